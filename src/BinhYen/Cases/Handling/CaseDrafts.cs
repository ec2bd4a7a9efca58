using System.Text.Json;
using BinhYen.Platform.Persistence;
using BinhYen.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Cases.Handling;

/// <summary>Keeps what an officer has typed and not sent, sealed, one per form, officer and case.</summary>
internal sealed class CaseDrafts(BinhYenDb db, SealedRecords seals, TimeProvider clock)
{
    private const int LongestDraft = 12_000;

    /// <summary>All fields of all forms with the newest time; empty without a draft.</summary>
    public async Task<(IReadOnlyDictionary<string, string> Fields, DateTimeOffset? SavedAt)> ReadAsync(CaseId id, StaffId staff, CancellationToken cancellationToken)
    {
        var rows = await db.Set<CaseDraft>().AsNoTracking().Where(d => d.CaseId == id && d.StaffId == staff).ToListAsync(cancellationToken);
        var fields = new Dictionary<string, string>();
        foreach (var row in rows)
        {
            var json = await seals.OpenAsync(row.Fields, SealPurposes.DraftReply, cancellationToken);
            if (!json.StartsWith('{')) continue;
            foreach (var (name, value) in JsonSerializer.Deserialize<Dictionary<string, string>>(json) ?? []) fields[name] = value;
        }

        return (fields, rows.Count == 0 ? null : rows.Max(r => r.SavedAt));
    }

    /// <summary>Keeps the fields of one form; an empty form forgets its draft.</summary>
    public async Task SaveAsync(CaseWork work, string form, IReadOnlyDictionary<string, string> fields, CancellationToken cancellationToken)
    {
        if (JsonSerializer.Serialize(fields).Length > LongestDraft || work.Case.TextRemovedAt is not null) return;
        var row = await db.Set<CaseDraft>().SingleOrDefaultAsync(d => d.CaseId == work.Case.Id && d.StaffId == work.Staff.Id && d.Form == form, cancellationToken);
        if (fields.Values.All(string.IsNullOrWhiteSpace))
        {
            if (row is not null) db.Remove(row);
        }
        else
        {
            var words = await work.SealAsync(SealPurposes.DraftReply, fields, cancellationToken);
            if (row is null) db.Add(new CaseDraft { CaseId = work.Case.Id, StaffId = work.Staff.Id, Form = form, Fields = words, SavedAt = clock.GetUtcNow() });
            else (row.Fields, row.SavedAt) = (words, clock.GetUtcNow());
        }

        await db.SaveChangesAsync(cancellationToken);
    }
}
