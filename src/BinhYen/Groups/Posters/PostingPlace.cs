using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BinhYen.Groups.Posters;

/// <summary>A place where a notice hangs, with when it was hung and last looked at (R-HG-57).</summary>
internal sealed class PostingPlace
{
    public const int LongestName = 160;

    /// <summary>Days after which somebody has to look again: rain, sun, and stickers over a code.</summary>
    public const int LookDays = 30;

    public Guid Id { get; init; }
    public CommuneId CommuneId { get; init; }

    /// <summary>The hamlet it lies in; null for places of the whole commune.</summary>
    public HamletId? HamletId { get; init; }

    /// <summary>"Nhà văn hóa thôn Đông Khê".</summary>
    public required string Name { get; init; }

    /// <summary>The notice that hangs there; null while nothing does.</summary>
    public Guid? NoticeId { get; private set; }

    /// <summary>When it was hung; null while nothing hangs.</summary>
    public DateOnly? PostedOn { get; private set; }

    /// <summary>Last look that found it whole; null before the first one.</summary>
    public DateOnly? CheckedOn { get; private set; }

    /// <summary>Found torn, pasted over or gone, and not replaced yet.</summary>
    public bool IsDamaged { get; private set; }

    /// <summary>No longer used.</summary>
    public bool IsClosed { get; private set; }

    /// <summary>A notice was hung: a new one, or in place of one that was torn.</summary>
    public void Hang(Guid notice, DateOnly on) => (NoticeId, PostedOn, CheckedOn, IsDamaged) = (notice, on, null, false);

    /// <summary>Somebody looked.</summary>
    public void Look(DateOnly on, bool whole) => (CheckedOn, IsDamaged) = (whole ? on : CheckedOn, !whole);

    public void Close() => IsClosed = true;

    /// <summary>Day by which the next look is due; null while nothing hangs.</summary>
    public DateOnly? DueOn => PostedOn is { } posted ? (CheckedOn is { } looked && looked > posted ? looked : posted).AddDays(LookDays) : null;

    public bool IsOverdue(DateOnly today) => !IsClosed && DueOn < today;
}

/// <summary>One act at a place: hung, found whole, found damaged.</summary>
internal sealed class PlaceLook
{
    public Guid Id { get; init; }
    public CommuneId CommuneId { get; init; }
    public Guid PlaceId { get; init; }
    public DateOnly On { get; init; }
    public StaffId By { get; init; }
    public PlaceFinding Finding { get; init; }

    /// <summary>Whether a photo lies beside it.</summary>
    public bool HasPhoto { get; init; }
}

/// <summary>What was done or found.</summary>
internal enum PlaceFinding
{
    Hung,
    Whole,
    Damaged,
}

/// <summary>The photo of a look, redrawn without metadata and sealed; its own row, so that lists never load it.</summary>
internal sealed class PlacePhoto
{
    public Guid LookId { get; init; }
    public CommuneId CommuneId { get; init; }

    /// <summary>JPEG, sealed.</summary>
    public required byte[] Sealed { get; init; }

    public const string Purpose = "groups.place-photo";
}

internal sealed class PostingPlaceMapping : IEntityTypeConfiguration<PostingPlace>
{
    public void Configure(EntityTypeBuilder<PostingPlace> builder)
    {
        builder.ToTable("posting_places").HasKey(p => p.Id);
        builder.Property(p => p.Name).HasMaxLength(PostingPlace.LongestName);
        builder.HasIndex(p => new { p.CommuneId, p.IsClosed });
        builder.Ignore(p => p.DueOn);
        builder.HasOne<PublicNotice>().WithMany().HasForeignKey(p => p.NoticeId);
    }
}

internal sealed class PlaceLookMapping : IEntityTypeConfiguration<PlaceLook>
{
    public void Configure(EntityTypeBuilder<PlaceLook> builder)
    {
        builder.ToTable("posting_place_looks").HasKey(l => l.Id);
        builder.HasIndex(l => new { l.PlaceId, l.On });
        builder.HasOne<PostingPlace>().WithMany().HasForeignKey(l => l.PlaceId);
    }
}

internal sealed class PlacePhotoMapping : IEntityTypeConfiguration<PlacePhoto>
{
    public void Configure(EntityTypeBuilder<PlacePhoto> builder)
    {
        builder.ToTable("posting_place_photos").HasKey(p => p.LookId);
        builder.HasOne<PlaceLook>().WithOne().HasForeignKey<PlacePhoto>(p => p.LookId);
    }
}
