using BinhYen.Acceptance.Drivers;
using BinhYen.Acceptance.Residents;
using BinhYen.Tests.Drivers;
using Microsoft.Playwright;

namespace BinhYen.Acceptance.Console;

/// <summary>A member of the staff at a real browser; every page looked at is checked for accessibility.</summary>
internal sealed class StaffScreen : IAsyncDisposable
{
    private readonly Phone browser;
    private readonly List<string> faults = [];

    private StaffScreen(Phone browser) => this.browser = browser;

    public IPage Page => browser.Page;

    /// <summary>Signs in through the pages with password and authenticator.</summary>
    public static async Task<StaffScreen> SignInAsync(Village village, string user, int width = 1366)
    {
        var account = BinhYenServer.Account(user);
        var screen = new StaffScreen(await Phone.OpenAsync(village.Police, width));
        var page = screen.Page;
        await page.GotoAsync("/sign-in");
        await screen.LookAsync();
        await page.FillAsync("#user", account.User);
        await page.FillAsync("#password", account.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Tiếp tục" }).ClickAsync();
        await page.Locator("#code").WaitForAsync();
        await screen.LookAsync();
        await page.FillAsync("#code", village.Police.NextTotp(account));
        await page.GetByRole(AriaRole.Button, new() { Name = "Đăng nhập" }).ClickAsync();
        await page.WaitForFunctionAsync("!location.pathname.includes('sign-in') && document.readyState !== 'loading'");
        return screen;
    }

    /// <summary>Opens a browser that nobody has signed in with.</summary>
    public static async Task<StaffScreen> VisitAsync(Village village, int width = 1366) => new(await Phone.OpenAsync(village.Police, width));

    /// <summary>Notes what is wrong with the page in front, and whether it is wider than the screen.</summary>
    public async Task LookAsync()
    {
        faults.AddRange(await browser.AccessibilityFaultsAsync());
        if (await browser.ScrollsSidewaysAsync()) faults.Add($"{Page.Url} is wider than the screen");
    }

    /// <summary>Opens a page and looks at it.</summary>
    public async Task OpenAsync(string path)
    {
        await Page.GotoAsync(path);
        await LookAsync();
    }

    /// <summary>Presses a one-button act and waits for the page that says it is done.</summary>
    public async Task PressAsync(string act)
    {
        await Page.ClickAsync($"#{act}-submit");
        await DoneAsync(act);
    }

    /// <summary>Fills in the form of an act, sends it and waits for the page that says it is done.</summary>
    public async Task FillInAsync(string act, params (string Field, string Value)[] fields)
    {
        var form = Page.Locator($"details[data-deed={act}] form");
        foreach (var (field, value) in fields)
        {
            var box = form.Locator($"[name={act}-{field}]").First;
            if (await box.EvaluateAsync<string>("e => e.tagName") == "SELECT") await box.SelectOptionAsync(value);
            else if (await box.GetAttributeAsync("type") == "radio") await form.Locator($"[name={act}-{field}][value={value}]").CheckAsync();
            else await box.FillAsync(value);
        }

        await form.Locator("button:not([name]):not([formaction]):not([type=button])").ClickAsync();
        await DoneAsync(act);
    }

    private Task DoneAsync(string act) => Page.ArriveAsync($"**done={act}**");

    /// <summary>Fails with all that was wrong on the pages looked at.</summary>
    public void ShouldHaveBeenAccessible()
    {
        faults.ShouldBeEmpty();
        browser.ScriptErrors.ShouldBeEmpty();
    }

    public ValueTask DisposeAsync() => browser.DisposeAsync();
}
