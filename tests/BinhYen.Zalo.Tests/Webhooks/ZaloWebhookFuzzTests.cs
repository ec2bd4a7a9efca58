using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using BinhYen.Zalo.Webhooks;
using CsCheck;

namespace BinhYen.Zalo.Tests.Webhooks;

public class ZaloWebhookFuzzTests
{
    /// <summary>Every name the reader knows, and some it does not.</summary>
    private static readonly string[] Names =
    [
        "user_send_text", "user_send_image", "user_send_location", "user_send_business_card", "user_send_file", "user_send_", "user_send_group_text",
        "oa_send_text", "oa_send_list", "oa_send_template", "oa_send_group_file", "oa_send_anonymous_text", "anonymous_send_image", "x_send_y",
        "user_reacted_message", "oa_reacted_message", "user_received_message", "user_seen_message", "user_submit_info", "user_click_chatnow",
        "user_call_oa", "oa_call_user", "oa_send_consent", "user_reply_consent", "follow", "unfollow", "user_withdraw", "update_user_info",
        "add_user_to_tag", "remove_user_from_tag", "remove_tag", "permission_revoked", "extension_purchased", "shop_has_order",
        "widget_interaction_accepted", "widget_failed_to_sync_user_external_id", "user_feedback", "user_click_response_button",
        "change_oa_daily_quota", "change_oa_template_tags", "change_template_quality", "change_template_quota", "change_template_status",
        "event_journey_time_out", "event_journey_acknowledged", "create_group", "react_request_join_group", "delete_group", "?", "",
    ];

    private static readonly string[] Members =
    [
        "app_id", "oa_id", "oaId", "timestamp", "sender", "recipient", "message", "attachments", "payload", "type", "id", "msg_id", "text", "url", "users",
        "user_ids", "tag", "info", "full_address", "data", "quota", "status", "follower", "coordinates", "latitude", "longitude", "description",
        "delivery_time", "msg_ids", "rate", "feedbacks", "group_id", "admin_id", "size", "user_id", "size", "thumbnail", "quote_msg_id", "reason",
    ];

    private static readonly Gen<string> Scalar = Gen.OneOf(
        Gen.OneOf(
            "null", "true", "false", "0", "-0", "1e999", "-1.5E-400", "123456789012345678901234567890", "\"\"", "\"7300000000000000311\"",
            "\"\\ud83d\"", "\"\\udc00\\ud83d\"", "\"9\\u0000\"", "\"https://demo.zdn.vn/o.jpg\"", "\"http://\"", "\"{\\\"phone\\\":8}\"", "\"image\"",
            "\"link\"", "\"location\"", "\"NaN\"", "\"-99999999999999999999\"", "[]", "{}"),
        Gen.String[0, 12].Select(text => JsonSerializer.Serialize(text)),
        Gen.Long.Select(number => $"{number}"));

    private static Gen<string> Json(int depth) => depth == 0
        ? Scalar
        : Gen.OneOf(
            Scalar,
            Json(depth - 1).Array[0, 3].Select(items => $"[{string.Join(',', items)}]"),
            Gen.Select(Gen.OneOf(Members), Json(depth - 1)).Array[0, 6].Select(members =>
                $"{{{string.Join(',', members.Select(member => $"\"{member.Item1}\":{member.Item2}"))}}}"));

    [Fact]
    public void Any_json_with_any_name_is_read_and_every_property_answers() =>
        Gen.Select(Gen.OneOf(Names), Gen.Select(Gen.OneOf(Members), Json(3)).Array[0, 8]).Sample((name, members) =>
        {
            var body = $"{{\"event_name\":\"{name}\"{string.Concat(members.Select(member => $",\"{member.Item1}\":{member.Item2}"))}}}";
            Touch(ZaloWebhookEvent.Parse(Encoding.UTF8.GetBytes(body)).Value).Name.ShouldBe(name);
        }, iter: 4_000);

    [Fact]
    public void Any_json_at_all_is_an_event() =>
        Json(3).Sample(json => { Touch(ZaloWebhookEvent.Parse(Encoding.UTF8.GetBytes(json)).Value); }, iter: 5_000);

    [Fact]
    public void Any_bytes_at_all_are_an_event_or_a_failure() =>
        Gen.Byte.Array.Sample(
            body =>
            {
                if (ZaloWebhookEvent.Parse(body).TryGet(out var it, out var error))
                {
                    Touch(it);
                }
                else
                {
                    error.Code.ShouldBe((int)ZaloLocalFault.Unreadable);
                }
            },
            iter: 10_000);

    [Fact]
    public void A_body_cut_anywhere_is_a_failure()
    {
        var body = Encoding.UTF8.GetBytes("""{"event_name":"user_send_text","message":{"msg_id":"9f","text":"Đèn đường \ud83d\ude00 hỏng"},"timestamp":"1"}""");
        for (var length = 0; length < body.Length; length++)
        {
            ZaloWebhookEvent.Parse(body.AsMemory(0, length)).IsSuccess.ShouldBeFalse($"cut at {length}");
        }
    }

    [Theory]
    [InlineData(400, true)]
    [InlineData(100_000, false)]
    public void Deep_nesting_costs_no_stack(int depth, bool isRead)
    {
        var body = string.Concat(Enumerable.Repeat("{\"a\":[", depth / 2)) + "1" + string.Concat(Enumerable.Repeat("]}", depth / 2));
        ZaloWebhookEvent.Parse(Encoding.UTF8.GetBytes(body)).IsSuccess.ShouldBe(isRead);
    }

    [Fact]
    public void Broken_utf8_is_a_failure_and_a_byte_order_mark_is_not()
    {
        ZaloWebhookEvent.Parse(new byte[] { (byte)'"', 0xC3, 0x28, (byte)'"' }).IsSuccess.ShouldBeFalse();
        ZaloWebhookEvent.Parse(Encoding.UTF8.GetBytes("\ufeff{\"event_name\":\"follow\"}")).Value.ShouldBeOfType<UserFollowed>();
    }

    [Fact]
    public void The_same_body_has_the_same_key_and_another_moment_has_another() =>
        Gen.Select(Gen.OneOf(Names), Gen.Long[0, long.MaxValue / 2]).Sample((name, time) =>
        {
            string Body(long at) => new JsonObject { ["event_name"] = name, ["oa_id"] = "29", ["user_id"] = "73", ["timestamp"] = $"{at}" }.ToJsonString();
            string Key(long at) => ZaloWebhookEvent.Parse(Encoding.UTF8.GetBytes(Body(at))).Value.DedupeKey;
            return Key(time) == Key(time) && Key(time) != Key(time + 1) && Key(time).Length <= 210;
        }, iter: 2_000);

    /// <summary>Reads every public property, as a page or a debugger would.</summary>
    private static ZaloWebhookEvent Touch(ZaloWebhookEvent it)
    {
        foreach (var property in it.GetType().GetProperties())
        {
            _ = property.GetValue(it);
        }

        if (it is MessageEvent message)
        {
            _ = message.Message.TextSurrogate;
            _ = message.Message.Attachments.Select(attachment => attachment.ToString()).ToList();
        }

        _ = it.ToString();
        _ = it.IsConsoleTestFor(new HashSet<ZaloOaId>());
        _ = it.Timestamp?.Instant;
        return it;
    }
}
