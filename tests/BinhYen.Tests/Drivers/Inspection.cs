using System.Text.RegularExpressions;
using BinhYen.Cases.Escalating;
using BinhYen.Staff;
using Microsoft.Extensions.DependencyInjection;

namespace BinhYen.Tests.Drivers;

/// <summary>The body above the commune to which reports about the chief are handed over.</summary>
internal static partial class Inspection
{
    public const string Pass = "con sông chảy qua làng cũ";

    /// <summary>The body at its list of what was handed over: what is there already is handed to it.</summary>
    public static async Task<Browser> EnrolAsync(BinhYenServer server)
    {
        using var admin = await server.SignInAsync(StaffRole.SystemAdministrator);
        await admin.SeesAsync("/admin/outside");
        await admin.SubmitAsync("/admin/outside", ("body", "ProvincialInspection"), ("name", "Thanh tra Công an tỉnh Sông Hiền"), ("address", "Số 1 phố Hiền"), ("phone", "0200 111 222"));
        await BeatAsync(server);
        var link = Link().Match((await admin.SeesAsync("/admin/outside")).Source).Value;
        using var deputy = await server.SignInAsync(StaffRole.DeputyPoliceChief);
        var code = (await deputy.SeesAsync("/duty/outside")).Find(".big-code")!.TextContent.Trim();
        var inspection = server.NewBrowser();
        await inspection.OpenAsync(link);
        await inspection.SubmitAsync($"{link}/lan-dau", ("code", code), ("pass", Pass), ("again", Pass));
        return inspection;
    }

    /// <summary>Opens what was handed over last.</summary>
    public static async Task<WebPage> ReadAsync(this Browser inspection)
    {
        await inspection.OpenAsync("/cap-tren");
        return await inspection.OpenAsync(inspection.Page.Find(".item a")!.GetAttribute("href")!);
    }

    /// <summary>Writes to whoever reported what is open.</summary>
    public static Task<WebPage> WriteAsync(this Browser inspection, string words) =>
        inspection.SubmitAsync(inspection.Page.Document.Forms.First(f => f.GetAttribute("action")!.EndsWith("/nhan-gui", StringComparison.Ordinal)), [("words", words)]);

    /// <summary>The clock's next round: what has to leave the commune leaves.</summary>
    public static Task<int> BeatAsync(BinhYenServer server) => server.Services.GetRequiredService<ClockBeat>().BeatAsync(TestContext.Current.CancellationToken);

    [GeneratedRegex(@"/cap-tren/[0-9A-Z]{26}")]
    public static partial Regex Link();
}
