using BinhYen.Vault;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BinhYen.Groups;

/// <summary>
/// An administrator of the Official Account: a new group needs at least one among its first members, and only known
/// people can be made deputies. Zalo has no call that lists them.
/// </summary>
internal sealed class AccountAdmin
{
    public Guid Id { get; init; }
    public CommuneId CommuneId { get; init; }

    /// <summary>Whose Zalo it is.</summary>
    public StaffId StaffId { get; init; }
    public RecordKeyId KeyId { get; init; }

    /// <summary>The person's id at this account, sealed.</summary>
    public required SealedText ZaloId { get; init; }

    /// <summary>What the id is sealed for.</summary>
    public const string Purpose = "groups.account-admin";
}

internal sealed class AccountAdminMapping : IEntityTypeConfiguration<AccountAdmin>
{
    public void Configure(EntityTypeBuilder<AccountAdmin> builder)
    {
        builder.ToTable("group_account_admins").HasKey(a => a.Id);
        builder.HasIndex(a => new { a.CommuneId, a.StaffId }).IsUnique();
    }
}
