using System.Text.RegularExpressions;
using BinhYen.Acceptance.Drivers;
using BinhYen.Communes;
using BinhYen.Staff;
using BinhYen.Tests.Drivers;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Acceptance.Console;

/// <summary>
/// Everything that can be reached by pressing links, looked at by a real browser: whoever makes a page and links to it has it
/// checked for accessibility and for the width of a phone, without thinking of it.
/// </summary>
[Trait("Speed", "Slow")]
public sealed partial class EveryPageTests
{
    private const int MostPages = 200;

    /// <summary>The narrow screen is where pages break; who wants pictures gets those of a desktop too.</summary>
    public static TheoryData<int> Widths => Environment.GetEnvironmentVariable("BINHYEN_LOOK") is { Length: > 0 } ? [360, 1366] : [360];

    [Theory]
    [MemberData(nameof(Widths))]
    public async Task Every_page_that_a_link_leads_to_is_accessible_and_fits_the_screen(int width)
    {
        await using var village = await Village.WakeAsync();
        await FillAsync(village);
        var seen = new HashSet<string>();
        foreach (var user in new[] { "truong-cong-an", BinhYenServer.Account(StaffRole.Committee).User, "truong-h01", BinhYenServer.Account(StaffRole.SystemAdministrator).User })
        {
            await using var screen = await StaffScreen.SignInAsync(village, user, width);
            await WalkAsync(screen, seen);
            screen.ShouldHaveBeenAccessible();
        }

        await using var visitor = await StaffScreen.VisitAsync(village, width);
        await visitor.Page.GotoAsync("/");
        await WalkAsync(visitor, seen);
        visitor.ShouldHaveBeenAccessible();
        seen.Count.ShouldBeGreaterThan(70, "the walk must find the pages it is there for");
    }

    private static async Task WalkAsync(StaffScreen screen, HashSet<string> seen)
    {
        var waiting = new Queue<string>(await LinksAsync(screen));
        while (waiting.TryDequeue(out var address) && seen.Count < MostPages)
        {
            if (!seen.Add(KindOf(address))) continue;
            await screen.OpenAsync(address);
            await Look.ShootAsync(screen.Page);
            foreach (var link in await LinksAsync(screen)) waiting.Enqueue(link);
        }
    }

    private static Task<string[]> LinksAsync(StaffScreen screen) => screen.Page.EvaluateAsync<string[]>(
        "[...document.querySelectorAll('a[href]:not([download])')].filter(a => a.origin === location.origin).map(a => a.pathname + a.search).filter(p => !/\\.[a-z]{2,4}($|\\?)|sign-out|thoat|\\/events|\\/scalar|\\/openapi/.test(p))");

    // One case page stands for all: what names one thing of many is left out, and so is what only sorts or filters.
    private static string KindOf(string address)
    {
        var path = address.Split('?')[0];
        return string.Join('/', path.Split('/').Select(part => NamesOne().IsMatch(part) ? "*" : part));
    }

    [GeneratedRegex(@"\d|^[A-Z]{2}-")]
    private static partial Regex NamesOne();

    private static async Task FillAsync(Village village)
    {
        using var resident = new Resident(village.Police);
        await resident.ReportAsync(("ke", "Đêm qua quán nước đầu thôn có đánh bạc ăn tiền"), ("ai", "kin"), ("ten", "Vi Thị Xoanh"), ("sdt", "0100 000 911"));
        using var chief = await village.Police.SignInAsync(StaffRole.PoliceChief);
        await chief.SeesAsync("/areas/units");
        await chief.SubmitAsync(chief.Page.Document.Forms.Single(f => f is { Method: "post" } && f.GetAttribute("action") == "/areas/units"), [("name", "Hội Liên hiệp Phụ nữ xã An Phú Khê"), ("kind", nameof(BodyKind.Union))]);
        var union = await village.Police.ReadAsync(db => db.Set<CommuneUnit>().Where(u => u.Name.StartsWith("Hội Liên hiệp")).Select(u => u.Id).SingleAsync(TestContext.Current.CancellationToken));
        await chief.SeesAsync("/plan");
        await chief.SubmitAsync("/plan", ("unit", union.ToString()), ("text", "Vận động phụ nữ giúp nhau cài Zalo, vào nhóm của thôn, hướng dẫn cách báo tin riêng cho Công an xã"), ("source", "Kế hoạch 76/KH-UBND ngày 10/10/2026, mục III.2"), ("due", "2026-11-20"));
        await chief.SeesAsync("/plan/1");
        await chief.SubmitAsync("/plan/1/results", ("on", "2026-11-20"), ("result", "Ra quân ở ba thôn Đông Khê, Bãi và Phú Lộc, giúp cài Zalo cho bà con ở chợ"), ("present", "1.120"));
        await chief.SeesAsync("/places/new");
        await chief.SubmitAsync("/places/new", ("name", "Chợ Đông Khê, cổng phía bờ sông Thượng"), ("kind", "Market"), ("days1", "Monday"), ("days1", "Saturday"), ("from1", "05:00"), ("until1", "11:00"), ("note", "Đường hẹp, đông xe giờ tan chợ"));
        await chief.SeesAsync("/joining");
        await chief.SubmitAsync("/joining/campaigns", ("kind", "Enrolment"), ("title", "Tháng cao điểm vận động hộ gia đình vào nhóm Zalo an ninh trật tự"), ("from", "2026-11-10"), ("until", "2026-12-31"));
    }
}
