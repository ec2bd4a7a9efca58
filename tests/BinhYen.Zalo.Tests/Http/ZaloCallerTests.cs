using System.Net;
using BinhYen.Zalo.Messages;
using BinhYen.Zalo.OAuth;
using BinhYen.Zalo.Tests.Drivers;
using Microsoft.Extensions.Time.Testing;

namespace BinhYen.Zalo.Tests.Http;

public class ZaloCallerTests
{
    private const string Success = """{ "data": { "message_id": "9f" }, "error": 0, "message": "Success" }""";
    private const string NewTokens = """{ "access_token": "demoAccess2", "refresh_token": "demoRefresh2", "expires_in": "90000" }""";

    private readonly FakeZalo _zalo = new();

    [Theory]
    [InlineData(-216)]
    [InlineData(-220)]
    public async Task A_refused_token_is_refreshed_once_and_the_call_repeated_once(int code)
    {
        _zalo.Answers($$"""{ "error": {{code}}, "message": "access_token is invalid or expired" }""").Answers(NewTokens).Answers(Success);
        (await SendAsync()).IsSuccess.ShouldBeTrue();

        _zalo.Requests.Count.ShouldBe(3);
        _zalo.Last.Headers["access_token"].ShouldBe("demoAccess2");
        _zalo.Last.Body.ShouldBe(_zalo.Requests.First().Body);
    }

    [Fact]
    public async Task A_token_that_is_refused_again_is_the_callers_to_see()
    {
        const string refused = """{ "error": "-216", "message": "Access token is invalid" }""";
        _zalo.Answers(refused).Answers(NewTokens).Answers(refused);
        var error = (await SendAsync()).Error.ShouldNotBeNull();
        (error.Code, error.Reaction, _zalo.Requests.Count).ShouldBe((-216, ZaloReaction.Refresh, 3));
    }

    [Fact]
    public async Task Neither_status_nor_content_type_decides()
    {
        _zalo.Answers(Success, HttpStatusCode.BadRequest, "text/plain");
        (await SendAsync()).IsSuccess.ShouldBeTrue();

        _zalo.Answers("""{ "error": -230, "message": "user has not interacted with the OA in the past 7 days" }""", HttpStatusCode.OK, "application/json");
        (await SendAsync()).Error.ShouldNotBeNull().Reaction.ShouldBe(ZaloReaction.WindowClosed);
    }

    [Theory]
    [InlineData("You are accessing an empty or invalid API", HttpStatusCode.NotFound, ZaloReaction.OurFault, false)]
    [InlineData("slow down", HttpStatusCode.TooManyRequests, ZaloReaction.Wait, false)]
    [InlineData("<html>", HttpStatusCode.BadGateway, ZaloReaction.Wait, true)]
    [InlineData("", HttpStatusCode.OK, ZaloReaction.Unknown, true)]
    [InlineData("[1]", HttpStatusCode.OK, ZaloReaction.Unknown, true)]
    [InlineData("{}", HttpStatusCode.OK, ZaloReaction.Unknown, true)]
    [InlineData("""{"error":"soon"}""", HttpStatusCode.OK, ZaloReaction.Unknown, true)]
    [InlineData("""{"error":0,"data":{}}""", HttpStatusCode.OK, ZaloReaction.Unknown, true)]
    public async Task An_answer_that_says_nothing_leaves_open_what_happened(string body, HttpStatusCode status, ZaloReaction reaction, bool maybeSent)
    {
        _zalo.Answers(body, status, "text/html");
        var error = (await SendAsync()).Error.ShouldNotBeNull();
        (error.Reaction, error.MaybeSent).ShouldBe((reaction, maybeSent));
    }

    [Theory]
    [InlineData(HttpRequestError.NameResolutionError, false, false)]
    [InlineData(HttpRequestError.ConnectionError, true, false)]
    [InlineData(HttpRequestError.SecureConnectionError, false, false)]
    [InlineData(HttpRequestError.Unknown, false, false)]
    [InlineData(HttpRequestError.Unknown, true, true)]
    [InlineData(HttpRequestError.ResponseEnded, true, true)]
    public async Task A_broken_connection_tells_surely_not_sent_from_maybe_sent(HttpRequestError kind, bool bodyLeft, bool maybeSent)
    {
        _zalo.Fails(new HttpRequestException(kind, "broken"), bodyLeft);
        var error = (await SendAsync()).Error.ShouldNotBeNull();
        (error.Code, error.Reaction, error.MaybeSent).ShouldBe(((int)ZaloLocalFault.Network, ZaloReaction.Wait, maybeSent));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_time_out_counts_as_sent_once_the_body_began_to_leave(bool bodyLeft)
    {
        _zalo.Fails(new TaskCanceledException("", new TimeoutException()), bodyLeft);
        (await SendAsync()).Error.ShouldNotBeNull().MaybeSent.ShouldBe(bodyLeft);
    }

    [Fact]
    public async Task A_read_has_no_effect_that_could_be_in_doubt()
    {
        _zalo.Fails(new TaskCanceledException("", new TimeoutException()), afterReadingBody: true);
        (await _zalo.Client().Users.ReadAsync(FakeZalo.Resident, TestContext.Current.CancellationToken)).Error.ShouldNotBeNull().MaybeSent.ShouldBeFalse();
    }

    [Fact]
    public async Task When_the_refresh_is_in_doubt_the_message_is_not()
    {
        _zalo.Answers("""{ "error": -216 }""").Fails(new TaskCanceledException("", new TimeoutException()), afterReadingBody: true);
        (await SendAsync()).Error.ShouldNotBeNull().MaybeSent.ShouldBeFalse();
    }

    [Fact]
    public async Task The_callers_own_cancellation_is_the_callers()
    {
        using var stopped = new CancellationTokenSource();
        await stopped.CancelAsync();
        _zalo.Fails(new TaskCanceledException(), afterReadingBody: true);
        await Should.ThrowAsync<OperationCanceledException>(() => _zalo.Client().Messages.SendAsync(FakeZalo.Resident, new TextMessage("a"), stopped.Token));
    }

    [Fact]
    public async Task The_limit_of_the_minute_is_remembered()
    {
        _zalo.Answers(Success, change: response =>
        {
            response.Headers.Add("X-RateLimit-Limit", "100");
            response.Headers.Add("X-RateLimit-Remain", "97");
        });
        var client = _zalo.Client();
        client.RateLimit.ShouldBeNull();
        await client.Messages.SendAsync(FakeZalo.Resident, new TextMessage("a"), TestContext.Current.CancellationToken);
        client.RateLimit.ShouldBe(new ZaloRateLimit(100, 97));
    }

    [Fact]
    public async Task The_proof_of_the_app_goes_along_when_asked_for()
    {
        _zalo.Answers(Success);
        await _zalo.Client(proveWith: FakeZalo.App).Messages.SendAsync(FakeZalo.Resident, new TextMessage("a"), TestContext.Current.CancellationToken);
        _zalo.Last.Headers["appsecret_proof"].ShouldBe(FakeZalo.App.Proof("demoAccess1"));
    }

    [Fact]
    public void The_documented_proof_is_made() =>
        FakeZalo.App.Proof("demoAccessToken0001").ShouldBe("69474bd24c1a9e340ca803a3c4df0014d7b8d3644410b3d271e8f145a1691387");

    [Fact]
    public async Task Every_call_goes_to_the_address_that_is_configured()
    {
        _zalo.Answers(Success);
        var clock = new FakeTimeProvider(FakeZalo.Now);
        var store = new InMemoryZaloTokenStore();
        store.Put(FakeZalo.Oa, FakeZalo.Pair("a", "r", FakeZalo.Now));
        var client = new ZaloClient(
            _zalo.Http(), new ZaloTokenSource(_zalo.OAuth(clock), store, FakeZalo.Oa, clock), ZaloEndpoints.At(new Uri("http://127.0.0.1:9/sim/")));
        await client.Messages.SendAsync(FakeZalo.Resident, new TextMessage("a"), TestContext.Current.CancellationToken);
        _zalo.Last.Target.AbsoluteUri.ShouldBe("http://127.0.0.1:9/sim/v3.0/oa/message/cs");
    }

    private Task<ZaloResult<SentMessage>> SendAsync() =>
        _zalo.Client().Messages.SendAsync(FakeZalo.Resident, new TextMessage("a"), TestContext.Current.CancellationToken);
}
