using BinhYen.Communes;
using BinhYen.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Staff.Handovers;

/// <summary>What the pages of one hand-over show, read once for a request.</summary>
internal sealed class HandoverScreen(BinhYenDb db, HandoverDesk desk, StaffDirectory directory, CommuneDirectory communes, TimeProvider clock)
{
    public StaffHandover Handover { get; private set; } = null!;
    public HandoverView View { get; private set; } = null!;
    public CurrentStaff By { get; private set; } = null!;
    public Commune Commune { get; private set; } = null!;

    /// <summary>Everybody named on the page.</summary>
    public IReadOnlyDictionary<StaffId, StaffCard> People { get; private set; } = new Dictionary<StaffId, StaffCard>();

    /// <summary>Who may take each thing, by its key; only for those who choose.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<StaffId>> Takers { get; private set; } = new Dictionary<string, IReadOnlyList<StaffId>>();

    /// <summary>Colleagues for the choices of "everything to" and of the second person.</summary>
    public IReadOnlyList<StaffCard> Colleagues { get; private set; } = [];

    /// <summary>The person holds something else now than what stands on the list.</summary>
    public bool HasChanged { get; private set; }

    /// <summary>The text as it would be signed now; posted back so that nobody signs what they have not read.</summary>
    public string Hash => Convert.ToHexString(HandoverText.HashOf(Handover, null))[..16];

    /// <summary>The lines this person sees: a receiver the own ones, a second person none.</summary>
    public IReadOnlyList<HandoverItem> Items => [.. Handover.Items.Where(i => View.SeesAll || i.Receiver == By.Id).OrderBy(i => i.Kind).ThenBy(i => i.Number)];

    /// <summary>Why the account cannot close yet though all have signed; null otherwise.</summary>
    public bool WaitsForMinute => Handover.State is HandoverState.Agreed && Handover.EffectiveAt > clock.GetUtcNow();

    public string NameOf(StaffId? person) => person is { } id && People.GetValueOrDefault(id) is { } card ? card.Name : "–";

    /// <returns>False when there is nothing to show to this person.</returns>
    public async Task<bool> LoadAsync(CurrentStaff by, Guid id, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        if (!(await desk.LoadAsync(by, id, cancellationToken)).TryGet(out var inHand, out _)) return false;
        (Handover, View, By) = (inHand.Handover, inHand.View, by);
        Commune = (await communes.FindAsync(by.CommuneId, cancellationToken))!;
        if (View.Leads && Handover.State is HandoverState.Open or HandoverState.Agreed)
        {
            var live = (await desk.LiveAsync(Handover.Giver, cancellationToken)).Select(l => l.Holding).Where(h => HandoverDesk.IsListed(Handover, h)).ToList();
            Takers = live.ToDictionary(h => h.Key, h => h.Takers);
            HasChanged = Handover.State is HandoverState.Open && !live.Select(h => h.Key).ToHashSet().SetEquals(Handover.Items.Select(i => i.Key));
            Colleagues = [.. (await directory.WhoMayAsync(by.CommuneId, Permission.SignedIn, cancellationToken)).Where(p => p.Id != Handover.Giver && p.Role is not StaffRole.SystemAdministrator)];
        }

        var named = Handover.Items.SelectMany(i => new[] { i.Receiver, i.AddedBy, i.PassedBy }).Concat(Handover.Signatures.Select(s => (StaffId?)s.Signer))
            .Concat([Handover.Giver, Handover.OpenedBy, Handover.Successor, Handover.SecondPerson]).Concat(Takers.Values.SelectMany(t => t).Select(t => (StaffId?)t)).OfType<StaffId>();
        People = (await directory.CardsAsync(named, cancellationToken)).ToDictionary(c => c.Id);
        return true;
    }

    /// <summary>Hand-overs this person leads or takes part in, the newest first.</summary>
    public async Task<IReadOnlyList<HandoverLine>> ListAsync(CurrentStaff by, CancellationToken cancellationToken)
    {
        var me = by.Id;
        var leads = by.May(Permission.ManageDuty);
        var rows = await db.Set<StaffHandover>().AsNoTracking().Include(h => h.Items).Include(h => h.Signatures).AsSplitQuery()
            .Where(h => h.CommuneId == by.CommuneId && (leads || h.Giver == me || h.SecondPerson == me || h.Items.Any(i => i.Receiver == me)))
            .OrderByDescending(h => h.OpenedAt).Take(100).ToListAsync(cancellationToken);
        var names = await directory.NamesAsync(rows.Select(r => r.Giver), cancellationToken);
        return [.. rows.Select(r => new HandoverLine(r.Id, names.GetValueOrDefault(r.Giver, "–"), r.Reason, r.EffectiveAt, r.State, WaitsFor(r, by)))];
    }

    /// <summary>Whether this person's signature is what is missing.</summary>
    public static bool WaitsFor(StaffHandover handover, CurrentStaff person)
    {
        if (handover.State is not HandoverState.Open || !handover.IsPlanned) return false;
        if (handover.Giver == person.Id) return !handover.IsGiven;
        if (handover.Receivers.Contains(person.Id) && handover.SignedAs(HandoverPart.Receiver, person.Id) is null) return true;
        return handover.SecondPerson == person.Id && handover.SignedAs(HandoverPart.InPlace) is not null && handover.SignedAs(HandoverPart.SecondPerson) is null;
    }
}

/// <param name="Id">The hand-over.</param>
/// <param name="Giver">Who hands over.</param>
/// <param name="Reason">Why.</param>
/// <param name="At">The minute.</param>
/// <param name="State">Where it stands.</param>
/// <param name="WaitsForMe">The reader's signature is missing.</param>
internal sealed record HandoverLine(Guid Id, string Giver, HandoverReason Reason, DateTimeOffset At, HandoverState State, bool WaitsForMe);
