using System.Globalization;
using System.Text.RegularExpressions;
using BinhYen.Platform.Sheets;
using BinhYen.Platform.Text;

namespace BinhYen.Communes.FirstRun;

/// <summary>A list of hamlets as read.</summary>
/// <param name="Hamlets">In the order of the list, each once.</param>
/// <param name="Heads">Names of hamlet heads by hamlet, where the list had them.</param>
/// <param name="Notes">What was left out or changed, for the person to check.</param>
internal sealed record HamletList(IReadOnlyList<HamletAnswer> Hamlets, IReadOnlyDictionary<string, string> Heads, IReadOnlyList<string> Notes);

/// <summary>Reads a pasted list or a table of hamlets as communes really have them: numbered, in capitals, twice, with totals below.</summary>
internal static partial class HamletNames
{
    private const int Most = 300;
    private const int LongestName = 80;

    // The longest first: "khu dân cư" is no "khu" named "dân cư".
    private static readonly string[] Terms =
        ["tổ dân phố", "tổ nhân dân", "khu dân cư", "khu phố", "thôn", "xóm", "ấp", "bản", "buôn", "làng", "khóm", "khu", "sóc", "plei", "phum", "tổ"];

    // Words for hamlets that begin names, too: thôn Bản Tàn, thôn Làng Mới.
    private static readonly string[] NameWords = ["bản", "buôn", "làng", "plei", "phum", "sóc"];

    private static readonly IReadOnlyList<SheetField> Columns =
    [
        new("head", "Trưởng thôn", ["truong thon", "truong xom", "truong ap", "truong ban", "truong khu", "truong khu pho", "to truong", "ten truong thon", "ho ten truong thon", "ho va ten truong thon"]),
        new("name", "Tên thôn", ["ten thon", "ten xom", "ten ap", "ten ban", "ten khu", "ten khu pho", "ten to", "ten dia ban", "ten don vi", "ten thon xom", "thon xom", "thon", "xom", "ap", "ban", "khu pho", "khu dan cu", "dia ban", "to dan pho"],
            cell => TermOf(cell) is not null) { Alone = ["ten", "ten goi"] },
        new("old", "Tên cũ", ["ten cu", "ten thon cu", "ten truoc", "thon cu", "xom cu", "truoc sap nhap", "truoc khi sap nhap"]),
    ];

    private static readonly HashSet<string> NoNames = ["stt", "ghi chu", "ten thon", "thon", "xom", "ap", "ban", "khu pho", "ten"];

    /// <summary>What the step looks for in a workbook.</summary>
    public static AskedList Asked { get; } = new("danh sách thôn", "Tên thôn", Columns, ["thon", "xom", "ap", "ban", "khu pho", "to dan pho", "dia ban"]);

    /// <param name="sheet">Pasted or uploaded.</param>
    /// <param name="usualTerm">Word for hamlets whose row has none.</param>
    public static Result<HamletList> Read(Sheet sheet, string usualTerm)
    {
        if (!sheet.All().TryGet(out var rows, out var refusal)) return refusal;
        var guess = GuessColumns.Of([.. rows.Take(100)], Columns);
        var data = rows.Where(r => r.Number > guess.LastHeaderRow).ToList();
        var name = guess.For("name")?.Index ?? OnlyTextColumn(data);
        if (name is not { } column) return new Refusal("first-run.no-name-column", "Không biết cột nào là tên thôn. Đặt tiêu đề “Tên thôn” trên cột đó, hoặc chỉ chép một cột tên.", RefusalKind.Invalid);

        var hamlets = new List<HamletAnswer>();
        var heads = new Dictionary<string, string>();
        var notes = new List<string>();
        var seen = new HashSet<string>();
        var (twice, none, headColumn, oldColumn) = (0, 0, guess.For("head")?.Index, guess.For("old")?.Index);
        var isBare = IsBareList(data, column, guess.For("name")?.Header ?? "");
        foreach (var row in data)
        {
            if (row[column].Length == 0) continue;
            if (TotalRows.Is(row) || Parse(row[column], usualTerm, isBare) is not { } hamlet)
            {
                none++;
                continue;
            }

            if (!seen.Add(VietnameseText.Fold(hamlet.FullName)))
            {
                twice++;
                continue;
            }

            hamlets.Add(oldColumn is { } old ? hamlet with { OldNames = OldNamesIn(row[old], hamlet) } : hamlet);
            if (headColumn is { } head && PeopleNames.Clean(row[head]) is { Length: > 3 } person) heads[hamlet.FullName] = person;
        }

        if (hamlets.Count == 0) return new Refusal("first-run.no-hamlets", "Không thấy tên thôn nào. Mỗi dòng ghi một tên, ví dụ “Thôn Đông”.", RefusalKind.Invalid);
        if (hamlets.Count > Most) return new Refusal("first-run.too-many", $"Danh sách có {hamlets.Count} dòng, nhiều hơn một xã có. Chỉ chép tên thôn, mỗi thôn một dòng.", RefusalKind.Invalid);
        if (twice > 0) notes.Add($"Bỏ {twice} dòng trùng tên.");
        if (none > 0) notes.Add($"Bỏ {none} dòng không phải tên thôn (tiêu đề, dòng tổng, dòng trống).");
        if (heads.Count > 0) notes.Add($"Lấy thêm tên {heads.Count} trưởng thôn; xem lại ở bước Con người.");
        if (hamlets.Count(h => h.OldNames.Length > 0) is > 0 and var renamed) notes.Add($"Giữ tên cũ của {renamed} địa bàn: bà con gọi tên cũ máy vẫn hiểu.");
        if (UnusedColumns.Of(guess) is { } unused) notes.Add(unused);
        return new HamletList(hamlets, heads, notes);
    }

    /// <summary>"3. THÔN ĐÔNG KHÊ" is thôn Đông Khê, "7" with the usual word is thôn 7; null for what is no name.</summary>
    /// <param name="cell">As written.</param>
    /// <param name="usualTerm">Word for hamlets that have none.</param>
    /// <param name="isBareList">The other names stand without a word for hamlets, so "Bản" before a name is a part of it.</param>
    public static HamletAnswer? Parse(string cell, string usualTerm, bool isBareList = false)
    {
        var text = Unnumbered(cell);
        if (text.Length is 0 or > LongestName || NoNames.Contains(VietnameseText.Fold(text)) || TotalRows.Names(text)) return null;
        if (!text.Any(char.IsLetterOrDigit)) return null;
        var term = TermOf(text) is { } found && !(isBareList && NameWords.Contains(found) && text.Split(' ', 2) is [_, [var first, ..]] && char.IsLetter(first)) ? found : null;
        var name = term is null ? text : string.Join(' ', text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(term.Split(' ').Length));
        return name.Length == 0 ? null : new HamletAnswer(term ?? usualTerm, Capitals(name));
    }

    // The heading names one kind of hamlet ("Tên thôn") and most rows repeat no such word.
    private static bool IsBareList(List<SheetRow> data, int column, string heading)
    {
        var words = $" {VietnameseText.Fold(heading)} ";
        var names = data.Select(r => Unnumbered(r[column])).Where(n => n.Length > 0).ToList();
        return Terms.Count(t => words.Contains($" {VietnameseText.Fold(t)} ", StringComparison.Ordinal)) == 1 && !NameWords.Any(t => words.Contains($" {VietnameseText.Fold(t)} ", StringComparison.Ordinal))
            && names.Count(n => TermOf(n) is null) * 2 > names.Count;
    }

    // "Nà Lình, Nà Cáy" beside thôn Nà Lình: the name it has kept is no old one.
    private static string OldNamesIn(string cell, HamletAnswer hamlet)
    {
        var names = cell.Split([',', ';', '+', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(n => RemarkPattern().Replace(n, "").Trim())
            .Where(n => n.Length is > 1 and <= LongestName && VietnameseText.Fold(n) != VietnameseText.Fold(hamlet.Name) && VietnameseText.Fold(n) != VietnameseText.Fold(hamlet.FullName)).Distinct();
        return string.Join(", ", names) is { Length: <= HamletAnswer.LongestOldNames } text ? text : "";
    }

    /// <summary>A line of a list without its number, bullet, quotes and stray marks.</summary>
    internal static string Unnumbered(string cell) =>
        NumberingPattern().Replace(VietnameseText.Compose(cell).Trim(), "").Trim(' ', '.', ',', ';', ':', '-', '–', '"', '“', '”');

    // With and without marks: a table typed in a hurry says "Thon".
    private static string? TermOf(string text)
    {
        var folded = VietnameseText.Fold(text) + " ";
        return Terms.FirstOrDefault(t => folded.StartsWith(VietnameseText.Fold(t) + " ", StringComparison.Ordinal) && folded.Length > t.Length + 1);
    }

    // Shouted names are written as names; others stay as they were typed.
    private static string Capitals(string name) =>
        name.Any(char.IsLetter) && name.Where(char.IsLetter).All(char.IsUpper) && name.Count(char.IsLetter) > 2
            ? CultureInfo.GetCultureInfo("vi-VN").TextInfo.ToTitleCase(name.ToLower(CultureInfo.GetCultureInfo("vi-VN")))
            : name;

    private static int? OnlyTextColumn(List<SheetRow> data)
    {
        var columns = Enumerable.Range(0, data.Count == 0 ? 0 : data.Max(r => r.Cells.Count))
            .Where(c => data.Count(r => r[c].Length > 0) * 2 >= data.Count && !data.TrueForAll(r => r[c].All(x => char.IsAsciiDigit(x) || x is '.' or ','))).ToList();
        // A bare list of numbers names hamlets too: "1", "2", "3".
        return columns.Count == 1 ? columns[0] : columns.Count == 0 && data.Count > 0 && data.Max(r => r.Cells.Count) == 1 ? 0 : null;
    }

    // "(thị tứ)" behind a name.
    [GeneratedRegex(@"\s*\([^)]*\)?")]
    private static partial Regex RemarkPattern();

    [GeneratedRegex(@"^\s*(\d{1,3}\s*[.)\-/]|[-+•*])\s*")]
    private static partial Regex NumberingPattern();
}
