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
}
