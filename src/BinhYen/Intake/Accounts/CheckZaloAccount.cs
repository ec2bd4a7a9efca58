using BinhYen.Zalo.Accounts;

namespace BinhYen.Intake.Accounts;

/// <summary>Asks Zalo how the connection stands, as far as its API tells.</summary>
internal sealed class CheckZaloAccount(ZaloClients clients)
{
    /// <param name="Good">Whether this line is as it should be; null when it is only information.</param>
    /// <param name="Label">What was looked at.</param>
    /// <param name="Words">What was found, and what to do.</param>
    internal sealed record Line(bool? Good, string Label, string Words);

    public async Task<IReadOnlyList<Line>> RunAsync(CommuneId commune, CancellationToken cancellationToken)
    {
        if (await clients.OfCommuneAsync(commune, cancellationToken) is not { } client) return [];
        var read = await client.Account.ReadAsync(cancellationToken);
        if (!read.TryGet(out var oa, out var error))
            return [new(false, "Kết nối", $"Zalo không trả lời đúng ({error.Code}). Nếu lỗi còn sau vài phút, xin cấp quyền lại.")];
        return
        [
            new(true, "Kết nối", "Gọi được API của Zalo."),
            new(oa.IsVerified, "Xác thực", oa.IsVerified is true ? "OA đã được Zalo xác thực." : "OA chưa xác thực: chưa dùng được nhóm và tin mẫu."),
            new(oa.IsGovernment, "Loại tài khoản", oa.IsGovernment ? "Tài khoản cơ quan nhà nước." : "Chưa phải loại cơ quan nhà nước; xin đổi trong trang quản lý OA."),
            new(null, "Gói dịch vụ", oa.PackageName is { } package ? $"{package}{(oa.PackageValidThrough is { } until ? $", đến {until}" : "")}." : "Zalo không cho biết."),
            await StocksAsync(client.Account, cancellationToken),
            new(null, "Công tắc webhook", "API của Zalo không cho biết. Xin bật từng sự kiện, bật “Webhook Retry” và tắt “Lọc cú pháp” trong trang ứng dụng."),
        ];
    }

    private static async Task<Line> StocksAsync(Zalo.Accounts.ZaloAccount account, CancellationToken cancellationToken)
    {
        var stocks = await account.StocksAsync(QuotaOwner.OfficialAccount, QuotaOrigin.Package, cancellationToken);
        return stocks.TryGet(out var list, out _) && list.Count > 0
            ? new Line(null, "Tin tư vấn còn lại", $"{list.Sum(stock => stock.Remain ?? 0)} / {list.Sum(stock => stock.Total ?? 0)}.")
            : new Line(null, "Tin tư vấn còn lại", "Zalo không cho biết.");
    }
}
