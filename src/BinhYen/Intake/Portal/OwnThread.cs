using BinhYen.Cases;
using BinhYen.Communes;
using BinhYen.Site;

namespace BinhYen.Intake.Portal;

/// <summary>The thread that this browser may see, for one request.</summary>
internal sealed class OwnThread(IHttpContextAccessor http, SealedCookie<OpenThread> cookie, ReporterThread threads, IdentityOpenings openings, ReportReceipts receipts, CommuneDirectory directory)
{
    private HttpContext Context => http.HttpContext!;

    /// <summary>The thread, or null when no code was shown or too long ago.</summary>
    public async Task<ThreadView?> FindAsync(CancellationToken cancellationToken) =>
        cookie.Read(Context) is { } open && (await threads.FindAsync(ConversationId.From(open.ThreadId), cancellationToken)).TryGet(out var view, out _) ? view : null;

    /// <summary>The page, with what is to be mended or what was just done. Looking at it keeps it open for another half hour.</summary>
    public async Task<IResult> PageAsync(
        CancellationToken cancellationToken, IReadOnlyList<FormError>? errors = null, string typed = "", string? done = null, int? status = null)
    {
        if (await FindAsync(cancellationToken) is not { } view) return new SeeOther("/tra-cuu");
        cookie.Write(Context, new OpenThread(view.ThreadId.Value), OpenThread.Lifetime);
        var shown = new ThreadShown(view, await directory.FindAsync(view.CommuneId, cancellationToken))
        {
            Errors = errors ?? [], Typed = typed, Done = done, Proof = await receipts.OfAsync(view.ThreadId, cancellationToken), Openings = await openings.OfAsync(view.ThreadId, cancellationToken),
        };
        return SiteRoom.Page<ThreadPage>(status ?? (errors is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity), new { Shown = shown });
    }

    /// <summary>Does something to the thread, then shows it again with a word about what was done.</summary>
    /// <param name="done">Key of that word; the only thing in the address.</param>
    /// <param name="field">Where a refusal is shown.</param>
    /// <param name="typed">What stood in that field.</param>
    /// <param name="act">The act.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    public async Task<IResult> DoAsync(string done, string field, string typed, Func<ConversationId, Task<Result>> act, CancellationToken cancellationToken)
    {
        if (cookie.Read(Context) is not { } open) return new SeeOther("/tra-cuu");
        var result = await act(ConversationId.From(open.ThreadId));
        return result.Succeeded
            ? new SeeOther($"/tin-cua-toi?xong={done}")
            : await PageAsync(cancellationToken, [new FormError(field, result.Refusal.Message)], typed);
    }
}
