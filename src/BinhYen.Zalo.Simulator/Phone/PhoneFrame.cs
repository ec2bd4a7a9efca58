using BinhYen.Zalo.Simulator.State;
using BinhYen.Zalo.Simulator.Webhooks;

namespace BinhYen.Zalo.Simulator.Phone;

/// <summary>The phone: status bar, header with menu, chat, composer.</summary>
internal static class PhoneFrame
{
    public static string ForOa(Resident holder, World world, PostOffice post)
    {
        var arrived = post.Log.Where(d => d.Subject == holder.Id && d.Status == DeliveryStatus.Delivered && d.MessageId is not null)
            .Select(d => d.MessageId!).ToHashSet();
        var unseen = holder.Chat.Count(m => m is { FromOa: true, IsSeen: false });
        return Frame(holder, world.Now, $"""
            <img src="/media/avatar/{world.Account.OaId}.svg" alt="" width="40" height="40">
            <div class="peer"><h2>{Html.Text(world.Account.OaName)} {Html.Icon("shield")}<span class="hidden">(đã xác minh)</span></h2>
            <p>Máy của {Html.Text(holder.Name)}</p></div>
            <div id="menu" data-live>{OaMenu(holder)}</div>
            """, $"""
            <div id="chat" class="chat" role="log" aria-label="Cuộc trò chuyện" tabindex="0" data-live data-seen="/sim/residents/{holder.Id}/seen" data-unseen="{unseen}">
            {ChatBubbles.Of(holder.Chat.Where(m => !m.IsHidden), holder.Id, world, arrived, canReact: true)}
            </div>
            """, Composer.For($"/sim/residents/{holder.Id}/messages", residentId: null) + ContactForm.For(holder));
    }

    public static string ForGroup(GroupChat group, Resident holder, World world)
    {
        var isMember = group.Members.Contains(holder.Id);
        var canWrite = isMember && (!group.LockSendMessage || group.Deputies.Contains(holder.Id));
        return Frame(holder, world.Now, $"""
            <img src="/media/avatar/{group.Id}.svg" alt="" width="40" height="40">
            <div class="peer"><h2>{Html.Text(group.Name)}</h2>
            <p>{group.TotalMembers} thành viên · máy của {Html.Text(holder.Name)}</p></div>
            <div id="menu" data-live>{GroupMenu(group, holder, world)}</div>
            """, $"""
            <div id="chat" class="chat" role="log" aria-label="Trò chuyện nhóm" tabindex="0" data-live>
            {ChatBubbles.Of(group.Chat, holder.Id, world, new HashSet<string>(), canReact: false)}
            </div>
            """, canWrite
                ? Composer.For($"/sim/groups/{group.Id}/messages", holder.Id)
                : $"""<p class="locked">{(isMember ? "Chỉ quản trị viên được nhắn trong nhóm này." : $"{Html.Text(holder.Name)} chưa ở trong nhóm.")}</p>""");
    }

    private static string Frame(Resident holder, DateTimeOffset now, string header, string chat, string foot) => $"""
        <div class="device">
        <div class="status" aria-hidden="true"><span id="clock" data-live>{VietnamTime.Clock(now)}</span><span class="battery"></span></div>
        <div class="head">
        <a class="round back" href="/" aria-label="Về danh sách">{Html.Icon("back")}</a>
        {header}
        </div>
        {chat}
        {foot}
        </div>
        """;

    private static string OaMenu(Resident holder) => Menu(
        holder.IsFollower
            ? Item("Bỏ theo dõi", $"/sim/residents/{holder.Id}/unfollow")
            : Item("Theo dõi OA", $"/sim/residents/{holder.Id}/follow"),
        Item("Bấm nút «Nhắn tin»", $"/sim/residents/{holder.Id}/chatnow"),
        holder.IsBlocking
            ? Item("Bỏ chặn", $"/sim/residents/{holder.Id}/unblock")
            : Item("Chặn tin của OA", $"/sim/residents/{holder.Id}/block"),
        Item("Rút lại đồng ý, xin xóa dữ liệu", $"/sim/residents/{holder.Id}/withdraw"));

    private static string GroupMenu(GroupChat group, Resident holder, World world)
    {
        var body = $$"""{"residentId":"{{holder.Id}}"}""";
        var entry = group.Members.Contains(holder.Id)
            ? Item("Rời nhóm", $"/sim/groups/{group.Id}/leave", body)
            : group.Pending.Contains(holder.Id)
                ? "<p>Đang chờ quản trị viên đồng ý.</p>"
                : Item("Xin vào nhóm", $"/sim/groups/{group.Id}/join", body);
        var others = world.Residents.Where(r => r != holder).Select(r =>
            $"""<a href="/?group={group.Id}&amp;resident={r.Id}">Xem bằng máy của {Html.Text(r.Name)}</a>""");
        return Menu([entry, .. others]);
    }

    private static string Menu(params IEnumerable<string> items) => $"""
        <details class="menu" id="menu-box"><summary class="round" aria-label="Thêm thao tác">{Html.Icon("more")}</summary>
        <div class="sheet">{string.Concat(items)}</div></details>
        """;

    private static string Item(string words, string path, string body = "{}") =>
        $"""<button type="button" data-post="{path}" data-body="{Html.Text(body)}">{words}</button>""";
}
