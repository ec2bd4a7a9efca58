using BinhYen.Intake.ZaloWebhook;
using BinhYen.Platform.Persistence;
using BinhYen.Vault;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Intake;

/// <summary>
/// Checks quarantined requests again with the keys of now, after the OA secret key was corrected. Genuine ones move to
/// the inbox, exactly once; forged ones stay until they expire.
/// </summary>
internal sealed class RequeueQuarantine(DbFactory databases, PrepareEvent prepare, Inbox inbox, IRecordSealer sealer, ZaloAccounts accounts, WebhookState state)
{
    /// <param name="Moved">Now in the inbox.</param>
    /// <param name="AlreadyThere">Genuine, and in the inbox before.</param>
    /// <param name="Remaining">Still fit no key.</param>
    internal sealed record Outcome(int Moved, int AlreadyThere, int Remaining);

    public async Task<Outcome> RunAsync(CancellationToken cancellationToken)
    {
        accounts.Forget();
        await using var db = databases.Create();
        var (moved, there, remaining) = (0, 0, 0);
        foreach (var request in await db.Set<QuarantinedRequest>().OrderBy(r => r.Id).ToListAsync(cancellationToken))
        {
            switch (await TryMoveAsync(request, cancellationToken))
            {
                case Kept.New: moved++; break;
                case Kept.Duplicate: there++; break;
                default: remaining++; continue;
            }

            // Only after the inbox has it: dying in between leaves a duplicate that the inbox recognises.
            db.Remove(request);
            await db.SaveChangesAsync(cancellationToken);
        }

        if (remaining == 0) state.MismatchSettled();
        return new Outcome(moved, there, remaining);
    }

    private async Task<Kept> TryMoveAsync(QuarantinedRequest request, CancellationToken cancellationToken)
    {
        var opened = await sealer.OpenAsync(Sealed.FromBytes<byte[]>(request.Body), Quarantine.BodyPurpose, cancellationToken);
        if (!opened.TryGet(out var body)) return Kept.Unavailable;
        var prepared = await prepare.RunAsync(body, request.Signature, cancellationToken);
        return prepared.Row is null ? Kept.Unavailable : await inbox.KeepAsync(prepared.Row);
    }
}
