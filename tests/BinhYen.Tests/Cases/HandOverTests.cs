using System.Net;
using BinhYen.Cases;
using BinhYen.Cases.Outside;
using BinhYen.Cases.OwnData;
using BinhYen.Confidentiality;
using BinhYen.Platform.Journal;
using BinhYen.Platform.Persistence;
using BinhYen.Staff;
using BinhYen.Testing;
using BinhYen.Tests.Drivers;
using BinhYen.Tests.Given;
using BinhYen.Tests.Intake.Media;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BinhYen.Tests.Cases;

/// <summary>Reports about the chief leave the commune; nobody inside reads them (workflow §7.3).</summary>
[Trait("Speed", "Slow")]
public sealed class HandOverTests
{
    private const string Words = "Trưởng Công an xã đòi tôi 5 triệu đồng để trả lại chiếc xe máy bị tạm giữ";
    private const string Pass = Inspection.Pass;

    [Theory, OnBothEngines]
    [Requirement("R-YC-66")]
    public async Task A_report_about_the_chief_is_read_by_the_inspection_alone_and_the_reporter_is_told_each_step(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine);
        using var resident = new Resident(server);
        await resident.ReportAsync(("ke", Words), ("canbo", "co"));
        await BeatAsync(server);
        (await resident.LookUpAsync(resident.ReportCode)).Words.ShouldContain("không ai ở Công an xã mở được");

        using var admin = await server.SignInAsync(StaffRole.SystemAdministrator);
        (await admin.SeesAsync("/admin/outside")).Words.ShouldContain("Chưa có tin nào phải chuyển", Shouldly.Case.Sensitive, "a report of today is told tomorrow");
        await admin.SubmitAsync("/admin/outside", ("body", "ProvincialInspection"), ("name", "Thanh tra Công an tỉnh Sông Hiền"), ("address", "Số 1 phố Hiền, Sông Hiền"), ("phone", "0200 111 222"));
        await BeatAsync(server);
        (await resident.OpenAsync("/tin-cua-toi")).Words.ShouldContain("chuyển thẳng tới Thanh tra Công an tỉnh Sông Hiền");

        // One of the two holds the address, the other the code; the chief, about whom it is, neither.
        var link = Inspection.Link().Match((await admin.SeesAsync("/admin/outside")).Source).Value;
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        (await chief.SeesAsync("/duty/outside")).Find(".big-code").ShouldBeNull();
        using var deputy = await server.SignInAsync(StaffRole.DeputyPoliceChief);
        var codes = await deputy.SeesAsync("/duty/outside");
        codes.Find(".big-code").ShouldBeNull();
        codes.Source.ShouldNotContain("0200 111 222", Shouldly.Case.Sensitive, "a leader who rang what the administrator typed would read the code to the administrator");
        var code = await Inspection.CodeAsync(deputy, "02001 11222");
        admin.Page.Source.ShouldNotContain(code);
        codes.Source.ShouldNotContain(link);
        codes.Words.ShouldContain("Đến hết tháng 10/2026: 0 tin đã chuyển");

        using var inspection = server.NewBrowser();
        await inspection.OpenAsync(link);
        await inspection.SubmitAsync($"{link}/lan-dau", ("code", code), ("pass", Pass), ("again", Pass));
        inspection.Page.Words.ShouldContain("chưa mở");
        await inspection.OpenAsync(inspection.Page.Find(".item a")!.GetAttribute("href")!);
        inspection.Page.Words.ShouldContain(Words);
        await inspection.SubmitAsync(inspection.Page.Document.Forms.First(f => f.GetAttribute("action")!.EndsWith("/nhan", StringComparison.Ordinal)), [("number", "12/TT")]);
        await inspection.SubmitAsync(inspection.Page.Document.Forms.First(f => f.GetAttribute("action")!.EndsWith("/nhan-gui", StringComparison.Ordinal)), [("words", "Chiếc xe bị giữ từ ngày nào?")]);

        var thread = (await resident.OpenAsync("/tin-cua-toi")).Words;
        thread.ShouldContain("đã mở tin của bạn");
        thread.ShouldContain("đã tiếp nhận tin của bạn, số 12/TT");
        thread.ShouldContain("Chiếc xe bị giữ từ ngày nào?");
        thread.ShouldContain("đã chuyển cơ quan có thẩm quyền");
        server.Clock.Advance(TimeSpan.FromMinutes(5));
        await resident.SubmitAsync("/tin-cua-toi/them", ("them", "Từ ngày 12 tháng 10 ạ"));
        (await inspection.OpenAsync("/cap-tren")).Words.ShouldContain("có bổ sung");

        foreach (var role in Enum.GetValues<StaffRole>())
        {
            using var officer = role switch { StaffRole.PoliceChief or StaffRole.SystemAdministrator => null, _ => await server.SignInAsync(role) };
            foreach (var person in new[] { officer ?? (role is StaffRole.PoliceChief ? chief : admin) })
                foreach (var path in new[] { "/cases", "/cases?q=xe+máy", "/board", "/duty/outside", "/admin/outside", "/cap-tren" })
                    (await person.OpenAsync(path)).Source.ShouldNotContain("5 triệu", Shouldly.Case.Insensitive, $"{role} at {path}");
        }

        (await server.ReadAsync(db => db.Set<JournalEntry>().AsNoTracking().Select(e => e.Fact).ToListAsync())).ShouldContain("cases.hand-over-read.v1");
    }

    /// <summary>A body above the commune at its list of what was handed over: what is there already is handed to it.</summary>
    internal static async Task<Browser> InspectionAsync(BinhYenServer server) => await Inspection.EnrolAsync(server);

    [Theory, OnBothEngines]
    [Threat(2)]
    public async Task What_its_reporter_had_locked_is_read_above_the_commune_as_little_as_inside(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine);
        using var resident = new Resident(server);
        await resident.OpenAsync("/bao-tin");
        (await resident.SendWithFileAsync("a.jpg", GivenPicture.Jpeg(40, 30), ("ke", Words), ("canbo", "co"), ("ai", "an"))).Path.ShouldBe("/da-nhan");
        using var inspection = await InspectionAsync(server);
        var address = inspection.Page.Find(".item a")!.GetAttribute("href")!;
        (await inspection.OpenAsync(address)).Words.ShouldContain(Words);
        var file = inspection.Page.Find("a.file")!.GetAttribute("href")!;
        (await StatusAsync()).ShouldBe(HttpStatusCode.OK);

        await LockAsync(true);
        (await inspection.OpenAsync(address)).Source.ShouldNotContain("5 triệu");
        inspection.Page.Words.ShouldContain("yêu cầu hạn chế xử lý");
        inspection.Page.Find("a.file").ShouldBeNull();
        (await StatusAsync()).ShouldBe(HttpStatusCode.NotFound, "an address kept from before opens nothing");

        await LockAsync(false);
        (await inspection.OpenAsync(address)).Words.ShouldContain(Words);
        (await StatusAsync()).ShouldBe(HttpStatusCode.OK);

        async Task<HttpStatusCode> StatusAsync()
        {
            using var answer = await inspection.Http.GetAsync(new Uri(file, UriKind.Relative), TestContext.Current.CancellationToken);
            return answer.StatusCode;
        }

        async Task LockAsync(bool isLocked)
        {
            await using var scope = server.Services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<BinhYenDb>();
            var thread = await db.Set<ReportThread>().SingleAsync(TestContext.Current.CancellationToken);
            await scope.ServiceProvider.GetServices<IDataHolder>().OfType<ThreadData>().Single()
                .RestrictAsync(new DataSubject(server.Commune, thread.Id.Value, null), isLocked, TestContext.Current.CancellationToken);
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public async Task The_slip_tells_nothing_and_a_wrong_passphrase_closes_the_door_for_a_while()
    {
        await using var server = await BinhYenServer.StartAsync();
        using var resident = new Resident(server);
        using var admin = await server.SignInAsync(StaffRole.SystemAdministrator);
        await admin.SeesAsync("/admin/outside");
        await admin.SubmitAsync("/admin/outside", ("name", "Thanh tra Công an tỉnh Sông Hiền"), ("address", "Số 1 phố Hiền"), ("phone", "0200 111 222"));
        await resident.ReportAsync(("ke", Words), ("canbo", "co"));
        await BeatAsync(server);
        server.Clock.Advance(TimeSpan.FromDays(1));
        using var later = await server.SignInAsync(StaffRole.SystemAdministrator);
        var page = await later.SeesAsync("/admin/outside");
        var slip = await later.SubmitAsync(page.Document.Forms.First(f => f.GetAttribute("action")!.StartsWith("/admin/outside/slips/", StringComparison.Ordinal)), []);
        slip.Words.ShouldContain("Phiếu chuyển tin số 1");
        slip.Words.ShouldContain("Kính gửi");
        var number = await server.ReadAsync(async db => (await db.Set<BinhYen.Cases.Case>().OrderByDescending(c => c.ReceivedAt).FirstAsync()).Code.ToString());
        foreach (var leak in new[] { "5 triệu", "xe máy", "Trưởng Công an xã đòi", number }) slip.Source.ShouldNotContain(leak);

        var link = Inspection.Link().Match(page.Source).Value;
        using var deputy = await server.SignInAsync(StaffRole.DeputyPoliceChief);
        var code = await Inspection.CodeAsync(deputy, "+84 200 111 222");
        using var stranger = server.NewBrowser();
        await stranger.OpenAsync(link);
        for (var i = 0; i < 5; i++) await stranger.SubmitAsync($"{link}/lan-dau", ("code", "0000-0000-0000"), ("pass", Pass), ("again", Pass));
        await stranger.SubmitAsync($"{link}/lan-dau", ("code", code), ("pass", Pass), ("again", Pass));
        stranger.Page.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        stranger.Page.Words.ShouldContain("thử lại sau");
        server.Clock.Advance(OutsideAddressee.LockedFor + TimeSpan.FromSeconds(1));
        await stranger.OpenAsync(link);
        await stranger.SubmitAsync($"{link}/lan-dau", ("code", code), ("pass", Pass), ("again", Pass));
        stranger.Page.Path.ShouldBe("/cap-tren");

        // A code is good once, and twenty quiet minutes close the door.
        server.Clock.Advance(OutsideDoor.Rest + TimeSpan.FromSeconds(1));
        (await stranger.OpenAsync("/cap-tren")).Status.ShouldBe(HttpStatusCode.Unauthorized);
        await stranger.OpenAsync(link);
        stranger.Page.Find("#code").ShouldBeNull();
        await stranger.SubmitAsync($"{link}/mo", ("pass", Pass));
        stranger.Page.Path.ShouldBe("/cap-tren");
        (await stranger.OpenAsync($"/cap-tren/tin/{Guid.NewGuid()}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await server.NewBrowser().OpenAsync("/cap-tren/ABCDEFGH")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task An_administrator_who_names_a_body_with_the_own_number_gets_no_code_from_a_leader_who_looks_the_number_up()
    {
        await using var server = await BinhYenServer.StartAsync();
        using var admin = await server.SignInAsync(StaffRole.SystemAdministrator);
        await admin.SeesAsync("/admin/outside");
        await admin.SubmitAsync("/admin/outside", ("body", "ProvincialInspection"), ("name", "Thanh tra Công an tỉnh Sông Hiền"), ("address", "Số 1 phố Hiền"), ("phone", "0999 111 222"));

        using var deputy = await server.SignInAsync(StaffRole.DeputyPoliceChief);
        foreach (var other in new[] { "0200 111 222", "0999 1", "0999 111 2222", "không có" })
        {
            var refused = await Inspection.AskCodeAsync(deputy, other);
            refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity, other);
            refused.Find(".big-code").ShouldBeNull();
            refused.Source.ShouldNotContain("0999 111 222");
        }

        deputy.Page.Words.ShouldContain("Ghi số điện thoại của cơ quan mà bạn tự tìm được");
        (await Inspection.AskCodeAsync(deputy, "0200 111 222")).Words.ShouldContain("Đừng đọc mã");
        var facts = await server.ReadAsync(db => db.Set<BinhYen.Platform.Journal.JournalEntry>().CountAsync(e => e.Fact == "cases.outside-number-differs.v1"));
        facts.ShouldBe(4);
    }

    [Theory]
    [InlineData("0200 111 222", "0200111222", true)]
    [InlineData("+84 200 111 222", "0200.111.222", true)]
    [InlineData("0200 111 222", "0200 111 222 (máy lẻ 12)", true)]
    [InlineData("113", "113", true)]
    [InlineData("0200", "0200 111 222", false)]
    [InlineData("không", "không", false)]
    [InlineData("0200 111 223", "0200 111 222", false)]
    public void Telephones_are_compared_by_their_digits(string rung, string typed, bool same) => KeepAddressee.IsSamePhone(rung, typed).ShouldBe(same);

    [Fact]
    public async Task A_cookie_kept_from_before_opens_nothing_once_the_body_has_left()
    {
        await using var server = await BinhYenServer.StartAsync();
        using var inspection = await InspectionAsync(server);
        var kept = inspection.Cookies.GetCookieHeader(new Uri(server.Address));
        (await ListAsync()).ShouldBe(HttpStatusCode.OK);
        await inspection.SubmitAsync("/cap-tren/thoat");
        (await ListAsync()).ShouldBe(HttpStatusCode.Unauthorized);

        async Task<HttpStatusCode> ListAsync()
        {
            using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = new Uri(server.Address) };
            client.DefaultRequestHeaders.Add("Cookie", kept);
            using var answer = await client.GetAsync(new Uri("/cap-tren", UriKind.Relative), TestContext.Current.CancellationToken);
            return answer.StatusCode;
        }
    }

    [Theory, OnBothEngines]
    public async Task Nothing_goes_out_to_whoever_had_their_report_locked(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine);
        var stop = TestContext.Current.CancellationToken;
        const string oa = "2900000000000000023";
        var reporter = await server.Services.GetRequiredService<ReporterVault>().KnowZaloUserAsync(server.Commune, oa, "7300000000000000779", stop);
        var opened = await server.ReportAsync(Words, "H01", o => o with { Reporter = reporter, Lane = $"zalo:{oa}", Channel = SourceChannel.Zalo, OfficerConflict = true });
        foreach (var (isLocked, sent) in new[] { (true, 0), (false, 1) })
        {
            await using var scope = server.Services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<BinhYenDb>();
            (await db.Set<ReportThread>().SingleAsync(t => t.Id == opened.ThreadId, stop)).RestrictedAt = isLocked ? server.Clock.GetUtcNow() : null;
            await db.SaveChangesAsync(stop);
            await scope.ServiceProvider.GetRequiredService<TellReporter>().SayAsync(await db.Set<BinhYen.Cases.Case>().SingleAsync(c => c.Id == opened.CaseId, stop), "Đã mở tin của bạn.", stop);
            await db.SaveChangesAsync(stop);
            (await db.Set<BinhYen.Platform.Outbox.OutboxMessage>().CountAsync(m => m.Recipient == reporter, stop)).ShouldBe(sent);
        }
    }

    [Theory, OnBothEngines]
    [Threat(2)]
    public async Task Nobody_who_looks_every_minute_learns_when_a_report_about_the_chief_came(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine);
        using var resident = new Resident(server);
        var before = await PagesAsync();
        await resident.ReportAsync(("ke", Words), ("canbo", "co"));
        await BeatAsync(server);
        (await PagesAsync()).ShouldBe(before, "the day has not ended");
        (await HealthAsync()).ShouldNotContain("1 tin");

        // The administrator sees the day when it is over, leaders the figure when the month is over.
        server.Clock.Advance(TimeSpan.FromDays(1));
        var next = await PagesAsync();
        next.Duty.ShouldBe(before.Duty, "the month has not ended");
        next.Admin.ShouldContain("chưa có nơi nhận");
        next.Admin.ShouldContain("23/11/2026");
        next.Admin.ShouldNotContain("09:0");
        (await HealthAsync()).ShouldContain("1 tin về Trưởng Công an xã chưa có nơi nhận");
        server.Clock.Advance(TimeSpan.FromDays(8));
        (await PagesAsync()).Duty.ShouldContain("Đến hết tháng 11/2026: 1 tin đã chuyển");

        async Task<(string Duty, string Admin)> PagesAsync()
        {
            using var chief = await server.SignInAsync(StaffRole.PoliceChief);
            using var admin = await server.SignInAsync(StaffRole.SystemAdministrator);
            return ((await chief.SeesAsync("/duty/outside")).Find("main")!.TextContent, (await admin.SeesAsync("/admin/outside")).Find("main")!.TextContent);
        }

        async Task<string> HealthAsync()
        {
            await using var scope = server.Services.CreateAsyncScope();
            var findings = await scope.ServiceProvider.GetServices<BinhYen.Platform.Health.ICheckup>().Single(c => c is OutsideCheckup).RunAsync(TestContext.Current.CancellationToken);
            return string.Join('\n', findings);
        }
    }

    private static Task<int> BeatAsync(BinhYenServer server) => Inspection.BeatAsync(server);
}
