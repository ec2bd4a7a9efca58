using System.Text;
using SkiaSharp;

namespace BinhYen.Groups.Posters;

/// <summary>
/// A text broken into lines at the largest size at which it fits its box. Vietnamese words are short; names of places are not:
/// "khu dân cư Nguyễn Thị Minh Khai mở rộng" has to fit where "thôn Đông Khê" does.
/// </summary>
internal sealed class FittedText
{
    /// <summary>Distance of lines in sizes; less, and the marks of one line touch the tails of the line above.</summary>
    private const float LineHeight = 1.32f;

    private FittedText(SKTypeface face, float size, IReadOnlyList<string> lines, bool fits) => (Face, Size, Lines, Fits) = (face, size, lines, fits);

    public SKTypeface Face { get; }

    /// <summary>Points.</summary>
    public float Size { get; }
    public IReadOnlyList<string> Lines { get; }

    /// <summary>False when even the smallest size was too large, and words had to be broken or the box outgrown.</summary>
    public bool Fits { get; }

    public float LineStep => Size * LineHeight;

    public float Height => Lines.Count * LineStep;

    /// <summary>Letters without hinting: the same widths in every size, on paper and on screens.</summary>
    public static SKFont FontOf(SKTypeface face, float size) => new(face, size) { Subpixel = true, LinearMetrics = true, Hinting = SKFontHinting.None, Edging = SKFontEdging.Antialias };

    /// <param name="text">What to write.</param>
    /// <param name="face">Letters.</param>
    /// <param name="width">Of the box, in points.</param>
    /// <param name="height">Of the box.</param>
    /// <param name="largest">Size to begin with.</param>
    /// <param name="smallest">Size below which nobody can read it.</param>
    public static FittedText In(string text, SKTypeface face, float width, float height, float largest, float smallest)
    {
        List<Word> words = [.. text.Normalize(NormalizationForm.FormC).Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(Parts)];
        for (var size = largest; size >= smallest; size -= 0.25f)
        {
            using var font = FontOf(face, size);
            if (Break(words, font, width) is { } lines && lines.Count * size * LineHeight <= height + 0.01f) return new FittedText(face, size, lines, fits: true);
        }

        using var last = FontOf(face, smallest);
        return new FittedText(face, smallest, Break([.. words.SelectMany(w => Pieces(w, last, width))], last, width) ?? [], fits: false);
    }

    // Null when a word alone is wider than the box.
    private static List<string>? Break(IReadOnlyList<Word> words, SKFont font, float width)
    {
        List<string> lines = [];
        var line = "";
        foreach (var word in words)
        {
            if (font.MeasureText(word.Text) > width) return null;
            var longer = line.Length == 0 ? word.Text : word.Glued ? line + word.Text : $"{line} {word.Text}";
            if (font.MeasureText(longer) <= width)
            {
                line = longer;
                continue;
            }

            lines.Add(line);
            line = word.Text;
        }

        if (line.Length > 0) lines.Add(line);
        return lines;
    }

    // An address may go on in the next line after the name of its server; a path broken in two is typed wrongly.
    private static IEnumerable<Word> Parts(string word)
    {
        var stroke = word.IndexOf('/', StringComparison.Ordinal);
        if (stroke < 0 || stroke == word.Length - 1) return [new Word(word, Glued: false)];
        return [new Word(word[..(stroke + 1)], Glued: false), new Word(word[(stroke + 1)..], Glued: true)];
    }

    private static IEnumerable<Word> Pieces(Word word, SKFont font, float width)
    {
        var piece = new StringBuilder();
        var glued = word.Glued;
        foreach (var letter in word.Text)
        {
            if (piece.Length > 0 && font.MeasureText($"{piece}{letter}") > width)
            {
                yield return new Word(piece.ToString(), glued);
                piece.Clear();
                glued = true;
            }

            piece.Append(letter);
        }

        if (piece.Length > 0) yield return new Word(piece.ToString(), glued);
    }

    /// <param name="Text">Letters that stay together.</param>
    /// <param name="Glued">Follows the one before without a blank.</param>
    private readonly record struct Word(string Text, bool Glued);
}
