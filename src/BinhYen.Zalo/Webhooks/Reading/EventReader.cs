using BinhYen.Zalo.Json;

namespace BinhYen.Zalo.Webhooks.Reading;

/// <summary>From the name of an event to its record: the one list of all names.</summary>
internal static class EventReader
{
    public static ZaloWebhookEvent Read(Envelope envelope) => envelope.Name switch
    {
        "oa_send_consent" => new CallConsentAsked(envelope),
        _ when envelope.IsSent => Sent(envelope),
        "user_reacted_message" or "oa_reacted_message" => new MessageReacted(envelope),
        "user_received_message" when envelope.Message.Member("delivery_time") is not null => new TemplateDelivered(envelope),
        "user_received_message" => new MessageReceived(envelope),
        "user_seen_message" => new MessagesSeen(envelope),
        "user_submit_info" => new ContactShared(envelope),
        "user_click_chatnow" => new ChatOpened(envelope),
        "user_call_oa" or "oa_call_user" => new CallMade(envelope),
        "user_reply_consent" => new CallConsentAnswered(envelope),
        "follow" => new UserFollowed(envelope),
        "unfollow" => new UserUnfollowed(envelope),
        "user_withdraw" => new ConsentWithdrawn(envelope),
        "update_user_info" => new UserInfoUpdated(envelope),
        "add_user_to_tag" => new TagChanged(envelope, TagChange.Added),
        "remove_user_from_tag" => new TagChanged(envelope, TagChange.Removed),
        "remove_tag" => new TagChanged(envelope, TagChange.Deleted),
        "permission_revoked" => new PermissionRevoked(envelope),
        "extension_purchased" => new ExtensionPurchased(envelope),
        "shop_has_order" => new ShopOrdered(envelope),
        "widget_interaction_accepted" => new WidgetInteraction(envelope, accepted: true),
        "widget_failed_to_sync_user_external_id" => new WidgetInteraction(envelope, accepted: false),
        "user_feedback" => new TemplateRated(envelope),
        "user_click_response_button" => new TemplateButtonTapped(envelope),
        "change_oa_daily_quota" => new TemplateRulesChanged(envelope, TemplateSubject.AccountDailyQuota),
        "change_oa_template_tags" => new TemplateRulesChanged(envelope, TemplateSubject.AccountTags),
        "change_template_quality" => new TemplateRulesChanged(envelope, TemplateSubject.Quality),
        "change_template_quota" => new TemplateRulesChanged(envelope, TemplateSubject.Quota),
        "change_template_status" => new TemplateRulesChanged(envelope, TemplateSubject.Status),
        "event_journey_time_out" or "event_journey_acknowledged" => new TemplateJourney(envelope),
        var name when GroupChanged.ChangeOf(name) is { } change => new GroupChanged(envelope, change),
        _ => new UnknownEvent(envelope),
    };

    /// <summary>The longer beginnings first: every group message is also a message of a user or of the account.</summary>
    private static ZaloWebhookEvent Sent(Envelope envelope)
    {
        var name = envelope.Name;
        return
            After("user_send_group_") is { } inGroup ? new GroupMessageFromUser(envelope, KindOf(inGroup))
            : After("oa_send_group_") is { } intoGroup ? new GroupMessageFromOa(envelope, KindOf(intoGroup))
            : After("oa_send_anonymous_") is { } toVisitor ? new AnonymousMessage(envelope, KindOf(toVisitor))
            : After("anonymous_send_") is { } fromVisitor ? new AnonymousMessage(envelope, KindOf(fromVisitor))
            : After("user_send_") is { } fromUser ? new MessageFromUser(envelope, KindOf(fromUser))
            : After("oa_send_") is { } fromOa ? new MessageFromOa(envelope, KindOf(fromOa))
            : new UnknownEvent(envelope);

        string? After(string beginning) => name.StartsWith(beginning, StringComparison.Ordinal) ? name[beginning.Length..] : null;
    }

    private static MessageKind KindOf(string ending) => ending switch
    {
        "text" => MessageKind.Text,
        "image" => MessageKind.Image,
        "gif" => MessageKind.Gif,
        "link" => MessageKind.Link,
        "audio" => MessageKind.Audio,
        "video" => MessageKind.Video,
        "sticker" => MessageKind.Sticker,
        "location" => MessageKind.Location,
        "business_card" => MessageKind.BusinessCard,
        "file" => MessageKind.File,
        "list" => MessageKind.List,
        "template" => MessageKind.Template,
        _ => MessageKind.Other,
    };
}
