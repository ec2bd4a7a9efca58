using BinhYen.Announcements.Approval;
using BinhYen.Announcements.Missing;
using BinhYen.Announcements.Translating;
using BinhYen.Announcements.Writing;
using BinhYen.Confidentiality;
using BinhYen.Site;
using BinhYen.Staff;

namespace BinhYen.Announcements;

/// <summary>What the room registers and serves.</summary>
internal static class AnnouncementsRoom
{
    public static void AddAnnouncements(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<Bulletin>();
        builder.Services.AddScoped<NamedPeople>();
        builder.Services.AddScoped<TakeNamedConsent>();
        builder.Services.AddScoped<AnnouncementScreen>();
        builder.Services.AddScoped<PraiseWall>();
        builder.Services.AddScoped<WriteGoodDeed>();
        builder.Services.AddScoped<DecideAnnouncement>();
        builder.Services.AddScoped<AnnouncementShelf>();
        builder.Services.AddScoped<Translations>();
        builder.Services.AddScoped<TranslationScreen>();
        builder.Services.AddScoped<TranslationDesk>();
        builder.Services.AddScoped<WriteTranslation>();
        builder.Services.AddScoped<DecideTranslation>();
        builder.Services.AddScoped<MissingBulletin>();
        builder.Services.AddScoped<MissingScreen>();
        builder.Services.AddScoped<KeepMissing>();
        builder.Services.AddScoped<IRetentionSource, MissingRetention>();
        builder.Services.AddScoped<IConsentListener, EndMissing>();
    }

    public static void MapAnnouncements(this WebApplication app)
    {
        MissingEndpoints.Map(app);
        TranslationEndpoints.Map(app);
        var told = app.MapGroup("/announcements").Require(Permission.HandleCases);
        told.MapGet("", (string? done, Guid? ask, CurrentStaff staff, AnnouncementShelf shelf, AnnouncementScreen screen, CancellationToken cancellationToken) =>
        {
            screen.Asked = ask is { } id ? new AnnouncementId(id) : null;
            return ListAsync(done, null, staff, shelf, screen, cancellationToken);
        });
        told.MapGet("/new", NewAsync);
        told.MapPost("", WriteAsync);
        told.MapPost("/{id:guid}/consent", ConsentAsync);
        told.MapPost("/{id:guid}/publish", (Guid id, IFormCollection _, CurrentStaff staff, DecideAnnouncement decide, AnnouncementShelf shelf, AnnouncementScreen screen, CancellationToken cancellationToken) =>
            AfterAsync("publish", decide.PublishAsync(staff, new AnnouncementId(id), cancellationToken), staff, shelf, screen, cancellationToken));
        told.MapPost("/{id:guid}/decline", (Guid id, IFormCollection _, CurrentStaff staff, DecideAnnouncement decide, AnnouncementShelf shelf, AnnouncementScreen screen, CancellationToken cancellationToken) =>
            AfterAsync("decline", decide.DeclineAsync(staff, new AnnouncementId(id), cancellationToken), staff, shelf, screen, cancellationToken));
        told.MapPost("/{id:guid}/withdraw", (Guid id, IFormCollection _, CurrentStaff staff, DecideAnnouncement decide, AnnouncementShelf shelf, AnnouncementScreen screen, CancellationToken cancellationToken) =>
            AfterAsync("withdraw", decide.WithdrawAsync(staff, new AnnouncementId(id), cancellationToken), staff, shelf, screen, cancellationToken));
    }

    private static async Task<IResult> ListAsync(string? done, FormErrors? errors, CurrentStaff staff, AnnouncementShelf shelf, AnnouncementScreen screen, CancellationToken cancellationToken)
    {
        (screen.Reader, screen.Shelf, screen.Unit, screen.Done, screen.Errors) = (staff, await shelf.OfAsync(staff, cancellationToken), await shelf.UnitAsync(staff, cancellationToken), done, errors);
        return SiteRoom.Page<AnnouncementsPage>(errors is null ? StatusCodes.Status200OK : StatusCodes.Status409Conflict);
    }

    private static async Task<IResult> NewAsync(string? @case, CurrentStaff staff, WriteGoodDeed write, AnnouncementScreen screen, CancellationToken cancellationToken)
    {
        (screen.Reader, screen.Praise) = (staff, await write.FindAsync(staff, @case, cancellationToken));
        return screen.Praise is null ? SiteRoom.Page<NotFoundPage>(StatusCodes.Status404NotFound) : SiteRoom.Page<GoodDeedPage>();
    }

    private static async Task<IResult> WriteAsync(IFormCollection posted, CurrentStaff staff, WriteGoodDeed write, AnnouncementScreen screen, CancellationToken cancellationToken)
    {
        if (await write.FindAsync(staff, posted.Text("case"), cancellationToken) is not { } praise) return SiteRoom.Page<NotFoundPage>(StatusCodes.Status404NotFound);
        (screen.Reader, screen.Praise, screen.Form) = (staff, praise, GoodDeedForm.Read(posted));
        screen.Errors = await write.HandleAsync(staff, praise, screen.Form, cancellationToken);
        return screen.Errors is null ? Results.Redirect("/announcements?done=written") : SiteRoom.Page<GoodDeedPage>(StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<IResult> ConsentAsync(Guid id, IFormCollection posted, CurrentStaff staff, TakeNamedConsent take, AnnouncementShelf shelf, AnnouncementScreen screen, CancellationToken cancellationToken)
    {
        var (slip, errors) = await take.HandleAsync(staff, new AnnouncementId(id), posted, cancellationToken);
        if (slip is null && errors is null) return SiteRoom.Page<NotFoundPage>(StatusCodes.Status404NotFound);
        // The code is shown on this very page and nowhere again, so there is no address to be sent on to.
        (screen.Slip, screen.Asked, screen.Posted) = (slip?.Reveal(), errors is null ? null : new AnnouncementId(id), posted);
        (screen.Reader, screen.Shelf, screen.Unit, screen.Errors) = (staff, await shelf.OfAsync(staff, cancellationToken), await shelf.UnitAsync(staff, cancellationToken), errors);
        return SiteRoom.Page<AnnouncementsPage>(errors is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<IResult> AfterAsync(string act, Task<Result> decided, CurrentStaff staff, AnnouncementShelf shelf, AnnouncementScreen screen, CancellationToken cancellationToken) => (await decided).Refusal switch
    {
        null => Results.Redirect($"/announcements?done={act}"),
        { Kind: RefusalKind.NotFound } => SiteRoom.Page<NotFoundPage>(StatusCodes.Status404NotFound),
        var no => await ListAsync(null, FormErrors.Of("main", no.Message), staff, shelf, screen, cancellationToken),
    };
}
