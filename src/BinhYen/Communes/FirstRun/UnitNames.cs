using BinhYen.Platform.Sheets;
using BinhYen.Platform.Text;

namespace BinhYen.Communes.FirstRun;

/// <summary>A list of bodies as read.</summary>
/// <param name="Units">In the order of the list, each once.</param>
/// <param name="Notes">What was left out or guessed, for the person to check.</param>
internal sealed record UnitList(IReadOnlyList<UnitAnswer> Units, IReadOnlyList<string> Notes);

/// <summary>Reads a pasted list or a table of agencies, schools, enterprises and associations; what a body is, its name mostly says.</summary>
internal static class UnitNames
{
    private const int Most = 300;
    private const int LongestName = 120;

    private static readonly IReadOnlyList<SheetField> Columns =
    [
        new("kind", "Loại", ["loai", "loai hinh", "loai don vi", "phan loai", "nhom"]),
        new("name", "Tên đơn vị", ["ten don vi", "ten co quan", "ten co quan don vi", "co quan don vi", "ten truong", "ten doanh nghiep", "ten hop tac xa", "ten to chuc", "ten hoi", "ten co so", "don vi", "co quan"],
            cell => KindOf(cell) is not null) { Alone = ["ten"] },
    ];

    private static readonly HashSet<string> NoNames = ["stt", "ghi chu", "ten don vi", "don vi", "co quan", "ten"];

    // The first that fits: "Hội đồng quản trị HTX" is a cooperative before it is an association.
    private static readonly (BodyKind Kind, string[] Words)[] Signs =
    [
        (BodyKind.School, ["truong mam non", "truong tieu hoc", "truong trung hoc", "truong thcs", "truong thpt", "truong pho thong", "truong lien cap", "truong cao dang", "mam non", "nha tre", "nhom tre", "trung tam giao duc"]),
        (BodyKind.Cooperative, ["hop tac xa", "htx", "quy tin dung"]),
        (BodyKind.Enterprise, ["cong ty", "doanh nghiep", "dntn", "xi nghiep", "nha may", "cua hang", "co so san xuat", "khach san", "nha nghi", "ngan hang"]),
        (BodyKind.Union, ["hoi ", "doan ", "doan thanh nien", "mat tran", "mttq", "cong doan"]),
        (BodyKind.Department, ["ban chi huy", "phong ", "van phong", "trung tam phuc vu", "ban "]),
        (BodyKind.Agency, ["tram ", "buu dien", "kho bac", "cong an", "quan su", "toa an", "vien kiem sat", "thue ", "chi cuc", "dien luc"]),
    ];

    /// <summary>What the step looks for in a workbook.</summary>
    public static AskedList Asked { get; } = new("danh sách đơn vị", "Tên đơn vị", Columns, ["don vi", "co quan", "truong", "doanh nghiep", "doan the"]);

    public static Result<UnitList> Read(Sheet sheet)
    {
        if (!sheet.All().TryGet(out var rows, out var refusal)) return refusal;
        var guess = GuessColumns.Of([.. rows.Take(100)], Columns);
        var data = rows.Where(r => r.Number > guess.LastHeaderRow).ToList();
        if ((guess.For("name")?.Index ?? OnlyColumn(data)) is not { } column)
            return new Refusal("first-run.no-unit-column", "Không biết cột nào là tên đơn vị. Đặt tiêu đề “Tên đơn vị” trên cột đó, hoặc chỉ chép một cột tên.", RefusalKind.Invalid);
        var (units, seen, left, unsure) = (new List<UnitAnswer>(), new HashSet<string>(), 0, 0);
        foreach (var row in data)
        {
            if (row[column].Length == 0) continue;
            // "Tổng cộng | 12 đơn vị": the sum stands in the column of the names.
            if (TotalRows.Is(row) || Clean(row[column]) is not { } name || !seen.Add(VietnameseText.Fold(name)))
            {
                left++;
                continue;
            }

            var kind = (guess.For("kind") is { } told ? KindOf(row[told.Index]) : null) ?? KindOf(name);
            if (kind is null) unsure++;
            units.Add(new UnitAnswer(kind ?? BodyKind.Agency, name));
        }

        if (units.Count == 0) return new Refusal("first-run.no-units", "Không thấy tên đơn vị nào. Mỗi dòng ghi một tên, ví dụ “Trường Tiểu học Hoa Sen”.", RefusalKind.Invalid);
        if (units.Count > Most) return new Refusal("first-run.too-many-units", $"Danh sách có {units.Count} dòng. Chỉ chép những đơn vị xã mời tham gia mô hình.", RefusalKind.Invalid);
        return new UnitList(units, [.. left > 0 ? [$"Bỏ {left} dòng trùng hoặc không phải tên đơn vị."] : Array.Empty<string>(), .. unsure > 0 ? [$"{unsure} đơn vị chưa đoán được loại, đang để “Cơ quan, đơn vị”: xem lại trong bảng."] : Array.Empty<string>(), .. UnusedColumns.Of(guess) is { } unused ? [unused] : Array.Empty<string>()]);
    }

    /// <summary>What a name says about the kind of body; null when it says nothing.</summary>
    public static BodyKind? KindOf(string name)
    {
        var words = $" {string.Join(' ', VietnameseText.Words(name))} ";
        return Signs.Where(s => s.Words.Any(w => words.Contains($" {w}", StringComparison.Ordinal) && (w[^1] == ' ' || words.Contains($" {w} ", StringComparison.Ordinal)))).Select(s => (BodyKind?)s.Kind).FirstOrDefault();
    }

    private static string? Clean(string cell)
    {
        var text = string.Join(' ', HamletNames.Unnumbered(cell).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return text.Length is 0 or > LongestName || !text.Any(char.IsLetter) || NoNames.Contains(VietnameseText.Fold(text)) || TotalRows.Names(text) ? null : text;
    }

    private static int? OnlyColumn(List<SheetRow> data)
    {
        var columns = Enumerable.Range(0, data.Count == 0 ? 0 : data.Max(r => r.Cells.Count))
            .Where(c => data.Count(r => r[c].Any(char.IsLetter)) * 2 >= data.Count).ToList();
        return columns.Count == 1 ? columns[0] : null;
    }
}
