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

    /// <summary>Several messages that waited for one button, in order; null for one.</summary>
    public IReadOnlyList<string>? Told { get; init; }

    /// <summary>The messages in order: whoever was asked is not known by a report in one piece.</summary>
    public IReadOnlyList<string> Pieces => Told ?? [Text];

    /// <summary>They go on with the current report. Without this and without <see cref="About"/> words join no report.</summary>
    public bool GoesOn { get; init; }

    /// <summary>What they may go on with without standing in it: a cry for help of minutes ago.</summary>
    public ConversationId? Follows { get; init; }

    /// <summary>The same words together with what was written and sent before them.</summary>
    public Heard After(HeldDraft? before) => before is null ? this : this with
    {
        Text = string.Join('\n', [.. before.Messages, Text]),
        Told = [.. before.Messages, .. Pieces],
        Attachments = [.. before.Attachments, .. Attachments],
        FilesCome = FilesCome || before.FilesCome,
    };

    public bool HasFiles => FilesCome || Attachments.Count > 0;
}
