using BinhYen.Groups.Registry;
using BinhYen.Site;
using BinhYen.Staff;

namespace BinhYen.Groups.Breaches;

/// <summary>The register of breaches of one group.</summary>
internal static class BreachEndpoints
{
    public static void Map(WebApplication app)
    {
        var breaches = app.MapGroup("/groups/{code}/breaches").Require(Permission.TendGroups);
        breaches.MapGet("", (string code, string? done, CurrentStaff staff, GroupScreen screen, CancellationToken cancellationToken) =>
        {
            screen.Notice = done is null ? null : int.TryParse(done, out var number) ? $"Đã ghi. Báo cho thành viên: việc số {number}, khiếu nại trong {GroupBreach.ObjectionDays} ngày." : "Đã ghi.";
            return GroupEndpoints.ShowAsync<BreachesPage>(code, staff, screen, cancellationToken);
        });
        breaches.MapPost("", EnterAsync);
        breaches.MapPost("/{number:int}/object", ObjectAsync);
        app.MapPost("/groups/{code}/breaches/{number:int}/decide", DecideAsync).Require(Permission.ManageGroups);
    }

    private static async Task<IResult> EnterAsync(string code, IFormCollection form, CurrentStaff staff, RecordBreach record, GroupScreen screen, CancellationToken cancellationToken) =>
        (await record.EnterAsync(staff, code, GroupEndpoints.Read<BreachKind>(form.Text("kind")), GroupEndpoints.Read<BreachAction>(form.Text("action")), form.Date("on"), cancellationToken)).TryGet(out var breach, out var no)
            ? Results.Redirect($"/groups/{code}/breaches?done={breach.Number}")
            : await GroupEndpoints.ShowAsync<BreachesPage>(code, staff, screen, cancellationToken, no, form, "kind");

    private static async Task<IResult> ObjectAsync(string code, int number, IFormCollection form, CurrentStaff staff, RecordBreach record, GroupScreen screen, CancellationToken cancellationToken) =>
        await record.ObjectAsync(staff, code, number, cancellationToken) is { Succeeded: false } refused
            ? await GroupEndpoints.ShowAsync<BreachesPage>(code, staff, screen, cancellationToken, refused.Refusal, form, $"breach-{number}")
            : Results.Redirect($"/groups/{code}/breaches?done=objected");

    private static async Task<IResult> DecideAsync(string code, int number, IFormCollection form, CurrentStaff staff, RecordBreach record, GroupScreen screen, CancellationToken cancellationToken)
    {
        Result result = form.Text("upheld") is "yes" or "no" ? await record.DecideAsync(staff, code, number, form.Text("upheld") == "yes", cancellationToken) : GroupRefusals.Invalid("Chọn kết quả giải quyết khiếu nại.");
        return result.Succeeded ? Results.Redirect($"/groups/{code}/breaches?done=decided") : await GroupEndpoints.ShowAsync<BreachesPage>(code, staff, screen, cancellationToken, result.Refusal, form, $"breach-{number}");
    }
}
