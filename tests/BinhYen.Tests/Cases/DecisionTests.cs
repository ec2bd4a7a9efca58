using BinhYen.Cases;
using BinhYen.Staff;
using BinhYen.Testing;
using BinhYen.Tests.Drivers;
using BinhYen.Tests.Given;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BinhYen.Tests.Cases;

/// <summary>Approval, second persons, merging, extensions, mediation, guidance: over the pages, as people do it.</summary>
[Trait("Speed", "Slow")]
public sealed class DecisionTests(Servers servers) : IClassFixture<Servers>
{
    [Theory, OnBothEngines]
    [Requirement("R-TT-11")]
    public async Task A_leader_who_did_not_write_it_approves_and_only_then_the_reporter_hears(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        var opened = await server.ReportAsync("thanh niên đánh nhau trước quán", "H01", o => o with { Urgency = Urgency.High });
        using var officer = await Officer.SignInAsync(server, BinhYenServer.Account("cskv-p04"));
        await CaseWorkTests.HandlingAsync(officer, opened);
        (await officer.SeesAsync($"/cases/{opened.Code}")).FindAll("form").ShouldNotContain(f => f.GetAttribute("action")!.EndsWith("/answer", StringComparison.Ordinal));
        await CaseWorkTests.DoAsync(officer, opened, "submit", ("submit-outcome", "Resolved"), ("submit-what", "đã mời hai bên làm việc và nhắc nhở"), ("submit-when", "2026-11-23"), ("submit-unit", "Công an xã"));
        (await AnswersOfAsync(server, opened)).ShouldBe(0);
        officer.Page.FindAll("form").ShouldNotContain(f => f.GetAttribute("action")!.EndsWith("/approve", StringComparison.Ordinal));

        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        (await chief.SeesAsync("/cases?tab=Approve")).FindAll("a.item").ShouldContain(a => a.GetAttribute("data-code") == opened.Code.ToString());
        await CaseWorkTests.DoAsync(chief, opened, "approve");

        (await server.CaseAsync(opened.Code)).State.ShouldBe(CaseState.Answered);
        (await AnswersOfAsync(server, opened)).ShouldBe(1);
    }

    [Theory, OnBothEngines]
    [Requirement("R-TT-08")]
    public async Task Taking_a_crime_tip_down_to_a_report_needs_a_second_person(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        var opened = await server.ReportAsync("mất trộm xe đạp", "H01", o => o with { Kind = CaseKind.CrimeTip, Category = CaseCategory.Theft });
        using var officer = await Officer.SignInAsync(server, BinhYenServer.Account("cskv-p04"));
        await CaseWorkTests.DoAsync(officer, opened, "look");
        await CaseWorkTests.DoAsync(officer, opened, "change-kind", ("change-kind-to", "SecurityReport"), ("change-kind-why", "chỉ để quên"));
        (await server.CaseAsync(opened.Code)).Kind.ShouldBe(CaseKind.CrimeTip);
        officer.Page.FindAll("form").ShouldNotContain(f => f.GetAttribute("action")!.EndsWith("/confirm-kind-change", StringComparison.Ordinal));

        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        await CaseWorkTests.DoAsync(chief, opened, "confirm-kind-change");
        (await server.CaseAsync(opened.Code)).Kind.ShouldBe(CaseKind.SecurityReport);
    }

    [Theory, OnBothEngines]
    [Requirement("R-TT-53")]
    public async Task Merged_reports_keep_their_threads_and_each_reporter_gets_an_own_answer(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        var first = await server.ReportAsync("đống rác cháy âm ỉ cạnh chợ", "H01");
        var second = await server.ReportAsync("khói rác bay vào nhà tôi", "H01");
        using var officer = await Officer.SignInAsync(server, BinhYenServer.Account("cskv-p04"));
        await CaseWorkTests.HandlingAsync(officer, first);
        await CaseWorkTests.DoAsync(officer, second, "look");
        await CaseWorkTests.DoAsync(officer, second, "confirm-kind");
        await CaseWorkTests.DoAsync(officer, second, "merge", ("merge-into", first.Code.ToString()));
        await CaseWorkTests.DoAsync(officer, first, "answer", ("answer-outcome", "Resolved"), ("answer-what", "đã dập lửa và dọn sạch đống rác"), ("answer-when", "2026-11-23"), ("answer-unit", "Công an xã"));

        foreach (var report in new[] { first, second })
        {
            var view = await ThreadAsync(server, report);
            view.Lines.Count(l => l.Kind == ThreadMessageKind.Answer).ShouldBe(1);
            view.Lines.Count(l => l.FromReporter).ShouldBe(1);
        }
    }

    [Theory, OnBothEngines]
    [Requirement("R-TT-54")]
    public async Task A_question_goes_to_one_reporter_only(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        var first = await server.ReportAsync("xe máy rú ga đêm", "H01");
        var second = await server.ReportAsync("đua xe đêm ồn quá", "H01");
        using var officer = await Officer.SignInAsync(server, BinhYenServer.Account("cskv-p04"));
        await CaseWorkTests.HandlingAsync(officer, first);
        await CaseWorkTests.DoAsync(officer, second, "look");
        await CaseWorkTests.DoAsync(officer, second, "merge", ("merge-into", first.Code.ToString()));
        await CaseWorkTests.DoAsync(officer, first, "ask", ("ask-to", second.ThreadId.ToString()), ("ask-text", "Khoảng mấy giờ ạ?"));

        (await ThreadAsync(server, second)).Lines.ShouldContain(l => l.Text.Contains("mấy giờ", StringComparison.Ordinal));
        (await ThreadAsync(server, first)).Lines.ShouldNotContain(l => l.Text.Contains("mấy giờ", StringComparison.Ordinal));
        officer.Page.Words.ShouldContain("Câu soạn sẵn");
    }

    [Theory, OnBothEngines]
    [Requirement("R-TT-28", "R-YC-65", "R-HG-07", "R-DT-34")]
    public async Task A_conflict_goes_to_mediation_and_stays_on_the_board_until_settled(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        var opened = await server.ReportAsync("hai nhà cãi nhau vì mốc giới", "H01", o => o with { Category = CaseCategory.CommunityConflict });
        using var officer = await Officer.SignInAsync(server, BinhYenServer.Account("cskv-p04"));
        await CaseWorkTests.HandlingAsync(officer, opened);
        await CaseWorkTests.DoAsync(officer, opened, "early-warning", ("early-warning-why", "đã xô xát"));
        await CaseWorkTests.DoAsync(officer, opened, "mediate");
        await CaseWorkTests.DoAsync(officer, opened, "mediated", ("mediated-result", "NotAgreed"), ("mediated-follow", "2026-12-07"), ("mediated-minutes", "Hai bên chưa thống nhất"));

        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        (await chief.SeesAsync("/board")).Find("#conflicts")!.TextContent.ShouldContain(opened.Code.ToString());
        await CaseWorkTests.DoAsync(officer, opened, "follow-up", ("follow-up-settled", "yes"), ("follow-up-note", "Đã bắt tay"));
        (await chief.SeesAsync("/board")).Find("#conflicts")!.TextContent.ShouldNotContain(opened.Code.ToString());
    }

    [Theory, OnBothEngines]
    public async Task An_extension_is_granted_by_a_leader_and_told_to_the_reporter(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        var opened = await server.ReportAsync("cần đo tiếng ồn nhiều đêm", "H01");
        using var officer = await Officer.SignInAsync(server, BinhYenServer.Account("cskv-p04"));
        await CaseWorkTests.HandlingAsync(officer, opened);
        await CaseWorkTests.DoAsync(officer, opened, "extend", ("extend-due", "2026-12-11"), ("extend-why", "chờ kết quả đo"));
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        await CaseWorkTests.DoAsync(chief, opened, "grant-extension");

        (await ThreadAsync(server, opened)).Lines[^1].Text.ShouldContain("11/12/2026");
    }

    [Theory, OnBothEngines]
    [Requirement("R-HG-45")]
    public async Task The_committee_is_asked_only_in_the_officers_own_words(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        var opened = await server.ReportAsync("nhà hàng xóm nuôi lợn thả nước bẩn ra mương chung của thôn", "H01");
        using var officer = await Officer.SignInAsync(server, BinhYenServer.Account("cskv-p04"));
        await CaseWorkTests.HandlingAsync(officer, opened);
        await officer.SubmitAsync($"/cases/{opened.Code}/ask-committee", ("ask-committee-text", "nhà hàng xóm nuôi lợn thả nước bẩn ra mương"));
        officer.Page.Errors.ShouldHaveSingleItem().ShouldContain("nguyên lời");

        await CaseWorkTests.DoAsync(officer, opened, "ask-committee", ("ask-committee-text", "Xả thải chăn nuôi trong khu dân cư xử lý theo hướng nào?"));
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        await CaseWorkTests.DoAsync(chief, opened, "guidance", ("guidance-text", "Phối hợp Phòng Kinh tế kiểm tra"));
        (await officer.SeesAsync($"/cases/{opened.Code}")).Words.ShouldContain("Phối hợp Phòng Kinh tế kiểm tra");
    }

    [Theory, OnBothEngines]
    [Requirement("R-YC-67", "R-DT-36")]
    public async Task An_unclear_report_is_classified_before_it_can_be_answered(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        var opened = await server.ReportAsync("ra xem giúp với", "H01", o => o with { Category = CaseCategory.Unclear });
        using var officer = await Officer.SignInAsync(server, BinhYenServer.Account("cskv-p04"));
        await CaseWorkTests.HandlingAsync(officer, opened);
        (await officer.SeesAsync($"/cases/{opened.Code}")).FindAll("form").ShouldNotContain(f => f.GetAttribute("action")!.EndsWith("/answer", StringComparison.Ordinal));

        await CaseWorkTests.DoAsync(officer, opened, "reclassify", ("reclassify-to", "TrafficHazard"), ("reclassify-why", "đã hỏi lại"));
        officer.Page.FindAll("form").ShouldContain(f => f.GetAttribute("action")!.EndsWith("/answer", StringComparison.Ordinal));
    }

    private static async Task<ThreadView> ThreadAsync(BinhYenServer server, OpenedCase opened)
    {
        using var scope = server.Services.CreateScope();
        return (await scope.ServiceProvider.GetRequiredService<ReporterThread>().FindAsync(opened.TrackingCode, CancellationToken.None)).Value;
    }

    private static Task<int> AnswersOfAsync(BinhYenServer server, OpenedCase opened) =>
        server.ReadAsync(db => db.Set<ThreadMessage>().CountAsync(m => m.ThreadId == opened.ThreadId && m.Kind == ThreadMessageKind.Answer));
}
