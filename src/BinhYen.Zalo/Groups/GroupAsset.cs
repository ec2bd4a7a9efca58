using System.Text.Json;
using BinhYen.Zalo.Json;

namespace BinhYen.Zalo.Groups;

/// <summary>The product that says how many members a group may have (GMF). Each group uses one.</summary>
/// <param name="AssetId">Its id; null when left out.</param>
/// <param name="ProductType"><c>gmf10</c>, <c>gmf50</c>, <c>gmf100</c> or <c>gmf1000</c>; null when left out.</param>
/// <param name="ValidThrough">Its last day, as Zalo writes it (<c>dd/MM/yyyy</c>).</param>
/// <param name="AutoRenew">Whether it is renewed by itself.</param>
/// <param name="Status"><c>available</c> or <c>used</c>; null where Zalo does not say.</param>
/// <param name="UsedBy">The group that uses it; null while it is free.</param>
public sealed record GroupAsset(
    string? AssetId, string? ProductType, string? ValidThrough, bool? AutoRenew, string? Status, ZaloGroupId? UsedBy)
{
    /// <summary>True when a new group may use it.</summary>
    public bool IsAvailable => string.Equals(Status, "available", StringComparison.OrdinalIgnoreCase);

    internal static GroupAsset Read(JsonElement asset) => new(
        asset.FilledText("asset_id"),
        asset.FilledText("product_type") ?? asset.FilledText("asset_type"),
        asset.FilledText("valid_through"),
        // A text in one call and a boolean in the other.
        asset.Flag("auto_renew"),
        asset.FilledText("status"),
        asset.Id<ZaloGroupId>("used_id"));
}
