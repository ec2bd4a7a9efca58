using System.Text.Json.Nodes;

namespace BinhYen.Zalo.Tests.Simulator;

public sealed class ReplyWindowTests
{
    [Fact]
    public async Task A_stranger_cannot_be_written_to()
    {
        await using var zalo = await StartAsync();
        Error(await zalo.SendTextAsync(await zalo.ResidentAsync(), "Xin chào")).ShouldBe(-213);
        Error(await zalo.SendTextAsync("7399999999999999999", "Xin chào")).ShouldBe(-201);
    }

    [Fact]
    public async Task A_follower_who_never_wrote_gets_three_messages()
    {
        await using var zalo = await StartAsync();
        var resident = await zalo.ResidentAsync(follows: true);
        for (var i = 0; i < 3; i++)
            QuotaType(await zalo.SendTextAsync(resident, "Xin chào")).ShouldBe("welcome_msg");
        Error(await zalo.SendTextAsync(resident, "Xin chào")).ShouldBe(-232);
    }

    [Fact]
    public async Task An_answer_is_free_for_48_hours_then_from_the_package_then_refused_after_7_days()
    {
        await using var zalo = await StartAsync();
        var resident = await zalo.ResidentAsync();
        await zalo.WriteAsync(resident, new { text = "Cho hỏi" });

        await ReauthoriseAfterAsync(zalo, TimeSpan.FromHours(48));
        QuotaType(await zalo.SendTextAsync(resident, "Vâng")).ShouldBe("reply");
        await ReauthoriseAfterAsync(zalo, TimeSpan.FromMinutes(1));
        QuotaType(await zalo.SendTextAsync(resident, "Vâng")).ShouldBe("sub_quota");
        await ReauthoriseAfterAsync(zalo, TimeSpan.FromDays(5));
        Error(await zalo.SendTextAsync(resident, "Vâng")).ShouldBe(-230);

        await zalo.WriteAsync(resident, new { text = "Tôi đây" });
        QuotaType(await zalo.SendTextAsync(resident, "Vâng")).ShouldBe("reply");
    }

    [Fact]
    public async Task A_used_up_package_means_the_message_is_charged_and_no_quota_is_shown()
    {
        await using var zalo = await StartAsync(packageMessages: 0);
        var resident = await zalo.ResidentAsync();
        await zalo.WriteAsync(resident, new { text = "Cho hỏi" });
        await ReauthoriseAfterAsync(zalo, TimeSpan.FromDays(3));
        var answer = await zalo.SendTextAsync(resident, "Vâng");
        Error(answer).ShouldBe(0);
        answer["data"]!.AsObject().ContainsKey("quota").ShouldBeFalse();
    }

    [Fact]
    public async Task Somebody_who_blocks_or_withdraws_is_not_reached()
    {
        await using var zalo = await StartAsync();
        var resident = await zalo.ResidentAsync();
        await zalo.WriteAsync(resident, new { text = "Cho hỏi" });
        await zalo.PostAsync($"/sim/residents/{resident}/block", new { });
        Error(await zalo.SendTextAsync(resident, "Vâng")).ShouldBe(-244);
        await zalo.PostAsync($"/sim/residents/{resident}/unblock", new { });
        await zalo.PostAsync($"/sim/residents/{resident}/withdraw", new { });
        Error(await zalo.SendTextAsync(resident, "Vâng")).ShouldBe(-213);
    }

    [Fact]
    public async Task Writing_in_a_group_opens_the_window_again()
    {
        await using var zalo = await StartAsync();
        var resident = await zalo.ResidentAsync();
        var group = (string)(await zalo.PostAsync("/sim/groups", new { name = "Nhóm thử", members = new[] { resident } }))["id"]!;
        await zalo.PostAsync($"/sim/groups/{group}/messages?wait=true", new { residentId = resident, text = "Chào cả nhóm" });
        QuotaType(await zalo.SendTextAsync(resident, "Chào")).ShouldBe("reply");
    }

    private static async Task<SimulatedZalo> StartAsync(int packageMessages = 2000)
    {
        var zalo = await SimulatedZalo.StartAsync(o => o.PackageMessages = packageMessages);
        await zalo.AuthoriseAsync();
        return zalo;
    }

    /// <summary>Tokens live 25 hours, so after days a new one is needed.</summary>
    private static Task ReauthoriseAfterAsync(SimulatedZalo zalo, TimeSpan time)
    {
        zalo.Clock.Advance(time);
        return zalo.AuthoriseAsync();
    }

    private static int Error(JsonObject answer) => answer["error"]!.GetValue<int>();

    private static string QuotaType(JsonObject answer) => (string)answer["data"]!["quota"]!["quota_type"]!;
}
