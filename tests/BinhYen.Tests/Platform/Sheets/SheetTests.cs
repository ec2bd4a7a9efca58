using BinhYen.Testing;
using System.IO.Compression;
using System.Text;
using BinhYen.Platform;
using BinhYen.Platform.Sheets;
using BinhYen.Tests.Given;
using CsCheck;

namespace BinhYen.Tests.Platform.Sheets;

public sealed class SheetTests
{
    [Fact]
    public void A_workbook_gives_its_first_visible_sheet_that_has_anything_with_merged_cells_filled()
    {
        var file = new GivenWorkbook()
            .Sheet("Ẩn", [["không đọc"]], hidden: true)
            .Sheet("Trống", [])
            .Sheet("Hộ", [["thôn Đông Khê", "Lại Thị Tư"], [null, "Mẫn Văn Sáu"], ["thôn Tây Khê", "Đào Văn Bảy"]], merges: "A1:A2").Bytes();
        var rows = Rows(Sheet.Open(file));
        rows.Select(r => string.Join('|', r.Cells)).ShouldBe(["thôn Đông Khê|Lại Thị Tư", "thôn Đông Khê|Mẫn Văn Sáu", "thôn Tây Khê|Đào Văn Bảy"]);
        rows.Select(r => r.Number).ShouldBe([1, 2, 3]);
    }

    [Fact]
    public void Numbers_keep_their_digits_dates_are_read_day_first_and_letters_are_composed()
    {
        var file = new GivenWorkbook().Sheet("Hộ", [[100000401d, 9.8e8, 12.5, new DateOnly(2026, 9, 3), "Nguyễn".Normalize(NormalizationForm.FormD) + "\n Thị  Hoa "]]).Bytes();
        Rows(Sheet.Open(file)).Single().Cells.ShouldBe(["100000401", "980000000", "12.5", "03/09/2026", "Nguyễn Thị Hoa"]);
    }

    [Theory]
    [InlineData("100000401", "0100000401")]
    [InlineData("0100 000 401", "0100000401")]
    [InlineData("+84 100.000.401", "0100000401")]
    [InlineData("84100000401", "0100000401")]
    [InlineData("'0100000401", "0100000401")]
    [InlineData("001085012345", null)]
    [InlineData("không có", null)]
    [InlineData("12", null)]
    public void A_telephone_number_gets_its_lost_zero_back(string cell, string? number) => SheetCells.Phone(cell).ShouldBe(number);

    [Theory]
    [InlineData(';', "utf-8", true, "CSV, UTF-8")]
    [InlineData(',', "utf-8", false, "CSV, UTF-8")]
    [InlineData('\t', "utf-16", true, "CSV, UTF-16")]
    public void Text_tables_are_read_whatever_divides_them(char divider, string encoding, bool mark, string form)
    {
        var text = string.Join("\r\n", "Họ tên|Thôn|Ghi chú", "Lại Văn Tư|Đông Khê|\"nhà số 3, ngõ 2\"", "Mẫn Thị Năm|Tây Khê|\"hai\ndòng\"").Replace('|', divider);
        var coder = Encoding.GetEncoding(encoding);
        var sheet = Sheet.Open([.. mark ? coder.Preamble : [], .. coder.GetBytes(text)]).Value;
        sheet.Form.ShouldBe(form);
        var rows = sheet.All().Value;
        rows[1].Cells.ShouldBe(["Lại Văn Tư", "Đông Khê", "nhà số 3, ngõ 2"]);
        rows[2][2].ShouldBe("hai dòng");
    }

    [Theory]
    [InlineData("Hä vµ tªn;Th«n;§iÖn tho¹i\nNguyÔn V¨n Tø;§«ng Khª;0100000401", "TCVN3 (ABC)")]
    [InlineData("Hoï vaø teân;Thoân;Ñieän thoaïi\nNguyeãn Vaên Töù;Ñoâng Kheâ;0100000401", "VNI")]
    public void Old_fonts_become_letters_in_a_file_of_bytes_and_in_one_of_letters(string text, string name)
    {
        foreach (var bytes in new[] { Encoding.Latin1.GetBytes(text), Encoding.UTF8.GetBytes(text) })
        {
            var sheet = Sheet.Open(bytes).Value;
            sheet.Form.ShouldBe($"CSV, {name}");
            sheet.All().Value.Select(r => string.Join('|', r.Cells)).ShouldBe(["Họ và tên|Thôn|Điện thoại", "Nguyễn Văn Tứ|Đông Khê|0100000401"]);
        }
    }

    [Fact]
    public void Windows_1258_is_recognised_by_the_words_that_come_out()
    {
        // Base letters with the marks that 1258 keeps apart: "Họ tên;Thôn" and a name.
        var bytes = new byte[] { (byte)'H', (byte)'o', 0xF2, (byte)' ', (byte)'t', 0xEA, (byte)'n', (byte)';', (byte)'T', (byte)'h', 0xF4, (byte)'n', (byte)'\n', (byte)'V', 0xE3, (byte)'n', (byte)';', (byte)'x' };
        var sheet = Sheet.Open(bytes).Value;
        sheet.Form.ShouldBe("CSV, Windows-1258");
        sheet.All().Value[0].Cells.ShouldBe(["Họ tên", "Thôn"]);
    }

    [Fact]
    public void What_is_no_table_is_refused_with_a_sentence_that_says_what_to_do()
    {
        Code(Sheet.Open([])).ShouldBe("sheets.empty");
        Code(Sheet.Open([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1])).ShouldBe("sheets.old-excel");
        Code(Sheet.Open("%PDF-1.7"u8.ToArray())).ShouldBe("sheets.not-a-table");
        Code(Sheet.Open(Zip("word/document.xml", "<x/>"))).ShouldBe("sheets.not-a-table");
        Code(Sheet.Open([0x50, 0x4B, 3, 4, 1, 2, 3])).ShouldBe("sheets.damaged");
        Code(Sheet.Open([0xA1, 0xF0, 0x80, 0x81, (byte)';', 0x8D, 0x8F, (byte)'\n'])).ShouldBe("sheets.unknown-letters");
        Code(Sheet.Open("  <html><table><tr><td>Họ tên"u8.ToArray(), "ho dan.csv")).ShouldBe("sheets.not-a-table");
        Sheet.Open(Zip("xl/workbook.xml", "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>")).Value.All().Refusal!.Code.ShouldBe("sheets.damaged");
    }

    [Theory]
    [InlineData("ho dan.xlsx", false)]
    [InlineData("HO DAN.XLS", false)]
    [InlineData("ho dan.ods", false)]
    [InlineData("ho dan.csv", true)]
    [InlineData("ho dan.txt", true)]
    [InlineData("ho dan", true)]
    public void Text_is_read_under_its_own_name_and_not_under_that_of_a_workbook(string name, bool isRead)
    {
        var opened = Sheet.Open("Họ tên;Thôn\nLại Văn Tư;Đông Khê"u8.ToArray(), name);
        opened.Succeeded.ShouldBe(isRead);
        if (!isRead) opened.Refusal!.Message.ShouldContain("bên trong không phải bảng tính. Mở tệp bằng Excel, chọn “Lưu thành”");
        else opened.Value.All().Value.Count.ShouldBe(2);
    }

    [Fact]
    public void A_packed_bomb_is_refused_before_it_is_unpacked()
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        using (var part = zip.CreateEntry("xl/workbook.xml").Open())
        {
            var blank = new byte[1024 * 1024];
            for (var i = 0; i < 300; i++) part.Write(blank);
        }

        file.Length.ShouldBeLessThan(1_000_000);
        Code(Sheet.Open(file.ToArray())).ShouldBe("sheets.bomb");
    }

    [Fact]
    public void Any_bytes_at_all_give_rows_or_a_refusal_and_never_an_exception() =>
        Gen.Byte.Array[0, 400].Sample(bytes =>
        {
            foreach (var content in new[] { bytes, [.. "PK"u8, .. bytes], [0xEF, 0xBB, 0xBF, .. bytes] })
                if (Sheet.Open(content).TryGet(out var sheet, out var refusal)) sheet.All().TryGet(out _, out refusal);
                else refusal.Message.ShouldNotBeEmpty();
        }, iter: 2_000);

    [Fact]
    [Threat(8)]
    public void Exported_cells_are_never_formulas() =>
        Gen.Select(Gen.Int[0, 7], Gen.String, (start, rest) => new[] { "=", "+", "-", "@", "\t", " =", "＝", "" }[start] + rest).Sample(value =>
        {
            // Blanks alone are no formula either: the first letter that is not a blank decides, where there is one.
            var cell = SheetExport.Safe(value).TrimStart(' ');
            if (cell.Length > 0) cell[0].ShouldNotBeOneOf('=', '+', '-', '@', '\t', '\r', '\n');
        }, iter: 3_000);

    [Fact]
    public async Task An_exported_workbook_reads_back_with_the_zero_of_its_numbers()
    {
        var file = await SheetExport.WorkbookAsync("Hộ", ["Họ tên", "Điện thoại"], [["=HYPERLINK(\"http://x.example\")", "0100000401"], ["Lại Văn Tư", null]], TestContext.Current.CancellationToken);
        Rows(Sheet.Open(file)).Select(r => string.Join('|', r.Cells)).ShouldBe(["Họ tên|Điện thoại", "'=HYPERLINK(\"http://x.example\")|0100000401", "Lại Văn Tư"]);
    }

    private static IReadOnlyList<SheetRow> Rows(Result<Sheet> sheet) => sheet.Value.All().Value;

    private static string Code<T>(Result<T> result)
        where T : notnull => result.Refusal!.Code;

    private static byte[] Zip(string path, string text)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        using (var part = new StreamWriter(zip.CreateEntry(path).Open())) part.Write(text);
        return file.ToArray();
    }
}
