using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(BinhYen.Acceptance.Residents.Browsers))]

namespace BinhYen.Acceptance.Residents;

/// <summary>
/// Real browsers, lent to one test at a time: starting one costs seconds of processor time, and two contexts of one browser share nothing.
/// </summary>
public sealed class Browsers : IAsyncDisposable
{
    private static readonly System.Collections.Concurrent.ConcurrentBag<Lent> Free = [];

    /// <summary>A browser that nobody uses now, started where there is none.</summary>
    internal static async Task<Lent> LendAsync()
    {
        while (Free.TryTake(out var known))
        {
            if (known.Browser.IsConnected) return known;
            await known.DisposeAsync();
        }

        var playwright = await Playwright.CreateAsync();
        return new(playwright, await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = "/usr/bin/chromium", Args = ["--no-sandbox"] }));
    }

    /// <summary>Its test has closed what it opened.</summary>
    internal static void GiveBack(Lent lent) => Free.Add(lent);

    public async ValueTask DisposeAsync()
    {
        while (Free.TryTake(out var lent)) await lent.DisposeAsync();
    }

    /// <summary>A running browser with the driver that steers it.</summary>
    internal sealed record Lent(IPlaywright Playwright, IBrowser Browser) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await Browser.DisposeAsync();
            Playwright.Dispose();
        }
    }
}
