using BinhYen.Tests.Drivers;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace BinhYen.Acceptance.Residents;

/// <summary>A resident's phone: a real browser on a narrow screen, with scripts on or off.</summary>
internal sealed class Phone : IAsyncDisposable
{
    // Without naming them, the rules of WCAG 2.2 about the size of targets stay off.
    private static readonly RunOnlyOptions Rules = RunOnlyOptions.Tags("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    private readonly IPlaywright playwright;
    private readonly IBrowser browser;

    private Phone(IPlaywright playwright, IBrowser browser, IBrowserContext context, IPage page) =>
        (this.playwright, this.browser, Context, Page) = (playwright, browser, context, page);

    public IBrowserContext Context { get; }
    public IPage Page { get; }

    /// <summary>What the page's own scripts complained about.</summary>
    public List<string> ScriptErrors { get; } = [];

    /// <param name="server">The product.</param>
    /// <param name="width">Width of the screen in CSS pixels.</param>
    /// <param name="scripts">False for a browser with scripts switched off.</param>
    public static async Task<Phone> OpenAsync(BinhYenServer server, int width = 320, bool scripts = true)
    {
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = "/usr/bin/chromium", Args = ["--no-sandbox"] });
        // The checker is put into the page, which the pages' own policy forbids.
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = server.Address, ViewportSize = new ViewportSize { Width = width, Height = 700 }, JavaScriptEnabled = scripts, BypassCSP = scripts, Locale = "vi-VN",
        });
        var phone = new Phone(playwright, browser, context, await context.NewPageAsync());
        phone.Page.PageError += (_, error) => phone.ScriptErrors.Add(error);
        return phone;
    }

    /// <summary>What a checker for WCAG 2.2 AA finds wrong on the page in front.</summary>
    public async Task<IReadOnlyList<string>> AccessibilityFaultsAsync() =>
        [.. (await Page.RunAxe(new AxeRunOptions { RunOnly = Rules })).Violations.Select(v => $"{Page.Url}: {v.Id}: {v.Nodes[0].Html}")];

    /// <summary>True when something is wider than the screen.</summary>
    public Task<bool> ScrollsSidewaysAsync() => Page.EvaluateAsync<bool>("document.documentElement.scrollWidth > innerWidth");

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
    }
}
