using System.Buffers;
using System.Globalization;

namespace BinhYen.Cases;

/// <summary>One run of letters and digits of a text, as far as it may be part of a tracking code.</summary>
/// <param name="Start">Where it begins in the text.</param>
/// <param name="At">Where its characters begin among those of all pieces.</param>
/// <param name="Length">How many characters a code may have of it; none where it is a word with marks.</param>
/// <param name="Digits">How many of them are digits.</param>
/// <param name="Capitals">How many are capital letters.</param>
/// <param name="Changes">How often letters turn into digits in it, or digits into letters.</param>
/// <param name="LeadingLetters">How many letters stand before its first digit.</param>
/// <param name="TrailingLetters">How many letters stand behind its last one.</param>
/// <param name="FollowsDash">A dash or a new line stands before it.</param>
/// <param name="End">Where it ends in the text.</param>
/// <param name="IsInLink">It belongs to an address of the web, whose signs mean something else.</param>
internal readonly record struct CodePiece(int Start, int End, int At, int Length, int Digits, int Capitals, int Changes, int LeadingLetters, int TrailingLetters, bool FollowsDash, bool IsInLink)
{
    public bool MayBeCode => Length > 0;
    public int Letters => Length - Digits;
    public int Smalls => Letters - Capitals;
    public bool IsNumber => Length > 0 && Digits == Length;
    public bool IsMixed => Digits > 0 && Digits < Length;
}

/// <summary>A text cut into what may be parts of a tracking code, without a regular expression: this is done to every message.</summary>
internal sealed class CodePieces
{
    // Marks, blanks and empty lines between two groups; what stands further apart belongs to different things.
    private const int WidestGap = 12;

    // "abcdnhờ": no syllable has so many plain letters before its first mark, or behind its last one.
    private const int TooManyBefore = 6;
    private const int TooManyBehind = 3;

    private static readonly SearchValues<char> _ofHosts = SearchValues.Create("abcdefghijklmnopqrstuvwxyz.-");
    private static readonly SearchValues<char> _dashes = SearchValues.Create("-–—‑\n\r");

    private readonly string text;
    private readonly char[] characters;
    private readonly List<CodePiece> pieces;
    private int used;

    private CodePieces(string text)
    {
        (this.text, characters, pieces) = (text, new char[text.Length], new List<CodePiece>(text.Length / 4));
        var (linkEnd, gapFrom) = (0, 0);
        for (var at = 0; at < text.Length; at++)
        {
            if (!IsInside(text[at])) continue;
            var start = at;
            while (at < text.Length && IsInside(text[at])) at++;
            if (start >= linkEnd && IsLink(start, at)) linkEnd = EndOfWord(at);
            if (IsListMark(start, at)) continue;
            AddRun(start, at, gapFrom, start < linkEnd);
            gapFrom = at;
        }
    }

    public static CodePieces Of(string text) => new(text);

    public int Count => pieces.Count;

    /// <summary>How many digits stand in all pieces.</summary>
    public int Digits { get; private set; }

    /// <summary>How many capital letters do.</summary>
    public int Capitals { get; private set; }

    public CodePiece this[int index] => pieces[index];

    /// <summary>The words as they stand from one piece to another.</summary>
    public string Words(int first, int last) => text[pieces[first].Start..pieces[last].End];

    /// <summary>The characters from one piece to another in capitals, O as 0, I and L as 1, and what no code has as it is; without those of glued words.</summary>
    public ReadOnlySpan<char> Characters(int first, int last, int before = 0, int behind = 0)
    {
        var (from, to) = (pieces[first].At + before, pieces[last].At + pieces[last].Length - behind);
        return characters.AsSpan(from, to - from);
    }

    /// <summary>Whether a piece goes on with the one before it.</summary>
    public bool GoesOn(int index) => index < pieces.Count && pieces[index].MayBeCode && pieces[index].Start - pieces[index - 1].End <= WidestGap;

    // A word with marks holds the characters of no code; one that is glued to such a word does.
    private void AddRun(int start, int end, int gapFrom, bool isInLink)
    {
        var first = start;
        while (first < end && PlainOf(text[first]) != 0) first++;
        if (first == end)
        {
            AddPlain(start, end, gapFrom, isInLink);
            return;
        }

        var last = end - 1;
        while (PlainOf(text[last]) != 0) last--;
        if (IsGlued(start, first, last, end) && AddParts(start, end, gapFrom, isInLink)) return;
        pieces.Add(new CodePiece(start, end, used, 0, 0, 0, 0, 0, 0, false, isInLink));
    }

    private bool IsGlued(int start, int firstMark, int lastMark, int end)
    {
        if (firstMark - start >= TooManyBefore || end - 1 - lastMark >= TooManyBehind) return true;
        for (var at = start; at < end; at++)
        {
            if (char.IsDigit(text[at])) return true;
            if (at > start && char.IsUpper(text[at]) && char.IsLower(text[at - 1])) return true;
        }

        return false;
    }

    private bool AddParts(int start, int end, int gapFrom, bool isInLink)
    {
        for (var at = start; at < end; at++)
        {
            var from = at;
            var isPlain = PlainOf(text[at]) != 0;
            while (at + 1 < end && (PlainOf(text[at + 1]) != 0) == isPlain) at++;
            if (isPlain) AddPlain(from, at + 1, from == start ? gapFrom : from, isInLink);
            else pieces.Add(new CodePiece(from, at + 1, used, 0, 0, 0, 0, 0, 0, false, isInLink));
        }

        return true;
    }

    private void AddPlain(int start, int end, int gapFrom, bool isInLink)
    {
        var (digits, capitals, changes, leading, trailing) = (0, 0, 0, 0, 0);
        var at = used;
        for (var index = start; index < end; index++)
        {
            var plain = PlainOf(text[index]);
            var isDigit = char.IsAsciiDigit(plain);
            if (index > start && isDigit != (trailing == 0)) changes++;
            if (isDigit) (digits, trailing) = (digits + 1, 0);
            else (capitals, trailing, leading) = (capitals + (char.IsAsciiLetterUpper(plain) ? 1 : 0), trailing + 1, leading + (digits == 0 ? 1 : 0));
            characters[used++] = char.ToUpperInvariant(plain) switch { 'O' => '0', 'I' or 'L' => '1', var letter => letter };
        }

        (Digits, Capitals) = (Digits + digits, Capitals + capitals);
        var followsDash = text.AsSpan(gapFrom, start - gapFrom).IndexOfAny(_dashes) >= 0;
        pieces.Add(new CodePiece(start, end, at, end - start, digits, capitals, changes, leading, trailing, followsDash, isInLink));
    }

    // "1." before the first group: browsers copy the numbers of a list along.
    private bool IsListMark(int start, int end)
    {
        if (end - start != 1 || !char.IsAsciiDigit(text[start]) || end + 1 >= text.Length || text[end] is not ('.' or ')') || !char.IsWhiteSpace(text[end + 1])) return false;
        var before = start - 1;
        while (before >= 0 && text[before] is ' ' or '\t') before--;
        return before < 0 || text[before] is '\n' or '\r';
    }

    private bool IsLink(int start, int end) =>
        (text.AsSpan(end).StartsWith("://", StringComparison.Ordinal) && text.AsSpan(start, end - start).StartsWith("http", StringComparison.OrdinalIgnoreCase))
        || (end < text.Length - 1 && text[end] == '.' && char.IsAsciiLetter(text[end + 1]) && text.AsSpan(start, EndOfWord(end) - start).Contains('/') && IsHost(start));

    // "maps.app.goo.gl/…" and not "39T2.FW8Y/4GYY": names of machines are small letters.
    private bool IsHost(int start)
    {
        var end = start;
        while (end < text.Length && text[end] != '/') end++;
        return text.AsSpan(start, end - start).IndexOfAnyExcept(_ofHosts) < 0;
    }

    private int EndOfWord(int at)
    {
        while (at < text.Length && !char.IsWhiteSpace(text[at])) at++;
        return at;
    }

    // Letters and digits of ASCII, full-width ones as such; nothing for all others.
    private static char PlainOf(char character) =>
        char.IsAsciiLetterOrDigit(character) ? character
        : character is >= '０' and <= '９' or >= 'Ａ' and <= 'Ｚ' or >= 'ａ' and <= 'ｚ' ? (char)(character - '０' + '0')
        : '\0';

    private static bool IsInside(char character) => char.IsAscii(character) ? char.IsAsciiLetterOrDigit(character) : char.GetUnicodeCategory(character) is
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter
        or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark
        or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber;
}
