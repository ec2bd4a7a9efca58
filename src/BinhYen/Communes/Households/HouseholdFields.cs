using BinhYen.Platform.Sheets;

namespace BinhYen.Communes.Households;

/// <summary>Columns of a list of households: those that are taken, and those that are left out whatever anybody wishes.</summary>
internal static class HouseholdFields
{
    private const string NoPapers = "Không nhập số giấy tờ, ngày sinh: sản phẩm không chép dữ liệu dân cư.";
    private const string NoSensitive = "Không nhập dân tộc, tôn giáo, sức khỏe, quan điểm: loại thông tin này không được giữ.";
    private const string NoJudgement = "Không nhập điểm, xếp loại, tiền án, thu nhập, quan hệ: hộ dân không bị đánh giá.";

    public static readonly SheetField Hamlet = new("hamlet", "Thôn, xóm", ["thon", "xom", "ap", "ban", "khu pho", "khu dan cu", "to dan pho", "dia ban", "ten thon", "thon xom"]);
    public static readonly SheetField Name = new("name", "Họ tên đại diện hộ",
        ["ho ten", "ho va ten", "ho ten chu ho", "ho va ten chu ho", "chu ho", "ten chu ho", "dai dien", "dai dien ho", "nguoi dai dien", "ten"]);
    public static readonly SheetField Phone = new("phone", "Số điện thoại", ["dien thoai", "so dien thoai", "sdt", "so dt", "dt", "di dong", "so zalo"], v => SheetCells.Phone(FirstNumber(v)) is not null);
    public static readonly SheetField Place = new("place", "Nơi ở (số nhà, ngõ, tổ)", ["dia chi", "so nha", "noi o", "ngo", "cho o", "to", "doi"]);
    public static readonly SheetField Means = new("means", "Có điều kiện (điện thoại thông minh, mạng)", ["co dieu kien", "dieu kien", "smartphone", "dien thoai thong minh"]);
    public static readonly SheetField Joined = new("joined", "Đã tham gia nhóm", ["da tham gia", "tham gia", "tham gia nhom", "vao nhom", "da vao nhom", "tham gia zalo"]);
    public static readonly SheetField Consent = new("consent", "Đồng ý lưu tên, số điện thoại", ["dong y", "y kien dong y"]);

    /// <summary>What a person may choose for a column, in the order shown.</summary>
    public static readonly IReadOnlyList<SheetField> Taken = [Hamlet, Name, Phone, Place, Means, Joined, Consent];

    /// <summary>Everything the guess looks for. A column of a refused kind is dropped before the table is stored .</summary>
    public static readonly IReadOnlyList<SheetField> All =
    [
        .. Taken,
        new("paper", "Số giấy tờ", ["cccd", "cmnd", "cmt", "can cuoc", "so can cuoc", "can cuoc cong dan", "dinh danh", "so dinh danh", "ho chieu", "so cmnd cccd"], IsPaperNumber) { Refused = NoPapers },
        new("birth", "Ngày sinh", ["ngay sinh", "nam sinh", "ngay thang nam sinh", "sinh ngay", "tuoi"]) { Refused = NoPapers },
        new("people", "Dân tộc", ["dan toc"]) { Refused = NoSensitive },
        new("faith", "Tôn giáo", ["ton giao", "tin nguong"]) { Refused = NoSensitive },
        new("health", "Sức khỏe", ["suc khoe", "benh", "tien su benh", "khuyet tat", "hiv", "tam than"]) { Refused = NoSensitive },
        new("politics", "Chính trị", ["dang vien", "quan diem", "chinh tri", "trinh do chinh tri"]) { Refused = NoSensitive },
        new("sex", "Giới tính, hôn nhân", ["gioi tinh", "hon nhan", "tinh trang hon nhan"]) { Refused = NoSensitive },
        new("score", "Điểm, xếp loại", ["diem", "xep loai", "danh gia", "phan loai", "cham diem", "uy tin"]) { Refused = NoJudgement },
        new("record", "Tiền án, vi phạm", ["tien an", "tien su", "vi pham", "nghien", "doi tuong", "quan ly doi tuong"]) { Refused = NoJudgement },
        new("income", "Thu nhập, hoàn cảnh", ["thu nhap", "ho ngheo", "can ngheo", "hoan canh", "nghe nghiep", "noi lam viec"]) { Refused = NoJudgement },
        new("kin", "Quan hệ", ["quan he", "quan he voi chu ho"]) { Refused = NoJudgement },
    ];

    /// <summary>The first number of "0912 …, 0913 …".</summary>
    public static string FirstNumber(string cell) => cell.Split([',', ';', '/', '|'], 2)[0].Trim();

    /// <summary>Ten to twelve digits that are no telephone number: a paper's number, also one whose zeros Excel has dropped.</summary>
    public static bool IsPaperNumber(string value) => value.Length is >= 10 and <= 12 && value.All(char.IsAsciiDigit) && SheetCells.Phone(value) is null;
}
