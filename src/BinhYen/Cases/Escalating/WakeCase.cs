using BinhYen.Cases.Outside;
using BinhYen.Communes;
using BinhYen.Platform.Journal;
using BinhYen.Platform.Outbox;
using BinhYen.Platform.Persistence;
using BinhYen.Staff;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Cases.Escalating;

/// <summary>
/// Does what time alone brings about on cases: alerts of the ladder (workflow §5.3), the second means of an emergency
/// (R-YC-42), the end of waiting (T6), closing after the time for objections (T14).
/// </summary>
internal sealed class WakeCase(
    BinhYenDb db, LoadCase cases, Colleagues colleagues, CommuneDirectory directory, OfficerPhones phones, PassUp passUp, ICommuneChannel channel, IOutboxBell bell,
    EraseWords erase, ICaseNews news)
{
    private readonly Dictionary<CommuneId, OnCall> onCall = [];
    private readonly Dictionary<HamletId, HamletDuty?> polices = [];
    private IReadOnlyDictionary<StaffId, AlarmPhone> reachable = new Dictionary<StaffId, AlarmPhone>();
    private string? place;

    /// <summary>
    /// Wakes cases in one transaction: all of them or none. May be called again for further ones: who is on call and who polices a hamlet
    /// is read once for all of them.
    /// </summary>
    /// <returns>Cases that were left for a transaction of their own (<see cref="StandsAlone"/>); none where only one was asked for.</returns>
    public async Task<IReadOnlyList<CaseId>> RunAsync(IReadOnlyList<CaseId> ids, CancellationToken cancellationToken)
    {
        db.DropChanges();
        var found = await cases.FindAsync(ids, cancellationToken);
        List<CaseId> left = [.. found.Where(c => ids.Count > 1 && StandsAlone(c)).Select(c => c.Id)];
        found.RemoveAll(c => left.Contains(c.Id));
        var alerts = (await db.Set<StaffAlert>().AsNoTracking().Where(a => ids.Contains(a.CaseId)).Select(a => new { a.CaseId, a.Step, a.SecondMeans }).ToListAsync(cancellationToken))
            .ToLookup(a => a.CaseId, a => new Told(a.Step, a.SecondMeans));
        var destructions = new List<Func<CancellationToken, Task>>();
        foreach (var @case in found)
        {
            if (await WakeAsync(@case, [.. alerts[@case.Id]], cancellationToken) is { } destroy) destructions.Add(destroy);
        }

        await db.SaveChangesAsync(cancellationToken);
        foreach (var destroy in destructions) await destroy(cancellationToken);
        foreach (var lane in phones.Lanes.Concat(passUp.Lanes)) bell.Ring(lane);
        foreach (var @case in found) news.Changed(@case.CommuneId, @case.Id);
        return left;
    }

    // What reads rows to decide what is destroyed or numbered must see what the case before it wrote.
    private static bool StandsAlone(Case @case) => @case.ConflictAboveCommune || @case.WordsEndAt is not null;

    // Gives back what is to be destroyed once the rest is saved.
    private async Task<Func<CancellationToken, Task>?> WakeAsync(Case @case, List<Told> alerts, CancellationToken cancellationToken)
    {
        (reachable, place) = (new Dictionary<StaffId, AlarmPhone>(), null);
        var o = await cases.OccasionAsync(Actor.System, @case.CommuneId, cancellationToken);
        if (@case.WaitingExpired(o).Succeeded) Record(@case, o, "cases.waiting-expired.v1");
        if (@case.Close(o).Succeeded) Record(@case, o, "cases.closed.v1", ("outcome", @case.Closing!.Outcome.ToString()));
        Func<CancellationToken, Task>? destroy = null;
        if (@case.ForgetUnreceipted(o).Succeeded)
        {
            Record(@case, o, "cases.words-ended.v1");
            destroy = await erase.OfCaseAsync(@case.Id, EraseWords.NationalSecurity, cancellationToken);
        }

        var told = alerts.Select(a => a.Step).ToHashSet();
        if (@case is { State: CaseState.Received, Urgency: Urgency.Emergency })
        {
            await LookForPhonesAsync(@case, cancellationToken);
            if (!told.Contains(NewEmergency)) await AlarmAsync(@case, o, cancellationToken);
            else if (!told.Contains(Call) && !alerts.Exists(a => a.Step == NewEmergency && a.Means is SecondMeans.Zalo))
                await CallByHandAsync(@case, o, cancellationToken);
        }

        foreach (var step in Deadlines.Due(@case, o.Rules, o.At).Where(s => !told.Contains(s.Key))) await TellAsync(@case, step, o, cancellationToken);
        if (@case.State is CaseState.Answered && @case.Finding is { ConfirmedBy: null } && @case.NeedsSecondPerson && !told.Contains(ConfirmOutcome))
            await AddAsync(@case, ConfirmOutcome, null, EscalateTo.Deputy, await PeopleAsync(@case, EscalateTo.Deputy, cancellationToken), o, cancellationToken);
        await passUp.RunAsync(@case, o, cancellationToken);
        @case.Woken(o.Rules, o.At);
        return destroy;
    }

    /// <summary>Step of an emergency that has just come in.</summary>
    public const string NewEmergency = "new";

    private const string Call = $"{NewEmergency}:call";
    private const string ConfirmOutcome = "confirm-outcome";

    // The officer's own screen is the first means, the officer's own Zalo the second. Where none is linked, or Zalo would
    // not take the message, somebody else's screen says: ring the officer up.
    private async Task AlarmAsync(Case @case, Occasion o, CancellationToken cancellationToken)
    {
        var first = await PeopleAsync(@case, EscalateTo.Handler, cancellationToken);
        await AddAsync(@case, NewEmergency, null, EscalateTo.Handler, first, o, cancellationToken);
        if (!first.Any(p => reachable.ContainsKey(p.Id))) await CallByHandAsync(@case, o, cancellationToken);
        else Record(@case, o, "cases.alarmed.v1", ("means", "screen, zalo"));
    }

    private async Task CallByHandAsync(Case @case, Occasion o, CancellationToken cancellationToken)
    {
        var (_, duty, _) = await OnCallAsync(@case.CommuneId, cancellationToken);
        var first = await PeopleAsync(@case, EscalateTo.Handler, cancellationToken);
        var officer = first.FirstOrDefault(p => p.Id == duty?.OfficerId) ?? (first.Count > 0 ? first[0] : null);
        if (officer is null) return;
        var callers = (await PeopleAsync(@case, EscalateTo.Substitute, cancellationToken)).Concat(await PeopleAsync(@case, EscalateTo.Deputy, cancellationToken))
            .Where(p => first.All(f => f.Id != p.Id)).DistinctBy(p => p.Id);
        foreach (var caller in callers)
            db.Add(Alert(@case, caller, Call, null, EscalateTo.Substitute, o, SecondMeans.CallByHand, officer.Id));
        Record(@case, o, "cases.alarmed.v1", ("means", "screen, call"));
    }

    // A closed account of Zalo reaches nobody, however recently somebody spoke.
    private async Task LookForPhonesAsync(Case @case, CancellationToken cancellationToken)
    {
        if (await channel.OfAsync(@case.CommuneId, cancellationToken) is not { } open) return;
        reachable = (await phones.ReachableAsync(@case.CommuneId, cancellationToken)).Where(p => p.Value.Lane == open.Lane).ToDictionary();
        place = (await directory.HamletsAsync(@case.CommuneId, cancellationToken, withEnded: true)).Find(h => h.Id == @case.HamletId)?.FullName;
    }

    private async Task TellAsync(Case @case, EscalationStep step, Occasion o, CancellationToken cancellationToken) =>
        await AddAsync(@case, step.Key, step.Clock, step.To, await PeopleAsync(@case, step.To, cancellationToken), o, cancellationToken);

    private async Task AddAsync(
        Case @case, string step, ClockKind? clock, EscalateTo level, IReadOnlyList<Colleague> people, Occasion o, CancellationToken cancellationToken)
    {
        foreach (var person in people)
        {
            // Zalo is for what nobody has looked at; a reminder of a later hour waits on the screen.
            var message = clock is null or ClockKind.FirstLook && reachable.TryGetValue(person.Id, out var phone)
                ? (await phones.AlarmAsync(phone, AlarmWords.Of(@case.Category, place), cancellationToken)).Id
                : (Guid?)null;
            db.Add(Alert(@case, person, step, clock, level, o, message is null ? SecondMeans.None : SecondMeans.Zalo, null, message));
        }

        Record(@case, o, "cases.escalated.v1", ("level", level.ToString()), ("clock", clock?.ToString()), ("told", people.Count));
    }

    // Nobody who must not see the case is told of it. Where a rung is empty the next one is told: silence helps nobody.
    private async Task<IReadOnlyList<Colleague>> PeopleAsync(Case @case, EscalateTo level, CancellationToken cancellationToken)
    {
        var (all, duty, twoTier) = await OnCallAsync(@case.CommuneId, cancellationToken);
        // Two tiers: exactly chief, deputies and area officers hear of what a reporter told (R-TT-41).
        var people = all.Where(p => p.AsActor.IsOfficer && !@case.IsHiddenFrom(p.AsActor) && (!twoTier || p.AsActor.IsLeader || p.Role is StaffRole.AreaOfficer)).ToList();
        for (var rung = level; rung <= EscalateTo.Chief; rung++)
        {
            var hamlet = @case.HamletId is { } where && rung is EscalateTo.Handler && @case.Handler is null ? await PolicesAsync(where, cancellationToken) : null;
            IReadOnlyList<Colleague> found = rung switch
            {
                EscalateTo.Handler => [.. people.Where(p => @case.Handler is { } h ? p.Id == h : p.Id == duty?.OfficerId || p.Id == hamlet?.OfficerId)],
                EscalateTo.Substitute => [.. people.Where(p => p.Id == (@case.SubstituteHandler ?? duty?.SubstituteId))],
                EscalateTo.Deputy => [.. people.Where(p => p.Role is StaffRole.DeputyPoliceChief)],
                EscalateTo.Chief => [.. people.Where(p => p.Role is StaffRole.PoliceChief)],
            };
            if (found.Count > 0) return found;
        }

        return [];
    }

    private async Task<HamletDuty?> PolicesAsync(HamletId hamlet, CancellationToken cancellationToken) =>
        polices.TryGetValue(hamlet, out var known) ? known : polices[hamlet] = await directory.OfficerOfAsync(hamlet, cancellationToken);

    private async Task<OnCall> OnCallAsync(CommuneId commune, CancellationToken cancellationToken)
    {
        if (onCall.TryGetValue(commune, out var known)) return known;
        var (settings, _) = await directory.SettingsAsync(commune, cancellationToken);
        return onCall[commune] = new OnCall(await colleagues.OfAsync(commune, cancellationToken), await directory.OnDutyAsync(commune, cancellationToken), settings.TwoTier);
    }

    private static StaffAlert Alert(
        Case @case, Colleague person, string step, ClockKind? clock, EscalateTo level, Occasion o, SecondMeans means, StaffId? call,
        Guid? message = null) => new()
        {
            Id = Guid.CreateVersion7(o.At), CommuneId = @case.CommuneId, StaffId = person.Id, CaseId = @case.Id, Step = step, Clock = clock, Level = level,
            IsEmergency = @case.Urgency is Urgency.Emergency, SecondMeans = means, Call = call, At = o.At, MessageId = message,
        };

    private void Record(Case @case, Occasion o, string fact, params (string, object?)[] details) =>
        db.Record(JournalDraft.Of(@case.CommuneId, o.At, fact, @case.Code.ToString(), "system", details));

    // A step that somebody was told of before.
    private sealed record Told(string Step, SecondMeans Means);

    // Who can be told in a commune now, and by which rule.
    private sealed record OnCall(IReadOnlyList<Colleague> People, OnDuty? Duty, bool TwoTier);
}
