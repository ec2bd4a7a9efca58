
namespace BinhYen.Conversations;

/// <summary>What the room registers and serves.</summary>
internal static class ConversationsRoom
{
    public static void AddConversations(this WebApplicationBuilder builder)
    {
    }

    public static void MapConversations(this WebApplication app)
    {
    }
}
