using BinhYen.Cases;
using BinhYen.Platform;
using BinhYen.Tests.Given;

namespace BinhYen.Tests.Cases;

/// <summary>
/// Every transition T2–T18 tried in every state by everybody: it happens where the table allows it and is refused,
/// changing nothing, everywhere else.
/// </summary>
public sealed class CaseTransitionTests
{
    private static readonly CaseState[] _open = [.. CaseStates.Open];

    private static readonly CaseState[] _mergeable = [.. _open.Where(s => s is not CaseState.Received)];

    private static readonly CaseState[] _holdable =
        [.. _open.Where(s => s is not (CaseState.OnHold or CaseState.AwaitingInfo or CaseState.AwaitingApproval))];

    private static readonly Transition[] _table =
    [
        new(CaseAct.StartTriage, [CaseState.Received], CaseState.Triaging, Officers, (g, c, o) => c.StartTriage(o)),
        new(CaseAct.Assign, [CaseState.Triaging, CaseState.Reopened], CaseState.Assigned, g => [g.Chief, g.Deputy, g.OtherDeputy, g.Officer],
            (g, c, o) => c.Assign(g.ToOfficer, o)),
        new(CaseAct.AskReporter, [CaseState.Triaging, CaseState.Assigned, CaseState.Verifying, CaseState.Handling], CaseState.AwaitingInfo,
            g => [g.Officer], (g, c, o) => c.AskReporter(GivenCase.Sealed, o)),
        new(CaseAct.ReporterAnswered, [CaseState.AwaitingInfo], CaseState.Assigned, g => [Actor.Reporter, Actor.System], (g, c, o) => c.ReporterAnswered(o)),
        new(CaseAct.WaitingExpired, [CaseState.AwaitingInfo], CaseState.Assigned, g => [Actor.System],
            (g, c, o) => c.WaitingExpired(o with { At = o.At.AddDays(20) })),
        new(CaseAct.StartVerifying, [CaseState.Assigned], CaseState.Verifying, Handler, (g, c, o) => c.StartVerifying(GivenCase.Sealed, o)),
        new(CaseAct.RecordVerification, [CaseState.Verifying], CaseState.Handling, Handler,
            (g, c, o) => c.RecordVerification(VerificationResult.Confirmed, GivenCase.Sealed, o)),
        new(CaseAct.SubmitForApproval, [CaseState.Handling], CaseState.AwaitingApproval, Handler,
            (g, c, o) => c.SubmitForApproval(g.GoodAnswer, Outcome.Resolved, null, o)),
        new(CaseAct.Approve, [CaseState.AwaitingApproval], CaseState.Answered, g => [g.Chief, g.Deputy, g.OtherDeputy], (g, c, o) => c.Approve(o)),
        new(CaseAct.ReturnForRework, [CaseState.AwaitingApproval], CaseState.Handling, g => [g.Chief, g.Deputy, g.OtherDeputy],
            (g, c, o) => c.ReturnForRework(GivenCase.Sealed, o)),
        new(CaseAct.Answer, [CaseState.Handling], CaseState.Answered, Handler, (g, c, o) => c.Answer(g.GoodAnswer, Outcome.Resolved, o)),
        new(CaseAct.AnswerAfterTransfer, [CaseState.Transferred], CaseState.Answered, Handler,
            (g, c, o) => c.AnswerAfterTransfer(g.GoodAnswer, Outcome.TransferredToOtherBody, o)),
        new(CaseAct.Close, [CaseState.Answered], CaseState.Closed, g => [Actor.Reporter, Actor.System],
            (g, c, o) => c.Close(o with { At = o.At.AddDays(8) })),
        new(CaseAct.Reopen, [CaseState.Answered, CaseState.Closed], CaseState.Reopened, g => [Actor.Reporter, g.Chief],
            (g, c, o) => c.Reopen(ReopenGround.NewFacts, GivenCase.Sealed, o)),
        new(CaseAct.MergeInto, _mergeable, CaseState.Merged, g => [g.Officer, g.Chief, g.Deputy, g.OtherDeputy],
            (g, c, o) => c.MergeInto(g.In(CaseState.Assigned), o)),
        new(CaseAct.PutOnHold, _holdable, CaseState.OnHold, g => [g.Chief], (g, c, o) => c.PutOnHold(o.At.AddDays(10), GivenCase.Because, o)),
        new(CaseAct.ResumeFromHold, [CaseState.OnHold], CaseState.Assigned, g => [g.Chief], (g, c, o) => c.ResumeFromHold(o)),
    ];

    public static TheoryData<string, string, string> EveryActInEveryStateByEverybody()
    {
        var given = new GivenCase();
        var rows = new TheoryData<string, string, string>();
        foreach (var row in _table)
        {
            foreach (var state in Enum.GetValues<CaseState>())
            {
                for (var who = 0; who < given.Everybody.Count; who++) rows.Add(row.Act.ToString(), state.ToString(), Names[who]);
            }
        }

        return rows;
    }

    private static readonly string[] Names =
        ["chief", "deputy", "other deputy", "handler", "colleague", "duty officer", "administrator", "committee", "hamlet head", "system", "reporter", "verifier"];

    [Theory]
    [MemberData(nameof(EveryActInEveryStateByEverybody))]
    public void An_act_happens_only_in_its_states_and_by_its_people(string act, string state, string who)
    {
        var given = new GivenCase();
        var row = _table.Single(t => t.Act.ToString() == act);
        var @case = given.In(Enum.Parse<CaseState>(state));
        var actor = given.Everybody[Array.IndexOf(Names, who)];
        var before = (@case.State, @case.Version, @case.Events.Count, @case.Answers.Count, @case.Handler, @case.NextDueAt);

        var result = row.Do(given, @case, given.By(actor));

        if (row.From.Contains(before.State) && People(row, given, before.State).Contains(actor))
        {
            result.Refusal.ShouldBeNull();
            @case.State.ShouldBe(row.To);
            var last = @case.Events[^1];
            (last.Act, last.From, last.To, last.By, last.ProfileVersion).ShouldBe((row.Act, before.State, row.To, actor.Stamp, 3));
        }
        else
        {
            result.Refusal.ShouldNotBeNull().Message.ShouldEndWith(".");
            (@case.State, @case.Version, @case.Events.Count, @case.Answers.Count, @case.Handler, @case.NextDueAt).ShouldBe(before);
        }
    }

    [Fact]
    public void The_table_has_every_numbered_transition_that_is_not_told_elsewhere()
    {
        // T1 is the factory; T3, T9 and T18 depend on the kind and have tests of their own.
        _table.Select(row => CaseActs.TransitionOf(row.Act)).Distinct().Order()
            .ShouldBe([2, 4, 5, 6, 7, 8, 10, 11, 12, 13, 14, 15, 16, 17]);
        Enum.GetValues<CaseAct>().Select(CaseActs.TransitionOf).OfType<int>().Distinct().Order().ShouldBe(Enumerable.Range(1, 18));
    }

    [Fact]
    public void There_is_no_way_to_delete_a_case_set_its_state_or_close_it_by_staff()
    {
        var acts = typeof(Case).GetMethods().Where(m => m.DeclaringType == typeof(Case)).Select(m => m.Name).ToList();
        acts.ShouldNotBeEmpty();
        acts.ShouldNotContain(name => name.StartsWith("Delete", StringComparison.Ordinal) || name.StartsWith("Remove", StringComparison.Ordinal));
        typeof(Case).GetProperties().ShouldAllBe(p => p.SetMethod == null || !p.SetMethod.IsPublic && !p.SetMethod.IsAssembly);
    }

    private static IReadOnlyList<Actor> Officers(GivenCase g) => [g.Chief, g.Deputy, g.OtherDeputy, g.Officer, g.Colleague, g.Duty];

    // Before there is a handler, leaders may ask the reporter too.
    private static IReadOnlyList<Actor> People(Transition row, GivenCase g, CaseState state) => (row.Act, state) switch
    {
        (CaseAct.AskReporter, CaseState.Triaging) => [g.Officer, g.Chief, g.Deputy, g.OtherDeputy],
        (CaseAct.Assign or CaseAct.MergeInto, CaseState.Reopened) => [g.Chief, g.Deputy, g.OtherDeputy],
        _ => row.By(g),
    };

    private static IReadOnlyList<Actor> Handler(GivenCase g) => [g.Officer];

    private sealed record Transition(
        CaseAct Act, IReadOnlyList<CaseState> From, CaseState To, Func<GivenCase, IReadOnlyList<Actor>> By, Func<GivenCase, Case, Occasion, Result> Do);
}
