using System.Globalization;
using BinhYen.Platform.Journal;
using BinhYen.Platform.Persistence;
using BinhYen.Site;
using BinhYen.Staff;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Communes.Duty;

/// <summary>Saves a month of the duty roster. Days that are over stay as they were; what has been worked is a record.</summary>
internal sealed class PlanRoster(BinhYenDb db, StaffDirectory directory, TimeProvider clock)
{
    /// <returns>What to mend; empty when the month was saved.</returns>
    public async Task<FormErrors> SaveAsync(CurrentStaff by, DateOnly month, Func<DateOnly, RosterDay> posted, CancellationToken cancellationToken)
    {
        var last = month.AddMonths(1).AddDays(-1);
        var shifts = await db.Set<DutyShift>().Where(s => s.CommuneId == by.CommuneId && s.Date >= month && s.Date <= last).ToDictionaryAsync(s => s.Date, cancellationToken);
        var people = (await directory.WhoMayAsync(by.CommuneId, Permission.HandleCases, cancellationToken)).ToDictionary(p => p.Id, p => p.Name);
        var away = await db.Set<Leave>().AsNoTracking().Where(l => l.CommuneId == by.CommuneId && l.CancelledAt == null && l.Until >= month && l.From <= last).ToListAsync(cancellationToken);

        var errors = new FormErrors();
        var changes = new List<(DateOnly Date, RosterDay Day)>();
        var start = month > clock.Today() ? month : clock.Today();
        for (var date = start; date <= last; date = date.AddDays(1))
        {
            var day = posted(date);
            if (day == RosterDay.Of(shifts.GetValueOrDefault(date))) continue;
            if (day.IsEmpty && date == clock.Today()) errors.Add(RosterDay.Field(date), $"Hôm nay, {date.InWords()}: ca trực đã bắt đầu, chỉ đổi người được, không để trống.");
            else if (Refusal(day, date, people, away) is { } refusal) errors.Add(RosterDay.Field(date), refusal);
            else changes.Add((date, day));
        }

        if (errors.Any || changes.Count == 0) return errors;
        foreach (var (date, day) in changes) Apply(by, shifts.GetValueOrDefault(date), date, day);
        db.Record(JournalDraft.Of(by.CommuneId, clock.GetUtcNow(), "communes.roster-changed.v1", $"commune:{by.CommuneId}", by.JournalName,
            ("days", string.Join(' ', changes.Select(c => c.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))))));
        await db.SaveChangesAsync(cancellationToken);
        return errors;
    }

    /// <summary>Why a day cannot be saved so; null when it can.</summary>
    public static string? Refusal(RosterDay day, DateOnly date, IReadOnlyDictionary<StaffId, string> people, IReadOnlyList<Leave> away)
    {
        if (day.IsEmpty) return null;
        if (!day.IsFull) return $"Ngày {date.InWords()}: chọn đủ trực ngày, trực đêm và người thay, hoặc để trống cả ba.";
        if (day.Substitute == day.Day || day.Substitute == day.Night) return $"Ngày {date.InWords()}: người thay phải khác người trực.";
        foreach (var person in day.People)
        {
            if (!people.TryGetValue(person, out var name)) return $"Ngày {date.InWords()}: có người không còn xử lý tin được. Chọn người khác.";
            if (away.Any(l => l.StaffId == person && l.From <= date && l.Until >= date)) return $"Ngày {date.InWords()}: {name} đang nghỉ. Chọn người khác.";
        }

        return null;
    }

    private void Apply(CurrentStaff by, DutyShift? shift, DateOnly date, RosterDay day)
    {
        if (day.IsEmpty)
        {
            if (shift is not null) db.Remove(shift);
            return;
        }

        var (onDay, atNight, standIn) = (day.Day!.Value, day.Night!.Value, day.Substitute!.Value);
        if (shift is not null) shift.Assign(onDay, atNight, standIn, clock.Today());
        else db.Add(new DutyShift { Id = Guid.CreateVersion7(clock.GetUtcNow()), CommuneId = by.CommuneId, Date = date, DayOfficerId = onDay, NightOfficerId = atNight, SubstituteId = standIn });
    }
}

/// <summary>One day of the roster as chosen on the page.</summary>
internal sealed record RosterDay(StaffId? Day, StaffId? Night, StaffId? Substitute)
{
    public bool IsEmpty => Day is null && Night is null && Substitute is null;

    public bool IsFull => Day is not null && Night is not null && Substitute is not null;

    public IEnumerable<StaffId> People => new[] { Day, Night, Substitute }.OfType<StaffId>().Distinct();

    /// <summary>Id of the day's row on the page.</summary>
    public static string Field(DateOnly date) => "d" + date.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    public static RosterDay Of(DutyShift? shift) =>
        shift is null ? new RosterDay(null, null, null) : new RosterDay(shift.DayOfficerId, shift.NightOfficerId, shift.SubstituteId);

    public static RosterDay Read(IFormCollection form, DateOnly date) => new(Of(form, date, "day"), Of(form, date, "night"), Of(form, date, "sub"));

    private static StaffId? Of(IFormCollection form, DateOnly date, string part) => form.Id($"{Field(date)}-{part}") is { } id ? new StaffId(id) : null;
}
