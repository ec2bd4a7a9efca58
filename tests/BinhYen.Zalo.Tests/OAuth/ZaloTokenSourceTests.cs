using System.Text.RegularExpressions;
using BinhYen.Zalo.OAuth;
using BinhYen.Zalo.Tests.Drivers;
using Microsoft.Extensions.Time.Testing;

namespace BinhYen.Zalo.Tests.OAuth;

public partial class ZaloTokenSourceTests
{
    private readonly TokenHost _host = new("r1");
    private readonly InMemoryZaloTokenStore _store = new();
    private readonly FakeTimeProvider _clock = new(FakeZalo.Now);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ZaloTokenSourceTests() => _store.Put(FakeZalo.Oa, FakeZalo.Pair("a1", "r1", FakeZalo.Now));

    [Fact]
    public async Task A_young_token_is_used_as_it_is()
    {
        _clock.Advance(TimeSpan.FromHours(19));
        (await Process().CurrentAsync(Stop)).Value.ShouldBe("a1");
        _host.Spent.ShouldBe(0);
    }

    [Fact]
    public async Task A_token_is_refreshed_well_before_its_end_and_saved()
    {
        _clock.Advance(TimeSpan.FromHours(20.5));
        (await Process().CurrentAsync(Stop)).Value.ShouldBe("a2");
        (await _store.LoadAsync(FakeZalo.Oa, Stop))!.RefreshToken.ShouldBe("r2");
    }

    [Fact]
    public async Task Many_callers_in_two_processes_spend_one_refresh_token()
    {
        _clock.Advance(TimeSpan.FromHours(24));
        ZaloTokenSource[] processes = [Process(), Process()];
        var tokens = await Task.WhenAll(Enumerable.Range(0, 64).Select(i => Task.Run(() => processes[i % 2].CurrentAsync(Stop), Stop)));

        tokens.Select(token => token.Value).Distinct().ShouldBe(["a2"]);
        (_host.Spent, _host.Burned).ShouldBe((1, 0));
    }

    [Fact]
    public async Task Two_processes_whose_token_is_refused_spend_one_refresh_token()
    {
        ZaloTokenSource[] processes = [Process(), Process()];
        var tokens = await Task.WhenAll(Enumerable.Range(0, 32).Select(i => Task.Run(() => processes[i % 2].ReplaceAsync("a1", Stop), Stop)));

        tokens.Select(token => token.Value).Distinct().ShouldBe(["a2"]);
        (_host.Spent, _host.Burned).ShouldBe((1, 0));
    }

    [Fact]
    public async Task What_another_process_refreshed_is_used_instead_of_refreshing_again()
    {
        var (here, there) = (Process(), Process());
        (await here.CurrentAsync(Stop)).Value.ShouldBe("a1");
        (await there.ReplaceAsync("a1", Stop)).Value.ShouldBe("a2");

        (await here.ReplaceAsync("a1", Stop)).Value.ShouldBe("a2");
        _host.Spent.ShouldBe(1);
    }

    [Fact]
    public async Task Nobody_uses_a_pair_before_it_is_saved()
    {
        var store = new ObservedStore(_store);
        var source = new ZaloTokenSource(Client(), store, FakeZalo.Oa, _clock);
        store.OnSave = () => throw new InvalidOperationException("disk full");
        await Should.ThrowAsync<InvalidOperationException>(() => source.ReplaceAsync("a1", Stop));

        store.OnSave = () => { };
        (await source.ReplaceAsync("a1", Stop)).Value.ShouldBe("a2");
        (await _store.LoadAsync(FakeZalo.Oa, Stop))!.RefreshToken.ShouldBe("r2");
        (_host.Spent, _host.Burned).ShouldBe((1, 0));
    }

    [Fact]
    public async Task A_caller_who_gives_up_does_not_lose_the_pair()
    {
        using var impatient = new CancellationTokenSource();
        _host.OnRefresh = impatient.Cancel;
        (await Process().ReplaceAsync("a1", impatient.Token)).Value.ShouldBe("a2");
        (await _store.LoadAsync(FakeZalo.Oa, Stop))!.RefreshToken.ShouldBe("r2");
    }

    [Fact]
    public async Task An_early_refresh_that_fails_does_no_harm_while_the_token_lives()
    {
        _host.IsDown = true;
        var source = Process();
        _clock.Advance(TimeSpan.FromHours(21));
        (await source.CurrentAsync(Stop)).Value.ShouldBe("a1");
        source.LastFailure.ShouldNotBeNull().Reaction.ShouldBe(ZaloReaction.Wait);

        _clock.Advance(TimeSpan.FromHours(5));
        (await source.CurrentAsync(Stop)).Error.ShouldNotBeNull().Reaction.ShouldBe(ZaloReaction.Wait);
    }

    [Fact]
    public async Task A_token_host_that_is_down_is_asked_once_a_minute_and_forgotten_once_it_answers()
    {
        _host.IsDown = true;
        var source = Process();
        _clock.Advance(TimeSpan.FromHours(21));
        for (var send = 0; send < 10; send++)
        {
            (await source.CurrentAsync(Stop)).Value.ShouldBe("a1");
        }

        _host.Asked.ShouldBe(1);
        _host.IsDown = false;
        _clock.Advance(TimeSpan.FromMinutes(1));
        (await source.CurrentAsync(Stop)).Value.ShouldBe("a2");
        source.LastFailure.ShouldBeNull();
    }

    [Fact]
    public async Task Without_a_grant_an_administrator_is_needed()
    {
        var source = new ZaloTokenSource(Client(), new InMemoryZaloTokenStore(), FakeZalo.Oa, _clock);
        foreach (var answer in new[] { await source.CurrentAsync(Stop), await source.ReplaceAsync("a1", Stop) })
        {
            var error = answer.Error.ShouldNotBeNull();
            (error.Code, error.Reaction).ShouldBe(((int)ZaloLocalFault.NotGranted, ZaloReaction.Administrator));
        }
    }

    [Fact]
    public async Task A_spent_refresh_token_needs_an_administrator()
    {
        _store.Put(FakeZalo.Oa, FakeZalo.Pair("a0", "foreign", FakeZalo.Now));
        (await Process().ReplaceAsync("a0", Stop)).Error.ShouldNotBeNull().Reaction.ShouldBe(ZaloReaction.Administrator);
        (await _store.LoadAsync(FakeZalo.Oa, Stop))!.RefreshToken.ShouldBe("foreign");
    }

    private ZaloTokenSource Process() => new(Client(), _store, FakeZalo.Oa, _clock);

    private ZaloOAuthClient Client() => new(new HttpClient(new Connection(_host)), FakeZalo.App, time: _clock);

    /// <summary>A token host that keeps count: the newest refresh token works once, any other burns.</summary>
    private sealed partial class TokenHost(string refreshToken)
    {
        private readonly Lock _gate = new();
        private string _valid = refreshToken;

        public int Spent { get; private set; }

        public int Burned { get; private set; }

        public int Asked { get; private set; }

        public bool IsDown { get; set; }

        public Action OnRefresh { get; set; } = () => { };

        public async Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var body = await request.Content!.ReadAsStringAsync(cancellationToken);
            Asked++;
            if (IsDown)
            {
                throw new HttpRequestException(HttpRequestError.ConnectionError, "down");
            }

            await Task.Yield();
            OnRefresh();
            lock (_gate)
            {
                var offered = RefreshToken().Match(body).Groups[1].Value;
                if (offered != _valid)
                {
                    Burned++;
                    return Json("""{"error":-14014,"error_name":"Invalid refresh token."}""");
                }

                Spent++;
                _valid = $"r{Spent + 1}";
                return Json($$"""{"access_token":"a{{Spent + 1}}","refresh_token":"{{_valid}}","expires_in":"90000"}""");
            }
        }

        private static HttpResponseMessage Json(string body) => new() { Content = new StringContent(body) };

        [GeneratedRegex("refresh_token=([^&]*)")]
        private static partial Regex RefreshToken();
    }

    private sealed class Connection(TokenHost host) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            host.AnswerAsync(request, cancellationToken);
    }

    private sealed class ObservedStore(IZaloTokenStore inner) : IZaloTokenStore
    {
        public Action OnSave { get; set; } = () => { };

        public Task<ZaloTokens?> LoadAsync(ZaloOaId oa, CancellationToken cancellationToken) => inner.LoadAsync(oa, cancellationToken);

        public async Task<IZaloTokenLease> LeaseAsync(ZaloOaId oa, CancellationToken cancellationToken) =>
            new Lease(await inner.LeaseAsync(oa, cancellationToken), this);

        private sealed class Lease(IZaloTokenLease inner, ObservedStore store) : IZaloTokenLease
        {
            public Task<ZaloTokens?> LoadAsync(CancellationToken cancellationToken) => inner.LoadAsync(cancellationToken);

            public Task SaveAsync(ZaloTokens tokens, CancellationToken cancellationToken)
            {
                store.OnSave();
                return inner.SaveAsync(tokens, cancellationToken);
            }

            public ValueTask DisposeAsync() => inner.DisposeAsync();
        }
    }
}
