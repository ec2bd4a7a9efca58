using BinhYen.Acceptance.Drivers;
using BinhYen.Acceptance.Residents;
using Microsoft.Playwright;

namespace BinhYen.Acceptance.Console;

/// <summary>Takes the pictures of the readme into the folder that <c>BINHYEN_PICTURES</c> names; see <c>docs/pictures/make.sh</c>.</summary>
[Trait("Speed", "Slow")]
public sealed class PicturesTests
{
    private static string? Folder => Environment.GetEnvironmentVariable("BINHYEN_PICTURES");

    [Fact]
    public async Task The_pictures_show_the_real_pages()
    {
        Assert.SkipWhen(Folder is null, "BINHYEN_PICTURES names no folder.");
        await using var village = await Village.WakeAsync();
        await Autumn.PassesAsync(village);
        await PhoneChatAsync(village);
        await ConsoleAsync(village);
        await ResidentAsync(village);
    }

    private static async Task PhoneChatAsync(Village village)
    {
        await using var phone = await Phone.OpenAsync(village.Police, width: 1100);
        await phone.Page.SetViewportSizeAsync(1100, 1000);
        await phone.Page.GotoAsync(village.Zalo.Address + "/");
        await phone.Page.GetByRole(AriaRole.Link, new() { Name = "Lê Hoa Cúc" }).ClickAsync();
        await phone.Page.FillAsync("#words", "chị ơi quán nhậu cạnh nhà em mở loa ầm ĩ tới khuya, đêm nào cũng vậy");
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "Gửi", Exact = true }).ClickAsync();
        await phone.Page.GetByText("kênh riêng").First.WaitForAsync();
        await village.PassAsync(TimeSpan.FromSeconds(46));
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "thôn Đông Khê" }).ClickAsync();
        await phone.Page.GetByText("Đã ghi: thôn Đông Khê").First.WaitForAsync();
        await ShootAsync(phone.Page, "phone-chat.png");
    }

    private static async Task ConsoleAsync(Village village)
    {
        var code = await village.NewestCaseAsync();
        using (var officer = await village.SignInAsync("cskv-p04"))
        {
            await officer.Does(code, "look");
            await officer.Does(code, "confirm-kind");
            await officer.Does(code, "assign");
            await officer.Does(code, "reply", ("text", "Chào chị, tối nay tổ tuần tra sẽ qua quán và gọi lại cho chị. Chị đừng sang nói chuyện một mình nhé."));
            await officer.Does(code, "note", ("text", "Quán này tháng trước đã nhắc một lần."));
            await village.CalmAsync();
        }

        await using var screen = await StaffScreen.SignInAsync(village, "truong-cong-an");
        await screen.Page.SetViewportSizeAsync(1366, 900);
        await screen.Page.GotoAsync("/cases");
        await ShootAsync(screen.Page, "officer-inbox-1366.png");
        await screen.Page.GotoAsync($"/cases/{code}");
        await ShootAsync(screen.Page, "officer-case-1366.png");
    }

    private static async Task ResidentAsync(Village village)
    {
        await using var phone = await Phone.OpenAsync(village.Police, width: 360);
        await phone.Page.GotoAsync("/bao-tin");
        await ShootAsync(phone.Page, "resident-report-360.png");
    }

    private static async Task ShootAsync(IPage page, string name)
    {
        await page.WaitForLoadStateAsync();
        await page.ScreenshotAsync(new() { Path = Path.Combine(Folder!, name), Animations = ScreenshotAnimations.Disabled });
    }
}
