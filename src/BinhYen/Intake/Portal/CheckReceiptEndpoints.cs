using BinhYen.Cases;
using BinhYen.Site;

namespace BinhYen.Intake.Portal;

/// <summary>
/// "Tin của tôi còn trong sổ không?": anybody with a receipt asks, without a tracking code and without an account. The code
/// travels in the body of a form; the answer says whether the report is whole, never what it is. Its place in the journal, from which whoever reads the
/// journal would know which report it is, is shown only where the tracking code has opened that report.
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

    private static async Task<IResult> CheckAsync(HttpContext context, PortalPlace place, ReportReceipts receipts, ReceiptScreen screen, OwnThread own, LookupPace pace, CancellationToken cancellationToken)
    {
        var typed = (await context.Request.ReadFormAsync(cancellationToken))["bn"].ToString();
        var answer = await receipts.CheckAsync(typed, cancellationToken);
        screen.Answer = answer;
        screen.IsOwn = answer.Proof is not null && await own.FindAsync(cancellationToken) is { } view && ReportReceipts.AreSame(typed, await receipts.OfAsync(view.ThreadId, cancellationToken));
        var tooFast = answer.Verdict is ReceiptVerdict.Unknown && typed.Trim().Length > 0 && !await pace.MissedAsync(context, cancellationToken);
        return SiteRoom.Page<CheckReceiptPage>(new { Commune = await place.FindAsync(null, cancellationToken), Typed = typed, TooFast = tooFast });
    }
}

/// <summary>What the page says: set by the endpoint, read while rendering.</summary>
internal sealed class ReceiptScreen
{
    /// <summary>What was found; null before anything was asked.</summary>
    public ReceiptAnswer? Answer { get; set; }

    /// <summary>The tracking code of that very report has opened it in this browser.</summary>
    public bool IsOwn { get; set; }
}
