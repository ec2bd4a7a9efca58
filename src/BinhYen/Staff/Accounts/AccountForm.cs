using System.Text.RegularExpressions;
using BinhYen.Site;

namespace BinhYen.Staff.Accounts;

/// <summary>The form of a new or changed account, as typed.</summary>
internal sealed partial record AccountForm(string? UserName, string? FullName, string? Rank, string? Position, StaffRole? Role)
{
    public static AccountForm Read(IFormCollection form) => new(
        form.Text("userName")?.ToLowerInvariant(), form.Text("fullName"), form.Text("rank"), form.Text("position"),
        Enum.TryParse<StaffRole>(form.Text("role"), out var role) && Enum.IsDefined(role) ? role : null);

    /// <param name="isNew">Whether the user name is asked for too; it never changes later.</param>
    public FormErrors Check(bool isNew)
    {
        var errors = new FormErrors();
        if (isNew)
            errors.Demand(UserName is not null && UserNamePattern().IsMatch(UserName), "userName",
                "Tên đăng nhập gồm 3–40 chữ thường không dấu, số và gạch nối, ví dụ “cskv-nam”.");
        return errors
            .Demand(FullName is { Length: <= 120 }, "fullName", "Ghi họ và tên, tối đa 120 chữ.")
            .Demand(Rank is null or { Length: <= 40 }, "rank", "Cấp bậc tối đa 40 chữ, ví dụ “Thiếu tá”.")
            .Demand(Position is { Length: <= 120 }, "position", "Ghi chức vụ như in trên văn bản, ví dụ “Cảnh sát khu vực”.")
            .Demand(Role is not null, "role", "Chọn vai trò.");
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{1,38}[a-z0-9]$")]
    private static partial Regex UserNamePattern();
}
