using BinhYen.Platform.Journal;
using BinhYen.Platform.Persistence;
using BinhYen.Staff;

namespace BinhYen.Intake.Accounts;

/// <summary>
/// Takes the new OA secret key after it was reset at Zalo. The old one stays good for a day, because deliveries under
/// way still carry it; requests that came before the new key was entered move from the quarantine to the inbox.
/// </summary>
internal sealed class ChangeOaSecretKey(BinhYenDb db, AccountOfCommune accounts, ZaloAccounts cache, RequeueQuarantine requeue, TimeProvider clock)
{
    private static readonly TimeSpan BothGood = TimeSpan.FromHours(24);

    /// <returns>How many requests moved to the inbox.</returns>
    public async Task<Result<RequeueQuarantine.Outcome>> RunAsync(CurrentStaff staff, string newKey, CancellationToken cancellationToken)
    {
        if (await accounts.FindAsync(staff.CommuneId, cancellationToken) is not { } account) return AccountRefusals.NoAccount;
        var now = clock.GetUtcNow();
        (account.PreviousOaSecretKey, account.PreviousKeyUntil) = (account.OaSecretKey, now + BothGood);
        account.OaSecretKey = await accounts.SealAsync(account.RecordKey, ZaloAccountSecrets.OaSecretKey, newKey, cancellationToken);
        account.ChangedAt = now;
        db.Record(JournalDraft.Of(staff.CommuneId, now, "zalo.key-changed.v1", account.Id.ToString(), staff.JournalName, ("oa", account.OaId)));
        await db.SaveChangesAsync(cancellationToken);
        cache.Forget();
        return await requeue.RunAsync(cancellationToken);
    }
}
