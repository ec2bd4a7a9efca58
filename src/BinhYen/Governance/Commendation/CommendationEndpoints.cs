using BinhYen.Site;
using BinhYen.Staff;

namespace BinhYen.Governance.Commendation;

/// <summary>What a page of commendations shows in one request.</summary>
internal sealed class CommendationScreen : FormScreen
{
    /// <summary>Code of the slip of a written consent, to hand over; shown this once.</summary>
    public string? Slip { get; set; }

    /// <summary>Number of the case the page was opened from; empty for none.</summary>
    public string Case { get; set; } = "";
    public IReadOnlyList<SealedLine> Sealed { get; set; } = [];
}

/// <summary>Commendations: open proposals with their print, and the sealed list.</summary>
internal static class CommendationEndpoints
{
    private const string Address = "/commendations";

    private static readonly IReadOnlyDictionary<string, string> _notices = new Dictionary<string, string>
    {
        ["written"] = "Đã lưu bản nháp.", ["changed"] = "Đã lưu bản nháp.", ["submitted"] = "Đã gửi Công an, Văn phòng xem.", ["agreed"] = "Đã trình Trưởng ban.", ["back"] = "Đã trả lại nơi đề xuất.",
        ["awarded"] = "Đã ghi quyết định khen thưởng.", ["declined"] = "Đã ghi không khen thưởng.", ["withdrawn"] = "Đã rút; nội dung đã xóa hẳn.", ["sealed"] = "Đã đưa vào danh sách kín. Chỉ Trưởng Công an xã đọc được.",
        ["closed"] = "Đã kết thúc; tên và nội dung đã xóa hẳn.",
    };

    public static void Map(WebApplication app)
    {
        var open = app.MapGroup(Address).Require(Permission.ReadFigures);
        open.MapGet("", async (string? done, CurrentStaff staff, CommendationBoard board, CommendationScreen screen, CancellationToken cancellationToken) =>
        {
            screen.Notice = _notices.GetValueOrDefault(done ?? "");
            await board.FillAsync(staff, cancellationToken);
            return SiteRoom.Page<CommendationsPage>();
        });
        open.MapGet("/print", async (CurrentStaff staff, CommendationBoard board, CancellationToken cancellationToken) =>
        {
            await board.FillAsync(staff, cancellationToken);
            return SiteRoom.Page<CommendationPrintPage>();
        });
        open.MapGet("/new", async (CurrentStaff staff, CommendationBoard board, CancellationToken cancellationToken) =>
        {
            await board.KnowAsync(staff, cancellationToken);
            return board.Mine.Count == 0 ? SiteRoom.Page<NotFoundPage>(StatusCodes.Status404NotFound) : SiteRoom.Page<NewCommendationPage>();
        });
        open.MapPost("", WriteAsync);
        open.MapGet("/{number:int}", (int number, string? done, CurrentStaff staff, CommendationBoard board, CommendationScreen screen, CancellationToken cancellationToken) =>
        {
            screen.Notice = _notices.GetValueOrDefault(done ?? "");
            return OneAsync(number, staff, board, cancellationToken);
        });
        open.MapPost("/{number:int}", ChangeAsync);
        MapSteps(open);
        MapSealed(app);
    }

    private static void MapSteps(RouteGroupBuilder open)
    {
        open.MapPost("/{number:int}/submit", async (int number, IFormCollection form, CurrentStaff staff, KeepCommendation keep, CommendationBoard board, CommendationScreen screen, CancellationToken cancellationToken) =>
            await AfterAsync(await keep.SubmitAsync(staff, number, cancellationToken), number, "submitted", form, staff, board, screen, cancellationToken));
        open.MapPost("/{number:int}/agree", async (int number, IFormCollection form, CurrentStaff staff, KeepCommendation keep, CommendationBoard board, CommendationScreen screen, CancellationToken cancellationToken) =>
            await AfterAsync(await keep.AgreeAsync(staff, number, cancellationToken), number, "agreed", form, staff, board, screen, cancellationToken));
        open.MapPost("/{number:int}/back", async (int number, IFormCollection form, CurrentStaff staff, KeepCommendation keep, CommendationBoard board, CommendationScreen screen, CancellationToken cancellationToken) =>
            await AfterAsync(await keep.GiveBackAsync(staff, number, form.Text("reason"), cancellationToken), number, "back", form, staff, board, screen, cancellationToken));
        open.MapPost("/{number:int}/award", async (int number, IFormCollection form, CurrentStaff staff, KeepCommendation keep, CommendationBoard board, CommendationScreen screen, CancellationToken cancellationToken) =>
            await AfterAsync(await keep.AwardAsync(staff, number, form.Text("decision"), form.Date("on"), cancellationToken), number, "awarded", form, staff, board, screen, cancellationToken));
        open.MapPost("/{number:int}/decline", async (int number, IFormCollection form, CurrentStaff staff, KeepCommendation keep, CommendationBoard board, CommendationScreen screen, CancellationToken cancellationToken) =>
            await AfterAsync(await keep.DeclineAsync(staff, number, form.Text("reason"), cancellationToken), number, "declined", form, staff, board, screen, cancellationToken));
        open.MapPost("/{number:int}/withdraw", async (int number, IFormCollection form, CurrentStaff staff, KeepCommendation keep, CommendationBoard board, CommendationScreen screen, CancellationToken cancellationToken) =>
            await AfterAsync(await keep.WithdrawAsync(staff, number, cancellationToken), number, "withdrawn", form, staff, board, screen, cancellationToken));
    }

    private static void MapSealed(WebApplication app)
    {
        var put = app.MapGroup($"{Address}/sealed").Require(Permission.HandleCases);
        put.MapGet("/new", (string? @case, string? done, CurrentStaff _, CommendationScreen screen) =>
        {
            (screen.Case, screen.Notice) = (@case ?? "", _notices.GetValueOrDefault(done ?? ""));
            return SiteRoom.Page<NewSealedPage>();
        });
        put.MapPost("", async (IFormCollection form, CurrentStaff staff, SealedList list, CommendationScreen screen, CancellationToken cancellationToken) =>
        {
            screen.Posted = form;
            screen.Errors = await list.PutAsync(staff, form, cancellationToken);
            return screen.Errors is null ? Results.Redirect($"{Address}/sealed/new?done=sealed") : SiteRoom.Page<NewSealedPage>(StatusCodes.Status422UnprocessableEntity);
        });
        var chief = app.MapGroup($"{Address}/sealed").Require(Permission.CommandCases);
        chief.MapGet("", async (string? done, CurrentStaff staff, SealedList list, CommendationScreen screen, CancellationToken cancellationToken) =>
        {
            (screen.Notice, screen.Sealed) = (_notices.GetValueOrDefault(done ?? ""), await list.ReadAsync(staff, cancellationToken));
            return SiteRoom.Page<SealedListPage>();
        });
        chief.MapPost("/{id:guid}/close", async (Guid id, IFormCollection form, CurrentStaff staff, SealedList list, CancellationToken cancellationToken) =>
            (await list.CloseAsync(staff, id, form.Text("given") == "yes", cancellationToken)).Succeeded ? Results.Redirect($"{Address}/sealed?done=closed") : SiteRoom.Page<NotFoundPage>(StatusCodes.Status404NotFound));
    }

    private static async Task<IResult> WriteAsync(IFormCollection posted, CurrentStaff staff, WriteCommendation write, CommendationBoard board, CommendationScreen screen, CancellationToken cancellationToken)
    {
        await board.KnowAsync(staff, cancellationToken);
        if (board.Mine.Count == 0) return SiteRoom.Page<NotFoundPage>(StatusCodes.Status404NotFound);
        var (number, slip, errors) = await write.NewAsync(staff, CommendationForm.Read(posted), cancellationToken);
        (screen.Posted, screen.Errors) = (posted, errors);
        if (errors is not null) return SiteRoom.Page<NewCommendationPage>(StatusCodes.Status422UnprocessableEntity);
        if (slip is null) return Results.Redirect($"{Address}/{number}?done=written");
        // The code is shown on this very page and nowhere again, so there is no address to be sent on to.
        (screen.Slip, screen.Posted) = (slip.Reveal(), null);
        return await OneAsync(number, staff, board, cancellationToken);
    }

    private static async Task<IResult> ChangeAsync(int number, IFormCollection posted, CurrentStaff staff, WriteCommendation write, CommendationBoard board, CommendationScreen screen, CancellationToken cancellationToken)
    {
        if (!await board.OpenAsync(staff, number, cancellationToken) || !board.MayPropose(board.Line.Proposal)) return SiteRoom.Page<NotFoundPage>(StatusCodes.Status404NotFound);
        screen.Errors = await write.ChangeAsync(staff, number, CommendationForm.Read(posted), cancellationToken);
        if (screen.Errors is null) return Results.Redirect($"{Address}/{number}?done=changed");
        screen.Posted = posted;
        return SiteRoom.Page<CommendationPage>(StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<IResult> AfterAsync(Result result, int number, string done, IFormCollection form, CurrentStaff staff, CommendationBoard board, CommendationScreen screen, CancellationToken cancellationToken)
    {
        if (result.Succeeded) return Results.Redirect(done == "withdrawn" ? $"{Address}?done={done}" : $"{Address}/{number}?done={done}");
        if (result.Refusal.Kind is RefusalKind.NotFound) return SiteRoom.Page<NotFoundPage>(StatusCodes.Status404NotFound);
        (screen.Errors, screen.Posted) = (FormErrors.Of(CommendationRefusals.FieldOf(result.Refusal), result.Refusal.Message), form);
        return await OneAsync(number, staff, board, cancellationToken, result.Refusal.Kind is RefusalKind.Conflict ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<IResult> OneAsync(int number, CurrentStaff staff, CommendationBoard board, CancellationToken cancellationToken, int status = StatusCodes.Status200OK) =>
        await board.OpenAsync(staff, number, cancellationToken) ? SiteRoom.Page<CommendationPage>(status) : SiteRoom.Page<NotFoundPage>(StatusCodes.Status404NotFound);
}
