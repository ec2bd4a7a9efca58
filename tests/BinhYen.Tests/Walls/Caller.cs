using System.IO.Compression;
using System.Net;
using System.Text;
using BinhYen.Communes.Demo;
using BinhYen.Tests.Drivers;

namespace BinhYen.Tests.Walls;

/// <summary>Somebody who calls addresses one by one and looks at all that comes back: status line, headers, body, streams.</summary>
internal sealed class Caller : IDisposable
{
    private readonly Browser? browser;
    private readonly HttpClient http;
    private KeyValuePair<string, string>? token;

    private Caller(string name, Browser? browser, string address)
    {
        (Name, this.browser) = (name, browser);
        // Redirects are looked at, not followed: an address can give somebody away too.
        http = new HttpClient(new SocketsHttpHandler { CookieContainer = browser?.Cookies ?? new CookieContainer(), AllowAutoRedirect = false }) { BaseAddress = new Uri(address) };
        http.DefaultRequestHeaders.Add("Accept", "text/html,application/json,*/*;q=0.8");
        http.DefaultRequestHeaders.Add("User-Agent", "Mozilla/5.0 (Windows NT 10.0) Chrome/140.0");
    }

    public string Name { get; }

    public static Caller Of(string name, Browser browser) => new(name, browser, browser.Http.BaseAddress!.ToString());

    public static Caller Api(BinhYenServer server)
    {
        var caller = new Caller("a program", null, server.Address);
        caller.http.DefaultRequestHeaders.Add("X-Api-Key", DemoApiKey.Secret);
        return caller;
    }

    /// <summary>Calls once and hands everything that came back to <paramref name="note"/>; an event stream goes on being heard until the token ends.</summary>
    public async Task CallAsync(string method, string address, Action<string> note, Action<Task> hear, CancellationToken end)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), address);
        if (method is not ("GET" or "HEAD")) request.Content = new FormUrlEncodedContent(await TokenAsync() is { } own ? [own] : []);
        var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, end);
        note($"{(int)answer.StatusCode} {answer.ReasonPhrase}\n{answer.Headers}{answer.Content.Headers}");
        // The error page itself is an address too; nothing else may break, whoever calls it with whatever.
        if (address is not "/error") ((int)answer.StatusCode).ShouldBeLessThan(500, $"{Name} {method} {address}");
        if (answer.Content.Headers.ContentType?.MediaType is "text/event-stream")
        {
            hear(HearAsync(answer, note, end));
            return;
        }

        using (answer)
        {
            var body = await answer.Content.ReadAsByteArrayAsync(end);
            note(Encoding.UTF8.GetString(body));
            if (body is [(byte)'P', (byte)'K', 3, 4, ..]) foreach (var part in Unpacked(body)) note(part);
        }
    }

    /// <summary>Somebody who lost the session, or the thread, on the way has seen nothing since.</summary>
    public async Task ShouldStillBeThereAsync()
    {
        if (browser is Officer officer) (await officer.OpenAsync("/me")).Words.ShouldContain(officer.Account.User, Shouldly.Case.Sensitive, $"{Name} was signed out or locked on the way");
        if (browser is Resident resident) (await resident.OpenAsync("/tin-cua-toi")).Path.ShouldStartWith("/tin-cua-toi", Shouldly.Case.Sensitive, $"{Name} lost the thread on the way");
    }

    public void Dispose()
    {
        http.Dispose();
        browser?.Dispose();
    }

    private static async Task HearAsync(HttpResponseMessage answer, Action<string> note, CancellationToken end)
    {
        using (answer)
        {
            try
            {
                using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync(end));
                while (await reader.ReadLineAsync(end) is { } line) note(line);
            }
            catch (Exception e) when (e is OperationCanceledException or IOException)
            {
                // Heard enough.
            }
        }
    }

    // Workbooks and copies of data are packed: what is written in them shows only unpacked.
    private static IEnumerable<string> Unpacked(byte[] packed)
    {
        using var archive = new ZipArchive(new MemoryStream(packed));
        foreach (var entry in archive.Entries)
        {
            using var part = new StreamReader(entry.Open(), Encoding.UTF8);
            yield return part.ReadToEnd();
        }
    }

    // A form's token is good for the whole sign-in; without one a post is turned away before it does anything.
    private async Task<KeyValuePair<string, string>?> TokenAsync()
    {
        if (browser is null) return null;
        if (token is not null) return token;
        var page = await browser.OpenAsync(browser is Officer ? "/me" : "/tra-cuu");
        return token = page.Find("input[name=__RequestVerificationToken]")?.GetAttribute("value") is { } value
            ? KeyValuePair.Create("__RequestVerificationToken", value)
            : null;
    }
}
