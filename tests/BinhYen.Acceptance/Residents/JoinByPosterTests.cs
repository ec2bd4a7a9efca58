using BinhYen.Acceptance.Console;
using BinhYen.Acceptance.Drivers;
using BinhYen.Testing;
using BinhYen.Tests.Drivers;
using Microsoft.Playwright;

namespace BinhYen.Acceptance.Residents;

/// <summary>From the poster an officer prints to the resident's yes, in real browsers; with pictures when <c>BINHYEN_JOIN_PICTURES</c> names a folder.</summary>
[Trait("Speed", "Slow")]
public sealed class JoinByPosterTests
{
    private static string? Folder => Environment.GetEnvironmentVariable("BINHYEN_JOIN_PICTURES");

    [Fact]
    [Requirement("R-HG-57", "R-YC-12", "R-YC-43")]
    public async Task A_poster_is_issued_its_code_scanned_and_the_page_behind_it_answered_on_a_small_phone_without_scripts()
    {
        await using var village = await Village.WakeAsync();
        byte[] poster;
        await using (var screen = await StaffScreen.SignInAsync(village, "truong-cong-an"))
        {
            await ShowAsync(screen, "/joining/posters");
            await screen.Page.FillAsync("#link-G01", "https://zalo.me/g/vi-du-001");
            await screen.Page.GetByRole(AriaRole.Button, new() { Name = "Phát hành tờ cho G01" }).ClickAsync();
            await screen.Page.ArriveAsync("**/joining/posters/*");
            var address = new Uri(screen.Page.Url).AbsolutePath;
            poster = await (await screen.Page.APIRequest.GetAsync($"{address}/poster.pdf")).BodyAsync();
            await ShowAsync(screen, address);
            await screen.Page.GotoAsync("/joining");
            await screen.Page.FillAsync("#title", "Tháng vận động vào nhóm");
            await screen.Page.FillAsync("#from", "2026-11-01");
            await screen.Page.GetByRole(AriaRole.Button, new() { Name = "Lập đợt" }).ClickAsync();
            await screen.Page.ArriveAsync("**/joining/campaigns/*");
            var campaign = new Uri(screen.Page.Url).AbsolutePath;
            await screen.Page.FillAsync("#place", "Nhà văn hóa thôn Đông Khê");
            await screen.Page.FillAsync("#present", "86");
            await screen.Page.FillAsync("#leaflets", "120");
            await screen.Page.GetByRole(AriaRole.Button, new() { Name = "Ghi việc", Exact = true }).ClickAsync();
            await screen.Page.ArriveAsync("**done=1");
            foreach (var path in new[] { campaign, "/joining", "/joining/places", "/joining/self", "/joining/followers", "/joining/fakes", "/groups/G01/breaches" }) await ShowAsync(screen, path);
            await screen.Page.SetViewportSizeAsync(360, 740);
            foreach (var path in new[] { campaign, address, "/joining", "/joining/posters", "/joining/places", "/joining/self", "/joining/followers", "/joining/fakes", "/groups/G01/breaches" }) await ShowAsync(screen, path);
            screen.ShouldHaveBeenAccessible();
        }

        var join = QrReader.InPdf(poster).Single(a => a.Contains("/vao-nhom/", StringComparison.Ordinal));
        await using (var phone = await Phone.OpenAsync(village.Police))
        {
            foreach (var path in new[] { new Uri(join).PathAndQuery, "/co-that-khong", "/quy-che" })
            {
                await phone.Page.GotoAsync(path);
                (await phone.AccessibilityFaultsAsync()).ShouldBeEmpty();
                (await phone.ScrollsSidewaysAsync()).ShouldBeFalse(path);
                await ShootAsync(phone.Page, path);
            }
        }

        await using var plain = await Phone.OpenAsync(village.Police, scripts: false);
        await plain.Page.GotoAsync(new Uri(join).PathAndQuery);
        await plain.Page.GetByLabel("Đồng ý", new() { Exact = true }).CheckAsync();
        await plain.Page.GetByLabel("Chưa, tôi là người đầu").CheckAsync();
        await plain.Page.GetByRole(AriaRole.Button, new() { Name = "Gửi trả lời" }).ClickAsync();
        await plain.Page.ArriveAsync("**/xong");
        (await plain.Page.GetByRole(AriaRole.Link, new() { Name = "Mở nhóm trong Zalo" }).GetAttributeAsync("href")).ShouldBe("https://zalo.me/g/vi-du-001");
        (await plain.Page.Locator(".code li").CountAsync()).ShouldBe(3);
        await ShootAsync(plain.Page, "xong");
    }

    private static async Task ShowAsync(StaffScreen screen, string path)
    {
        await screen.OpenAsync(path);
        await ShootAsync(screen.Page, path);
    }

    private static async Task ShootAsync(IPage page, string path)
    {
        if (Folder is null) return;
        Directory.CreateDirectory(Folder);
        var name = string.Concat(path.Select(c => char.IsLetterOrDigit(c) ? c : '-')).Trim('-');
        await page.ScreenshotAsync(new() { Path = Path.Combine(Folder, $"{page.ViewportSize!.Width}-{name[..Math.Min(40, name.Length)]}.png"), FullPage = true });
    }
}
