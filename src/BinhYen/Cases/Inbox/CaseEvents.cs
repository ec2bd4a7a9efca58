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
                    if (beat.IsCompleted || await Task.WhenAny(next, beat) != next)
                    {
                        if (!await IsStillOpenAsync(context, scopes, ends.Token)) return;
                        await SayAsync(context, ": beat\n\n", ends.Token);
                        beat = Task.Delay(Beat, clock, ends.Token);
                        continue;
                    }

                    if (!await next || !await IsStillOpenAsync(context, scopes, ends.Token)) return;
                    var seen = await SeenAsync(hints.Current, staff, scopes, ends.Token);
                    if (seen.Count > 0) await SayAsync(context, string.Concat(seen.Select(s => Event(s.Hint, s.Code))), ends.Token);
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

    /// <summary>The hints about cases that this account may see, with their codes, in the order they came.</summary>
    public static async Task<IReadOnlyList<(CaseHint Hint, CaseCode Code)>> SeenAsync(
        IReadOnlyList<CaseHint> hints, CurrentStaff staff, IServiceScopeFactory scopes, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var visible = await scope.ServiceProvider.GetRequiredService<VisibleCases>().ForAsync(staff, cancellationToken);
        var ids = hints.Select(h => h.CaseId).ToList();
        var codes = await visible.Where(c => ids.Contains(c.Id)).Select(c => new { c.Id, c.Code }).ToDictionaryAsync(c => c.Id, c => c.Code, cancellationToken);
        return [.. hints.Where(h => codes.ContainsKey(h.CaseId)).Select(h => (h, codes[h.CaseId]))];
    }

    private static string Event(CaseHint hint, CaseCode code) =>
        $"event: {hint.What}\ndata: {{\"code\":\"{code}\",\"emergency\":{(hint.IsEmergency ? "true" : "false")}}}\n\n";

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
