using BinhYen.Zalo.Json;
using BinhYen.Zalo.Webhooks.Reading;

namespace BinhYen.Zalo.Webhooks;

/// <summary>
/// Somebody rated a template message (<c>user_feedback</c>). There is no user id: the message id leads back to the receiver.
/// </summary>
public sealed record TemplateRated : ZaloWebhookEvent
{
    internal TemplateRated(Envelope envelope)
        : base(envelope)
    {
        var message = envelope.Message;
        MessageId = message.Id<ZaloMessageId>("msg_id");
        TrackingId = message.Text("tracking_id");
        Rate = message?.SmallNumber("rate") is { } rate and >= 1 and <= 5 ? rate : null;
        Note = message.Text("note");
        Feedbacks = message?.Texts("feedbacks") ?? [];
        SubmittedAt = message?.Time("submit_time");
        DedupeKey = envelope.KeyOfOccasion(isKnown: true, MessageId?.Value, SubmittedAt?.Text);
    }

    /// <summary>The message that was rated.</summary>
    public ZaloMessageId? MessageId { get; }

    /// <summary>The sender's own id given to the send call.</summary>
    public string? TrackingId { get; }

    /// <summary>1 to 5; null when left out or out of range.</summary>
    public int? Rate { get; }

    /// <summary>The person's own words; null when there are none.</summary>
    public string? Note { get; }

    /// <summary>The ready-made remarks the person ticked.</summary>
    public IReadOnlyList<string> Feedbacks { get; }

    /// <summary>When the rating was given.</summary>
    public ZaloTimestamp? SubmittedAt { get; }
}

/// <summary>Somebody tapped a response button of a template message (<c>user_click_response_button</c>).</summary>
public sealed record TemplateButtonTapped : ZaloWebhookEvent
{
    internal TemplateButtonTapped(Envelope envelope)
        : base(envelope)
    {
        MessageId = envelope.Root.Id<ZaloMessageId>("msg_id") ?? envelope.Message.Id<ZaloMessageId>("msg_id");
        TrackingId = envelope.Message.Text("tracking_id");
        ButtonType = envelope.Message.Text("button_type");
        Data = envelope.Message.Text("data");
        SubmittedAt = envelope.Message?.Time("submit_time");
        DedupeKey = envelope.KeyOfOccasion(isKnown: true, MessageId?.Value, SubmittedAt?.Text, Data);
    }

    /// <summary>The message the button belongs to.</summary>
    public ZaloMessageId? MessageId { get; }

    /// <summary>The sender's own id given to the send call.</summary>
    public string? TrackingId { get; }

    /// <summary>Zalo's name for the kind of button.</summary>
    public string? ButtonType { get; }

    /// <summary>What the button carries.</summary>
    public string? Data { get; }

    /// <summary>When it was tapped.</summary>
    public ZaloTimestamp? SubmittedAt { get; }
}

/// <summary>Which property of the account's templates changed.</summary>
public enum TemplateSubject
{
    /// <summary>How many template messages the account may send a day.</summary>
    AccountDailyQuota,

    /// <summary>Which kinds of template the account may send.</summary>
    AccountTags,

    /// <summary>The quality grade of a template: HIGH, MEDIUM, LOW or UNDEFINED.</summary>
    Quality,

    /// <summary>How many messages of a template may be sent a day.</summary>
    Quota,

    /// <summary>Whether a template is approved, under review, rejected or off.</summary>
    Status,
}

/// <summary>
/// Zalo changed what the account may do with templates (<c>change_oa_daily_quota</c>, <c>change_oa_template_tags</c>,
/// <c>change_template_quality</c>, <c>change_template_quota</c>, <c>change_template_status</c>).
/// </summary>
public sealed record TemplateRulesChanged : ZaloWebhookEvent
{
    internal TemplateRulesChanged(Envelope envelope, TemplateSubject subject)
        : base(envelope)
    {
        var root = envelope.Root;
        var pair = root.Member("quota") ?? root.Member("status");
        Subject = subject;
        TemplateId = root.Text("template_id");
        Before = pair.Text("prev_value") ?? pair.Text("prev_status") ?? pair.Text("prev");
        After = pair.Text("new_value") ?? pair.Text("new_status") ?? pair.Text("new") ?? root.Text("quality");
        Reason = root.Text("reason");
        DedupeKey = envelope.KeyOfOccasion(isKnown: true, TemplateId, Before, After);
    }

    /// <summary>What changed.</summary>
    public TemplateSubject Subject { get; }

    /// <summary>The template; null for rules of the whole account.</summary>
    public string? TemplateId { get; }

    /// <summary>The value before, as Zalo writes it; null where it gives none.</summary>
    public string? Before { get; }

    /// <summary>The value now, as Zalo writes it; null where it gives none (tags are in the raw body).</summary>
    public string? After { get; }

    /// <summary>Zalo's reason, for a rejected template.</summary>
    public string? Reason { get; }
}

/// <summary>
/// A journey of template messages ran out or was acknowledged (<c>event_journey_time_out</c>, <c>event_journey_acknowledged</c>).
/// </summary>
public sealed record TemplateJourney : ZaloWebhookEvent
{
    internal TemplateJourney(Envelope envelope)
        : base(envelope)
    {
        Acknowledged = envelope.Name == "event_journey_acknowledged";
        DedupeKey = envelope.KeyOfOccasion(isKnown: false);
    }

    /// <summary>True when acknowledged, false when it ran out. The token's data is in the raw body.</summary>
    public bool Acknowledged { get; }
}
