using BinhYen.Cases;
using BinhYen.Testing;
using BinhYen.Tests.Drivers;
using BinhYen.Tests.Intake.Media;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Tests.Intake.Portal;

/// <summary>What a form carries of the files that came with it serves that form, in that browser, once.</summary>
public sealed class FormFilesTests(Servers servers) : IClassFixture<Servers>
{
    private static readonly byte[] Picture = GivenPicture.JpegWithExif(80, 60, orientation: 1);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, OnBothEngines]
    [Threat(4)]
    public async Task Whoever_saw_a_form_attaches_its_files_to_nothing(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        using var victim = new Resident(server);
        var (key, list) = await BegunAsync(victim);
        using var neighbour = new Resident(server);
        await neighbour.ReportAsync(("khoa", key), ("tep", list), ("ke", "Chó thả rông ngoài đường thôn"));
        (await FilesAsync(server, neighbour.Code)).ShouldBe(0);

        // Another form of the same browser is somebody else's on a shared machine.
        await victim.ReportAsync(("tep", list), ("ke", "Đèn đường hỏng"));
        (await FilesAsync(server, victim.Code)).ShouldBe(0);
        await victim.ReportAsync(("khoa", key), ("tep", list), ("ke", "Có nhóm đánh bạc sau nhà văn hóa"));
        (await FilesAsync(server, victim.Code)).ShouldBe(1);
    }

    [Theory, OnBothEngines]
    [Threat(4)]
    public async Task What_was_sent_hangs_at_no_second_report_and_the_same_form_gives_the_same_receipt(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        using var resident = new Resident(server);
        var (key, list) = await BegunAsync(resident);
        await resident.ReportAsync(("khoa", key), ("tep", list), ("ke", ""));
        var code = resident.Code;
        (await FilesAsync(server, code)).ShouldBe(1);
        await resident.ReportAsync(("khoa", key), ("tep", list), ("ke", ""));
        resident.Code.ShouldBe(code, "the answer was lost on the way, and a picture alone is a report");

        await resident.ReportAsync(("khoa", key), ("tep", list), ("ke", "Việc khác hẳn"));
        resident.Code.ShouldNotBe(code);
        (await FilesAsync(server, resident.Code)).ShouldBe(0);
        await resident.OpenAsync("/bao-tin");
        await resident.PressAsync("/bao-tin", "xem", ("khoa", key), ("tep", list), ("ke", "Việc khác nữa"));
        resident.Page.Find(".errors")!.TextContent.ShouldContain("đã gửi cùng tin trước");
    }

    [Fact]
    [Threat(4)]
    public async Task After_the_quick_exit_the_form_is_nobodys()
    {
        var server = await servers.OnAsync(Engine.Sqlite);
        using var resident = new Resident(server);
        var (key, list) = await BegunAsync(resident);
        using var plain = new HttpClient(new SocketsHttpHandler { CookieContainer = resident.Cookies, AllowAutoRedirect = false }) { BaseAddress = resident.Http.BaseAddress };
        using var away = await plain.GetAsync(new Uri("/thoat", UriKind.Relative), Stop);
        resident.Cookies.GetAllCookies().ShouldBeEmpty();
        await resident.ReportAsync(("khoa", key), ("tep", list), ("ke", "Chó thả rông ngoài đường thôn"));
        (await FilesAsync(server, resident.Code)).ShouldBe(0);
    }

    // Too short a telephone number: the form comes back with its picture.
    private static async Task<(string Key, string List)> BegunAsync(Resident resident)
    {
        await resident.OpenAsync("/bao-tin");
        await resident.SendWithFileAsync("a.jpg", Picture, ("ke", "Có nhóm đánh bạc"), ("ai", "ten"), ("sdt", "12"));
        var list = resident.Page.Find("[name=tep]")!.GetAttribute("value")!;
        list.ShouldNotBeEmpty();
        return (resident.Page.Find("[name=khoa]")!.GetAttribute("value")!, list);
    }

    private static async Task<int> FilesAsync(BinhYenServer server, string code)
    {
        var thread = (await StoredReport.ThreadAsync(server, code)).Id;
        return (await server.ReadAsync(db => db.Set<ThreadMessage>().AsNoTracking().Where(m => m.ThreadId == thread).ToListAsync(Stop))).Sum(m => m.Attachments.Count);
    }
}
