using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace BinhYen.Intake.Portal;

/// <summary>
/// What a page must remember for a few minutes, kept by the browser itself in a form only we can open. Nothing about
/// an anonymous reader is stored on our side, and no code ever stands in an address.
/// </summary>
/// <typeparam name="T">What is remembered.</typeparam>
internal sealed class SealedCookie<T>(IDataProtectionProvider protection, TimeProvider clock)
    where T : class
{
    private readonly IDataProtector protector = protection.CreateProtector("portal.cookie", typeof(T).Name);
    private readonly string name = $"by-{typeof(T).Name.ToLowerInvariant()}";

    /// <summary>The value, or null when there is none, it is too old, or somebody changed it.</summary>
    public T? Read(HttpContext context)
    {
        if (!context.Request.Cookies.TryGetValue(name, out var text)) return null;
        try
        {
            var kept = JsonSerializer.Deserialize<Kept>(protector.Unprotect(text))!;
            return kept.Until > clock.GetUtcNow() ? kept.Value : null;
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Keeps the value for at most <paramref name="lifetime"/>, and not beyond the browser's session.</summary>
    public void Write(HttpContext context, T value, TimeSpan lifetime) =>
        context.Response.Cookies.Append(name, protector.Protect(JsonSerializer.Serialize(new Kept(value, clock.GetUtcNow() + lifetime))), Options(context));

    public void Forget(HttpContext context) => context.Response.Cookies.Delete(name, Options(context));

    private static CookieOptions Options(HttpContext context) => new()
    {
        HttpOnly = true, IsEssential = true, SameSite = SameSiteMode.Strict, Secure = context.Request.IsHttps, Path = "/",
    };

    private sealed record Kept(T Value, DateTimeOffset Until);
}
