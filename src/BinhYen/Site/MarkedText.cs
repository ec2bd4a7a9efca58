namespace BinhYen.Site;

/// <summary>Words to underline in what somebody typed.</summary>
/// <param name="Start">Index of the first character.</param>
/// <param name="End">Index after the last.</param>
/// <param name="MayPass">True when the writer may keep them after looking; false when they must go.</param>
/// <param name="Advice">What is wrong and how to write it instead.</param>
public sealed record TextMark(int Start, int End, bool MayPass, string Advice);

/// <summary>What somebody typed with the words underlined that must be looked at again. Lives only while one page is rendered.</summary>
/// <param name="Text">As typed, in composed letters.</param>
/// <param name="Marks">In the order of the text; they may overlap.</param>
public sealed record MarkedText(string Text, IReadOnlyList<TextMark> Marks)
{
    /// <summary>True when the writer's own decision is enough.</summary>
    public bool MayPass => Marks.All(m => m.MayPass);

    /// <summary>The text in pieces: plain, or with the mark that weighs most there.</summary>
    public IEnumerable<(string Text, TextMark? Mark)> Pieces()
    {
        var cuts = Marks.SelectMany(m => new[] { m.Start, m.End }).Concat([0, Text.Length]).Where(c => c >= 0 && c <= Text.Length).Distinct().Order().ToList();
        for (var i = 0; i + 1 < cuts.Count; i++)
        {
            var mark = Marks.Where(m => m.Start <= cuts[i] && m.End >= cuts[i + 1]).OrderBy(m => m.MayPass).FirstOrDefault();
            yield return (Text[cuts[i]..cuts[i + 1]], mark);
        }
    }

    public override string ToString() => "•••";
}
