using BinhYen.Platform.Storage;
using BinhYen.Platform.Text;
using BinhYen.Vault;

namespace BinhYen.Communes.Households;

/// <summary>Seals the contact of households and makes the keyed hash by which they are recognised.</summary>
internal sealed class HouseholdSealing(SealedRecords records, IRecordSealer vault)
{
    public const string ContactPurpose = "household.contact";
    private const string FingerprintPurpose = "household.fingerprint";

    public ValueTask<BlindIndex> IndexAsync(CommuneId commune, CancellationToken cancellationToken) => vault.BlindIndexAsync(commune.Value, cancellationToken);

    /// <summary>Equal for the same name, number and place in the same hamlet, however they are spelt; also where only a hash may be kept.</summary>
    public static byte[] Fingerprint(BlindIndex index, HamletId hamlet, HouseholdContact contact) =>
        index.Term(FingerprintPurpose, $"{hamlet.Value:N}|{VietnameseText.Fold(contact.Name)}|{contact.Phone}|{VietnameseText.Fold(contact.Place)}");

    /// <summary>Seals under a new key, or under <paramref name="key"/> when the household has one.</summary>
    public async ValueTask<HouseholdSeal> SealAsync(CommuneId commune, HouseholdEntry entry, byte[] fingerprint, RecordKeyId? key, CancellationToken cancellationToken)
    {
        var own = key ?? await records.NewKeyAsync(commune, cancellationToken);
        return new HouseholdSeal(own, await records.SealAsync(own, ContactPurpose, entry.Kept.Packed, cancellationToken), fingerprint);
    }

    public async ValueTask<HouseholdContact> OpenAsync(Household household, CancellationToken cancellationToken) =>
        HouseholdContact.Unpack(await records.OpenAsync(household.Contact, ContactPurpose, cancellationToken));

    /// <summary>Reads the keys of a page of households at once.</summary>
    public Task WarmAsync(IEnumerable<Household> households, CancellationToken cancellationToken) => vault.WarmAsync([.. households.Select(h => h.KeyId)], cancellationToken);

    /// <summary>Deletes contacts everywhere by destroying their keys.</summary>
    public Task DestroyAsync(IReadOnlyCollection<RecordKeyId> keys, string reason, CancellationToken cancellationToken) => vault.DestroyAsync(keys, reason, cancellationToken);
}
