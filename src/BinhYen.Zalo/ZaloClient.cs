using BinhYen.Zalo.Http;
using BinhYen.Zalo.Messages;
using BinhYen.Zalo.OAuth;

namespace BinhYen.Zalo;

/// <summary>
/// The Open API of one Official Account. Calls answer with a <see cref="ZaloResult{T}"/>; exceptions mean a bug or the
/// caller's own cancellation (after which a message may or may not have been sent).
/// </summary>
public sealed class ZaloClient
{
    private readonly ZaloCaller _caller;

    /// <summary>Makes a client. It holds no connection of its own and may live as long as the process.</summary>
    /// <param name="http">The caller's client; its time-out and handlers apply. Do not let it repeat POST requests.</param>
    /// <param name="tokens">Gives and refreshes the access token.</param>
    /// <param name="endpoints">Null for the real servers.</param>
    /// <param name="proveWith">The app, when its switch for <c>appsecret_proof</c> is on; null to send none.</param>
    public ZaloClient(HttpClient http, ZaloTokenSource tokens, ZaloEndpoints? endpoints = null, ZaloApp? proveWith = null)
    {
        ArgumentNullException.ThrowIfNull(http);
        ArgumentNullException.ThrowIfNull(tokens);
        _caller = new ZaloCaller(http, tokens, endpoints ?? ZaloEndpoints.Live, proveWith);
        OaId = tokens.OaId;
        Messages = new ZaloMessages(_caller);
    }

    /// <summary>The Official Account this client speaks for.</summary>
    public ZaloOaId OaId { get; }

    /// <summary>Consultation messages to one person, and reactions.</summary>
    public ZaloMessages Messages { get; }

    /// <summary>The limit of the current minute as the newest answer told it; null before the first one that did.</summary>
    public ZaloRateLimit? RateLimit => _caller.RateLimit;
}
