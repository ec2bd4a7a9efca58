namespace BinhYen.Zalo;

/// <summary>What to do about a failure: the only thing most callers need to look at.</summary>
public enum ZaloReaction
{
    /// <summary>A code without a known meaning. Keep it, show it to a developer, do not repeat blindly.</summary>
    Unknown,

    /// <summary>
    /// The access token is not accepted. The client has already refreshed once and repeated once when a caller sees this.
    /// </summary>
    Refresh,

    /// <summary>Temporary: rate limit, quota of the day, night, network. Try again later, keeping the order per person.</summary>
    Wait,

    /// <summary>
    /// The person has not interacted within seven days, or never (-230, -232). The window opens again with their next
    /// message; until then only a template message or another channel reaches them.
    /// </summary>
    WindowClosed,

    /// <summary>The person refuses messages of this kind or of this account (-217, -244; by phone -139, -141). Do not repeat.</summary>
    BlockedByUser,

    /// <summary>The person cannot be reached here for another reason: no account, inactive, not eligible. Do not repeat.</summary>
    RecipientUnreachable,

    /// <summary>The uploaded picture or file is older than seven days (-100): upload it again, then send again.</summary>
    UploadAgain,

    /// <summary>The call itself is wrong: wrong argument, dead endpoint, text too long. Repeating cannot help; tell a developer.</summary>
    OurFault,

    /// <summary>
    /// Somebody has to act in a console: app not activated, permission missing, package ended, no money, grant gone.
    /// Stop the channel and say so in plain words.
    /// </summary>
    Administrator,
}
