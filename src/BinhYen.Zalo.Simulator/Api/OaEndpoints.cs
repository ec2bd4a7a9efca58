using BinhYen.Zalo.Simulator.Api.Messages;

namespace BinhYen.Zalo.Simulator.Api;

/// <summary>What <c>openapi.zalo.me</c> answers.</summary>
internal static class OaEndpoints
{
    public static void MapOaApi(this IEndpointRouteBuilder app)
    {
        var oa = app.MapGroup("").AddEndpointFilter<OaGate>().ExcludeFromDescription().DisableAntiforgery();
        MapMessages(oa);
    }

    private static void MapMessages(RouteGroupBuilder oa)
    {
        oa.MapPost("/v3.0/oa/message/cs", SendMessageToUser.Handle).WithMetadata(new RecordedAs("cs"));
        oa.MapPost("/v2.0/oa/message", ReactToMessage.Handle).WithMetadata(new RecordedAs("reaction"));
        oa.MapPost("/v2.0/oa/upload/image", UploadMedia.Image);
        oa.MapPost("/v2.0/oa/upload/gif", UploadMedia.Gif);
        oa.MapPost("/v2.0/oa/upload/file", UploadMedia.File);
        oa.MapGet("/v2.0/oa/listrecentchat", ReadHistory.RecentChats);
        oa.MapGet("/v2.0/oa/conversation", ReadHistory.Conversation);
    }
}
