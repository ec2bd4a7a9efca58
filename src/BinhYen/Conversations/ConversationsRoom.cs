using BinhYen.Confidentiality;
using BinhYen.Conversations.Replies;
using BinhYen.Platform.Outbox;

namespace BinhYen.Conversations;

/// <summary>The guided talk with one resident, and replies.</summary>
internal static class ConversationsRoom
{
    public static void AddConversations(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ReadMessages>();
        builder.Services.AddSingleton<RecentGreetings>();
        builder.Services.AddSingleton<SpokenElsewhere>();
        builder.Services.AddScoped<KnownTalks>();
        builder.Services.AddScoped<TalkVoice>();
        builder.Services.AddScoped<KeptInDoubt>();
        builder.Services.AddScoped<FindAddressee>();
        builder.Services.AddScoped<ContinueTalk>();
        builder.Services.AddScoped<DrainLane>();
        builder.Services.AddScoped<IIdentityFollower, ForgetTalk>();
        builder.Services.AddSingleton<QueueMessage>();
        builder.Services.AddSingleton<LaneBell>();
        builder.Services.AddSingleton<IOutboxBell>(provider => provider.GetRequiredService<LaneBell>());
        builder.Services.AddHostedService(provider => provider.GetRequiredService<LaneBell>());
    }

    public static void MapConversations(this WebApplication app)
    {
    }
}
