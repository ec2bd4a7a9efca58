using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using BinhYen.Zalo.Simulator.Api.Messages;
using BinhYen.Zalo.Simulator.State;
using BinhYen.Zalo.Simulator.Webhooks;

namespace BinhYen.Zalo.Simulator.Api.Templates;

/// <summary>
/// Template messages: by phone (<c>POST /message/template</c>, <c>/message/template/hashphone</c>) and to a user id
/// (<c>POST /v3.0/oa/message/template</c>). Accepted is not delivered: the delivery event follows.
/// </summary>
internal static partial class SendTemplate
{
    private const int DailyQuota = 500;

    public static ZaloAnswer ByPhone(ZaloCall call, World world, PostOffice post) =>
        call.Body.Text("phone") is { } phone && VietnameseMobile().IsMatch(phone)
            ? Send(call, world, post, phone.TrimStart('+'))
            : TemplateErrors.Refuse(-108);

    public static ZaloAnswer ByHashedPhone(ZaloCall call, World world, PostOffice post) =>
        call.Body.Text("hash_phone") is { Length: 64 } hash ? Send(call, world, post, hash) : TemplateErrors.Refuse(-108);

    /// <summary>Carries no phone number; the person must be known to the OA.</summary>
    public static ZaloAnswer ToUser(ZaloCall call, World world, OaEvents events)
    {
        lock (world.Gate)
        {
            if (world.FindResident(call.Body.Text("user_id")) is not { } resident)
                return ZaloAnswer.Refuse(OaErrors.InvalidField, "user_id is invalid");
            if (Template.Find(call.Body.Text("template_id")) is not { } template)
                return ZaloAnswer.Invalid("template_id");
            if (!template.CanGoToUserId || template.Status != "ENABLE")
                return ZaloAnswer.Refuse(OaErrors.TemplateNotByUserId);
            if (Problem(template, call.Body.Child("template_data")) is not null)
                return ZaloAnswer.Invalid("template_data");
            if (resident.IsBlocking)
                return ZaloAnswer.Refuse(OaErrors.Restricted);
            if (resident.LastInteraction is null && !resident.IsFollower)
                return ZaloAnswer.Refuse(OaErrors.NeverInteracted);
            var content = new MessageContent(MessageKind.Template, template.Fill(Values(call.Body.Child("template_data")!)));
            var sent = SendMessageToUser.Deliver(world, resident, content, quote: null, adminId: null);
            _ = events.OaSent(resident, sent);
            return ZaloAnswer.Ok(new
            {
                message_id = sent.Id, user_id = resident.Id, sent_time = Identifiers.Milliseconds(sent.At),
            }, sent.Id);
        }
    }

    /// <summary>SHA-256 of a phone as <c>hashphone</c> expects it.</summary>
    public static string Hash(string phone) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(phone)));

    private static ZaloAnswer Send(ZaloCall call, World world, PostOffice post, string phone)
    {
        var body = call.Body;
        if (Template.Find(body.Text("template_id")) is not { } template)
            return TemplateErrors.Refuse(-109);
        if (template.Status != "ENABLE")
            return TemplateErrors.Refuse(-131);
        if (Problem(template, body.Child("template_data")) is { } code)
            return TemplateErrors.Refuse(code);
        if (body.Text("tracking_id") is not { Length: > 0 and <= 48 } tracking)
            return TemplateErrors.Refuse(-132, "tracking_id is invalid");
        var mode = body.Text("sending_mode") ?? "1";
        if (mode is not ("1" or "3"))
            return TemplateErrors.Refuse(-161);
        lock (world.Gate)
        {
            if (world.TemplateMessagesUsed >= DailyQuota && mode != "3")
                return TemplateErrors.Refuse(-144);
            world.TemplateMessagesUsed++;
            var id = Identifiers.Message();
            ShowOnPhone(world, phone, template, body);
            _ = post.Post(Delivered(world, id, phone, tracking), phone, server: "ZNS");
            return ZaloAnswer.Ok(new
            {
                msg_id = id, sent_time = Identifiers.Milliseconds(world.Now), sending_mode = mode,
                quota = new
                {
                    dailyQuota = DailyQuota.ToString(CultureInfo.InvariantCulture),
                    remainingQuota = Math.Max(0, DailyQuota - world.TemplateMessagesUsed).ToString(CultureInfo.InvariantCulture),
                },
            }, id);
        }
    }

    /// <summary>When the phone belongs to one of our people (they shared it), the message appears in their chat.</summary>
    private static void ShowOnPhone(World world, string phone, Template template, JsonObject body)
    {
        var owner = world.Residents.Find(r => r.Contact is { } c && (c.Phone == phone || Hash(c.Phone) == phone));
        if (owner is not null)
            SendMessageToUser.Deliver(world, owner, new MessageContent(MessageKind.Template,
                template.Fill(Values(body.Child("template_data")!))), quote: null, adminId: null);
    }

    private static int? Problem(Template template, JsonObject? data)
    {
        if (data is null)
            return -1122;
        if (template.Blanks.Any(b => string.IsNullOrEmpty(data.Text(b.Name))))
            return -1122;
        return template.Blanks.Any(b => data.Text(b.Name)!.Length > b.MaxLength) ? -1121 : null;
    }

    private static Dictionary<string, string> Values(JsonObject data) =>
        data.ToDictionary(d => d.Key, d => data.Text(d.Key) ?? "");

    private static JsonObject Delivered(World world, string id, string phone, string tracking) => new()
    {
        ["event_name"] = "user_received_message", ["app_id"] = world.Account.AppId,
        ["timestamp"] = Identifiers.Milliseconds(world.Now),
        ["sender"] = new JsonObject { ["id"] = world.Account.OaId }, ["recipient"] = new JsonObject { ["id"] = phone },
        ["message"] = new JsonObject
        {
            ["delivery_time"] = Identifiers.Milliseconds(world.Now), ["msg_id"] = id, ["tracking_id"] = tracking,
        },
    };

    [GeneratedRegex(@"^\+?84[35789]\d{8}$")]
    private static partial Regex VietnameseMobile();
}
