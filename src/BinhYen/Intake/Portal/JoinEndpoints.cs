using BinhYen.Cases;
using BinhYen.Communes;
using BinhYen.Confidentiality;
using BinhYen.Groups;
using BinhYen.Platform.Pacing;
using BinhYen.Site;
using Microsoft.AspNetCore.Antiforgery;

namespace BinhYen.Intake.Portal;

/// <summary>What somebody is shown once after saying yes or no. Lives sealed in the own browser, nowhere else.</summary>
/// <param name="Slip">Code of the consent's slip, in groups.</param>
/// <param name="Yes">What was answered.</param>
/// <param name="Slug">Commune of the page.</param>
/// <param name="Group">Code of the group.</param>
public sealed record JoinSlip(string Slip, bool Yes, string Slug, string Group)
{
    /// <summary>Time to copy the code.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);
}

/// <summary>The page a poster's code leads to: what the group is, who sees what, yes or no, and the way in.</summary>
internal static class JoinEndpoints
{
    // A whole meeting scans at once from behind one address: the limit is for machines.
    private static readonly PaceLimit Limit = new(300, TimeSpan.FromMinutes(10));

    public static void MapJoin(this WebApplication app)
    {
        foreach (var path in (string[])["/vao-nhom/{group}", "/x/{slug}/vao-nhom/{group}"])
        {
            app.MapGet(path, ShowAsync).AllowAnonymous().Light();
            app.MapPost(path, AnswerAsync).AllowAnonymous();
            app.MapGet($"{path}/xong", DoneAsync).AllowAnonymous();
        }

        foreach (var path in (string[])["/quy-che", "/x/{slug}/quy-che"])
        {
            app.MapGet(path, RulesAsync).AllowAnonymous().Light();
            app.MapGet($"{path}/{{rules:guid}}", OneRulesAsync).AllowAnonymous().Light();
        }
    }

    private static async Task<IResult> ShowAsync(string? slug, string group, PortalPlace place, GroupEntrance entrance, CancellationToken cancellationToken) =>
        await FindAsync(slug, group, place, entrance, cancellationToken) is var (commune, offer)
            ? Page(slug, commune, offer)
            : await UnknownAsync(slug, place, cancellationToken);

    private static async Task<IResult> AnswerAsync(
        string? slug, string group, HttpContext context, PortalPlace place, GroupEntrance entrance, JoinGroup join, Pace pace, SealedCookie<JoinSlip> slips, IAntiforgery antiforgery, CancellationToken cancellationToken)
    {
        if (await FindAsync(slug, group, place, entrance, cancellationToken) is not var (commune, offer)) return await UnknownAsync(slug, place, cancellationToken);
        var form = await context.Request.ReadFormAsync(cancellationToken);
        var answer = form.Consent(ConsentPurpose.GroupMembership);
        var first = form["ho"].ToString() switch { "dau" => true, "da-co" => false, _ => (bool?)null };
        if (!await antiforgery.IsRequestValidAsync(context)) return Page(slug, commune, offer, "Trang này mở đã lâu. Xin chọn lại và bấm một lần nữa.", answer, first);
        if (answer is not { } said) return Page(slug, commune, offer, ConsentForm.Missing, answer, first);
        if (pace.Take("join", Pace.AddressOf(context), Limit) is not null)
            return Page(slug, commune, offer, "Nhiều người cùng bấm một lúc. Đợi vài phút rồi bấm lại nhé.", answer, first, StatusCodes.Status429TooManyRequests);
        if (!(await join.HandleAsync(commune.Id, offer.Code, said, first, cancellationToken)).TryGet(out var code, out _)) return await UnknownAsync(slug, place, cancellationToken);
        slips.Write(context, new JoinSlip(code.Reveal(), said is ConsentAnswer.Yes, commune.Slug, offer.Code), JoinSlip.Lifetime);
        return new SeeOther($"{PortalPlace.BaseOf(slug)}/vao-nhom/{offer.Code}/xong");
    }

    private static async Task<IResult> DoneAsync(
        string? slug, string group, HttpContext context, PortalPlace place, GroupEntrance entrance, ICommuneChannel channel, SealedCookie<JoinSlip> slips, CancellationToken cancellationToken)
    {
        if (await FindAsync(slug, group, place, entrance, cancellationToken) is not var (commune, offer)) return await UnknownAsync(slug, place, cancellationToken);
        if (slips.Read(context) is not { } slip || slip.Slug != commune.Slug || slip.Group != offer.Code) return new SeeOther($"{PortalPlace.BaseOf(slug)}/vao-nhom/{offer.Code}");
        var chat = offer.ByMessage ? (await channel.OfAsync(commune.Id, cancellationToken))?.ChatUrl : null;
        return SiteRoom.Page<JoinDonePage>(new { Commune = commune, Offer = offer, Slip = slip, Base = PortalPlace.BaseOf(slug), Chat = chat });
    }

    private static async Task<IResult> RulesAsync(string? slug, PortalPlace place, GroupEntrance entrance, CancellationToken cancellationToken) =>
        await place.FindAsync(slug, cancellationToken) is { } commune
            ? SiteRoom.Page<RulesPage>(new { Commune = commune, All = await entrance.PublishedAsync(commune.Id, cancellationToken), Base = PortalPlace.BaseOf(slug) })
            : await UnknownAsync(slug, place, cancellationToken);

    private static async Task<IResult> OneRulesAsync(string? slug, Guid rules, PortalPlace place, GroupEntrance entrance, CancellationToken cancellationToken) =>
        await place.FindAsync(slug, cancellationToken) is { } commune && await entrance.RulesAsync(commune.Id, rules, cancellationToken) is { } one
            ? SiteRoom.Page<RulesPage>(new { Commune = commune, All = (PublicRules[])[one], Whole = true, Base = PortalPlace.BaseOf(slug) })
            : await UnknownAsync(slug, place, cancellationToken);

    private static async Task<(Commune Commune, JoinOffer Offer)?> FindAsync(string? slug, string group, PortalPlace place, GroupEntrance entrance, CancellationToken cancellationToken) =>
        await place.FindAsync(slug, cancellationToken) is { } commune && await entrance.FindAsync(commune.Id, group, cancellationToken) is { } offer ? (commune, offer) : null;

    // An old poster: the group ended or was given another code. Nobody is left standing.
    private static async Task<IResult> UnknownAsync(string? slug, PortalPlace place, CancellationToken cancellationToken) =>
        SiteRoom.Page<JoinClosedPage>(StatusCodes.Status404NotFound, new { Commune = await place.FindAsync(slug, cancellationToken), Base = PortalPlace.BaseOf(slug) });

    private static IResult Page(string? slug, Commune commune, JoinOffer offer, string? error = null, ConsentAnswer? answer = null, bool? first = null, int status = StatusCodes.Status422UnprocessableEntity) =>
        SiteRoom.Page<JoinPage>(error is null ? StatusCodes.Status200OK : status, new
        {
            Commune = commune, Offer = offer, Base = PortalPlace.BaseOf(slug), Error = error,
            Answer = answer switch { ConsentAnswer.Yes => "yes", ConsentAnswer.No => "no", _ => null }, First = first,
        });
}
