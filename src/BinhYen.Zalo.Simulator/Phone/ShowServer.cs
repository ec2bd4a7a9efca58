using System.Text;
using BinhYen.Zalo.Simulator.State;
using BinhYen.Zalo.Simulator.Webhooks;

namespace BinhYen.Zalo.Simulator.Phone;

/// <summary>The page <c>/server</c>: the webhook, the switches, the clock, the console, what was delivered and sent.</summary>
internal static class ShowServer
{
    public static IResult Handle(World world, Faults faults, PostOffice post)
    {
        lock (world.Gate)
            return PageLayout.Show("Máy chủ", "/server", "server-page", world.Version, $"""
                <main id="main" class="server">
                <h1>Máy chủ mô phỏng</h1>
                <div class="columns">
                {Webhook(world)}
                {Console(world)}
                {Clock(world)}
                </div>
                {Readings(world.Account)}
                {FaultPanel.Of(faults)}
                {Deliveries(post)}
                {Sent(world)}
                </main>
                """);
    }

    private static string Webhook(World world) => $"""
        <section class="panel-box" aria-labelledby="hook-title">
        <h2 id="hook-title">Webhook</h2>
        <p id="hook-state" data-live>{HookState(world.Account)}</p>
        <form data-post="/sim/oa">
        <label for="hook-url">Địa chỉ nhận sự kiện</label>
        <input id="hook-url" name="webhookUrl" type="url" required value="{Html.Text(world.Account.WebhookUrl)}" placeholder="http://127.0.0.1:5000/zalo/webhook">
        <button type="submit">Lưu và bật</button>
        </form>
        <div class="actions">
        {Act("Gửi thử (nút Test)", "/sim/console/test")}
        {Act("Dò địa chỉ", "/sim/console/probe")}
        {Act("Gửi lại ngay những gì đang chờ", "/sim/webhook/flush")}
        </div>
        </section>
        """;

    /// <summary>Where sources about Zalo differ, or its console has a switch.</summary>
    private static string Readings(AccountSettings account) => $"""
        <section class="panel-box wide-box" aria-labelledby="readings-title">
        <h2 id="readings-title">Cách giao sự kiện</h2>
        <div id="readings" class="columns" data-live>
        <ul class="switches">
        {Toggle("Gửi lại khi giao hỏng", "webhookRetry", account.WebhookRetry)}
        {Toggle("Coi câu trả lời khác 200 là hỏng", "retryOnNon200", account.RetryOnNon200)}
        {Toggle("Báo tin đã tới máy người dân", "deliveryReceipts", account.DeliveryReceipts)}
        </ul>
        <ul class="switches">{string.Concat(Enum.GetValues<GroupEventNaming>().Select(n => Naming(n, account.GroupEventNaming == n)))}</ul>
        </div></section>
        """;

    private static string Toggle(string words, string setting, bool isOn) => $$"""
        <li><span>{{words}}</span><button type="button" class="quiet" data-post="/sim/oa" aria-pressed="{{(isOn ? "true" : "false")}}"
        data-body="{{Html.Text($$"""{"{{setting}}":{{(isOn ? "false" : "true")}}}""")}}">{{(isOn ? "Đang bật" : "Đang tắt")}}<span class="hidden">: {{words}}</span></button></li>
        """;

    private static string Naming(GroupEventNaming naming, bool isOn)
    {
        var words = naming switch
        {
            GroupEventNaming.Names2024 => "Sự kiện nhóm: tên của năm 2024",
            GroupEventNaming.NamesSplit => "Sự kiện nhóm: tên tách «đồng ý» và «từ chối»",
            _ => "Sự kiện nhóm: tên của năm 2026",
        };
        return $$"""
            <li><span>{{words}}</span><button type="button" class="quiet" data-post="/sim/oa" aria-pressed="{{(isOn ? "true" : "false")}}"
            data-body="{{Html.Text($$"""{"groupEventNaming":"{{naming}}"}""")}}">{{(isOn ? "Đang dùng" : "Dùng")}}<span class="hidden">: {{words}}</span></button></li>
            """;
    }

    private static string HookState(AccountSettings account) => account switch
    {
        { WebhookUrl: null } => """<span class="chip off">Chưa có địa chỉ</span>""",
        { IsWebhookOn: true } => """<span class="chip good">Đang bật</span>""",
        _ => """<span class="chip bad">Đã bị tắt sau nhiều lần giao hỏng</span>""",
    };

    private static string Console(World world) => $"""
        <section class="panel-box" aria-labelledby="console-title">
        <h2 id="console-title">Bảng điều khiển OA</h2>
        <p class="note">Quản trị viên gõ trả lời ngay trong trang quản lý OA. Sự kiện đi kèm mã quản trị viên.</p>
        <form data-post="/sim/console/messages">
        <label for="console-to">Gửi cho</label>
        <select id="console-to" name="residentId">{string.Concat(world.Residents.Select(r => $"<option value=\"{r.Id}\">{Html.Text(r.Name)}</option>"))}</select>
        <label for="console-text">Nội dung</label>
        <textarea id="console-text" name="text" rows="2" required maxlength="2000"></textarea>
        <button type="submit">Gửi</button>
        </form>
        </section>
        """;

    private static string Clock(World world) => $"""
        <section class="panel-box" aria-labelledby="clock-title">
        <h2 id="clock-title">Đồng hồ và khởi đầu</h2>
        <p id="now" data-live>Bây giờ là {VietnamTime.DateAndTime(world.Now)}, giờ Việt Nam.</p>
        <div class="actions">
        {Act("Tới 1 giờ sau", "/sim/clock", """{"advanceSeconds":3600}""")}
        {Act("Tới 48 giờ sau", "/sim/clock", """{"advanceSeconds":172800}""")}
        {Act("Tới 7 ngày sau", "/sim/clock", """{"advanceSeconds":604800}""")}
        </div>
        <p class="note">Làm lại từ đầu sẽ xóa mọi người, tin nhắn, mã truy cập và công tắc.</p>
        <div class="actions">{Act("Làm lại từ đầu", "/sim/reset", style: "danger")}</div>
        </section>
        """;

    private static string Deliveries(PostOffice post)
    {
        var rows = string.Concat(post.Log.Reverse().Take(60).Select(d => $"""
                <tr><td>{d.Number}</td><td><time>{VietnamTime.ClockWithSeconds(d.CreatedAt)}</time></td>
                <td><code>{Html.Text(d.EventName)}</code></td><td>{DeliveryWords.Chip(d)}</td>
                <td>{string.Concat(d.Tries.Select(Try))}{(d.DueAt is { } due ? $"<span class=\"try\">lần tới {VietnamTime.ClockWithSeconds(due)}</span>" : "")}</td>
                <td><details id="d-{d.Number}"><summary>Xem gói tin</summary><p class="mac">{Html.Text(d.Signature ?? "Không có chữ ký")}</p>
                <pre tabindex="0" aria-label="Nội dung sự kiện {d.Number}">{Html.Text(Encoding.UTF8.GetString(d.Body))}</pre></details></td></tr>
                """));
        return Table("log", "Nhật ký webhook", "Mới nhất trước, tối đa 60 dòng.",
            ["Số", "Lúc", "Sự kiện", "Tình trạng", "Các lần thử", "Gói tin"], rows, "Chưa có sự kiện nào.");
    }

    private static string Try(DeliveryTry attempt) =>
        $"""<span class="try">{(attempt.HttpStatus is { } status ? $"HTTP {status}" : Html.Text(attempt.Problem))}, {attempt.Milliseconds} ms</span>""";

    private static string Sent(World world)
    {
        var rows = string.Concat(world.Sent.AsEnumerable().Reverse().Take(60).Select(s => $"""
                <tr><td>{s.Sequence}</td><td><time>{VietnamTime.ClockWithSeconds(s.At)}</time></td><td><code>{s.Kind}</code></td>
                <td>{Html.Text(world.FindResident(s.Recipient)?.Name ?? world.FindGroup(s.Recipient)?.Name ?? s.Recipient)}</td>
                <td>{Html.Text(s.Text ?? "(không có chữ)")}</td>
                <td>{(s.Error == 0 ? "<span class=\"chip good\">Nhận</span>" : $"<span class=\"chip bad\">Từ chối {s.Error}</span>")}</td></tr>
                """));
        return Table("sent", "Những gì đã được gửi qua API", "Mới nhất trước, tối đa 60 dòng.",
            ["Số", "Lúc", "Loại", "Tới", "Nội dung", "Kết quả"], rows, "Chưa có lời gọi nào.");
    }

    private static string Table(string id, string title, string note, string[] heads, string rows, string none) => $"""
        <section class="panel-box wide-box" aria-labelledby="{id}-title">
        <h2 id="{id}-title">{title}</h2><p class="note">{note}</p>
        <div id="{id}" class="scroll" tabindex="0" role="region" aria-label="Bảng: {title}" data-live>
        {(rows.Length == 0 ? $"<p class=\"none\">{none}</p>"
            : $"<table><thead><tr>{string.Concat(heads.Select(h => $"<th scope=\"col\">{h}</th>"))}</tr></thead><tbody>{rows}</tbody></table>")}
        </div></section>
        """;

    private static string Act(string words, string path, string body = "{}", string style = "quiet") =>
        $"""<button type="button" class="{style}" data-post="{path}" data-body="{Html.Text(body)}" data-say="Đã làm: {words}">{words}</button>""";
}
