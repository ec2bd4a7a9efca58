using System.Text.RegularExpressions;

namespace BinhYen.Zalo.Messages;

/// <summary>Mentions are written inside the text of a group message: <c>[@id]</c>.</summary>
public static partial class ZaloMention
{
    /// <summary>Rings one member.</summary>
    /// <param name="user">The member.</param>
    public static string Of(ZaloUserId user) => $"[@{user.Value}]";

    /// <summary>Rings everybody in the group.</summary>
    /// <param name="group">The group.</param>
    public static string Everybody(ZaloGroupId group) => $"[@{group.Value}]";

    /// <summary>
    /// Makes every mention in a text harmless: the bracket before the at sign goes, the words stay. Without it a resident
    /// whose words are relayed could ring the whole group.
    /// </summary>
    /// <param name="text">Words of somebody else.</param>
    public static string Strip(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        // One pass takes all brackets of a run: taking only the inner one of "[[@" would make a new mention of the outer.
        return Opening().Replace(text, "@");
    }

    // Spaces and invisible characters between bracket and sign are taken too: how strictly Zalo reads is not documented.
    [GeneratedRegex(@"(?:\[[\s\p{Cf}]*)+[@\uFF20]")]
    private static partial Regex Opening();
}
