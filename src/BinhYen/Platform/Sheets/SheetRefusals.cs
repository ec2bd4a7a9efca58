namespace BinhYen.Platform.Sheets;

/// <summary>Why a table cannot be read, each with what to do.</summary>
internal static class SheetRefusals
{
    public static Refusal Empty { get; } = No("empty", "Bảng không có dòng nào. Chọn tệp có dữ liệu, hoặc dán bảng vào ô.");
    public static Refusal TooLarge { get; } = No("too-large", "Tệp lớn hơn 20 MB. Bỏ ảnh trong tệp hoặc chia thành nhiều tệp rồi tải lại.");
    public static Refusal Bomb { get; } = No("bomb", "Tệp này bung ra quá lớn nên không được mở. Chép bảng sang một tệp mới rồi tải lại.");
    public static Refusal TooManyRows { get; } = No("too-many-rows", "Bảng dài hơn 100.000 dòng. Chia theo thôn, xóm rồi tải từng tệp.");
    public static Refusal OldExcel { get; } = No("old-excel", "Tệp Excel đời cũ (.xls) hoặc có mật khẩu. Mở bằng Excel, bỏ mật khẩu, chọn “Lưu thành” .xlsx rồi tải lại.");
    public static Refusal OpenDocument { get; } = No("open-document", "Tệp OpenDocument (.ods). Mở tệp, chọn “Lưu thành” .xlsx hoặc .csv rồi tải lại.");
    public static Refusal NotATable { get; } = No("not-a-table", "Đây không phải bảng tính. Tải lên tệp .xlsx hoặc .csv, hoặc chép bảng và dán vào ô.");
    public static Refusal OnlyCalledWorkbook { get; } = No("only-called-workbook", "Tệp mang tên bảng tính Excel nhưng bên trong không phải bảng tính. Mở tệp bằng Excel, chọn “Lưu thành” kiểu “Excel Workbook (.xlsx)” rồi tải lại; danh sách gõ bằng chữ thường thì lưu tên .csv hoặc .txt.");
    public static Refusal Damaged { get; } = No("damaged", "Tệp bị hỏng, không đọc hết được. Mở bằng Excel, lưu lại rồi tải lên lần nữa.");
    public static Refusal UnknownLetters { get; } = No("unknown-letters", "Không nhận ra bảng mã chữ Việt của tệp. Mở bằng Excel, chọn “Lưu thành” kiểu “CSV UTF-8” hoặc .xlsx rồi tải lại.");

    private static Refusal No(string code, string message) => new($"sheets.{code}", message, RefusalKind.Invalid);
}
