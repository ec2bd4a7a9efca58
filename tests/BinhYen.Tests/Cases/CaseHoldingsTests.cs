using BinhYen.Staff;
using BinhYen.Tests.Drivers;
using BinhYen.Tests.Given;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Tests.Cases;

/// <summary>Nobody leaves with an open case in hand (R-DT-47).</summary>
public sealed class CaseHoldingsTests
{
    [Theory, OnBothEngines]
    public async Task An_account_with_open_cases_is_not_closed_before_they_are_handed_on(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine);
        var opened = await server.ReportAsync("quán karaoke hát to quá 23 giờ", "H01");
        var account = BinhYenServer.Account("cskv-p04");
        using (var officer = await Officer.SignInAsync(server, account)) await CaseWorkTests.HandlingAsync(officer, opened);

        using var admin = await server.SignInAsync(StaffRole.SystemAdministrator);
        (await CloseAsync(admin, account.User)).ShouldContain(e => e.Contains("Còn vụ việc đang xử lý"));

        using (var chief = await server.SignInAsync(StaffRole.PoliceChief))
            await CaseWorkTests.DoAsync(chief, opened, "hand-over", ("hand-over-handler", await IdOfAsync(server, "cskv-p05")),
                ("hand-over-substitute", await IdOfAsync(server, "pho-p03")), ("hand-over-why", "cán bộ chuyển công tác"));
        (await CloseAsync(admin, account.User)).ShouldNotContain(e => e.Contains("vụ việc đang xử lý"));
    }

    private static Task<string> IdOfAsync(BinhYenServer server, string user) =>
        server.ReadAsync(async db => (await db.Set<StaffMember>().SingleAsync(s => s.UserName == user)).Id.ToString());

    private static async Task<IReadOnlyList<string>> CloseAsync(Officer admin, string user)
    {
        await admin.SeesAsync($"/admin/accounts?q={user}");
        var path = admin.Page.Find("td a")!.GetAttribute("href")!;
        await admin.OpenAsync(path);
        await admin.SubmitAsync($"{path}/close");
        return admin.Page.Errors;
    }
}
