using System.Collections.Concurrent;
using BinhYen.Platform.Persistence;
using BinhYen.Platform.Text;
using BinhYen.Staff;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Cases;

/// <summary>
/// The police of each commune by the names that reports call them, and which accounts bear one name. Every report is searched for these names, so
/// they are kept until an account changes; another process shows within <see cref="KeptFor"/>.
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

    /// <summary>The scope with every other account of whoever it keeps away (decision 0124).</summary>
    public async ValueTask<ConflictScope> WithNamesakesAsync(ConflictScope scope, CommuneId commune, CancellationToken cancellationToken)
    {
        if (scope.Excluded.Count == 0) return scope;
        var bearers = (await KeptAsync(commune, cancellationToken)).Bearers;
        return scope with { Excluded = scope.Excluded.SelectMany(id => bearers.TryGetValue(id, out var same) ? same : [id]).ToHashSet() };
    }

    private async ValueTask<Kept> KeptAsync(CommuneId commune, CancellationToken cancellationToken)
    {
        var (changes, now) = (BinhYenDb.AccountChanges, clock.GetUtcNow());
        if (kept.TryGetValue(commune, out var known) && known.Changes == changes && now >= known.At && now - known.At < KeptFor) return known;
        await using var db = databases.Create();
        var accounts = await db.Set<StaffMember>().AsNoTracking().Where(s => s.CommuneId == commune)
            .Select(s => new { s.Id, s.FullName, s.Role, s.Rank, s.FormerNames, s.FormerRanks }).ToListAsync(cancellationToken);
        var police = accounts.Where(a => a.Role is StaffRole.PoliceChief or StaffRole.DeputyPoliceChief or StaffRole.AreaOfficer or StaffRole.DutyOfficer or StaffRole.ProcedureDesk)
            .SelectMany(a => Calls(a.Id, a.Role, [a.FullName, .. a.FormerNames], [a.Rank, .. a.FormerRanks])).ToList();
        return kept[commune] = new Kept(changes, now, police, Namesakes.Bearers(accounts.Select(a => (new StaffId(a.Id), (IReadOnlyList<string>)[a.FullName, .. a.FormerNames]))));
    }

    // One entry for each name and each rank that the account has or had.
    private static IEnumerable<PoliceOfficer> Calls(Guid id, StaffRole role, List<string> names, List<string?> ranks) =>
        names.Select(name => new PoliceOfficer(id, name, role) { Rank = Folded(ranks[0]) }).Concat(ranks.Skip(1).Select(rank => new PoliceOfficer(id, names[0], role) { Rank = Folded(rank) }));

    private static string? Folded(string? rank) => rank is { Length: > 0 } ? $" {string.Join(' ', VietnameseText.Words(rank))} " : null;

    private sealed record Kept(long Changes, DateTimeOffset At, IReadOnlyList<PoliceOfficer> Police, IReadOnlyDictionary<StaffId, IReadOnlyList<StaffId>> Bearers);
}

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
