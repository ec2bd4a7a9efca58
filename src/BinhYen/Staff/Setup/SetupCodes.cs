using BinhYen.Platform.Journal;
using BinhYen.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Staff.Setup;

/// <summary>Makes and takes back the one-time codes of accounts, inside the caller's save.</summary>
internal static class SetupCodes
{
    /// <summary>A new code for an account; the one before no longer works.</summary>
    /// <param name="db">The caller's context.</param>
    /// <param name="account">Whose.</param>
    /// <param name="journalName">Who gives it out, as the journal writes it.</param>
    /// <param name="now">The moment.</param>
    /// <param name="cancellationToken">Stops the look for the code before.</param>
    public static async Task<string> NewSetupCodeAsync(this BinhYenDb db, StaffMember account, string journalName, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var text = SetupCode.NewText();
        var row = await db.Set<SetupCode>().SingleOrDefaultAsync(c => c.AccountId == account.Id, cancellationToken);
        if (row is null) db.Add(row = new SetupCode { AccountId = account.Id, Hash = [] });
        (row.Hash, row.ExpiresAt) = (SetupCode.HashOf(text), now + SetupCode.Lifetime);
        db.Record(JournalDraft.Of(account.CommuneId ?? default, now, "staff.setup-code-issued.v1", $"staff:{account.Id}", journalName));
        return text;
    }

    /// <summary>Takes a code back that nobody used.</summary>
    public static async Task DropSetupCodeAsync(this BinhYenDb db, StaffMember account, CancellationToken cancellationToken) =>
        db.RemoveRange(await db.Set<SetupCode>().Where(c => c.AccountId == account.Id).ToListAsync(cancellationToken));
}
