using Microsoft.AspNetCore.Antiforgery;
using Microsoft.Extensions.Options;

namespace BinhYen.Intake.Portal;

/// <summary>"Thoát nhanh" from any page: forgets report and receipt on this machine, and forms that were left open, then shows the weather.</summary>
internal static class QuickExitEndpoint
{
    public const string Address = "/thoat";

    /// <summary>The national weather service: a page anybody might have open.</summary>
    public const string Away = "https://nchmf.gov.vn/";

    public static void MapQuickExit(this WebApplication app) => app.MapGet(Address, Leave).AllowAnonymous();

    private static IResult Leave(HttpContext context, SealedCookie<OpenThread> threads, SealedCookie<Receipt> receipts, IOptions<AntiforgeryOptions> forms)
    {
        threads.Forget(context);
        receipts.Forget(context);
        var browser = forms.Value.Cookie;
        context.Response.Cookies.Delete(browser.Name!, browser.Build(context));
        return new SeeOther(Away);
    }
}
