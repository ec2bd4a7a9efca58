using BinhYen.Testing;
using System.Text;
using BinhYen.Intake;
using BinhYen.Intake.ZaloWebhook;
using BinhYen.Zalo;
using BinhYen.Zalo.Webhooks;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace BinhYen.Tests.Intake.ZaloWebhook;

public sealed class QuarantineTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    [Threat(6)]
    public async Task A_forged_event_is_answered_200_set_aside_and_never_reaches_a_conversation(bool postgres)
    {
        await using var intake = await (await GivenIntake.OpenAsync(postgres)).ConnectedAsync();

        (await intake.PostSignedAsync(ZaloText.Message("forged"), key: "another-key")).ShouldBe(200);
        (await intake.PostSignedAsync(ZaloText.Message("forged"), key: "another-key")).ShouldBe(200);

        (await intake.StoredAsync()).ShouldBeEmpty();
        (await intake.QuarantinedAsync()).Count.ShouldBe(1);
        (await intake.Get<WebhookState>().CheckHealthAsync(new HealthCheckContext(), Stop)).Status.ShouldBe(HealthStatus.Degraded);
    }

    [Fact]
    [Threat(6)]
    public async Task A_changed_body_under_an_old_signature_is_forged()
    {
        await using var intake = await (await GivenIntake.OpenAsync()).ConnectedAsync();
        var signature = ZaloSignature.Sign(Encoding.UTF8.GetBytes(ZaloText.Message("m1")), ZaloAppId.Parse(GivenIntake.AppId), ZaloText.Timestamp, GivenIntake.Key);

        (await intake.PostAsync(Encoding.UTF8.GetBytes(ZaloText.Message("m1", text: "khác")), signature)).ShouldBe(200);

        (await intake.StoredAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task After_the_key_was_corrected_genuine_requests_move_to_the_inbox_once_and_forged_ones_stay(bool postgres)
    {
        await using var intake = await (await GivenIntake.OpenAsync(postgres)).ConnectedAsync();
        await intake.PostSignedAsync(ZaloText.Message("genuine-1"), key: "key-after-reset");
        await intake.PostSignedAsync(ZaloText.Message("genuine-2"), key: "key-after-reset");
        await intake.PostSignedAsync(ZaloText.Message("forged"), key: "nobody's");
        await intake.ChangeAsync(async account => account.OaSecretKey =
            await intake.SealAsync(account.RecordKey, ZaloAccountSecrets.OaSecretKey, "key-after-reset"));

        var requeue = intake.Get<RequeueQuarantine>();
        (await requeue.RunAsync(Stop)).ShouldBe(new RequeueQuarantine.Outcome(Moved: 2, AlreadyThere: 0, Remaining: 1));
        (await requeue.RunAsync(Stop)).Moved.ShouldBe(0);
        await intake.PostSignedAsync(ZaloText.Message("genuine-1"), key: "key-after-reset");

        (await intake.StoredAsync()).Count.ShouldBe(2);
        intake.Nudges.Arrived.Count.ShouldBe(2);
    }

    [Fact]
    public async Task While_a_key_changes_both_keys_are_good_and_afterwards_only_the_new_one()
    {
        await using var intake = await (await GivenIntake.OpenAsync()).ConnectedAsync();
        await intake.ChangeAsync(async account =>
        {
            account.PreviousOaSecretKey = account.OaSecretKey;
            account.PreviousKeyUntil = intake.Clock.GetUtcNow().AddHours(24);
            account.OaSecretKey = await intake.SealAsync(account.RecordKey, ZaloAccountSecrets.OaSecretKey, "new-key");
        });

        await intake.PostSignedAsync(ZaloText.Message("by-old"));
        intake.Clock.Advance(TimeSpan.FromSeconds(6));
        await intake.PostSignedAsync(ZaloText.Message("by-new"), key: "new-key");
        (await intake.StoredAsync()).Count.ShouldBe(2);

        intake.Clock.Advance(TimeSpan.FromHours(25));
        await intake.PostSignedAsync(ZaloText.Message("by-old-late"));
        (await intake.StoredAsync()).Count.ShouldBe(2);
        (await intake.QuarantinedAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Strangers_cannot_fill_the_disk()
    {
        var limits = new QuarantineLimits { Requests = 3, Bytes = 10_000, PerMinute = 5 };
        await using var intake = await (await GivenIntake.OpenAsync(
            configure: services => services.Replace(ServiceDescriptor.Singleton(limits)))).ConnectedAsync();

        for (var i = 0; i < 8; i++) (await intake.PostSignedAsync(ZaloText.Message($"forged-{i}"), key: "x")).ShouldBe(200);
        (await intake.QuarantinedAsync()).Count.ShouldBe(3);

        intake.Clock.Advance(TimeSpan.FromDays(8));
        (await intake.Get<Quarantine>().ExpireAsync(Stop)).ShouldBe(3);
        await intake.PostSignedAsync(ZaloText.Message("large", text: new string('a', 9_000)), key: "x");
        await intake.PostSignedAsync(ZaloText.Message("large-2", text: new string('a', 9_000)), key: "x");
        (await intake.QuarantinedAsync()).Count.ShouldBe(1);
    }
}
