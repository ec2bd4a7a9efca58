using System.Net;
using BinhYen.Communes;
using BinhYen.Platform;
using BinhYen.Staff;
using BinhYen.Tests.Drivers;
using CsCheck;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Tests.Communes;

public sealed class PositionTests(Servers servers) : IClassFixture<Servers>
{
    [Theory, OnBothEngines]
    public async Task A_hamlet_head_who_leaves_loses_the_role_at_the_minute_and_the_successor_has_it(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        using var head = await Officer.SignInAsync(server, BinhYenServer.Account("truong-h11"));
        await head.SeesAsync("/households");
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        var page = await chief.SeesAsync("/areas/positions");
        var row = page.FindAll("tbody tr").Single(r => r.TextContent.Contains("Trưởng xóm Mới", StringComparison.Ordinal));
        await chief.SubmitAsync((AngleSharp.Html.Dom.IHtmlFormElement)row.QuerySelector("form")!, []);

        (await head.OpenAsync("/households")).Path.ShouldStartWith("/sign-in");
        await Should.ThrowAsync<InvalidOperationException>(() => Officer.SignInAsync(server, BinhYenServer.Account("truong-h11")));
        (await chief.SeesAsync("/areas/positions")).FindAll("tbody tr").Single(r => r.TextContent.Contains("Trưởng xóm Mới", StringComparison.Ordinal)).TextContent.ShouldContain("chưa có ai");

        // Papers of an earlier day still show who it was.
        (await chief.SeesAsync("/areas/positions?on=2026-06-20")).FindAll("tbody tr").Single(r => r.TextContent.Contains("Trưởng xóm Mới", StringComparison.Ordinal)).TextContent.ShouldContain(BinhYenServer.Account("truong-h11").FullName);

        // The head of another hamlet takes this one over as well, and may work in both.
        var other = (await server.ReadAsync(db => db.Set<StaffMember>().SingleAsync(s => s.UserName == "truong-h12"))).Id;
        var hamlet = (await server.ReadAsync(db => db.Set<Hamlet>().SingleAsync(h => h.Code == "H11"))).Id;
        await chief.SeesAsync("/areas/positions");
        (await FillAsync(chief, ("title", hamlet.ToString()), ("holder", BinhYenServer.Account("truong-h12").FullName), ("account", other.ToString()))).Words.ShouldContain("Đã ghi người giữ chức vụ");
        using var successor = await Officer.SignInAsync(server, BinhYenServer.Account("truong-h12"));
        (await successor.SeesAsync("/households")).FindAll("td a").Count.ShouldBe(2);
    }

    [Theory, OnBothEngines]
    public async Task A_paper_with_too_long_a_name_is_answered_in_words(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        await chief.SeesAsync("/areas/positions");
        var hamlet = (await server.ReadAsync(db => db.Set<Hamlet>().SingleAsync(h => h.Code == "H06"))).Id;
        var page = await FillAsync(chief, ("title", hamlet.ToString()), ("holder", "Nông Văn Dài"), ("basis", new string('ă', 121)));
        page.Errors.ShouldContain(e => e.StartsWith("Căn cứ tối đa 120 chữ"));
        page.Find("input[name=holder]")!.GetAttribute("value").ShouldBe("Nông Văn Dài");
    }

    [Fact]
    public async Task Whoever_stands_in_is_shown_beside_the_holder_and_replaces_nobody()
    {
        var server = await servers.OnAsync(Engine.Sqlite);
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        await chief.SeesAsync("/areas/positions");
        var hamlet = (await server.ReadAsync(db => db.Set<Hamlet>().SingleAsync(h => h.Code == "H05"))).Id;
        await FillAsync(chief, ("title", hamlet.ToString()), ("holder", "Nông Văn Thay"), ("acting", "on"));
        var row = (await chief.SeesAsync("/areas/positions")).FindAll("tbody tr").Single(r => r.TextContent.Contains("xóm Bãi", StringComparison.Ordinal)).TextContent;
        row.ShouldContain("Nông Văn Thay phụ trách thay");
        row.ShouldContain(BinhYenServer.Account("truong-h05").FullName);
        (await FillAsync(chief)).Errors.ShouldContain("Ghi họ tên người giữ chức vụ (tối đa 120 chữ).");
        using var officer = await server.SignInAsync(StaffRole.AreaOfficer);
        (await officer.OpenAsync("/areas/positions")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    private static Task<WebPage> FillAsync(Officer chief, params (string, string)[] fields) =>
        chief.SubmitAsync(chief.Page.Document.Forms.Single(f => f is { Method: "post" } && f.GetAttribute("action") == "/areas/positions"), fields);

    [Fact]
    public void At_any_instant_a_seat_has_the_holder_whose_time_covers_it()
    {
        var start = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var hamlet = new Hamlet { Id = HamletId.New(start), Code = "H01", Term = "thôn", Name = "Thử" };
        Gen.Select(Gen.Int[1, 500].List[1, 6], Gen.Int[-10, 3_000]).Sample((lengths, at) =>
        {
            // One holder after the other, without gaps, the last one open.
            var holdings = new List<PositionHolding>();
            var from = start;
            foreach (var (length, i) in lengths.Select((l, i) => (l, i)))
            {
                var until = from.AddHours(length);
                holdings.Add(new PositionHolding { Kind = PositionKind.HamletHead, HamletId = hamlet.Id, Title = "", HolderName = $"{i}", StartsAt = from, EndsAt = i == lengths.Count - 1 ? null : until });
                from = until;
            }

            var instant = start.AddHours(at);
            var seat = ExOfficio.Seat(hamlet, PositionKind.HamletHead, holdings, instant);
            if (at < 0) seat.Holder.ShouldBeNull();
            else holdings.Single(h => h.HolderName == seat.Holder!.HolderName).ShouldSatisfyAllConditions(h => h.StartsAt.ShouldBeLessThanOrEqualTo(instant), h => (h.EndsAt is null || h.EndsAt > instant).ShouldBeTrue());
        });
    }
}
