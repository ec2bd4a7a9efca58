using System.Text.Json;
using BinhYen.Cases;
using BinhYen.Platform.Persistence;
using BinhYen.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Conversations;

/// <summary>Where a picture belongs that arrives after its message. Works inside the caller's context and does not save.</summary>
internal static class TalkMedia
{
    /// <param name="db">The caller's context.</param>
    /// <param name="seals">Opens the draft.</param>
    /// <param name="owner">The talk in which the message was gathered, or the thread it went into.</param>
    /// <param name="attachment">The file.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task HangAsync(BinhYenDb db, SealedRecords seals, Guid owner, Guid attachment, CancellationToken cancellationToken)
    {
        if (await db.Set<Talk>().SingleOrDefaultAsync(t => t.Id == owner, cancellationToken) is not { } talk)
        {
            await HangAsync(db, ConversationId.From(owner), attachment, cancellationToken);
            return;
        }

        if (talk.Draft is { } waiting && (await seals.OpenAsync(waiting, SealPurposes.Talk, cancellationToken)) is { } words && words.StartsWith('{'))
        {
            var draft = JsonSerializer.Deserialize<TalkDraft>(words)!;
            draft.Attachments.Add(attachment);
            talk.Draft = await seals.SealAsync(talk.KeyId, SealPurposes.Talk, JsonSerializer.Serialize(draft), cancellationToken);
            talk.Version++;
            return;
        }

        if (talk.OpenThreadId is { } thread) await HangAsync(db, thread, attachment, cancellationToken);
    }

    private static async Task HangAsync(BinhYenDb db, ConversationId thread, Guid attachment, CancellationToken cancellationToken)
    {
        var last = await db.Set<ThreadMessage>().Where(m => m.ThreadId == thread && m.Voice == ThreadVoice.Reporter)
            .OrderByDescending(m => m.At).FirstOrDefaultAsync(cancellationToken);
        last?.Attachments.Add(attachment);
    }
}
