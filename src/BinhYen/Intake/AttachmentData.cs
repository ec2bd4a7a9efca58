using BinhYen.Cases;
using BinhYen.Confidentiality;
using BinhYen.Intake.Media;
using BinhYen.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Intake;

/// <summary>What the room of intake keeps about somebody: the files they sent.</summary>
internal sealed class AttachmentData(BinhYenDb db, OpenAttachment open) : IDataHolder
{
    public async Task<IReadOnlyList<HeldData>> TellAsync(DataSubject subject, CancellationToken cancellationToken)
    {
        var lines = new List<string>();
        foreach (var a in await AttachmentsAsync(subject, cancellationToken))
            lines.Add($"{NameOf(a)}: nhận {a.ReceivedAt.InWords()}, {a.Size} byte{(await open.HashAsync(a, cancellationToken) is { } hash ? $", SHA-256 {hash}" : "")}");
        return lines.Count == 0 ? [] : [new HeldData("Ảnh, ghi âm, video, tệp", "Giải quyết tin bạn báo", "24 tháng sau khi kết thúc", lines)];
    }

    public async Task<IReadOnlyList<HeldFile>> FilesAsync(DataSubject subject, CancellationToken cancellationToken) =>
        [.. (await AttachmentsAsync(subject, cancellationToken)).Select(a => new HeldFile(
            NameOf(a), async ct => (await open.RunAsync(a, AttachmentVariant.Original, ct)).TryGet(out var opened, out _) ? opened.Content : null))];

    // Files belong to threads; the room of cases closes those.
    public Task RestrictAsync(DataSubject subject, bool restricted, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<bool> NeedsElsewhereAsync(DataSubject subject, CancellationToken cancellationToken) => Task.FromResult(false);

    public Task NoteForgottenAsync(DataSubject subject, CancellationToken cancellationToken) => Task.CompletedTask;

    // Goes with the thread they hang on.
    public Task<Func<CancellationToken, Task>> EraseAsync(DataSubject subject, CancellationToken cancellationToken) =>
        Task.FromResult<Func<CancellationToken, Task>>(_ => Task.CompletedTask);

    private async Task<List<Attachment>> AttachmentsAsync(DataSubject subject, CancellationToken cancellationToken)
    {
        var id = subject.Thread is { } thread ? ConversationId.From(thread) : (ConversationId?)null;
        var (commune, reporter) = (subject.CommuneId, subject.Reporter);
        var held = await db.Set<ThreadMessage>().AsNoTracking().Where(m => m.Voice == ThreadVoice.Reporter && db.Set<ReportThread>().Any(t =>
                t.Id == m.ThreadId && t.CommuneId == commune && (id != null ? t.Id == id : reporter != null && t.Reporter == reporter)))
            .Select(m => m.Attachments).ToListAsync(cancellationToken);
        var ids = held.SelectMany(a => a).Select(AttachmentId.From).ToList();
        return await db.Set<Attachment>().AsNoTracking().Where(a => ids.Contains(a.Id) && a.ErasedAt == null).OrderBy(a => a.ReceivedAt).ThenBy(a => a.Id).ToListAsync(cancellationToken);
    }

    // Never the name it was sent under: that may carry somebody else's name.
    private static string NameOf(Attachment a) => $"tep-{a.Id.Value.ToString("N")[^8..]}.{FileSignature.ExtensionOf(a.MediaType)}";
}
