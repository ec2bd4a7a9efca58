using BinhYen.Platform.Journal;
using BinhYen.Platform.Persistence;
using BinhYen.Staff;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Intake.Accounts;

/// <summary>Puts a granted account into use, or takes it off.</summary>
internal sealed class SwitchZaloAccount(BinhYenDb db, AccountOfCommune accounts, ZaloAccounts cache, TimeProvider clock)
{
    /// <summary>The administrator saw the OA's name and says it is the right one.</summary>
    public async Task<Result> ConfirmAsync(CurrentStaff staff, CancellationToken cancellationToken)
    {
        if (await accounts.FindAsync(staff.CommuneId, cancellationToken) is not { State: ZaloAccountState.Granted } account) return AccountRefusals.NoAccount;
        var oa = account.OaId;
        if (await db.Set<ZaloAccount>().AnyAsync(a => a.OaId == oa && a.State == ZaloAccountState.Connected && a.Id != account.Id, cancellationToken))
            return AccountRefusals.OtherCommune;
        account.State = ZaloAccountState.Connected;
        await SaveAsync(account, "zalo.connected.v1", staff, cancellationToken);
        return Result.Done;
    }

    /// <summary>Takes the account off: nothing is sent or taken any more, tokens are deleted. Web and telephone go on.</summary>
    public async Task<Result> DisconnectAsync(CurrentStaff staff, CancellationToken cancellationToken)
    {
        if (await accounts.FindAsync(staff.CommuneId, cancellationToken) is not { } account) return AccountRefusals.NoAccount;
        (account.State, account.Tokens, account.TokensEndAt, account.GrantEndsAt) = (ZaloAccountState.Disconnected, null, null, null);
        await SaveAsync(account, "zalo.disconnected.v1", staff, cancellationToken);
        return Result.Done;
    }

    private async Task SaveAsync(ZaloAccount account, string fact, CurrentStaff staff, CancellationToken cancellationToken)
    {
        account.ChangedAt = clock.GetUtcNow();
        db.Record(JournalDraft.Of(staff.CommuneId, account.ChangedAt, fact, account.Id.ToString(), staff.JournalName, ("oa", account.OaId)));
        await db.SaveChangesAsync(cancellationToken);
        cache.Forget();
    }
}
