using BinhYen.Communes;

namespace BinhYen.Groups.Regulations;

/// <summary>Writes the words by which members learn of the rules: shown on joining and on each change (R-YC-68).</summary>
internal static class MemberText
{
    private static readonly IReadOnlyList<string> Everywhere =
    [
        "Không đăng bí mật nhà nước, biện pháp nghiệp vụ của Công an.",
        "Không đăng tin chưa kiểm chứng, không nêu tên, hình ảnh người khác để tố giác hay bêu riếu.",
    ];

    /// <summary>
    /// Printed with every regulation of a group, whatever its text says (R-HG-54). Where the plan lets people report in the
    /// group (R-HG-49) the private way still comes first, and members know what happens to such a post.
    /// </summary>
    /// <param name="rules">The commune's: what its profile forbids stands in every regulation of a group (R-DT-50).</param>
    public static IReadOnlyList<string> Always(GroupRules rules) =>
    [
        .. Everywhere,
        .. rules.ProhibitedContent.Where(p => !Everywhere.Any(e => e.Contains(p, StringComparison.OrdinalIgnoreCase))),
        rules.SensitiveChannel is SensitiveChannel.GroupAllowed
            ? "Tố giác, tin báo về tội phạm: nên nhắn riêng cho Công an xã hoặc gọi 113. Ai đã nhắn trong nhóm thì Công an vẫn nhận, chuyển thành tin riêng và ẩn bài."
            : "Tố giác, tin báo về tội phạm: nhắn riêng cho Công an xã hoặc gọi 113, không đăng trong nhóm.",
    ];

    public static string Of(Regulation regulation, Commune commune, string privateEntry, GroupRules rules)
    {
        List<string> lines = [regulation.Version == 1 ? $"{regulation.Title} có hiệu lực từ {regulation.EffectiveFrom.InWords()}." : $"{regulation.Title} có bản mới, hiệu lực từ {regulation.EffectiveFrom.InWords()}."];
        if (regulation.Changes.Length > 0) lines.Add($"Điểm mới: {regulation.Changes}");
        if (Lines(regulation.Allowed) is { Count: > 0 } allowed) lines.AddRange(["Được đăng:", .. allowed.Select(l => $"- {l}")]);
        lines.AddRange(["Không đăng:", .. Lines(regulation.Prohibited).Select(l => $"- {l}"), .. Always(rules).Select(l => $"- {l}")]);
        lines.Add("Ai bị nhắc nhở hoặc mời ra khỏi nhóm mà thấy chưa đúng thì có quyền khiếu nại với Công an xã.");
        lines.Add($"Báo tin riêng: {privateEntry}");
        lines.Add(commune.PoliceName);
        return string.Join('\n', lines);
    }

    /// <summary>The lines of a list as typed, without bullets.</summary>
    public static IReadOnlyList<string> Lines(string text) =>
        [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(l => l.TrimStart('-', '•', '+', ' ')).Where(l => l.Length > 0)];
}
