using BinhYen.Intake;
using BinhYen.Intake.ZaloWebhook;
using BinhYen.Testing;
using BinhYen.Zalo.Webhooks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace BinhYen.Tests.Intake.ZaloWebhook;

public sealed class WebhookTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_signed_message_is_kept_before_200_and_the_conversation_is_nudged(bool postgres)
    {
        await using var intake = await (await GivenIntake.OpenAsync(postgres)).ConnectedAsync();

        (await intake.PostSignedAsync(ZaloText.Message("9f8e7d6c5b4a39281706"))).ShouldBe(200);

        var kept = (await intake.StoredAsync()).ShouldHaveSingleItem();
        kept.State.ShouldBe(InboxState.Pending);
        kept.EventName.ShouldBe("user_send_text");
        kept.CommuneId.ShouldBe(intake.Commune);
        kept.ZaloTime.ShouldBe(1792000000123);
        intake.Nudges.Arrived.ShouldBe([kept.PersonKey]);
        var read = await intake.Get<InboxReader>().OpenAsync(kept, Stop);
        read.ShouldBeOfType<MessageFromUser>().Message.Text.ShouldBe("Đèn đường hỏng ở ngõ 5");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    [Threat(6)]
    public async Task The_same_event_is_kept_once_however_often_it_comes(bool postgres)
    {
        await using var intake = await (await GivenIntake.OpenAsync(postgres)).ConnectedAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(n => intake.PostSignedAsync(ZaloText.Message($"msg-{n % 4}"))));

        answers.ShouldAllBe(status => status == 200);
        (await intake.StoredAsync()).Count.ShouldBe(4);
        intake.Nudges.Arrived.Count.ShouldBe(4);
    }

    [Fact]
    public async Task A_probe_of_the_console_gets_200_and_leaves_nothing()
    {
        await using var intake = await (await GivenIntake.OpenAsync()).ConnectedAsync();

        (await intake.PostAsync([], null)).ShouldBe(200);
        (await intake.PostAsync("{}"u8.ToArray(), null)).ShouldBe(200);

        (await intake.StoredAsync()).ShouldBeEmpty();
        (await intake.QuarantinedAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_test_of_the_console_is_ignored_and_poisons_no_duplicate_table()
    {
        await using var intake = await (await GivenIntake.OpenAsync()).ConnectedAsync();

        (await intake.PostSignedAsync(ZaloText.Message("This is message id", oa: "1111111111", user: "2222222222"))).ShouldBe(200);
        (await intake.PostSignedAsync(ZaloText.Message("This is message id", text: "another test", oa: "1111111111"))).ShouldBe(200);
        (await intake.PostSignedAsync(ZaloText.Message("abc0123456789"))).ShouldBe(200);

        (await intake.StoredAsync()).Select(e => e.State).ShouldBe([InboxState.Ignored, InboxState.Ignored, InboxState.Pending]);
        intake.Nudges.Arrived.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Events_and_accounts_nobody_knows_are_kept_and_answered_200()
    {
        await using var intake = await (await GivenIntake.OpenAsync()).ConnectedAsync();

        (await intake.PostSignedAsync(ZaloText.Event("user_did_something_new"))).ShouldBe(200);
        (await intake.PostSignedAsync(ZaloText.Event("follow", oa: "2900000000000000999"))).ShouldBe(200);

        var stored = await intake.StoredAsync();
        stored.Select(e => (e.State, e.ErrorCode)).ShouldBe([(InboxState.Unknown, "event-not-known"), (InboxState.Unknown, "account-not-connected")]);
        intake.Nudges.Arrived.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_cannot_be_an_event_is_refused()
    {
        await using var intake = await (await GivenIntake.OpenAsync()).ConnectedAsync();

        (await intake.PostAsync("{\"app_id\":"u8.ToArray(), "mac=00")).ShouldBe(400);
        (await intake.PostAsync([0xFF, 0xFE, 0x00], "mac=00")).ShouldBe(400);
        (await intake.PostAsync(new byte[ReceiveWebhook.LargestBody + 1], "mac=00")).ShouldBe(413);
        (await intake.PostAsync(new byte[ReceiveWebhook.LargestBody + 1], "mac=00", declaredLength: 10)).ShouldBe(413);

        (await intake.QuarantinedAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Rows_of_one_person_come_in_the_order_of_Zalo_and_of_each_other_apart()
    {
        await using var intake = await (await GivenIntake.OpenAsync()).ConnectedAsync();
        await intake.PostSignedAsync(ZaloText.Message("m3", timestamp: "1792000003000"), timestamp: "1792000003000");
        await intake.PostSignedAsync(ZaloText.Message("m1", timestamp: "1792000001000"), timestamp: "1792000001000");
        await intake.PostSignedAsync(ZaloText.Message("other", user: "7300000000000000999"));
        await intake.PostSignedAsync(ZaloText.Message("m2", timestamp: "1792000002000"), timestamp: "1792000002000");
        var person = (await intake.StoredAsync())[0].PersonKey;

        await using var db = intake.Db();
        var pending = await InboxReader.PendingForAsync(db, person, Stop);

        pending.Select(e => e.ZaloTime).ShouldBe([1792000001000, 1792000002000, 1792000003000]);
        pending[0].MarkProcessed();
        pending[1].MarkIgnored("echo");
        await db.SaveChangesAsync(Stop);
        (await InboxReader.PendingForAsync(db, person, Stop)).Select(e => e.ZaloTime).ShouldBe([1792000003000]);
    }

    [Fact]
    public async Task An_event_that_keeps_failing_is_set_aside_with_its_code()
    {
        await using var intake = await (await GivenIntake.OpenAsync()).ConnectedAsync();
        await intake.PostSignedAsync(ZaloText.Message("bad"));
        await using var db = intake.Db();
        var row = await db.Set<InboxEvent>().SingleAsync(Stop);

        for (var i = 1; i < InboxEvent.MostAttempts; i++) row.MarkFailed("attachment-unreadable");
        row.State.ShouldBe(InboxState.Pending);
        row.MarkFailed("attachment-unreadable");

        row.State.ShouldBe(InboxState.Failed);
        row.ErrorCode.ShouldBe("attachment-unreadable");
    }

    [Fact]
    public async Task A_disk_that_is_full_is_answered_503_and_health_says_so_until_it_works_again()
    {
        var writer = new FailingWriter();
        await using var intake = await (await GivenIntake.OpenAsync(configure: services => services.Replace(ServiceDescriptor.Singleton<InboxWriter>(writer)))).ConnectedAsync();

        (await intake.PostSignedAsync(ZaloText.Message("lost?"))).ShouldBe(503);
        (await HealthAsync(intake)).ShouldBe(HealthStatus.Unhealthy);

        writer.Works = true;
        (await intake.PostSignedAsync(ZaloText.Message("lost?"))).ShouldBe(200);
        (await HealthAsync(intake)).ShouldBe(HealthStatus.Healthy);
        writer.Kept.ShouldBe(1);
    }

    [Fact]
    public async Task A_lost_nudge_is_made_again_by_the_sweeper()
    {
        await using var intake = await (await GivenIntake.OpenAsync()).ConnectedAsync();
        await intake.PostSignedAsync(ZaloText.Message("m1"));
        await intake.PostSignedAsync(ZaloText.Message("m2"));
        var sweeper = ActivatorUtilities.CreateInstance<InboxSweeper>(intake.Services);

        (await sweeper.SweepAsync(Stop)).ShouldBe(0);
        intake.Clock.Advance(TimeSpan.FromSeconds(6));

        (await sweeper.SweepAsync(Stop)).ShouldBe(1);
        intake.Nudges.Arrived.Count.ShouldBe(3);
    }

    private static async Task<HealthStatus> HealthAsync(GivenIntake intake) =>
        (await intake.Get<WebhookState>().CheckHealthAsync(new HealthCheckContext(), Stop)).Status;

    private sealed class FailingWriter : InboxWriter
    {
        public bool Works { get; set; }
        public int Kept { get; private set; }
        public override int Parallel => 1;

        public override Task<IReadOnlyList<bool>> CommitAsync(IReadOnlyList<InboxEvent> batch, CancellationToken cancellationToken)
        {
            if (!Works) throw new IOException("No space left on device");
            Kept += batch.Count;
            return Task.FromResult<IReadOnlyList<bool>>([.. batch.Select(_ => true)]);
        }

        public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
