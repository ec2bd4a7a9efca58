using System.Text;

namespace BinhYen.Coverage;

/// <summary>One row of <c>docs/requirements.csv</c>.</summary>
/// <param name="Id">For example R-YC-07.</param>
/// <param name="Type">S software, C configuration, O organisational, N narrowed.</param>
/// <param name="Features">Feature codes, the first one owns the row.</param>
/// <param name="Sentence">What must be true.</param>
internal sealed record Requirement(string Id, string Type, string Features, string Sentence)
{
    /// <summary>O rows are supported by other rows; S, C and N are counted.</summary>
    public bool IsCounted => Type is "S" or "C" or "N";

    public static IReadOnlyList<Requirement> Read(string path) =>
        [.. Csv(File.ReadAllText(path)).Skip(1).Where(r => r.Count >= 4).Select(r => new Requirement(r[0], r[1], r[2], r[3]))];

    private static IEnumerable<IReadOnlyList<string>> Csv(string text)
    {
        var (row, cell, quoted) = (new List<string>(), new StringBuilder(), false);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (quoted && c == '"' && i + 1 < text.Length && text[i + 1] == '"') { cell.Append('"'); i++; }
            else if (c == '"') quoted = !quoted;
            else if (!quoted && c == ',') { row.Add(cell.ToString()); cell.Clear(); }
            else if (!quoted && c == '\n')
            {
                row.Add(cell.ToString().TrimEnd('\r'));
                cell.Clear();
                yield return row;
                row = [];
            }
            else cell.Append(c);
        }
    }
}
