using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace BinhYen.Acceptance.Drivers;

/// <summary>
/// Waiting for the page a press leads to. The browser is asked what it shows, again and again: its event "loaded" may pass,
/// on a busy machine, before somebody waits for it.
/// </summary>
internal static class Arrival
{
    /// <summary>Waits until the page stands whole at an address: <c>**</c> is anything, <c>*</c> anything but a slash.</summary>
    public static Task ArriveAsync(this IPage page, string address) =>
        page.ArriveWhereAsync("href => new RegExp(href).test(location.href)", "^" + Regex.Escape(address).Replace(@"\*\*", ".*", StringComparison.Ordinal).Replace(@"\*", "[^/]*", StringComparison.Ordinal) + "$");

    /// <summary>Waits until the page stands whole at an address that holds none of these words.</summary>
    public static Task LeaveAsync(this IPage page, string address) => page.ArriveWhereAsync("href => !location.href.includes(href)", address);

    private static Task ArriveWhereAsync(this IPage page, string holds, string href) =>
        page.WaitForFunctionAsync($"href => document.readyState === 'complete' && ({holds})(href)", href, new() { Timeout = 60_000 });
}
