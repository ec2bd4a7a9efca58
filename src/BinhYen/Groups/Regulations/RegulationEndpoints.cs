using BinhYen.Groups.Members;
using BinhYen.Groups.Registry;
using BinhYen.Platform.Persistence;
using BinhYen.Site;
using BinhYen.Staff;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Groups.Regulations;

/// <summary>Regulations of the commune, and one group's with its confirmations.</summary>
internal static class RegulationEndpoints
{
    public static void Map(WebApplication app)
    {
        var all = app.MapGroup("/groups/regulations").Require(Permission.TendGroups);
        all.MapGet("", async (string? done, CurrentStaff staff, GroupScreen screen, RegulationShelf shelf, CancellationToken cancellationToken) =>
        {
            screen.Notice = done is null ? null : "Đã ban hành bản mới.";
            await screen.FillCommonAsync(staff, cancellationToken);
            await shelf.FillAsync(staff, null, cancellationToken);
            return SiteRoom.Page<RegulationsPage>();
        });
        all.MapGet("/{id:guid}", ReadAsync);
        app.MapPost("/groups/regulations", IssueAsync).Require(Permission.ManageGroups);

        var own = app.MapGroup("/groups/{code}/regulation").Require(Permission.TendGroups);
        own.MapGet("", (string code, string? done, CurrentStaff staff, GroupScreen screen, CancellationToken cancellationToken) =>
        {
            screen.Notice = done switch { "read" => "Đã ghi bạn đã đọc.", "told" => "Đã ghi việc báo cho thành viên.", _ => null };
            return GroupEndpoints.ShowAsync<GroupRegulationPage>(code, staff, screen, cancellationToken);
        });
        own.MapPost("/{id:guid}/read", ConfirmAsync);
        own.MapPost("/{id:guid}/told", ToldAsync);
    }

    private static async Task<IResult> ReadAsync(Guid id, CurrentStaff staff, GroupScreen screen, RegulationShelf shelf, CancellationToken cancellationToken)
    {
        await screen.FillCommonAsync(staff, cancellationToken);
        await shelf.FillAsync(staff, id, cancellationToken);
        return shelf.Open is null ? SiteRoom.Page<NotFoundPage>(StatusCodes.Status404NotFound) : SiteRoom.Page<RegulationPage>();
    }

    private static async Task<IResult> IssueAsync(IFormCollection form, CurrentStaff staff, IssueRegulation issue, GroupScreen screen, RegulationShelf shelf, CancellationToken cancellationToken)
    {
        var asked = new RegulationForm
        {
            Book = GroupEndpoints.Read<RuleBook>(form.Text("book")) ?? RuleBook.Group, Purpose = GroupEndpoints.Read<GroupPurpose>(form.Text("purpose")), GroupCode = form.Text("group") ?? "",
            Title = form.Text("title") ?? "", Number = form.Text("number") ?? "", EffectiveFrom = form.Date("from"), Text = form.Text("text") ?? "",
            Allowed = form.Text("allowed") ?? "", Prohibited = form.Text("prohibited") ?? "", Changes = form.Text("changes") ?? "",
        };
        var errors = await issue.GuardAsync(staff, asked, cancellationToken);
        if (!errors.Any)
        {
            if ((await issue.HandleAsync(staff, asked, cancellationToken)).TryGet(out _, out var no)) return Results.Redirect("/groups/regulations?done=1");
            errors = FormErrors.Of("title", no.Message);
        }

        await screen.FillCommonAsync(staff, cancellationToken);
        await shelf.FillAsync(staff, null, cancellationToken);
        (screen.Errors, screen.Posted) = (errors, form);
        return SiteRoom.Page<RegulationsPage>(StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<IResult> ConfirmAsync(string code, Guid id, IFormCollection form, CurrentStaff staff, ConfirmReading confirm, GroupScreen screen, CancellationToken cancellationToken) =>
        await confirm.ReadAsync(staff, code, id, cancellationToken) is { Succeeded: false } refused
            ? await GroupEndpoints.ShowAsync<GroupRegulationPage>(code, staff, screen, cancellationToken, refused.Refusal, form, "regulation")
            : Results.Redirect($"/groups/{code}/regulation?done=read");

    private static async Task<IResult> ToldAsync(string code, Guid id, IFormCollection form, CurrentStaff staff, ConfirmReading confirm, GroupScreen screen, CancellationToken cancellationToken)
    {
        Result result = form.Date("on") is not { } on ? GroupRefusals.Invalid("Chọn ngày đã đăng.")
            : form.Text("confirmed") is { } typed && PeopleEndpoints.Number(typed) is null ? GroupRefusals.Invalid("Ghi số người đã xác nhận bằng chữ số, hoặc để trống.")
            : await confirm.ToldAsync(staff, code, id, on, PeopleEndpoints.Number(form.Text("confirmed")), cancellationToken);
        return result.Succeeded ? Results.Redirect($"/groups/{code}/regulation?done=told") : await GroupEndpoints.ShowAsync<GroupRegulationPage>(code, staff, screen, cancellationToken, result.Refusal, form, "on");
    }
}

/// <summary>The commune's regulations for its pages.</summary>
internal sealed class RegulationShelf(BinhYenDb db, GroupBook book, StaffDirectory directory)
{
    /// <summary>All versions, newest first.</summary>
    public IReadOnlyList<Regulation> All { get; private set; } = [];

    /// <summary>Groups whose own rules can be issued or were.</summary>
    public IReadOnlyDictionary<GroupId, ZaloGroup> Groups { get; private set; } = new Dictionary<GroupId, ZaloGroup>();

    /// <summary>The version that is being read; null on the list or when there is none.</summary>
    public Regulation? Open { get; private set; }

    /// <summary>How many of the people who should have confirmed the newest versions did, by version.</summary>
    public IReadOnlyDictionary<Guid, (int Read, int Of, int Told, int Groups, int Confirmed)> Reach { get; private set; } = new Dictionary<Guid, (int, int, int, int, int)>();
    public IReadOnlyDictionary<StaffId, string> Names { get; private set; } = new Dictionary<StaffId, string>();

    public async Task FillAsync(CurrentStaff staff, Guid? open, CancellationToken cancellationToken)
    {
        All = await db.Set<Regulation>().AsNoTracking().Where(r => r.CommuneId == staff.CommuneId).OrderBy(r => r.Book).ThenByDescending(r => r.EffectiveFrom).ThenByDescending(r => r.Version).ToListAsync(cancellationToken);
        var facts = await book.AllAsync(staff.CommuneId, cancellationToken);
        Groups = facts.ToDictionary(f => f.Group.Id, f => f.Group);
        // A hamlet head reads what concerns the own groups; somebody else's own rules are not for them.
        if (staff.Role is StaffRole.HamletHead) All = [.. All.Where(r => r.GroupId is null || facts.Any(f => f.Group.Id == r.GroupId && f.Has(staff.Id)))];
        Open = All.FirstOrDefault(r => r.Id == open);
        Names = await directory.NamesAsync(All.Select(r => r.By).OfType<StaffId>(), cancellationToken);
        Reach = All.ToDictionary(r => r.Id, r => ReachOf(r, [.. facts.Where(f => f.Group.IsInUse && f.Group.Kind is not GroupKind.None && f.InForce.Any(i => i.Id == r.Id))]));
    }

    private static (int, int, int, int, int) ReachOf(Regulation regulation, IReadOnlyList<GroupFacts> groups)
    {
        var readers = groups.SelectMany(f => FindTasks.Readers(f).Select(p => (f.Group.Id, Person: p, Has: f.Readings.Any(r => r.RegulationId == regulation.Id && r.StaffId == p)))).ToList();
        var told = groups.SelectMany(f => f.Postings.Where(p => p.RegulationId == regulation.Id)).ToList();
        return (readers.Count(r => r.Has), readers.Count, told.Count, groups.Count, told.Sum(p => p.Confirmed ?? 0));
    }
}
