using System.Globalization;
using System.Text;
using BinhYen.Platform.Text;

namespace BinhYen.Confidentiality.Exposure;

/// <summary>One word of a text with its place in it.</summary>
/// <param name="Folded">Small letters without marks, đ as d; digits as 0–9.</param>
/// <param name="Exact">Small letters with their marks.</param>
/// <param name="Start">Index of its first character.</param>
/// <param name="End">Index after its last character.</param>
/// <param name="IsCapital">Begins with a capital letter and is not written in capitals alone.</param>
/// <param name="BeginsSentence">The first word, or the first after a full stop or line break: a capital there means nothing.</param>
internal sealed record MeasuredWord(string Folded, string Exact, int Start, int End, bool IsCapital, bool BeginsSentence)
{
    /// <summary>Whether the writer used marks in this word; without them only the folded form can be compared.</summary>
    public bool HasMarks => Folded != Exact;

    public bool HasDigit => Folded.Any(char.IsAsciiDigit);

    public bool IsNumber => Folded.All(char.IsAsciiDigit);
}

/// <summary>
/// A text made comparable without losing where each letter stood, so that what is found can be underlined. Composed and
/// decomposed letters, capitals, marks, full-width and look-alike letters, invisible characters make no difference.
/// </summary>
internal sealed class MeasuredText
{
    // Letters of other scripts that look like ours: an easy way to slip a copied word past a comparison.
    private const string LookAlikes = "аaеeоoрpсcуyхxіiѕsԁdһhкkмmтtвbнhαaοoεeιiκkρpτtυuνvχx";

    private MeasuredText(string text, IReadOnlyList<MeasuredWord> words) => (Text, Words) = (text, words);

    /// <summary>The text in composed letters; all positions count in it.</summary>
    public string Text { get; }

    public IReadOnlyList<MeasuredWord> Words { get; }

    public static MeasuredText Of(string? raw)
    {
        var text = VietnameseText.Compose(raw);
        var words = new List<MeasuredWord>();
        var (folded, start, end) = (new StringBuilder(), 0, 0);
        var beginsSentence = true;
        var index = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            var letters = Letters(rune);
            if (letters.Length > 0)
            {
                if (folded.Length == 0) start = index;
                folded.Append(letters);
                end = index + rune.Utf16SequenceLength;
            }
            else if (IsSilent(rune))
            {
                if (folded.Length > 0) end = index + rune.Utf16SequenceLength;
            }
            else
            {
                Close();
                if (rune.Value is '.' or '!' or '?' or '…' or '\n' or '\r' or ':' or '"' or '“' or '-' or '–' or '•') beginsSentence |= !IsInsideNumber(text, index);
            }

            index += rune.Utf16SequenceLength;
        }

        Close();
        return new MeasuredText(text, words);

        void Close()
        {
            if (folded.Length == 0) return;
            var original = text[start..end];
            var capital = char.IsUpper(original[0]) && !(original.Length > 1 && original.Where(char.IsLetter).All(char.IsUpper));
            words.Add(new MeasuredWord(folded.ToString(), Plain(original), start, end, capital, beginsSentence));
            folded.Clear();
            beginsSentence = false;
        }
    }

    /// <summary>The characters between two words.</summary>
    public ReadOnlySpan<char> Between(int word, int next) => Text.AsSpan(Words[word].End, Words[next].Start - Words[word].End);

    /// <summary>Folded text with single blanks, and for each of its characters the word it belongs to.</summary>
    public (string Line, IReadOnlyList<int> WordAt) AsLine(Func<MeasuredWord, string> spelling)
    {
        var line = new StringBuilder();
        var at = new List<int>();
        for (var w = 0; w < Words.Count; w++)
        {
            if (w > 0)
            {
                // Marks between figures carry meaning: 21:30, 12/4, 29A-123.
                var between = Between(w - 1, w);
                line.Append(between is [':' or '/' or '-' or '.' or ',' or '@' or '_' or '+'] ? between[0] : ' ');
                at.Add(w);
            }

            var word = spelling(Words[w]);
            line.Append(word);
            for (var i = 0; i < word.Length; i++) at.Add(w);
        }

        return (line.ToString(), at);
    }

    private static bool IsInsideNumber(string text, int index) =>
        index > 0 && index + 1 < text.Length && char.IsDigit(text[index - 1]) && char.IsDigit(text[index + 1]);

    private static bool IsSilent(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
        or UnicodeCategory.EnclosingMark or UnicodeCategory.Format;

    private static string Plain(string original) =>
        new([.. original.Where(c => !IsSilent(new Rune(char.IsSurrogate(c) ? 'x' : c))).Select(char.ToLowerInvariant)]);

    private static string Letters(Rune rune)
    {
        if (rune.IsAscii) return char.IsAsciiLetterOrDigit((char)rune.Value) ? ((char)(rune.Value is >= 'A' and <= 'Z' ? rune.Value | 0x20 : rune.Value)).ToString() : "";
        var letters = new StringBuilder();
        foreach (var part in rune.ToString().Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            if (!Rune.IsLetterOrDigit(part)) continue;
            var lower = Rune.ToLowerInvariant(part);
            if (Rune.IsDigit(lower)) letters.Append(CharUnicodeInfo.GetDecimalDigitValue(lower.ToString(), 0));
            else letters.Append(lower.Value is 'đ' or 'ð' or 'ɖ' ? "d" : lower.Value is 'ı' ? "i" : LookAlike(lower) ?? lower.ToString());
        }

        return letters.ToString();
    }

    private static string? LookAlike(Rune letter)
    {
        if (!letter.IsBmp) return null;
        var at = LookAlikes.IndexOf((char)letter.Value, StringComparison.Ordinal);
        return at >= 0 && at % 2 == 0 ? LookAlikes[at + 1].ToString() : null;
    }
}
