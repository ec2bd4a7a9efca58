using BinhYen.Platform.Persistence;
using BinhYen.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Cases;

/// <summary>T15: the reporter does not agree; the case opens again and the words stand in the thread, for leaders and whoever takes the case up. Works inside the caller's context and does not save.</summary>
internal sealed class ObjectToAnswer(BinhYenDb db, LoadCase cases, SealedRecords seals, WriteToThread write)
{
    public async Task<Result> RunAsync(ReportThread thread, Case @case, ReopenGround ground, string words, IReadOnlyList<Guid> attachments, CancellationToken cancellationToken)
    {
        words = CodesInWords.Hide(words);
        var secret = await db.Set<CaseSecret>().AsNoTracking().SingleAsync(s => s.CaseId == @case.Id, cancellationToken);
        var reason = await seals.SealAsync(secret.KeyId, SealPurposes.CaseReason, words, cancellationToken);
        var standing = await ReporterStanding.OfAsync(db, thread, @case, cancellationToken);
        if (standing.Object(ground, reason, await cases.OccasionAsync(Actor.Reporter, thread.CommuneId, cancellationToken)) is { Succeeded: false } refused) return refused;
        await write.RunAsync(thread, new SaidInThread(ThreadVoice.Reporter, ThreadMessageKind.Objection, words) { Attachments = attachments }, cancellationToken);
        return Result.Done;
    }
}
