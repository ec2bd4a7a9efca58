using BinhYen.Platform.Text;

namespace BinhYen.Communes.FirstRun;

/// <summary>Finds the answered hamlets in what a list writes: "Thôn Đông, Tây; xom 3". Marks, terms and capitals do not matter.</summary>
internal sealed class AnsweredHamlets
{
    private static readonly string[] Terms = ["thon", "xom", "ap", "ban", "khu", "khom", "to", "tdp", "buon", "lang", "soc"];
    private readonly Households.HamletNames names;

    public AnsweredHamlets(IEnumerable<HamletAnswer> hamlets) => names = new([.. hamlets.Select(Known)]);

    /// <param name="written">A cell that names one hamlet or several.</param>
    /// <param name="unknown">Parts of it that name none, or one of two.</param>
    /// <returns>Full names, each once.</returns>
    public IReadOnlyList<string> In(string written, out IReadOnlyList<string> unknown)
    {
        var left = new List<string>();
        unknown = left;
        if (written.Length == 0) return [];
        // A name may have a stroke of its own: "tổ 3/2".
        if (names.Find(written) is { } whole) return [names[whole].FullName];
        var found = new List<string>();
        foreach (var part in written.Replace(" và ", ",", StringComparison.OrdinalIgnoreCase).Replace(" - ", ",", StringComparison.Ordinal).Split([',', ';', '/', '+', '&', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (names.Find(part) is { } one) found.Add(names[one].FullName);
            else left.Add(part);
        }

        return [.. found.Distinct()];
    }

    /// <summary>What of a cell may be an area: hamlets, and what is written like one ("thôn Lạ"). A remark ("phụ trách ANTT") is none.</summary>
    /// <param name="written">As the list has it.</param>
    /// <param name="remarks">What is no area.</param>
    public string AreaOf(string written, out IReadOnlyList<string> remarks)
    {
        var found = In(written, out var unknown);
        var like = unknown.Where(u => Terms.Contains(VietnameseText.Fold(u.Split(' ')[0]))).ToList();
        remarks = [.. unknown.Except(like)];
        return remarks.Count == 0 ? written : string.Join(", ", found.Concat(like));
    }

    /// <summary>Hamlets a person is written beside: in the column of areas, or in the position ("CSKV thôn Đông, thôn Tây").</summary>
    public IReadOnlyList<string> Of(PersonAnswer person) => person.Area.Length > 0 ? In(person.Area, out _) : In(FromTerm(person.Position), out _);

    // In a position only what follows a word for hamlets counts: "Công an" names no hamlet An.
    private static string FromTerm(string position)
    {
        var words = position.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var start = Array.FindIndex(words, w => Terms.Contains(VietnameseText.Fold(w)));
        return start < 1 ? "" : string.Join(' ', words[start..]);
    }

    private static Hamlet Known(HamletAnswer hamlet, int index) =>
        new() { Id = HamletId.New(DateTimeOffset.UnixEpoch.AddSeconds(index)), Code = $"H{index + 1:00}", Term = hamlet.Term, Name = hamlet.Name };
}
