using System.Text.RegularExpressions;
using BinhYen.Confidentiality;
using BinhYen.Platform.Text;

namespace BinhYen.Intake;

/// <summary>
/// Recognises marks of State secrets in stamp form in names and texts (R-YC-20, B-01). Such matter must not be on a
/// machine connected to the Internet, so it is refused before anything is kept.
/// </summary>
internal static partial class StateSecretGuard
{
    /// <summary>Said to whoever brings such matter.</summary>
    public static readonly Refusal Refused = new("intake.state-secret",
        "Nội dung này mang dấu hiệu tài liệu mật nhà nước. Hệ thống không được phép nhận. Xin mang bản giấy đến trụ sở Công an xã để được tiếp nhận theo đúng quy định.",
        RefusalKind.Forbidden);

    /// <summary>True for a text that carries a secrecy mark the way papers do: in capitals, alone or in its fixed words.</summary>
    public static bool MarksText(string? text)
    {
        return !string.IsNullOrEmpty(text) && SecrecyStamps.Find(VietnameseText.Compose(text)).Count > 0;
    }

    /// <summary>True for a file name that carries a mark, also with the marks dropped and joined by dashes: "12-TOI_MAT.pdf".</summary>
    public static bool MarksFileName(string? name)
    {
        if (string.IsNullOrEmpty(name)) return false;
        var words = VietnameseText.Compose(Path.GetFileNameWithoutExtension(name)).Replace('_', ' ').Replace('-', ' ').Replace('.', ' ');
        return SecrecyStamps.FixedWords().IsMatch(words) || StampWord().IsMatch(words) || UnmarkedFixedWords().IsMatch(words);
    }

    [GeneratedRegex(@"(?<!\p{L})(?<!(BÍ|BẢO|CƠ|THÂN|NƯỚC) )MẬT(?!\p{L})(?! (ĐỘ|ONG|THƯ|KHẨU|MÃ))", RegexOptions.CultureInvariant)]
    private static partial Regex StampWord();

    [GeneratedRegex(@"(?<!\p{L})(TUYET|TOI) MAT(?!\p{L})", RegexOptions.CultureInvariant)]
    private static partial Regex UnmarkedFixedWords();
}
