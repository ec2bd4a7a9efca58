using BinhYen.Platform.Journal;
using BinhYen.Tests.Drivers;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Tests.Cases;

/// <summary>Praise is told to others only when whoever praised says so (R-HG-33).</summary>
public sealed class PraiseTests
{
    [Theory, OnBothEngines]
    public async Task Who_praised_may_allow_telling_it_and_take_that_back(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine);
        using var resident = new Resident(server);
        await resident.ReportAsync(("ke", "Tôi xin khen anh công an khu vực đã tận tình giúp bà cụ đi lạc về nhà"));
        (await ConsentAsync(server)).ShouldBeNull();

        await resident.LookUpAsync(resident.ReportCode);
        await PressAsync(resident, "co");
        resident.Page.Words.ShouldContain("có thể được kể lại, không nêu tên bạn");
        (await ConsentAsync(server)).ShouldBe(server.Clock.GetUtcNow());

        await PressAsync(resident, "khong");
        (await ConsentAsync(server)).ShouldBeNull();
        (await server.ReadAsync(db => db.Set<JournalEntry>().AsNoTracking().Select(e => e.Fact).ToListAsync()))
            .Intersect(["cases.telling-allowed.v1", "cases.telling-withdrawn.v1"]).Count().ShouldBe(2);
    }

    [Fact]
    public async Task No_other_report_is_asked_for_it()
    {
        await using var server = await BinhYenServer.StartAsync();
        using var resident = new Resident(server);
        await resident.ReportAsync(("ke", "quán karaoke cạnh nhà hát to quá nửa đêm"));
        (await resident.LookUpAsync(resident.ReportCode)).Words.ShouldNotContain("Kể lại việc tốt này");
    }

    private static Task<WebPage> PressAsync(Resident resident, string answer) => resident.SubmitAsync(resident.Page.Form("/tin-cua-toi/ke-lai"), [], ("ke", answer));

    private static Task<DateTimeOffset?> ConsentAsync(BinhYenServer server) =>
        server.ReadAsync(db => db.Set<Case>().AsNoTracking().Select(c => c.AnnouncementConsentAt).SingleAsync());
}
