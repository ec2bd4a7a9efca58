using BinhYen.Cases;
using BinhYen.Cases.Escalating;
using BinhYen.Staff;
using BinhYen.Testing;
using BinhYen.Tests.Drivers;
using BinhYen.Tests.Given;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BinhYen.Tests.Cases;

[Trait("Speed", "Slow")]
public sealed class ClockBeatTests
{
    [Theory, OnBothEngines]
    [Requirement("R-YC-42", "R-DT-07")]
    public async Task An_emergency_reaches_the_duty_officer_by_two_means_and_climbs_until_somebody_looks(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine);
        var opened = await server.ReportAsync("cháy nhà, còn người bên trong", "H01", o => o with { Category = CaseCategory.FireExplosion, Urgency = Urgency.Emergency });
        await BeatAsync(server);

        var alerts = await AlertsAsync(server, opened);
        alerts.ShouldContain(a => a.Step == "new" && a.SecondMeans == SecondMeans.None);
        var call = alerts.First(a => a.SecondMeans == SecondMeans.CallByHand);
        alerts.ShouldContain(a => a.Step == "new" && a.StaffId == call.Call);
        using var deputy = await server.SignInAsync(StaffRole.DeputyPoliceChief);
        (await deputy.SeesAsync("/cases")).Words.ShouldContain("Gọi điện ngay cho");

        foreach (var (minutes, level) in new[] { (5, EscalateTo.Substitute), (10, EscalateTo.Deputy), (15, EscalateTo.Chief) })
        {
            server.Clock.Advance(opened.ReceivedAt.AddMinutes(minutes).AddSeconds(1) - server.Clock.GetUtcNow());
            await BeatAsync(server);
            await BeatAsync(server);
            (await AlertsAsync(server, opened)).Count(a => a.Clock == ClockKind.FirstLook && a.Level == level).ShouldBeGreaterThan(0, level.ToString());
        }

        var told = await AlertsAsync(server, opened);
        told.GroupBy(a => (a.Step, a.StaffId)).ShouldAllBe(g => g.Count() == 1);
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        await CaseWorkTests.DoAsync(chief, opened, "look");
        server.Clock.Advance(TimeSpan.FromMinutes(10));
        await BeatAsync(server);
        (await AlertsAsync(server, opened)).Count(a => a.Clock == ClockKind.FirstLook).ShouldBe(told.Count(a => a.Clock == ClockKind.FirstLook));
    }

    [Theory, OnBothEngines]
    [Requirement("R-YC-11")]
    public async Task What_a_complex_case_owes_climbs_one_rung_higher(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine);
        var tenDaysAgo = server.Clock.GetUtcNow().AddDays(-10);
        var plain = await server.ReportAsync("tiếng ồn ban đêm", "H01", o => o with { ReceivedAt = tenDaysAgo });
        var complex = await server.ReportAsync("tiếng ồn ban đêm, nhiều hộ", "H01", o => o with { ReceivedAt = tenDaysAgo });
        using (var chief = await server.SignInAsync(StaffRole.PoliceChief))
            await CaseWorkTests.DoAsync(chief, complex, "complex", ("complex-why", "nhiều hộ"));

        await BeatAsync(server);

        (await AlertsAsync(server, plain)).Where(a => a.Clock == ClockKind.FirstLook).Max(a => a.Level).ShouldBe(EscalateTo.Deputy);
        (await AlertsAsync(server, complex)).Where(a => a.Clock == ClockKind.FirstLook).Max(a => a.Level).ShouldBe(EscalateTo.Chief);
    }

    [Theory, OnBothEngines]
    public async Task A_question_runs_out_and_an_answer_closes_by_itself(Engine engine)
    {
        var clock = new JumpingClock();
        await using var server = await BinhYenServer.StartAsync(engine, configure: builder => builder.Services.AddSingleton<TimeProvider>(clock));
        var asked = await server.ReportAsync("xe tải chạy nhanh trước trường", "H01");
        var answered = await server.ReportAsync("đèn đường hỏng", "H01");
        using (var officer = await Officer.SignInAsync(server, BinhYenServer.Account("cskv-p04")))
        {
            await CaseWorkTests.HandlingAsync(officer, asked);
            await CaseWorkTests.DoAsync(officer, asked, "ask", ("ask-text", "Khoảng mấy giờ ạ?"));
            await CaseWorkTests.HandlingAsync(officer, answered);
            await CaseWorkTests.DoAsync(officer, answered, "answer", ("answer-outcome", "Resolved"), ("answer-what", "đã thay bóng đèn mới ở ngã ba"),
                ("answer-when", "2026-11-23"), ("answer-unit", "Tổ điện xã"));
        }

        (await server.CaseAsync(asked.Code)).State.ShouldBe(CaseState.AwaitingInfo);
        clock.Jump(TimeSpan.FromDays(6));
        await BeatAsync(server);
        (await server.CaseAsync(answered.Code)).State.ShouldBe(CaseState.Answered);
        clock.Jump(TimeSpan.FromDays(4));
        await BeatAsync(server);

        (await server.CaseAsync(asked.Code)).State.ShouldBe(CaseState.Handling);
        (await server.CaseAsync(answered.Code)).State.ShouldBe(CaseState.Closed);
    }

    private static Task<int> BeatAsync(BinhYenServer server) => server.Services.GetRequiredService<ClockBeat>().BeatAsync(TestContext.Current.CancellationToken);

    private static Task<List<StaffAlert>> AlertsAsync(BinhYenServer server, OpenedCase opened) =>
        server.ReadAsync(db => db.Set<StaffAlert>().AsNoTracking().Where(a => a.CaseId == opened.CaseId).ToListAsync());

    // Days pass at once, without every beat of the product in between.
    private sealed class JumpingClock : TimeProvider
    {
        private TimeSpan passed;

        public override DateTimeOffset GetUtcNow() => BinhYenServer.Start + passed;

        public void Jump(TimeSpan time) => passed += time;
    }
}
