using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BinhYen.Groups.Breaches;

/// <summary>Which rule of the group was broken.</summary>
internal enum BreachKind
{
    Unverified,
    Unlawful,
    Custom,
    Accusing,
    Secret,
    Fraud,
    OffTopic,
}

/// <summary>What was done about it.</summary>
internal enum BreachAction
{
    Explained,
    Reminded,
    PostHidden,
    RemovalProposed,
}

/// <summary>What became of a member's objection.</summary>
internal enum Objection
{
    None,
    Waiting,
    Upheld,
    Rejected,
}

/// <summary>
/// A breach of a group's rules as an event: what, when, which action (R-YC-68). Who it was does not stand in it, and there is no
/// field to write it into: a register of breaches by person would be a list of persons to be watched. The
/// member is told the number, objects by it, and somebody else decides.
/// </summary>
internal sealed class GroupBreach
{
    /// <summary>Days in which a member may object.</summary>
    public const int ObjectionDays = 30;

    public Guid Id { get; init; }
    public CommuneId CommuneId { get; init; }
    public GroupId GroupId { get; init; }

    /// <summary>1, 2, 3 … within the group; told to the member.</summary>
    public int Number { get; init; }
    public DateOnly On { get; init; }
    public BreachKind Kind { get; init; }
    public BreachAction Action { get; init; }
    public StaffId By { get; init; }
    public DateTimeOffset At { get; init; }
    public Objection Objection { get; private set; }
    public DateOnly? ObjectedOn { get; private set; }
    public StaffId? ObjectionDecidedBy { get; private set; }

    /// <summary>The member says it was not right.</summary>
    public Result Object(DateOnly on)
    {
        if (Objection is not Objection.None) return GroupRefusals.Invalid("Việc này đã có khiếu nại. Xem kết quả ở danh sách.");
        if (on > On.AddDays(ObjectionDays)) return GroupRefusals.Invalid($"Quá {ObjectionDays} ngày kể từ ngày xảy ra. Hướng dẫn người dân gửi tin báo riêng.");
        (Objection, ObjectedOn) = (Objection.Waiting, on);
        return Result.Done;
    }

    /// <summary>Decided by somebody who did not act in the matter.</summary>
    public Result Decide(bool upheld, StaffId by)
    {
        if (Objection is not Objection.Waiting) return GroupRefusals.Invalid("Không có khiếu nại nào đang chờ ở việc này.");
        if (by == By) return new Refusal("groups.own-breach", "Người đã xử lý vi phạm không tự giải quyết khiếu nại. Nhờ lãnh đạo khác.", RefusalKind.Forbidden);
        (Objection, ObjectionDecidedBy) = (upheld ? Objection.Upheld : Objection.Rejected, by);
        return Result.Done;
    }
}

/// <summary>How breaches are called.</summary>
internal static class BreachWords
{
    public static string InWords(this BreachKind kind) => kind switch
    {
        BreachKind.Unverified => "Đăng tin chưa kiểm chứng, sai sự thật",
        BreachKind.Unlawful => "Nội dung vi phạm pháp luật",
        BreachKind.Custom => "Trái thuần phong mỹ tục",
        BreachKind.Accusing => "Nêu tên, hình ảnh người khác để tố giác, bêu riếu",
        BreachKind.Secret => "Thông tin mật, biện pháp nghiệp vụ",
        BreachKind.Fraud => "Liên kết lừa đảo, quảng cáo",
        BreachKind.OffTopic => "Không đúng mục đích của nhóm",
    };

    public static string InWords(this BreachAction action) => action switch
    {
        BreachAction.Explained => "Giải thích riêng",
        BreachAction.Reminded => "Nhắc chung trong nhóm, không nêu tên",
        BreachAction.PostHidden => "Ẩn, gỡ bài",
        BreachAction.RemovalProposed => "Đề nghị mời ra khỏi nhóm",
    };

    public static string InWords(this Objection objection) => objection switch
    {
        Objection.None => "không",
        Objection.Waiting => "chờ giải quyết",
        Objection.Upheld => "khiếu nại đúng, hủy việc xử lý",
        Objection.Rejected => "giữ nguyên",
    };
}

internal sealed class GroupBreachMapping : IEntityTypeConfiguration<GroupBreach>
{
    public void Configure(EntityTypeBuilder<GroupBreach> builder)
    {
        builder.ToTable("group_breaches").HasKey(b => b.Id);
        builder.HasIndex(b => new { b.GroupId, b.Number }).IsUnique();
        builder.HasIndex(b => new { b.CommuneId, b.On });
        builder.HasOne<ZaloGroup>().WithMany().HasForeignKey(b => b.GroupId);
    }
}
