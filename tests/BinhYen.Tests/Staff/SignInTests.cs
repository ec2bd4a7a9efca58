using System.Net;
using BinhYen.Staff;
using BinhYen.Tests.Drivers;

namespace BinhYen.Tests.Staff;

public sealed class SignInTests(Servers servers) : IClassFixture<Servers>
{
    [Theory, OnBothEngines]
    public async Task Password_and_code_lead_to_the_first_room(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);

        var page = await chief.OpenAsync("/sign-in");

        page.Path.ShouldNotStartWith("/sign-in");
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

    private static async Task PasswordAsync(Browser browser, string user, string password)
    {
        await browser.OpenAsync("/sign-in");
        await browser.SubmitAsync("/sign-in", ("user", user), ("password", password));
    }
}
