using BinhYen.Vault;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BinhYen.Cases;

/// <summary>
/// An officer's own Zalo, to which the alarm of an emergency goes beside the screen (workflow §5.4). Which Zalo account it
/// is stands in the vault alone, under an identity of its own: it is never the one under which the same person may have
/// reported something as a resident.
/// </summary>
internal sealed class AlarmPhone
{
    /// <summary>How long Zalo lets us write for free after the owner's last word (Zalo's message rules, seen 2026-10).</summary>
    public static readonly TimeSpan FreeWindow = TimeSpan.FromHours(48);

    /// <summary>How long Zalo lets us write at all.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromDays(7);

    /// <summary>How long a code may be sent in.</summary>
    public static readonly TimeSpan CodeLife = TimeSpan.FromMinutes(15);

    /// <summary>Whose it is. One officer, one phone.</summary>
    public StaffId StaffId { get; init; }
    public CommuneId CommuneId { get; init; }

    /// <summary>Key of everything sealed here and of the messages that go out.</summary>
    public RecordKeyId KeyId { get; init; }

    /// <summary>Keyed hash of the code that waits to be sent in; null when none waits.</summary>
    public byte[]? CodeHash { get; private set; }

    /// <summary>The same code, sealed, so that its owner can read it again; null when none waits.</summary>
    public SealedText? Code { get; private set; }

    /// <summary>Until when the code is good; null when none waits.</summary>
    public DateTimeOffset? CodeUntil { get; private set; }

    /// <summary>Sender of the alarms: <c>zalo:OA_ID</c>. Null until linked.</summary>
    public string? Lane { get; private set; }

    /// <summary>Keyed hash of the Zalo account, so that the next word from it is recognised. Null until linked. Unique.</summary>
    public byte[]? PersonHash { get; private set; }

    /// <summary>Opaque reference of the vault, sealed. Null until linked.</summary>
    public SealedText? Person { get; private set; }

    /// <summary>When it was linked; null until then.</summary>
    public DateTimeOffset? LinkedAt { get; private set; }

    /// <summary>
    /// When the owner last spoke to us as an officer: linked, or sent the word for "on duty". Null until linked. Other
    /// messages from the same Zalo are a resident's and leave no trace here.
    /// </summary>
    public DateTimeOffset? HeardAt { get; private set; }

    /// <summary>When something was said to the owner as an officer last: an alarm, or the reply to a word. Null until linked.</summary>
    public DateTimeOffset? SpokenToAt { get; private set; }

    public bool IsLinked => LinkedAt is not null;

    /// <summary>When Zalo stops taking our messages to this phone; null until linked.</summary>
    public DateTimeOffset? OpenUntil => HeardAt + Window;

    /// <summary>When our messages to this phone begin to cost; null until linked.</summary>
    public DateTimeOffset? FreeUntil => HeardAt + FreeWindow;

    /// <summary>A message sent now would be taken by Zalo.</summary>
    public bool IsOpen(DateTimeOffset now) => OpenUntil > now;

    /// <summary>A code is offered.</summary>
    public void Offer(byte[] hash, SealedText code, DateTimeOffset now) => (CodeHash, Code, CodeUntil) = (hash, code, now + CodeLife);

    /// <summary>The code came in from a Zalo account. A code is good once.</summary>
    public void Link(string lane, byte[] personHash, SealedText person, DateTimeOffset now)
    {
        (Lane, PersonHash, Person, LinkedAt, HeardAt) = (lane, personHash, person, now, now);
        (CodeHash, Code, CodeUntil) = (null, null, null);
    }

    /// <summary>Something is said to the owner as an officer.</summary>
    public void IsSpokenTo(DateTimeOffset now) => SpokenToAt = now;

    /// <summary>The vault knows the owner under another reference from now on.</summary>
    public void IsReachedAs(SealedText person) => Person = person;

    /// <summary>The owner spoke: the windows begin anew.</summary>
    public void Heard(DateTimeOffset now) => HeardAt = now;
}

internal sealed class AlarmPhoneMapping : IEntityTypeConfiguration<AlarmPhone>
{
    public void Configure(EntityTypeBuilder<AlarmPhone> builder)
    {
        builder.ToTable("alarm_phones").HasKey(p => p.StaffId);
        builder.Property(p => p.Lane).HasMaxLength(60);
        builder.HasIndex(p => p.CodeHash).IsUnique();
        builder.HasIndex(p => p.PersonHash).IsUnique();
        builder.HasIndex(p => p.CommuneId);
    }
}
