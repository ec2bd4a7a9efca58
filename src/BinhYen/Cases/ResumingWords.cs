using System.Text.RegularExpressions;
using BinhYen.Platform.Text;

namespace BinhYen.Cases;

/// <summary>
/// Finds in a new report what may go on with an earlier one: somebody pointed at instead of named, fear of them, "lại xuống nữa rồi", and the police spoken
/// of instead of to. A list that errs on the side of finding: what it costs is that somebody else reads the report.
/// </summary>
internal static partial class ResumingWords
{
    /// <summary>
    /// Whether a report speaks of somebody whom it tells nothing of before: "anh ấy lại xuống đòi tiền". Neither does "ông hàng xóm … ông ấy", which says itself who that is, nor "mấy người ấy", who are no officer.
    /// So does what is told to keep quiet about, and "lại thế nữa rồi" in words that read as nothing else.
    /// </summary>
    /// <param name="messages">The words of the report and nothing else: who sent them, and what that one told before, makes no difference (decision 0153).</param>
    /// <param name="category">What they read as; null where they read as nothing.</param>
    public static bool PointOutside(IReadOnlyList<string> messages, CaseCategory? category)
    {
        var text = VietnameseText.Compose(string.Join('\n', messages)).ToLowerInvariant();
        var folded = VietnameseText.Fold(text);
        var spaced = $" {string.Join(' ', VietnameseText.Words(folded))} ";
        if (Silencing().IsMatch(spaced) || (category is null or CaseCategory.Unclear or CaseCategory.PoliceConduct && GoOn(spaced))) return true;
        var before = "";
        foreach (var line in text.Split('\n'))
        {
            if (PointsOutside(line, before)) return true;
            before += $"{line}\n";
        }

        return false;
    }

    // Line by line: what the form adds, or one mark that the telephone made, says nothing of how the rest is typed.
    private static bool PointsOutside(string line, string before)
    {
        if (line.Any(letter => !char.IsAscii(letter) && char.IsLetter(letter)) && MarkedPointing().Match(line) is { Success: true } found
            && $"{before}{line[..found.Index]}" is var told && !ToldOf().IsMatch(told) && !KindsOfPeople().IsMatch(VietnameseText.Fold(told)))
            return true;
        if (!SpokenText.IsPlain(line)) return false;
        var folded = VietnameseText.Fold(line);
        return PlainPointing().Match(folded) is { Success: true } plain && !PlainlyToldOf().IsMatch($"{VietnameseText.Fold(before)}{folded[..plain.Index]}");
    }

    private const string NoCrowd = @"(?<!\b(?:mấy|các|những|bọn|đám|tụi|hai|ba|nhóm|lũ|may|cac|nhung|bon|dam|tui|nhom|lu)\s+)";

    // "Này" points at a picture as well, and whoever looks at it knows.
    [GeneratedRegex(NoCrowd + @"\b(?:(?:anh|chị|ông|bà|chú|cô|bác|cậu|đồng\s+chí|cán\s+bộ|thằng|lão|gã|vị|đứa|người)\s+(?:ấy|ta(?!\s+(?:nói|bảo|đồn|hay))|đó|này|kia)|thằng\s+cha|(?:ông|anh|chị|bà)\s+ý|hắn(?!\s+là)|y\s+ta|ổng|bả|chả(?=\s+(?:lại|đòi|xuống|tới|đến|lấy|cầm|nhận|dọa))|ảnh(?=\s+(?:lại|còn|vừa|cứ|đòi|bảo|kêu|xuống|ghé|lấy|cầm|dọa))|người\s+(?:hôm|lần)\s+trước)\b")]
    private static partial Regex MarkedPointing();

    [GeneratedRegex(NoCrowd + @"\b(?:(?:anh|chi|ong|chu|bac|cau|dong\s+chi|can\s+bo|thang|lao|ga|nguoi)\s+(?:ay|kia)|(?:anh|ong|chu|bac|dong\s+chi|can\s+bo|thang|lao)\s+(?:ta|do|nay)|(?:ong|anh)\s+y|y\s+ta|nguoi\s+(?:hom|lan)\s+truoc)\b")]
    private static partial Regex PlainPointing();

    // "Ông Tư đầu xóm", "anh chủ quán", "cô giáo": told of, not spoken to ("các anh ơi", "nhờ anh cho người xuống").
    private const string SpokenToBefore = @"(?<!\b(?:các|mấy|quý|nhờ|thưa|gửi|chào|ơn|dạ|cac|may|quy|nho|gui|chao|on|da)\s+(?:kính\s+)?)";

    [GeneratedRegex(SpokenToBefore + @"\b(?:anh|chị|ông|bà|chú|cô|bác|cậu|dì|thím|mợ)\s+(?!(?:ấy|ta|đó|này|kia|cha|ý|ơi|ạ|à|em|công|cảnh|cán|cho|xem|giúp|vui|làm|có|đến|xuống|khu|trực|phụ|được|đã|đang|sẽ|là|và|nhé|nha|giùm|với|hãy|nên|nào|về|vào|ra|đi|biết|thấy|nghe|bảo|nói|kể|gửi|hỏi|xin|nhờ|cần|không|cũng|thì|mà)\b)\p{L}+")]
    private static partial Regex ToldOf();

    [GeneratedRegex(SpokenToBefore + @"\b(?:anh|ong|chu|bac|cau)\s+(?!(?:ay|ta|do|nay|kia|cha|y|oi|a|em|cong|canh|can|cho|xem|giup|vui|lam|co|den|xuong|khu|truc|phu|duoc|da|dang|se|la|va|nhe|nha|gium|voi|hay|nen|nao|ve|vao|ra|di|biet|thay|nghe|bao|noi|ke|gui|hoi|xin|nho|khong|cung|thi|ma)\b)[a-z]+|" + People)]
    private static partial Regex PlainlyToldOf();

    private const string People =
        @"\b(?:hang\s+xom|lang\s+gieng|chu\s+(?:nha|quan|tro|xe|cua|no|hui|dat|tiem|thau|xuong|shop|lo)|thanh\s+nien|doi\s+tuong|ke|khach|thang|lao|ga|vo|chong|con|em\s+(?:trai|gai|re|dau)|bo|me|hoc\s+sinh|giao\s+vien|tai\s+xe|lai\s+xe|cong\s+nhan|tre|chau\s+be|nguoi\s+(?!(?:ay|do|nay|kia|ta|hom|lan|xuong|den|di|toi|ra|vao|sang|len|xem|giup|bao|ghe|qua)\b)[a-z]+|dua\s+(?!(?:ay|do|nay|kia|tien|cho|them|len|xuong|ra|vao)\b)[a-z]+|trom|nguoi\s+yeu)\b(?!\s+(?:ay|ta|do|nay|kia)\b)";

    [GeneratedRegex(People)]
    private static partial Regex KindsOfPeople();

    // "Dặn em không được nói", "bảo cả nhà im đi": who keeps whom quiet is told to somebody else first.
    [GeneratedRegex(@"\b(dan|bao|cam|bat|ep|yeu cau) (toi|em|chau|con|minh|ca nha|nha (toi|em|chau|minh)) (\w+ ){0,2}(im|khong duoc noi|khong duoc ke|dung noi|dung ke)\b|\bbiet (la )?(toi|em|chau|con) (da )?(bao|to|gui) (\w+ ){0,3}(dan|doa|bat|bao)\b")]
    private static partial Regex Silencing();

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
