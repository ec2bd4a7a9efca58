namespace BinhYen.Zalo.Simulator.State;

/// <summary>One bubble of a chat, one-to-one or group.</summary>
internal sealed class ChatMessage
{
    public required string Id { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>True when the OA wrote, by API or in the console.</summary>
    public required bool FromOa { get; init; }

    /// <summary>Who wrote: a resident's id or the OA's.</summary>
    public required string SenderId { get; init; }

    public required string SenderName { get; init; }

    public required MessageContent Content { get; init; }

    /// <summary>Set when a person typed in the OA console.</summary>
    public string? AdminId { get; init; }

    public string? QuoteMessageId { get; init; }

    /// <summary>Tapping a hidden query sends a message that the chat does not show.</summary>
    public bool IsHidden { get; init; }

    /// <summary>For messages of the OA: the phone has it.</summary>
    public bool IsReceived { get; set; }

    /// <summary>For messages of the OA: the person has looked at it.</summary>
    public bool IsSeen { get; set; }

    /// <summary>Icons put on the message, oldest first.</summary>
    public List<string> Reactions { get; } = [];
}

/// <summary>What kind of thing a message shows.</summary>
internal enum MessageKind
{
    Text, Image, Gif, Link, Audio, Video, Sticker, Location, BusinessCard, File, List, Template, RequestUserInfo, Contact,
}

/// <summary>What a message shows. Only the fields of its kind are set.</summary>
internal sealed record MessageContent(MessageKind Kind, string? Text = null)
{
    /// <summary>Address of the picture, file, sound or page.</summary>
    public string? Url { get; init; }

    public string? ThumbnailUrl { get; init; }

    public string? FileName { get; init; }

    /// <summary>Bytes.</summary>
    public long? FileSize { get; init; }

    /// <summary>Lower-case hex MD5 of the file, as Zalo reports it.</summary>
    public string? FileChecksum { get; init; }

    public string? StickerId { get; init; }

    /// <summary>Decimal degrees as text, the form Zalo uses.</summary>
    public string? Latitude { get; init; }

    public string? Longitude { get; init; }

    public string? Phone { get; init; }

    public IReadOnlyList<MessageButton> Buttons { get; init; } = [];

    public IReadOnlyList<MessageElement> Elements { get; init; } = [];
}

/// <summary>A button under a message. <paramref name="Payload"/> is a text for queries, an address, or a number to call.</summary>
internal sealed record MessageButton(string Title, string Type, string Payload);

/// <summary>A row of a list, or the card that asks for contact data.</summary>
internal sealed record MessageElement(string? Title, string? Subtitle, string? ImageUrl, string? ActionType, string? Action);
