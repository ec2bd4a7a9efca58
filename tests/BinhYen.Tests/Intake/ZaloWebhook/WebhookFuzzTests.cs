using BinhYen.Testing;
using System.Text;
using BinhYen.Zalo;
using BinhYen.Zalo.Webhooks;
using CsCheck;

namespace BinhYen.Tests.Intake.ZaloWebhook;

public sealed class WebhookFuzzTests
{
    private static readonly int[] Allowed = [200, 400, 413];

    [Fact]
    public async Task No_bytes_whatever_bring_the_webhook_to_a_500()
    {
        await using var intake = await (await GivenIntake.OpenAsync()).ConnectedAsync();
        var header = Gen.OneOf(Gen.Const((string?)null), Gen.Const((string?)"mac="), Gen.String[0, 80].Select(s => (string?)s));

        await Gen.Select(Gen.Byte.Array[0, 400], header).SampleAsync(
            async (bytes, signature) => (await intake.PostAsync(bytes, signature)).ShouldBeOneOf(Allowed), iter: 300, threads: 1);

        (await intake.StoredAsync()).ShouldBeEmpty();
    }

    [Fact]
    [Threat(8)]
    public async Task Signed_bodies_bent_in_any_place_are_kept_at_most_once_each()
    {
        await using var intake = await (await GivenIntake.OpenAsync()).ConnectedAsync();
        var body = Encoding.UTF8.GetBytes(ZaloText.Message("m1"));

        await Gen.Select(Gen.Int[0, body.Length - 1], Gen.Byte).SampleAsync(async (at, value) =>
        {
            var bent = body.ToArray();
            bent[at] = value;
            var signature = ZaloSignature.Sign(bent, ZaloAppId.Parse(GivenIntake.AppId), ZaloText.Timestamp, GivenIntake.Key);
            (await intake.PostAsync(bent, signature)).ShouldBeOneOf(Allowed);
            (await intake.PostAsync(bent, signature)).ShouldBeOneOf(Allowed);
        }, iter: 400, threads: 1);

        var stored = await intake.StoredAsync();
        stored.ShouldNotBeEmpty();
        stored.Select(e => Convert.ToHexString(e.EventKey)).ShouldBeUnique();
    }

    [Theory]
    [InlineData(/*lang=json*/ """{"a":{"a":{"a":{}}}}""")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"text\"")]
    [InlineData(/*lang=json*/ """{"event_name":7,"app_id":{},"sender":[],"timestamp":{"x":1}}""")]
    [InlineData(/*lang=json*/ """{"event_name":"user_send_text","app_id":"4100000000000000017","message":"\ud83d","timestamp":"x"}""")]
    public async Task Strange_but_valid_JSON_is_answered_200(string json)
    {
        await using var intake = await (await GivenIntake.OpenAsync()).ConnectedAsync();
        (await intake.PostAsync(Encoding.UTF8.GetBytes(json), "mac=" + new string('0', 64))).ShouldBe(200);
    }
}
