using BinhYen.Confidentiality;

namespace BinhYen.Cases.Revealing;

/// <summary>One request as the list and its page show it. No identity in it.</summary>
/// <param name="Request">The request.</param>
/// <param name="Code">The case.</param>
/// <param name="Asker">Who asked, with rank.</param>
/// <param name="Decider">The second person; null when there is none.</param>
/// <param name="Words">The reason in the asker's words.</param>
/// <param name="OpenedAt">When it was opened; null when it was not.</param>
/// <param name="IsTierOne">A private thread of tier 1.</param>
/// <param name="Secrecy">What the reporter chose.</param>
internal sealed record RevealView(
    IdentityRequest Request, CaseCode Code, string Asker, string? Decider, string Words, DateTimeOffset? OpenedAt, bool IsTierOne, Secrecy Secrecy)
{
    public string StateInWords => Request.State switch
    {
        IdentityRequestState.Waiting => "Chờ người thứ hai",
        IdentityRequestState.Approved => "Được mở, chưa mở",
        IdentityRequestState.Refused => "Không đồng ý",
        IdentityRequestState.Open => "Đang mở",
        IdentityRequestState.Over => "Đã mở, đã đóng",
        IdentityRequestState.Lapsed => "Hết hạn, không mở",
    };

    public string Badge => Request.State switch
    {
        IdentityRequestState.Open => "high",
        IdentityRequestState.Waiting => "wait",
        IdentityRequestState.Approved => "new",
        IdentityRequestState.Over => "done",
        _ => "closed",
    };
}

/// <summary>What the pages of this folder show: set by the endpoint, read while rendering.</summary>
internal sealed class RevealScreen
{
    public RevealView View { get; set; } = null!;

    /// <summary>The identity, only in the answer to its asker while the lease runs; null everywhere else.</summary>
    public RevealedIdentity? Identity { get; set; }

    /// <summary>Files of whom the identity is; empty wherever the identity is not shown.</summary>
    public IReadOnlyList<ThreadFile> Files { get; set; } = [];

    /// <summary>The signed-in person may decide over this request.</summary>
    public bool MayDecide { get; set; }

    /// <summary>The signed-in person asked.</summary>
    public bool IsOwn { get; set; }

    /// <summary>What stood in the way of the last act, in words; null when nothing did.</summary>
    public string? Refused { get; set; }

    public IReadOnlyList<RevealView> List { get; set; } = [];
    public CaseCode Code { get; set; } = null!;
    public Guid ThreadId { get; set; }
    public bool NeedsSecondPerson { get; set; }

    /// <summary>But not where somebody's safety is the reason: its sender has just cried for help.</summary>
    public bool OpensForSafety { get; set; }
    public string? Chosen { get; set; }
    public string? Typed { get; set; }
    public TimeSpan Left { get; set; }
}
