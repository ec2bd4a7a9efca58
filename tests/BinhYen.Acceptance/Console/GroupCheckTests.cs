using BinhYen.Acceptance.Drivers;
using Microsoft.Playwright;

namespace BinhYen.Acceptance.Console;

/// <summary>The weekly two-minute check of a group, at the phone the group is on.</summary>
[Trait("Speed", "Slow")]
public sealed class GroupCheckTests
{
    [Fact]
    public async Task An_officer_answers_the_weekly_check_with_a_picture_of_the_settings_at_a_phone()
    {
        await using var village = await Village.WakeAsync();
        await using var officer = await StaffScreen.SignInAsync(village, "cskv-p06", width: 360);
        await officer.OpenAsync("/groups/G05");
        (await officer.Page.InnerTextAsync("main")).ShouldContain("Ai cũng sửa được tên");
        var settings = await officer.Page.ScreenshotAsync();
        await officer.OpenAsync("/groups/G05/check");

        // Half an answer is none; what was chosen stays chosen.
        await officer.Page.CheckAsync("[name=item-EditingRights][value=yes]");
        await SendAsync(officer);
        await officer.LookAsync();
        (await officer.Page.InnerTextAsync("main")).ShouldContain("Trả lời đủ các câu");
        (await officer.Page.IsCheckedAsync("[name=item-EditingRights][value=yes]")).ShouldBeTrue();

        foreach (var (item, answer) in new[] { ("JoinApproval", "yes"), ("History", "no"), ("Link", "no") }) await officer.Page.CheckAsync($"[name=item-{item}][value={answer}]");
        await officer.Page.FillAsync("#members", "212");
        await officer.Page.SetInputFilesAsync("#photo", new FilePayload { Name = "cai-dat.png", MimeType = "image/png", Buffer = settings });
        await SendAsync(officer);
        await officer.OpenAsync("/groups/G05/check");
        var newest = await officer.Page.Locator("tbody tr").First.InnerTextAsync();
        newest.ShouldContain("đúng cả");
        newest.ShouldContain("Xem ảnh");
        await officer.OpenAsync("/groups/G05");
        (await officer.Page.InnerTextAsync("main")).ShouldNotContain("Ai cũng sửa được tên");
        officer.ShouldHaveBeenAccessible();
    }

    private static async Task SendAsync(StaffScreen officer)
    {
        await officer.Page.RunAndWaitForResponseAsync(
            () => officer.Page.GetByRole(AriaRole.Button, new() { Name = "Ghi phiếu kiểm tra" }).ClickAsync(), answer => answer.Request.Method == "POST");
        await officer.Page.WaitForLoadStateAsync(LoadState.DOMContentLoaded);
    }
}
