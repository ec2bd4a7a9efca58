using System.Net;
using BinhYen.Platform.Journal;
using BinhYen.Staff;
using BinhYen.Tests.Drivers;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Tests.Staff;

public sealed class SignInTests(Servers servers) : IClassFixture<Servers>
{
    [Theory, OnBothEngines]
    public async Task Password_and_code_lead_in_and_the_journal_knows(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);

        (await chief.OpenAsync("/me")).Words.ShouldContain("Trung tá");
        await chief.SubmitAsync("/sign-out");

        chief.Page.Heading.ShouldBe("Đăng nhập");
        (await chief.OpenAsync("/me")).Path.ShouldStartWith("/sign-in");
        var facts = await FactsAsync(server);
        facts.ShouldContain("staff.signed-in.v1");
        facts.ShouldContain("staff.signed-out.v1");
    }

    [Theory, OnBothEngines]
    public async Task A_code_is_taken_once(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        var account = BinhYenServer.Account(StaffRole.DutyOfficer);
        var code = server.NextTotp(account);
        using var first = server.NewBrowser();
        await PasswordAsync(first, account.User, account.Password);
        await first.SubmitAsync("/sign-in/second-step", ("code", code));
        first.Page.Path.ShouldNotStartWith("/sign-in");

        using var second = server.NewBrowser();
        await PasswordAsync(second, account.User, account.Password);
        await second.SubmitAsync("/sign-in/second-step", ("code", code));

        second.Page.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        second.Page.Errors.ShouldHaveSingleItem().ShouldContain("đã dùng");
    }

    [Theory, OnBothEngines]
    public async Task Five_failures_close_the_account_for_a_quarter_of_an_hour_and_the_page_says_until_when(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        var account = BinhYenServer.Account(StaffRole.HamletHead);
        using var browser = server.NewBrowser();
        for (var i = 0; i < 5; i++) await PasswordAsync(browser, account.User, $"không phải mật khẩu {i}");
        browser.Page.Errors.ShouldHaveSingleItem().ShouldContain("Mời thử lại sau");

        await PasswordAsync(browser, account.User, account.Password);
        browser.Page.Path.ShouldBe("/sign-in");
        server.Clock.Advance(TimeSpan.FromMinutes(15));
        await PasswordAsync(browser, account.User, account.Password);

        browser.Page.Path.ShouldStartWith("/sign-in/second-step");
        (await FactsAsync(server)).ShouldContain("staff.locked-out.v1");
    }

    [Theory]
    [InlineData("https://xau.example/")]
    [InlineData("//xau.example/")]
    [InlineData("/\\xau.example/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("xau.example")]
    public async Task Signing_in_never_leads_to_another_site(string returnUrl)
    {
        var server = await servers.OnAsync(Engine.Sqlite);
        var account = BinhYenServer.Account(StaffRole.Committee);
        using var browser = server.NewBrowser();
        await browser.OpenAsync("/sign-in?returnUrl=" + Uri.EscapeDataString(returnUrl));
        await browser.SubmitAsync("/sign-in", ("user", account.User), ("password", account.Password), ("returnUrl", returnUrl));
        await browser.SubmitAsync("/sign-in/second-step", ("code", server.NextTotp(account)), ("returnUrl", returnUrl));

        browser.Page.Answer.RequestMessage!.RequestUri!.GetLeftPart(UriPartial.Authority).ShouldBe(server.Address);
        browser.Page.Path.ShouldNotStartWith("/sign-in");
    }

    [Fact]
    public async Task The_page_asked_for_opens_after_signing_in()
    {
        var server = await servers.OnAsync(Engine.Sqlite);
        var account = BinhYenServer.Account(StaffRole.DeputyPoliceChief);
        using var browser = server.NewBrowser();
        await browser.OpenAsync("/duty?month=2026-12");
        await browser.SubmitAsync("/sign-in", ("user", account.User), ("password", account.Password));
        await browser.SubmitAsync("/sign-in/second-step", ("code", server.NextTotp(account)));

        browser.Page.Path.ShouldBe("/duty?month=2026-12");
    }

    [Fact]
    public async Task Names_and_passwords_never_reach_the_log()
    {
        var server = await servers.OnAsync(Engine.Sqlite);
        var account = BinhYenServer.Account(StaffRole.ProcedureDesk);
        using var browser = server.NewBrowser();
        await PasswordAsync(browser, "ten-khong-co-that", "mat-khau-go-nham");
        await PasswordAsync(browser, account.User, "mat-khau-go-nham");
        using var officer = await server.SignInAsync(StaffRole.ProcedureDesk);

        var log = string.Join('\n', server.Log.All);
        log.ShouldNotBeEmpty();
        foreach (var secret in new[] { "ten-khong-co-that", "mat-khau-go-nham", account.User, account.Password, account.FullName })
            log.ShouldNotContain(secret);
    }

    [Fact]
    public async Task An_account_unused_for_45_days_is_refused_kindly()
    {
        var server = await servers.OnAsync(Engine.Sqlite);
        var account = BinhYenServer.Account(StaffRole.AreaOfficer);
        // Turning the clock by weeks would ring every timer of the product for each second of them.
        var longAgo = server.Clock.GetUtcNow().AddDays(-46);
        await server.ReadAsync(db => db.Set<StaffMember>().Where(s => s.UserName == account.User).ExecuteUpdateAsync(s => s.SetProperty(m => m.LastSeenAt, longAgo)));
        using var browser = server.NewBrowser();

        await PasswordAsync(browser, account.User, account.Password);

        browser.Page.Errors.ShouldHaveSingleItem().ShouldContain("45 ngày");
    }

    private static async Task PasswordAsync(Browser browser, string user, string password)
    {
        await browser.OpenAsync("/sign-in");
        await browser.SubmitAsync("/sign-in", ("user", user), ("password", password));
    }

    private static Task<List<string>> FactsAsync(BinhYenServer server) =>
        server.ReadAsync(db => db.Set<JournalEntry>().Select(e => e.Fact).Distinct().ToListAsync());
}
