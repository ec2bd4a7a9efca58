using BinhYen.Conversations.Replies;

namespace BinhYen.Conversations;

/// <summary>The fixed polite answer for a group in which somebody posted what is really a report: nothing of the story (R-YC-72).</summary>
internal static class GroupAnswer
{
    public static string Text(string publicUrl) => Phrases.GroupHint(publicUrl);
}
