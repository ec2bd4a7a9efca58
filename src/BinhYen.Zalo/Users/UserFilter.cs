using System.Globalization;
using System.Text.Json.Nodes;

namespace BinhYen.Zalo.Users;

/// <summary>Which people to list. All conditions must hold; null means any.</summary>
public sealed record UserFilter
{
    /// <summary>Everybody the account knows.</summary>
    public static UserFilter Everybody { get; } = new();

    /// <summary>Only people with this tag.</summary>
    public string? Tag { get; init; }

    /// <summary>Only followers, or only others.</summary>
    public bool? IsFollower { get; init; }

    /// <summary>The period of the last interaction.</summary>
    public InteractionPeriod? LastInteraction { get; init; }

    internal JsonObject ToJson(int offset, int count)
    {
        var json = new JsonObject { ["offset"] = offset, ["count"] = count };
        if (Tag is not null)
        {
            json["tag_name"] = Tag;
        }

        if (LastInteraction is not null)
        {
            json["last_interaction_period"] = LastInteraction.Value;
        }

        if (IsFollower is { } follower)
        {
            // The documents show this flag as a text.
            json["is_follower"] = follower ? "true" : "false";
        }

        return json;
    }
}

/// <summary>A period of last interaction, in the words of the API.</summary>
public sealed record InteractionPeriod
{
    private InteractionPeriod(string value) => Value = value;

    /// <summary>Today.</summary>
    public static InteractionPeriod Today { get; } = new("TODAY");

    /// <summary>Yesterday.</summary>
    public static InteractionPeriod Yesterday { get; } = new("YESTERDAY");

    /// <summary>The last seven days: the people who can still be answered.</summary>
    public static InteractionPeriod LastSevenDays { get; } = new("L7D");

    /// <summary>The last thirty days.</summary>
    public static InteractionPeriod LastThirtyDays { get; } = new("L30D");

    internal string Value { get; }

    /// <summary>From one day to another, both included.</summary>
    /// <param name="first">The first day.</param>
    /// <param name="last">The last day, not before the first.</param>
    public static InteractionPeriod Between(DateOnly first, DateOnly last)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(last, first);
        return new(string.Create(CultureInfo.InvariantCulture, $"{first:yyyy_MM_dd}:{last:yyyy_MM_dd}"));
    }
}
