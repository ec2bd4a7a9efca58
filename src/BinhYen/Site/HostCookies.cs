using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace BinhYen.Site;

/// <summary>
/// On an encrypted line every cookie of ours is called <c>__Host-…</c>: browsers take such a name only from this very host, over HTTPS and for the
/// whole site, so a neighbour under the same domain can neither set nor shadow one (ASVS V3.3.1, V3.3.3). The product itself knows the
/// short names; a short name that comes in over HTTPS was not set by us and is dropped.
/// </summary>
/// <remarks>By request and not by settings: the machine itself and a village without a certificate reach the same product over HTTP.</remarks>
internal static class HostCookies
{
    private const string Ours = "by-";
    private const string Prefix = "__Host-";

    public static void UseHostCookies(this WebApplication app) => app.Use((context, next) =>
    {
        if (!context.Request.IsHttps) return next(context);
        context.Request.Headers.Cookie = Known(context.Request.Headers.Cookie);
        context.Response.OnStarting(() =>
        {
            context.Response.Headers.SetCookie = new StringValues([.. context.Response.Headers.SetCookie.Select(Named)]);
            return Task.CompletedTask;
        });
        return next(context);
    });

    private static StringValues Known(StringValues headers)
    {
        var kept = headers.SelectMany(h => h?.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [])
            .Where(c => !c.StartsWith(Ours, StringComparison.Ordinal))
            .Select(c => c.StartsWith(Prefix + Ours, StringComparison.Ordinal) ? c[Prefix.Length..] : c).ToList();
        return kept.Count == 0 ? StringValues.Empty : string.Join("; ", kept);
    }

    private static string? Named(string? cookie)
    {
        if (cookie is null || !cookie.StartsWith(Ours, StringComparison.Ordinal)) return cookie;
        var parts = SetCookieHeaderValue.Parse(cookie);
        (parts.Name, parts.Secure, parts.Path, parts.Domain) = (Prefix + parts.Name, true, "/", null);
        return parts.ToString();
    }
}
