using BinhYen.Site;
using BinhYen.Staff;

namespace BinhYen.Cases.Alarm;

/// <summary>The page on which an officer links the own Zalo for alarms.</summary>
internal static class AlarmEndpoints
{
    private const string Home = "/me/alarm";

    public static void MapAlarmPhone(this WebApplication app)
    {
        var pages = app.MapGroup(Home).Require(Permission.HandleCases);
        pages.MapGet("", ShowAsync);
        pages.MapPost("/code", OfferAsync);
        pages.MapPost("/unlink", UnlinkAsync);
    }

    private static async Task<IResult> ShowAsync(
        CurrentStaff staff, OfficerPhones phones, AlarmWay way, ICommuneChannel channel, AlarmScreen screen, TimeProvider clock, string? done, CancellationToken cancellationToken)
    {
        var phone = await phones.FindAsync(staff.Id, cancellationToken);
        screen.View = new AlarmView(
            await channel.OfAsync(staff.CommuneId, cancellationToken), phone, phone is { IsLinked: true } && !await phones.ReachesAsync(phone, cancellationToken), phone is null ? null : await phones.CodeOfAsync(phone, cancellationToken),
            await way.CallerAsync(staff, cancellationToken), clock.GetUtcNow(), done is "unlinked");
        return SiteRoom.Page<AlarmPage>();
    }

    private static async Task<IResult> OfferAsync(IFormCollection _, CurrentStaff staff, OfficerPhones phones, CancellationToken cancellationToken)
    {
        await phones.OfferAsync(staff, cancellationToken);
        return Results.Redirect($"{Home}#code");
    }

    private static async Task<IResult> UnlinkAsync(IFormCollection _, CurrentStaff staff, OfficerPhones phones, CancellationToken cancellationToken)
    {
        await phones.UnlinkAsync(staff, cancellationToken);
        return Results.Redirect($"{Home}?done=unlinked");
    }
}

/// <summary>What the page shows.</summary>
/// <param name="Channel">The commune's Official Account; null while none is connected.</param>
/// <param name="Phone">The own link; null when nothing was begun.</param>
/// <param name="Withdrawn">The owner withdrew consent in Zalo since: nothing reaches the phone.</param>
/// <param name="Code">The code that waits; null when none does.</param>
/// <param name="Caller">Who else is on duty and would be asked to ring; null when the roster is open.</param>
/// <param name="Now">Now.</param>
/// <param name="Unlinked">The link was just taken off.</param>
internal sealed record AlarmView(CommuneChannel? Channel, AlarmPhone? Phone, bool Withdrawn, string? Code, string? Caller, DateTimeOffset Now, bool Unlinked);

/// <summary>Carries the view from the endpoint to the page of the same answer.</summary>
internal sealed class AlarmScreen
{
    public AlarmView View { get; set; } = null!;
}
