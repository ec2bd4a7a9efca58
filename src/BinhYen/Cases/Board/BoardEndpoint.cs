using System.Globalization;
using BinhYen.Site;
using BinhYen.Staff;

namespace BinhYen.Cases.Board;

/// <summary>The chief's board, and without small numbers the committee's.</summary>
internal static class BoardEndpoint
{
    public static async Task<IResult> ShowAsync(string? month, CurrentStaff staff, ReadBoard read, BoardScreen screen, TimeProvider clock, CancellationToken cancellationToken)
    {
        var today = clock.Today();
        var chosen = DateOnly.TryParseExact($"{month}-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first) ? first : new DateOnly(today.Year, today.Month, 1);
        screen.View = await read.HandleAsync(staff, chosen, cancellationToken);
        return SiteRoom.Page<BoardPage>();
    }
}
