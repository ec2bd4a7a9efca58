using BinhYen.Vault;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BinhYen.Cases.Outside;

/// <summary>Which body above or beside the commune's police gets reports about its chief (workflow §7.3).</summary>
internal enum OutsideBody
{
    /// <summary>Thanh tra Công an tỉnh.</summary>
    ProvincialInspection,

    /// <summary>Chủ tịch Ủy ban nhân dân xã, for administrative facts; the inspection decides what reaches the chair.</summary>
    CommuneChair,
}

/// <summary>
/// Somebody outside the commune's police who may read the reports handed over to them, and nothing else. Not an account of
/// the staff: opened by an address and a passphrase that nobody in the commune knows.
/// </summary>
internal sealed class OutsideAddressee
{
    /// <summary>How long the code for the first opening waits.</summary>
    public static readonly TimeSpan EnrolLife = TimeSpan.FromDays(14);

    /// <summary>Wrong passphrases before the door stays shut for a while.</summary>
    public const int MostFailures = 5;

    /// <summary>For how long it stays shut.</summary>
    public static readonly TimeSpan LockedFor = TimeSpan.FromMinutes(15);

    public Guid Id { get; init; }
    public CommuneId CommuneId { get; init; }
    public OutsideBody Body { get; init; }

    /// <summary>Name as on a slip: "Thanh tra Công an tỉnh …".</summary>
    public required string Name { get; set; }

    /// <summary>Postal address as on the envelope.</summary>
    public required string Address { get; set; }

    /// <summary>Telephone as printed; the reporter is told it too.</summary>
    public required string Phone { get; set; }

    /// <summary>Key of the two sealed texts below.</summary>
    public RecordKeyId KeyId { get; init; }

    /// <summary>Keyed hash of the secret part of the address.</summary>
    public required byte[] LinkHash { get; set; }

    /// <summary>The secret part of the address, sealed: the administrator may print the slip again.</summary>
    public required SealedText Link { get; set; }

    /// <summary>The code for the first opening, sealed; null once used. A leader reads it out by telephone.</summary>
    public SealedText? EnrolCode { get; set; }

    /// <summary>Until when the code is good; null once used.</summary>
    public DateTimeOffset? EnrolUntil { get; set; }

    /// <summary>Slow salted hash of the passphrase; null before the first opening.</summary>
    public string? PassHash { get; set; }

    /// <summary>When the addressee set the passphrase; null before.</summary>
    public DateTimeOffset? EnrolledAt { get; set; }

    /// <summary>Changes whenever whoever is in must show the passphrase again.</summary>
    public Guid Stamp { get; set; }
    public int Failures { get; set; }
    public DateTimeOffset? LockedUntil { get; set; }

    /// <summary>When another addressee took the place; null while this one holds.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    public bool IsLocked(DateTimeOffset now) => LockedUntil > now;

    /// <summary>A wrong code or passphrase.</summary>
    public void Failed(DateTimeOffset now)
    {
        if (++Failures < MostFailures) return;
        (Failures, LockedUntil) = (0, now + LockedFor);
    }
}

/// <summary>One report on its way out. The row says nothing of what it is about; the number is all that anybody in the commune sees.</summary>
internal sealed class HandOver
{
    public Guid Id { get; init; }
    public CommuneId CommuneId { get; init; }
    public CaseId CaseId { get; init; }
    public OutsideBody Body { get; init; }

    /// <summary>Running number within the commune, as on the slip.</summary>
    public int Number { get; init; }

    /// <summary>Who gets it; null while the commune has named nobody.</summary>
    public Guid? AddresseeId { get; set; }
    public DateTimeOffset MadeAt { get; init; }

    /// <summary>When the addressee should have opened it at the latest.</summary>
    public DateTimeOffset DueAt { get; init; }

    /// <summary>When a slip was last printed; null before.</summary>
    public DateTimeOffset? SlipAt { get; set; }

    /// <summary>When the addressee first read it; null before. From then on it has left the commune.</summary>
    public DateTimeOffset? OpenedAt { get; set; }

    /// <summary>When the addressee last read it; null before. What the reporter adds later is new to them.</summary>
    public DateTimeOffset? ReadAt { get; set; }

    /// <summary>When the addressee confirmed receipt; null before.</summary>
    public DateTimeOffset? ReceivedAt { get; set; }

    /// <summary>The addressee's own number for it; null before receipt.</summary>
    public string? RegisterNumber { get; set; }
}

internal sealed class OutsideAddresseeMapping : IEntityTypeConfiguration<OutsideAddressee>
{
    public void Configure(EntityTypeBuilder<OutsideAddressee> builder)
    {
        builder.ToTable("outside_addressees").HasKey(a => a.Id);
        builder.Property(a => a.Name).HasMaxLength(TransferSlip.LongestName);
        builder.Property(a => a.Address).HasMaxLength(300);
        builder.Property(a => a.Phone).HasMaxLength(30);
        builder.Property(a => a.PassHash).HasMaxLength(200);
        builder.HasIndex(a => a.LinkHash).IsUnique();
        builder.HasIndex(a => new { a.CommuneId, a.Body, a.EndedAt });
    }
}

internal sealed class HandOverMapping : IEntityTypeConfiguration<HandOver>
{
    public void Configure(EntityTypeBuilder<HandOver> builder)
    {
        builder.ToTable("hand_overs").HasKey(h => h.Id);
        builder.Property(h => h.RegisterNumber).HasMaxLength(60);
        builder.HasIndex(h => new { h.CommuneId, h.Number }).IsUnique();
        builder.HasIndex(h => new { h.CaseId, h.Body }).IsUnique();
        builder.HasIndex(h => h.AddresseeId);
    }
}
