using System.Text.Json.Nodes;
using BinhYen.Zalo.Messages;
using BinhYen.Zalo.Tests.Drivers;

namespace BinhYen.Zalo.Tests.Messages;

public class ZaloMessagesTests
{
    private const string Success =
        """
        { "data": { "message_id": "9f8e7d6c5b4a39281706", "user_id": "7300000000000000311", "sent_time": "1792000000456",
                    "quota": { "quota_type": "reply", "remain": "8", "total": 8, "expired_date": "18/10/2026 10:00:00", "owner_type": "OA" } },
          "error": 0, "message": "Success" }
        """;

    private readonly FakeZalo _zalo = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_text_is_sent_with_the_bare_token_and_its_receipt_is_read()
    {
        _zalo.Answers(Success);
        var sent = (await _zalo.Client().Messages.SendAsync(FakeZalo.Resident, new TextMessage("Đã nhận phản ánh số 0042."), Stop)).Value;

        _zalo.Last.Target.AbsoluteUri.ShouldBe("https://openapi.zalo.me/v3.0/oa/message/cs");
        _zalo.Last.Headers["access_token"].ShouldBe("demoAccess1");
        _zalo.Last.Headers.Keys.ShouldNotContain("Authorization");
        _zalo.Last.Body.ShouldBeJson("""{ "recipient": { "user_id": "7300000000000000311" }, "message": { "text": "Đã nhận phản ánh số 0042." } }""");
        _zalo.Last.Body.ShouldContain("Đã nhận");
        sent.MessageId.Value.ShouldBe("9f8e7d6c5b4a39281706");
        sent.SentAt?.Text.ShouldBe("1792000000456");
        sent.Quota.ShouldBe(new MessageQuota("reply", 8, 8, "18/10/2026 10:00:00"));
    }

    [Fact]
    public async Task A_receipt_may_be_sparse_and_carry_its_time_outside()
    {
        _zalo.Answers("""{ "data": { "message_id": 123456789012345678901234567890 }, "sent_time": 1792000000456, "error": "0" }""");
        var sent = (await _zalo.Client().Messages.SendAsync(FakeZalo.Resident, new TextMessage("a"), Stop)).Value;
        (sent.MessageId.Value, sent.SentAt?.Text, sent.Quota).ShouldBe(("123456789012345678901234567890", "1792000000456", null));
    }

    public static TheoryData<OutgoingMessage, string> Bodies => new()
    {
        {
            new TextMessage("a") { Quote = ZaloMessageId.Parse("11aa") },
            """{ "text": "a", "quote_message_id": "11aa" }"""
        },
        {
            new ImageMessage(ZaloMedia.Uploaded("demoAtt01"), "Hiện trường"),
            """
            { "text": "Hiện trường", "attachment": { "type": "template",
              "payload": { "template_type": "media", "elements": [ { "media_type": "image", "attachment_id": "demoAtt01" } ] } } }
            """
        },
        {
            new ImageMessage(ZaloMedia.At(new Uri("https://xa.example.vn/a.jpg"))),
            """{ "attachment": { "type": "template", "payload": { "template_type": "media", "elements": [ { "media_type": "image", "url": "https://xa.example.vn/a.jpg" } ] } } }"""
        },
        {
            new GifMessage(ZaloMedia.Uploaded("g"), 120, 90),
            """{ "attachment": { "type": "template", "payload": { "template_type": "media", "elements": [ { "media_type": "gif", "attachment_id": "g", "width": 120, "height": 90 } ] } } }"""
        },
        {
            new StickerMessage("s1"),
            """{ "attachment": { "type": "template", "payload": { "template_type": "media", "elements": [ { "media_type": "sticker", "attachment_id": "s1" } ] } } }"""
        },
        {
            new FileMessage("demoFileToken"),
            """{ "attachment": { "type": "file", "payload": { "token": "demoFileToken" } } }"""
        },
        {
            new ContactRequest("Công an xã", "Xin cho biết số điện thoại", new Uri("https://xa.example.vn/a.jpg")),
            """
            { "attachment": { "type": "template", "payload": { "template_type": "request_user_info",
              "elements": [ { "title": "Công an xã", "subtitle": "Xin cho biết số điện thoại", "image_url": "https://xa.example.vn/a.jpg" } ] } } }
            """
        },
        {
            new ListMessage([new ListRow("Một", "mô tả", new Uri("https://xa.example.vn/1.jpg"), new OpenPage(new Uri("https://xa.example.vn/1"))), new ListRow("Hai", OnTap: new SayWords("#hai"))]),
            """
            { "attachment": { "type": "template", "payload": { "template_type": "list", "elements": [
              { "title": "Một", "subtitle": "mô tả", "image_url": "https://xa.example.vn/1.jpg", "default_action": { "type": "oa.open.url", "url": "https://xa.example.vn/1" } },
              { "title": "Hai", "default_action": { "type": "oa.query.show", "payload": "#hai" } } ] } } }
            """
        },
        {
            new ButtonsMessage("Chọn", [
                new ZaloButton("Mở", new OpenPage(new Uri("https://xa.example.vn/"))),
                new ZaloButton("Nói", new SayWords("#menu")),
                new ZaloButton("Ẩn", new SayWords("#an", Visible: false)),
                new ZaloButton("Gọi", new DialPhone("84900000001")),
                new ZaloButton("Nhắn", new WriteSms("84900000001", "xin chào")),
            ]),
            """
            { "text": "Chọn", "attachment": { "type": "template", "payload": { "buttons": [
              { "title": "Mở", "type": "oa.open.url", "payload": { "url": "https://xa.example.vn/" } },
              { "title": "Nói", "type": "oa.query.show", "payload": "#menu" },
              { "title": "Ẩn", "type": "oa.query.hide", "payload": "#an" },
              { "title": "Gọi", "type": "oa.open.phone", "payload": { "phone_code": "84900000001" } },
              { "title": "Nhắn", "type": "oa.open.sms", "payload": { "content": "xin chào", "phone_code": "84900000001" } } ] } } }
            """
        },
    };

    [Theory]
    [MemberData(nameof(Bodies), DisableDiscoveryEnumeration = true)]
    public async Task Each_kind_of_message_has_its_documented_body(OutgoingMessage message, string expected)
    {
        _zalo.Answers(Success);
        (await _zalo.Client().Messages.SendAsync(FakeZalo.Resident, message, Stop)).IsSuccess.ShouldBeTrue();
        JsonNode.Parse(_zalo.Last.Body)!["message"]!.ToJsonString().ShouldBeJson(expected);
    }

    public static TheoryData<OutgoingMessage> Impossible => new()
    {
        new TextMessage(" "),
        new TextMessage(new string('a', 2001)),
        new ImageMessage(ZaloMedia.Uploaded("a"), new string('ế', 2001)),
        new GifMessage(ZaloMedia.Uploaded("a"), 0, 10),
        new ButtonsMessage("a", []),
        new ButtonsMessage("a", [.. Enumerable.Repeat(new ZaloButton("b", new SayWords("c")), 6)]),
        new ButtonsMessage("a", [new ZaloButton(new string('b', 101), new SayWords("c"))]),
        new ButtonsMessage("a", [new ZaloButton("b", new SayWords(new string('c', 1001)))]),
        new ButtonsMessage("a", [new ZaloButton("b", new WriteSms("84", new string('c', 161)))]),
        new ListMessage([]),
        new ListMessage([new ListRow("a")]),
        new ListMessage([new ListRow("a", new string('b', 501))]),
        new ContactRequest(new string('a', 101), "b", new Uri("https://a.vn")),
    };

    [Theory]
    [MemberData(nameof(Impossible), DisableDiscoveryEnumeration = true)]
    public async Task What_Zalo_would_refuse_is_not_sent(OutgoingMessage message)
    {
        var error = (await _zalo.Client().Messages.SendAsync(FakeZalo.Resident, message, Stop)).Error.ShouldNotBeNull();
        (error.Code, error.Reaction, error.MaybeSent).ShouldBe(((int)ZaloLocalFault.LimitExceeded, ZaloReaction.OurFault, false));
        _zalo.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Decomposed_text_is_counted_and_sent_composed()
    {
        _zalo.Answers(Success);
        var decomposed = string.Concat(Enumerable.Repeat("ế", 2000)).Normalize(System.Text.NormalizationForm.FormD);
        (await _zalo.Client().Messages.SendAsync(FakeZalo.Resident, new TextMessage(decomposed), Stop)).IsSuccess.ShouldBeTrue();
        JsonNode.Parse(_zalo.Last.Body)!["message"]!["text"]!.GetValue<string>().Length.ShouldBe(2000);
    }

    [Fact]
    public async Task A_reaction_goes_to_the_older_endpoint()
    {
        _zalo.Answers("""{ "error": 0, "message": "Success" }""");
        (await _zalo.Client().Messages.ReactAsync(FakeZalo.Resident, ZaloMessageId.Parse("9f"), ZaloReactionIcon.Heart, Stop)).IsSuccess.ShouldBeTrue();
        _zalo.Last.Target.AbsolutePath.ShouldBe("/v2.0/oa/message");
        _zalo.Last.Body.ShouldBeJson("""{ "recipient": { "user_id": "7300000000000000311" }, "sender_action": { "react_icon": "/-heart", "react_message_id": "9f" } }""");
    }

    [Fact]
    public void A_message_is_never_printed() => new TextMessage("bí mật").ToString().ShouldNotContain("mật");
}
