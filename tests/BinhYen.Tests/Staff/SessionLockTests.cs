using System.Net;
using BinhYen.Staff;
using BinhYen.Tests.Drivers;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Tests.Staff;

[Trait("Speed", "Slow")]
public sealed class SessionLockTests(Servers servers) : IClassFixture<Servers>
{
    [Theory, OnBothEngines]
    public async Task A_session_ends_a_day_after_its_sign_in_however_busy_it_is(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine);
        using var officer = await server.SignInAsync(StaffRole.AreaOfficer);
        for (var minutes = 0; minutes < 24 * 60 - 20; minutes += 10)
        {
            server.Clock.Advance(TimeSpan.FromMinutes(10));
            if (minutes % 240 == 0) (await officer.OpenAsync("/me")).Path.ShouldBe("/me", $"after {minutes} minutes");
            else await officer.Http.GetAsync(new Uri("/me", UriKind.Relative), TestContext.Current.CancellationToken);
        }

        (await officer.OpenAsync("/me")).Path.ShouldBe("/me");
        server.Clock.Advance(TimeSpan.FromMinutes(10));
        await officer.OpenAsync("/me");
        server.Clock.Advance(TimeSpan.FromMinutes(10));
        (await officer.OpenAsync("/me")).Path.ShouldStartWith("/sign-in");
    }

    [Theory, OnBothEngines]
    public async Task A_screen_locks_after_a_quarter_of_an_hour_and_opens_where_one_was(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        server.Clock.Advance(TimeSpan.FromMinutes(14));
        (await chief.OpenAsync("/me")).Path.ShouldBe("/me");

        server.Clock.Advance(TimeSpan.FromMinutes(15));
        await chief.OpenAsync("/me?from=there");
        chief.Page.Path.ShouldStartWith("/lock");
        chief.Page.Words.ShouldNotContain("Khóa đăng nhập của tôi");
        await chief.SubmitAsync("/lock", ("answer", chief.Account.Password));

        chief.Page.Path.ShouldBe("/me?from=there");
    }

    [Fact]
    public async Task Behind_a_locked_screen_no_picture_of_a_case_opens()
    {
        await using var server = await BinhYenServer.StartAsync();
        using var sender = new Resident(server);
        await sender.OpenAsync("/bao-tin");
        (await sender.SendWithFileAsync("a.png", Intake.Media.GivenPicture.Jpeg(40, 40), ("ke", "đống rác cháy âm ỉ sau chợ"))).Path.ShouldBe("/da-nhan");
        var code = await server.ReadAsync(db => db.Set<BinhYen.Cases.Case>().Select(c => c.Code).SingleAsync());
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        var picture = (await chief.SeesAsync($"/cases/{code}")).Find("img[src^='/attachments/']")!.GetAttribute("src")!;
        (await StatusAsync()).ShouldBe(HttpStatusCode.OK);

        server.Clock.Advance(TimeSpan.FromMinutes(16));
        (await StatusAsync()).ShouldBe(HttpStatusCode.NotFound);
        (await chief.OpenAsync("/sign-in")).Path.ShouldStartWith("/lock");

        async Task<HttpStatusCode> StatusAsync()
        {
            using var answer = await chief.Http.GetAsync(new Uri(picture, UriKind.Relative), TestContext.Current.CancellationToken);
            return answer.StatusCode;
        }
    }

    [Fact]
    public async Task The_administrator_screen_locks_after_five_minutes()
    {
        var server = await servers.OnAsync(Engine.Sqlite);
        using var administrator = await server.SignInAsync(StaffRole.SystemAdministrator);

        server.Clock.Advance(TimeSpan.FromMinutes(5));

        (await administrator.OpenAsync("/admin/api-keys")).Path.ShouldStartWith("/lock");
    }

    [Fact]
    public async Task A_form_sent_to_a_locked_screen_is_not_lost()
    {
        var server = await servers.OnAsync(Engine.Sqlite);
        using var administrator = await server.SignInAsync(StaffRole.SystemAdministrator);
        await administrator.SeesAsync("/admin/api-keys");
        server.Clock.Advance(TimeSpan.FromMinutes(6));

        await administrator.SubmitAsync("/admin/api-keys", ("name", "Tổng đài giữ lại"), ("scope", ApiScope.WriteReports));
        administrator.Page.Status.ShouldBe(HttpStatusCode.Locked);
        administrator.Page.Source.ShouldNotContain("Tổng đài giữ lại");
        await administrator.SubmitAsync("/lock", ("answer", administrator.Account.Password));
        await administrator.SubmitAsync("/admin/api-keys");

        administrator.Page.Words.ShouldContain("Đã tạo khóa");
        administrator.Page.Words.ShouldContain("Tổng đài giữ lại");
    }

    [Fact]
    public async Task Background_refreshes_do_not_keep_a_session_awake()
    {
        var server = await servers.OnAsync(Engine.Sqlite);
        using var officer = await server.SignInAsync(StaffRole.AreaOfficer);
        officer.Http.DefaultRequestHeaders.Add("X-Background", "1");
        for (var minutes = 0; minutes < 15; minutes += 5)
        {
            server.Clock.Advance(TimeSpan.FromMinutes(5));
            await officer.OpenAsync("/me");
        }

        officer.Page.Path.ShouldStartWith("/lock");
    }

    [Fact]
    public async Task Guessing_at_the_lock_ends_the_session()
    {
        var server = await servers.OnAsync(Engine.Sqlite);
        using var desk = await server.SignInAsync(StaffRole.ProcedureDesk);
        server.Clock.Advance(TimeSpan.FromMinutes(16));
        await desk.OpenAsync("/me");
        for (var i = 0; i < 5; i++) await desk.SubmitAsync("/lock", ("answer", $"sai mật khẩu {i}"));

        desk.Page.Heading.ShouldBe("Đăng nhập");
        (await desk.OpenAsync("/me")).Path.ShouldStartWith("/sign-in");
    }
}
