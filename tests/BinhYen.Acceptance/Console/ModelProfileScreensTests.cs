using BinhYen.Acceptance.Drivers;
using Microsoft.Playwright;

namespace BinhYen.Acceptance.Console;

/// <summary>The pages of the model profile at a real browser, wide and narrow.</summary>
[Trait("Speed", "Slow")]
public sealed class ModelProfileScreensTests
{
    [Theory]
    [InlineData(1366)]
    [InlineData(360)]
    public async Task The_chief_reads_prepares_and_issues_a_change_with_the_keyboard_and_on_any_screen(int width)
    {
        await using var village = await Village.WakeAsync();
        await using var screen = await StaffScreen.SignInAsync(village, "truong-cong-an", width);
        foreach (var path in new[] { "/profile", "/profile/groups", "/profile/safety", "/profile/presets", "/profile/presets/ha-giang", "/profile/life", "/profile/hamlets" })
            await LookAsync(screen, path);
        await LookAsync(screen, "/profile/identity/edit");
        await LookAsync(screen, "/profile/groups/edit");
        await screen.Page.SelectOptionAsync("#group-leaderRole", "HamletHead");
        await screen.Page.FocusAsync("#group-maxMembers");
        await screen.Page.Keyboard.PressAsync("Enter");
        await screen.Page.ArriveAsync("**/profile/draft?done=saved");
        await Look.ShootAsync(screen.Page);
        await screen.Page.FillAsync("#basis-number", "45/QĐ-UBND");
        await screen.Page.FillAsync("#basis-date", "2026-11-20");
        await screen.Page.FillAsync("#basis-issuer", "UBND xã An Phú Khê");
        await screen.Page.FillAsync("#basis-subject", "đổi Trưởng nhóm Zalo");
        await screen.Page.GetByRole(AriaRole.Button, new() { Name = "Ban hành phiên bản mới" }).ClickAsync();
        await screen.Page.ArriveAsync("**/profile/versions?done=issued");
        await screen.LookAsync();
        await Look.ShootAsync(screen.Page);
        await LookAsync(screen, "/profile/versions/2");
        screen.ShouldHaveBeenAccessible();
    }

    private static async Task LookAsync(StaffScreen screen, string path)
    {
        await screen.OpenAsync(path);
        await Look.ShootAsync(screen.Page);
    }
}
