using System.Text.Json.Nodes;
using BinhYen.Zalo.Simulator.Api;

namespace BinhYen.Zalo.Tests.Simulator;

public sealed class TokenTests
{
    private const string Verifier = "A1b2C3d4E5f6G7h8I9j0K1l2M3n4O5p6Q7r8S9t0U1v";
    private const string Challenge = "gqtGEuI80pbvSSQ2uklPFwnc6faB040AiX9PdLYlfNw";

    [Fact]
    public async Task A_granted_code_gives_tokens_once()
    {
        await using var zalo = await SimulatedZalo.StartAsync();
        var code = await GrantAsync(zalo, Challenge);

        var first = await ExchangeAsync(zalo, Code(code, Verifier));
        ((string)first["expires_in"]!).ShouldBe("90000");
        ((string)first["access_token"]!).ShouldNotBeEmpty();
        (await ExchangeAsync(zalo, Code(code, Verifier)))["error"]!.GetValue<int>().ShouldBe(-14005);
    }

    [Fact]
    public async Task A_code_needs_the_verifier_of_its_challenge()
    {
        await using var zalo = await SimulatedZalo.StartAsync();
        (await ExchangeAsync(zalo, Code(await GrantAsync(zalo, Challenge), Verifier + "x")))["error"]!.GetValue<int>().ShouldBe(-14005);
    }

    [Fact]
    public async Task A_code_dies_after_ten_minutes()
    {
        await using var zalo = await SimulatedZalo.StartAsync();
        var code = await GrantAsync(zalo, Challenge);
        zalo.Clock.Advance(TimeSpan.FromMinutes(10));
        (await ExchangeAsync(zalo, Code(code, Verifier)))["error"]!.GetValue<int>().ShouldBe(-14005);
    }

    [Fact]
    public async Task A_refresh_token_works_once_and_puts_the_old_access_token_out_of_use()
    {
        await using var zalo = await SimulatedZalo.StartAsync();
        var pair = await zalo.PostAsync("/sim/tokens", new { });
        var refresh = (string)pair["refreshToken"]!;

        var renewed = await ExchangeAsync(zalo, Refresh(refresh));
        ((string)renewed["refresh_token"]!).ShouldNotBe(refresh);
        (await ExchangeAsync(zalo, Refresh(refresh)))["error"]!.GetValue<int>().ShouldBe(-14014);
        (await ErrorAsync(zalo, (string)pair["accessToken"]!)).ShouldBe(-216);
        (await ErrorAsync(zalo, (string)renewed["access_token"]!)).ShouldBe(0);
    }

    [Fact]
    public async Task An_access_token_expires_after_25_hours()
    {
        await using var zalo = await SimulatedZalo.StartAsync();
        var token = (string)(await zalo.PostAsync("/sim/tokens", new { }))["accessToken"]!;
        (await ErrorAsync(zalo, token)).ShouldBe(0);
        zalo.Clock.Advance(TimeSpan.FromHours(25));
        (await ErrorAsync(zalo, token)).ShouldBe(-220);
    }

    [Fact]
    public async Task A_burnt_refresh_token_is_refused_and_a_wrong_secret_too()
    {
        await using var zalo = await SimulatedZalo.StartAsync();
        var refresh = (string)(await zalo.PostAsync("/sim/tokens", new { }))["refreshToken"]!;
        (await ExchangeAsync(zalo, Refresh(refresh), "otherSecret"))["error"]!.GetValue<int>().ShouldBe(-14004);
        await zalo.FaultAsync(new { kind = "burnRefreshToken" });
        (await ExchangeAsync(zalo, Refresh(refresh)))["error"]!.GetValue<int>().ShouldBe(-14014);
    }

    [Fact]
    public async Task A_revoked_permission_ends_the_grant_with_an_event()
    {
        await using var zalo = await SimulatedZalo.StartAsync();
        var pair = await zalo.PostAsync("/sim/tokens", new { });
        await zalo.FaultAsync(new { kind = "revokePermission" });

        (await ErrorAsync(zalo, (string)pair["accessToken"]!)).ShouldBe(-223);
        zalo.Receiver.Names.ShouldBe(["permission_revoked"]);
    }

    [Fact]
    public async Task A_wrong_proof_is_refused()
    {
        await using var zalo = await SimulatedZalo.StartAsync();
        await zalo.AuthoriseAsync();
        zalo.Http.DefaultRequestHeaders.Add("appsecret_proof", new string('0', 64));
        (await zalo.GetAsync("/v2.0/oa/getoa"))["error"]!.GetValue<int>().ShouldBe(-242);
    }

    [Fact]
    public void The_published_proof_comes_out() =>
        AppSecretProof.Of("demoAccessToken0001", "demoAppSecret0001")
            .ShouldBe("69474bd24c1a9e340ca803a3c4df0014d7b8d3644410b3d271e8f145a1691387");

    private static async Task<string> GrantAsync(SimulatedZalo zalo, string challenge)
    {
        var permission = "/v4/oa/permission?app_id=4100000000000000017&redirect_uri=https%3A%2F%2Fxa.example.vn%2Fzalo&state=s1&code_challenge=" + challenge;
        (await zalo.Http.GetStringAsync(new Uri(permission, UriKind.Relative))).ShouldContain("Cho phép");
        using var answer = await zalo.Http.PostAsync(new Uri(permission, UriKind.Relative), null);
        var query = System.Web.HttpUtility.ParseQueryString(answer.Headers.Location!.Query);
        query["state"].ShouldBe("s1");
        query["oa_id"].ShouldBe("2900000000000000023");
        return query["code"]!;
    }

    private static async Task<JsonObject> ExchangeAsync(SimulatedZalo zalo, Dictionary<string, string> form, string secret = "demoAppSecret0001")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v4/oa/access_token") { Content = new FormUrlEncodedContent(form) };
        request.Headers.Add("secret_key", secret);
        using var answer = await zalo.Http.SendAsync(request);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!.AsObject();
    }

    private static async Task<int> ErrorAsync(SimulatedZalo zalo, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v2.0/oa/getoa");
        request.Headers.Add("access_token", token);
        using var answer = await zalo.Http.SendAsync(request);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["error"]!.GetValue<int>();
    }

    private static Dictionary<string, string> Code(string code, string verifier) => new()
    {
        ["code"] = code, ["app_id"] = "4100000000000000017", ["grant_type"] = "authorization_code", ["code_verifier"] = verifier,
    };

    private static Dictionary<string, string> Refresh(string token) => new()
    {
        ["refresh_token"] = token, ["app_id"] = "4100000000000000017", ["grant_type"] = "refresh_token",
    };
}
