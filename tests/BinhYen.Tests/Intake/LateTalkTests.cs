using BinhYen.Conversations;
using BinhYen.Platform.Persistence;
using BinhYen.Tests.Drivers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BinhYen.Tests.Intake;

/// <summary>A talk whose grain died while it gathered: nothing leads from an event to it any more, and its words become a report all the same.</summary>
public sealed class LateTalkTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, OnBothEngines]
    public async Task Words_whose_timer_was_lost_become_a_report_although_nothing_waits_in_the_inbox(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine);
        await using (var scope = server.Services.CreateAsyncScope())
        {
            var talks = scope.ServiceProvider.GetRequiredService<ContinueTalk>();
            var talk = await talks.OfAsync(new Speaker(server.Commune, "2900000000000000023", "7300000000000000398", Guid.NewGuid().ToByteArray(bigEndian: true)), Stop);
            await talks.HearAsync(talk, "đèn đường xóm Mới hỏng cả tuần nay, đi đêm rất sợ", filesCome: false, server.Clock.GetUtcNow(), Stop);
            await scope.ServiceProvider.GetRequiredService<BinhYenDb>().SaveChangesAsync(Stop);
        }

        (await server.ReadAsync(db => db.Set<Talk>().CountAsync(t => t.GatherUntil != null, Stop))).ShouldBe(1);
        var reports = 0;
        for (var tries = 0; tries < 400 && reports == 0; tries++)
        {
            server.Clock.Advance(TimeSpan.FromSeconds(5));
            await Task.Delay(25, Stop);
            reports = await server.ReadAsync(db => db.Set<Case>().CountAsync(Stop));
        }

        reports.ShouldBe(1);
        (await server.ReadAsync(db => db.Set<Talk>().CountAsync(t => t.GatherUntil != null, Stop))).ShouldBe(0);
    }

    /// <summary>So do words that waited for a button, one after the other and each in a report of its own; what can no longer be opened goes.</summary>
    [Theory, OnBothEngines]
    public async Task Words_that_waited_for_a_button_become_reports_although_their_timer_was_lost(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine);
        var speaker = new Speaker(server.Commune, "2900000000000000023", "7300000000000000399", Guid.NewGuid().ToByteArray(bigEndian: true));
        await using (var scope = server.Services.CreateAsyncScope())
        {
            var (talks, db) = (scope.ServiceProvider.GetRequiredService<ContinueTalk>(), scope.ServiceProvider.GetRequiredService<BinhYenDb>());
            foreach (var words in (string[])["đèn đường xóm Mới hỏng cả tuần nay", "mai em mang giấy lên ủy ban"])
                await talks.HoldAsync(speaker, new Heard(words, [], server.Clock.GetUtcNow()), new Addressee.Ask(Doubt.Report), Stop);
            var lost = await talks.HoldAsync(speaker, new Heard("không mở được nữa", [], server.Clock.GetUtcNow()), new Addressee.Ask(Doubt.Report), Stop);
            await db.SaveChangesAsync(Stop);
            await server.Services.GetRequiredService<BinhYen.Vault.IRecordSealer>().DestroyAsync([lost.KeyId], "test", Stop);
            (await db.Set<Talk>().CountAsync(Stop)).ShouldBe(0, "to be asked makes nobody known");
        }

        var reports = 0;
        for (var tries = 0; tries < 400 && reports < 2; tries++)
        {
            server.Clock.Advance(TimeSpan.FromSeconds(20));
            await Task.Delay(25, Stop);
            reports = await server.ReadAsync(db => db.Set<Case>().CountAsync(Stop));
        }

        reports.ShouldBe(2);
        for (var tries = 0; tries < 200 && await server.ReadAsync(db => db.Set<HeldWords>().AnyAsync(Stop)); tries++)
        {
            server.Clock.Advance(TimeSpan.FromSeconds(5));
            await Task.Delay(25, Stop);
        }

        (await server.ReadAsync(db => db.Set<HeldWords>().CountAsync(Stop))).ShouldBe(0);
        (await server.ReadAsync(db => db.Set<Case>().CountAsync(Stop))).ShouldBe(2);
    }
}
