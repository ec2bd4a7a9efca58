using BinhYen.Confidentiality;
using BinhYen.Platform.Journal;
using BinhYen.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Communes.Households;

/// <summary>Deletes name and number of a household when its agreement is withdrawn; that it is a household stays, for the counts.</summary>
internal sealed class ForgetContact(BinhYenDb db, HouseholdSealing sealing, TimeProvider clock) : IConsentListener
{
    public async Task WithdrawnAsync(Consent consent, CancellationToken cancellationToken)
    {
        if (consent.Purpose is not ConsentPurpose.HouseholdContact) return;
        var household = await db.Set<Household>().SingleOrDefaultAsync(h => h.Id == new HouseholdId(consent.Subject) && h.CommuneId == consent.CommuneId, cancellationToken);
        if (household is null) return;
        var (known, key) = (await sealing.OpenAsync(household, cancellationToken), household.KeyId);
        var entry = new HouseholdEntry(known with { Name = null, Phone = null }, ContactConsent.No);
        household.ForgetContact(await sealing.SealAsync(household.CommuneId, entry, household.Fingerprint, null, cancellationToken));
        db.Record(JournalDraft.Of(household.CommuneId, clock.GetUtcNow(), "communes.household-contact-forgotten.v1", $"household:{household.Id}", ActorStamp.System.ToString()));
        // If the save fails after this, the words are gone all the same, which is what the person asked for.
        await sealing.DestroyAsync([key], "consent-withdrawn", cancellationToken);
    }
}
