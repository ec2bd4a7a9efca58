using BinhYen.Zalo.Login;
using BinhYen.Zalo.OAuth;
using BinhYen.Zalo.Tests.Drivers;

namespace BinhYen.Zalo.Tests.Login;

public class ZaloLoginClientTests
{
    private readonly FakeZalo _zalo = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private ZaloLoginClient Login => new(_zalo.Http(), FakeZalo.App);

    [Fact]
    public async Task A_person_is_known_by_the_id_of_chat_events()
    {
        _zalo.Answers("""
            { "id": "5100000000000000429", "name": "Nguyễn Văn Mẫu",
              "picture": { "data": { "url": "https://s120-ava-talk.zadn.vn/demo.jpg" } }, "error": 0, "message": "Success" }
            """);
        var person = (await Login.WhoAsync("demoUserToken", Stop)).Value;
        (person.Id.Value, person.DisplayName, person.Picture?.Host).ShouldBe(("5100000000000000429", "Nguyễn Văn Mẫu", "s120-ava-talk.zadn.vn"));
        _zalo.Last.Headers["appsecret_proof"].ShouldBe(FakeZalo.App.Proof("demoUserToken"));
    }

    [Fact]
    public async Task From_abroad_an_administrator_is_needed()
    {
        _zalo.Answers("""{ "error": -501, "message": "Personal information is limited due to IP address not inside Vietnam: 192.0.2.1" }""");
        (await Login.WhoAsync("t", Stop)).Error.ShouldNotBeNull().Reaction.ShouldBe(ZaloReaction.Administrator);
    }

    [Fact]
    public async Task A_shared_phone_is_read()
    {
        _zalo.Answers("""{ "data": { "number": "84900000001" }, "error": 0, "message": "Success" }""");
        (await Login.PhoneAsync("t", "once", Stop)).Value.ShouldBe("84900000001");
        (_zalo.Last.Headers["code"], _zalo.Last.Headers["secret_key"]).ShouldBe(("once", "demoAppSecret0001"));
    }

    [Fact]
    public async Task A_code_is_exchanged_or_refused()
    {
        _zalo.Answers("""{ "access_token": "demoUserToken", "refresh_token": "r", "expires_in": "3600" }""")
            .Answers("""{ "error": -14005, "error_name": "code" }""");
        (await Login.ExchangeCodeAsync("c", ZaloPkce.Create(), Stop)).Value.ShouldBe("demoUserToken");
        _zalo.Last.Target.AbsoluteUri.ShouldBe("https://oauth.zaloapp.com/v4/access_token");
        (await Login.ExchangeCodeAsync("c", ZaloPkce.Create(), Stop)).Error.ShouldNotBeNull().Code.ShouldBe(-14005);
    }

    [Fact]
    public void The_link_is_the_documented_one() =>
        Login.SignInLink(new Uri("https://xa.example.vn/vao"), "s", ZaloPkce.FromVerifier("A1b2C3d4E5f6G7h8I9j0K1l2M3n4O5p6Q7r8S9t0U1v")).AbsoluteUri.ShouldBe(
            "https://oauth.zaloapp.com/v4/permission?app_id=4100000000000000017&redirect_uri=https%3A%2F%2Fxa.example.vn%2Fvao"
            + "&code_challenge=gqtGEuI80pbvSSQ2uklPFwnc6faB040AiX9PdLYlfNw&state=s");
}
