using System.Collections.Immutable;

namespace BinhYen.Platform;

/// <summary>One stretch of an office day, in Vietnam time.</summary>
/// <param name="From">When it begins.</param>
/// <param name="To">When it ends; later than <paramref name="From"/> on the same day.</param>
internal readonly record struct OfficeSession(TimeOnly From, TimeOnly To)
{
    public TimeSpan Length => To - From;
}

/// <summary>On which days of the week, and from when to when, an office works.</summary>
internal sealed class OfficeHours
{
    /// <param name="days">Days of the week that are worked; at least one.</param>
    /// <param name="sessions">Stretches of a day in order, not overlapping; at least one.</param>
    /// <exception cref="ArgumentException">The hours contradict themselves, so no deadline could be computed from them.</exception>
    public OfficeHours(IEnumerable<DayOfWeek> days, IEnumerable<OfficeSession> sessions)
    {
        Days = [.. days];
        Sessions = [.. sessions];
        if (Days.Count == 0 || Sessions.Length == 0) throw new ArgumentException("An office works on some day at some hour.");
        if (Sessions.Any(s => s.To <= s.From)) throw new ArgumentException("A session ends after it begins.", nameof(sessions));
        if (Sessions.Zip(Sessions.Skip(1)).Any(pair => pair.Second.From < pair.First.To))
            throw new ArgumentException("Sessions stand in order and do not overlap.", nameof(sessions));
        DayLength = Sessions.Aggregate(TimeSpan.Zero, (sum, s) => sum + s.Length);
    }

    /// <summary>Monday to Friday, 7:30–11:30 and 13:30–17:00: the usual hours of communal offices; a profile may set others.</summary>
    public static OfficeHours Usual { get; } = new(
        [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday],
        [new(new(7, 30), new(11, 30)), new(new(13, 30), new(17, 0))]);

    public ImmutableHashSet<DayOfWeek> Days { get; }

    public ImmutableArray<OfficeSession> Sessions { get; }

    /// <summary>Working time of one full day.</summary>
    public TimeSpan DayLength { get; }

    /// <summary>When the office day ends.</summary>
    public TimeOnly Closing => Sessions[^1].To;
}
