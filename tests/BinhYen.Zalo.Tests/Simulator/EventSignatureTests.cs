using System.Text;
using BinhYen.Zalo.Simulator.Webhooks;

namespace BinhYen.Zalo.Tests.Simulator;

public sealed class EventSignatureTests
{
    private const string Body =
        """{"app_id":"4100000000000000017","sender":{"id":"7300000000000000311"},"recipient":{"id":"2900000000000000023"},"event_name":"user_send_text","message":{"text":"Đèn đường hỏng ở ngõ 5","msg_id":"9f8e7d6c5b4a39281706"},"timestamp":"1792000000123"}""";

    [Fact]
    public void The_published_vector_comes_out() =>
        EventSignature.Of("4100000000000000017", Encoding.UTF8.GetBytes(Body), "1792000000123", "demoOaSecret0001")
            .ShouldBe("mac=eb89b8d0d5be3426a9ed578bde3511b37c5ac973d63f5d9294041224ad4cb2bb");

    [Fact]
    public void Escaped_letters_change_the_signature()
    {
        var escaped = string.Concat(Body.Select(c => c < 128 ? c.ToString() : $"\\u{(int)c:x4}"));
        EventSignature.Of("4100000000000000017", Encoding.UTF8.GetBytes(escaped), "1792000000123", "demoOaSecret0001")
            .ShouldBe("mac=b48b316ca2897612b035fa2bf6eeee19962171f71622822394f2b1186c2fce01");
    }
}
