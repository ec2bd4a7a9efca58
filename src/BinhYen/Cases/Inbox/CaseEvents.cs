using BinhYen.Staff;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Cases.Inbox;

/// <summary>
/// Server-sent events that say only what changed: the code of a case this account may see. The page then asks for its
/// own fragment under its own rights. A beat every 20 seconds keeps the line open and tells a page that it is. The beat
/// keeps its own time: a hint that is not for this account must not show, not even as a beat that comes later. Before every word
/// the session is looked at again: a stream ends with it, and with the lock.
/// </summary>
internal static class CaseEvents
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(20);

    public static async Task StreamAsync(HttpContext context, CurrentStaff staff, CaseNews news, IServiceScopeFactory scopes, IHostApplicationLifetime host, TimeProvider clock)
    {
        context.Response.ContentType = "text/event-stream";
        context.Response.Headers["X-Accel-Buffering"] = "no";
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, host.ApplicationStopping);
        try
        {
            await SayAsync(context, ": open\n\n", ends.Token);
            await using var hints = news.ListenAsync(staff.CommuneId, ends.Token).GetAsyncEnumerator(ends.Token);
            var next = hints.MoveNextAsync().AsTask();
            try
            {
                var beat = Task.Delay(Beat, clock, ends.Token);
                while (true)
                {
                    if (await Task.WhenAny(next, beat) != next)
                    {
                        if (!await IsStillOpenAsync(context, scopes, ends.Token)) return;
                        await SayAsync(context, ": beat\n\n", ends.Token);
                        beat = Task.Delay(Beat, clock, ends.Token);
                        continue;
                    }

                    if (!await next || !await IsStillOpenAsync(context, scopes, ends.Token)) return;
                    if (await CodeAsync(hints.Current, staff, scopes, ends.Token) is { } code)
                        await SayAsync(context, $"event: {hints.Current.What}\ndata: {{\"code\":\"{code}\",\"emergency\":{(hints.Current.IsEmergency ? "true" : "false")}}}\n\n", ends.Token);
                    next = hints.MoveNextAsync().AsTask();
                }
            }
            finally
            {
                // An enumerator that still waits may not be thrown away.
                await ends.CancelAsync();
                await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
        catch (OperationCanceledException) when (ends.IsCancellationRequested)
        {
            // The page was left, or the server stops: both are the ordinary end of a stream.
        }
    }

    private static async Task<CaseCode?> CodeAsync(CaseHint hint, CurrentStaff staff, IServiceScopeFactory scopes, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var seen = await scope.ServiceProvider.GetRequiredService<VisibleCases>().ForAsync(staff, cancellationToken);
        return await seen.Where(c => c.Id == hint.CaseId).Select(c => c.Code).SingleOrDefaultAsync(cancellationToken);
    }

    private static async Task<bool> IsStillOpenAsync(HttpContext context, IServiceScopeFactory scopes, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<OpenSession>().IsStillOpenAsync(context.User, cancellationToken);
    }

    private static async Task SayAsync(HttpContext context, string words, CancellationToken cancellationToken)
    {
        await context.Response.WriteAsync(words, cancellationToken);
        await context.Response.Body.FlushAsync(cancellationToken);
    }
}
