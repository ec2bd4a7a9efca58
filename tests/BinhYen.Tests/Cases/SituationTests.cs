using System.Collections;
using System.Net;
using BinhYen.Cases;
using BinhYen.Cases.Situation;
using BinhYen.Communes.ModelProfile;
using BinhYen.Staff;
using BinhYen.Testing;
using BinhYen.Tests.Drivers;
using BinhYen.Tests.Given;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Tests.Cases;

/// <summary>The situation is reports, places and events in figures: no person is in it, and no private talk (R-DT-05, R-TL-06).</summary>
public sealed class SituationTests
{
    [Theory, OnBothEngines]
    [Requirement("R-DT-05", "R-TL-06")]
    public async Task Reports_places_and_events_are_counted_and_compared_with_the_time_before(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine);
        var verified = await server.ReportAsync("quán hát to", "H01");
        for (var i = 0; i < 2; i++) await server.ReportAsync($"trộm lần {i}", "H01", Theft);
        await server.ReportAsync("trộm nơi khác", "H02", Theft);
        await server.ReportAsync("trộm tháng trước", "H02", o => Theft(o) with { ReceivedAt = server.Clock.GetUtcNow().AddDays(-30) });
        // What tells nothing of the situation, and what figures may not tell.
        await server.ReportAsync("làm căn cước thế nào", "H01", o => o with { Kind = CaseKind.ProcedureQuestion, Category = CaseCategory.ProcIdCard });
        await server.ReportAsync("cảnh sát vòi tiền", "H01", o => o with { Kind = CaseKind.PoliceConduct, Category = CaseCategory.PoliceConduct, OfficerConflict = true });
        await server.ReportAsync("học sinh đánh nhau", "H01", o => o with { Category = CaseCategory.Assault });
        await server.ReadAsync(db => db.Set<Case>().Where(c => c.Category == CaseCategory.Assault).ExecuteUpdateAsync(s => s.SetProperty(c => c.ConcernsMinor, true)));
        using (var officer = await Officer.SignInAsync(server, BinhYenServer.Account("cskv-p04"))) await CaseWorkTests.HandlingAsync(officer, verified);

        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        (await chief.SeesAsync("/desk")).Find("a[href='/situation']").ShouldNotBeNull();
        var page = await chief.SeesAsync("/situation");
        page.Heading.ShouldBe("Tình hình tháng 11/2026");
        page.Words.ShouldContain("Số tin báo không phải là số vụ phạm tội");
        var (first, second) = ((await server.HamletAsync("H01")).FullName, (await server.HamletAsync("H02")).FullName);
        Row(page, "Theo lĩnh vực", "Trộm cắp").ShouldBe(["Trộm cắp", "3", "1", "3", "0"]);
        Row(page, "Theo lĩnh vực", "Tiếng ồn, karaoke").ShouldBe(["Tiếng ồn, karaoke", "1", "0", "1", "1"], "reports, before, events, seen to be so");
        Row(page, "Theo thôn, xóm", first)[..5].ShouldBe([first, "3", "0", "3", "1"]);
        Row(page, "Theo thôn, xóm", second)[..5].ShouldBe([second, "1", "1", "1", "0"]);
        page.FindAll("tr").Select(r => Cells(r)).ShouldContain(c => c.SequenceEqual(new[] { first, "Trộm cắp", "2", "0" }), "place by kind");
        Row(page, "Bà con báo vào lúc nào", "Sáng (5–12 giờ)").ShouldBe(["Sáng (5–12 giờ)", "4", "0"], "Monday at nine");
        foreach (var hidden in new[] { "căn cước", "Thái độ, tác phong", "Đánh nhau" }) page.FindAll("table").ShouldAllBe(t => !t.TextContent.Contains(hidden));
        // A narrow screen folds every row into lines with their own labels.
        page.FindAll("tbody td:not(:first-child)").ShouldAllBe(td => td.HasAttribute("data-label"));

        // Longer times hold both months; a wish for any other window is this month.
        Row(await chief.SeesAsync("/situation?period=2026-Q4"), "Theo lĩnh vực", "Trộm cắp")[1].ShouldBe("4");
        Row(await chief.SeesAsync("/situation?period=2026"), "Theo lĩnh vực", "Trộm cắp")[1].ShouldBe("4");
        (await chief.SeesAsync("/situation?period=2026-10")).Heading.ShouldBe("Tình hình tháng 10/2026");
        (await chief.SeesAsync("/situation?period=2026-11-23")).Heading.ShouldBe("Tình hình tháng 11/2026");
    }

    [Theory, OnBothEngines]
    [Requirement("R-DT-05", "R-TL-06")]
    [Threat(5)]
    public async Task It_names_nobody_says_nothing_of_private_talk_and_hides_small_numbers_from_the_committee(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine);
        using var resident = new Resident(server);
        await resident.ReportAsync(("ke", "Ông Hoàng Văn Bị Nêu ở thôn đánh bạc xoanhaitang"), ("thon", "H01"), ("ai", "kin"), ("ten", "Lường Thị Báo Tin"), ("sdt", "0100000955"));
        for (var i = 0; i < 7; i++) await server.ReportAsync($"trộm lần {i}", "H01", Theft);
        for (var i = 0; i < 3; i++) await server.ReportAsync($"trộm nơi khác {i}", "H02", Theft);
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        var before = (await chief.SeesAsync("/situation")).Find("main")!.TextContent;

        // More said in private changes no figure: what is counted is reports, never messages.
        await resident.LookUpAsync(resident.ReportCode);
        for (var i = 0; i < 3; i++) await resident.SubmitAsync("/tin-cua-toi/them", ("them", $"Kể thêm xoanhaitang {i}"));
        (await chief.SeesAsync("/situation")).Find("main")!.TextContent.ShouldBe(before);
        // A person cannot be asked for: no field takes a word, no link leads from a figure to anybody's report.
        chief.Page.FindAll("main input, main textarea").ShouldBeEmpty();
        chief.Page.FindAll("main a").ShouldBeEmpty();
        (await chief.SeesAsync("/situation?q=B%E1%BB%8B+N%C3%AAu&person=1&officer=1")).Find("main")!.TextContent.ShouldBe(before);

        using var committee = await server.SignInAsync(StaffRole.Committee);
        (await committee.SeesAsync("/situation")).FindAll("td").Select(c => c.TextContent).ShouldNotContain("5+", "what moves within the hour tells of that hour's one report");
        server.Clock.Advance(TimeSpan.FromDays(7));
        using var member = await server.SignInAsync(StaffRole.Committee);
        var page = await member.SeesAsync("/situation");
        var (first, second) = ((await server.HamletAsync("H01")).FullName, (await server.HamletAsync("H02")).FullName);
        Row(page, "Theo thôn, xóm", second)[1].ShouldBe("<5");
        page.FindAll("tr").Select(r => Cells(r)).ShouldNotContain(c => c.Count > 2 && c[0] == second && c[1] == "Trộm cắp", "a row for three would say that somebody reported");
        Row(page, "Theo lĩnh vực", "Trộm cắp")[1].ShouldBe("10+");
        // Eight in the hamlet less seven thefts would be the one report of gambling: neither number is shown.
        Row(page, "Theo thôn, xóm", first)[1].ShouldBe("5+");
        page.FindAll("tr").Select(r => Cells(r)).ShouldContain(c => c.SequenceEqual(new[] { first, "Trộm cắp", "5+", "0" }));
        page.Words.ShouldContain("ghi là <5");
        foreach (var shown in new[] { before, page.Source })
            foreach (var personal in new[] { "Bị Nêu", "Báo Tin", "0100000955", "xoanhaitang", "cskv", "Lưu Gia Bách" }) shown.ShouldNotContain(personal);
        using var area = await Officer.SignInAsync(server, BinhYenServer.Account("cskv-p04"));
        using var head = await server.SignInAsync(StaffRole.HamletHead);
        (await head.OpenAsync("/situation")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await resident.OpenAsync("/situation")).Words.ShouldNotContain("Trộm cắp");
    }

    [Fact]
    [Requirement("R-DT-05", "R-TL-06")]
    public void Its_figures_have_no_place_for_a_person_and_the_refusal_cannot_be_switched_off()
    {
        // Counts, days and the names of kinds and places; were there an id of anybody or a sealed word, its type would stand here.
        var found = new HashSet<Type>();
        Collect(typeof(SituationView), found);
        found.Where(t => t.Namespace != typeof(SituationView).Namespace).ShouldBe([typeof(int), typeof(string), typeof(bool), typeof(DateOnly)], ignoreOrder: true);
        found.Where(t => t.Namespace == typeof(SituationView).Namespace).ShouldBe([typeof(SituationView), typeof(SituationRow), typeof(SituationHours), typeof(SituationPeriod), typeof(RoughCount)], ignoreOrder: true);
        var safety = ProfileKeys.All.Where(k => k.Name.StartsWith("safety.", StringComparison.Ordinal)).ToList();
        safety.Count(k => k.Rows.Contains("R-DT-05") && k.Rows.Contains("R-TL-06")).ShouldBe(2, "no lists of persons, no reading of private talk");
        safety.ShouldAllBe(k => k.LockedBecause != null);
    }

    [Fact]
    public void Numbers_that_could_point_to_somebody_are_rough_for_whoever_may_not_open_reports() =>
        new[] { 0, 1, 4, 5, 9, 10, 27 }.Select(n => new RoughCount(n, IsExact: false).ToString()).ShouldBe(["0", "<5", "<5", "5+", "5+", "10+", "25+"]);

    private static CaseOpening Theft(CaseOpening opening) => opening with { Kind = CaseKind.CrimeTip, Category = CaseCategory.Theft };

    private static void Collect(Type type, HashSet<Type> found)
    {
        if (type.IsGenericType && type.IsAssignableTo(typeof(IEnumerable))) type = type.GetGenericArguments()[0];
        if (!found.Add(type) || type.Namespace != typeof(SituationView).Namespace) return;
        foreach (var property in type.GetProperties()) Collect(property.PropertyType, found);
    }

    private static IReadOnlyList<string> Cells(AngleSharp.Dom.IElement row) => [.. row.QuerySelectorAll("td").Select(c => c.TextContent.Trim())];

    private static string[] Row(WebPage page, string section, string name) =>
        [.. Cells(page.FindAll("section").Single(s => s.QuerySelector("h2")?.TextContent == section).QuerySelectorAll("tbody tr").Single(r => Cells(r)[0] == name))];
}
