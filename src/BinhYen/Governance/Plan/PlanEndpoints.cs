using System.Globalization;
using BinhYen.Site;
using BinhYen.Staff;

namespace BinhYen.Governance.Plan;

/// <summary>What is being typed into a page of the plan, and what was wrong with it.</summary>
internal sealed class PlanScreen : FormScreen;

/// <summary>Tasks of the plan: the board of bodies, one task, its results, contacts of bodies.</summary>
internal static class PlanEndpoints
{
    private const string Address = "/plan";
    private static readonly CultureInfo _vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    private static readonly IReadOnlyDictionary<string, string> _notices = new Dictionary<string, string>
    {
        ["assigned"] = "Đã giao việc.", ["submitted"] = "Đã ghi kết quả.", ["accepted"] = "Đã ghi nhận việc xong.", ["back"] = "Đã trả lại để làm tiếp.",
        ["withdrawn"] = "Đã rút việc.", ["contact"] = "Đã ghi đầu mối.",
    };

    public static void Map(WebApplication app)
    {
        var plan = app.MapGroup(Address).Require(Permission.ReadFigures);
        plan.MapGet("", (string? done, CurrentStaff staff, PlanBoard board, PlanScreen screen, CancellationToken cancellationToken) =>
        {
            screen.Notice = _notices.GetValueOrDefault(done ?? "");
            return BoardAsync(staff, board, cancellationToken);
        });
        plan.MapGet("/{number:int}", (int number, string? done, CurrentStaff staff, PlanBoard board, PlanScreen screen, CancellationToken cancellationToken) =>
        {
            screen.Notice = _notices.GetValueOrDefault(done ?? "");
            return TaskAsync(number, staff, board, cancellationToken);
        });
        plan.MapPost("/{number:int}/results", SubmitAsync);

        var lead = app.MapGroup(Address).Require(Permission.ManageOrganisation);
        lead.MapPost("", AssignAsync);
        lead.MapPost("/contacts", async (IFormCollection form, CurrentStaff staff, KeepPlan keep, PlanBoard board, PlanScreen screen, CancellationToken cancellationToken) =>
            await OnBoardAsync(await keep.NameContactAsync(staff, form.Id("contact-unit"), form.Id("contact"), cancellationToken), "contact", form, staff, board, screen, cancellationToken));
        lead.MapPost("/contacts/end", async (IFormCollection form, CurrentStaff staff, KeepPlan keep, PlanBoard board, PlanScreen screen, CancellationToken cancellationToken) =>
            await OnBoardAsync(await keep.EndContactAsync(staff, form.Id("contact-unit"), form.Id("contact"), cancellationToken), "contact", form, staff, board, screen, cancellationToken));
        lead.MapPost("/{number:int}/accept", async (int number, IFormCollection form, CurrentStaff staff, KeepPlan keep, PlanBoard board, PlanScreen screen, CancellationToken cancellationToken) =>
            await OnTaskAsync(await keep.AcceptAsync(staff, number, cancellationToken), number, "accepted", form, staff, board, screen, cancellationToken));
        lead.MapPost("/{number:int}/back", async (int number, IFormCollection form, CurrentStaff staff, KeepPlan keep, PlanBoard board, PlanScreen screen, CancellationToken cancellationToken) =>
            await OnTaskAsync(await keep.GiveBackAsync(staff, number, form.Text("reason"), cancellationToken), number, "back", form, staff, board, screen, cancellationToken));
        lead.MapPost("/{number:int}/withdraw", async (int number, IFormCollection form, CurrentStaff staff, KeepPlan keep, PlanBoard board, PlanScreen screen, CancellationToken cancellationToken) =>
            await OnTaskAsync(await keep.WithdrawAsync(staff, number, form.Text("reason"), cancellationToken), number, "withdrawn", form, staff, board, screen, cancellationToken));
    }

    private static async Task<IResult> AssignAsync(IFormCollection form, CurrentStaff staff, KeepPlan keep, PlanBoard board, PlanScreen screen, CancellationToken cancellationToken)
    {
        var assigned = await keep.AssignAsync(staff, form.Id("unit"), form.Text("text"), form.Text("source"), form.Date("due"), cancellationToken);
        return await OnBoardAsync(assigned.TryGet(out _, out var no) ? Result.Done : no, "assigned", form, staff, board, screen, cancellationToken);
    }

    private static async Task<IResult> SubmitAsync(int number, IFormCollection form, CurrentStaff staff, KeepPlan keep, PlanBoard board, PlanScreen screen, CancellationToken cancellationToken)
    {
        var typed = form.Text("present");
        int? present = int.TryParse(typed, NumberStyles.AllowThousands, _vietnamese, out var count) ? count : null;
        return await OnTaskAsync(
            await keep.SubmitAsync(staff, number, form.Date("on"), form.Text("result"), (typed, present), form.Text("done") == "yes", cancellationToken), number, "submitted", form, staff, board, screen, cancellationToken);
    }

    private static async Task<IResult> OnBoardAsync(Result result, string done, IFormCollection form, CurrentStaff staff, PlanBoard board, PlanScreen screen, CancellationToken cancellationToken)
    {
        if (result.Succeeded) return Results.Redirect($"{Address}?done={done}");
        (screen.Errors, screen.Posted) = (FormErrors.Of(PlanRefusals.FieldOf(result.Refusal), result.Refusal.Message), form);
        return await BoardAsync(staff, board, cancellationToken, StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<IResult> OnTaskAsync(Result result, int number, string done, IFormCollection form, CurrentStaff staff, PlanBoard board, PlanScreen screen, CancellationToken cancellationToken)
    {
        if (result.Succeeded) return Results.Redirect($"{Address}/{number}?done={done}");
        if (result.Refusal.Kind is RefusalKind.NotFound) return SiteRoom.Page<NotFoundPage>(StatusCodes.Status404NotFound);
        (screen.Errors, screen.Posted) = (FormErrors.Of(PlanRefusals.FieldOf(result.Refusal), result.Refusal.Message), form);
        return await TaskAsync(number, staff, board, cancellationToken, result.Refusal.Kind is RefusalKind.Conflict ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<IResult> BoardAsync(CurrentStaff staff, PlanBoard board, CancellationToken cancellationToken, int status = StatusCodes.Status200OK)
    {
        await board.FillAsync(staff, cancellationToken);
        return SiteRoom.Page<PlanPage>(status);
    }

    private static async Task<IResult> TaskAsync(int number, CurrentStaff staff, PlanBoard board, CancellationToken cancellationToken, int status = StatusCodes.Status200OK)
    {
        return await board.OpenAsync(staff, number, cancellationToken) ? SiteRoom.Page<PlanTaskPage>(status) : SiteRoom.Page<NotFoundPage>(StatusCodes.Status404NotFound);
    }
}
