using BinhYen.Conversations;
using BinhYen.Platform.Persistence;
using BinhYen.Platform.Storage;

namespace BinhYen.Intake.ZaloChat;

/// <summary>Hangs a fetched file where its message is: at the draft that still gathers, or at the thread.</summary>
internal sealed class ChatMedia(SealedRecords seals, Vault.IRecordSealer vault) : IMediaListener
{
    public Task<bool> HasPlaceAsync(BinhYenDb db, MediaFetch fetch, CancellationToken cancellationToken) => Of(fetch).HasPlaceAsync(db, seals, cancellationToken);

    public Task FetchedAsync(BinhYenDb db, MediaFetch fetch, Attachment attachment, CancellationToken cancellationToken) =>
        Of(fetch).HangAsync(db, seals, new KeptInDoubt(db, vault), attachment.Id.Value, cancellationToken);

    private static TalkMedia Of(MediaFetch fetch) => new(fetch.OwnerId, fetch.AskedAt);
}
