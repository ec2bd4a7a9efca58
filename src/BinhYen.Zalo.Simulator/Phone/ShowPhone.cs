using BinhYen.Zalo.Simulator.Api.Messages;
using BinhYen.Zalo.Simulator.State;
using BinhYen.Zalo.Simulator.Webhooks;

namespace BinhYen.Zalo.Simulator.Phone;

/// <summary>The page <c>/</c>: whose phone it is, the phone itself, and what happens behind the screen.</summary>
internal static class ShowPhone
{
    public static IResult Handle(HttpRequest request, World world, PostOffice post)
    {
        lock (world.Gate)
        {
            var group = world.FindGroup(request.Query["group"]);
            var chosen = world.FindResident(request.Query["resident"]);
            var holder = chosen ?? Holder(group, world);
            var isChosen = chosen is not null || group is not null;
            var list = ChatList.Of(world, holder, group);
            var phone = holder is null ? EmptyPhone : group is null
                ? PhoneFrame.ForOa(holder, world, post) : PhoneFrame.ForGroup(group, holder, world);
            var title = group?.Name ?? holder?.Name ?? "Chưa có ai";
            return PageLayout.Show(title, "/", isChosen ? "phone-page chosen" : "phone-page", world.Version, $"""
                <main id="main" class="desk">
                <h1 class="hidden">Điện thoại mô phỏng: {Html.Text(title)}</h1>
                {list}
                <div class="stage">{phone}</div>
                {(holder is null ? "" : Behind(holder, world, post))}
                </main>
                """);
        }
    }

    private static Resident? Holder(GroupChat? group, World world) =>
        group is { Members: [var first, ..] } ? world.FindResident(first) : world.Residents.FirstOrDefault();

    private const string EmptyPhone = """<p>Thêm một người ở cột bên trái để bắt đầu.</p>""";

    private static string Behind(Resident holder, World world, PostOffice post) => $"""
        <div class="behind" role="region" aria-label="Phía sau màn hình và sự kiện" tabindex="0">
        <section id="person" data-live>
        <h2>Phía sau màn hình</h2>
        <dl>
        <div><dt>Mã người dùng</dt><dd><code>{holder.Id}</code></dd></div>
        <div><dt>Theo dõi OA</dt><dd>{(holder.IsFollower ? "Có" : "Không")}{(holder.IsBlocking ? ", đang chặn" : "")}</dd></div>
        <div><dt>OA nhắn được không</dt><dd>{Window(holder, world.Now)}</dd></div>
        </dl>
        </section>
        <section id="events" data-live>
        <h2>Sự kiện mới nhất</h2>
        <ol class="events">{Events(post)}</ol>
        </section>
        </div>
        """;

    private static string Events(PostOffice post)
    {
        var rows = post.Log.Reverse().Take(12).Select(d => $"""
            <li><code>{Html.Text(d.EventName)}</code>{DeliveryWords.Chip(d)}
            <time>{VietnamTime.ClockWithSeconds(d.CreatedAt)}</time></li>
            """).ToList();
        return rows.Count == 0 ? """<li class="none">Chưa có sự kiện nào.</li>""" : string.Concat(rows);
    }

    private static string Window(Resident resident, DateTimeOffset now)
    {
        if (ReplyWindow.Refusal(resident, now) is { } code)
            return $"Không (mã {code})";
        if (resident.LastInteraction is not { } last)
            return $"Còn {3 - resident.WelcomeMessagesUsed} tin chào mừng";
        var free = last + ReplyWindow.Free;
        return now <= free
            ? $"Miễn phí đến {VietnamTime.Clock(free)}, {VietnamTime.Date(free)}"
            : $"Tính phí, đến {VietnamTime.Date(last + ReplyWindow.Open)}";
    }
}
