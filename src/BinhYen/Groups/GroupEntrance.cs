using BinhYen.Communes;
using BinhYen.Groups.Regulations;
using BinhYen.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Groups;

/// <summary>What a resident is told about a group before deciding to join.</summary>
/// <param name="Code">Code of the group: "G01".</param>
/// <param name="Name">Name as it is in Zalo.</param>
/// <param name="Unit">"thôn Đông Khê".</param>
/// <param name="Link">Link that asks to be let in; null where there is none.</param>
/// <param name="ByMessage">True for a group of the Official Account: people ask by a message to it.</param>
/// <param name="Led">Who lets people in and reads along, by office: "Cảnh sát khu vực".</param>
/// <param name="Allowed">What may be posted, a few lines.</param>
/// <param name="Prohibited">What may not.</param>
/// <param name="Regulation">The version of the rules shown; null when none is in force.</param>
public sealed record JoinOffer(
    string Code, string Name, string Unit, string? Link, bool ByMessage, string Led, IReadOnlyList<string> Allowed, IReadOnlyList<string> Prohibited, Guid? Regulation)
{
    /// <summary>Words by which the Official Account is asked for an invitation.</summary>
    public string Wish => $"VÀO NHÓM {Code}";

    /// <summary>Whether there is any way in yet.</summary>
    public bool IsOpen => ByMessage || Link is not null;
}

/// <summary>The door of a group for residents: what it is, and the way in. Members are no part of it.</summary>
internal sealed class GroupEntrance(BinhYenDb db, CommuneDirectory communes, GroupProfile profile, TimeProvider clock)
{
    // The page must stay light on a bad line; the whole text is one tap away.
    private const int MostLines = 6;

    /// <summary>The group as it is offered; null when there is none that residents can join.</summary>
    public async Task<JoinOffer?> FindAsync(CommuneId commune, string code, CancellationToken cancellationToken)
    {
        if (await LoadAsync(commune, code, cancellationToken) is not { } group) return null;
        var today = clock.Today();
        var rules = (await db.Set<Regulation>().AsNoTracking().Where(r => r.CommuneId == commune && r.Book == RuleBook.Group && r.EffectiveFrom <= today).ToListAsync(cancellationToken))
            .Where(r => r.Concerns(group)).OrderBy(r => r.GroupId is null).ThenBy(r => r.Purpose is null).ThenByDescending(r => r.EffectiveFrom).ThenByDescending(r => r.Version).FirstOrDefault();
        var ways = await profile.OfAsync(commune, cancellationToken);
        return new JoinOffer(
            group.Code, group.Name.Length > 0 ? group.Name : group.UnitName, group.UnitName, group.Link, group.Kind is GroupKind.Account, ways.LeaderRole.InWords(),
            [.. MemberText.Lines(rules?.Allowed ?? "").Take(MostLines)], [.. MemberText.Lines(rules?.Prohibited ?? "").Take(MostLines), .. MemberText.Always(ways)], rules?.Id);
    }

    /// <summary>A living group of residents in Zalo; null for every other.</summary>
    public Task<ZaloGroup?> LoadAsync(CommuneId commune, string code, CancellationToken cancellationToken)
    {
        var upper = code.ToUpperInvariant();
        return db.Set<ZaloGroup>().AsNoTracking().SingleOrDefaultAsync(
            g => g.CommuneId == commune && g.Code == upper && g.Purpose == GroupPurpose.Residents && g.Kind != GroupKind.None
                && (g.State == GroupState.Active || g.State == GroupState.SettingUp), cancellationToken);
    }

    /// <summary>The group whose link somebody holds in hand, compared without protocol, query and capitals; null when it is none of ours.</summary>
    public async Task<(CommuneId Commune, string Name, bool IsAlive)?> OfLinkAsync(string link, CancellationToken cancellationToken)
    {
        if (GroupLink.Bare(link) is not { } bare) return null;
        var known = await db.Set<ZaloGroup>().AsNoTracking().Where(g => g.Link != null).ToListAsync(cancellationToken);
        return known.Where(g => GroupLink.Bare(g.Link) == bare).OrderByDescending(g => g.IsAlive).Select(g => ((CommuneId, string, bool)?)(g.CommuneId, g.Name, g.IsAlive)).FirstOrDefault();
    }

    /// <summary>Rules that residents may read before they join (R-YC-68, R-TT-22): those of groups, the model and conventions; null when there is no such version.</summary>
    public async Task<PublicRules?> RulesAsync(CommuneId commune, Guid id, CancellationToken cancellationToken)
    {
        var today = clock.Today();
        var rules = await db.Set<Regulation>().AsNoTracking().SingleOrDefaultAsync(r => r.CommuneId == commune && r.Id == id && r.Book != RuleBook.Committee, cancellationToken);
        if (rules is null || rules.EffectiveFrom > today || rules.Purpose is not (null or GroupPurpose.Residents)) return null;
        return PublicRules.Of(rules, (await PublishedAsync(commune, cancellationToken)).Any(r => r.Id == id), await profile.OfAsync(commune, cancellationToken));
    }

    /// <summary>What is in force today and concerns residents, the newest of each.</summary>
    public async Task<IReadOnlyList<PublicRules>> PublishedAsync(CommuneId commune, CancellationToken cancellationToken)
    {
        var today = clock.Today();
        var all = await db.Set<Regulation>().AsNoTracking()
            .Where(r => r.CommuneId == commune && r.EffectiveFrom <= today && r.Book != RuleBook.Committee && (r.Purpose == null || r.Purpose == GroupPurpose.Residents)).ToListAsync(cancellationToken);
        var ways = await profile.OfAsync(commune, cancellationToken);
        return [.. all.GroupBy(r => (r.Book, r.GroupId, r.Book is RuleBook.Convention ? r.Title : "")).Select(b => b.OrderByDescending(r => r.EffectiveFrom).ThenByDescending(r => r.Version).First())
            .OrderBy(r => r.Book).ThenBy(r => r.Title, StringComparer.Ordinal).Select(r => PublicRules.Of(r, inForce: true, ways))];
    }

    /// <summary>Communes the directory knows, for pages that answer without being told which.</summary>
    public Task<Commune?> CommuneAsync(CommuneId id, CancellationToken cancellationToken) => communes.FindAsync(id, cancellationToken);
}

/// <summary>A regulation as residents read it.</summary>
/// <param name="Id">Its version's id.</param>
/// <param name="Book">"Quy chế nhóm", "Quy ước, hương ước".</param>
/// <param name="Title">As issued.</param>
/// <param name="Number">Number of the document; empty when it has none.</param>
/// <param name="Version">1, 2, 3 …</param>
/// <param name="EffectiveFrom">First day in force.</param>
/// <param name="Changes">What is new; empty for the first version.</param>
/// <param name="Text">The text.</param>
/// <param name="Allowed">What may be posted.</param>
/// <param name="Prohibited">What may not.</param>
/// <param name="InForce">False for a version that a newer one replaced.</param>
public sealed record PublicRules(
    Guid Id, string Book, string Title, string Number, int Version, DateOnly EffectiveFrom, string Changes, string Text, IReadOnlyList<string> Allowed, IReadOnlyList<string> Prohibited, bool InForce)
{
    internal static PublicRules Of(Regulation rules, bool inForce, GroupRules ways) => new(
        rules.Id, rules.Book.InWords(), rules.Title, rules.Number, rules.Version, rules.EffectiveFrom, rules.Changes, rules.Text, MemberText.Lines(rules.Allowed),
        rules.Book is RuleBook.Group ? [.. MemberText.Lines(rules.Prohibited), .. MemberText.Always(ways)] : MemberText.Lines(rules.Prohibited), inForce);
}
