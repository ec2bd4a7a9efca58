using System.Net;
using BinhYen.Communes;
using BinhYen.Confidentiality;
using BinhYen.Platform;
using BinhYen.Platform.Persistence;
using BinhYen.Testing;
using BinhYen.Tests.Drivers;
using Microsoft.Extensions.DependencyInjection;

namespace BinhYen.Tests.Intake.Portal;

public sealed class PublicPagesTests(Servers servers) : IClassFixture<Servers>
{
    [Fact]
    public async Task All_eighteen_refusals_stand_on_a_public_page()
    {
        using var resident = new Resident(await servers.OnAsync(Engine.Sqlite));
        var page = await resident.OpenAsync("/cam-ket");
        page.FindAll(".promises li").Select(li => li.Id).ShouldBe(Enumerable.Range(1, 18).Select(n => $"X-{n:00}"));
        foreach (var promise in Refusals.All)
        {
            page.Words.ShouldContain(promise.Sentence);
            page.Words.ShouldContain(promise.Enforcement);
        }
    }

    [Fact]
    public async Task Home_says_whose_it_is_and_calls_for_help_with_one_touch()
    {
        using var resident = new Resident(await servers.OnAsync(Engine.Sqlite));
        var page = await resident.OpenAsync("/");
        page.Words.ShouldContain("Công an xã An Phú Khê");
        page.Words.ShouldContain("0100 000 113");
        page.FindAll("a[href^='tel:']").Count.ShouldBe(4);
        foreach (var place in (string[])["/bao-tin", "/tra-cuu", "/cam-ket", "/co-that-khong", "/ho-tro"])
            page.FindAll($"a[href='{place}']").ShouldNotBeEmpty(place);
    }

    [Fact]
    [Threat(6)]
    public async Task A_check_code_of_ours_is_genuine_and_another_is_kindly_unknown()
    {
        using var resident = new Resident(await servers.OnAsync(Engine.Sqlite));
        await resident.ReportAsync(("ke", "Thử mã kiểm chứng"));
        var code = resident.Page.FindAll("h2").Single(h => h.TextContent.StartsWith("Mã kiểm chứng", StringComparison.Ordinal)).TextContent[^8..];
        await resident.OpenAsync("/co-that-khong");
        await resident.SubmitAsync("/co-that-khong", ("ma", code.ToLowerInvariant()));
        resident.Page.Find("[role=status] h2")!.TextContent.ShouldBe("Thật: mã của Công an xã An Phú Khê");
        await resident.SubmitAsync("/co-that-khong", ("ma", "22222222"));
        resident.Page.Words.ShouldContain("Chưa tìm thấy mã này");
        resident.Page.Words.ShouldContain("OTP");
    }

    [Fact]
    [Requirement("R-YC-43")]
    public async Task The_guide_to_a_private_report_is_one_printable_page_in_large_type()
    {
        using var resident = new Resident(await servers.OnAsync(Engine.Sqlite));
        var page = await resident.OpenAsync("/ho-tro");
        page.FindAll("ol.guide > li").Count.ShouldBe(4);
        page.FindAll("p:not(.noprint)").ShouldContain(p => p.TextContent.StartsWith("Vào nhóm Zalo của thôn"));
        page.Find("style")!.TextContent.ShouldContain("font-size:16pt");
        // What is not part of the sheet stays off the paper.
        page.FindAll("section.noprint, p.noprint").Count.ShouldBe(3);
    }

    [Fact]
    public async Task Where_several_communes_share_an_address_one_is_found_by_name_without_marks_and_without_script()
    {
        await using var server = await BinhYenServer.StartAsync();
        await using (var scope = server.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<BinhYenDb>();
            db.Add(new Commune { Id = CommuneId.New(BinhYenServer.Start), Slug = "hoa-loc", Name = "Hòa Lộc", Kind = "phường", Province = "Sông Thanh", CodePrefix = "HL" });
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        using var resident = new Resident(server);
        await resident.OpenAsync("/");
        resident.Page.FindAll(".links a").Count.ShouldBe(2);
        await resident.OpenAsync("/?tim=hoa+loc");
        var link = resident.Page.FindAll(".links a").ShouldHaveSingleItem().GetAttribute("href")!;
        await resident.OpenAsync(link);
        resident.Page.Words.ShouldContain("Công an phường Hòa Lộc");
        await resident.OpenAsync(resident.Page.Find("a.button")!.GetAttribute("href")!);
        await resident.SubmitAsync(resident.Page.Form("/x/hoa-loc/bao-tin"), [("ke", "Xe đỗ chắn ngõ")], ("lam", "gui"));
        resident.Page.Path.ShouldBe("/da-nhan");
        (await StoredReport.ThreadAsync(server, resident.Code)).CommuneId.ShouldNotBe(server.Commune);
        (await resident.OpenAsync("/bao-tin")).Path.ShouldBe("/");
        (await resident.OpenAsync("/x/khong-co/bao-tin")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Every_page_for_residents_has_one_heading_a_language_and_a_title()
    {
        using var resident = new Resident(await servers.OnAsync(Engine.Sqlite));
        foreach (var path in (string[])["/", "/bao-tin", "/tra-cuu", "/cam-ket", "/co-that-khong", "/ho-tro"])
        {
            var page = await resident.OpenAsync(path);
            page.FindAll("h1").ShouldHaveSingleItem(path);
            page.Document.DocumentElement.GetAttribute("lang").ShouldBe("vi");
            page.Document.Title.ShouldNotBeNullOrWhiteSpace();
            foreach (var field in page.FindAll("input:not([type=hidden]), textarea"))
                (field.Closest("label") is not null || page.Find($"label[for='{field.Id}']") is not null).ShouldBeTrue($"{path}: {field.OuterHtml}");
        }
    }
}
