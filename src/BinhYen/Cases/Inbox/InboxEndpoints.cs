using BinhYen.Cases.Escalating;
using BinhYen.Site;
using BinhYen.Staff;

namespace BinhYen.Cases.Inbox;

/// <summary>The list, acts on several rows, alerts and the stream of hints.</summary>
internal static class InboxEndpoints
{
    public static void MapInbox(this IEndpointRouteBuilder cases)
    {
        cases.MapGet("", ShowAsync);
        cases.MapGet("/events", CaseEvents.StreamAsync);
        cases.MapPost("/bulk", BulkAsync);
        cases.MapPost("/alerts/{id:guid}/seen", SeenAsync);
        cases.MapGet("/alerts", AlertsAsync);
    }

    private static async Task<IResult> ShowAsync(
        HttpContext context, CurrentStaff staff, ShowInbox show, InboxScreen screen, string? fragment, string? done, CancellationToken cancellationToken)
    {
        if (fragment is "list")
        {
            screen.Selected = CaseCode.TryParse(context.Request.Query["selected"], out var selected) ? selected : null;
            await show.ListAsync(staff, InboxQuery.Read(context.Request.Query), cancellationToken);
            return SiteRoom.Page<CaseList>();
        }

        screen.Done = done is "seen" ? "Đã ghi nhận bạn biết cảnh báo." : null;
        return await show.PageAsync(staff, InboxQuery.Read(context.Request.Query), cancellationToken);
    }

    private static async Task<IResult> AlertsAsync(CurrentStaff staff, ShowInbox show, CancellationToken cancellationToken)
    {
        await show.AlertsAsync(staff, cancellationToken);
        return SiteRoom.Page<DutyLine>();
    }

    private static async Task<IResult> SeenAsync(Guid id, IFormCollection _, CurrentStaff staff, StaffAlerts alerts, CancellationToken cancellationToken)
    {
        await alerts.SeenAsync(staff, id, cancellationToken);
        return Results.Redirect("/cases?done=seen");
    }

    private static async Task<IResult> BulkAsync(
        IFormCollection posted, CurrentStaff staff, ActOnSeveral several, ShowInbox show, InboxScreen screen, CancellationToken cancellationToken)
    {
        var picked = posted["pick"].Take(50).Select(text => CaseCode.TryParse(text, out var code) ? code : null).OfType<CaseCode>().ToList();
        (screen.Done, screen.Problems) = await several.RunAsync(staff, posted.Text("act") ?? "", picked, cancellationToken);
        // What was put away by a slip of the hand comes back with one button.
        if (posted.Text("act") is "spam" && screen.Done is not null) (screen.Undo, screen.UndoList) = (picked, posted.Text("back") ?? "");
        var list = new Handling.InboxReturn(posted.Text("back")?.Split('?', 2) is [_, var query] ? query : null).Read();
        return await show.PageAsync(staff, list, cancellationToken);
    }
}
