using BinhYen.Communes;
using BinhYen.Groups;
using BinhYen.Platform.Persistence;
using BinhYen.Platform.Text;
using BinhYen.Staff;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Cases;

/// <summary>
/// Finds who must be kept away from a report about the police before anybody has read it (workflow §7): the named
/// officer and who moderates a group with them; all officers of the hamlet when nobody is named; everybody in the commune
/// when the chief is meant. When in doubt it keeps more people away, never fewer.
/// </summary>
internal sealed class ConflictFinder(DbFactory databases) : IMeantOfficers
{
    public async Task<ConflictScope> FindAsync(CaseOpening opening, CancellationToken cancellationToken) =>
        opening.OfficerConflict || opening.Kind is CaseKind.PoliceConduct
            ? await FindAsync(opening.CommuneId, opening.HamletId, opening.Messages, cancellationToken, opening.WorkedOnBy)
            : ConflictScope.None;

    /// <summary>
    /// Whether words about an officer, told later, must not stand in a case: somebody whom they may be about can see it. To a complaint
    /// belongs what names nobody else.
    /// </summary>
    /// <returns>Null when the words belong to the case.</returns>
    public async Task<StandingApart?> StandsApartAsync(Case @case, string words, CancellationToken cancellationToken)
    {
        if (@case.HasConflict)
        {
            await using var db = databases.Create();
            var (_, meant) = Meant(await PoliceAsync(db, @case.CommuneId, cancellationToken), [words], @case.Hands);
            if (meant.All(p => @case.IsClosedTo(ConflictScope.Of(new StaffId(p.Id))))) return null;
        }

        var hands = @case.Hands;
        return @case.IsClosedTo(await FindAsync(@case.CommuneId, @case.HamletId, [words], cancellationToken, hands)) ? null : new StandingApart(hands);
    }

    /// <inheritdoc />
    public async Task<Func<string, IReadOnlySet<StaffId>>> NamedInAsync(CommuneId commune, CancellationToken cancellationToken)
    {
        await using var db = databases.Create();
        var police = await PoliceAsync(db, commune, cancellationToken);
        return words =>
        {
            var text = Spaced([words]);
            return Ids(police.Where(p => IsByName(text, p) || OfficerNames.IsCalled(words, p.Name)));
        };
    }

    /// <summary>Whom it concerns that this officer turns out to be involved: subordinates and co-moderators as well.</summary>
    public async Task<ConflictScope> OfOfficerAsync(CommuneId commune, StaffId officer, CancellationToken cancellationToken)
    {
        await using var db = databases.Create();
        var police = await PoliceAsync(db, commune, cancellationToken);
        var scope = police.Find(p => p.Id == officer.Value) is { } one ? await AroundAsync(db, police, [one], cancellationToken) : ConflictScope.Of(officer);
        return await scope.WithNamesakesAsync(db, commune, cancellationToken);
    }

    /// <summary>Whom words about an officer concern.</summary>
    /// <param name="commune">The commune.</param>
    /// <param name="place">Where it happened; null when unknown.</param>
    /// <param name="messages">The words.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <param name="workedOnBy">Who works on what the words were told after, and may be meant. The chief stays unless spoken of: somebody has to read it.</param>
    public async Task<ConflictScope> FindAsync(
        CommuneId commune, HamletId? place, IReadOnlyList<string> messages, CancellationToken cancellationToken, IReadOnlyList<StaffId>? workedOnBy = null)
    {
        await using var db = databases.Create();
        return await (await FindAsync(db, commune, place, messages, workedOnBy, cancellationToken)).WithNamesakesAsync(db, commune, cancellationToken);
    }

    private static async Task<ConflictScope> FindAsync(
        BinhYenDb db, CommuneId commune, HamletId? place, IReadOnlyList<string> messages, IReadOnlyList<StaffId>? workedOnBy, CancellationToken cancellationToken)
    {
        var police = await PoliceAsync(db, commune, cancellationToken);
        var (isSure, meant) = Meant(police, messages, workedOnBy ?? []);
        if (!isSure && workedOnBy is not null) meant.UnionWith(police.Where(p => p.Role is not StaffRole.PoliceChief && workedOnBy.Contains(new StaffId(p.Id))));
        var scope = await AroundAsync(db, police, meant, cancellationToken);
        if (scope.AboveCommune) return scope with { AreaOfficersOf = place };
        if (isSure || meant.Any(p => p.Role is StaffRole.DeputyPoliceChief)) return scope;

        // Nobody is named for sure: the officers of the place, and where the place is unknown every officer below the deputies.
        var away = scope.Excluded.ToHashSet();
        if (place is not { } hamlet) return new ConflictScope(away.Concat(Ids(Below(police))).ToHashSet());
        var duties = await db.Set<HamletDuty>().AsNoTracking().Where(d => d.HamletId == hamlet && d.Until == null)
            .Select(d => new { d.OfficerId, d.SubstituteId }).ToListAsync(cancellationToken);
        away.UnionWith(duties.SelectMany(d => new[] { (StaffId?)d.OfficerId, d.SubstituteId }).OfType<StaffId>());
        return new ConflictScope(away, hamlet);
    }

    // Officers who are meant, with their subordinates and who moderates a group with them.
    private static async Task<ConflictScope> AroundAsync(BinhYenDb db, List<Officer> police, IReadOnlyCollection<Officer> meant, CancellationToken cancellationToken)
    {
        if (meant.Any(p => p.Role is StaffRole.PoliceChief)) return new ConflictScope(Ids(police), AboveCommune: true);
        // A deputy's subordinates are everybody but the chief.
        if (meant.Any(p => p.Role is StaffRole.DeputyPoliceChief)) return new ConflictScope(Ids(police.Where(p => p.Role is not StaffRole.PoliceChief)));
        var away = Ids(meant);
        away.UnionWith(await BesideAsync(db, away, Ids(Below(police)), cancellationToken));
        return new ConflictScope(away);
    }

    private static IEnumerable<Officer> Below(IEnumerable<Officer> police) =>
        police.Where(p => p.Role is StaffRole.AreaOfficer or StaffRole.DutyOfficer or StaffRole.ProcedureDesk);

    // Who is closed may come back: an account that sleeps today is kept away as well.
    private static Task<List<Officer>> PoliceAsync(BinhYenDb db, CommuneId commune, CancellationToken cancellationToken) => db.Set<StaffMember>().AsNoTracking()
        .Where(s => s.CommuneId == commune
            && (s.Role == StaffRole.PoliceChief || s.Role == StaffRole.DeputyPoliceChief || s.Role == StaffRole.AreaOfficer
                || s.Role == StaffRole.DutyOfficer || s.Role == StaffRole.ProcedureDesk))
        .Select(s => new Officer(s.Id, s.FullName, s.Role)).ToListAsync(cancellationToken);

    // For sure: the full name, its last two words, or the position. Called as people call them, or as whoever works on the report: perhaps.
    private static (bool IsSure, HashSet<Officer> Meant) Meant(List<Officer> police, IReadOnlyList<string> messages, IReadOnlyList<StaffId> workedOnBy)
    {
        var text = Spaced(messages);
        var spoken = string.Join('\n', messages);
        var named = police.Where(p => IsNamed(text, p)).ToHashSet();
        var handling = workedOnBy.Count > 0 && OfficerNames.SpeaksOfHandler(text);
        return (named.Count > 0, [.. named, .. police.Where(p => OfficerNames.IsCalled(spoken, p.Name) || (handling && workedOnBy.Contains(new StaffId(p.Id))))]);
    }

    // Who moderates a group with an officer meets them every day (workflow §7.2). Leaders stay: somebody has to handle it.
    private static async Task<IEnumerable<StaffId>> BesideAsync(BinhYenDb db, HashSet<StaffId> officers, HashSet<StaffId> below, CancellationToken cancellationToken)
    {
        if (officers.Count == 0) return [];
        var ids = officers.Select(o => (StaffId?)o).ToList();
        var groups = db.Set<GroupAppointment>().Where(a => a.Until == null && ids.Contains(a.StaffId)).Select(a => a.GroupId);
        var beside = await db.Set<GroupAppointment>().AsNoTracking().Where(a => a.Until == null && a.StaffId != null && groups.Contains(a.GroupId))
            .Select(a => a.StaffId!.Value).Distinct().ToListAsync(cancellationToken);
        return beside.Where(below.Contains);
    }

    // Folded, with a blank before and behind each word.
    private static string Spaced(IEnumerable<string> messages) => $" {string.Join(' ', messages.SelectMany(VietnameseText.Words))} ";

    private static bool IsByName(string text, Officer officer)
    {
        var name = VietnameseText.Words(officer.Name);
        return text.Contains($" {string.Join(' ', name)} ", StringComparison.Ordinal)
            || (name.Count > 2 && text.Contains($" {string.Join(' ', name.TakeLast(2))} ", StringComparison.Ordinal));
    }

    private static bool IsNamed(string text, Officer officer) =>
        IsByName(text, officer)
        || (officer.Role is StaffRole.PoliceChief && (Says(text, "truong cong an") || Says(text, "truong ca xa") || Says(text, "ong truong ca")))
        || (officer.Role is StaffRole.DeputyPoliceChief && (Says(text, "pho cong an") || Says(text, "pho truong cong an")))
        || (officer.Role is StaffRole.DutyOfficer && (Says(text, "truc ban") || Says(text, "can bo truc")))
        || (officer.Role is StaffRole.ProcedureDesk && (Says(text, "mot cua") || Says(text, "can bo thu tuc") || Says(text, "can bo tiep dan")));

    private static bool Says(string text, string words) =>
        text.Contains($" {words} ", StringComparison.Ordinal)
        // "phó trưởng công an" is not the chief.
        && !(words.StartsWith("truong", StringComparison.Ordinal) && text.Contains($" pho {words} ", StringComparison.Ordinal));

    private static HashSet<StaffId> Ids(IEnumerable<Officer> officers) => [.. officers.Select(o => new StaffId(o.Id))];

    private sealed record Officer(Guid Id, string Name, StaffRole Role);
}

/// <summary>Words about an officer that begin a report of their own.</summary>
/// <param name="WorkedOnBy">Who works on the case they were told after, and may be meant.</param>
internal sealed record StandingApart(IReadOnlyList<StaffId> WorkedOnBy);
