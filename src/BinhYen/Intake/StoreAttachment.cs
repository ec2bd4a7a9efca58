using System.Security.Cryptography;
using BinhYen.Intake.Media;
using BinhYen.Platform.Persistence;
using BinhYen.Vault;

namespace BinhYen.Intake;

/// <summary>What somebody brings to be attached.</summary>
/// <param name="CommuneId">Whose channel it came through.</param>
/// <param name="RecordKey">The key of the record it belongs to.</param>
/// <param name="Content">The bytes; read once from where the stream stands, not disposed.</param>
/// <param name="Source">The way it came.</param>
internal sealed record AttachmentUpload(CommuneId CommuneId, RecordKeyId RecordKey, Stream Content, AttachmentSource Source)
{
    /// <summary>The name it was sent under; null or empty for none. It is sealed and never decides what the file is.</summary>
    public string? FileName { get; init; }

    /// <summary>The person ticked "this is a State secret" (R-YC-20).</summary>
    public bool DeclaredSecret { get; init; }
}

/// <summary>
/// Takes an attachment in: finds out what it really is, refuses what is dangerous, too large or secret, notes hash and
/// time of the original, and keeps original and copies sealed and durable before the caller may promise anything.
/// </summary>
internal sealed partial class StoreAttachment(
    IRecordSealer sealer, AttachmentFiles files, ImageCopies images, IMalwareCheck malware, AttachmentLimits limits, TimeProvider clock,
    ILogger<StoreAttachment> logger)
{
    /// <summary>
    /// Keeps the bytes and adds the row to <paramref name="db"/>. The row commits with the caller's own save; a file
    /// whose row never came is swept later.
    /// </summary>
    public async Task<Result<Attachment>> RunAsync(BinhYenDb db, AttachmentUpload upload, CancellationToken cancellationToken)
    {
        if (await ReadAsync(upload.Content, cancellationToken) is not { } original) return Refuse(AttachmentRefusals.TooLarge(AttachmentKind.Video, limits.LargestBytes));
        if (Examine(upload, original) is { } refusal) return Refuse(refusal);

        var type = FileSignature.Of(original.Span)!;
        var verdict = await malware.CheckAsync(original, cancellationToken);
        if (verdict is MalwareVerdict.Infected) return Refuse(AttachmentRefusals.Infected);

        Copies? copies = null;
        if (type.Kind is AttachmentKind.Image)
        {
            var drawn = await images.DrawAsync(original, cancellationToken);
            if (!drawn.TryGet(out copies, out var broken)) return Refuse(broken);
        }

        var attachment = await DescribeAsync(upload, original, type, verdict, copies is not null, cancellationToken);
        await KeepAsync(attachment, AttachmentVariant.Original, original, cancellationToken);
        if (copies is not null)
        {
            await KeepAsync(attachment, AttachmentVariant.Display, copies.Display, cancellationToken);
            await KeepAsync(attachment, AttachmentVariant.Thumbnail, copies.Thumbnail, cancellationToken);
        }

        db.Add(attachment);
        return attachment;
    }

    private Refusal? Examine(AttachmentUpload upload, ReadOnlyMemory<byte> original)
    {
        if (upload.DeclaredSecret || StateSecretGuard.MarksFileName(upload.FileName)) return StateSecretGuard.Refused;
        if (original.IsEmpty) return AttachmentRefusals.Empty;
        if (ActiveContent.IsNamedLikeOne(upload.FileName) || ActiveContent.IsIn(original.Span)) return AttachmentRefusals.ActiveContent;
        if (FileSignature.Of(original.Span) is not { } type) return AttachmentRefusals.UnknownType;
        if (type == FileSignature.Heic) return AttachmentRefusals.Heic;
        if (original.Length > limits.BytesOf(type.Kind)) return AttachmentRefusals.TooLarge(type.Kind, limits.BytesOf(type.Kind));
        return type.IsOfficePackage ? OfficePackage.Examine(original) : null;
    }

    private async Task<Attachment> DescribeAsync(
        AttachmentUpload upload, ReadOnlyMemory<byte> original, FileSignature type, MalwareVerdict verdict, bool hasCopies, CancellationToken cancellationToken)
    {
        var name = string.IsNullOrWhiteSpace(upload.FileName) ? null : Path.GetFileName(upload.FileName.Replace('\\', '/'));
        var sealedName = name is null ? null : await SealAsync(upload, OpenAttachment.NamePurpose, name, cancellationToken);
        var hash = await SealAsync(upload, OpenAttachment.HashPurpose, Convert.ToHexStringLower(SHA256.HashData(original.Span)), cancellationToken);
        var now = clock.GetUtcNow();
        return new Attachment
        {
            Id = AttachmentId.New(), CommuneId = upload.CommuneId, RecordKey = upload.RecordKey, Kind = type.Kind, MediaType = type.MediaType,
            Size = original.Length, Hash = hash, ReceivedAt = now, Source = upload.Source, Malware = verdict,
            HasCopies = hasCopies, OriginalName = sealedName,
        };
    }

    private async Task<SealedText> SealAsync(AttachmentUpload upload, string purpose, string words, CancellationToken cancellationToken) =>
        new((await sealer.SealAsync(upload.RecordKey, purpose, words, cancellationToken)).ToBytes());

    private async Task KeepAsync(Attachment attachment, AttachmentVariant variant, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var envelope = await sealer.SealBytesAsync(attachment.RecordKey, AttachmentFiles.Purpose(attachment.Id, variant), content, cancellationToken);
        await files.WriteAsync(attachment.Id, variant, envelope.ToBytes(), cancellationToken);
    }

    /// <summary>Reads to the end, or gives null as soon as it is larger than any kind may be.</summary>
    private async Task<ReadOnlyMemory<byte>?> ReadAsync(Stream content, CancellationToken cancellationToken)
    {
        using var memory = new MemoryStream();
        var piece = new byte[81_920];
        while (await content.ReadAsync(piece, cancellationToken) is var read and > 0)
        {
            if (memory.Length + read > limits.LargestBytes) return null;
            memory.Write(piece, 0, read);
        }

        return memory.GetBuffer().AsMemory(0, (int)memory.Length);
    }

    private Refusal Refuse(Refusal refusal)
    {
        Log.Refused(logger, refusal.Code);
        return refusal;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "An attachment was refused: {Code}.")]
        public static partial void Refused(ILogger logger, string code);
    }
}
