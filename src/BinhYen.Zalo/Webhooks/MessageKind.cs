namespace BinhYen.Zalo.Webhooks;

/// <summary>What a message mainly is, by the end of its event's name.</summary>
public enum MessageKind
{
    /// <summary>A kind that was added after this library was written; the content is read as far as it goes.</summary>
    Other,

    /// <summary>Words.</summary>
    Text,

    /// <summary>A picture; the words are its caption.</summary>
    Image,

    /// <summary>A moving picture.</summary>
    Gif,

    /// <summary>A link with a preview.</summary>
    Link,

    /// <summary>A voice message.</summary>
    Audio,

    /// <summary>A video.</summary>
    Video,

    /// <summary>A sticker.</summary>
    Sticker,

    /// <summary>A place; its name, if any, is in the words.</summary>
    Location,

    /// <summary>Somebody's contact card; the name is in the words.</summary>
    BusinessCard,

    /// <summary>A file, usually without words.</summary>
    File,

    /// <summary>A list, sent by the account only.</summary>
    List,

    /// <summary>A template message, sent by the account only.</summary>
    Template,
}
