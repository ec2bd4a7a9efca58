using BinhYen.Cases.Board;
using BinhYen.Communes;
using BinhYen.Platform.Persistence;
using BinhYen.Site;
using BinhYen.Staff;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Cases.Situation;

/// <summary>
/// Counts reports and events by kind, place and time of day. Everybody's figures count the same cases as the committee's board: nothing
/// about officers, about children or about national security, so that no two views differ by one of those. It asks for no words, no
/// thread and nobody's name.
/// </summary>
internal sealed class ReadSituation(BinhYenDb db, CommuneDirectory communes, TimeProvider clock)
{
    private const string Elsewhere = "Chưa rõ nơi";

    /// <summary>The figures of a period.</summary>
    /// <param name="staff">Who reads: decides whether small numbers are shown.</param>
    /// <param name="key">As <see cref="SituationPeriod.Key"/>; this month for anything else.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public async Task<SituationView> HandleAsync(CurrentStaff staff, string? key, CancellationToken cancellationToken)
    {
        var (period, exact) = (SituationPeriod.Read(key, clock.Today()), staff.May(Permission.SeeAllCases));
        var known = ReadBoard.KnownUntil(exact, clock.GetUtcNow());
        var now = await CountAsync(staff.CommuneId, period, known, cancellationToken);
        var before = await CountAsync(staff.CommuneId, period.Before, known, cancellationToken);
        var hamlets = (await communes.HamletsAsync(staff.CommuneId, cancellationToken, withEnded: true)).ToDictionary(h => h.Id, h => h.FullName);
        var places = (await db.Set<PublicPlace>().AsNoTracking().Where(p => p.CommuneId == staff.CommuneId && p.EndedOn == null && p.HamletId != null).Select(p => p.HamletId!.Value).ToListAsync(cancellationToken))
            .CountBy(h => h).ToDictionary();
        string Name(HamletId? hamlet) => hamlet is { } id ? hamlets.GetValueOrDefault(id, Elsewhere) : Elsewhere;
        SituationRow Row(string? hamlet, string? category, Func<Group, bool> of, int publicPlaces = 0) => new(
            hamlet, category, Rough(now.Where(of).Sum(g => g.Reports)), Rough(now.Where(of).Sum(g => g.Events)), Rough(now.Where(of).Sum(g => g.Confirmed)),
            Rough(before.Where(of).Sum(g => g.Reports)), publicPlaces);
        RoughCount Rough(int count) => new(count, exact);

        return new SituationView
        {
            Period = period, Choices = SituationPeriod.Choices(clock.Today()), IsExact = exact, Total = Row(null, null, _ => true),
            ByCategory = Sorted(now.Concat(before).Select(g => g.Category).Distinct().Select(c => Row(null, CaseCategories.Label(c), g => g.Category == c))),
            ByHamlet = Sorted(now.Concat(before).Select(g => g.Hamlet).Concat(places.Keys.Select(h => (HamletId?)h)).Distinct()
                .Select(h => Row(Name(h), null, g => g.Hamlet == h, h is { } id ? places.GetValueOrDefault(id) : 0))),
            // One place beside one kind: where only few were counted, that there is a row would say that somebody reported it.
            ByBoth = Sorted(now.GroupBy(g => (g.Hamlet, g.Category)).Where(both => exact || both.Sum(g => g.Reports) >= RoughCount.Step).Select(both => both.Key).Select(k => Row(Name(k.Hamlet), CaseCategories.Label(k.Category), g => g.Hamlet == k.Hamlet && g.Category == k.Category))),
            Hours = await HoursAsync(Of(staff.CommuneId, period, known), exact, cancellationToken),
        };
    }

    /// <summary>What tells of the situation: events, not questions about papers, praise or suggestions.</summary>
    private IQueryable<Case> Of(CommuneId commune, SituationPeriod period, DateTimeOffset known)
    {
        var (from, until) = (VietnamTime.At(period.From, TimeOnly.MinValue), VietnamTime.At(period.Until, TimeOnly.MinValue));
        if (until > known) until = known;
        return ReadBoard.Countable(db, commune).Where(c => c.ReceivedAt >= from && c.ReceivedAt < until && c.State != CaseState.NotACase
            && (c.Kind == CaseKind.SecurityReport || c.Kind == CaseKind.CrimeTip || c.Kind == CaseKind.CrimeDenunciation));
    }

    private async Task<List<Group>> CountAsync(CommuneId commune, SituationPeriod period, DateTimeOffset known, CancellationToken cancellationToken) =>
        await Of(commune, period, known).GroupBy(c => new { c.HamletId, c.Category }).Select(g => new Group(
            g.Key.HamletId, g.Key.Category, g.Count(), g.Count(c => c.State != CaseState.Merged),
            g.Count(c => c.State != CaseState.Merged && c.Verification == VerificationResult.Confirmed))).ToListAsync(cancellationToken);

    private static async Task<IReadOnlyList<SituationHours>> HoursAsync(IQueryable<Case> cases, bool exact, CancellationToken cancellationToken)
    {
        var times = (await cases.Select(c => c.ReceivedAt).ToListAsync(cancellationToken)).ConvertAll(at => VietnamTime.DateOf(at).ToDateTime(VietnamTime.TimeOf(at)));
        SituationHours Part(string name, Func<int, bool> hour) => new(
            name, new RoughCount(times.Count(t => hour(t.Hour) && !IsWeekend(t)), exact), new RoughCount(times.Count(t => hour(t.Hour) && IsWeekend(t)), exact));
        return [Part("Sáng (5–12 giờ)", h => h is >= 5 and < 12), Part("Chiều (12–18 giờ)", h => h is >= 12 and < 18), Part("Tối (18–22 giờ)", h => h is >= 18 and < 22), Part("Đêm (22–5 giờ)", h => h is >= 22 or < 5)];
    }

    private static bool IsWeekend(DateTime at) => at.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    // By what is shown, not by the number behind it: the order of "<5" would tell which is more.
    private static IReadOnlyList<SituationRow> Sorted(IEnumerable<SituationRow> rows) =>
        [.. rows.OrderByDescending(r => r.Reports.Shown).ThenBy(r => r.Hamlet, StringComparer.Ordinal).ThenBy(r => r.Category, StringComparer.Ordinal)];

    private sealed record Group(HamletId? Hamlet, CaseCategory Category, int Reports, int Events, int Confirmed);
}

/// <summary>The page of the situation.</summary>
internal static class SituationEndpoint
{
    public static async Task<IResult> ShowAsync(string? period, CurrentStaff staff, ReadSituation read, SituationScreen screen, CancellationToken cancellationToken)
    {
        screen.View = await read.HandleAsync(staff, period, cancellationToken);
        return SiteRoom.Page<SituationPage>();
    }
}
