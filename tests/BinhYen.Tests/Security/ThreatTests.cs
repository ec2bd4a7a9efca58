using System.Net;
using BinhYen.Cases;
using BinhYen.Staff;
using BinhYen.Testing;
using BinhYen.Tests.Drivers;
using BinhYen.Tests.Given;

namespace BinhYen.Tests.Security;

/// <summary>Attacks of the list in <c>docs/security/threat-model.md</c> that need no room of their own. Each must fail.</summary>
[Trait("Speed", "Slow")]
public sealed class ThreatTests(Servers servers) : IClassFixture<Servers>
{
    [Theory, OnBothEngines]
    [Threat(1)]
    public async Task A_hamlet_head_finds_no_way_to_a_private_report(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        var opened = await server.ReportAsync("hàng xóm buôn bán xomatuy trong nhà", "H01");
        using var head = await Officer.SignInAsync(server, BinhYenServer.Account("truong-h01"));

        foreach (var path in (string[])[$"/cases/{opened.Code}", $"/cases?q={opened.Code}", "/cases?q=xomatuy", "/cases", "/cases/events", "/cases/alerts", "/board"])
            (await head.OpenAsync(path)).Status.ShouldBe(HttpStatusCode.Forbidden, path);
        (await head.OpenAsync($"/api/v1/reports/{opened.Code}")).Status.ShouldBe(HttpStatusCode.Unauthorized);
        var walk = new Crawler(head);
        await walk.WalkAsync("/desk", "/me", "/reports/new", "/");
        walk.Pages.Count.ShouldBeGreaterThan(2);
        foreach (var page in walk.Pages)
        {
            page.Source.ShouldNotContain(opened.Code.ToString(), Shouldly.Case.Insensitive, page.Path);
            page.Source.ShouldNotContain("xomatuy", Shouldly.Case.Insensitive, page.Path);
        }
    }

    [Theory, OnBothEngines]
    [Threat(2)]
    public async Task An_officer_who_looks_for_the_own_name_finds_nothing(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        var opened = await server.ReportAsync("anh Lưu Gia Bách nhận phong bì xophongbi", "H01", o => o with
        {
            Kind = CaseKind.PoliceConduct,
            Category = CaseCategory.PoliceConduct,
            OfficerConflict = true,
        });
        using var named = await Officer.SignInAsync(server, BinhYenServer.Account("cskv-p04"));
        var before = Counts(await named.SeesAsync("/cases"));

        foreach (var words in (string[])["Lưu Gia Bách", "luu gia bach", "Bách", "xophongbi", opened.Code.ToString()])
            (await named.SeesAsync($"/cases?q={Uri.EscapeDataString(words)}")).FindAll("a.item").ShouldNotContain(a => a.GetAttribute("data-code") == opened.Code.ToString(), words);

        // Neither does a number give it away: one more such report changes nothing on the screen.
        await server.ReportAsync("anh Lưu Gia Bách lại nhận phong bì", "H01", o => o with { Kind = CaseKind.PoliceConduct, Category = CaseCategory.PoliceConduct, OfficerConflict = true });
        Counts(await named.SeesAsync("/cases")).ShouldBe(before);
    }

    [Theory, OnBothEngines]
    [Threat(2)]
    public async Task A_session_ends_with_the_account_not_with_the_day(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine);
        using var officer = await Officer.SignInAsync(server, BinhYenServer.Account("cskv-p06"));
        await officer.SeesAsync("/cases");
        await server.ReadAsync(async db =>
        {
            var member = db.Set<StaffMember>().Single(s => s.UserName == "cskv-p06");
            member.ClosedAt = server.Clock.GetUtcNow();
            return await db.SaveChangesAsync();
        });
        (await officer.OpenAsync("/cases")).Path.ShouldStartWith("/sign-in");
    }

    [Theory, OnBothEngines]
    [Threat(15)]
    public async Task A_link_preview_reads_nothing(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        var opened = await server.ReportAsync("chuyện riêng xoxemtruoc ở đầu thôn");
        using var preview = server.NewBrowser();
        foreach (var path in (string[])[$"/cases/{opened.Code}", $"/cases/{opened.Code}?done=note", "/tra-cuu", $"/tra-cuu?ma={opened.TrackingCode}", "/tin-cua-toi"])
        {
            var page = await preview.OpenAsync(path);
            page.Source.ShouldNotContain("xoxemtruoc", Shouldly.Case.Insensitive, path);
            page.FindAll("meta[property^='og:'], meta[name='description']").ShouldBeEmpty(path);
            if (page.Status == HttpStatusCode.OK) page.Find("meta[name='robots'][content~='noindex']").ShouldNotBeNull(path);
        }
    }

    private static IReadOnlyList<string> Counts(WebPage inbox) => [.. inbox.FindAll("nav a, .tabs a").Select(a => a.TextContent.Trim())];
}
