using BinhYen.Zalo.OAuth;
using BinhYen.Zalo.Tests.Drivers;
using BinhYen.Zalo.Tests.Simulator;
using BinhYen.Zalo.Webhooks;

namespace BinhYen.Zalo.Tests.RoundTrips;

/// <summary>The client on one side, the simulated platform on the other, joined by a grant that an administrator really gave.</summary>
internal sealed class GrantedClient : IAsyncDisposable
{
    private readonly HttpClient _http = new();

    private GrantedClient(SimulatedZalo zalo)
    {
        Zalo = zalo;
        Endpoints = ZaloEndpoints.At(zalo.Http.BaseAddress!);
        OAuth = new ZaloOAuthClient(_http, FakeZalo.App, Endpoints, zalo.Clock);
        Tokens = new ZaloTokenSource(OAuth, Store, FakeZalo.Oa, zalo.Clock);
        Client = new ZaloClient(_http, Tokens, Endpoints, FakeZalo.App);
    }

    public SimulatedZalo Zalo { get; }

    public ZaloEndpoints Endpoints { get; }

    public InMemoryZaloTokenStore Store { get; } = new();

    public ZaloOAuthClient OAuth { get; }

    public ZaloTokenSource Tokens { get; }

    public ZaloClient Client { get; }

    public static async Task<GrantedClient> StartAsync()
    {
        var granted = new GrantedClient(await SimulatedZalo.StartAsync());
        var pkce = ZaloPkce.Create();
        var link = granted.OAuth.PermissionLink(new Uri("https://xa.example.vn/zalo"), "s1", pkce);
        using var agreed = await granted.Zalo.Http.PostAsync(link, null);
        ZaloPermissionAnswer.TryParse(agreed.Headers.Location!.Query, out var answer).ShouldBeTrue();
        (answer!.OaId, answer.State).ShouldBe((FakeZalo.Oa, "s1"));
        granted.Store.Put(FakeZalo.Oa, (await granted.OAuth.ExchangeCodeAsync(answer.Code, pkce)).Value);
        return granted;
    }

    /// <summary>A second process that shares the store.</summary>
    public ZaloTokenSource AnotherProcess() => new(OAuth, Store, FakeZalo.Oa, Zalo.Clock);

    /// <summary>A person who wrote a moment ago, so that they may be answered.</summary>
    public async Task<ZaloUserId> WriterAsync(string text = "Đèn đường hỏng")
    {
        var resident = await Zalo.ResidentAsync(follows: true);
        await Zalo.WriteAsync(resident, new { text });
        return ZaloUserId.Parse(resident);
    }

    /// <summary>The newest event, its signature checked the way a receiver would.</summary>
    public async Task<ZaloWebhookEvent> LastEventAsync()
    {
        await Zalo.FlushAsync();
        var received = Zalo.Receiver.Events[^1];
        ZaloSignature.Verify(received.Body, received.Signature, FakeZalo.AppId, "demoOaSecret0001").ShouldBeTrue();
        return ZaloWebhookEvent.Parse(received.Body).Value;
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Zalo.DisposeAsync();
    }
}
