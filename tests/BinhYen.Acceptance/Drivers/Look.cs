using Microsoft.Playwright;

namespace BinhYen.Acceptance.Drivers;

/// <summary>Keeps a picture of every page a test looks at, for whoever wants to see: <c>BINHYEN_LOOK</c> names the folder.</summary>
internal static class Look
{
    private static int taken;

    /// <summary>Does nothing where nobody wants pictures.</summary>
    public static async Task ShootAsync(IPage page)
    {
        if (Environment.GetEnvironmentVariable("BINHYEN_LOOK") is not { Length: > 0 } folder) return;
        var name = $"{Interlocked.Increment(ref taken):000}{new Uri(page.Url).AbsolutePath.Replace('/', '-')}-{page.ViewportSize!.Width}.png";
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, name), FullPage = true });
    }
}
