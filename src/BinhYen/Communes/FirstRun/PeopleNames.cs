using System.Globalization;
using System.Text.RegularExpressions;
using BinhYen.Platform.Sheets;
using BinhYen.Platform.Text;
using BinhYen.Staff;

namespace BinhYen.Communes.FirstRun;

/// <summary>People as read from a list.</summary>
/// <param name="People">Without user names.</param>
/// <param name="Notes">What was left out, for the person to check.</param>
internal sealed record PeopleList(IReadOnlyList<PersonAnswer> People, IReadOnlyList<string> Notes);

/// <summary>Reads names, ranks and positions, and guesses the role from the position; a guess is always shown before it counts.</summary>
internal static partial class PeopleNames
{
    private const int Most = 400;
    private const int LongestName = 120;

    /// <summary>Most letters in which the hamlets of one person are written.</summary>
    public const int LongestArea = 400;

    // What the police call somebody who has no other title: whoever goes to the people of an area.
    private static readonly string[] PlainPolice = ["can bo", "cbcs", "can bo chien si", "chien si", "cong an vien", "can bo cong an", "can bo ca", "cs"];

    private static readonly string[] Ranks =
        ["đại tá", "thượng tá", "trung tá", "thiếu tá", "đại úy", "đại uý", "thượng úy", "thượng uý", "trung úy", "trung uý", "thiếu úy", "thiếu uý", "thượng sĩ", "trung sĩ", "hạ sĩ"];

    private static readonly IReadOnlyList<SheetField> Columns =
    [
        new("name", "Họ và tên", ["ho va ten", "ho ten", "ten can bo", "ten dong chi", "ten nguoi", "ho va ten can bo"]) { Alone = ["ten"] },
        new("rank", "Cấp bậc", ["cap bac", "quan ham", "cap ham"], cell => Ranks.Contains(cell.ToLowerInvariant())),
        new("position", "Chức vụ", ["chuc vu", "chuc danh", "nhiem vu", "vi tri", "phan cong"]),
        new("area", "Địa bàn", ["thon phu trach", "dia ban phu trach", "phu trach dia ban", "phu trach thon", "khu vuc phu trach", "thon xom phu trach", "ten thon", "ten dia ban", "thon xom", "thon to", "dia ban", "khu vuc", "thon", "xom", "to dan pho", "khu pho"]),
    ];

    /// <summary>What the step looks for in a workbook.</summary>
    public static AskedList Asked { get; } = new("danh sách cán bộ", "Họ và tên", Columns, ["can bo", "cong an", "nhan su", "nguoi dung", "con nguoi", "chien si"]);

    public static Result<PeopleList> Read(Sheet sheet)
    {
        if (!sheet.All().TryGet(out var rows, out var refusal)) return refusal;
        var guess = GuessColumns.Of([.. rows.Take(100)], Columns);
        var data = rows.Where(r => r.Number > guess.LastHeaderRow).ToList();
        // Without a header: name, rank, position, as people write them.
        var width = data.Count == 0 ? 0 : data.Max(r => r.Cells.Count);
        var name = guess.For("name")?.Index ?? (guess.LastHeaderRow == 0 ? FirstNameColumn(data, width) : null);
        if (name is not { } column) return new Refusal("first-run.no-person-column", "Không biết cột nào là họ tên. Đặt tiêu đề “Họ và tên” trên cột đó rồi chép lại.", RefusalKind.Invalid);
        var rank = guess.For("rank")?.Index;
        var position = guess.For("position")?.Index ?? (guess.LastHeaderRow == 0 && rank is { } r1 && r1 + 1 < width ? r1 + 1 : guess.LastHeaderRow == 0 && rank is null ? PositionColumn(data, column + 1, width) : null);

        var area = guess.For("area")?.Index;
        var people = new List<PersonAnswer>();
        var left = 0;
        foreach (var row in data)
        {
            var (written, found) = Split(Clean(row[column]));
            if (written.Length is < 2 or > LongestName || !written.Any(char.IsLetter) || VietnameseText.Fold(written) is "ho ten" or "ho va ten" || TotalRows.Is(row) || TotalRows.Names(written))
            {
                left += row[column].Length > 0 ? 1 : 0;
                continue;
            }

            var title = position is { } p ? Clean(row[p]) : "";
            var theirRank = rank is { } r ? Clean(row[r]) : found;
            people.Add(new PersonAnswer("", written, theirRank.Length > 40 ? "" : theirRank, title.Length > 120 ? title[..120] : title, RoleOf(title), area is { } a ? AreaOf(row[a]) : ""));
        }

        // Old names of hamlets look like names of people; only a heading or a position says that they are people.
        if (people.Count > 0 && guess.For("name") is null && people.TrueForAll(p => p.Position.Length == 0 && p.Role is null))
            return new Refusal("first-run.names-of-what", "Không chắc đây là tên người: không có tiêu đề “Họ và tên”, cũng không có chức vụ. Đặt tiêu đề “Họ và tên”, “Chức vụ” trên cột rồi đọc lại, hoặc ghi thẳng vào bảng.", RefusalKind.Invalid);
        if (people.Count == 0) return new Refusal("first-run.no-people", "Không thấy người nào. Mỗi dòng ghi họ tên, cấp bậc, chức vụ.", RefusalKind.Invalid);
        if (people.Count > Most) return new Refusal("first-run.too-many-people", $"Danh sách có {people.Count} người. Chỉ chép những người sẽ dùng máy.", RefusalKind.Invalid);
        return new PeopleList(people, [.. left > 0 ? [$"Bỏ {left} dòng không phải tên người."] : Array.Empty<string>(), .. UnusedColumns.Of(guess) is { } unused ? [unused] : Array.Empty<string>()]);
    }

    // Several lines in one cell are several hamlets.
    private static string AreaOf(string cell)
    {
        var text = string.Join(", ", VietnameseText.Compose(cell).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        return text.Length > LongestArea ? "" : text;
    }

    // Civilians have no rank: the column between may be empty, so the one that speaks of positions counts.
    private static int? PositionColumn(IReadOnlyList<SheetRow> data, int first, int width) => first >= width
        ? null
        : Enumerable.Range(first, width - first).OrderByDescending(c => data.Count(r => RoleOf(r[c]) is not null)).ThenBy(c => c).First();

    /// <summary>The role a position suggests; null when it says nothing.</summary>
    public static StaffRole? RoleOf(string position)
    {
        var words = VietnameseText.Fold(position);
        bool Has(params string[] any) => any.Any(a => words.Contains(a, StringComparison.Ordinal));
        if (words.Length == 0) return null;
        if (Has("quan tri", "cong nghe thong tin", "cntt")) return StaffRole.SystemAdministrator;
        if (Has("pho truong cong an", "pho cong an", "pho truong ca")) return StaffRole.DeputyPoliceChief;
        if (Has("truong cong an", "truong ca xa")) return StaffRole.PoliceChief;
        if (Has("canh sat khu vuc", "canh sat kv", "cskv", "cong an khu vuc", "phu trach dia ban")) return StaffRole.AreaOfficer;
        if (Has("truc ban")) return StaffRole.DutyOfficer;
        if (Has("tiep dan", "thu tuc", "mot cua", "ho khau", "cu tru")) return StaffRole.ProcedureDesk;
        if (Has("truong thon", "truong xom", "truong ap", "truong ban ", "truong buon", "truong khom", "truong khu", "to truong to dan pho", "to truong to nhan dan", "to truong tdp") || HeadOfGroup().IsMatch(words)) return StaffRole.HamletHead;
        if (PlainPolice.Any(p => words == p || words.StartsWith(p + " cong an", StringComparison.Ordinal) || words.StartsWith(p + " ca ", StringComparison.Ordinal)) || words.StartsWith("cong an vien", StringComparison.Ordinal)) return StaffRole.AreaOfficer;
        return Has("chu tich", "bi thu", "mat tran", "mttq", "hoi ", "doan ", "ban chi dao", "ubnd") ? StaffRole.Committee : null;
    }

    /// <summary>Gives everybody without one a user name made from the name: "Nguyễn Văn An" is <c>an-nguyen-van</c>, a second one <c>an-nguyen-van-2</c>.</summary>
    public static IReadOnlyList<PersonAnswer> WithUserNames(IEnumerable<PersonAnswer> people)
    {
        var all = people.ToList();
        var taken = all.Select(p => p.UserName).Where(u => u.Length > 0).ToHashSet();
        return [.. all.Select(p => p.UserName.Length > 0 ? p : p with { UserName = Free(p.FullName, taken) })];
    }

    /// <summary>A cell as it may be printed: one line, single blanks, shouted names as names.</summary>
    public static string Clean(string cell)
    {
        var text = string.Join(' ', VietnameseText.Compose(cell).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Trim(' ', '.', ',', ';', ':', '-', '–');
        foreach (var title in new[] { "Đ/c ", "đ/c ", "Đồng chí ", "Ông ", "Bà " })
            if (text.StartsWith(title, StringComparison.Ordinal)) text = text[title.Length..];
        return text.Count(char.IsLetter) > 4 && text.Where(char.IsLetter).All(char.IsUpper) && text.Contains(' ', StringComparison.Ordinal)
            ? CultureInfo.GetCultureInfo("vi-VN").TextInfo.ToTitleCase(text.ToLower(CultureInfo.GetCultureInfo("vi-VN")))
            : text;
    }

    // "Thiếu tá Nguyễn Văn An" carries the rank in the name.
    private static (string Name, string Rank) Split(string text) =>
        Ranks.FirstOrDefault(r => text.StartsWith(r + " ", StringComparison.OrdinalIgnoreCase)) is { } rank ? (text[(rank.Length + 1)..], char.ToUpperInvariant(rank[0]) + rank[1..]) : (text, "");

    private static int? FirstNameColumn(List<SheetRow> data, int width) =>
        Enumerable.Range(0, width).Cast<int?>().FirstOrDefault(c => data.Count(r => r[c!.Value].Contains(' ', StringComparison.Ordinal) && r[c.Value].Any(char.IsLetter) && !r[c.Value].Any(char.IsAsciiDigit)) * 2 > data.Count);

    private static string Free(string fullName, HashSet<string> taken)
    {
        var words = VietnameseText.Words(fullName).Select(w => new string([.. w.Where(char.IsAsciiLetterOrDigit)])).Where(w => w.Length > 0).ToList();
        var stem = words.Count == 0 ? "nguoi-dung" : string.Join('-', words.TakeLast(1).Concat(words.SkipLast(1)));
        if (stem.Length > 34) stem = stem[..34].TrimEnd('-');
        if (stem.Length < 3) stem += "-xa";
        var name = stem;
        for (var n = 2; !taken.Add(name); n++) name = $"{stem}-{n}";
        return name;
    }

    // "Tổ trưởng", "Tổ trưởng tổ 5": the head of a residents' group; "Tổ trưởng tổ bảo vệ" is somebody else.
    [GeneratedRegex(@"^to truong( to)?( so)?( \d+)?$")]
    private static partial Regex HeadOfGroup();
}
