using BinhYen.Acceptance.Drivers;
using BinhYen.Staff;
using BinhYen.Testing;
using BinhYen.Tests.Drivers;
using Microsoft.Playwright;

namespace BinhYen.Acceptance.Console;

/// <summary>An officer's day in a real browser.</summary>
[Trait("Speed", "Slow")]
public sealed class OfficersDayTests
{
    private const string Theft = "Đêm qua kẻ gian bẻ khóa lấy mất xe đạp điện ở thôn Đông Khê";

    [Fact]
    [Requirement("R-HG-09")]
    public async Task An_officer_brings_a_report_from_the_inbox_to_the_leader_and_the_answer_is_approved()
    {
        await using var village = await Village.WakeAsync();
        using var resident = new Resident(village.Police);
        await resident.ReportAsync(("ke", Theft), ("ai", "an"));
        var code = await village.NewestCaseAsync();
        await using (var screen = await StaffScreen.SignInAsync(village, "truong-cong-an"))
        {
            await screen.OpenAsync("/cases");
            await screen.Page.ClickAsync($"a[data-code=\"{code}\"]");
            await screen.Page.ArriveAsync($"**/cases/{code}**");
            await screen.LookAsync();
            await screen.PressAsync("look");
            await screen.PressAsync("confirm-kind");
            await screen.FillInAsync("assign", ("handler", await village.IdOfAsync(BinhYenServer.Account("cskv-p04"))));
            await screen.LookAsync();
            screen.ShouldHaveBeenAccessible();
        }

        await using (var screen = await StaffScreen.SignInAsync(village, "cskv-p04", width: 360))
        {
            await screen.OpenAsync("/cases?tab=Verify");
            await screen.OpenAsync($"/cases/{code}");
            await screen.FillInAsync("verify", ("plan", "Xem khóa cửa, hỏi nhà bên"));
            await screen.FillInAsync("verified", ("result", "Confirmed"), ("note", "Khóa bị bẻ"));
            await screen.LookAsync();
            await screen.FillInAsync("submit", ("outcome", "Resolved"), ("what", "đã tìm thấy xe ở bãi gửi cạnh bến xe và trả lại cho gia đình"), ("when", "2026-11-23"),
                ("unit", "Công an xã An Phú Khê"), ("law", "Điều 45 Luật Tổ chức cơ quan điều tra hình sự"));
            await screen.LookAsync();
            screen.ShouldHaveBeenAccessible();
        }

        await using (var screen = await StaffScreen.SignInAsync(village, "pho-p03"))
        {
            await screen.OpenAsync("/cases?tab=Approve");
            await screen.OpenAsync($"/cases/{code}");
            await screen.PressAsync("approve");
            await screen.LookAsync();
            screen.ShouldHaveBeenAccessible();
        }

        (await resident.LookUpAsync(resident.ReportCode)).Words.ShouldContain("bãi gửi cạnh bến xe");
    }

    [Fact]
    public async Task Keys_move_through_the_list_and_never_act_while_somebody_types_Vietnamese()
    {
        await using var village = await Village.WakeAsync();
        using var resident = new Resident(village.Police);
        foreach (var words in (string[])["Đèn đường thôn Đông Khê hỏng cả tuần", "Chó thả rông ở thôn Đông Khê cắn trẻ con", Theft])
            await resident.ReportAsync(("ke", words), ("ai", "an"));
        await using var screen = await StaffScreen.SignInAsync(village, "truong-cong-an");
        var page = screen.Page;
        await page.GotoAsync("/cases");
        await page.Keyboard.PressAsync("j");
        var first = await FocusedCaseAsync(page);
        await page.Keyboard.PressAsync("j");
        var second = await FocusedCaseAsync(page);
        second.ShouldNotBe(first);
        await page.Keyboard.PressAsync("k");
        (await FocusedCaseAsync(page)).ShouldBe(first);
        await resident.ReportAsync(("ke", "Hàng xóm hát loa kẹo kéo tới nửa đêm ở thôn Đông Khê"), ("ai", "an"));
        await page.GetByText("loa kẹo kéo").First.WaitForAsync();
        (await FocusedCaseAsync(page)).ShouldBe(first);
        await page.Keyboard.PressAsync("Enter");
        await page.ArriveAsync($"**/cases/{first}**");

        await page.Locator("details[data-deed=note] summary").ClickAsync();
        var box = page.Locator("#note-text");
        await box.FocusAsync();
        var address = page.Url;
        var keyboard = await page.Context.NewCDPSessionAsync(page);
        foreach (var composed in (string[])["d", "đ", "đê", "đêm"])
            await keyboard.SendAsync("Input.imeSetComposition", new() { ["text"] = composed, ["selectionStart"] = composed.Length, ["selectionEnd"] = composed.Length });
        await keyboard.SendAsync("Input.insertText", new() { ["text"] = "đêm" });
        await page.Keyboard.TypeAsync(" jkrnxe");
        (await box.InputValueAsync()).ShouldBe("đêm jkrnxe");
        page.Url.ShouldBe(address);
    }

    [Fact]
    public async Task A_new_report_appears_in_an_open_inbox_by_itself()
    {
        await using var village = await Village.WakeAsync();
        await using var screen = await StaffScreen.SignInAsync(village, "truong-cong-an");
        await screen.OpenAsync("/cases");
        using var resident = new Resident(village.Police);
        await resident.ReportAsync(("ke", Theft), ("ai", "an"));
        await screen.Page.GetByText("kẻ gian bẻ khóa").First.WaitForAsync();
        await screen.LookAsync();
        screen.ShouldHaveBeenAccessible();
    }

    [Fact]
    public async Task Who_sends_second_sees_what_changed_and_keeps_what_was_written()
    {
        await using var village = await Village.WakeAsync();
        using var resident = new Resident(village.Police);
        await resident.ReportAsync(("ke", Theft), ("ai", "an"));
        var code = await village.NewestCaseAsync();
        await using var screen = await StaffScreen.SignInAsync(village, "pho-p03");
        await screen.OpenAsync($"/cases/{code}");
        using var chief = await village.SignInAsync(StaffRole.PoliceChief);
        await chief.Does(code, "look");
        await chief.Does(code, "complex", ("why", "nhiều nhà cùng mất"));

        await screen.Page.Locator("details[data-deed=reply] summary").First.ClickAsync();
        await screen.Page.FillAsync("#reply-text", "Chúng tôi đang xuống xem.");
        await screen.Page.GetByRole(AriaRole.Button, new() { Name = "Gửi người phản ánh" }).ClickAsync();
        await screen.Page.GetByText("Có người vừa cập nhật vụ việc này").WaitForAsync();
        (await screen.Page.InputValueAsync("#reply-text")).ShouldBe("Chúng tôi đang xuống xem.");
        (await screen.Page.GetByText("Đánh dấu phức tạp").CountAsync()).ShouldBeGreaterThan(0);
        await screen.LookAsync();
        screen.ShouldHaveBeenAccessible();
    }

    [Fact]
    public async Task Of_hints_in_one_moment_the_one_about_the_open_case_is_not_lost()
    {
        await using var village = await Village.WakeAsync();
        using var resident = new Resident(village.Police);
        await resident.ReportAsync(("ke", Theft), ("ai", "an"));
        var code = await village.NewestCaseAsync();
        await using var screen = await StaffScreen.SignInAsync(village, "truong-cong-an");
        // The story sends the hints itself, so that they come in one moment.
        await screen.Page.RouteAsync("**/cases/events", route => route.AbortAsync());
        await screen.Page.AddInitScriptAsync("window.EventSource = class extends EventSource { constructor(...at) { super(...at); window.line = this; } }");
        await screen.OpenAsync($"/cases/{code}");
        using var deputy = await village.SignInAsync("pho-p03");
        await deputy.Does(code, "look");
        await deputy.Does(code, "note", ("text", "Quán này tháng trước đã nhắc một lần."));

        await screen.Page.EvaluateAsync("codes => codes.forEach(code => window.line.dispatchEvent(new MessageEvent('changed', { data: JSON.stringify({ code }) })))", new[] { code, "another" });
        await screen.Page.GetByText("đã nhắc một lần").First.WaitForAsync();
    }

    private static Task<string?> FocusedCaseAsync(IPage page) => page.EvaluateAsync<string?>("document.activeElement?.dataset?.code ?? null");
}
