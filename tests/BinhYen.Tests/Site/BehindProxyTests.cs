using BinhYen.Tests.Drivers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace BinhYen.Tests.Site;

/// <summary>Who calls is what the proxy in front says, and nobody else.</summary>
public sealed class BehindProxyTests
{
    [Fact]
    public async Task The_nearest_address_that_is_no_proxy_of_ours_counts_whatever_the_caller_wrote_before_it()
    {
        await using var server = await BinhYenServer.StartAsync(change: o => o.TrustedProxies.Add("10.1.0.0/16"), map: Probe);

        // The test itself stands where the proxy stands: on this machine.
        (await AskAsync(server, "203.0.113.7", "https")).ShouldBe(("203.0.113.7 https", "max-age=31536000"));
        (await AskAsync(server, "198.51.100.1, 203.0.113.7", "https")).Seen.ShouldBe("203.0.113.7 https");
        (await AskAsync(server, "203.0.113.7, 10.1.2.3", "https, https")).Seen.ShouldBe("203.0.113.7 https");
        (await AskAsync(server, null, null)).ShouldBe(("127.0.0.1 http", null));
    }

    [Fact]
    public async Task A_proxy_that_is_no_address_is_a_mistake_of_the_settings_said_at_start()
    {
        var failure = await Should.ThrowAsync<FormatException>(() => BinhYenServer.StartAsync(change: o => o.TrustedProxies.Add("proxy.xa.example")));
        failure.Message.ShouldContain("TrustedProxies");
    }

    private static void Probe(WebApplication app) =>
        app.MapGet("/probe", (HttpContext context) => $"{context.Connection.RemoteIpAddress?.MapToIPv4()} {context.Request.Scheme}").AllowAnonymous();

    private static async Task<(string Seen, string? Hsts)> AskAsync(BinhYenServer server, string? from, string? scheme)
    {
        using var browser = server.NewBrowser();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/probe");
        if (from is not null) request.Headers.Add("X-Forwarded-For", from);
        if (scheme is not null) request.Headers.Add("X-Forwarded-Proto", scheme);
        using var answer = await browser.Http.SendAsync(request);
        return (await answer.Content.ReadAsStringAsync(), answer.Headers.TryGetValues("Strict-Transport-Security", out var hsts) ? hsts.Single() : null);
    }
}
