using BinhYen.Zalo.Simulator.Api.Account;
using BinhYen.Zalo.Simulator.Api.Groups;
using BinhYen.Zalo.Simulator.Api.Messages;
using BinhYen.Zalo.Simulator.Api.Templates;
using BinhYen.Zalo.Simulator.Api.Users;

namespace BinhYen.Zalo.Simulator.Api;

/// <summary>What <c>openapi.zalo.me</c> answers.</summary>
internal static class OaEndpoints
{
    public static void MapOaApi(this IEndpointRouteBuilder app)
    {
        var oa = app.MapGroup("").AddEndpointFilter<OaGate>().ExcludeFromDescription().DisableAntiforgery();
        MapMessages(oa);
        MapPeople(oa);
        MapGroups(oa.MapGroup("/v3.0/oa/group"));
        oa.MapGet("/v2.0/oa/getoa", ReadAccount.Handle);
        oa.MapPost("/v3.0/oa/quota/message", ReadQuota.Messages);
        oa.MapPost("/v2.0/oa/quota/message", ReadQuota.MessagesV2);
        oa.MapPost("/v3.0/oa/quota/group", ReadQuota.Groups);
    }

    private static void MapMessages(RouteGroupBuilder oa)
    {
        oa.MapPost("/v3.0/oa/message/cs", SendMessageToUser.Handle).WithMetadata(new RecordedAs("cs"));
        oa.MapPost("/v3.0/oa/message/template", SendTemplate.ToUser).WithMetadata(new RecordedAs("template"));
        oa.MapPost("/v2.0/oa/message", ReactToMessage.Handle).WithMetadata(new RecordedAs("reaction"));
        oa.MapPost("/v2.0/oa/upload/image", UploadMedia.Image);
        oa.MapPost("/v2.0/oa/upload/gif", UploadMedia.Gif);
        oa.MapPost("/v2.0/oa/upload/file", UploadMedia.File);
        oa.MapGet("/v2.0/oa/listrecentchat", ReadHistory.RecentChats);
        oa.MapGet("/v2.0/oa/conversation", ReadHistory.Conversation);
    }

    private static void MapPeople(RouteGroupBuilder oa)
    {
        oa.MapGet("/v3.0/oa/user/detail", ReadUser.Handle);
        oa.MapGet("/v3.0/oa/user/getlist", ListUsers.Handle);
        oa.MapPost("/v3.0/oa/user/update", ChangeUser.Update);
        oa.MapPost("/v2.0/oa/deletefollowerinfo", ChangeUser.DeleteContact);
        oa.MapPost("/v2.0/oa/tag/tagfollower", TagUsers.Add);
        oa.MapPost("/v2.0/oa/tag/rmfollowerfromtag", TagUsers.Remove);
        oa.MapPost("/v2.0/oa/tag/rmtag", TagUsers.RemoveTag);
        oa.MapGet("/v2.0/oa/tag/gettagsofoa", TagUsers.List);
        foreach (var stopped in new[] { "getfollowers", "getprofile", "updatefollowerinfo" })
            oa.MapMethods("/v2.0/oa/" + stopped, ["GET", "POST"], (ZaloCall call) =>
                ZaloAnswer.Refuse(OaErrors.Shutdown, "UserInfo API has been shut down"));
    }

    private static void MapGroups(RouteGroupBuilder group)
    {
        group.MapPost("/creategroupwithoa", CreateGroup.Handle);
        group.MapPost("/delete", CreateGroup.Dissolve);
        group.MapGet("/getgroup", ReadGroups.One);
        group.MapGet("/getgroupsofoa", ReadGroups.All);
        group.MapGet("/listmember", ReadGroups.Members);
        group.MapGet("/listpendinginvite", ReadGroups.Waiting);
        group.MapGet("/listrecentchat", ReadGroups.RecentChats);
        group.MapGet("/conversation", ReadGroups.Conversation);
        group.MapPost("/updateinfo", ChangeGroup.Info);
        group.MapPost("/updateasset", ChangeGroup.Asset);
        group.MapPost("/invite", ChangeMembers.Invite);
        group.MapPost("/acceptpendinginvite", ChangeMembers.Accept);
        group.MapPost("/rejectpendinginvite", ChangeMembers.Reject);
        group.MapPost("/removemembers", ChangeMembers.Remove);
        group.MapPost("/addadmins", ChangeMembers.AddDeputies);
        group.MapPost("/removeadmins", ChangeMembers.RemoveDeputies);
        group.MapPost("/message", SendMessageToGroup.Handle).WithMetadata(new RecordedAs("group"));
    }
}
