using BinhYen.Vault;
using BinhYen.Zalo.Webhooks;

namespace BinhYen.Intake.ZaloWebhook;

/// <summary>Turns a request's bytes into an inbox row: reads, checks the signature, seals. Writes nothing.</summary>
internal sealed class PrepareEvent(ZaloAccounts accounts, InboxEpochs epochs, IRecordSealer sealer, TimeProvider clock)
{
    private const string EventKeyPurpose = "inbox.event";
    private const int LongestName = 80;

    /// <summary>How bytes and signature look, and the row when they are right.</summary>
    internal readonly record struct Prepared(Authenticity Authenticity, InboxEvent? Row);

    public async ValueTask<Prepared> RunAsync(byte[] body, string? signature, CancellationToken cancellationToken)
    {
        var snapshot = await accounts.CurrentAsync(cancellationToken);
        if (!ZaloWebhookEvent.Parse(body, snapshot.Ours).TryGet(out var zaloEvent, out _)) return new(Authenticity.Malformed, null);
        if (string.IsNullOrWhiteSpace(signature)) return new(Authenticity.Unsigned, null);
        if (!IsSigned(body, signature, zaloEvent, snapshot))
        {
            snapshot = await accounts.NewestAsync(cancellationToken);
            if (!IsSigned(body, signature, zaloEvent, snapshot)) return new(Authenticity.Forged, null);
            // The sides of some events are told apart by the accounts known at the time.
            if (!ZaloWebhookEvent.Parse(body, snapshot.Ours).TryGet(out zaloEvent, out _)) return new(Authenticity.Malformed, null);
        }

        return new(Authenticity.Genuine, await RowAsync(body, zaloEvent, snapshot, cancellationToken));
    }

    private static bool IsSigned(byte[] body, string signature, ZaloWebhookEvent zaloEvent, ZaloAccountSnapshot snapshot) =>
        zaloEvent.AppId is { } app && snapshot.Keys.TryGetValue(app, out var keys) && ZaloSignature.Verify(body, signature, app, keys);

    private async ValueTask<InboxEvent> RowAsync(byte[] body, ZaloWebhookEvent zaloEvent, ZaloAccountSnapshot snapshot, CancellationToken cancellationToken)
    {
        var account = zaloEvent.OaId is { } oa && snapshot.Accounts.TryGetValue(oa, out var found) ? found : null;
        var commune = account?.CommuneId ?? default;
        var epoch = await epochs.CurrentAsync(commune, cancellationToken);
        var now = clock.GetUtcNow();
        var row = new InboxEvent
        {
            EventKey = sealer.HashSecret(EventKeyPurpose, $"{zaloEvent.OaId}|{zaloEvent.DedupeKey}"),
            CommuneId = commune,
            AppId = zaloEvent.AppId?.Value ?? "",
            OaId = zaloEvent.OaId?.Value ?? "",
            EventName = Storable(zaloEvent.Name),
            PersonKey = account is null ? default : KeyOf(zaloEvent, account),
            ReceivedAt = now,
            ZaloTime = (zaloEvent.Timestamp?.Instant ?? now).ToUnixTimeMilliseconds(),
            Body = (await sealer.SealAsync(epoch, InboxReader.BodyPurpose, body, cancellationToken)).ToBytes(),
        };
        // The echo of a message of ours says nothing new, and would stand here with the key of whoever it went to, beside its minute.
        if (account is not null && zaloEvent is MessageFromOa { AdminId: null }) return Ignored(row, "not-needed");
        return zaloEvent.IsConsoleTest ? Ignored(row, "console-test")
            : account is null ? row.StartAs(InboxState.Unknown, "account-not-connected")
            : zaloEvent is UnknownEvent ? row.StartAs(InboxState.Unknown, "event-not-known")
            : row.StartAs(InboxState.Pending);
    }

    private static InboxEvent Ignored(InboxEvent row, string reason)
    {
        row.MarkIgnored(reason);
        return row;
    }

    private PersonKey KeyOf(ZaloWebhookEvent zaloEvent, ConnectedOa account) => zaloEvent switch
    {
        // Kept for later, and its minute may be known to others: nobody's until somebody has said what it is.
        UnknownEvent => default,
        GroupMessageFromUser post => account.KeyOfMember(post.GroupId, post.UserId),
        _ => PersonKey.OfTalk(sealer, account.TalkKeyOf(zaloEvent.UserId)),
    };

    // PostgreSQL keeps no NUL in a text, and the column is short.
    private static string Storable(string name)
    {
        var clean = name.Contains('\0', StringComparison.Ordinal) ? name.Replace("\0", "", StringComparison.Ordinal) : name;
        return clean.Length <= LongestName ? clean : clean[..LongestName];
    }
}

/// <summary>What the signature says about a request.</summary>
internal enum Authenticity
{
    /// <summary>Not UTF-8 or not JSON: nothing could have been signed.</summary>
    Malformed,

    /// <summary>No signature: a probe.</summary>
    Unsigned,

    /// <summary>A signature that no key of ours made.</summary>
    Forged,

    /// <summary>Signed with a key of the app it names.</summary>
    Genuine,
}
