using BinhYen.Communes.FirstRun;
using BinhYen.Communes.Households;
using BinhYen.Platform.Sheets;
using BinhYen.Tests.Given;
using HamletNames = BinhYen.Communes.FirstRun.HamletNames;

namespace BinhYen.Tests.Platform.Sheets;

public sealed class PickPageTests
{
    [Fact]
    public void Each_reader_finds_its_page_of_one_workbook()
    {
        var book = Sheet.Open(GivenCommuneWorkbook.Bytes(), @"C:\Xã\xa.xlsx").Value;
        string? Page(IReadOnlyList<SheetField> fields, IReadOnlyList<string> called) => PickPage.Of(book, fields, called).Value is { Fits: true } picked ? picked.Sheet.Page : null;
        Page(HamletNames.Asked.Columns, HamletNames.Asked.Called).ShouldBe(GivenCommuneWorkbook.HamletPage);
        Page(PeopleNames.Asked.Columns, PeopleNames.Asked.Called).ShouldBe(GivenCommuneWorkbook.StaffPage);
        Page(HouseholdFields.All, HouseholdFields.PageCalled).ShouldBe(GivenCommuneWorkbook.HouseholdPage);
        Page(UnitNames.Asked.Columns, UnitNames.Asked.Called).ShouldBeNull("no page lists bodies");

        var chosen = PickPage.Of(book, PeopleNames.Asked.Columns, [], GivenCommuneWorkbook.HouseholdPage).Value.Sheet;
        chosen.PagesInWords.ShouldBe("Đọc trang “Hộ dân” của xa.xlsx; các trang khác: “Danh sách thôn”, “Cán bộ”.");
        chosen.All().Value[1][1].ShouldBe("Lại Văn Tư");
    }

    [Fact]
    public void Of_two_pages_that_name_as_much_the_one_that_is_called_so_is_read()
    {
        var book = Sheet.Open(new GivenWorkbook().Sheet("Tổng hợp", [["TT", "Thôn"], [1, "Đông"]]).Sheet("Các thôn", [["TT", "Thôn"], [1, "Tây"]]).Bytes()).Value;
        PickPage.Of(book, HamletNames.Asked.Columns, HamletNames.Asked.Called).Value.Sheet.Page.ShouldBe("Các thôn");
    }

    [Fact]
    public void A_workbook_of_one_page_and_text_leave_no_choice()
    {
        var book = Sheet.Open(new GivenWorkbook().Sheet("Trống", []).Sheet("Bảng", [["Đông"]]).Bytes()).Value;
        foreach (var sheet in new[] { book, Sheet.Paste("Đông\nTây").Value })
        {
            var (picked, fits) = PickPage.Of(sheet, HamletNames.Asked.Columns, []).Value;
            (picked, fits, picked.PagesInWords).ShouldBe((sheet, true, null));
        }
    }

    [Fact]
    public void All_pages_together_have_the_limit_of_one()
    {
        var half = Enumerable.Range(1, SheetLimits.Rows / 2 + 1).Select(object?[] (n) => [n]).ToList();
        var book = Sheet.Open(new GivenWorkbook().Sheet("Một", half).Sheet("Hai", half).Bytes()).Value;
        book.All().Value.Count.ShouldBe(half.Count);
        KeptPages.Of(book).TryGet(out _, out var refusal).ShouldBeFalse();
        refusal.ShouldBe(SheetRefusals.TooManyRows);
    }

    [Fact]
    public void Pages_come_back_as_they_were_packed()
    {
        SheetPage[] pages = [new("Một", [new(1, ["a", "", "b"]), new(4, ["ơ"])]), new("Hai", [])];
        var back = PackedPages.Unpack(PackedPages.Pack(pages));
        back.Select(p => p.Name).ShouldBe(["Một", "Hai"]);
        back[0].Rows.Select(r => $"{r.Number}:{string.Join('|', r.Cells)}").ShouldBe(["1:a||b", "4:ơ"]);
    }
}
