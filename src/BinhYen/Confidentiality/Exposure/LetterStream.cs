using System.Text;

namespace BinhYen.Confidentiality.Exposure;

/// <summary>
/// The letters of a text without anything between them, so that blanks, stops and stretched letters cannot hide a copied
/// run: “qu án kara.oke” and “quáánkaraoke” are the same stream.
/// </summary>
internal sealed class LetterStream
{
    private readonly string letters;
    private readonly List<int> wordAt;

    private LetterStream(string letters, List<int> wordAt) => (this.letters, this.wordAt) = (letters, wordAt);

    public int Length => letters.Length;

    /// <summary>The stream of some words.</summary>
    /// <param name="words">In order, each with the index to report for it.</param>
    /// <param name="collapsed">Neighbouring equal letters count once; digits keep their runs, for a million is not ten.</param>
    public static LetterStream Of(IEnumerable<(MeasuredWord Word, int Index)> words, bool collapsed)
    {
        var (letters, at) = (new StringBuilder(), new List<int>());
        foreach (var (word, index) in words)
        {
            foreach (var letter in word.Folded)
            {
                if (collapsed && letters.Length > 0 && letters[^1] == letter && !char.IsAsciiDigit(letter)) continue;
                letters.Append(letter);
                at.Add(index);
            }
        }

        return new LetterStream(letters.ToString(), at);
    }

    public bool Contains(LetterStream other) => other.Length > 0 && letters.Contains(other.letters, StringComparison.Ordinal);

    /// <summary>First and last word of every place where the other stream stands in this one.</summary>
    public IEnumerable<(int First, int Last)> Find(LetterStream other)
    {
        if (other.Length == 0) yield break;
        for (var from = 0; letters.IndexOf(other.letters, from, StringComparison.Ordinal) is var at and >= 0; from = at + 1)
            yield return (wordAt[at], wordAt[at + other.Length - 1]);
    }
}
