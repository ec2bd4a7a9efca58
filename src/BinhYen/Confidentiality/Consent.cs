using BinhYen.Vault;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BinhYen.Confidentiality;

/// <summary>What somebody is asked to agree to. One purpose, one question: there is no agreement "to everything" (P-02).</summary>
internal enum ConsentPurpose
{
    /// <summary>Name, phone and hamlet of a household's representative, to send notices and invite into the group (R-DT-53).</summary>
    HouseholdContact,

    /// <summary>Being a member of a Zalo group, where other members see name and picture of the Zalo account.</summary>
    GroupMembership,

    /// <summary>A private channel with the police (R-TT-44). Never carries a name: there is no register of such people .</summary>
    PrivateChannel,

    /// <summary>Name and deed published as a good example (R-YC-56).</summary>
    GoodExample,

    /// <summary>A picture in which the person can be recognised, published.</summary>
    Image,

    /// <summary>A missing person's name, picture and circumstances, published by wish of the family (R-YC-60).</summary>
    MissingPerson,

    /// <summary>A reporter is proposed for a commendation, which tells others that they reported (R-YC-87).</summary>
    Commendation,
}

/// <summary>Both answers are recorded alike; silence is none of them.</summary>
internal enum ConsentAnswer
{
    Yes,
    No,
}

/// <summary>How the answer, or its withdrawal, reached us.</summary>
internal enum ConsentChannel
{
    Web,
    Zalo,
    Phone,
    Counter,
    Paper,
}

/// <summary>Who spoke. Publishing about a child of seven or older needs both (P-11).</summary>
internal enum ConsentSide
{
    /// <summary>The person the data are about.</summary>
    Self,

    /// <summary>Parent or guardian.</summary>
    Representative,
}

/// <summary>A consent record.</summary>
internal readonly record struct ConsentId(Guid Value) : ITypedId<ConsentId>
{
    public static ConsentId From(Guid value) => new(value);
    public static ConsentId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));
    public override string ToString() => Value.ToString();
}

/// <summary>
/// One answer to one question, exactly as it was put (P-02). Nothing in it can be changed: every member is set at
/// birth, a withdrawal is a record of its own, and both are in the journal with the hash of the words that were shown.
/// </summary>
internal sealed class Consent
{
    public ConsentId Id { get; init; }
    public CommuneId CommuneId { get; init; }
    public ConsentPurpose Purpose { get; init; }

    /// <summary>What the answer is about, as the asking room calls it: a household, a member, a post, a reporter. Opaque.</summary>
    public Guid Subject { get; init; }
    public ConsentSide Side { get; init; }
    public ConsentAnswer Answer { get; init; }

    /// <summary>Version of the question in <see cref="ConsentTexts"/>.</summary>
    public int TextVersion { get; init; }

    /// <summary>SHA-256 of <see cref="Text"/>.</summary>
    public required byte[] TextHash { get; init; }

    /// <summary>The words that were shown or read aloud, complete. Ours, not the person's.</summary>
    public required string Text { get; init; }
    public ConsentChannel Channel { get; init; }
    public DateTimeOffset At { get; init; }

    /// <summary>Who took it down; <c>reporter</c> when the person answered without anybody's help.</summary>
    public ActorStamp Taker { get; init; }

    /// <summary>Name of who answered, where the purpose needs one. Sealed with a key of this record alone.</summary>
    public SealedText? Giver { get; init; }

    /// <summary>Destroyed when the record has served: then nobody is named any more.</summary>
    public RecordKeyId KeyId { get; init; }

    /// <summary>Keyed hash of the code on the person's slip, by which they see and withdraw it.</summary>
    public required byte[] CodeHash { get; init; }
}

/// <summary>The end of a consent: as easy as giving it, and as durable.</summary>
internal sealed class ConsentWithdrawal
{
    public ConsentId ConsentId { get; init; }
    public CommuneId CommuneId { get; init; }
    public DateTimeOffset At { get; init; }
    public ConsentChannel Channel { get; init; }
    public ActorStamp Taker { get; init; }
}

internal sealed class ConsentMapping : IEntityTypeConfiguration<Consent>
{
    public void Configure(EntityTypeBuilder<Consent> builder)
    {
        builder.ToTable("consents").HasKey(c => c.Id);
        builder.Property(c => c.Text).HasMaxLength(4000);
        builder.HasIndex(c => new { c.CommuneId, c.Purpose, c.Subject });
        builder.HasIndex(c => c.CodeHash).IsUnique();
    }
}

internal sealed class ConsentWithdrawalMapping : IEntityTypeConfiguration<ConsentWithdrawal>
{
    public void Configure(EntityTypeBuilder<ConsentWithdrawal> builder)
    {
        // One withdrawal at most: the key is the consent's own.
        builder.ToTable("consent_withdrawals").HasKey(w => w.ConsentId);
        builder.HasOne<Consent>().WithOne().HasForeignKey<ConsentWithdrawal>(w => w.ConsentId);
    }
}
