using System.Globalization;
using System.Text;

namespace BinhYen.Tests.Given;

/// <summary>Lists of invented households as communes keep them.</summary>
internal static class GivenHouseholds
{
    private static readonly string[] Families = ["Lại", "Mẫn", "Đào", "Nông", "Phí", "Kiều", "Ngô", "Tạ", "Lưu", "Mạc", "Hà", "Bùi", "Đoàn", "Trịnh"];
    private static readonly string[] Middles = ["Văn", "Thị", "Đình", "Thế", "Hữu", "Bích"];
    private static readonly string[] Given = ["An", "Bảy", "Chín", "Dung", "Én", "Gấm", "Hoa", "Ích", "Khoan", "Lụa", "Mười", "Năm", "Oanh", "Phả", "Quế", "Rạng", "Sáu", "Tư", "Út", "Vượng"];

    /// <summary>An invented name; the same number gives the same name.</summary>
    public static string Name(int number) => $"{Families[number % 14]} {Middles[number / 14 % 6]} {Given[number / 84 % 20]}{(number >= 1680 ? " " + (char)('A' + number / 1680 % 26) : "")}";

    /// <summary>A number of the pattern that no subscriber has.</summary>
    public static string Phone(int number) => string.Create(CultureInfo.InvariantCulture, $"01{number % 100_000_000:00000000}");

    /// <summary>
    /// The ugliest list: agency and title above, two header rows with merged cells, column numbers, blank column, hamlet names
    /// merged downwards, telephone numbers as numbers, mixed composed and decomposed letters, a serial date, columns that must
    /// not be taken, wrong hamlets, doubles, a total at the end.
    /// </summary>
    public static byte[] Ugly() => new GivenWorkbook().Sheet("Danh sách",
    [
        ["UBND XÃ AN PHÚ KHÊ", null, null, null, null, null, null, null, null, null],
        ["DANH SÁCH HỘ DÂN THAM GIA MÔ HÌNH ZALO AN NINH TRẬT TỰ NĂM 2026"],
        [],
        ["STT", "Thôn, xóm", "Hộ gia đình", null, null, null, "Tham gia", null, "Thông tin khác", null],
        [null, null, "Họ và tên chủ hộ", "SĐT", null, "Số CCCD", "Có điều kiện", "Đã tham gia nhóm", "Dân tộc", "Ghi chú"],
        ["(1)", "(2)", "(3)", "(4)", null, "(5)", "(6)", "(7)", "(8)", "(9)"],
        [1d, "Thôn Đông Khê", "Lại Văn Tư", 100000401d, null, "001085012345", "x", "x", "Kinh", null],
        [2d, null, "Mẫn Thị Năm".Normalize(NormalizationForm.FormD), "0100.000.402", null, "001085012346", "x", new DateOnly(2026, 9, 3), "Kinh", "nhà ngói"],
        [3d, null, "Đào Văn Bảy", "chưa có", null, "001085012347", "không", null, "Kinh", null],
        [4d, "xom bai", "Nông Thị Hoa", 100000403d, null, "001085012348", "x", null, "Kinh", null],
        [5d, "Thôn Đông Khuê", "Phí Văn Út", 100000404d, null, "001085012349", null, null, "Kinh", null],
        [6d, "xóm Bãi", null, 100000405d, null, "001085012350", null, null, "Kinh", null],
        [7d, "xóm Bãi", "NÔNG THỊ  HOA", "0100 000 403", null, "001085012351", "x", null, "Kinh", null],
        [8d, "xóm Bãi", "Kiều Thế Khoan", "12345", null, "001085012352", "có", "chưa", "Kinh", null],
        ["Tổng cộng", "xóm Bãi", "Tổng cộng", null, null, null, null, null, null, null],
    ], merges: ["A1:J1", "A2:J2", "A4:A5", "B4:B5", "C4:F4", "G4:H4", "I4:J4", "B7:B9"]).Bytes();

    /// <summary>A plain list of many households over the twelve hamlets of the demo.</summary>
    public static byte[] Csv(int count)
    {
        string[] hamlets = ["Đông Khê", "Tây Khê", "Phú Lộc", "Phú Hậu", "xóm Bãi", "xóm Chùa", "An Thịnh", "An Lạc", "xóm Cầu Đá", "Trung Hòa", "xóm Mới", "Thượng Lâm"];
        var text = new StringBuilder("STT;Thôn;Họ tên chủ hộ;Số điện thoại;Số nhà;Có điều kiện;Đã tham gia\r\n");
        for (var i = 0; i < count; i++)
            text.Append(CultureInfo.InvariantCulture, $"{i + 1};{hamlets[i % 12]};{Name(i)};{Phone(i)};số {i / 12 + 1};{(i % 10 == 0 ? "không" : "x")};{(i % 10 is > 0 and < 7 ? "x" : "")}\r\n");
        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
