using BinhYen.Zalo.Simulator.Control;
using BinhYen.Zalo.Simulator.State;

namespace BinhYen.Zalo.Simulator.Phone;

/// <summary>The left column: people whose phones there are, groups, and a form for one more person.</summary>
internal static class ChatList
{
    public static string Of(World world, Resident? holder, GroupChat? group) => $"""
        <div class="list">
        <section aria-labelledby="people-title">
        <h2 id="people-title">Người dân</h2>
        <ul id="people" class="rows" data-live>{string.Concat(world.Residents.Select(r => Person(r, r == holder && group is null, world.Now)))}</ul>
        <form class="add" data-post="/sim/residents" data-then="resident">
        <label for="new-name">Thêm người (tên bịa)</label>
        <div><input id="new-name" name="name" maxlength="60" autocomplete="off" placeholder="Ví dụ: Đỗ Thị Na">
        <button type="submit">Thêm</button></div>
        </form>
        </section>
        <section aria-labelledby="groups-title">
        <h2 id="groups-title">Nhóm có OA</h2>
        <ul id="groups" class="rows" data-live>{string.Concat(world.Groups.Select(g => Group(g, g == group, holder, world.Now)))}</ul>
        </section>
        </div>
        """;

    private static string Person(Resident resident, bool isOpen, DateTimeOffset now)
    {
        var view = ResidentView.Of(resident);
        return Row($"/?resident={resident.Id}", isOpen, resident.Id, resident.Name,
            view.LastText ?? (resident.IsFollower ? "Đang theo dõi, chưa nhắn tin" : "Chưa theo dõi"), view.LastAt, view.Unseen, now);
    }

    private static string Group(GroupChat group, bool isOpen, Resident? holder, DateTimeOffset now)
    {
        var last = group.Chat.Count == 0 ? null : group.Chat[^1];
        var as_ = holder is not null && group.Members.Contains(holder.Id) ? "&resident=" + holder.Id : "";
        var text = last is null ? $"{group.TotalMembers} thành viên" : $"{last.SenderName}: {MessageView.Summary(last.Content)}";
        return Row($"/?group={group.Id}{as_}", isOpen, group.Id, group.Name, text, last?.At, 0, now);
    }

    private static string Row(
        string href, bool isOpen, string id, string name, string text, DateTimeOffset? at, int unseen, DateTimeOffset now) => $"""
        <li><a href="{Html.Text(href)}"{(isOpen ? " aria-current=\"true\"" : "")}>
        <img src="/media/avatar/{id}.svg" alt="" width="44" height="44">
        <span class="who"><strong>{Html.Text(name)}</strong><span class="last">{Html.Text(text)}</span></span>
        <span class="side">{(at is { } time ? $"<time>{When(time, now)}</time>" : "")}
        {(unseen > 0 ? $"<span class=\"badge\"><span class=\"hidden\">Chưa xem: </span>{unseen}</span>" : "")}</span>
        </a></li>
        """;

    private static string When(DateTimeOffset at, DateTimeOffset now) =>
        VietnamTime.Day(at) == VietnamTime.Day(now) ? VietnamTime.Clock(at) : VietnamTime.Date(at)[..5];
}
