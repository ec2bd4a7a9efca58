using System.Net;
using BinhYen.Campaigns;
using BinhYen.Communes;
using BinhYen.Platform.Journal;
using BinhYen.Staff;
using BinhYen.Testing;
using BinhYen.Tests.Drivers;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Tests.Campaigns;

/// <summary>Campaigns, helpers and the self-management checklist through their pages.</summary>
[Trait("Speed", "Slow")]
public sealed class CampaignTests(Servers servers) : IClassFixture<Servers>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, OnBothEngines]
    [Requirement("R-YC-73", "R-YC-74", "R-DT-13", "R-TT-14")]
    public async Task Activities_are_counted_by_form_and_shown_before_and_after_by_hamlet(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        await chief.SeesAsync("/joining");
        (await chief.SubmitAsync("/joining/campaigns", ("kind", "Enrolment"), ("title", "Tháng vận động"), ("from", "2026-12-01"), ("until", "2026-11-01"))).Errors.ShouldHaveSingleItem().ShouldContain("kết thúc không trước bắt đầu");
        chief.Page.Find("#title")!.GetAttribute("value").ShouldBe("Tháng vận động", "what was typed is not lost");
        var campaign = (await chief.SubmitAsync("/joining/campaigns", ("kind", "Peak"), ("title", "Đợt cao điểm cuối năm"), ("aim", "Công an, quân sự, thôn cùng làm"), ("from", "2026-11-10"), ("until", "2026-12-31"))).Path.Split('?')[0];
        chief.Page.Words.ShouldContain("10/11/2026 – 31/12/2026");
        chief.Page.FindAll("#form option").Select(o => o.TextContent)
            .ShouldBe(["Hội nghị, họp thôn xóm", "Tờ rơi", "Băng rôn, khẩu hiệu", "Đoàn thể vận động", "Giúp cài đặt Zalo", "Họp thôn", "Loa phát thanh", "Áp phích", "Bài trong nhóm", "Bài trên trang", "Đến nhà"], "the profile's forms, then those everybody may count");

        using var head = await Officer.SignInAsync(server, BinhYenServer.Account("truong-h01"));
        await head.SeesAsync(campaign);
        head.Page.FindAll("#hamlet option").Select(o => o.TextContent).ShouldBe(["thôn Đông Khê"]);
        (await head.SubmitAsync($"{campaign}/activities", ("on", "2026-11-09"), ("form", "Họp thôn"), ("place", "Nhà văn hóa thôn"))).Errors.ShouldHaveSingleItem().ShouldContain("Ngày phải trong đợt");
        (await head.SubmitAsync($"{campaign}/activities", ("on", "2026-11-20"), ("form", "Họp thôn"), ("place", "Nhà văn hóa thôn"), ("present", "nhiều"))).Errors.ShouldHaveSingleItem().ShouldContain("chữ số");
        await head.SubmitAsync($"{campaign}/activities", ("on", "2026-11-20"), ("form", "Họp thôn"), ("place", "Nhà văn hóa thôn"), ("present", "1.204"), ("leaflets", "80"), ("banners", "2"), ("new", "12"));
        await head.SubmitAsync($"{campaign}/activities", ("on", "2026-11-21"), ("form", "Họp thôn"), ("place", "Sân đình"), ("present", "46"), ("leaflets", "20"));
        await head.SubmitAsync($"{campaign}/activities", ("on", "2026-11-22"), ("form", "Loa phát thanh"), ("place", "Cụm loa thôn"));
        Row(head.Page, "#forms + .table-wrap", "Họp thôn").ShouldBe(["Họp thôn", "2", "1.250", "100", "0", "2", "12"]);
        Row(head.Page, "#forms + .table-wrap", "Loa phát thanh").ShouldBe(["Loa phát thanh", "1", "0", "0", "0", "0", "0"]);
        head.Page.Words.ShouldContain("chưa đếm người dự");

        // Signed counts before and after; a hamlet without a count has none, not zero.
        var before = await server.ReadAsync(async db => await db.Set<ParticipationCount>().AsNoTracking().Where(c => db.Set<Hamlet>().Any(h => h.Id == c.HamletId && h.Code == "H01")).OrderBy(c => c.On).ThenBy(c => c.SignedAt).ToListAsync(Stop));
        var line = Row(await chief.SeesAsync(campaign), "#progress ~ .table-wrap", "thôn Đông Khê");
        line[1].ShouldBe(before.LastOrDefault(c => c.On <= new DateOnly(2026, 11, 10)) is { } was ? $"{was.Joined} ({was.On:dd/MM/yyyy})" : "chưa chốt");
        line[5].ShouldBe("3");

        // Taken out again by who entered it; nobody else's hamlet, nobody else's entry.
        using var other = await Officer.SignInAsync(server, BinhYenServer.Account("truong-h02"));
        await other.SeesAsync(campaign);
        other.Page.FindAll("form[action$='/remove']").ShouldBeEmpty();
        var remove = head.Page.FindAll("form[action$='/remove']").OfType<AngleSharp.Html.Dom.IHtmlFormElement>().First();
        await head.SubmitAsync(remove, []);
        head.Page.FindAll("#forms + .table-wrap tbody tr").Count.ShouldBe(1);
        (await head.SeesAsync("/joining")).FindAll("form[action='/joining/campaigns']").ShouldBeEmpty();
    }

    [Theory, OnBothEngines]
    [Requirement("R-TT-17")]
    public async Task A_hand_in_of_weapons_keeps_quantities_and_advice_and_has_no_place_for_a_person(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        await chief.SeesAsync("/joining");
        await chief.SubmitAsync("/joining/campaigns", ("kind", "HandIn"), ("title", "Giao nộp vũ khí"), ("from", "2026-11-01"), ("until", "2026-11-30"));
        var campaign = chief.Page.Path.Split('?')[0];
        chief.Page.Words.ShouldContain("Không tự tháo, cưa, đốt");
        chief.Page.Words.ShouldContain("Không ghi ai giao nộp");
        (await chief.SubmitAsync($"{campaign}/activities", ("on", "2026-11-20"), ("form", "Họp thôn"), ("place", "Trụ sở Công an xã"), ("weapons", "-3"))).Errors.ShouldHaveSingleItem();
        await chief.SubmitAsync($"{campaign}/activities", ("on", "2026-11-20"), ("form", "Họp thôn"), ("place", "Trụ sở Công an xã"), ("weapons", "3"), ("explosives", "1,5"), ("tools", "2"));
        chief.Page.Words.ShouldContain("Đã thu: 3 vũ khí; 1,5 kg vật liệu nổ; 2 công cụ hỗ trợ");
        chief.Page.FindAll("form[action$='/activities'] :is(input, textarea, select)").Select(e => e.GetAttribute("name")).Where(n => n is not "__RequestVerificationToken")
            .ShouldBe(["on", "form", "hamlet", "place", "weapons", "explosives", "tools", "leaflets", "posters", "banners"]);
    }

    [Theory, OnBothEngines]
    [Requirement("R-YC-75")]
    public async Task Unions_help_in_hamlets_with_a_list_of_tasks_and_tell_how_many_households_they_helped(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        await chief.SeesAsync("/joining");
        var campaign = (await chief.SubmitAsync("/joining/campaigns", ("kind", "Enrolment"), ("title", "Đoàn thanh niên giúp bà con"), ("from", "2026-11-01"), ("until", "2026-12-31"))).Path.Split('?')[0];
        var hamlet = chief.Page.FindAll("#team-hamlet option").First(o => o.TextContent == "thôn Đông Khê").GetAttribute("value")!;
        await chief.SubmitAsync($"{campaign}/teams", ("body", "Đoàn Thanh niên"), ("team-hamlet", hamlet));
        (await chief.SubmitAsync($"{campaign}/teams", ("body", "Đoàn Thanh niên"), ("team-hamlet", hamlet))).Errors.ShouldHaveSingleItem().ShouldContain("đã được phân công");

        using var head = await Officer.SignInAsync(server, BinhYenServer.Account("truong-h01"));
        await head.SeesAsync(campaign);
        var team = head.Page.FindAll("form[action*='/teams/']").OfType<AngleSharp.Html.Dom.IHtmlFormElement>().Single();
        (await head.SubmitAsync(team, [("helped", "3"), ("joined", "4")])).Errors.ShouldHaveSingleItem().ShouldContain("không lớn hơn số đã giúp");
        team = head.Page.FindAll("form[action*='/teams/']").OfType<AngleSharp.Html.Dom.IHtmlFormElement>().Single();
        await head.SubmitAsync(team, [("done", "1"), ("done", "4"), ("helped", "14"), ("joined", "9")]);
        head.Page.Words.ShouldContain("Đoàn Thanh niên · thôn Đông Khê: 2/4 việc, giúp 14 hộ, 9 hộ đã vào nhóm");
        using var other = await Officer.SignInAsync(server, BinhYenServer.Account("truong-h02"));
        (await other.SeesAsync(campaign)).FindAll("input[name=helped]").ShouldBeEmpty();
    }

    [Theory, OnBothEngines]
    [Requirement("R-TT-31", "R-TT-32", "R-TT-33", "R-TT-34")]
    public async Task The_checklist_is_about_the_hamlet_in_three_groups_and_keeps_nothing_about_households(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        using var head = await Officer.SignInAsync(server, BinhYenServer.Account("truong-h01"));
        var overview = await head.SeesAsync("/joining/self");
        overview.FindAll("thead th").Select(th => th.TextContent).ShouldBe(["Thôn, xóm", "Tự phòng", "Tự quản", "Tự bảo vệ", "Bảng của thôn"]);
        var address = overview.FindAll("tbody a").ShouldHaveSingleItem().GetAttribute("href")!;
        await head.SeesAsync(address);
        var token = head.Page.Find("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        await head.PostAsync(address, [new("__RequestVerificationToken", token), new("DrugTalks", "yes"), new("QuietHours", "yes"), new("SafeEvents", "no"), new("note", "Nhà ông A về khuya, hay cãi nhau")]);
        await head.SeesAsync("/joining/self");
        head.Page.FindAll("tbody td").Select(td => td.TextContent.Trim()).Take(4).ShouldBe(["thôn Đông Khê", "có 1/5", "có 1/4", "có 0/4"]);
        await head.SeesAsync(address);
        await head.SubmitAsync(address, ("DrugTalks", "yes"), ("SafeEvents", "yes"));
        var marks = await server.ReadAsync(db => db.Set<SelfMark>().AsNoTracking().OrderBy(m => m.At).ToListAsync(Stop));
        marks.Count.ShouldBe(4, "only what changed is added, and the older answer stays");
        typeof(SelfMark).GetProperties().Where(p => p.PropertyType == typeof(string)).ShouldBeEmpty("nowhere to write about a household");
        (await server.ReadAsync(db => db.Set<JournalEntry>().Where(e => e.Fact == "campaigns.self-marked.v1").Select(e => e.Details).ToListAsync(Stop))).ShouldAllBe(d => !d.Contains("cãi nhau"));
        using var other = await Officer.SignInAsync(server, BinhYenServer.Account("truong-h02"));
        (await other.OpenAsync(address)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory, OnBothEngines]
    [Requirement("R-HG-58")]
    public async Task Followers_are_entered_with_a_day_and_a_second_figure_corrects_the_first(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        await chief.SeesAsync("/joining/followers");
        (await chief.SubmitAsync("/joining/followers/read")).Errors.ShouldHaveSingleItem().ShouldContain("Chưa kết nối Official Account");
        (await chief.SubmitAsync("/joining/followers", ("on", "2026-11-22"), ("count", ""))).Errors.ShouldHaveSingleItem().ShouldContain("đừng ghi 0");
        await chief.SubmitAsync("/joining/followers", ("on", "2026-11-20"), ("count", "1.100"));
        await chief.SubmitAsync("/joining/followers", ("on", "2026-11-22"), ("count", "1.240"));
        await chief.SubmitAsync("/joining/followers", ("on", "2026-11-22"), ("count", "1.250"));
        chief.Page.FindAll("tbody tr").Select(r => r.TextContent.Trim()).Count().ShouldBe(2);
        chief.Page.FindAll("tbody tr")[0].TextContent.ShouldContain("+150");
        using var officer = await server.SignInAsync(StaffRole.AreaOfficer);
        (await officer.OpenAsync("/joining/followers")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    private static IReadOnlyList<string> Row(WebPage page, string table, string first) =>
        [.. page.FindAll($"{table} tbody tr").Single(r => r.QuerySelector("td")!.TextContent == first).QuerySelectorAll("td").Select(td => td.TextContent.Trim())];
}
