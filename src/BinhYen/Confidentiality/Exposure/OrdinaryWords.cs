namespace BinhYen.Confidentiality.Exposure;

/// <summary>The everyday vocabulary of <c>data/ordinary-words.txt</c>. A word of a report that is not in it is distinctive.</summary>
internal static class OrdinaryWords
{
    private static readonly HashSet<string> Exact = Read();
    private static readonly HashSet<string> Folded = [.. Exact.SelectMany(w => MeasuredText.Of(w).Words).Select(w => w.Folded)];

    /// <summary>Whether a word says nothing about who used it. Without marks any reading of it counts.</summary>
    public static bool Contains(MeasuredWord word) => word.HasMarks ? Exact.Contains(word.Exact) : Folded.Contains(word.Folded);

    private static HashSet<string> Read()
    {
        using var stream = typeof(OrdinaryWords).Assembly.GetManifestResourceStream("ordinary-words.txt")
            ?? throw new InvalidOperationException("data/ordinary-words.txt is not embedded.");
        using var reader = new StreamReader(stream);
        var words = new HashSet<string>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#') words.Add(line);
        }

        return words;
    }
}
