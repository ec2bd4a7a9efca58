using BinhYen.Platform.Journal;
using BinhYen.Platform.Persistence;
using BinhYen.Site;
using BinhYen.Staff;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Confidentiality.Retention;

/// <summary>Keeps a case from deletion on the basis of a document, lets it go, and shortens spans. The chief's alone.</summary>
internal sealed class HoldBack(BinhYenDb db, TimeProvider clock)
{
    private const int ShortestBasis = 5;
    private const int LongestBasis = 200;
    private const int LongestLabel = 40;

    /// <summary>Holds a case. What is wrong with the form; empty when it was done.</summary>
    public async Task<FormErrors> HoldAsync(CurrentStaff by, string? label, string? basis, CancellationToken cancellationToken)
    {
        var errors = new FormErrors()
            .Demand(label is { Length: >= 4 and <= LongestLabel }, "code", "Nhập mã vụ việc, ví dụ AP-7K3F-29X.")
            .Demand(basis is { Length: >= ShortestBasis and <= LongestBasis }, "basis", "Ghi số, ngày của văn bản yêu cầu giữ lại, dưới 200 chữ cái.");
        if (errors.Any) return errors;
        var code = label!.ToUpperInvariant();
        if (await db.Set<LegalHold>().AnyAsync(h => h.CommuneId == by.CommuneId && h.Label == code && h.LiftedAt == null, cancellationToken))
            return errors.Add("code", "Vụ việc này đang được giữ lại rồi.");
        var now = clock.GetUtcNow();
        db.Add(new LegalHold { Id = Guid.CreateVersion7(now), CommuneId = by.CommuneId, Label = code, Basis = basis!, PlacedBy = by.Id, PlacedAt = now });
        db.Record(JournalDraft.Of(by.CommuneId, now, "retention.held.v1", code, by.JournalName, ("basis", basis)));
        await db.SaveChangesAsync(cancellationToken);
        return errors;
    }

    /// <summary>Lets go; the next run deletes what is due.</summary>
    /// <returns>False when there is no such hold.</returns>
    public async Task<bool> ReleaseAsync(CurrentStaff by, Guid id, CancellationToken cancellationToken)
    {
        if (await db.Set<LegalHold>().SingleOrDefaultAsync(h => h.Id == id && h.CommuneId == by.CommuneId && h.LiftedAt == null, cancellationToken) is not { } hold) return false;
        hold.LiftedAt = clock.GetUtcNow();
        db.Record(JournalDraft.Of(by.CommuneId, clock.GetUtcNow(), "retention.released.v1", hold.Label, by.JournalName));
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    /// <summary>Keeps a kind of data for less. Longer than the table is refused.</summary>
    public async Task<FormErrors> ShortenAsync(CurrentStaff by, string key, string? typed, CancellationToken cancellationToken)
    {
        if (RetentionTable.All.FirstOrDefault(r => r.Key == key) is not { MayShorten: true } rule) return FormErrors.Of("count", "Loại dữ liệu này không rút ngắn được.");
        if (!int.TryParse(typed, out var count) || count < 1 || count > rule.Keep.Count)
            return FormErrors.Of($"count-{key}", $"Nhập số từ 1 đến {rule.Keep.Count}: chỉ được giữ ngắn hơn quy định, không được giữ lâu hơn.");
        var now = clock.GetUtcNow();
        db.Add(new RetentionChoice { Id = Guid.CreateVersion7(now), CommuneId = by.CommuneId, Rule = key, Count = count, ChosenBy = by.Id, ChosenAt = now });
        db.Record(JournalDraft.Of(by.CommuneId, now, "retention.shortened.v1", key, by.JournalName, ("count", count)));
        await db.SaveChangesAsync(cancellationToken);
        return new FormErrors();
    }
}
