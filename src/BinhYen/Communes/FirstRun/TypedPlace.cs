using BinhYen.Platform.Text;

namespace BinhYen.Communes.FirstRun;

/// <summary>What somebody typed into the search, as the fields of a place that no list has: "xa nam suong ha giang".</summary>
/// <param name="Kind">"xã" when nothing else was said.</param>
/// <param name="Name">Without kind and province.</param>
/// <param name="Province">As the list writes it; empty when none was typed.</param>
internal sealed record TypedPlace(string Kind, string Name, string Province)
{
    // Provinces that were joined to others on 1 July 2025 (Resolution 202/2025/QH15); people go on typing them for years.
    private static readonly Dictionary<string, string> Joined = new()
    {
        ["Hà Giang"] = "Tuyên Quang", ["Yên Bái"] = "Lào Cai", ["Bắc Kạn"] = "Thái Nguyên", ["Vĩnh Phúc"] = "Phú Thọ", ["Hòa Bình"] = "Phú Thọ", ["Bắc Giang"] = "Bắc Ninh", ["Thái Bình"] = "Hưng Yên",
        ["Hải Dương"] = "Hải Phòng", ["Hà Nam"] = "Ninh Bình", ["Nam Định"] = "Ninh Bình", ["Quảng Bình"] = "Quảng Trị", ["Quảng Nam"] = "Đà Nẵng", ["Kon Tum"] = "Quảng Ngãi", ["Bình Định"] = "Gia Lai",
        ["Ninh Thuận"] = "Khánh Hoà", ["Đắk Nông"] = "Lâm Đồng", ["Bình Thuận"] = "Lâm Đồng", ["Phú Yên"] = "Đắk Lắk", ["Bình Dương"] = "Hồ Chí Minh", ["Vũng Tàu"] = "Hồ Chí Minh", ["Bình Phước"] = "Đồng Nai",
        ["Long An"] = "Tây Ninh", ["Sóc Trăng"] = "Cần Thơ", ["Hậu Giang"] = "Cần Thơ", ["Bến Tre"] = "Vĩnh Long", ["Trà Vinh"] = "Vĩnh Long", ["Tiền Giang"] = "Đồng Tháp", ["Bạc Liêu"] = "Cà Mau", ["Kiên Giang"] = "An Giang",
    };

    private static readonly string[] Kinds = ["đặc khu", "phường", "xã"];

    /// <param name="typed">As typed, marks or not.</param>
    /// <param name="provinces">Names of provinces, without their kind.</param>
    public static TypedPlace Of(string? typed, IEnumerable<string> provinces)
    {
        var words = VietnameseText.Compose(typed ?? "").Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
        var kind = Kinds.FirstOrDefault(k => StartsWith(words, k));
        if (kind is not null) words = words[kind.Split(' ').Length..];
        var province = provinces.Concat(Joined.Keys).Where(p => EndsWith(words, p)).MaxBy(p => p.Length);
        if (province is not null) words = words[..^province.Split(' ').Length];
        if (words.Length > 1 && (EndsWith(words, "tỉnh") || EndsWith(words, "thành phố") || EndsWith(words, "tp"))) words = words[..^(EndsWith(words, "thành phố") ? 2 : 1)];
        return new TypedPlace(kind ?? "xã", string.Join(' ', words.Select(w => char.ToUpperInvariant(w[0]) + w[1..])), province is null ? "" : Joined.GetValueOrDefault(province, province));
    }

    private static bool StartsWith(string[] words, string phrase) => Same(words.Take(phrase.Split(' ').Length), phrase) && words.Length > phrase.Split(' ').Length;

    // The whole of what was typed is the commune, never its province.
    private static bool EndsWith(string[] words, string phrase) => Same(words.TakeLast(phrase.Split(' ').Length), phrase) && words.Length > phrase.Split(' ').Length;

    private static bool Same(IEnumerable<string> words, string phrase) => VietnameseText.Fold(string.Join(' ', words)) == VietnameseText.Fold(phrase);
}
