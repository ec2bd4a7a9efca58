namespace BinhYen.Zalo;

/// <summary>
/// Which list a code belongs to. The lists reuse the same numbers with other meanings, so a code says nothing without
/// its table; the table follows from the host that answered.
/// </summary>
public enum ZaloErrorTable
{
    /// <summary>Found on this side of the wire; the code is a <see cref="ZaloLocalFault"/>.</summary>
    Local,

    /// <summary>The Official Account API (<c>openapi.zalo.me</c>), negative numbers.</summary>
    Oa,

    /// <summary>The token host (<c>oauth.zaloapp.com</c>), -14xxx.</summary>
    OAuth,

    /// <summary>Template messages by phone (<c>business.openapi.zalo.me</c>), negative numbers with their own meaning.</summary>
    Zns,

    /// <summary>Login and Mini App (<c>graph.zalo.me</c>), mostly positive numbers.</summary>
    Graph,
}
