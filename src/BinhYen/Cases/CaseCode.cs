using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace BinhYen.Cases;

/// <summary>
/// The number of a case that people say and write: <c>AP-7K3F-29X</c>. Two letters of the commune, six random characters,
/// one check character. Tells nothing about person, phone or time; no secret either: it opens nothing.
/// </summary>
internal sealed partial record CaseCode
{
    private CaseCode(string text) => Text = text;

    /// <summary>With dashes, as printed and stored.</summary>
    public string Text { get; }

    /// <summary>A new random code. Thirty bits: the table's unique index catches the rare repetition, then take another.</summary>
    /// <param name="communePrefix">Two letters A–Z for the commune, for example the initials of its name.</param>
    /// <exception cref="ArgumentException">The prefix is not two letters A–Z: the commune's settings are wrong.</exception>
    public static CaseCode New(string communePrefix)
    {
        if (communePrefix is not [>= 'A' and <= 'Z', >= 'A' and <= 'Z'])
            throw new ArgumentException("A commune's prefix is two letters A–Z.", nameof(communePrefix));
        return new(Format(communePrefix, CheckSymbols.Append(Crockford.Random(6), 1)));
    }

    /// <summary>Reads what somebody typed; small letters, blanks, O for 0 and I for 1 are forgiven.</summary>
    public static bool TryParse(string? typed, [NotNullWhen(true)] out CaseCode? code)
    {
        code = null;
        var compact = typed is null ? "" : Separators().Replace(typed, "").ToUpperInvariant();
        if (compact.Length != 9 || compact[..2] is not [>= 'A' and <= 'Z', >= 'A' and <= 'Z']) return false;
        if (Crockford.Normalise(compact[2..]) is not { Length: 7 } body || !CheckSymbols.Fit(body, 1)) return false;
        code = new(Format(compact[..2], body));
        return true;
    }

    /// <summary>Reads a stored code.</summary>
    /// <exception cref="FormatException">The row was damaged.</exception>
    public static CaseCode Parse(string stored) =>
        TryParse(stored, out var code) ? code : throw new FormatException("Not a case code.");

    /// <summary>True when a text contains something that reads as a case code.</summary>
    public static bool Appears(string text) => Anywhere().Matches(text).Any(match => TryParse(match.Value, out _));

    public override string ToString() => Text;

    private static string Format(string prefix, string body) => $"{prefix}-{body[..4]}-{body[4..]}";

    [GeneratedRegex(@"[\s.\-–—‑]+")]
    private static partial Regex Separators();

    [GeneratedRegex(@"[A-Za-z]{2}[\s.\-–—‑]?[0-9A-Za-z]{4}[\s.\-–—‑]?[0-9A-Za-z]{3}")]
    private static partial Regex Anywhere();
}
