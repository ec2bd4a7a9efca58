using System.Net;
using BinhYen.Communes;
using BinhYen.Communes.Demo;
using BinhYen.Governance;
using BinhYen.Governance.Plan;
using BinhYen.Platform;
using BinhYen.Platform.Journal;
using BinhYen.Platform.Persistence;
using BinhYen.Staff;
using BinhYen.Testing;
using BinhYen.Tests.Drivers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BinhYen.Tests.Governance;

/// <summary>Bodies own tasks of the plan and submit what they did, through the pages (R-YC-18).</summary>
[Trait("Speed", "Slow")]
public sealed class PlanTests(Servers servers) : IClassFixture<Servers>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, OnBothEngines]
    [Requirement("R-YC-18")]
    public async Task A_union_owns_a_task_submits_what_it_did_and_the_leadership_agrees_or_gives_back(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        var women = await BodyAsync(server, chief, "Hội Liên hiệp Phụ nữ xã", BodyKind.Union);
        var culture = await BodyAsync(server, chief, "Phòng Văn hóa - Xã hội xã", BodyKind.Department);
        var (spokesperson, other) = (Committee(0), Committee(1));
        await chief.SeesAsync("/plan");
        await chief.SubmitAsync("/plan/contacts", ("contact-unit", women.ToString()), ("contact", await IdOfAsync(server, spokesperson)));
        chief.Page.Find("section[aria-labelledby=contacts] li")!.TextContent.ShouldContain(spokesperson.FullName);

        (await chief.SubmitAsync("/plan", ("unit", women.ToString()), ("text", "họp"))).Errors.ShouldHaveSingleItem().ShouldContain("từ 5 đến 300 ký tự");
        chief.Page.Find("#text")!.TextContent.ShouldBe("họp", "what was typed is not lost");
        await chief.SubmitAsync("/plan", ("unit", women.ToString()), ("text", "Vận động phụ nữ giúp nhau cài Zalo, vào nhóm thôn"), ("source", "Kế hoạch 76/KH-UBND, mục III.2"), ("due", "2026-12-15"));
        await chief.SubmitAsync("/plan", ("unit", culture.ToString()), ("text", "Phát thanh về mô hình ba buổi một tuần"), ("due", "2026-11-10"));
        var late = Item(chief.Page, "Phát thanh về mô hình");
        late.ShouldContain("quá hạn", customMessage: "a plan may be dated after its own deadline; the task is shown as late at once");

        // The union's contact sees its own task first and tells what was done; whoever speaks for nobody has no form and no way.
        var number = Number(chief.Page, "Vận động phụ nữ");
        using var speaker = await Officer.SignInAsync(server, spokesperson);
        (await speaker.SeesAsync("/plan")).FindAll("section[aria-labelledby=open] .item")[0].TextContent.ShouldContain("việc của đơn vị bạn");
        speaker.Page.FindAll("form[action='/plan']").ShouldBeEmpty();
        await speaker.SeesAsync($"/plan/{number}");
        speaker.Page.Words.ShouldContain("Kế hoạch 76/KH-UBND, mục III.2");
        (await speaker.SubmitAsync($"/plan/{number}/results", ("on", "2026-11-24"), ("result", "Ra quân ở ba thôn, giúp cài Zalo"))).Errors.ShouldHaveSingleItem().ShouldContain("không ở tương lai");
        speaker.Page.Find("#result")!.TextContent.ShouldBe("Ra quân ở ba thôn, giúp cài Zalo", "what was typed is not lost");
        (await speaker.SubmitAsync($"/plan/{number}/results", ("on", "2026-11-20"), ("result", "Ra quân ở ba thôn, giúp cài Zalo"), ("present", "khá đông"))).Errors.ShouldHaveSingleItem().ShouldContain("chữ số");
        await speaker.SubmitAsync($"/plan/{number}/results", ("on", "2026-11-20"), ("result", "Ra quân ở ba thôn, giúp cài Zalo"), ("present", "1.120"));
        await speaker.SubmitAsync($"/plan/{number}/results", ("on", "2026-11-22"), ("result", "Phát tờ rơi ở chợ Phú Lộc"), ("done", "yes"));
        speaker.Page.FindAll("section[aria-labelledby=results] li").Select(li => li.QuerySelector("strong")!.TextContent).ShouldBe(["22/11/2026", "20/11/2026"]);
        speaker.Page.FindAll($"form[action='/plan/{number}/results']").ShouldBeEmpty("the union said that it is done");
        using var stranger = await Officer.SignInAsync(server, other);
        (await stranger.SeesAsync($"/plan/{number}")).FindAll("form[action*='/plan/']").ShouldBeEmpty();
        (await PostAsync(stranger, $"/plan/{number}/results", ("on", "2026-11-20"), ("result", "Không phải việc của tôi"))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await PostAsync(stranger, $"/plan/{number}/accept")).Status.ShouldBe(HttpStatusCode.Forbidden);
        using var head = await server.SignInAsync(StaffRole.HamletHead);
        (await head.OpenAsync("/plan")).Status.ShouldBe(HttpStatusCode.Forbidden);

        // Given back with a reason the union reads, then done.
        await chief.SeesAsync($"/plan/{number}");
        await chief.SubmitAsync($"/plan/{number}/back", ("reason", "Còn thôn Đông Khê chưa đến"));
        (await speaker.SeesAsync($"/plan/{number}")).Words.ShouldContain("Trả lại để làm tiếp: Còn thôn Đông Khê chưa đến");
        await speaker.SubmitAsync($"/plan/{number}/results", ("on", "2026-11-23"), ("result", "Đã đến thôn Đông Khê, cài cho 14 hộ"), ("present", "30"), ("done", "yes"));
        await chief.SeesAsync($"/plan/{number}");
        await chief.SubmitAsync($"/plan/{number}/accept");
        Row(await chief.SeesAsync("/plan"), "Hội Liên hiệp Phụ nữ xã").ShouldBe(["Hội Liên hiệp Phụ nữ xã", "1", "1", "0", "0", "3", "1.150"]);
        Row(chief.Page, "Phòng Văn hóa - Xã hội xã").ShouldBe(["Phòng Văn hóa - Xã hội xã", "1", "0", "0", "1", "0", "0"]);
        chief.Page.FindAll("section[aria-labelledby=finished] .item").Single(i => i.GetAttribute("href") == $"/plan/{number}").TextContent.ShouldContain("đã xong");

        // Every step is in the journal, none of the words is.
        var entries = await server.ReadAsync(db => db.Set<JournalEntry>().Where(e => e.Subject == $"plan-task:{number}").OrderBy(e => e.Sequence).Select(e => new { e.Fact, e.Details }).ToListAsync(Stop));
        entries.Select(e => e.Fact).ShouldBe(["governance.task-assigned.v1", "governance.result-submitted.v1", "governance.result-submitted.v1", "governance.task-given-back.v1", "governance.result-submitted.v1", "governance.task-accepted.v1"]);
        entries.ShouldAllBe(e => !e.Details.Contains("Zalo") && !e.Details.Contains("hộ"));
    }

    [Theory, OnBothEngines]
    [Requirement("R-YC-18")]
    public async Task A_merged_body_leaves_its_tasks_to_its_successor_and_a_leaving_contact_to_another(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        var youth = await BodyAsync(server, chief, "Đoàn Thanh niên thị trấn cũ", BodyKind.Union);
        var merged = await BodyAsync(server, chief, "Đoàn Thanh niên xã mới", BodyKind.Union);
        var spokesperson = Committee(0);
        await chief.SeesAsync("/plan");
        await chief.SubmitAsync("/plan/contacts", ("contact-unit", merged.ToString()), ("contact", await IdOfAsync(server, spokesperson)));
        await chief.SubmitAsync("/plan", ("unit", youth.ToString()), ("text", "Lắp mười camera cổng thôn"), ("due", "2026-12-20"));
        var number = Number(chief.Page, "Lắp mười camera");
        await chief.SeesAsync("/areas/units");
        await chief.SubmitAsync($"/areas/units/{youth}/end", ("until", "2026-11-22"), ("successor", "Đoàn Thanh niên xã mới"));
        using var speaker = await Officer.SignInAsync(server, spokesperson);
        (await speaker.SeesAsync($"/plan/{number}")).Words.ShouldContain("Đoàn Thanh niên xã mới (giao cho Đoàn Thanh niên thị trấn cũ, nay là đơn vị này)");
        await speaker.SubmitAsync($"/plan/{number}/results", ("on", "2026-11-23"), ("result", "Đã lắp bốn camera ở cổng thôn"));
        (await chief.SeesAsync("/plan")).FindAll("#unit option").Select(o => o.TextContent).ShouldNotContain("Đoàn Thanh niên thị trấn cũ");

        // A task that falls away keeps its reason and counts nowhere.
        await chief.SeesAsync($"/plan/{number}");
        (await chief.SubmitAsync($"/plan/{number}/withdraw", ("reason", ""))).Errors.ShouldHaveSingleItem().ShouldContain("Ghi lý do");
        await chief.SubmitAsync($"/plan/{number}/withdraw", ("reason", "Chuyển sang dự án của tỉnh"));
        chief.Page.Words.ShouldContain("Đã rút ngày 23/11/2026: Chuyển sang dự án của tỉnh");
        (await chief.SeesAsync("/plan")).FindAll("tbody tr").ShouldNotContain(r => r.TextContent.Contains("Đoàn Thanh niên xã mới", StringComparison.Ordinal));

        await using var scope = server.Services.CreateAsyncScope();
        var holdings = scope.ServiceProvider.GetServices<IAccountHoldings>().OfType<ContactHoldings>().Single();
        var (from, to) = (new StaffId(Guid.Parse(await IdOfAsync(server, spokesperson))), new StaffId(Guid.Parse(await IdOfAsync(server, Committee(1)))));
        var held = (await holdings.OfAsync(from, Stop)).Single(h => h.Label == "Đoàn Thanh niên xã mới");
        held.Takers.ShouldContain(to);
        (await holdings.PassAsync(held, new Passing(server.Commune, from, to, null, server.Clock.GetUtcNow(), ""), Stop)).Succeeded.ShouldBeTrue();
        await scope.ServiceProvider.GetRequiredService<BinhYenDb>().SaveChangesAsync(Stop);
        (await holdings.OfAsync(from, Stop)).ShouldNotContain(h => h.Label == "Đoàn Thanh niên xã mới");
        (await server.ReadAsync(db => db.Set<UnitContact>().Where(c => c.UnitId == merged).Select(c => c.StaffId).ToListAsync(Stop))).ShouldBe([to]);
    }

    private static DemoAccount Committee(int index) => BinhYenServer.Every(StaffRole.Committee).ElementAt(index);

    private static async Task<Guid> BodyAsync(BinhYenServer server, Officer chief, string name, BodyKind kind)
    {
        await chief.SeesAsync("/areas/units");
        await chief.SubmitAsync(chief.Page.Document.Forms.Single(f => f is { Method: "post" } && f.GetAttribute("action") == "/areas/units"), [("name", name), ("kind", kind.ToString())]);
        return await server.ReadAsync(db => db.Set<CommuneUnit>().Where(u => u.Name == name).Select(u => u.Id).SingleAsync(Stop));
    }

    private static Task<string> IdOfAsync(BinhYenServer server, DemoAccount account) =>
        server.ReadAsync(async db => (await db.Set<StaffMember>().Where(s => s.UserName == account.User).Select(s => s.Id).SingleAsync(Stop)).ToString());

    private static async Task<WebPage> PostAsync(Officer officer, string address, params (string Name, string Value)[] fields)
    {
        await officer.SeesAsync("/me");
        var token = officer.Page.Find("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        return await officer.PostAsync(address, [new("__RequestVerificationToken", token), .. fields.Select(f => KeyValuePair.Create(f.Name, f.Value))]);
    }

    private static string Item(WebPage page, string text) => page.FindAll(".item").Single(i => i.TextContent.Contains(text, StringComparison.Ordinal)).TextContent;

    private static int Number(WebPage page, string text) =>
        int.Parse(page.FindAll(".item").Single(i => i.TextContent.Contains(text, StringComparison.Ordinal)).GetAttribute("href")!.Split('/')[^1], System.Globalization.CultureInfo.InvariantCulture);

    private static IReadOnlyList<string> Row(WebPage page, string first) =>
        [.. page.FindAll("tbody tr").Single(r => r.QuerySelector("td")!.TextContent == first).QuerySelectorAll("td").Select(td => td.TextContent.Trim())];
}
