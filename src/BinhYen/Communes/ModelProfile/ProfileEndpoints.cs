using BinhYen.Site;
using BinhYen.Staff;

namespace BinhYen.Communes.ModelProfile;

/// <summary>The console's pages about the model profile. Everybody on the staff may read; who prepares and who decides stands in the table of rights.</summary>
internal static class ProfileEndpoints
{
    public const string Home = "/profile";

    /// <summary>Where the next stage of the model is written down.</summary>
    public const string NextStage = $"{Home}/life#next";

    public static void Map(WebApplication app)
    {
        var read = app.MapGroup(Home).Require(Permission.ReadProfile);
        read.MapGet("", (string? done) => SiteRoom.Page<ProfilePage>(new { Chapter = ProfileChapter.Identity, Done = done }));
        read.MapGet("/{chapter}", (string chapter, string? done) => Chapter(chapter) is { } known ? SiteRoom.Page<ProfilePage>(new { Chapter = known, Done = done }) : NotFound());
        read.MapGet("/life", (string? done) => SiteRoom.Page<ModelLifePage>(new { Done = done }));
        read.MapGet("/hamlets", (string? done) => SiteRoom.Page<HamletProfilesPage>(new { Done = done }));
        read.MapGet("/hamlets/{id:guid}", HamletAsync);
        read.MapGet("/presets", () => SiteRoom.Page<PresetsPage>());
        read.MapGet("/presets/{name}", PresetAsync);
        read.MapGet("/versions", (string? done) => SiteRoom.Page<VersionsPage>(new { Done = done }));
        read.MapGet("/versions/{number:int}", (int number, int? with) => SiteRoom.Page<VersionPage>(new { Number = number, With = with }));
        read.MapGet("/draft", (string? done) => SiteRoom.Page<DraftPage>(new { Done = done }));

        var prepare = app.MapGroup(Home).Require(Permission.PrepareProfile);
        prepare.MapGet("/{chapter}/edit", (string chapter) => Chapter(chapter) is { } known ? SiteRoom.Page<ProfileEditPage>(new { Chapter = known }) : NotFound());
        prepare.MapPost("/{chapter}/edit", EditAsync);
        prepare.MapPost("/presets/{name}", TakePresetAsync);
        prepare.MapPost("/draft/discard", DiscardAsync);

        var decide = app.MapGroup(Home).Require(Permission.DecideProfile);
        decide.MapPost("/draft", IssueAsync);
        decide.MapPost("/versions/{number:int}/withdraw", WithdrawAsync);
        decide.MapPost("/life", StageAsync);
        decide.MapPost("/hamlets/{id:guid}", ChangeHamletAsync);
    }

    /// <summary>Address of a chapter: <c>/profile/groups</c>.</summary>
    public static string Address(ProfileChapter chapter) => $"{Home}/{chapter.ToString().ToLowerInvariant()}";

    private static ProfileChapter? Chapter(string name) => Enum.GetValues<ProfileChapter>().Cast<ProfileChapter?>().FirstOrDefault(c => Address(c!.Value) == $"{Home}/{name}");

    private static IResult PresetAsync(string name, ProfilePresets presets) =>
        presets.Find(name) is { } preset ? SiteRoom.Page<PresetPage>(new { Preset = preset }) : NotFound();

    private static async Task<IResult> EditAsync(string chapter, IFormCollection form, CurrentStaff staff, PrepareProfile prepare, CancellationToken cancellationToken)
    {
        if (Chapter(chapter) is not { } known) return NotFound();
        var errors = await prepare.ChapterAsync(staff, known, form, cancellationToken);
        return errors.Any
            ? SiteRoom.Page<ProfileEditPage>(StatusCodes.Status422UnprocessableEntity, new { Chapter = known, Errors = errors, Posted = form })
            : Results.Redirect($"{Home}/draft?done=saved");
    }

    private static async Task<IResult> TakePresetAsync(string name, IFormCollection _, CurrentStaff staff, PrepareProfile prepare, CancellationToken cancellationToken) =>
        await prepare.PresetAsync(staff, name, cancellationToken) ? Results.Redirect($"{Home}/draft?done=preset") : NotFound();

    private static async Task<IResult> DiscardAsync(IFormCollection _, CurrentStaff staff, PrepareProfile prepare, CancellationToken cancellationToken)
    {
        await prepare.DiscardAsync(staff, cancellationToken);
        return Results.Redirect($"{Home}?done=discarded");
    }

    private static async Task<IResult> IssueAsync(IFormCollection form, CurrentStaff staff, IssueProfile issue, CancellationToken cancellationToken)
    {
        var errors = await issue.RunAsync(staff, form, cancellationToken);
        return errors.Any
            ? SiteRoom.Page<DraftPage>(StatusCodes.Status422UnprocessableEntity, new { Errors = errors, Posted = form })
            : Results.Redirect($"{Home}/versions?done=issued");
    }

    private static async Task<IResult> WithdrawAsync(int number, IFormCollection _, CurrentStaff staff, IssueProfile issue, CancellationToken cancellationToken)
    {
        var outcome = await issue.WithdrawAsync(staff, number, cancellationToken);
        if (outcome.Succeeded) return Results.Redirect($"{Home}/versions?done=withdrawn");
        return outcome.Refusal.Kind == RefusalKind.NotFound
            ? NotFound()
            : SiteRoom.Page<VersionsPage>(StatusCodes.Status409Conflict, new { Errors = FormErrors.Of($"v{number}", outcome.Refusal.Message) });
    }

    private static async Task<IResult> StageAsync(IFormCollection form, CurrentStaff staff, ChangeStage change, CancellationToken cancellationToken)
    {
        var errors = await change.RunAsync(staff, form, cancellationToken);
        return errors.Any
            ? SiteRoom.Page<ModelLifePage>(StatusCodes.Status422UnprocessableEntity, new { Errors = errors, Posted = form })
            : Results.Redirect($"{Home}/life?done=changed");
    }

    private static async Task<IResult> HamletAsync(Guid id, CurrentStaff staff, CommuneDirectory communes, CancellationToken cancellationToken) =>
        (await communes.HamletsAsync(staff.CommuneId, cancellationToken)).Exists(h => h.Id == new HamletId(id)) ? SiteRoom.Page<HamletProfilePage>(new { Id = id }) : NotFound();

    private static async Task<IResult> ChangeHamletAsync(Guid id, IFormCollection form, CurrentStaff staff, ChangeHamletProfile change, CancellationToken cancellationToken) =>
        await change.RunAsync(staff, new HamletId(id), form, cancellationToken) switch
        {
            null => NotFound(),
            { Any: true } errors => SiteRoom.Page<HamletProfilePage>(StatusCodes.Status422UnprocessableEntity, new { Id = id, Errors = errors, Posted = form }),
            _ => Results.Redirect($"{Home}/hamlets?done=saved"),
        };

    private static IResult NotFound() => SiteRoom.Page<NotFoundPage>(StatusCodes.Status404NotFound);
}
