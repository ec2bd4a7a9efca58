using BinhYen.Zalo.Accounts;
using BinhYen.Zalo.Groups;
using BinhYen.Zalo.History;
using BinhYen.Zalo.Http;
using BinhYen.Zalo.Messages;
using BinhYen.Zalo.OAuth;
using BinhYen.Zalo.Templates;
using BinhYen.Zalo.Uploads;
using BinhYen.Zalo.Users;

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
        Uploads = new ZaloUploads(_caller);
        Users = new ZaloUsers(_caller);
        Tags = new ZaloTags(_caller);
        History = new ZaloHistory(_caller);
        Account = new ZaloAccount(_caller);
        Groups = new ZaloGroups(_caller);
        Templates = new ZaloTemplates(_caller);
    }

    /// <summary>The Official Account this client speaks for.</summary>
    public ZaloOaId OaId { get; }

    /// <summary>Consultation messages to one person, and reactions.</summary>
    public ZaloMessages Messages { get; }

    /// <summary>Pictures and documents for messages.</summary>
    public ZaloUploads Uploads { get; }

    /// <summary>The people the account knows.</summary>
    public ZaloUsers Users { get; }

    /// <summary>The tags it gives them.</summary>
    public ZaloTags Tags { get; }

    /// <summary>What was said to and by one person.</summary>
    public ZaloHistory History { get; }

    /// <summary>The account itself and what it may still send.</summary>
    public ZaloAccount Account { get; }

    /// <summary>Group chats.</summary>
    public ZaloGroups Groups { get; }

    /// <summary>Template messages, by user id or by phone.</summary>
    public ZaloTemplates Templates { get; }

    /// <summary>The limit of the current minute as the newest answer told it; null before the first one that did.</summary>
    public ZaloRateLimit? RateLimit => _caller.RateLimit;
}
