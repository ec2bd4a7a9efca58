using BinhYen.Cases;
using BinhYen.Cases.Escalating;
using BinhYen.Confidentiality.Journals;
using BinhYen.Staff;
using BinhYen.Testing;
using BinhYen.Tests.Drivers;
using BinhYen.Tests.Given;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BinhYen.Tests.Confidentiality;

/// <summary>The journal is whole, and does not tell the chief that somebody reported the chief.</summary>
public sealed class JournalVeilTests
{
    [Theory, OnBothEngines]
    [Threat(2)]
    [Requirement("R-YC-66")]
    public async Task A_report_about_the_chief_looks_in_the_chiefs_journal_like_the_work_of_every_day(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine);
        var ordinary = await server.ReportAsync("ngõ ngập nước sau mưa", "H01");
        using var resident = new Resident(server);
        await resident.ReportAsync(("ke", "Trưởng Công an xã đòi tôi 5 triệu đồng để trả xe"), ("canbo", "co"));
        await resident.LookUpAsync(resident.ReportCode);
        await resident.SubmitAsync("/tin-cua-toi/them", ("them", "Tôi còn giữ tin nhắn ạ"));
        var about = await server.ReadAsync(db => db.Set<Case>().AsNoTracking().Where(c => c.ConflictAboveCommune).Select(c => c.Code).SingleAsync());
        await server.Services.GetRequiredService<ClockBeat>().BeatAsync(TestContext.Current.CancellationToken);

        server.Clock.Advance(TimeSpan.FromDays(1));
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        var page = await chief.SeesAsync("/journal");
        page.Source.ShouldNotContain(about.ToString());
        page.Words.ShouldContain(ordinary.Code.ToString());
        page.Source.ShouldNotContain("hand-over");
        page.FindAll("td[data-label='Việc']").Count(td => td.TextContent == "Nhận tin").ShouldBe(1, "the ordinary report alone");

        // Nothing is missing, and nothing has a place: what is veiled is one line at the end of its day.
        page.FindAll("[data-label='Mục']").ShouldBeEmpty();
        var rows = page.FindAll("tbody tr").ToList();
        var veiled = rows.Where(r => r.QuerySelector("[data-label='Việc']")!.TextContent.StartsWith(JournalVeil.Words, StringComparison.Ordinal)).ShouldHaveSingleItem();
        rows[^1].ShouldBe(veiled);
        veiled.QuerySelector("[data-label='Lúc']")!.TextContent.ShouldBe("23/11/2026");
        veiled.QuerySelector("[data-label='Về']")!.TextContent.ShouldBeEmpty();
        veiled.QuerySelector("[data-label='Ai']")!.TextContent.ShouldBeEmpty();
        var today = BinhYen.Platform.VietnamTime.DayBegan(server.Clock);
        var all = await server.ReadAsync(db => db.Set<BinhYen.Platform.Journal.JournalEntry>().CountAsync(e => e.CommuneId == server.Commune && e.At < today));
        var counted = int.Parse(veiled.QuerySelector("[data-label='Việc']")!.TextContent.Split(' ')[^2], System.Globalization.CultureInfo.InvariantCulture);
        (rows.Count(r => r.QuerySelector("[data-label='Lúc']")!.TextContent.EndsWith("23/11", StringComparison.Ordinal)) + counted).ShouldBe(all);
        // No address asks for a number.
        (await chief.SeesAsync("/journal?before=3")).Find("#entries")!.ParentElement!.TextContent.ShouldBe(page.Find("#entries")!.ParentElement!.TextContent);
    }

    [Theory, OnBothEngines]
    public async Task Somebody_who_looks_every_minute_sees_nothing_move_when_a_report_about_the_chief_comes(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine);
        await server.ReportAsync("ngõ ngập nước sau mưa", "H01");
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        string[] pages = ["/journal", "/journal?day=2026-11-24", "/journal?skip=1"];
        var before = new List<string>();
        foreach (var path in pages) before.Add((await chief.SeesAsync(path)).Find("#entries")!.ParentElement!.TextContent);
        before[0].ShouldContain("Nhận tin");
        before[0].ShouldNotContain(JournalVeil.Words);

        var about = await server.ReportAsync("Trưởng Công an xã đòi tôi 5 triệu đồng để trả xe", "H01", o => o with { Kind = CaseKind.PoliceConduct, Category = CaseCategory.PoliceConduct, OfficerConflict = true });
        (await server.CaseAsync(about.Code)).ConflictAboveCommune.ShouldBeTrue();
        await server.Services.GetRequiredService<ClockBeat>().BeatAsync(TestContext.Current.CancellationToken);
        for (var i = 0; i < pages.Length; i++) (await chief.SeesAsync(pages[i])).Find("#entries")!.ParentElement!.TextContent.ShouldBe(before[i], pages[i]);
        // A page longer than one: the way on says no number either.
        for (var i = 0; i < 51; i++) await server.ReportAsync($"đèn hỏng {i}", "H01");
        var next = (await chief.SeesAsync("/journal")).Find("a[rel=next]")!.GetAttribute("href")!;
        next.ShouldBe("/journal?day=2026-11-23&skip=50");
        (await chief.SeesAsync(next)).Words.ShouldContain("Nhận tin");
    }

    [Theory, OnBothEngines]
    public async Task Somebody_who_adds_to_an_ordinary_report_leaves_the_same_mark(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine);
        using var resident = new Resident(server);
        await resident.ReportAsync(("ke", "Đèn đường đầu ngõ hỏng ba hôm nay"));
        await resident.LookUpAsync(resident.ReportCode);
        await resident.SubmitAsync("/tin-cua-toi/them", ("them", "Tối qua có người ngã xe ạ"));
        server.Clock.Advance(TimeSpan.FromDays(1));
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        var page = await chief.SeesAsync("/journal");
        page.FindAll("td[data-label='Việc']").Select(td => td.TextContent).ShouldContain(words => words.StartsWith(JournalVeil.Words));
        page.Words.ShouldNotContain("nói thêm");
    }
}
