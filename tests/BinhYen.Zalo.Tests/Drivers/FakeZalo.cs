using System.Collections.Concurrent;
using System.Net;
using System.Text;
using BinhYen.Zalo.OAuth;

namespace BinhYen.Zalo.Tests.Drivers;

/// <summary>Stands where Zalo's servers stand: remembers what was asked, answers what the test prepared.</summary>
internal sealed class FakeZalo
{
    public static readonly ZaloOaId Oa = ZaloOaId.Parse("2900000000000000023");
    public static readonly ZaloUserId Resident = ZaloUserId.Parse("7300000000000000311");
    public static readonly ZaloAppId AppId = ZaloAppId.Parse("4100000000000000017");
    public static readonly ZaloApp App = new(AppId, "demoAppSecret0001");
    public static readonly DateTimeOffset Now = new(2026, 10, 12, 3, 0, 0, TimeSpan.Zero);

    private readonly ConcurrentQueue<Func<HttpRequestMessage, Task<HttpResponseMessage>>> _answers = new();

    public ConcurrentQueue<Asked> Requests { get; } = new();

    public Asked Last => Requests.Last();

    public FakeZalo Answers(string body, HttpStatusCode status = HttpStatusCode.OK, string contentType = "text/json", Action<HttpResponseMessage>? change = null)
    {
        _answers.Enqueue(_ =>
        {
            var response = new HttpResponseMessage(status) { Content = new StringContent(body, Encoding.UTF8, contentType) };
            change?.Invoke(response);
            return Task.FromResult(response);
        });
        return this;
    }

    public FakeZalo Fails(Exception failure, bool afterReadingBody)
    {
        _answers.Enqueue(async request =>
        {
            if (afterReadingBody && request.Content is not null)
            {
                await request.Content.ReadAsByteArrayAsync();
            }

            throw failure;
        });
        return this;
    }

    public HttpClient Http() => new(new Connection(this));

    public ZaloOAuthClient OAuth(TimeProvider time) => new(Http(), App, time: time);

    /// <summary>A client whose token is good for a day, so that only the call under test is made.</summary>
    public ZaloClient Client(TimeProvider? time = null, ZaloApp? proveWith = null)
    {
        time ??= new Microsoft.Extensions.Time.Testing.FakeTimeProvider(Now);
        var store = new InMemoryZaloTokenStore();
        store.Put(Oa, Pair("demoAccess1", "demoRefresh1", time.GetUtcNow()));
        return new ZaloClient(Http(), new ZaloTokenSource(OAuth(time), store, Oa, time), proveWith: proveWith);
    }

    public static ZaloTokens Pair(string access, string refresh, DateTimeOffset issued) => new()
    {
        AccessToken = access,
        RefreshToken = refresh,
        IssuedAt = issued,
        ExpiresAt = issued.AddHours(25),
        GrantedAt = issued,
    };

    private async Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage request)
    {
        if (!_answers.TryDequeue(out var answer))
        {
            throw new InvalidOperationException($"Nothing is prepared for {request.Method} {request.RequestUri}.");
        }

        var response = await answer(request);
        // Read only after an answer: a connection that fails must be free not to have read it.
        Requests.Enqueue(new Asked(
            request.Method,
            request.RequestUri!,
            request.Headers.ToDictionary(header => header.Key, header => string.Join(',', header.Value)),
            request.Content?.Headers.ContentType?.ToString(),
            request.Content is null ? "" : await request.Content.ReadAsStringAsync(CancellationToken.None)));
        return response;
    }

    internal sealed record Asked(HttpMethod Method, Uri Target, IReadOnlyDictionary<string, string> Headers, string? ContentType, string Body);

    private sealed class Connection(FakeZalo zalo) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            zalo.AnswerAsync(request);
    }
}
