using System.Net;
using BinhYen.Zalo.Simulator.Webhooks;

namespace BinhYen.Zalo.Tests.Simulator;

public sealed class DeliveryTests
{
    [Fact]
    public async Task A_message_is_delivered_signed_and_marked_as_from_the_oa_platform()
    {
        await using var zalo = await SimulatedZalo.StartAsync();
        await zalo.WriteAsync(await zalo.ResidentAsync(), new { text = "Đèn đường hỏng" });

        var got = zalo.Receiver.Events.ShouldHaveSingleItem();
        got.Name.ShouldBe("user_send_text");
        got.Server.ShouldBe("OA OpenAPI");
        got.Signature.ShouldBe(EventSignature.Of(
            "4100000000000000017", got.Body, (string)got.Json["timestamp"]!, "demoOaSecret0001"));
    }

    [Fact]
    public async Task A_refused_event_comes_again_after_30_seconds_5_15_30_and_60_minutes_and_then_the_webhook_is_off()
    {
        await using var zalo = await SimulatedZalo.StartAsync();
        var resident = await zalo.ResidentAsync();
        zalo.Receiver.Answer = null;
        await zalo.WriteAsync(resident, new { text = "Có ai không" });

        foreach (var (wait, number) in PostOffice.RetrySchedule.Select((wait, index) => (wait, index + 1)))
        {
            zalo.Clock.Advance(wait - TimeSpan.FromSeconds(1));
            zalo.Receiver.Events.Count.ShouldBe(number);
            zalo.Clock.Advance(TimeSpan.FromSeconds(1));
            await SettleAsync(zalo, number + 1);
        }

        zalo.Receiver.Events.Select(e => e.Retry).ShouldBe([null, "1", "2", "3", "4", "5"]);
        zalo.Receiver.Events.Select(e => e.Signature).Distinct().ShouldHaveSingleItem();
        ((bool)(await zalo.GetAsync("/sim/oa"))["isWebhookOn"]!).ShouldBeFalse();
    }

    [Fact]
    public async Task An_answer_other_than_200_is_retried_unless_that_switch_is_off()
    {
        await using var zalo = await SimulatedZalo.StartAsync(o => o.RetryOnNon200 = false);
        zalo.Receiver.Answer = HttpStatusCode.InternalServerError;
        await zalo.WriteAsync(await zalo.ResidentAsync(), new { text = "a" });
        (await zalo.FlushAsync())["givenUp"]!.GetValue<int>().ShouldBe(1);

        await zalo.PostAsync("/sim/oa", new { retryOnNon200 = true });
        await zalo.WriteAsync(await zalo.ResidentAsync(), new { text = "b" });
        zalo.Receiver.Answer = HttpStatusCode.OK;
        (await zalo.FlushAsync())["delivered"]!.GetValue<int>().ShouldBe(1);
    }

    [Fact]
    public async Task A_dropped_connection_is_made_good_by_flushing()
    {
        await using var zalo = await SimulatedZalo.StartAsync();
        await zalo.FaultAsync(new { kind = "dropConnection", count = 1 });
        await zalo.WriteAsync(await zalo.ResidentAsync(), new { text = "a" });
        zalo.Receiver.Events.ShouldBeEmpty();

        await zalo.FlushAsync();
        zalo.Receiver.Events.ShouldHaveSingleItem().Retry.ShouldBe("1");
    }

    [Fact]
    public async Task A_lost_answer_delivers_the_same_event_again()
    {
        await using var zalo = await SimulatedZalo.StartAsync();
        await zalo.FaultAsync(new { kind = "loseAnswer", count = 1 });
        await zalo.WriteAsync(await zalo.ResidentAsync(), new { text = "a" });
        await zalo.FlushAsync();

        zalo.Receiver.Events.Count.ShouldBe(2);
        zalo.Receiver.Events[0].Body.ShouldBe(zalo.Receiver.Events[1].Body);
    }

    [Fact]
    public async Task A_duplicate_is_the_same_event_twice()
    {
        await using var zalo = await SimulatedZalo.StartAsync();
        await zalo.FaultAsync(new { kind = "duplicate", count = 1 });
        await zalo.WriteAsync(await zalo.ResidentAsync(), new { text = "a" });

        zalo.Receiver.Events.Count.ShouldBe(2);
        zalo.Receiver.Events[0].Body.ShouldBe(zalo.Receiver.Events[1].Body);
    }

    [Fact]
    public async Task An_overtaken_event_arrives_after_the_next_one()
    {
        await using var zalo = await SimulatedZalo.StartAsync();
        var resident = await zalo.ResidentAsync();
        await zalo.FaultAsync(new { kind = "outOfOrder", count = 1 });
        await zalo.WriteAsync(resident, new { text = "thứ nhất" });
        await zalo.WriteAsync(resident, new { text = "thứ hai" });

        zalo.Receiver.Events.Select(e => (string)e.Json["message"]!["text"]!).ShouldBe(["thứ hai", "thứ nhất"]);
    }

    [Fact]
    public async Task A_late_event_arrives_when_its_time_has_come()
    {
        await using var zalo = await SimulatedZalo.StartAsync();
        await zalo.FaultAsync(new { kind = "late", count = 1, value = 90 });
        await zalo.WriteAsync(await zalo.ResidentAsync(), new { text = "a" });
        zalo.Receiver.Events.ShouldBeEmpty();

        await zalo.PostAsync("/sim/clock", new { advanceSeconds = 90 });
        await SettleAsync(zalo, 1);
    }

    [Fact]
    public async Task Switches_spoil_the_signature_the_fields_and_the_clock()
    {
        await using var zalo = await SimulatedZalo.StartAsync();
        foreach (var kind in new[] { "wrongSignature", "unknownField", "omitUserIdByApp", "clockOffset" })
            await zalo.FaultAsync(new { kind, count = 1 });
        await zalo.WriteAsync(await zalo.ResidentAsync(), new { text = "a" });

        var got = zalo.Receiver.Events.ShouldHaveSingleItem();
        var stamp = (string)got.Json["timestamp"]!;
        got.Signature.ShouldNotBe(EventSignature.Of("4100000000000000017", got.Body, stamp, "demoOaSecret0001"));
        got.Json.ContainsKey("reorder_id").ShouldBeTrue();
        got.Json.ContainsKey("user_id_by_app").ShouldBeFalse();
        stamp.ShouldBe(zalo.Clock.GetUtcNow().AddHours(7).ToUnixTimeMilliseconds().ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task A_receiver_that_takes_more_than_two_seconds_gets_the_event_again()
    {
        await using var zalo = await SimulatedZalo.StartAsync();
        zalo.Receiver.Hangs = true;
        var writing = zalo.WriteAsync(await zalo.ResidentAsync(), new { text = "a" });
        while (zalo.Receiver.Events.Count == 0)
            await Task.Yield();
        zalo.Receiver.Hangs = false;
        zalo.Clock.Advance(TimeSpan.FromSeconds(2));
        await writing;
        await zalo.FlushAsync();
        zalo.Receiver.Events.Select(e => e.Retry).ShouldBe([null, "1"]);
    }

    [Fact]
    public async Task The_end_does_not_wait_for_a_receiver_that_hangs()
    {
        var zalo = await SimulatedZalo.StartAsync();
        zalo.Receiver.Hangs = true;
        var resident = await zalo.ResidentAsync();
        await zalo.PostAsync($"/sim/residents/{resident}/messages", new { text = "a" });
        await zalo.PostAsync($"/sim/residents/{resident}/messages", new { text = "b" });
        await zalo.DisposeAsync();
        zalo.Receiver.Events.Count.ShouldBeLessThanOrEqualTo(1);
    }

    [Fact]
    public async Task Events_of_one_person_keep_their_order_in_many_lanes()
    {
        await using var zalo = await SimulatedZalo.StartAsync(o => o.WebhookLanes = 4);
        var resident = await zalo.ResidentAsync();
        for (var i = 0; i < 30; i++)
            await zalo.PostAsync($"/sim/residents/{resident}/messages", new { text = $"{i:00}" });
        await zalo.FlushAsync();

        zalo.Receiver.Events.Select(e => (string)e.Json["message"]!["text"]!).ShouldBeInOrder();
    }

    private static async Task SettleAsync(SimulatedZalo zalo, int events)
    {
        await zalo.PostAsync("/sim/webhook/settle", new { });
        zalo.Receiver.Events.Count.ShouldBe(events);
    }
}
