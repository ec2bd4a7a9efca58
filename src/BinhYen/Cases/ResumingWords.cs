using System.Text.RegularExpressions;

namespace BinhYen.Cases;

/// <summary>
/// Finds in a new report what may go on with an earlier one: somebody pointed at instead of named, fear of them, "lại xuống nữa rồi", and the police spoken
/// of instead of to. A list that errs on the side of finding: what it costs is that somebody else reads the report.
/// </summary>
internal static partial class ResumingWords
{
    /// <summary>Whether words point at somebody spoken of before, or are afraid of them.</summary>
    /// <param name="folded">Words without marks, in small letters, a blank between two.</param>
    public static bool PointAtSomebody(string folded) => Pointing().IsMatch(folded) || Fear().IsMatch(folded);

    /// <summary>The same of pronouns of the South, which without marks are other words: "ổng lại tới nữa".</summary>
    /// <param name="text">Composed text.</param>
    public static bool PointWithMarks(string text) => Southern().IsMatch(text);

    /// <summary>Whether words go on with something told before: "lại xuống nữa rồi".</summary>
    /// <param name="folded">Words without marks, in small letters, a blank between two.</param>
    public static bool GoOn(string folded) => Again().IsMatch(folded);

    /// <summary>Whether words speak of the police, other than to them: "báo công an xã", "công an xã ơi" tell nothing of anybody.</summary>
    /// <param name="folded">Words without marks, in small letters, a blank between two.</param>
    public static bool SpeakOfPolice(string folded) => Police().IsMatch(SpokenTo().Replace(folded, " "));

    [GeneratedRegex(@"\b(anh|chi|ong|ba|chu|co|bac|cau|dong chi|can bo|thang|lao|ga|vi|dua) (ay|ta|do|nay|kia|cha)\b|\b(ong|anh|chi|ba) y\b|\b(han|ong ta|y ta|nguoi (ay|do|nay|kia|ta noi|hom truoc|lan truoc))\b")]
    private static partial Regex Pointing();

    // "Ảnh" is a picture as well.
    [GeneratedRegex(@"\b(ổng|bả|chả|mụ|ảnh(?=\s+(lại|còn|hay|vừa|cứ|đòi|bảo|nói|kêu|đến|tới|xuống|ghé|lấy|cầm|dọa|biết)\b))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Southern();

    [GeneratedRegex(@"\blai (xuong|den|toi|ghe|sang|vao nha|vao quan|goi|doi|hoi|keu|moi|bat|nhan|lay|dua|doa|bao (toi|em|chau|con))\b|\b(nua roi|lan nua|van the|van nhu cu|nhu lan truoc|nhu hom truoc|(lan|hom) truoc (toi|em|chau|con) (da )?(bao|noi|ke|gui))\b")]
    private static partial Regex Again();

    [GeneratedRegex(@"\bbiet (la )?(toi|em|chau|con) (da )?(bao|to|noi|ke|gui)\b|\b(tra thu|im di|dung noi|khong duoc noi|de doa|doa (toi|em|chau|con|nha|se)|dan (toi|em|chau) (khong|dung)|ai (viet don|to|to giac|to cao|to em|khai|bao (cong an|ca)))\b")]
    private static partial Regex Fear();

    [GeneratedRegex(@"\b(cong an|canh sat|cax|csgt|cskv|ca (xa|phuong|huyen|thon|khu vuc|vien)|can bo|dong chi|(dai|thuong|trung|thieu) (uy|ta)|(quan|sac) phuc|tru so|don (cong an|canh sat))\b")]
    private static partial Regex Police();

    [GeneratedRegex(
        """
        \b(kinh\ gui | gui | thua | trinh | (trinh\ )?bao(\ cao|\ tin)? | nho | de\ nghi | mong | xin | cam\ on | phan\ anh | hoi)
          (\ (cac|quy|toi|den|cho|voi|anh|chi|em|chau|chu|bac|dong\ chi|ben|may|len)){0,4}\ (cong\ an|canh\ sat|cax|ca\ xa|can\ bo|dong\ chi|don\ cong\ an)(\ (xa|phuong|khu\ vuc|thon|co\ mat|xu\ ly|xem|xuong))*\b
        | \b(cong\ an|canh\ sat|cax|ca\ xa|can\ bo|dong\ chi)(\ (xa|phuong))?\ (oi|a|cho\ (toi|em|chau|con|minh)\ hoi|giup|xu\ ly\ giup|xem\ giup)\b
        """,
        RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex SpokenTo();
}
