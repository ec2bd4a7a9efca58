using System.Collections.Concurrent;
using BinhYen.Communes;
using BinhYen.Platform.Persistence;
using BinhYen.Platform.Text;
using BinhYen.Staff;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Cases;

/// <summary>
/// The police and the hamlets of each commune by the names that reports call them, and which accounts bear one name. Every report is searched for
/// these names, so they are kept until an account or a hamlet changes; another process shows within <see cref="KeptFor"/>.
/// </summary>
internal sealed class PoliceRoster(DbFactory databases, TimeProvider clock)
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromSeconds(15);
    private readonly ConcurrentDictionary<CommuneId, Kept> kept = new();

    /// <summary>
    /// Everybody of a commune's police, once for each name and rank they have or had: whoever renames an account takes nobody out of the reports about
    /// them. Who is closed may come back: an account that sleeps today is among them.
    /// </summary>
    public async ValueTask<IReadOnlyList<PoliceOfficer>> OfAsync(CommuneId commune, CancellationToken cancellationToken) =>
        (await KeptAsync(commune, cancellationToken)).Police;

    /// <summary>Every hamlet of a commune, also one that has ended: people go on using its name.</summary>
    public async ValueTask<IReadOnlyList<NamedHamlet>> HamletsOfAsync(CommuneId commune, CancellationToken cancellationToken) =>
        (await KeptAsync(commune, cancellationToken)).Hamlets;

    /// <summary>The scope with every other account of whoever it keeps away (decision 0124).</summary>
    public async ValueTask<ConflictScope> WithNamesakesAsync(ConflictScope scope, CommuneId commune, CancellationToken cancellationToken)
    {
        if (scope.Excluded.Count == 0) return scope;
        var bearers = (await KeptAsync(commune, cancellationToken)).Bearers;
        return scope with { Excluded = scope.Excluded.SelectMany(id => bearers.TryGetValue(id, out var same) ? same : [id]).ToHashSet() };
    }

    private async ValueTask<Kept> KeptAsync(CommuneId commune, CancellationToken cancellationToken)
    {
        var (changes, now) = (BinhYenDb.ChangesOf<StaffMember>() + BinhYenDb.ChangesOf<Hamlet>(), clock.GetUtcNow());
        if (kept.TryGetValue(commune, out var known) && known.Changes == changes && now >= known.At && now - known.At < KeptFor) return known;
        await using var db = databases.Create();
        var accounts = await db.Set<StaffMember>().AsNoTracking().Where(s => s.CommuneId == commune)
            .Select(s => new { s.Id, s.FullName, s.Role, s.Rank, s.FormerNames, s.FormerRanks }).ToListAsync(cancellationToken);
        var police = accounts.Where(a => a.Role is StaffRole.PoliceChief or StaffRole.DeputyPoliceChief or StaffRole.AreaOfficer or StaffRole.DutyOfficer or StaffRole.ProcedureDesk)
            .SelectMany(a => Calls(a.Id, a.Role, [a.FullName, .. a.FormerNames], [a.Rank, .. a.FormerRanks])).ToList();
        var hamlets = await db.Set<Hamlet>().AsNoTracking().Where(h => h.CommuneId == commune).Select(h => new { h.Id, h.Name, h.OldNames }).ToListAsync(cancellationToken);
        var named = hamlets.ConvertAll(h => new NamedHamlet(h.Id, [.. h.OldNames.Prepend(h.Name).Select(Folded)]));
        var bearers = Namesakes.Bearers(accounts.Select(a => (new StaffId(a.Id), (IReadOnlyList<string>)[a.FullName, .. a.FormerNames])));
        return kept[commune] = new Kept(changes, now, police, named, bearers);
    }

    // One entry for each name and each rank that the account has or had.
    private static IEnumerable<PoliceOfficer> Calls(Guid id, StaffRole role, List<string> names, List<string?> ranks) =>
        names.Select(name => (Name: name, Rank: ranks[0])).Concat(ranks.Skip(1).Select(rank => (Name: names[0], Rank: rank)))
            .Select(call => new PoliceOfficer(id, call.Name, role) { Rank = call.Rank is { Length: > 0 } rank ? Folded(rank) : null });

    private static string Folded(string words) => $" {string.Join(' ', VietnameseText.Words(words))} ";

    private sealed record Kept(long Changes, DateTimeOffset At, IReadOnlyList<PoliceOfficer> Police, IReadOnlyList<NamedHamlet> Hamlets, IReadOnlyDictionary<StaffId, IReadOnlyList<StaffId>> Bearers);
}

/// <summary>A hamlet as words may name it.</summary>
/// <param name="Id">The hamlet.</param>
/// <param name="Folded">Its name and its former ones, folded, a blank before and behind.</param>
internal sealed record NamedHamlet(HamletId Id, IReadOnlyList<string> Folded);

/// <summary>An officer as words may mean them.</summary>
/// <param name="Id">The account.</param>
/// <param name="Name">Full name.</param>
/// <param name="Role">Position.</param>
internal sealed record PoliceOfficer(Guid Id, string Name, StaffRole Role)
{
    /// <summary>The rank, folded, a blank before and behind; null for none.</summary>
    public string? Rank { get; init; }

    /// <summary>The words of the name, marks apart.</summary>
    public IReadOnlyList<string> Spoken { get; } = SpokenText.Of(Name).Words;

    /// <summary>The full name and its last two words, folded, a blank before and behind.</summary>
    public IReadOnlyList<string> Folded { get; } = FoldedOf(VietnameseText.Words(Name));

    private static List<string> FoldedOf(IReadOnlyList<string> words) =>
        words.Count > 2 ? [$" {string.Join(' ', words)} ", $" {string.Join(' ', words.TakeLast(2))} "] : [$" {string.Join(' ', words)} "];
}
