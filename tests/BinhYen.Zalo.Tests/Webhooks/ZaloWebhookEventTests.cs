using System.Text;
using BinhYen.Zalo.Webhooks;
using BinhYen.Zalo.Webhooks.Attachments;

namespace BinhYen.Zalo.Tests.Webhooks;

public class ZaloWebhookEventTests
{
    [Fact]
    public void A_picture_with_a_quotation_is_read_whole()
    {
        var it = Read<MessageFromUser>("""
            { "app_id": "4100000000000000017", "user_id_by_app": "5100000000000000429", "event_name": "user_send_image",
              "timestamp": "1792000000123", "sender": { "id": "7300000000000000311" }, "recipient": { "id": "2900000000000000023" },
              "message": { "msg_id": "9f8e7d6c5b4a39281706", "text": "cột đèn gãy", "quote_msg_id": "11aa22bb33cc44dd55ee",
                "attachments": [ { "type": "image", "payload": { "thumbnail": "https://demo.zdn.vn/t.jpg", "url": "https://demo.zdn.vn/o.jpg" } } ] } }
            """);
        it.Name.ShouldBe("user_send_image");
        it.AppId?.Value.ShouldBe("4100000000000000017");
        it.OaId?.Value.ShouldBe("2900000000000000023");
        it.UserId?.Value.ShouldBe("7300000000000000311");
        it.UserIdByApp?.Value.ShouldBe("5100000000000000429");
        it.Timestamp?.Instant.ShouldBe(DateTimeOffset.FromUnixTimeMilliseconds(1_792_000_000_123));
        it.Kind.ShouldBe(MessageKind.Image);
        it.Message.Id?.Value.ShouldBe("9f8e7d6c5b4a39281706");
        it.Message.Text.ShouldBe("cột đèn gãy");
        it.Message.Quote?.Value.ShouldBe("11aa22bb33cc44dd55ee");
        it.DedupeKey.ShouldBe("message:9f8e7d6c5b4a39281706");
        it.IsConsoleTest.ShouldBeFalse();
        var image = it.Message.Attachments.ShouldHaveSingleItem().ShouldBeOfType<ImageAttachment>();
        image.Url.ShouldBe(new Uri("https://demo.zdn.vn/o.jpg"));
        image.Thumbnail.ShouldBe(new Uri("https://demo.zdn.vn/t.jpg"));
    }

    [Fact]
    public void A_place_has_coordinates_and_its_name_as_text()
    {
        var it = Read<MessageFromUser>("""
            { "event_name": "user_send_location", "sender": { "id": "7300000000000000311" }, "recipient": { "id": "2900000000000000023" },
              "timestamp": "1792000100456", "message": { "msg_id": "8e7d6c5b4a392817069f", "text": "Nhà văn hóa thôn 2",
                "attachments": [ { "type": "location", "payload": { "coordinates": { "latitude": "21.0278", "longitude": "105.8342" } } } ] } }
            """);
        var place = it.Message.Attachments.ShouldHaveSingleItem().ShouldBeOfType<LocationAttachment>();
        place.Latitude.ShouldBe(21.0278);
        place.Longitude.ShouldBe(105.8342);
        it.Message.Text.ShouldBe("Nhà văn hóa thôn 2");
    }

    [Fact]
    public void An_echo_names_the_person_and_the_officer_who_typed()
    {
        var it = Read<MessageFromOa>("""
            { "event_name": "oa_send_text", "app_id": "4100000000000000017", "user_id_by_app": "5100000000000000429",
              "timestamp": "1792000300000", "sender": { "id": "2900000000000000023", "admin_id": "7300000000000000999" },
              "recipient": { "id": "7300000000000000311" }, "message": { "msg_id": "7d6c5b4a392817069f8e", "text": "Chúng tôi đang cử người." } }
            """);
        it.OaId?.Value.ShouldBe("2900000000000000023");
        it.UserId?.Value.ShouldBe("7300000000000000311");
        it.AdminId?.Value.ShouldBe("7300000000000000999");
        it.Message.TextSurrogate.ShouldBe("Chúng tôi đang cử người.");
    }

    [Theory]
    [InlineData("oa_send_template", """[{"type":"template","payload":{"zinstant_id":"z","text":"Mã PA-0042","link_url":"https://a.vn"}}]""", "Mã PA-0042")]
    [InlineData("oa_send_list", """[{"type":"link","payload":{"title":"Một"}},{"type":"link","payload":{"title":"Hai"}}]""", "Một\nHai")]
    [InlineData("oa_send_file", """[{"type":"file","payload":{"name":"bien-ban.pdf","size":"12"}}]""", "bien-ban.pdf")]
    [InlineData("oa_send_image", """[{"type":"image","payload":{}}]""", null)]
    public void An_echo_without_text_has_a_surrogate(string name, string attachments, string? expected) =>
        Read<MessageFromOa>($$$"""{"event_name":"{{{name}}}","message":{"msg_id":"a1","attachments":{{{attachments}}}}}""").Message.TextSurrogate.ShouldBe(expected);

    [Fact]
    public void A_group_message_knows_group_and_member()
    {
        var it = Read<GroupMessageFromUser>("""
            { "event_name": "user_send_group_text", "app_id": "4100000000000000017", "oa_id": "2900000000000000023",
              "timestamp": "1792000500000", "sender": { "id": "7300000000000000311" }, "recipient": { "id": "0a1b2c3d4e5f60718293" },
              "message": { "msg_id": "6c5b4a392817069f8e7d", "text": "[@2900000000000000023] tối qua mất xe máy", "quote_msg_id": "11aa22bb33cc44dd55ee" } }
            """);
        it.GroupId?.Value.ShouldBe("0a1b2c3d4e5f60718293");
        it.UserId?.Value.ShouldBe("7300000000000000311");
        it.OaId?.Value.ShouldBe("2900000000000000023");
        it.Kind.ShouldBe(MessageKind.Text);
    }

    [Fact]
    public void The_groups_own_echo_has_no_person()
    {
        var it = Read<GroupMessageFromOa>("""
            { "event_name": "oa_send_group_image", "oa_id": "2900000000000000023", "timestamp": "1", "sender": { "id": "2900000000000000023" },
              "recipient": { "id": "0a1b2c3d4e5f60718293" }, "message": { "msg_id": "6c5b" } }
            """);
        it.GroupId?.Value.ShouldBe("0a1b2c3d4e5f60718293");
        it.UserId.ShouldBeNull();
    }

    [Theory]
    [InlineData("accept_request_join_group", GroupChange.JoinAccepted)]
    [InlineData("react_request_join_group", GroupChange.JoinAccepted)]
    [InlineData("react_request_join_group_accept", GroupChange.JoinAccepted)]
    [InlineData("reject_request_join_group", GroupChange.JoinRejected)]
    [InlineData("react_request_join_group_reject", GroupChange.JoinRejected)]
    [InlineData("user_out_group", GroupChange.Left)]
    [InlineData("user_leave_group", GroupChange.Left)]
    [InlineData("delete_group", GroupChange.Dissolved)]
    [InlineData("disperse_group", GroupChange.Dissolved)]
    [InlineData("create_group", GroupChange.Created)]
    [InlineData("user_join_group", GroupChange.Joined)]
    [InlineData("user_request_join_group", GroupChange.JoinRequested)]
    [InlineData("add_group_admin", GroupChange.AdminsAdded)]
    [InlineData("remove_group_admin", GroupChange.AdminsRemoved)]
    [InlineData("update_group_info", GroupChange.InfoUpdated)]
    public void All_names_of_a_group_change_become_the_same_record(string name, GroupChange change)
    {
        var it = Read<GroupChanged>($$"""
            {"event_name":"{{name}}","oa_id":"2900000000000000023","group_id":"0a1b2c3d4e5f60718293","timestamp":"1792000000000",
             "users":[{"id":"7300000000000000311"},{"id":7300000000000000312}]}
            """);
        it.Change.ShouldBe(change);
        it.GroupId?.Value.ShouldBe("0a1b2c3d4e5f60718293");
        it.Users.Select(user => user.Value).ShouldBe(["7300000000000000311", "7300000000000000312"]);
    }

    [Fact]
    public void A_follower_stands_in_a_field_of_its_own()
    {
        var it = Read<UserFollowed>("""
            { "event_name": "follow", "app_id": "4100000000000000017", "oa_id": "2900000000000000023", "user_id_by_app": "5100000000000000429",
              "follower": { "id": "7300000000000000311" }, "source": "oa_profile", "timestamp": "1792000400000" }
            """);
        it.UserId?.Value.ShouldBe("7300000000000000311");
        it.Source.ShouldBe("oa_profile");
        it.OaId?.Value.ShouldBe("2900000000000000023");
    }

    [Fact]
    public void Shared_contact_data_is_read_in_the_new_and_the_old_form()
    {
        var now = Read<ContactShared>("""
            { "event_name": "user_submit_info", "sender": { "id": "7300000000000000311" }, "recipient": { "id": "2900000000000000023" },
              "info": { "name": "Nguyễn Văn Mẫu", "phone": "84900000001", "user_dob": "01/02/1990", "gender": "Nam",
                "full_address": { "user_city": "Tỉnh Mẫu", "user_ward": "Xã Mẫu", "user_address": "Thôn 2" } } }
            """);
        (now.FullName, now.Phone, now.City, now.Ward, now.Address).ShouldBe(("Nguyễn Văn Mẫu", "84900000001", "Tỉnh Mẫu", "Xã Mẫu", "Thôn 2"));

        var before = Read<ContactShared>("""
            {"event_name":"user_submit_info","info":{"name":"A","phone":84900000001,"address":"Thôn 2","city":"Tỉnh","district":"Huyện","ward":"Xã"}}
            """);
        (before.Phone, before.City, before.District, before.Ward, before.Address).ShouldBe(("84900000001", "Tỉnh", "Huyện", "Xã", "Thôn 2"));
    }

    [Fact]
    public void A_contact_card_gives_up_its_hidden_number()
    {
        var it = Read<MessageFromUser>("""
            {"event_name":"user_send_business_card","message":{"msg_id":"a","text":"Nguyễn Văn Mẫu","attachments":[{"type":"link",
             "payload":{"description":"{\"phone\":\"84900000001\",\"qrCodeUrl\":\"https://demo.zdn.vn/qr.png\"}"}}]}}
            """);
        var card = it.Message.Attachments.ShouldHaveSingleItem().ShouldBeOfType<BusinessCardAttachment>();
        card.Phone.ShouldBe("84900000001");
        card.QrCode.ShouldBe(new Uri("https://demo.zdn.vn/qr.png"));
    }

    [Fact]
    public void The_receipt_of_a_template_is_told_from_the_receipt_of_a_chat()
    {
        var template = Read<TemplateDelivered>("""
            {"event_name":"user_received_message","sender":{"id":"2900000000000000023"},"recipient":{"id":"84900000001"},"timestamp":"1",
             "message":{"delivery_time":"1792000600000","msg_id":"a0b1","tracking_id":"demo-0001"}}
            """);
        (template.PhoneOrHash, template.TrackingId, template.UserId).ShouldBe(("84900000001", "demo-0001", null));

        Read<MessageReceived>("""{"event_name":"user_received_message","sender":{"id":"29"},"recipient":{"id":"73"},"message":{"msg_id":"a0b1"}}""")
            .UserId?.Value.ShouldBe("73");
    }

    [Fact]
    public void The_person_is_found_although_sender_and_recipient_are_reversed()
    {
        const string reversed = """{"event_name":"user_seen_message","sender":{"id":"73"},"recipient":{"id":"29"},"message":{"msg_ids":["a","b"]}}""";
        var it = ZaloWebhookEvent.Parse(Encoding.UTF8.GetBytes(reversed), new HashSet<ZaloOaId> { ZaloOaId.Parse("29") })
            .Value.ShouldBeOfType<MessagesSeen>();
        (it.UserId?.Value, it.OaId?.Value).ShouldBe(("73", "29"));
        it.MessageIds.Select(id => id.Value).ShouldBe(["a", "b"]);
    }

    [Fact]
    public void The_consoles_test_is_recognised_and_does_not_occupy_its_message_id()
    {
        static string Test(string time) =>
            $$$"""{"event_name":"user_send_text","sender":{"id":"1"},"recipient":{"id":"2"},"timestamp":"{{{time}}}","message":{"text":"hi","msg_id":"This is message id"}}""";
        var one = Read<MessageFromUser>(Test("1"));
        one.IsConsoleTest.ShouldBeTrue();
        one.DedupeKey.ShouldNotBe(Read<MessageFromUser>(Test("2")).DedupeKey);

        var follow = Read<UserFollowed>("""{"event_name":"follow","oa_id":"2","follower":{"id":"1"}}""");
        follow.IsConsoleTest.ShouldBeFalse();
        follow.IsConsoleTestFor(new HashSet<ZaloOaId> { ZaloOaId.Parse("29") }).ShouldBeTrue();
    }

    [Fact]
    public void A_reaction_is_not_taken_for_the_message_it_belongs_to()
    {
        static string Reaction(string icon, string time) =>
            $$$"""{"event_name":"user_reacted_message","sender":{"id":"73"},"recipient":{"id":"29"},"timestamp":"{{{time}}}","message":{"msg_id":"9f","react_icon":"{{{icon}}}"}}""";
        var heart = Read<MessageReacted>(Reaction("/-heart", "1"));
        heart.DedupeKey.ShouldStartWith("event:");
        heart.DedupeKey.ShouldBe(Read<MessageReacted>(Reaction("/-heart", "1")).DedupeKey);
        heart.DedupeKey.ShouldNotBe(Read<MessageReacted>(Reaction("/-heart", "2")).DedupeKey);
        heart.DedupeKey.ShouldNotBe(Read<MessageReacted>(Reaction("/-strong", "1")).DedupeKey);
    }

    [Fact]
    public void What_nobody_has_described_is_kept_whole()
    {
        var it = Read<UnknownEvent>("""{"event_name":"user_paints_picture","oa_id":"29","user_id":"73","timestamp":"1","canvas":{"red":1}}""");
        it.Name.ShouldBe("user_paints_picture");
        (it.OaId?.Value, it.UserId?.Value).ShouldBe(("29", "73"));
        it.Raw.GetProperty("canvas").GetProperty("red").GetInt32().ShouldBe(1);
    }

    [Fact]
    public void A_new_kind_of_message_is_still_a_message()
    {
        var it = Read<MessageFromUser>("""{"event_name":"user_send_poll","message":{"msg_id":"a","text":"?","attachments":[{"type":"poll","payload":{"n":2}}]}}""");
        it.Kind.ShouldBe(MessageKind.Other);
        it.Message.Attachments.ShouldHaveSingleItem().ShouldBeOfType<OtherAttachment>().Payload.GetProperty("n").GetInt32().ShouldBe(2);
    }

    [Fact]
    public void Half_an_emoji_does_not_cost_the_words_around_it()
    {
        var it = Read<MessageFromUser>("""{"event_name":"user_send_text","message":{"msg_id":"a","text":"cứu \ud83d với \ud83d\ude00 \\ud83d"}}""");
        it.Message.Text.ShouldBe("cứu \ufffd với 😀 \\ud83d");
    }

    [Fact]
    public void Camel_case_of_the_quota_event_is_understood()
    {
        var it = Read<TemplateRulesChanged>("""{"event_name":"change_oa_daily_quota","oaId":"29","quota":{"prev_value":500,"new_value":"2000"},"timestamp":"1"}""");
        (it.OaId?.Value, it.Subject, it.Before, it.After).ShouldBe(("29", TemplateSubject.AccountDailyQuota, "500", "2000"));
    }

    private static T Read<T>(string json)
        where T : ZaloWebhookEvent =>
        ZaloWebhookEvent.Parse(Encoding.UTF8.GetBytes(json)).Value.ShouldBeOfType<T>();
}
