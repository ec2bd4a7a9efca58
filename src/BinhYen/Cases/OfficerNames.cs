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
    // "anh Trí": so many people are called that it says little by itself.
    private static readonly HashSet<string> Address = Decomposed("anh", "chị", "ông", "bà", "chú", "cô", "bác", "cậu", "thằng", "lão", "mụ", "gã");

    // "đồng chí Trí", "cán bộ Trí", "nhân viên", "công an", "đại úy", "thiếu tá", "phó": nobody else is called that.
    private static readonly HashSet<string> Rank = Decomposed("sếp", "chí", "bộ", "viên", "an", "úy", "uý", "tá", "trưởng", "phó");
    private static readonly HashSet<string> PlainAddress = ["anh", "chi", "ong", "chu", "bac"];
    private static readonly HashSet<string> PlainRank = ["sep", "uy"];

    // "Kính gửi anh Trí", "cảm ơn anh Trí": spoken to, not of.
    private static readonly HashSet<string> SpokenTo = ["gui", "thua", "nho", "bao", "gap", "hoi", "moi", "goi", "on", "mong", "trinh"];

    /// <summary>How surely a text speaks of somebody of this name.</summary>
    /// <param name="said">The text.</param>
    /// <param name="name">The words of the full name.</param>
    public static OfficerMention MentionOf(SpokenText said, IReadOnlyList<string> name)
    {
        var most = OfficerMention.None;
        if (name.Count == 0) return most;
        var (family, given) = said.IsPlain ? (VietnameseText.Fold(name[0]), VietnameseText.Fold(name[^1])) : (name[0], name[^1]);
        for (var at = 0; at < said.Words.Count && most < OfficerMention.Sure; at++)
        {
            if (!Same(said.Words[at], given)) continue;
            var found = Around(said, at, name.Count > 1 ? family : null);
            if (found > OfficerMention.Address && IsSpokenTo(said, at)) found = OfficerMention.Address;
            if (found > most) most = found;
        }

        return most;
    }

    /// <summary>Whether the words before this place speak to somebody: "kính gửi", "cảm ơn".</summary>
    /// <param name="folded">Words without marks, a blank between two.</param>
    /// <param name="at">Where the name or position begins.</param>
    public static bool IsSpokenTo(string folded, int at) =>
        folded[..at].Split(' ', StringSplitOptions.RemoveEmptyEntries).TakeLast(3).Any(SpokenTo.Contains);

    /// <summary>Words of money, violence, favours, silence bought or kept, papers and places of the police: with a name beside them they accuse.</summary>
    /// <param name="folded">Words without marks, in small letters, a blank between two.</param>
    public static bool SoundsLikeBlame(string folded) => BlameWords().IsMatch(folded);

    private static OfficerMention Around(SpokenText said, int at, string? family)
    {
        var (words, plain) = (said.Words, said.IsPlain);
        if (at > 0 && ((plain ? PlainRank : Rank).Contains(words[at - 1]) || (family is not null && Same(words[at - 1], family)))) return OfficerMention.Sure;
        if (at + 1 < words.Count && words[at + 1] is "ca" or "csgt" or "cskv") return OfficerMention.Sure;
        if (at + 2 < words.Count && VietnameseText.Fold(words[at + 1]) == "cong" && VietnameseText.Fold(words[at + 2]) == "an") return OfficerMention.Sure;
        return at > 0 && (plain ? PlainAddress : Address).Contains(words[at - 1]) ? OfficerMention.Perhaps : OfficerMention.None;
    }

    private static bool IsSpokenTo(SpokenText said, int at)
    {
        if (at + 1 < said.Words.Count && VietnameseText.Fold(said.Words[at + 1]) is "oi" or "a") return true;
        for (var back = at - 2; back >= Math.Max(0, at - 4) && said.Words[back] != SpokenText.End; back--)
            if (SpokenTo.Contains(VietnameseText.Fold(said.Words[back]))) return true;
        return false;
    }

    /// <summary>Whether a complaint is about whoever has the report in hand, without a name: "cán bộ xử lý tin của tôi".</summary>
    /// <param name="folded">Words without marks, in small letters, a blank between two.</param>
    public static bool SpeaksOfHandler(string folded) => HandlerWords().IsMatch(folded);

    [GeneratedRegex(@"\b(can bo|dong chi|cong an|nguoi|anh|chi|ong|ba|chu|co|bac)( \w+){0,3} (xu ly|giai quyet|phu trach|thu ly|tiep nhan|nhan tin|duoc giao|theo doi)\b")]
    private static partial Regex HandlerWords();

    [GeneratedRegex(
        """
        \b(
          (nhan|cam|lay|doi|dua|xin|vay|an|bien|thu|chia)\ (\w+\ ){0,6}(tien|trieu|nghin|ngan|qua|phong\ bi) | phong\ bi | hoi\ lo | lot\ tay | boi\ duong | chung\ chi | an\ chia | chia\ chac | lam\ luat
        | bao\ ke | bao\ che | chong\ lung | dung\ sau | thong\ dong | cau\ ket | tiep\ tay | thien\ vi | lam\ ngo | bo\ qua | bo\ mac | lam\ tay\ sai | vu\ khong | gay\ kho | sach\ nhieu | hach\ sach | cua\ quyen
        | khong\ (chiu\ )?(xu\ ly|lam\ gi|giai\ quyet|lap\ bien\ ban|xuong|den|nghe|tra\ loi) | keo\ dai | dun\ day
        | (danh|tat|dam|xo|bop\ co|day|chui|mang|quat|doa|nat|so\ soang|ep)\ (\w+\ ){0,2}(toi|em|chau|con|chong|vo|me|bo|bac|dan)
        | (nhau|uong\ ruou|ca\ phe|di\ choi|danh\ bai|danh\ bac)\ (cung|voi|chung) | ho\ hang | anh\ em\ (voi|cua) | coc\ cheo | con\ chau | nguoi\ nha | ban\ than | than\ (thiet\ )?voi | choi\ than | quen\ (\w+\ )?(voi|chu)
        | tiet\ lo | lo\ (ten|tin|chuyen) | noi\ ten | ke\ (ten|chuyen|lai) | mach | nguoi\ (da\ )?(bao|to) | to\ giac | to\ cao | khieu\ nai | tru\ so | bien\ ban | muon\ ten | dung\ ten | tham\ (nhung|o) | loi\ dung
        )\b
        """,
        RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex BlameWords();

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

/// <summary>A text cut into small-letter words with their marks apart, as names are compared.</summary>
internal sealed class SpokenText
{
    /// <summary>Stands among the words where a sentence ends.</summary>
    public const string End = ".";

    private SpokenText(List<string> words) => (Words, IsPlain) = (words, words.All(word => word.All(char.IsAscii)));

    /// <summary>The words in order.</summary>
    public IReadOnlyList<string> Words { get; }

    /// <summary>Written without any diacritics.</summary>
    public bool IsPlain { get; }

    public static SpokenText Of(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var letter in VietnameseText.Compose(text).ToLowerInvariant().Normalize(NormalizationForm.FormD).Append(' '))
        {
            if (char.IsLetterOrDigit(letter) || char.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark) word.Append(letter);
            else
            {
                if (word.Length > 0) words.Add(word.ToString());
                word.Clear();
                if (letter is '.' or '!' or '?' or ';' or '\n') words.Add(End);
            }
        }

        return new SpokenText(words);
    }
}
