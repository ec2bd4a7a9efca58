using System.Security.Cryptography;
using BinhYen.Cases;
using BinhYen.Platform.Persistence;
using BinhYen.Staff;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Verification.Asking;

/// <summary>What happens to a question after it was written: a leader agrees or not, the officer takes it back or ends it.</summary>
internal sealed class DecideRequest(BinhYenDb db)
{
    /// <summary>The chief agrees that few households may be asked; a deputy where the chief wrote it (ISO-5).</summary>
    public async Task<Result> ApproveAsync(CaseUnderVerification work, VerificationRequestId id, bool agrees, CancellationToken cancellationToken)
    {
        if (await FindAsync(work, id, cancellationToken) is not { } request) return VerificationRefusals.NotFound;
        if (request.State is not RequestState.AwaitingApproval) return VerificationRefusals.NotAwaiting;
        if (!MayDecide(request, work.Staff)) return VerificationRefusals.ChiefDecides;
        (request.State, request.DecidedBy, request.DecidedAt) = (agrees ? RequestState.Waiting : RequestState.Withdrawn, work.Staff.Id, work.Now);
        // Leaders decide in bursts; the wait of chance begins anew.
        if (agrees && work.Case.Urgency is not Urgency.Emergency)
            request.NotBefore = SendingTime.Of(request.NotBefore - SendingTime.AfterSource, work.Now, isEmergency: false, RandomNumberGenerator.GetInt32(1_000) / 1_000d);
        return await SaveAsync(work, request, agrees ? "verification.approved.v1" : "verification.declined.v1", cancellationToken);
    }

    /// <summary>The writer takes a question back that nobody has seen yet.</summary>
    public async Task<Result> WithdrawAsync(CaseUnderVerification work, VerificationRequestId id, CancellationToken cancellationToken)
    {
        if (await FindAsync(work, id, cancellationToken) is not { } request) return VerificationRefusals.NotFound;
        if (!work.MayAsk) return VerificationRefusals.OnlyHandler;
        if (request.State is not (RequestState.AwaitingApproval or RequestState.Waiting)) return VerificationRefusals.AlreadySent;
        request.State = RequestState.Withdrawn;
        return await SaveAsync(work, request, "verification.withdrawn.v1", cancellationToken);
    }

    /// <summary>No more answers are needed.</summary>
    public async Task<Result> CloseAsync(CaseUnderVerification work, VerificationRequestId id, CancellationToken cancellationToken)
    {
        if (await FindAsync(work, id, cancellationToken) is not { } request) return VerificationRefusals.NotFound;
        if (!work.MayAsk) return VerificationRefusals.OnlyHandler;
        if (request.State is not RequestState.Sent) return VerificationRefusals.NotAwaiting;
        request.State = RequestState.Closed;
        return await SaveAsync(work, request, "verification.closed.v1", cancellationToken);
    }

    /// <summary>Who decides about this question: the chief, or a deputy where the chief wrote it. Never the writer.</summary>
    public static bool MayDecide(VerificationRequest request, CurrentStaff staff) =>
        staff.Id != request.WrittenBy
        && (staff.Role is StaffRole.PoliceChief || (staff.Role is StaffRole.DeputyPoliceChief && request.WrittenByChief));

    private Task<VerificationRequest?> FindAsync(CaseUnderVerification work, VerificationRequestId id, CancellationToken cancellationToken)
    {
        var @case = work.Case.Id;
        return db.Set<VerificationRequest>().SingleOrDefaultAsync(r => r.Id == id && r.CaseId == @case, cancellationToken);
    }

    private static async Task<Result> SaveAsync(CaseUnderVerification work, VerificationRequest request, string fact, CancellationToken cancellationToken)
    {
        request.Version++;
        work.Record(fact, ("request", request.Id.ToString()));
        return await work.SaveAsync(cancellationToken) ? Result.Done : VerificationRefusals.JustChanged;
    }
}
