using BinhYen.Intake;
using BinhYen.Platform.Health;
using BinhYen.Platform.Settings;
using BinhYen.Testing;
using BinhYen.Tests.Intake;
using BinhYen.Zalo;
using Microsoft.Extensions.DependencyInjection;

namespace BinhYen.Tests.Platform.Settings;

/// <summary>Whoever keeps the machine names a server of their own as Zalo's, which passes everything on and reads who spoke.</summary>
public sealed class ZaloHostsTests
{
    [Theory]
    [Threat(6)]
    [InlineData("http://openapi.zalo.me")]
    [InlineData("https://openapi.zalo.me.example")]
    [InlineData("https://xzalo.me")]
    [InlineData("https://zalo.me@example.com")]
    [InlineData("https://openapi.zalo.me:8443")]
    [InlineData("https://10.0.0.5")]
    [InlineData("https://openapi.zаlo.me")]
    [InlineData("openapi.zalo.me")]
    [InlineData("")]
    public void Anything_but_Zalos_own_hosts_over_HTTPS_is_refused_and_said_how_to_mend(string address)
    {
        var options = new BinhYenOptions { Zalo = { Graph = address } };
        ZaloHosts.Strangers(options).ShouldBe([("BinhYen__Zalo__Graph", address)]);
        var refusal = ZaloHosts.Refusal(options).ShouldNotBeNull();
        refusal.ShouldContain("BinhYen__Zalo__Graph");
        refusal.ShouldContain("HTTPS_PROXY");
        options.Demo = true;
        ZaloHosts.Refusal(options).ShouldBeNull("in a demo the simulator is Zalo");
    }

    [Fact]
    public void Zalos_own_hosts_are_taken_and_another_of_them_as_well()
    {
        ZaloHosts.Refusal(new BinhYenOptions()).ShouldBeNull();
        ZaloHosts.Refusal(new BinhYenOptions { Zalo = { OpenApi = "https://openapi2.zalo.me/", OAuth = "https://OAUTH.zaloapp.com" } }).ShouldBeNull();
    }

    [Fact]
    [Threat(6)]
    public async Task The_doctor_calls_it_wrong_and_nothing_is_sent_there_whatever_command_runs()
    {
        await using var given = await (await GivenIntake.OpenAsync(settings: options => options.Zalo.OpenApi = "http://127.0.0.1:9")).ConnectedAsync();
        await using var scope = given.Services.CreateAsyncScope();
        var found = (await scope.ServiceProvider.GetServices<ICheckup>().Single(c => c.About == "Zalo").RunAsync(TestContext.Current.CancellationToken)).ShouldHaveSingleItem();
        found.Level.ShouldBe(Finding.Bad);
        found.Words.ShouldContain("BinhYen__Zalo__OpenApi = http://127.0.0.1:9");
        found.Remedy.ShouldNotBeNull().ShouldContain("HTTPS_PROXY");
        await Should.ThrowAsync<InvalidOperationException>(() => given.Get<ZaloClients>().OfAsync(ZaloOaId.Parse(GivenIntake.OaId), TestContext.Current.CancellationToken));
    }
}
