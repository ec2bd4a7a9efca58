using BinhYen.Cases;
using BinhYen.Site;

namespace BinhYen.Intake.Portal;

/// <summary>From a tracking code to the own thread. The code travels in the body of a form, never in an address.</summary>
internal static class LookupEndpoints
{
    private const string Address = "/tra-cuu";
    private const string TooFast = "Bạn thử nhanh quá. Đợi chừng mười giây rồi gõ lại nhé";
    private const string DataPart = "du-lieu";

    public static void MapLookup(this WebApplication app)
    {
        app.MapGet(Address, ShowAsync).AllowAnonymous().Light();
        app.MapPost(Address, FindAsync).AllowAnonymous().AddEndpointFilter(new OurForms(Address));
    }

    private static async Task<IResult> ShowAsync(string? den, PortalPlace place, CancellationToken cancellationToken) =>
        SiteRoom.Page<LookupPage>(new { Commune = await place.FindAsync(null, cancellationToken), Target = TargetOf(den) });

    private static async Task<IResult> FindAsync(
        HttpContext context, PortalPlace place, ReporterThread threads, SealedCookie<OpenThread> cookie, LookupPace pace, CancellationToken cancellationToken)
    {
        var form = await context.Request.ReadFormAsync(cancellationToken);
        var typed = form["ma"].ToString();
        var target = TargetOf(form["den"]);
        if (!TrackingCode.Parse(typed).TryGet(out var code, out var mistake)) return await AgainAsync(mistake.Message);
        if (!(await threads.FindAsync(code, cancellationToken)).TryGet(out var thread, out var unknown))
            return await AgainAsync(await pace.MissedAsync(context, cancellationToken) ? unknown.Message : TooFast);
        cookie.Write(context, new OpenThread(thread.ThreadId.Value), OpenThread.Lifetime);
        return new SeeOther(target.Length > 0 ? $"/tin-cua-toi#{target}" : "/tin-cua-toi");

        async Task<IResult> AgainAsync(string error) => SiteRoom.Page<LookupPage>(
            StatusCodes.Status422UnprocessableEntity,
            new { Commune = await place.FindAsync(null, cancellationToken), Error = error, Typed = typed, Target = target });
    }

    private static string TargetOf(string? asked) => asked == DataPart ? DataPart : "";
}
