using System.Buffers;
using System.Diagnostics;
using System.Globalization;

namespace BinhYen.Cases;

/// <summary>
/// The reporter's only key to their thread: 80 random bits in four groups of four, and a fifth group of check
/// characters. It is a secret: it does not print, is stored only as a keyed hash, and is shown once.
/// </summary>
[DebuggerDisplay("•••")]
internal sealed class TrackingCode : IEquatable<TrackingCode>
{
    private const int GroupLength = 4;
    private const int DataLength = 16;
    private const int CheckLength = 4;

    /// <summary>How many characters a code has, without dashes.</summary>
    public const int Length = DataLength + CheckLength;

    private static readonly SearchValues<char> _alphabet = SearchValues.Create(Crockford.Alphabet);

    private readonly string characters;

    private TrackingCode(string characters) => this.characters = characters;

    /// <summary>A new code from the system's random generator.</summary>
    public static TrackingCode New() => FromData(Crockford.Random(DataLength));

    /// <summary>The code that belongs to a secret of at least 80 bits: the same secret always gives the same code.</summary>
    /// <param name="entropy">At least ten bytes of a keyed hash.</param>
    public static TrackingCode FromEntropy(ReadOnlySpan<byte> entropy) => FromData(Crockford.FromEntropy(entropy, DataLength));

    /// <summary>
    /// Reads what somebody typed; small letters, blanks, dots, O for 0 and I for 1 are forgiven. One wrong character or two
    /// swapped neighbours are not accepted but named by group, so that the person knows where to look.
    /// </summary>
    public static Result<TrackingCode> Parse(string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed)) return No("missing", "Hãy nhập mã tra cứu gồm 5 nhóm, mỗi nhóm 4 ký tự.");
        if (SpokenCode.IsMeant(typed)) return SpokenCode.Read(typed).TryGet(out var data, out var unclear) ? FromData(data) : unclear;
        if (Crockford.Normalise(typed) is not { } word)
            return No("strange-character", "Mã tra cứu chỉ có chữ số và chữ cái không dấu. Hãy xem lại mã bạn đã ghi.");
        if (word.Length != Length)
            return No("wrong-length", string.Create(CultureInfo.InvariantCulture, $"Mã tra cứu có 20 ký tự (5 nhóm, mỗi nhóm 4); bạn đã nhập {word.Length}. Hãy kiểm tra xem thiếu hay thừa."));
        if (CheckSymbols.Fit(word, CheckLength)) return new TrackingCode(word);
        return GroupInDoubt(word) is { } group
            ? No("one-group", string.Create(CultureInfo.InvariantCulture, $"Nhóm thứ {group} có lẽ gõ nhầm. Hãy xem lại nhóm đó rồi nhập lại."))
            : No("not-a-code", "Mã tra cứu chưa đúng ở vài chỗ. Hãy nhập lại từng nhóm theo mã bạn đã ghi.");
    }

    /// <summary>The same for what may as well be no code: null, and no word about what was typed wrong, which takes a thousand tries.</summary>
    public static TrackingCode? Recognise(string typed)
    {
        if (SpokenCode.IsMeant(typed)) return SpokenCode.Read(typed).TryGet(out var data, out _) ? FromData(data) : null;
        return Crockford.Normalise(typed) is { Length: Length } word && CheckSymbols.Fit(word, CheckLength) ? new TrackingCode(word) : null;
    }

    /// <summary>The code of twenty characters in capitals; null where they are none.</summary>
    public static TrackingCode? OfCharacters(ReadOnlySpan<char> word) =>
        word.Length == Length && word.IndexOfAnyExcept(_alphabet) < 0 && CheckSymbols.Fit(word, CheckLength) ? new TrackingCode(new string(word)) : null;

    /// <summary>Whether one slip away from these characters there is a code, or what they show of the last group belongs to the others.</summary>
    public static bool IsNearly(ReadOnlySpan<char> word)
    {
        if (CheckSymbols.FitAfterOneSlip(word, Length, CheckLength)) return true;
        return word.Length is > DataLength and < Length && word.IndexOfAnyExcept(_alphabet) < 0 && FromData(new string(word[..DataLength])).characters.AsSpan().StartsWith(word);
    }

    /// <summary>The code in groups, for the one moment when the reporter sees it.</summary>
    public string Reveal() => string.Join('-', characters.Chunk(GroupLength).Select(group => new string(group)));

    /// <summary>The same code as six pairs of words, to be read aloud.</summary>
    public IReadOnlyList<string> RevealWords() => SpokenCode.Of(characters.AsSpan(0, DataLength));

    /// <summary>The characters without dashes, for the keyed hash.</summary>
    public string ForHashing() => characters;

    /// <summary>One group, 1 to 5, to ask back before the reporter leaves.</summary>
    public string Group(int number) => characters.Substring((number - 1) * GroupLength, GroupLength);

    public bool Equals(TrackingCode? other) => other is not null && characters == other.characters;

    public override bool Equals(object? obj) => Equals(obj as TrackingCode);

    public override int GetHashCode() => characters.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => "••••-••••-••••-••••-••••";

    private static TrackingCode FromData(string data) => new(CheckSymbols.Append(data, CheckLength));

    // Four check characters leave at most one such repair: the code's distance is five, a slip changes at most two.
    private static int? GroupInDoubt(string word)
    {
        var letters = word.ToCharArray();
        for (var index = 0; index < Length; index++)
        {
            var typed = letters[index];
            foreach (var candidate in Crockford.Alphabet)
            {
                letters[index] = candidate;
                if (CheckSymbols.Fit(letters, CheckLength)) return index / GroupLength + 1;
            }

            letters[index] = typed;
        }

        for (var index = 0; index + 1 < Length; index++)
        {
            (letters[index], letters[index + 1]) = (letters[index + 1], letters[index]);
            if (CheckSymbols.Fit(letters, CheckLength)) return index / GroupLength + 1;
            (letters[index], letters[index + 1]) = (letters[index + 1], letters[index]);
        }

        return null;
    }

    private static Refusal No(string code, string message) => new($"tracking-code.{code}", message, RefusalKind.Invalid);
}
