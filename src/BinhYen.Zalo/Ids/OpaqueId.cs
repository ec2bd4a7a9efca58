using System.Diagnostics.CodeAnalysis;

namespace BinhYen.Zalo;

/// <summary>
/// What all ids have in common. Lengths and alphabets are Zalo's affair and have changed before, so only what can never
/// be an id is refused.
/// </summary>
internal static class OpaqueId
{
    private const int MaxLength = 200;

    public static bool IsAcceptable([NotNullWhen(true)] string? text) =>
        !string.IsNullOrWhiteSpace(text) && text.Length <= MaxLength && !text.Any(char.IsControl);
}
