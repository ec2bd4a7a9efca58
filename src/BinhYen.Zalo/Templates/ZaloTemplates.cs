using System.Text.Json.Nodes;
using BinhYen.Zalo.Http;
using BinhYen.Zalo.Json;
using BinhYen.Zalo.Messages;

namespace BinhYen.Zalo.Templates;

/// <summary>
/// Template messages: approved texts that may be sent outside the windows, to a user id or to a phone number (ZNS, since 2026 "ZBS
/// Template Message"). They cost money and no push is guaranteed; not a channel for emergencies.
/// </summary>
public sealed class ZaloTemplates
{
    private readonly ZaloCaller _caller;

    internal ZaloTemplates(ZaloCaller caller) => _caller = caller;

    /// <summary>Sends a template to a person the account knows; cheaper than by phone.</summary>
    /// <param name="to">The person; an interaction within a year.</param>
    /// <param name="template">What to say. OTP, journey and response templates and those made before 2025-12-10 answer -249.</param>
    /// <param name="cancellationToken">Stops waiting; the message may be sent nevertheless.</param>
    public Task<ZaloResult<SentMessage>> SendToUserAsync(ZaloUserId to, TemplateData template, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(template);
        var body = new JsonObject { ["user_id"] = to.Value };
        template.WriteTo(body);
        return _caller.CallAsync(
            ZaloRequest.Post(_caller.Endpoints.OpenApi, "/v3.0/oa/message/template", ZaloErrorTable.Oa, body), SentMessage.Read, cancellationToken);
    }

    /// <summary>Sends a template to a phone number.</summary>
    /// <param name="to">The number; it needs a Zalo account.</param>
    /// <param name="template">What to say.</param>
    /// <param name="trackingId">The sender's own id, 1 to 48 characters; returns in the delivery event. It does not prevent doubles.</param>
    /// <param name="mode">How to send it.</param>
    /// <param name="cancellationToken">Stops waiting; the message may be sent nevertheless.</param>
    public async Task<ZaloResult<SentTemplate>> SendToPhoneAsync(
        ZaloPhone to, TemplateData template, string trackingId, TemplateMode mode = TemplateMode.Normal, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(template);
        return await SendAsync("/message/template", "phone", to.Value, template, trackingId, mode, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Sends a template to a phone number given only by its hash; the delivery event carries the hash too.</summary>
    /// <param name="hash"><see cref="ZaloPhone.Hash"/>.</param>
    /// <param name="template">What to say.</param>
    /// <param name="trackingId">The sender's own id, 1 to 48 characters.</param>
    /// <param name="mode">How to send it.</param>
    /// <param name="cancellationToken">Stops waiting; the message may be sent nevertheless.</param>
    public async Task<ZaloResult<SentTemplate>> SendToPhoneHashAsync(
        string hash, TemplateData template, string trackingId, TemplateMode mode = TemplateMode.Normal, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(hash);
        ArgumentNullException.ThrowIfNull(template);
        return await SendAsync("/message/template/hashphone", "hash_phone", hash, template, trackingId, mode, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Where a message by phone is. Delivery events tell it earlier.</summary>
    /// <param name="message">The id the send call answered.</param>
    /// <param name="to">The number it was sent to.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task<ZaloResult<TemplateDelivery>> DeliveryAsync(ZaloMessageId message, ZaloPhone to, CancellationToken cancellationToken = default) =>
        _caller.CallAsync<TemplateDelivery>(
            Get("/message/status", ("message_id", message.Value), ("phone", to.Value)),
            reply => reply.Data.Number("status") switch
            {
                1 => TemplateDelivery.Delivered,
                0 => TemplateDelivery.Underway,
                _ => TemplateDelivery.Unknown,
            },
            cancellationToken);

    /// <summary>How many template messages the account may send today.</summary>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task<ZaloResult<TemplateQuota>> QuotaAsync(CancellationToken cancellationToken = default) =>
        _caller.CallAsync(Get("/message/quota"), reply => TemplateQuota.Read(reply.Data), cancellationToken);

    /// <summary>Lists the account's templates.</summary>
    /// <param name="offset">How many to skip.</param>
    /// <param name="limit">1 to 100.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<ZaloResult<ZaloPage<ZaloTemplate>>> ListAsync(int offset = 0, int limit = 100, CancellationToken cancellationToken = default)
    {
        if (offset < 0 || limit is < 1 or > 100)
        {
            return ZaloError.Limit("A list of templates has pages of 1 to 100.");
        }

        return await _caller.CallAsync(
            Get("/template/all", ("offset", $"{offset}"), ("limit", $"{limit}")),
            reply => new ZaloPage<ZaloTemplate>(
                [.. reply.Data.Items().Select(ZaloTemplate.Read).OfType<ZaloTemplate>()],
                offset,
                reply.Root.Member("metadata")?.SmallNumber("total")),
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads one template with its parameters and prices.</summary>
    /// <param name="templateId">The template.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task<ZaloResult<ZaloTemplate>> ReadAsync(string templateId, CancellationToken cancellationToken = default) =>
        _caller.CallAsync(Get("/template/info/v2", ("template_id", templateId)), reply => ZaloTemplate.Read(reply.Data), cancellationToken);

    private async Task<ZaloResult<SentTemplate>> SendAsync(
        string path,
        string receiverField,
        string receiver,
        TemplateData template,
        string trackingId,
        TemplateMode mode,
        CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(trackingId) || trackingId.Length > 48)
        {
            return ZaloError.Limit("A tracking id has 1 to 48 characters.");
        }

        var body = new JsonObject { [receiverField] = receiver };
        template.WriteTo(body);
        body["tracking_id"] = trackingId;
        body["sending_mode"] = mode == TemplateMode.OverQuota ? "3" : "1";
        if (mode == TemplateMode.Development)
        {
            body["mode"] = "development";
        }

        return await _caller.CallAsync(
            ZaloRequest.Post(_caller.Endpoints.Business, path, ZaloErrorTable.Zns, body), SentTemplate.Read, cancellationToken).ConfigureAwait(false);
    }

    private ZaloRequest Get(string path, params ReadOnlySpan<(string Name, string? Value)> arguments) =>
        ZaloRequest.Get(_caller.Endpoints.Business, path, ZaloErrorTable.Zns, arguments);
}

/// <summary>How a template message by phone is sent.</summary>
public enum TemplateMode
{
    /// <summary>Within the quota of the day.</summary>
    Normal,

    /// <summary>Beyond it, at a higher price; not for every kind of template (-162).</summary>
    OverQuota,

    /// <summary>For trying out: only to administrators of app or account, from a wallet of its own.</summary>
    Development,
}
