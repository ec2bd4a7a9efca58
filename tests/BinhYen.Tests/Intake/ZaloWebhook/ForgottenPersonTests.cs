using System.Text;
using BinhYen.Intake;
using BinhYen.Platform.Persistence;
using BinhYen.Testing;
using BinhYen.Tests.Drivers;
using BinhYen.Zalo;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Tests.Intake.ZaloWebhook;

/// <summary>Whom an event belonged to, once that is forgotten: gone from the files as well, not only from the rows.</summary>
public sealed class ForgottenPersonTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_forgotten_key_stands_in_no_old_page_and_no_old_log()
    {
        await using var given = await (await GivenIntake.OpenAsync()).ConnectedAsync();
        await given.PostSignedAsync(ZaloText.Message("m-forgotten", "#lk 123456"));
        // As SQLite stores it.
        var key = Encoding.ASCII.GetBytes((await given.StoredAsync()).ShouldHaveSingleItem().PersonKey.Value.ToString().ToUpperInvariant());
        RawBytes.Count(given.Folder, "binhyen.db*", key).ShouldBeGreaterThan(0);
        await using (var db = given.Db())
        {
            var row = await db.Set<InboxEvent>().SingleAsync(Stop);
            row.MarkProcessed();
            await db.SaveChangesAsync(Stop);
        }

        RawBytes.Count(given.Folder, "binhyen.db*", key).ShouldBeGreaterThan(0, "the log still has the page as it was");
        (await given.Get<ClearLog>().RunAsync(Stop)).ShouldBeTrue();
        RawBytes.Count(given.Folder, "binhyen.db*", key).ShouldBe(0);
    }

    [Fact]
    public async Task A_reader_in_the_way_is_waited_for_another_time_and_stops_nobody_who_writes()
    {
        await using var given = await (await GivenIntake.OpenAsync()).ConnectedAsync();
        await given.PostSignedAsync(ZaloText.Message("m-before"));
        await using (var reader = given.Db())
        {
            // Not one that means to write: that would keep writers out by itself.
            await reader.Database.OpenConnectionAsync(Stop);
            await reader.Database.ExecuteSqlRawAsync("BEGIN", Stop);
            (await reader.Set<InboxEvent>().CountAsync(Stop)).ShouldBe(1);
            await given.PostSignedAsync(ZaloText.Message("m-beside"));
            (await given.Get<ClearLog>().RunAsync(Stop)).ShouldBeFalse();
            (await given.PostSignedAsync(ZaloText.Message("m-after"))).ShouldBe(200);
            await reader.Database.ExecuteSqlRawAsync("COMMIT", Stop);
        }

        (await given.Get<ClearLog>().RunAsync(Stop)).ShouldBeTrue();
        (await given.StoredAsync()).Count.ShouldBe(3);
    }

    /// <summary>While an event waits it bears a key; under the talk's own a forged event would point at the reports of whoever it names.</summary>
    [Theory, OnBothEngines]
    [Threat(6)]
    public async Task What_waits_bears_another_key_than_the_talk_it_waits_for(Engine engine)
    {
        await using var given = await (await GivenIntake.OpenAsync(engine == Engine.Postgres)).ConnectedAsync();
        await given.PostSignedAsync(ZaloText.Message("m-waits", user: "7300000000000000311"));
        var account = (await given.Get<ZaloAccounts>().OfCommuneAsync(given.Commune, Stop)).ShouldNotBeNull();
        var talk = account.TalkKeyOf(ZaloUserId.Parse("7300000000000000311"));
        var waits = (await given.StoredAsync()).ShouldHaveSingleItem().PersonKey;
        waits.Value.ToByteArray(bigEndian: true).ShouldNotBe(talk);
        waits.ShouldBe(PersonKey.OfTalk(given.Sealer, talk));
        given.Nudges.Arrived.ShouldBe([waits]);
    }

    [Theory, OnBothEngines]
    public async Task The_echo_of_a_message_of_ours_is_kept_without_whom_it_went_to(Engine engine)
    {
        await using var given = await (await GivenIntake.OpenAsync(engine == Engine.Postgres)).ConnectedAsync();
        var echo = ZaloText.Message("m-echo", user: GivenIntake.OaId, oa: "7300000000000000311").Replace("user_send_text", "oa_send_text", StringComparison.Ordinal);
        (await given.PostSignedAsync(echo)).ShouldBe(200);
        var row = (await given.StoredAsync()).ShouldHaveSingleItem();
        row.PersonKey.ShouldBe(default);
        row.Body.ShouldBeEmpty();
        row.State.ShouldBe(InboxState.Ignored);
    }
}
