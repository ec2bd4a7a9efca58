using System.Globalization;
using BinhYen.Cases;
using BinhYen.Intake.Media;
using BinhYen.Platform.Persistence;
using BinhYen.Vault;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Intake;

/// <summary>Offers the attachments of a thread to officers by addresses that name the case, so that the right to open them can be looked up quickly.</summary>
internal sealed class CaseFiles(BinhYenDb db, AttachmentFiles files, OpenAttachment open, StoreAttachment store, IRecordSealer vault) : IThreadFiles
{
    public async Task<IReadOnlyList<ThreadFile>> OfAsync(CaseCode code, IReadOnlyCollection<Guid> attachments, CancellationToken cancellationToken)
    {
        if (attachments.Count == 0) return [];
        var ids = attachments.Select(AttachmentId.From).ToList();
        var rows = await db.Set<Attachment>().AsNoTracking().Where(a => ids.Contains(a.Id) && a.ErasedAt == null).ToListAsync(cancellationToken);
        return [.. ids.Select(id => rows.Find(r => r.Id == id)).OfType<Attachment>().Select(a => Offered(a, code))];
    }

    public async Task<IReadOnlyList<RecordKeyId>> KeysOfAsync(IReadOnlyCollection<Guid> attachments, CancellationToken cancellationToken)
    {
        var ids = attachments.Select(AttachmentId.From).ToList();
        return await db.Set<Attachment>().Where(a => ids.Contains(a.Id)).Select(a => a.RecordKey).ToListAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<Guid>> CopyAsync(CommuneId commune, IReadOnlyCollection<Guid> attachments, CancellationToken cancellationToken)
    {
        if (attachments.Count == 0) return [];
        var ids = attachments.Select(AttachmentId.From).ToList();
        var rows = await db.Set<Attachment>().AsNoTracking().Where(a => a.CommuneId == commune && ids.Contains(a.Id) && a.ErasedAt == null).ToListAsync(cancellationToken);
        var key = await vault.NewKeyAsync(commune.Value, cancellationToken);
        var copies = new List<Guid>();
        foreach (var row in ids.Select(id => rows.Find(r => r.Id == id)).OfType<Attachment>())
        {
            if (await CopyAsync(row, key, cancellationToken) is { } copy) copies.Add(copy.Id.Value);
        }

        return copies;
    }

    // Taken in like a file that comes now: the moment of the first would join the two reports to the millisecond.
    private async Task<Attachment?> CopyAsync(Attachment from, RecordKeyId key, CancellationToken cancellationToken)
    {
        if (!(await open.RunAsync(from, AttachmentVariant.Original, cancellationToken)).TryGet(out var original, out _)) return null;
        using var content = new MemoryStream(original.Content);
        var again = new AttachmentUpload(from.CommuneId, key, content, from.Source) { FileName = await open.NameAsync(from, cancellationToken) };
        return (await store.RunAsync(db, again, cancellationToken)).TryGet(out var copy, out _) ? copy : null;
    }

    public async Task RemoveAsync(IReadOnlyCollection<Guid> attachments, CancellationToken cancellationToken)
    {
        var ids = attachments.Select(AttachmentId.From).ToList();
        db.RemoveRange(await db.Set<Attachment>().Where(a => ids.Contains(a.Id)).ToListAsync(cancellationToken));
        foreach (var id in ids) files.Delete(id);
    }

    private static ThreadFile Offered(Attachment a, CaseCode code) => new(
        a.Id.Value, $"{Word(a.Kind)}, {Size(a.Size)}", Address(a.Id, AttachmentVariant.Display, code),
        a.HasCopies ? Address(a.Id, AttachmentVariant.Thumbnail, code) : null, Address(a.Id, AttachmentVariant.Original, code));

    private static string Address(AttachmentId id, AttachmentVariant variant, CaseCode code) => $"{AttachmentEndpoints.Url(id, variant)}?case={code}";

    private static string Word(AttachmentKind kind) => kind switch
    {
        AttachmentKind.Image => "Ảnh",
        AttachmentKind.Audio => "Ghi âm",
        AttachmentKind.Video => "Video",
        AttachmentKind.Document => "Tài liệu",
    };

    private static string Size(long bytes) => bytes < 1_000_000
        ? string.Create(CultureInfo.InvariantCulture, $"{Math.Max(1, bytes / 1000)} kB")
        : string.Create(CultureInfo.GetCultureInfo("vi-VN"), $"{bytes / 1_000_000m:0.0} MB");
}
