using System.Net;
using BinhYen.Cases;
using BinhYen.Communes;
using BinhYen.Communes.ModelProfile;
using BinhYen.Platform;
using BinhYen.Platform.Persistence;
using BinhYen.Staff;
using BinhYen.Testing;
using BinhYen.Tests.Drivers;
using BinhYen.Tests.Given;
using BinhYen.Tests.Verification;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BinhYen.Tests.Cases;

/// <summary>Who reads the words of reporters after a hand-over, and in a commune that keeps two tiers (ISO-13, ISO-15).</summary>
[Trait("Speed", "Slow")]
public sealed class ThreadSightTests(Servers servers) : IClassFixture<Servers>
{
    private static readonly DateTimeOffset Monday = new(2026, 11, 23, 2, 0, 0, TimeSpan.Zero);
    private static readonly StaffId Handler = StaffId.New(Monday), Substitute = StaffId.New(Monday), Other = StaffId.New(Monday);

    [Fact]
    [Requirement("R-TT-36")]
    public void ISO_13_in_two_tiers_only_handler_substitute_after_the_note_and_leaders_read()
    {
        var facts = new ThreadFacts(CaseState.Handling, Handler, Substitute, Handler, HandedOverAt: null, TwoTier: true);
        ThreadSights.Decide(facts, Handler, false, null, false).ShouldBe(ThreadSight.Open);
        ThreadSights.Decide(facts, Other, false, null, false).ShouldBe(ThreadSight.Sealed);
        ThreadSights.Decide(facts, Other, isLeader: true, null, false).ShouldBe(ThreadSight.Open);
        ThreadSights.Decide(facts, Substitute, false, null, false).ShouldBe(ThreadSight.NoteFirst);
        ThreadSights.Decide(facts, Substitute, false, Monday, false).ShouldBe(ThreadSight.Open);
        ThreadSights.Decide(facts with { TwoTier = false }, Other, false, null, false).ShouldBe(ThreadSight.Open);
    }

    [Fact]
    public void ISO_15_a_handed_over_case_opens_after_the_note_and_a_finished_one_only_by_the_chief()
    {
        var facts = new ThreadFacts(CaseState.Handling, Handler, Substitute, Other, HandedOverAt: Monday, TwoTier: false);
        ThreadSights.Decide(facts, Handler, false, null, false).ShouldBe(ThreadSight.NoteFirst);
        ThreadSights.Decide(facts, Handler, false, Monday.AddDays(-1), false).ShouldBe(ThreadSight.NoteFirst, "a note from before the last hand-over");
        ThreadSights.Decide(facts, Handler, isLeader: true, null, false).ShouldBe(ThreadSight.NoteFirst);
        ThreadSights.Decide(facts, Handler, false, Monday.AddMinutes(1), false).ShouldBe(ThreadSight.Open);
        var closed = facts with { State = CaseState.Closed, HandedOverAt = null };
        ThreadSights.Decide(closed, Other, false, Monday, isOpened: false).ShouldBe(ThreadSight.Sealed);
        ThreadSights.Decide(closed, Other, false, null, isOpened: true).ShouldBe(ThreadSight.Open);
        ThreadSights.Decide(closed, Handler, false, null, false).ShouldBe(ThreadSight.Open);
    }

    [Theory, OnBothEngines]
    [Threat(2)]
    public async Task ISO_15_the_new_officer_reads_nothing_before_accepting_the_note(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        var (opened, officer) = await BlindVerificationTests.TakenAsync(server, "Nhà bên hay đốt rác khét lẹt xoanbangiao");
        officer.Dispose();
        var successor = await server.StaffAsync("cskv-p06");
        using (var chief = await server.SignInAsync(StaffRole.PoliceChief))
            await CaseWorkTests.DoAsync(chief, opened, "hand-over", ("hand-over-handler", successor.Id.ToString()), ("hand-over-why", "cán bộ chuyển công tác"));

        using var next = await Officer.SignInAsync(server, BinhYenServer.Account("cskv-p06"));
        var page = await next.SeesAsync($"/cases/{opened.Code}");
        page.Source.ShouldNotContain("xoanbangiao");
        page.Words.ShouldContain("Vụ việc được bàn giao cho bạn");
        page.Find("#reply-text").ShouldBeNull();
        (await next.OpenAsync($"/cases/{opened.Code}?fragment=talk")).Source.ShouldNotContain("xoanbangiao");
        (await next.SeesAsync("/cases?tab=Verify")).Source.ShouldNotContain("xoanbangiao");
        (await FoundAsync(next, "xoanbangiao")).ShouldBe(0, "a search would say what a text says");
        await next.SeesAsync($"/cases/{opened.Code}");
        (await next.SubmitAsync($"/cases/{opened.Code}/accept-note")).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await next.SubmitAsync($"/cases/{opened.Code}/accept-note", ("accept-note-agree", "1"))).Words.ShouldContain("xoanbangiao");
        (await FoundAsync(next, "xoanbangiao")).ShouldBe(1);
    }

    [Theory, OnBothEngines]
    [Threat(2)]
    public async Task ISO_15_a_finished_case_of_somebody_else_stays_sealed_until_the_chief_opens_it_with_a_reason(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        var (opened, officer) = await BlindVerificationTests.TakenAsync(server, "Đèn đường hỏng cả tuần xoandaxong");
        using (officer)
        {
            await CaseWorkTests.DoAsync(officer, opened, "verify", ("verify-plan", "Ra xem"));
            await CaseWorkTests.DoAsync(officer, opened, "verified", ("verified-result", "Confirmed"), ("verified-note", "Đúng"));
            await CaseWorkTests.DoAsync(officer, opened, "answer", ("answer-outcome", "Resolved"), ("answer-what", "đã báo điện lực thay bóng đèn và kiểm tra lại"),
                ("answer-when", "2026-11-23"), ("answer-unit", "Công an xã"));
        }

        await using (var scope = server.Services.CreateAsyncScope())
            (await scope.ServiceProvider.GetRequiredService<ReporterThread>().ConfirmAsync(opened.ThreadId, CancellationToken.None)).Succeeded.ShouldBeTrue();
        using var neighbour = await Officer.SignInAsync(server, BinhYenServer.Account("cskv-p06"));
        (await neighbour.SeesAsync($"/cases/{opened.Code}")).Source.ShouldNotContain("xoandaxong");
        (await FoundAsync(neighbour, "xoandaxong")).ShouldBe(0, "a search would say what a text says");
        var who = await server.StaffAsync("cskv-p06");
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        await chief.SeesAsync($"/cases/{opened.Code}");
        (await chief.SubmitAsync($"/cases/{opened.Code}/open-threads", ("open-threads-who", who.Id.ToString()))).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        await chief.SubmitAsync($"/cases/{opened.Code}/open-threads", ("open-threads-who", who.Id.ToString()), ("open-threads-why", "So với vụ mới cùng chỗ"));
        (await neighbour.SeesAsync($"/cases/{opened.Code}")).Words.ShouldContain("xoandaxong");
        (await FoundAsync(neighbour, "xoandaxong")).ShouldBe(1);
        // Nobody but the chief opens.
        (await neighbour.PostAsync($"/cases/{opened.Code}/open-threads", [BlindVerificationTests.Token(neighbour.Page), KeyValuePair.Create("open-threads-who", who.Id.ToString()), KeyValuePair.Create("open-threads-why", "x")]))
            .Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Theory, OnBothEngines]
    [Requirement("R-TT-41", "R-TT-36")]
    public async Task ISO_13_in_a_commune_of_two_tiers_another_officer_of_the_hamlet_sees_the_case_and_no_word_of_it(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine);
        await using (var scope = server.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<BinhYenDb>();
            var now = await db.Set<CommuneSettings>().AsNoTracking().SingleAsync(s => s.CommuneId == server.Commune, TestContext.Current.CancellationToken);
            db.Add(new CommuneSettings { CommuneId = server.Commune, Version = 2, EffectiveFrom = server.Clock.GetUtcNow(), Json = now.Values.With(ProfileKeys.Tiering, GroupTiering.TwoTier).ToJson() });
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        var (opened, officer) = await BlindVerificationTests.TakenAsync(server, "Có người bán thuốc lắc xoanhaitang");
        officer.Dispose();
        using var other = await Officer.SignInAsync(server, BinhYenServer.Account("cskv-p06"));
        (await other.SeesAsync($"/cases/{opened.Code}")).Source.ShouldNotContain("xoanhaitang");
        (await other.SeesAsync("/cases?tab=Verify")).Source.ShouldNotContain("xoanhaitang");
        (await FoundAsync(other, "xoanhaitang")).ShouldBe(0, "a search would say what a text says");
        using var duty = await server.SignInAsync(StaffRole.DutyOfficer);
        (await duty.OpenAsync($"/cases/{opened.Code}")).Status.ShouldBe(HttpStatusCode.NotFound);

        // An emergency alarms the same three roles, and the alert holds no word of it.
        var urgent = await server.ReportAsync("Có người cầm dao xoanbaodong", "H08", o => o with { Urgency = Urgency.Emergency, Category = CaseCategory.Assault, Kind = CaseKind.CrimeTip });
        (await duty.OpenAsync($"/cases/{urgent.Code}")).Status.ShouldBe(HttpStatusCode.NotFound);
        await server.Services.GetRequiredService<BinhYen.Cases.Escalating.ClockBeat>().BeatAsync(CancellationToken.None);
        var people = (await server.ReadAsync(db => db.Set<BinhYen.Cases.Escalating.StaffAlert>().Where(a => a.CaseId == urgent.CaseId).Select(a => a.StaffId).ToListAsync())).Select(p => p.Value).ToList();
        var told = await server.ReadAsync(db => db.Set<StaffMember>().Where(s => people.Contains(s.Id)).Select(s => s.Role).ToListAsync());
        told.ShouldNotBeEmpty();
        told.ShouldAllBe(r => r == StaffRole.PoliceChief || r == StaffRole.DeputyPoliceChief || r == StaffRole.AreaOfficer);
    }

    /// <summary>The rule stands twice, as code and as a condition of the database: in two hundred cases of every make both say the same.</summary>
    [Theory, OnBothEngines]
    public async Task What_a_search_may_look_through_is_exactly_what_may_be_read(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine);
        var stop = TestContext.Current.CancellationToken;
        var (me, chief, other) = (await server.StaffAsync("cskv-p06"), await server.StaffAsync(BinhYenServer.Account(StaffRole.PoliceChief).User), await server.StaffAsync("cskv-p05"));
        await using var scope = server.Services.CreateAsyncScope();
        var (db, sights) = (scope.ServiceProvider.GetRequiredService<BinhYenDb>(), scope.ServiceProvider.GetRequiredService<ThreadSights>());
        var occasion = await scope.ServiceProvider.GetRequiredService<LoadCase>().OccasionAsync(Actor.System, server.Commune, stop);
        var random = new Random(7);
        StaffId? Someone() => random.Next(4) switch { 0 => me.Id, 1 => other.Id, 2 => chief.Id, _ => null };
        var ids = new List<CaseId>();
        for (var i = 0; i < 200; i++)
        {
            var id = (await server.ReportAsync("Mất trộm gà", "H08")).CaseId;
            ids.Add(id);
            var (state, handler, substitute, triager) = (random.Next(3) is 0 ? CaseState.Closed : CaseState.Handling, Someone(), Someone(), Someone());
            await db.Set<Case>().Where(c => c.Id == id).ExecuteUpdateAsync(
                s => s.SetProperty(c => c.State, state).SetProperty(c => c.Handler, handler).SetProperty(c => c.SubstituteHandler, substitute).SetProperty(c => c.TriagedBy, triager), stop);
            if (random.Next(2) is 0) db.Add(CaseEvent.Of(id, 99, CaseAct.HandOver, state, state, occasion, null));
            if (random.Next(2) is 0)
                db.Add(new ThreadTrust
                {
                    Id = Guid.NewGuid(), CaseId = id, CommuneId = server.Commune, StaffId = random.Next(4) is 0 ? other.Id : me.Id, At = occasion.At.AddMinutes(random.Next(-1, 2)),
                    OpenedBy = random.Next(3) is 0 ? chief.Id : null,
                });
        }

        await db.SaveChangesAsync(stop);
        foreach (var tiers in new[] { GroupTiering.OneTier, GroupTiering.TwoTier })
        {
            var now = await db.Set<CommuneSettings>().AsNoTracking().OrderByDescending(s => s.Version).FirstAsync(s => s.CommuneId == server.Commune, stop);
            server.Clock.Advance(TimeSpan.FromMinutes(2));
            db.Add(new CommuneSettings { CommuneId = server.Commune, Version = now.Version + 1, EffectiveFrom = server.Clock.GetUtcNow(), Json = now.Values.With(ProfileKeys.Tiering, tiers).ToJson() });
            await db.SaveChangesAsync(stop);
            server.Clock.Advance(TimeSpan.FromMinutes(2));
            foreach (var staff in new[] { me, chief })
            {
                var read = (await sights.OfAsync(staff, ids, stop)).Where(s => s.Value is ThreadSight.Open).Select(s => s.Key.Value).Order().ToList();
                var found = await (await sights.ReadableAsync(staff, db.Set<Case>().Where(c => ids.Contains(c.Id)), stop)).Select(c => c.Id).ToListAsync(stop);
                found.Select(id => id.Value).Order().ToList().ShouldBe(read, $"{staff.Role}, {tiers}");
                read.Count.ShouldBeInRange(20, 199);
            }
        }
    }

    private static async Task<int> FoundAsync(Officer officer, string word) => (await officer.SeesAsync($"/cases?q={word}")).FindAll("a.item").Count;
}
