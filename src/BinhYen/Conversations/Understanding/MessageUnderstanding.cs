using BinhYen.Cases;

namespace BinhYen.Conversations.Understanding;

/// <summary>
/// The machine's suggestion about one conversation (“gợi ý của máy”). An officer confirms or changes it; it never
/// closes, lowers, hides or forwards anything by itself (R-TT-08).
/// </summary>
/// <param name="IsCase">False for greetings, advertising, support and praise: answered without a case number.</param>
/// <param name="Kind">Suggested kind.</param>
/// <param name="Category">Suggested category; never about a kind of person or a belief.</param>
/// <param name="RunnersUp">Other categories with a score, best first, at most three.</param>
/// <param name="Urgency">Suggested urgency.</param>
/// <param name="Hamlet">Code of the hamlet that the words name; null when none or more than one is named. Never guessed.</param>
/// <param name="OfficerConflict">True when the matter is, or may be, about an officer; in doubt true.</param>
/// <param name="Confidentiality">How much discretion is asked for or needed.</param>
/// <param name="EmergencyNumbers">Numbers for the first reply; empty unless the urgency is Emergency.</param>
/// <param name="HideInGroup">True when a moderator should take the group post down.</param>
/// <param name="IsStatusQuery">True when the sender asks how an earlier report stands.</param>
/// <param name="IsStop">True when the last message is a command to stop (“thôi”, “hủy”).</param>
/// <param name="IsGreeting">True when there is nothing but a greeting.</param>
/// <param name="SecrecyMark">A State-secret stamp found in the text; null when none. Such content must not be stored here.</param>
/// <param name="Reasons">Short Vietnamese explanations for the officer, in the sender's own words. Never to be logged.</param>
internal sealed record MessageUnderstanding(
    bool IsCase,
    CaseKind Kind,
    CaseCategory Category,
    IReadOnlyList<CategoryScore> RunnersUp,
    Urgency Urgency,
    string? Hamlet,
    bool OfficerConflict,
    ConfidentialityLevel Confidentiality,
    IReadOnlyList<string> EmergencyNumbers,
    bool HideInGroup,
    bool IsStatusQuery,
    bool IsStop,
    bool IsGreeting,
    SecrecyMark? SecrecyMark,
    IReadOnlyList<string> Reasons)
{
    /// <summary>Something in the words may be a wish that nobody learns who spoke.</summary>
    public bool MayWishSecrecy { get; init; }
}

/// <summary>A category and how strongly the words speak for it; only the order of scores means something.</summary>
internal sealed record CategoryScore(CaseCategory Category, double Score);
