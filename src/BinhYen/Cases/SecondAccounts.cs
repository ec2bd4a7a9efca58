using BinhYen.Communes;
using BinhYen.Platform.Journal;
using BinhYen.Platform.Persistence;
using BinhYen.Platform.Storage;
using BinhYen.Platform.Text;
using BinhYen.Staff;
using BinhYen.Vault;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Cases;

/// <summary>
/// An officer who gets a second account does not open with it the complaint that is closed to the first, and who takes a name that a complaint
/// says does not open that one (decision 0124). Who has the same name counts as the same person, be the other account open or closed.
/// </summary>
internal sealed class SecondAccounts(BinhYenDb db, LoadCase cases, SealedRecords seals, IRecordSealer vault, CaseSearch search, TimeProvider clock) : ISecondAccounts
{
    /// <summary>How many complaints are read for a new name, newest first: many years of a commune.</summary>
    public const int MostRead = 500;

    public async Task FollowAsync(CommuneId commune, StaffId account, string fullName, CancellationToken cancellationToken)
    {
        var namesakes = (await Namesakes.OfAsync(db, commune, fullName, cancellationToken)).Where(id => id != account).ToList();
        var known = (await db.Set<CaseExclusion>().AsNoTracking().Where(e => e.StaffId == account).Select(e => new { e.CaseId, e.Scope }).ToListAsync(cancellationToken)).ToHashSet();
        var kept = (await db.Set<CaseExclusion>().AsNoTracking().Where(e => namesakes.Contains(e.StaffId)).Select(e => new { e.CaseId, e.Scope }).ToListAsync(cancellationToken)).ToHashSet();
        foreach (var id in (await OfTheirAreasAsync(commune, namesakes, cancellationToken)).Concat(await NamingAsync(commune, new PoliceOfficer(account.Value, fullName, default), cancellationToken)))
            kept.Add(new { CaseId = id, Scope = ExclusionScope.Everything });
        kept.ExceptWith(known);
        var held = await HeldAsync(commune, account, cancellationToken);
        foreach (var one in kept)
        {
            if (one.Scope is not ExclusionScope.Everything || !held.Contains(one.CaseId) || !await GivesUpAsync(one.CaseId, account, cancellationToken))
                db.Add(new CaseExclusion { CaseId = one.CaseId, StaffId = account, Scope = one.Scope });
        }
    }

    // From a complaint about whoever polices a hamlet the others are kept away by their duty, which a new account does not have.
    private async Task<List<CaseId>> OfTheirAreasAsync(CommuneId commune, List<StaffId> namesakes, CancellationToken cancellationToken)
    {
        if (namesakes.Count == 0) return [];
        var today = clock.Today();
        var duties = await db.Set<HamletDuty>().AsNoTracking().Where(d => d.CommuneId == commune && (d.Until == null || d.Until >= today))
            .Select(d => new { d.HamletId, d.OfficerId, d.SubstituteId }).ToListAsync(cancellationToken);
        var areas = duties.Where(d => namesakes.Contains(d.OfficerId) || (d.SubstituteId is { } substitute && namesakes.Contains(substitute))).Select(d => (HamletId?)d.HamletId).ToList();
        return areas.Count == 0 ? [] : await db.Set<Case>().Where(c => areas.Contains(c.ConflictHamlet)).Select(c => c.Id).ToListAsync(cancellationToken);
    }

    // Complaints, and what else holds the name, whose words name whoever bears the name from now on: when they came nobody did, or the officer under another one. A locked thread
    // is read too: it protects whoever wrote it, and the words are shown to nobody. What left the commune is closed to everybody already.
    private async Task<IReadOnlyCollection<CaseId>> NamingAsync(CommuneId commune, PoliceOfficer bearer, CancellationToken cancellationToken)
    {
        var complaints = await db.Set<Case>().Where(c => c.CommuneId == commune && c.HasConflict && !c.ConflictAboveCommune && c.TextRemovedAt == null)
            .OrderByDescending(c => c.ReceivedAt).Select(c => c.Id).Take(MostRead).ToListAsync(cancellationToken);
        var ordinary = await HoldingNameAsync(commune, bearer, cancellationToken);
        complaints.AddRange(ordinary);
        if (complaints.Count == 0) return [];
        var threads = await db.Set<ReportThread>().AsNoTracking().Where(t => complaints.Contains(t.CaseId)).Select(t => new { t.Id, t.CaseId, t.KeyId }).ToListAsync(cancellationToken);
        var ids = threads.ConvertAll(t => t.Id);
        var said = (await db.Set<ThreadMessage>().AsNoTracking().Where(m => ids.Contains(m.ThreadId) && m.Voice == ThreadVoice.Reporter).OrderBy(m => m.At)
            .Select(m => new { m.ThreadId, m.Text }).ToListAsync(cancellationToken)).ToLookup(m => m.ThreadId, m => m.Text);
        await vault.WarmAsync([.. threads.Select(t => t.KeyId)], cancellationToken);
        var naming = new HashSet<CaseId>();
        foreach (var thread in threads)
        {
            var words = new List<string>();
            foreach (var text in said[thread.Id]) words.Add(await seals.OpenAsync(text, SealPurposes.ThreadMessage, cancellationToken));
            // Who introduces themself in a complaint is not named by it: otherwise a name tried here would say who complained.
            if (words.Exists(text => Introduces(text, bearer.Name))) continue;
            if (ConflictFinder.MentionIn(words, bearer) >= (ordinary.Contains(thread.CaseId) ? OfficerMention.Sure : OfficerMention.Address)) naming.Add(thread.CaseId);
        }

        // What went into such a case would tell of it.
        for (var level = naming.Select(id => (CaseId?)id).ToList(); level.Count > 0;)
        {
            var into = level;
            level = [.. (await db.Set<Case>().Where(c => into.Contains(c.MergedInto)).Select(c => c.Id).ToListAsync(cancellationToken)).Where(naming.Add).Select(id => (CaseId?)id)];
        }

        return naming;
    }

    private static bool Introduces(string text, string name)
    {
        var wanted = $" {string.Join(' ', VietnameseText.Words(name))} ";
        return Holds([VietnameseText.Words(text)]) && !Holds(Introductions.LeftOut(text));

        bool Holds(IEnumerable<IReadOnlyList<string>> runs) => runs.Any(run => $" {string.Join(' ', run)} ".Contains(wanted, StringComparison.Ordinal));
    }

    // What was no complaint when it came, for nobody of that name served here: the search knows which words hold the given name.
    private async Task<HashSet<CaseId>> HoldingNameAsync(CommuneId commune, PoliceOfficer bearer, CancellationToken cancellationToken)
    {
        var index = await vault.BlindIndexAsync(commune.Value, cancellationToken);
        var given = VietnameseText.Words(bearer.Name) is [.., var last] ? CaseTerms.OfQuery(index, last) : [];
        var rest = db.Set<Case>().Where(c => c.CommuneId == commune && !c.HasConflict && !c.ConflictAboveCommune && c.TextRemovedAt == null);
        return given.Count == 0 ? [] : [.. await search.NewestAsync(db, commune, rest, given, MostRead, cancellationToken)];
    }

    private async Task<HashSet<CaseId>> HeldAsync(CommuneId commune, StaffId account, CancellationToken cancellationToken) =>
        [.. await db.Set<Case>().Where(c => c.CommuneId == commune && c.Queue != CaseQueue.Done && (c.Handler == account || c.SubstituteHandler == account)).Select(c => c.Id).ToListAsync(cancellationToken)];

    // Whoever handled it under the name of somebody else hands it back, which keeps them away as well.
    private async Task<bool> GivesUpAsync(CaseId id, StaffId account, CancellationToken cancellationToken)
    {
        var @case = (await cases.FindAsync(id, cancellationToken))!;
        var o = await cases.OccasionAsync(Actor.System, @case.CommuneId, cancellationToken);
        if (!@case.WidenConflict(ConflictScope.Of(account), handlerIsInvolved: false, new Reason("conflict"), o).Succeeded) return false;
        db.Record(JournalDraft.Of(@case.CommuneId, o.At, "cases.conflict-widened.v1", @case.Code.ToString(), "system"));
        return true;
    }
}
