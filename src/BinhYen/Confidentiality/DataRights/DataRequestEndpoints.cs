using BinhYen.Site;
using BinhYen.Staff;

namespace BinhYen.Confidentiality.DataRights;

/// <summary>Residents' requests about their data, for the data-protection contact.</summary>
internal static class DataRequestEndpoints
{
    private const string Address = "/data-requests";
    private const int LongestText = 2_000;

    public static void Map(WebApplication app)
    {
        var group = app.MapGroup(Address).Require(Permission.ProtectData);
        group.MapGet("", (string? show) => SiteRoom.Page<DataRequestsPage>(new { ShowClosed = show == "closed" }));
        group.MapGet("/{id:guid}", (Guid id, string? done, CurrentStaff staff, WorkDataRequest work, CancellationToken cancellationToken) =>
            PageAsync(staff, id, work, null, null, done, cancellationToken));
        group.MapPost("/{id:guid}/reply", ReplyAsync);
        group.MapPost("/{id:guid}/extend", ExtendAsync);
        group.MapPost("/{id:guid}/carry-out", CarryOutAsync);
        group.MapPost("/{id:guid}/refuse", RefuseAsync);
        // A caller or visitor is served by whoever sits at the counter.
        var counter = app.MapGroup($"{Address}/new").Require(Permission.AnswerProcedures);
        counter.MapGet("", (string? done) => SiteRoom.Page<NewDataRequestPage>(new { Number = NumberOf(done) }));
        counter.MapPost("", TakeDownAsync);
    }

    private static Task<IResult> ReplyAsync(Guid id, IFormCollection form, CurrentStaff staff, WorkDataRequest work, SecretWords secrets, CancellationToken cancellationToken) =>
        ActAsync(id, form, staff, work, secrets, "reply", null, words => work.ReplyAsync(staff, new DataRequestId(id), words, cancellationToken), cancellationToken);

    private static Task<IResult> ExtendAsync(Guid id, IFormCollection form, CurrentStaff staff, WorkDataRequest work, SecretWords secrets, CancellationToken cancellationToken) =>
        ActAsync(id, form, staff, work, secrets, "extend", "Viết lý do cần thêm thời gian; người yêu cầu sẽ đọc.",
            words => work.ExtendAsync(staff, new DataRequestId(id), words!, cancellationToken), cancellationToken);

    private static Task<IResult> CarryOutAsync(Guid id, IFormCollection form, CurrentStaff staff, WorkDataRequest work, SecretWords secrets, CancellationToken cancellationToken) =>
        ActAsync(id, form, staff, work, secrets, "carry-out", null, words => work.CarryOutAsync(staff, new DataRequestId(id), words, cancellationToken), cancellationToken);

    private static async Task<IResult> RefuseAsync(Guid id, IFormCollection form, CurrentStaff staff, WorkDataRequest work, SecretWords secrets, CancellationToken cancellationToken)
    {
        if (!Enum.TryParse<DataRefusalGround>(form.Text("refuse-ground"), out var ground) || !Enum.IsDefined(ground))
            return await PageAsync(staff, id, work, FormErrors.Of("refuse-ground", "Chọn căn cứ từ chối."), form, null, cancellationToken);
        return await ActAsync(id, form, staff, work, secrets, "refuse", "Viết lời giải thích để người yêu cầu hiểu và biết khiếu nại ở đâu.",
            words => work.RefuseAsync(staff, new DataRequestId(id), ground, words!, cancellationToken), cancellationToken);
    }

    private static async Task<IResult> ActAsync(
        Guid id, IFormCollection form, CurrentStaff staff, WorkDataRequest work, SecretWords secrets, string act, string? missing, Func<string?, Task<Result>> run, CancellationToken cancellationToken)
    {
        var (field, words) = ($"{act}-words", form.Text($"{act}-words"));
        var errors = new FormErrors().Demand(missing is null || words is not null, field, missing ?? "").Demand(words is not { Length: > LongestText }, field, DataRequestRefusals.TooLong.Message);
        // Whoever asked reads these words.
        if (!errors.Any && words is not null) errors = await secrets.CheckAsync(staff.CommuneId, [KeyValuePair.Create(field, words)], cancellationToken);
        if (!errors.Any && await run(words) is { Refusal: { } refusal })
        {
            if (refusal.Kind is RefusalKind.NotFound) return SiteRoom.Page<NotFoundPage>(StatusCodes.Status404NotFound);
            errors.Add(field, refusal.Message);
        }

        return errors.Any ? await PageAsync(staff, id, work, errors, form, null, cancellationToken) : Results.Redirect($"{Address}/{id}?done={act}");
    }

    private static async Task<IResult> TakeDownAsync(IFormCollection form, CurrentStaff staff, DataRequests requests, IDataSubjects subjects, CancellationToken cancellationToken)
    {
        var errors = new FormErrors()
            .Demand(form.Text("code") is not null, "code", "Hỏi người dân mã tra cứu rồi gõ vào đây. Không có mã thì không xác định được dữ liệu của ai.")
            .Demand(Enum.TryParse<DataRight>(form.Text("right"), out var right) && Enum.IsDefined(right), "right", "Chọn điều người dân yêu cầu.")
            .Demand(Enum.TryParse<ConsentChannel>(form.Text("channel"), out var channel) && Enum.IsDefined(channel), "channel", "Chọn cách người dân liên hệ.");
        if (!errors.Any)
        {
            if (!(await subjects.FindAsync(staff.CommuneId, form.Text("code")!, cancellationToken)).TryGet(out var subject, out var unknown)) errors.Add("code", unknown.Message);
            else if ((await requests.FileAsync(new DataAsk(subject, right, channel, DataProof.TrackingCode) { TakenBy = staff.Id }, form.Text("words"), cancellationToken)).TryGet(out var filed, out var refusal))
                return TakenDown(filed);
            else errors.Add("words", refusal.Message);
        }

        return SiteRoom.Page<NewDataRequestPage>(StatusCodes.Status422UnprocessableEntity, new { Errors = errors, Posted = form });
    }

    // As on the slip of the counter, the code of a report is shown once and stands in no address.
    private static IResult TakenDown(FiledRequest filed) => filed.Apart is { } report
        ? SiteRoom.Page<NewDataRequestPage>(new { filed.Request?.Number, report.Code, report.Spoken })
        : Results.Redirect($"{Address}/new?done={filed.Request!.Number}");

    private static async Task<IResult> PageAsync(
        CurrentStaff staff, Guid id, WorkDataRequest work, FormErrors? errors, IFormCollection? posted, string? done, CancellationToken cancellationToken) =>
        await work.OpenAsync(staff, new DataRequestId(id), cancellationToken) is { } desk
            ? SiteRoom.Page<DataRequestPage>(errors is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity, new { Desk = desk, Errors = errors, Posted = posted, Done = done })
            : SiteRoom.Page<NotFoundPage>(StatusCodes.Status404NotFound);

    // Only a number of ours comes back onto the page.
    private static string? NumberOf(string? text) => text is { Length: 9 } && text.StartsWith("DL-", StringComparison.Ordinal) && text[3..].All(char.IsAsciiLetterOrDigit) ? text : null;
}
