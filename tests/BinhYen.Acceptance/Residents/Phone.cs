using BinhYen.Tests.Drivers;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace BinhYen.Acceptance.Residents;

/// <summary>A resident's phone: a real browser on a narrow screen, with scripts on or off.</summary>
internal sealed class Phone : IAsyncDisposable
{
    // Without naming them, the rules of WCAG 2.2 about the size of targets stay off.
    private static readonly string[] Rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

    // Run by hand: the package's own call opens a second page for each look and carries what is right with every node along.
    private const string FindFaults =
        "async rules => (await axe.run(document, { runOnly: { type: 'tag', values: rules }, resultTypes: ['violations'] })).violations.map(v => `${v.id}: ${v.nodes[0].html}`)";

    private static readonly Lazy<string> Checker = new(new BundledAxeScriptProvider().GetScript);

    private readonly Browsers.Lent lent;

    private Phone(Browsers.Lent lent, IBrowserContext context, IPage page) => (this.lent, Context, Page) = (lent, context, page);

    public IBrowserContext Context { get; }
    public IPage Page { get; }

    /// <summary>What the page's own scripts complained about.</summary>
    public List<string> ScriptErrors { get; } = [];

    /// <param name="server">The product.</param>
    /// <param name="width">Width of the screen in CSS pixels.</param>
    /// <param name="scripts">False for a browser with scripts switched off.</param>
    public static async Task<Phone> OpenAsync(BinhYenServer server, int width = 320, bool scripts = true)
    {
        var lent = await Browsers.LendAsync();
        // The checker is put into the page, which the pages' own policy forbids.
        var context = await lent.Browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = server.Address, ViewportSize = new ViewportSize { Width = width, Height = 700 }, JavaScriptEnabled = scripts, BypassCSP = scripts, Locale = "vi-VN",
        });
        var phone = new Phone(lent, context, await context.NewPageAsync());
        phone.Page.PageError += (_, error) => phone.ScriptErrors.Add(error);
        return phone;
    }

    /// <summary>What a checker for WCAG 2.2 AA finds wrong on the page in front.</summary>
    public async Task<IReadOnlyList<string>> AccessibilityFaultsAsync()
    {
        await Page.EvaluateAsync(Checker.Value);
        return [.. (await Page.EvaluateAsync<string[]>(FindFaults, Rules)).Select(fault => $"{Page.Url}: {fault}")];
    }

    /// <summary>True when something is wider than the screen.</summary>
    public Task<bool> ScrollsSidewaysAsync() => Page.EvaluateAsync<bool>("document.documentElement.scrollWidth > innerWidth");

    public async ValueTask DisposeAsync()
    {
        await Context.DisposeAsync();
        Browsers.GiveBack(lent);
    }
}
