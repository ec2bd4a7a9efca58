using System.Net;
using BinhYen.Staff;
using BinhYen.Tests.Drivers;

namespace BinhYen.Tests.Staff;

public sealed class AccountsTests(Servers servers) : IClassFixture<Servers>
{
    private const string Password = "cầu tre nắng sáng 27";

    [Theory, OnBothEngines]
    public async Task A_new_account_sets_itself_up_works_and_loses_its_session_when_closed(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        using var administrator = await server.SignInAsync(StaffRole.SystemAdministrator);
        await administrator.SeesAsync("/admin/accounts/new");
        await administrator.SubmitAsync("/admin/accounts", ("userName", "can-bo-moi"), ("fullName", "Lê Thị Mẫu"), ("position", "Cán bộ tiếp dân"), ("role", "ProcedureDesk"));
        administrator.Page.Find(".secret-once").ShouldBeNull();
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        var code = (await AgreementTests.AgreeAsync(chief, "Lê Thị Mẫu"))!;
        (await administrator.OpenAsync("/admin/accounts?q=le+mau")).Words.ShouldContain("Lê Thị Mẫu");
        var account = administrator.Page.Find("td a")!.GetAttribute("href")!;

        using var newcomer = await SetUpAsync(server, code);
        (await newcomer.OpenAsync("/me")).Words.ShouldContain("Lê Thị Mẫu");
        await administrator.OpenAsync(account);
        await administrator.SubmitAsync($"{account}/close");
        administrator.Page.Words.ShouldContain("Đã đóng tài khoản");

        (await newcomer.OpenAsync("/me")).Path.ShouldStartWith("/sign-in");
    }

    [Fact]
    public async Task A_setup_code_works_once()
    {
        var server = await servers.OnAsync(Engine.Sqlite);
        using var administrator = await server.SignInAsync(StaffRole.SystemAdministrator);
        await administrator.SeesAsync("/admin/accounts/new");
        await administrator.SubmitAsync("/admin/accounts", ("userName", "mot-lan"), ("fullName", "Trần Văn Mẫu"), ("position", "Cán bộ"), ("role", "Committee"));
        var code = administrator.Page.Find(".secret-once")!.TextContent;
        using var newcomer = await SetUpAsync(server, code);

        using var other = server.NewBrowser();
        await other.OpenAsync("/first-sign-in");
        await other.SubmitAsync("/first-sign-in", ("code", code));

        other.Page.Errors.ShouldHaveSingleItem().ShouldContain("đã dùng");
    }

    [Fact]
    public async Task An_officer_with_hamlets_and_shifts_is_not_closed()
    {
        var server = await servers.OnAsync(Engine.Sqlite);
        using var administrator = await server.SignInAsync(StaffRole.SystemAdministrator);
        await administrator.SeesAsync("/admin/accounts?q=" + BinhYenServer.Account(StaffRole.AreaOfficer).User);
        var account = administrator.Page.Find("td a")!.GetAttribute("href")!;
        await administrator.OpenAsync(account);

        await administrator.SubmitAsync($"{account}/close");

        administrator.Page.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        administrator.Page.Errors.ShouldContain(e => e.Contains("địa bàn"));
    }

    [Fact]
    public async Task A_changed_role_ends_the_sessions_of_the_account()
    {
        var server = await servers.OnAsync(Engine.Sqlite);
        using var desk = await server.SignInAsync(StaffRole.Committee);
        using var administrator = await server.SignInAsync(StaffRole.SystemAdministrator);
        await administrator.SeesAsync("/admin/accounts?q=" + desk.Account.User);
        var account = administrator.Page.Find("td a")!.GetAttribute("href")!;
        await administrator.OpenAsync(account);

        await administrator.SubmitAsync(account, ("role", "SystemAdministrator"));

        administrator.Page.Words.ShouldContain("Đã lưu");
        (await desk.OpenAsync("/me")).Path.ShouldStartWith("/sign-in");
    }

    [Theory]
    [InlineData("ngắn quá")]
    [InlineData("12345678901234567")]
    [InlineData("matkhaucuatoi2026")]
    [InlineData("aaaaaaaaaaaaaaaaaaaa")]
    [InlineData("congancongan123456")]
    public void Guessable_passwords_are_refused(string password) =>
        BinhYen.Staff.Setup.CommonPasswords.Refusal(password, "can-bo").ShouldNotBeNull();

    [Fact]
    public void Four_words_of_ones_own_are_a_good_password() =>
        BinhYen.Staff.Setup.CommonPasswords.Refusal(Password, "can-bo").ShouldBeNull();

    internal static async Task<Browser> SetUpAsync(BinhYenServer server, string code)
    {
        var newcomer = server.NewBrowser();
        await newcomer.OpenAsync("/first-sign-in");
        await newcomer.SubmitAsync("/first-sign-in", ("code", code.ToLowerInvariant()));
        var secret = newcomer.Page.Find("p.small code")!.TextContent.Replace(" ", "");
        await newcomer.SubmitAsync("/first-sign-in/finish", ("password", Password), ("totp", server.NextTotp(code, secret)));
        newcomer.Page.Heading.ShouldBe("Mã khôi phục");
        newcomer.Page.FindAll(".codes li").Count.ShouldBe(10);
        return newcomer;
    }
}
