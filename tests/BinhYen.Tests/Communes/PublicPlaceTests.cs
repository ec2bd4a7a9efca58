using System.Net;
using BinhYen.Communes;
using BinhYen.Communes.Places;
using BinhYen.Platform.Journal;
using BinhYen.Staff;
using BinhYen.Testing;
using BinhYen.Tests.Drivers;
using CsCheck;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Tests.Communes;

public sealed class PublicPlaceTests(Servers servers) : IClassFixture<Servers>
{
    private static readonly (string, string)[] MarketHours = [("days1", "Monday"), ("days1", "Wednesday"), ("from1", "05:00"), ("until1", "10:30")];

    [Theory, OnBothEngines, Requirement("R-TT-39", "R-TT-49")]
    public async Task Places_with_their_hours_are_kept_by_the_leadership_and_planned_for_by_the_officers(Engine engine)
    {
        // 09:00 on a Monday.
        var server = await servers.OnAsync(engine);
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        (await chief.SeesAsync("/places")).Words.ShouldContain("Sổ chưa có nơi nào");
        await chief.SeesAsync("/places/new");
        (await chief.SubmitAsync("/places/new", [("name", "Chợ Đông Khê"), ("kind", "Market"), ("note", "Đường hẹp, xe đỗ tràn lòng đường"), .. MarketHours])).Words.ShouldContain("Đã ghi vào sổ");
        await chief.SeesAsync("/places/new");
        await chief.SubmitAsync("/places/new", ("name", "Karaoke Sao Đêm"), ("kind", "Entertainment"), ("days1", "Friday"), ("days1", "Saturday"), ("from1", "20:00"), ("until1", "01:00"), ("days2", "Monday"), ("from2", "18:30"), ("until2", "22:00"));
        await chief.SeesAsync("/places/new");
        (await chief.SubmitAsync("/places/new", [("name", "cho dong khe"), .. MarketHours])).Errors.ShouldHaveSingleItem().ShouldContain("đã có trong sổ");

        // An officer reads, and sees what needs attention now, tonight and in a shift; the desk too.
        using var officer = await Officer.SignInAsync(server, BinhYenServer.Account("cskv-p04"));
        var page = await officer.SeesAsync("/places");
        page.FindAll("tbody strong").Select(e => e.TextContent).ShouldBe(["Chợ Đông Khê", "Karaoke Sao Đêm"], "what needs attention now stands first");
        page.Words.ShouldContain("thứ Hai, thứ Tư 05:00–10:30");
        page.Words.ShouldContain("thứ Sáu, thứ Bảy 20:00–01:00 hôm sau");
        page.FindAll("a[href='/places/new']").ShouldBeEmpty();
        (await officer.SeesAsync("/places?when=Now")).FindAll("tbody strong").ShouldHaveSingleItem().TextContent.ShouldBe("Chợ Đông Khê");
        (await officer.SeesAsync("/places?when=Tonight")).FindAll("tbody strong").ShouldHaveSingleItem().TextContent.ShouldBe("Karaoke Sao Đêm");
        (await officer.SeesAsync("/places?kind=FoodStreet&when=rubbish")).Words.ShouldContain("Không có nơi nào thuộc loại này");
        Stops(await officer.SeesAsync("/places/shift?date=2026-11-23&shift=Day")).ShouldBe(["07:00–10:30 Chợ Đông Khê", "18:30–19:00 Karaoke Sao Đêm"], "of each window the part inside the shift");
        Stops(await officer.SeesAsync("/places/shift?date=2026-11-23&shift=Night")).ShouldBe(["19:00–22:00 Karaoke Sao Đêm"]);
        Stops(await officer.SeesAsync("/places/shift?date=2026-11-28&shift=Night")).ShouldBe(["20:00–01:00 Karaoke Sao Đêm"]);
        page = await officer.SeesAsync("/places/shift?date=2026-11-24&shift=Night");
        Stops(page).ShouldBe(["05:00–07:00 Chợ Đông Khê"], "the night of Tuesday ends on the morning of Wednesday");
        page.Find("th.print-only")!.TextContent.ShouldBe("Đã qua lúc");
        (await officer.OpenAsync("/places/new")).Status.ShouldBe(HttpStatusCode.Forbidden);
        using var head = await Officer.SignInAsync(server, BinhYenServer.Account("truong-h01"));
        (await head.OpenAsync("/places")).Status.ShouldBe(HttpStatusCode.Forbidden);

        // Changed, then ended: out of today's plan, still there to be looked up.
        await chief.OpenAsync("/places");
        var address = chief.Page.FindAll("tbody a").Single(a => a.TextContent == "Chợ Đông Khê").GetAttribute("href")!;
        await chief.SeesAsync(address);
        chief.Page.FindAll("input[name=days1][checked]").Select(i => i.GetAttribute("value")).ShouldBe(["Monday", "Wednesday"]);
        (await chief.SubmitAsync(address, ("until1", "11:00"))).Words.ShouldContain("05:00–11:00");
        await chief.SeesAsync(address);
        await chief.SubmitAsync($"{address}/end");
        (await chief.SeesAsync("/places")).FindAll("tbody strong").ShouldHaveSingleItem().TextContent.ShouldBe("Karaoke Sao Đêm");
        (await chief.SeesAsync("/places?when=Ended")).Words.ShouldContain("đến hết 23/11/2026");
        (await chief.SeesAsync(address)).FindAll("form[action='" + address + "']").ShouldBeEmpty();
        (await server.ReadAsync(db => db.Set<JournalEntry>().Where(e => e.Fact.StartsWith("communes.place-")).Select(e => e.Fact).ToListAsync()))
            .ShouldBe(["communes.place-added.v1", "communes.place-added.v1", "communes.place-changed.v1", "communes.place-ended.v1"], ignoreOrder: true);
        (await chief.OpenAsync($"/places/{Guid.NewGuid()}")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact, Requirement("R-TT-39")]
    public async Task What_tells_of_a_person_or_is_secret_does_not_get_into_the_register_and_what_was_typed_is_not_lost()
    {
        var server = await servers.OnAsync(Engine.Sqlite);
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        foreach (var note in new[] { "Hay có Nguyễn Văn Tèo ngồi", "Nhiều đối tượng tụ tập", "Gọi 0912 345 678 khi cần", "Để ý nhà số 14", "xe biển số 29A", "Nơi đặc tình hay đến", "Gặp anh Tuấn ở quán" })
        {
            await chief.SeesAsync("/places/new");
            var page = await chief.SubmitAsync("/places/new", [("name", "Ngã tư cầu Vồng"), ("kind", "Crossroads"), ("note", note), .. MarketHours]);
            page.Status.ShouldBe(HttpStatusCode.UnprocessableEntity, note);
            page.Find("#note-marked mark")!.ShouldNotBeNull(note);
            page.Find("#note")!.TextContent.ShouldBe(note);
            page.FindAll("input[name=days1][checked]").Count.ShouldBe(2, "what was ticked stays ticked");
        }

        (await chief.SubmitAsync("/places/new", ("name", "Quán 0912345678"))).Errors.ShouldContain(PlaceText.Advice);
        await chief.SeesAsync("/places/new");
        var bare = await chief.SubmitAsync("/places/new", ("name", "x"), ("from1", "05:00"), ("until1", ""));
        bare.Errors.Count.ShouldBe(2);
        bare.Errors.ShouldContain(e => e.StartsWith("Khung giờ 1", StringComparison.Ordinal));
        (await server.ReadAsync(db => db.Set<PublicPlace>().CountAsync(p => p.Kind == PublicPlaceKind.Crossroads))).ShouldBe(0);
    }

    [Theory]
    [InlineData("Thiếu đèn chiếu sáng, đông xe lúc tan chợ từ 5 giờ sáng")]
    [InlineData("Gần chợ Đông Khê, đường trơn khi mưa; thanh niên hay đua xe")]
    [InlineData("Quán bán đến khuya, nhạc to; cần nhắc chủ cơ sở giờ giấc")]
    public void A_note_about_a_place_passes(string note) => PlaceText.InNote(note, "Chợ Đông Khê", ["thôn Đông Khê"]).ShouldBeEmpty();

    [Theory]
    [InlineData("Quán Bà Sáu")]
    [InlineData("Karaoke Hoàng Gia 2")]
    [InlineData("Ngã ba cây xăng số 5")]
    public void A_shop_keeps_the_name_it_has(string name) => PlaceText.InName(name).ShouldBeEmpty();

    [Fact]
    public void A_window_covers_exactly_its_hours_on_its_days_over_midnight_too() =>
        Gen.Select(Gen.Int[1, 127], Gen.Int[0, 1439], Gen.Int[0, 1439], Gen.Int[0, 7 * 1440 - 1]).Where(t => t.Item2 != t.Item3).Sample((days, from, until, at) =>
        {
            var window = new AttentionWindow((Weekdays)days, Time(from), Time(until));
            AttentionWindow.Parse(window.ToString()).ShouldBe(window);
            var local = new DateTime(2026, 11, 23).AddMinutes(at); // A Monday.
            var (day, minute) = (at / 1440, at % 1440);
            bool Begins(int d) => (days & (1 << ((d + 7) % 7))) != 0;
            var expected = from < until ? Begins(day) && minute >= from && minute < until : (Begins(day) && minute >= from) || (Begins(day - 1) && minute < until);
            window.Covers(local).ShouldBe(expected);
        });

    private static TimeOnly Time(int minutes) => new(minutes / 60, minutes % 60);

    private static IEnumerable<string> Stops(WebPage page) => page.FindAll("tbody tr").Select(r => $"{r.QuerySelector("td strong")!.TextContent} {r.QuerySelectorAll("td")[1].FirstChild!.TextContent.Trim()}");
}
