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

    [Fact]
    public async Task On_an_encrypted_line_every_cookie_is_bound_to_this_host_and_a_foreign_one_of_the_same_name_counts_for_nothing()
    {
        await using var server = await BinhYenServer.StartAsync();
        // A browser behind the proxy: the proxy says "https", and cookies marked Secure come back all the same.
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = new Uri(server.Address) };
        http.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        http.DefaultRequestHeaders.Add("Accept", "text/html");
        var jar = new Dictionary<string, string>();
        var account = BinhYenServer.Account("truong-cong-an");
        await SubmitAsync("/sign-in", ("user", account.User), ("password", account.Password));
        await SubmitAsync("/sign-in/second-step", ("code", server.NextTotp(account)));
        (await GetAsync("/me", jar)).ShouldBe(System.Net.HttpStatusCode.OK);
        jar.Keys.ShouldContain("__Host-by-staff");
        jar.Keys.ShouldAllBe(name => name.StartsWith("__Host-by-"));

        // The same value under the short name, as a neighbour under the same domain could set it.
        (await GetAsync("/me", jar.ToDictionary(c => c.Key.Replace("__Host-", ""), c => c.Value))).ShouldNotBe(System.Net.HttpStatusCode.OK);

        async Task SubmitAsync(string path, params (string Name, string Value)[] fields)
        {
            using var shown = await SendAsync(new HttpRequestMessage(HttpMethod.Get, path), jar);
            var token = System.Text.RegularExpressions.Regex.Match(await shown.Content.ReadAsStringAsync(), "name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"").Groups[1].Value;
            token.ShouldNotBeEmpty(path);
            using var sent = await SendAsync(new HttpRequestMessage(HttpMethod.Post, path)
            {
                Content = new FormUrlEncodedContent(fields.Append(("__RequestVerificationToken", token)).Select(f => KeyValuePair.Create(f.Item1, f.Item2))),
            }, jar);
            ((int)sent.StatusCode).ShouldBeInRange(300, 399, path);
        }

        async Task<System.Net.HttpStatusCode> GetAsync(string path, Dictionary<string, string> cookies)
        {
            using var answer = await SendAsync(new HttpRequestMessage(HttpMethod.Get, path), cookies);
            return answer.StatusCode;
        }

        async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, Dictionary<string, string> cookies)
        {
            if (cookies.Count > 0) request.Headers.Add("Cookie", string.Join("; ", cookies.Select(c => $"{c.Key}={c.Value}")));
            var answer = await http.SendAsync(request);
            foreach (var set in answer.Headers.TryGetValues("Set-Cookie", out var all) ? all : [])
            {
                set.ShouldContain("; secure", Shouldly.Case.Insensitive);
                set.ShouldContain("; path=/", Shouldly.Case.Insensitive);
                set.ShouldNotContain("domain=", Shouldly.Case.Insensitive);
                var (name, value) = (set[..set.IndexOf('=')], set[(set.IndexOf('=') + 1)..set.IndexOf(';')]);
                if (value.Length == 0) cookies.Remove(name);
                else cookies[name] = value;
            }

            return answer;
        }
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
