namespace BinhYen.Zalo.OAuth;

/// <summary>
/// The token pair of one Official Account. Every refresh gives a new pair and kills both old tokens at once.
/// </summary>
/// <remarks>Both tokens are opaque texts of some hundred characters; give their column at least 1,000, and encrypt it.</remarks>
public sealed record ZaloTokens
{
    /// <summary>Goes into the header <c>access_token</c> of each call. Lives 25 hours.</summary>
    public required string AccessToken { get; init; }

    /// <summary>Buys the next pair. Lives three months and works once.</summary>
    public required string RefreshToken { get; init; }

    /// <summary>When this pair was received.</summary>
    public required DateTimeOffset IssuedAt { get; init; }

    /// <summary>When <see cref="AccessToken"/> stops working on its own.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>When an administrator of the Official Account granted access; carried over by each refresh.</summary>
    public required DateTimeOffset GrantedAt { get; init; }

    /// <summary>
    /// The earliest end of the grant. Zalo does not say whether a refresh starts a new three months; this assumes that it
    /// does not. Warn an administrator a month before.
    /// </summary>
    public DateTimeOffset EarliestGrantEnd => GrantedAt.AddMonths(3);

    /// <summary>Times only; a token is never printed by accident.</summary>
    public override string ToString() => $"Zalo tokens issued {IssuedAt:O}, expiring {ExpiresAt:O}";
}
