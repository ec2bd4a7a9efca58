using BinhYen.Cases;
using BinhYen.Platform.Persistence;
using BinhYen.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Conversations;

/// <summary>
/// Where a picture belongs that arrives after its message: to the messages it was sent with, be they still gathered or a report since, and to nothing
/// else. A report that was told later may be read by whom the picture shows. Works inside the caller's context and does not save.
/// </summary>
/// <param name="Owner">The talk in which the message was gathered, the row in which it waits for a button, or the thread it went into.</param>
/// <param name="AskedAt">When the message was heard.</param>
internal sealed record TalkMedia(Guid Owner, DateTimeOffset AskedAt)
{
    /// <summary>Whether there is anything it belongs to; what was stopped, or was no report, takes no picture.</summary>
    public async Task<bool> HasPlaceAsync(BinhYenDb db, SealedRecords seals, CancellationToken cancellationToken)
    {
        if (await TalkAsync(db, cancellationToken) is { } talk) return await DraftAsync(talk, seals, cancellationToken) is not null;
        if (await HeldAsync(db, cancellationToken) is not null) return true;
        var thread = ConversationId.From(Owner);
        return await db.Set<ReportThread>().AnyAsync(t => t.Id == thread, cancellationToken);
    }

    /// <summary>Hangs the file where it belongs.</summary>
    public async Task HangAsync(BinhYenDb db, SealedRecords seals, KeptInDoubt kept, Guid attachment, CancellationToken cancellationToken)
    {
        if (await HeldAsync(db, cancellationToken) is { } row)
        {
            if (await kept.OpenAsync(row, cancellationToken) is not { } held) return;
            held.Attachments.Add(attachment);
            await kept.KeepAsync(row, held, cancellationToken);
            return;
        }

        if (await TalkAsync(db, cancellationToken) is not { } talk)
        {
            await HangAsync(db, ConversationId.From(Owner), attachment, cancellationToken);
            return;
        }

        if (await DraftAsync(talk, seals, cancellationToken) is not { } draft) return;
        draft.Attachments.Add(attachment);
        await draft.KeepAsync(talk, seals, cancellationToken);
        talk.Version++;
    }

    private Task<HeldWords?> HeldAsync(BinhYenDb db, CancellationToken cancellationToken) => db.Set<HeldWords>().SingleOrDefaultAsync(h => h.Id == Owner, cancellationToken);

    private Task<Talk?> TalkAsync(BinhYenDb db, CancellationToken cancellationToken) => db.Set<Talk>().SingleOrDefaultAsync(t => t.Id == Owner, cancellationToken);

    // Null where none is gathered that the message was part of.
    private async Task<TalkDraft?> DraftAsync(Talk talk, SealedRecords seals, CancellationToken cancellationToken) =>
        await TalkDraft.OfAsync(talk, seals, cancellationToken) is { } draft && draft.FirstAt <= AskedAt ? draft : null;

    private static async Task HangAsync(BinhYenDb db, ConversationId thread, Guid attachment, CancellationToken cancellationToken)
    {
        var last = await db.Set<ThreadMessage>().Where(m => m.ThreadId == thread && m.Voice == ThreadVoice.Reporter)
            .OrderByDescending(m => m.At).FirstOrDefaultAsync(cancellationToken);
        last?.Attachments.Add(attachment);
    }
}
