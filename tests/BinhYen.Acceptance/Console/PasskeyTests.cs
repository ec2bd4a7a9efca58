using BinhYen.Acceptance.Drivers;
using BinhYen.Acceptance.Residents;
using BinhYen.Platform.Settings;
using BinhYen.Tests.Drivers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace BinhYen.Acceptance.Console;

/// <summary>Passkeys in a real browser with a virtual authenticator.</summary>
public sealed class PasskeyTests
{
    [Fact]
    public async Task An_officer_adds_a_passkey_signs_in_with_it_renames_it_and_takes_it_off()
    {
        await using var village = await Village.WakeAsync();
        // A passkey belongs to a name; an address in figures has none.
        var address = village.Police.Address.Replace("127.0.0.1", "localhost", StringComparison.Ordinal);
        village.Police.Services.GetRequiredService<BinhYenOptions>().PublicUrl = address;
        await using var browser = await Phone.OpenAsync(village.Police, 1366);
        var page = browser.Page;
        await AddAuthenticatorAsync(page);
        var account = BinhYenServer.Account("cskv-p04");

        await page.GotoAsync($"{address}/sign-in");
        await page.FillAsync("#user", account.User);
        await page.FillAsync("#password", account.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Tiếp tục" }).ClickAsync();
        await page.FillAsync("#code", village.Police.NextTotp(account));
        await page.GetByRole(AriaRole.Button, new() { Name = "Đăng nhập" }).ClickAsync();
        await page.LeaveAsync("sign-in");

        await page.GotoAsync($"{address}/me");
        await page.FillAsync("form[data-passkey] [name=name]", "Máy trực ban");
        await page.FillAsync("#passkeyPassword", "không phải mật khẩu này");
        await page.GetByRole(AriaRole.Button, new() { Name = "Thêm khóa" }).ClickAsync();
        await page.GetByText("Mật khẩu đang dùng chưa đúng.").WaitForAsync();
        await page.FillAsync("#passkeyPassword", account.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Thêm khóa" }).ClickAsync();
        await page.ArriveAsync("**/me?done=passkey");
        (await page.Locator("main").InnerTextAsync()).ShouldContain("Máy trực ban");

        await page.Locator("summary", new() { HasText = "Đổi tên" }).ClickAsync();
        await page.FillAsync("form[action='/me/passkeys/rename'] [name=newName]", "Điện thoại riêng của tôi");
        await page.GetByRole(AriaRole.Button, new() { Name = "Lưu tên" }).ClickAsync();
        await page.ArriveAsync("**/me?done=passkey-renamed");
        (await page.Locator("main").InnerTextAsync()).ShouldContain("Điện thoại riêng của tôi");
        (await browser.AccessibilityFaultsAsync()).ShouldBeEmpty();

        await browser.Context.ClearCookiesAsync();
        await page.GotoAsync($"{address}/sign-in");
        await page.Locator("form[data-passkey] button").ClickAsync();
        await page.LeaveAsync("sign-in");
        (await page.Locator(".bar-user .name").InnerTextAsync()).ShouldContain(account.FullName);

        await page.GotoAsync($"{address}/me");
        await page.GetByRole(AriaRole.Button, new() { Name = "Gỡ" }).ClickAsync();
        await page.ArriveAsync("**/me?done=passkey-removed");
        (await page.Locator("main").InnerTextAsync()).ShouldNotContain("Điện thoại riêng của tôi");
        browser.ScriptErrors.ShouldBeEmpty();
    }

    private static async Task AddAuthenticatorAsync(IPage page)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("WebAuthn.enable");
        await session.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true, ["hasUserVerification"] = true,
                ["isUserVerified"] = true, ["automaticPresenceSimulation"] = true,
            },
        });
    }
}
