using BinhYen.Confidentiality;
using BinhYen.Site;
using BinhYen.Staff;

namespace BinhYen.Cases.Revealing;

/// <summary>The way to a name: ask, decide, open, look, close; and the leaders' list of all of it.</summary>
internal static class RevealEndpoints
{
    public static void MapReveals(this WebApplication app)
    {
        var reveals = app.MapGroup("/reveals").Require(Permission.RevealReporter);
        reveals.MapGet("/of/{thread:guid}", AskPageAsync);
        reveals.MapPost("/of/{thread:guid}", AskAsync);
        reveals.MapGet("/{id:guid}", ShowAsync);
        reveals.MapPost("/{id:guid}/open", OpenAsync);
        reveals.MapPost("/{id:guid}/end", EndAsync);
        var decide = app.MapGroup("/reveals").Require(Permission.ApproveCases);
        decide.MapGet("", ListAsync);
        decide.MapPost("/{id:guid}/approve", (Guid id, IFormCollection _, RevealPages pages, CurrentStaff staff, DecideReveal decision, CancellationToken cancellationToken) =>
            DecideAsync(id, approve: true, pages, staff, decision, cancellationToken));
        decide.MapPost("/{id:guid}/refuse", (Guid id, IFormCollection _, RevealPages pages, CurrentStaff staff, DecideReveal decision, CancellationToken cancellationToken) =>
            DecideAsync(id, approve: false, pages, staff, decision, cancellationToken));
    }

    private static async Task<IResult> ListAsync(string? fragment, CurrentStaff staff, ReadReveals read, RevealScreen screen, CancellationToken cancellationToken)
    {
        screen.List = await read.ListAsync(staff, cancellationToken);
        return fragment is "rows" ? SiteRoom.Page<RevealRows>() : SiteRoom.Page<RevealsPage>();
    }

    private static Task<IResult> AskPageAsync(Guid thread, CurrentStaff staff, RevealPages pages, CancellationToken cancellationToken) =>
        pages.AskAsync(staff, thread, new FormErrors(), null, null, cancellationToken);

    private static async Task<IResult> AskAsync(Guid thread, IFormCollection form, CurrentStaff staff, AskToReveal ask, RevealPages pages, CancellationToken cancellationToken)
    {
        var (chosen, words) = (form.Text("reason"), form.Text("words") ?? "");
        var known = Enum.TryParse<RevealReason>(chosen, out var reason) && Enum.IsDefined(reason) && !int.TryParse(chosen, out _);
        var errors = new FormErrors()
            .Demand(known, "reason", "Chọn một lý do trong danh sách.")
            .Demand(words.Length >= AskToReveal.ShortestReason, "words", "Viết rõ vì sao cần biết, để người khác hiểu được (từ 15 chữ cái).")
            .Demand(words.Length <= RevealIdentity.LongestReason, "words", "Viết ngắn lại, dưới 1.000 chữ cái.");
        if (errors.Any) return await pages.AskAsync(staff, thread, errors, chosen, words, cancellationToken);
        if ((await ask.HandleAsync(staff, thread, reason, words, cancellationToken)).TryGet(out var request, out var refusal)) return Results.Redirect($"/reveals/{request.Id}");
        return refusal.Kind is RefusalKind.NotFound
            ? SiteRoom.Page<NotFoundPage>(StatusCodes.Status404NotFound)
            : await pages.AskAsync(staff, thread, FormErrors.Of("words", refusal.Message), chosen, words, cancellationToken);
    }

    private static Task<IResult> ShowAsync(Guid id, CurrentStaff staff, RevealPages pages, HttpContext context, CancellationToken cancellationToken) =>
        pages.OneAsync(context, staff, id, null, cancellationToken);

    private static async Task<IResult> OpenAsync(Guid id, IFormCollection _, CurrentStaff staff, OpenReveal open, RevealPages pages, HttpContext context, CancellationToken cancellationToken) =>
        (await open.HandleAsync(staff, id, cancellationToken)).Refusal is { } refusal
            ? await pages.OneAsync(context, staff, id, refusal, cancellationToken)
            : Results.Redirect($"/reveals/{id}");

    private static async Task<IResult> EndAsync(Guid id, IFormCollection _, CurrentStaff staff, RevealSight sight, RevealIdentity identities, CancellationToken cancellationToken)
    {
        if (await sight.RequestAsync(staff, id, cancellationToken) is not { } seen) return SiteRoom.Page<NotFoundPage>(StatusCodes.Status404NotFound);
        await identities.EndAsync(staff, id, seen.Case.Code.ToString(), cancellationToken);
        return Results.Redirect($"/reveals/{id}");
    }

    private static async Task<IResult> DecideAsync(Guid id, bool approve, RevealPages pages, CurrentStaff staff, DecideReveal decide, CancellationToken cancellationToken) =>
        (await decide.HandleAsync(staff, id, approve, cancellationToken)).Refusal is { } refusal
            ? await pages.OneAsync(null, staff, id, refusal, cancellationToken)
            : Results.Redirect($"/reveals/{id}");
}

/// <summary>Fills the screens of these pages.</summary>
internal sealed class RevealPages(RevealSight sight, ReadReveals read, RevealIdentity identities, RevealScreen screen, TimeProvider clock)
{
    /// <summary>The form that asks; a page that explains where asking is of no use.</summary>
    public async Task<IResult> AskAsync(CurrentStaff staff, Guid threadId, FormErrors errors, string? chosen, string? typed, CancellationToken cancellationToken)
    {
        if (await sight.ThreadAsync(staff, threadId, cancellationToken) is not var (@case, thread)) return SiteRoom.Page<NotFoundPage>(StatusCodes.Status404NotFound);
        (screen.Code, screen.ThreadId, screen.Chosen, screen.Typed) = (@case.Code, threadId, chosen, typed);
        screen.NeedsSecondPerson = await sight.NeedsSecondPersonAsync(staff, @case, thread, RevealReason.Clarify, cancellationToken);
        screen.OpensForSafety = screen.NeedsSecondPerson && !await sight.NeedsSecondPersonAsync(staff, @case, thread, RevealReason.Safety, cancellationToken);
        screen.Refused = (await sight.AgainstAskingAsync(staff, @case, thread, cancellationToken))?.Message;
        return SiteRoom.Page<AskRevealPage>(errors.Any ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK, new { Errors = errors });
    }

    /// <summary>
    /// One request. While its lease runs, its asker's answer carries the identity, is kept by no cache, and asks the browser to
    /// load the page anew, without it, the moment the lease ends.
    /// </summary>
    public async Task<IResult> OneAsync(HttpContext? context, CurrentStaff staff, Guid id, Refusal? refused, CancellationToken cancellationToken)
    {
        if (refused?.Kind is RefusalKind.NotFound || await sight.RequestAsync(staff, id, cancellationToken) is not { } seen)
            return SiteRoom.Page<NotFoundPage>(StatusCodes.Status404NotFound);
        screen.View = await read.OneAsync(seen, cancellationToken);
        screen.IsOwn = seen.Request.By == staff.Id;
        screen.MayDecide = !screen.IsOwn && staff.May(Permission.ApproveCases) && seen.Request.State is IdentityRequestState.Waiting;
        screen.Refused = refused?.Message;
        var isOpen = screen.IsOwn && context is not null && refused is null && seen.Request.State is IdentityRequestState.Open;
        if (isOpen) screen.Refused = (await sight.AgainstAskingAsync(staff, seen.Case, seen.Thread, cancellationToken))?.Message;
        if (isOpen && screen.Refused is null && seen.Request.OpenUntil is { } until)
        {
            // Whoever was taken off the case while the lease runs, or whose reporter had the words locked, sees nothing more: the rights were asked again.
            screen.Identity = await identities.LookAsync(staff, id, cancellationToken);
            if (screen.Identity is not null) screen.Files = await read.FilesAsync(seen, cancellationToken);
            screen.Left = until - clock.GetUtcNow();
            context!.Response.Headers["Refresh"] = $"{Math.Max(1, (int)Math.Ceiling(screen.Left.TotalSeconds))}; url=/reveals/{id}";
        }

        return SiteRoom.Page<RevealPage>(refused is null ? StatusCodes.Status200OK : StatusCodes.Status409Conflict);
    }
}
