using BinhYen.Platform.Persistence;
using BinhYen.Vault;
using BinhYen.Zalo;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Intake.Accounts;

/// <summary>Finds a commune's account in whatever state and seals or opens its secrets.</summary>
internal sealed class AccountOfCommune(BinhYenDb db, IRecordSealer sealer)
{
    /// <summary>The newest account that was not taken off, tracked; null when there is none.</summary>
    public Task<ZaloAccount?> FindAsync(CommuneId commune, CancellationToken cancellationToken) =>
        db.Set<ZaloAccount>().Where(a => a.CommuneId == commune && a.State != ZaloAccountState.Disconnected)
            .OrderByDescending(a => a.ChangedAt).FirstOrDefaultAsync(cancellationToken);

    public async Task<SealedText> SealAsync<T>(RecordKeyId key, string purpose, T value, CancellationToken cancellationToken) =>
        new((await sealer.SealAsync(key, purpose, value, cancellationToken)).ToBytes());

    /// <summary>The secret, or default when nothing is kept or it does not open.</summary>
    public async Task<T?> OpenAsync<T>(SealedText? text, string purpose, CancellationToken cancellationToken)
        where T : class
    {
        if (text is null) return null;
        var opened = await sealer.OpenAsync(Sealed.FromBytes<T>(text.Envelope), purpose, cancellationToken);
        return opened.TryGet(out var value) ? value : null;
    }

    /// <summary>The app with its secret.</summary>
    public async Task<ZaloApp?> AppOfAsync(ZaloAccount account, CancellationToken cancellationToken) =>
        ZaloAppId.TryParse(account.AppId, out var id) && await OpenAsync<string>(account.AppSecret, ZaloAccountSecrets.AppSecret, cancellationToken) is { } secret
            ? new ZaloApp(id, secret)
            : null;
}

/// <summary>Refusals of connecting an account.</summary>
internal static class AccountRefusals
{
    public static readonly Refusal NoAccount = new("zalo.no-account", "Chưa nhập ứng dụng Zalo. Xin nhập mã ứng dụng và các khóa trước.", RefusalKind.Conflict);

    public static readonly Refusal GrantLost = new("zalo.grant-lost",
        "Lần cấp quyền này đã hết hạn hoặc không phải do trang này bắt đầu. Xin bấm “Cấp quyền” lại từ đầu.", RefusalKind.Conflict);

    public static readonly Refusal ZaloRefused = new("zalo.refused",
        "Zalo không chấp nhận. Xin kiểm tra mã ứng dụng, khóa bí mật và địa chỉ callback trong trang quản lý ứng dụng, rồi cấp quyền lại.", RefusalKind.Conflict);

    public static readonly Refusal OtherCommune = new("zalo.other-commune",
        "Tài khoản OA này đang nối với một đơn vị khác trong hệ thống. Xin ngắt ở đó trước.", RefusalKind.Conflict);
}
