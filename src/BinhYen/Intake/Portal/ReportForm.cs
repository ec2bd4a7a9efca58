using System.Security.Cryptography;
using BinhYen.Platform.Text;

namespace BinhYen.Intake.Portal;

/// <summary>What the report form holds while a resident fills it in: exactly what was typed, nothing repaired, nothing cleared.</summary>
public sealed record ReportForm
{
    /// <summary>Longest story taken; about four pages.</summary>
    public const int LongestText = 8_000;

    /// <summary>Random name of this filling-in: the same form sent twice on a bad line is one report.</summary>
    public required string Key { get; init; }

    /// <summary>Somebody is in danger now.</summary>
    public bool Danger { get; init; }

    /// <summary>One of <see cref="ReportChoices.Topics"/>; null when nothing was chosen.</summary>
    public string? Topic { get; init; }

    /// <summary>The sender ticked that an officer is concerned (workflow §7.1).</summary>
    public bool AboutPolice { get; init; }

    /// <summary>Code of the hamlet, <see cref="ReportChoices.Elsewhere"/>, <see cref="ReportChoices.Unknown"/>, or null.</summary>
    public string? Hamlet { get; init; }

    public string Place { get; init; } = "";

    /// <summary>One of <see cref="ReportChoices.Times"/>; null when nothing was chosen.</summary>
    public string? When { get; init; }

    public string WhenText { get; init; } = "";
    public string Text { get; init; } = "";

    /// <summary><c>ten</c>, <c>kin</c> or <c>an</c>. Nameless unless chosen otherwise.</summary>
    public string Secrecy { get; init; } = Nameless;

    public string Name { get; init; } = "";
    public string Phone { get; init; } = "";

    /// <summary>One of <see cref="ReportChoices.Senders"/>; null is as good (R-YC-62).</summary>
    public string? Sender { get; init; }

    /// <summary>Sealed list of the files already received with this form; empty for none.</summary>
    public string Files { get; init; } = "";

    public const string Named = "ten";
    public const string KeptSecret = "kin";
    public const string Nameless = "an";

    public bool AsksForContact => Secrecy is Named or KeptSecret;

    public static ReportForm Empty() => new() { Key = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)) };

    public static ReportForm Read(IFormCollection form) => new()
    {
        Key = KeyOf(form["khoa"]),
        Danger = form["nguy"] == "co",
        Topic = Chosen(form["viec"]),
        AboutPolice = form["canbo"] == "co",
        Hamlet = Chosen(form["thon"]),
        Place = Typed(form["cho"], 200),
        When = Chosen(form["luc"]),
        WhenText = Typed(form["lucro"], 150),
        Text = Typed(form["ke"], LongestText + 1),
        Secrecy = form["ai"].ToString() is Named or KeptSecret ? form["ai"].ToString() : Nameless,
        Name = Typed(form["ten"], 120),
        Phone = Typed(form["sdt"], 40),
        Sender = Chosen(form["nguoigui"]),
        Files = form["tep"].ToString(),
    };

    /// <summary>What stands in the way of sending, in the order of the form. Empty when nothing does.</summary>
    /// <param name="hasFiles">A picture, recording or film came with it: then words are not needed.</param>
    public IReadOnlyList<FormError> Errors(bool hasFiles) => [.. Check(hasFiles)];

    internal static FormError PhoneError { get; } = new("sdt", "Nhập số điện thoại 10 chữ số, ví dụ 0912 345 678");

    private IEnumerable<FormError> Check(bool hasFiles)
    {
        if (Text.Length == 0 && !hasFiles)
            yield return new("ke-text", "Kể vài dòng về việc bạn thấy, hoặc kèm ảnh, ghi âm");
        if (Text.Length > LongestText)
            yield return new("ke-text", "Lời kể dài quá. Giữ lại phần chính, khoảng 4 trang trở xuống; phần còn lại gửi thêm sau");
        if (AsksForContact && Name.Length == 0 && Phone.Length == 0)
            yield return new("ten", "Nhập tên hoặc số điện thoại để liên lạc, hoặc chọn “Ẩn danh”");
        if (AsksForContact && Phone.Length > 0 && PhoneDigits is null)
            yield return PhoneError;
    }

    /// <summary>The number as digits from 0, with +84 and 84 understood; null when it is not a Vietnamese number.</summary>
    public string? PhoneDigits
    {
        get
        {
            if (Phone.Any(c => !char.IsAsciiDigit(c) && c is not (' ' or '.' or '-' or '+' or '(' or ')'))) return null;
            var digits = new string([.. Phone.Where(char.IsAsciiDigit)]);
            if (digits.StartsWith("84", StringComparison.Ordinal) && digits.Length is 11 or 12) digits = "0" + digits[2..];
            return digits.Length is 10 or 11 && digits[0] == '0' ? digits : null;
        }
    }

    private static string Typed(string? value, int longest)
    {
        var text = VietnameseText.Compose(value).Trim();
        return text.Length <= longest ? text : text[..longest];
    }

    private static string? Chosen(string? value) => string.IsNullOrEmpty(value) || value.Length > 40 ? null : value;

    private static string KeyOf(string? value) =>
        value is { Length: 32 } && value.All(char.IsAsciiHexDigit) ? value : Empty().Key;
}

/// <summary>Something to mend on a form.</summary>
/// <param name="Field">Id of the field the error leads to.</param>
/// <param name="Message">What to do, in words.</param>
public sealed record FormError(string Field, string Message);
