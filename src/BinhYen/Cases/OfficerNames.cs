using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using BinhYen.Platform.Text;

namespace BinhYen.Cases;

/// <summary>
/// Finds officers in the way residents speak of them: a word of address or a rank and the given name ("anh Trí", "thiếu tá
/// Nghiêm"), the family name and the given name ("Vũ Khải"), the given name and the service ("Khải công an"). Marks count, for
/// "có khai" is not "cô Khải"; in a text written without any, only words of address that mean nothing else do.
/// </summary>
internal static partial class OfficerNames
{
    private static readonly string Called = "tên".Normalize(NormalizationForm.FormD);

    // "anh Trí": so many people are called that it says little by itself.
    private static readonly HashSet<string> Address = Decomposed("anh", "chị", "ông", "bà", "chú", "cô", "bác", "cậu", "thằng", "lão", "mụ", "gã");

    // "a Bách", "con Dương": written for short, or said of nobody one respects. So short or so common that what follows has to look like a name.
    private static readonly HashSet<string> WeakAddress = Decomposed("a", "c", "ô", "b", "e", "em", "con", "cái", "tay", "bạn", "đc");

    // "đồng chí Trí", "cán bộ Trí", "nhân viên", "công an", "đại úy", "thiếu tá", "phó": nobody else is called that.
    private static readonly HashSet<string> Rank = Decomposed("sếp", "chí", "bộ", "viên", "an", "sát", "úy", "uý", "tá", "trưởng", "phó", "ca", "csgt", "cskv");
    private static readonly HashSet<string> ShortAddress = Decomposed("a", "ô", "c", "b", "e", "đ", "đc");
    private static readonly HashSet<string> PlainAddress = ["anh", "chi", "ong", "chu", "bac", "a", "c"];

    // Without marks only together with the word before: "ta" alone is "we".
    private static readonly HashSet<string> PlainRank =
        ["dong chi", "can bo", "nhan vien", "cong an", "canh sat", "dai uy", "trung uy", "thuong uy", "thieu uy", "thieu ta", "trung ta", "thuong ta", "dai ta", "pho truong"];

    // "Gửi anh Trí", "cảm ơn anh Trí": spoken to, not of.
    private static readonly HashSet<string> SpokenTo = Decomposed("gửi", "thưa", "nhờ", "ơn");
    private static readonly HashSet<string> PlainSpokenTo = ["thua", "gui", "on"];

    // What may stand between "kính gửi" and whom it greets.
    private static readonly HashSet<string> Titles =
        ["dong", "chi", "d", "c", "anh", "chi", "ong", "ba", "chu", "co", "bac", "quy", "cac", "sep", "can", "bo", "cong", "an", "ca", "dai", "thieu", "trung", "thuong", "uy", "ta", "truong", "pho"];

    /// <summary>How surely a text speaks of somebody of this name.</summary>
    /// <param name="said">The text.</param>
    /// <param name="name">The words of the full name.</param>
    /// <param name="isBlame">The text blames: then it speaks of them, even where it says "gửi" or "nhờ", but not where it says "kính gửi".</param>
    public static OfficerMention MentionOf(SpokenText said, IReadOnlyList<string> name, bool isBlame)
    {
        if (name.Count == 0) return OfficerMention.None;
        var (most, given) = (OfficerMention.None, VietnameseText.Fold(name[^1]));
        for (var at = 0; at < said.Words.Count && most < OfficerMention.Sure; at++)
        {
            // However the given name is written, without its marks it is the same word: nearly every word is none.
            if (said.Folded[at] != given) continue;
            var found = MentionAt(said, at, name);
            if (found > OfficerMention.Address && IsSpokenTo(said, at, name, isBlame)) found = OfficerMention.Address;
            if (found > most) most = found;
        }

        return most;
    }

    /// <summary>Where a text names somebody, or calls somebody of the given name, other than in a letter's solemn address.</summary>
    public static IEnumerable<int> PlacesOf(SpokenText said, IReadOnlyList<string> name)
    {
        if (name.Count == 0) yield break;
        var given = VietnameseText.Fold(name[^1]);
        for (var at = 0; at < said.Words.Count; at++)
            if (said.Folded[at] == given && MentionAt(said, at, name) > OfficerMention.Address && !IsSolemnlySpokenTo(said, at, name)) yield return at;
    }

    /// <summary>Whether the words before a position speak to whoever holds it: "kính gửi", and where the text does not blame also "gửi", "nhờ", "cảm ơn".</summary>
    /// <param name="said">The text.</param>
    /// <param name="at">Where the position begins.</param>
    /// <param name="isBlame">The text blames: only a letter's solemn address counts.</param>
    public static bool IsPositionSpokenTo(SpokenText said, int at, bool isBlame)
    {
        if (IsSolemnlySpokenTo(said, at, [])) return true;
        for (var back = at - 1; !isBlame && back >= Math.Max(0, at - 4) && said.Words[back] != SpokenText.End; back--)
            if (said.Folded[back] is "thua" or "gui" or "on" or "nho") return true;
        return false;
    }

    /// <summary>Where one of some positions stands in a text. The chief is not meant by "phó trưởng", nor by whoever leads a shift.</summary>
    /// <remarks>Every report is searched: nothing is made here but the places found.</remarks>
    public static IEnumerable<int> Places(SpokenText said, PositionCalls calls)
    {
        var folded = said.Folded;
        for (var at = 0; at < folded.Count; at++)
            foreach (var words in calls.BeginningWith(folded[at]))
            {
                if (!StandAt(folded, at, words)) continue;
                if (words[0] is "truong" or "tr" && at > 0 && folded[at - 1] == "pho") continue;
                if (words[^1] == "ca" && at + words.Length < folded.Count && folded[at + words.Length] is "truc" or "dem" or "ngay" or "lam" or "nhac" or "hat" or "si" or "kip") continue;
                if (words[^1] == "ca" && IsWorkplace(folded, at + words.Length)) continue;
                if (words[^1] == "don" && at + words.Length < folded.Count && folded[at + words.Length] is "bien" or "vi") continue;
                yield return at;
            }
    }

    // "Trưởng ca ở nhà máy", "trưởng ca sản xuất": leads a shift.
    private static bool IsWorkplace(IReadOnlyList<string> folded, int at)
    {
        if (at < folded.Count && folded[at] is "o" or "cua" or "ben" or "trong") at++;
        return at + 1 < folded.Count && (folded[at], folded[at + 1]) is ("nha", "may") or ("cong", "ty") or ("san", "xuat") or ("bao", "ve") or ("xi", "nghiep");
    }

    private static bool StandAt(IReadOnlyList<string> folded, int at, string[] words)
    {
        if (at + words.Length > folded.Count) return false;
        for (var i = 0; i < words.Length; i++)
            if (folded[at + i] != words[i]) return false;
        return true;
    }

    /// <summary>Whether something is asked of whoever is named here or reported to them: "đề nghị lãnh đạo công an", "báo cáo lãnh đạo công an".</summary>
    public static bool IsAskedOf(SpokenText said, int at)
    {
        for (var back = at - 1; back >= Math.Max(0, at - 3) && said.Words[back] != SpokenText.End && !said.IsBeforePause(back); back--)
        {
            if (said.Folded[back] is "nghi" or "mong" or "nho" or "xin" or "cau" or "bao" or "cao" or "anh" or "gui" or "thua" or "kinh" or "on") return true;
            // "Báo đến lãnh đạo"; "mở đến sáng" says when.
            if (back == at - 1 && said.Folded[back] is "toi" or "den") return true;
        }

        return false;
    }

    /// <summary>Whether the text speaks of whoever polices the place, without a name.</summary>
    /// <param name="folded">Words without marks, in small letters, a blank between two.</param>
    /// <param name="said">The same words with their marks, which tell "CA khu vực" from "cả khu vực".</param>
    public static bool SpeaksOfArea(string folded, SpokenText said) => AreaWords().IsMatch(folded)
        || Enumerable.Range(0, Math.Max(0, said.Words.Count - 2)).Any(at => said.Words[at] is "ca" && (said.Folded[at + 1], said.Folded[at + 2]) is ("khu", "vuc") or ("phu", "trach") or ("quan", "ly") or ("dia", "ban"));

    /// <summary>Whether the text speaks of whoever was on duty, without a name.</summary>
    /// <param name="folded">Words without marks, in small letters, a blank between two.</param>
    public static bool SpeaksOfDuty(string folded) => DutyWords().IsMatch(folded);

    /// <summary>Whether the text speaks of whoever sits at the desk for papers, without a name: "cô làm căn cước".</summary>
    /// <param name="folded">Words without marks, in small letters, a blank between two.</param>
    public static bool SpeaksOfDesk(string folded) => DeskWords().IsMatch(folded);

    [GeneratedRegex(@"\b(nguoi|co|chi|anh|ba|ong|can bo|nhan vien|em) (\w+ )?(lam|ngoi|o|phu trach|nhan|truc|ky|thu|tra|cap|giai quyet) (\w+ )?(can cuoc|cccd|cmnd|ho khau|giay to|ho so|thu tuc|ban (giay to|tiep dan|ho so)|quay|cua so|mot cua|tam tru|dinh danh)\b|\b(cho|ban|bo phan|quay|phong) (tiep nhan|tiep dan|mot cua|tra ket qua|lam giay to)\b")]
    private static partial Regex DeskWords();

    /// <summary>Words of rudeness and of being sent to and fro, which a question about papers holds as well.</summary>
    /// <param name="folded">Words without marks, in small letters, a blank between two.</param>
    public static bool SoundsRude(string folded) => RudeWords().IsMatch(folded);

    [GeneratedRegex(@"\b(quat|mang|chui|hach dich|hach sach|cau gat|mat day|thai do|kho chiu|lanh nhat|bat (toi|em|chau|con)? ?(dua|tra|di lai|quay lai|len xuong|lam lai|mua|cho|nop)|(bao|keu) (toi|em|chau|con)? ?(phai )?(mua|nop|dua|boi duong)|(lay|thu|doi) (cua )?(toi|em|chau|con)|(doi|thu|lay) (\w+ )?(tram|nghin|ngan|trieu|chuc|\d+)|hen mai|hen (len|toi|het)|doi (toi|em|chau|con)? ?(them|dua|nop)|nop them|khong (lam|nhan|tra|giai quyet)|cham tre|gay kho|nhung nhieu|nhan tien|dua tien)\b")]
    private static partial Regex RudeWords();

    /// <summary>Whether words that name nobody blame somebody spoken of before: "anh ấy còn cầm của tôi năm triệu", "ông ấy mà biết tôi báo".</summary>
    /// <param name="folded">Words without marks, in small letters, a blank between two.</param>
    public static bool BlamesWhoWasNamed(string folded) => Pronouns().IsMatch(folded) && (SoundsLikeBlame(folded) || Fears().IsMatch(folded));

    /// <summary>Whether words tell of money asked or given for what the police do or leave: "bảo đưa thêm ba triệu thì mới lập biên bản".</summary>
    /// <param name="folded">Words without marks, in small letters, a blank between two.</param>
    public static bool TellsOfPriceForDuty(string folded) => PriceForDuty().IsMatch(folded);

    [GeneratedRegex(@"\b(dua|nop|chi|chung|boi duong|doi|xin|lay|nhan|cam)( \w+){0,6} (tien|trieu|nghin|ngan|tram|phong bi)( \w+){0,6} (moi|de|thi|la|nen|roi)( \w+){0,3} (lap bien ban|xu ly|giai quyet|bo qua|cho qua|tha|khong phat|dieu tra|lam giay|lam ngo)\b")]
    private static partial Regex PriceForDuty();

    /// <summary>Whether praise or a question turns: "cảm ơn các anh, nhưng …", "riêng đồng chí …", "chỉ tiếc là …". What follows seldom praises.</summary>
    /// <param name="said">The words as spoken.</param>
    /// <param name="folded">The same without marks, in small letters, a blank between two.</param>
    public static bool TurnsAgainst(SpokenText said, string folded) => said.Words.Any(Turns.Contains) || TurningWords().IsMatch(folded);

    // By themselves and with their marks, for "nhung" is "những" as well.
    private static readonly HashSet<string> Turns = [.. new[] { "nhưng", "nhung", "riêng", "song" }.Select(word => SpokenText.Of(word).Words[0])];

    [GeneratedRegex(@"\b(tuy nhien|chi tiec|dang tiec|vay ma|the ma|khong hieu sao|mong (\w+ ){0,3}xem lai|de nghi (\w+ ){0,3}xem lai)\b")]
    private static partial Regex TurningWords();

    /// <summary>Whether the text thanks or praises somebody.</summary>
    /// <param name="folded">Words without marks, in small letters, a blank between two.</param>
    public static bool SpeaksThanks(string folded) => ThankingWords().IsMatch(folded);

    [GeneratedRegex(@"\b(cam on|biet on|khen|tuyen duong|bieu duong|hoan nghenh|tri an)\b")]
    private static partial Regex ThankingWords();

    /// <summary>Words of money, violence, favours, silence bought or kept, papers and places of the police: with a name beside them they accuse.</summary>
    /// <param name="folded">Words without marks, in small letters, a blank between two.</param>
    public static bool SoundsLikeBlame(string folded) => BlameWords().IsMatch(folded);

    /// <summary>What the word at one place says of a name, with what stands around it; whether it is spoken to is not asked.</summary>
    /// <remarks>A name typed without marks among marked words counts after a rank or another part of the name: "đại uý Bach".</remarks>
    internal static OfficerMention MentionAt(SpokenText said, int at, IReadOnlyList<string> name)
    {
        var words = said.Words;
        var isExact = Same(words[at], name[^1]);
        if (!isExact && !IsPlainFormOf(words[at], name[^1])) return OfficerMention.None;
        var before = at > 0 ? words[at - 1] : "";
        if (name.Count > 1 && (IsPartOf(before, name[0]) || IsPartOf(before, name[^2]) || (before == SpokenText.End && at > 1 && words[at - 2].Length == 1 && words[at - 2][0] == name[^2][0])))
            return OfficerMention.Sure;
        if ((before.All(char.IsAscii) && at > 1 && PlainRank.Contains($"{VietnameseText.Fold(words[at - 2])} {before}")) || Rank.Contains(before) || before is "sep" or "uy"
            || (before == "c" && at > 1 && VietnameseText.Fold(words[at - 2]) == "d"))
            return OfficerMention.Sure;
        // "A.Bách", "Ô. Bách": the point ends no sentence.
        if (isExact && before == SpokenText.End && at > 1 && ShortAddress.Contains(words[at - 2]) && said.IsCapital(at)) return OfficerMention.Perhaps;
        // "An ca", but not where "mấy chú ca" was written out.
        if (at + 1 < words.Count && words[at + 1] is "ca" && !(at > 0 && IsService(said.Folded, at - 1))) return OfficerMention.Sure;
        if (ServiceFollows(said, at) || ServiceLeads(said, at)) return OfficerMention.Sure;
        // "Cán bộ tên Bách", "anh tên là Bách".
        if (isExact && (before == Called || (at > 1 && said.Folded[at - 1] == "la" && words[at - 2] == Called))) return OfficerMention.Perhaps;
        // "Anh Bach" among marked words: the capital letter says that a name is meant.
        var isNamed = isExact ? Address.Contains(before) || (WeakAddress.Contains(before) && said.LooksLikeName(at)) : Address.Contains(before) && said.IsCapital(at);
        return isNamed || (said.IsPlainAt(at) && PlainAddress.Contains(before)) ? OfficerMention.Perhaps : OfficerMention.None;
    }

    // "Bách công an", "Bách cảnh sát", "Bách bên công an xã", "Bách là cskv".
    private static bool ServiceFollows(SpokenText said, int at)
    {
        var folded = said.Folded;
        for (var next = at + 1; next < folded.Count && next <= at + 4; next++)
        {
            if (folded[next] is "cax" or "csgt" or "cskv" || IsService(folded, next)) return true;
            if (folded[next] is not ("ben" or "o" or "tren" or "duoi" or "thuoc" or "lam" or "la" or "doi" or "to" or "ngoai")) return false;
        }

        return false;
    }

    // "Công an xã tên Bách", "công an khu vực Bách".
    private static bool ServiceLeads(SpokenText said, int at)
    {
        var folded = said.Folded;
        for (var back = at - 1; back > 0 && back >= at - 4; back--)
        {
            if (IsService(folded, back - 1) || (folded[back - 1], folded[back]) is ("can", "bo")) return true;
            if (folded[back] is not ("ten" or "xa" or "phuong" or "khu" or "vuc" or "thon" or "minh")) return false;
        }

        return false;
    }

    private static bool IsService(IReadOnlyList<string> folded, int at) => at + 1 < folded.Count && (folded[at], folded[at + 1]) is ("cong", "an") or ("canh", "sat");

    private static bool IsPartOf(string word, string part) => Same(word, part) || IsPlainFormOf(word, part);

    private static bool IsPlainFormOf(string word, string marked) => word.Length > 0 && word.All(char.IsAscii) && word == VietnameseText.Fold(marked);

    private static bool IsSpokenTo(SpokenText said, int at, IReadOnlyList<string> name, bool isBlame)
    {
        if (IsSolemnlySpokenTo(said, at, name)) return true;
        if (isBlame) return false;
        if (at + 1 < said.Words.Count && said.Folded[at + 1] is "oi" or "a") return true;
        for (var back = at - 1; back >= Math.Max(0, at - 5) && said.Words[back] != SpokenText.End; back--)
            if ((said.IsPlainAt(at) ? PlainSpokenTo : SpokenTo).Contains(said.Words[back])) return true;
        return false;
    }

    // "Kính gửi đồng chí …" as letters begin: near the beginning of a sentence, and only titles stand between. "Quán kinh doanh cùng đại úy" is none.
    private static bool IsSolemnlySpokenTo(SpokenText said, int at, IReadOnlyList<string> name)
    {
        var to = at - 1;
        while (to > 0 && said.Words[to] != SpokenText.End && (Titles.Contains(said.Folded[to]) || name.Any(part => IsPartOf(said.Words[to], part)))) to--;
        if (to < 1 || said.Folded[to] is not ("gui" or "thua" or "trinh" or "bao" or "mong" or "chao") || said.Folded[to - 1] != "kinh") return false;
        var begins = to - 1;
        while (begins > 0 && said.Words[begins - 1] != SpokenText.End) begins--;
        return to - 1 - begins <= 3;
    }

    /// <summary>Whether the given name stands anywhere, by itself; not as half of "công an".</summary>
    public static bool HoldsGivenName(SpokenText said, IReadOnlyList<string> name) =>
        StandsAlone(said, name, (at, given) => Same(said.Words[at], given));

    /// <summary>Whether the given name stands in the text as one: with a capital letter, or in a text that has none.</summary>
    public static bool HoldsNameAlone(SpokenText said, IReadOnlyList<string> name) =>
        StandsAlone(said, name, (at, given) => Same(said.Words[at], given) && said.LooksLikeName(at));

    /// <summary>Whether the given name may stand in the text in any way: with its marks, in a sentence written without any, or without its marks and with a capital letter.</summary>
    public static bool MayHoldGivenName(SpokenText said, IReadOnlyList<string> name) =>
        HoldsGivenName(said, name) || StandsAlone(said, name, (at, given) => said.Folded[at] == VietnameseText.Fold(given) && (said.IsPlainAt(at) || (said.IsCapital(at) && IsPlainFormOf(said.Words[at], given))));

    // Not as half of "công an".
    private static bool StandsAlone(SpokenText said, IReadOnlyList<string> name, Func<int, string, bool> isGiven) =>
        name.Count > 0 && Enumerable.Range(0, said.Words.Count).Any(at => isGiven(at, name[^1]) && !(at > 0 && IsService(said.Folded, at - 1)));

    /// <summary>Whether a sentence says of the police, whom it does not ask for anything, what sounds like blame: "mấy chú công an xuống là ăn nhậu ở đó".</summary>
    public static bool BlamesPolice(SpokenText said)
    {
        for (var at = 0; at < said.Words.Count; at++)
        {
            if (!(IsService(said.Folded, at) || said.Folded[at] is "cax" or "csgt" or "cskv") || IsTurnedTo(said.Folded, at)) continue;
            var end = at;
            while (end < said.Words.Count && said.Words[end] != SpokenText.End) end++;
            if (SoundsLikeBlame($" {string.Join(' ', said.Folded.Take(end).Skip(at))} ")) return true;
        }

        return false;
    }

    // "Báo công an", "nhờ các anh công an", "đề nghị công an": nothing is said of them. "Anh công an" is not "phản ánh công an".
    private static bool IsTurnedTo(IReadOnlyList<string> folded, int at)
    {
        for (var back = at - 1; back >= Math.Max(0, at - 3) && folded[back] != SpokenText.End; back--)
            if (folded[back] is "nghi" or "mong" or "nho" or "xin" or "cau" or "bao" or "cao" or "gui" or "goi" or "thua" or "kinh" or "on" || (folded[back] is "anh" && back > 0 && folded[back - 1] is "phan")) return true;
        return false;
    }

    /// <summary>Whether something is said of whoever polices the place, and not only asked of them: "công an khu vực là khách ruột của quán".</summary>
    /// <param name="folded">Words without marks, in small letters, a blank between two.</param>
    public static bool SaysOfArea(string folded) => Says(OfficerOfArea(), folded);

    /// <summary>Whether the officer of the place, called in any way, is said to lay hands on somebody: "công an khu vực không đến" says nothing of the kind.</summary>
    /// <param name="folded">Words without marks, in small letters, a blank between two.</param>
    public static bool SaysAreaAssaults(string folded) => Said(AreaWords(), folded).Any(found => Assaults().IsMatch(folded[(found.Index + found.Length)..]));

    [GeneratedRegex(@"^( (?!(khong|chua|ko)\b)\w+){0,11} (sam so|ga gam|so soang|hiep dam|cuong hiep|cuong dam|quay roi|danh|dam|chem|dap|tat|boc|cam dao|cam gay|doa giet|lot do)\b")]
    private static partial Regex Assaults();

    /// <summary>Whether something is said of whoever was on duty, and not only asked of them.</summary>
    /// <param name="folded">Words without marks, in small letters, a blank between two.</param>
    public static bool SaysOfDuty(string folded) => Says(DutyWords(), folded);

    // "Gọi trực ban" only turns to them.
    private static bool Says(Regex words, string folded) => Said(words, folded).Any();

    private static IEnumerable<Match> Said(Regex words, string folded) =>
        words.Matches(folded).Where(found => folded[..found.Index].Split(' ', StringSplitOptions.RemoveEmptyEntries) is var before && !IsTurnedTo(before, before.Length));

    /// <summary>Whether the text holds any word for somebody of the police or for a rank or head of it, whatever it says of them.</summary>
    /// <param name="folded">Words without marks, in small letters, a blank between two.</param>
    public static bool HoldsAnOffice(string folded) => OfficeWords().IsMatch(folded);

    [GeneratedRegex(@"\b(cong an|canh sat|cax|csgt|cskv|can bo|dong chi|d c|(dai|trung|thuong|thieu) (uy|ta)|sep|lanh dao|chi huy|ao xanh|thu truong)\b")]
    private static partial Regex OfficeWords();

    /// <summary>Whether the text speaks of a post in a group that told what this one tells again.</summary>
    /// <param name="folded">Words without marks, in small letters, a blank between two.</param>
    public static bool SpeaksOfPost(string folded) => PostWords().IsMatch(folded);

    [GeneratedRegex(@"\b(dang|viet|ke|noi|bai|nhan) (\w+ ){0,4}nhom\b")]
    private static partial Regex PostWords();

    /// <summary>Whether the text speaks of the police.</summary>
    /// <param name="folded">Words without marks, in small letters, a blank between two.</param>
    public static bool SpeaksOfPolice(string folded) => PoliceWords().IsMatch(folded);

    /// <summary>The same with the marks that tell "CA" from "cả" and "đồn" from "đơn", where there are any.</summary>
    public static bool SpeaksOfPolice(string folded, SpokenText said) => PlainPoliceWords().IsMatch(folded) || said.Words.Any(word => word is "ca" or "don" || word == Post);

    /// <summary>The words with every call of an officer by the office written as a sign: "chú công an xã", "công an khu vực", "người phụ trách".</summary>
    /// <param name="sign">What stands for one.</param>
    /// <param name="folded">Words without marks, in small letters, a blank between two.</param>
    public static string WithOfficesAs(string sign, string folded) => CalledByOffice().Replace(AreaWords().Replace(folded, sign), sign);

    [GeneratedRegex(@"\b(anh|chu|ong|bac|co|chi|may|cac|dong chi|can bo) (\w+ )?(cong an|canh sat)( xa| phuong)?\b|\b(nguoi|can bo|anh|dong chi) (phu trach|xu ly|giai quyet)\b|\bcan bo (truc|tiep dan|mot cua|thu tuc|xa)\b")]
    private static partial Regex CalledByOffice();

    private static readonly string Post = "đồn".Normalize(NormalizationForm.FormD);

    private const string CalledPolice =
        @"cong an|canh sat|cax|csgt|cskv|tca|pca|can bo|dong chi|dai uy|trung uy|thuong uy|thieu uy|thieu ta|trung ta|thuong ta|quan phuc|sac phuc|ao xanh|canh phuc|quan ham|ke pi|tuan tra|hinh su|trinh sat|an ninh|chinh quy|doi 113|luc luong chuc nang|cong vu|to cong tac|tru so|bien xanh|(nguoi|nhan vien|linh|quan|cap duoi|em ut) (ben |cua )?(ben |cua )?(minh|cac (anh|bac|chu|ong|sep)|anh phu trach|dang ay)";

    [GeneratedRegex(@"\b(" + CalledPolice + @")\b")]
    private static partial Regex PlainPoliceWords();

    [GeneratedRegex(@"\b(ca|don|" + CalledPolice + @")\b")]
    private static partial Regex PoliceWords();

    /// <summary>Whether a complaint is about whoever has the report in hand, without a name: "cán bộ xử lý tin của tôi".</summary>
    /// <param name="folded">Words without marks, in small letters, a blank between two.</param>
    public static bool SpeaksOfHandler(string folded) => HandlerWords().IsMatch(folded);

    [GeneratedRegex(@"\b(cong an|can bo|canh sat) (khu vuc|thon|ban|xom|to dan pho|phu trach|quan ly|dia ban)\b|\bnguoi (phu trach|quan ly) (khu vuc|thon|ban|xom|to dan pho|dia ban)\b|\bcskv\b|\bcong an vien\b|\b(quan tri( vien)?|admin|ad|qtv|truong) (cua )?(cai )?(nhom|group|zalo)\b|\b(duyet bai|tra loi|truc|quan ly|giu) (tin )?(o |tren |cho )?(cai )?(nhom|zalo)\b|\ban ninh (thon|ban|xom|khu vuc)\b|\b(nguoi|anh|chi|ong|chu|bac|dong chi|d c|dc|ao xanh)( \w+){0,3} (phu trach (dia ban )?(thon|xom|ap|ban|to|khu|lang|dia ban)|(quan ly|nam) (dia ban|thon|xom|ap))\b|\b(doi|to|may (anh|chu|ong)|cac (anh|chu|ong)) (di )?tuan( tra)?\b|\b(may|cac) (anh|chu|ong) (mac )?ao xanh\b|\b(nguoi|anh|ong|chu|bac) (tren|o|ben|ngoai) don\b(?! (bien|vi|trinh|dien))|\b(mac|ban) (sac|quan) phuc\b|\b(cac|may) (anh|ong|chu|bac) (o )?tren xa\b")]
    private static partial Regex AreaWords();

    // Without blame beside it nothing that may be a seller: "cán bộ bán".
    [GeneratedRegex(@"\b(cong an|can bo|canh sat) (khu vuc|thon|xom|to dan pho|phu trach|quan ly|dia ban)\b|\bcskv\b|\bcong an vien\b")]
    private static partial Regex OfficerOfArea();

    [GeneratedRegex(@"\btruc (ban|dem|ngay|hom|toi|sang|chieu|dien thoai|chi huy|chien|don)\b|\b(nghe|nhac|bat|cup|dap) (may|dien thoai)\b|\b(can bo|nguoi|anh|chi|ong|nhan vien|dong chi|cong an|canh sat|ca|phien|phong|kip|ai) (dang |di )?truc\b(?! (tiep|thuoc|tuyen|quan))")]
    private static partial Regex DutyWords();

    [GeneratedRegex(@"\b(anh|chi|ong|ba|chu|co|bac|cau|dong chi|can bo|nguoi|thang|lao|ga) (ay|ta|do|nay|kia)\b|\b(ong|anh|chi|ba) y\b|\b(han|ong ta|y ta)\b")]
    private static partial Regex Pronouns();

    [GeneratedRegex(@"\bbiet (la )?(toi|em|chau|con) (da )?(bao|to|noi|ke|gui)\b|\b(tra thu|im di|dung noi|khong duoc noi|dan (toi|em|chau) (khong|dung))\b")]
    private static partial Regex Fears();

    [GeneratedRegex(@"\b(can bo|dong chi|cong an|nguoi|anh|chi|ong|ba|chu|co|bac)( \w+){0,3} (xu ly|giai quyet|phu trach|thu ly|tiep nhan|nhan tin|duoc giao|theo doi)\b")]
    private static partial Regex HandlerWords();

    /// <summary>Whether a new report speaks of whoever worked on an earlier one of its sender: "cán bộ xử lý vụ trước của tôi".</summary>
    /// <param name="folded">Words without marks, in small letters, a blank between two.</param>
    public static bool SpeaksOfEarlierHandler(string folded) => Says(EarlierHandlerWords(), folded);

    [GeneratedRegex(@"\b(can bo|dong chi|cong an|nguoi|anh|chi|ong|ba|chu|co|bac)( \w+){0,3} (xu ly|giai quyet|phu trach|thu ly|tiep nhan|nhan tin|duoc giao|theo doi|lam) (\w+ ){0,5}(truoc|(hom|bua|dot|lan) (no|ay|truoc)|cua (toi|em|chau|con|nha|gia dinh))\b")]
    private static partial Regex EarlierHandlerWords();

    /// <summary>Whether something is said, and not only asked, of somebody who works on reports or came: "người xuống kiểm tra hôm qua".</summary>
    /// <param name="folded">Words without marks, in small letters, a blank between two.</param>
    public static bool SaysOfWhoWorks(string folded) => Says(HandlerWords(), folded) || Says(CameWords(), folded);

    [GeneratedRegex(@"\b(can bo|dong chi|cong an|nguoi|anh|chi|ong|chu|doan|to)( \w+){0,3} (xuong|den kiem tra|ve kiem tra|di kiem tra|vao kiem tra|lap bien ban|hua|hen)\b")]
    private static partial Regex CameWords();

    [GeneratedRegex(
        """
        \b(
          (nhan|cam(?!\ on\b)|lay|doi|dua|xin|vay|an|bien|thu|chia|bieu|tang|cho|(?<!^\ (\w+\ ){0,3}kinh\ )gui|nop|chung|dut)\ (?!lai\b)(\w+\ ){0,7}(tien|trieu|nghin|ngan|phong\ bi) | (moi|ru|goi)\ (\w+\ ){0,8}(nhau|an\ uong|choi) | an\ nhau | (com|moi)\ ruou | khong\ tra\ tien | (lam|la)\ kho\ de | li\ xi | chia\ tien | nhan\ qua | qua\ cap | bieu | benh | qua\ loa | phong\ bi | hoi\ lo | lot\ tay | boi\ duong | chung\ chi | an\ chia | chia\ chac | lam\ luat | nop\ them | mua\ qua | hen\ (mai|len\ hen\ xuong)
        | bao\ ke | bao\ che | chong\ lung | dung\ sau | thong\ dong | cau\ ket | tiep\ tay | thien\ vi | lam\ ngo | bo\ qua | bo\ mac | lam\ tay\ sai | vu\ khong | gay\ kho | sach\ nhieu | hach\ sach | cua\ quyen
        | khong\ (chiu\ )?(xu\ ly|lam\ gi|giai\ quyet|lap\ bien\ ban|xuong|den|nghe|tra\ loi) | keo\ dai | dun\ day
        | (bat\ giu|giam\ giu|ga\ gam|sam\ so|cam\ tay|danh|tat|dam|xo|bop\ co|day|chui|mang|quat|doa|nat|so\ soang|ep)\ (\w+\ ){0,2}(toi|em|chau|con|chong|vo|me|bo|bac|dan)
        | (nhau|uong\ ruou|ca\ phe|di\ choi|danh\ bai|danh\ bac)\ (cung|voi|chung) | ho\ hang | anh\ em\ (voi|cua) | coc\ cheo | con\ chau | nguoi\ nha | ban\ than | than\ (thiet\ )?voi | choi\ than | quen\ (\w+\ )?(voi|chu)
        | tiet\ lo | lo\ (ten|tin|chuyen) | noi\ ten | ke\ (ten|chuyen|lai) | mach | nguoi\ (da\ )?(bao|to) | to\ giac | to\ cao | khieu\ nai | tru\ so | bien\ ban | muon\ ten | dung\ ten | tham\ (nhung|o) | loi\ dung | nha\ nghi | giu\ (\w+\ ){0,2}(can\ cuoc|giay\ to|cccd|cmnd|so\ do|bang\ lai)
        )\b
        """,
        RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex BlameWords();

    /// <summary>
    /// Whether the text tells of money or favours for whoever looks away, or of threats: what an officer is accused of, whatever they are called. A threat to hurt somebody
    /// is what neighbours are reported for, and there help must not wait.
    /// </summary>
    /// <param name="folded">Words without marks, in small letters, a blank between two.</param>
    public static bool TellsOfBribesOrThreats(string folded) => BribesAndThreats().IsMatch(folded);

    [GeneratedRegex(
        """
        \b(
          (nhan|cam(?!\ on\b)|lay|doi|dua|xin|vay|an|thu|chia|cho|gui|nop|chung|dut|kiem|vet|voi|dui|nhet)\ (?!lai\b)(\w+\ ){0,7}(tien|trieu|tr|nghin|ngan|phong\ bi|bi\ thu|hoa\ hong|\d+k|\d+tr|\d+\ (k|cu|chai|lit|ve|xi))
        | bieu | phong\ bi | hoi\ lo | lot\ tay | boi\ duong | chung\ chi | an\ chia | chia\ chac | lam\ luat | li\ xi | an\ tien | qua\ cap | mua\ qua | hoa\ hong | mai\ lo | tham\ (nhung|o) | hui\ chet | boi\ tron | lai\ qua | cung\ (deu|tien|hang\ (thang|tuan)) | cong\ nap | cat\ phe | o\ du
        | quen\ (\w+\ )?(sep|ong|anh|bac)\ (lon|to) | (em|anh|chau|con|vo|chong|bo|me)\ (\w+\ ){0,3}(o|tren)\ (\w+\ )?(tru\ so|don)
        | bao\ ke | bao\ che | chong\ lung | lam\ ngo | tiep\ tay | cau\ ket | thong\ dong
        | (de\ )?doa(?!\ (\w+\ ){0,2}(giet|chem|danh|dam|dot|nhay|tu\ tu|chet)\b) | hach\ sach | sach\ nhieu | ep\ (cung|ky|khai|nop|dong)
        )\b
        """,
        RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex BribesAndThreats();

    // Hoà and Hòa are one name: the mark wanders between two vowels.
    private static bool Same(string a, string b) => a == b || (a.Length == b.Length && a.Length > 0 && a[0] == b[0] && a.Where(IsLetter).SequenceEqual(b.Where(IsLetter)) && a.Order().SequenceEqual(b.Order()));

    private static bool IsLetter(char c) => char.GetUnicodeCategory(c) is not UnicodeCategory.NonSpacingMark;

    private static HashSet<string> Decomposed(params string[] words) => [.. words.Select(w => w.Normalize(NormalizationForm.FormD))];
}

/// <summary>How surely words speak of an officer.</summary>
internal enum OfficerMention
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>The officer is spoken to: "kính gửi đại úy Trí".</summary>
    Address,

    /// <summary>Somebody of that given name: "anh Trí".</summary>
    Perhaps,

    /// <summary>Rank, service or family name stand beside it.</summary>
    Sure,
}

/// <summary>What a position is called, in words without marks.</summary>
internal sealed class PositionCalls(params string[] calls)
{
    private readonly Dictionary<string, string[][]> byFirstWord = calls.Select(words => words.Split(' ')).GroupBy(words => words[0]).ToDictionary(words => words.Key, words => words.ToArray());

    /// <summary>The calls, cut into words, that begin with a word.</summary>
    public string[][] BeginningWith(string word) => byFirstWord.TryGetValue(word, out var calls) ? calls : [];
}

/// <summary>A text cut into small-letter words with their marks apart, as names are compared.</summary>
/// <remarks>Whether anybody troubles with marks or capital letters is asked of each sentence and line by itself: the form adds lines of its own, and people type one message with marks and the next without.</remarks>
internal sealed class SpokenText
{
    /// <summary>Stands among the words where a sentence ends.</summary>
    public const string End = ".";

    // "Con ba ra xem" happens to need no marks: fewer words say nothing of how somebody types.
    private const int FewWords = 4;

    // "Anh bach đem nao cung o quan": one mark in six words comes from the telephone. Of words that are written with marks, three in four have one.
    private const int MarkedWordIn = 4;

    private readonly Lazy<IReadOnlyList<string>> folded;

    private readonly List<Word> words;

    private SpokenText(List<Word> words)
    {
        (Words, this.words) = (words.ConvertAll(word => word.Text), words);
        folded = new(() => words.ConvertAll(word => VietnameseText.Fold(word.Text)));
    }

    /// <summary>The words in order.</summary>
    public IReadOnlyList<string> Words { get; }

    /// <summary>The same words without marks.</summary>
    public IReadOnlyList<string> Folded => folded.Value;

    /// <summary>Whether the word stands in a sentence written with hardly any diacritics, or in a line of that kind.</summary>
    public bool IsPlainAt(int at) => words[at].IsPlain;

    /// <summary>Whether the word begins with a capital letter.</summary>
    public bool IsCapital(int at) => words[at].IsCapital;

    /// <summary>Whether a comma, a dash or a bracket stands behind the word: what follows is another clause.</summary>
    public bool IsBeforePause(int at) => words[at].IsBeforePause;

    /// <summary>
    /// Whether the word may be a name by how it is written: a capital letter inside a sentence, one at its beginning before what somebody does, or
    /// anything in a line where nobody troubles with capitals.
    /// </summary>
    public bool LooksLikeName(int at)
    {
        if (!words[at].IsCapital) return !words[at].IsAmongCapitals;
        return (at > 0 && Words[at - 1] != End) || (at + 1 < Words.Count && Does.Contains(Folded[at + 1]));
    }

    // What follows a name that begins a sentence; "Tài sản" and "Bình gas" begin one too.
    private static readonly HashSet<string> Does =
    [
        "nhan", "lay", "cho", "duoc", "an", "cam", "doi", "nay", "no", "thi", "ma", "cung", "hay", "dang", "da", "bao", "bo", "khong", "bi", "di", "ngoi", "uong", "choi", "den", "qua", "ghe", "xuong", "la", "co", "o", "ben", "cong", "vua", "lai", "toan", "suot", "van",
    ];

    public static SpokenText Of(string text) => OfWrittenOut(OfficesInShort.WriteOut(VietnameseText.Compose(text)));

    /// <summary>The same where the text is composed and its short forms are written out already.</summary>
    public static SpokenText OfWrittenOut(string text)
    {
        var words = new List<Word>();
        var written = text.Normalize(NormalizationForm.FormD);
        var spoken = written.ToLowerInvariant();
        var (begin, sentence, line) = (0, 0, 0);
        for (var at = 0; at <= spoken.Length; at++)
        {
            if (at < spoken.Length && IsOfWord(spoken[at])) continue;
            if (at > begin) words.Add(new Word(spoken[begin..at]) { IsCapital = char.IsUpper(written[begin]) });
            begin = at + 1;
            if (at < spoken.Length && spoken[at] is ',' or '–' or '—' or '(' or ')' && words.Count > 0) words[^1] = words[^1] with { IsBeforePause = true };
            if (at < spoken.Length && spoken[at] is not ('.' or '!' or '?' or ';' or '\n')) continue;
            Judge(words, ref sentence, ref line, isLine: at == spoken.Length || spoken[at] is '\n');
            if (at == spoken.Length) break;
            words.Add(new Word(End));
            sentence++;
        }

        return new SpokenText(words);
    }

    private static void Judge(List<Word> words, ref int sentence, ref int line, bool isLine)
    {
        var isPlain = words.Count - sentence >= FewWords && IsPlain(words, sentence);
        for (; sentence < words.Count; sentence++) words[sentence] = words[sentence] with { IsPlain = isPlain };
        if (!isLine) return;
        var (among, plain) = (words.Skip(line).Any(word => word.IsCapital), IsPlain(words, line));
        for (; line < words.Count; line++) words[line] = words[line] with { IsAmongCapitals = among, IsPlain = words[line].IsPlain || plain };
    }

    private static bool IsPlain(List<Word> words, int from) => IsPlain(words.Skip(from).Count(word => !word.IsAscii), words.Count - from);

    /// <summary>Whether so many marked words among all say that somebody types without marks.</summary>
    public static bool IsPlain(int marked, int all) => marked * MarkedWordIn < all;

    /// <summary>The same of a line or sentence.</summary>
    public static bool IsPlain(string line)
    {
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return IsPlain(words.Count(word => word.Any(letter => !char.IsAscii(letter) && char.IsLetter(letter))), words.Length);
    }

    private static bool IsOfWord(char letter) => char.IsLetterOrDigit(letter) || char.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark;

    private readonly record struct Word(string Text)
    {
        public bool IsCapital { get; init; }

        public bool IsAmongCapitals { get; init; }

        public bool IsBeforePause { get; init; }

        public bool IsPlain { get; init; }

        public bool IsAscii => Text.All(char.IsAscii);
    }
}
