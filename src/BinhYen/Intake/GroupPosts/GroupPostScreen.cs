using BinhYen.Communes;
using BinhYen.Site;

namespace BinhYen.Intake.GroupPosts;

/// <summary>A post in a list: what, where, when, whose task; and the words only while an officer has to decide.</summary>
internal sealed record PostLine(Guid Id, string Label, string Group, DateTimeOffset At, ModeratorAct Act, string? Moderator, bool IsMine, bool IsLate, GroupPostKind Kind, string? Words)
{
    public string ActInWords => Act switch
    {
        ModeratorAct.Hide => "Ẩn bài",
        ModeratorAct.KeepThenHide => "Giữ khi còn cần, rồi ẩn bài",
        ModeratorAct.Answer => "Đăng câu trả lời vào nhóm",
    };

    public override string ToString() => "•••";
}

/// <summary>What the page shows: set by the endpoint, read while it is rendered.</summary>
internal sealed class GroupPostScreen
{
    public IReadOnlyList<GroupPostPlan> Plans { get; set; } = [];
    public IReadOnlyList<Hamlet> Hamlets { get; set; } = [];
    public IReadOnlyList<PostLine> Delivered { get; set; } = [];
    public IReadOnlyList<PostLine> ToModerate { get; set; } = [];
    public TakenPost? Taken { get; set; }

    /// <summary>What to pass on to the sender alone: the way to write privately. Null where nothing is said or the official account has said it.</summary>
    public string? ToRelay { get; set; }
    public FormErrors? Errors { get; set; }
    public string Text { get; set; } = "";
    public string Group { get; set; } = "";
    public Guid? Hamlet { get; set; }
    public GroupPostKind? Kind { get; set; }
    public string Key { get; set; } = System.Security.Cryptography.RandomNumberGenerator.GetHexString(32);
}
