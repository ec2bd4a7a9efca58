using System.Security.Cryptography;
using System.Text;

namespace BinhYen.Confidentiality;

/// <summary>The question for one purpose: which data, what for, who sees them, how long. Said in words for everybody.</summary>
/// <param name="Purpose">The one purpose asked for.</param>
/// <param name="Version">Counts up with every change of words. A record keeps the words it was given for.</param>
/// <param name="Question">The question that yes and no answer.</param>
/// <param name="Data">Which data.</param>
/// <param name="Use">What for, and what not.</param>
/// <param name="Readers">Who gets to see them.</param>
/// <param name="Kept">Until when.</param>
/// <param name="IsSensitive">Law asks to say so when the data are sensitive.</param>
internal sealed record ConsentText(
    ConsentPurpose Purpose, int Version, string Question, string Data, string Use, string Readers, string Kept, bool IsSensitive = false)
{
    /// <summary>Refusing costs nothing; said with every question (P-03).</summary>
    public const string NoHarm = "Không đồng ý cũng không sao: mọi dịch vụ khác vẫn như cũ.";

    /// <summary>Withdrawing is as easy as agreeing; said with every question.</summary>
    public const string Withdrawal = "Rút lại lúc nào cũng được: mở trang “Đồng ý của tôi” bằng mã ghi trên phiếu, hoặc nói với cán bộ. Không phải nêu lý do.";

    /// <summary>Law asks for this sentence where it is true.</summary>
    public const string SensitiveNote = "Đây là dữ liệu cá nhân nhạy cảm theo pháp luật.";

    /// <summary>The whole text as it is shown, kept and hashed.</summary>
    /// <param name="unit">Who asks: "Công an xã An Phú Khê".</param>
    public string In(string unit)
    {
        var lines = new List<string> { Question, $"Dữ liệu: {Data}", $"Để làm gì: {Use}", $"Ai xem được: {Readers}", $"Giữ đến khi: {Kept}" };
        if (IsSensitive) lines.Add(SensitiveNote);
        lines.AddRange([NoHarm, Withdrawal, $"Bên hỏi và chịu trách nhiệm: {unit}."]);
        return string.Join('\n', lines).Replace("{unit}", unit, StringComparison.Ordinal);
    }

    /// <summary>SHA-256 of <see cref="In"/>: what the journal keeps of the words.</summary>
    public static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}

/// <summary>The questions in force. A changed word is a new version; old records carry their own words.</summary>
internal static class ConsentTexts
{
    private static readonly IReadOnlyDictionary<ConsentPurpose, ConsentText> Current = new ConsentText[]
    {
        new(ConsentPurpose.HouseholdContact, 1, "Bạn có đồng ý để {unit} lưu tên và số điện thoại của hộ không?",
            "họ tên người đại diện hộ, số điện thoại, tên thôn. Không hỏi số căn cước, nơi làm việc hay thu nhập.",
            "gửi thông báo an ninh, trật tự và mời vào nhóm Zalo của thôn. Không dùng vào việc khác.",
            "cảnh sát khu vực và người phụ trách nhóm của thôn. Không đăng lên nhóm, không đưa cho nơi khác.",
            "bạn rút lại hoặc hộ rời nhóm, thêm 30 ngày rồi xóa."),
        new(ConsentPurpose.GroupMembership, 1, "Bạn có đồng ý vào nhóm Zalo của thôn không?",
            "tên và ảnh tài khoản Zalo của bạn, những gì bạn tự viết trong nhóm.",
            "nhận thông báo và trao đổi việc chung. Chuyện riêng, tố giác thì nhắn riêng cho {unit}, đừng viết trong nhóm.",
            "mọi thành viên của nhóm, và Zalo.",
            "bạn rời nhóm, thêm 30 ngày."),
        new(ConsentPurpose.PrivateChannel, 1, "Bạn có đồng ý giữ một kênh nhắn riêng với {unit} không?",
            "những gì bạn tự kể. Tên bạn nằm trong kho danh tính, không nằm trong danh sách nào.",
            "để bạn báo điều tình cờ thấy, khi bạn muốn. Không giao việc, không trả tiền, không chấm điểm.",
            "chỉ cảnh sát khu vực và lãnh đạo {unit}. Không ai trong thôn biết có kênh này.",
            "bạn thôi, thêm 90 ngày nếu không có vụ việc."),
        new(ConsentPurpose.GoodExample, 1, "Bạn có đồng ý để {unit} nêu tên và việc làm của bạn như một gương tốt không?",
            "họ tên, thôn và câu chuyện bạn đã đọc trước khi đăng. Không có ảnh, trừ khi bạn đồng ý riêng về ảnh.",
            "đăng trên trang và nhóm Zalo của xã. Không dùng cho quảng cáo.",
            "mọi người. Bài đã đăng có thể được người khác chia sẻ.",
            "bạn rút lại, nhiều nhất 2 năm rồi hỏi lại. Khi bạn rút, bài được gỡ khỏi nơi {unit} đăng."),
        new(ConsentPurpose.Image, 1, "Bạn có đồng ý để {unit} đăng ảnh có bạn không?",
            "đúng tấm ảnh bạn đã xem.",
            "kèm bài đăng trên trang và nhóm Zalo của xã. Không dùng để nhận dạng.",
            "mọi người. Ảnh đã đăng có thể được người khác lưu lại.",
            "bạn rút lại, nhiều nhất 2 năm rồi hỏi lại. Khi bạn rút, ảnh được gỡ và xóa."),
        new(ConsentPurpose.MissingPerson, 1, "Gia đình có đồng ý để {unit} đăng tin tìm người không?",
            "tên, tuổi, một tấm ảnh, nơi và lúc thấy lần cuối, đặc điểm giúp nhận ra.",
            "tìm người. Tìm thấy là gỡ.",
            "mọi người.",
            "tìm thấy thêm 30 ngày, nhiều nhất 6 tháng.", IsSensitive: true),
        new(ConsentPurpose.Commendation, 1, "Bạn có đồng ý để {unit} đề nghị khen thưởng bạn không?",
            "họ tên, thôn và thành tích. Người đọc hồ sơ khen thưởng sẽ biết bạn đã báo tin.",
            "lập hồ sơ khen thưởng.",
            "người đề nghị, hội đồng và người quyết định khen thưởng.",
            "theo thời hạn lưu hồ sơ khen thưởng.", IsSensitive: true),
    }.ToDictionary(text => text.Purpose);

    public static ConsentText For(ConsentPurpose purpose) => Current[purpose];

    public static IEnumerable<ConsentText> All => Current.Values;

    /// <summary>A purpose in a few words, for lists.</summary>
    public static string InWords(this ConsentPurpose purpose) => purpose switch
    {
        ConsentPurpose.HouseholdContact => "Lưu tên, số điện thoại của hộ",
        ConsentPurpose.GroupMembership => "Vào nhóm Zalo",
        ConsentPurpose.PrivateChannel => "Kênh nhắn riêng",
        ConsentPurpose.GoodExample => "Nêu gương tốt",
        ConsentPurpose.Image => "Đăng ảnh",
        ConsentPurpose.MissingPerson => "Đăng tin tìm người",
        ConsentPurpose.Commendation => "Đề nghị khen thưởng",
    };

    public static string InWords(this ConsentChannel channel) => channel switch
    {
        ConsentChannel.Web => "trên mạng",
        ConsentChannel.Zalo => "qua Zalo",
        ConsentChannel.Phone => "qua điện thoại",
        ConsentChannel.Counter => "tại bàn tiếp dân",
        ConsentChannel.Paper => "trên giấy",
    };
}
