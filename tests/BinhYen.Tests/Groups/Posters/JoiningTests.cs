using System.Net;
using BinhYen.Confidentiality;
using BinhYen.Groups;
using BinhYen.Staff;
using BinhYen.Testing;
using BinhYen.Tests.Drivers;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Tests.Groups.Posters;

/// <summary>From the paper on the wall to a place in the group, as a resident and the officer of the group live it.</summary>
[Trait("Speed", "Slow")]
public sealed class JoiningTests(Servers servers) : IClassFixture<Servers>
{
    private const string Link = "https://zalo.me/g/vi-du-001";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, OnBothEngines]
    [Requirement("R-HG-57", "R-TT-26", "R-DT-53", "R-YC-68", "R-DT-12")]
    public async Task A_resident_scans_the_poster_reads_who_sees_what_and_joins_without_leaving_a_name(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        using var officer = await Officer.SignInAsync(server, BinhYenServer.Account("cskv-p04"));
        var notice = await IssueAsync(officer, "G01", Link);

        // The paper, read by a camera.
        var pdf = await officer.Http.GetByteArrayAsync(new Uri($"{notice}/poster.pdf", UriKind.Relative), Stop);
        var scanned = QrReader.InPdf(pdf);
        scanned.ShouldContain($"{server.Address}/x/an-phu-khe/bao-tin");
        var join = new Uri(scanned.Single(a => a.Contains("/vao-nhom/", StringComparison.Ordinal))).PathAndQuery;
        (await officer.Http.GetByteArrayAsync(new Uri($"{notice}/table-card.png", UriKind.Relative), Stop)).AsSpan(0, 4).ToArray().ShouldBe([0x89, (byte)'P', (byte)'N', (byte)'G']);

        using var resident = new Resident(server);
        var page = await resident.OpenAsync(join);
        page.Status.ShouldBe(HttpStatusCode.OK);
        foreach (var words in (string[])["thôn Đông Khê", "thấy tên và ảnh Zalo của bạn", "không viết lên nhóm", "Không đăng", "quyền khiếu nại", "0100 000 113"]) page.Words.ShouldContain(words);
        page.FindAll("input[checked]").ShouldBeEmpty("nothing is chosen for anybody");
        page.Source.ShouldNotContain(Link, Shouldly.Case.Sensitive, "the way in comes after the answer");

        (await resident.SubmitAsync(join, ("ho", "dau"))).Words.ShouldContain("Chọn “Đồng ý” hoặc “Không đồng ý”");
        resident.Page.FindAll("input[name=ho][checked]").ShouldHaveSingleItem().GetAttribute("value").ShouldBe("dau", "what was chosen is not lost");
        page = await resident.SubmitAsync(join, ("consent-groupmembership", "yes"), ("ho", "dau"));
        page.Path.ShouldBe($"{join}/xong");
        page.Find($"a[href='{Link}']").ShouldNotBeNull();
        var slip = resident.Code;
        slip.Length.ShouldBe(14);
        var (consent, answer) = await server.ReadAsync(async db => (
            await db.Set<Consent>().SingleAsync(c => c.Purpose == ConsentPurpose.GroupMembership, Stop), await db.Set<JoinAnswer>().SingleAsync(Stop)));
        consent.Giver.ShouldBeNull("no name is asked for");
        consent.Text.ShouldContain("Bạn có đồng ý vào nhóm Zalo");
        consent.TextHash.ShouldBe(ConsentText.Hash(consent.Text));
        (answer.Yes, answer.FirstOfHousehold, consent.Subject).ShouldBe((true, true, answer.Id));

        // A second of the same household, one who says no, and one who comes again without a slip.
        using var son = new Resident(server);
        await son.OpenAsync(join);
        await son.SubmitAsync(join, ("consent-groupmembership", "yes"), ("ho", "da-co"));
        using var neighbour = new Resident(server);
        await neighbour.OpenAsync(join);
        page = await neighbour.SubmitAsync(join, ("consent-groupmembership", "no"));
        page.Words.ShouldContain("Không sao cả");
        page.Source.ShouldNotContain(Link);
        using var late = new Resident(server);
        (await late.OpenAsync($"{join}/xong")).Path.ShouldBe(join);
        Row(await officer.SeesAsync("/joining/posters"), "G01").ShouldContain("2 người đồng ý, trong đó 1 hộ mới; 1 không");

        // Taking it back is as easy, and the figure follows.
        await resident.OpenAsync("/dong-y");
        await resident.SubmitAsync("/dong-y", ("ma", slip.ToLowerInvariant()));
        (await resident.SubmitAsync("/dong-y/rut")).Words.ShouldContain("Đã rút");
        Row(await officer.SeesAsync("/joining/posters"), "G01").ShouldContain("1 người đồng ý, trong đó 0 hộ mới");
    }

    [Theory, OnBothEngines]
    [Requirement("R-HG-57", "R-YC-06")]
    public async Task A_paper_is_genuine_until_a_new_one_or_its_withdrawal_and_only_the_groups_people_issue_it(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine);
        using var officer = await Officer.SignInAsync(server, BinhYenServer.Account("cskv-p06"));
        await officer.SeesAsync("/joining/posters");
        (await officer.SubmitAsync(FormOf(officer.Page, "G05"), [("link", "https://zalo.me.evil.example/g/abc")])).Errors.ShouldHaveSingleItem().ShouldContain("https://zalo.me/g/…");
        (await officer.SubmitAsync(FormOf(officer.Page, "G05"), [("link", "")])).Errors.ShouldHaveSingleItem().ShouldContain("Dán liên kết nhóm trước");
        var first = await IssueAsync(officer, "G05", "https://zalo.me/g/vi-du-005");
        var old = CodeOf(officer.Page);
        officer.Page.FindAll("a[href$='.pdf']").Select(a => a.GetAttribute("href")![(first.Length + 1)..]).Distinct().ShouldBe(["poster.pdf", "leaflet.pdf", "table-card.pdf", "desk-sign.pdf", "guide.pdf"]);

        using var resident = new Resident(server);
        (await AskAsync(resident, old.ToLowerInvariant())).ShouldContain("Thật: tờ thông báo của Công an xã An Phú Khê");
        await IssueAsync(officer, "G05", "https://zalo.me/g/vi-du-055");
        var now = CodeOf(officer.Page);
        (await AskAsync(resident, old)).ShouldContain("Tờ này đã cũ");
        (await AskAsync(resident, now)).ShouldContain("Thật");
        (await officer.OpenAsync($"{first}/poster.pdf")).Status.ShouldBe(HttpStatusCode.NotFound, "a paper that is no longer true is not printed again");

        // Others: another officer sees no paper of this group, a hamlet head of another hamlet no group.
        using var other = await Officer.SignInAsync(server, BinhYenServer.Account("cskv-p09"));
        Row(await other.SeesAsync("/joining/posters"), "G05").ShouldContain("người phụ trách nhóm");
        (await other.OpenAsync(first)).Status.ShouldBe(HttpStatusCode.NotFound);
        var token = (await other.SeesAsync("/joining/posters")).Find("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        (await other.PostAsync("/joining/posters", [new("__RequestVerificationToken", token), new("group", "G05")])).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await other.PostAsync("/joining/posters", [new("__RequestVerificationToken", token), new("place", "Chợ")])).Status.ShouldBe(HttpStatusCode.Forbidden);

        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        await chief.SeesAsync("/joining/posters");
        (await chief.SubmitAsync("/joining/posters/settings", ("procedures", "javascript:alert(1)"))).Errors.ShouldHaveSingleItem().ShouldContain("https://");
        await chief.SubmitAsync("/joining/posters/settings", ("procedures", "https://thu-tuc.example/an-phu-khe"));
        await chief.SubmitAsync(chief.Page.FindAll("form").OfType<AngleSharp.Html.Dom.IHtmlFormElement>().Single(f => f.QuerySelector("#place") is not null), [("place", "Bàn tiếp công dân")]);
        chief.Page.Heading.ShouldBe("Tờ thông báo: Bàn tiếp công dân");
        var sign = await chief.Http.GetByteArrayAsync(new Uri($"{chief.Page.Path.Split('?')[0]}/desk-sign.pdf", UriKind.Relative), Stop);
        QrReader.InPdf(sign).Order().ShouldBe(new[] { $"{server.Address}/x/an-phu-khe/bao-tin", "https://thu-tuc.example/an-phu-khe" }.Order());
        var withdrawn = CodeOf(chief.Page);
        (await chief.SubmitAsync(chief.Page.FindAll("form").OfType<AngleSharp.Html.Dom.IHtmlFormElement>().Single(f => f.Action.EndsWith("/withdraw", StringComparison.Ordinal)), [("because", "")])).Errors.ShouldHaveSingleItem();
        await chief.SubmitAsync(chief.Page.FindAll("form").OfType<AngleSharp.Html.Dom.IHtmlFormElement>().Single(f => f.Action.EndsWith("/withdraw", StringComparison.Ordinal)), [("because", "Đổi bàn tiếp dân")]);
        (await AskAsync(resident, withdrawn)).ShouldContain("Đổi bàn tiếp dân");
    }

    [Theory, OnBothEngines]
    [Requirement("R-TT-22", "R-YC-68", "R-YC-75")]
    public async Task Old_papers_groups_of_the_committee_and_unknown_codes_lead_to_help_and_rules_are_public(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        using var resident = new Resident(server);
        foreach (var path in (string[])["/vao-nhom/G99", "/vao-nhom/..%2F", "/x/an-phu-khe/vao-nhom/zz", "/x/khong-co/vao-nhom/G01", "/quy-che/018f0000-0000-7000-8000-000000000001"])
        {
            var page = await resident.OpenAsync(path);
            page.Status.ShouldBe(HttpStatusCode.NotFound, path);
        }

        (await resident.OpenAsync("/vao-nhom/g02")).Status.ShouldBe(HttpStatusCode.OK, "typed in small letters");
        (await resident.OpenAsync("/quy-che")).FindAll(".links a").Count.ShouldBeGreaterThan(0);
        var rules = resident.Page.FindAll(".links a").Select(a => a.GetAttribute("href")!).First();
        (await resident.OpenAsync(rules)).Words.ShouldContain("có hiệu lực từ");
        resident.Page.Words.ShouldNotContain("Quy chế Ban Chỉ đạo");
    }

    private static string Row(WebPage page, string code) => page.FindAll("tbody tr").Single(r => r.TextContent.Contains(code)).TextContent;

    private static AngleSharp.Html.Dom.IHtmlFormElement FormOf(WebPage page, string group) =>
        page.FindAll("form").OfType<AngleSharp.Html.Dom.IHtmlFormElement>().Single(f => f.QuerySelector("input[name=group]")?.GetAttribute("value") == group);

    private static string CodeOf(WebPage page) => page.Find(".lead strong")!.TextContent;

    private static async Task<string> AskAsync(Resident resident, string code)
    {
        await resident.OpenAsync("/co-that-khong");
        return (await resident.SubmitAsync("/co-that-khong", ("ma", code))).Words;
    }

    /// <returns>Address of the notice.</returns>
    private static async Task<string> IssueAsync(Officer officer, string group, string link)
    {
        await officer.SeesAsync("/joining/posters");
        var page = await officer.SubmitAsync(FormOf(officer.Page, group), [("link", link)]);
        page.Errors.ShouldBeEmpty();
        return page.Path.Split('?')[0];
    }
}
