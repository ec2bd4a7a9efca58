using BinhYen.Platform.Journal;
using BinhYen.Platform.Persistence;
using BinhYen.Staff;
using BinhYen.Vault;

namespace BinhYen.Intake.Accounts;

/// <summary>Keeps the app's id and secrets before an administrator of the Official Account grants access.</summary>
internal sealed class EnterZaloApp(BinhYenDb db, AccountOfCommune accounts, ZaloAccounts cache, IRecordSealer sealer, TimeProvider clock)
{
    /// <param name="staff">Who enters it.</param>
    /// <param name="appId">Id of the app.</param>
    /// <param name="appSecret">Secret of the app.</param>
    /// <param name="oaSecretKey">Key that signs webhooks.</param>
    /// <param name="cancellationToken">Gives up before anything is saved.</param>
    public async Task RunAsync(CurrentStaff staff, string appId, string appSecret, string oaSecretKey, CancellationToken cancellationToken)
    {
        var account = await accounts.FindAsync(staff.CommuneId, cancellationToken);
        var key = account?.RecordKey ?? await sealer.NewKeyAsync(staff.CommuneId.Value, cancellationToken);
        var now = clock.GetUtcNow();
        var (secret, oaKey) = (
            await accounts.SealAsync(key, ZaloAccountSecrets.AppSecret, appSecret, cancellationToken),
            await accounts.SealAsync(key, ZaloAccountSecrets.OaSecretKey, oaSecretKey, cancellationToken));
        if (account is null)
        {
            account = new ZaloAccount
            {
                Id = ZaloAccountId.New(now), CommuneId = staff.CommuneId, RecordKey = key, AppId = appId, AppSecret = secret, OaSecretKey = oaKey,
            };
            db.Add(account);
        }

        (account.AppId, account.AppSecret, account.OaSecretKey) = (appId, secret, oaKey);
        (account.State, account.Tokens, account.ChangedAt) = (ZaloAccountState.Entered, null, now);
        db.Record(JournalDraft.Of(staff.CommuneId, now, "zalo.app-entered.v1", account.Id.ToString(), staff.JournalName, ("app", appId)));
        await db.SaveChangesAsync(cancellationToken);
        cache.Forget();
    }
}
