using System.Text.Json;
using BinhYen.Zalo.Json;

namespace BinhYen.Zalo.Accounts;

/// <summary>What an Official Account tells about itself.</summary>
public sealed record OfficialAccount
{
    private OfficialAccount()
    {
    }

    /// <summary>The account.</summary>
    public required ZaloOaId OaId { get; init; }

    /// <summary>Its name; null when left out.</summary>
    public string? Name { get; private init; }

    /// <summary>Its short name in addresses.</summary>
    public string? Alias { get; private init; }

    /// <summary>Its description.</summary>
    public string? Description { get; private init; }

    /// <summary>Whether Zalo verified it. Groups and template messages need that.</summary>
    public bool? IsVerified { get; private init; }

    /// <summary>2 for business, 4 for government.</summary>
    public int? Type { get; private init; }

    /// <summary>True for a government account.</summary>
    public bool IsGovernment => Type == 4;

    /// <summary>The category in words.</summary>
    public string? Category { get; private init; }

    /// <summary>How many people follow it.</summary>
    public long? Followers { get; private init; }

    /// <summary>Its picture.</summary>
    public Uri? Avatar { get; private init; }

    /// <summary>Its package. Packages without the Open API never get as far as this call.</summary>
    public string? PackageName { get; private init; }

    /// <summary>The last day of the package, as Zalo writes it (<c>dd/MM/yyyy</c>).</summary>
    public string? PackageValidThrough { get; private init; }

    internal static OfficialAccount? Read(JsonElement data) =>
        (data.Id<ZaloOaId>("oaid") ?? data.Id<ZaloOaId>("oa_id")) is { } id
            ? new OfficialAccount
            {
                OaId = id,
                Name = data.FilledText("name"),
                Alias = data.FilledText("oa_alias"),
                Description = data.FilledText("description"),
                IsVerified = data.Flag("is_verified"),
                Type = data.SmallNumber("oa_type"),
                Category = data.FilledText("cate_name"),
                Followers = data.Number("num_follower"),
                Avatar = data.Link("avatar"),
                PackageName = data.FilledText("package_name"),
                PackageValidThrough = data.FilledText("package_valid_through_date"),
            }
            : null;
}
