namespace BinhYen.Zalo;

/// <summary>What the newest answer said about the limit of the current minute.</summary>
/// <param name="Limit">Requests allowed a minute.</param>
/// <param name="Remain">Requests left in this minute.</param>
public sealed record ZaloRateLimit(int Limit, int Remain);
