using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Net;
using BinhYen.Testing;
using BinhYen.Tests.Drivers;
using BinhYen.Tests.Given;

namespace BinhYen.Tests.Security;

/// <summary>
/// Every form of every page, met by walking the product as each role, is sent spoilt. The product says no in words: it never
/// breaks, and what was typed comes back as text on whatever page shows it, to whoever sees it.
/// </summary>
[Trait("Speed", "Slow")]
public sealed class SpoiltFormsTests
{
    private const int RoundsPerForm = 2;
    private const string Stranger = "";

    // Their session ends with it; sign-in has stories of its own.
    private static readonly string[] _leaving = ["/sign-out", "/lock", "/lock/now", "/me/sessions/end-others"];

    [Theory, OnBothEngines]
    [Threat(8)]
    public async Task No_form_of_the_product_breaks_or_lets_markup_through(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine);
        for (var i = 0; i < 3; i++) await server.ReportAsync($"Quán hát to quá <{Mischief.Probe}>lần {i}</{Mischief.Probe}> **đậm** [a](javascript:alert(1))");
        var broken = new ConcurrentDictionary<string, string>(StringComparer.Ordinal);
        var shapes = new ConcurrentDictionary<string, string>();
        // Two at a time, as people work; those who may close others' accounts and change the commune come last.
        foreach (var pair in (string[][])[["cskv-p04", "truc-ban"], ["thu-tuc", "truong-h01"], ["bcd-c01", Stranger], ["pho-p02", "truong-cong-an"], ["quan-tri"]])
            await Task.WhenAll(pair.Select(user => SpoilAsync(server, engine, user, broken, shapes)));
        shapes.Count.ShouldBeGreaterThan(25, "the walk must find forms to spoil");
        broken.Keys.Order(StringComparer.Ordinal).ShouldBeEmpty(string.Join('\n', server.Log.Problems.TakeLast(6)));

        // What was stored meanwhile is read by those who see most.
        foreach (var user in (string[])["truong-cong-an", "quan-tri"])
        {
            if (await MayStillComeAsync(server, user) is not { } person) continue;
            using (person)
            {
                var walk = new Crawler(person);
                await walk.WalkAsync("/desk", "/cases", "/board", "/me");
                foreach (var page in walk.Pages) NothingGotThrough(page);
            }
        }
    }

    [Theory, OnBothEngines]
    public async Task A_form_that_cannot_be_read_is_answered_in_words_and_is_no_fault_of_ours(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine);
        using var stranger = server.NewBrowser();
        var before = server.Log.Problems.Count;
        foreach (var path in (string[])["/bao-tin", "/tra-cuu", "/co-that-khong", "/sign-in"])
        {
            await stranger.OpenAsync(path);
            var page = await stranger.PostAsync(path, [KeyValuePair.Create("ma", "\u0000"), KeyValuePair.Create("__RequestVerificationToken", "x")]);
            page.Status.ShouldBe(HttpStatusCode.BadRequest, path);
            page.Heading.ShouldContain("Chưa đọc được", customMessage: path);
        }

        server.Log.Problems.Skip(before).ShouldBeEmpty();
    }

    private static async Task SpoilAsync(BinhYenServer server, Engine engine, string user, ConcurrentDictionary<string, string> broken, ConcurrentDictionary<string, string> shapes)
    {
        using var person = user == Stranger ? server.NewBrowser() : await Officer.SignInAsync(server, BinhYenServer.Account(user));
        // Each has the own mischief, so that it does not depend on who was faster; another one on each engine.
        var mischief = new Mischief(seed: 20261123 + user.Sum(c => c) + ((int)engine * 100_003));
        var walk = new Crawler(person);
        await walk.WalkAsync(user == Stranger ? ["/", "/bao-tin", "/sign-in", "/first-sign-in"] : ["/desk", "/me"]);
        foreach (var page in walk.Pages) NothingGotThrough(page);
        foreach (var (shape, form) in walk.Forms.Where(f => !_leaving.Contains(f.Key)))
        {
            shapes.TryAdd(shape, user);
            for (var round = 0; round < RoundsPerForm; round++)
            {
                var answer = await PostAsync(person, form.GetAttribute("action") is { Length: > 0 } action ? action : shape, mischief.Spoil(form));
                if ((int)answer.Status >= 500) broken.TryAdd($"{(int)answer.Status} POST {shape}", user);
                if (answer.ContentType is "text/html") NothingGotThrough(answer);
            }
        }
    }

    // Follows a redirect only inside the product: some forms lead to Zalo, and no test goes there.
    private static async Task<WebPage> PostAsync(Browser person, string path, IEnumerable<KeyValuePair<string, string>> fields)
    {
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = person.Cookies }) { BaseAddress = person.Http.BaseAddress };
        client.DefaultRequestHeaders.Add("Accept", "text/html");
        var answer = await client.PostAsync(new Uri(path, UriKind.Relative), new FormUrlEncodedContent(fields));
        if (answer.Headers.Location is { } to && !to.IsAbsoluteUri)
        {
            to.OriginalString.ShouldStartWith("/", customMessage: $"POST {path} leads to {to}");
            to.OriginalString.ShouldNotStartWith("//", customMessage: $"POST {path} leads to {to}");
            return await person.OpenAsync(to.OriginalString);
        }

        return new WebPage(answer.StatusCode, answer.RequestMessage!.RequestUri!, answer.Content.Headers.ContentType?.MediaType, await answer.Content.ReadAsStringAsync(), answer);
    }

    private static void NothingGotThrough(WebPage page)
    {
        page.FindAll(Mischief.Probe).ShouldBeEmpty($"markup of a form came alive on {page.Path}");
        page.FindAll("a[href^='javascript:'], a[href^='//evil'], a[href*='evil.example']").ShouldBeEmpty($"a foreign link came alive on {page.Path}");
    }

    [SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "The caller owns it.")]
    private static async Task<Officer?> MayStillComeAsync(BinhYenServer server, string user)
    {
        try
        {
            return await Officer.SignInAsync(server, BinhYenServer.Account(user));
        }
        catch (InvalidOperationException)
        {
            // The mischief may have changed a password or closed an account; that was in its right.
            return null;
        }
    }
}
