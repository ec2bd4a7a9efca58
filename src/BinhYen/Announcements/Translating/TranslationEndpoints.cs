using BinhYen.Communes;
using BinhYen.Site;
using BinhYen.Staff;

namespace BinhYen.Announcements.Translating;

/// <summary>What the pages of translations show in one request.</summary>
internal sealed class TranslationScreen : FormScreen
{
    public CurrentStaff Reader { get; set; } = null!;
    public IReadOnlyList<ContentLanguage> Languages { get; set; } = [];
    public IReadOnlyList<OriginalLine> Lines { get; set; } = [];

    /// <summary>What is being translated; null on the list.</summary>
    public Original? Original { get; set; }
    public ContentLanguage Language { get; set; }
    public TranslationForm Form { get; set; } = new();
}

internal static class TranslationEndpoints
{
    public const string Address = "/translations";

    private static readonly IReadOnlyDictionary<string, string> _notices = new Dictionary<string, string>
    {
        ["written"] = "Đã gửi bản dịch đi duyệt.", ["published"] = "Đã đăng bên cạnh bản tiếng Việt.", ["withdrawn"] = "Đã bỏ bản dịch. Có thể viết bản khác.",
    };

    public static void Map(WebApplication app)
    {
        var translations = app.MapGroup(Address).Require(Permission.HandleCases);
        translations.MapGet("", (string? done, CurrentStaff staff, TranslationDesk desk, TranslationScreen screen, CancellationToken cancellationToken) =>
        {
            screen.Notice = _notices.GetValueOrDefault(done ?? "");
            return ListAsync(staff, desk, screen, cancellationToken);
        });
        translations.MapGet("/new", (string? of, Guid? id, string? language, CurrentStaff staff, TranslationDesk desk, TranslationScreen screen, CancellationToken cancellationToken) =>
            FormAsync(of, id, language, staff, desk, screen, cancellationToken));
        translations.MapPost("", WriteAsync);
        translations.MapPost("/{id:guid}/publish", async (Guid id, IFormCollection posted, CurrentStaff staff, DecideTranslation decide, TranslationDesk desk, TranslationScreen screen, CancellationToken cancellationToken) =>
            await AfterAsync(await decide.PublishAsync(staff, id, posted.Has("read"), cancellationToken), "published", staff, desk, screen, cancellationToken));
        translations.MapPost("/{id:guid}/withdraw", async (Guid id, IFormCollection _, CurrentStaff staff, DecideTranslation decide, TranslationDesk desk, TranslationScreen screen, CancellationToken cancellationToken) =>
            await AfterAsync(await decide.WithdrawAsync(staff, id, cancellationToken), "withdrawn", staff, desk, screen, cancellationToken));
    }

    private static async Task<IResult> WriteAsync(IFormCollection posted, CurrentStaff staff, WriteTranslation write, TranslationDesk desk, TranslationScreen screen, CancellationToken cancellationToken)
    {
        var page = await FormAsync(posted.Text("of"), Guid.TryParse(posted.Text("id"), out var id) ? id : null, posted.Text("language"), staff, desk, screen, cancellationToken);
        if (screen.Original is not { } original) return page;
        screen.Form = TranslationForm.Read(posted);
        screen.Errors = await write.HandleAsync(staff, original, screen.Language, screen.Form, cancellationToken);
        return screen.Errors is null ? Results.Redirect($"{Address}?done=written") : SiteRoom.Page<TranslationPage>(StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<IResult> FormAsync(string? of, Guid? id, string? language, CurrentStaff staff, TranslationDesk desk, TranslationScreen screen, CancellationToken cancellationToken)
    {
        if (Enum.TryParse<TranslatedSubject>(of, out var subject) && Enum.TryParse<ContentLanguage>(language, out var known) && (await desk.LanguagesAsync(staff, cancellationToken)).Contains(known))
            (screen.Original, screen.Language) = (await desk.FindAsync(staff, subject, id ?? Guid.Empty, cancellationToken), known);
        return screen.Original is null ? SiteRoom.Page<NotFoundPage>(StatusCodes.Status404NotFound) : SiteRoom.Page<TranslationPage>();
    }

    private static async Task<IResult> AfterAsync(Result result, string done, CurrentStaff staff, TranslationDesk desk, TranslationScreen screen, CancellationToken cancellationToken)
    {
        if (result.Succeeded) return Results.Redirect($"{Address}?done={done}");
        if (result.Refusal.Kind is RefusalKind.NotFound) return SiteRoom.Page<NotFoundPage>(StatusCodes.Status404NotFound);
        screen.Errors = FormErrors.Of("main", result.Refusal.Message);
        return await ListAsync(staff, desk, screen, cancellationToken, StatusCodes.Status409Conflict);
    }

    private static async Task<IResult> ListAsync(CurrentStaff staff, TranslationDesk desk, TranslationScreen screen, CancellationToken cancellationToken, int status = StatusCodes.Status200OK)
    {
        (screen.Reader, screen.Languages) = (staff, await desk.LanguagesAsync(staff, cancellationToken));
        if (screen.Languages.Count > 0) screen.Lines = await desk.ReadAsync(staff, cancellationToken);
        return SiteRoom.Page<TranslationsPage>(status);
    }
}
