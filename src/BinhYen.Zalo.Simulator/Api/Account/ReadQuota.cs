using System.Globalization;
using BinhYen.Zalo.Simulator.Api.Messages;
using BinhYen.Zalo.Simulator.State;

namespace BinhYen.Zalo.Simulator.Api.Account;

/// <summary><c>POST /v3.0/oa/quota/message</c>, <c>/v2.0/oa/quota/message</c> and <c>/v3.0/oa/quota/group</c>.</summary>
internal static class ReadQuota
{
    public static ZaloAnswer Messages(ZaloCall call, World world)
    {
        lock (world.Gate)
        {
            if (call.Body.Text("user_id") is not { } userId)
                return ZaloAnswer.Ok(new[] { Package(world, call.Body.Text("quota_type") ?? "sub_quota") });
            if (world.FindResident(userId) is not { } resident)
                return ZaloAnswer.Refuse(OaErrors.InvalidField, "user_id is invalid");
            var isFree = resident.LastInteraction is { } last && world.Now - last <= ReplyWindow.Free;
            return ZaloAnswer.Ok(new
            {
                last_interaction = resident.LastInteraction is { } at ? Identifiers.Milliseconds(at) : "",
                cs_reply = new { remain = isFree ? 8 : 0, total = 8 },
                promotion = new { daily_remain = 1, daily_total = 1, monthly_remain = 30, monthly_total = 30 },
            });
        }
    }

    public static ZaloAnswer MessagesV2(ZaloCall call, World world)
    {
        lock (world.Gate)
            return ZaloAnswer.Ok(new
            {
                type = "active", remain = world.PackageMessages - world.PackageMessagesUsed, total = world.PackageMessages,
            });
    }

    public static ZaloAnswer Groups(ZaloCall call, World world)
    {
        var (product, quota) = (call.Body.Text("product_type"), call.Body.Text("quota_type"));
        lock (world.Gate)
            return ZaloAnswer.Ok(world.Assets
                .Where(a => (product is null || a.ProductType == product) && (quota is null || a.QuotaType == quota))
                .Select(a => new
                {
                    product_type = a.ProductType,
                    quota_type = a.QuotaType,
                    asset_id = a.Id,
                    valid_through = a.ValidThrough.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture),
                    auto_renew = true,
                    status = a.UsedBy is null ? "available" : "used",
                    used_id = a.UsedBy ?? "",
                }).ToArray());
    }

    private static object Package(World world, string type) => new
    {
        asset_id = "demopackage01",
        product_type = "cs",
        quota_type = type,
        valid_through = world.Now.AddDays(180).ToString("dd/MM/yyyy", CultureInfo.InvariantCulture),
        total = world.PackageMessages,
        remain = world.PackageMessages - world.PackageMessagesUsed,
    };
}
