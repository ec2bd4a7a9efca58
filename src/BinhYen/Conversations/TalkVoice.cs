using BinhYen.Cases;
using BinhYen.Communes;
using BinhYen.Confidentiality;
using BinhYen.Conversations.Replies;
using BinhYen.Conversations.Scripts;
using BinhYen.Platform.Outbox;
using BinhYen.Platform.Persistence;
using BinhYen.Platform.Settings;
using BinhYen.Platform.Storage;

namespace BinhYen.Conversations;

/// <summary>How the commune speaks in a chat: every reply goes to the outbox, sealed, inside the caller's context.</summary>
internal sealed class TalkVoice(BinhYenDb db, CommuneDirectory communes, ReporterVault reporters, JoinThread join, QueueMessage outbox, SealedRecords seals, BinhYenOptions options, TimeProvider clock)
{
    private readonly HashSet<string> lanes = [];

    /// <summary>Lanes that got something to send; to be rung after the caller has saved.</summary>
    public IReadOnlyCollection<string> Lanes => lanes;

    /// <summary>The sentences of a commune.</summary>
    public async Task<Phrases> PhrasesAsync(CommuneId commune, CancellationToken cancellationToken) => new(
        (await communes.FindAsync(commune, cancellationToken))!, (await communes.SettingsAsync(commune, cancellationToken)).Values, options.PublicUrl);

    /// <summary>Says something in a talk; a receipt stands in its open report as well, and buttons that command carry that report's mark.</summary>
    public async Task SayAsync(Talk talk, Reply reply, ThreadMessageKind kind, CancellationToken cancellationToken)
    {
        Guid? messageId = null;
        if (talk.OpenThreadId is { } thread && kind is ThreadMessageKind.Receipt)
            messageId = await join.AddSystemMessageAsync(thread, kind, reply.ShownToStaff, cancellationToken);
        var mark = reply.Buttons.Any(b => ButtonMark.IsUnmarked(b.Payload)) && talk.OpenThreadId is { } asked ? join.CheckCodeOf(asked) : null;
        // The first contact also counts as made when the emergency reply had to come before it.
        if (reply.Introduces) talk.GreetedAt ??= clock.DayBegan();
        await QueueAsync(new OutboxAddress(talk.CommuneId, talk.Lane, talk.Reporter, talk.KeyId, messageId, reply.Urgent), mark is null ? reply : reply.About(mark), cancellationToken);
    }

    /// <summary>Says something to the author of a post, as the report of the post does: to that identity and under its key, so that no row leads to what the same person says alone.</summary>
    public async Task SayToAuthorAsync(ReportThread post, Reply reply, CancellationToken cancellationToken)
    {
        if (post is not { Lane: { } lane, Reporter: { } author } || !post.IsReachable(clock.GetUtcNow())) return;
        await QueueAsync(new OutboxAddress(post.CommuneId, lane, author, post.KeyId), reply, cancellationToken);
    }

    /// <summary>Says something that nothing joins to a talk: to an identity for one message and under a key of its own, for the key of the talk would tell whose it is.</summary>
    public async Task SayOnceAsync(Speaker speaker, Reply reply, CancellationToken cancellationToken)
    {
        var once = await reporters.KnowOnceAsync(speaker.CommuneId, speaker.OaId, speaker.UserId, cancellationToken);
        var key = await seals.NewKeyAsync(speaker.CommuneId, cancellationToken);
        await QueueAsync(new OutboxAddress(speaker.CommuneId, speaker.Lane, once, key) { ForgetsRecipient = true }, reply, cancellationToken);
    }

    private async Task QueueAsync(OutboxAddress to, Reply reply, CancellationToken cancellationToken)
    {
        await outbox.AddAsync(
            db, to, new OutboxText(reply.Text, [.. reply.Buttons.Select(b => new OutboxButton(b.Title, b.Payload, b.Kind switch
            {
                ReplyButtonKind.Call => "call",
                ReplyButtonKind.Open => "open",
                ReplyButtonKind.Say => "say",
            }))]), cancellationToken);
        lanes.Add(to.Lane);
    }
}
