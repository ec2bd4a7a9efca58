using System.Text.RegularExpressions;

namespace BinhYen.Cases;

/// <summary>
/// Writes out what residents type for short: "CAKV" is "công an khu vực", "TCAX" the chief, "mấy chú ca" the police. Everything that looks for officers reads
/// the text written out, so every list of words knows an office by its full name alone (decision 0146).
/// </summary>
/// <remarks>
/// "Ca" is a shift, a case, a singer and a cup as well, and without marks "cả", "cá" and "cà". It is the police beside a place or somebody it can belong
/// to, or in capitals among small letters.
/// </remarks>
internal static partial class OfficesInShort
{
    private const RegexOptions Written = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;
    private const string WordBegins = @"(?<![\p{L}\p{M}\p{N}])";
    private const string WordEnds = @"(?![\p{L}\p{M}\p{N}])";

    // As meant, then as written: a point may stand where a point stands here ("c.a" is also "ca"), a blank or a point where a blank stands ("ca kv" is also "cakv").
    private static readonly (string Meant, string[] As)[] Offices =
    [
        ("phó trưởng công an xã", ["p.c.a x", "p.c.a xã", "p.t.c.a x", "ph.c.a x", "p.trưởng c.a x", "phó trưởng c.a x", "phó c.a x"]),
        ("phó trưởng công an", ["p.c.a", "p.t.c.a", "ph.c.a", "ptr.c.a", "fó c.a", "p trưởng c.a", "p trưởng công an", "p truong cong an", "p.công an", "p.cong an", "phóca", "phoca"]),
        ("trưởng công an xã", ["t.c.a x", "t.c.a xã", "t.c.a xa", "tr.c.a x", "trg.c.a x", "trưởng c.a x", "truong c.a x", "trg c.a x"]),
        ("trưởng công an", ["t.c.a", "tr.c.a", "trg.c.a", "trưởg c.a", "trưởg công an", "truog c.a", "trg công an", "trg cong an", "tr công an", "tr cong an", "trưởngca", "truongca"]),
        ("lãnh đạo công an", ["l.đ c.a", "l.d c.a", "l.đ công an", "ld cong an", "b.c.h c.a", "bch công an", "l.đ c.a x", "l.d c.a x", "b.c.h c.a x"]),
        ("công an khu vực", ["c.a k.v", "c.a khu vực", "c.a kvực", "c.a kvuc", "c.a k.vực", "công an k.v", "cong an k.v", "công an kvực", "công an k.vực", "cong an kvuc", "cakhuvuc"]),
        ("cảnh sát khu vực", ["c.s k.v", "c.s.k", "c.s khu vực", "c.s khu vuc", "c.s kvực", "c.s kvuc", "cảnh sát k.v", "canh sat k.v", "cảnh sát kvực", "canh sat kvuc"]),
        ("cán bộ khu vực", ["c.b k.v", "c.b khu vực", "c.b khu vuc", "cán bộ k.v", "can bo k.v", "cán bộ kvực"]),
        ("công an phụ trách", ["c.a phụ trách", "c.b phụ trách"]),
        ("công an viên", ["c.a v", "c.a viên", "c.a vien", "c.a bán chuyên", "c.a ban chuyen", "công an bán chuyên", "cong an ban chuyen", "công an v"]),
        ("công an xã", ["c.a x", "c.a xã", "c.a xa", "công an x", "cong an x", "c.a t.x", "c.a t.t", "c.a thị trấn", "c.a phường"]),
        ("công an", ["công an", "cong an", "côg an", "cog an", "cg an", "cogn an", "côgn an", "coong an", "cônng an", "cong ang", "công ang", "cong ann", "công ann", "coang an", "kông an xã", "kong an xa", "cớm", "c-a", "c/a"]),
        ("cảnh sát", ["cảnh sát", "cảnh xát", "canh xat", "cảnh sác", "cảh sát", "cah sat", "kảnh sát", "kanh sat", "cảnh sat"]),
        ("cán bộ", ["cán pộ", "can po", "kán bộ", "kan bo"]),
        ("đại úy", ["đ uý", "đ úy", "đuý", "d.uy", "đ/u"]),
        ("thượng úy", ["thg úy", "thg uý", "thg.uy", "thượg úy", "thượg uý"]),
        ("trung úy", ["tr úy", "tr uý", "trg úy", "trg uý", "tr.uy", "trg.uy"]),
        ("thượng úy thiếu úy", ["th úy", "th uý", "th.uy"]),
        ("trung tá", ["tr tá", "trg tá", "tr.ta", "trg.ta"]),
        ("thượng tá", ["thg tá", "thg.ta", "thượg tá"]),
        ("thượng tá thiếu tá", ["th tá", "th.ta"]),
        ("trung tá thượng tá thiếu tá", ["t.tá"]),
    ];

    private static readonly Dictionary<string, string> Meanings = Offices.SelectMany(office => office.As.Select(written => (Letters(written), office.Meant)))
        .DistinctBy(office => office.Item1).ToDictionary(office => office.Item1, office => office.Meant, StringComparer.Ordinal);

    // By the first letter, for most words begin with none of them; the longest first, so that "tcax" is not "tca".
    private static readonly Regex Short = new(
        $"{WordBegins}(?:{string.Join('|', Offices.SelectMany(office => office.As).GroupBy(written => written[0]).Select(Beginning))}){WordEnds}", Written | RegexOptions.Compiled);

    /// <summary>The text with every short form of an office, a service or a rank written out.</summary>
    /// <param name="text">Composed text.</param>
    /// <remarks>Line by line: one that the form added, or the next message, says nothing of how this one is typed.</remarks>
    public static string WriteOut(string text) => text.Contains('\n', StringComparison.Ordinal) ? string.Join('\n', text.Split('\n').Select(WriteOutLine)) : WriteOutLine(text);

    private static string WriteOutLine(string text)
    {
        text = Short.Replace(text, found => LikeWritten(found.Value, Meanings[Letters(found.Value)]));
        // A point that ends "C.A." ends no sentence.
        text = Pointed().Replace(text, found => LikeWritten(found.Value, "công an "));
        if (HasAny(text, "khu", "kv", "k.v")) text = AreaPerson().Replace(text, found => $"{found.Groups["who"].Value} công an khu vực");
        if (text.Any(char.IsLower)) text = Capitals().Replace(text, "Công an");
        // "Ca" may be somebody's name: it stays behind what it may mean.
        if (HasAny(text, "ca")) text = (SpokenText.IsPlain(text) ? PlainPeople() : People()).Replace(text, found => $"{found.Groups["who"].Value} công an {found.Groups["ca"].Value}");
        if (HasAny(text, "trực", "truc")) text = OnDuty().Replace(text, "cán bộ trực");
        if (HasAny(text, "cs")) text = SightPeople().Replace(text, found => $"{found.Groups["who"].Value} cảnh sát");
        text = Slashes().Replace(text, found => $" {RankOf(found.Groups["stripes"].Length, found.Groups["stars"].Value)} ");
        return Stripes().Replace(text, found => RankOf(found.Groups["stripes"].Value is "1" or "một" or "mot" ? 1 : 2, found.Groups["stars"].Value));
    }

    // Looking for two letters costs a hundredth of what a list of people costs.
    private static bool HasAny(string text, params ReadOnlySpan<string> parts)
    {
        foreach (var part in parts)
        {
            if (text.Contains(part, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }

    private static string Letters(string written) => new([.. written.ToLowerInvariant().Where(char.IsLetter)]);

    private static string Beginning(IGrouping<char, string> offices) =>
        $"{offices.Key}(?:{string.Join('|', offices.OrderByDescending(written => written.Length).Select(written => Pattern(written[1..])))})";

    private static string Pattern(string written) =>
        string.Concat(written.Select(letter => letter switch { '.' => @"(?:\s?[.\-/_]\s?)?", ' ' => @"(?:\s{1,2}|\s?[\-_/]\s?|\.)?", _ => Regex.Escape($"{letter}") }));

    // A capital letter tells names from words where a text has any.
    private static string LikeWritten(string written, string meant) => char.IsUpper(written[0]) ? char.ToUpperInvariant(meant[0]) + meant[1..] : meant;

    private static string RankOf(int stripes, string stars) => (stars.ToLowerInvariant(), stripes) switch
    {
        ("1" or "một" or "mot", 1) => "thiếu úy",
        ("2" or "hai", 1) => "trung úy",
        ("3" or "ba", 1) => "thượng úy",
        (_, 1) => "đại úy",
        ("1" or "một" or "mot", _) => "thiếu tá",
        ("2" or "hai", _) => "trung tá",
        ("3" or "ba", _) => "thượng tá",
        _ => "đại tá",
    };

    // What makes a shift, a case of illness, a song or a cup of it.
    private const string NoPolice =
        @"(?!\s*\d|\s+(?:sĩ|sỹ|si|sy|hát|hat|nhạc|nhac|cổ|co|cẩm|ngợi|khúc|kịch|kich|dao|múa|mổ|trực|truc|làm|kíp|kip|số|thứ|một|mot|hai|ba|bốn|nô|lô|cao|ri|mê|đoàn|trưởng|bệnh|benh|mắc|nhiễm|cấp|tử|phẫu|đẻ|sinh|dương|nước|nuoc|(?:đêm|dem|ngày|ngay|sáng|trưa|chiều|tối)(?!\s+(?:nào|nao|qua|hôm|hom|nay)))(?![\p{L}\p{M}\p{N}]))";

    // Without marks it is "cả", "cá", "cà" and "cả" before somebody: "cac anh ca lang", "may ong ca do".
    private const string NoWhole =
        @"(?!\s+(?:lang|xom|thon|nha|tuan|thang|nam|buoi|lu|bon|dam|nguoi|gia|vo|chong|con|lan|do|cuoc|phe|fe|khu|to|doi|chuc|tram|trieu|cai|may|toi|em|minh|anh|chi|bo|me)(?![\p{L}\p{M}\p{N}]))";

    private const string Somebody =
        @"anh|chú|ông|ổng|bác|cậu|thằng|lão|gã|sếp|xếp|đồng\s+chí|đ/c|đc|dc|cán\s+bộ|cb|lính|tụi|bọn|đám|bên|phía|a|ô|mấy\s+(?:tay|tên|đứa|bạn|cb)";

    [GeneratedRegex(WordBegins + @"c\s?\.\s?a" + WordEnds + @"\.?", Written)]
    private static partial Regex Pointed();

    // "Ông khu vực", "anh kv": whoever polices the place. The market's people and men who stand somewhere are none.
    [GeneratedRegex(
        WordBegins + @"(?<who>anh|chú|ông|ổng|bác|cậu|thằng|lão|gã|sếp|xếp|đồng\s+chí|đ/c|đc|a|ô|ong|dc|dong\s+chi|sep|xep|tay|bên)\s+(?:khu\s+vực|khu\s+vuc|k\.?v|kvực|kvuc)" + WordEnds
        + @"(?!\s+(?:chợ|cho|đầu|dau|cuối|cuoi|gần|gan|ngoài|ngoai|trong|bên|ben|xung\s+quanh|sông|song|cầu|cau|trường|truong|biên|bien|nông|công|vườn|bãi|bai)(?![\p{L}\p{M}\p{N}]))", Written)]
    private static partial Regex AreaPerson();

    [GeneratedRegex(WordBegins + "(?<who>" + Somebody + @")\s+(?<ca>ca)" + WordEnds + NoPolice, Written)]
    private static partial Regex People();

    [GeneratedRegex(WordBegins + @"(?<who>(?:may|cac)\s+(?:anh|chu|ong|bac|a|o|thang|dc|cb|sep)|dong\s+chi|sep|xep|dc|tui)\s+(?<ca>ca)" + WordEnds + NoPolice + NoWhole, Written)]
    private static partial Regex PlainPeople();

    [GeneratedRegex(WordBegins + "(?<who>" + Somebody + @"|may\s+(?:anh|chu|ong|a)|dong\s+chi)\s+cs" + WordEnds, Written)]
    private static partial Regex SightPeople();

    [GeneratedRegex(WordBegins + @"(?:chú|bác|cậu|lính|sếp|xếp|a|ô|đ/c|đc|dc|cb|nv|ng)\s+(?:đang\s+|đi\s+)?(?:trực|truc)" + WordEnds + @"(?!\s+(?:tiếp|tiep|thuộc|thuoc|tuyến|tuyen|quan|thăng|thang))", Written)]
    private static partial Regex OnDuty();

    // A certificate for signatures is "CA" too.
    [GeneratedRegex(@"(?<![\p{L}\p{M}\p{N}])(?<!(?:số|ký|token|chứng thư)\s)CA(?![\p{L}\p{M}\p{N}])(?!\s*\d|\s+(?:sĩ|sỹ|hát|nhạc|cổ|mổ|trực|số|làm|kíp)(?![\p{L}\p{M}\p{N}]))")]
    private static partial Regex Capitals();

    // "2//" is written for two stripes and two stars; "4/" is a date as well.
    [GeneratedRegex(@"(?<![\p{N}/])(?<stars>[1-4])\s?(?<stripes>//|/(?=\s*(?:ca|công\s+an|cong\s+an)(?![\p{L}\p{M}])))(?![\d/])", Written)]
    private static partial Regex Slashes();

    [GeneratedRegex(WordBegins + @"(?<stripes>1|một|mot|2|hai)\s+(?:gạch|gach|vạch|vach)\s+(?<stars>[1-4]|một|mot|hai|ba|bốn|bon)\s+sao" + WordEnds, Written)]
    private static partial Regex Stripes();
}
