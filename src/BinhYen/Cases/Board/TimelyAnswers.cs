using BinhYen.Cases.Situation;
using BinhYen.Communes;
using BinhYen.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Cases.Board;

/// <summary>
/// Counts for the target of timely answers, from the clock that promises an answer. Everybody who reads figures gets the same
/// number, so it counts what the board of figures counts for all of them, in whole weeks and not below the step of rough numbers: one more here
/// than there would tell of a report about an officer, and a number that moves within the hour of that hour's one answer.
/// </summary>
internal sealed class TimelyAnswers(BinhYenDb db, TimeProvider clock) : ITimelyAnswers
{
    public async Task<(int InTime, int Counted)> OfYearAsync(CommuneId commune, int year, CancellationToken cancellationToken)
    {
        var known = ReadBoard.KnownUntil(isExact: false, clock.GetUtcNow());
        var (from, until) = (VietnamTime.At(new DateOnly(year, 1, 1), TimeOnly.MinValue), VietnamTime.At(new DateOnly(year + 1, 1, 1), TimeOnly.MinValue));
        var due = from c in ReadBoard.Countable(db, commune)
                  where c.ReceivedAt >= @from && c.ReceivedAt < until && c.State != CaseState.Merged && c.State != CaseState.NotACase
                  join k in db.Set<CaseClock>().Where(k => k.Kind == ClockKind.Answer && k.Round == 1) on c.Id equals k.CaseId
                  select new { c.FirstSettledAt, k.DueAt };
        var inTime = await due.CountAsync(d => d.FirstSettledAt < known && d.FirstSettledAt <= d.DueAt, cancellationToken);
        var settled = await due.CountAsync(d => d.FirstSettledAt < known, cancellationToken);
        var lateOpen = await due.CountAsync(d => (d.FirstSettledAt == null || d.FirstSettledAt >= known) && d.DueAt < known, cancellationToken);
        return settled + lateOpen < RoughCount.Step ? (0, 0) : (inTime, settled + lateOpen);
    }
}
