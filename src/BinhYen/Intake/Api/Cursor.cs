using System.Globalization;
using BinhYen.Cases;

namespace BinhYen.Intake.Api;

/// <summary>Where the next page of a list begins: time and id of the last row, so that no page is ever skipped or read twice.</summary>
internal readonly record struct Cursor(DateTimeOffset ReceivedAt, CaseId Id)
{
    public static string Of(Case last) =>
        string.Create(CultureInfo.InvariantCulture, $"{last.ReceivedAt.UtcTicks:x}.{last.Id.Value:N}");

    public static bool TryParse(string text, out Cursor cursor)
    {
        cursor = default;
        var dot = text.IndexOf('.', StringComparison.Ordinal);
        if (dot < 1 || !long.TryParse(text.AsSpan(0, dot), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var ticks)
            || !Guid.TryParseExact(text[(dot + 1)..], "N", out var id) || ticks < 0 || ticks > DateTimeOffset.MaxValue.UtcTicks) return false;
        cursor = new Cursor(new DateTimeOffset(ticks, TimeSpan.Zero), new CaseId(id));
        return true;
    }
}
