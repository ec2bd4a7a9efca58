using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using BinhYen.Communes.Households;
using BinhYen.Governance;
using BinhYen.Platform;
using BinhYen.Platform.Journal;
using BinhYen.Staff;
using BinhYen.Testing;
using BinhYen.Tests.Drivers;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Tests.Governance;

/// <summary>Of people in the care of the authorities the survey keeps a number a year; a list of them comes in by no way (R-TT-16).</summary>
[Trait("Speed", "Slow")]
public sealed class YearTotalsTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, OnBothEngines]
    [Requirement("R-TT-16")]
    public async Task The_survey_takes_one_number_a_year_for_each_topic_and_nothing_else(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine);
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        await chief.SeesAsync("/survey");

        // A year and five short numbers are all there is to type: no text, no file, no hamlet, no list.
        var form = chief.Page.Form("/survey");
        form.QuerySelectorAll("input:not([type=hidden]), select, textarea").Select(f => f.GetAttribute("name"))
            .ShouldBe(["year", "total-camehome", "total-releasedearly", "total-educated", "total-intreatment", "total-helped"]);
        form.QuerySelectorAll("input[name^=total-]").ShouldAllBe(f => f.GetAttribute("maxlength") == "7" && f.GetAttribute("inputmode") == "numeric");
        form.QuerySelectorAll("input[type=file], textarea").ShouldBeEmpty();
        chief.Page.Words.ShouldContain("hệ thống riêng của Công an");

        (await chief.SubmitAsync("/survey", ("year", "2025"), ("total-camehome", "Lò Văn A, Lò Văn B"))).Errors.ShouldHaveSingleItem().ShouldContain("Không ghi tên");
        (await chief.SubmitAsync("/survey", ("year", "2025"), ("total-camehome", "3 (xóm Bãi)"))).Errors.ShouldHaveSingleItem().ShouldContain("một con số");
        (await chief.SubmitAsync("/survey", ("year", "2025"), ("total-camehome", "-1"))).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await chief.SubmitAsync("/survey", ("year", "2027"), ("total-camehome", "3"))).Errors.ShouldHaveSingleItem().ShouldContain("đến năm nay");
        (await server.ReadAsync(db => db.Set<YearTotal>().CountAsync(Stop))).ShouldBe(0);

        await chief.SubmitAsync("/survey", ("year", "2025"), ("total-camehome", "12"), ("total-releasedearly", "2"), ("total-helped", "0"));
        Row(chief.Page, "2025").ShouldBe(["2025", "12", "2", "không đếm", "không đếm", "0"]);
        await chief.SubmitAsync("/survey", ("year", "2025"), ("total-camehome", "1.013"), ("total-releasedearly", ""), ("total-helped", "9"));
        Row(chief.Page, "2025").ShouldBe(["2025", "1.013", "không đếm", "không đếm", "không đếm", "9"]);
        (await server.ReadAsync(db => db.Set<JournalEntry>().Where(e => e.Fact == "governance.year-totals-written.v1").Select(e => e.Subject).Distinct().ToListAsync(Stop))).ShouldBe(["survey:2025"]);

        // Nothing leads from a number to anybody; the committee reads, and writes nothing.
        using var committee = await server.SignInAsync(StaffRole.Committee);
        (await committee.SeesAsync("/survey")).FindAll("main form, main td a").ShouldBeEmpty();
        using var officer = await server.SignInAsync(StaffRole.AreaOfficer);
        (await officer.OpenAsync("/survey")).Status.ShouldBe(HttpStatusCode.Forbidden);

        // What is kept is a number of the commune for a year, and who wrote it.
        var columns = await server.ReadAsync(db => Task.FromResult(db.Model.FindEntityType(typeof(YearTotal))!.GetProperties().Select(p => (p.Name, p.ClrType)).ToList()));
        columns.Select(c => c.Name).ShouldBe(["CommuneId", "Year", "Topic", "Count", "By", "At"], ignoreOrder: true);
        columns.ShouldNotContain(c => c.ClrType == typeof(string) || c.ClrType == typeof(HamletId));
    }

    [Theory, OnBothEngines]
    [Requirement("R-TT-16")]
    public async Task No_table_column_kind_or_import_keeps_a_list_or_a_tag_of_them(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine);

        // The whole model: tables, columns, and the names a stored kind can have.
        var (names, kinds) = await server.ReadAsync(db => Task.FromResult((
            db.Model.GetEntityTypes().SelectMany(e => e.GetProperties().Select(p => $"{e.GetTableName()}.{p.Name}")).ToList(),
            db.Model.GetEntityTypes().SelectMany(e => e.GetProperties().Select(p => Nullable.GetUnderlyingType(p.ClrType) ?? p.ClrType)).Where(t => t.IsEnum && t != typeof(YearTopic)).Distinct().SelectMany(t => Enum.GetNames(t).Select(n => $"{t.Name}.{n}")).ToList())));
        (names.Count, kinds.Count).ShouldSatisfyAllConditions(c => c.Item1.ShouldBeGreaterThan(400), c => c.Item2.ShouldBeGreaterThan(200));
        const string managed = @"prison|convict|parole|probation|releas(ed|ee)_?(early|person)|ex_?offender|addict|drug_?user|managed_?(subject|person)|rehab|reintegrat|criminal_?record|suspect|watch_?list|doi_?tuong|tien_?an|nghien|tha_?tu|dac_?xa";
        names.Concat(kinds).Where(n => Regex.IsMatch(n, managed, RegexOptions.IgnoreCase)).ShouldBeEmpty();
        // The one place that speaks of them holds numbers.
        (await server.ReadAsync(db => Task.FromResult(db.Model.GetEntityTypes().Where(e => e.GetProperties().Any(p => p.ClrType == typeof(YearTopic))).Select(e => e.GetTableName()).ToList()))).ShouldBe(["survey_year_totals"]);

        // By a file: such columns are dropped before anything is stored, told by their header or by what they say, and nothing of them is on the disk.
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        await chief.SeesAsync("/households/imports");
        var list = "Thôn;Họ tên;Điện thoại;Đối tượng quản lý;Ghi chú\nĐông Khê;Lại Văn Tư;0100000401;diệnmậtxoantheomuoibay;tha tù có điều kiện zumvoixoanhaitangmuoibay\nĐông Khê;Mẫn Thị Năm;0100000402;diệnmậtxoantheomuoibay;nghiện ma túy zumvoixoanhaitangmuoibay\n";
        var page = await chief.UploadAsync("/households/imports", "file", "danh sach.csv", Encoding.UTF8.GetBytes(list));
        page.Words.ShouldContain("Đã bỏ 2 cột, không lưu");
        page.Words.ShouldContain("không lập danh sách đối tượng");
        page.Source.ShouldNotContain("diệnmậtxoantheomuoibay");
        page.Source.ShouldNotContain("zumvoixoanhaitangmuoibay");
        var kept = await server.ReadAsync(db => db.Set<HouseholdImport>().AsNoTracking().CountAsync(Stop));
        kept.ShouldBe(1);
        RawBytes.Found(server.DataFolder, "diệnmậtxoantheomuoibay", "zumvoixoanhaitangmuoibay").ShouldBeEmpty();
        server.Log.All.ShouldNotContain(line => line.Contains("zumvoixoanhaitangmuoibay"));

        // The profile says so, and nobody can switch it off.
        (await chief.SeesAsync("/profile/safety")).Words.ShouldContain("Không lập danh sách, gắn nhãn, chấm điểm người");
        chief.Page.FindAll("form[action='/profile/safety/edit'] input:not([type=hidden]):not([disabled])").ShouldBeEmpty();
    }

    private static IReadOnlyList<string> Row(WebPage page, string year) =>
        [.. page.FindAll("tbody tr").Single(r => r.QuerySelector("td")!.TextContent == year).QuerySelectorAll("td").Select(td => td.TextContent.Trim())];
}
