using BinhYen.Communes;
using BinhYen.Staff;
using BinhYen.Testing;
using BinhYen.Tests.Drivers;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Tests.Communes;

public sealed class UnitTests(Servers servers) : IClassFixture<Servers>
{
    [Theory, OnBothEngines, Requirement("R-YC-91", "R-HG-68")]
    public async Task Invited_units_of_every_kind_are_listed_with_their_answer_and_silence_is_no_refusal(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        var page = await chief.SeesAsync("/areas/units");
        Row(page, "HTX nông nghiệp Phú Lộc").ShouldContain("Hợp tác xã");
        Row(page, "HTX nông nghiệp Phú Lộc").ShouldContain("chưa trả lời");
        Row(page, "May Sao Khê").ShouldContain("Doanh nghiệp");
        Row(page, "May Sao Khê").ShouldContain("tham gia");
        var form = (AngleSharp.Html.Dom.IHtmlFormElement)page.FindAll("tbody tr").Single(r => r.QuerySelector("strong")!.TextContent.Contains("HTX nông nghiệp", StringComparison.Ordinal)).QuerySelector("form[action$='/answer']")!;
        await chief.SubmitAsync(form, [], ("answer", "Joined"));
        Row(await chief.SeesAsync("/areas/units"), "HTX nông nghiệp Phú Lộc").ShouldContain("tham gia 23/11/2026");
        (await chief.SeesAsync("/targets")).Words.ShouldContain("2/6 (33,3 %)", customMessage: "the cooperative counts beside the five enterprises");

        (await chief.SeesAsync("/areas/units")).ShouldNotBeNull();
        (await AddAsync(chief, "HTX nong nghiep Phu Loc (hu cau)", "Cooperative")).Errors.ShouldBe(["Đơn vị này đã có trong danh sách."]);
    }

    [Fact, Requirement("R-TT-04")]
    public async Task A_body_that_no_longer_exists_is_found_with_its_end_and_what_took_over()
    {
        var server = await servers.OnAsync(Engine.Sqlite);
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        foreach (var name in new[] { "Công an huyện Sông Thượng", "Công an tỉnh Sông Thanh" })
        {
            await chief.SeesAsync("/areas/units");
            await AddAsync(chief, name, "IssuingBody");
        }

        var bodies = await server.ReadAsync(db => db.Set<CommuneUnit>().AsNoTracking().Where(u => u.Kind == BodyKind.IssuingBody).ToListAsync());
        var district = bodies.Single(b => b.Name.Contains("huyện", StringComparison.Ordinal)).Id;
        await chief.SeesAsync("/areas/units");
        await chief.SubmitAsync($"/areas/units/{district}/end", ("until", "2025-06-30"), ("successor", "Công an tỉnh Sông Thanh"));
        Row(await chief.SeesAsync("/areas/units?q=cong an huyen"), "Công an huyện Sông Thượng").ShouldContain("đến hết 30/06/2025, nay là Công an tỉnh Sông Thanh");
        var ended = await server.ReadAsync(db => db.Set<CommuneUnit>().AsNoTracking().SingleAsync(u => u.Id == district));
        ended.ExistsOn(new DateOnly(2022, 5, 19)).ShouldBeTrue("the plan of 2022 quotes a body that existed then");
        ended.ExistsOn(new DateOnly(2026, 1, 1)).ShouldBeFalse();
    }

    private static Task<WebPage> AddAsync(Officer chief, string name, string kind) =>
        chief.SubmitAsync(chief.Page.Document.Forms.Single(f => f is { Method: "post" } && f.GetAttribute("action") == "/areas/units"), [("name", name), ("kind", kind)]);

    private static string Row(WebPage page, string name) => string.Join(' ', page.FindAll("tbody tr").Single(r => r.QuerySelector("strong")?.TextContent.Contains(name, StringComparison.Ordinal) is true).TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
