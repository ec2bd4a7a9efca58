using BinhYen.Platform.Sheets;

namespace BinhYen.Tests.Platform.Sheets;

public sealed class GuessColumnsTests
{
    private static readonly SheetField Name = new("name", "Họ tên", ["ho ten", "ho va ten", "chu ho", "ho ten chu ho"]);
    private static readonly SheetField Phone = new("phone", "Điện thoại", ["dien thoai", "sdt", "so dien thoai"], v => SheetCells.Phone(v) is not null);
    private static readonly SheetField Hamlet = new("hamlet", "Thôn", ["thon", "xom"]);
    private static readonly SheetField Total = new("total", "Số hộ", ["so ho", "tong so ho"]);
    private static readonly SheetField Means = new("means", "Có điều kiện", ["co dieu kien"]);
    private static readonly SheetField Paper = new("paper", "Căn cước", ["cccd"], v => v.Length == 12 && v.All(char.IsAsciiDigit)) { Refused = "Không giữ số căn cước." };
    private static readonly SheetField[] Fields = [Name, Phone, Hamlet, Total, Means, Paper];

    [Fact]
    public void Two_header_rows_that_name_the_same_columns_are_both_headers()
    {
        var guess = GuessColumns.Of(Table(
            ["STT", "Thôn, xóm", "Thôn, xóm", "Chủ hộ"],
            ["", "Tên thôn, xóm", "Ghi chú", "Họ tên chủ hộ"],
            ["(1)", "(2)", "(3)", "(4)"],
            ["1", "Đông Khê", "", "Lại Văn Tư"]), Fields);
        guess.LastHeaderRow.ShouldBe(3);
        guess.For("hamlet")!.Index.ShouldBe(1);
        guess.For("name")!.Index.ShouldBe(3);
    }

    [Fact]
    public void A_second_row_that_only_divides_a_heading_is_a_header_and_no_household()
    {
        // Only the number and the heading over two columns are merged; the rest of the lower row is empty.
        var guess = GuessColumns.Of(Table(
            ["STT", "Chủ hộ", "Thôn", "Đối tượng", "Đối tượng"],
            ["STT", "", "", "Hộ nghèo", "Neo đơn"],
            ["1", "Lại Văn Tư", "Đông Khê", "x", ""]), Fields);
        guess.LastHeaderRow.ShouldBe(2);
        guess.For("name")!.Index.ShouldBe(1);
    }

    [Fact]
    public void Titles_above_a_header_of_two_rows_and_its_numbering_are_passed_over()
    {
        var guess = GuessColumns.Of(Table(
            ["UBND XÃ AN PHÚ KHÊ", "UBND XÃ AN PHÚ KHÊ", "UBND XÃ AN PHÚ KHÊ", "UBND XÃ AN PHÚ KHÊ", "UBND XÃ AN PHÚ KHÊ"],
            ["DANH SÁCH HỘ DÂN CÁC THÔN, XÓM THAM GIA MÔ HÌNH NĂM 2026"],
            ["STT", "Thôn", "Số hộ", "Số hộ", "Ghi chú"],
            ["STT", "Thôn", "Tổng số hộ", "Có điều kiện", "Ghi chú"],
            ["(1)", "(2)", "(3)", "(4)", "(5)"],
            ["1", "Đông Khê", "312", "290", ""]), Fields);
        guess.LastHeaderRow.ShouldBe(5);
        guess.For("hamlet")!.Index.ShouldBe(1);
        guess.For("total")!.Index.ShouldBe(2);
        guess.For("means")!.Index.ShouldBe(3);
    }

    [Fact]
    public void A_column_without_header_is_known_by_what_stands_in_it_and_blank_columns_vanish()
    {
        var guess = GuessColumns.Of(Table(["Họ và tên chủ hộ", "", "", "Thôn"], ["Lại Văn Tư", "", "100000401", "Đông Khê"], ["Mẫn Thị Năm", "", "0100 000 402", "Tây Khê"]), Fields);
        guess.Columns.Select(c => c.Index).ShouldBe([0, 2, 3]);
        guess.For("phone")!.ShouldSatisfyAllConditions(c => c.Index.ShouldBe(2), c => c.ByContent.ShouldBeTrue());
        guess.For("name")!.Index.ShouldBe(0);
    }

    [Fact]
    public void What_must_not_be_taken_is_found_by_its_values_under_a_harmless_header()
    {
        var guess = GuessColumns.Of(Table(["Họ tên", "Điện thoại", "Mã số"], ["Lại Văn Tư", "0100000401", "001085012345"], ["Mẫn Thị Năm", "0100000402", "001085012346"]), Fields);
        guess.For("paper")!.Index.ShouldBe(2);
        guess.For("phone")!.Index.ShouldBe(1);
    }

    [Fact]
    public void A_list_without_header_has_none()
    {
        GuessColumns.Of(Table(["thôn Đông Khê"], ["thôn Tây Khê"], ["xóm Bãi"]), Fields).LastHeaderRow.ShouldBe(0);
        GuessColumns.Of([], Fields).Columns.ShouldBeEmpty();
    }

    private static List<SheetRow> Table(params string[][] rows) => [.. rows.Select((cells, i) => new SheetRow(i + 1, cells))];
}
