using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BinhYen.Communes;

/// <summary>
/// How many households of a hamlet take part on a day, signed by the person who says so. Counts are only added: a
/// correction is a new count. A hamlet without a count has no figures; that is not zero (R-YC-98, R-DT-54).
/// </summary>
internal sealed class ParticipationCount
{
    public Guid Id { get; init; }
    public CommuneId CommuneId { get; init; }
    public HamletId HamletId { get; init; }

    /// <summary>The day the figures are true for.</summary>
    public DateOnly On { get; init; }

    /// <summary>Households of the hamlet.</summary>
    public int Households { get; init; }

    /// <summary>Of these with a smartphone and network ("hộ có điều kiện").</summary>
    public int WithMeans { get; init; }

    /// <summary>Of those joined over Zalo.</summary>
    public int Joined { get; init; }

    /// <summary>Reached in other ways; never added to <see cref="Joined"/>.</summary>
    public ReachCount Reached { get; init; } = new();

    /// <summary>Who signed for the figures.</summary>
    public StaffId SignedBy { get; init; }

    /// <summary>Name as printed when it was signed.</summary>
    public required string SignerName { get; init; }
    public DateTimeOffset SignedAt { get; init; }

    /// <summary>How the figures came about, for example "Cộng khi sáp nhập"; empty for an ordinary count.</summary>
    public string Note { get; init; } = "";

    /// <summary>Why these figures cannot be true together; null when they can.</summary>
    public static (string Field, string Message)? Contradiction(int households, int withMeans, int joined, ReachCount reached) => (households, withMeans, joined) switch
    {
        ( <= 0, _, _) => ("households", "Số hộ phải lớn hơn 0. Chưa có số liệu thì không cần chốt."),
        (_, < 0, _) => ("withMeans", "Số hộ có điều kiện từ 0 trở lên."),
        (_, _, < 0) => ("joined", "Số hộ tham gia từ 0 trở lên."),
        _ when withMeans > households => ("withMeans", $"Hộ có điều kiện ({withMeans}) nhiều hơn tổng số hộ ({households}). Xem lại hai số."),
        _ when joined > withMeans => ("joined", $"Hộ đã tham gia ({joined}) nhiều hơn hộ có điều kiện ({withMeans}). Hộ đã vào nhóm là hộ có điều kiện: xem lại hai số."),
        _ when reached.Most > households => ("loudspeaker", $"Có cách thông tin ghi nhiều hộ hơn tổng số hộ ({households}). Xem lại."),
        _ when reached.Least < 0 => ("loudspeaker", "Số hộ được thông tin từ 0 trở lên."),
        _ => null,
    };
}

/// <summary>Households reached by each way. One household may be in several, so they are never added up.</summary>
internal sealed record ReachCount
{
    public int Group { get; init; }
    public int Loudspeaker { get; init; }
    public int Paper { get; init; }
    public int Visit { get; init; }

    public int Most => Math.Max(Math.Max(Group, Loudspeaker), Math.Max(Paper, Visit));

    public int Least => Math.Min(Math.Min(Group, Loudspeaker), Math.Min(Paper, Visit));
}

internal sealed class ParticipationCountMapping : IEntityTypeConfiguration<ParticipationCount>
{
    public void Configure(EntityTypeBuilder<ParticipationCount> builder)
    {
        builder.ToTable("participation_counts").HasKey(c => c.Id);
        builder.OwnsOne(c => c.Reached, reached => reached.Ignore(r => r.Most).Ignore(r => r.Least));
        builder.Navigation(c => c.Reached).IsRequired();
        builder.Property(c => c.SignerName).HasMaxLength(160);
        builder.Property(c => c.Note).HasMaxLength(200);
        builder.HasIndex(c => new { c.CommuneId, c.HamletId, c.On });
        builder.HasOne<Hamlet>().WithMany().HasForeignKey(c => c.HamletId);
    }
}
