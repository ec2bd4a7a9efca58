using BinhYen.Platform.Sheets;
using BinhYen.Platform.Text;

namespace BinhYen.Communes.Households;

/// <summary>Columns of a list of households: those that are taken, and those that are left out whatever anybody wishes.</summary>
internal static class HouseholdFields
{
    private const string NoPapers = "Không nhập số giấy tờ, ngày sinh: sản phẩm không chép dữ liệu dân cư.";
    private const string NoSensitive = "Không nhập dân tộc, tôn giáo, sức khỏe, quan điểm: loại thông tin này không được giữ.";
    private const string NoJudgement = "Không nhập điểm, xếp loại, tiền án, thu nhập, quan hệ: hộ dân không bị đánh giá.";

    private const string NoManaged = "Không nhập tiền án, nghiện, đặc xá, tha tù hay diện quản lý: sản phẩm không lập danh sách đối tượng; việc đó thuộc hệ thống riêng của Công an.";

    // A column without a header still tells what it is. Names that are also places (Thái, Mường, Hoa, Dao) are left to the header.
    private static readonly HashSet<string> Peoples = new(StringComparer.OrdinalIgnoreCase)
    {
        "Kinh", "Tày", "Nùng", "Mông", "H'Mông", "Hmông", "Khmer", "Khơ Me", "Ê Đê", "Gia Rai", "Ba Na", "Sán Dìu", "Sán Chay", "Cao Lan", "La Chí", "Pà Thẻn", "Lô Lô",
    };

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

    /// <summary>Words by which a page of a workbook that lists households is called.</summary>
    public static readonly IReadOnlyList<string> PageCalled = ["ho dan", "ho", "ho gia dinh", "chu ho", "nhan khau"];

    /// <summary>Everything the guess looks for. A column of a refused kind is dropped before the table is stored .</summary>
    public static readonly IReadOnlyList<SheetField> All =
    [
        .. Taken,
        new("paper", "Số giấy tờ", ["cccd", "cmnd", "cmt", "can cuoc", "so can cuoc", "can cuoc cong dan", "dinh danh", "so dinh danh", "ho chieu", "so cmnd cccd"], IsPaperNumber) { Refused = NoPapers },
        new("birth", "Ngày sinh", ["ngay sinh", "nam sinh", "ngay thang nam sinh", "sinh ngay", "tuoi"]) { Refused = NoPapers },
        new("people", "Dân tộc", ["dan toc", "thanh phan dan toc", "nguoi dan toc"], Peoples.Contains) { Refused = NoSensitive },
        new("faith", "Tôn giáo", ["ton giao", "tin nguong"]) { Refused = NoSensitive },
        new("health", "Sức khỏe", ["suc khoe", "benh", "tien su benh", "khuyet tat", "hiv", "tam than"]) { Refused = NoSensitive },
        new("politics", "Chính trị", ["dang vien", "quan diem", "chinh tri", "trinh do chinh tri"]) { Refused = NoSensitive },
        new("sex", "Giới tính, hôn nhân", ["gioi tinh", "hon nhan", "tinh trang hon nhan"]) { Refused = NoSensitive },
        new("score", "Điểm, xếp loại", ["diem", "xep loai", "danh gia", "phan loai", "cham diem", "uy tin"]) { Refused = NoJudgement },
        new("record", "Tiền án, vi phạm", ["tien an", "tien su", "vi pham", "nghien", "quan ly doi tuong", "doi tuong quan ly", "dien quan ly", "ma tuy", "cai nghien", "dac xa", "tha tu", "an phat tu", "chap hanh xong an", "tai hoa nhap", "quan che"], NamesManaged) { Refused = NoManaged },
        new("income", "Thu nhập, hoàn cảnh", ["thu nhap", "ho ngheo", "can ngheo", "hoan canh", "nghe nghiep", "noi lam viec"]) { Refused = NoJudgement },
        new("kin", "Quan hệ", ["quan he", "quan he voi chu ho"]) { Refused = NoJudgement },
    ];

    // Said of a person, whatever stands above it (R-TT-16).
    private static bool NamesManaged(string value) =>
        VietnameseText.Compose(value) is var composed && ManagedWords.Any(w => composed.Contains(w, StringComparison.OrdinalIgnoreCase));

    // With their marks: without them a hamlet called Tiên An would be "tiền án".
    private static readonly string[] ManagedWords =
        ["nghiện ma túy", "nghiện ma tuý", "sử dụng ma túy", "sử dụng ma tuý", "cai nghiện", "đặc xá", "tha tù", "mãn hạn tù", "án phạt tù", "tái hòa nhập", "tái hoà nhập", "tiền án", "diện quản lý"];

    /// <summary>The first number of "0912 …, 0913 …".</summary>
    public static string FirstNumber(string cell) => cell.Split([',', ';', '/', '|'], 2)[0].Trim();

    /// <summary>Ten to twelve digits that are no telephone number: a paper's number, also one whose zeros Excel has dropped.</summary>
    public static bool IsPaperNumber(string value) => value.Length is >= 10 and <= 12 && value.All(char.IsAsciiDigit) && SheetCells.Phone(value) is null;
}
