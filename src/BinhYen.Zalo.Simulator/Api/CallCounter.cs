using BinhYen.Zalo.Simulator.State;

namespace BinhYen.Zalo.Simulator.Api;

/// <summary>Counts calls in whole minutes, for the app and for the OA. The caller holds the world's gate.</summary>
internal sealed class CallCounter
{
    private long _minute;
    private int _calls;

    public CallUse Count(AccountSettings account, DateTimeOffset now)
    {
        var minute = now.ToUnixTimeSeconds() / 60;
        if (minute != _minute)
            (_minute, _calls) = (minute, 0);
        _calls++;
        var limit = Math.Min(account.AppCallsPerMinute, account.OaCallsPerMinute);
        var refusal = _calls > account.AppCallsPerMinute ? "Your application reached limit call api"
            : _calls > account.OaCallsPerMinute ? "Your OA reached limit call api"
            : null;
        return new CallUse(limit, Math.Max(0, limit - _calls), refusal);
    }
}

/// <param name="Limit">Calls per minute.</param>
/// <param name="Remain">Calls left in this minute.</param>
/// <param name="Refusal">Zalo's text when the limit is passed; null while it is not.</param>
internal readonly record struct CallUse(int Limit, int Remain, string? Refusal);
