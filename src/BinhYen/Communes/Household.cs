using BinhYen.Vault;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BinhYen.Communes;

/// <summary>A household of the register.</summary>
internal readonly record struct HouseholdId(Guid Value) : ITypedId<HouseholdId>
{
    public static HouseholdId From(Guid value) => new(value);
    public static HouseholdId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));
    public override string ToString() => Value.ToString();
}

/// <summary>Ways in which a household hears what the police announce, besides having joined over Zalo. Counted apart from joining.</summary>
[Flags]
internal enum Reach
{
    None = 0,

    /// <summary>A neighbour or relative in the group tells them.</summary>
    Group = 1,
    Loudspeaker = 2,
    Paper = 4,
    Visit = 8,
}

/// <summary>What the representative said to keeping name and telephone number (P-02). Silence is no agreement.</summary>
internal enum ContactConsent
{
    /// <summary>Nobody asked yet: neither name nor number is kept.</summary>
    NotAsked,
    Yes,
    No,
}

/// <summary>How far talking to a household about joining has come.</summary>
internal enum Outreach
{
    NotYet,

    /// <summary>Wants to, but needs somebody to help with the telephone.</summary>
    NeedsHelp,

    /// <summary>Does not want to; nobody asks again.</summary>
    Declined,

    /// <summary>Nobody at home, house empty.</summary>
    Away,
}

/// <summary>Who represents a household, as opened for a helper of its hamlet.</summary>
/// <param name="Name">Null without consent.</param>
/// <param name="Phone">Ten digits; null without consent or telephone.</param>
/// <param name="Place">House number, lane, group: where to find it; null when unknown.</param>
internal sealed record HouseholdContact(string? Name, string? Phone, string? Place)
{
    /// <summary>The one text that is sealed.</summary>
    public string Packed => string.Join('\n', Name, Phone, Place);

    public static HouseholdContact Unpack(string packed) => packed.Split('\n') is [var name, var phone, var place]
        ? new HouseholdContact(OrNull(name), OrNull(phone), OrNull(place))
        : new HouseholdContact(packed, null, null);

    public override string ToString() => "•••";

    private static string? OrNull(string text) => text.Length == 0 ? null : text;
}

/// <summary>
/// A household: the unit of participation. It holds what is needed to invite it and to count it, nothing else: no
/// number of a paper, no date of birth, no belief, no income, no score.
/// </summary>
internal sealed class Household
{
    private Household()
    {
    }

    public HouseholdId Id { get; private init; }
    public CommuneId CommuneId { get; private init; }
    public HamletId HamletId { get; private init; }

    /// <summary>Representative and place, sealed with a key of this household alone; destroying the key deletes them everywhere.</summary>
    public SealedText Contact { get; private set; } = null!;
    public RecordKeyId KeyId { get; private set; }

    /// <summary>Keyed hash of hamlet, name, number and place, by which the same household is recognised; 16 bytes.</summary>
    public byte[] Fingerprint { get; private set; } = [];
    public ContactConsent Consent { get; private set; }

    /// <summary>Has a smartphone and network ("hộ có điều kiện"); null when nobody said.</summary>
    public bool? HasMeans { get; private set; }

    /// <summary>The day it joined over Zalo; null while it has not.</summary>
    public DateOnly? JoinedOn { get; private set; }

    /// <summary>How else it is reached. Never makes it count as joined.</summary>
    public Reach ReachedBy { get; private set; }
    public Outreach Outreach { get; private set; }

    /// <summary>The import it came with; null when entered by hand.</summary>
    public Guid? ImportId { get; private init; }

    /// <summary>True once a person changed it; undoing an import leaves it then.</summary>
    public bool IsTouched { get; private set; }
    public DateTimeOffset AddedAt { get; private init; }

    /// <param name="commune">Whose register.</param>
    /// <param name="hamlet">Where it lives.</param>
    /// <param name="entry">What is known.</param>
    /// <param name="seal">Its sealed contact, key and fingerprint.</param>
    /// <param name="import">The import it comes with; null when entered by hand.</param>
    /// <param name="now">When.</param>
    public static Household Enter(CommuneId commune, HamletId hamlet, HouseholdEntry entry, HouseholdSeal seal, Guid? import, DateTimeOffset now) => new()
    {
        Id = HouseholdId.New(now), CommuneId = commune, HamletId = hamlet, Contact = seal.Contact, KeyId = seal.Key, Fingerprint = seal.Fingerprint, Consent = entry.Consent,
        HasMeans = entry.HasMeans, JoinedOn = entry.JoinedOn, ReachedBy = entry.ReachedBy, Outreach = entry.Outreach, ImportId = import, IsTouched = import is null, AddedAt = now,
    };

    /// <summary>Takes over what a person entered.</summary>
    public void Change(HouseholdEntry entry, HouseholdSeal seal)
    {
        (Contact, KeyId, Fingerprint, Consent) = (seal.Contact, seal.Key, seal.Fingerprint, entry.Consent);
        (HasMeans, JoinedOn, ReachedBy, Outreach, IsTouched) = (entry.HasMeans, entry.JoinedOn, entry.ReachedBy, entry.Outreach, true);
    }

    /// <summary>The agreement to keep name and number is over: only the place remains, under a new key.</summary>
    public void ForgetContact(HouseholdSeal seal) =>
        (Contact, KeyId, Fingerprint, Consent, IsTouched) = (seal.Contact, seal.Key, seal.Fingerprint, ContactConsent.No, true);

    /// <summary>Joined over Zalo on a day; a household counts once however many of it join.</summary>
    public void Join(DateOnly on) => (JoinedOn, HasMeans, IsTouched) = (JoinedOn ?? on, true, true);

    /// <summary>Left again.</summary>
    public void Leave() => (JoinedOn, IsTouched) = (null, true);

    /// <summary>Was reached in another way.</summary>
    public void ReachedThrough(Reach way) => (ReachedBy, IsTouched) = (ReachedBy | way, true);
}

/// <summary>What is known of a household, in plain. Without consent neither name nor number goes in.</summary>
internal sealed record HouseholdEntry(HouseholdContact Contact, ContactConsent Consent)
{
    public bool? HasMeans { get; init; }
    public DateOnly? JoinedOn { get; init; }
    public Reach ReachedBy { get; init; }
    public Outreach Outreach { get; init; }

    /// <summary>What may be kept: name and number only after a yes.</summary>
    public HouseholdContact Kept => Consent is ContactConsent.Yes ? Contact : Contact with { Name = null, Phone = null };

    public override string ToString() => "•••";
}

/// <param name="Key">Key of this household alone.</param>
/// <param name="Contact">Sealed with it.</param>
/// <param name="Fingerprint">Keyed hash, 16 bytes.</param>
internal sealed record HouseholdSeal(RecordKeyId Key, SealedText Contact, byte[] Fingerprint);

internal sealed class HouseholdMapping : IEntityTypeConfiguration<Household>
{
    public void Configure(EntityTypeBuilder<Household> builder)
    {
        builder.ToTable("households").HasKey(h => h.Id);
        builder.Property(h => h.ReachedBy).HasConversion<int>();
        builder.HasIndex(h => new { h.CommuneId, h.HamletId, h.Id });
        builder.HasIndex(h => new { h.CommuneId, h.Fingerprint });
        builder.HasIndex(h => h.ImportId);
        builder.HasOne<Hamlet>().WithMany().HasForeignKey(h => h.HamletId);
    }
}
