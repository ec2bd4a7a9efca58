using BinhYen.Cases;
using BinhYen.Site;

namespace BinhYen.Intake.Portal;

/// <summary>
/// "Tin của tôi còn trong sổ không?": anybody with a receipt asks, without a tracking code and without an account. The code
/// travels in the body of a form; the answer says whether the report is whole, never what it is.
/// </summary>
internal static class CheckReceiptEndpoints
{
    private const string Address = "/bien-nhan";

    public static void MapCheckReceipt(this WebApplication app)
    {
        app.MapGet(Address, async (PortalPlace place, CancellationToken cancellationToken) =>
            SiteRoom.Page<CheckReceiptPage>(new { Commune = await place.FindAsync(null, cancellationToken) })).AllowAnonymous().Light();
        app.MapPost(Address, CheckAsync).AllowAnonymous().AddEndpointFilter(new OurForms(Address));
    }

    private static async Task<IResult> CheckAsync(HttpContext context, PortalPlace place, ReportReceipts receipts, ReceiptScreen screen, LookupPace pace, CancellationToken cancellationToken)
    {
        var typed = (await context.Request.ReadFormAsync(cancellationToken))["bn"].ToString();
        var answer = await receipts.CheckAsync(typed, cancellationToken);
        screen.Answer = answer;
        var tooFast = answer.Verdict is ReceiptVerdict.Unknown && typed.Trim().Length > 0 && !await pace.MissedAsync(context, cancellationToken);
        return SiteRoom.Page<CheckReceiptPage>(new { Commune = await place.FindAsync(null, cancellationToken), Typed = typed, TooFast = tooFast });
    }
}

/// <summary>What the page says: set by the endpoint, read while rendering.</summary>
internal sealed class ReceiptScreen
{
    /// <summary>What was found; null before anything was asked.</summary>
    public ReceiptAnswer? Answer { get; set; }
}
