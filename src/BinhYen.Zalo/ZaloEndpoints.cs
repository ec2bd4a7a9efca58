namespace BinhYen.Zalo;

/// <summary>Where Zalo's servers stand. The defaults are the real ones; a simulator takes their place in tests.</summary>
public sealed record ZaloEndpoints
{
    /// <summary>The real servers.</summary>
    public static ZaloEndpoints Live { get; } = new();

    /// <summary>Permission page and tokens. Default <c>https://oauth.zaloapp.com</c>.</summary>
    public Uri OAuth { get; init; } = new("https://oauth.zaloapp.com");

    /// <summary>The Official Account API. Default <c>https://openapi.zalo.me</c>.</summary>
    public Uri OpenApi { get; init; } = new("https://openapi.zalo.me");

    /// <summary>Template messages by phone. Default <c>https://business.openapi.zalo.me</c>.</summary>
    public Uri Business { get; init; } = new("https://business.openapi.zalo.me");

    /// <summary>Login and Mini App. Default <c>https://graph.zalo.me</c>.</summary>
    public Uri Graph { get; init; } = new("https://graph.zalo.me");

    /// <summary>All four servers at one address, for a simulator.</summary>
    /// <param name="host">An absolute address; a path in it is kept in front of every call.</param>
    public static ZaloEndpoints At(Uri host) => new() { OAuth = host, OpenApi = host, Business = host, Graph = host };

    internal static Uri Join(Uri host, string pathAndQuery) =>
        new(host.GetLeftPart(UriPartial.Path).TrimEnd('/') + pathAndQuery, UriKind.Absolute);
}
