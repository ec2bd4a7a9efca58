namespace BinhYen.Platform.Settings;

/// <summary>
/// Whom the product takes for Zalo. Replies carry a person's Zalo id and a tracking code, requests the account's tokens: a server between that passes
/// everything on would be told who spoke without anybody noticing (decision 0139). Only hosts of Zalo's own domains over HTTPS are believed; in a
/// demo the simulator is.
/// </summary>
internal static class ZaloHosts
{
    private static readonly string[] Domains = ["zalo.me", "zaloapp.com"];

    /// <summary>The settings whose address is not Zalo's, as they stand in the environment, with the address; empty when all are right.</summary>
    public static IReadOnlyList<(string Setting, string Address)> Strangers(BinhYenOptions options) => options.Demo
        ? []
        : [.. All(options.Zalo).Where(host => !IsZalos(host.Address))];

    /// <summary>What to say to whoever starts the product with such a setting: why not, and what to do. Null when all are right.</summary>
    public static string? Refusal(BinhYenOptions options) => Strangers(options) is { Count: > 0 } strangers
        ? $"""
          Không khởi động: {string.Join(", ", strangers.Select(s => $"{s.Setting} = {s.Address}"))} không phải máy chủ của Zalo.
          {Why}
          {Remedy}
          """
        : null;

    /// <summary>Why it is refused.</summary>
    public const string Why = "Mọi tin gửi người dân, cả mã tra cứu và tài khoản Zalo của người báo tin, sẽ qua tay máy chủ đó.";

    /// <summary>What to do about it, also behind a proxy: what passes through a tunnel stays sealed for Zalo.</summary>
    public const string Remedy = "Xóa dòng đó trong binhyen.json hoặc trong biến môi trường. Máy phải ra Internet qua proxy thì đặt biến môi trường "
        + "HTTPS_PROXY=http://máy-proxy:cổng; proxy chỉ chuyển tiếp đường truyền đã mã hóa, không đọc được tin.";

    private static bool IsZalos(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps && uri.IsDefaultPort && uri.UserInfo.Length == 0
        && Array.Exists(Domains, domain => uri.IdnHost.Equals(domain, StringComparison.OrdinalIgnoreCase) || uri.IdnHost.EndsWith($".{domain}", StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<(string Setting, string Address)> All(BinhYenOptions.ZaloAddresses zalo) =>
    [
        (Name(nameof(zalo.OAuth)), zalo.OAuth), (Name(nameof(zalo.OpenApi)), zalo.OpenApi), (Name(nameof(zalo.Business)), zalo.Business), (Name(nameof(zalo.Graph)), zalo.Graph),
    ];

    private static string Name(string host) => $"{BinhYenOptions.Section}__{nameof(BinhYenOptions.Zalo)}__{host}";
}
