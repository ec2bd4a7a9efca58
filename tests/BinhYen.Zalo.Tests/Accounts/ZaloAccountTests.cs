using BinhYen.Zalo.Accounts;
using BinhYen.Zalo.Tests.Drivers;

namespace BinhYen.Zalo.Tests.Accounts;

public class ZaloAccountTests
{
    private readonly FakeZalo _zalo = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("oaid")]
    [InlineData("oa_id")]
    public async Task The_account_tells_about_itself(string idName)
    {
        _zalo.Answers($$"""
            { "data": { "{{idName}}": 2900000000000000023, "name": "Công an xã Mẫu", "is_verified": "true", "oa_type": "4", "num_follower": 1234,
              "package_name": "Tăng trưởng", "package_valid_through_date": "31/12/2026" }, "error": 0 }
            """);
        var account = (await _zalo.Client().Account.ReadAsync(Stop)).Value;
        _zalo.Last.Target.AbsoluteUri.ShouldBe("https://openapi.zalo.me/v2.0/oa/getoa");
        (account.OaId, account.IsVerified, account.IsGovernment, account.Followers).ShouldBe((FakeZalo.Oa, true, true, 1234));
    }

    [Fact]
    public async Task The_quota_for_a_person_may_lack_its_numbers()
    {
        _zalo.Answers("""{ "data": { "last_interaction": "1792000000123", "cs_reply": { "remain": 8, "total": "8" } }, "error": 0 }""")
            .Answers("""{ "data": { }, "error": 0 }""");
        var client = _zalo.Client();
        (await client.Account.QuotaForAsync(FakeZalo.Resident, Stop)).Value.ShouldBe(new UserQuota(new ZaloTimestamp("1792000000123"), new Allowance(8, 8)));
        (await client.Account.QuotaForAsync(FakeZalo.Resident, Stop)).Value.ShouldBe(new UserQuota(null, null));
        _zalo.Last.Body.ShouldBeJson("""{ "user_id": "7300000000000000311" }""");
    }

    [Fact]
    public async Task Stocks_of_messages_are_a_bare_array()
    {
        _zalo.Answers("""{ "data": [ { "asset_id": "a1", "product_type": "cs", "quota_type": "sub_quota", "valid_through": "31/12/2026", "total": 500, "remain": "450" } ], "error": 0 }""");
        var stocks = (await _zalo.Client().Account.StocksAsync(QuotaOwner.OfficialAccount, QuotaOrigin.Package, Stop)).Value;
        stocks.ShouldBe([new MessageStock("a1", "31/12/2026", 450, 500)]);
        _zalo.Last.Body.ShouldBeJson("""{ "quota_owner": "OA", "product_type": "cs", "quota_type": "sub_quota" }""");
    }
}
