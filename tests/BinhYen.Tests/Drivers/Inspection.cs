using System.Text.RegularExpressions;
using BinhYen.Cases.Escalating;
using BinhYen.Staff;
using Microsoft.Extensions.DependencyInjection;

namespace BinhYen.Tests.Drivers;

/// <summary>The body above the commune to which reports about the chief are handed over, at its browser.</summary>
internal sealed partial class Inspection : Browser
{
    public const string Pass = "con sông chảy qua làng cũ";
    private readonly string link;

    private Inspection(BinhYenServer server, string link)
        : base(server.Address) => this.link = link;

    /// <summary>The body at its list of what was handed over: what is there already is handed to it.</summary>
    public static async Task<Inspection> EnrolAsync(BinhYenServer server)
    {
        using var admin = await server.SignInAsync(StaffRole.SystemAdministrator);
        await admin.SeesAsync("/admin/outside");
        await admin.SubmitAsync("/admin/outside", ("body", "ProvincialInspection"), ("name", "Thanh tra Công an tỉnh Sông Hiền"), ("address", "Số 1 phố Hiền"), ("phone", "0200 111 222"));
        await BeatAsync(server);
        var inspection = new Inspection(server, Link().Match((await admin.SeesAsync("/admin/outside")).Source).Value);
        using var deputy = await server.SignInAsync(StaffRole.DeputyPoliceChief);
        var code = await CodeAsync(deputy, "0200 111 222");
        await inspection.OpenAsync(inspection.link);
        await inspection.SubmitAsync($"{inspection.link}/lan-dau", ("code", code), ("pass", Pass), ("again", Pass));
        return inspection;
    }

    /// <summary>A leader found the body's number, rang it, typed it and sees the code to read out.</summary>
    public static async Task<string> CodeAsync(Browser leader, string rung) => (await AskCodeAsync(leader, rung)).Find(".big-code")!.TextContent.Trim();

    /// <summary>A leader types the number that was rung for the addressee named last.</summary>
    public static async Task<WebPage> AskCodeAsync(Browser leader, string rung)
    {
        await leader.OpenAsync("/duty/outside");
        var form = leader.Page.Document.Forms.Last(f => f.GetAttribute("action")!.StartsWith("/duty/outside/", StringComparison.Ordinal));
        return await leader.SubmitAsync(form, [(form.QuerySelector("input[inputmode=tel]")!.GetAttribute("name")!, rung)]);
    }

    /// <summary>Comes in, also after the browser was left alone, and opens what was handed over last.</summary>
    public async Task<WebPage> ReadsAsync()
    {
        await OpenAsync(link);
        if (Page.Document.Forms.Any(f => f.GetAttribute("action") == $"{link}/mo")) await SubmitAsync($"{link}/mo", ("pass", Pass));
        await OpenAsync("/cap-tren");
        return await OpenAsync(Page.Find(".item a")!.GetAttribute("href")!);
    }

    /// <summary>Writes to whoever reported what was handed over last.</summary>
    public async Task WritesAsync(string words)
    {
        await ReadsAsync();
        await SubmitAsync(Page.Document.Forms.First(f => f.GetAttribute("action")!.EndsWith("/nhan-gui", StringComparison.Ordinal)), [("words", words)]);
    }

    /// <summary>The clock's next round: what has to leave the commune leaves.</summary>
    public static Task<int> BeatAsync(BinhYenServer server) => server.Services.GetRequiredService<ClockBeat>().BeatAsync(TestContext.Current.CancellationToken);

    [GeneratedRegex(@"/cap-tren/[0-9A-Z]{26}")]
    public static partial Regex Link();
}
