using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BinhYen.Cases;

/// <summary>
/// Somebody who answers residents in Zalo's own console, known by the echoes of what was typed there. An administrator
/// says which officer it is, so that such replies have an author in the case (R-HG-09).
/// </summary>
internal sealed class ConsoleAccount
{
    public Guid Id { get; init; }
    public CommuneId CommuneId { get; init; }

    /// <summary>Keyed hash of commune and console account. Zalo tells no name.</summary>
    public required byte[] AdminHash { get; init; }

    /// <summary>Which officer it is; null until somebody said so.</summary>
    public StaffId? StaffId { get; set; }

    /// <summary>When a reply from this account was first heard.</summary>
    public DateTimeOffset FirstAt { get; init; }

    /// <summary>When the last one was heard.</summary>
    public DateTimeOffset LastAt { get; set; }
}

/// <summary>A reply whose author nobody has named yet. The row goes when the author is named.</summary>
internal sealed class UnnamedReply
{
    /// <summary>The message of the thread.</summary>
    public Guid MessageId { get; init; }

    /// <summary>Who typed it.</summary>
    public Guid AccountId { get; init; }
}

internal sealed class ConsoleAccountMapping : IEntityTypeConfiguration<ConsoleAccount>
{
    public void Configure(EntityTypeBuilder<ConsoleAccount> builder)
    {
        builder.ToTable("console_accounts").HasKey(a => a.Id);
        builder.HasIndex(a => a.AdminHash).IsUnique();
        builder.HasIndex(a => new { a.CommuneId, a.LastAt });
    }
}

internal sealed class UnnamedReplyMapping : IEntityTypeConfiguration<UnnamedReply>
{
    public void Configure(EntityTypeBuilder<UnnamedReply> builder)
    {
        builder.ToTable("unnamed_replies").HasKey(r => r.MessageId);
        builder.HasIndex(r => r.AccountId);
    }
}
