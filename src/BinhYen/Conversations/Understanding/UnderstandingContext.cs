namespace BinhYen.Conversations.Understanding;

/// <summary>What is known about a message besides its words.</summary>
/// <param name="Channel">The way it came, as named in the labelled sets: <c>zalo-private</c>, <c>zalo-group</c>, <c>web</c>, <c>phone-note</c>, <c>counter-note</c>.</param>
/// <param name="SentAt">When the last message was sent; null when unknown. Only the hour in Vietnam matters (noise at night).</param>
/// <param name="IsGroupPost">True for a post in a group, which others can see.</param>
internal sealed record UnderstandingContext(string Channel, DateTimeOffset? SentAt, bool IsGroupPost)
{
    /// <summary>A private message at an unknown time.</summary>
    public static UnderstandingContext Private { get; } = new("zalo-private", null, IsGroupPost: false);

    /// <summary>The context that follows from the channel's name alone.</summary>
    public static UnderstandingContext For(string channel) => new(channel, null, channel == "zalo-group");
}
