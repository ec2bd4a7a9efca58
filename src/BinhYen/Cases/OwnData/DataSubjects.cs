using BinhYen.Confidentiality;
using BinhYen.Platform.Persistence;
using BinhYen.Staff;
using BinhYen.Vault;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Cases.OwnData;

/// <summary>Tells the room of confidentiality what only this room knows about a thread: whose eyes it is hidden from, and whether it is needed.</summary>
internal sealed class DataSubjects(BinhYenDb db, IRecordSealer vault, VisibleCases visible, CaseRulesOf rules) : IDataSubjects
{
    public async Task<Result<DataSubject>> FindAsync(CommuneId commune, string trackingCode, CancellationToken cancellationToken)
    {
        if (!TrackingCode.Parse(trackingCode).TryGet(out var code, out var mistake)) return mistake;
        var hash = OpenCase.TrackingHash(vault, code);
        var thread = await db.Set<ReportThread>().AsNoTracking().SingleOrDefaultAsync(t => t.TrackingHash == hash && t.CommuneId == commune, cancellationToken);
        return thread is null ? ThreadRefusals.NotFound : new DataSubject(commune, thread.Id.Value, thread.WithdrawnAt is null ? thread.Reporter : null);
    }

    public async Task<IReadOnlySet<Guid>> HiddenAsync(CurrentStaff staff, IReadOnlyCollection<Guid> threads, CancellationToken cancellationToken)
    {
        if (threads.Count == 0) return new HashSet<Guid>();
        var ids = threads.Select(ConversationId.From).ToList();
        var seen = await visible.ForAsync(staff, cancellationToken);
        var shown = await db.Set<ReportThread>().Where(t => ids.Contains(t.Id) && seen.Any(c => c.Id == t.CaseId)).Select(t => t.Id).ToListAsync(cancellationToken);
        return threads.Except(shown.Select(t => t.Value)).ToHashSet();
    }

    public Task<bool> IsAboveCommuneAsync(Guid thread, CancellationToken cancellationToken) =>
        CasesOf(thread).AnyAsync(c => c.ConflictAboveCommune, cancellationToken);

    public Task<bool> IsNeededAsync(Guid thread, CancellationToken cancellationToken) =>
        CasesOf(thread).AnyAsync(c => c.State != CaseState.Closed && c.State != CaseState.NotACase, cancellationToken);

    public async Task<IReadOnlyList<string>> CasesAsync(CurrentStaff staff, IReadOnlyCollection<string> subjects, CancellationToken cancellationToken)
    {
        var codes = subjects.Select(s => CaseCode.TryParse(s, out var code) ? code : null).OfType<CaseCode>().ToList();
        var shown = await (await visible.ForAsync(staff, cancellationToken)).Where(c => codes.Contains(c.Code)).Select(c => c.Code).ToListAsync(cancellationToken);
        return [.. shown.Select(c => c.ToString()).Order(StringComparer.Ordinal)];
    }

    public async Task<IReadOnlySet<string>> ClosedAsync(CurrentStaff staff, IReadOnlyCollection<string> subjects, CancellationToken cancellationToken)
    {
        var (codes, ids) = (new List<CaseCode>(), new List<CaseId>());
        foreach (var subject in subjects)
        {
            if (CaseCode.TryParse(subject, out var code)) codes.Add(code);
            else if (Guid.TryParse(subject.AsSpan(subject.IndexOf(':', StringComparison.Ordinal) + 1), out var id)) ids.Add(CaseId.From(id));
        }

        var seen = await visible.ForAsync(staff, cancellationToken);
        var closed = await db.Set<Case>().AsNoTracking().IgnoreAutoIncludes().Where(c => c.CommuneId == staff.CommuneId && (codes.Contains(c.Code) || ids.Contains(c.Id)))
            .Where(c => !seen.Any(s => s.Id == c.Id)).Select(c => new { c.Code, c.Id }).ToListAsync(cancellationToken);
        var names = closed.SelectMany(c => new[] { c.Code.ToString(), c.Id.ToString(), $"case:{c.Id}" }).ToHashSet(StringComparer.Ordinal);
        return subjects.Where(names.Contains).ToHashSet(StringComparer.Ordinal);
    }

    public async Task<int> InSightAsync(CurrentStaff asker, CurrentStaff account, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var known = await visible.ForAsync(asker, cancellationToken);
        return await (await visible.ForAsync(account, cancellationToken)).CountAsync(c => c.ReceivedAt <= until && known.Any(k => k.Id == c.Id), cancellationToken);
    }

    public async ValueTask<WorkingCalendar> CalendarAsync(CommuneId commune, CancellationToken cancellationToken) =>
        (await rules.ForAsync(commune, cancellationToken)).Calendar;

    private IQueryable<Case> CasesOf(Guid thread)
    {
        var id = ConversationId.From(thread);
        return db.Set<Case>().Where(c => db.Set<ReportThread>().Any(t => t.Id == id && t.CaseId == c.Id));
    }
}
