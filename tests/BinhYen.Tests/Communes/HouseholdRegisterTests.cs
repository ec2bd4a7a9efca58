using System.Net;
using BinhYen.Communes;
using BinhYen.Platform;
using BinhYen.Platform.Sheets;
using BinhYen.Staff;
using BinhYen.Testing;
using BinhYen.Tests.Drivers;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Tests.Communes;

public sealed class HouseholdRegisterTests(Servers servers) : IClassFixture<Servers>
{
    [Theory, OnBothEngines, Requirement("R-DT-54")]
    public async Task Households_not_joined_yet_are_seen_by_their_hamlets_own_helpers_and_by_nobody_else(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        using var head = await Officer.SignInAsync(server, BinhYenServer.Account("truong-h11"));
        var list = await ListAsync(head);
        await EnterAsync(head, list, "ngõ 7, xóm Mới");
        (await head.SeesAsync(list)).Words.ShouldContain("ngõ 7, xóm Mới");

        using var neighbour = await Officer.SignInAsync(server, BinhYenServer.Account("truong-h12"));
        (await neighbour.OpenAsync(list)).Status.ShouldBe(HttpStatusCode.NotFound);
        var household = await OnlyOneAsync(server, list);
        (await neighbour.OpenAsync($"/households/one/{household}")).Status.ShouldBe(HttpStatusCode.NotFound);
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        (await chief.OpenAsync(list)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await chief.SeesAsync("/households")).Words.ShouldNotContain("ngõ 7");
        using var officer = await Officer.SignInAsync(server, BinhYenServer.Account("cskv-p09"));
        (await officer.SeesAsync(list)).Words.ShouldContain("ngõ 7, xóm Mới");
        using var committee = await server.SignInAsync(StaffRole.Committee);
        (await committee.OpenAsync("/households")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory, OnBothEngines]
    public async Task A_name_is_kept_only_after_a_yes_and_vanishes_with_its_withdrawal(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        using var head = await Officer.SignInAsync(server, BinhYenServer.Account("truong-h05"));
        var list = await ListAsync(head);
        await head.SeesAsync($"{list}/new");
        (await head.SubmitAsync(list, ("place", "đầu bãi"), ("name", "Lại Thị Thử"), ("phone", "100000455"))).Errors.Single().ShouldContain("Hỏi người đại diện hộ");
        var page = await head.SubmitAsync(list, ("consent-householdcontact", "yes"), ("channel", "Paper"));
        page.Status.ShouldBe(HttpStatusCode.OK);
        var slip = page.Find(".secret-once")!.TextContent;
        (await head.SeesAsync(list)).Words.ShouldContain("Lại Thị Thử");

        using var resident = server.NewBrowser();
        await resident.OpenAsync("/dong-y");
        await resident.SubmitAsync(resident.Page.Document.Forms.Single(f => f.Method == "post" && f.QuerySelector("input[type=text],input:not([type])") is not null), [(resident.Page.Document.Forms.SelectMany(f => f.Elements).First(e => e.GetAttribute("name") is { } n && n != "__RequestVerificationToken" && !n.StartsWith("__", StringComparison.Ordinal)).GetAttribute("name")!, slip)]);
        var withdrawal = resident.Page.Document.Forms.First(f => f.TextContent.Contains("Rút", StringComparison.Ordinal));
        await resident.SubmitAsync(withdrawal, []);
        var after = await head.SeesAsync(list);
        after.Words.ShouldNotContain("Lại Thị Thử");
        after.Words.ShouldNotContain("0100 000 455");
        after.Words.ShouldContain("đầu bãi");
    }

    [Fact, Requirement("R-DT-12")]
    public async Task A_household_counts_once_however_often_somebody_of_it_joins_and_other_ways_are_counted_apart()
    {
        var server = await servers.OnAsync(Engine.Sqlite);
        using var head = await Officer.SignInAsync(server, BinhYenServer.Account("truong-h06"));
        var list = await ListAsync(head);
        await EnterAsync(head, list, "cạnh giếng làng");
        foreach (var _ in Enumerable.Range(0, 2))
        {
            var household = await OnlyOneAsync(server, list);
            await head.SeesAsync($"/households/one/{household}");
            await head.SubmitAsync($"/households/one/{household}", ("joined", "on"), ("reach-Visit", "on"));
        }

        var row = (await head.SeesAsync("/households")).FindAll("tbody tr").Single(r => r.TextContent.Contains("Chùa", StringComparison.Ordinal));
        row.QuerySelector("[data-label='Đã tham gia']")!.TextContent.ShouldBe("1");
        row.TextContent.ShouldContain("đến nhà 1");
    }

    [Fact]
    public async Task The_export_of_a_hamlet_does_not_say_who_has_not_joined()
    {
        var server = await servers.OnAsync(Engine.Sqlite);
        using var head = await Officer.SignInAsync(server, BinhYenServer.Account("truong-h09"));
        var list = await ListAsync(head);
        await EnterAsync(head, list, "=2+5");
        await head.SeesAsync(list);
        var form = head.Page.Form($"{list}/export");
        using var body = new FormUrlEncodedContent(form.QuerySelectorAll("input").Select(i => KeyValuePair.Create(i.GetAttribute("name")!, i.GetAttribute("value")!)));
        using var answer = await head.Http.PostAsync(new Uri($"{list}/export", UriKind.Relative), body, TestContext.Current.CancellationToken);
        var rows = Sheet.Open(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Value.All().Value;
        rows[0].Cells.ShouldBe(["Thôn, xóm", "Họ tên đại diện hộ", "Số điện thoại", "Nơi ở", "Có điều kiện"]);
        rows[1][3].ShouldBe("'=2+5");
    }

    private static Task<HouseholdId> OnlyOneAsync(BinhYenServer server, string list)
    {
        var hamlet = new HamletId(Guid.Parse(list.Split('/')[^1]));
        return server.ReadAsync(db => db.Set<Household>().Where(h => h.HamletId == hamlet).Select(h => h.Id).SingleAsync());
    }

    private static async Task<string> ListAsync(Officer helper) => (await helper.SeesAsync("/households")).FindAll("td a").Single().GetAttribute("href")!;

    private static async Task EnterAsync(Officer helper, string list, string place)
    {
        await helper.SeesAsync($"{list}/new");
        (await helper.SubmitAsync(list, ("place", place))).Status.ShouldBe(HttpStatusCode.OK);
    }
}
