using System.Text.Json.Nodes;
using BinhYen.Zalo.Simulator.Api;

namespace BinhYen.Zalo.Tests.Simulator;

public sealed class LoginTests
{
    [Fact]
    public async Task A_person_who_signs_in_has_the_id_of_the_events_by_app()
    {
        await using var zalo = await SimulatedZalo.StartAsync();
        var resident = await zalo.ResidentAsync();
        await zalo.WriteAsync(resident, new { text = "a" });
        var token = (string)(await zalo.PostAsync($"/sim/residents/{resident}/sign-in", new { }))["accessToken"]!;

        var me = await MeAsync(zalo, token, AppSecretProof.Of(token, "demoAppSecret0001"));
        ((string)me["id"]!).ShouldBe((string)zalo.Receiver.Events[0].Json["user_id_by_app"]!);
        ((string)me["name"]!).ShouldBe("Người Thử");
    }

    [Fact]
    public async Task The_proof_is_mandatory_and_the_token_lives_an_hour()
    {
        await using var zalo = await SimulatedZalo.StartAsync();
        var token = (string)(await zalo.PostAsync($"/sim/residents/{await zalo.ResidentAsync()}/sign-in", new { }))["accessToken"]!;
        (await MeAsync(zalo, token, "0"))["error"]!.GetValue<int>().ShouldBe(100);
        zalo.Clock.Advance(TimeSpan.FromHours(1));
        (await MeAsync(zalo, token, AppSecretProof.Of(token, "demoAppSecret0001")))["error"]!.GetValue<int>().ShouldBe(452);
    }

    [Fact]
    public async Task A_phone_token_of_a_mini_app_works_once()
    {
        await using var zalo = await SimulatedZalo.StartAsync();
        var signedIn = await zalo.PostAsync($"/sim/residents/{await zalo.ResidentAsync()}/sign-in", new { });
        ((string)(await InfoAsync(zalo, signedIn))["data"]!["number"]!).ShouldStartWith("84");
        (await InfoAsync(zalo, signedIn))["error"]!.GetValue<int>().ShouldBe(100);
    }

    [Fact]
    public async Task A_token_of_a_person_does_not_open_the_oa()
    {
        await using var zalo = await SimulatedZalo.StartAsync();
        var token = (string)(await zalo.PostAsync($"/sim/residents/{await zalo.ResidentAsync()}/sign-in", new { }))["accessToken"]!;
        (await CallAsync(zalo, "/v2.0/oa/getoa", ("access_token", token)))["error"]!.GetValue<int>().ShouldBe(-216);
    }

    private static Task<JsonObject> MeAsync(SimulatedZalo zalo, string token, string proof) =>
        CallAsync(zalo, "/v2.0/me?fields=id,name,picture", ("access_token", token), ("appsecret_proof", proof));

    private static Task<JsonObject> InfoAsync(SimulatedZalo zalo, JsonObject signedIn) => CallAsync(zalo, "/v2.0/me/info",
        ("access_token", (string)signedIn["accessToken"]!), ("code", (string)signedIn["phoneToken"]!), ("secret_key", "demoAppSecret0001"));

    private static async Task<JsonObject> CallAsync(SimulatedZalo zalo, string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (var (name, value) in headers)
            request.Headers.Add(name, value);
        using var answer = await zalo.Http.SendAsync(request);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!.AsObject();
    }
}
