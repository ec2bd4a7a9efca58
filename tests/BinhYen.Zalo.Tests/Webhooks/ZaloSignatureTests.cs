using System.Text;
using BinhYen.Zalo.Webhooks;
using CsCheck;

namespace BinhYen.Zalo.Tests.Webhooks;

public class ZaloSignatureTests
{
    private const string Key = "demoOaSecret0001";
    private const string Mac = "eb89b8d0d5be3426a9ed578bde3511b37c5ac973d63f5d9294041224ad4cb2bb";

    private const string Body =
        """{"app_id":"4100000000000000017","sender":{"id":"7300000000000000311"},"recipient":{"id":"2900000000000000023"},"event_name":"user_send_text","message":{"text":"Đèn đường hỏng ở ngõ 5","msg_id":"9f8e7d6c5b4a39281706"},"timestamp":"1792000000123"}""";

    private static readonly ZaloAppId App = ZaloAppId.Parse("4100000000000000017");

    [Fact]
    public void The_documented_vector_is_accepted()
    {
        Encoding.UTF8.GetByteCount(Body).ShouldBe(256);
        Verify(Body, "mac=" + Mac).ShouldBeTrue();
        ZaloSignature.Sign(Encoding.UTF8.GetBytes(Body), App, "1792000000123", Key).ShouldBe("mac=" + Mac);
    }

    [Fact]
    public void The_same_json_with_escapes_has_its_own_signature()
    {
        var escaped = string.Concat(Body.Select(c => c < 128 ? c.ToString() : $"\\u{(int)c:x4}"));
        Verify(escaped, "mac=b48b316ca2897612b035fa2bf6eeee19962171f71622822394f2b1186c2fce01").ShouldBeTrue();
        Verify(escaped, "mac=" + Mac).ShouldBeFalse();
    }

    [Theory]
    [InlineData(Mac)]
    [InlineData("MAC=" + Mac)]
    [InlineData("  mac= " + Mac + " ")]
    [InlineData("mac=EB89B8D0D5BE3426A9ED578BDE3511B37C5AC973D63F5D9294041224AD4CB2BB")]
    public void Prefix_spaces_and_letter_case_are_not_insisted_on(string header) => Verify(Body, header).ShouldBeTrue();

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("mac=")]
    [InlineData("mac=zz89b8d0d5be3426a9ed578bde3511b37c5ac973d63f5d9294041224ad4cb2bb")]
    [InlineData("mac=" + Mac + "00")]
    [InlineData("sha256=" + Mac)]
    public void Anything_else_in_the_header_is_refused(string? header) => Verify(Body, header).ShouldBeFalse();

    [Fact]
    public void Each_part_of_the_hash_matters()
    {
        Verify(Body.Replace("ngõ 5", "ngõ 6", StringComparison.Ordinal), "mac=" + Mac).ShouldBeFalse();
        Verify(Body + " ", "mac=" + Mac).ShouldBeFalse();
        ZaloSignature.Verify(Bytes(Body), "mac=" + Mac, ZaloAppId.Parse("4100000000000000018"), Key).ShouldBeFalse();
        ZaloSignature.Verify(Bytes(Body), "mac=" + Mac, App, "anotherKey").ShouldBeFalse();
    }

    [Fact]
    public void During_a_change_of_key_both_keys_are_accepted()
    {
        ZaloSignature.Verify(Bytes(Body), "mac=" + Mac, App, "newKey", Key).ShouldBeTrue();
        ZaloSignature.Verify(Bytes(Body), "mac=" + Mac, App, Key, "newKey").ShouldBeTrue();
    }

    [Fact]
    public void An_unset_key_opens_nothing()
    {
        var signedWithNothing = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Bytes(App.Value + Body + "1792000000123")));
        ZaloSignature.Verify(Bytes(Body), signedWithNothing, App, "").ShouldBeFalse();
        ZaloSignature.Verify(Bytes(Body), signedWithNothing, App).ShouldBeFalse();
    }

    [Fact]
    public void A_timestamp_deeper_in_the_body_does_not_count()
    {
        const string nested = """{"message":{"timestamp":"1"},"timestamp":"2","x":[{"timestamp":"3"}]}""";
        Verify(nested, ZaloSignature.Sign(Bytes(nested), App, "2", Key)).ShouldBeTrue();
        Verify(nested, ZaloSignature.Sign(Bytes(nested), App, "1", Key)).ShouldBeFalse();
    }

    [Fact]
    public void A_numeric_timestamp_is_taken_by_its_digits()
    {
        const string numeric = """{"timestamp":1792000000123}""";
        Verify(numeric, ZaloSignature.Sign(Bytes(numeric), App, "1792000000123", Key)).ShouldBeTrue();
    }

    [Fact]
    public void Whatever_is_signed_is_accepted_and_any_changed_byte_is_refused() =>
        Gen.Select(Gen.String, Gen.Long, Gen.String[1, 40], Gen.Int[0, 10_000], Gen.Byte[1, 255]).Sample((text, time, key, position, flip) =>
        {
            var body = System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(new { message = new { text }, timestamp = $"{time}" });
            var header = ZaloSignature.Sign(body, App, $"{time}", key);
            var changed = body.ToArray();
            changed[position % changed.Length] ^= flip;
            return ZaloSignature.Verify(body, header, App, key) && !ZaloSignature.Verify(changed, header, App, key);
        }, iter: 2_000);

    [Fact]
    public void Garbage_is_refused_without_a_sound() =>
        Gen.Select(Gen.Byte.Array, Gen.String).Sample((body, header) => !ZaloSignature.Verify(body, header, App, Key), iter: 5_000);

    [Theory]
    [InlineData("")]
    [InlineData("{\"timestamp\":\"\\ud800\"}")]
    [InlineData("{\"timestamp\":{}}")]
    [InlineData("{\"timestamp\":")]
    [InlineData("[1,2")]
    public void A_body_without_a_readable_timestamp_is_refused(string body) => Verify(body, "mac=" + Mac).ShouldBeFalse();

    private static bool Verify(string body, string? header) => ZaloSignature.Verify(Bytes(body), header, App, Key);

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
