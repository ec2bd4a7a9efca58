using BinhYen.Acceptance.Drivers;
using BinhYen.Staff;
using BinhYen.Staff.Handovers;
using BinhYen.Testing;
using BinhYen.Tests.Given;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace BinhYen.Acceptance.Console;

/// <summary>A hand-over in real browsers: the chief at the desk, the leaver and the successors each at a phone of their own.</summary>
[Trait("Speed", "Slow")]
public sealed class HandoverTests
{
    private static string? Folder => Environment.GetEnvironmentVariable("BINHYEN_HANDOVER_PICTURES");

    [Fact]
    [Requirement("R-DT-47")]
    public async Task The_chief_opens_both_sign_the_record_is_printed_and_the_account_is_closed()
    {
        await using var village = await Village.WakeAsync();
        await using var chief = await StaffScreen.SignInAsync(village, "truong-cong-an");
        foreach (var path in new[] { "/handovers", "/handovers/devices", "/handovers/new" }) await ShowAsync(chief, path);
        await chief.Page.SelectOptionAsync("#person", (await village.Police.IdOfAsync("cskv-p09")).ToString());
        await chief.Page.SelectOptionAsync("#successor", (await village.Police.IdOfAsync("cskv-p07")).ToString());
        await chief.Page.SelectOptionAsync("#reason", nameof(HandoverReason.Transfer));
        await chief.Page.FillAsync("#basis", "118/QĐ-CAT ngày 20/11/2026");
        await chief.Page.FillAsync("#time", "09:00");
        await chief.Page.GetByRole(AriaRole.Button, new() { Name = "Lập danh sách việc" }).ClickAsync();
        await chief.Page.ArriveAsync("**done=opened**");
        var handover = new Uri(chief.Page.Url).AbsolutePath;
        await ShowAsync(chief, handover);
        await chief.Page.EvaluateAsync("for (const s of document.querySelectorAll('select[name^=item-]')) if (!s.value && s.options.length > 1) s.selectedIndex = 1");
        await chief.Page.GetByRole(AriaRole.Button, new() { Name = "Lưu người nhận" }).ClickAsync();
        await chief.Page.ArriveAsync("**done=planned**");
        for (var steps = chief.Page.Locator($"form[action^='{handover}/items/'] button"); await steps.CountAsync() > 0;)
        {
            await steps.First.ClickAsync();
            await chief.Page.ArriveAsync("**done=step**");
        }

        await ShowAsync(chief, handover);
        await SignAsync(village, "cskv-p09", handover, "Ký bàn giao");
        foreach (var receiver in (await village.Police.HandoverAsync(handover)).Receivers)
            await SignAsync(village, await village.Police.ReadAsync(db => db.Set<StaffMember>().Where(s => s.Id == receiver.Value).Select(s => s.UserName!).SingleAsync()), handover, "Ký nhận");

        await ShowAsync(chief, handover);
        await chief.Page.FillAsync("#answer", Tests.Drivers.BinhYenServer.Account("truong-cong-an").Password);
        await chief.Page.GetByRole(AriaRole.Button, new() { Name = "Xác nhận bàn giao" }).ClickAsync();
        await chief.Page.ArriveAsync("**done=agreed**");
        await ShowAsync(chief, handover);
        await ShowAsync(chief, handover + "/record");
        (await chief.Page.TextContentAsync("main"))!.ShouldContain("Tài khoản của bên giao đã đóng");
        await chief.Page.EmulateMediaAsync(new() { Media = Media.Print });
        if (Folder is not null) await PictureAsync(chief, "print-record");
        await chief.Page.EmulateMediaAsync(new() { Media = Media.Screen });
        if (Folder is not null)
        {
            await chief.Page.SetViewportSizeAsync(360, 780);
            foreach (var path in new[] { "/handovers", "/handovers/new", "/handovers/devices", handover, handover + "/record" }) await ShowAsync(chief, path);
        }

        (await village.Police.MemberAsync("cskv-p09")).ClosedAt.ShouldNotBeNull();
        chief.ShouldHaveBeenAccessible();
    }

    private static async Task SignAsync(Village village, string user, string handover, string button)
    {
        await using var phone = await StaffScreen.SignInAsync(village, user, width: 360);
        await phone.Page.GotoAsync("/me");
        await phone.Page.ClickAsync(".hand-notice a");
        await phone.Page.ArriveAsync($"**{handover}");
        await ShowAsync(phone, handover);
        await phone.Page.FillAsync("#answer", Tests.Drivers.BinhYenServer.Account(user).Password);
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();
        await phone.Page.ArriveAsync("**done=signed**");
        await phone.LookAsync();
        phone.ShouldHaveBeenAccessible();
    }

    private static async Task ShowAsync(StaffScreen screen, string path)
    {
        await screen.OpenAsync(path);
        if (Folder is not null) await PictureAsync(screen, string.Concat(path.Where(char.IsLetter)));
    }

    private static async Task PictureAsync(StaffScreen screen, string name)
    {
        Directory.CreateDirectory(Folder!);
        await screen.Page.ScreenshotAsync(new() { Path = Path.Combine(Folder!, $"{screen.Page.ViewportSize!.Width}-{Directory.GetFiles(Folder!).Length:00}-{name[..Math.Min(24, name.Length)]}.png"), FullPage = true });
    }
}
