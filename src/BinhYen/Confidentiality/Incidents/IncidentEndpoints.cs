using System.Globalization;
using BinhYen.Site;
using BinhYen.Staff;

namespace BinhYen.Confidentiality.Incidents;

/// <summary>Incidents, their clocks, "whose data", and form 08 to print.</summary>
internal static class IncidentEndpoints
{
    private const string Address = "/incidents";
    private const int LongestField = 4_000;

    public static void Map(WebApplication app)
    {
        var group = app.MapGroup(Address).Require(Permission.ProtectData);
        group.MapGet("", () => SiteRoom.Page<IncidentsPage>());
        group.MapPost("", OpenAsync);
        group.MapGet("/{id:guid}", (Guid id, string? done, CurrentStaff staff, HandleIncident handle, CancellationToken ct) => ShowAsync(id, staff, handle, new IncidentShown { Done = done }, ct));
        group.MapPost("/{id:guid}/step", StepAsync);
        group.MapPost("/{id:guid}/form", SaveAsync);
        group.MapGet("/{id:guid}/form-08", PrintAsync);
        group.MapPost("/{id:guid}/whose-data", AskAsync);
    }

    private static async Task<IResult> OpenAsync(IFormCollection form, CurrentStaff staff, HandleIncident handle, TimeProvider clock, CancellationToken cancellationToken)
    {
        var detected = Moment(form, "detected");
        var what = form.Text("what");
        var errors = new FormErrors()
            .Demand(detected is not null, "detected", "Chọn ngày, giờ phát hiện.")
            .Demand(detected is null || detected <= clock.GetUtcNow(), "detected", "Lúc phát hiện không thể ở tương lai.")
            .Demand(what is not null, "what", "Viết ngắn gọn: chuyện gì, phát hiện bằng cách nào. Không nêu tên ai.")
            .Demand(what is not { Length: > LongestField }, "what", "Viết ngắn lại dưới 4.000 ký tự.");
        if (errors.Any) return SiteRoom.Page<IncidentsPage>(StatusCodes.Status422UnprocessableEntity, new { Errors = errors, Posted = form });
        var incident = await handle.OpenAsync(staff, detected!.Value, form.Has("drill"), form.Has("personal"), form.Has("location"), form.Has("national"), what!, cancellationToken);
        return Results.Redirect($"{Address}/{incident.Id}");
    }

    private static async Task<IResult> StepAsync(Guid id, IFormCollection form, CurrentStaff staff, HandleIncident handle, CancellationToken cancellationToken)
    {
        if (await handle.FindAsync(staff.CommuneId, id, cancellationToken) is not { } incident) return SiteRoom.Page<NotFoundPage>(StatusCodes.Status404NotFound);
        if (!Enum.TryParse<IncidentDuty>(form.Text("duty"), out var duty) || !Enum.IsDefined(duty)) return Results.Redirect($"{Address}/{id}");
        await handle.DoAsync(staff, incident, duty, cancellationToken);
        return Results.Redirect($"{Address}/{id}?done=step");
    }

    private static async Task<IResult> SaveAsync(Guid id, IFormCollection form, CurrentStaff staff, HandleIncident handle, CancellationToken cancellationToken)
    {
        if (await handle.FindAsync(staff.CommuneId, id, cancellationToken) is not { } incident) return SiteRoom.Page<NotFoundPage>(StatusCodes.Status404NotFound);
        var fields = new Form08(form.Text("what") ?? "", form.Text("kinds") ?? "", form.Text("persons") ?? "", form.Text("consequences") ?? "", form.Text("measures") ?? "");
        var errors = new FormErrors().Demand(fields.What.Length > 0, "what", "Viết chuyện gì đã xảy ra.");
        foreach (var name in new[] { "what", "kinds", "persons", "consequences", "measures" }) errors.Demand(form.Text(name) is not { Length: > LongestField }, name, "Viết ngắn lại dưới 4.000 ký tự.");
        if (errors.Any) return await ShowAsync(id, staff, handle, new IncidentShown { Errors = errors, Form = fields }, cancellationToken);
        await handle.SaveFormAsync(staff, incident, fields, cancellationToken);
        return Results.Redirect($"{Address}/{id}?done=form");
    }

    private static async Task<IResult> AskAsync(Guid id, IFormCollection form, CurrentStaff staff, HandleIncident handle, WhoseData whose, CancellationToken cancellationToken)
    {
        var (from, until) = (Moment(form, "from"), Moment(form, "until"));
        var actor = form.Id("account") is { } account ? $"staff:{account:D}" : form.Text("key") is { Length: <= 70 } key ? $"api:{key}" : null;
        var errors = new FormErrors()
            .Demand(actor is not null, "account", "Chọn tài khoản, hoặc gõ tên khóa API.")
            .Demand(from is not null, "from", "Chọn lúc bắt đầu.")
            .Demand(until is not null && !(until < from), "until", "Chọn lúc kết thúc, sau lúc bắt đầu.");
        var shown = errors.Any
            ? new IncidentShown { Errors = errors, Posted = form }
            : new IncidentShown { Touched = await whose.FindAsync(staff, actor!, from!.Value, until!.Value, cancellationToken), Posted = form };
        return await ShowAsync(id, staff, handle, shown, cancellationToken);
    }

    private static async Task<IResult> PrintAsync(Guid id, CurrentStaff staff, HandleIncident handle, CancellationToken cancellationToken) =>
        await handle.FindAsync(staff.CommuneId, id, cancellationToken) is { } incident
            ? SiteRoom.Page<Form08Page>(new { Shown = new IncidentShown { Incident = incident, Form = await handle.FormAsync(incident, cancellationToken) } })
            : SiteRoom.Page<NotFoundPage>(StatusCodes.Status404NotFound);

    private static async Task<IResult> ShowAsync(Guid id, CurrentStaff staff, HandleIncident handle, IncidentShown shown, CancellationToken cancellationToken)
    {
        if (await handle.FindAsync(staff.CommuneId, id, cancellationToken) is not { } incident) return SiteRoom.Page<NotFoundPage>(StatusCodes.Status404NotFound);
        shown.Incident = incident;
        shown.Form ??= await handle.FormAsync(incident, cancellationToken);
        return SiteRoom.Page<IncidentPage>(shown.Errors is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity, new { Shown = shown });
    }

    // Date and time of a wall clock in Vietnam, as the browser's field sends it.
    private static DateTimeOffset? Moment(IFormCollection form, string name) =>
        DateTime.TryParseExact(form.Text(name), "yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? VietnamTime.At(DateOnly.FromDateTime(time), TimeOnly.FromDateTime(time)) : null;
}

/// <summary>What the page of an incident shows.</summary>
public sealed class IncidentShown
{
    internal Incident Incident { get; set; } = null!;
    internal Form08? Form { get; set; }
    internal FormErrors? Errors { get; init; }
    internal IFormCollection? Posted { get; init; }
    internal TouchedData? Touched { get; init; }
    internal string? Done { get; init; }
}
