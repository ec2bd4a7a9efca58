using System.Net;
using BinhYen.Communes;
using BinhYen.Staff;
using BinhYen.Testing;
using BinhYen.Tests.Drivers;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Tests.Communes;

[Trait("Speed", "Slow")]
public sealed class TargetsTests(Servers servers) : IClassFixture<Servers>
{
    [Theory, OnBothEngines, Requirement("R-YC-98")]
    public async Task The_demo_commune_shows_counts_beside_both_ratios_the_two_weak_hamlets_in_red_and_silence_as_silence(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine);
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        var page = await chief.SeesAsync("/targets");
        string.Join(" ", page.Find("tbody tr")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ShouldContain("1.994/2.738 (72,8 %)");
        Row(page, "H01").ShouldContain("226/290 (77,9 %)");
        Row(page, "H01").ShouldContain("226/312 (72,4 %)");
        page.FindAll("tr:has(.badge.late)").Select(r => r.Id).ShouldBe(["H05", "H12"]);
        Row(page, "H05").ShouldContain("Mới được 74/143 (51,7 %)");
        Row(page, "H05").ShouldContain("loa 158 · giấy 33");
        page.Words.ShouldContain("khuyến khích", customMessage: "the plan of Yên Cường asks nothing of enterprises");

        // A hamlet nobody counted is named and left out; it is not zero.
        await server.ReadAsync(async db => await db.Set<ParticipationCount>().Where(c => db.Set<Hamlet>().Any(h => h.Id == c.HamletId && h.Code == "H12")).ExecuteDeleteAsync());
        page = await chief.SeesAsync("/targets");
        Row(page, "H12").ShouldContain("chưa có số liệu");
        Row(page, "H12").ShouldNotContain(" 0 %");
        page.Words.ShouldContain("1.917/2.562 (74,8 %)");
        page.Words.ShouldContain("Chưa tính 1 nơi chưa có số liệu: thôn Thượng Lâm");
        (await chief.SeesAsync("/targets?year=2022")).Words.ShouldContain("chưa có số liệu");
    }

    [Fact]
    public async Task A_hamlets_figures_are_dated_and_signed_by_a_person_and_corrections_are_added()
    {
        var server = await servers.OnAsync(Engine.Sqlite);
        using var head = await Officer.SignInAsync(server, BinhYenServer.Account("truong-h11"));
        var hamlet = (await server.ReadAsync(db => db.Set<Hamlet>().SingleAsync(h => h.Code == "H11"))).Id;
        var address = $"/participation/{hamlet}";
        await head.SeesAsync(address);
        (await head.SubmitAsync(address, ("households", "148"), ("withMeans", "141"), ("joined", "150"), ("sign", "on"))).Errors.Single().ShouldContain("nhiều hơn hộ có điều kiện");
        (await head.SubmitAsync(address, ("joined", "120"), ("on", "2027-01-01"), ("sign", "on"))).Errors.ShouldContain("Ngày chốt không thể sau hôm nay.");
        await head.SeesAsync(address);
        (await head.SubmitAsync(address, ("households", "148"), ("withMeans", "141"), ("joined", "120"))).Errors.ShouldBe(["Đánh dấu xác nhận để ký số liệu."]);
        var page = await head.SubmitAsync(address, ("loudspeaker", "130"), ("sign", "on"));
        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Words.ShouldContain("120/141 (85,1 %)");
        page.Words.ShouldContain(head.Account.FullName);
        await head.SubmitAsync(address, ("households", "148"), ("withMeans", "141"), ("joined", "119"), ("sign", "on"));
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        Row(await chief.SeesAsync("/targets"), "H11").ShouldContain("119/141 (84,3 %)");
        (await head.SeesAsync(address)).Words.ShouldContain("120/141", customMessage: "what was signed before stays readable");

        using var neighbour = await Officer.SignInAsync(server, BinhYenServer.Account("truong-h12"));
        (await neighbour.OpenAsync(address)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await neighbour.OpenAsync("/targets")).Status.ShouldBe(HttpStatusCode.Forbidden);
        using var committee = await server.SignInAsync(StaffRole.Committee);
        (await committee.SeesAsync("/targets")).FindAll("a[href^='/participation']").ShouldBeEmpty();
    }

    private static string Row(WebPage page, string code) => string.Join(' ', page.Find($"#{code}")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
