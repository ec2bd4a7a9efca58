using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BinhYen.Staff.Handovers;

/// <summary>What makes a hand-over due (R-DT-47; profile key <c>group.handover.triggers</c>).</summary>
internal enum HandoverReason
{
    /// <summary>Transferred by a decision.</summary>
    Transfer,
    Retirement,

    /// <summary>Left the service at their own wish.</summary>
    Leaving,

    /// <summary>Dismissed or suspended.</summary>
    Dismissed,
    Deceased,

    /// <summary>Away for long and coming back: everything is lent.</summary>
    LongLeave,

    /// <summary>The phone is gone: what hangs on it is lent until there is a new one; the account goes on.</summary>
    LostDevice,
}

/// <summary>Where a hand-over stands.</summary>
internal enum HandoverState
{
    /// <summary>Who takes what is being settled, and signed.</summary>
    Open,

    /// <summary>Signed by all; carried out at its minute.</summary>
    Agreed,

    /// <summary>Everything passed; the account is closed, at rest, or goes on.</summary>
    Done,

    /// <summary>What was lent has come back.</summary>
    Returned,

    /// <summary>Given up before it was agreed; nothing had moved.</summary>
    Cancelled,
}

/// <summary>
/// One officer hands over (ux.md §28): who takes what, who signed, what passed. Nothing moves before everybody has signed, so
/// that giving up costs nothing (decision 0098).
/// </summary>
internal sealed class StaffHandover
{
    public const int LongestBasis = 160;

    public Guid Id { get; init; }
    public CommuneId CommuneId { get; init; }

    /// <summary>Who hands over.</summary>
    public StaffId Giver { get; init; }
    public HandoverReason Reason { get; init; }

    /// <summary>Number and day of the decision, as printed; empty when there is none.</summary>
    public string Basis { get; init; } = "";

    /// <summary>The minute from which the giver has no rights any more.</summary>
    public DateTimeOffset EffectiveAt { get; init; }

    /// <summary>When the giver is expected back; null when not.</summary>
    public DateOnly? ReturnsOn { get; init; }

    /// <summary>Who takes what nobody else was chosen for.</summary>
    public StaffId? Successor { get; init; }
    public StaffId OpenedBy { get; init; }
    public DateTimeOffset OpenedAt { get; init; }
    public HandoverState State { get; private set; }

    /// <summary>The giver cannot sign; a leader signs in place, and this person beside them. Null while the giver signs.</summary>
    public StaffId? SecondPerson { get; private set; }

    /// <summary>When it was carried out; null before.</summary>
    public DateTimeOffset? DoneAt { get; private set; }

    /// <summary>When it was given up or what was lent came back; null otherwise.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>One more with every change; two people who save at once do not overwrite each other.</summary>
    public int Version { get; private set; }

    public List<HandoverItem> Items { get; } = [];
    public List<HandoverSignature> Signatures { get; } = [];

    /// <summary>The account is closed in the end.</summary>
    public bool EndsService => Reason is not (HandoverReason.LongLeave or HandoverReason.LostDevice);

    /// <summary>The account rests until the giver is back.</summary>
    public bool Suspends => Reason is HandoverReason.LongLeave;

    /// <summary>What passes comes back.</summary>
    public bool Lends => !EndsService;

    /// <summary>Things that somebody has to be found for, without those that end by themselves.</summary>
    public IEnumerable<HandoverItem> ToPass => Items.Where(i => i is { EndsByItself: false, SupersededAt: null }).OrderBy(i => i.Number);

    /// <summary>Everybody who takes something.</summary>
    public IReadOnlyList<StaffId> Receivers => [.. ToPass.Select(i => i.Receiver).OfType<StaffId>().Distinct()];

    /// <summary>Whether each thing has somebody who takes it, or ends. What stays with a lost phone's owner need not.</summary>
    public bool IsPlanned => Items.Count > 0 && (Reason is HandoverReason.LostDevice ? Receivers.Count > 0 : ToPass.All(i => i.IsSettled));

    /// <summary>The signature that counts, if it was given and nothing changed since.</summary>
    public HandoverSignature? SignedAs(HandoverPart part, StaffId? by = null) =>
        Signatures.FirstOrDefault(s => s.Part == part && s.VoidedAt is null && (by is null || s.Signer == by));

    /// <summary>The giver signed, or a leader and a second person in place.</summary>
    public bool IsGiven => SignedAs(HandoverPart.Giver) is not null
        || (SignedAs(HandoverPart.InPlace) is not null && SignedAs(HandoverPart.SecondPerson) is not null);

    /// <summary>Everybody but the leader who confirms has signed.</summary>
    public bool IsSigned => IsPlanned && IsGiven && Receivers.All(r => SignedAs(HandoverPart.Receiver, r) is not null);

    /// <summary>Who takes a thing, or that it ends, was decided: signatures over what changed are void.</summary>
    public void Choose(HandoverItem item, StaffId? receiver, bool ends, DateTimeOffset now)
    {
        if (item.Receiver == receiver && item.Ends == ends) return;
        if (State is HandoverState.Open) Void(now, item.Receiver, receiver);
        else if (!item.ChangedAfterSigning) item = Supersede(item, now);
        (item.Receiver, item.Ends, item.Trouble) = (receiver, ends, null);
        (item.AddedOn, item.AddedBy, item.PassedOn, item.PassedBy) = (null, null, null, null);
        Version++;
    }

    /// <summary>Something that came up after all had signed is put on the list, marked so.</summary>
    public HandoverItem AddAfterSigning(Holding holding)
    {
        var item = HandoverItem.Of(this, holding, afterSigning: true);
        Items.Add(item);
        Version++;
        return item;
    }

    /// <summary>The list changed: what was signed is no longer what is.</summary>
    public void ListChanged(DateTimeOffset now, IReadOnlyList<StaffId?> concerned)
    {
        if (State is HandoverState.Open) Void(now, [.. concerned]);
        Version++;
    }

    /// <summary>Adds a signature; the caller has checked whose turn it is.</summary>
    public void Sign(HandoverSignature signature)
    {
        Signatures.Add(signature);
        Version++;
    }

    /// <summary>The giver cannot sign.</summary>
    public void NameSecondPerson(StaffId person) => SecondPerson = person;

    /// <summary>Somebody does not take what was meant for them: it waits for another.</summary>
    public void Refuse(StaffId receiver, string why, DateTimeOffset now)
    {
        Void(now, receiver);
        foreach (var item in ToPass.Where(i => i.Receiver == receiver))
        {
            (item.Receiver, item.Trouble) = (null, why);
            (item.AddedOn, item.AddedBy, item.PassedOn, item.PassedBy) = (null, null, null, null);
        }

        Version++;
    }

    /// <summary>A leader confirmed.</summary>
    public void Agree()
    {
        State = HandoverState.Agreed;
        Version++;
    }

    public void Complete(DateTimeOffset now)
    {
        (State, DoneAt) = (HandoverState.Done, now);
        Version++;
    }

    public void Return(DateTimeOffset now)
    {
        (State, EndedAt) = (HandoverState.Returned, now);
        Version++;
    }

    public void Cancel(DateTimeOffset now)
    {
        (State, EndedAt) = (HandoverState.Cancelled, now);
        Version++;
    }

    /// <summary>Something about an item was noted.</summary>
    public void Touch() => Version++;

    // The signed line stays as it was signed; the new choice stands below it.
    private HandoverItem Supersede(HandoverItem item, DateTimeOffset now)
    {
        item.SupersededAt = now;
        var copy = item.CopyAfterSigning(NextNumber);
        Items.Add(copy);
        return copy;
    }

    /// <summary>The number of the next item.</summary>
    public int NextNumber => Items.Count == 0 ? 1 : Items.Max(i => i.Number) + 1;

    // Those who signed the whole sign anew; of the receivers only those whose own part changed.
    private void Void(DateTimeOffset now, params IReadOnlyList<StaffId?> receivers)
    {
        foreach (var signature in Signatures.Where(s => s.VoidedAt is null && (s.Part is not HandoverPart.Receiver || receivers.Contains(s.Signer))))
            signature.VoidedAt = now;
    }
}

/// <summary>One thing on the list of a hand-over, frozen as it was listed.</summary>
internal sealed class HandoverItem
{
    public const int LongestLabel = 200;
    public const int LongestDetail = 400;

    public Guid HandoverId { get; init; }
    public int Number { get; init; }
    public HoldingKind Kind { get; init; }

    /// <summary>See <see cref="Holding.Id"/>.</summary>
    public required string Id { get; init; }
    public required string Label { get; set; }
    public string Detail { get; set; } = "";
    public DateTimeOffset? DueAt { get; set; }
    public bool MayEnd { get; set; }
    public bool EndsByItself { get; init; }
    public bool HasSteps { get; set; }
    public bool StepsByApi { get; set; }

    /// <summary>Who takes it; null while nobody was chosen and when it ends.</summary>
    public StaffId? Receiver { get; set; }

    /// <summary>Ends without a successor.</summary>
    public bool Ends { get; set; }

    /// <summary>The day on which the successor was added to the group; null before.</summary>
    public DateOnly? AddedOn { get; set; }

    /// <summary>Who confirmed that, or let the product do it.</summary>
    public StaffId? AddedBy { get; set; }

    /// <summary>The day on which the leadership went over; null before.</summary>
    public DateOnly? PassedOn { get; set; }
    public StaffId? PassedBy { get; set; }

    /// <summary>Why it did not pass, or why the one before did not take it; null when there is nothing to say.</summary>
    public string? Trouble { get; set; }

    /// <summary>Chosen or changed after everybody had signed; printed so.</summary>
    public bool ChangedAfterSigning { get; set; }

    /// <summary>When another choice took its place after signing; null while it counts.</summary>
    public DateTimeOffset? SupersededAt { get; set; }

    /// <summary>When it passed; null before.</summary>
    public DateTimeOffset? DoneAt { get; set; }

    /// <summary>When it came back; null for not lent, or not yet.</summary>
    public DateTimeOffset? ReturnedAt { get; set; }

    public string Key => $"{Kind}:{Id}";

    public bool IsSettled => EndsByItself || Ends || Receiver is not null;

    /// <summary>Both steps in Zalo are confirmed, or there are none.</summary>
    public bool StepsDone => !HasSteps || Ends || (AddedOn is not null && PassedOn is not null);

    /// <summary>An item as a room lists it, with the successor of the hand-over where that person may take it.</summary>
    public static HandoverItem Of(StaffHandover handover, Holding holding, bool afterSigning = false) => new()
    {
        HandoverId = handover.Id, Number = handover.NextNumber, Kind = holding.Kind, Id = holding.Id, Label = Cut(holding.Label, LongestLabel), Detail = Cut(holding.Detail, LongestDetail),
        DueAt = holding.DueAt, MayEnd = holding.MayEnd, EndsByItself = holding.EndsByItself, HasSteps = holding.HasSteps, StepsByApi = holding.StepsByApi, ChangedAfterSigning = afterSigning,
        Receiver = handover.Reason is not HandoverReason.LostDevice && handover.Successor is { } successor && holding.Takers.Contains(successor) ? successor : null,
        Ends = holding is { MayEnd: true, Takers: [] } && handover.EndsService,
    };

    /// <summary>Takes over what the room says now; who takes it stays as chosen.</summary>
    public void Refresh(Holding holding)
    {
        (Label, Detail, DueAt) = (Cut(holding.Label, LongestLabel), Cut(holding.Detail, LongestDetail), holding.DueAt);
        (MayEnd, HasSteps, StepsByApi) = (holding.MayEnd, holding.HasSteps, holding.StepsByApi);
    }

    internal HandoverItem CopyAfterSigning(int number) => new()
    {
        HandoverId = HandoverId, Number = number, Kind = Kind, Id = Id, Label = Label, Detail = Detail, DueAt = DueAt, MayEnd = MayEnd, HasSteps = HasSteps, StepsByApi = StepsByApi, ChangedAfterSigning = true,
    };

    private static string Cut(string text, int longest) => text.Length <= longest ? text : text[..(longest - 1)] + "…";
}

/// <summary>As what somebody signed.</summary>
internal enum HandoverPart
{
    /// <summary>Bên giao.</summary>
    Giver,

    /// <summary>A leader in place of a giver who cannot sign.</summary>
    InPlace,

    /// <summary>The second person beside that leader.</summary>
    SecondPerson,

    /// <summary>Bên nhận; signs the own part.</summary>
    Receiver,

    /// <summary>The leader who confirms.</summary>
    Witness,
}

/// <summary>A signature: who, when, on which device of their own, over which text. Rows are only added and voided.</summary>
internal sealed class HandoverSignature
{
    public Guid Id { get; init; }
    public Guid HandoverId { get; init; }
    public HandoverPart Part { get; init; }
    public StaffId Signer { get; init; }
    public DateTimeOffset At { get; init; }

    /// <summary>The session in which the person proved itself anew; two people never share one.</summary>
    public Guid SessionId { get; init; }

    /// <summary>"Chrome trên Windows".</summary>
    public required string Device { get; init; }

    /// <summary>SHA-256 of the text signed (<see cref="HandoverText"/>). Stands in the journal too.</summary>
    public required byte[] TextHash { get; init; }

    /// <summary>When a change of the list made it void; null while it counts.</summary>
    public DateTimeOffset? VoidedAt { get; set; }
}

internal sealed class StaffHandoverMapping : IEntityTypeConfiguration<StaffHandover>
{
    public void Configure(EntityTypeBuilder<StaffHandover> builder)
    {
        builder.ToTable("staff_handovers").HasKey(h => h.Id);
        builder.Property(h => h.Basis).HasMaxLength(StaffHandover.LongestBasis);
        builder.Property(h => h.Version).IsConcurrencyToken();
        builder.HasMany(h => h.Items).WithOne().HasForeignKey(i => i.HandoverId);
        builder.HasMany(h => h.Signatures).WithOne().HasForeignKey(s => s.HandoverId);
        builder.HasIndex(h => new { h.CommuneId, h.OpenedAt });
        builder.HasIndex(h => new { h.State, h.EffectiveAt });
        builder.HasIndex(h => new { h.Giver, h.State });
        builder.HasIndex(h => new { h.SecondPerson, h.State });
        builder.Ignore(h => h.EndsService).Ignore(h => h.Suspends).Ignore(h => h.Lends).Ignore(h => h.IsPlanned).Ignore(h => h.IsGiven).Ignore(h => h.IsSigned).Ignore(h => h.Receivers).Ignore(h => h.ToPass).Ignore(h => h.NextNumber);
    }
}

internal sealed class HandoverItemMapping : IEntityTypeConfiguration<HandoverItem>
{
    public void Configure(EntityTypeBuilder<HandoverItem> builder)
    {
        builder.ToTable("staff_handover_items").HasKey(i => new { i.HandoverId, i.Number });
        builder.Property(i => i.Number).ValueGeneratedNever();
        builder.Property(i => i.Id).HasMaxLength(80);
        builder.Property(i => i.Label).HasMaxLength(HandoverItem.LongestLabel);
        builder.Property(i => i.Detail).HasMaxLength(HandoverItem.LongestDetail);
        builder.Property(i => i.Trouble).HasMaxLength(400);
        builder.HasIndex(i => i.Receiver);
        builder.Ignore(i => i.Key).Ignore(i => i.IsSettled).Ignore(i => i.StepsDone);
    }
}

internal sealed class HandoverSignatureMapping : IEntityTypeConfiguration<HandoverSignature>
{
    public void Configure(EntityTypeBuilder<HandoverSignature> builder)
    {
        builder.ToTable("staff_handover_signatures").HasKey(s => s.Id);
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.Device).HasMaxLength(60);
    }
}
