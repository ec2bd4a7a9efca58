using BinhYen.Acceptance.Drivers;
using BinhYen.Cases;
using BinhYen.Staff;
using BinhYen.Tests.Drivers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace BinhYen.Acceptance.Console;

/// <summary>The pages that protect whoever speaks, at a real browser, wide and narrow: reveals, questions to verifiers, data rights, incidents, register, retention, journal.</summary>
[Trait("Speed", "Slow")]
public sealed class ProtectionScreensTests
{
    private const string Told = "Đêm qua quán nước đầu thôn có đánh bạc ăn tiền";

    [Theory]
    [InlineData(1366)]
    [InlineData(360)]
    public async Task Every_page_that_protects_the_reporter_is_accessible_and_fits_the_screen(int width)
    {
        await using var village = await Village.WakeAsync();
        using var resident = new Resident(village.Police);
        await resident.ReportAsync(("ke", Told), ("ai", "kin"), ("ten", "Vi Thị Xoanh"), ("sdt", "0100 000 911"));
        var code = await village.NewestCaseAsync();
        var thread = await village.Police.ReadAsync(db => db.Set<ReportThread>().OrderByDescending(t => t.OpenedAt).Select(t => t.Id).FirstAsync(TestContext.Current.CancellationToken));
        await using (var phone = await StaffScreen.VisitAsync(village, width))
        {
            await phone.OpenAsync("/tra-cuu");
            await phone.Page.FillAsync("[name=ma]", resident.ReportCode);
            await phone.Page.Keyboard.PressAsync("Enter");
            await phone.Page.ArriveAsync("**/tin-cua-toi**");
            await SeenAsync(phone);
            await phone.Page.EvaluateAsync("document.querySelectorAll('details').forEach(d => d.open = true)");
            await SeenAsync(phone);
            await phone.Page.CheckAsync("[name=quyen][value=hoi]");
            await phone.Page.Locator("form[action$='/yeu-cau'] button").ClickAsync();
            await phone.Page.ArriveAsync("**/tin-cua-toi**");
            await SeenAsync(phone);
            phone.ShouldHaveBeenAccessible();
        }

        using (var administrator = await village.Police.SignInAsync(StaffRole.SystemAdministrator))
        {
            await administrator.SeesAsync("/admin/accounts/new");
            await administrator.SubmitAsync("/admin/accounts", ("userName", "can-bo-moi"), ("fullName", "Nguyễn Hoàng Thị Phương Thảo"), ("rank", "Thượng úy"), ("position", "Cảnh sát khu vực"), ("role", "AreaOfficer"));
            await administrator.SeesAsync("/admin/outside");
            await administrator.SubmitAsync(
                "/admin/outside", ("body", "ProvincialInspection"), ("name", "Thanh tra Công an tỉnh Sông Thanh, Đội Giải quyết khiếu nại, tố cáo và kiểm tra công tác nghiệp vụ"), ("address", "Số 108 đường Nguyễn Thượng Hiền kéo dài, phường Sông Thanh"), ("phone", "0200 111 222"));
        }

        string reveal;
        await using (var chief = await StaffScreen.SignInAsync(village, "truong-cong-an", width))
        {
            foreach (var path in new[] { "/reveals", $"/reveals/of/{thread}" }) await LookAsync(chief, path);
            await chief.Page.CheckAsync("[name=reason][value=Safety]");
            await chief.Page.FillAsync("[name=words]", "Có người dọa đánh người báo tin, cần bảo vệ ngay");
            await chief.Page.Locator($"form[action='/reveals/of/{thread}'] button").First.ClickAsync();
            await chief.Page.ArriveAsync("**/reveals/*");
            await SeenAsync(chief);
            reveal = new Uri(chief.Page.Url).AbsolutePath;
            foreach (var path in new[]
            {
                "/agreements", "/journal", "/journal/compare", "/retention", "/secret-words", "/consents", "/incidents", "/data-register", "/data-requests", "/reports/from-group", "/reports/new", "/verifiers", "/verifiers/new",
            }) await LookAsync(chief, path);
            await chief.Page.GotoAsync("/data-requests");
            await chief.Page.Locator("main a[href^='/data-requests/']").First.ClickAsync();
            await chief.Page.ArriveAsync("**/data-requests/*");
            await SeenAsync(chief);
            chief.ShouldHaveBeenAccessible();
        }

        await using (var deputy = await StaffScreen.SignInAsync(village, "pho-p03", width))
        {
            await LookAsync(deputy, reveal);
            await deputy.Page.Locator($"form[action='{reveal}/approve'] button").ClickAsync();
            await deputy.Page.WaitForLoadStateAsync(LoadState.DOMContentLoaded);
            await SeenAsync(deputy);
            // The code for the body above: asked for, refused for another number, and shown.
            await LookAsync(deputy, "/duty/outside");
            foreach (var rung in new[] { "0200 333 444", "0200 111 222" })
            {
                await deputy.Page.FillAsync("input[inputmode=tel]", rung);
                await deputy.Page.Locator("form[action^='/duty/outside/'] button").ClickAsync();
                await deputy.Page.WaitForLoadStateAsync(LoadState.DOMContentLoaded);
                await SeenAsync(deputy);
            }

            deputy.ShouldHaveBeenAccessible();
        }

        await using (var chief = await StaffScreen.SignInAsync(village, "truong-cong-an", width))
        {
            await LookAsync(chief, reveal);
            await chief.Page.Locator($"form[action='{reveal}/open'] button").ClickAsync();
            await chief.Page.GetByText("Vi Thị Xoanh").First.WaitForAsync();
            await SeenAsync(chief);
            await LookAsync(chief, "/reveals");
            await LookAsync(chief, $"/cases/{code}");
            await chief.PressAsync("look");
            await chief.PressAsync("confirm-kind");
            await chief.FillInAsync("assign", ("handler", await village.IdOfAsync(BinhYenServer.Account("cskv-p04"))));
            chief.ShouldHaveBeenAccessible();
        }

        await using var officer = await StaffScreen.SignInAsync(village, "cskv-p04", width);
        await LookAsync(officer, $"/cases/{code}/verification");
        // Copied words: the meter says so, underlines them and keeps them.
        await officer.Page.EvaluateAsync("document.querySelectorAll('details').forEach(d => d.open = true)");
        await officer.Page.FillAsync("[name=question]", $"Bác có thấy {Told} không?");
        await officer.Page.Locator("button[name=act][value=check]").ClickAsync();
        await officer.Page.Locator("mark").First.WaitForAsync();
        await SeenAsync(officer);
        officer.ShouldHaveBeenAccessible();
    }

    private static async Task LookAsync(StaffScreen screen, string path)
    {
        await screen.OpenAsync(path);
        await Look.ShootAsync(screen.Page);
    }

    private static async Task SeenAsync(StaffScreen screen)
    {
        await screen.LookAsync();
        await Look.ShootAsync(screen.Page);
    }
}
