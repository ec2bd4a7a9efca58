using BinhYen.Zalo.Json;
using BinhYen.Zalo.Webhooks.Reading;

namespace BinhYen.Zalo.Webhooks;

/// <summary>The person began to follow the account (<c>follow</c>). People who never follow can write too.</summary>
public sealed record UserFollowed : ZaloWebhookEvent
{
    internal UserFollowed(Envelope envelope)
        : base(envelope) => Source = envelope.Root.Text("source");

    /// <summary>Where they did it: <c>oa_profile</c>, <c>message_invite</c> or <c>social_plugin</c>; null when left out.</summary>
    public string? Source { get; }
}

/// <summary>The person no longer follows the account (<c>unfollow</c>). Open windows for answers stay open.</summary>
public sealed record UserUnfollowed : ZaloWebhookEvent
{
    internal UserUnfollowed(Envelope envelope)
        : base(envelope)
    {
    }
}

/// <summary>The person opened the chat for the first time (<c>user_click_chatnow</c>).</summary>
public sealed record ChatOpened : ZaloWebhookEvent
{
    internal ChatOpened(Envelope envelope)
        : base(envelope)
    {
    }
}

/// <summary>
/// The person withdraws their consent (<c>user_withdraw</c>): their data must be deleted. The obligation comes from Zalo's policy.
/// </summary>
public sealed record ConsentWithdrawn : ZaloWebhookEvent
{
    internal ConsentWithdrawn(Envelope envelope)
        : base(envelope)
    {
    }
}

/// <summary>What is stored about the person changed (<c>update_user_info</c>); read the person again.</summary>
public sealed record UserInfoUpdated : ZaloWebhookEvent
{
    internal UserInfoUpdated(Envelope envelope)
        : base(envelope) => Method = envelope.Root.Member("data").Text("method");

    /// <summary>How it was changed, as Zalo writes it.</summary>
    public string? Method { get; }
}

/// <summary>What happened to a tag.</summary>
public enum TagChange
{
    /// <summary>People got the tag.</summary>
    Added,

    /// <summary>People lost the tag.</summary>
    Removed,

    /// <summary>The tag itself was deleted.</summary>
    Deleted,
}

/// <summary>A tag was given, taken or deleted (<c>add_user_to_tag</c>, <c>remove_user_from_tag</c>, <c>remove_tag</c>).</summary>
public sealed record TagChanged : ZaloWebhookEvent
{
    internal TagChanged(Envelope envelope, TagChange change)
        : base(envelope)
    {
        var tag = envelope.Root.Member("tag");
        Change = change;
        Tag = tag.Text("name");
        Users =
        [
            .. (tag?.Texts("user_ids") ?? [])
                .Select(text => ZaloUserId.TryParse(text, out var id) ? id : (ZaloUserId?)null)
                .OfType<ZaloUserId>(),
        ];
        DedupeKey = envelope.KeyOfOccasion(isKnown: true, [Tag, .. Users.Select(user => user.Value)]);
    }

    /// <summary>What happened.</summary>
    public TagChange Change { get; }

    /// <summary>The name of the tag.</summary>
    public string? Tag { get; }

    /// <summary>The people concerned; empty for a deleted tag.</summary>
    public IReadOnlyList<ZaloUserId> Users { get; }
}
