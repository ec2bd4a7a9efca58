using BinhYen.Cases;
using BinhYen.Platform;
using BinhYen.Tests.Given;
using CsCheck;

namespace BinhYen.Tests.Cases;

/// <summary>
/// Random people do random acts to random cases in random order. Whatever happens, what must never be true is not, and
/// every change left a trace. (Plain LINQ below: Shouldly's predicate assertions compile an expression per call.)
/// </summary>
public sealed class CaseStoryTests
{
    private static readonly IReadOnlyList<Func<GivenCase, Case, Occasion, int, Result>> _acts =
    [
        (g, c, o, n) => c.StartTriage(o),
        (g, c, o, n) => c.ConfirmKind(o),
        (g, c, o, n) => c.Acknowledge(o),
        (g, c, o, n) => c.DismissAsNotACase(GivenCase.Because, n % 2 == 0, o),
        (g, c, o, n) => c.Assign(SomeAssignment(g, n), o),
        (g, c, o, n) => c.Assign(g.ToOfficer, o),
        (g, c, o, n) => c.HandOver(SomeAssignment(g, n), GivenCase.Because, o),
        (g, c, o, n) => c.Substitute(Staff(g, n), GivenCase.Because, o),
        (g, c, o, n) => c.TakeOver(GivenCase.Because, o),
        (g, c, o, n) => c.AskReporter(GivenCase.Sealed, o),
        (g, c, o, n) => c.ReporterAnswered(o),
        (g, c, o, n) => c.WaitingExpired(o),
        (g, c, o, n) => c.Reply(n % 2 == 0, o),
        (g, c, o, n) => c.StartVerifying(GivenCase.Sealed, o),
        (g, c, o, n) => c.RecordVerification(Pick<VerificationResult>(n), GivenCase.Sealed, o),
        (g, c, o, n) => c.ProposeTransfer(GivenCase.Slip, o),
        (g, c, o, n) => c.ConfirmTransfer(o),
        (g, c, o, n) => c.DeclineTransfer(GivenCase.Because, o),
        (g, c, o, n) => c.RecordReceipt(o),
        (g, c, o, n) => c.RecordFilePassed(o),
        (g, c, o, n) => c.HandOverAboveCommune(GivenCase.Slip, o),
        (g, c, o, n) => c.HandOverNationalSecurity(GivenCase.Slip, o),
        (g, c, o, n) => c.SubmitForApproval(g.GoodAnswer, Pick<Outcome>(n), n % 3 == 0 ? null : "Luật 99/2025/QH15", o),
        (g, c, o, n) => c.SubmitForApproval(g.GoodAnswer, Outcome.Resolved, "Luật 99/2025/QH15", o),
        (g, c, o, n) => c.Approve(o),
        (g, c, o, n) => c.ReturnForRework(GivenCase.Sealed, o),
        (g, c, o, n) => c.Answer(g.GoodAnswer, Pick<Outcome>(n), o),
        (g, c, o, n) => c.AnswerAfterTransfer(g.GoodAnswer, Pick<Outcome>(n), o),
        (g, c, o, n) => c.ConfirmOutcome(o),
        (g, c, o, n) => c.Close(o),
        (g, c, o, n) => c.Reopen(Pick<ReopenGround>(n), GivenCase.Sealed, o),
        (g, c, o, n) => c.MergeInto(g.In(CaseState.Assigned), o),
        (g, c, o, n) => c.PutOnHold(o.At.AddDays(n), GivenCase.Because, o),
        (g, c, o, n) => c.ResumeFromHold(o),
        (g, c, o, n) => c.RaiseUrgency(Pick<Urgency>(n), o),
        (g, c, o, n) => c.LowerUrgency(Pick<Urgency>(n), GivenCase.Because, o),
        (g, c, o, n) => c.ChangeKind(Pick<CaseKind>(n), GivenCase.Because, o),
        (g, c, o, n) => c.ConfirmKindChange(o),
        (g, c, o, n) => c.DeclineKindChange(GivenCase.Because, o),
        (g, c, o, n) => c.Reclassify(Pick<CaseCategory>(n), GivenCase.Because, o),
        (g, c, o, n) => c.FlagComplex(GivenCase.Because, o),
        (g, c, o, n) => c.AskExtension(o.At.AddDays(n), GivenCase.Because, o),
        (g, c, o, n) => c.GrantExtension(GivenCase.Sealed, o),
        (g, c, o, n) => c.DeclineExtension(GivenCase.Because, o),
        (g, c, o, n) => c.ReferToMediation(g.Hamlet, o),
        (g, c, o, n) => c.RecordMediation(Pick<MediationResult>(n), VietnamTime.DateOf(o.At).AddDays(n), GivenCase.Sealed, o),
        (g, c, o, n) => c.FollowUpMediation(n % 2 == 0 ? null : VietnamTime.DateOf(o.At).AddDays(n), GivenCase.Sealed, o),
        (g, c, o, n) => n % 10 != 0 ? Result.Done : c.WidenConflict(ConflictScope.Of(Staff(g, n / 10).Id), handlerIsInvolved: false, GivenCase.Because, o),
    ];

    private static readonly CaseKind[] _kinds =
        [CaseKind.SecurityReport, CaseKind.Support, CaseKind.CrimeTip, CaseKind.PoliceConduct, CaseKind.Denunciation, CaseKind.ProcedureQuestion, CaseKind.Praise, CaseKind.ProsecutionRequest];

    private static readonly CaseCategory[] _categories =
        [CaseCategory.Noise, CaseCategory.CommunityConflict, CaseCategory.Theft, CaseCategory.Unclear, CaseCategory.NationalSecurity, CaseCategory.PoliceConduct];

    private static readonly CaseState[] _starts =
        [CaseState.Received, CaseState.Triaging, CaseState.Assigned, CaseState.Handling, CaseState.AwaitingApproval, CaseState.Answered];

    [Fact]
    public void Whatever_people_do_nothing_forbidden_becomes_true() =>
        Gen.Select(Gen.Int[0, 5], Gen.Int[0, 7], Gen.Int[0, 5], Gen.Int[0, 3], Gen.Select(Gen.Int[0, _acts.Count - 1], Gen.Int[0, 11], Gen.Int[0, 60]).Array[1, 60])
            .Sample((start, kind, category, urgency, story) => Tell(start, kind, category, urgency, story), iter: 2500, print: _ => "a story");

    [Fact]
    public void Random_stories_do_reach_every_state()
    {
        // Guards the property above: if stories always died early it would prove nothing.
        var reached = new HashSet<CaseState>();
        Gen.Select(Gen.Int[0, 5], Gen.Int[0, 7], Gen.Int[0, 5], Gen.Int[0, 3], Gen.Select(Gen.Int[0, _acts.Count - 1], Gen.Int[0, 11], Gen.Int[0, 60]).Array[40, 80])
            .Sample((start, kind, category, urgency, story) =>
            {
                var states = Tell(start, kind, category, urgency, story);
                lock (reached) reached.UnionWith(states);
            }, iter: 2500, print: _ => "a story");
        reached.Order().ShouldBe(Enum.GetValues<CaseState>().Order());
    }

    private static HashSet<CaseState> Tell(int start, int kind, int category, int urgency, (int Act, int Who, int Number)[] story)
    {
        var given = new GivenCase();
        var sensitive = _categories[category] is CaseCategory.NationalSecurity or CaseCategory.Unclear;
        var @case = given.In(sensitive ? CaseState.Received : _kinds[kind] is CaseKind.ProsecutionRequest ? CaseState.Triaging : _starts[start],
            _kinds[kind], _categories[category], (Urgency)urgency);
        var states = new HashSet<CaseState> { @case.State };
        foreach (var (act, who, number) in story)
        {
            given.Now = given.Now.AddMinutes(number * 37);
            // The people of the case more often than strangers, or little would ever happen.
            Actor by = (who % 3, @case.Handler) switch
            {
                (0, { } handler) => Everyone(given).Single(s => s.Id == handler),
                _ => given.Everybody[who],
            };
            var before = (@case.State, @case.Version, @case.Events.Count);
            var hidden = by is Actor.Staff staff && @case.IsHiddenFrom(staff);
            var result = _acts[act](given, @case, given.By(by), number);
            if (hidden) (result.Succeeded && @case.Version != before.Version).ShouldBeFalse();
            if (!result.Succeeded) (@case.State, @case.Version, @case.Events.Count).ShouldBe(before);
            NothingForbidden(@case);
            states.Add(@case.State);
        }

        return states;
    }

    private static void NothingForbidden(Case @case)
    {
        @case.Version.ShouldBe(@case.Events.Count);
        @case.Events[0].From.ShouldBeNull();
        @case.Events[^1].To.ShouldBe(@case.State);
        for (var index = 1; index < @case.Events.Count; index++)
        {
            @case.Events[index].From.ShouldBe(@case.Events[index - 1].To);
            @case.Events[index].Number.ShouldBe(index + 1);
        }

        (@case.State is CaseState.Closed).ShouldBe(@case.Closing is not null);
        (@case.State is CaseState.Answered or CaseState.Closed).ShouldBe(@case.AnsweredAt is not null);
        (@case.State is CaseState.AwaitingInfo).ShouldBe(@case.Waiting is not null);
        (@case.State is CaseState.OnHold).ShouldBe(@case.Hold is not null);
        (@case.State is CaseState.Merged).ShouldBe(@case.MergedInto is not null);
        (@case.State is CaseState.AwaitingApproval).ShouldBe(@case.CurrentDraft is not null);
        if (@case.State is CaseState.Answered or CaseState.Closed) @case.Answers.Any(a => a.AnsweredAt is not null && a.Unit.Length > 0).ShouldBeTrue();
        if (@case.State is CaseState.Transferred) @case.Transfer!.LeftAt.ShouldNotBeNull();
        if (@case.State is CaseState.Assigned or CaseState.Verifying or CaseState.Handling or CaseState.AwaitingApproval) @case.Handler.ShouldNotBeNull();
        @case.Answers.All(a => a.ApprovedBy != a.WrittenBy).ShouldBeTrue();
        if (@case.Finding is { } finding) finding.ConfirmedBy.ShouldNotBe(finding.SetBy);
        @case.Extensions.Count(e => e.Granted).ShouldBeLessThanOrEqualTo(2);
        @case.Extensions.All(e => e.Granted == e.WordsToReporter is not null).ShouldBeTrue();
        if (@case.Closing is { } closing)
        {
            closing.By.Staff.ShouldBeNull();
            closing.At.ShouldBeGreaterThanOrEqualTo(@case.AnsweredAt!.Value);
            @case.Category.ShouldNotBe(CaseCategory.Unclear);
            if (@case.NeedsSecondPerson) @case.Finding!.ConfirmedBy.ShouldNotBeNull();
        }

        if (!@case.IsOpen && @case.State is not (CaseState.Transferred or CaseState.Answered)) @case.Clocks.Any(c => c.IsRunning).ShouldBeFalse();
        @case.NextDueAt.ShouldBe(@case.Clocks.Where(c => c.IsRunning).Select(c => (DateTimeOffset?)c.DueAt).Min());
    }

    private static IReadOnlyList<Actor.Staff> Everyone(GivenCase given) => [.. given.Everybody.OfType<Actor.Staff>()];

    private static Actor.Staff Staff(GivenCase given, int number) => Everyone(given)[number % Everyone(given).Count];

    private static Assignment SomeAssignment(GivenCase given, int number) =>
        new(Staff(given, number), number % 5 == 0, number % 7 == 0 ? null : Staff(given, number / 2));

    private static T Pick<T>(int number)
        where T : struct, Enum => Enum.GetValues<T>()[number % Enum.GetValues<T>().Length];
}
