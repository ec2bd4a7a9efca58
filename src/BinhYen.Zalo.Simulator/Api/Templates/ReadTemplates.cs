using System.Globalization;
using BinhYen.Zalo.Simulator.State;

namespace BinhYen.Zalo.Simulator.Api.Templates;

/// <summary>Lists and details of templates, their sample data, and the daily quota.</summary>
internal static class ReadTemplates
{
    private static readonly string[] StatusByNumber = ["", "ENABLE", "PENDING_REVIEW", "REJECT", "DISABLE"];

    public static ZaloAnswer All(ZaloCall call, World world)
    {
        var (offset, limit, status) = (call.QueryNumber("offset", 0), call.QueryNumber("limit", 100), call.QueryNumber("status", 0));
        if (offset < 0 || limit is < 1 or > 100 || status is < 0 or > 4)
            return TemplateErrors.Refuse(-132);
        var found = Template.All.Where(t => status == 0 || t.Status == StatusByNumber[status]).ToList();
        return ZaloAnswer.Ok(found.Skip(offset).Take(limit).Select(t => new
        {
            templateId = long.Parse(t.Id, CultureInfo.InvariantCulture),
            templateName = t.Name,
            createdTime = world.Now.AddDays(-30).ToUnixTimeMilliseconds(),
            status = t.Status,
            templateQuality = "HIGH",
        }).ToArray()) with
        { Metadata = new { total = found.Count } };
    }

    public static ZaloAnswer One(ZaloCall call) => Template.Find(call.Query("template_id")) is { } template
        ? ZaloAnswer.Ok(new
        {
            templateId = template.Id,
            templateName = template.Name,
            status = template.Status,
            listParams = template.Blanks.Select(b => new
            {
                name = b.Name, require = true, type = "STRING", maxLength = b.MaxLength, minLength = 1, acceptNull = false,
            }).ToArray(),
            listButtons = Array.Empty<object>(),
            timeout = 7200000,
            previewUrl = "",
            templateQuality = "HIGH",
            templateTag = "TRANSACTION",
            price_sdt = "300",
            price_uid = "200",
        })
        : TemplateErrors.Refuse(-109);

    public static ZaloAnswer Sample(ZaloCall call) => Template.Find(call.Query("template_id")) is { } template
        ? ZaloAnswer.Ok(template.Blanks.ToDictionary(b => b.Name, b => "mẫu " + b.Name))
        : TemplateErrors.Refuse(-109);

    public static ZaloAnswer Quota(ZaloCall call, World world)
    {
        lock (world.Gate)
            return ZaloAnswer.Ok(new
            {
                dailyQuota = "500",
                remainingQuota = Math.Max(0, 500 - world.TemplateMessagesUsed).ToString(CultureInfo.InvariantCulture),
                dailyQuotaPromotion = "0",
                remainingQuotaPromotion = "0",
            });
    }

    /// <summary>Delivered when it was sent by this simulator, unknown otherwise.</summary>
    public static ZaloAnswer Status(ZaloCall call, World world)
    {
        lock (world.Gate)
            return world.Sent.Find(s => s.Kind == "zns" && s.MessageId is not null && s.MessageId == call.Query("message_id")) is { } sent
                ? ZaloAnswer.Ok(new { delivery_time = Identifiers.Milliseconds(sent.At), status = 1, message = "The message has been delivered" })
                : ZaloAnswer.Ok(new { delivery_time = "", status = -1, message = "The message does not exist" });
    }
}
