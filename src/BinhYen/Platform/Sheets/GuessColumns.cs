using BinhYen.Platform.Text;

namespace BinhYen.Platform.Sheets;

/// <summary>
/// Finds header and columns of a table that nobody made for us: titles above, one header row or two with merged cells,
/// a row of column numbers, blank columns. What the header does not say, the values may.
/// </summary>
internal static class GuessColumns
{
    private const int HeaderWindow = 30;
    private const int SampleRows = 60;

    /// <param name="head">The first rows of the table; a hundred are plenty.</param>
    /// <param name="fields">Columns the reader knows, taken and refused ones.</param>
    public static SheetGuess Of(IReadOnlyList<SheetRow> head, IReadOnlyList<SheetField> fields)
    {
        var (at, rows) = FindHeader(head, fields);
        var last = at < 0 ? -1 : at + rows - 1;
        while (last + 1 < head.Count && last >= 0 && IsNumbering(head[last + 1])) last++;
        var data = head.Skip(last + 1).Take(SampleRows).ToList();
        var width = head.Count == 0 ? 0 : head.Max(r => r.Cells.Count);
        var headers = Enumerable.Range(0, width).Select(c => at < 0 ? "" : HeaderText(head, at, rows, c)).ToList();
        var byHeader = Assign(headers, fields);
        var columns = Enumerable.Range(0, width).Where(c => headers[c].Length > 0 || data.Exists(r => r[c].Length > 0))
            .Select(c => new SheetColumn(c, headers[c], byHeader.GetValueOrDefault(c), false, Samples(data, c))).ToList();
        return new SheetGuess(last < 0 ? 0 : head[last].Number, ByContent(columns, data, fields));
    }

    /// <summary>Letters of a heading that name the field; 0 when none do.</summary>
    public static int Closeness(string heading, SheetField field) => Longest(VietnameseText.Words(heading), field);

    private static (int At, int Rows) FindHeader(IReadOnlyList<SheetRow> head, IReadOnlyList<SheetField> fields)
    {
        var (best, at, rows) = (0, -1, 1);
        for (var i = 0; i < Math.Min(head.Count, HeaderWindow); i++)
        {
            if (IsTitle(head[i])) continue;
            var one = Score(head, i, 1, fields);
            if (one > best) (best, at, rows) = (one, i, 1);
            if (i + 1 >= head.Count || LooksLikeData(head[i + 1], fields)) continue;
            var two = Score(head, i, 2, fields);
            if (two > best && two > Score(head, i + 1, 1, fields)) (best, at, rows) = (two, i, 2);
        }

        if (rows == 1 && best >= 1 && GoesOn(head, at, fields)) return (at, 2);
        // "Địa bàn | Trưởng thôn" above "Tên thôn | Họ tên trưởng thôn": the lower row names the same columns more closely.
        if (rows == 1 && best >= 2 && at + 1 < head.Count && Score(head, at + 1, 1, fields) >= best) at++;
        // One known word makes no header when the row below has it too: "thôn Đông Khê", "thôn Tây Khê" is a list.
        var isList = best == 1 && rows == 1 && at + 1 < head.Count && Score(head, at + 1, 1, fields) == 1;
        return best >= 1 && !isList ? (at, rows) : (-1, 1);
    }

    // A second header row that names no field of ours is one all the same when all it has stands under a heading that spans
    // several columns ("Đối tượng" above "Hộ nghèo | Người yếu thế"), is the heading itself, merged downwards, or goes on with
    // it in small letters ("Tên cũ trước" above "sáp nhập").
    private static bool GoesOn(IReadOnlyList<SheetRow> head, int at, IReadOnlyList<SheetField> fields)
    {
        if (at + 1 >= head.Count || LooksLikeData(head[at + 1], fields)) return false;
        var (upper, lower) = (head[at], head[at + 1]);
        var written = Enumerable.Range(0, lower.Cells.Count).Where(c => lower[c].Length > 0).ToList();
        return written.Exists(Spans) && written.TrueForAll(c => lower[c] == upper[c] || Spans(c) || GoesOnInSmall(c));

        bool GoesOnInSmall(int c) => upper[c].Length > 0 && char.IsLower(lower[c][0]);

        bool Spans(int c) => upper[c].Length > 0 && lower[c] != upper[c] && (upper[c] == upper[c + 1] || (c > 0 && upper[c] == upper[c - 1]));
    }

    // Distinct fields that the texts name; a header of one known word counts only when nothing better is found.
    private static int Score(IReadOnlyList<SheetRow> head, int at, int rows, IReadOnlyList<SheetField> fields)
    {
        var width = Math.Max(head[at].Cells.Count, rows == 2 ? head[at + 1].Cells.Count : 0);
        return LooksLikeData(head[at], fields) ? 0 : Assign([.. Enumerable.Range(0, width).Select(c => HeaderText(head, at, rows, c))], fields).Count;
    }

    private static string HeaderText(IReadOnlyList<SheetRow> head, int at, int rows, int column)
    {
        var upper = head[at][column];
        var lower = rows == 2 ? head[at + 1][column] : "";
        return upper == lower || lower.Length == 0 ? upper : upper.Length == 0 ? lower : $"{upper} – {lower}";
    }

    // Best pairs first: the longest header words win, then the columns further left.
    private static Dictionary<int, SheetField> Assign(IReadOnlyList<string> headers, IReadOnlyList<SheetField> fields)
    {
        var pairs =
            from column in Enumerable.Range(0, headers.Count)
            where headers[column].Length is > 0 and < 120
            let words = VietnameseText.Words(headers[column])
            from field in fields
            let length = Longest(words, field)
            where length > 0
            orderby length descending, words.Count, column
            select (column, field, length);
        var assigned = new Dictionary<int, SheetField>();
        foreach (var (column, field, _) in pairs)
        {
            if (assigned.ContainsKey(column)) continue;
            // Refused columns may be many; a taken field belongs to one column.
            if (field.Refused is null && assigned.ContainsValue(field)) continue;
            assigned[column] = field;
        }

        return assigned;
    }

    private static int Longest(IReadOnlyList<string> words, SheetField field)
    {
        var text = string.Join(' ', words);
        var within = field.Words.Where(p => $" {text} ".Contains($" {p} ", StringComparison.Ordinal));
        return within.Concat(field.Alone.Where(p => p == text)).Select(p => p.Length).DefaultIfEmpty(0).Max();
    }

    private static List<SheetColumn> ByContent(List<SheetColumn> columns, List<SheetRow> data, IReadOnlyList<SheetField> fields)
    {
        for (var i = 0; i < columns.Count; i++)
        {
            var values = data.Select(r => r[columns[i].Index]).Where(v => v.Length > 0).ToList();
            if (values.Count == 0) continue;
            // What must not be taken is looked for in every column, whatever its header says.
            var refused = fields.FirstOrDefault(f => f is { Refused: not null, Looks: not null } && values.Count(f.Looks) * 2 >= values.Count);
            if (refused is not null) columns[i] = columns[i] with { Field = refused, ByContent = columns[i].Field != refused };
            if (columns[i].Field is not null || columns[i].Header.Length > 0 && fields.Any(f => Longest(VietnameseText.Words(columns[i].Header), f) > 0)) continue;
            var field = fields.FirstOrDefault(f => f.Refused is null && f.Looks is not null && !columns.Exists(c => c.Field == f) && values.Count(f.Looks) * 10 >= values.Count * 7);
            if (field is not null) columns[i] = columns[i] with { Field = field, ByContent = true };
        }

        return columns;
    }

    // "DANH SÁCH HỘ DÂN …", merged over the whole width or alone in its row.
    private static bool IsTitle(SheetRow row)
    {
        var texts = row.Cells.Where(c => c.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        return texts.Count == 1 && (row.Cells.Count(c => c.Length > 0) > 1 || texts[0].Length > 40);
    }

    // "(1) (2) (3)" under a header.
    private static bool IsNumbering(SheetRow row)
    {
        var texts = row.Cells.Where(c => c.Length > 0).Select(c => c.Trim('(', ')', ' ')).ToList();
        return texts.Count >= 2 && texts.Select((t, i) => (t, i)).All(x => x.t.Length <= 2 && (x.t == $"{x.i + 1}" || x.t.Length == 1 && char.IsAsciiLetterUpper(x.t[0])));
    }

    // A telephone number stands in no header.
    private static bool LooksLikeData(SheetRow row, IReadOnlyList<SheetField> fields) =>
        row.Cells.Any(c => c.Length > 0 && c.Count(char.IsAsciiDigit) >= 7) || row.Cells.Count(c => c.Length > 0 && fields.Any(f => f.Refused is null && f.Looks is not null && f.Looks(c))) >= 2;

    private static List<string> Samples(List<SheetRow> data, int column) =>
        [.. data.Select(r => r[column]).Where(v => v.Length > 0).Distinct(StringComparer.Ordinal).Take(3)];
}
