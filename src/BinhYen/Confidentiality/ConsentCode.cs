using System.Diagnostics;
using System.Security.Cryptography;

namespace BinhYen.Confidentiality;

/// <summary>
/// The code on the slip of a consent, "7K2M-9XQ4-TB0D": 60 random bits. Whoever holds it may see that consent and withdraw
/// it, nothing else. Stored only as a keyed hash.
/// </summary>
[DebuggerDisplay("•••")]
internal sealed class ConsentCode
{
    // Without letters that are read as digits; what people type in their place is forgiven below.
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Length = 12;
    private readonly string characters;

    private ConsentCode(string characters) => this.characters = characters;

    public static ConsentCode New() => new(RandomNumberGenerator.GetString(Alphabet, Length));

    /// <summary>Reads what somebody typed: small letters, blanks, dashes, O for 0, I and L for 1 are forgiven. Null when it is no code.</summary>
    public static ConsentCode? Parse(string? typed)
    {
        var kept = string.Concat((typed ?? "").Where(char.IsLetterOrDigit).Select(c => char.ToUpperInvariant(c) switch { 'O' => '0', 'I' or 'L' => '1', var other => other }));
        return kept.Length == Length && kept.All(c => Alphabet.Contains(c, StringComparison.Ordinal)) ? new ConsentCode(kept) : null;
    }

    /// <summary>The code in groups, for the slip alone.</summary>
    public string Reveal() => string.Join('-', characters.Chunk(4).Select(group => new string(group)));

    /// <summary>The characters without dashes, for the keyed hash.</summary>
    public string ForHashing() => characters;

    public override string ToString() => "••••-••••-••••";
}
