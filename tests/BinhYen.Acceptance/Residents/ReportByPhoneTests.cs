using BinhYen.Acceptance.Drivers;
using BinhYen.Cases;
using BinhYen.Testing;
using BinhYen.Tests.Drivers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace BinhYen.Acceptance.Residents;

[Trait("Speed", "Slow")]
public sealed class ReportByPhoneTests(Servers servers) : IClassFixture<Servers>
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    [Requirement("R-YC-13")]
    public async Task A_resident_answers_four_questions_looks_over_sends_and_reads_the_thread(bool scripts)
    {
        await using var phone = await Phone.OpenAsync(await servers.OnAsync(Engine.Sqlite), scripts: scripts);
        var page = phone.Page;
        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Link, new() { Name = "Gửi tin báo" }).ClickAsync();
        await page.GetByText("Ồn ào, gây rối").ClickAsync();
        await page.Locator("#viec").GetByText("Tiếp tục").ClickAsync();
        (await page.Locator("#viec").IsVisibleAsync()).ShouldBeFalse();
        await page.GetByText("Đông Khê").ClickAsync();
        await page.GetByText("Tối qua").ClickAsync();
        await page.Locator("#noi").GetByText("Tiếp tục").ClickAsync();
        await page.GetByLabel("Bạn đã thấy, đã nghe gì?").FillAsync("Quán hát karaoke đến nửa đêm");
        await page.Locator("#ke").GetByText("Tiếp tục").ClickAsync();
        await page.Locator("#ai").GetByText("Tiếp tục").ClickAsync();

        // Back to a question and again to the look over: the answer is still there.
        await page.GoBackAsync();
        await page.GoBackAsync();
        (await page.GetByLabel("Bạn đã thấy, đã nghe gì?").InputValueAsync()).ShouldBe("Quán hát karaoke đến nửa đêm");
        await page.Locator("#ke").GetByText("Tiếp tục").ClickAsync();
        await page.Locator("#ai").GetByText("Tiếp tục").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Gửi tin báo" }).ClickAsync();
        await page.ArriveAsync("**/da-nhan");

        var code = string.Join(' ', await page.Locator(".code li").AllInnerTextsAsync());
        await page.GotoAsync("/tra-cuu");
        await page.GetByLabel("Mã tra cứu").FillAsync(code);
        await page.GetByRole(AriaRole.Button, new() { Name = "Xem tin của tôi" }).ClickAsync();
        await page.ArriveAsync("**/tin-cua-toi");
        await Look.ShootAsync(page);
        (await page.Locator(".talk").InnerTextAsync()).ShouldContain("Quán hát karaoke đến nửa đêm");
        phone.ScriptErrors.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_report_sent_without_signal_goes_by_itself_when_the_signal_is_back_and_only_once()
    {
        var server = await servers.OnAsync(Engine.Sqlite);
        await using var phone = await Phone.OpenAsync(server);
        var page = phone.Page;
        await page.GotoAsync("/bao-tin#ke");
        await page.GetByLabel("Bạn đã thấy, đã nghe gì?").FillAsync("Cây đổ chắn đường");
        await page.GotoAsync("/bao-tin#xem");
        (await page.Locator("[data-of=ke]").InnerTextAsync()).ShouldBe("Cây đổ chắn đường");
        var before = await server.ReadAsync(db => db.Set<ReportThread>().CountAsync());
        await phone.Context.SetOfflineAsync(true);
        await page.GetByRole(AriaRole.Button, new() { Name = "Gửi tin báo" }).ClickAsync();
        await page.GetByText("Chưa có sóng").WaitForAsync();
        await phone.Context.SetOfflineAsync(false);
        await page.ArriveAsync("**/da-nhan");
        (await server.ReadAsync(db => db.Set<ReportThread>().CountAsync())).ShouldBe(before + 1);
    }

    /// <summary>Begun anew and left at once: the phone remembers the report of before as little as this one.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Who_leaves_the_form_in_a_hurry_leaves_no_receipt_of_an_earlier_report(bool scripts)
    {
        await using var phone = await Phone.OpenAsync(await servers.OnAsync(Engine.Sqlite), scripts: scripts);
        var page = phone.Page;
        await page.GotoAsync("/bao-tin#ke");
        await page.GetByLabel("Bạn đã thấy, đã nghe gì?").FillAsync("Nhà bên tối nào cũng đánh bạc");
        await page.GotoAsync("/bao-tin#xem");
        await page.GetByRole(AriaRole.Button, new() { Name = "Gửi tin báo" }).ClickAsync();
        await page.ArriveAsync("**/da-nhan");
        (await phone.Context.CookiesAsync()).ShouldContain(c => c.Name == "by-receipt");

        await page.GotoAsync("/bao-tin");
        // Nothing of the weather is loaded here: that the browser goes there is enough.
        await page.RunAndWaitForRequestAsync(
            () => scripts ? PressShiftsAsync() : page.GetByText("Thoát nhanh").ClickAsync(), request => request.Url.StartsWith("https://nchmf.gov.vn", StringComparison.Ordinal));
        (await phone.Context.CookiesAsync()).Where(c => c.Name.StartsWith("by-", StringComparison.Ordinal)).ShouldBeEmpty();
        var later = await phone.Context.NewPageAsync();
        await later.GotoAsync("/da-nhan");
        (await later.Locator(".code li").CountAsync()).ShouldBe(0);

        async Task PressShiftsAsync()
        {
            for (var press = 0; press < 3; press++) await page.Keyboard.PressAsync("Shift");
        }
    }

    [Theory]
    [InlineData(320)]
    [InlineData(1366)]
    public async Task Every_page_for_residents_is_free_of_accessibility_faults_and_never_scrolls_sideways(int width)
    {
        await using var phone = await Phone.OpenAsync(await servers.OnAsync(Engine.Sqlite), width);
        var page = phone.Page;
        var faults = new List<string>();
        foreach (var path in (string[])["/", "/bao-tin", "/bao-tin#noi", "/bao-tin#ke", "/bao-tin#ai", "/bao-tin#xem", "/cam-ket", "/ho-tro", "/tra-cuu", "/co-that-khong", "/khong-co"])
        {
            await page.GotoAsync("about:blank");
            await page.GotoAsync(path);
            await LookAsync();
        }

        await page.GotoAsync("/bao-tin#ai");
        await page.CheckAsync("#ai-ten");
        await LookAsync();
        await page.GotoAsync("/bao-tin#xem");
        await page.GetByRole(AriaRole.Button, new() { Name = "Gửi tin báo" }).ClickAsync();
        await page.GetByText("Có chỗ cần sửa").WaitForAsync();
        await LookAsync();
        await page.GetByLabel("Bạn đã thấy, đã nghe gì?").FillAsync("Đèn đường hỏng");
        await page.CheckAsync("#ai-an");
        await page.GetByRole(AriaRole.Button, new() { Name = "Gửi tin báo" }).ClickAsync();
        await page.ArriveAsync("**/da-nhan");
        await LookAsync();
        var code = string.Join(' ', await page.Locator(".code li").AllInnerTextsAsync());
        await page.GotoAsync("/tra-cuu");
        await page.GetByLabel("Mã tra cứu").FillAsync(code);
        await page.GetByRole(AriaRole.Button, new() { Name = "Xem tin của tôi" }).ClickAsync();
        await page.ArriveAsync("**/tin-cua-toi");
        await LookAsync();
        faults.ShouldBeEmpty();

        async Task LookAsync()
        {
            faults.AddRange(await phone.AccessibilityFaultsAsync());
            if (await phone.ScrollsSidewaysAsync()) faults.Add($"{page.Url} is wider than {width} px");
        }
    }
}
