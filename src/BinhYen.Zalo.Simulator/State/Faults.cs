namespace BinhYen.Zalo.Simulator.State;

/// <summary>
/// The switches that make the platform misbehave. Each works until it is taken away, or a counted number of times.
/// </summary>
internal sealed class Faults
{
    private readonly Lock _gate = new();
    private readonly List<Fault> _all = [];
    private int _lastId;

    public Fault Add(FaultKind kind, int? count = null, string? match = null, string? recipient = null,
        int? value = null, string? message = null)
    {
        lock (_gate)
        {
            var fault = new Fault(++_lastId, kind, match, recipient, value, message) { Remaining = count };
            _all.Add(fault);
            return fault;
        }
    }

    public IReadOnlyList<Fault> All
    {
        get
        {
            lock (_gate)
                return [.. _all];
        }
    }

    /// <summary>The first switch of this kind that fits; a counted one is used up by one.</summary>
    /// <param name="kind">Which misbehaviour is asked for.</param>
    /// <param name="subject">Path of the call, or name of the event.</param>
    /// <param name="recipient">Resident or group concerned; null when not known.</param>
    public Fault? Take(FaultKind kind, string subject, string? recipient = null)
    {
        lock (_gate)
        {
            var fault = _all.Find(f => f.Kind == kind && f.Fits(subject, recipient));
            if (fault?.Remaining is null)
                return fault;
            if (--fault.Remaining == 0)
                _all.Remove(fault);
            return fault;
        }
    }

    public bool Remove(int id)
    {
        lock (_gate)
            return _all.RemoveAll(f => f.Id == id) > 0;
    }

    public void Clear()
    {
        lock (_gate)
            _all.Clear();
    }
}

/// <param name="Id">For taking it away again.</param>
/// <param name="Kind">What goes wrong.</param>
/// <param name="Match">Part of the call's path or of the event's name it is limited to; null for all.</param>
/// <param name="Recipient">Resident or group it is limited to; null for all.</param>
/// <param name="Value">Error code, HTTP status, milliseconds or seconds, as the kind says.</param>
/// <param name="Message">Error text; null for Zalo's own.</param>
internal sealed record Fault(int Id, FaultKind Kind, string? Match, string? Recipient, int? Value, string? Message)
{
    /// <summary>How many times it still works; null without limit.</summary>
    public int? Remaining { get; set; }

    public bool Fits(string subject, string? recipient) =>
        (Match is null || subject.Contains(Match, StringComparison.OrdinalIgnoreCase))
        && (Recipient is null || Recipient == recipient);
}

/// <summary>What can go wrong. The first group concerns calls, the second events, the third acts once at the moment it is set.</summary>
public enum FaultKind
{
    /// <summary>The call answers error <c>value</c> (with HTTP 200, as Zalo does).</summary>
    ApiError,

    /// <summary>The call answers HTTP status <c>value</c>, 500 when not given.</summary>
    ApiHttpStatus,

    /// <summary>The call takes <c>value</c> milliseconds, 3000 when not given.</summary>
    ApiDelay,

    /// <summary>The connection breaks before the call is worked on.</summary>
    ApiDropConnection,

    /// <summary>The call is carried out, but the connection breaks before its answer.</summary>
    ApiDropAnswer,

    /// <summary>The echo event of a sent message is delivered before the call is answered.</summary>
    EchoBeforeAnswer,

    /// <summary>Names of group members are hidden, as for servers outside Vietnam.</summary>
    HideNames,

    /// <summary>The event never reaches the receiver: the connection is refused, and the retry schedule starts.</summary>
    DropConnection,

    /// <summary>The receiver gets the event, but its answer is lost: the same event comes again.</summary>
    LoseAnswer,

    /// <summary>The event is delivered twice.</summary>
    Duplicate,

    /// <summary>The event is held back until the next one has been delivered.</summary>
    OutOfOrder,

    /// <summary>The event is delivered <c>value</c> seconds late, 60 when not given.</summary>
    Late,

    /// <summary>The event carries the signature of another key.</summary>
    WrongSignature,

    /// <summary>The event carries no signature.</summary>
    NoSignature,

    /// <summary>The event has a field nobody documented.</summary>
    UnknownField,

    /// <summary>The event lacks <c>user_id_by_app</c>.</summary>
    OmitUserIdByApp,

    /// <summary>The event's timestamp is off by <c>value</c> seconds, 7 hours when not given.</summary>
    ClockOffset,

    /// <summary>The event's body has <c>\u</c> escapes in place of letters beyond ASCII.</summary>
    EscapedBody,

    /// <summary>At once: an event with a name nobody documented is sent.</summary>
    UnknownEvent,

    /// <summary>At once: every access token expires.</summary>
    ExpireAccessToken,

    /// <summary>At once: every refresh token is used up, as if another process had refreshed.</summary>
    BurnRefreshToken,

    /// <summary>At once: an administrator takes the app's permission away.</summary>
    RevokePermission,

    /// <summary>At once: everything uploaded so far is too old to send.</summary>
    ExpireUploads,
}
