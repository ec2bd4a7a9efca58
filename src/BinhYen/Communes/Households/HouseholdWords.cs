using System.Globalization;

namespace BinhYen.Communes.Households;

/// <summary>How states and marks of the register are called on screen.</summary>
internal static class HouseholdWords
{
    public static string InWords(this Outreach outreach) => outreach switch
    {
        Outreach.NotYet => "Chưa trao đổi",
        Outreach.NeedsHelp => "Muốn vào, cần người giúp",
        Outreach.Declined => "Không muốn tham gia",
        Outreach.Away => "Vắng nhà",
    };

    public static string InWords(this ContactConsent consent) => consent switch
    {
        ContactConsent.NotAsked => "chưa hỏi",
        ContactConsent.Yes => "đồng ý",
        ContactConsent.No => "không đồng ý",
    };

    public static string InWords(this Reach way) => way switch
    {
        Reach.None => "chưa có",
        Reach.Group => "người quen trong nhóm",
        Reach.Loudspeaker => "loa",
        Reach.Paper => "giấy, tờ rơi",
        Reach.Visit => "đến nhà",
        _ => string.Join(", ", Ways.Where(w => way.HasFlag(w)).Select(InWords)),
    };

    public static readonly Reach[] Ways = [Reach.Group, Reach.Loudspeaker, Reach.Paper, Reach.Visit];

    public static (string Badge, string Text) InWords(this ImportState state) => state switch
    {
        ImportState.Columns => ("wait", "Chờ xác nhận cột"),
        ImportState.Checking => ("work", "Đang chạy thử"),
        ImportState.Checked => ("wait", "Chờ quyết định"),
        ImportState.Running => ("work", "Đang nhập"),
        ImportState.Done => ("done", "Đã nhập"),
        ImportState.Undoing => ("work", "Đang hoàn tác"),
        ImportState.Undone => ("closed", "Đã hoàn tác"),
        ImportState.Dropped => ("closed", "Đã bỏ"),
    };

    /// <summary>"3.026".</summary>
    public static string Grouped(this int count) => count.ToString("N0", CultureInfo.GetCultureInfo("vi-VN"));
}
