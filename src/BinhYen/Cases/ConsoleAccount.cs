using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BinhYen.Cases;

/// <summary>Which officer types under which account in Zalo's own console, so that such replies have an author in the case.</summary>
internal sealed class ConsoleAccount
{
    /// <summary>Keyed hash of the console account's id.</summary>
    public required byte[] AdminHash { get; init; }
    public CommuneId CommuneId { get; init; }
    public StaffId StaffId { get; set; }
}

internal sealed class ConsoleAccountMapping : IEntityTypeConfiguration<ConsoleAccount>
{
    public void Configure(EntityTypeBuilder<ConsoleAccount> builder)
    {
        builder.ToTable("console_accounts").HasKey(a => a.AdminHash);
        builder.HasIndex(a => new { a.CommuneId, a.StaffId });
    }
}
