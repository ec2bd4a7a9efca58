using System.Net;
using BinhYen.Cases;
using BinhYen.Communes;
using BinhYen.Communes.ModelProfile;
using BinhYen.Platform.Journal;
using BinhYen.Staff;
using BinhYen.Testing;
using BinhYen.Tests.Drivers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BinhYen.Tests.Communes;

/// <summary>The console of the model profile: prepare, decide, compare, take back.</summary>
[Trait("Speed", "Slow")]
public sealed class ProfileConsoleTests
{
    private static readonly (string Name, string Value)[] Basis =
        [("basis-kind", "Quyết định"), ("basis-number", "45/QĐ-UBND"), ("basis-date", "2026-11-20"), ("basis-issuer", "UBND xã An Phú Khê"), ("basis-subject", "đổi tên mô hình")];

    [Theory, OnBothEngines, Requirement("R-YC-04")]
    public async Task A_new_name_is_prepared_decided_with_its_paper_and_stands_unchanged_on_every_screen(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine);
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        const string name = "Zalo “bình yên” của bà con & Công an xã <An Phú Khê>";

        await chief.SeesAsync("/profile/identity/edit");
        await chief.SubmitAsync("/profile/identity/edit", ("model-name", name));
        chief.Page.Path.ShouldBe("/profile/draft?done=saved");
        chief.Page.Words.ShouldContain("Zalo an ninh trật tự của Cảnh sát khu vực");
        chief.Page.Words.ShouldContain(name);
        // Prepared is not decided.
        (await chief.OpenAsync("/profile")).Heading.ShouldBe("Zalo an ninh trật tự của Cảnh sát khu vực");

        await chief.OpenAsync("/profile/draft");
        await chief.SubmitAsync("/profile/draft", Basis);
        chief.Page.Path.ShouldBe("/profile/versions?done=issued");
        chief.Page.Words.ShouldContain("Quyết định số 45/QĐ-UBND ngày 20 tháng 11 năm 2026 của UBND xã An Phú Khê về đổi tên mô hình");

        (await chief.OpenAsync("/profile")).Heading.ShouldBe(name);
        chief.Page.Find(".print-only")!.TextContent.ShouldContain(name);
        using var resident = new Resident(server);
        (await resident.OpenAsync("/")).Words.ShouldContain($"Mô hình “{name}”");
        (await server.ReadAsync(db => db.Set<JournalEntry>().CountAsync(j => j.Fact == "communes.profile-issued.v1"))).ShouldBe(1);
    }

    [Theory, OnBothEngines]
    public async Task A_later_version_takes_effect_by_itself_and_can_be_taken_back_before(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine);
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        await ChangeAsync(chief, "rhythm", ("meeting-regular-rule", "5"));
        await chief.SubmitAsync("/profile/draft", [("from", "2026-12-01"), .. Basis]);
        (await chief.OpenAsync("/profile/rhythm")).Words.ShouldContain("Phiên bản 2 tự có hiệu lực từ 01/12/2026");
        chief.Page.Words.ShouldContain("ngày 20 hằng tháng");

        await chief.OpenAsync("/profile/versions");
        await chief.SubmitAsync("/profile/versions/2/withdraw");
        chief.Page.Words.ShouldContain("đã thu hồi");

        await ChangeAsync(chief, "rhythm", ("meeting-regular-rule", "10"));
        await chief.SubmitAsync("/profile/draft", [("from", "2026-12-01"), .. Basis]);
        // A second change waits until the first is in force or gone.
        await ChangeAsync(chief, "rhythm", ("meeting-regular-rule", "11"));
        await chief.SubmitAsync("/profile/draft", Basis);
        chief.Page.Errors.ShouldContain(e => e.Contains("Phiên bản 3 đang chờ hiệu lực"));

        server.Clock.Advance(TimeSpan.FromDays(8));
        using var later = await server.SignInAsync(StaffRole.PoliceChief);
        (await later.SeesAsync("/profile/rhythm")).Words.ShouldContain("ngày 10 hằng tháng");
        // What applies can no longer be taken back.
        await later.OpenAsync("/profile/versions");
        later.Page.Document.Forms.ShouldNotContain(f => f.GetAttribute("action") == "/profile/versions/3/withdraw");
        // The draft was begun on version 1: it would bring old values back.
        (await later.OpenAsync("/profile/draft")).Words.ShouldContain("Bản này làm trên phiên bản 1, nay phiên bản 3 đang áp dụng");

        (await later.OpenAsync("/profile/versions/3?with=1")).Words.ShouldContain("ngày 20 hằng tháng");
        later.Page.Words.ShouldContain("ngày 10 hằng tháng");
    }

    [Theory, OnBothEngines]
    public async Task A_case_remembers_the_version_it_was_opened_under(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine);
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        await ChangeAsync(chief, "rhythm", ("meeting-regular-rule", "5"));
        await chief.SubmitAsync("/profile/draft", [("from", "2026-12-01"), .. Basis]);
        using var resident = new Resident(server);
        await resident.ReportAsync(("ke", "Ồn ào đêm qua ở đầu thôn"));
        server.Clock.Advance(TimeSpan.FromDays(8));
        using var other = new Resident(server);
        await other.ReportAsync(("ke", "Lại ồn ào đêm qua ở đầu thôn"));
        (await server.ReadAsync(db => db.Set<CaseEvent>().GroupBy(e => e.CaseId).Select(g => g.Min(e => e.ProfileVersion)).OrderBy(v => v).ToListAsync())).ShouldBe([1, 2]);
    }

    [Fact]
    public async Task The_administrator_prepares_the_chief_decides()
    {
        await using var server = await BinhYenServer.StartAsync();
        using var administrator = await server.SignInAsync(StaffRole.SystemAdministrator);
        await ChangeAsync(administrator, "units", ("org-unitTerm", "ấp"));
        administrator.Page.Words.ShouldContain("Trưởng Công an xã xem và ban hành bản này");
        var token = administrator.Page.Find("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        (await administrator.PostAsync("/profile/draft", [new("__RequestVerificationToken", token)])).Status.ShouldBe(HttpStatusCode.Forbidden);

        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        await chief.SeesAsync("/profile/draft");
        await chief.SubmitAsync("/profile/draft", Basis);
        (await chief.SeesAsync("/profile/units")).Words.ShouldContain("ấp");
        using var resident = new Resident(server);
        (await resident.OpenAsync("/bao-tin")).Words.ShouldContain("ấp");
    }

    [Fact]
    public async Task Switching_the_preset_shows_what_would_change_before_it_does()
    {
        await using var server = await BinhYenServer.StartAsync();
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        await chief.SeesAsync("/profile/presets/ha-giang");
        chief.Page.Words.ShouldContain("Trưởng nhóm");
        chief.Page.Words.ShouldContain("năm 2026: 70%; năm 2027: 90%");
        (await chief.OpenAsync("/profile/groups")).Words.ShouldContain("Cảnh sát khu vực");

        await chief.OpenAsync("/profile/presets/ha-giang");
        await chief.SubmitAsync("/profile/presets/ha-giang");
        chief.Page.Path.ShouldBe("/profile/draft?done=preset");
        await chief.SubmitAsync("/profile/draft", Basis);
        var now = await InForceAsync(server);
        now.GroupLeader.ShouldBe(GroupRole.HamletHead);
        now.GroupDeputies.ShouldBe([GroupRole.AreaOfficer]);
        now.OutsideAddress.ShouldBe("Thanh tra Công an tỉnh Sông Thanh", "the commune's own address stays");
        (await chief.OpenAsync("/profile/presets")).Find("section[aria-labelledby=ha-giang] .badge")!.TextContent.ShouldBe("Đang theo");
    }

    [Fact]
    public async Task What_is_wrong_is_named_and_what_was_typed_stays()
    {
        await using var server = await BinhYenServer.StartAsync();
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        await chief.SeesAsync("/profile/groups/edit");
        await chief.SubmitAsync("/profile/groups/edit", ("group-nameTemplate", "Nhóm {thon}"), ("group-maxMembers", "nhiều"));
        chief.Page.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        chief.Page.Errors.ShouldContain(e => e.Contains("không có chỗ điền {thon}"));
        chief.Page.Errors.ShouldContain(e => e.StartsWith("Thành viên tối đa của một nhóm"));
        chief.Page.Find("#group-nameTemplate")!.GetAttribute("value").ShouldBe("Nhóm {thon}");

        // Each value is fine alone, together they contradict: the paper cannot be issued.
        await ChangeAsync(chief, "groups", ("group-sensitiveChannel", "Tier1Only"));
        chief.Page.Words.ShouldContain("phải chọn hai tầng");
        await chief.SubmitAsync("/profile/draft", Basis);
        chief.Page.Errors.ShouldContain(e => e.Contains("phải chọn hai tầng"));
        await chief.SubmitAsync("/profile/draft/discard");
        (await chief.OpenAsync("/profile/draft")).Words.ShouldContain("Chưa có thay đổi nào");
    }

    [Fact]
    public async Task Safety_is_shown_with_its_reason_and_cannot_be_switched_off()
    {
        await using var server = await BinhYenServer.StartAsync();
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        await chief.SeesAsync("/profile/safety");
        chief.Page.FindAll(".badge.closed").Count.ShouldBe(8);
        chief.Page.Words.ShouldContain("Người báo tin bị lộ là hết người báo tin");
        await chief.SeesAsync("/profile/content/edit");
        var form = chief.Page.Form("/profile/content/edit");
        form.QuerySelector("[name=content-outbound-dualApproval]").ShouldBeNull();
        // Even sent by hand it changes nothing; police conduct cannot be unticked either (C-14).
        var token = form.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        await chief.PostAsync("/profile/safety/edit", [new("__RequestVerificationToken", token), new("confidentiality-vault", "false")]);
        await chief.OpenAsync("/profile/content/edit");
        await chief.SubmitAsync("/profile/content/edit", ("content-inbound", "Violation"));
        await chief.SubmitAsync("/profile/draft", Basis);
        var now = await InForceAsync(server);
        now.Of(ProfileKeys.Vault).ShouldBeTrue();
        now.InboundTopics.ShouldBe([InboundTopic.Violation, InboundTopic.PoliceConduct, InboundTopic.Other]);
    }

    [Theory, OnBothEngines, Requirement("R-YC-03")]
    public async Task Basis_documents_keep_the_order_they_were_given(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine);
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        await chief.SeesAsync("/profile/identity/edit");
        await chief.SubmitAsync("/profile/identity/edit",
            ("model-basisDocuments-0-order", "2"), ("model-basisDocuments-0-kind", "Luật"), ("model-basisDocuments-0-number", "30/2023/QH15"), ("model-basisDocuments-0-date", "2023-11-28"),
            ("model-basisDocuments-0-issuer", "Quốc hội"), ("model-basisDocuments-0-subject", "lực lượng tham gia bảo vệ ANTT ở cơ sở"),
            ("model-basisDocuments-1-order", "1"), ("model-basisDocuments-1-number", "59/KH-CAT-PC06"), ("model-basisDocuments-1-date", "2026-03-11"), ("model-basisDocuments-1-issuer", "Giám đốc Công an tỉnh Sông Thanh"));
        await chief.SubmitAsync("/profile/draft", Basis);
        (await InForceAsync(server)).BasisDocuments.Select(d => d.InWords()).ShouldBe(
        [
            "Kế hoạch số 59/KH-CAT-PC06 ngày 11 tháng 3 năm 2026 của Giám đốc Công an tỉnh Sông Thanh",
            "Luật số 30/2023/QH15 ngày 28 tháng 11 năm 2023 của Quốc hội về lực lượng tham gia bảo vệ ANTT ở cơ sở",
        ]);
        (await chief.OpenAsync("/profile/identity")).Words.ShouldContain("59/KH-CAT-PC06 ngày 11 tháng 3 năm 2026 của Giám đốc Công an tỉnh Sông Thanh; Luật số 30/2023/QH15");
    }

    [Theory, OnBothEngines, Requirement("R-YC-36")]
    public async Task The_model_goes_through_its_life_step_by_step_each_with_date_and_paper(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine);
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        (await chief.SeesAsync("/profile/life")).Words.ShouldContain("Mô hình đang là dự thảo");
        chief.Page.FindAll("#stage label").Select(o => o.TextContent).ShouldBe(
            ["Chuẩn bị", "Đã ra mắt (ghi luôn “Chuẩn bị” cùng ngày, cùng văn bản)", "Đang vận hành (ghi luôn “Chuẩn bị”, “Đã ra mắt” cùng ngày, cùng văn bản)", "Đã kết thúc"]);
        // Without a paper nothing moves, and what was typed stays.
        await chief.SubmitAsync("/profile/life", ("stage", "Preparing"), ("from", "2026-05-11"));
        chief.Page.Errors.Count.ShouldBe(4);
        await chief.SubmitAsync("/profile/life", [("stage", "Preparing"), ("from", "2026-05-11"), .. Basis]);
        await chief.SubmitAsync("/profile/life", [("stage", "Launched"), ("from", "2026-05-01"), .. Basis]);
        chief.Page.Errors.ShouldContain(e => e.Contains("không được trước bước liền trước (11/05/2026)"));
        await chief.SubmitAsync("/profile/life", [("stage", "Launched"), ("from", "2026-05-18"), .. Basis]);
        await chief.SubmitAsync("/profile/life", [("stage", "Operating"), ("from", "2026-06-01"), .. Basis]);
        chief.Page.FindAll(".timeline strong").Select(s => s.TextContent).ShouldBe(["Chuẩn bị", "Đã ra mắt", "Đang vận hành"]);
        var token = chief.Page.Find("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        (await chief.PostAsync("/profile/life", [new("__RequestVerificationToken", token), new("stage", "Draft"), new("from", "2026-11-23"), .. Basis.Select(b => KeyValuePair.Create(b.Name, b.Value))]))
            .Errors.ShouldContain("Chọn bước kế tiếp của mô hình.");
        (await server.ReadAsync(db => db.Set<StageChange>().OrderBy(s => s.Number).Select(s => s.Stage).ToListAsync())).ShouldBe([ModelStage.Preparing, ModelStage.Launched, ModelStage.Operating]);
        (await server.ReadAsync(db => db.Set<JournalEntry>().CountAsync(j => j.Fact == "communes.model-stage-changed.v1"))).ShouldBe(3);
    }

    [Theory, OnBothEngines, Requirement("R-YC-36")]
    public async Task A_model_that_was_launched_is_written_down_in_one_save_and_every_stage_is_recorded(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine);
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        await chief.SeesAsync("/profile/life");
        await chief.SubmitAsync("/profile/life", [("stage", "Launched"), ("from", "2026-05-18"), .. Basis]);
        chief.Page.Errors.ShouldBeEmpty();
        var said = chief.Page.Find("[role=status]")!.TextContent;
        said.ShouldContain("Mô hình nay là “Đã ra mắt” từ 18/05/2026");
        said.ShouldContain("Còn thiếu: ghi “Đang vận hành”");
        chief.Page.FindAll(".timeline strong").Select(s => s.TextContent).ShouldBe(["Chuẩn bị", "Đã ra mắt"]);
        (await server.ReadAsync(db => db.Set<JournalEntry>().CountAsync(j => j.Fact == "communes.model-stage-changed.v1"))).ShouldBe(2);

        // The paper of the step before is there: nobody types it again.
        chief.Page.Find("#basis-number")!.GetAttribute("value").ShouldBe(Basis.Single(b => b.Name == "basis-number").Value);
        await chief.SubmitAsync("/profile/life", ("stage", "Operating"), ("from", "2026-06-01"));
        chief.Page.Errors.ShouldBeEmpty();
        (await server.ReadAsync(db => db.Set<StageChange>().OrderBy(s => s.Number).Select(s => new { s.Stage, s.From, s.Basis.Number }).ToListAsync())).Select(s => $"{s.Stage} {s.From:d/M}").ShouldBe(
            ["Preparing 18/5", "Launched 18/5", "Operating 1/6"]);
    }

    [Fact]
    public void One_save_leads_to_launch_and_operation_never_past_a_pause_or_an_end()
    {
        ModelStages.Within(ModelStage.Draft, hasLaunch: false).ShouldBe([ModelStage.Preparing, ModelStage.Operating, ModelStage.Closed]);
        ModelStages.Within(ModelStage.Preparing, hasLaunch: true).ShouldBe([ModelStage.Launched, ModelStage.Operating, ModelStage.Closed]);
        ModelStages.Within(ModelStage.Suspended, hasLaunch: true).ShouldBe([ModelStage.Operating, ModelStage.Closed]);
        ModelStages.Within(ModelStage.Closed, hasLaunch: true).ShouldBeEmpty();
        ModelStages.Through(ModelStage.Draft, ModelStage.Operating, hasLaunch: true).ShouldBe([ModelStage.Preparing, ModelStage.Launched, ModelStage.Operating]);
    }

    [Theory, OnBothEngines, Requirement("R-YC-17")]
    public async Task A_hamlet_goes_its_own_way_in_announcements_and_campaigns_and_the_others_follow_the_commune(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine);
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        await chief.SeesAsync("/profile/hamlets");
        var address = chief.Page.FindAll("tbody a").Single(a => a.TextContent == "thôn Tây Khê").GetAttribute("href")!;
        await chief.SeesAsync(address);
        await chief.SubmitAsync(address, ("features", "làng nghề mộc"), ("topics", "Cháy xưởng mộc\nTrộm gỗ"), ("place", "Nhà văn hóa thôn Tây Khê"), ("own-campaign-forms", "1"), ("campaign-forms", "Loa truyền thanh\nTổ liên gia"));
        chief.Page.Path.ShouldBe("/profile/hamlets?done=saved");
        chief.Page.Words.ShouldContain("Cháy xưởng mộc; Trộm gỗ");

        (await OfAsync(server, "Tây Khê")).CampaignForms.ShouldBe(["Loa truyền thanh", "Tổ liên gia"]);
        (await OfAsync(server, "Đông Khê")).CampaignForms.ShouldContain("Tờ rơi");
        // What the hamlet did not decide goes on following the commune.
        await ChangeAsync(chief, "content", ("content-outbound", "Fire"));
        await chief.SubmitAsync("/profile/draft", Basis);
        (await OfAsync(server, "Tây Khê")).OutboundTopics.ShouldBe([OutboundTopic.Fire]);
        (await OfAsync(server, "Tây Khê")).CampaignForms.ShouldBe(["Loa truyền thanh", "Tổ liên gia"]);

        await chief.SeesAsync(address);
        await chief.SubmitAsync(chief.Page.Form(address), [("features", new string('a', 501))]);
        chief.Page.Errors.ShouldBe(["Đặc điểm tối đa 500 chữ."]);
        (await chief.OpenAsync($"/profile/hamlets/{Guid.NewGuid()}")).Status.ShouldBe(HttpStatusCode.NotFound);
        using var officer = await server.SignInAsync(StaffRole.AreaOfficer);
        (await officer.SeesAsync(address)).Find("button.button:not(.small)").ShouldBeNull();
    }

    private static async Task<ProfileValues> OfAsync(BinhYenServer server, string hamlet)
    {
        var id = await server.ReadAsync(db => db.Set<Hamlet>().Where(h => h.Name == hamlet).Select(h => h.Id).SingleAsync());
        await using var scope = server.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<CommuneDirectory>().SettingsOfAsync(server.Commune, id, default);
    }

    private static async Task ChangeAsync(Officer officer, string chapter, params (string Name, string Value)[] fields)
    {
        await officer.SeesAsync($"/profile/{chapter}/edit");
        await officer.SubmitAsync($"/profile/{chapter}/edit", fields);
        officer.Page.Errors.ShouldBeEmpty();
    }

    private static Task<ProfileValues> InForceAsync(BinhYenServer server) =>
        server.ReadAsync(async db => (await db.ProfileInForceAsync(server.Commune, server.Clock.GetUtcNow(), default)).Values);
}
