using BinhYen.Intake;
using BinhYen.Intake.ZaloWebhook;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Tests.Intake.ZaloWebhook;

public sealed class ForgetOldBodiesTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Bodies_are_forgotten_a_month_after_all_of_their_day_are_done_and_old_deliveries_stay_known(bool postgres)
    {
        await using var intake = await (await GivenIntake.OpenAsync(postgres)).ConnectedAsync();
        await intake.PostSignedAsync(ZaloText.Message("m1"));
        var forget = intake.Get<ForgetOldBodies>();
        intake.Clock.Advance(TimeSpan.FromDays(32));
        (await forget.RunAsync(Stop)).ShouldBe(0);

        var body = (await intake.StoredAsync())[0].Body;
        await using (var db = intake.Db())
        {
            (await db.Set<InboxEvent>().SingleAsync(Stop)).MarkProcessed();
            await db.SaveChangesAsync(Stop);
        }

        (await forget.RunAsync(Stop)).ShouldBe(1);

        var row = (await intake.StoredAsync()).ShouldHaveSingleItem();
        row.Body.ShouldBeEmpty();
        (await intake.Get<InboxReader>().OpenAsync(row, Stop)).ShouldBeNull();
        var fromBackup = await intake.Sealer.OpenAsync(BinhYen.Vault.Sealed.FromBytes<byte[]>(body), InboxReader.BodyPurpose, Stop);
        fromBackup.Outcome.ShouldBe(BinhYen.Vault.UnsealOutcome.Destroyed);
        await intake.PostSignedAsync(ZaloText.Message("m1"));
        (await intake.StoredAsync()).Count.ShouldBe(1);
    }
}
