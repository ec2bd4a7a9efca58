using BinhYen.Confidentiality;
using BinhYen.Platform.Journal;
using BinhYen.Platform.Persistence;
using BinhYen.Platform.Storage;
using BinhYen.Staff;
using BinhYen.Vault;
using BinhYen.Verification.Register;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Verification;

/// <summary>
/// An account that still answers for a hamlet. The place rests on a position and on what the person declared about conflicts,
/// so nobody inherits it: it ends, and the next one is entered anew (R-TT-50).
/// </summary>
internal sealed class VerificationHoldings(BinhYenDb db, SealedRecords seals, IRecordSealer vault, ReporterVault identities, TimeProvider clock) : IAccountHoldings
{
    public IReadOnlyList<string> Columns { get; } = ["verifiers.account"];

    public IReadOnlyList<HoldingKind> Kinds { get; } = [HoldingKind.VerifierPlace];

    public async Task<IReadOnlyList<Holding>> OfAsync(StaffId account, CancellationToken cancellationToken)
    {
        var places = await (
            from verifier in db.Set<Verifier>().AsNoTracking()
            join hamlet in db.Set<Communes.Hamlet>() on verifier.HamletId equals hamlet.Id
            where verifier.Account == account && verifier.EndedAt == null
            select new { verifier.Id, hamlet.Term, hamlet.Name }).ToListAsync(cancellationToken);
        return [.. places.Select(p => new Holding(HoldingKind.VerifierPlace, p.Id.ToString(), $"Người xác minh của {p.Term} {p.Name}") { MayEnd = true, Detail = "Người kế nhiệm khai lại xung đột lợi ích và được ghi mới." })];
    }

    public async Task<Result> PassAsync(Holding holding, Passing passing, CancellationToken cancellationToken)
    {
        var id = VerifierId.From(Guid.Parse(holding.Id));
        if (await db.Set<Verifier>().SingleOrDefaultAsync(v => v.Id == id && v.Account == passing.From && v.EndedAt == null, cancellationToken) is not { } verifier) return Result.Done;
        (verifier.EndedAt, verifier.ZaloLane, verifier.LinkHash, verifier.LinkUntil) = (clock.GetUtcNow(), null, null, null);
        db.Record(JournalDraft.Of(passing.CommuneId, clock.GetUtcNow(), "verification.verifier-left.v1", $"verifier:{id}", passing.JournalName));
        return Result.Done;
    }

    /// <summary>Contact and declarations of places that ended are forgotten; destroying a key twice is no harm.</summary>
    public async Task EndAsync(StaffId account, Passing passing, CancellationToken cancellationToken)
    {
        foreach (var left in await db.Set<Verifier>().Where(v => v.Account == account && v.EndedAt != null).ToListAsync(cancellationToken))
        {
            if (await ReadVerifiers.RecipientAsync(seals, left, cancellationToken) is { } person) await identities.ForgetAsync(person, "verifier-left", cancellationToken);
            (left.Account, left.ZaloRecipient) = (null, null);
            await vault.DestroyAsync([left.KeyId], "verifier-left", cancellationToken);
        }
    }
}
