namespace BinhYen.Tests.Given;

/// <summary>One workbook as a mountain commune keeps it: hamlets after a merger, staff with remarks, households; invented throughout.</summary>
internal static class GivenCommuneWorkbook
{
    public const string Name = "xa.xlsx";
    public const string HamletPage = "Danh sách thôn";
    public const string StaffPage = "Cán bộ";
    public const string HouseholdPage = "Hộ dân";

    /// <summary>A number of an identity paper that stands on the page of the households.</summary>
    public const string PaperNumber = "001085012345";

    public static byte[] Bytes() => new GivenWorkbook()
        .Sheet("Nháp", [["họ và tên"]], hidden: true)
        .Sheet(HamletPage,
        [
            ["DANH SÁCH THÔN XÃ HOA SEN NĂM 2026 (sau sắp xếp)", null, null, null, null, null, null],
            ["TT", "Tên thôn", "Tên cũ trước", "Quy mô", null, "Trưởng thôn", null],
            [null, null, "sáp nhập", "Số hộ", "Số khẩu", "Họ và tên", "Số điện thoại"],
            [1, "Nà Lình", "Nà Lình, Nà Cáy", 93, 440, "Mạc Văn Thụ", 100000411d],
            [2, "Khuổi Vài", null, 41, 190, "Hà Bích Ngân", 100000412d],
            [3, "Bản Tàn", "Bản Tàn, Khuổi Áng (cũ)", 60, 280, "Lưu Gia Bách", 100000413d],
            [null, "Tổng cộng", null, 194, 910, null, null],
        ], merges: ["A1:G1", "D2:E2", "F2:G2"])
        .Sheet(StaffPage,
        [
            ["DANH SÁCH CÁN BỘ, CÔNG AN XÃ HOA SEN", null, null, null, null],
            ["TT", "Họ và tên", "Chức vụ", "Số điện thoại", "Địa bàn phụ trách / ghi chú"],
            [1, "Trần Văn Hùng", "Trưởng Công an xã", 100000401d, null],
            [2, "Lê Thị Mai", "Phó Trưởng Công an xã", 100000402d, "Phụ trách ANTT"],
            [3, "Phạm Minh Tuấn", "Cảnh sát khu vực", 100000403d, "Nà Lình, Khuổi Vài"],
            [4, "Ngô Thu Hà", "Cảnh sát khu vực", 100000404d, "Bản Tàn"],
            [5, "Đỗ Hải Yến", "Quản trị máy (CC văn phòng UBND)", 100000405d, "chị Yến"],
        ], merges: ["A1:E1"])
        .Sheet(HouseholdPage,
        [
            ["STT", "Họ tên chủ hộ", "Thôn", "Số nhà / địa chỉ", "Điện thoại", "Số CCCD"],
            [1, "Lại Văn Tư", "Nà Lình", "số 3", "0100 000 421", PaperNumber],
            [2, "Mẫn Thị Năm", "Khuổi Vài", "đầu cầu", "0100 000 422", "001085012346"],
            [3, "Đào Văn Bảy", "Bản Tàn", "số 5", null, "001085012347"],
            [null, "Tổng cộng: 3 hộ", null, null, null, null],
        ])
        .Bytes();
}
