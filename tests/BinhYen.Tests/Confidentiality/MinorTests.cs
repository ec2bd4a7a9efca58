using BinhYen.Testing;
using System.Net;
using BinhYen.Cases;
using BinhYen.Platform;
using BinhYen.Staff;
using BinhYen.Tests.Cases;
using BinhYen.Tests.Drivers;
using BinhYen.Tests.Given;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Tests.Confidentiality;

/// <summary>P-11: reports about children are marked by themselves, seen by fewer, counted for nobody else, and not published.</summary>
[Trait("Speed", "Slow")]
public sealed class MinorTests(Servers servers) : IClassFixture<Servers>
{
    [Theory]
    [InlineData("Cháu bé khoảng 8 tuổi bị đánh ở cổng trường", true)]
    [InlineData("mấy em học sinh đua xe", true)]
    [InlineData("chau gai 13 tuoi bo nha di", true)]
    [InlineData("Quán karaoke ồn ào quá nửa đêm", false)]
    [InlineData("Nhà 45 tuổi đời, xây trái phép", false)]
    public void Words_that_speak_of_a_child_set_the_mark(string words, bool minor) => MinorWords.In([words]).ShouldBe(minor);

    [Theory, OnBothEngines]
    public async Task A_report_about_a_child_is_closed_to_colleagues_of_the_area_once_somebody_handles_it(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        var opened = await server.ReportAsync("cháu bé 8 tuổi bị bắt nạt ở cổng trường", "H01");
        (await server.CaseAsync(opened.Code)).ConcernsMinor.ShouldBeTrue();
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        using var area = await Officer.SignInAsync(server, BinhYenServer.Account("cskv-p04"));
        (await area.OpenAsync($"/cases/{opened.Code}")).Status.ShouldBe(HttpStatusCode.OK);
        await CaseWorkTests.DoAsync(chief, opened, "look");
        await CaseWorkTests.DoAsync(chief, opened, "confirm-kind");
        await CaseWorkTests.DoAsync(chief, opened, "assign");

        // The roster made the area's officer the substitute; without that duty the area alone opens nothing.
        await server.ReadAsync(db => db.Set<Case>().Where(c => c.Code == opened.Code).ExecuteUpdateAsync(s => s.SetProperty(c => c.SubstituteHandler, (StaffId?)null)));

        (await area.OpenAsync($"/cases/{opened.Code}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await chief.SeesAsync($"/cases/{opened.Code}")).Words.ShouldContain("Có trẻ em");
    }

    [Theory, OnBothEngines]
    public async Task A_child_that_is_spoken_of_later_closes_the_report_as_well(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        var opened = await server.ReportAsync("Có tiếng cãi nhau ở nhà cuối ngõ", "H01");
        (await server.CaseAsync(opened.Code)).ConcernsMinor.ShouldBeFalse();
        using var resident = new Resident(server);
        await resident.LookUpAsync(opened.TrackingCode.Reveal());
        await resident.SubmitAsync("/tin-cua-toi/them", ("them", "Tôi nghe cháu bé 6 tuổi khóc suốt"));
        var told = await server.CaseAsync(opened.Code);
        told.ConcernsMinor.ShouldBeTrue();
        told.Events.ShouldContain(e => e.Act == CaseAct.MarkMinor);

        // What an officer found about earlier words does not answer new ones.
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        await CaseWorkTests.DoAsync(chief, opened, "minor", ("minor-why", "đã hỏi lại: người lớn cãi nhau"));
        (await server.CaseAsync(opened.Code)).ConcernsMinor.ShouldBeFalse();
        await resident.OpenAsync("/tin-cua-toi");
        await resident.SubmitAsync("/tin-cua-toi/them", ("them", "Trong nhà có một cháu bé 8 tuổi"));
        (await server.CaseAsync(opened.Code)).ConcernsMinor.ShouldBeTrue();
    }

    [Fact]
    public async Task Figures_for_the_committee_do_not_count_it()
    {
        await using var server = await BinhYenServer.StartAsync();
        for (var i = 0; i < 6; i++) await server.ReportAsync($"học sinh đánh nhau lần {i}", "H01", o => o with { Category = CaseCategory.Assault, ReceivedAt = server.Clock.GetUtcNow().AddDays(-7) });
        using var member = await server.SignInAsync(StaffRole.Committee);
        (await member.SeesAsync("/board")).Words.ShouldNotContain("Đánh nhau");
    }

    [Fact]
    [Threat(12)]
    public void Praise_about_a_child_is_not_released_by_a_tap_in_a_chat()
    {
        var given = new GivenCase();
        var praise = given.Received(CaseKind.Praise, CaseCategory.Praise, Urgency.Low);
        GivenCase.Must(praise.MarkMinor(true, GivenCase.Because, given.By(given.Officer)));
        praise.ConsentToAnnouncement(given.By(Actor.Reporter)).Refusal.ShouldBe(CaseRefusals.MinorNeedsBothConsents);
        GivenCase.Must(praise.MarkMinor(false, GivenCase.Because, given.By(given.Officer)));
        GivenCase.Must(praise.ConsentToAnnouncement(given.By(Actor.Reporter)));
    }
}
