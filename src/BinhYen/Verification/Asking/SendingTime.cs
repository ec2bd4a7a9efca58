namespace BinhYen.Verification.Asking;

/// <summary>
/// When a question may go out: never within ten minutes of the reporter's last word, and then after a wait of chance, so
/// that nobody who sees both can join them (ISO-6). In an emergency at once.
/// </summary>
internal static class SendingTime
{
    public static readonly TimeSpan AfterSource = TimeSpan.FromMinutes(10);

    /// <summary>The longest wait of chance on top.</summary>
    public static readonly TimeSpan LongestJitter = TimeSpan.FromMinutes(15);

    /// <param name="sourceAt">When a reporter of the case wrote last.</param>
    /// <param name="now">When the question is ready.</param>
    /// <param name="isEmergency">The case is an emergency.</param>
    /// <param name="chance">From 0 to below 1.</param>
    public static DateTimeOffset Of(DateTimeOffset sourceAt, DateTimeOffset now, bool isEmergency, double chance)
    {
        if (isEmergency) return now;
        var earliest = sourceAt + AfterSource;
        return (earliest > now ? earliest : now) + chance * LongestJitter;
    }
}
