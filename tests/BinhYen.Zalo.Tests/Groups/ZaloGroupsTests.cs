using BinhYen.Zalo.Accounts;
using BinhYen.Zalo.Groups;
using BinhYen.Zalo.Messages;
using BinhYen.Zalo.Tests.Drivers;

namespace BinhYen.Zalo.Tests.Groups;

public class ZaloGroupsTests
{
    private const string Done = """{ "error": 0, "message": "Success" }""";

    private const string Whole =
        """
        { "data": {
            "group_info": { "group_id": "0a1b2c3d4e5f60718293", "group_link": "https://zalo.me/g/demoabc123", "name": "Tổ dân phố 3",
              "group_description": "An ninh trật tự", "avatar": "https://demo.zdn.vn/g.jpg", "status": "enabled",
              "total_member": 42, "max_member": "100", "auto_delete_date": "30/12/2026" },
            "asset_info": { "asset_type": "gmf100", "asset_id": "demoasset01", "valid_through": "15/11/2026", "auto_renew": "true" },
            "group_setting": { "lock_send_msg": false, "join_appr": true, "enable_msg_history": true, "enable_link_join": true } },
          "error": 0, "message": "Success" }
        """;

    private static readonly ZaloGroupId Group = ZaloGroupId.Parse("0a1b2c3d4e5f60718293");
    private readonly FakeZalo _zalo = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_group_is_read_with_package_and_settings()
    {
        _zalo.Answers(Whole);
        var group = (await _zalo.Client().Groups.ReadAsync(Group, Stop)).Value;

        _zalo.Last.Target.AbsoluteUri.ShouldBe("https://openapi.zalo.me/v3.0/oa/group/getgroup?group_id=0a1b2c3d4e5f60718293");
        (group.Name, group.Members, group.MostMembers, group.IsEnabled).ShouldBe(("Tổ dân phố 3", 42, 100, true));
        group.Link.ShouldBe(new Uri("https://zalo.me/g/demoabc123"));
        group.Asset.ShouldBe(new GroupAsset("demoasset01", "gmf100", "15/11/2026", true, null, null));
        group.Settings.ShouldBe(new GroupSettings { OnlyAccountWrites = false, JoinNeedsApproval = true, NewcomersSeeHistory = true, LinkJoins = true });
    }

    [Fact]
    public async Task A_new_group_answers_flat()
    {
        _zalo.Answers("""{ "data": { "name": "Tổ 3", "group_id": "0a1b2c3d4e5f60718293", "group_link": "https://zalo.me/g/x", "total_member": "2", "status": "enabled" }, "error": 0 }""");
        var group = (await _zalo.Client().Groups.CreateAsync("Tổ 3", "An ninh", "asset1", [FakeZalo.Resident], Stop)).Value;
        (group.GroupId, group.Name, group.Members).ShouldBe((Group, "Tổ 3", 2));
        _zalo.Last.Target.AbsolutePath.ShouldBe("/v3.0/oa/group/creategroupwithoa");
        _zalo.Last.Body.ShouldBeJson(
            """{ "group_name": "Tổ 3", "group_description": "An ninh", "asset_id": "asset1", "member_user_ids": [ "7300000000000000311" ] }""");
    }

    [Fact]
    public async Task Only_the_settings_that_change_are_sent()
    {
        _zalo.Answers(Whole);
        var change = new GroupChangeRequest { Name = "Tổ 4", Settings = new GroupSettings { OnlyAccountWrites = true } };
        (await _zalo.Client().Groups.ChangeAsync(Group, change, Stop)).IsSuccess.ShouldBeTrue();
        _zalo.Last.Body.ShouldBeJson("""{ "group_id": "0a1b2c3d4e5f60718293", "group_name": "Tổ 4", "lock_send_msg": true }""");
    }

    [Fact]
    public async Task Groups_and_members_come_by_pages()
    {
        _zalo.Answers("""{ "data": { "offset": 0, "count": 1, "total": 2, "groups": [ { "group_id": "0a1b2c3d4e5f60718293", "name": "Tổ 3" } ] }, "error": 0 }""")
            .Answers("""{ "data": { "member_count": "2", "members": [ { "user_id": "73", "name": "Mẫu" }, { "oa_id": "29", "name": "Công an xã" }, {} ] }, "error": 0 }""");
        var groups = _zalo.Client().Groups;

        var page = (await groups.ListAsync(0, 1, Stop)).Value;
        (page.Items.Single().Name, page.Total, page.NextOffset).ShouldBe(("Tổ 3", 2, 1));
        _zalo.Last.Target.Query.ShouldBe("?offset=0&count=1");

        var members = (await groups.MembersAsync(Group, 0, 50, Stop)).Value;
        members.Items.Select(member => member.UserId?.Value ?? member.OaId?.Value).ShouldBe(["73", "29"]);
        members.NextOffset.ShouldBeNull();
        _zalo.Last.Target.Query.ShouldBe("?group_id=0a1b2c3d4e5f60718293&offset=0&count=50");
    }

    [Fact]
    public async Task Calls_about_people_name_group_and_people()
    {
        var groups = _zalo.Client().Groups;
        (Func<ZaloGroupId, IReadOnlyList<ZaloUserId>, CancellationToken, Task<ZaloResult<ZaloDone>>> Call, string Path)[] calls =
        [
            (groups.InviteAsync, "invite"), (groups.AcceptAsync, "acceptpendinginvite"), (groups.RejectAsync, "rejectpendinginvite"),
            (groups.RemoveAsync, "removemembers"), (groups.AddAdminsAsync, "addadmins"), (groups.RemoveAdminsAsync, "removeadmins"),
        ];
        foreach (var (call, path) in calls)
        {
            _zalo.Answers(Done);
            (await call(Group, [FakeZalo.Resident], Stop)).IsSuccess.ShouldBeTrue();
            _zalo.Last.Target.AbsolutePath.ShouldBe($"/v3.0/oa/group/{path}");
            _zalo.Last.Body.ShouldBeJson("""{ "group_id": "0a1b2c3d4e5f60718293", "member_user_ids": [ "7300000000000000311" ] }""");
            (await call(Group, [], Stop)).IsSuccess.ShouldBeFalse();
        }
    }

    [Fact]
    public async Task Packages_tell_whether_they_are_free()
    {
        _zalo.Answers("""{ "data": [ { "product_type": "gmf100", "asset_id": "a", "valid_through": "15/11/2026", "auto_renew": true, "status": "available" }, { "asset_id": "b", "status": "used", "used_id": "0a1b2c3d4e5f60718293" } ], "error": 0 }""");
        var assets = (await _zalo.Client().Groups.AssetsAsync("gmf100", QuotaOrigin.Package, Stop)).Value;
        assets.Select(asset => asset.IsAvailable).ShouldBe([true, false]);
        assets[1].UsedBy.ShouldBe(Group);
        _zalo.Last.Target.AbsolutePath.ShouldBe("/v3.0/oa/quota/group");
    }

    [Fact]
    public async Task A_lapsed_package_is_for_the_administrator()
    {
        _zalo.Answers("""{ "error": -237, "message": "The group is disabled" }""");
        (await _zalo.Client().Groups.Chats.SendAsync(Group, new TextMessage("a"), cancellationToken: Stop)).Error
            .ShouldNotBeNull().Reaction.ShouldBe(ZaloReaction.Administrator);
    }

    [Fact]
    public async Task Words_of_others_ring_nobody_unless_asked_for()
    {
        _zalo.Answers("""{ "data": { "message_id": "5b4a", "group_id": "0a1b2c3d4e5f60718293" }, "error": 0 }""")
            .Answers("""{ "data": { "message_id": "5b4b" }, "error": 0 }""");
        var chats = _zalo.Client().Groups.Chats;

        (await chats.SendAsync(Group, new TextMessage("Có người báo: [@0a1b2c3d4e5f60718293] cứu"), cancellationToken: Stop)).Value.Value.ShouldBe("5b4a");
        _zalo.Last.Body.ShouldBeJson(
            """{ "recipient": { "group_id": "0a1b2c3d4e5f60718293" }, "message": { "text": "Có người báo: @0a1b2c3d4e5f60718293] cứu" } }""");

        await chats.SendAsync(Group, new TextMessage($"{ZaloMention.Everybody(Group)} mất điện"), GroupMentions.Ring, Stop);
        _zalo.Last.Body.ShouldContain("[@0a1b2c3d4e5f60718293] mất điện");
    }

    [Fact]
    public async Task A_caption_rings_nobody_either()
    {
        _zalo.Answers("""{ "data": { "message_id": "5b4a" }, "error": 0 }""");
        await _zalo.Client().Groups.Chats.SendAsync(Group, new ImageMessage(ZaloMedia.Uploaded("a"), "[@73]"), cancellationToken: Stop);
        _zalo.Last.Body.ShouldNotContain("[@");
    }

    [Fact]
    public async Task A_groups_history_names_group_and_member()
    {
        _zalo.Answers("""{ "data": [ { "src": 1, "time": 1792000500000, "type": "text", "message": "a", "message_id": "6c", "from_id": "73", "group_id": "0a1b2c3d4e5f60718293" } ], "error": 0 }""");
        var item = (await _zalo.Client().Groups.Chats.OfAsync(Group, 0, 5, Stop)).Value.ShouldHaveSingleItem();
        (item.GroupId, item.UserId?.Value).ShouldBe((Group, "73"));
        _zalo.Last.Target.PathAndQuery.ShouldBe("/v3.0/oa/group/conversation?group_id=0a1b2c3d4e5f60718293&offset=0&count=5");
    }
}
