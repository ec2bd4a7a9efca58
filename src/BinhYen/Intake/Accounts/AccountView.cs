namespace BinhYen.Intake.Accounts;

/// <summary>What the page of the Zalo channel shows; no secret is ever in it.</summary>
public sealed record AccountView
{
    /// <summary>How far the connection is.</summary>
    public AccountStep Step { get; init; }

    /// <summary>Name of the OA; empty before a grant.</summary>
    public required string OaName { get; init; }

    /// <summary>Id of the OA; empty before a grant.</summary>
    public required string OaId { get; init; }

    /// <summary>Id of the app; null before it was entered.</summary>
    public string? AppId { get; init; }

    /// <summary>To be entered on the app's webhook page.</summary>
    public required string WebhookUrl { get; init; }

    /// <summary>To be entered as the app's callback.</summary>
    public required string CallbackUrl { get; init; }

    /// <summary>Signatures did not fit within the last hour.</summary>
    public bool Mismatch { get; init; }

    /// <summary>When the grant may end, in words, while that is less than two weeks away; null otherwise.</summary>
    public string? GrantEnds { get; init; }

    /// <summary>Requests that a change of key brought back; null when none was made.</summary>
    public int? Moved { get; init; }

    /// <summary>Requests still in quarantine after a change of key.</summary>
    public int Remaining { get; init; }

    /// <summary>What Zalo said just now; empty when it was not asked.</summary>
    public IReadOnlyList<(string Label, string Words)> Checks { get; init; } = [];
}

/// <summary>The steps of connecting an OA.</summary>
public enum AccountStep
{
    /// <summary>Nothing was entered.</summary>
    None,

    /// <summary>The app is known, access is not granted.</summary>
    Entered,

    /// <summary>Granted; the OA's name waits for confirmation.</summary>
    Granted,

    /// <summary>In use.</summary>
    Connected,
}
