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

    /// <summary>The report they are about, where the sender said so or nothing else takes them; null where that is still to be found.</summary>
    public ChosenThread? About { get; init; }

    /// <summary>They begin a report of their own, whatever is being worked on.</summary>
    public bool BeginsAnother { get; init; }

    public bool HasFiles => FilesCome || Attachments.Count > 0;
}
