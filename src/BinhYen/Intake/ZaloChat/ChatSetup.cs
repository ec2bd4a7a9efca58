using BinhYen.Cases;
using BinhYen.Conversations;

namespace BinhYen.Intake.ZaloChat;

/// <summary>Joins the inbox to the talks and the lanes to the connected accounts.</summary>
internal static class ChatSetup
{
    public static void AddZaloChat(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IInboxListener, ChatNudge>();
        builder.Services.AddSingleton<IMediaListener, ChatMedia>();
        builder.Services.AddSingleton<IZaloLanes, ZaloLanes>();
        builder.Services.AddSingleton<ICommuneChannel, CommuneChannels>();
        builder.Services.AddScoped<FollowWords>();
        builder.Services.AddScoped<HearEvent>();
        builder.Services.AddHostedService<GatheringBeat>();
    }
}
