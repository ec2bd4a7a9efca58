using System.Globalization;
using BinhYen.Zalo.Simulator.State;

namespace BinhYen.Zalo.Simulator.Api.Account;

/// <summary><c>GET /v2.0/oa/getoa</c>: a verified government OA with the largest package.</summary>
internal static class ReadAccount
{
    public static ZaloAnswer Handle(ZaloCall call, World world, MediaLinks links)
    {
        lock (world.Gate)
        {
            var avatar = links.To($"/media/avatar/{world.Account.OaId}.svg");
            return ZaloAnswer.Ok(new
            {
                oaid = world.Account.OaId,
                name = world.Account.OaName,
                description = "Kênh an ninh trật tự của xã",
                oa_alias = "",
                is_verified = true,
                oa_type = 4,
                cate_name = "Cơ quan nhà nước",
                num_follower = world.Residents.Count(r => r.IsFollower),
                avatar,
                cover = avatar,
                package_name = "Gói Toàn diện",
                package_valid_through_date = world.Now.AddDays(180).ToString("dd/MM/yyyy", CultureInfo.InvariantCulture),
                package_auto_renew_date = "",
                linked_ZCA = "demo",
            });
        }
    }
}
