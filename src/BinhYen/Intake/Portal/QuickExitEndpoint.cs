namespace BinhYen.Intake.Portal;

/// <summary>"Thoát nhanh" from a page that shows somebody's report: forgets it on this machine, then shows the weather.</summary>
internal static class QuickExitEndpoint
{
    public const string Address = "/thoat";

    /// <summary>The national weather service: a page anybody might have open.</summary>
    public const string Away = "https://nchmf.gov.vn/";

    public static void MapQuickExit(this WebApplication app) => app.MapGet(Address, Leave).AllowAnonymous();

    private static IResult Leave(HttpContext context, SealedCookie<OpenThread> threads, SealedCookie<Receipt> receipts)
    {
        threads.Forget(context);
        receipts.Forget(context);
        return new SeeOther(Away);
    }
}
