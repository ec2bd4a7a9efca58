using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BinhYen.Staff;

/// <summary>
/// One sign-in of one account on one device. The cookie names the row; what the row says counts, so a session can be
/// locked or ended from elsewhere at once.
/// </summary>
internal sealed class StaffSession
{
    /// <summary>A session unused for longer than a shift is over; the person signs in anew.</summary>
    public static readonly TimeSpan LongestRest = TimeSpan.FromHours(12);

    /// <summary>A session ends a day after its sign-in, however busy it was: a stolen one does not live on by being used (ASVS V7.3.2).</summary>
    public static readonly TimeSpan LongestLife = TimeSpan.FromHours(24);

    public Guid Id { get; init; }

    /// <summary>The account; a plain Guid because the tables of Identity use one.</summary>
    public Guid AccountId { get; init; }
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>Last act of the person, to the minute. Background refreshes of a page do not count.</summary>
    public DateTimeOffset LastSeenAt { get; set; }

    /// <summary>When the person locked the screen by hand; null otherwise. Idleness locks without a mark.</summary>
    public DateTimeOffset? LockedAt { get; set; }

    /// <summary>When it was ended by signing out, from another device or by the administration; null while it lives.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>How the person proved who it is.</summary>
    public SignInMethod Method { get; init; }

    /// <summary>Browser and system in two words for the list of sessions: "Chrome trên Windows". Never an address.</summary>
    public required string Device { get; init; }

    /// <summary>How long a screen may rest before it locks: 5 minutes for administrators, 15 for others (S-04).</summary>
    public static TimeSpan IdleLimit(StaffRole role) =>
        TimeSpan.FromMinutes(role == StaffRole.SystemAdministrator ? 5 : 15);

    /// <summary>Whether the person must prove itself again before the next page.</summary>
    public bool IsLocked(StaffRole role, DateTimeOffset now) => LockedAt is not null || now - LastSeenAt >= IdleLimit(role);
}

/// <summary>How somebody signed in. Every way is a second factor or contains one (S-01).</summary>
internal enum SignInMethod
{
    /// <summary>Password and a code of the authenticator.</summary>
    Authenticator,

    /// <summary>Password and one of the recovery codes.</summary>
    RecoveryCode,

    /// <summary>Passkey with the device's own check of the person.</summary>
    Passkey,

    /// <summary>The one-time code of a new account.</summary>
    FirstSetup,
}

internal sealed class StaffSessionMapping : IEntityTypeConfiguration<StaffSession>
{
    public void Configure(EntityTypeBuilder<StaffSession> builder)
    {
        builder.ToTable("staff_sessions").HasKey(s => s.Id);
        builder.Property(s => s.Device).HasMaxLength(60);
        builder.HasIndex(s => new { s.AccountId, s.EndedAt });
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(s => s.AccountId);
    }
}
