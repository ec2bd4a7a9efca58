using BinhYen.Communes;

namespace BinhYen.Groups.Posters;

/// <summary>The sheets a notice is printed as.</summary>
internal enum NoticeSheet
{
    /// <summary>A4 for a wall.</summary>
    Poster,

    /// <summary>A5 to hand out.</summary>
    Leaflet,

    /// <summary>A6 for tables of shops and meeting rooms.</summary>
    TableCard,

    /// <summary>A4 lying, for the desk where people wait.</summary>
    DeskSign,

    /// <summary>A4 in large type: how to join and how to report in private, step by step (R-YC-12, R-YC-43).</summary>
    Guide,
}

/// <summary>One code on a sheet.</summary>
/// <param name="Title">What it does: "Báo tin riêng, kín".</param>
/// <param name="Words">One line for whoever hesitates.</param>
/// <param name="Address">What a camera reads; also printed, for those without one.</param>
internal sealed record NoticeCode(string Title, string Words, string Address)
{
    /// <summary>The address as people type it.</summary>
    public string Typed => Address.Replace("https://", "", StringComparison.Ordinal).Replace("http://", "", StringComparison.Ordinal);
}

/// <summary>
/// What stands on the sheets of a notice. The private way to report, by code, by address and by telephone, is not optional:
/// no sheet can be made without it (R-TT-26, C-03).
/// </summary>
internal sealed record NoticeContent
{
    /// <summary>"Công an xã An Phú Khê".</summary>
    public required string Police { get; init; }

    /// <summary>Official name of the model.</summary>
    public required string Model { get; init; }

    /// <summary>"thôn Đông Khê".</summary>
    public required string Place { get; init; }

    /// <summary>Name of the group in Zalo; null for a notice without a group.</summary>
    public string? GroupName { get; init; }

    /// <summary>What the commune calls a hamlet, for the guide: "thôn, xóm".</summary>
    public required string UnitTerm { get; init; }

    /// <summary>The way into the group; null for a notice without one.</summary>
    public NoticeCode? Join { get; init; }

    /// <summary>The private report.</summary>
    public required NoticeCode Report { get; init; }

    /// <summary>Guidance on procedures; null while the commune has no address for it.</summary>
    public NoticeCode? Procedures { get; init; }

    /// <summary>Duty desk by day and night; empty when the commune has none yet.</summary>
    public required string DutyPhone { get; init; }

    /// <summary>113, 114, 115 …</summary>
    public required IReadOnlyList<EmergencyNumber> Numbers { get; init; }

    /// <summary>Address of the police, for those who come in person.</summary>
    public string Office { get; init; } = "";

    /// <summary>"7K3M-9Q2X".</summary>
    public required string CheckCode { get; init; }

    /// <summary>Where the code is asked for, as people type it.</summary>
    public required string GenuineAddress { get; init; }
    public required DateOnly IssuedOn { get; init; }

    /// <summary>The codes in the order they are printed.</summary>
    public IReadOnlyList<NoticeCode> Codes => [.. new[] { Join, Report, Procedures }.OfType<NoticeCode>()];

    public string Heading => Join is null ? "Báo tin an ninh, trật tự" : "Vào nhóm Zalo an ninh, trật tự";

    /// <summary>Stands on every sheet.</summary>
    public const string NotInGroup = "Thông tin mật, tố giác, chuyện riêng: không viết lên nhóm. Hãy quét mã “Báo tin riêng” hoặc gọi trực ban.";

    /// <inheritdoc cref="NotInGroup"/>
    public const string NeverAsked = "Công an không bao giờ hỏi mã OTP, mật khẩu, không gửi ứng dụng để cài, không yêu cầu chuyển tiền.";

    public const string FreeToJoin = "Vào nhóm hay không là quyền của mỗi nhà. Không vào nhóm vẫn được phục vụ như mọi người.";
}
