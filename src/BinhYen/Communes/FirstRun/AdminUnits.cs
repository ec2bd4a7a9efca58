using BinhYen.Platform.Text;
using CsvHelper;
using System.Globalization;

namespace BinhYen.Communes.FirstRun;

/// <summary>A commune, ward or special zone of the official list.</summary>
/// <param name="Code">Code of the General Statistics Office.</param>
/// <param name="Name">Without the kind.</param>
/// <param name="Kind">"xã", "phường", "đặc khu".</param>
/// <param name="Province">Name of the province without its kind.</param>
internal sealed record AdminUnit(string Code, string Name, string Kind, string Province);

/// <summary>The 3,321 units of the two-tier administration since 1 July 2025 (<c>data/admin-units</c>), searchable as typed.</summary>
internal sealed class AdminUnits
{
    private readonly IReadOnlyList<(AdminUnit Unit, string Name, string All)> units;

    private AdminUnits(IReadOnlyList<AdminUnit> units) =>
        this.units = [.. units.Select(u => (u, VietnameseText.Fold(u.Name), VietnameseText.Fold($"{u.Kind} {u.Name} {u.Province}")))];

    public int Count => units.Count;

    public IReadOnlyList<string> Provinces => [.. units.Select(u => u.Unit.Province).Distinct().Order(StringComparer.Create(CultureInfo.GetCultureInfo("vi-VN"), ignoreCase: true))];

    public static AdminUnits Load()
    {
        var provinces = Rows("admin-units/provinces.csv").ToDictionary(r => r["code"], r => r["name"]);
        return new AdminUnits([.. Rows("admin-units/communes.csv").Select(r => new AdminUnit(r["code"], r["name"], r["kind"].ToLowerInvariant(), provinces[r["province_code"]]))]);
    }

    public AdminUnit? Find(string? code) => units.Select(u => u.Unit).FirstOrDefault(u => u.Code == code);

    /// <summary>Units in whose name and province every typed word occurs, marks or not; the closest name first.</summary>
    /// <param name="typed">"xuan truong ninh binh".</param>
    /// <param name="most">How many to give at most.</param>
    /// <param name="left">How many more there are.</param>
    public IReadOnlyList<AdminUnit> Search(string? typed, int most, out int left)
    {
        left = 0;
        var sought = VietnameseText.Fold(typed);
        if (sought.Length < 2) return [];
        var words = sought.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
        var found = units.Where(u => words.All(w => u.All.Contains(w, StringComparison.Ordinal)))
            .OrderBy(u => u.Name == sought ? 0 : sought.StartsWith(u.Name + " ", StringComparison.Ordinal) ? 1 : u.Name.StartsWith(sought, StringComparison.Ordinal) ? 2 : 3)
            .ThenBy(u => u.All, StringComparer.Ordinal).ThenBy(u => u.Unit.Code, StringComparer.Ordinal).ToList();
        left = Math.Max(0, found.Count - most);
        return [.. found.Take(most).Select(f => f.Unit)];
    }

    /// <summary>
    /// The search once more without the last words, for who types the province of before July 2025: a unit is found when the words
    /// before are the beginning of its name.
    /// </summary>
    /// <param name="typed">"thong nguyen ha giang", which <see cref="Search"/> does not find.</param>
    /// <param name="most">How many to give at most.</param>
    /// <param name="left">How many more there are.</param>
    /// <returns>The closest first; empty when no beginning of what was typed is a name.</returns>
    public IReadOnlyList<AdminUnit> SearchName(string? typed, int most, out int left)
    {
        left = 0;
        var words = VietnameseText.Fold(typed).Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
        // "xã Thông Nguyên" says the kind first.
        if (words.Length > 1 && words[0] is "xa" or "phuong") words = words[1..];
        for (var count = words.Length - 1; count > 0; count--)
        {
            var name = string.Join(' ', words[..count]);
            var found = units.Where(u => u.Name == name || count > 1 && u.Name.StartsWith(name + " ", StringComparison.Ordinal))
                .OrderBy(u => u.Name == name ? 0 : 1).ThenBy(u => u.All, StringComparer.Ordinal).ThenBy(u => u.Unit.Code, StringComparer.Ordinal).ToList();
            left = Math.Max(0, found.Count - most);
            if (found.Count > 0) return [.. found.Take(most).Select(f => f.Unit)];
        }

        return [];
    }

    private static IEnumerable<IReadOnlyDictionary<string, string>> Rows(string resource)
    {
        using var reader = new StreamReader(typeof(AdminUnits).Assembly.GetManifestResourceStream(resource)!);
        using var csv = new CsvReader(reader, CultureInfo.InvariantCulture);
        csv.Read();
        csv.ReadHeader();
        while (csv.Read()) yield return csv.HeaderRecord!.ToDictionary(h => h, h => csv.GetField(h)!);
    }
}
