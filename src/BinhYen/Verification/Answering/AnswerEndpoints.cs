using BinhYen.Site;
using BinhYen.Staff;

namespace BinhYen.Verification.Answering;

/// <summary>Where verifiers answer: signed in (/verify), or by link and one-time code (/xac-minh).</summary>
internal static class AnswerEndpoints
{
    private const long LargestPhoto = 16 * 1024 * 1024;

    public static void MapAnswers(this WebApplication app)
    {
        var own = app.MapGroup("/verify").Require(Permission.Verify);
        own.MapGet("", ListAsync);
        own.MapGet("/{id:guid}", ShowAsync);
        own.MapPost("/{id:guid}", AnswerAsync);
        own.MapPost("/{id:guid}/more", AddAsync);

        // The link and its code are the right; whoever has only one of them gets no further.
        var link = app.MapGroup("/xac-minh").AllowAnonymous();
        link.MapGet("/{secret}", AskCodeAsync);
        link.MapPost("/{secret}", EnterCodeAsync);
        link.MapGet("", ShowByLinkAsync);
        link.MapPost("", AnswerByLinkAsync);
        link.MapPost("/more", AddByLinkAsync);
    }

    private static async Task<IResult> ListAsync(CurrentStaff staff, GiveAnswer give, AnswerScreen screen, CancellationToken cancellationToken)
    {
        screen.All = await give.OfAccountAsync(staff.CommuneId, staff.Id, cancellationToken);
        return SiteRoom.Page<QuestionsPage>();
    }

    private static Task<IResult> ShowAsync(Guid id, string? done, CurrentStaff staff, GiveAnswer give, AnswerScreen screen, CancellationToken cancellationToken) =>
        WithOwnAsync(id, staff, give, async (asked, request) => await PageAsync(screen, give, asked, request, $"/verify/{id}", "/verify", done, null, cancellationToken), cancellationToken);

    private static Task<IResult> AnswerAsync(Guid id, IFormCollection form, CurrentStaff staff, GiveAnswer give, AnswerScreen screen, CancellationToken cancellationToken) =>
        WithOwnAsync(id, staff, give, (asked, request) => TakeAsync(form, screen, give, asked, request, $"/verify/{id}", "/verify", cancellationToken), cancellationToken);

    private static Task<IResult> AddAsync(Guid id, IFormCollection form, CurrentStaff staff, GiveAnswer give, AnswerScreen screen, CancellationToken cancellationToken) =>
        WithOwnAsync(id, staff, give, (asked, request) => MoreAsync(form, screen, give, asked, request, $"/verify/{id}", "/verify", cancellationToken), cancellationToken);

    // No request parameter of the page is the secret: it is read, used once and left behind.
    private static async Task<IResult> AskCodeAsync(string secret, OpenLink link, CancellationToken cancellationToken) =>
        await link.IsAliveAsync(secret, cancellationToken) ? SiteRoom.Page<CodePage>() : SiteRoom.Page<CodePage>(StatusCodes.Status404NotFound, new { IsDead = true });

    private static async Task<IResult> EnterCodeAsync(string secret, IFormCollection form, HttpContext context, OpenLink link, LinkCookie cookie, CancellationToken cancellationToken)
    {
        if ((await link.EnterAsync(secret, form.Text("code"), cancellationToken)).TryGet(out var asked, out var no))
        {
            cookie.Set(context, asked.Id);
            return Results.Redirect("/xac-minh");
        }

        return no == VerificationRefusals.LinkDead
            ? SiteRoom.Page<CodePage>(StatusCodes.Status404NotFound, new { IsDead = true })
            : SiteRoom.Page<CodePage>(StatusCodes.Status422UnprocessableEntity, new { Errors = FormErrors.Of("code", no.Message) });
    }

    private static Task<IResult> ShowByLinkAsync(string? done, HttpContext context, GiveAnswer give, LinkCookie cookie, AnswerScreen screen, CancellationToken cancellationToken) =>
        WithLinkAsync(context, give, cookie, async (asked, request) => await PageAsync(screen, give, asked, request, "/xac-minh", null, done, null, cancellationToken), cancellationToken);

    private static Task<IResult> AnswerByLinkAsync(IFormCollection form, HttpContext context, GiveAnswer give, LinkCookie cookie, AnswerScreen screen, CancellationToken cancellationToken) =>
        WithLinkAsync(context, give, cookie, (asked, request) => TakeAsync(form, screen, give, asked, request, "/xac-minh", null, cancellationToken), cancellationToken);

    private static Task<IResult> AddByLinkAsync(IFormCollection form, HttpContext context, GiveAnswer give, LinkCookie cookie, AnswerScreen screen, CancellationToken cancellationToken) =>
        WithLinkAsync(context, give, cookie, (asked, request) => MoreAsync(form, screen, give, asked, request, "/xac-minh", null, cancellationToken), cancellationToken);

    private static async Task<IResult> WithOwnAsync(
        Guid id, CurrentStaff staff, GiveAnswer give, Func<AskedVerifier, VerificationRequest, Task<IResult>> act, CancellationToken cancellationToken) =>
        await give.FindForAccountAsync(staff.CommuneId, staff.Id, new AskedId(id), cancellationToken) is var (asked, request)
            ? await act(asked, request)
            : SiteRoom.Page<NotFoundPage>(StatusCodes.Status404NotFound);

    private static async Task<IResult> WithLinkAsync(
        HttpContext context, GiveAnswer give, LinkCookie cookie, Func<AskedVerifier, VerificationRequest, Task<IResult>> act, CancellationToken cancellationToken) =>
        cookie.Read(context) is { } id && await give.FindAsync(id, cancellationToken) is var (asked, request)
            ? await act(asked, request)
            : SiteRoom.Page<CodePage>(StatusCodes.Status404NotFound, new { IsDead = true });

    private static async Task<IResult> TakeAsync(
        IFormCollection form, AnswerScreen screen, GiveAnswer give, AskedVerifier asked, VerificationRequest request, string address, string? list, CancellationToken cancellationToken)
    {
        var said = form.Text("verdict");
        var verdict = Enum.TryParse<Verdict>(said, out var known) && Enum.IsDefined(known) ? known : (Verdict?)null;
        if (verdict is null && said is not "no") return await PageAsync(screen, give, asked, request, address, list, null, "Bác bấm một trong các nút bên dưới.", cancellationToken);
        var answered = await give.AnswerAsync(asked, request, verdict, cancellationToken);
        return answered.Refusal is { } no ? await PageAsync(screen, give, asked, request, address, list, null, no.Message, cancellationToken) : Results.Redirect($"{address}?done=answered");
    }

    private static async Task<IResult> MoreAsync(
        IFormCollection form, AnswerScreen screen, GiveAnswer give, AskedVerifier asked, VerificationRequest request, string address, string? list, CancellationToken cancellationToken)
    {
        var photo = form.Files.FirstOrDefault(f => f.Length > 0);
        if (photo?.Length > LargestPhoto) return await PageAsync(screen, give, asked, request, address, list, "answered", "Ảnh lớn quá. Bác chụp lại hoặc chọn ảnh nhỏ hơn.", cancellationToken, form.Text("facts"));
        await using var content = photo?.OpenReadStream();
        var added = await give.AddAsync(asked, request, form.Text("facts"), content, cancellationToken);
        return added.Refusal is { } no
            ? await PageAsync(screen, give, asked, request, address, list, "answered", no.Message, cancellationToken, form.Text("facts"))
            : Results.Redirect($"{address}?done=added");
    }

    private static async Task<IResult> PageAsync(
        AnswerScreen screen, GiveAnswer give, AskedVerifier asked, VerificationRequest request, string address, string? list, string? done, string? error, CancellationToken cancellationToken, string? facts = null)
    {
        screen.View = await give.ViewAsync(asked, request, cancellationToken);
        (screen.Address, screen.List, screen.Done, screen.Error, screen.Facts) = (address, list, done, error, facts);
        return SiteRoom.Page<QuestionPage>(error is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }
}

/// <summary>What a verifier's pages show: set by the endpoint, read while they are rendered.</summary>
internal sealed class AnswerScreen
{
    public IReadOnlyList<QuestionView> All { get; set; } = [];
    public QuestionView View { get; set; } = null!;

    /// <summary>Where the answer is posted to.</summary>
    public string Address { get; set; } = "";

    /// <summary>The list to go back to; null for whoever came by link.</summary>
    public string? List { get; set; }
    public string? Done { get; set; }
    public string? Error { get; set; }
    public string? Facts { get; set; }
}
