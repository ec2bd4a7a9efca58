using System.Text.Json;
using BinhYen.Zalo.Json;

namespace BinhYen.Zalo.Users;

/// <summary>What the account may know of a person.</summary>
public sealed record ZaloUser
{
    private ZaloUser()
    {
    }

    /// <summary>The person, to this account.</summary>
    public required ZaloUserId UserId { get; init; }

    /// <summary>The person, to the app; null when left out.</summary>
    public ZaloAppUserId? UserIdByApp { get; private init; }

    /// <summary>The person's id in the account's own system, if one was stored.</summary>
    public string? ExternalId { get; private init; }

    /// <summary>The name the person chose on Zalo; null when hidden.</summary>
    public string? DisplayName { get; private init; }

    /// <summary>The name the account gave them.</summary>
    public string? Alias { get; private init; }

    /// <summary>Whether they follow the account; people who never followed can write too.</summary>
    public bool? IsFollower { get; private init; }

    /// <summary>The day of the last interaction as Zalo writes it, <c>dd/MM/yyyy</c>.</summary>
    public string? LastInteractionDate { get; private init; }

    /// <summary>Their picture.</summary>
    public Uri? Avatar { get; private init; }

    /// <summary>The tags the account gave them.</summary>
    public IReadOnlyList<string> Tags { get; private init; } = [];

    /// <summary>The notes the account wrote about them.</summary>
    public IReadOnlyList<string> Notes { get; private init; } = [];

    /// <summary>What they shared themselves; null until they did.</summary>
    public SharedContact? Shared { get; private init; }

    /// <summary>Nothing of the person: this record is never printed by accident.</summary>
    public override string ToString() => nameof(ZaloUser);

    internal static ZaloUser? Read(JsonElement data)
    {
        var labels = data.Member("tags_and_notes_info");
        return data.Id<ZaloUserId>("user_id") is { } id
            ? new ZaloUser
            {
                UserId = id,
                UserIdByApp = data.Id<ZaloAppUserId>("user_id_by_app"),
                ExternalId = data.FilledText("user_external_id"),
                DisplayName = data.FilledText("display_name"),
                Alias = data.FilledText("user_alias"),
                IsFollower = data.Flag("user_is_follower"),
                LastInteractionDate = data.FilledText("user_last_interaction_date"),
                Avatar = data.Link("avatar"),
                Tags = labels?.Texts("tag_names") ?? [],
                Notes = labels?.Texts("notes") ?? [],
                Shared = SharedContact.Read(data.Member("shared_info")),
            }
            : null;
    }
}

/// <summary>Contact data of a person: what they shared, or what the account stores about them. Nothing of it is verified.</summary>
public sealed record SharedContact
{
    /// <summary>Name.</summary>
    public string? FullName { get; init; }

    /// <summary>Phone, usually <c>84…</c>.</summary>
    public string? Phone { get; init; }

    /// <summary>Street and house, or hamlet.</summary>
    public string? Address { get; init; }

    /// <summary>Province or city, in words; read only.</summary>
    public string? City { get; init; }

    /// <summary>District, in words; read only.</summary>
    public string? District { get; init; }

    /// <summary>Nothing of the person.</summary>
    public override string ToString() => nameof(SharedContact);

    internal static SharedContact? Read(JsonElement? shared)
    {
        if (shared is not { ValueKind: JsonValueKind.Object } info)
        {
            return null;
        }

        var contact = new SharedContact
        {
            FullName = info.FilledText("name"),
            Phone = info.FilledText("phone"),
            Address = info.FilledText("address"),
            City = info.FilledText("city"),
            District = info.FilledText("district"),
        };
        return contact == new SharedContact() ? null : contact;
    }
}
