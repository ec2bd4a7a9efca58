using System.Globalization;
using Microsoft.AspNetCore.DataProtection;

namespace BinhYen.Verification.Answering;

/// <summary>Remembers for half an hour that a code was right, on this telephone and under this address alone.</summary>
internal sealed class LinkCookie(IDataProtectionProvider protection, TimeProvider clock)
{
    private const string Name = "by-xm";
    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(30);
    private readonly IDataProtector protector = protection.CreateProtector("verification.link-cookie");

    public void Set(HttpContext context, AskedId id)
    {
        var until = (clock.GetUtcNow() + Lasts).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        context.Response.Cookies.Append(Name, protector.Protect($"{id}|{until}"), new CookieOptions
        {
            HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = context.Request.IsHttps, Path = "/xac-minh",
        });
    }

    /// <summary>The copy this telephone may answer; null when none.</summary>
    public AskedId? Read(HttpContext context)
    {
        if (context.Request.Cookies[Name] is not { Length: > 0 } value) return null;
        try
        {
            var parts = protector.Unprotect(value).Split('|');
            return long.Parse(parts[1], CultureInfo.InvariantCulture) > clock.GetUtcNow().ToUnixTimeSeconds() ? new AskedId(Guid.Parse(parts[0])) : null;
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            // Somebody changed it, or the keys were changed: then there is none.
            return null;
        }
    }
}
