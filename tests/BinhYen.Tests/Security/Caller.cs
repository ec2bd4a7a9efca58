using System.Net;
using System.Net.Http.Json;
using BinhYen.Communes.Demo;
using BinhYen.Tests.Drivers;

namespace BinhYen.Tests.Security;

/// <summary>How an address answered somebody.</summary>
internal enum Reach
{
    /// <summary>The request came through to the page or the act, whatever it then said.</summary>
    LetIn,

    /// <summary>"Not found", as for something that does not exist: nothing is learnt.</summary>
    Hidden,

    /// <summary>The role has no right to it.</summary>
    Refused,

    /// <summary>Sign in first.</summary>
    SignIn,
}

/// <summary>Somebody who calls addresses one after another: a stranger, or an account that has signed in.</summary>
internal sealed class Caller : IDisposable
{
    private readonly HttpClient http;
    private readonly Browser? browser;

    private Caller(string name, string address, Browser? browser)
    {
        (Name, this.browser) = (name, browser);
        http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = true, CookieContainer = browser?.Cookies ?? new CookieContainer() })
        {
            BaseAddress = new Uri(address), Timeout = TimeSpan.FromSeconds(30),
        };
        http.DefaultRequestHeaders.Add("Accept", "text/html,*/*;q=0.8");
    }

    /// <summary>How the column is headed.</summary>
    public string Name { get; }

    /// <summary>The account, for tests that look for what only it may see; null for a stranger.</summary>
    public DemoAccount? Account => (browser as Officer)?.Account;

    public static Caller Stranger(BinhYenServer server) => new("Chưa đăng nhập", server.Address, null);

    public static async Task<Caller> SignInAsync(BinhYenServer server, DemoAccount account, string name) =>
        new(name, server.Address, await Officer.SignInAsync(server, account));

    /// <summary>The hidden field that every form carries; empty for strangers.</summary>
    public async Task<KeyValuePair<string, string>> TokenAsync()
    {
        if (browser is null) return KeyValuePair.Create("__RequestVerificationToken", "");
        var page = await browser.OpenAsync("/me");
        var field = page.Find("input[name='__RequestVerificationToken']") ?? throw new InvalidOperationException($"{Name} has no form at /me: {page.Heading}.");
        return KeyValuePair.Create("__RequestVerificationToken", field.GetAttribute("value")!);
    }

    /// <summary>Calls an address and says how it answered. Reads no more than the head of an endless answer.</summary>
    public async Task<Reach> TryAsync(string method, string path, IEnumerable<KeyValuePair<string, string>>? fields = null)
    {
        using var answer = await SendAsync(method, path, fields);
        return Judge(answer);
    }

    /// <summary>Sends a request and gives the whole answer.</summary>
    public Task<HttpResponseMessage> SendAsync(string method, string path, IEnumerable<KeyValuePair<string, string>>? fields = null)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), new Uri(path, UriKind.Relative));
        if (method != "GET") request.Content = path.StartsWith("/api/", StringComparison.Ordinal) ? JsonContent.Create(new { }) : new FormUrlEncodedContent(fields ?? []);
        return http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    public static Reach Judge(HttpResponseMessage answer) => answer.StatusCode switch
    {
        HttpStatusCode.Unauthorized => Reach.SignIn,
        HttpStatusCode.Forbidden => Reach.Refused,
        HttpStatusCode.NotFound => Reach.Hidden,
        HttpStatusCode.Redirect or HttpStatusCode.SeeOther when answer.Headers.Location?.OriginalString.Contains("/sign-in", StringComparison.Ordinal) is true => Reach.SignIn,
        _ => Reach.LetIn,
    };

    public void Dispose()
    {
        http.Dispose();
        browser?.Dispose();
    }
}
