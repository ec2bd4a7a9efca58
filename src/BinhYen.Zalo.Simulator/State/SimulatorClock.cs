namespace BinhYen.Zalo.Simulator.State;

/// <summary>
/// The time on the simulated platform: the host's clock plus whatever <see cref="Advance"/> added, so that a test which
/// talks to a separate process can let two days pass without waiting for them.
/// </summary>
internal sealed class SimulatorClock(TimeProvider inner) : TimeProvider
{
    private long _aheadTicks;

    /// <summary>Raised after the clock was moved, for those who wait for a moment.</summary>
    public event Action? Advanced;

    public override DateTimeOffset GetUtcNow() =>
        inner.GetUtcNow().AddTicks(Interlocked.Read(ref _aheadTicks));

    public override long GetTimestamp() => inner.GetTimestamp();

    public override long TimestampFrequency => inner.TimestampFrequency;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        inner.CreateTimer(callback, state, dueTime, period);

    public void Advance(TimeSpan by)
    {
        Interlocked.Add(ref _aheadTicks, by.Ticks);
        Advanced?.Invoke();
    }

    public void BackToHostTime() => Interlocked.Exchange(ref _aheadTicks, 0);
}
