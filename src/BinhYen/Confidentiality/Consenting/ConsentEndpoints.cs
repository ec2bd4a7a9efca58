using BinhYen.Site;
using BinhYen.Staff;

namespace BinhYen.Confidentiality.Consenting;

/// <summary>What was agreed to, for the data-protection contact: counted by purpose, one by one without names, and as a page to print.</summary>
internal static class ConsentEndpoints
{
    private const string Address = "/consents";

    public static void Map(WebApplication app)
    {
        var consents = app.MapGroup(Address).Require(Permission.ProtectData);
        consents.MapGet("", (string? purpose) => SiteRoom.Page<ConsentsPage>(new { Chosen = Enum.TryParse<ConsentPurpose>(purpose, out var p) ? p.ToString() : null }));
        consents.MapGet("/{id:guid}", ShowAsync);
        consents.MapPost("/{id:guid}/withdraw", WithdrawAsync);
    }

    private static async Task<IResult> ShowAsync(Guid id, string? done, CurrentStaff staff, ReadConsent reading, CancellationToken cancellationToken) =>
        await reading.OneAsync(staff, new ConsentId(id), cancellationToken) is { } slip
            ? SiteRoom.Page<ConsentPage>(new { Slip = slip, Done = done })
            : SiteRoom.Page<NotFoundPage>(StatusCodes.Status404NotFound);

    private static async Task<IResult> WithdrawAsync(Guid id, IFormCollection form, CurrentStaff staff, Consents consents, CancellationToken cancellationToken)
    {
        if (await consents.FindAsync(staff.CommuneId, new ConsentId(id), cancellationToken) is null) return SiteRoom.Page<NotFoundPage>(StatusCodes.Status404NotFound);
        var channel = Enum.TryParse<ConsentChannel>(form.Text("channel"), out var chosen) && Enum.IsDefined(chosen) ? chosen : ConsentChannel.Counter;
        var result = await consents.WithdrawAsync(new ConsentId(id), channel, ActorStamp.Of(staff.Id), cancellationToken);
        return result.Succeeded ? Results.Redirect($"{Address}/{id}?done=withdrawn") : SiteRoom.Page<NotFoundPage>(StatusCodes.Status404NotFound);
    }
}
