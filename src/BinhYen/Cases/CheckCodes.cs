namespace BinhYen.Cases;

/// <summary>
/// The short code under our messages by which anybody can ask whether a message is genuine (R-YC-06). It opens
/// nothing: it only says "yes, ours, of that day".
/// </summary>
internal static class CheckCodes
{
    /// <summary>Eight letters and digits that are not mistaken for each other, 40 bits.</summary>
    public static string New() => Crockford.Random(8);
}
