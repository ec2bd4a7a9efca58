using BinhYen.Platform.Persistence;
using BinhYen.Platform.Storage;
using BinhYen.Staff;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Confidentiality.DataRights;

/// <summary>A request on the desk of the data-protection contact, opened.</summary>
public sealed class DataRequestOnDesk
{
    internal DataRequestOnDesk(DataRequest request, string? words, string? answer, bool isNeeded) =>
        (Request, Words, Answer, IsNeeded) = (request, words, answer, isNeeded);

    internal DataRequest Request { get; }

    /// <summary>What the person wrote; null when a button said it all.</summary>
    internal string? Words { get; }

    internal string? Answer { get; }

    /// <summary>The matter still needs the data, so deletion waits or is refused with that reason.</summary>
    internal bool IsNeeded { get; }
}

/// <summary>Lists and works requests. What hides a report from somebody hides requests about it too.</summary>
internal sealed class WorkDataRequest(BinhYenDb db, SealedRecords records, IWordsWithoutCodes withoutCodes, DataRequests requests, IDataSubjects subjects, TimeProvider clock)
{
    /// <summary>Open ones by what is due first, then the latest closed.</summary>
    public async Task<IReadOnlyList<DataRequest>> ListAsync(CurrentStaff staff, bool open, CancellationToken cancellationToken)
    {
        var all = db.Set<DataRequest>().AsNoTracking().Where(r => r.CommuneId == staff.CommuneId);
        var rows = await (open
            ? all.Where(r => r.State == DataRequestState.New || r.State == DataRequestState.InWork).OrderBy(r => r.RepliedAt == null ? r.ReplyDue : r.CarryOutDue).ThenBy(r => r.Id)
            : all.Where(r => r.State == DataRequestState.Done || r.State == DataRequestState.Refused).OrderByDescending(r => r.ClosedAt).ThenByDescending(r => r.Id)).Take(200).ToListAsync(cancellationToken);
        var hidden = await subjects.HiddenAsync(staff, [.. rows.Select(r => r.Thread).OfType<Guid>().Distinct()], cancellationToken);
        return [.. rows.Where(r => r.Thread is not { } thread || !hidden.Contains(thread))];
    }

    /// <summary>Null when there is none for this person.</summary>
    public async Task<DataRequestOnDesk?> OpenAsync(CurrentStaff staff, DataRequestId id, CancellationToken cancellationToken)
    {
        if (await FindAsync(staff, id, cancellationToken) is not { } request) return null;
        return new DataRequestOnDesk(
            request, await records.OpenOrNullAsync(request.Words, SealPurposes.DataRequestWords, cancellationToken),
            await requests.AnswerAsync(request, cancellationToken), request.Thread is { } thread && await subjects.IsNeededAsync(thread, cancellationToken));
    }

    /// <summary>Tells the person that it is taken up and until when.</summary>
    public Task<Result> ReplyAsync(CurrentStaff staff, DataRequestId id, string? words, CancellationToken cancellationToken) =>
        ChangeAsync(staff, id, "data.replied.v1", async (request, now, by) => request.Reply(await SealAsync(request, words, cancellationToken), now, by), cancellationToken);

    /// <summary>Gives it the one extension the law allows, with the reason that the person reads.</summary>
    public Task<Result> ExtendAsync(CurrentStaff staff, DataRequestId id, string reason, CancellationToken cancellationToken) =>
        ChangeAsync(staff, id, "data.extended.v1", async (request, now, by) => request.Extend(
            DataRightClocks.ExtendedDue(request.Right, request.CarryOutDue), (await SealAsync(request, reason, cancellationToken))!, now, by), cancellationToken);

    /// <summary>Does it: restriction and deletion happen in every room, the rest is told to the person.</summary>
    public async Task<Result> CarryOutAsync(CurrentStaff staff, DataRequestId id, string? words, CancellationToken cancellationToken)
    {
        Func<CancellationToken, Task> afterSave = _ => Task.CompletedTask;
        var result = await ChangeAsync(staff, id, "data.carried-out.v1", async (request, now, by) =>
        {
            if (request.Right is DataRight.Delete && request.Thread is { } thread && await subjects.IsNeededAsync(thread, cancellationToken)) return DataRequestRefusals.HandlingGoesOn;
            if (request.CarryOut(await SealAsync(request, words, cancellationToken), now, by) is { Succeeded: false } no) return no;
            afterSave = await requests.ApplyAsync(request, cancellationToken);
            return Result.Done;
        }, cancellationToken);
        // After the commit: keys that are gone while the save failed would be gone without a trace.
        if (result.Succeeded) await afterSave(cancellationToken);
        return result;
    }

    /// <summary>Refuses it, for a reason of the law, in words the person understands.</summary>
    public Task<Result> RefuseAsync(CurrentStaff staff, DataRequestId id, DataRefusalGround ground, string words, CancellationToken cancellationToken) =>
        ChangeAsync(staff, id, "data.refused.v1", async (request, now, by) => request.Refuse(ground, (await SealAsync(request, words, cancellationToken))!, now, by), cancellationToken);

    private async Task<Result> ChangeAsync(
        CurrentStaff staff, DataRequestId id, string fact, Func<DataRequest, DateTimeOffset, ActorStamp, Task<Result>> act, CancellationToken cancellationToken)
    {
        if (await FindAsync(staff, id, cancellationToken) is not { } request) return DataRequestRefusals.NotFound;
        var (now, by) = (clock.GetUtcNow(), ActorStamp.Of(staff.Id));
        if (await act(request, now, by) is { Succeeded: false } no) return no;
        requests.Record(request, fact, by, now, ("ground", request.Ground?.ToString()));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            return DataRequestRefusals.Closed;
        }

        return Result.Done;
    }

    private async Task<DataRequest?> FindAsync(CurrentStaff staff, DataRequestId id, CancellationToken cancellationToken)
    {
        var request = await db.Set<DataRequest>().Include(r => r.Steps).SingleOrDefaultAsync(r => r.Id == id && r.CommuneId == staff.CommuneId, cancellationToken);
        return request?.Thread is { } thread && (await subjects.HiddenAsync(staff, [thread], cancellationToken)).Contains(thread) ? null : request;
    }

    private async Task<SealedText?> SealAsync(DataRequest request, string? words, CancellationToken cancellationToken) =>
        words is null ? null : await records.SealAsync(request.KeyId, SealPurposes.DataRequestAnswer, withoutCodes.Of(words), cancellationToken);
}
