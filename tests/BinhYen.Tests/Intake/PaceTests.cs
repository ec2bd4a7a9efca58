using System.Net;
using BinhYen.Cases;
using BinhYen.Platform.Pacing;
using BinhYen.Staff;
using BinhYen.Testing;
using BinhYen.Tests.Drivers;
using BinhYen.Tests.Given;
using Microsoft.Extensions.DependencyInjection;

namespace BinhYen.Tests.Intake;

/// <summary>Nobody floods the house, and nobody honest or in danger is turned away (S-21, threat 7).</summary>
[Trait("Speed", "Slow")]
public sealed class PaceTests
{
    [Fact]
    [Requirement("S-21")]
    [Threat(7)]
    public async Task The_form_says_later_loses_nothing_typed_and_still_takes_an_emergency()
    {
        await using var server = await StartAsync(new PaceLimits { WebReports = 3 });
        using var resident = new Resident(server);
        for (var i = 0; i < 3; i++) (await resident.ReportAsync(("ke", $"xe tải chạy nhanh trước trường học lần {i}"))).Path.ShouldBe("/da-nhan");

        // Between three and six, drawn anew: how many others sent from here cannot be counted.
        var page = resident.Page;
        for (var i = 0; i < 3 && page.Path == "/da-nhan"; i++) page = await resident.ReportAsync(("ke", "xe tải chạy nhanh trước trường học, lần nữa"), ("cho", "ngã ba chợ"));
        page.Status.ShouldBe(HttpStatusCode.TooManyRequests);
        page.Answer.Headers.RetryAfter.ShouldNotBeNull();
        page.Words.ShouldContain("Xin chờ mười phút");
        page.Words.ShouldContain("gọi 113");
        page.Source.ShouldContain("xe tải chạy nhanh trước trường học, lần nữa");
        page.Source.ShouldContain("ngã ba chợ");

        (await resident.ReportAsync(("ke", "cháy nhà rồi, còn người kẹt bên trong, cứu với"))).Path.ShouldBe("/da-nhan");
        server.Clock.Advance(PaceLimits.Window + TimeSpan.FromSeconds(1));
        (await resident.ReportAsync(("ke", "xe tải chạy nhanh trước trường học, lần cuối"))).Path.ShouldBe("/da-nhan");
    }

    [Fact]
    public async Task Additions_wait_too_but_keep_their_words_and_a_cry_for_help_passes()
    {
        await using var server = await StartAsync(new PaceLimits { WebAdditions = 1 });
        using var resident = new Resident(server);
        await resident.ReportAsync(("ke", "quán nhậu bật loa to đến khuya"));
        await resident.LookUpAsync(resident.ReportCode);
        await resident.SubmitAsync("/tin-cua-toi/them", ("them", "hôm nay lại thế"));
        var page = await resident.SubmitAsync("/tin-cua-toi/them", ("them", "vẫn chưa ai đến"));
        page.Status.ShouldBe(HttpStatusCode.TooManyRequests);
        page.Source.ShouldContain("vẫn chưa ai đến");
        await resident.SubmitAsync("/tin-cua-toi/them", ("them", "họ đang cầm dao đánh nhau, có người chảy máu, cứu"));
        resident.Page.Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_member_of_the_staff_and_a_program_have_limits_of_their_own()
    {
        await using var server = await StartAsync(new PaceLimits { StaffReports = 1, ApiReads = 1 });
        using var officer = await server.SignInAsync(StaffRole.DutyOfficer);
        await officer.SeesAsync("/reports/new");
        await officer.SubmitAsync("/reports/new", ("text", "mất một con bò ở bãi thả"));
        await officer.SeesAsync("/reports/new");
        var page = await officer.SubmitAsync("/reports/new", ("text", "mất thêm một con bò nữa"));
        page.Status.ShouldBe(HttpStatusCode.TooManyRequests);
        page.Source.ShouldContain("mất thêm một con bò nữa");

        using var program = new HttpClient { BaseAddress = new Uri(server.Address) };
        program.DefaultRequestHeaders.Add("X-Api-Key", BinhYen.Communes.Demo.DemoApiKey.Secret);
        (await program.GetAsync("/api/v1/reports", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.OK);
        var later = await program.GetAsync("/api/v1/reports", TestContext.Current.CancellationToken);
        later.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        later.Headers.RetryAfter.ShouldNotBeNull();
    }

    [Fact]
    [Threat(7)]
    public async Task A_flood_at_night_does_not_hide_an_emergency()
    {
        await using var server = await StartAsync(new PaceLimits());
        var emergency = await server.ReportAsync("cháy nhà, còn người bên trong", "H01", o => o with { Category = CaseCategory.FireExplosion, Urgency = Urgency.Emergency });
        await BeatAsync(server);
        server.Clock.Advance(TimeSpan.FromMinutes(1));
        for (var i = 0; i < 40; i++)
            await server.ReportAsync($"vay tiền nhanh lãi thấp {i}", "H01", o => o with { Urgency = Urgency.High, Category = CaseCategory.Theft, ReceivedAt = server.Clock.GetUtcNow().AddDays(-3) });
        await BeatAsync(server);

        server.Clock.Advance(emergency.ReceivedAt.AddMinutes(16) - server.Clock.GetUtcNow());
        await BeatAsync(server);
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        using var deputy = await server.SignInAsync(StaffRole.DeputyPoliceChief);
        foreach (var officer in new[] { chief, deputy })
        {
            var page = await officer.SeesAsync("/cases");
            page.Find("[data-fragment=alerts] .banner")!.TextContent.ShouldContain(emergency.Code.ToString(), Shouldly.Case.Sensitive, officer.Account.User);
        }
    }

    [Fact]
    public void Limits_are_counted_by_hash_forget_after_their_window_and_let_all_pass_when_too_many_are_counted()
    {
        var clock = new TestClock(BinhYenServer.Start);
        var pace = new Pace(clock);
        var limit = PaceLimits.Of(2);
        pace.Take("a", "x", limit).ShouldBeNull();
        pace.Take("a", "x", limit).ShouldBeNull();
        pace.Take("a", "x", limit).ShouldBe(BinhYenServer.Start + PaceLimits.Window);
        pace.Take("b", "x", limit).ShouldBeNull();
        pace.Take("a", "y", limit).ShouldBeNull();
        pace.Take("a", "x", PaceLimits.Of(0)).ShouldBeNull();
        clock.Advance(PaceLimits.Window);
        pace.Take("a", "x", limit).ShouldBeNull();
        for (var i = 0; i < 60_000; i++) pace.Take("a", $"n{i}", PaceLimits.Of(1));
        pace.Take("a", "late", PaceLimits.Of(1)).ShouldBeNull();
        pace.Take("a", "late", PaceLimits.Of(1)).ShouldBeNull("nobody is locked out because others flood");
    }

    [Fact]
    public void What_several_share_says_neither_how_often_nor_since_when()
    {
        var clock = new TestClock(BinhYenServer.Start);
        var pace = new Pace(clock);
        var limit = PaceLimits.OfAddress(30);
        var allowed = Enumerable.Range(0, 200).Select(n => Enumerable.Range(0, 61).TakeWhile(_ => pace.Take("web", $"n{n}", limit) is null).Count()).ToList();
        allowed.ShouldAllBe(times => times >= 30 && times < 60);
        allowed.Distinct().Count().ShouldBeGreaterThan(15);
        var ends = Enumerable.Range(0, 200).Select(n => pace.Take("web", $"n{n}", limit)!.Value).ToList();
        ends.ShouldAllBe(at => at > clock.GetUtcNow() && at <= clock.GetUtcNow() + PaceLimits.Window);
        ends.Distinct().Count().ShouldBeGreaterThan(150);
    }

    private static Task<BinhYenServer> StartAsync(PaceLimits limits) => BinhYenServer.StartAsync(configure: builder => builder.Services.AddSingleton(limits));

    private static Task<int> BeatAsync(BinhYenServer server) =>
        server.Services.GetRequiredService<BinhYen.Cases.Escalating.ClockBeat>().BeatAsync(TestContext.Current.CancellationToken);
}
