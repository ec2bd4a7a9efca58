using System.Net;
using BinhYen.Cases;
using BinhYen.Staff;
using BinhYen.Testing;
using BinhYen.Tests.Drivers;
using BinhYen.Tests.Given;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Tests.Intake.Counter;

public sealed class CounterTests(Servers servers) : IClassFixture<Servers>
{
    [Theory, OnBothEngines]
    [Requirement("R-TL-26", "R-DT-19")]
    public async Task A_hamlet_head_enters_a_call_and_sees_only_that_it_was_entered(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        var foreign = await server.ReportAsync("tin của người khác", "H01");
        using var head = await Officer.SignInAsync(server, BinhYenServer.Account(StaffRole.HamletHead));
        await head.SeesAsync("/reports/new");
        var slip = await head.SubmitAsync("/reports/new", ("text", "Có nhóm lạ xin vào nhà đo đạc xonhapthay"), ("channel", "Counter"));

        slip.Status.ShouldBe(HttpStatusCode.OK);
        slip.Heading.ShouldBe("Phiếu tiếp nhận tin");
        var code = slip.Find(".code")!.TextContent;
        TrackingCode.Parse(code).Succeeded.ShouldBeTrue();
        slip.Path.ShouldNotContain(code);
        var list = await head.SeesAsync("/reports/new");
        list.Words.ShouldContain("đã nhận");
        list.Words.ShouldNotContain("xonhapthay");
        list.Words.ShouldNotContain(foreign.Code.ToString());
        (await head.OpenAsync("/cases")).Status.ShouldBe(HttpStatusCode.Forbidden);
        var kept = await server.ReadAsync(db => db.Set<ReportThread>().AsNoTracking().AnyAsync(t => t.TakenBy != null && t.Channel == SourceChannel.Counter));
        kept.ShouldBeTrue();
    }

    [Theory, OnBothEngines]
    [Requirement("R-TL-26")]
    [Threat(2)]
    public async Task What_became_of_a_report_is_not_told_to_whoever_wrote_it_down(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine);
        using var officer = await Officer.SignInAsync(server, BinhYenServer.Account("cskv-p04"));
        await officer.SeesAsync("/reports/new");
        await officer.SubmitAsync("/reports/new", ("text", "Hai xe máy va nhau ở ngã tư chợ, không ai bị thương"), ("channel", "Phone"));
        var thread = await server.ReadAsync(db => db.Set<ReportThread>().AsNoTracking().SingleAsync(t => t.TakenBy != null));
        var before = (await officer.SeesAsync("/reports/new")).Find(".plain-list")!.TextContent;
        before.ShouldContain(CaseCategories.Label(CaseCategory.TrafficAccident));

        // As a leader does who finds that it is about the police: closed to the officers, and further on already.
        await server.ReadAsync(db => db.Set<Case>().Where(c => c.Id == thread.OpenedCaseId)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.Category, CaseCategory.PoliceConduct).SetProperty(c => c.State, CaseState.Answered)));
        var after = (await officer.SeesAsync("/reports/new")).Find(".plain-list")!.TextContent;
        after.ShouldBe(before);
    }

    [Theory, OnBothEngines]
    [Requirement("R-HG-37", "R-DT-38")]
    public async Task An_officer_enters_what_he_saw_himself_and_sees_the_legal_track(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        using var officer = await Officer.SignInAsync(server, BinhYenServer.Account("cskv-p04"));
        await officer.SeesAsync("/reports/new");
        var slip = await officer.SubmitAsync("/reports/new", ("text", "Phát hiện xe máy bị cạy khóa trước chợ"), ("channel", "Officer"), ("category", "Theft"));

        slip.Words.ShouldContain("BLTTHS");
        slip.Words.ShouldContain("Trả lời trước");
        var thread = await server.ReadAsync(db => db.Set<ReportThread>().AsNoTracking().OrderByDescending(t => t.OpenedAt).FirstAsync(t => t.Channel == SourceChannel.Officer));
        thread.SenderKind.ShouldBe(SenderKind.Officer);
    }
}
