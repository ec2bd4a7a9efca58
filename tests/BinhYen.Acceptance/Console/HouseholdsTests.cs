using BinhYen.Acceptance.Drivers;
using BinhYen.Communes.Households;
using BinhYen.Tests.Given;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace BinhYen.Acceptance.Console;

/// <summary>Hamlets, households and targets in a real browser, from the ugliest list to the board.</summary>
[Trait("Speed", "Slow")]
public sealed class HouseholdsTests
{
    private static string? Folder => Environment.GetEnvironmentVariable("BINHYEN_ORG_PICTURES");

    [Fact]
    public async Task The_ugliest_list_goes_from_the_file_to_the_register_and_every_page_is_fit_for_everybody()
    {
        await using var village = await Village.WakeAsync();
        await using (var screen = await StaffScreen.SignInAsync(village, "truong-cong-an"))
        {
            foreach (var path in new[] { "/households", "/households/imports", "/targets", "/areas", "/areas/change/Merge", "/areas/positions", "/areas/units" }) await ShowAsync(screen, path);
            await ImportAsync(village, screen, "danh sách hộ.xlsx", GivenHouseholds.Ugly(), "Nhập 5 hộ vào sổ");
            (await screen.Page.TextContentAsync("main"))!.ShouldContain("Có phải “thôn Đông Khê”?");
            if (Folder is not null) await ImportAsync(village, screen, "ho.csv", GivenHouseholds.Csv(10_000), "Nhập 10.000 hộ vào sổ");
            await ShowAsync(screen, "/households");
            screen.ShouldHaveBeenAccessible();
        }

        await using (var screen = await StaffScreen.SignInAsync(village, "cskv-p04", width: 360))
        {
            await ShowAsync(screen, "/households");
            await screen.Page.ClickAsync("td a");
            await screen.Page.ArriveAsync("**/households/*");
            await ShowAsync(screen, new Uri(screen.Page.Url).PathAndQuery);
            (await screen.Page.TextContentAsync("main"))!.ShouldContain("Đào Văn Bảy");
            await ShowAsync(screen, new Uri(screen.Page.Url).AbsolutePath + "/new");
            await ShowAsync(screen, "/participation/" + new Uri(screen.Page.Url).Segments[2].Trim('/'));
            screen.ShouldHaveBeenAccessible();
        }
    }

    private static async Task ImportAsync(Village village, StaffScreen screen, string name, byte[] content, string run)
    {
        await screen.OpenAsync("/households/imports");
        await screen.Page.SetInputFilesAsync("#file", new FilePayload { Name = name, MimeType = "application/octet-stream", Buffer = content });
        await screen.Page.GetByRole(AriaRole.Button, new() { Name = "Đọc bảng" }).ClickAsync();
        await screen.Page.ArriveAsync("**/households/imports/*");
        var address = new Uri(screen.Page.Url).AbsolutePath;
        await ShowAsync(screen, address);
        await screen.Page.CheckAsync("input[value=AllOnPaper]");
        await screen.Page.FillAsync("#document", "Biên bản họp thôn ngày 12/05/2026");
        await screen.Page.GetByRole(AriaRole.Button, new() { Name = "Chạy thử" }).ClickAsync();
        await village.Police.Services.GetRequiredService<RunImports>().WorkAsync(TestContext.Current.CancellationToken);
        await ShowAsync(screen, address);
        await screen.Page.GetByRole(AriaRole.Button, new() { Name = run }).ClickAsync();
        await village.Police.Services.GetRequiredService<RunImports>().WorkAsync(TestContext.Current.CancellationToken);
        await ShowAsync(screen, address);
        (await screen.Page.TextContentAsync("main"))!.ShouldContain("Đã thêm");
    }

    private static async Task ShowAsync(StaffScreen screen, string path)
    {
        await screen.OpenAsync(path);
        if (Folder is null) return;
        Directory.CreateDirectory(Folder);
        var name = string.Concat(path.Select(c => char.IsLetterOrDigit(c) ? c : '-')).Trim('-');
        await screen.Page.ScreenshotAsync(new() { Path = Path.Combine(Folder, $"{screen.Page.ViewportSize!.Width}-{Directory.GetFiles(Folder).Length:00}-{name[..Math.Min(40, name.Length)]}.png"), FullPage = true });
    }
}
