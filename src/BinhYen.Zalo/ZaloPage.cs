namespace BinhYen.Zalo;

/// <summary>Part of a longer list.</summary>
/// <typeparam name="T">What is listed.</typeparam>
/// <param name="Items">This part.</param>
/// <param name="Offset">How many come before it.</param>
/// <param name="Total">How many there are in all; null when Zalo did not say.</param>
public sealed record ZaloPage<T>(IReadOnlyList<T> Items, int Offset, int? Total)
{
    /// <summary>The offset of the next part; null after the last one.</summary>
    public int? NextOffset => Items.Count > 0 && (Total is null || Offset + Items.Count < Total) ? Offset + Items.Count : null;
}
