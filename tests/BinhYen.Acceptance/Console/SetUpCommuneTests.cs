using BinhYen.Acceptance.Drivers;
using BinhYen.Acceptance.Residents;
using BinhYen.Tests.Drivers;
using BinhYen.Tests.Given;
using Microsoft.Playwright;

namespace BinhYen.Acceptance.Console;

/// <summary>A stranger with a slip of paper and one Excel file makes a commune out of an empty machine, on a phone.</summary>
[Trait("Speed", "Slow")]
public sealed class SetUpCommuneTests
{
    [Fact]
    public async Task A_stranger_sets_a_commune_up_from_one_real_life_workbook_on_a_narrow_screen()
    {
        await using var server = await BinhYenServer.StartAsync(empty: true);
        using var paper = new NewCommune(server);
        var faults = new List<string>();

        await using (var morning = await Phone.OpenAsync(server, width: 360))
        {
            var page = morning.Page;
            await EnterAsync(page, paper.ConsoleCode);
            await page.FillAsync("#q", "xuan truong ninh binh");
            await page.GetByRole(AriaRole.Button, new() { Name = "Tìm" }).ClickAsync();
            await LookAsync(morning, faults);
            await page.GetByRole(AriaRole.Button, new() { Name = "Chọn xã Xuân Trường, Ninh Bình", Exact = true }).ClickAsync();
            await page.FillAsync("#dutyPhone", "0100 000 113");
            await page.FillAsync("#address", "Xóm 1, xã Xuân Trường");
            await NextAsync(morning, faults);
            await page.GetByText("Trưởng thôn làm trưởng nhóm").ClickAsync();
            await NextAsync(morning, faults);
            await UploadAsync(page, "xa.xlsx", Workbook());
            await LookAsync(morning, faults);
            (await page.GetByRole(AriaRole.Status).InnerTextAsync()).ShouldContain("Đọc trang “Danh sách” của xa.xlsx; các trang khác: “CB”.");
            (await page.GetByRole(AriaRole.Status).InnerTextAsync()).ShouldContain("Đọc được 6 địa bàn từ Excel");
        }

        // Another day, another browser: everything is there.
        await using var evening = await Phone.OpenAsync(server, width: 360);
        await EnterAsync(evening.Page, paper.ConsoleCode);
        evening.Page.Url.ShouldEndWith("/setup/units");
        await evening.Page.FillAsync("#paste", "1. Trường Tiểu học Xuân Trường\n2. Hợp tác xã dịch vụ nông nghiệp và thủy sản Xuân Trường\n3. Tổ liên gia");
        await evening.Page.GetByRole(AriaRole.Button, new() { Name = "Đọc danh sách" }).ClickAsync();
        (await evening.Page.GetByRole(AriaRole.Status).InnerTextAsync()).ShouldContain("Đọc được 3 đơn vị");
        await NextAsync(evening, faults);
        evening.Page.Url.ShouldEndWith("/setup/people");
        await LookAsync(evening, faults);
        await evening.Page.GetByRole(AriaRole.Button, new() { Name = "Dùng lại xa.xlsx" }).ClickAsync();
        await evening.Page.GetByRole(AriaRole.Status).WaitForAsync();
        await LookAsync(evening, faults);
        (await evening.Page.GetByRole(AriaRole.Status).InnerTextAsync()).ShouldContain("Đọc trang “CB” của xa.xlsx");
        (await evening.Page.Locator("#all-role").CountAsync()).ShouldBe(0, "every title of the list says a role, also a plain “Cán bộ”");
        await NextAsync(evening, faults);
        evening.Page.Url.ShouldEndWith("/setup/duties");
        await NextAsync(evening, faults);
        await evening.Page.GetByText("Sẽ kết nối sau").ClickAsync();
        await NextAsync(evening, faults);
        await evening.Page.GetByRole(AriaRole.Button, new() { Name = "Hoàn tất thiết lập" }).ClickAsync();
        await LookAsync(evening, faults);
        (await evening.Page.Locator("h1").InnerTextAsync()).ShouldBe("Công an xã Xuân Trường đã sẵn sàng nhận tin");
        (await evening.Page.Locator("tbody tr").CountAsync()).ShouldBe(10, "five officers, one administrator, four hamlet heads of the list");

        // The chief takes the first code on the same phone.
        var code = await evening.Page.Locator("td[data-label='Mã'] code").First.InnerTextAsync();
        await evening.Page.GotoAsync("/first-sign-in");
        await evening.Page.FillAsync("#code", code);
        await evening.Page.GetByRole(AriaRole.Button, new() { Name = "Tiếp tục" }).ClickAsync();
        await evening.Page.Locator(".qr").WaitForAsync();
        await LookAsync(evening, faults);
        (await evening.Page.Locator(".qr svg").BoundingBoxAsync())!.Width.ShouldBeGreaterThanOrEqualTo(220);

        // And a report can be taken at once.
        await evening.Page.GotoAsync("/bao-tin#ke");
        (await evening.Page.Locator("body").InnerTextAsync()).ShouldContain("Công an xã Xuân Trường");
        faults.ShouldBeEmpty();
        evening.ScriptErrors.ShouldBeEmpty();
    }

    private static async Task EnterAsync(IPage page, string code)
    {
        await page.GotoAsync("/setup");
        await page.FillAsync("#code", code);
        await page.GetByRole(AriaRole.Button, new() { Name = "Bắt đầu" }).ClickAsync();
        await page.ArriveAsync("**/setup/**");
    }

    private static async Task UploadAsync(IPage page, string name, byte[] content)
    {
        await page.SetInputFilesAsync("#file", new FilePayload { Name = name, MimeType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Buffer = content });
        await page.GetByRole(AriaRole.Button, new() { Name = "Đọc danh sách" }).ClickAsync();
        await page.GetByRole(AriaRole.Status).WaitForAsync();
    }

    private static async Task NextAsync(Phone browser, List<string> faults)
    {
        await LookAsync(browser, faults);
        var before = browser.Page.Url;
        await browser.Page.GetByRole(AriaRole.Button, new() { Name = "Lưu và tiếp tục" }).ClickAsync();
        await browser.Page.LeaveAsync(before);
    }

    private static async Task LookAsync(Phone browser, List<string> faults)
    {
        faults.AddRange(await browser.AccessibilityFaultsAsync());
        if (await browser.ScrollsSidewaysAsync()) faults.Add($"{browser.Page.Url} is wider than the screen");
        await Look.ShootAsync(browser.Page);
    }

    // A title over all columns, two header rows with merged cells, a column of numbers, capitals, decomposed letters, a double, a total.
    private static byte[] Workbook() => new GivenWorkbook().Sheet("Danh sách",
    [
        ["UBND XÃ XUÂN TRƯỜNG\nDANH SÁCH THÔN, XÓM NĂM 2026", null, null, null, null],
        [null],
        ["TT", "Địa bàn", null, "Trưởng thôn", null],
        [null, "Tên thôn, xóm", "Số hộ", "Họ tên trưởng thôn", "Điện thoại"],
        ["(1)", "(2)", "(3)", "(4)", "(5)"],
        [1, "XÓM 1", 312, "NGUYỄN VĂN MẪU", 100000401],
        [2, "Xóm Câ\u0300u Đa\u0301", 189, "Trần Thị Ví Dụ", 100000402],
        [3, "  Thôn  Hòa   Bình ", 200, null, null],
        [4, "xóm 1", 312, "Nguyễn Văn Mẫu", 100000401],
        [5, "Khu dân cư Thượng Lâm", 231, "Lê Văn Thử", "0100.000.403"],
        [6, 7, 90, "Phạm Hư Cấu", null],
        [7, "thôn Đông", 120, null, null],
        ["Tổng cộng", "Tổng cộng", 1142, null, null],
    ], merges: ["A1:E1", "A3:A4", "B3:C3", "D3:E3", "A13:B13"]).Sheet("CB",
    [
        ["DANH SÁCH CÁN BỘ SỬ DỤNG PHẦN MỀM", null, null, null],
        ["STT", "Họ và tên", "Cấp bậc", "Chức vụ"],
        [1, "VŨ QUANG MẪU", "Trung tá", "Trưởng Công an xã"],
        [2, "Đặng Thị Thử", "Thiếu tá", "Phó trưởng Công an xã"],
        [3, "Bùi Văn Ví", "Đại úy", "CSKV phụ trách xóm 1, xóm Cầu Đá"],
        [4, "Hoa\u0300ng Văn Dụ", "Thượng úy", "Cảnh sát khu vực"],
        [5, "Ngô Hư Cấu", "Trung úy", "Cán bộ"],
        [6, "Đỗ Thị Giả", null, "Công chức CNTT"],
    ], merges: ["A1:D1"]).Bytes();
}
