using System.Net;
using BinhYen.Confidentiality;
using BinhYen.Confidentiality.Incidents;
using BinhYen.Confidentiality.Journals;
using BinhYen.Platform;
using BinhYen.Platform.Journal;
using BinhYen.Staff;
using BinhYen.Testing;
using BinhYen.Tests.Cases;
using BinhYen.Tests.Drivers;
using BinhYen.Tests.Given;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Tests.Confidentiality;

/// <summary>P-15, P-16, S-15: clocks from the moment of detection, whose data by codes and numbers, a form to print, a file for five years.</summary>
[Trait("Speed", "Slow")]
public sealed class IncidentTests(Servers servers) : IClassFixture<Servers>
{
    private static readonly DateTimeOffset Detected = BinhYenServer.Start.AddHours(-1);

    [Theory]
    [InlineData(true, false, false, "FirstNotice+24,FullReport+72,BreachNotice+72,Remedied")]
    [InlineData(true, true, false, "FirstNotice+24,FullReport+72,BreachNotice+72,PersonsTold+72,Remedied")]
    [InlineData(false, false, true, "FirstNotice+0,FullReport+72,Remedied")]
    public void Each_kind_of_incident_has_its_clocks(bool personal, bool location, bool national, string expected)
    {
        var incident = new Incident { Number = "SC-1", DetectedAt = Detected, TouchesPersonalData = personal, TouchesLocation = location, TouchesNationalSecurity = national };
        string.Join(',', incident.Duties().Select(d => d.Due is { } due ? $"{d.Duty}+{(due - Detected).TotalHours}" : d.Duty.ToString())).ShouldBe(expected);
        incident.KeepUntil.ShouldBeNull();
        incident.Do(IncidentDuty.Remedied, Detected.AddDays(2), new StaffId(Guid.NewGuid())).Succeeded.ShouldBeTrue();
        incident.KeepUntil.ShouldBe(Detected.AddDays(2).AddYears(5));
    }

    [Theory, OnBothEngines]
    [Requirement("R-YC-19")]
    public async Task A_drill_goes_through_every_step_and_prints_form_08(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine);
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        await chief.SeesAsync("/incidents");
        await chief.SubmitAsync("/incidents", ("detected", "2026-11-23T08:00"), ("what", "Mất một máy tính bảng của trực ban"), ("personal", "1"), ("drill", "1"));
        var address = chief.Page.Path;
        chief.Page.Heading.ShouldContain("diễn tập");
        chief.Page.Words.ShouldContain("trước 08:00 ngày 24/11/2026");
        chief.Page.Words.ShouldContain("trước 08:00 ngày 26/11/2026");

        server.Clock.Advance(TimeSpan.FromHours(20));
        // A session ends while nobody sits there.
        using (var evening = await server.SignInAsync(StaffRole.PoliceChief)) await StepAsync(evening, address, IncidentDuty.FirstNotice);
        server.Clock.Advance(TimeSpan.FromHours(23));
        server.Clock.Advance(TimeSpan.FromHours(23));
        server.Clock.Advance(TimeSpan.FromHours(23));
        using var later = await server.SignInAsync(StaffRole.PoliceChief);
        (await later.SeesAsync("/incidents")).Words.ShouldContain("quá hạn");
        await StepAsync(later, address, IncidentDuty.BreachNotice);
        later.Page.Words.ShouldContain("muộn");
        await StepAsync(later, address, IncidentDuty.Remedied);
        await later.SubmitAsync($"{address}/form", ("kinds", "Lời kể đã mã hóa"), ("persons", "0"), ("measures", "Khóa máy từ xa"));
        var printed = await later.SeesAsync($"{address}/form-08");
        printed.Words.ShouldContain("DIỄN TẬP");
        printed.Words.ShouldContain("Khóa máy từ xa");
        (await server.ReadAsync(db => db.Set<JournalEntry>().Where(e => e.Fact.StartsWith("incidents.")).Select(e => e.Details).ToListAsync())).ShouldAllBe(d => !d.Contains("máy tính bảng"));
    }

    [Theory, OnBothEngines]
    public async Task Whose_data_tells_codes_and_numbers_and_never_who(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        var opened = await server.ReportAsync("Nguyễn Thị Canary kể chuyện riêng", "H01");
        var account = BinhYenServer.Account("cskv-p04");
        using (var officer = await Officer.SignInAsync(server, account)) await CaseWorkTests.DoAsync(officer, opened, "look");
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        await chief.SeesAsync("/incidents");
        await chief.SubmitAsync("/incidents", ("detected", "2026-11-23T08:00"), ("what", "Lộ mật khẩu một tài khoản"));
        var address = chief.Page.Path;
        var id = chief.Page.FindAll("#account option").First(o => o.TextContent.Contains(account.FullName, StringComparison.Ordinal)).GetAttribute("value")!;

        await chief.SubmitAsync($"{address}/whose-data", ("account", id), ("from", "2026-11-22T00:00"), ("until", "2026-11-24T00:00"));

        chief.Page.Words.ShouldContain(opened.Code.ToString());
        chief.Page.Words.ShouldContain("có thể đã đọc");
        chief.Page.Source.ShouldNotContain("Canary");
        (await server.ReadAsync(db => db.Set<JournalEntry>().CountAsync(e => e.Fact == "incidents.whose-data-asked.v1"))).ShouldBeGreaterThan(0, "the asking is written down too");
    }

    [Theory, OnBothEngines]
    [Threat(2)]
    public async Task Whose_data_cannot_be_asked_minute_by_minute_for_reports_about_the_chief(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine);
        var account = BinhYenServer.Account("cskv-p04");
        string about;
        using (var officer = await Officer.SignInAsync(server, account))
        {
            // An officer took it down, saw what it was about and said so: from then on nobody in the commune sees it.
            var opened = await server.ReportAsync("Người đứng đầu ở đó đòi tiền xoquatang", "H01");
            about = opened.Code.ToString();
            await CaseWorkTests.DoAsync(officer, opened, "look");
            var boss = await server.StaffAsync("truong-cong-an");
            await officer.SeesAsync($"/cases/{about}");
            await officer.SubmitAsync($"/cases/{about}/widen-conflict", ("widen-conflict-who", boss.Id.ToString()), ("widen-conflict-why", "Tin nói về Trưởng Công an xã"));
        }

        server.Clock.Advance(TimeSpan.FromHours(3));
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        await chief.SeesAsync("/incidents");
        await chief.SubmitAsync("/incidents", ("detected", "2026-11-23T08:00"), ("what", "Lộ mật khẩu một tài khoản"));
        var address = chief.Page.Path;
        var id = chief.Page.FindAll("#account option").First(o => o.TextContent.Contains(account.FullName, StringComparison.Ordinal)).GetAttribute("value")!;

        // 9:00 is when it happened; at 6:00 the officer was asleep. Both say the same.
        var answers = new List<string>();
        foreach (var (from, until) in new[] { ("2026-11-23T08:59", "2026-11-23T09:01"), ("2026-11-23T06:00", "2026-11-23T06:01") })
        {
            await chief.SubmitAsync($"{address}/whose-data", ("account", id), ("from", from), ("until", until));
            chief.Page.Source.ShouldNotContain(about);
            chief.Page.Words.ShouldContain("0 vụ việc đã bị đụng đến. Việc đóng với bạn, nếu có, không đếm ở đây");
            answers.Add(string.Join('|', chief.Page.FindAll("section[aria-labelledby=whose] li").Select(li => li.TextContent).Where(t => t.Contains("cases.", StringComparison.Ordinal))));
        }

        answers[0].ShouldBe(answers[1]);
        (await chief.SubmitAsync($"{address}/whose-data", ("account", ""), ("key", new string('k', 400)), ("from", "2026-11-23T06:00"), ("until", "2026-11-23T07:00"))).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Theory, OnBothEngines]
    [Threat(2)]
    public async Task Whose_data_counts_nothing_that_the_journal_veils(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine);
        var account = BinhYenServer.Account(StaffRole.ProcedureDesk);
        var ordinary = await server.ReportAsync("ngõ ngập nước sau mưa", "H01");
        using var resident = new Resident(server);
        await resident.ReportAsync(("ke", "Trưởng Công an xã đòi tôi 5 triệu đồng để trả xe"), ("canbo", "co"));
        using (var desk = await Officer.SignInAsync(server, account))
        {
            // One of the two who call about their data reported the chief.
            foreach (var code in new[] { ordinary.TrackingCode.Reveal(), resident.ReportCode })
            {
                await desk.SeesAsync("/data-requests/new");
                await desk.SubmitAsync("/data-requests/new", ("code", code), ("right", nameof(DataRight.See)), ("channel", "Phone"));
                desk.Page.Words.ShouldContain("Đã ghi yêu cầu");
            }
        }

        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        (await chief.SeesAsync("/journal")).FindAll("td[data-label='Việc']").Count(td => td.TextContent == JournalWords.Of("data.requested.v1")).ShouldBe(1);
        await chief.SeesAsync("/incidents");
        await chief.SubmitAsync("/incidents", ("detected", "2026-11-23T08:00"), ("what", "Lộ mật khẩu một tài khoản"));
        var id = chief.Page.FindAll("#account option").First(o => o.TextContent.Contains(account.FullName, StringComparison.Ordinal)).GetAttribute("value")!;
        await chief.SubmitAsync($"{chief.Page.Path}/whose-data", ("account", id), ("from", "2026-11-22T00:00"), ("until", "2026-11-24T00:00"));
        chief.Page.FindAll("section[aria-labelledby=whose] li").Select(li => li.TextContent).ShouldContain("data.requested.v1: 1 lần");
    }

    [Fact]
    public async Task An_incident_of_the_future_is_refused_and_nothing_typed_is_lost()
    {
        var server = await servers.OnAsync(Engine.Sqlite);
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        await chief.SeesAsync("/incidents");
        await chief.SubmitAsync("/incidents", ("detected", "2036-01-01T00:00"), ("what", "chuyện chưa xảy ra"));
        chief.Page.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        chief.Page.Find("#what")!.TextContent.ShouldBe("chuyện chưa xảy ra");
    }

    [Fact]
    public async Task The_register_is_printed_with_the_columns_that_really_exist_and_the_year_is_looked_over()
    {
        var server = await servers.OnAsync(Engine.Sqlite);
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        var page = await chief.SeesAsync("/data-register");
        page.Words.ShouldContain("thread_messages (text)");
        page.Words.ShouldContain("Chưa rà soát lần nào");
        await chief.SubmitAsync("/data-register/yearly", ("remarks", ""));
        chief.Page.Errors.Count.ShouldBeGreaterThan(5);
        await chief.SeesAsync("/data-register");
        await chief.SubmitAsync("/data-register/yearly", [.. Enumerable.Range(0, 10).Select(i => ($"q{i}", "yes"))]);
        chief.Page.Words.ShouldContain("10/10 câu đạt");
        chief.Page.Words.ShouldNotContain("Chưa rà soát lần nào");
    }

    private static async Task StepAsync(Officer chief, string address, IncidentDuty duty)
    {
        await chief.SeesAsync(address);
        var form = chief.Page.FindAll("form").OfType<AngleSharp.Html.Dom.IHtmlFormElement>().First(f => f.QuerySelector($"input[name=duty][value={duty}]") is not null);
        await chief.SubmitAsync(form, []);
        chief.Page.Status.ShouldBe(HttpStatusCode.OK);
    }
}
