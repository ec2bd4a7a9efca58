using System.Globalization;
using BinhYen.Confidentiality;
using BinhYen.Platform.Journal;
using BinhYen.Platform.Persistence;
using BinhYen.Platform.Sheets;
using BinhYen.Platform.Text;
using BinhYen.Site;
using BinhYen.Staff;
using Microsoft.AspNetCore.Mvc;

namespace BinhYen.Communes.Households;

/// <summary>The register of households: counts, the list of a hamlet for its helpers, imports.</summary>
internal static class HouseholdEndpoints
{
    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static void Map(WebApplication app)
    {
        var register = app.MapGroup("/households").Require(Permission.HelpHouseholds);
        register.MapGet("", () => SiteRoom.Page<HouseholdsPage>());
        register.MapGet("/{hamlet:guid}", ListAsync);
        register.MapPost("/{hamlet:guid}", AddAsync);
        register.MapGet("/{hamlet:guid}/new", NewAsync);
        register.MapPost("/{hamlet:guid}/export", ExportAsync);
        register.MapGet("/one/{id:guid}", ShowAsync);
        register.MapPost("/one/{id:guid}", ChangeAsync);
        register.MapPost("/one/{id:guid}/mark", MarkAsync);
        register.MapPost("/one/{id:guid}/remove", RemoveAsync);

        var imports = app.MapGroup("/households/imports").Require(Permission.ManageOrganisation);
        imports.MapGet("", () => SiteRoom.Page<ImportsPage>());
        // The whole form stays in memory: a list of households must not lie unsealed in a temporary file.
        imports.MapPost("", BeginAsync).TakesSpreadsheet(SheetLimits.FileBytes).WithMetadata(new RequestSizeLimitAttribute(SheetLimits.FileBytes + 65_536))
            .WithFormOptions(bufferBody: false, memoryBufferThreshold: SheetLimits.FileBytes + 65_536, multipartBodyLengthLimit: SheetLimits.FileBytes + 65_536, valueLengthLimit: SheetLimits.FileBytes);
        imports.MapGet("/{id:guid}", ShowImportAsync);
        imports.MapPost("/{id:guid}/page", PageAsync);
        imports.MapPost("/{id:guid}/columns", ColumnsAsync);
        imports.MapPost("/{id:guid}/columns/again", (Guid id, IFormCollection _, CurrentStaff staff, DecideImport decide, CancellationToken token) => MoveAsync(id, staff, decide, ImportState.Checked, ImportState.Columns, token));
        imports.MapPost("/{id:guid}/run", (Guid id, IFormCollection _, CurrentStaff staff, DecideImport decide, CancellationToken token) => MoveAsync(id, staff, decide, ImportState.Checked, ImportState.Running, token));
        imports.MapPost("/{id:guid}/undo", (Guid id, IFormCollection _, CurrentStaff staff, DecideImport decide, CancellationToken token) => MoveAsync(id, staff, decide, ImportState.Done, ImportState.Undoing, token));
        imports.MapPost("/{id:guid}/forget", ForgetAsync);
        imports.MapPost("/{id:guid}/problems", ProblemsAsync);
    }

    private static async Task<IResult> ListAsync(Guid hamlet, string? show, int? page, string? done, CurrentStaff staff, HamletHelpers helpers, CommuneDirectory communes, CancellationToken cancellationToken) =>
        await OwnAsync(hamlet, staff, helpers, communes, cancellationToken) is { } found
            ? SiteRoom.Page<HamletHouseholdsPage>(new { Hamlet = found, Show = show ?? nameof(HouseholdFilter.NotJoined), Page = Math.Clamp(page ?? 1, 1, 10_000), Done = done })
            : NotFound();

    private static async Task<IResult> NewAsync(Guid hamlet, CurrentStaff staff, HamletHelpers helpers, CommuneDirectory communes, CancellationToken cancellationToken) =>
        await OwnAsync(hamlet, staff, helpers, communes, cancellationToken) is { } found
            ? SiteRoom.Page<HouseholdPage>(new { Hamlet = found, Unit = await UnitAsync(staff, communes, cancellationToken) })
            : NotFound();

    private static async Task<IResult> AddAsync(
        Guid hamlet, IFormCollection posted, CurrentStaff staff, HamletHelpers helpers, CommuneDirectory communes, KeepHousehold keep, CancellationToken cancellationToken)
    {
        if (await OwnAsync(hamlet, staff, helpers, communes, cancellationToken) is not { } found) return NotFound();
        var form = HouseholdForm.Read(posted);
        var (errors, slip) = await keep.AddAsync(staff, found.Id, form, cancellationToken);
        return errors.Any || slip is not null
            ? Form(found, await UnitAsync(staff, communes, cancellationToken), null, null, form, errors, posted, slip)
            : Results.Redirect($"/households/{found.Id}?show=All&done=entered");
    }

    private static async Task<IResult> ShowAsync(Guid id, CurrentStaff staff, KeepHousehold keep, CommuneDirectory communes, CancellationToken cancellationToken)
    {
        if (await keep.FindAsync(staff, id, cancellationToken) is not { } household) return NotFound();
        var contact = await keep.OpenAsync(household, cancellationToken);
        return SiteRoom.Page<HouseholdPage>(new
        {
            Hamlet = await HamletAsync(household.HamletId, staff, communes, cancellationToken), Unit = await UnitAsync(staff, communes, cancellationToken), HouseholdId = (Guid?)id,
            Known = household.Consent.ToString(), contact.Name, Phone = contact.Phone is null ? null : SheetCells.PhoneInWords(contact.Phone), contact.Place,
            Means = household.HasMeans switch { true => "yes", false => "no", null => "" }, Joined = household.JoinedOn is not null, Reached = (int)household.ReachedBy, OutreachName = household.Outreach.ToString(),
        });
    }

    private static async Task<IResult> ChangeAsync(Guid id, IFormCollection posted, CurrentStaff staff, KeepHousehold keep, CommuneDirectory communes, CancellationToken cancellationToken)
    {
        if (await keep.FindAsync(staff, id, cancellationToken) is not { } household) return NotFound();
        var form = HouseholdForm.Read(posted);
        var known = household.Consent;
        var (errors, slip) = await keep.ChangeAsync(staff, household, form, cancellationToken);
        return errors.Any || slip is not null
            ? Form(await HamletAsync(household.HamletId, staff, communes, cancellationToken), await UnitAsync(staff, communes, cancellationToken), id, known, form, errors, posted, slip)
            : Results.Redirect($"/households/{household.HamletId}?show=All&done=changed");
    }

    private static async Task<IResult> MarkAsync(Guid id, IFormCollection posted, CurrentStaff staff, KeepHousehold keep, CancellationToken cancellationToken)
    {
        if (await keep.FindAsync(staff, id, cancellationToken) is not { } household) return NotFound();
        await keep.MarkAsync(staff, household, posted.Text("mark") ?? "", cancellationToken);
        var show = Enum.TryParse<HouseholdFilter>(posted.Text("show"), out var filter) ? filter : HouseholdFilter.NotJoined;
        var page = int.TryParse(posted.Text("page"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 1;
        return Results.Redirect($"/households/{household.HamletId}?show={show}&page={page}&done=changed");
    }

    private static async Task<IResult> RemoveAsync(Guid id, IFormCollection _, CurrentStaff staff, KeepHousehold keep, CancellationToken cancellationToken)
    {
        if (await keep.FindAsync(staff, id, cancellationToken) is not { } household) return NotFound();
        await keep.RemoveAsync(staff, household, cancellationToken);
        return Results.Redirect($"/households/{household.HamletId}?show=All&done=removed");
    }

    private static async Task<IResult> ExportAsync(
        Guid hamlet, IFormCollection _, CurrentStaff staff, HamletHelpers helpers, CommuneDirectory communes, ReadHouseholds read, BinhYenDb db, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await OwnAsync(hamlet, staff, helpers, communes, cancellationToken) is not { } found) return NotFound();
        var file = await read.ExportAsync(staff, found, cancellationToken);
        db.Record(JournalDraft.Of(staff.CommuneId, clock.GetUtcNow(), "communes.households-exported.v1", $"hamlet:{found.Id}", staff.JournalName));
        await db.SaveChangesAsync(cancellationToken);
        return Results.File(file, Workbook, $"ho-dan-{VietnameseText.Fold(found.FullName).Replace(' ', '-')}.xlsx");
    }

    private static async Task<IResult> BeginAsync(HttpRequest request, IFormCollection posted, CurrentStaff staff, BeginImport begin, CancellationToken cancellationToken)
    {
        var file = posted.Files.FirstOrDefault(f => f.Length > 0);
        if (file is null && posted.Text("pasted") is null) return Refused("file", "Chọn một tệp, hoặc dán bảng vào ô.", null);
        if (file?.Length > SheetLimits.FileBytes) return Refused("file", SheetRefusals.TooLarge.Message, null);
        var opened = file is null ? Sheet.Paste(posted.Raw("pasted")) : Sheet.Open(await BytesAsync(file, cancellationToken), file.FileName);
        return (await begin.HandleAsync(staff, opened, cancellationToken)).TryGet(out var import, out var refusal)
            ? Results.Redirect($"/households/imports/{import.Id}")
            : Refused(file is null ? "pasted" : "file", refusal.Message, file is null ? posted.Raw("pasted") : null);
    }

    private static async Task<IResult> ShowImportAsync(Guid id, HttpContext context, CurrentStaff staff, DecideImport decide, ImportScreen screen, CancellationToken cancellationToken)
    {
        if (await decide.FindAsync(staff, id, cancellationToken) is not { } import) return NotFound();
        // Works without script: the browser comes back by itself while the machine is busy.
        if (import.IsBusy) context.Response.Headers["Refresh"] = "2";
        screen.Import = import;
        return SiteRoom.Page<ImportPage>();
    }

    private static async Task<IResult> PageAsync(Guid id, IFormCollection posted, CurrentStaff staff, DecideImport decide, BeginImport begin, ImportScreen screen, CancellationToken cancellationToken)
    {
        if (await decide.FindAsync(staff, id, cancellationToken) is not { } import) return NotFound();
        var outcome = await begin.ReadPageAsync(staff, import, posted.Text("page") ?? "", cancellationToken);
        if (outcome.Succeeded) return Results.Redirect($"/households/imports/{id}");
        screen.Import = import;
        return SiteRoom.Page<ImportPage>(StatusCodes.Status422UnprocessableEntity, new { Errors = FormErrors.Of("page", outcome.Refusal.Message) });
    }

    private static async Task<IResult> ColumnsAsync(Guid id, IFormCollection posted, CurrentStaff staff, DecideImport decide, ImportScreen screen, CancellationToken cancellationToken)
    {
        if (await decide.FindAsync(staff, id, cancellationToken) is not { } import) return NotFound();
        var errors = await decide.ConfirmColumnsAsync(import, posted, cancellationToken);
        screen.Import = import;
        return errors.Any
            ? SiteRoom.Page<ImportPage>(StatusCodes.Status422UnprocessableEntity, new { Errors = errors, Posted = posted })
            : Results.Redirect($"/households/imports/{id}");
    }

    private static async Task<IResult> MoveAsync(Guid id, CurrentStaff staff, DecideImport decide, ImportState from, ImportState to, CancellationToken cancellationToken)
    {
        if (await decide.FindAsync(staff, id, cancellationToken) is not { } import) return NotFound();
        // Pressed twice or from an old page: the page that follows shows how it stands.
        await decide.MoveAsync(staff, import, from, to, cancellationToken);
        return Results.Redirect($"/households/imports/{id}");
    }

    private static async Task<IResult> ForgetAsync(Guid id, IFormCollection _, CurrentStaff staff, DecideImport decide, CancellationToken cancellationToken)
    {
        if (await decide.FindAsync(staff, id, cancellationToken) is not { } import) return NotFound();
        await decide.ForgetAsync(staff, import, cancellationToken);
        return Results.Redirect($"/households/imports/{id}");
    }

    private static async Task<IResult> ProblemsAsync(Guid id, IFormCollection _, CurrentStaff staff, DecideImport decide, ImportWork work, CancellationToken cancellationToken)
    {
        if (await decide.FindAsync(staff, id, cancellationToken) is not { } import) return NotFound();
        var problems = await work.ProblemsAsync(import, SheetLimits.Rows, cancellationToken);
        var file = await SheetExport.WorkbookAsync("Dòng cần xem", ["Dòng", "Cột", "Vì sao, làm gì", "Dòng này"], problems.OrderBy(p => p.Row).Select(IReadOnlyList<string?> (p) =>
            [p.Row.ToString(CultureInfo.InvariantCulture), p.Column, p.Sentence, p.Blocks ? "không nhập" : "vẫn nhập"]), cancellationToken);
        return Results.File(file, Workbook, "dong-can-xem.xlsx");
    }

    private static async Task<Hamlet?> OwnAsync(Guid hamlet, CurrentStaff staff, HamletHelpers helpers, CommuneDirectory communes, CancellationToken cancellationToken) =>
        await helpers.MayAsync(staff, new HamletId(hamlet), cancellationToken) ? await HamletAsync(new HamletId(hamlet), staff, communes, cancellationToken) : null;

    private static async Task<Hamlet> HamletAsync(HamletId hamlet, CurrentStaff staff, CommuneDirectory communes, CancellationToken cancellationToken) =>
        (await communes.HamletsAsync(staff.CommuneId, cancellationToken, withEnded: true)).Single(h => h.Id == hamlet);

    private static async Task<string> UnitAsync(CurrentStaff staff, CommuneDirectory communes, CancellationToken cancellationToken) =>
        await communes.PoliceNameAsync(staff.CommuneId, cancellationToken);

    private static async Task<byte[]> BytesAsync(IFormFile file, CancellationToken cancellationToken)
    {
        var bytes = new byte[file.Length];
        await using var stream = file.OpenReadStream();
        await stream.ReadExactlyAsync(bytes, cancellationToken);
        return bytes;
    }

    private static IResult Form(Hamlet hamlet, string unit, Guid? id, ContactConsent? known, HouseholdForm form, FormErrors errors, IFormCollection posted, ConsentCode? slip) =>
        SiteRoom.Page<HouseholdPage>(errors.Any ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK, new
        {
            Hamlet = hamlet, Unit = unit, HouseholdId = id, Known = known?.ToString(), form.Name, form.Phone, form.Place, Means = form.HasMeans switch { true => "yes", false => "no", null => "" },
            Joined = form.HasJoined, Reached = (int)form.ReachedBy, OutreachName = form.Outreach.ToString(), Errors = errors, Posted = posted, Slip = slip?.Reveal(),
        });

    private static IResult Refused(string field, string message, string? pasted) =>
        SiteRoom.Page<ImportsPage>(StatusCodes.Status422UnprocessableEntity, new { Errors = FormErrors.Of(field, message), Pasted = pasted });

    private static IResult NotFound() => SiteRoom.Page<NotFoundPage>(StatusCodes.Status404NotFound);
}
