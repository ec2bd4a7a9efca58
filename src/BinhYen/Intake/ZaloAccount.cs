using BinhYen.Vault;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BinhYen.Intake;

/// <summary>An Official Account connected to a commune, by the row.</summary>
internal readonly record struct ZaloAccountId(Guid Value) : ITypedId<ZaloAccountId>
{
    public static ZaloAccountId From(Guid value) => new(value);
    public static ZaloAccountId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));
    public override string ToString() => Value.ToString();
}

/// <summary>
/// An Official Account (OA) a commune speaks through. Secrets and tokens are sealed with <see cref="RecordKey"/>; ids
/// and name of the OA are public.
/// </summary>
internal sealed class ZaloAccount
{
    public ZaloAccountId Id { get; init; }
    public CommuneId CommuneId { get; init; }
    public RecordKeyId RecordKey { get; init; }

    /// <summary>Id of the app on developers.zalo.me.</summary>
    public required string AppId { get; set; }

    /// <summary>Id of the OA; empty until the grant told it.</summary>
    public string OaId { get; set; } = "";

    /// <summary>Name of the OA as Zalo has it; empty until it was read.</summary>
    public string Name { get; set; } = "";

    public required SealedText AppSecret { get; set; }

    /// <summary>The key that signs webhooks, from the app's webhook page; not the app secret.</summary>
    public required SealedText OaSecretKey { get; set; }

    /// <summary>The key before the last change, still accepted until <see cref="PreviousKeyUntil"/>.</summary>
    public SealedText? PreviousOaSecretKey { get; set; }

    public DateTimeOffset? PreviousKeyUntil { get; set; }

    /// <summary>The token pair as JSON, sealed; null before the first grant.</summary>
    public SealedText? Tokens { get; set; }

    /// <summary>When the access token ends (25 hours after each refresh).</summary>
    public DateTimeOffset? TokensEndAt { get; set; }

    /// <summary>The earliest day an administrator must grant anew (three months after the grant).</summary>
    public DateTimeOffset? GrantEndsAt { get; set; }

    public ZaloAccountState State { get; set; }

    /// <summary>The OAuth <c>state</c> and PKCE verifier of a grant under way, sealed; null when none is.</summary>
    public SealedText? GrantInProgress { get; set; }

    /// <summary>Which process may refresh the tokens, until <see cref="LeaseUntil"/>.</summary>
    public Guid? LeaseOwner { get; set; }

    public DateTimeOffset? LeaseUntil { get; set; }

    /// <summary>When an administrator last changed it.</summary>
    public DateTimeOffset ChangedAt { get; set; }
}

/// <summary>How far the connection is.</summary>
internal enum ZaloAccountState
{
    /// <summary>App and keys are entered; an administrator of the OA has yet to grant.</summary>
    Entered,

    /// <summary>Granted; the OA's name waits for confirmation.</summary>
    Granted,

    /// <summary>In use.</summary>
    Connected,

    /// <summary>Taken off by us; its tokens are deleted.</summary>
    Disconnected,
}

internal sealed class ZaloAccountMapping : IEntityTypeConfiguration<ZaloAccount>
{
    public void Configure(EntityTypeBuilder<ZaloAccount> builder)
    {
        builder.ToTable("zalo_accounts").HasKey(a => a.Id);
        builder.Property(a => a.RecordKey).HasConversion(key => key.Value, value => new RecordKeyId(value));
        builder.Property(a => a.AppId).HasMaxLength(200);
        builder.Property(a => a.OaId).HasMaxLength(200);
        builder.Property(a => a.Name).HasMaxLength(200);
        builder.HasIndex(a => a.CommuneId);
        // One OA speaks for one commune; rows that were taken off or not yet granted stand aside.
        builder.HasIndex(a => a.OaId).IsUnique().HasFilter("state = 'Connected'");
    }
}
