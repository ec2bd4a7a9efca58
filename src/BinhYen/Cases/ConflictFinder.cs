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
internal sealed class ConflictFinder(DbFactory databases, PoliceRoster roster, TimeProvider clock) : IMeantOfficers
{
    /// <summary>Whom a new report concerns: what reads as a complaint, and whatever names an officer and is no praise.</summary>
    public async Task<ConflictScope> FindAsync(CaseOpening opening, CancellationToken cancellationToken)
    {
        if (opening.About is { } officer) return await ObjectedAsync(opening, officer, cancellationToken);
        if (opening.OfficerConflict || opening.Kind is CaseKind.PoliceConduct)
            return await FindAsync(opening.CommuneId, opening.HamletId, opening.Messages, cancellationToken, opening.WorkedOnBy);
        return opening.Category is CaseCategory.Praise or CaseCategory.Greeting or CaseCategory.Spam
            ? ConflictScope.None
            : await NamedAsync(opening.CommuneId, opening.HamletId, opening.Messages, opening.Kind, opening.Urgency, cancellationToken);
    }

    /// <summary>Whom a group's post concerns: what reads as a complaint, and whatever names an officer.</summary>
    public async Task<ConflictScope> OfPostAsync(CommuneId commune, HamletId? place, string words, bool isAboutPolice, CancellationToken cancellationToken) => isAboutPolice
        ? await FindAsync(commune, place, [words], cancellationToken)
        : await NamedAsync(commune, place, [words], CaseKind.SecurityReport, Urgency.Normal, cancellationToken);

    /// <summary>
    /// Whether words about an officer, told later, must not stand in a case: somebody whom they may be about can see it. To a complaint
    /// belongs what names nobody else.
    /// </summary>
    /// <returns>Null when the words belong to the case.</returns>
    public async Task<StandingApart?> StandsApartAsync(Case @case, string words, CancellationToken cancellationToken)
    {
        if (@case.HasConflict)
        {
            var (_, meant) = Meant(await roster.OfAsync(@case.CommuneId, cancellationToken), [words], @case.Hands);
            if (meant.All(p => @case.IsClosedTo(ConflictScope.Of(new StaffId(p.Id))))) return null;
        }

        var hands = @case.Hands;
        return @case.IsClosedTo(await FindAsync(@case.CommuneId, @case.HamletId, [words], cancellationToken, hands)) ? null : new StandingApart(hands);
    }

    /// <inheritdoc />
    public async Task<Func<string, IReadOnlySet<StaffId>>> NamedInAsync(CommuneId commune, CancellationToken cancellationToken)
    {
        var police = await roster.OfAsync(commune, cancellationToken);
        return words => Ids(police.Where(p => IsNamedIn([words], p)));
    }

    /// <summary>Whether words name somebody or call them by name, whoever else they name. Positions count for nothing.</summary>
    public static bool IsNamedIn(IReadOnlyList<string> words, PoliceOfficer officer) =>
        MentionOf(Spaced(words), SpokenText.Of(string.Join('\n', words)), officer, isBlame: true) is not OfficerMention.None;

    /// <inheritdoc />
    public async Task<bool> AreBlamedInAsync(CommuneId commune, IReadOnlyList<string> words, CancellationToken cancellationToken)
    {
        var text = Spaced(words);
        if (!OfficerNames.SoundsLikeBlame(text)) return false;
        if (OfficerNames.SpeaksOfHandler(text)) return true;
        var said = SpokenText.Of(string.Join('\n', words));
        return (await roster.OfAsync(commune, cancellationToken)).Any(p => MentionOf(text, said, p, isBlame: true) >= OfficerMention.Perhaps || PositionAt(text, p, isBlame: true) > 0);
    }

    /// <summary>Whom it concerns that this officer turns out to be involved: subordinates and co-moderators as well.</summary>
    public async Task<ConflictScope> OfOfficerAsync(CommuneId commune, StaffId officer, CancellationToken cancellationToken)
    {
        var police = await roster.OfAsync(commune, cancellationToken);
        await using var db = databases.Create();
        var scope = police.FirstOrDefault(p => p.Id == officer.Value) is { } one ? await AroundAsync(db, police, [one], cancellationToken) : ConflictScope.Of(officer);
        return await roster.WithNamesakesAsync(scope, commune, cancellationToken);
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
        var police = await roster.OfAsync(commune, cancellationToken);
        await using var db = databases.Create();
        return await roster.WithNamesakesAsync(await FindAsync(db, police, place, messages, workedOnBy, cancellationToken), commune, cancellationToken);
    }

    private async Task<ConflictScope> FindAsync(
        BinhYenDb db, IReadOnlyList<PoliceOfficer> police, HamletId? place, IReadOnlyList<string> messages, IReadOnlyList<StaffId>? workedOnBy, CancellationToken cancellationToken)
    {
        var (isSure, meant) = Meant(police, messages, workedOnBy ?? []);
        if (!isSure && workedOnBy is not null) meant.UnionWith(police.Where(p => p.Role is not StaffRole.PoliceChief && workedOnBy.Contains(new StaffId(p.Id))));
        var scope = await AroundAsync(db, police, meant, cancellationToken);
        if (scope.AboveCommune) return scope with { AreaOfficersOf = place };
        if (isSure || meant.Any(p => p.Role is StaffRole.DeputyPoliceChief)) return scope;

        // Nobody is named for sure: the officers of the place, and where the place is unknown every officer below the deputies.
        var away = scope.Excluded.ToHashSet();
        if (place is not { } hamlet) return new ConflictScope(away.Concat(Ids(Below(police))).ToHashSet());
        away.UnionWith(await OfficersOfAsync(db, hamlet, cancellationToken));
        return new ConflictScope(away, hamlet);
    }

    // Whoever handled a report, objected to by its reporter, and whom the words name besides.
    private async Task<ConflictScope> ObjectedAsync(CaseOpening opening, StaffId officer, CancellationToken cancellationToken)
    {
        var police = await roster.OfAsync(opening.CommuneId, cancellationToken);
        var (_, meant) = Meant(police, opening.Messages, []);
        meant.UnionWith(police.Where(p => p.Id == officer.Value));
        await using var db = databases.Create();
        var scope = await AroundAsync(db, police, meant, cancellationToken);
        // For leaders alone: a colleague who can open the case sees when it was opened again, and would have the name.
        return await roster.WithNamesakesAsync(scope with { Excluded = scope.Excluded.Append(officer).Concat(Ids(Below(police))).ToHashSet() }, opening.CommuneId, cancellationToken);
    }

    // What does not read as a complaint may be one: a name is enough. A given name alone has to be that of the officer of the place, or to stand
    // beside blame; in a question about papers every name has to. Danger to life stays with the commune even where the chief is spoken of.
    private async Task<ConflictScope> NamedAsync(
        CommuneId commune, HamletId? hamlet, IReadOnlyList<string> messages, CaseKind kind, Urgency urgency, CancellationToken cancellationToken)
    {
        var police = await roster.OfAsync(commune, cancellationToken);
        var (text, said) = (Spaced(messages), SpokenText.Of(string.Join('\n', messages)));
        var blamed = OfficerNames.SoundsLikeBlame(text);
        if (kind is CaseKind.ProcedureQuestion && !blamed) return ConflictScope.None;
        var named = police.Select(p => (Officer: p, Mention: MentionOf(text, said, p, blamed))).Where(m => m.Mention >= OfficerMention.Perhaps).ToList();
        named.AddRange(police.Where(p => PositionAt(text, p, blamed) > 0 || (blamed && IsNamed(text, p))).Select(p => (p, OfficerMention.Sure)));
        if (named.Count == 0) return ConflictScope.None;
        await using var db = databases.Create();
        var place = named.Exists(m => m.Mention is OfficerMention.Perhaps) && !blamed ? await OfficersOfAsync(db, hamlet, cancellationToken) : [];
        var meant = named.Where(m => m.Mention is OfficerMention.Sure || blamed || place.Contains(new StaffId(m.Officer.Id))).ToList();
        if (urgency is Urgency.Emergency) meant.RemoveAll(m => m.Officer.Role is StaffRole.PoliceChief);
        // A deputy of whom only the given name is said takes nobody along.
        var sure = meant.Where(m => m.Mention is OfficerMention.Sure || m.Officer.Role is not StaffRole.DeputyPoliceChief).Select(m => m.Officer).ToHashSet();
        var scope = await AroundAsync(db, police, sure, cancellationToken);
        return await roster.WithNamesakesAsync(scope with { Excluded = scope.Excluded.Concat(Ids(meant.Select(m => m.Officer))).ToHashSet() }, commune, cancellationToken);
    }

    // Who has the place today and who is to have it.
    private async Task<List<StaffId>> OfficersOfAsync(BinhYenDb db, HamletId? place, CancellationToken cancellationToken)
    {
        if (place is not { } hamlet) return [];
        var today = clock.Today();
        var duties = await db.Set<HamletDuty>().AsNoTracking().Where(d => d.HamletId == hamlet && (d.Until == null || d.Until >= today))
            .Select(d => new { d.OfficerId, d.SubstituteId }).ToListAsync(cancellationToken);
        return [.. duties.SelectMany(d => new[] { (StaffId?)d.OfficerId, d.SubstituteId }).OfType<StaffId>()];
    }

    // What is made of the name in speech, or the name with no marks at all.
    private static OfficerMention MentionOf(string text, SpokenText said, PoliceOfficer officer, bool isBlame) =>
        OfficerNames.MentionOf(said, officer.Spoken, isBlame) is var mention and not OfficerMention.None ? mention
        : IsByName(text, officer) ? OfficerMention.Sure : OfficerMention.None;

    // Officers who are meant, with their subordinates and who moderates a group with them.
    private async Task<ConflictScope> AroundAsync(BinhYenDb db, IReadOnlyList<PoliceOfficer> police, IReadOnlyCollection<PoliceOfficer> meant, CancellationToken cancellationToken)
    {
        if (meant.Any(p => p.Role is StaffRole.PoliceChief)) return new ConflictScope(Ids(police), AboveCommune: true);
        // A deputy's subordinates are everybody but the chief.
        if (meant.Any(p => p.Role is StaffRole.DeputyPoliceChief)) return new ConflictScope(Ids(police.Where(p => p.Role is not StaffRole.PoliceChief)));
        var away = Ids(meant);
        away.UnionWith(await BesideAsync(db, away, Ids(Below(police)), cancellationToken));
        return new ConflictScope(away);
    }

    private static IEnumerable<PoliceOfficer> Below(IEnumerable<PoliceOfficer> police) =>
        police.Where(p => p.Role is StaffRole.AreaOfficer or StaffRole.DutyOfficer or StaffRole.ProcedureDesk);

    // For sure: the full name, its last two words, or the position. Called as people call them, or as whoever works on the report: perhaps.
    private static (bool IsSure, HashSet<PoliceOfficer> Meant) Meant(IReadOnlyList<PoliceOfficer> police, IReadOnlyList<string> messages, IReadOnlyList<StaffId> workedOnBy)
    {
        var text = Spaced(messages);
        var said = SpokenText.Of(string.Join('\n', messages));
        var named = police.Where(p => IsNamed(text, p)).ToHashSet();
        var handling = workedOnBy.Count > 0 && OfficerNames.SpeaksOfHandler(text);
        return (named.Count > 0, [.. named, .. police.Where(p => OfficerNames.MentionOf(said, p.Spoken, isBlame: true) is not OfficerMention.None || (handling && workedOnBy.Contains(new StaffId(p.Id))))]);
    }

    // Who moderates a group with an officer meets them every day (workflow §7.2). Leaders stay: somebody has to handle it.
    private async Task<IEnumerable<StaffId>> BesideAsync(BinhYenDb db, HashSet<StaffId> officers, HashSet<StaffId> below, CancellationToken cancellationToken)
    {
        if (officers.Count == 0) return [];
        var (ids, today) = (officers.Select(o => (StaffId?)o).ToList(), clock.Today());
        var groups = db.Set<GroupAppointment>().Where(a => (a.Until == null || a.Until >= today) && ids.Contains(a.StaffId)).Select(a => a.GroupId);
        var beside = await db.Set<GroupAppointment>().AsNoTracking().Where(a => (a.Until == null || a.Until >= today) && a.StaffId != null && groups.Contains(a.GroupId))
            .Select(a => a.StaffId!.Value).Distinct().ToListAsync(cancellationToken);
        return beside.Where(below.Contains);
    }

    // Folded, with a blank before and behind each word.
    private static string Spaced(IEnumerable<string> messages) => $" {string.Join(' ', messages.SelectMany(VietnameseText.Words))} ";

    private static bool IsByName(string text, PoliceOfficer officer) => officer.Folded.Any(name => text.Contains(name, StringComparison.Ordinal));

    private static bool IsNamed(string text, PoliceOfficer officer) =>
        IsByName(text, officer) || PositionAt(text, officer, isBlame: true) > 0
        || (officer.Role is StaffRole.DutyOfficer && (At(text, "truc ban") > 0 || At(text, "can bo truc") > 0))
        || (officer.Role is StaffRole.ProcedureDesk && (At(text, "mot cua") > 0 || At(text, "can bo thu tuc") > 0 || At(text, "can bo tiep dan") > 0));

    // Where the text speaks of a leader by the position and not to them; -1 where it does not.
    private static int PositionAt(string text, PoliceOfficer officer, bool isBlame)
    {
        string[] positions = officer.Role switch
        {
            StaffRole.PoliceChief => ["truong cong an", "truong ca xa", "ong truong ca"],
            StaffRole.DeputyPoliceChief => ["pho cong an", "pho truong cong an"],
            _ => [],
        };
        foreach (var position in positions)
        {
            for (var at = At(text, position); at > 0; at = At(text, position, at))
                if (!OfficerNames.IsSpokenTo(text, at, isBlame)) return at;
        }

        return -1;
    }

    private static int At(string text, string words, int from = 0)
    {
        var at = text.IndexOf($" {words} ", from, StringComparison.Ordinal);
        // "phó trưởng công an" is not the chief.
        return words.StartsWith("truong", StringComparison.Ordinal) && text.Contains($" pho {words} ", StringComparison.Ordinal) ? -1 : at + 1;
    }

    private static HashSet<StaffId> Ids(IEnumerable<PoliceOfficer> officers) => [.. officers.Select(o => new StaffId(o.Id))];

}

/// <summary>Words about an officer that begin a report of their own.</summary>
/// <param name="WorkedOnBy">Who works on the case they were told after, and may be meant.</param>
internal sealed record StandingApart(IReadOnlyList<StaffId> WorkedOnBy);
