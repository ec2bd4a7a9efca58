using System.Globalization;
using BinhYen.Platform.Journal;
using BinhYen.Platform.Persistence;
using BinhYen.Staff;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Communes.Duty;

/// <summary>Hamlets and days of the roster a person still holds. What has been worked stays as it was.</summary>
internal sealed class DutyHoldings(BinhYenDb db, StaffDirectory directory, TimeProvider clock) : IAccountHoldings
{
    public IReadOnlyList<string> Columns { get; } =
    [
        "hamlet_duties.officer_id", "hamlet_duties.substitute_id", "hamlet_changes.officer_id", "hamlet_changes.substitute_id",
        "duty_shifts.day_officer_id", "duty_shifts.night_officer_id", "duty_shifts.substitute_id",
    ];

    public IReadOnlyList<HoldingKind> Kinds { get; } = [HoldingKind.Area, HoldingKind.AreaSubstitute, HoldingKind.PlannedArea, HoldingKind.Shift];

    public async Task<IReadOnlyList<Holding>> OfAsync(StaffId account, CancellationToken cancellationToken)
    {
        if (await directory.FindAsync(account, cancellationToken) is not { CommuneId: { } commune }) return [];
        var people = (await directory.WhoMayAsync(commune, Permission.HandleCases, cancellationToken)).Select(p => p.Id).Where(p => p != account).ToList();
        return [.. await AreasAsync(account, commune, people, cancellationToken), .. await PlannedAsync(account, commune, people, cancellationToken), .. await ShiftsAsync(account, commune, people, cancellationToken)];
    }

    public Task<Result> PassAsync(Holding holding, Passing passing, CancellationToken cancellationToken) => holding.Kind switch
    {
        HoldingKind.Shift => PassShiftAsync(holding, passing, cancellationToken),
        HoldingKind.PlannedArea => PassPlannedAsync(holding, passing, cancellationToken),
        _ => PassAreaAsync(holding, passing, cancellationToken),
    };

    private async Task<IReadOnlyList<Holding>> AreasAsync(StaffId account, CommuneId commune, List<StaffId> people, CancellationToken cancellationToken)
    {
        var today = clock.Today();
        var duties = await db.Set<HamletDuty>().AsNoTracking()
            .Where(d => d.CommuneId == commune && (d.OfficerId == account || d.SubstituteId == account) && (d.Until == null || d.Until >= today)).ToListAsync(cancellationToken);
        if (duties.Count == 0) return [];
        var names = await db.Set<Hamlet>().AsNoTracking().Where(h => h.CommuneId == commune).ToDictionaryAsync(h => h.Id, h => h.FullName, cancellationToken);
        return [.. duties.GroupBy(d => (d.HamletId, IsOfficer: d.OfficerId == account)).Select(group =>
        {
            var (kind, other) = group.Key.IsOfficer ? (HoldingKind.Area, group.First().SubstituteId) : (HoldingKind.AreaSubstitute, group.First().OfficerId);
            return new Holding(kind, group.Key.HamletId.ToString(), names.GetValueOrDefault(group.Key.HamletId, "địa bàn"))
            {
                // The one who stands in knows the hamlet best; a substitute cannot stand in for themselves.
                Takers = kind is HoldingKind.Area ? [.. people.OrderByDescending(p => p == other)] : [.. people.Where(p => p != other)], MayEnd = kind is HoldingKind.AreaSubstitute,
            };
        })];
    }

    private async Task<Result> PassAreaAsync(Holding holding, Passing passing, CancellationToken cancellationToken)
    {
        var (hamlet, today) = (new HamletId(Guid.Parse(holding.Id)), clock.Today());
        var from = passing.From;
        var duties = await db.Set<HamletDuty>().Where(d => d.HamletId == hamlet && (d.OfficerId == from || d.SubstituteId == from) && (d.Until == null || d.Until >= today)).ToListAsync(cancellationToken);
        foreach (var duty in duties)
        {
            var officer = holding.Kind is HoldingKind.Area && duty.OfficerId == from ? passing.To : duty.OfficerId;
            var substitute = holding.Kind is HoldingKind.AreaSubstitute && duty.SubstituteId == from ? passing.To : duty.SubstituteId;
            if (officer is null) return AreaNeedsOfficer;
            if (substitute == officer) substitute = null;
            if (officer == duty.OfficerId && substitute == duty.SubstituteId) continue;
            db.Add(new HamletDuty { Id = Guid.CreateVersion7(clock.GetUtcNow()), CommuneId = duty.CommuneId, HamletId = hamlet, OfficerId = officer.Value, SubstituteId = substitute, From = duty.From > today ? duty.From : today, Until = duty.Until });
            // Yesterday is a record; a duty that began today is not one yet.
            if (duty.From >= today) db.Remove(duty);
            else duty.Until = today.AddDays(-1);
            db.Record(JournalDraft.Of(passing.CommuneId, clock.GetUtcNow(), "communes.hamlet-assigned.v1", $"hamlet:{hamlet}", passing.JournalName, ("officer", officer.ToString()), ("substitute", substitute?.ToString()), ("from", today)));
        }

        return Result.Done;
    }

    private async Task<IReadOnlyList<Holding>> PlannedAsync(StaffId account, CommuneId commune, List<StaffId> people, CancellationToken cancellationToken)
    {
        var changes = await db.Set<Areas.HamletChange>().AsNoTracking()
            .Where(c => c.CommuneId == commune && c.CancelledAt == null && c.AppliedAt == null && (c.OfficerId == account || c.SubstituteId == account)).ToListAsync(cancellationToken);
        return [.. changes.Select(c => new Holding(HoldingKind.PlannedArea, c.Id.ToString(), $"{c.FullName}, từ {c.EffectiveOn.InWords()}")
        {
            Takers = [.. people.Where(p => p != (c.OfficerId == account ? c.SubstituteId : c.OfficerId))],
        })];
    }

    private async Task<Result> PassPlannedAsync(Holding holding, Passing passing, CancellationToken cancellationToken)
    {
        var id = Guid.Parse(holding.Id);
        if (await db.Set<Areas.HamletChange>().SingleOrDefaultAsync(c => c.Id == id && c.AppliedAt == null, cancellationToken) is not { } change || passing.To is not { } to) return Result.Done;
        if (change.OfficerId == passing.From) change.OfficerId = to;
        if (change.SubstituteId == passing.From) change.SubstituteId = to;
        db.Record(JournalDraft.Of(passing.CommuneId, clock.GetUtcNow(), "communes.hamlet-change-officer.v1", $"hamlet-change:{id}", passing.JournalName, ("to", to.ToString())));
        return Result.Done;
    }

    private async Task<IReadOnlyList<Holding>> ShiftsAsync(StaffId account, CommuneId commune, List<StaffId> people, CancellationToken cancellationToken)
    {
        var today = clock.Today();
        var shifts = await db.Set<DutyShift>().AsNoTracking()
            .Where(s => s.CommuneId == commune && s.Date >= today && (s.DayOfficerId == account || s.NightOfficerId == account || s.SubstituteId == account)).OrderBy(s => s.Date).ToListAsync(cancellationToken);
        if (shifts.Count == 0) return [];
        var away = await db.Set<Leave>().AsNoTracking().Where(l => l.CommuneId == commune && l.CancelledAt == null && l.Until >= today).ToListAsync(cancellationToken);
        return [.. shifts.Select(s => new Holding(HoldingKind.Shift, s.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), $"{s.Date.InWords()}: {Turn(s, account)}")
        {
            DueAt = VietnamTime.At(s.Date, new TimeOnly(7, 0)),
            Takers = [.. people.Where(p => Fits(s, account, p) && !away.Exists(l => l.StaffId == p && l.From <= s.Date && l.Until >= s.Date))],
        })];
    }

    private async Task<Result> PassShiftAsync(Holding holding, Passing passing, CancellationToken cancellationToken)
    {
        var date = DateOnly.ParseExact(holding.Id, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (await db.Set<DutyShift>().SingleOrDefaultAsync(s => s.CommuneId == passing.CommuneId && s.Date == date, cancellationToken) is not { } shift || passing.To is not { } to) return Result.Done;
        if (!Fits(shift, passing.From, to)) return ShiftTaken;
        shift.Assign(Then(shift.DayOfficerId), Then(shift.NightOfficerId), Then(shift.SubstituteId), clock.Today());
        db.Record(JournalDraft.Of(passing.CommuneId, clock.GetUtcNow(), "communes.roster-changed.v1", $"commune:{passing.CommuneId}", passing.JournalName, ("days", holding.Id)));
        return Result.Done;

        StaffId Then(StaffId person) => person == passing.From ? to : person;
    }

    // Whoever stands in on a day has no turn of their own on it.
    private static bool Fits(DutyShift shift, StaffId from, StaffId to)
    {
        var (day, night, substitute) = (Now(shift.DayOfficerId), Now(shift.NightOfficerId), Now(shift.SubstituteId));
        return substitute != day && substitute != night;

        StaffId Now(StaffId person) => person == from ? to : person;
    }

    private static string Turn(DutyShift shift, StaffId account) => string.Join(", ", new[]
    {
        shift.DayOfficerId == account ? "trực ngày" : null, shift.NightOfficerId == account ? "trực đêm" : null, shift.SubstituteId == account ? "người thay" : null,
    }.OfType<string>());

    private static readonly Refusal AreaNeedsOfficer = new("communes.area-needs-officer", "Địa bàn luôn phải có người phụ trách. Chọn người nhận.", RefusalKind.Invalid);
    private static readonly Refusal ShiftTaken = new("communes.shift-taken", "Người nhận đã có tên trong ngày trực này. Chọn người khác.", RefusalKind.Conflict);
}
