using System.Net;
using BinhYen.Zalo.OAuth;
using BinhYen.Zalo.Tests.Drivers;
using Microsoft.Extensions.Time.Testing;

namespace BinhYen.Zalo.Tests.OAuth;

public class ZaloOAuthClientTests
{
    private readonly FakeZalo _zalo = new();
    private readonly FakeTimeProvider _clock = new(FakeZalo.Now);

    private ZaloOAuthClient OAuth => _zalo.OAuth(_clock);

    [Fact]
    public void The_permission_link_carries_what_is_documented_and_nothing_else()
    {
        var pkce = ZaloPkce.FromVerifier("A1b2C3d4E5f6G7h8I9j0K1l2M3n4O5p6Q7r8S9t0U1v");
        OAuth.PermissionLink(new Uri("https://xa.example.vn/zalo/callback"), "demo-state-1", pkce).AbsoluteUri.ShouldBe(
            "https://oauth.zaloapp.com/v4/oa/permission?app_id=4100000000000000017&redirect_uri=https%3A%2F%2Fxa.example.vn%2Fzalo%2Fcallback"
            + "&code_challenge=gqtGEuI80pbvSSQ2uklPFwnc6faB040AiX9PdLYlfNw&state=demo-state-1");
        OAuth.PermissionLink(new Uri("https://xa.example.vn/zalo/callback"), null, null).Query.ShouldNotContain("challenge");
    }

    [Fact]
    public void The_callback_gives_code_account_and_state()
    {
        ZaloPermissionAnswer.TryParse("?code=a%2Fb&oa_id=2900000000000000023&state=s1", out var answer).ShouldBeTrue();
        answer.ShouldBe(new ZaloPermissionAnswer("a/b", FakeZalo.Oa, "s1"));
        ZaloPermissionAnswer.TryParse("?state=s1", out _).ShouldBeFalse();
        ZaloPermissionAnswer.TryParse(null, out _).ShouldBeFalse();
    }

    [Fact]
    public async Task A_code_buys_tokens_with_the_secret_in_the_header_only()
    {
        _zalo.Answers("""{ "access_token": "demoAccess1", "refresh_token": "demoRefresh1", "expires_in": "90000" }""");
        var pkce = ZaloPkce.Create();
        var tokens = (await OAuth.ExchangeCodeAsync("demoCode", pkce, TestContext.Current.CancellationToken)).Value;

        _zalo.Last.Target.AbsoluteUri.ShouldBe("https://oauth.zaloapp.com/v4/oa/access_token");
        _zalo.Last.Headers["secret_key"].ShouldBe("demoAppSecret0001");
        _zalo.Last.Body.ShouldBe($"code=demoCode&app_id=4100000000000000017&grant_type=authorization_code&code_verifier={pkce.Verifier}");
        tokens.ShouldBe(FakeZalo.Pair("demoAccess1", "demoRefresh1", FakeZalo.Now));
        tokens.ToString().ShouldNotContain("demo");
    }

    [Fact]
    public async Task A_refresh_keeps_the_day_of_the_grant()
    {
        _zalo.Answers("""{ "access_token": "a2", "refresh_token": "r2", "expires_in": 3600 }""");
        var old = FakeZalo.Pair("a1", "r1", FakeZalo.Now.AddDays(-10));
        var tokens = (await OAuth.RefreshAsync(old, TestContext.Current.CancellationToken)).Value;

        _zalo.Last.Body.ShouldBe("refresh_token=r1&app_id=4100000000000000017&grant_type=refresh_token");
        tokens.ExpiresAt.ShouldBe(FakeZalo.Now.AddHours(1));
        tokens.GrantedAt.ShouldBe(old.GrantedAt);
        tokens.EarliestGrantEnd.ShouldBe(old.GrantedAt.AddMonths(3));
    }

    [Fact]
    public async Task An_answer_without_a_refresh_token_keeps_the_old_one()
    {
        _zalo.Answers("""{ "access_token": "a2", "expires_in": "90000" }""");
        (await OAuth.RefreshAsync(FakeZalo.Pair("a1", "r1", FakeZalo.Now), TestContext.Current.CancellationToken)).Value.RefreshToken.ShouldBe("r1");
    }

    [Theory]
    [InlineData("""{ "error": -14014, "error_name": "Invalid refresh token.", "error_description": "x" }""", -14014)]
    [InlineData("""{ "error": "-14014", "error_name": "Invalid refresh token.", "message": "", "access_token": "", "refresh_token": "" }""", -14014)]
    [InlineData("""{ "error": -14005, "error_name": "code" }""", -14005)]
    public async Task A_refusal_in_an_answer_of_status_200_needs_a_person(string body, int code)
    {
        _zalo.Answers(body);
        var error = (await OAuth.RefreshAsync(FakeZalo.Pair("a1", "r1", FakeZalo.Now), TestContext.Current.CancellationToken)).Error.ShouldNotBeNull();
        (error.Table, error.Code, error.Reaction).ShouldBe((ZaloErrorTable.OAuth, code, ZaloReaction.Administrator));
    }

    [Fact]
    public async Task Without_an_access_token_nothing_is_a_success()
    {
        _zalo.Answers("""{ "error_name": "something", "error_description": "new" }""");
        var error = (await OAuth.ExchangeCodeAsync("c", null, TestContext.Current.CancellationToken)).Error.ShouldNotBeNull();
        error.Message.ShouldContain("something · new");
    }

    [Fact]
    public async Task A_proxys_error_page_is_a_failure_and_no_exception()
    {
        _zalo.Answers("<html>Bad gateway</html>", HttpStatusCode.BadGateway, "text/html");
        var error = (await OAuth.ExchangeCodeAsync("c", null, TestContext.Current.CancellationToken)).Error.ShouldNotBeNull();
        (error.Table, error.Reaction, error.MaybeSent).ShouldBe((ZaloErrorTable.Local, ZaloReaction.Wait, true));
    }
}
