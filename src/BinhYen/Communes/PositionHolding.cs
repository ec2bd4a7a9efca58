using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BinhYen.Communes;

/// <summary>Positions that exist in every hamlet, and those of the commune and its bodies, which have a title of their own.</summary>
internal enum PositionKind
{
    /// <summary>Trưởng thôn, xóm, ấp, bản. Carries the role of hamlet head.</summary>
    HamletHead,

    /// <summary>Tổ trưởng Tổ bảo vệ an ninh, trật tự.</summary>
    SecurityTeamLeader,

    /// <summary>Trưởng ban công tác Mặt trận.</summary>
    FrontCommitteeHead,

    /// <summary>Bí thư chi bộ.</summary>
    PartyCellSecretary,

    /// <summary>A position of the commune or of a body, named by its title.</summary>
    Other,
}

/// <summary>
/// A position held by somebody from an instant to an instant. Rights follow it: with its end the account loses the
/// role that came with it, at the minute. At any instant a position has at most one holder and one who acts for them.
/// </summary>
internal sealed class PositionHolding
{
    public Guid Id { get; init; }
    public CommuneId CommuneId { get; init; }
    public PositionKind Kind { get; init; }

    /// <summary>As printed: "Trưởng thôn Đông Khê", "Chủ tịch Hội Cựu chiến binh xã".</summary>
    public required string Title { get; init; }

    /// <summary>The hamlet it belongs to; null for positions of the commune and of bodies.</summary>
    public HamletId? HamletId { get; init; }

    /// <summary>Name as printed. Holders are known to everybody by their office.</summary>
    public required string HolderName { get; init; }

    /// <summary>The holder's account; null for those who work without one.</summary>
    public StaffId? StaffId { get; init; }

    /// <summary>Stands in for the holder ("quyền, phụ trách thay"); never replaces them.</summary>
    public bool IsActing { get; init; }

    public DateTimeOffset StartsAt { get; init; }

    /// <summary>The instant it ends, not part of it any more; null while open.</summary>
    public DateTimeOffset? EndsAt { get; set; }

    /// <summary>Number of the decision; empty when there is none.</summary>
    public string Basis { get; init; } = "";

    /// <summary>Whether it is held at an instant.</summary>
    public bool IsHeldAt(DateTimeOffset instant) => StartsAt <= instant && (EndsAt is null || EndsAt > instant);
}

internal sealed class PositionHoldingMapping : IEntityTypeConfiguration<PositionHolding>
{
    public void Configure(EntityTypeBuilder<PositionHolding> builder)
    {
        builder.ToTable("position_holdings").HasKey(p => p.Id);
        builder.Property(p => p.Title).HasMaxLength(120);
        builder.Property(p => p.HolderName).HasMaxLength(120);
        builder.Property(p => p.Basis).HasMaxLength(120);
        builder.HasIndex(p => new { p.CommuneId, p.Kind, p.HamletId });
        builder.HasIndex(p => new { p.CommuneId, p.StaffId });
    }
}
