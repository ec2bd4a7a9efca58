using System.Globalization;
using BinhYen.Site;
using BinhYen.Staff;

namespace BinhYen.Communes.Duty;

/// <summary>Roster, hamlet duties and leave.</summary>
internal static class DutyEndpoints
{
    public static void Map(WebApplication app)
    {
        var duty = app.MapGroup("/duty").Require(Permission.ManageDuty);
        duty.MapGet("", (string? month, string? done) => SiteRoom.Page<RosterPage>(new { Month = MonthOf(month), Done = done }));
        duty.MapPost("", SaveRosterAsync);
        duty.MapGet("/hamlets", (string? done) => SiteRoom.Page<HamletDutiesPage>(new { Done = done }));
        duty.MapPost("/hamlets/{id:guid}", ChangeHamletAsync);
        duty.MapGet("/leave", (string? done) => SiteRoom.Page<LeavePage>(new { Done = done }));
        duty.MapPost("/leave", AddLeaveAsync);
        duty.MapPost("/leave/{id:guid}/cancel", CancelLeaveAsync);
    }

    private static async Task<IResult> SaveRosterAsync(IFormCollection form, CurrentStaff staff, PlanRoster plan, CancellationToken cancellationToken)
    {
        if (MonthOf(form.Text("month")) is not { } month) return Results.BadRequest();
        var errors = await plan.SaveAsync(staff, month, date => RosterDay.Read(form, date), cancellationToken);
        return errors.Any
            ? SiteRoom.Page<RosterPage>(StatusCodes.Status422UnprocessableEntity, new { Month = (DateOnly?)month, Errors = errors, Posted = form })
            : Results.Redirect($"/duty?month={month.ToString("yyyy-MM", CultureInfo.InvariantCulture)}&done=saved");
    }

    private static async Task<IResult> ChangeHamletAsync(Guid id, IFormCollection form, CurrentStaff staff, AssignHamlet assign, CancellationToken cancellationToken)
    {
        var errors = new FormErrors()
            .Demand(form.Id("officer") is not null, "officer", "Chọn cảnh sát khu vực phụ trách.")
            .Demand(form.Date("from") is not null, "from", "Chọn ngày bắt đầu phụ trách.");
        if (!errors.Any)
        {
            var substitute = form.Id("substitute") is { } chosen ? new StaffId(chosen) : (StaffId?)null;
            if (await assign.ToAsync(staff, new HamletId(id), new StaffId(form.Id("officer")!.Value), substitute, form.Date("from")!.Value, cancellationToken) is { } refusal)
                errors.Add(refusal.Field, refusal.Message);
        }

        return errors.Any
            ? SiteRoom.Page<HamletDutiesPage>(StatusCodes.Status422UnprocessableEntity, new { Errors = errors, Posted = form, Open = id })
            : Results.Redirect("/duty/hamlets?done=saved");
    }

    private static async Task<IResult> AddLeaveAsync(IFormCollection form, CurrentStaff staff, RecordLeave leave, CancellationToken cancellationToken)
    {
        var errors = new FormErrors()
            .Demand(form.Id("person") is not null, "person", "Chọn người nghỉ.")
            .Demand(form.Date("from") is not null, "from", "Chọn ngày đầu tiên nghỉ.")
            .Demand(form.Date("until") is not null, "until", "Chọn ngày cuối cùng nghỉ.");
        if (!errors.Any)
        {
            var substitute = form.Id("substitute") is { } chosen ? new StaffId(chosen) : (StaffId?)null;
            if (await leave.AddAsync(staff, new StaffId(form.Id("person")!.Value), form.Date("from")!.Value, form.Date("until")!.Value, substitute, cancellationToken) is { } refusal)
                errors.Add(refusal.Field, refusal.Message);
        }

        return errors.Any
            ? SiteRoom.Page<LeavePage>(StatusCodes.Status422UnprocessableEntity, new { Errors = errors, Posted = form })
            : Results.Redirect("/duty/leave?done=added");
    }

    private static async Task<IResult> CancelLeaveAsync(Guid id, IFormCollection _, CurrentStaff staff, RecordLeave leave, CancellationToken cancellationToken) =>
        await leave.CancelAsync(staff, id, cancellationToken)
            ? Results.Redirect("/duty/leave?done=cancelled")
            : SiteRoom.Page<NotFoundPage>(StatusCodes.Status404NotFound);

    // "2026-11" is the first of November; anything else is no month.
    private static DateOnly? MonthOf(string? month) =>
        DateOnly.TryParseExact(month + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first)
        && first.Year is > 2000 and < 2100 ? first : null;
}
