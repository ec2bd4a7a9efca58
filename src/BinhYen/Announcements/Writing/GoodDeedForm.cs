using BinhYen.Platform.Text;
using BinhYen.Site;

namespace BinhYen.Announcements.Writing;

/// <summary>What an officer typed.</summary>
/// <param name="Title">One line; empty when nothing was typed.</param>
/// <param name="Text">The story in the officer's words.</param>
internal sealed record GoodDeedForm(string Title = "", string Text = "")
{
    /// <summary>Fields whose every underlined place the writer looked at and keeps.</summary>
    public IReadOnlySet<string> Seen { get; init; } = new HashSet<string>();

    public const int LongestTitle = 120;
    public const int ShortestText = 40;
    public const int LongestText = 2000;

    public static GoodDeedForm Read(IFormCollection posted) =>
        new(VietnameseText.Compose(posted.Raw("title")).Trim(), posted.Lines("text")) { Seen = SeenIn(posted) };

    /// <summary>What the marks beside title and text were ticked for.</summary>
    public static IReadOnlySet<string> SeenIn(IFormCollection posted) => new[] { "title", "text" }.Where(field => posted.Has($"{field}-seen")).ToHashSet();

    /// <summary>What can be said without looking at the praise.</summary>
    public FormErrors Check() => new FormErrors()
        .Demand(Title.Length is > 0 and <= LongestTitle && !Title.Contains('\n'), "title", $"Ghi tiêu đề một dòng, không quá {LongestTitle} ký tự.")
        .Demand(Text.Length >= ShortestText, "text", "Kể lại việc tốt bằng vài câu: ai được giúp, giúp thế nào, kết quả ra sao.")
        .Demand(Text.Length <= LongestText, "text", $"Bài dài quá {LongestText} ký tự. Rút gọn lại để bà con đọc trên điện thoại.");
}
