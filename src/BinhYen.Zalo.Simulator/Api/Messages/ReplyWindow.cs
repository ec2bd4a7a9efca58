using System.Globalization;
using BinhYen.Zalo.Simulator.State;

namespace BinhYen.Zalo.Simulator.Api.Messages;

/// <summary>
/// Whether the OA may write to a person now, and what it costs: free within 48 hours of the last interaction, from the
/// package or for money within 7 days, never after; a follower who never wrote may get three messages.
/// </summary>
internal static class ReplyWindow
{
    public static readonly TimeSpan Free = TimeSpan.FromHours(48);
    public static readonly TimeSpan Open = TimeSpan.FromDays(7);
    private const int WelcomeMessages = 3;
    private const int RepliesShown = 8;

    /// <summary>Why the person cannot be written to; null when they can.</summary>
    public static int? Refusal(Resident resident, DateTimeOffset now)
    {
        if (resident.IsBlocking)
            return OaErrors.Restricted;
        if (resident.LastInteraction is { } last)
            return now - last > Open ? OaErrors.NoInteractionIn7Days : null;
        if (!resident.IsFollower)
            return OaErrors.NotFollower;
        return resident.WelcomeMessagesUsed >= WelcomeMessages ? OaErrors.NeverInteracted : null;
    }

    /// <summary>Takes the message from the right quota; null when it was charged.</summary>
    public static object? TakeQuota(World world, Resident resident)
    {
        var now = world.Now;
        if (resident.LastInteraction is not { } last)
            return Quota(world, "welcome_msg", WelcomeMessages - ++resident.WelcomeMessagesUsed, WelcomeMessages, null);
        if (now - last <= Free)
            return Quota(world, "reply", RepliesShown, RepliesShown, last + Free);
        return world.PackageMessagesUsed < world.PackageMessages
            ? Quota(world, "sub_quota", world.PackageMessages - ++world.PackageMessagesUsed, world.PackageMessages, null)
            : null;
    }

    private static object Quota(World world, string type, int remain, int total, DateTimeOffset? until) => new
    {
        quota_type = type,
        remain = remain.ToString(CultureInfo.InvariantCulture),
        total = total.ToString(CultureInfo.InvariantCulture),
        expired_date = until is { } end ? VietnamTime.DateAndTime(end) : null,
        owner_type = "OA",
        owner_id = world.Account.OaId,
    };
}
