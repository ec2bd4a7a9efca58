using System.Text;
using BinhYen.Platform.Text;

namespace BinhYen.Conversations.Understanding;

/// <summary>
/// One word reduced to what counts when words are compared. The tone stands at the end, so old and new spellings agree
/// (“hoà”, “hòa”); hỏi and ngã are one tone, as half the country speaks; i and y agree where the spelling varies.
/// </summary>
/// <param name="Shown">The word as the sender typed it, for explanations.</param>
/// <param name="Key">Letters with their shapes, then the tone: “đánh” is “đanh1”.</param>
/// <param name="Folded">The word without any mark: “danh”.</param>
internal sealed record MessageWord(string Shown, string Key, string Folded)
{
    /// <summary>True when the word carries any diacritic, so that it cannot stand for another word.</summary>
    public bool IsMarked { get; } = !string.Equals(Key, Folded, StringComparison.Ordinal);

    /// <summary>True when the word is a number.</summary>
    public bool IsNumber => Folded.Length > 0 && char.IsAsciiDigit(Folded[0]);

    /// <summary>What stands for the word where words are looked up: <c>#</c> for every number, else <see cref="Folded"/>.</summary>
    public string Index => IsNumber ? "#" : Folded;

    /// <summary>True when the sender began the word with a capital letter.</summary>
    public bool IsCapitalised => Shown.Length > 0 && char.IsUpper(Shown[0]);

    /// <summary>The key with hỏi and ngã apart (“bảo” says, “bão” storms).</summary>
    public string ExactKey { get; init; } = Key;

    /// <summary>The break before this word: sentence ends stop patterns and negations, commas only negations.</summary>
    public WordBreak Before { get; init; }

    /// <summary>True when the message it stands in is written without diacritics, so the word may stand for marked words.</summary>
    public bool MayLackMarks { get; init; }

    /// <summary>
    /// One of 128 bits, chosen by <see cref="Folded"/> (all numbers share one): a set of words that lacks the bit lacks the
    /// word, which spares most look-ups.
    /// </summary>
    public UInt128 Bit { get; } = BitOf(Folded);

    /// <summary>The bit of a folded word; <c>#</c> stands for every number.</summary>
    public static UInt128 BitOf(string folded)
    {
        if (folded.Length == 0 || !char.IsAsciiLetter(folded[0])) return UInt128.One;
        var hash = 2166136261u;
        foreach (var letter in folded) hash = (hash ^ letter) * 16777619;
        return UInt128.One << (int)((hash ^ (hash >> 15)) & 127);
    }

    /// <summary>Reads one word; the text must hold letters or digits only.</summary>
    public static MessageWord Read(string text, WordBreak before = WordBreak.None)
    {
        var letters = new StringBuilder(text.Length);
        var tone = '0';
        var isNga = false;
        foreach (var character in text.ToLowerInvariant().Normalize(NormalizationForm.FormD))
        {
            var mark = ToneOf(character);
            if (mark == '0')
            {
                letters.Append(character);
            }
            else
            {
                tone = mark;
                isNga = character == '\u0303';
            }
        }

        var shaped = WithoutStretch(letters.ToString().Normalize(NormalizationForm.FormC));
        var key = WithOneI(shaped);
        var toned = tone == '0' ? key : key + tone;
        return new MessageWord(text, toned, VietnameseText.Fold(key)) { ExactKey = isNga ? toned + '~' : toned, Before = before };
    }

    private static char ToneOf(char mark) => mark switch
    {
        '\u0301' => '1',
        '\u0300' => '2',
        '\u0309' or '\u0303' => '3',
        '\u0323' => '4',
        _ => '0',
    };

    // "cháyyyy", "cứuuu", "quáaa": no Vietnamese syllable ends in the same vowel twice.
    private static string WithoutStretch(string word)
    {
        if (!HasPair(word))
        {
            return word;
        }

        var kept = new StringBuilder(word.Length);
        for (var index = 0; index < word.Length;)
        {
            var end = index + 1;
            while (end < word.Length && word[end] == word[index])
            {
                end++;
            }

            kept.Append(word[index], end - index >= 3 && char.IsLetter(word[index]) ? 1 : end - index);
            index = end;
        }

        while (kept.Length > 2 && kept[^1] == kept[^2] && "aeiouy".Contains(kept[^1], StringComparison.Ordinal))
        {
            kept.Length--;
        }

        return kept.ToString();
    }

    private static bool HasPair(string word)
    {
        for (var index = 1; index < word.Length; index++)
        {
            if (word[index] == word[index - 1])
            {
                return true;
            }
        }

        return false;
    }

    private static string WithOneI(string word) =>
        word.Length is 2 or 3 && word[^1] == 'y' && (word.Length == 2 ? "bhklmstv".Contains(word[0], StringComparison.Ordinal) : word == "quy")
            ? word[..^1] + 'i'
            : word;
}

/// <summary>What stands between two words.</summary>
internal enum WordBreak
{
    /// <summary>Only blanks.</summary>
    None,

    /// <summary>A comma, colon, bracket or dash.</summary>
    Clause,

    /// <summary>The end of a sentence or of a message.</summary>
    Sentence,
}
