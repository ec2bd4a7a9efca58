using System.Diagnostics;
using BinhYen.Intake.Media;
using BinhYen.Platform.Persistence;
using BinhYen.Vault;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Intake;

/// <summary>Fetches the files behind links of Zalo messages, durably asked for and patiently retried.</summary>
internal sealed partial class FetchMedia(
    DbFactory databases, IRecordSealer sealer, MediaDownload download, StoreAttachment store, IMediaListener listener, TimeProvider clock, ILogger<FetchMedia> logger)
{
    private const string LinkPurpose = "media.link";
    private const string NamePurpose = "media.name";
    private const int MostAtOnce = 20;
    private static readonly TimeSpan ClaimTime = TimeSpan.FromMinutes(3);

    private static readonly TimeSpan[] Pauses =
        [TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2)];

    /// <summary>Adds the wish to <paramref name="db"/>; it commits with the caller's save and is fulfilled within seconds.</summary>
    /// <param name="db">The caller's context.</param>
    /// <param name="commune">Whose channel.</param>
    /// <param name="recordKey">The key of the record the file will belong to.</param>
    /// <param name="owner">The record.</param>
    /// <param name="link">As Zalo wrote it; checked when it is fetched.</param>
    /// <param name="fileName">The name in the message, or null.</param>
    /// <param name="cancellationToken">Gives up before anything was added.</param>
    public async Task<MediaFetch> AskAsync(
        BinhYenDb db, CommuneId commune, RecordKeyId recordKey, Guid owner, string link, string? fileName, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var fetch = new MediaFetch
        {
            Id = Guid.NewGuid(), CommuneId = commune, RecordKey = recordKey, OwnerId = owner, AskedAt = now, NextAt = now,
            Link = new SealedText((await sealer.SealAsync(recordKey, LinkPurpose, link, cancellationToken)).ToBytes()),
            FileName = fileName is null ? null : new SealedText((await sealer.SealAsync(recordKey, NamePurpose, fileName, cancellationToken)).ToBytes()),
        };
        db.Add(fetch);
        return fetch;
    }

    /// <summary>Tries everything that is due.</summary>
    /// <returns>How many were tried.</returns>
    public async Task<int> RunDueAsync(CancellationToken cancellationToken)
    {
        List<Guid> due;
        await using (var db = databases.Create())
        {
            var now = clock.GetUtcNow();
            due = await db.Set<MediaFetch>().Where(f => f.State == MediaFetchState.Pending && f.NextAt <= now)
                .OrderBy(f => f.NextAt).Take(MostAtOnce).Select(f => f.Id).ToListAsync(cancellationToken);
        }

        foreach (var id in due) await TryAsync(id, cancellationToken);
        return due.Count;
    }

    private async Task TryAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var db = databases.Create();
        if (!await ClaimAsync(db, id, cancellationToken)) return;
        var fetch = await db.Set<MediaFetch>().SingleAsync(f => f.Id == id, cancellationToken);
        var outcome = await FetchAsync(db, fetch, cancellationToken);
        if (outcome is { } failure) Note(fetch, failure);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            Log.Tried(logger, fetch.State, fetch.ErrorCode ?? "-");
        }
        catch (DbUpdateConcurrencyException)
        {
            // Its words went on meanwhile. What was stored has no row and is swept.
            await AgainAsync(id, cancellationToken);
        }
    }

    private async Task AgainAsync(Guid id, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var db = databases.Create();
        await db.InTransactionAsync(
            ct => db.Set<MediaFetch>().Where(f => f.Id == id && f.State == MediaFetchState.Pending).ExecuteUpdateAsync(set => set.SetProperty(f => f.NextAt, now), ct), cancellationToken);
    }

    // Several processes may look at once; the one that moves the time has it.
    private async Task<bool> ClaimAsync(BinhYenDb db, Guid id, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var until = now + ClaimTime;
        return await db.InTransactionAsync(
            ct => db.Set<MediaFetch>().Where(f => f.Id == id && f.State == MediaFetchState.Pending && f.NextAt <= now)
                .ExecuteUpdateAsync(set => set.SetProperty(f => f.NextAt, until), ct), cancellationToken) == 1;
    }

    private async Task<MediaFailure?> FetchAsync(BinhYenDb db, MediaFetch fetch, CancellationToken cancellationToken)
    {
        if (!await listener.HasPlaceAsync(db, fetch, cancellationToken)) return new MediaFailure("media.no-report", Final: false);
        var link = await OpenAsync(fetch.Link, LinkPurpose, cancellationToken);
        if (link is null) return new MediaFailure("media.record-deleted", Final: true);
        var name = fetch.FileName is null ? null : await OpenAsync(fetch.FileName, NamePurpose, cancellationToken);
        var answer = await download.RunAsync(link, async (content, ct) => await store.RunAsync(
            db, new AttachmentUpload(fetch.CommuneId, fetch.RecordKey, content, AttachmentSource.Zalo) { FileName = name }, ct), cancellationToken);
        if (answer.Failure is { } failure) return failure;
        if (!(answer.Stored ?? throw new UnreachableException()).TryGet(out var attachment, out var refusal)) return new MediaFailure(refusal.Code, Final: true);

        (fetch.State, fetch.AttachmentId, fetch.ErrorCode) = (MediaFetchState.Fetched, attachment.Id, null);
        await listener.FetchedAsync(db, fetch, attachment, cancellationToken);
        return null;
    }

    private void Note(MediaFetch fetch, MediaFailure failure)
    {
        fetch.Attempts++;
        fetch.ErrorCode = failure.Code;
        if (failure.Final || fetch.Attempts >= MediaFetch.MostAttempts) fetch.State = MediaFetchState.Failed;
        else fetch.NextAt = clock.GetUtcNow() + Pauses[Math.Min(fetch.Attempts, Pauses.Length) - 1];
    }

    private async Task<string?> OpenAsync(SealedText text, string purpose, CancellationToken cancellationToken)
    {
        var opened = await sealer.OpenAsync(Sealed.FromBytes<string>(text.Envelope), purpose, cancellationToken);
        return opened.TryGet(out var words) ? words : null;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "A media link was tried: {State} {Code}.")]
        public static partial void Tried(ILogger logger, MediaFetchState state, string code);
    }
}
