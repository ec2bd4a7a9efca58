using BinhYen.Conversations;
using BinhYen.Platform.Persistence;
using BinhYen.Platform.Storage;

namespace BinhYen.Intake.ZaloChat;

/// <summary>Hangs a fetched file where its message is: at the draft that still gathers, or at the thread.</summary>
internal sealed class ChatMedia(SealedRecords seals) : IMediaListener
{
    public Task FetchedAsync(BinhYenDb db, MediaFetch fetch, Attachment attachment, CancellationToken cancellationToken) =>
        TalkMedia.HangAsync(db, seals, fetch.OwnerId, attachment.Id.Value, cancellationToken);
}
