namespace BinhYen.Staff.Sessions;

/// <summary>Names a browser and its system for the list of sessions; enough for people, useless for tracking.</summary>
internal static class DeviceName
{
    public static string Of(string userAgent) => (Browser(userAgent), System(userAgent)) switch
    {
        (null, null) => "Thiết bị khác",
        (var browser, null) => browser,
        (null, var system) => system,
        var (browser, system) => $"{browser} trên {system}",
    };

    // Order matters: Edge and Cốc Cốc call themselves Chrome too, and everything calls itself Safari.
    private static string? Browser(string agent) => agent switch
    {
        _ when Has(agent, "coc_coc_browser") => "Cốc Cốc",
        _ when Has(agent, "Zalo") => "Zalo",
        _ when Has(agent, "Edg/") => "Edge",
        _ when Has(agent, "Firefox/") => "Firefox",
        _ when Has(agent, "Chrome/") => "Chrome",
        _ when Has(agent, "Safari/") => "Safari",
        _ => null,
    };

    private static string? System(string agent) => agent switch
    {
        _ when Has(agent, "Android") => "Android",
        _ when Has(agent, "iPhone") || Has(agent, "iPad") => "iPhone",
        _ when Has(agent, "Windows") => "Windows",
        _ when Has(agent, "Mac OS") => "máy Mac",
        _ when Has(agent, "Linux") => "Linux",
        _ => null,
    };

    private static bool Has(string agent, string part) => agent.Contains(part, StringComparison.OrdinalIgnoreCase);
}
