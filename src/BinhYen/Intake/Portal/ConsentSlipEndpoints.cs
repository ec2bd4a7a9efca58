using BinhYen.Confidentiality;
using BinhYen.Site;

namespace BinhYen.Intake.Portal;

/// <summary>The consent whose code this browser has shown.</summary>
/// <param name="ConsentId">The consent; never in an address.</param>
internal sealed record OpenConsent(Guid ConsentId)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);
}

/// <summary>"Đồng ý của tôi": from the code of a slip to what was agreed to, and one button to take it back.</summary>
internal static class ConsentSlipEndpoints
{
    private const string Address = "/dong-y";
    private const string TooFast = "Bạn thử nhanh quá. Đợi chừng mười giây rồi gõ lại nhé";
    private const string NoCode = "Mã trên phiếu có 12 chữ và số, chia 3 nhóm. Xem lại rồi gõ nhé";

    public static void MapConsentSlip(this WebApplication app)
    {
        app.MapGet(Address, ShowAsync).AllowAnonymous();
        var acts = app.MapGroup(Address).AllowAnonymous().AddEndpointFilter(new OurForms(Address));
        acts.MapPost("", OpenAsync);
        acts.MapPost("/rut", WithdrawAsync);
        acts.MapPost("/roi", Leave);
    }

    private static async Task<IResult> ShowAsync(
        HttpContext context, string? xong, PortalPlace place, SealedCookie<OpenConsent> cookie, Consents consents, CancellationToken cancellationToken)
    {
        var commune = await place.FindAsync(null, cancellationToken);
        if (cookie.Read(context) is not { } open || await consents.FindAsync(new ConsentId(open.ConsentId), cancellationToken) is not { } standing)
            return SiteRoom.Page<ConsentSlipPage>(new { Commune = commune });
        return SiteRoom.Page<ConsentSlipPage>(new { Commune = commune, Slip = new ConsentSlipPage.Of(standing), Done = xong == "rut" });
    }

    private static async Task<IResult> OpenAsync(
        HttpContext context, PortalPlace place, SealedCookie<OpenConsent> cookie, Consents consents, LookupPace pace, CancellationToken cancellationToken)
    {
        var typed = (await context.Request.ReadFormAsync(cancellationToken))["ma"].ToString();
        if (ConsentCode.Parse(typed) is not { } code) return await AgainAsync(NoCode);
        if (!(await consents.FindAsync(code, cancellationToken)).TryGet(out var standing, out var unknown))
            return await AgainAsync(await pace.MissedAsync(context, cancellationToken) ? unknown.Message : TooFast);
        cookie.Write(context, new OpenConsent(standing.Consent.Id.Value), OpenConsent.Lifetime);
        return new SeeOther(Address);

        async Task<IResult> AgainAsync(string error) => SiteRoom.Page<ConsentSlipPage>(
            StatusCodes.Status422UnprocessableEntity, new { Commune = await place.FindAsync(null, cancellationToken), Error = error, Typed = typed });
    }

    private static async Task<IResult> WithdrawAsync(HttpContext context, SealedCookie<OpenConsent> cookie, Consents consents, CancellationToken cancellationToken)
    {
        if (cookie.Read(context) is not { } open) return new SeeOther(Address);
        await consents.WithdrawAsync(new ConsentId(open.ConsentId), ConsentChannel.Web, ActorStamp.Reporter, cancellationToken);
        return new SeeOther($"{Address}?xong=rut");
    }

    private static SeeOther Leave(HttpContext context, SealedCookie<OpenConsent> cookie)
    {
        cookie.Forget(context);
        return new SeeOther("/");
    }
}
