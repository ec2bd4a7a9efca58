using System.Security.Cryptography;

namespace BinhYen.Site;

/// <summary>
/// Headers of every answer. Styles and scripts come from this origin or carry the nonce of the answer; nothing else
/// loads, frames or is framed.
/// </summary>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    private const string NonceItem = "csp-nonce";

    public Task InvokeAsync(HttpContext context)
    {
        var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
        context.Items[NonceItem] = nonce;
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy =
            $"default-src 'none'; script-src 'self' 'nonce-{nonce}'; style-src 'self' 'nonce-{nonce}'; img-src 'self' data: blob:; media-src 'self' blob:; " +
            "font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; manifest-src 'self'";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = "camera=(), microphone=(self), geolocation=(self), payment=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        // A browser ignores it on a plain line, and on the machine itself it would lock out the demo.
        if (context.Request.IsHttps) headers.StrictTransportSecurity = "max-age=31536000";
        headers.CacheControl = "no-cache, no-store";
        return next(context);
    }

    /// <summary>The nonce for a style or script element of this answer.</summary>
    public static string Nonce(HttpContext context) => (string)context.Items[NonceItem]!;
}
