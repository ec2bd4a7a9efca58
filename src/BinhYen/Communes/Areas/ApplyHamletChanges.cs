using BinhYen.Communes.Positions;
using BinhYen.Platform.Journal;
using BinhYen.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Communes.Areas;

/// <summary>Carries out planned changes whose day has come, each as one transaction: hamlets, duties, positions, households, cases.</summary>
internal sealed class ApplyHamletChanges(BinhYenDb db, IHamletMoves moves, EndPosition endPosition, TimeProvider clock)
{
    /// <returns>How many were carried out.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var today = clock.Today();
        var due = await db.Set<HamletChange>().Where(c => c.CancelledAt == null && c.AppliedAt == null && c.EffectiveOn <= today).OrderBy(c => c.EffectiveOn).ThenBy(c => c.Id).Select(c => c.Id).ToListAsync(cancellationToken);
        foreach (var id in due) await db.InTransactionAsync(token => ApplyAsync(id, token), cancellationToken);
        return due.Count;
    }

    private async Task<bool> ApplyAsync(Guid id, CancellationToken cancellationToken)
    {
        // Two machines at midnight: the one that takes the row carries it out.
        DateTimeOffset? now = clock.GetUtcNow();
        if (await db.Set<HamletChange>().Where(c => c.Id == id && c.AppliedAt == null && c.CancelledAt == null).ExecuteUpdateAsync(c => c.SetProperty(x => x.AppliedAt, now), cancellationToken) == 0) return false;
        var change = await db.Set<HamletChange>().SingleAsync(c => c.Id == id, cancellationToken);
        var ids = change.Hamlets.ToList();
        var hamlets = await db.Set<Hamlet>().Where(h => ids.Contains(h.Id)).ToListAsync(cancellationToken);
        var target = change.Kind switch
        {
            HamletChangeKind.Rename => Rename(hamlets[0], change),
            HamletChangeKind.Split => await NewAsync(change, cancellationToken),
            HamletChangeKind.Merge => await MergeAsync(change, hamlets, cancellationToken),
        };
        if (change.OfficerId is { } officer) await PoliceAsync(change, target, officer, cancellationToken);
        db.Record(JournalDraft.Of(change.CommuneId, now!.Value, "communes.hamlet-changed.v1", $"hamlet:{target.Id}", ActorStamp.System.ToString(),
            ("change", id.ToString()), ("kind", change.Kind.ToString()), ("cases", change.MovedCases), ("households", change.MovedHouseholds)));
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    private static Hamlet Rename(Hamlet hamlet, HamletChange change)
    {
        Remember(hamlet, hamlet.FullName);
        (hamlet.Term, hamlet.Name) = (change.Term, change.Name);
        return hamlet;
    }

    private async Task<Hamlet> MergeAsync(HamletChange change, List<Hamlet> hamlets, CancellationToken cancellationToken)
    {
        var target = hamlets.SingleOrDefault(h => h.Id == change.Survivor) ?? await NewAsync(change, cancellationToken);
        if (target.Id == change.Survivor && target.FullName != change.FullName) Rename(target, change);
        var ending = hamlets.Where(h => h.Id != target.Id).ToList();
        foreach (var hamlet in ending)
        {
            foreach (var name in hamlet.OldNames.Prepend(hamlet.FullName)) Remember(target, name);
            target.Places = [.. target.Places.Concat(hamlet.Places).Distinct(StringComparer.Ordinal)];
            (hamlet.EndedOn, hamlet.SuccessorId) = (change.EffectiveOn.AddDays(-1), target.Id);
        }

        await AddUpCountsAsync(change, hamlets, target, cancellationToken);
        await MoveAsync(change, [.. ending.Select(h => h.Id)], target, cancellationToken);
        return target;
    }

    private async Task MoveAsync(HamletChange change, HashSet<HamletId> ending, Hamlet target, CancellationToken cancellationToken)
    {
        var (eve, ids) = (change.EffectiveOn.AddDays(-1), ending.ToList());
        var duties = await db.Set<HamletDuty>().Where(d => ids.Contains(d.HamletId) && (d.Until == null || d.Until >= eve)).ToListAsync(cancellationToken);
        var former = duties.Where(d => d.From <= eve).SelectMany(d => new[] { d.OfficerId, d.SubstituteId }).OfType<StaffId>().ToHashSet();
        foreach (var duty in duties)
        {
            if (duty.From > eve) db.Remove(duty);
            else duty.Until = eve;
        }

        var maybe = ids.Select(id => (HamletId?)id).ToList();
        var midnight = VietnamTime.At(change.EffectiveOn, TimeOnly.MinValue);
        foreach (var holding in await db.Set<PositionHolding>().Where(p => maybe.Contains(p.HamletId) && (p.EndsAt == null || p.EndsAt > midnight)).ToListAsync(cancellationToken))
            await endPosition.EndAsync(holding, midnight, ActorStamp.System.ToString(), cancellationToken);

        var next = new[] { change.OfficerId, change.SubstituteId }.OfType<StaffId>().ToHashSet();
        await db.SaveChangesAsync(cancellationToken);
        change.MovedCases = await moves.MoveAsync(new HamletMove(change.CommuneId, ending, target.Id, former, next), cancellationToken);
        change.MovedHouseholds = await db.Set<Household>().Where(h => ids.Contains(h.HamletId)).ExecuteUpdateAsync(h => h.SetProperty(x => x.HamletId, target.Id), cancellationToken);
    }

    // Figures go on only where all parts have some; half a sum would be a wrong one.
    private async Task AddUpCountsAsync(HamletChange change, List<Hamlet> hamlets, Hamlet target, CancellationToken cancellationToken)
    {
        var ids = hamlets.Select(h => h.Id).ToList();
        var counts = await db.Set<ParticipationCount>().Where(c => ids.Contains(c.HamletId) && c.On < change.EffectiveOn).OrderBy(c => c.On).ThenBy(c => c.SignedAt).ToListAsync(cancellationToken);
        var newest = counts.GroupBy(c => c.HamletId).Select(g => g.Last()).ToList();
        if (newest.Count < hamlets.Count) return;
        var last = newest.MaxBy(c => c.On)!;
        var note = $"Cộng khi sáp nhập {string.Join(", ", hamlets.Select(h => h.FullName))}";
        db.Add(new ParticipationCount
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()), CommuneId = change.CommuneId, HamletId = target.Id, On = change.EffectiveOn, Households = newest.Sum(c => c.Households), WithMeans = newest.Sum(c => c.WithMeans),
            Joined = newest.Sum(c => c.Joined), SignedBy = last.SignedBy, SignerName = last.SignerName, SignedAt = last.SignedAt, Note = note.Length > 200 ? note[..200] : note,
            Reached = new ReachCount { Group = newest.Sum(c => c.Reached.Group), Loudspeaker = newest.Sum(c => c.Reached.Loudspeaker), Paper = newest.Sum(c => c.Reached.Paper), Visit = newest.Sum(c => c.Reached.Visit) },
        });
    }

    private async Task PoliceAsync(HamletChange change, Hamlet target, StaffId officer, CancellationToken cancellationToken)
    {
        foreach (var duty in await db.Set<HamletDuty>().Where(d => d.HamletId == target.Id && (d.Until == null || d.Until >= change.EffectiveOn)).ToListAsync(cancellationToken))
        {
            if (duty.From >= change.EffectiveOn) db.Remove(duty);
            else duty.Until = change.EffectiveOn.AddDays(-1);
        }

        db.Add(new HamletDuty { Id = Guid.CreateVersion7(clock.GetUtcNow()), CommuneId = change.CommuneId, HamletId = target.Id, OfficerId = officer, SubstituteId = change.SubstituteId, From = change.EffectiveOn });
    }

    private async Task<Hamlet> NewAsync(HamletChange change, CancellationToken cancellationToken)
    {
        var codes = await db.Set<Hamlet>().Where(h => h.CommuneId == change.CommuneId).Select(h => h.Code).ToListAsync(cancellationToken);
        var number = codes.Select(c => int.TryParse(c.AsSpan(c.StartsWith('H') ? 1 : 0), out var n) ? n : 0).DefaultIfEmpty(0).Max() + 1;
        var hamlet = new Hamlet { Id = HamletId.New(clock.GetUtcNow()), CommuneId = change.CommuneId, Code = $"H{number:00}", Term = change.Term, Name = change.Name, StartedOn = change.EffectiveOn };
        db.Add(hamlet);
        await db.SaveChangesAsync(cancellationToken);
        return hamlet;
    }

    private static void Remember(Hamlet hamlet, string name)
    {
        if (!hamlet.OldNames.Contains(name, StringComparer.Ordinal)) hamlet.OldNames = [.. hamlet.OldNames, name];
    }
}
