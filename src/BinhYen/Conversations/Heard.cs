using BinhYen.Cases;

namespace BinhYen.Conversations;

/// <summary>One thing a resident sent, as the guide sees it.</summary>
/// <param name="Text">The words, or a stand-in such as "[Vị trí] …"; empty for media without words.</param>
/// <param name="Attachments">Media stored with it.</param>
/// <param name="At">When it reached us.</param>
internal sealed record Heard(string Text, IReadOnlyList<Guid> Attachments, DateTimeOffset At)
{
    /// <summary>Files were sent with it that are still to be fetched.</summary>
    public bool FilesCome { get; init; }

    /// <summary>The report they are about, because the sender said so: by a quote, a button, or its code; null for none.</summary>
    public ConversationId? About { get; init; }

    /// <summary>They waited for a button: what they become began when it was pressed.</summary>
    public bool Waited { get; init; }

    /// <summary>They go on with the report that is being told. Without this and without <see cref="About"/> words join no report.</summary>
    public bool GoesOn { get; init; }

    public bool HasFiles => FilesCome || Attachments.Count > 0;
}
