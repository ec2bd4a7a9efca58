using System.Net;
using BinhYen.Cases;
using BinhYen.Cases.Escalating;
using BinhYen.Cases.Revealing;
using BinhYen.Confidentiality;
using BinhYen.Platform.Journal;
using BinhYen.Staff;
using BinhYen.Testing;
using BinhYen.Tests.Drivers;
using BinhYen.Tests.Given;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BinhYen.Tests.Cases.Revealing;

/// <summary>A name is seen by one person, for a reason, for five minutes, and everybody concerned learns of it.</summary>
[Trait("Speed", "Slow")]
public sealed class RevealTests(Servers servers) : IClassFixture<Servers>
{
    private const string Name = "Hoàng Thị Xoan Kín";
    private const string Phone = "0977 123 987";
    internal const string Why = "Người phản ánh bị dọa, phải gọi ngay trong tối nay.";

    [Theory, OnBothEngines]
    [Requirement("R-YC-21", "R-TT-45", "R-DT-09")]
    public async Task A_named_reporter_is_seen_by_the_handler_for_five_minutes_and_the_chief_knows_at_once(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        var opened = await ReportAsync(server, Secrecy.Named, SourceChannel.Web);
        using var officer = await Officer.SignInAsync(server, BinhYenServer.Account("cskv-p04"));
        await CaseWorkTests.DoAsync(officer, opened, "look");
        await CaseWorkTests.DoAsync(officer, opened, "confirm-kind");
        await CaseWorkTests.DoAsync(officer, opened, "assign");
        (await officer.SeesAsync($"/cases/{opened.Code}")).Source.ShouldNotContain("Xoan");

        var asked = await AskAsync(officer, opened);
        asked.Words.ShouldNotContain(Name);
        await JournalHasAsync(server, opened, "reporters.revealed.v1", false);
        // Nobody opens a name alone, whatever the words say.
        asked.Words.ShouldContain("Chờ người thứ hai");
        await AgreeAsync(server, officer, StaffRole.DeputyPoliceChief);
        var shown = await PressAsync(officer, "/open");

        shown.Words.ShouldContain(Name);
        shown.Words.ShouldContain(Phone);
        shown.Words.ShouldContain("Phải giữ kín");
        shown.Answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        shown.Answer.Headers.GetValues("Refresh").Single().ShouldStartWith("300;");
        await JournalHasAsync(server, opened, "reporters.revealed.v1", true);
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        (await chief.SeesAsync("/cases")).Words.ShouldContain("Danh tính người phản ánh vừa được mở");
        var list = await chief.SeesAsync("/reveals");
        list.Words.ShouldContain(Why);
        list.Words.ShouldContain(RevealReason.Safety.Label());
        list.Source.ShouldNotContain("Xoan");
        // The chief oversees, but sees no name through another's lease.
        (await chief.SeesAsync(shown.Path)).Words.ShouldNotContain(Name);

        server.Clock.Advance(TimeSpan.FromMinutes(5));
        (await officer.SeesAsync(shown.Path)).Words.ShouldNotContain(Name);
        using var resident = new Resident(server);
        var own = await resident.LookUpAsync(opened.TrackingCode.Reveal());
        own.Words.ShouldContain("cán bộ xử lý tin này");
        own.Words.ShouldContain("lý do: cần liên hệ ngay để bảo đảm an toàn");
        own.Words.ShouldNotContain(officer.Account.FullName);
    }

    /// <summary>Words that name without a known word of blame stay in the case, for whom they name asks for no name. Whoever knows it already would read who says so.</summary>
    [Theory, OnBothEngines]
    [Threat(2)]
    public async Task What_speaks_of_who_was_told_the_name_stands_apart(Engine engine)
    {
        const string Hint = "Đồng chí Lưu Gia Bách là khách ruột của quán nên quán chẳng sợ ai";
        var server = await servers.OnAsync(engine);
        var opened = await ReportAsync(server, Secrecy.Named, SourceChannel.Web);
        using var resident = new Resident(server);
        await resident.LookUpAsync(opened.TrackingCode.Reveal());
        (await resident.SubmitAsync("/tin-cua-toi/them", ("them", "Tối qua em thấy anh Bách ngồi hát ở quán đó tới khuya ạ xotruoc"))).Path.ShouldStartWith("/tin-cua-toi");
        using var officer = await Officer.SignInAsync(server, BinhYenServer.Account("cskv-p04"));
        await CaseWorkTests.DoAsync(officer, opened, "look");
        await CaseWorkTests.DoAsync(officer, opened, "confirm-kind");
        await CaseWorkTests.DoAsync(officer, opened, "assign");
        (await officer.OpenAsync(AskAddress(opened))).Words.ShouldContain("nhắc đến tên bạn");

        var other = await ReportAsync(server, Secrecy.Named, SourceChannel.Web);
        await CaseWorkTests.DoAsync(officer, other, "look");
        await CaseWorkTests.DoAsync(officer, other, "confirm-kind");
        await CaseWorkTests.DoAsync(officer, other, "assign");
        await AskAsync(officer, other);
        await AgreeAsync(server, officer, StaffRole.DeputyPoliceChief);
        (await PressAsync(officer, "/open")).Words.ShouldContain(Name);
        using var later = new Resident(server);
        await later.LookUpAsync(other.TrackingCode.Reveal());
        (await later.SubmitAsync("/tin-cua-toi/them", ("them", "Anh Bách ơi quán lại mở"))).Path.ShouldStartWith("/tin-cua-toi");
        (await later.SubmitAsync("/tin-cua-toi/them", ("them", "Đề nghị công an xã xuống kiểm tra tối nay"))).Path.ShouldStartWith("/tin-cua-toi");
        (await later.SubmitAsync("/tin-cua-toi/them", ("them", $"{Hint} xosau"))).Path.ShouldBe("/da-nhan");
        await later.LookUpAsync(other.TrackingCode.Reveal());
        (await later.SubmitAsync("/tin-cua-toi/them", ("them", "Anh công an xuống hôm qua cứ ngồi uống nước với chủ quán thôi ạ xosau"))).Path.ShouldBe("/da-nhan");
        (await officer.SeesAsync($"/cases/{other.Code}")).Source.ShouldNotContain("xosau");

        // Whoever says who they are is known to every reader.
        using var hoa = new Resident(server);
        await hoa.ReportAsync(("ke", "Em là Trần Thị Hoa, bán phở cạnh nhà văn hóa. Quán karaoke sát vách nhà em hát tới khuya"), ("thon", "H01"));
        await hoa.LookUpAsync(hoa.ReportCode);
        (await hoa.SubmitAsync("/tin-cua-toi/them", ("them", "Tối qua em thấy anh Bách ngồi hát ở quán đó tới khuya ạ"))).Path.ShouldBe("/da-nhan");
    }

    /// <summary>Anybody may raise the urgency: that opens no name alone.</summary>
    [Fact]
    [Threat(2)]
    public async Task What_staff_raised_to_an_emergency_needs_a_leader_like_any_other()
    {
        var server = await servers.OnAsync(Engine.Sqlite);
        var opened = await ReportAsync(server, Secrecy.Named, SourceChannel.Web);
        using var officer = await Officer.SignInAsync(server, BinhYenServer.Account("cskv-p04"));
        await CaseWorkTests.DoAsync(officer, opened, "look");
        await CaseWorkTests.DoAsync(officer, opened, "confirm-kind");
        await CaseWorkTests.DoAsync(officer, opened, "assign");
        await CaseWorkTests.DoAsync(officer, opened, "urgency", ("urgency-to", nameof(Urgency.Emergency)));
        (await AskAsync(officer, opened)).Words.ShouldContain("Chờ người thứ hai");
    }

    /// <summary>Only what cried for help itself waits for nobody: an officer may write an emergency down and merge whatever is to be opened into it. A post is called one by officers.</summary>
    [Theory, OnBothEngines]
    [Threat(2)]
    public async Task What_is_merged_into_an_emergency_and_a_post_called_one_need_a_leader(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        var opened = await ReportAsync(server, Secrecy.Named, SourceChannel.Web);
        var fire = await server.ReportAsync("Có cháy nhà bếp ở đầu ngõ", "H01", o => o with { Channel = SourceChannel.Counter, Secrecy = Secrecy.Anonymous, Urgency = Urgency.Emergency });
        using var officer = await Officer.SignInAsync(server, BinhYenServer.Account("cskv-p04"));
        foreach (var one in (OpenedCase[])[opened, fire])
        {
            await CaseWorkTests.DoAsync(officer, one, "look");
            await CaseWorkTests.DoAsync(officer, one, "confirm-kind");
            await CaseWorkTests.DoAsync(officer, one, "assign");
        }

        await CaseWorkTests.DoAsync(officer, opened, "merge", ("merge-into", fire.Code.ToString()));
        (await AskAsync(officer, opened)).Words.ShouldContain("Chờ người thứ hai");

        var post = await ReportAsync(server, Secrecy.Named, SourceChannel.ZaloGroup, "H01", Name, Phone, Urgency.Emergency);
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        (await AskAsync(chief, post)).Words.ShouldContain("Chờ người thứ hai");
    }

    /// <summary>A leader may be meant as well, by words that no list holds: another leader reads them first. The only leader of a commune has nobody to ask (decision 0154).</summary>
    [Theory, OnBothEngines]
    [Threat(2)]
    public async Task A_leader_opens_no_name_alone_where_there_is_another_leader(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine);
        var opened = await ReportAsync(server, Secrecy.Named, SourceChannel.Web);
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        (await AskAsync(chief, opened)).Words.ShouldContain("Chờ người thứ hai");
        (await ForceAsync(chief, chief.Page.Path + "/open")).Status.ShouldBe(HttpStatusCode.Conflict);
        using (var deputy = await server.SignInAsync(StaffRole.DeputyPoliceChief)) (await AskAsync(deputy, opened)).Words.ShouldContain("Chờ người thứ hai");

        // Whoever sent the others on leave a minute ago is no only leader, and neither is one whose deputy left last month.
        foreach (var left in new[] { TimeSpan.Zero, TimeSpan.FromDays(30) })
        {
            await RestAsync(left);
            await chief.OpenAsync(AskAddress(opened));
            (await chief.SubmitAsync(AskAddress(opened), ("reason", nameof(RevealReason.Safety)), ("words", Why))).Words.ShouldContain("Không còn lãnh đạo nào khác được xem vụ việc");
        }

        await RestAsync(Leaders.Remembered + TimeSpan.FromDays(1));
        await AskAsync(chief, opened);
        (await PressAsync(chief, "/open")).Words.ShouldContain(Name);

        Task RestAsync(TimeSpan since) => server.ReadAsync(db => db.Set<StaffMember>().Where(s => s.Role == StaffRole.DeputyPoliceChief)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.ServesUntil, server.Clock.GetUtcNow() - since)));
    }

    /// <summary>Where help must not wait nobody waits for a leader.</summary>
    [Fact]
    public async Task In_an_emergency_the_handler_opens_a_name_alone()
    {
        var server = await servers.OnAsync(Engine.Sqlite);
        var opened = await ReportAsync(server, Secrecy.Named, SourceChannel.Web, "H01", Name, Phone, Urgency.Emergency);
        using var officer = await Officer.SignInAsync(server, BinhYenServer.Account("cskv-p04"));
        await CaseWorkTests.DoAsync(officer, opened, "look");
        await CaseWorkTests.DoAsync(officer, opened, "confirm-kind");
        await CaseWorkTests.DoAsync(officer, opened, "assign");
        (await officer.SeesAsync(AskAddress(opened))).Words.ShouldContain("vừa báo đang nguy hiểm");
        await officer.SubmitAsync(AskAddress(opened), ("reason", nameof(RevealReason.Clarify)), ("words", Why));
        officer.Page.Words.ShouldContain("Chờ người thứ hai", Shouldly.Case.Insensitive, "only somebody's safety does not wait");
        await AskAsync(officer, opened);
        (await PressAsync(officer, "/open")).Words.ShouldContain(Name);
        server.Clock.Advance(RevealRules.HelpComesFirst + TimeSpan.FromMinutes(1));
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        (await AskAsync(chief, opened)).Words.ShouldContain("Chờ người thứ hai");
        // What the machine alone reads as an emergency is none here.
        var read = await ReportAsync(server, Secrecy.Named, SourceChannel.Phone, "H01", Name, Phone, Urgency.Emergency);
        (await AskAsync(chief, read)).Words.ShouldContain("Chờ người thứ hai");
    }

    [Theory, OnBothEngines]
    [Requirement("R-YC-21", "R-TL-10")]
    public async Task Who_asked_for_secrecy_is_opened_by_the_chief_with_a_second_person_only(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        var opened = await ReportAsync(server, Secrecy.KeptSecret, SourceChannel.Web);
        using var deputy = await server.SignInAsync(StaffRole.DeputyPoliceChief);
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        (await deputy.SeesAsync(AskAddress(opened))).Words.ShouldContain("chỉ Trưởng Công an xã được xin mở");
        (await PostAsync(deputy, opened, AskAddress(opened))).Words.ShouldContain("chỉ Trưởng Công an xã");

        var page = await AskAsync(chief, opened);
        page.Words.ShouldContain("Chờ người thứ hai");
        // Neither opened before nor agreed to by the asker, however the address is called.
        (await ForceAsync(chief, page.Path + "/open")).Status.ShouldBe(HttpStatusCode.Conflict);
        (await ForceAsync(chief, page.Path + "/approve")).Words.ShouldContain("Không ai tự đồng ý");

        (await deputy.SeesAsync("/cases")).Words.ShouldContain("Có yêu cầu mở danh tính");
        await deputy.SeesAsync(page.Path);
        var agreed = await PressAsync(deputy, "/approve");
        agreed.Words.ShouldNotContain(Name);
        (await ForceAsync(deputy, page.Path + "/open")).Status.ShouldBe(HttpStatusCode.NotFound);

        await chief.SeesAsync(page.Path);
        var shown = await PressAsync(chief, "/open");
        shown.Words.ShouldContain(Name);
        // Closed early: gone at once, and one agreement opens once.
        (await PressAsync(chief, "/end")).Words.ShouldNotContain(Name);
        (await ForceAsync(chief, page.Path + "/open")).Status.ShouldBe(HttpStatusCode.Conflict);
        (await deputy.SeesAsync("/cases")).Words.ShouldContain("Danh tính người phản ánh vừa được mở");
    }

    [Theory, OnBothEngines]
    [Requirement("R-TT-43")]
    public async Task A_private_thread_in_Zalo_needs_a_second_person_also_when_the_name_was_given(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        var opened = await ReportAsync(server, Secrecy.Named, SourceChannel.Zalo);
        using var deputy = await server.SignInAsync(StaffRole.DeputyPoliceChief);
        // Like every name in Zalo, whatever was said about it (decision 0147).
        (await deputy.SeesAsync(AskAddress(opened))).Words.ShouldContain("chỉ Trưởng Công an xã được xin mở");
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        var page = await AskAsync(chief, opened);
        page.Words.ShouldContain("Chờ người thứ hai");
        await deputy.SeesAsync(page.Path);
        await PressAsync(deputy, "/refuse");

        (await chief.SeesAsync(page.Path)).Words.ShouldContain("không đồng ý mở");
        (await ForceAsync(chief, page.Path + "/open")).Status.ShouldBe(HttpStatusCode.Conflict);
        (await PostForcedAsync(deputy, page.Path + "/approve")).Words.ShouldContain("không còn chờ quyết định");
    }

    [Theory, OnBothEngines]
    public async Task Who_may_not_see_the_case_learns_nothing_of_its_requests(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        var opened = await ReportAsync(server, Secrecy.Named, SourceChannel.Web, "H09");
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        var page = await AskAsync(chief, opened);
        using var other = await Officer.SignInAsync(server, BinhYenServer.Account("cskv-p04"));
        (await other.OpenAsync(page.Path)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await other.OpenAsync(AskAddress(opened))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await other.OpenAsync("/reveals")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await other.OpenAsync($"/reveals/{Guid.NewGuid()}")).Status.ShouldBe(HttpStatusCode.NotFound);
        foreach (var role in new[] { StaffRole.SystemAdministrator, StaffRole.Committee, StaffRole.HamletHead, StaffRole.DutyOfficer, StaffRole.ProcedureDesk })
        {
            using var person = await server.SignInAsync(role);
            (await person.OpenAsync(page.Path)).Status.ShouldBe(HttpStatusCode.Forbidden, role.ToString());
            (await person.OpenAsync(AskAddress(opened))).Status.ShouldBe(HttpStatusCode.Forbidden, role.ToString());
        }
    }

    [Theory, OnBothEngines]
    public async Task A_form_without_a_reason_comes_back_with_what_was_typed(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        var opened = await ReportAsync(server, Secrecy.Named, SourceChannel.Web);
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        await chief.SeesAsync(AskAddress(opened));
        var page = await chief.SubmitAsync(AskAddress(opened), ("words", "cần gọi"));
        page.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        page.Errors.Count.ShouldBe(2);
        page.Find("#words")!.TextContent.ShouldBe("cần gọi");
        // A number is no reason, even where it would be one by position.
        (await chief.SubmitAsync(AskAddress(opened), ("reason", "0"), ("words", Why))).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Theory, OnBothEngines]
    public async Task An_anonymous_reporter_cannot_be_opened_and_a_withdrawn_one_no_longer(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        var anonymous = await server.ReportAsync();
        var named = await ReportAsync(server, Secrecy.Named, SourceChannel.Web);
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        (await chief.SeesAsync(AskAddress(anonymous))).Words.ShouldContain("gửi ẩn danh");
        var page = await AskAsync(chief, named);
        await AgreeAsync(server, chief, StaffRole.DeputyPoliceChief);
        await server.ReadAsync(async db => await server.Services.GetRequiredService<ReporterVault>().ForgetAsync(await ReporterAsync(server, named), "withdrawn", default));

        await chief.SeesAsync(page.Path);
        var shown = await PressAsync(chief, "/open");
        shown.Words.ShouldNotContain(Name);
        shown.Words.ShouldContain("không còn gì để xem");
    }

    [Theory, OnBothEngines]
    public async Task The_alert_says_neither_name_nor_reason(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        var opened = await ReportAsync(server, Secrecy.Named, SourceChannel.Web);
        using var deputy = await server.SignInAsync(StaffRole.DeputyPoliceChief);
        await AskAsync(deputy, opened);
        await AgreeAsync(server, deputy, StaffRole.PoliceChief);
        await PressAsync(deputy, "/open");
        var alerts = await server.ReadAsync(db => db.Set<StaffAlert>().AsNoTracking().Where(a => a.CaseId == opened.CaseId && a.Step.StartsWith("reveal:")).ToListAsync());
        alerts.ShouldNotBeEmpty();
        foreach (var alert in alerts) alert.Step.ShouldNotContain("Xoan");
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        var words = (await chief.SeesAsync("/cases/alerts")).Words;
        words.ShouldContain("vừa được mở");
        words.ShouldNotContain("dọa");
        words.ShouldNotContain("Xoan");
    }

    internal static Task<OpenedCase> ReportAsync(BinhYenServer server, Secrecy secrecy, SourceChannel channel, string hamlet = "H01") => ReportAsync(server, secrecy, channel, hamlet, Name, Phone);

    internal static async Task<OpenedCase> ReportAsync(BinhYenServer server, Secrecy secrecy, SourceChannel channel, string hamlet, string name, string phone, Urgency urgency = Urgency.Normal)
    {
        var reporter = await server.Services.GetRequiredService<ReporterVault>().KeepAsync(server.Commune, new ReporterContact(name, phone), default);
        return await server.ReportAsync("Có người gây gổ ở quán nước đầu thôn", hamlet, o => o with { Channel = channel, Secrecy = secrecy, Reporter = reporter, Urgency = urgency, DangerPressed = urgency is Urgency.Emergency && channel is SourceChannel.Web });
    }

    internal static string AskAddress(OpenedCase opened) => $"/reveals/of/{opened.ThreadId}";

    [Theory, OnBothEngines]
    [Threat(2)]
    public async Task Who_was_handed_a_case_asks_for_no_name_before_accepting_the_note(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        var opened = await ReportAsync(server, Secrecy.Named, SourceChannel.Web);
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        await CaseWorkTests.DoAsync(chief, opened, "look");
        await CaseWorkTests.DoAsync(chief, opened, "confirm-kind");
        await CaseWorkTests.DoAsync(chief, opened, "assign");
        await CaseWorkTests.DoAsync(chief, opened, "hand-over", ("hand-over-handler", (await server.IdOfAsync("cskv-p06")).ToString()), ("hand-over-why", "cán bộ chuyển công tác"));
        using var next = await Officer.SignInAsync(server, BinhYenServer.Account("cskv-p06"));
        (await next.SeesAsync(AskAddress(opened))).Words.ShouldContain("nhận cam kết giữ kín");
        (await PostAsync(next, opened, AskAddress(opened))).Words.ShouldContain("nhận cam kết giữ kín");
        await JournalHasAsync(server, opened, "reporters.reveal-asked.v1", false);

        await CaseWorkTests.DoAsync(next, opened, "accept-note", ("accept-note-agree", "1"));
        await AskAsync(next, opened);
        await JournalHasAsync(server, opened, "reporters.reveal-asked.v1", true);
    }

    internal static async Task<WebPage> AskAsync(Officer officer, OpenedCase opened)
    {
        await officer.SeesAsync(AskAddress(opened));
        var page = await officer.SubmitAsync(AskAddress(opened), ("reason", nameof(RevealReason.Safety)), ("words", Why));
        page.Errors.ShouldBeEmpty();
        page.Path.ShouldStartWith("/reveals/");
        return page;
    }

    /// <summary>Another leader agrees to the request on the officer's page, which is loaded anew.</summary>
    internal static async Task AgreeAsync(BinhYenServer server, Officer officer, StaffRole who)
    {
        var asked = officer.Page.Path;
        using var leader = await server.SignInAsync(who);
        await leader.SeesAsync(asked);
        await PressAsync(leader, "/approve");
        await officer.SeesAsync(asked);
    }

    internal static Task<WebPage> PressAsync(Officer officer, string act) => officer.SubmitAsync(officer.Page.Path + act);

    private static async Task<WebPage> PostAsync(Officer officer, OpenedCase opened, string address)
    {
        await officer.SeesAsync("/me");
        return await officer.PostAsync(address, [Token(officer), KeyValuePair.Create("reason", nameof(RevealReason.Safety)), KeyValuePair.Create("words", Why)]);
    }

    // Posts what no page offers, with the token of another page, and comes back to where the person was.
    private static async Task<WebPage> ForceAsync(Officer officer, string address)
    {
        var answer = await PostForcedAsync(officer, address);
        await officer.OpenAsync(address[..address.LastIndexOf('/')]);
        return answer;
    }

    private static async Task<WebPage> PostForcedAsync(Officer officer, string address)
    {
        await officer.SeesAsync("/me");
        return await officer.PostAsync(address, [Token(officer)]);
    }

    private static KeyValuePair<string, string> Token(Officer officer) =>
        KeyValuePair.Create("__RequestVerificationToken", officer.Page.Find("input[name=__RequestVerificationToken]")!.GetAttribute("value")!);

    private static Task<Guid> ReporterAsync(BinhYenServer server, OpenedCase opened) =>
        server.ReadAsync(db => db.Set<ReportThread>().Where(t => t.Id == opened.ThreadId).Select(t => t.Reporter!.Value).SingleAsync());

    private static async Task JournalHasAsync(BinhYenServer server, OpenedCase opened, string fact, bool expected) =>
        (await server.ReadAsync(db => db.Set<JournalEntry>().AnyAsync(e => e.Subject == opened.Code.ToString() && e.Fact == fact))).ShouldBe(expected, fact);
}
