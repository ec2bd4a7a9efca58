using BinhYen.Zalo.Json;
using BinhYen.Zalo.Webhooks.Reading;

namespace BinhYen.Zalo.Webhooks;

/// <summary>
/// An administrator took the app's grant away (<c>permission_revoked</c>). Calls fail from now on until somebody grants again.
/// </summary>
public sealed record PermissionRevoked : ZaloWebhookEvent
{
    internal PermissionRevoked(Envelope envelope)
        : base(envelope)
    {
    }
}

/// <summary>The account bought an extension (<c>extension_purchased</c>); details are not documented.</summary>
public sealed record ExtensionPurchased : ZaloWebhookEvent
{
    internal ExtensionPurchased(Envelope envelope)
        : base(envelope)
    {
    }
}

/// <summary>Somebody ordered in the account's shop (<c>shop_has_order</c>); the order is in the raw body.</summary>
public sealed record ShopOrdered : ZaloWebhookEvent
{
    internal ShopOrdered(Envelope envelope)
        : base(envelope) => DedupeKey = envelope.KeyOfOccasion(isKnown: false);
}

/// <summary>
/// A visitor of the web widget agreed to be known (<c>widget_interaction_accepted</c>), or their own id could not be stored
/// (<c>widget_failed_to_sync_user_external_id</c>).
/// </summary>
public sealed record WidgetInteraction : ZaloWebhookEvent
{
    internal WidgetInteraction(Envelope envelope, bool accepted)
        : base(envelope)
    {
        var data = envelope.Root.Member("data");
        Accepted = accepted;
        UserExternalId = data.Text("user_external_id");
        Page = data?.Link("url");
        Remark = data.Text("message");
        DedupeKey = envelope.KeyOfOccasion(isKnown: true, UserExternalId);
    }

    /// <summary>True when the visitor agreed, false when storing the id failed.</summary>
    public bool Accepted { get; }

    /// <summary>The visitor's id in the site's own system; null when there is none.</summary>
    public string? UserExternalId { get; }

    /// <summary>The page the widget stands on; null when Zalo left it out.</summary>
    public Uri? Page { get; }

    /// <summary>Why it failed; null when it did not.</summary>
    public string? Remark { get; }
}
