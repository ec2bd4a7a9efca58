using BinhYen.Site;

namespace BinhYen.Confidentiality;

/// <summary>What part of a text could lead to the person who spoke.</summary>
internal enum ExposureKind
{
    /// <summary>Six and more words in a row from a report.</summary>
    Quote,

    /// <summary>Five words in a row.</summary>
    ShortQuote,

    /// <summary>A telephone number.</summary>
    Phone,

    /// <summary>Somebody's name.</summary>
    Name,

    /// <summary>A capital in mid-sentence: perhaps a name.</summary>
    PerhapsName,

    /// <summary>A time of the clock.</summary>
    ExactTime,

    /// <summary>A house number or one household.</summary>
    House,

    /// <summary>A chat id, link, mail address or code.</summary>
    Identifier,

    /// <summary>A number that only a reporter told.</summary>
    ToldNumber,

    /// <summary>A name that only a reporter told.</summary>
    ToldName,

    /// <summary>A distinctive word that only a reporter used.</summary>
    ToldWord,

    /// <summary>An order to spy.</summary>
    Tasking,

    /// <summary>Words that tell who helped to verify (ISO-10).</summary>
    Helper,

    /// <summary>A State secret or a professional measure of the police (B-02, B-05).</summary>
    Secret,
}

/// <summary>One place in a text that could lead to the person who spoke.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Index of its first character in the composed text.</param>
/// <param name="End">Index after its last character.</param>
internal sealed record ExposureFinding(ExposureKind Kind, int Start, int End)
{
    /// <summary>True when the text may not go out like this; false when a person has to look and decide.</summary>
    public bool IsRefused => Kind is not (ExposureKind.ShortQuote or ExposureKind.PerhapsName or ExposureKind.ToldWord);

    /// <summary>The text with its places underlined for the writer, each with its advice.</summary>
    public static MarkedText Underline(string text, IEnumerable<ExposureFinding> found) => new(text, [.. found.Select(f => new TextMark(f.Start, f.End, !f.IsRefused, f.Advice))]);

    /// <summary>What is wrong and how to write it instead.</summary>
    public string Advice => Advise(Kind);

    /// <inheritdoc cref="Advice"/>
    public static string Advise(ExposureKind kind) => kind switch
    {
        ExposureKind.Secret => SecretWords.Advice,
        ExposureKind.Quote => "Có từ 6 chữ liền nhau giống lời người phản ánh. Viết lại bằng lời của bạn, đổi cả cách xếp câu.",
        ExposureKind.ShortQuote => "Có 5 chữ liền nhau giống lời người phản ánh. Nên đổi cách nói.",
        ExposureKind.Phone => "Có dãy số giống số điện thoại. Bỏ số đó đi.",
        ExposureKind.Name => "Có tên người. Hỏi về sự việc, không hỏi về người: bỏ tên đi.",
        ExposureKind.PerhapsName => "Có chữ viết hoa có thể là tên riêng. Nếu là tên người thì bỏ; nếu là nơi công cộng thì chọn ở ô Nơi.",
        ExposureKind.ExactTime => "Có giờ cụ thể. Bỏ giờ, chọn buổi (sáng, chiều, tối, đêm) và ngày.",
        ExposureKind.House => "Có số nhà hoặc chỉ đúng một nhà. Chỉ ghi thôn, xóm hoặc nơi công cộng.",
        ExposureKind.Identifier => "Có mã, tài khoản hoặc đường dẫn. Bỏ đi.",
        ExposureKind.ToldNumber => "Có con số chỉ một người phản ánh đã kể. Bỏ số hoặc nói chung chung (“vài”, “nhiều”).",
        ExposureKind.ToldName => "Có tên chỉ một người phản ánh đã nhắc. Bỏ tên đó.",
        ExposureKind.ToldWord => "Có chữ riêng chỉ một người phản ánh đã dùng. Nên thay bằng chữ thường gặp.",
        ExposureKind.Tasking => "Chỉ hỏi điều người có trách nhiệm thấy trong việc thường ngày; không nhờ theo dõi, quay chụp, dò hỏi, vào nhà ai.",
        ExposureKind.Helper => "Có chữ cho biết ai đã giúp xác minh. Chỉ ghi “Công an xã đã kiểm tra”.",
    };
}
