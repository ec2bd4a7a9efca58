namespace BinhYen.Zalo.Simulator.State;

/// <summary>A group chat of the OA (GMF).</summary>
internal sealed class GroupChat
{
    public required string Id { get; init; }

    public required string Link { get; init; }

    public required string Name { get; set; }

    public string Description { get; set; } = "";

    public string Avatar { get; set; } = "";

    public required GroupAsset Asset { get; set; }

    /// <summary>False when the package lapsed: sending gives -237.</summary>
    public bool IsEnabled { get; set; } = true;

    /// <summary>False when the OA was put out of its own group: every call gives -403.</summary>
    public bool HasOa { get; set; } = true;

    public bool LockSendMessage { get; set; }

    public bool JoinApproval { get; set; }

    public bool EnableMessageHistory { get; set; } = true;

    public bool EnableLinkJoin { get; set; } = true;

    /// <summary>Ids of the people in the group, in the order they came. The OA itself is not listed here.</summary>
    public List<string> Members { get; } = [];

    public List<string> Pending { get; } = [];

    public HashSet<string> Deputies { get; } = new(StringComparer.Ordinal);

    public List<ChatMessage> Chat { get; } = [];

    /// <summary>Members as Zalo counts them: the people and the OA.</summary>
    public int TotalMembers => Members.Count + (HasOa ? 1 : 0);
}

/// <summary>A GMF product: it says how large a group may be and which group uses it.</summary>
internal sealed class GroupAsset
{
    public required string Id { get; init; }

    /// <summary><c>gmf10</c>, <c>gmf50</c>, <c>gmf100</c> or <c>gmf1000</c>.</summary>
    public required string ProductType { get; init; }

    /// <summary><c>sub_quota</c>, <c>purchase_quota</c> or <c>reward_quota</c>.</summary>
    public required string QuotaType { get; init; }

    public required DateTimeOffset ValidThrough { get; init; }

    /// <summary>The group that uses it; null while free.</summary>
    public string? UsedBy { get; set; }

    public int MaxMembers => int.Parse(ProductType.AsSpan("gmf".Length), System.Globalization.CultureInfo.InvariantCulture);
}
