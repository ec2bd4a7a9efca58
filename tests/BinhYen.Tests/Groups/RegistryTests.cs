using System.Net;
using BinhYen.Groups;
using BinhYen.Platform.Journal;
using BinhYen.Staff;
using BinhYen.Testing;
using BinhYen.Tests.Drivers;
using BinhYen.Tests.Given;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Tests.Groups;

/// <summary>The registry through its pages: the demo's fifteen groups and everything that is wrong with some of them.</summary>
[Trait("Speed", "Slow")]
public sealed class RegistryTests(Servers servers) : IClassFixture<Servers>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, OnBothEngines]
    [Requirement("R-YC-34", "R-TL-16", "R-DT-44")]
    public async Task The_list_shows_all_groups_with_their_problems_and_finds_them_by_filter(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        var page = await chief.SeesAsync("/groups");
        page.FindAll("tbody tr").Count.ShouldBe(15);
        Row(page, "G03").ShouldContain("Liên kết bị chia sẻ");
        Row(page, "G05").ShouldContain("Thiết lập chưa đúng");
        Row(page, "G11").ShouldContain("Tên chưa đúng quy ước");
        Row(page, "G01").ShouldContain("226", Shouldly.Case.Sensitive, "households joined");

        (await chief.SeesAsync("/groups?q=xom+chua")).FindAll("tbody tr").Count.ShouldBe(1);
        (await chief.SeesAsync("/groups?problem=LinkShared")).FindAll("tbody td:first-child strong").Select(e => e.TextContent).ShouldBe(["G03", "G10"]);
        (await chief.SeesAsync("/groups?kind=Account")).Words.ShouldContain("Không có nhóm nào hợp với bộ lọc");
        (await chief.SeesAsync("/groups?state=Dissolved")).FindAll("tbody tr").Count.ShouldBe(0);
        (await chief.SeesAsync("/groups?kind=rubbish&state=7&problem=%3Cb%3E&page=-3&hamlet=")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory, OnBothEngines]
    [Requirement("R-YC-45")]
    public async Task A_wrong_name_comes_with_the_right_one_to_copy_and_a_name_that_says_the_commune_twice_with_a_short_one(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        using var officer = await Officer.SignInAsync(server, BinhYenServer.Account("cskv-p09"));
        var mine = await officer.SeesAsync("/groups/mine");
        mine.FindAll(".copy-text").Select(e => e.TextContent).ShouldContain("Zalo ANTT xóm Mới xã An Phú Khê");
        var agency = await officer.SeesAsync("/groups/G13");
        agency.FindAll(".copy-text").ShouldHaveSingleItem().TextContent.ShouldBe("Zalo ANTT UBND xã An Phú Khê");
        agency.Words.ShouldContain("Để biết");
    }

    [Theory, OnBothEngines]
    public async Task Each_deliberate_fault_is_the_task_of_the_right_person(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        using var p06 = await Officer.SignInAsync(server, BinhYenServer.Account("cskv-p06"));
        (await p06.SeesAsync("/groups/mine")).FindAll(".item").ShouldContain(i => i.TextContent.Contains("G05") && i.TextContent.Contains("Ai cũng sửa được tên, ảnh nhóm"));
        (await p06.SeesAsync("/groups/mine?all=1")).FindAll(".item").ShouldAllBe(i => !i.TextContent.Contains("G03"), "another officer's task");

        using var p05 = await Officer.SignInAsync(server, BinhYenServer.Account("cskv-p05"));
        (await p05.SeesAsync("/groups/mine")).FindAll(".item").ShouldContain(i => i.TextContent.Contains("G03") && i.TextContent.Contains("người ngoài vào được"));
        using var p07 = await Officer.SignInAsync(server, BinhYenServer.Account("cskv-p07"));
        (await p07.SeesAsync("/groups/mine")).FindAll(".item").ShouldContain(i => i.TextContent.Contains("G14") && i.TextContent.Contains("212 người") && i.TextContent.Contains("đừng chuyển sang nhóm của OA"));
    }

    [Theory, OnBothEngines]
    [Requirement("R-YC-97")]
    public async Task A_hamlet_head_sees_the_own_group_alone_and_no_report(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        using var head = await Officer.SignInAsync(server, BinhYenServer.Account("truong-h01"));
        var page = await head.SeesAsync("/groups");
        page.FindAll("tbody td:first-child strong").Select(e => e.TextContent).ShouldBe(["G01"]);
        (await head.SeesAsync("/groups/G01/check")).Form("/groups/G01/check").ShouldNotBeNull("co-managers keep order in the group");
        (await head.OpenAsync("/groups/G02")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await head.OpenAsync("/groups/G02/figures")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await head.OpenAsync("/groups/oa")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await head.OpenAsync("/cases")).Status.ShouldBe(HttpStatusCode.Forbidden);
        await head.SeesAsync("/groups/G01");
        var token = head.Page.Find("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        (await head.PostAsync("/groups/G01/move", [new("__RequestVerificationToken", token), new("move", "Dissolve"), new("reason", "x")])).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await head.PostAsync("/groups/G01/people", [new("__RequestVerificationToken", token), new("duty", "Officer")])).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    [Requirement("R-HG-47", "R-HG-49")]
    public async Task Where_the_hamlet_head_leads_the_group_reports_stay_with_the_police_and_the_private_way_comes_first()
    {
        await using var server = await BinhYenServer.StartAsync();
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        (await chief.SeesAsync("/groups/G01/regulation")).Find("textarea[readonly]")!.TextContent.ShouldContain("không đăng trong nhóm");
        await chief.SeesAsync("/profile/groups/edit");
        await chief.SubmitAsync("/profile/groups/edit", ("group-leaderRole", "HamletHead"), ("group-deputyRoles", "AreaOfficer"), ("group-sensitiveChannel", "GroupAllowed"));
        await chief.SubmitAsync("/profile/draft", ("basis-kind", "Quyết định"), ("basis-number", "45/QĐ-UBND"), ("basis-date", "2026-11-20"), ("basis-issuer", "UBND xã An Phú Khê"), ("basis-subject", "trưởng thôn làm trưởng nhóm"));
        chief.Page.Errors.ShouldBeEmpty();

        // The head leads, the area officer assists: no other way round.
        await chief.SeesAsync("/groups/G01/people");
        string Id(string name) => chief.Page.FindAll("#account option").Single(o => o.TextContent.Contains(name, StringComparison.Ordinal)).GetAttribute("value")!;
        var head = BinhYenServer.Account("truong-h01");
        (await chief.SubmitAsync("/groups/G01/people", ("duty", "Leader"), ("account", Id("Lưu Gia Bách")))).Errors.ShouldHaveSingleItem().ShouldContain("phải là Trưởng thôn");
        (await chief.SubmitAsync("/groups/G01/people", ("duty", "Leader"), ("account", Id(head.FullName)))).Errors.ShouldBeEmpty();
        (await chief.SubmitAsync("/groups/G01/people", ("duty", "Deputy"), ("account", Id(head.FullName)))).Errors.ShouldHaveSingleItem().ShouldContain("phải là Cảnh sát khu vực");
        chief.Page.Words.ShouldNotContain("Chưa có phó nhóm", customMessage: "the area officer in charge is the deputy");

        // Leading opens nothing.
        var opened = await server.ReportAsync("Hàng xóm tụ tập đánh bạc xuyên đêm dailienhe", "H01");
        using var leader = await Officer.SignInAsync(server, head);
        (await leader.SeesAsync("/groups/G01")).Words.ShouldContain("không mở tin báo riêng");
        foreach (var path in new[] { "/cases", $"/cases/{opened.Code}", "/board", "/reveals" }) (await leader.OpenAsync(path)).Status.ShouldBe(HttpStatusCode.Forbidden, path);
        foreach (var path in new[] { "/groups", "/groups/G01", "/groups/mine", "/reports/from-group" }) (await leader.SeesAsync(path)).Source.ShouldNotContain("dailienhe");

        // The group may be told things; the private way is still asked for first, and such a post becomes a private report.
        var told = (await chief.SeesAsync("/groups/G01/regulation")).Find("textarea[readonly]")!.TextContent;
        told.ShouldContain("nên nhắn riêng cho Công an xã hoặc gọi 113. Ai đã nhắn trong nhóm thì Công an vẫn nhận, chuyển thành tin riêng và ẩn bài");
        told.ShouldNotContain("không đăng trong nhóm.");
        told.ShouldContain("Báo tin riêng: http");
        using var officer = await Officer.SignInAsync(server, BinhYenServer.Account("cskv-p04"));
        await officer.SeesAsync("/reports/from-group");
        var page = await officer.SubmitAsync("/reports/from-group", ("text", "Nhà kia bán ma túy xonhom"), ("group", "Zalo thôn Đông Khê"), ("kind", "CrimeOrNamed"));
        page.Find("#group-answer")!.TextContent.ShouldContain("trả lời riêng");
        page.FindAll("form[action$='/done']").ShouldHaveSingleItem().TextContent.ShouldContain("Ẩn bài");
        (await leader.SeesAsync("/reports/from-group")).Source.ShouldNotContain("xonhom");
    }

    [Theory, OnBothEngines]
    [Requirement("R-YC-33", "R-YC-85", "R-YC-34", "R-HG-21", "R-DT-11")]
    public async Task A_group_goes_from_proposal_to_operation_only_when_nothing_is_missing(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine);
        using var officer = await Officer.SignInAsync(server, BinhYenServer.Account("cskv-p04"));
        await officer.SeesAsync("/groups/new");
        (await officer.SubmitAsync("/groups/new", ("unitKind", "Hamlet"), ("hamlet", HamletOf(officer.Page, "thôn Đông Khê")))).Errors.ShouldHaveSingleItem().ShouldContain("Đơn vị này đã có nhóm");
        var page = await officer.SubmitAsync("/groups/new", ("unitKind", "Agency"), ("hamlet", ""), ("unit", "Trạm Y tế xã An Phú Khê"), ("survey", "12 cán bộ, đều có điện thoại"), ("content", "Thành phần: cán bộ trạm"));
        page.Heading.ShouldBe("Zalo ANTT Trạm Y tế xã An Phú Khê", "the short form, because the commune is in the name");
        page.Words.ShouldContain("Đề nghị lập");
        page.FindAll("form[action$='/move']").ShouldBeEmpty("an officer proposes and does not approve");
        var code = page.Path.Split('/')[2].Split('?')[0];
        code.ShouldBe("G16");

        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        await chief.SeesAsync($"/groups/{code}");
        await chief.SubmitAsync(MoveForm(chief.Page, GroupMoveName.Approve), []);
        (await chief.SubmitAsync(MoveForm(chief.Page, GroupMoveName.Activate), [])).Errors.ShouldHaveSingleItem().ShouldContain("cán bộ phụ trách; người thay");

        await chief.SeesAsync($"/groups/{code}/people");
        var people = chief.Page.FindAll("#account option").ToDictionary(o => o.TextContent.Split(" · ")[0].Split(' ')[^1], o => o.GetAttribute("value")!);
        (await chief.SubmitAsync($"/groups/{code}/people", ("duty", "Officer"), ("account", people["Bách"]))).Errors.ShouldBeEmpty();
        (await chief.SubmitAsync($"/groups/{code}/people", ("duty", "Substitute"), ("account", people["Bách"]))).Errors.ShouldHaveSingleItem().ShouldContain("hai người khác nhau");
        (await chief.SubmitAsync($"/groups/{code}/people", ("duty", "Substitute"), ("account", people["Lân"]))).Errors.ShouldBeEmpty();

        await officer.SeesAsync($"/groups/{code}");
        foreach (var step in new[] { SetupStep.Made, SetupStep.LeadersIn, SetupStep.RegulationPinned, SetupStep.PrivateEntryPinned, SetupStep.Greeted })
            await officer.SubmitAsync(StepForm(officer.Page, step), []);
        (await officer.SubmitAsync(StepForm(officer.Page, SetupStep.SettingsSeen), [])).Errors.ShouldHaveSingleItem().ShouldContain("Điền phiếu kiểm tra thiết lập trước");
        await officer.SeesAsync($"/groups/{code}/check");
        (await officer.SubmitAsync($"/groups/{code}/check", ("item-EditingRights", "yes"))).Errors.ShouldHaveSingleItem().ShouldContain("Trả lời đủ các câu");
        officer.Page.FindAll("input[name='item-EditingRights'][checked]").ShouldHaveSingleItem("what was answered is not lost");
        await AnswerAsync(officer, code);

        await chief.SeesAsync($"/groups/{code}");
        page = await chief.SubmitAsync(MoveForm(chief.Page, GroupMoveName.Activate), []);
        page.Errors.ShouldBeEmpty();
        Fact(page, "Hoạt động từ").ShouldBe("23/11/2026");
        (await server.ReadAsync(db => db.Set<JournalEntry>().Where(e => e.Fact.StartsWith("groups.")).OrderBy(e => e.Sequence).Select(e => e.Fact).Distinct().ToListAsync(Stop)))
            .ShouldContain("groups.activated.v1");

        // Twice, out of order, and after the end.
        (await chief.SubmitAsync(chief.Page.Form($"/groups/{code}/move"), [("move", "Approve")])).Errors.ShouldHaveSingleItem().ShouldContain("Hoạt động");
        await chief.SeesAsync($"/groups/{code}");
        await chief.SubmitAsync(MoveForm(chief.Page, GroupMoveName.Dissolve), [("reason", "Trạm chuyển đi")]);
        (await chief.SeesAsync($"/groups/{code}")).Words.ShouldContain("Đã giải tán");
        (await chief.SeesAsync("/groups")).FindAll("tbody tr").Count.ShouldBe(15);
        (await chief.SeesAsync("/groups?state=Dissolved")).FindAll("tbody tr").Count.ShouldBe(1);
    }

    [Theory, OnBothEngines]
    [Requirement("R-DT-48", "R-DT-49")]
    public async Task The_two_minute_form_mends_the_list_and_its_photo_is_redrawn_sealed_and_shown_to_the_groups_people_alone(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine);
        using var officer = await Officer.SignInAsync(server, BinhYenServer.Account("cskv-p06"));
        (await officer.SeesAsync("/groups/G05")).Words.ShouldContain("Ai cũng sửa được tên");
        await officer.SeesAsync("/groups/G05/check");
        var photo = Picture();
        var page = await AnswerAsync(officer, "G05", photo);
        page.Words.ShouldContain("đúng cả");
        page.Words.ShouldContain("30/11/2026", Shouldly.Case.Sensitive, "the next check");
        (await officer.SeesAsync("/groups/G05")).Words.ShouldNotContain("Ai cũng sửa được tên");

        var link = (await officer.SeesAsync("/groups/G05/check")).Find("a[href$='/photo']")!.GetAttribute("href")!;
        var picture = await officer.Http.GetByteArrayAsync(new Uri(link, UriKind.Relative), Stop);
        picture.AsSpan(0, 2).ToArray().ShouldBe([0xFF, 0xD8]);
        picture.AsSpan().IndexOf("GPS-SECRET"u8).ShouldBe(-1);
        (await server.ReadAsync(db => db.Set<SettingsPhoto>().SingleAsync(Stop))).Sealed.AsSpan().IndexOf(picture.AsSpan(0, 200)).ShouldBe(-1);
        using var other = await Officer.SignInAsync(server, BinhYenServer.Account("cskv-p09"));
        (await other.OpenAsync(link)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await other.OpenAsync(link.Replace("G05", "G11"))).Status.ShouldBe(HttpStatusCode.NotFound, "another group's address leads to no photo");

        (await AnswerAsync(officer, "G05", "no picture"u8.ToArray())).Errors.ShouldHaveSingleItem().ShouldContain("không phải ảnh");
    }

    [Theory, OnBothEngines]
    [Requirement("R-DT-12")]
    public async Task A_figure_has_a_day_and_a_person_and_a_household_counts_once(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine);
        using var officer = await Officer.SignInAsync(server, BinhYenServer.Account("cskv-p04"));
        await officer.SeesAsync("/groups/G01/figures");
        (await officer.SubmitAsync("/groups/G01/figures", ("members", ""))).Errors.ShouldHaveSingleItem().ShouldContain("đừng ghi 0");
        (await officer.SubmitAsync("/groups/G01/figures", ("members", "100"), ("households", "101"))).Errors.ShouldHaveSingleItem().ShouldContain("mỗi hộ tính một lần");
        officer.Page.Find("#members")!.GetAttribute("value").ShouldBe("100", "what was typed is not lost");
        (await officer.SubmitAsync("/groups/G01/figures", ("date", "2026-11-24"), ("members", "100"))).Errors.ShouldHaveSingleItem().ShouldContain("tương lai");
        await officer.SubmitAsync("/groups/G01/figures", ("date", "2026-11-23"), ("members", "1.204"), ("households", "230"));
        await officer.SubmitAsync("/groups/G01/figures", ("date", "2026-11-23"), ("members", "260"), ("households", "231"));
        var row = officer.Page.FindAll("tbody tr")[0].TextContent;
        row.ShouldContain("260");
        row.ShouldContain("Lưu Gia Bách");
        officer.Page.FindAll("tbody tr").Count.ShouldBe(8, "a second figure of one day corrects the first");
        officer.Page.Find("svg[role=img]")!.GetAttribute("aria-label")!.ShouldContain("(260)");
        (await officer.SeesAsync("/groups/G01/figures")).Source.ShouldNotContain("style=");
    }

    [Theory, OnBothEngines]
    [Requirement("R-YC-85")]
    public async Task A_change_of_officer_leaves_exactly_one_officer_and_one_substitute_at_any_date(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine);
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        await chief.SeesAsync("/groups/G01/people");
        var people = chief.Page.FindAll("#account option").Where(o => o.GetAttribute("value") != "").ToDictionary(o => o.TextContent.Split(" · ")[0], o => o.GetAttribute("value")!);
        (await chief.SubmitAsync("/groups/G01/people", ("duty", "Officer"), ("account", people["Lại Văn Tiệp"]))).Errors.ShouldHaveSingleItem().ShouldContain("phải là Cảnh sát khu vực");
        (await chief.SubmitAsync("/groups/G01/people", ("duty", "Officer"), ("account", people["Thiếu úy Quách Đức Trí"]))).Errors.ShouldHaveSingleItem().ShouldContain("phải là Cảnh sát khu vực");
        await chief.SubmitAsync("/groups/G01/people", ("duty", "Officer"), ("account", people["Thượng úy Ngô Thùy Dương"]), ("from", "2026-12-01"));
        await chief.SubmitAsync("/groups/G01/people", ("duty", "Officer"), ("account", people["Thượng úy Kiều Anh Tài"]), ("from", "2026-12-10"));
        await chief.SubmitAsync("/groups/G01/people", ("duty", "Officer"), ("account", people["Trung úy Mạc Văn Thụ"]), ("from", "2026-12-05"));
        var officers = await server.ReadAsync(async db => await db.Set<GroupAppointment>().AsNoTracking()
            .Where(a => a.Duty == GroupDuty.Officer && db.Set<ZaloGroup>().Any(g => g.Id == a.GroupId && g.Code == "G01")).ToListAsync(Stop));
        for (var day = new DateOnly(2026, 11, 20); day < new DateOnly(2027, 1, 1); day = day.AddDays(1))
            officers.Count(a => a.Covers(day)).ShouldBe(1, $"{day}");
        chief.Page.FindAll("form[action*='/end']").Count.ShouldBe(3, "officer and substitute pass on, they do not end");
    }

    [Theory, OnBothEngines]
    public async Task When_the_leader_of_the_enterprise_group_goes_on_leave_somebody_else_looks_after_it(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine);
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        await chief.SeesAsync("/duty/leave");
        string Id(string name) => chief.Page.FindAll("#person option").Single(o => o.TextContent.Contains(name)).GetAttribute("value")!;
        await chief.SubmitAsync("/duty/leave", ("person", Id("Quách Đức Trí")), ("from", "2026-11-23"), ("until", "2026-11-30"));

        Fact(await chief.SeesAsync("/groups/G15"), "Trông nhóm hôm nay").ShouldBe("Thiếu tá Đoàn Thế Nghiêm (thay)");
        using var deputy = await Officer.SignInAsync(server, BinhYenServer.Account("pho-p02"));
        (await deputy.SeesAsync("/groups/mine")).FindAll(".item").ShouldContain(i => i.TextContent.Contains("G15") && i.TextContent.Contains("Trông nhóm thay") && i.TextContent.Contains("30/11/2026"));

        await chief.SeesAsync("/duty/leave");
        await chief.SubmitAsync("/duty/leave", ("person", Id("Đoàn Thế Nghiêm")), ("from", "2026-11-23"), ("until", "2026-11-25"));
        var mine = await chief.SeesAsync("/groups/mine");
        mine.FindAll(".item.is-late").ShouldContain(i => i.TextContent.Contains("G15") && i.TextContent.Contains("đều vắng"));
        Fact(await chief.SeesAsync("/groups/G15"), "Trông nhóm hôm nay").ShouldBe("Trung tá Vũ Đình Khải (thay)");
    }

    [Theory, OnBothEngines]
    [Requirement("R-YC-33", "R-YC-70", "R-TT-22")]
    public async Task A_new_version_of_the_regulation_is_read_by_the_leaders_and_told_to_the_members(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine);
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        await chief.SeesAsync("/groups/regulations");
        (string, string)[] fields = [("title", "Quy chế nhóm Zalo an ninh trật tự"), ("number", "45/QĐ-UBND"), ("from", "2026-11-24"), ("text", "Điều 1. Nhóm do Công an xã quản trị."), ("allowed", "Thông báo của Công an xã\nTìm đồ thất lạc")];
        (await chief.SubmitAsync("/groups/regulations", fields)).Errors.ShouldHaveSingleItem().ShouldContain("Ghi điểm mới");
        chief.Page.Find("#text")!.TextContent.ShouldBe("Điều 1. Nhóm do Công an xã quản trị.");
        (await chief.SubmitAsync("/groups/regulations", [.. fields, ("changes", "Được đăng tin tìm đồ thất lạc")])).Errors.ShouldBeEmpty();

        using var officer = await Officer.SignInAsync(server, BinhYenServer.Account("cskv-p04"));
        (await officer.SeesAsync("/groups/G01/regulation")).Words.ShouldNotContain("tìm đồ thất lạc", Shouldly.Case.Insensitive, "not in force before its day");
        server.Clock.Advance(TimeSpan.FromHours(15));
        using var later = await Officer.SignInAsync(server, BinhYenServer.Account("cskv-p04"));
        var page = await later.SeesAsync("/groups/G01/regulation");
        page.FindAll(".allowed li").Select(l => l.TextContent).ShouldContain("Tìm đồ thất lạc", "what may be posted is printed in it");
        page.Find("textarea[readonly]")!.TextContent.ShouldContain("Điểm mới: Được đăng tin tìm đồ thất lạc");
        (await later.SeesAsync("/groups/mine")).Words.ShouldContain("bản 2, hiệu lực 24/11/2026");
        await later.SeesAsync("/groups/G01/regulation");
        var read = later.Page.FindAll("form[action$='/read']").First(f => later.Page.Words.Contains("Quy chế nhóm")).GetAttribute("action")!;
        var groupForm = later.Page.FindAll("form[action$='/told']").ShouldHaveSingleItem().GetAttribute("action")!;
        await later.SubmitAsync(groupForm.Replace("/told", "/read"));
        page = await later.SubmitAsync(groupForm, ("on", "2026-11-24"), ("confirmed", "180"));
        page.Words.ShouldContain("Xác nhận: 180");
        page.Words.ShouldContain("Lưu Gia Bách: đã đọc");
        (await later.SeesAsync("/groups/mine")).FindAll(".item").ShouldAllBe(i => !(i.TextContent.Contains("G01") && i.TextContent.Contains("xác nhận quy chế")));

        using var chiefLater = await server.SignInAsync(StaffRole.PoliceChief);
        var shelf = await chiefLater.SeesAsync("/groups/regulations");
        shelf.Words.ShouldContain("180 người xác nhận");
        shelf.FindAll("tbody tr").Count.ShouldBe(4, "the version before stays readable");
        read.ShouldNotBeNull();
    }

    [Theory, OnBothEngines]
    public async Task A_hundred_and_fifty_groups_fit_on_three_pages(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine);
        await server.ReadAsync(async db =>
        {
            for (var i = 16; i <= 150; i++)
                db.Add(ZaloGroup.Propose(new GroupProposal { UnitKind = BinhYen.Communes.UnitKind.Enterprise, UnitName = $"Doanh nghiệp số {i}", Name = $"Zalo ANTT Doanh nghiệp số {i} xã An Phú Khê" }, $"G{i}", server.Commune, server.Clock.GetUtcNow(), null));
            return await db.SaveChangesAsync(Stop);
        });
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        (await chief.SeesAsync("/groups")).FindAll("tbody tr").Count.ShouldBe(50);
        (await chief.SeesAsync("/groups?page=3")).FindAll("tbody tr").Count.ShouldBe(50);
        chief.Page.Words.ShouldContain("Trang 3 / 3");
        (await chief.SeesAsync("/groups?q=doanh+nghiep+so+77")).FindAll("tbody tr").Count.ShouldBe(1);
    }

    private static async Task<WebPage> AnswerAsync(Officer officer, string code, byte[]? photo = null)
    {
        await officer.SeesAsync($"/groups/{code}/check");
        using var form = new MultipartFormDataContent
        {
            { new StringContent(officer.Page.Find("input[name=__RequestVerificationToken]")!.GetAttribute("value")!), "__RequestVerificationToken" },
            { new StringContent("yes"), "item-EditingRights" }, { new StringContent("yes"), "item-JoinApproval" }, { new StringContent("no"), "item-History" }, { new StringContent("no"), "item-Link" },
        };
        if (photo is not null) form.Add(new ByteArrayContent(photo), "photo", "anh.png");
        using var answer = await officer.Http.PostAsync(new Uri($"/groups/{code}/check", UriKind.Relative), form, Stop);
        return new WebPage(answer.StatusCode, answer.RequestMessage!.RequestUri!, null, await answer.Content.ReadAsStringAsync(Stop), answer);
    }

    // A picture with a remark beside the pixels, where a phone writes the place.
    private static byte[] Picture()
    {
        using var bitmap = new SkiaSharp.SKBitmap(300, 500);
        bitmap.Erase(SkiaSharp.SKColors.Teal);
        using var encoded = bitmap.Encode(SkiaSharp.SKEncodedImageFormat.Png, 90);
        return [.. encoded.ToArray(), .. "GPS-SECRET"u8];
    }

    private static string Fact(WebPage page, string label) => page.FindAll("dl.facts dt").Single(dt => dt.TextContent == label).NextElementSibling!.TextContent.Trim();

    private static string Row(WebPage page, string code) => page.FindAll("tbody tr").Single(r => r.QuerySelector("strong")!.TextContent == code).TextContent;

    private static string HamletOf(WebPage page, string name) => page.FindAll("#hamlet option").Single(o => o.TextContent == name).GetAttribute("value")!;

    private static AngleSharp.Html.Dom.IHtmlFormElement MoveForm(WebPage page, string move) =>
        page.Document.Forms.Single(f => f.QuerySelector("input[name=move]")?.GetAttribute("value") == move);

    private static AngleSharp.Html.Dom.IHtmlFormElement StepForm(WebPage page, SetupStep step) =>
        page.Document.Forms.Single(f => f.QuerySelector("input[name=step]")?.GetAttribute("value") == step.ToString());

    private static class GroupMoveName
    {
        public const string Approve = nameof(Approve);
        public const string Activate = nameof(Activate);
        public const string Dissolve = nameof(Dissolve);
    }
}
