using System.Globalization;

namespace BinhYen.Zalo;

/// <summary>
/// A time as Zalo writes it: milliseconds since 1970 as decimal text. Documented samples contain nonsense, so the text
/// is kept and the instant is optional.
/// </summary>
/// <param name="Text">The characters of the field. The webhook signature hashes exactly these.</param>
public readonly record struct ZaloTimestamp(string Text)
{
    // The first and last millisecond a DateTimeOffset can hold.
    private const long Earliest = -62_135_596_800_000;
    private const long Latest = 253_402_300_799_999;

    /// <summary>The instant in UTC; null when the text is not a number of milliseconds within the years 1 to 9999.</summary>
    public DateTimeOffset? Instant =>
        long.TryParse(Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var milliseconds)
        && milliseconds is >= Earliest and <= Latest
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
            : null;

    /// <summary>The text as Zalo wrote it.</summary>
    public override string ToString() => Text ?? "";
}
