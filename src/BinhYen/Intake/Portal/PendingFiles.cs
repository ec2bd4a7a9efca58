using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using BinhYen.Cases;
using BinhYen.Communes;
using BinhYen.Conversations;
using BinhYen.Intake.Media;
using BinhYen.Platform.Pacing;
using BinhYen.Platform.Persistence;
using BinhYen.Vault;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BinhYen.Intake.Portal;

/// <summary>A file that has arrived and waits, sealed, for the form it came with.</summary>
/// <param name="Id">The stored attachment.</param>
/// <param name="Name">The name the sender knows it by, to show it back.</param>
internal sealed record PendingFile(Guid Id, string Name);

/// <summary>The files of one form: under one key, so that they can be deleted together.</summary>
/// <param name="Key">Their key; null before the first file.</param>
/// <param name="Files">In the order they came.</param>
/// <param name="At">When the first came: after <see cref="SweepAttachments.FormWaits"/> they are taken away.</param>
internal sealed record PendingFileSet(Guid? Key, IReadOnlyList<PendingFile> Files, DateTimeOffset At)
{
    public static PendingFileSet None { get; } = new(null, [], default);

    /// <summary>Those that a message holds by now: they know the form again when it is sent once more, and hang at nothing else.</summary>
    [JsonIgnore]
    public IReadOnlyList<PendingFile> Sent { get; init; } = [];

    /// <summary>Something came with the form, now or when it was sent before.</summary>
    [JsonIgnore]
    public bool HasAny => Files.Count + Sent.Count > 0;

    [JsonIgnore]
    public IReadOnlyList<string> Names => [.. Files.Select(f => f.Name)];
}

/// <summary>What a form brings back of the files that came with it before.</summary>
/// <param name="Form">The form's key.</param>
/// <param name="Sealed">The list; empty for none.</param>
internal sealed record EarlierFiles(string Form, string Sealed)
{
    /// <summary>For a page that keeps no files between two requests.</summary>
    public static EarlierFiles None { get; } = new("", "");
}

/// <summary>
/// Stores what was attached before anything else is checked, so that a mistake elsewhere in the form never costs
/// somebody an upload over a bad line. The form carries the list back in a seal that opens for the same form in the same browser alone, and what a
/// message holds already is attached to nothing else: nobody can slip in another's file and have its original given out as their own.
/// </summary>
internal sealed class PendingFiles(
    StoreAttachment store, IRecordSealer vault, BinhYenDb db, IDataProtectionProvider protection, IOptions<AntiforgeryOptions> forms, ReadMessages reading, Pace paces, PaceLimits limits, IHttpContextAccessor http,
    TimeProvider clock)
{
    private const int MostFiles = 12;
    private static readonly TimeSpan ClocksDiffer = TimeSpan.FromHours(1);
    private readonly IDataProtector protector = protection.CreateProtector("portal.files");

    /// <summary>Stores the new files beside the ones that arrived before.</summary>
    /// <param name="commune">Whose channel it is.</param>
    /// <param name="earlier">What the form brought back.</param>
    /// <param name="uploads">The files of this request.</param>
    /// <param name="text">What was written with them: files of an emergency are never turned away.</param>
    /// <param name="danger">The sender said that somebody is in danger now.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    /// <returns>All files that are stored now, and what was refused in words.</returns>
    public async Task<(PendingFileSet Files, IReadOnlyList<FormError> Errors)> ReceiveAsync(
        Commune commune, EarlierFiles earlier, IFormFileCollection uploads, string text, bool danger, CancellationToken cancellationToken)
    {
        bool? urgent = danger ? true : null;
        var set = await FindSentAsync(commune, Read(earlier), cancellationToken);
        var errors = new List<FormError>();
        foreach (var upload in uploads.Where(u => u.Length > 0))
        {
            if (set.Files.Count >= MostFiles)
            {
                errors.Add(new FormError(upload.Name, $"Mỗi lần gửi được {MostFiles} tệp. Gửi tin xong, bạn thêm tiếp ở trang theo dõi"));
                break;
            }

            if (paces.Take("web-upload", Pace.AddressOf(http.HttpContext!), PaceLimits.OfAddress(limits.WebUploads)) is not null
                && !(urgent ??= await IsUrgentAsync(commune, text, cancellationToken)))
            {
                errors.Add(new FormError(upload.Name, "Từ đường mạng này vừa có rất nhiều tệp gửi đến. Chờ mười phút rồi chọn lại tệp, hoặc gửi chữ trước và thêm tệp sau ở trang theo dõi"));
                break;
            }

            set = set.Key is null ? set with { Key = (await vault.NewKeyAsync(commune.Id.Value, cancellationToken)).Value, At = clock.GetUtcNow() } : set;
            await using var content = upload.OpenReadStream();
            var arrival = new AttachmentUpload(commune.Id, new RecordKeyId(set.Key!.Value), content, AttachmentSource.Web) { FileName = upload.FileName };
            if ((await store.RunAsync(db, arrival, cancellationToken)).TryGet(out var attachment, out var refusal))
                set = set with { Files = [.. set.Files, new PendingFile(attachment.Id.Value, Path.GetFileName(upload.FileName))] };
            else
                errors.Add(new FormError(upload.Name, $"{Path.GetFileName(upload.FileName)}: {refusal.Message}"));
        }

        if (uploads.Count > 0) await db.SaveChangesAsync(cancellationToken);
        return (set, errors);
    }

    private async Task<bool> IsUrgentAsync(Commune commune, string text, CancellationToken cancellationToken) =>
        text.Length > 0 && (await reading.SuggestAsync(commune.Id, [text], Cases.SourceChannel.Web, cancellationToken)).Urgency is Cases.Urgency.Emergency;

    /// <summary>The list in the form in which the page carries it.</summary>
    /// <param name="set">The files.</param>
    /// <param name="form">The key of the form that may bring them back.</param>
    public string Seal(PendingFileSet set, string form) => set.Files.Count == 0 ? "" : For(form).Protect(JsonSerializer.Serialize(set));

    private PendingFileSet Read(EarlierFiles earlier)
    {
        if (earlier.Sealed.Length == 0) return PendingFileSet.None;
        try
        {
            var set = JsonSerializer.Deserialize<PendingFileSet>(For(earlier.Form).Unprotect(earlier.Sealed)) ?? PendingFileSet.None;
            return clock.GetUtcNow() - set.At < SweepAttachments.FormWaits ? set : PendingFileSet.None;
        }
        catch (CryptographicException)
        {
            return PendingFileSet.None;
        }
    }

    // The cookie of our forms tells one browser from another; "Thoát nhanh" takes it away.
    private IDataProtector For(string form)
    {
        var browser = http.HttpContext!.Request.Cookies[forms.Value.Cookie.Name!] ?? "";
        return protector.CreateProtector(form, Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(browser))));
    }

    private async Task<PendingFileSet> FindSentAsync(Commune commune, PendingFileSet set, CancellationToken cancellationToken)
    {
        if (set.Files.Count == 0) return set;
        var (id, from) = (commune.Id, set.At - ClocksDiffer);
        var held = (await db.Set<ThreadMessage>().AsNoTracking().Where(m => m.CommuneId == id && m.At >= from && m.Voice == ThreadVoice.Reporter)
            .Select(m => m.Attachments).ToListAsync(cancellationToken)).SelectMany(a => a).ToHashSet();
        return set with { Files = [.. set.Files.Where(f => !held.Contains(f.Id))], Sent = [.. set.Files.Where(f => held.Contains(f.Id))] };
    }
}
