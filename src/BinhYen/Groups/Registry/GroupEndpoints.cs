using BinhYen.Communes;
using BinhYen.Site;
using BinhYen.Staff;

namespace BinhYen.Groups.Registry;

/// <summary>The registry: list, tasks, proposal, one group, its life and its name.</summary>
internal static class GroupEndpoints
{
    public static void Map(WebApplication app)
    {
        var groups = app.MapGroup("/groups").Require(Permission.TendGroups);
        groups.MapGet("", ListAsync);
        groups.MapGet("/mine", MineAsync);
        groups.MapPost("/steps", TickAllAsync);
        groups.MapGet("/new", NewAsync);
        groups.MapPost("/new", ProposeAsync);
        groups.MapGet("/{code}", ShowAsync);
        groups.MapGet("/{code}/overflow", (string code) => Results.Redirect($"/groups/new?after={Uri.EscapeDataString(code)}"));
        groups.MapGet("/{code}/name", ShowNameAsync);
        groups.MapPost("/{code}/name", NoteNameAsync);
        groups.MapPost("/{code}/step", TickAsync);

        var manage = app.MapGroup("/groups").Require(Permission.ManageGroups);
        manage.MapPost("/hamlets", ProposeForHamletsAsync);
        manage.MapPost("/activate", ActivateAllAsync);
        manage.MapPost("/{code}/move", MoveAsync);
        manage.MapPost("/{code}/name/approve", ApproveNameAsync);
    }

    /// <summary>Shows one of a group's pages, with errors when a form was refused.</summary>
    public static async Task<IResult> ShowAsync<TPage>(string code, CurrentStaff staff, GroupScreen screen, CancellationToken cancellationToken, Refusal? no = null, IFormCollection? posted = null, string field = "main")
        where TPage : Microsoft.AspNetCore.Components.IComponent
    {
        if (!await screen.FillGroupAsync(staff, code, cancellationToken)) return SiteRoom.Page<NotFoundPage>(StatusCodes.Status404NotFound);
        if (no is { Kind: RefusalKind.NotFound }) return SiteRoom.Page<NotFoundPage>(StatusCodes.Status404NotFound);
        await screen.FillChoicesAsync(cancellationToken);
        if (no is null) return SiteRoom.Page<TPage>();
        (screen.Errors, screen.Posted) = (FormErrors.Of(field, no.Message), posted);
        return SiteRoom.Page<TPage>(no.Kind is RefusalKind.Forbidden ? StatusCodes.Status403Forbidden : StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<IResult> ListAsync(
        string? q, string? hamlet, string? kind, string? state, string? problem, string? page, string? done, CurrentStaff staff, GroupScreen screen, CancellationToken cancellationToken)
    {
        screen.Notice = done is "hamlets" ? "Đã ghi các nhóm vào sổ, giao luôn những người xã đã phân công. Ghi nhầm nhóm nào: mở nhóm đó, chọn “Giải tán nhóm”." : null;
        // A form sends its empty fields too: nothing here may be an error.
        var filter = new GroupFilter(
            string.IsNullOrWhiteSpace(q) ? null : q.Trim(), Guid.TryParse(hamlet, out var id) ? id : null, Read<GroupKind>(kind), Read<GroupState>(state), string.IsNullOrEmpty(problem) ? null : problem, int.TryParse(page, out var number) ? Math.Clamp(number, 1, 1000) : 1);
        await screen.FillListAsync(staff, filter, cancellationToken);
        return SiteRoom.Page<GroupListPage>();
    }

    private static async Task<IResult> MineAsync(string? all, string? done, CurrentStaff staff, GroupScreen screen, CancellationToken cancellationToken)
    {
        screen.Notice = done switch { "steps" => "Đã ghi việc thiết lập.", "active" => "Các nhóm đã hoạt động.", _ => null };
        await screen.FillTasksAsync(staff, onlyMine: all is null, cancellationToken);
        return SiteRoom.Page<MyTasksPage>();
    }

    private static async Task<IResult> ProposeForHamletsAsync(IFormCollection form, CurrentStaff staff, ProposeForHamlets propose, GroupScreen screen, CancellationToken cancellationToken)
    {
        var hamlets = form["hamlet"].Select(id => Guid.TryParse(id, out var value) ? value : default).Select(id => new HamletId(id)).ToHashSet();
        var contact = form.Id("techContact") is { } person ? new StaffId(person) : (StaffId?)null;
        if ((await propose.HandleAsync(staff, hamlets, contact, cancellationToken)).TryGet(out _, out var no)) return Results.Redirect("/groups?done=hamlets");
        await screen.FillListAsync(staff, GroupFilter.None, cancellationToken);
        (screen.Errors, screen.Posted) = (FormErrors.Of("for-hamlets", no.Message), form);
        return SiteRoom.Page<GroupListPage>(StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<IResult> TickAllAsync(IFormCollection form, CurrentStaff staff, TickStep tick, GroupScreen screen, CancellationToken cancellationToken)
    {
        if (Read<SetupStep>(form.Text("step")) is not { } step) return Results.BadRequest();
        return await tick.HandleAsync(staff, CodesOf(form), step, cancellationToken) is { Succeeded: false } refused
            ? await RefuseAllAsync(refused.Refusal, form, staff, screen, cancellationToken)
            : Results.Redirect("/groups/mine?done=steps#setup");
    }

    private static async Task<IResult> ActivateAllAsync(IFormCollection form, CurrentStaff staff, MoveGroup move, GroupScreen screen, CancellationToken cancellationToken) =>
        await move.ActivateAsync(staff, CodesOf(form), cancellationToken) is { Succeeded: false } refused
            ? await RefuseAllAsync(refused.Refusal, form, staff, screen, cancellationToken)
            : Results.Redirect("/groups/mine?done=active");

    private static HashSet<string> CodesOf(IFormCollection form) => [.. form["group"].OfType<string>()];

    private static async Task<IResult> RefuseAllAsync(Refusal no, IFormCollection form, CurrentStaff staff, GroupScreen screen, CancellationToken cancellationToken)
    {
        if (no.Kind is RefusalKind.NotFound) return SiteRoom.Page<NotFoundPage>(StatusCodes.Status404NotFound);
        await screen.FillTasksAsync(staff, onlyMine: true, cancellationToken);
        (screen.Errors, screen.Posted) = (FormErrors.Of("setup", no.Message), form);
        return SiteRoom.Page<MyTasksPage>(no.Kind is RefusalKind.Forbidden ? StatusCodes.Status403Forbidden : StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<IResult> NewAsync(string? after, CurrentStaff staff, GroupScreen screen, CancellationToken cancellationToken)
    {
        if (after is not null && !await screen.FillGroupAsync(staff, after, cancellationToken)) return SiteRoom.Page<NotFoundPage>(StatusCodes.Status404NotFound);
        await screen.FillCommonAsync(staff, cancellationToken);
        screen.After = after is null ? null : screen.Facts.Group;
        return SiteRoom.Page<NewGroupPage>();
    }

    private static async Task<IResult> ProposeAsync(IFormCollection form, CurrentStaff staff, ProposeGroup propose, GroupScreen screen, CancellationToken cancellationToken)
    {
        var unit = Read<UnitKind>(form.Text("unitKind")) ?? UnitKind.Hamlet;
        var proposal = new GroupProposal
        {
            Kind = Read<GroupKind>(form.Text("kind")) ?? GroupKind.Ordinary, Purpose = Read<GroupPurpose>(form.Text("purpose")) ?? GroupPurpose.Residents, UnitKind = unit,
            HamletId = form.Id("hamlet") is { } hamlet ? new HamletId(hamlet) : null, UnitName = form.Text("unit") ?? "", Name = form.Text("name") ?? "",
            Cluster = [.. form["cluster"].Select(id => Guid.TryParse(id, out var value) ? value : default).Where(id => id != default).Select(id => new HamletId(id))],
            Number = form.Text("number") is not { } number ? 1 : int.TryParse(number, out var n) ? n : 0,
            ProposingBody = form.Text("body") ?? "", SurveyNote = form.Text("survey") ?? "", Content = form.Text("content") ?? "",
            WithKnownPeople = form.Has("known"),
        };
        if ((await propose.HandleAsync(staff, proposal, cancellationToken)).TryGet(out var group, out var no)) return Results.Redirect($"/groups/{group.Code}?done=proposed");
        await screen.FillCommonAsync(staff, cancellationToken);
        (screen.Errors, screen.Posted) = (FormErrors.Of(proposal.UnitKind is UnitKind.Hamlet ? "hamlet" : "unit", no.Message), form);
        return SiteRoom.Page<NewGroupPage>(StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<IResult> ShowAsync(string code, string? done, CurrentStaff staff, GroupScreen screen, CancellationToken cancellationToken)
    {
        screen.Notice = done switch
        {
            "proposed" => "Đã ghi vào sổ.",
            "moved" => "Đã ghi.",
            "named" => "Đã ghi tên nhóm.",
            "step" => "Đã ghi việc thiết lập.",
            _ => null,
        };
        return await ShowAsync<GroupPage>(code, staff, screen, cancellationToken);
    }

    private static Task<IResult> ShowNameAsync(string code, CurrentStaff staff, GroupScreen screen, CancellationToken cancellationToken) =>
        ShowAsync<NamePage>(code, staff, screen, cancellationToken);

    private static async Task<IResult> NoteNameAsync(string code, IFormCollection form, CurrentStaff staff, NameGroup name, GroupScreen screen, CancellationToken cancellationToken) =>
        await name.NoteAsync(staff, code, form.Text("name") ?? "", cancellationToken) is { Succeeded: false } refused
            ? await ShowAsync<NamePage>(code, staff, screen, cancellationToken, refused.Refusal, form, "name")
            : Results.Redirect($"/groups/{code}?done=named");

    private static async Task<IResult> ApproveNameAsync(string code, IFormCollection form, CurrentStaff staff, NameGroup name, GroupScreen screen, CancellationToken cancellationToken) =>
        await name.ApproveAsync(staff, code, form.Text("because"), cancellationToken) is { Succeeded: false } refused
            ? await ShowAsync<NamePage>(code, staff, screen, cancellationToken, refused.Refusal, form, "because")
            : Results.Redirect($"/groups/{code}?done=named");

    private static async Task<IResult> TickAsync(string code, IFormCollection form, CurrentStaff staff, TickStep tick, GroupScreen screen, CancellationToken cancellationToken)
    {
        if (Read<SetupStep>(form.Text("step")) is not { } step) return Results.BadRequest();
        return await tick.HandleAsync(staff, code, step, form.Text("to") != "undone", cancellationToken) is { Succeeded: false } refused
            ? await ShowAsync<GroupPage>(code, staff, screen, cancellationToken, refused.Refusal, form, "steps")
            : Results.Redirect($"/groups/{code}?done=step#steps");
    }

    private static async Task<IResult> MoveAsync(string code, IFormCollection form, CurrentStaff staff, MoveGroup move, GroupScreen screen, CancellationToken cancellationToken)
    {
        if (Read<GroupMove>(form.Text("move")) is not { } step) return Results.BadRequest();
        return await move.HandleAsync(staff, code, step, form.Text("reason"), form.Text("into"), cancellationToken) is { Succeeded: false } refused
            ? await ShowAsync<GroupPage>(code, staff, screen, cancellationToken, refused.Refusal, form, "life")
            : Results.Redirect($"/groups/{code}?done=moved");
    }

    // Names of members only: "7" is no kind of anything.
    internal static T? Read<T>(string? text)
        where T : struct, Enum => text is not null && !char.IsAsciiDigit(text.FirstOrDefault()) && Enum.TryParse<T>(text, out var value) && Enum.IsDefined(value) ? value : null;
}
