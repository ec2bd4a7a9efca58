using BinhYen.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Communes.Targets;

/// <summary>One line of the board.</summary>
/// <param name="Label">What is counted.</param>
/// <param name="Percent">What the profile asks for this year; null where it is only encouraged.</param>
/// <param name="Now">The newest figure; null where nobody counted.</param>
/// <param name="Forecast">At the present pace; null where nothing can be said.</param>
/// <param name="Standing">Colour with its reason.</param>
/// <param name="Note">What the figure leaves out, in words; empty when nothing.</param>
internal sealed record TargetLine(string Label, int? Percent, Figure? Now, Forecast? Forecast, Standing Standing, string Note = "");

/// <summary>One hamlet on the board: totals, both ratios, other ways of reaching people, who signed.</summary>
internal sealed record HamletLine(Hamlet Hamlet, ParticipationCount? Count, Figure? OfMeans, Figure? OfAll, Forecast? Forecast, Standing Standing);

internal sealed record TargetBoard(TargetRules Rules, DateOnly Today, IReadOnlyList<TargetLine> Lines, IReadOnlyList<HamletLine> Hamlets);

/// <summary>What the page shows: set by the endpoint, read while it is rendered.</summary>
internal sealed class TargetScreen
{
    public TargetBoard Board { get; set; } = null!;
}

/// <summary>Targets against figures, for the commune and by hamlet.</summary>
internal sealed class ReadTargets(BinhYenDb db, CommuneDirectory communes, ITimelyAnswers timely, TimeProvider clock)
{
    public async Task<TargetBoard> HandleAsync(CommuneId commune, int year, CancellationToken cancellationToken)
    {
        var today = clock.Today();
        var rules = TargetRules.Of((await communes.SettingsAsync(commune, cancellationToken)).Values, year);
        var until = rules.LastDay < today ? rules.LastDay : today;
        var hamlets = (await communes.HamletsAsync(commune, cancellationToken, withEnded: true)).Where(h => (h.EndedOn is null || h.EndedOn >= until) && (h.StartedOn is null || h.StartedOn <= until)).ToList();
        var counts = await db.Set<ParticipationCount>().AsNoTracking().Where(c => c.CommuneId == commune && c.On <= until).OrderBy(c => c.On).ThenBy(c => c.SignedAt).ToListAsync(cancellationToken);
        var lines = hamlets.Select(h => Line(h, [.. LastOfEachDay(counts.Where(c => c.HamletId == h.Id))], rules, today)).ToList();
        var units = await db.Set<CommuneUnit>().AsNoTracking().Where(u => u.CommuneId == commune).ToListAsync(cancellationToken);
        return new TargetBoard(rules, today,
        [
            Households(hamlets, counts, rules, today),
            HamletsTakingPart(lines, rules, today, until),
            Units("Cơ quan, trường học tham gia", units, [BodyKind.Agency, BodyKind.School], rules.Agencies, rules, today, until),
            Units("Doanh nghiệp, hợp tác xã tham gia", units, [BodyKind.Enterprise, BodyKind.Cooperative], rules.Enterprises, rules, today, until),
            await OnTimeAsync(commune, rules, today, until, cancellationToken),
        ], [.. lines.OrderBy(l => l.Standing.Light is Light.Red ? 0 : l.Standing.Light is Light.Amber ? 1 : 2).ThenBy(l => l.Hamlet.Code, StringComparer.Ordinal)]);
    }

    /// <summary>Every count of a hamlet, the newest first, corrected ones too.</summary>
    public async Task<IReadOnlyList<ParticipationCount>> HistoryAsync(CommuneId commune, HamletId hamlet, CancellationToken cancellationToken) =>
        await db.Set<ParticipationCount>().AsNoTracking().Where(c => c.CommuneId == commune && c.HamletId == hamlet).OrderByDescending(c => c.On).ThenByDescending(c => c.SignedAt).Take(200).ToListAsync(cancellationToken);

    private static HamletLine Line(Hamlet hamlet, List<ParticipationCount> counts, TargetRules rules, DateOnly today)
    {
        var measured = counts.Select(c => Measured(c, rules)).OfType<Figure>().ToList();
        var newest = counts.Count == 0 ? null : counts[^1];
        return new HamletLine(
            hamlet, newest, newest is null ? null : Figure.Of(newest.Joined, newest.WithMeans, newest.On), newest is null ? null : Figure.Of(newest.Joined, newest.Households, newest.On),
            Forecast.Of(measured, rules.LastDay), Standing.Of(rules.Households, measured, rules.LastDay, today, "hộ"));
    }

    private static Figure? Measured(ParticipationCount count, TargetRules rules) => Figure.Of(count.Joined, rules.OnlyWithMeans ? count.WithMeans : count.Households, count.On);

    // Sums only over hamlets that have counted: a silent hamlet is left out and named, not taken for zero.
    private static TargetLine Households(List<Hamlet> hamlets, List<ParticipationCount> counts, TargetRules rules, DateOnly today)
    {
        var byHamlet = hamlets.ToDictionary(h => h, h => LastOfEachDay(counts.Where(c => c.HamletId == h.Id)).ToList());
        var silent = byHamlet.Where(h => h.Value.Count == 0).Select(h => h.Key.FullName).ToList();
        var counted = byHamlet.Values.Where(c => c.Count > 0).ToList();
        var sums = counted.SelectMany(c => c.Select(x => x.On)).Distinct().Order()
            .Where(day => counted.TrueForAll(c => c[0].On <= day))
            .Select(day => counted.Select(c => c.Last(x => x.On <= day)).ToList())
            .Select(all => Figure.Of(all.Sum(c => c.Joined), all.Sum(c => rules.OnlyWithMeans ? c.WithMeans : c.Households), all.Max(c => c.On))).OfType<Figure>().ToList();
        return new TargetLine(
            rules.OnlyWithMeans ? "Hộ có điều kiện tham gia" : "Hộ dân tham gia", rules.Households, sums.Count == 0 ? null : sums[^1], Forecast.Of(sums, rules.LastDay),
            Standing.Of(rules.Households, sums, rules.LastDay, today, "hộ"),
            silent.Count == 0 || counted.Count == 0 ? "" : $"Chưa tính {silent.Count} nơi chưa có số liệu: {string.Join(", ", silent)}.");
    }

    private static TargetLine HamletsTakingPart(List<HamletLine> lines, TargetRules rules, DateOnly today, DateOnly until)
    {
        var counted = lines.Where(l => l.Count is not null).ToList();
        var figure = Figure.Of(counted.Count(l => l.Count!.Joined > 0), counted.Count, until);
        var silent = lines.Count - counted.Count;
        return Plain("Thôn, xóm tham gia", rules.Hamlets, figure, rules, today, "nơi", silent > 0 && counted.Count > 0 ? $"Chưa tính {silent} nơi chưa có số liệu." : "");
    }

    private static TargetLine Units(string label, List<CommuneUnit> units, BodyKind[] kinds, int? percent, TargetRules rules, DateOnly today, DateOnly until)
    {
        var there = units.Where(u => kinds.Contains(u.Kind) && u.ExistsOn(until)).ToList();
        var waiting = there.Count(u => u.Answer is InvitationAnswer.Waiting);
        var figure = there.TrueForAll(u => u.Answer is InvitationAnswer.NotInvited) ? null : Figure.Of(there.Count(u => u.TakesPartOn(until)), there.Count, until);
        return Plain(label, percent, figure, rules, today, "đơn vị", waiting > 0 ? $"{waiting} đơn vị đã mời, chưa trả lời." : "");
    }

    private async Task<TargetLine> OnTimeAsync(CommuneId commune, TargetRules rules, DateOnly today, DateOnly until, CancellationToken cancellationToken)
    {
        var (inTime, counted) = await timely.OfYearAsync(commune, rules.Year, cancellationToken);
        return Plain("Tin báo được xử lý đúng hạn", rules.OnTime, Figure.Of(inTime, counted, until), rules, today, "tin", "Đã trả lời hoặc chuyển đúng thẩm quyền trước hạn; tin mở quá hạn tính là không đạt. Tính đến hết tuần trước; còn ít tin thì chưa nêu.");
    }

    private static TargetLine Plain(string label, int? percent, Figure? figure, TargetRules rules, DateOnly today, string noun, string note) =>
        new(label, percent, figure, null, Standing.Of(percent, figure is { } f ? [f] : [], rules.LastDay, today, noun), note);

    // A correction of the same day replaces what was signed before it.
    private static IEnumerable<ParticipationCount> LastOfEachDay(IEnumerable<ParticipationCount> counts) => counts.GroupBy(c => c.On).Select(day => day.Last()).OrderBy(c => c.On);
}
