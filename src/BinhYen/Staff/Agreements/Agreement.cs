using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BinhYen.Staff.Agreements;

/// <summary>What an administrator may only propose.</summary>
internal enum AgreementKind
{
    /// <summary>A new account whose role sees something of residents.</summary>
    NewAccount,

    /// <summary>Another role, one that sees residents' words.</summary>
    Role,

    /// <summary>Password and authenticator are to be set anew by a one-time code.</summary>
    Reset,

    /// <summary>A closed or sleeping account with the secrets it had.</summary>
    Reopening,

    /// <summary>An API key that reads the reporters' words, and so states and times as well.</summary>
    TextKey,

    /// <summary>An API key that reads states, times and places of reports: enough to tell in a small hamlet who wrote when.</summary>
    ReadKey,
}

/// <summary>
/// An act of the administrator that would let somebody see content. It takes effect when a leader agrees, and a one-time code
/// that belongs to it is shown to the leader, not to the administrator: neither of the two can make themselves a reader alone.
/// </summary>
internal sealed class Agreement
{
    public Guid Id { get; init; }
    public CommuneId CommuneId { get; init; }
    public AgreementKind Kind { get; init; }

    /// <summary>The account or the API key it is about.</summary>
    public Guid SubjectId { get; init; }

    /// <summary>The role proposed; null for other kinds.</summary>
    public StaffRole? Role { get; init; }
    public StaffId AskedBy { get; init; }
    public DateTimeOffset AskedAt { get; init; }

    /// <summary>The leader; null while nobody decided, and for a decision at the machine itself.</summary>
    public StaffId? DecidedBy { get; private set; }
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>The leader said yes; null while nobody decided.</summary>
    public bool? Agreed { get; private set; }

    public bool IsOpen => DecidedAt is null;

    /// <summary>It is about an API key, not about an account.</summary>
    public bool IsAboutKey => Kind is AgreementKind.TextKey or AgreementKind.ReadKey;

    /// <summary>A one-time code belongs to it.</summary>
    public bool GivesCode => Kind is AgreementKind.NewAccount or AgreementKind.Reset;

    /// <param name="leader">Who decides; null for the machine's own command.</param>
    /// <param name="agreed">Yes or no.</param>
    /// <param name="at">When.</param>
    public void Decide(StaffId? leader, bool agreed, DateTimeOffset at)
    {
        if (!IsOpen) throw new InvalidOperationException("Somebody decided this already.");
        (DecidedBy, DecidedAt, Agreed) = (leader, at, agreed);
    }
}

internal sealed class AgreementMapping : IEntityTypeConfiguration<Agreement>
{
    public void Configure(EntityTypeBuilder<Agreement> builder)
    {
        builder.ToTable("staff_agreements").HasKey(a => a.Id);
        builder.Ignore(a => a.IsOpen).Ignore(a => a.GivesCode).Ignore(a => a.IsAboutKey);
        // Two leaders who press at once: the second is told that it is decided.
        builder.Property(a => a.DecidedAt).IsConcurrencyToken();
        builder.HasIndex(a => new { a.CommuneId, a.DecidedAt });
        builder.HasIndex(a => new { a.SubjectId, a.DecidedAt });
    }
}
