using Microsoft.Extensions.Time.Testing;

namespace BinhYen.Tests.Drivers;

/// <summary>
/// A clock turned by hand. Unlike its base it lets a periodic timer ring once per turn, however far the clock is turned: a
/// month in steps of the product's one-second beats would ring millions of times and prove nothing more.
/// </summary>
internal sealed class TestClock(DateTimeOffset start) : FakeTimeProvider(start)
{
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new OncePerTurn(this, callback, state, dueTime, period);

    private ITimer CreateStopped(TimerCallback callback) => base.CreateTimer(callback, null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    private sealed class OncePerTurn : ITimer
    {
        private readonly ITimer inner;
        private TimeSpan period;

        public OncePerTurn(TestClock clock, TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            this.period = period;
            // Started only now: a timer that is due at once rings while it is being made.
            inner = clock.CreateStopped(_ => Ring(callback, state));
            inner.Change(dueTime, Timeout.InfiniteTimeSpan);
        }

        public bool Change(TimeSpan dueTime, TimeSpan newPeriod)
        {
            period = newPeriod;
            return inner.Change(dueTime, Timeout.InfiniteTimeSpan);
        }

        public void Dispose() => inner.Dispose();

        public ValueTask DisposeAsync() => inner.DisposeAsync();

        private void Ring(TimerCallback callback, object? state)
        {
            // Armed again before the callback, which may change or end it. From the turned time on: what lies behind rings no more.
            if (period > TimeSpan.Zero) inner.Change(period, Timeout.InfiniteTimeSpan);
            callback(state);
        }
    }
}
