using BinhYen.Confidentiality;
using BinhYen.Platform.Journal;
using BinhYen.Platform.Persistence;
using BinhYen.Site;
using BinhYen.Staff;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Communes.Households;

/// <summary>Enters, changes and takes out single households. Only helpers of the hamlet may .</summary>
internal sealed class KeepHousehold(BinhYenDb db, HamletHelpers helpers, HouseholdSealing sealing, Consents consents, CommuneDirectory communes, TimeProvider clock)
{
    /// <summary>The household; null when there is none, or none that this person helps.</summary>
    public async Task<Household?> FindAsync(CurrentStaff by, Guid id, CancellationToken cancellationToken)
    {
        var household = await db.Set<Household>().SingleOrDefaultAsync(h => h.Id == new HouseholdId(id) && h.CommuneId == by.CommuneId, cancellationToken);
        return household is not null && await helpers.MayAsync(by, household.HamletId, cancellationToken) ? household : null;
    }

    public ValueTask<HouseholdContact> OpenAsync(Household household, CancellationToken cancellationToken) => sealing.OpenAsync(household, cancellationToken);

    /// <summary>Enters a household.</summary>
    /// <returns>What to mend, or the code of the consent slip when an answer was taken.</returns>
    public async Task<(FormErrors Errors, ConsentCode? Slip)> AddAsync(CurrentStaff by, HamletId hamlet, HouseholdForm form, CancellationToken cancellationToken)
    {
        var errors = form.Check(known: null);
        if (errors.Any) return (errors, null);
        var entry = form.Entry(null, null, clock.Today());
        var fingerprint = HouseholdSealing.Fingerprint(await sealing.IndexAsync(by.CommuneId, cancellationToken), hamlet, entry.Contact);
        if (await IsKnownAsync(by.CommuneId, fingerprint, null, cancellationToken)) return (FormErrors.Of("name", "Hộ này đã có trong sổ của thôn. Tìm trong danh sách để sửa."), null);
        var household = Household.Enter(by.CommuneId, hamlet, entry, await sealing.SealAsync(by.CommuneId, entry, fingerprint, null, cancellationToken), null, clock.GetUtcNow());
        db.Add(household);
        Record(by, household, "communes.household-entered.v1");
        var slip = await TakeConsentAsync(by, household, form, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return (errors, slip);
    }

    /// <inheritdoc cref="AddAsync"/>
    public async Task<(FormErrors Errors, ConsentCode? Slip)> ChangeAsync(CurrentStaff by, Household household, HouseholdForm form, CancellationToken cancellationToken)
    {
        var errors = form.Check(household.Consent);
        if (errors.Any) return (errors, null);
        var entry = form.Entry(household.Consent, household.JoinedOn, clock.Today());
        var fingerprint = HouseholdSealing.Fingerprint(await sealing.IndexAsync(by.CommuneId, cancellationToken), household.HamletId, entry.Contact);
        if (await IsKnownAsync(by.CommuneId, fingerprint, household.Id, cancellationToken)) return (FormErrors.Of("name", "Trong sổ của thôn đã có hộ giống hệt. Xem lại danh sách."), null);
        household.Change(entry, await sealing.SealAsync(by.CommuneId, entry, fingerprint, household.KeyId, cancellationToken));
        Record(by, household, "communes.household-changed.v1");
        var slip = await TakeConsentAsync(by, household, form, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return (errors, slip);
    }

    /// <summary>One click in the list: joined, left, visited, given paper.</summary>
    public async Task MarkAsync(CurrentStaff by, Household household, string mark, CancellationToken cancellationToken)
    {
        switch (mark)
        {
            case "joined": household.Join(clock.Today()); break;
            case "left": household.Leave(); break;
            case "visit": household.ReachedThrough(Reach.Visit); break;
            case "paper": household.ReachedThrough(Reach.Paper); break;
            default: return;
        }

        Record(by, household, "communes.household-marked.v1", ("mark", mark));
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Takes a household out and destroys its key, so that no copy can be read.</summary>
    public async Task RemoveAsync(CurrentStaff by, Household household, CancellationToken cancellationToken)
    {
        db.Remove(household);
        Record(by, household, "communes.household-removed.v1");
        await db.SaveChangesAsync(cancellationToken);
        await sealing.DestroyAsync([household.KeyId], "household-removed", cancellationToken);
    }

    private async Task<ConsentCode?> TakeConsentAsync(CurrentStaff by, Household household, HouseholdForm form, CancellationToken cancellationToken)
    {
        if (form.Consent is not { } answer || form.Channel is not { } channel) return null;
        var commune = (await communes.FindAsync(by.CommuneId, cancellationToken))!;
        var given = new ConsentGiven(by.CommuneId, commune.PoliceName, ConsentPurpose.HouseholdContact, household.Id.Value, answer, channel, ActorStamp.Of(by.Id)) { Giver = answer is ConsentAnswer.Yes ? form.Name : null };
        return (await consents.TakeAsync(given, cancellationToken)).Code;
    }

    private Task<bool> IsKnownAsync(CommuneId commune, byte[] fingerprint, HouseholdId? except, CancellationToken cancellationToken) =>
        db.Set<Household>().AnyAsync(h => h.CommuneId == commune && h.Fingerprint == fingerprint && h.Id != except, cancellationToken);

    private void Record(CurrentStaff by, Household household, string fact, params (string, object?)[] details) =>
        db.Record(JournalDraft.Of(by.CommuneId, clock.GetUtcNow(), fact, $"household:{household.Id}", by.JournalName, details));
}
