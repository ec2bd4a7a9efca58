using System.Text.Json;
using BinhYen.Cases;
using BinhYen.Confidentiality;
using BinhYen.Platform.Outbox;
using BinhYen.Platform.Persistence;
using BinhYen.Platform.Storage;
using BinhYen.Zalo;
using BinhYen.Zalo.History;
using BinhYen.Zalo.Messages;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Conversations.Replies;

/// <summary>
/// Sends what waits on one lane, oldest first, emergencies before everything. Each message is marked as under way
/// before it leaves; after a crash in between the chat's history is asked whether it arrived, so that nobody gets an
/// answer twice and none is lost.
/// </summary>
internal sealed partial class DrainLane(
    BinhYenDb db, SealedRecords seals, ReporterVault reporters, IZaloLanes lanes, MarkDelivery delivery, TimeProvider clock, ILogger<DrainLane> logger)
{
    private const int AtOnce = 20;
    private const int MostAttempts = 8;

    /// <summary>Sends up to twenty messages.</summary>
    /// <returns>When to look again: at once when more wait, later when the channel asked for a pause, null when nothing waits.</returns>
    public async Task<DateTimeOffset?> RunAsync(string lane, CancellationToken cancellationToken)
    {
        if (await lanes.ClientOfAsync(lane, cancellationToken) is not { } client) return clock.GetUtcNow().AddMinutes(1);
        await ReconcileAsync(lane, client, cancellationToken);

        var now = clock.GetUtcNow();
        var batch = await db.Set<OutboxMessage>().Where(m => m.Lane == lane && m.State == OutboxState.Waiting && m.NotBefore <= now)
            .OrderByDescending(m => m.Urgent).ThenBy(m => m.Id).Take(AtOnce).ToListAsync(cancellationToken);
        if (batch.Count > 0) await ClaimAsync(batch, cancellationToken);
        foreach (var message in batch)
        {
            var pause = await SendAsync(client, message, cancellationToken);
            await LetGoAsync(message, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            if (pause is { } until) return await PutBackAsync(batch, until, cancellationToken);
        }

        return await NextAsync(lane, cancellationToken);
    }

    private async Task ClaimAsync(List<OutboxMessage> batch, CancellationToken cancellationToken)
    {
        foreach (var message in batch) (message.State, message.Attempts) = (OutboxState.Sending, message.Attempts + 1);
        await db.SaveChangesAsync(cancellationToken);
    }

    // What was claimed but not tried waits again, without having used up an attempt.
    private async Task<DateTimeOffset?> PutBackAsync(List<OutboxMessage> batch, DateTimeOffset until, CancellationToken cancellationToken)
    {
        foreach (var message in batch.Where(m => m.State is OutboxState.Sending))
            (message.State, message.Attempts, message.NotBefore) = (OutboxState.Waiting, message.Attempts - 1, until);
        await db.SaveChangesAsync(cancellationToken);
        return until;
    }

    private async Task<DateTimeOffset?> SendAsync(ZaloClient client, OutboxMessage message, CancellationToken cancellationToken)
    {
        if (message.Group is { } group) return await SendToGroupAsync(client, message, group, cancellationToken);
        if (await ReadAsync(message, cancellationToken) is not { } text || await AddressAsync(message, cancellationToken) is not { } user)
        {
            await HoldAsync(message, "no-address", cancellationToken);
            return null;
        }

        var sent = await client.Messages.SendAsync(user, Outgoing(text), cancellationToken);
        if (sent.TryGet(out var receipt, out var error))
        {
            (message.State, message.SentAt, message.ChannelMessageId, message.LastError) = (OutboxState.Sent, clock.GetUtcNow(), receipt.MessageId.Value, null);
            await delivery.SentAsync(message, cancellationToken);
            return null;
        }

        Log.NotSent(logger, message.Lane, error.Code, error.Reaction);
        message.LastError = $"zalo:{error.Code}";
        return await RefusedAsync(message, error, cancellationToken);
    }

    private async Task<DateTimeOffset?> SendToGroupAsync(ZaloClient client, OutboxMessage message, string group, CancellationToken cancellationToken)
    {
        if (await ReadAsync(message, cancellationToken) is not { } text || !ZaloGroupId.TryParse(group, out var id))
        {
            await HoldAsync(message, "no-address", cancellationToken);
            return null;
        }

        var sent = await client.Groups.Chats.SendAsync(id, new TextMessage(text.Text), cancellationToken: cancellationToken);
        if (sent.TryGet(out var receipt, out var error))
        {
            (message.State, message.SentAt, message.ChannelMessageId, message.LastError) = (OutboxState.Sent, clock.GetUtcNow(), receipt.Value, null);
            return null;
        }

        Log.NotSent(logger, message.Lane, error.Code, error.Reaction);
        message.LastError = $"zalo:{error.Code}";
        return await RefusedAsync(message, error, cancellationToken);
    }

    /// <summary>Decides by the class of the error. Returns until when the whole lane must rest, or null to go on.</summary>
    private async Task<DateTimeOffset?> RefusedAsync(OutboxMessage message, ZaloError error, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (error.IsAboutRecipient)
        {
            await HoldAsync(message, message.LastError!, cancellationToken);
            return null;
        }

        // Perhaps it arrived: it stays "sending" until the history tells.
        if (error.MaybeSent) return now.AddSeconds(2);
        var giveUp = error.Reaction is ZaloReaction.OurFault or ZaloReaction.UploadAgain || message.Attempts >= MostAttempts;
        if (giveUp)
        {
            message.State = OutboxState.Failed;
            await delivery.FailedAsync(message, cancellationToken);
            return null;
        }

        (message.State, message.NotBefore) = (OutboxState.Waiting, now + Backoff(message.Attempts));
        await delivery.DelayedAsync(message, cancellationToken);
        return error.Reaction switch
        {
            ZaloReaction.Administrator => now.AddMinutes(2),
            // The limit counts by the minute.
            ZaloReaction.Wait when error.Code == -32 => now.AddSeconds(61 - now.Second),
            ZaloReaction.Wait when error.Table is ZaloErrorTable.Local => now.AddSeconds(3),
            _ => null,
        };
    }

    /// <summary>Messages that were under way when the process died, or whose answer never came: the history knows.</summary>
    private async Task ReconcileAsync(string lane, ZaloClient client, CancellationToken cancellationToken)
    {
        var open = await db.Set<OutboxMessage>().Where(m => m.Lane == lane && m.State == OutboxState.Sending).OrderBy(m => m.Id).ToListAsync(cancellationToken);
        foreach (var message in open)
        {
            // What a group has said is not ours to read: a fixed sentence that arrives twice is the smaller harm.
            if (message.Group is not null)
            {
                (message.State, message.NotBefore) = (OutboxState.Waiting, clock.GetUtcNow());
                continue;
            }

            if (await ReadAsync(message, cancellationToken) is not { } text || await AddressAsync(message, cancellationToken) is not { } user)
            {
                await HoldAsync(message, "no-address", cancellationToken);
                continue;
            }

            var history = await client.History.WithAsync(user, 0, 10, cancellationToken);
            if (!history.TryGet(out var items, out _)) return;
            var wanted = ZaloText.Compose(text.Text);
            var alike = items.Where(i => i.FromOa && i.Text is { } words && ZaloText.Compose(words) == wanted && IsSince(i, message.CreatedAt)).ToList();
            var arrived = await NotOursYetAsync(alike, open, cancellationToken);
            if (arrived is null) (message.State, message.NotBefore) = (OutboxState.Waiting, clock.GetUtcNow());
            else
            {
                (message.State, message.SentAt, message.ChannelMessageId) = (OutboxState.Sent, clock.GetUtcNow(), arrived.MessageId?.Value);
                await delivery.SentAsync(message, cancellationToken);
                await LetGoAsync(message, cancellationToken);
            }
        }

        if (open.Count > 0) await db.SaveChangesAsync(cancellationToken);
    }

    // The same sentence may have been sent before: what another row already knows as its own does not prove this one.
    private async Task<ChatItem?> NotOursYetAsync(List<ChatItem> alike, List<OutboxMessage> open, CancellationToken cancellationToken)
    {
        if (alike.Count == 0) return null;
        var ids = alike.Select(i => i.MessageId?.Value).ToList();
        var known = await db.Set<OutboxMessage>().Where(m => ids.Contains(m.ChannelMessageId)).Select(m => m.ChannelMessageId).ToListAsync(cancellationToken);
        known.AddRange(open.Select(m => m.ChannelMessageId).Where(id => id is not null));
        // Newest first, so the last one is the oldest: rows are asked for in their order too.
        return alike.LastOrDefault(i => i.MessageId is not { } id || !known.Contains(id.Value));
    }

    // Zalo's clock and ours may differ a little; the same text an hour before is another message.
    private static bool IsSince(ChatItem item, DateTimeOffset created) =>
        item.Time?.Instant is not { } at || at >= created.AddMinutes(-5);

    private async Task HoldAsync(OutboxMessage message, string why, CancellationToken cancellationToken)
    {
        (message.State, message.LastError) = (OutboxState.Held, why);
        await delivery.HeldAsync(message, cancellationToken);
    }

    // Rows in the order of coming, each with its recipient, would tell from a copy of the file alone who was written to after which event.
    private async Task LetGoAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        if (message is { ForgetsRecipient: true, State: OutboxState.Sent or OutboxState.Held or OutboxState.Failed })
            await reporters.ForgetAsync(message.Recipient, "answered-once", cancellationToken);
        if (message.State is OutboxState.Sent) message.Empty();
    }

    private async Task<DateTimeOffset?> NextAsync(string lane, CancellationToken cancellationToken) =>
        await db.Set<OutboxMessage>().Where(m => m.Lane == lane && m.State == OutboxState.Waiting).MinAsync(m => (DateTimeOffset?)m.NotBefore, cancellationToken);

    private async Task<OutboxText?> ReadAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        var words = await seals.OpenAsync(message.Payload, SealPurposes.OutboxPayload, cancellationToken);
        return words.StartsWith('{') ? JsonSerializer.Deserialize<OutboxText>(words) : null;
    }

    private async Task<ZaloUserId?> AddressAsync(OutboxMessage message, CancellationToken cancellationToken) =>
        await reporters.ZaloAddressAsync(message.Recipient, cancellationToken) is { } address && ZaloUserId.TryParse(address, out var user) ? user : null;

    private static OutgoingMessage Outgoing(OutboxText text) => text.Buttons.Count == 0
        ? new TextMessage(text.Text)
        : new ButtonsMessage(text.Text, [.. text.Buttons.Select(b => new ZaloButton(b.Title, b.Kind switch
        {
            "call" => new DialPhone(b.Target),
            "open" => new OpenPage(new Uri(b.Target)),
            // A command such as "#thon H01" is for us; the chat shows only words that a person would say.
            _ => new SayWords(b.Target, Visible: !b.Target.StartsWith('#')),
        }))]);

    private static TimeSpan Backoff(int attempts) => TimeSpan.FromSeconds(Math.Min(600, 2 * Math.Pow(2, attempts)));

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "A message on lane {Lane} was not sent: {Code} ({Reaction}).")]
        public static partial void NotSent(ILogger logger, string lane, int code, ZaloReaction reaction);
    }
}
