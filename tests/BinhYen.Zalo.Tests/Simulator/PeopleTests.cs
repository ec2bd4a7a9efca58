namespace BinhYen.Zalo.Tests.Simulator;

public sealed class PeopleTests
{
    [Fact]
    public async Task Following_and_leaving_are_events_without_sender_and_recipient()
    {
        await using var zalo = await SimulatedZalo.StartAsync();
        var resident = await zalo.ResidentAsync();
        foreach (var act in new[] { "follow", "unfollow", "withdraw", "chatnow", "chatnow" })
            await zalo.PostAsync($"/sim/residents/{resident}/{act}", new { });
        await zalo.FlushAsync();

        zalo.Receiver.Names.ShouldBe(["follow", "unfollow", "user_withdraw", "user_click_chatnow"]);
        zalo.Receiver.Events[0].Json.ContainsKey("sender").ShouldBeFalse();
        ((string)zalo.Receiver.Events[0].Json["follower"]!["id"]!).ShouldBe(resident);
        ((string)zalo.Receiver.Events[2].Json["user_id"]!).ShouldBe(resident);
    }

    [Fact]
    public async Task Looking_at_the_chat_reports_every_unseen_message_once()
    {
        await using var zalo = await SimulatedZalo.StartAsync(o => o.DeliveryReceipts = true);
        await zalo.AuthoriseAsync();
        var resident = await zalo.ResidentAsync(follows: true);
        var id = (string)(await zalo.SendTextAsync(resident, "Xin chào"))["data"]!["message_id"]!;
        await zalo.PostAsync($"/sim/residents/{resident}/seen", new { });
        await zalo.PostAsync($"/sim/residents/{resident}/seen", new { });
        await zalo.FlushAsync();

        zalo.Receiver.Names.ShouldBe(["oa_send_text", "user_received_message", "user_seen_message"]);
        ((string)zalo.Receiver.Events[2].Json["message"]!["msg_ids"]![0]!).ShouldBe(id);
    }

    [Fact]
    public async Task People_are_listed_by_tag_and_following()
    {
        await using var zalo = await SimulatedZalo.StartAsync(o => o.DemoResidents = false);
        await zalo.AuthoriseAsync();
        var (follower, stranger) = (await zalo.ResidentAsync(follows: true), await zalo.ResidentAsync());
        await zalo.WriteAsync(stranger, new { text = "a" });
        await zalo.PostAsync("/v2.0/oa/tag/tagfollower", new { user_id = long.Parse(stranger, null), tag_name = "Tổ 3" });

        (await ListAsync(zalo, """{"offset":0,"count":50}""")).Count.ShouldBe(2);
        (await ListAsync(zalo, """{"offset":0,"count":50,"is_follower":"true"}""")).ShouldBe([follower]);
        (await ListAsync(zalo, """{"offset":0,"count":50,"tag_name":"Tổ 3","last_interaction_period":"TODAY"}""")).ShouldBe([stranger]);
        (await zalo.GetAsync("/v2.0/oa/tag/gettagsofoa"))["data"]!.AsArray().Select(t => (string)t!).ShouldBe(["Tổ 3"]);
        (await zalo.GetAsync("/v3.0/oa/user/getlist?data=" + Uri.EscapeDataString("""{"offset":0,"count":51}""")))["error"]!.GetValue<int>().ShouldBe(-210);
    }

    [Fact]
    public async Task The_old_people_calls_are_shut_down()
    {
        await using var zalo = await SimulatedZalo.StartAsync();
        await zalo.AuthoriseAsync();
        (await zalo.GetAsync("/v2.0/oa/getprofile"))["error"]!.GetValue<int>().ShouldBe(-240);
    }

    [Fact]
    public async Task Resetting_brings_back_the_four_people_and_forgets_the_rest()
    {
        await using var zalo = await SimulatedZalo.StartAsync();
        await zalo.AuthoriseAsync();
        await zalo.ResidentAsync();
        await zalo.FaultAsync(new { kind = "duplicate" });
        await zalo.PostAsync("/sim/reset", new { });

        (await zalo.GetAsync("/sim/residents")).AsArray().Count.ShouldBe(4);
        (await zalo.GetAsync("/sim/faults")).AsArray().ShouldBeEmpty();
        (await zalo.GetAsync("/v2.0/oa/getoa"))["error"]!.GetValue<int>().ShouldBe(-216);
    }

    private static async Task<IReadOnlyList<string>> ListAsync(SimulatedZalo zalo, string data)
    {
        var page = await zalo.GetAsync("/v3.0/oa/user/getlist?data=" + Uri.EscapeDataString(data));
        return [.. page["data"]!["users"]!.AsArray().Select(u => (string)u!["user_id"]!)];
    }
}
