using System.Security.Cryptography;

namespace BinhYen.Cases;

/// <summary>
/// The alphabet of codes that people read aloud and type: Crockford's base 32, without I, L, O and U
/// (https://www.crockford.com/base32.html, seen 2026-11-22).
/// </summary>
internal static class Crockford
{
    public const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>That many random characters, five bits each.</summary>
    public static string Random(int length) => RandomNumberGenerator.GetString(Alphabet, length);

    /// <summary>That many characters of a secret of at least as many bytes: the same secret always gives the same.</summary>
    public static string FromEntropy(ReadOnlySpan<byte> entropy, int length)
    {
        Span<char> data = stackalloc char[length];
        // One byte a character: 256 is a multiple of 32, so every character stays equally likely.
        for (var i = 0; i < length; i++) data[i] = Alphabet[entropy[i] % Alphabet.Length];
        return new string(data);
    }

    /// <summary>
    /// What was typed, in one form: upper case, no blanks, dots or dashes, O read as 0, I and L as 1. Null when a
    /// character is left that no code has.
    /// </summary>
    public static string? Normalise(string? typed)
    {
        if (typed is null) return null;
        Span<char> kept = stackalloc char[Math.Min(typed.Length, 64)];
        var length = 0;
        foreach (var character in typed)
        {
            if (char.IsWhiteSpace(character) || character is '-' or '.' or '_' or ',' or '–' or '—' or '‑' or '•' or '·') continue;
            var letter = char.ToUpperInvariant(character) switch { 'O' => '0', 'I' or 'L' => '1', var other => other };
            if (length == kept.Length || !Alphabet.Contains(letter, StringComparison.Ordinal)) return null;
            kept[length++] = letter;
        }

        return new string(kept[..length]);
    }

    public static int ValueOf(char character) => Alphabet.IndexOf(character, StringComparison.Ordinal);
}
