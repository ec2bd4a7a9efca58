namespace BinhYen.Zalo.Simulator.State;

/// <summary>The people and groups of the demonstration. All of them are invented.</summary>
internal static class DemoCast
{
    private static readonly string[] Names = ["Nguyễn Thị Mơ", "Trần Văn Bưởi", "Lê Hoa Cúc", "Phạm Văn Sậy"];

    public static IEnumerable<GroupAsset> Assets(DateTimeOffset now) =>
    [
        Asset("demoasset01", "gmf100", "sub_quota", now),
        Asset("demoasset02", "gmf50", "purchase_quota", now),
        Asset("demoasset03", "gmf50", "purchase_quota", now),
        Asset("demoasset04", "gmf1000", "purchase_quota", now),
        Asset("demoasset05", "gmf10", "reward_quota", now),
    ];

    public static void Enter(World world)
    {
        foreach (var name in Names)
            world.AddResident(name, isFollower: true);
        var asset = world.Assets[0];
        var group = new GroupChat
        {
            Id = Identifiers.Message(), Link = "https://zalo.me/g/" + Identifiers.Token(9), Name = "An ninh thôn 2",
            Description = "Nhóm bình yên của bà con thôn 2", Asset = asset,
        };
        asset.UsedBy = group.Id;
        group.Members.AddRange(world.Residents.Take(3).Select(r => r.Id));
        world.Groups.Add(group);
    }

    private static GroupAsset Asset(string id, string product, string quota, DateTimeOffset now) =>
        new() { Id = id, ProductType = product, QuotaType = quota, ValidThrough = now.AddDays(180) };
}
