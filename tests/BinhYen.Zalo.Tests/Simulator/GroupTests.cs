using System.Text.Json.Nodes;
using BinhYen.Zalo.Simulator;

namespace BinhYen.Zalo.Tests.Simulator;

public sealed class GroupTests
{
    private const string Admin = "7300000000000000999";

    [Fact]
    public async Task A_group_needs_a_free_asset_and_an_administrator()
    {
        await using var zalo = await StartAsync();
        var resident = await zalo.ResidentAsync(follows: true);
        Error(await CreateAsync(zalo, "demoasset02", resident)).ShouldBe(-201);
        Error(await CreateAsync(zalo, "demoasset02", Admin, resident)).ShouldBe(0);
        Error(await CreateAsync(zalo, "demoasset02", Admin)).ShouldBe(-238);
        Error(await CreateAsync(zalo, "demoasset01", Admin)).ShouldBe(-241);
    }

    [Fact]
    public async Task A_disabled_group_and_a_group_without_the_oa_refuse_messages()
    {
        await using var zalo = await StartAsync();
        var group = await GroupAsync(zalo);
        Error(await SendAsync(zalo, group)).ShouldBe(0);
        await zalo.PostAsync($"/sim/groups/{group}/state", new { isEnabled = false });
        Error(await SendAsync(zalo, group)).ShouldBe(-237);
        await zalo.PostAsync($"/sim/groups/{group}/state", new { hasOa = false });
        Error(await SendAsync(zalo, group)).ShouldBe(-403);
    }

    [Theory]
    [InlineData(GroupEventNaming.Names2026, "accept_request_join_group")]
    [InlineData(GroupEventNaming.Names2024, "react_request_join_group")]
    [InlineData(GroupEventNaming.NamesSplit, "react_request_join_group_accept")]
    public async Task A_newcomer_waits_for_approval_and_the_event_is_named_as_chosen(GroupEventNaming naming, string name)
    {
        await using var zalo = await StartAsync(naming);
        var group = await GroupAsync(zalo);
        var resident = await zalo.ResidentAsync();
        await zalo.PostAsync($"/sim/groups/{group}/state", new { joinApproval = true });
        await zalo.PostAsync($"/sim/groups/{group}/join", new { residentId = resident });
        var waiting = await zalo.GetAsync($"/v3.0/oa/group/listpendinginvite?group_id={group}&offset=0&count=5");
        ((string)waiting["data"]!["members"]![0]!["user_id"]!).ShouldBe(resident);

        await zalo.PostAsync("/v3.0/oa/group/acceptpendinginvite", new { group_id = group, member_user_ids = new[] { resident } });
        await zalo.FlushAsync();
        zalo.Receiver.Names.TakeLast(3).ShouldBe(["user_request_join_group", name, "user_join_group"]);
    }

    [Fact]
    public async Task A_members_message_names_the_group_as_recipient()
    {
        await using var zalo = await StartAsync();
        var resident = await zalo.ResidentAsync();
        var group = await GroupAsync(zalo, resident);
        await zalo.PostAsync($"/sim/groups/{group}/messages?wait=true", new { residentId = resident, text = "mất xe máy" });

        var got = zalo.Receiver.Events[^1];
        got.Name.ShouldBe("user_send_group_text");
        ((string)got.Json["recipient"]!["id"]!).ShouldBe(group);
        ((string)got.Json["oa_id"]!).ShouldBe("2900000000000000023");
    }

    [Fact]
    public async Task Buttons_and_lists_are_not_for_groups()
    {
        await using var zalo = await StartAsync();
        var answer = await zalo.PostAsync("/v3.0/oa/group/message", new
        {
            recipient = new { group_id = await GroupAsync(zalo) },
            message = new { text = "a", attachment = new { type = "template", payload = new { template_type = "list" } } },
        });
        Error(answer).ShouldBe(-233);
    }

    [Fact]
    public async Task Members_include_the_oa_and_names_can_be_hidden()
    {
        await using var zalo = await StartAsync();
        var group = await GroupAsync(zalo, await zalo.ResidentAsync());
        var path = $"/v3.0/oa/group/listmember?group_id={group}&offset=0&count=5";
        var shown = (await zalo.GetAsync(path))["data"]!;
        ((string)shown["members"]![0]!["oa_id"]!, (string)shown["members"]![1]!["name"]!).ShouldBe(("2900000000000000023", "Người Thử"));
        await zalo.FaultAsync(new { kind = "hideNames" });
        ((string)(await zalo.GetAsync(path))["data"]!["members"]![1]!["name"]!).ShouldContain("not inside Vietnam");
    }

    private static async Task<SimulatedZalo> StartAsync(GroupEventNaming naming = GroupEventNaming.Names2026)
    {
        var zalo = await SimulatedZalo.StartAsync(o => o.GroupEventNaming = naming);
        await zalo.AuthoriseAsync();
        return zalo;
    }

    private static async Task<string> GroupAsync(SimulatedZalo zalo, params string[] members) =>
        (string)(await zalo.PostAsync("/sim/groups", new { name = "Thôn thử", members }))["id"]!;

    private static Task<JsonObject> CreateAsync(SimulatedZalo zalo, string asset, params string[] members) =>
        zalo.PostAsync("/v3.0/oa/group/creategroupwithoa", new { group_name = "Thôn 5", asset_id = asset, member_user_ids = members });

    private static Task<JsonObject> SendAsync(SimulatedZalo zalo, string group) => zalo.PostAsync(
        "/v3.0/oa/group/message", new { recipient = new { group_id = group }, message = new { text = "Thông báo" } });

    private static int Error(JsonObject answer) => answer["error"]!.GetValue<int>();
}
