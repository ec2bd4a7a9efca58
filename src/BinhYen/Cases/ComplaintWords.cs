using System.Text;
using System.Text.RegularExpressions;

namespace BinhYen.Cases;

/// <summary>
/// Finds words that recall a complaint made elsewhere ("đơn tố cáo của tôi tới đâu rồi", "tôi xin rút lại lời hôm trước") and leaders called without their
/// service ("ông trưởng", "sếp", "lãnh đạo xã"). Beside a name they say in plain words who complained, and accuse nobody (decision 0154).
/// </summary>
internal static partial class ComplaintWords
{
    private static readonly string Towards = "tới".Normalize(NormalizationForm.FormD);
    private static readonly string Tell = "bảo".Normalize(NormalizationForm.FormD);

    /// <summary>Whether words recall a complaint of whoever speaks. "Tôi tố cáo thêm một sòng bạc" tells of something, and recalls nothing.</summary>
    public static bool Recall(SpokenText said) => Recalling().IsMatch($" {string.Join(' ', said.Words.Select((_, at) => IsTall(said, at) ? Tall : said.Folded[at]))} ");

    // "Thanh niên to cao" accuses nobody.
    private static bool IsTall(SpokenText said, int at) =>
        said.Folded[at] is "to" && at + 1 < said.Words.Count && said.Folded[at + 1] is "cao" && !said.IsPlainAt(at) && (said.Words[at], said.Words[at + 1]) != (Accuse[0], Accuse[1]);

    private const string Tall = "lon";

    private static readonly string[] Accuse = "tố cáo".Normalize(NormalizationForm.FormD).Split(' ');

    // Whoever has the report in hand or came for it.
    private const string WhoWorks = @"nguoi\ (dang\ )?(phu\ trach|xu\ ly|giai\ quyet|xuong|kiem\ tra|den\ kiem\ tra|ve\ kiem\ tra|lam\ viec\ nay)";

    [GeneratedRegex(
        $$"""
        \b(
          (don|loi|tin|bai|thu|vu|viec|chuyen)\ (\w+\ ){0,3}(to\ cao|khieu\ nai|kien\ cao)
        | (da|vua|tung|co|moi|luc\ nay|(hom|bua|lan|dot|tuan)\ (qua|truoc|no|kia|roi|nay))\ (\w+\ ){0,3}(to\ cao|khieu\ nai)
        | (to\ cao|khieu\ nai)\ (\w+\ ){0,3}((hom|bua|lan|dot|tuan|thang)\ (qua|truoc|no|kia|roi|nay|ay)|cua\ (toi|em|chau|con|minh))
        | rut\ (lai\ )?(\w+\ ){0,2}(loi|to\ cao|khieu\ nai)
        | rut\ (lai\ )?(\w+\ ){0,2}(don|tin|phan\ anh)\ (\w+\ ){0,2}(hom|bua|lan)\ (qua|truoc|no|kia)
        | (gui|viet|nop|lam)\ don\ (\w+\ ){0,2}(len|ve|to|kien)
        | (noi|viet|ke|gop\ y|phan\ anh)\ (\w+\ ){0,4}ve\ ((anh|chu|ong|vi|mot|may|cac)\ ){0,2}(cong\ an|canh\ sat|can\ bo|dong\ chi|{{WhoWorks}})
        | (dung|khong|chang)\ (de|cho|noi|muon)\ (\w+\ ){0,4}(cong\ an|canh\ sat|can\ bo|dong\ chi|khu\ vuc|{{WhoWorks}})\ (\w+\ ){0,3}(biet|doc)
        | (cong\ an|canh\ sat|can\ bo|dong\ chi|khu\ vuc|{{WhoWorks}})\ (\w+\ ){0,3}biet\ (\w+\ ){0,3}(toi|em|chau|con|minh)\ (\w+\ ){0,3}(viet|gui|noi|ke|bao|to|phan)
        | (gui|viet|gop\ y|phan\ anh|bao|noi|ke)\ (\w+\ ){0,4}len\ (\w+\ ){0,2}(tinh|huyen|cap\ tren|bo\ cong\ an|thanh\ tra|trung\ uong)
        | (goi|nhan|dien|len\ tieng)\ (\w+\ ){0,3}(len|toi|den|voi)\ (\w+\ ){0,2}(tinh|huyen|cap\ tren|bo\ cong\ an|thanh\ tra|trung\ uong)
        | (gui|viet|nhan|ke|bao)\ (\w+\ ){0,3}(rieng|(?<!giu\ )kin|cho\ khac|noi\ khac)
        | (thu|tin|tin\ nhan|don)\ (kin|kia|rieng)
        | ma\ (tra\ cuu\ )?khac
        | (thu|don)\ (toi|em|chau|con|minh)\ (\w+\ ){0,2}(gui|viet)
        | doi\ (\w+\ ){0,1}(nguoi|can\ bo)\ (khac\ )?(xu\ ly|giai\ quyet|khac)
        | so\ (\w+\ ){0,2}(nguoi(?!\ (ta|nha|khac|quen|lang|xung|dan|co))|can\ bo|cong\ an)\ (\w+\ ){0,3}(doc|biet|thay)
        | tru\ (dap|um|eo)
        )\b
        """,
        RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Recalling();

    /// <summary>
    /// Whether words say that something was told of whoever is named at a place, or that they shall not know of it: "tin tôi gửi về anh Bách", "đừng để anh Bách biết tôi viết". "Hôm qua anh Bách có xuống" says
    /// neither.
    /// </summary>
    public static bool TellOf(SpokenText said, int at)
    {
        var folded = said.Folded;
        var isAbout = false;
        for (var back = at - 1; back >= Math.Max(0, at - 8) && said.Words[back] != SpokenText.End; back--)
        {
            var (word, before) = (folded[back], back > 0 ? folded[back - 1] : "");
            isAbout |= word is "ve";
            if (word is "viet" or "kien" || (before, word) is ("gop", "y") or ("phan", "anh") or ("to", "cao") or ("khieu", "nai")) return true;
            if (isAbout ? word is "gui" or "noi" or "ke" or "bao" or "to" or "tin" or "don" : word is "to" && HasSpeaker(said, back - 3, back)) return true;
            if ((before, word) is ("dung", "de" or "cho" or "noi" or "bao") or ("khong", "de" or "cho" or "muon")) return true;
        }

        for (var next = at + 1; next <= Math.Min(at + 5, folded.Count - 1) && said.Words[next] != SpokenText.End; next++)
            if (folded[next] is "biet" or "doc" && HasSpeaker(said, next + 1, next + 6)) return true;
        return false;
    }

    /// <summary>
    /// Whether words say that something was told of an officer who is named or called by the office, or ask what became of it: "chuyện anh Bách tôi kể hôm qua tới đâu rồi", "anh công an khu vực đã bị nhắc nhở gì chưa".
    /// "Anh Bách bảo em gửi thêm ảnh" says neither.
    /// </summary>
    /// <param name="said">The words.</param>
    /// <param name="named">Where officers are named.</param>
    public static bool AskAfter(SpokenText said, IEnumerable<int> named)
    {
        string[] words = [.. said.Folded.Select((word, at) => said.IsBeforePause(at) ? $"{word} ," : word)];
        foreach (var at in named.Concat(Called(said, AnyLeader).Select(place => EndOf(said.Folded, place))))
        {
            words[at] = said.IsBeforePause(at) ? "@ ," : "@";
            // The family name and the middle one before it.
            for (var part = at - 1; part > 0 && part >= at - 3 && said.IsCapital(part) && said.Words[part - 1] != SpokenText.End; part--) words[part] = "";
        }

        return ToldOf().IsMatch($" {OfficerNames.WithOfficesAs("@", string.Join(' ', words.Where(word => word.Length > 0)))} ");
    }

    [GeneratedRegex(
        """
        \ (chuyen|viec|vu|tin|don|bai|loi|dieu)\ ((anh|chu|ong|bac|co|chi|dong|can|bo|cua|ve|dai|thieu|trung|thuong|uy|ta|ca|cong|an)\ ){0,5}@[^.]*\ (toi\ dau|den\ dau|sao\ roi|ra\ sao|the\ nao|chua|ket\ qua|giai\ quyet)\b
        | @\ ((?!(bao|dan|keu|nhac|hen|cho|xuong|den|goi|hoi|yeu|de|oi|a)\ )\w+\ ){0,3}(toi|em|chau|con|minh)\ (\w+\ ){0,2}(ke|noi|viet|gui|nhan|bao|to|trinh|phan)\b
        | \ (toi|em|chau|con|minh)\ ((da|co|vua|tung)\ ){1,2}(\w+\ ){0,1}(ke|viet|to|to\ cao|phan\ anh|trinh\ bay|gop\ y)\ ((?!(voi|cho|den|nho)\ )\w+\ ){0,4}@
        | @\ (\w+\ ){0,2}(bi|duoc)\ (\w+\ ){0,2}(nhac\ nho|kiem\ diem|ky\ luat|khien\ trach|dieu\ chuyen|dinh\ chi|phe\ binh|xu\ ly|phat|xu\ phat)\b
        | \ (nhac\ nho|kiem\ diem|ky\ luat|khien\ trach|dieu\ chuyen|dinh\ chi|phe\ binh|xu\ ly)\ (\w+\ ){0,2}@
        """,
        RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex ToldOf();

    private static bool HasSpeaker(SpokenText said, int from, int to) =>
        said.Folded.Take(to).Skip(from).Any(word => word is "toi" or "em" or "chau" or "con" or "minh");

    /// <summary>Whether words speak of a leader without naming the service, other than to them.</summary>
    public static bool SpeakOfLeader(SpokenText said) => In(said, Leaders).Any();

    /// <summary>Whether words complain, or recall that they complained, of a leader called like that: "tôi đã tố cáo ông trưởng hôm trước", "tin tôi viết về sếp".</summary>
    public static bool ComplainOfLeader(SpokenText said) => ComplainOf(said, Leaders);

    /// <summary>For what is a complaint already: whether it speaks of "ông trưởng". "Sếp" and "lãnh đạo" also stand for whoever is to look into it.</summary>
    public static bool SpeakOfChief(SpokenText said) => In(said, Chiefs).Any();

    /// <summary>Whether words speak of a deputy without naming the service, other than to them: "ông phó nhận tiền của chủ quán".</summary>
    public static bool SpeakOfDeputy(SpokenText said) => In(said, Deputies).Any();

    /// <summary>Whether words complain, or recall that they complained, of a deputy called like that.</summary>
    public static bool ComplainOfDeputy(SpokenText said) => ComplainOf(said, Deputies);

    // Nearly every report speaks of no leader: nothing else is asked of it then.
    private static bool ComplainOf(SpokenText said, PositionCalls calls) =>
        In(said, calls).ToList() is { Count: > 0 } called && (called.Exists(at => IsComplainedOf(said.Folded, at)) || Recall(said) || AskAfter(said, []));

    /// <summary>For who asks for a name: whether the chief is called at all, to the face as well, for somebody else can ask.</summary>
    public static bool MayMeanChief(SpokenText said) => Called(said, Chiefs).Any();

    /// <summary>The same of a deputy.</summary>
    public static bool MayMeanDeputy(SpokenText said) => Called(said, Deputies).Any();

    private static IEnumerable<int> In(SpokenText said, PositionCalls calls) => Called(said, calls).Where(at => !IsSpokenTo(said, at));

    private static IEnumerable<int> Called(SpokenText said, PositionCalls calls) => OfficerNames.Places(said, calls).Where(at => IsWrittenSo(said, EndOf(said.Folded, at)) && !IsSomebodyElse(said, at));

    // "Ông Trường", "ngoài phố", "bà phở".
    private static bool IsWrittenSo(SpokenText said, int end) => said.Words[end].All(char.IsAscii) || said.Folded[end] is not ("truong" or "pho") || Heads.Contains(said.Words[end]);

    private static readonly HashSet<string> Heads = ["trưởng".Normalize(NormalizationForm.FormD), "phó".Normalize(NormalizationForm.FormD)];

    private static readonly string[] ChiefsCalls =
        ["ong truong", "bac truong", "anh truong", "chu truong", "lao truong", "thang truong", "cha truong", "co truong", "ba truong", "chi truong", "dong chi truong", "d c truong", "cau truong", "tay truong", "ga truong", "vi truong", "thu truong", "sep tren xa", "sep xa", "sep lon", "sep to", "cong an truong", "cong an xa truong"];

    // "Cả trưởng lẫn phó đều nhận tiền": both.
    private static readonly string[] BothCalls = ["truong pho", "truong va pho", "truong lan pho", "truong toi pho", "truong den pho", "truong cung pho"];

    private static readonly PositionCalls Chiefs = new([.. ChiefsCalls, .. BothCalls]);

    private static readonly string[] DeputiesCalls = ["ong pho", "bac pho", "anh pho", "chu pho", "chi pho", "co pho", "ba pho", "lao pho", "thang pho", "cha pho", "dong chi pho", "d c pho", "cau pho", "tay pho", "ga pho", "vi pho", "hai pho", "may pho", "cac pho", "sep pho", "xep pho", "pho sep", "pho xep"];

    private static readonly PositionCalls Deputies = new([.. DeputiesCalls, .. BothCalls]);

    private static readonly PositionCalls AnyLeader = new([.. ChiefsCalls, .. DeputiesCalls, "sep", "lanh dao", "chi huy"]);

    private static readonly PositionCalls Leaders = new([.. ChiefsCalls, "sep", "ong xep", "anh xep", "chu xep", "lao xep", "may xep", "lanh dao", "chi huy", "ong dung dau", "nguoi dung dau", "cap tren cua", "ong to nhat"]);

    // "Ông trưởng thôn", "sếp công ty", "lãnh đạo nhà máy", "ban chỉ huy quân sự".
    private static bool IsSomebodyElse(SpokenText said, int at)
    {
        var end = EndOf(said.Folded, at);
        if (end + 1 >= said.Words.Count || said.IsBeforePause(end)) return false;
        var (folded, next) = (said.Folded, end + 1);
        var after = next + 1 < folded.Count ? folded[next + 1] : "";
        if (OfSomethingElse.Contains($"{folded[next]} {after}")) return true;
        // "Sếp em" is whoever employs me; "ông trưởng em kể", "ông phó tôi kể" are no heads of mine.
        if (folded[next] is "em" or "toi" or "minh") return folded[end] is not ("truong" or "pho");
        // "Trưởng họ Nguyễn" and "ông trưởng họ hàng với chủ quán", "trưởng ban" and "ông trưởng ban ngày nhắc".
        if ((folded[next], after) is ("ho", "hang") or ("ban", "ngay" or "dem" or "be") || (folded[next] is "quan" && after is not "su")) return false;
        return OfSomethingElse.Contains(folded[next]) && (said.IsPlainAt(next) ? !IsOtherWordToo(folded[next]) : WithMarks.Contains(said.Words[next]));
    }

    // Without marks "doi" is "đội" and "đòi", "bo" is "bộ" and "bỏ": when in doubt a leader is meant.
    private static bool IsOtherWordToo(string word) => word is "ban" or "to" or "doan" or "ho" or "ca" or "hoi" or "bo" or "doi" or "chi" or "kho" or "gia" or "hoc" or "mat" or "tau" or "tong" or "quan";

    private static readonly HashSet<string> WithMarks =
    [
        .. new[]
        {
            "thôn", "ấp", "bản", "ban", "xóm", "khu", "phố", "tổ", "phòng", "nhóm", "đoàn", "họ", "tộc", "làng", "buôn", "sóc", "ca", "trạm", "mặt", "hội", "khoa", "kíp", "gia", "học", "bộ", "đội", "bếp", "tàu", "chi", "trường", "quân",
            "tổng", "xưởng", "kho", "tiểu", "mầm", "thpt", "thcs",
        }.Select(word => word.Normalize(NormalizationForm.FormD)),
    ];

    private static int EndOf(IReadOnlyList<string> folded, int at)
    {
        while (at + 1 < folded.Count && (folded[at], folded[at + 1]) is ("truong", "pho" or "va" or "lan" or "toi" or "den" or "cung") && (folded[at + 1] is "pho" || (at + 2 < folded.Count && folded[at + 2] is "pho"))) at++;
        while (at + 1 < folded.Count && folded[at] is not ("truong" or "sep" or "xep" or "dao" or "huy" or "dau" or "cua" or "nhat" or "pho")) at++;
        return at;
    }

    private static readonly HashSet<string> OfSomethingElse =
    [
        "thon", "ap", "ban", "xom", "khu", "pho", "to", "phong", "nhom", "doan", "ho", "toc", "lang", "buon", "soc", "ca", "tram", "mat", "hoi", "khoa", "kip", "gia", "hoc", "bo", "doi", "bep", "tau", "chi", "truong", "quan",
        "tong", "xuong", "kho", "cua em", "cua toi", "cua minh", "cua chong", "cua vo", "cua con", "tieu", "mam", "thpt", "thcs", "cong ty", "cong truong", "nha may", "xi nghiep", "doanh nghiep", "ngan hang", "benh vien", "cua hang", "giao thong", "san xuat", "cong trinh",
        "chu tich", "giam doc", "hieu truong", "bi thu", "chu nhiem", "quan doc", "may", "nhay", "giao su", "tien si",
    ];

    // "Mong lãnh đạo", "báo cáo sếp", "nhờ chỉ huy", "sếp ơi". What is told about somebody is told to nobody: "viết về sếp", "bảo là ông trưởng".
    private static bool IsSpokenTo(SpokenText said, int at)
    {
        var folded = said.Folded;
        var end = EndOf(folded, at);
        for (var next = end + 1; next <= Math.Min(end + 3, folded.Count - 1) && said.Words[next] != SpokenText.End; next++)
        {
            if (folded[next] is "oi" or "a") return true;
            if (said.IsBeforePause(next)) break;
        }

        for (var back = at - 1; back >= Math.Max(0, at - 4) && said.Words[back] != SpokenText.End && !said.IsBeforePause(back); back--)
        {
            if (folded[back] is "ve" or "la" or "cua" or "de" or "so" or "voi" or "dung") return false;
            // "Đề nghị không cho lãnh đạo xã xem".
            if (back > 0 && folded[back] is "cho" && folded[back - 1] is "khong" or "dung") return false;
            if (folded[back] is "nghi" or "mong" or "nho" or "xin" or "thua" or "kinh" or "trinh" or "xuat" or "gui") return true;
            // "Báo đến ông trưởng"; "mở đến sáng, ông trưởng …" says when.
            if (back == at - 1 && (folded[back] is "den" || said.Words[back] == Towards)) return true;
            if (folded[back] is "bao" && said.Words[back] != Tell) return true;
            if (back > 0 && (folded[back - 1], folded[back]) is ("bao", "cao") or ("phan", "anh") or ("cam", "on")) return true;
        }

        return false;
    }

    // "Tố cáo ông trưởng", "khiếu nại về lãnh đạo", "gửi đơn về sếp".
    private static bool IsComplainedOf(IReadOnlyList<string> folded, int at)
    {
        if (at > 0 && folded[at - 1] is "ve") return at > 1 && folded.Take(at - 1).Skip(Math.Max(0, at - 6)).Any(word => word is "don" or "viet" or "noi" or "anh" or "cao" or "nai" or "gui" or "kien");
        return at > 1 && (folded[at - 2], folded[at - 1]) is ("to", "cao") or ("khieu", "nai") or ("don", "kien") or ("don", "to");
    }
}
