using BinhYen.Cases.Situation;
using BinhYen.Communes;
using BinhYen.Platform.Persistence;
using BinhYen.Staff;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Cases.Board;

/// <summary>
/// Counts for the chief and, with small numbers hidden, for the committee: open and overdue, in time, first looks,
/// repetition by place and category, unsettled conflicts, suggestions. Never by person of a reporter.
/// </summary>
internal sealed class ReadBoard(BinhYenDb db, VisibleCases visible, CommuneDirectory communes, StaffDirectory staffDirectory, TimeProvider clock)
{
    private const int MostLooks = 20_000;

    public async Task<BoardView> HandleAsync(CurrentStaff staff, DateOnly month, CancellationToken cancellationToken)
    {
        var mayOpen = staff.May(Permission.SeeAllCases);
        var now = clock.GetUtcNow();
        var known = KnownUntil(mayOpen, now);
        var all = mayOpen ? await visible.ForAsync(staff, cancellationToken) : Countable(db, staff.CommuneId).Where(c => c.ReceivedAt < known);
        var (from, until) = (VietnamTime.At(month, TimeOnly.MinValue), VietnamTime.At(month.AddMonths(1), TimeOnly.MinValue));
        var hamlets = (await communes.HamletsAsync(staff.CommuneId, cancellationToken, withEnded: true)).ToDictionary(h => h.Id, h => h.FullName);
        var received = await CountsAsync(all.Where(c => c.ReceivedAt >= from && c.ReceivedAt < until), cancellationToken);
        var open = await CountsAsync(all.Where(c => c.Queue != CaseQueue.Done), cancellationToken);
        var late = await CountsAsync(all.Where(c => c.Queue != CaseQueue.Done && c.ListAt < now), cancellationToken);
        var isFew = !mayOpen && (IsFew(received) || IsFew(open) || IsFew(late));
        var (receivedApart, openApart, lateApart) = (Apart(received, mayOpen), Apart(open, mayOpen), Apart(late, mayOpen));
        var looks = await LooksAsync(all, from, until, cancellationToken);
        return new BoardView
        {
            Month = month, MayOpen = mayOpen, IsFew = isFew,
            Open = new RoughCount(open.Sum(g => g.Count), mayOpen), Overdue = new RoughCount(late.Sum(g => g.Count), mayOpen),
            InTime = await InTimeAsync(all, from, until, now, mayOpen, cancellationToken), Unanswered = new RoughCount(await UnansweredAsync(all, cancellationToken), mayOpen),
            ByHamlet = Rows(receivedApart, openApart, lateApart, g => g.Hamlet, h => h is { } id ? hamlets.GetValueOrDefault(id, "") : "Chưa rõ nơi", mayOpen, h => $"hamlet={h}"),
            ByCategory = Rows(receivedApart, openApart, lateApart, g => g.Category, CaseCategories.Label, mayOpen, c => $"category={c}"),
            LookByOfficer = mayOpen ? await ByOfficerAsync(looks, cancellationToken) : [],
            LookByHamlet = [.. looks.GroupBy(l => l.Hamlet).Where(g => mayOpen || g.Count() >= 5).Select(g => Look(g.Key is { } id ? hamlets.GetValueOrDefault(id, "") : "Chưa rõ nơi", g, mayOpen)).OrderBy(r => r.Name, StringComparer.Ordinal)],
            Repeats = [.. received.Where(g => g.Hamlet is not null && g.Count >= (mayOpen ? 2 : 5)).OrderByDescending(g => new RoughCount(g.Count, mayOpen).Shown).ThenBy(g => g.Hamlet!.Value.Value).Take(10)
                .Select(g => new RepeatRow(hamlets.GetValueOrDefault(g.Hamlet!.Value, ""), CaseCategories.Label(g.Category), new RoughCount(g.Count, mayOpen)))],
            Conflicts = mayOpen ? await ConflictsAsync(all, hamlets, cancellationToken) : [],
            Suggestions = await SuggestionsAsync(all, month.Year, mayOpen, cancellationToken), Interaction = await InteractionAsync(all, from, until, mayOpen, cancellationToken),
        };
    }

    /// <summary>
    /// What everybody may see in figures: nothing that is about the police, about national security or about a child (P-11), and nothing that was
    /// found to be no case, a greeting or a trial.
    /// </summary>
    internal static IQueryable<Case> Countable(BinhYenDb db, CommuneId commune) =>
        db.Set<Case>().Where(c => c.CommuneId == commune && !c.HasConflict && !c.ConflictAboveCommune && !c.ConcernsMinor && c.Category != CaseCategory.NationalSecurity && c.State != CaseState.NotACase);

    /// <summary>
    /// Up to when reports are counted. Whoever sees rough numbers sees those of whole weeks: a number that moves within the hour tells of that hour's one report,
    /// and filled up to the next step it would tell exactly.
    /// </summary>
    internal static DateTimeOffset KnownUntil(bool isExact, DateTimeOffset now)
    {
        if (isExact) return DateTimeOffset.MaxValue;
        var today = VietnamTime.DateOf(now);
        return VietnamTime.At(today.AddDays(-(((int)today.DayOfWeek + 6) % 7)), TimeOnly.MinValue);
    }

    private static async Task<List<Group>> CountsAsync(IQueryable<Case> cases, CancellationToken cancellationToken) =>
        await cases.GroupBy(c => new { c.HamletId, c.Category }).Select(g => new Group(g.Key.HamletId, g.Key.Category, g.Count())).ToListAsync(cancellationToken);

    // Where few reports are not counted exactly they are not divided by place and by kind either: the one place beside the one kind
    // would say what somebody has reported.
    private static List<Group>? Apart(List<Group> groups, bool mayOpen) => mayOpen || !IsFew(groups) ? groups : null;

    private static bool IsFew(List<Group> groups) => groups.Sum(g => g.Count) is > 0 and < RoughCount.Step;

    private static IReadOnlyList<BoardRow> Rows<TKey>(
        List<Group>? received, List<Group>? open, List<Group>? late, Func<Group, TKey> key, Func<TKey, string> name, bool mayOpen, Func<TKey, string> filter)
    {
        RoughCount? Count(List<Group>? groups, TKey k) => groups is null ? null : new RoughCount(groups.Where(g => Equals(key(g), k)).Sum(g => g.Count), mayOpen);
        return [.. (received ?? []).Concat(open ?? []).Select(key).Distinct()
            .Select(k => new BoardRow(
                name(k), Count(received, k), Count(open, k), Count(late, k),
                mayOpen && k is not null ? $"/cases?tab=DueSoon&{filter(k)}" : null))
            .OrderByDescending(r => r.Overdue?.Shown).ThenByDescending(r => r.Open?.Shown).ThenBy(r => r.Name, StringComparer.Ordinal)];
    }

    private async Task<Share> InTimeAsync(IQueryable<Case> all, DateTimeOffset from, DateTimeOffset until, DateTimeOffset now, bool isExact, CancellationToken cancellationToken)
    {
        var due = from c in all
                  where c.ReceivedAt >= @from && c.ReceivedAt < until && c.State != CaseState.Merged && c.State != CaseState.NotACase
                  join k in db.Set<CaseClock>().Where(k => k.Kind == ClockKind.Answer && k.Round == 1) on c.Id equals k.CaseId
                  select new { c.FirstSettledAt, k.DueAt };
        var settled = await due.CountAsync(d => d.FirstSettledAt != null, cancellationToken);
        var lateOpen = await due.CountAsync(d => d.FirstSettledAt == null && d.DueAt < now, cancellationToken);
        var inTime = await due.CountAsync(d => d.FirstSettledAt != null && d.FirstSettledAt <= d.DueAt, cancellationToken);
        return new Share(inTime, settled + lateOpen, isExact);
    }

    private async Task<int> UnansweredAsync(IQueryable<Case> all, CancellationToken cancellationToken)
    {
        var today = clock.Today();
        var thisMonth = VietnamTime.At(new DateOnly(today.Year, today.Month, 1), TimeOnly.MinValue);
        return await all.CountAsync(c => c.Queue != CaseQueue.Done && c.ReceivedAt < thisMonth && c.FirstSettledAt == null, cancellationToken);
    }

    private async Task<List<FirstLook>> LooksAsync(IQueryable<Case> all, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken) =>
        await (from c in all
               where c.ReceivedAt >= @from && c.ReceivedAt < until && c.TriagedBy != null
               join k in db.Set<CaseClock>().Where(k => k.Kind == ClockKind.FirstLook && k.StoppedAt != null) on c.Id equals k.CaseId
               select new FirstLook(c.TriagedBy!.Value, c.HamletId, k.StartedAt, k.StoppedAt!.Value, k.DueAt)).Take(MostLooks).ToListAsync(cancellationToken);

    private async Task<IReadOnlyList<FirstLookRow>> ByOfficerAsync(List<FirstLook> looks, CancellationToken cancellationToken)
    {
        var names = await staffDirectory.NamesAsync(looks.Select(l => l.Officer), cancellationToken);
        return [.. looks.GroupBy(l => l.Officer).Select(g => Look(names.GetValueOrDefault(g.Key, "cán bộ"), g, isExact: true)).OrderBy(r => r.Name, StringComparer.Ordinal)];
    }

    private static FirstLookRow Look(string name, IEnumerable<FirstLook> looks, bool isExact)
    {
        var list = looks.OrderBy(l => l.StoppedAt - l.StartedAt).ToList();
        TimeSpan? median = isExact ? list[list.Count / 2].StoppedAt - list[list.Count / 2].StartedAt : null;
        return new FirstLookRow(name, new RoughCount(list.Count, isExact), new Share(list.Count(l => l.StoppedAt <= l.DueAt), list.Count, isExact), median);
    }

    private async Task<IReadOnlyList<ConflictRow>> ConflictsAsync(IQueryable<Case> all, Dictionary<HamletId, string> hamlets, CancellationToken cancellationToken)
    {
        var today = clock.Today();
        var rows = await all.Where(c => c.NextFollowUpOn != null).OrderBy(c => c.NextFollowUpOn).ThenBy(c => c.Id)
            .Select(c => new { c.Code, c.HamletId, On = c.NextFollowUpOn!.Value }).Take(100).ToListAsync(cancellationToken);
        return [.. rows.Select(r => new ConflictRow(r.Code, r.HamletId is { } h ? hamlets.GetValueOrDefault(h) : null, r.On, r.On < today))];
    }

    private static async Task<SuggestionFigures> SuggestionsAsync(IQueryable<Case> all, int year, bool isExact, CancellationToken cancellationToken)
    {
        var (from, until) = (VietnamTime.At(new DateOnly(year, 1, 1), TimeOnly.MinValue), VietnamTime.At(new DateOnly(year + 1, 1, 1), TimeOnly.MinValue));
        var rows = await all.Where(c => c.Kind == CaseKind.Suggestion && c.ReceivedAt >= from && c.ReceivedAt < until)
            .GroupBy(c => c.Finding == null ? (Outcome?)null : c.Finding.Outcome).Select(g => new { Outcome = g.Key, Count = g.Count() }).ToListAsync(cancellationToken);
        var received = rows.Sum(r => r.Count);
        var answered = rows.Where(r => r.Outcome is not null).ToList();
        // Few suggestions are not divided by what came of them: with the total it would tell the outcome of one.
        return new SuggestionFigures(
            year, new RoughCount(received, isExact), new Share(answered.Sum(r => r.Count), received, isExact),
            [.. answered.Where(r => isExact || r.Count >= RoughCount.Step).Select(r => (Label: Outcomes.Label(r.Outcome!.Value), Count: new RoughCount(r.Count, isExact)))
                .OrderByDescending(r => r.Count.Shown).ThenBy(r => r.Label, StringComparer.Ordinal)]);
    }

    // By report and not by case: each of several reporters of a case was answered and may have said something to it.
    private async Task<InteractionFigures?> InteractionAsync(IQueryable<Case> all, DateTimeOffset from, DateTimeOffset until, bool mayOpen, CancellationToken cancellationToken)
    {
        var answered = from c in all
                       where c.FirstSettledAt >= @from && c.FirstSettledAt < until && c.State != CaseState.NotACase
                       join t in db.Set<ReportThread>() on c.Id equals t.CaseId
                       select new
                       {
                           t.Rating,
                           Spoke = db.Set<ThreadMessage>().Any(m => m.ThreadId == t.Id && m.Kind == ThreadMessageKind.Objection) || t.AcceptedAt != null,
                       };
        var count = await answered.CountAsync(cancellationToken);
        if (!mayOpen && count < 5) return null;
        var rated = await answered.CountAsync(a => a.Rating != null, cancellationToken);
        return new InteractionFigures(
            new Share(await answered.CountAsync(a => a.Rating != null || a.Spoke, cancellationToken), count, mayOpen),
            new Share(await answered.CountAsync(a => a.Rating >= 4, cancellationToken), rated, mayOpen));
    }

    private sealed record Group(HamletId? Hamlet, CaseCategory Category, int Count);

    private sealed record FirstLook(StaffId Officer, HamletId? Hamlet, DateTimeOffset StartedAt, DateTimeOffset StoppedAt, DateTimeOffset DueAt);
}
