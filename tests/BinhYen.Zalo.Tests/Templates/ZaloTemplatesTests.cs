using BinhYen.Zalo.Templates;
using BinhYen.Zalo.Tests.Drivers;

namespace BinhYen.Zalo.Tests.Templates;

public class ZaloTemplatesTests
{
    private static readonly TemplateData Template =
        new("900001", new Dictionary<string, string> { ["ho_ten"] = "Nguyễn Văn Mẫu", ["ma"] = "PA-0042" });

    private readonly FakeZalo _zalo = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static ZaloPhone Phone => ZaloPhone.TryParse("0900000001", out var phone) ? phone : throw new InvalidOperationException();

    [Fact]
    public async Task A_template_goes_to_a_user_id()
    {
        _zalo.Answers("""{ "data": { "message_id": "9f", "user_id": "7300000000000000311" }, "sent_time": "1792000000456", "error": 0 }""");
        var sent = (await _zalo.Client().Templates.SendToUserAsync(FakeZalo.Resident, Template, Stop)).Value;
        (sent.MessageId.Value, sent.SentAt?.Text).ShouldBe(("9f", "1792000000456"));
        _zalo.Last.Target.AbsoluteUri.ShouldBe("https://openapi.zalo.me/v3.0/oa/message/template");
        _zalo.Last.Body.ShouldBeJson(
            """{ "user_id": "7300000000000000311", "template_id": "900001", "template_data": { "ho_ten": "Nguyễn Văn Mẫu", "ma": "PA-0042" } }""");
    }

    [Fact]
    public async Task A_template_goes_to_a_phone_over_another_host()
    {
        _zalo.Answers("""
            { "error": 0, "message": "Success", "data": { "msg_id": "a0b1", "sent_time": "1792000600000", "sending_mode": "1",
              "quota": { "dailyQuota": "500", "remainingQuota": 499 } } }
            """);
        var sent = (await _zalo.Client().Templates.SendToPhoneAsync(Phone, Template, "demo-0001", TemplateMode.Development, Stop)).Value;
        sent.Quota.ShouldBe(new TemplateQuota(500, 499));
        _zalo.Last.Target.AbsoluteUri.ShouldBe("https://business.openapi.zalo.me/message/template");
        _zalo.Last.Body.ShouldBeJson("""
            { "phone": "84900000001", "template_id": "900001", "template_data": { "ho_ten": "Nguyễn Văn Mẫu", "ma": "PA-0042" },
              "tracking_id": "demo-0001", "sending_mode": "1", "mode": "development" }
            """);
    }

    [Fact]
    public async Task A_phone_can_be_named_by_its_hash()
    {
        _zalo.Answers("""{ "error": 0, "data": { "msg_id": "a0b1" } }""");
        await _zalo.Client().Templates.SendToPhoneHashAsync(Phone.Hash, Template, "t", cancellationToken: Stop);
        _zalo.Last.Body.ShouldContain(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData("84900000001"u8)));
        _zalo.Last.Target.AbsolutePath.ShouldBe("/message/template/hashphone");
    }

    [Fact]
    public async Task The_phone_host_has_its_own_meaning_of_minus_100()
    {
        _zalo.Answers("""{ "error": -100, "message": "unknown" }""");
        var error = (await _zalo.Client().Templates.SendToPhoneAsync(Phone, Template, "t", cancellationToken: Stop)).Error.ShouldNotBeNull();
        (error.Table, error.Reaction).ShouldBe((ZaloErrorTable.Zns, ZaloReaction.Wait));
    }

    [Theory]
    [InlineData("")]
    [InlineData("1234567890123456789012345678901234567890123456789")]
    public async Task A_tracking_id_has_1_to_48_characters(string trackingId)
    {
        (await _zalo.Client().Templates.SendToPhoneAsync(Phone, Template, trackingId, cancellationToken: Stop)).IsSuccess.ShouldBeFalse();
        _zalo.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("1", TemplateDelivery.Delivered)]
    [InlineData("\"0\"", TemplateDelivery.Underway)]
    [InlineData("-1", TemplateDelivery.Unknown)]
    public async Task Where_a_message_is_can_be_asked(string status, TemplateDelivery expected)
    {
        _zalo.Answers($$"""{ "error": 0, "data": { "delivery_time": "1", "status": {{status}}, "message": "x" } }""");
        (await _zalo.Client().Templates.DeliveryAsync(ZaloMessageId.Parse("a0b1"), Phone, Stop)).Value.ShouldBe(expected);
        _zalo.Last.Target.Query.ShouldBe("?message_id=a0b1&phone=84900000001");
    }

    [Fact]
    public async Task Templates_are_listed_and_read()
    {
        _zalo.Answers("""{ "error": 0, "data": [ { "templateId": 900001, "templateName": "Kết quả", "status": "ENABLE", "templateQuality": "HIGH" } ], "metadata": { "total": 1 } }""")
            .Answers("""
                { "error": 0, "data": { "templateId": "900001", "templateName": "Kết quả", "status": "ENABLE", "price_sdt": "200", "price_uid": 55,
                  "listParams": [ { "name": "ma", "require": true, "type": "STRING", "maxLength": 30, "minLength": 0, "acceptNull": false } ] } }
                """)
            .Answers("""{ "error": 0, "data": { "dailyQuota": "500", "remainingQuota": "12" } }""");
        var templates = _zalo.Client().Templates;

        var page = (await templates.ListAsync(cancellationToken: Stop)).Value;
        (page.Items.Single().TemplateId, page.Items.Single().IsEnabled, page.NextOffset).ShouldBe(("900001", true, null));

        var one = (await templates.ReadAsync("900001", Stop)).Value;
        one.Parameters.ShouldBe([new TemplateParameter("ma", true, "STRING", 0, 30)]);
        (one.PriceByPhone, one.PriceByUserId).ShouldBe(("200", "55"));

        (await templates.QuotaAsync(Stop)).Value.Remaining.ShouldBe(12);
    }
}
