using BinhYen.Communes;
using BinhYen.Groups.Members;
using BinhYen.Platform.Journal;
using BinhYen.Platform.Persistence;
using BinhYen.Staff;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Groups.Registry;

/// <summary>Somebody the commune has named already, with the duty in a group that follows from it.</summary>
/// <param name="Duty">The duty in the group.</param>
/// <param name="Account">The account; null for office holders without one.</param>
/// <param name="Name">As printed.</param>
/// <param name="Position">The position held; null where the account's role says it.</param>
internal sealed record KnownPerson(GroupDuty Duty, StaffId? Account, string Name, GroupRole? Position);

/// <summary>
/// Whom the duties of the hamlets and their positions already name for a group: officer, substitute, and who leads, assists or is
/// represented by the profile. A new group begins with them, so that nobody types again what the commune has said once.
/// </summary>
internal sealed class KnownPeople(BinhYenDb db, StaffDirectory directory, TimeProvider clock)
{
    /// <summary>Reads what is known of a commune today once, for however many groups.</summary>
    public async Task<Func<ZaloGroup, GroupRules, IReadOnlyList<KnownPerson>>> OfAsync(CommuneId commune, CancellationToken cancellationToken)
    {
        var (today, now) = (clock.Today(), clock.GetUtcNow());
        var duties = (await db.Set<HamletDuty>().AsNoTracking().Where(d => d.CommuneId == commune && d.From <= today && (d.Until == null || d.Until >= today)).OrderBy(d => d.From).ToListAsync(cancellationToken)).ToLookup(d => d.HamletId);
        var held = (await db.Set<PositionHolding>().AsNoTracking().Where(p => p.CommuneId == commune && p.HamletId != null).ToListAsync(cancellationToken)).Where(p => p.IsHeldAt(now)).ToLookup(p => p.HamletId!.Value);
        var asked = duties.SelectMany(d => d).SelectMany(d => new[] { d.OfficerId, d.SubstituteId }).Concat(held.SelectMany(h => h).Select(p => p.StaffId)).OfType<StaffId>();
        var cards = (await directory.CardsAsync(asked, cancellationToken)).Where(c => !c.IsClosed).ToDictionary(c => c.Id);
        return (group, rules) => group is { HamletId: { } hamlet, Purpose: not GroupPurpose.Committee }
            ? [.. Police(group, rules, duties[hamlet].LastOrDefault(), cards), .. Holders(group, rules, [.. held[hamlet].OrderBy(p => p.IsActing)], cards)]
            : [];
    }

    /// <summary>Gives a new group its known people from today on, each with a trace of its own. The caller saves.</summary>
    public void Appoint(ZaloGroup group, IEnumerable<KnownPerson> people, CurrentStaff by)
    {
        foreach (var person in people)
        {
            db.Add(new GroupAppointment
            {
                Id = Guid.CreateVersion7(clock.GetUtcNow()), CommuneId = group.CommuneId, GroupId = group.Id, Duty = person.Duty, StaffId = person.Account,
                PersonName = person.Account is null ? person.Name : null, Position = person.Position, From = clock.Today(),
            });
            db.Record(JournalDraft.Of(group.CommuneId, clock.GetUtcNow(), "groups.appointed.v1", $"group:{group.Id}", by.JournalName,
                ("duty", person.Duty.ToString()), ("staff", person.Account?.ToString()), ("position", person.Position?.ToString()), ("from", clock.Today()), ("until", null)));
        }
    }

    private static IEnumerable<KnownPerson> Police(ZaloGroup group, GroupRules rules, HamletDuty? duty, Dictionary<StaffId, StaffCard> cards)
    {
        if (duty is null) yield break;
        if (Fits(GroupDuty.Officer, duty.OfficerId) is { } officer) yield return officer;
        if (duty.SubstituteId is { } other && other != duty.OfficerId && Fits(GroupDuty.Substitute, other) is { } substitute) yield return substitute;

        // A hamlet may be policed by somebody the profile lets lead no group; then the duty stays open and is asked for.
        KnownPerson? Fits(GroupDuty wanted, StaffId person) =>
            cards.GetValueOrDefault(person) is { } card && AppointPerson.PositionsFor(wanted, group, rules) is { } allowed && allowed.Any(role => GroupRules.Holds(card.Role, role))
                ? new KnownPerson(wanted, person, card.Name, null)
                : null;
    }

    private static IReadOnlyList<KnownPerson> Holders(ZaloGroup group, GroupRules rules, IReadOnlyList<PositionHolding> held, Dictionary<StaffId, StaffCard> cards)
    {
        var people = new List<KnownPerson>();
        if (group is not { Purpose: GroupPurpose.Residents, Kind: not GroupKind.None }) return people;
        if (rules.CivilianLeads) Add(GroupDuty.Leader, rules.LeaderRole);
        foreach (var role in rules.Spelled(rules.DeputyRoles)) Add(GroupDuty.Deputy, role);
        foreach (var role in rules.Spelled(rules.CoManagerRoles)) Add(GroupDuty.CoManager, role);
        foreach (var role in rules.Spelled(rules.MemberRoles)) Add(GroupDuty.Representative, role);
        return people;

        // Whoever leads or assists for a position represents it, too: once is enough.
        void Add(GroupDuty duty, GroupRole role)
        {
            if (held.FirstOrDefault(p => RoleOf(p.Kind) == role) is not { } holding || people.Any(p => p.Name == NameOf(holding) && (p.Position ?? role) == role)) return;
            if (holding.StaffId is { } id && cards.GetValueOrDefault(id) is { } card)
            {
                if (GroupRules.Holds(card.Role, role)) people.Add(new KnownPerson(duty, id, card.Name, null));
                else if (!GroupRules.IsRole(role)) people.Add(new KnownPerson(duty, id, card.Name, role));
            }
            else if (holding.StaffId is null)
            {
                people.Add(new KnownPerson(duty, null, holding.HolderName, role));
            }
        }

        string NameOf(PositionHolding holding) => holding.StaffId is { } id ? cards.GetValueOrDefault(id)?.Name ?? holding.HolderName : holding.HolderName;
    }

    private static GroupRole? RoleOf(PositionKind kind) => kind switch
    {
        PositionKind.HamletHead => GroupRole.HamletHead,
        PositionKind.SecurityTeamLeader => GroupRole.TeamLeader,
        PositionKind.FrontCommitteeHead => GroupRole.FrontCommittee,
        PositionKind.PartyCellSecretary => GroupRole.PartyCellSecretary,
        PositionKind.Other => null,
    };
}
