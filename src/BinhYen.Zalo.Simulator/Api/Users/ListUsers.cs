using System.Globalization;
using BinhYen.Zalo.Simulator.State;

namespace BinhYen.Zalo.Simulator.Api.Users;

/// <summary><c>GET /v3.0/oa/user/getlist</c>: at most 50 a page and about 10,000 in all.</summary>
internal static class ListUsers
{
    private const int MaxOffset = 9951;
    private const int MaxCount = 50;

    public static ZaloAnswer Handle(ZaloCall call, World world)
    {
        var (offset, count) = (call.Data.Number("offset", 0), call.Data.Number("count", MaxCount));
        if (offset is < 0 or > MaxOffset || count is < 1 or > MaxCount)
            return ZaloAnswer.Refuse(OaErrors.ExceedsLimit);
        var period = call.Data.Text("last_interaction_period");
        if (!TryReadPeriod(period, world.Now, out var first, out var last))
            return ZaloAnswer.Invalid("last_interaction_period");
        var (tag, isFollower) = (call.Data.Text("tag_name"), call.Data.Flag("is_follower"));
        lock (world.Gate)
        {
            var found = world.Residents.Where(r => (r.IsFollower || r.LastInteraction is not null)
                && (isFollower is null || r.IsFollower == isFollower) && (tag is null || r.Tags.Contains(tag))
                && (period is null || Day(r.LastInteraction) is { } day && day >= first && day <= last)).ToList();
            var page = found.Skip(offset).Take(count).Select(r => new { user_id = r.Id }).ToArray();
            return ZaloAnswer.Ok(new { total = found.Count, count = page.Length, offset, users = page });
        }
    }

    private static bool TryReadPeriod(string? period, DateTimeOffset now, out DateOnly first, out DateOnly last)
    {
        var today = Day(now)!.Value;
        (first, last) = period switch
        {
            null or "TODAY" => (today, today),
            "YESTERDAY" => (today.AddDays(-1), today.AddDays(-1)),
            "L7D" => (today.AddDays(-7), today),
            "L30D" => (today.AddDays(-30), today),
            _ => default,
        };
        return first != default || (period!.Split(':') is [var from, var to]
            && DateOnly.TryParseExact(from, "yyyy_MM_dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out first)
            && DateOnly.TryParseExact(to, "yyyy_MM_dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out last));
    }

    private static DateOnly? Day(DateTimeOffset? at) =>
        at is { } time ? VietnamTime.Day(time) : null;
}
