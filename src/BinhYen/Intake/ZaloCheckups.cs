using BinhYen.Intake.Accounts;
using BinhYen.Intake.ZaloWebhook;
using BinhYen.Platform.Health;
using BinhYen.Platform.Persistence;
using BinhYen.Platform.Settings;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Intake;

/// <summary>Is it Zalo that is spoken to, do the connected Official Accounts answer, and how long do their grants last?</summary>
internal sealed class ZaloCheckup(ZaloAccounts accounts, CheckZaloAccount check, BinhYenOptions options, TimeProvider clock) : ICheckup
{
    public string About => "Zalo";

    public async Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellationToken)
    {
        // Nothing is asked of a stranger.
        if (ZaloHosts.Strangers(options) is { Count: > 0 } strangers)
            return [.. strangers.Select(s => Finding.Wrong($"{s.Setting} = {s.Address} không phải máy chủ của Zalo. {ZaloHosts.Why}", ZaloHosts.Remedy))];

        var connected = (await accounts.CurrentAsync(cancellationToken)).Accounts.Values.ToList();
        if (connected.Count == 0) return [Finding.Watch("chưa kết nối Official Account nào", "Vào trang quản trị, mục Zalo, để kết nối. Chưa kết nối thì web, điện thoại và quầy vẫn dùng được.")];

        var findings = new List<Finding>();
        foreach (var account in connected)
        {
            if (account.GrantEndsAt < clock.GetUtcNow() + GrantHealth.Warning)
                findings.Add(Finding.Watch($"{account.Name}: quyền gửi tin sắp hết", "Quản trị OA bấm “Cấp quyền lại” ở trang quản trị, mục Zalo."));
            foreach (var line in await check.RunAsync(account.CommuneId, cancellationToken))
                findings.Add(line.Good is false ? Finding.Watch($"{line.Label}: {line.Words}", "Xem trang quản trị, mục Zalo.") : Finding.Ok($"{line.Label}: {line.Words}"));
        }

        return findings;
    }
}

/// <summary>Does the webhook get what Zalo sends, and does anything wait or lie aside?</summary>
internal sealed class WebhookCheckup(BinhYenDb db, ZaloAccounts accounts, BinhYenOptions options, TimeProvider clock) : ICheckup
{
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(5);

    public string About => "Webhook";

    public async Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow() - Late;
        var waiting = await db.Set<InboxEvent>().CountAsync(e => e.State == InboxState.Pending && e.ReceivedAt < before, cancellationToken);
        var failed = await db.Set<InboxEvent>().CountAsync(e => e.State == InboxState.Failed, cancellationToken);
        var aside = await db.Set<QuarantinedRequest>().CountAsync(cancellationToken);
        return
        [
            Reachable((await accounts.CurrentAsync(cancellationToken)).Accounts.Count > 0),
            waiting == 0 ? Finding.Ok("không có sự kiện nào chờ quá 5 phút") : Finding.Wrong($"{waiting} sự kiện chờ quá 5 phút", "Kiểm tra dịch vụ đang chạy; khởi động lại thì sự kiện được xử lý tiếp, không mất."),
            failed == 0 ? Finding.Ok("không có sự kiện lỗi") : Finding.Wrong($"{failed} sự kiện xử lý lỗi", "Chạy: binhyen inbox list --json để xem mã lỗi."),
            aside == 0 ? Finding.Ok("không có tin sai chữ ký") : Finding.Watch($"{aside} tin sai chữ ký được giữ riêng", "Kiểm tra OA Secret Key ở trang quản trị, mục Zalo, rồi chạy: binhyen inbox requeue"),
        ];
    }

    // Zalo wants HTTPS and a domain name; it cannot be asked whether it reaches us. Where no account is connected nobody sends anything.
    private Finding Reachable(bool connected) => !connected ? Finding.Ok("chưa kết nối Zalo nên chưa cần địa chỉ HTTPS") : options.Demo || (Uri.TryCreate(options.PublicUrl, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps && address.HostNameType == UriHostNameType.Dns)
        ? Finding.Ok($"địa chỉ {options.PublicUrl}/zalo/webhook")
        : Finding.Wrong("địa chỉ công khai không phải HTTPS với tên miền, Zalo sẽ không gửi được", "Đặt BinhYen__PublicUrl thành https://tên-miền của xã, và trỏ tên miền về máy này.");
}
