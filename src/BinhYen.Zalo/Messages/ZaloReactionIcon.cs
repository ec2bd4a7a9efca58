namespace BinhYen.Zalo.Messages;

/// <summary>The reactions an Official Account can put on a person's message, at most 50 on one.</summary>
public enum ZaloReactionIcon
{
    /// <summary><c>/-strong</c>, a thumb.</summary>
    Like,

    /// <summary><c>/-heart</c>.</summary>
    Heart,

    /// <summary><c>:></c>, laughing.</summary>
    Laugh,

    /// <summary><c>:o</c>.</summary>
    Wow,

    /// <summary><c>:-((</c>.</summary>
    Cry,

    /// <summary><c>:-h</c>.</summary>
    Angry,

    /// <summary><c>--b</c>.</summary>
    Sad,

    /// <summary><c>/-remove</c>: takes the account's reactions away.</summary>
    Remove,
}
