namespace BinhYen.Cases;

/// <summary>
/// How soon people must act. Ordered: a greater value is more urgent. A human may raise it at once and lower it only
/// with a reason.
/// </summary>
public enum Urgency
{
    /// <summary>Thấp: information, thanks, items for the library.</summary>
    Low,

    /// <summary>Thường: needs handling within days.</summary>
    Normal,

    /// <summary>Cao: a crime just happened or goes on, money just sent to a fraudster, threat, weapons, drugs.</summary>
    High,

    /// <summary>Khẩn cấp: life or body in danger now. The first reply gives the emergency numbers before any question.</summary>
    Emergency,
}
