using System.Text.Json.Nodes;

namespace BinhYen.Zalo.Messages;

/// <summary>Something an Official Account can say to one person. The kinds are the records derived from it.</summary>
public abstract record OutgoingMessage
{
    private protected OutgoingMessage()
    {
    }

    /// <summary>The message of the person that this one answers; shown as a quotation. Null for none.</summary>
    public ZaloMessageId? Quote { get; init; }

    /// <summary>Why the message would be refused, or null. The send calls ask this first and send nothing that is refused here.</summary>
    public abstract ZaloError? Check();

    /// <summary>The kind only: what is said to a person is never printed by accident.</summary>
    public sealed override string ToString() => GetType().Name;

    /// <summary>The <c>message</c> object of the request.</summary>
    internal JsonObject ToJson()
    {
        var json = Body();
        if (Quote is { } quote)
        {
            json["quote_message_id"] = quote.Value;
        }

        return json;
    }

    private protected abstract JsonObject Body();

    private protected static ZaloError? Longer(string? text, int limit, string what) =>
        text is not null && ZaloText.Count(text) > limit ? ZaloError.Limit($"The {what} has more than {limit} characters.") : null;

    private protected static JsonObject Template(JsonObject payload) =>
        new() { ["attachment"] = new JsonObject { ["type"] = "template", ["payload"] = payload } };

    private protected static JsonObject Media(JsonObject element) =>
        Template(new JsonObject { ["template_type"] = "media", ["elements"] = new JsonArray(element) });
}

/// <summary>The kinds that group chats accept too. Lists, buttons, gifs and contact requests are for one person only.</summary>
public abstract record GroupableMessage : OutgoingMessage
{
    private protected GroupableMessage()
    {
    }

    /// <summary>The same message with every mention made harmless; see <see cref="ZaloMention.Strip"/>.</summary>
    internal virtual GroupableMessage WithoutMentions() => this;
}
