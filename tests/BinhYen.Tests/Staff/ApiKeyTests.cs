using System.Net;
using BinhYen.Communes.Demo;
using BinhYen.Staff;
using BinhYen.Tests.Drivers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace BinhYen.Tests.Staff;

public sealed class ApiKeyTests
{
    [Theory, OnBothEngines]
    public async Task A_key_opens_what_its_scopes_say_until_it_is_revoked(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine, map: MapProbes);
        using var administrator = await server.SignInAsync(StaffRole.SystemAdministrator);
        await administrator.SeesAsync("/admin/api-keys");
        await administrator.SubmitAsync("/admin/api-keys", ("name", "Tổng đài"), ("scope", ApiScope.WriteReports));
        var key = administrator.Page.Find(".secret-once")!.TextContent;

        (await AskAsync(server, "/probe/write", null)).ShouldBe(HttpStatusCode.Unauthorized);
        (await AskAsync(server, "/probe/write", "by_khong-co")).ShouldBe(HttpStatusCode.Unauthorized);
        (await AskAsync(server, "/probe/write", key)).ShouldBe(HttpStatusCode.OK);
        (await AskAsync(server, "/probe/write", key, bearer: true)).ShouldBe(HttpStatusCode.OK);
        (await AskAsync(server, "/probe/read", key)).ShouldBe(HttpStatusCode.Forbidden);
        (await AskAsync(server, "/probe/read", DemoApiKey.Secret)).ShouldBe(HttpStatusCode.OK);
        (await administrator.OpenAsync("/probe/read")).Status.ShouldBe(HttpStatusCode.Unauthorized);

        (await administrator.SeesAsync("/admin/api-keys")).Source.ShouldNotContain(key);
        var revoke = administrator.Page.Document.Forms.First(f => f.TextContent.Contains("Tổng đài")).GetAttribute("action")!;
        await administrator.SubmitAsync(revoke);
        (await AskAsync(server, "/probe/write", key)).ShouldBe(HttpStatusCode.Unauthorized);
    }

    private static async Task<HttpStatusCode> AskAsync(BinhYenServer server, string path, string? key, bool bearer = false)
    {
        using var client = new HttpClient { BaseAddress = new Uri(server.Address) };
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (key is not null) request.Headers.Add(bearer ? "Authorization" : "X-Api-Key", bearer ? $"Bearer {key}" : key);
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }

    // Two endpoints of the test's own, so that the scheme is proved without any room that uses it.
    private static void MapProbes(WebApplication app)
    {
        app.MapGet("/probe/read", () => Results.Ok()).RequireScope(ApiScope.ReadReports);
        app.MapGet("/probe/write", () => Results.Ok()).RequireScope(ApiScope.WriteReports);
    }
}
