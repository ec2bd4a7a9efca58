namespace BinhYen.Groups;

/// <summary>
/// What Zalo said last about a group of the Official Account (GMF). A value: each reading makes a new one. No member is
/// in it.
/// </summary>
internal sealed record AccountGroup
{
    /// <summary>Zalo's id of the group, 20 hexadecimal characters. Not personal.</summary>
    public required string ZaloId { get; init; }

    /// <summary>Name as Zalo has it.</summary>
    public string? Name { get; init; }
    public string? Link { get; init; }

    /// <summary>Members by Zalo's count, the account itself included.</summary>
    public int? Members { get; init; }

    /// <summary>The most members its package allows.</summary>
    public int? MostMembers { get; init; }

    /// <summary>People who wait to be let in; null when not asked yet.</summary>
    public int? Waiting { get; init; }

    /// <summary>Package: <c>gmf10</c>, <c>gmf50</c>, <c>gmf100</c> or <c>gmf1000</c>.</summary>
    public string? AssetType { get; init; }
    public string? AssetId { get; init; }

    /// <summary>Last day of the package.</summary>
    public DateOnly? AssetEndsOn { get; init; }

    /// <summary>Whether the package renews itself; null when Zalo did not say.</summary>
    public bool? AssetRenews { get; init; }

    /// <summary>The package lapsed: sending answers -237, and Zalo deletes the group on <see cref="DeletedOn"/>.</summary>
    public bool IsDisabled { get; init; }

    /// <summary>When Zalo deletes a disabled group (45 days after the package ended).</summary>
    public DateOnly? DeletedOn { get; init; }

    /// <summary><c>join_appr</c>.</summary>
    public bool? JoinNeedsApproval { get; init; }

    /// <summary><c>enable_link_join</c>.</summary>
    public bool? LinkJoins { get; init; }

    /// <summary><c>lock_send_msg</c>.</summary>
    public bool? OnlyAccountWrites { get; init; }

    /// <summary><c>enable_msg_history</c>.</summary>
    public bool? NewcomersSeeHistory { get; init; }

    /// <summary>When Zalo was last read with success; null before the first time.</summary>
    public DateTimeOffset? ReadAt { get; init; }

    /// <summary>When to read it again: at once after an event of Zalo, otherwise the next day.</summary>
    public DateTimeOffset ReadAgainAt { get; init; }

    /// <summary>Code of the last refusal, for example <c>zalo:-403</c>; null when the last reading went well.</summary>
    public string? Trouble { get; init; }

    /// <summary>When the product itself changed deputies last: the event that follows is its own.</summary>
    public DateTimeOffset? OwnDeputyChangeAt { get; init; }

    /// <summary>When deputies changed without the product having done it; null when nothing is open. Zalo offers no list of deputies to compare with.</summary>
    public DateTimeOffset? DeputiesChangedAt { get; init; }
}
