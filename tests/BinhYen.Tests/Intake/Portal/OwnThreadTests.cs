using BinhYen.Cases;
using BinhYen.Platform;
using BinhYen.Platform.Storage;
using BinhYen.Staff;
using BinhYen.Testing;
using BinhYen.Tests.Drivers;
using BinhYen.Tests.Given;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BinhYen.Tests.Intake.Portal;

public sealed class OwnThreadTests(Servers servers) : IClassFixture<Servers>
{
    [Fact]
    public async Task A_slip_in_the_code_is_named_by_its_group_and_what_was_typed_stays()
    {
        var server = await servers.OnAsync(Engine.Sqlite);
        using var resident = new Resident(server);
        await resident.ReportAsync(("ke", "Mất gà"));
        var groups = resident.Code.Split('-');
        groups[1] = (groups[1][0] == '7' ? '8' : '7') + groups[1][1..];
        var typed = string.Join(' ', groups);
        await resident.LookUpAsync(typed);
        resident.Page.Find(".errors a")!.TextContent.ShouldContain("Nhóm thứ 2 có lẽ gõ nhầm");
        resident.Page.Find("#ma")!.GetAttribute("value").ShouldBe(typed);
    }

    [Fact]
    public async Task A_code_that_was_never_given_opens_nothing()
    {
        using var resident = new Resident(await servers.OnAsync(Engine.Sqlite));
        await resident.LookUpAsync(TrackingCode.New().Reveal());
        resident.Page.Find(".errors a")!.TextContent.ShouldContain("Không có tin nào với mã này");
        (await resident.OpenAsync("/tin-cua-toi")).Path.ShouldBe("/tra-cuu");
    }

    [Fact]
    public async Task More_can_be_told_and_leaving_closes_the_thread_on_this_phone()
    {
        using var resident = await WithThreadAsync(await servers.OnAsync(Engine.Sqlite));
        await resident.SubmitAsync("/tin-cua-toi/them", ("them", "Tối nay lại hát"));
        resident.Page.Words.ShouldContain("Đã nhận thêm thông tin");
        resident.Page.FindAll(".talk .mine").Count.ShouldBe(2);
        await resident.SubmitAsync("/tin-cua-toi/roi");
        (await resident.OpenAsync("/tin-cua-toi")).Path.ShouldBe("/tra-cuu");
    }

    [Fact]
    public async Task An_open_thread_closes_by_itself_after_half_an_hour()
    {
        await using var server = await BinhYenServer.StartAsync();
        using var resident = await WithThreadAsync(server);
        server.Clock.Advance(TimeSpan.FromMinutes(31));
        (await resident.OpenAsync("/tin-cua-toi")).Path.ShouldBe("/tra-cuu");
    }

    [Fact]
    public async Task The_quick_exit_forgets_the_thread_and_leads_to_the_weather_without_script()
    {
        using var resident = await WithThreadAsync(await servers.OnAsync(Engine.Sqlite));
        var exit = resident.Page.Find("#thoat")!.GetAttribute("href")!;
        exit.ShouldBe("/thoat");
        // The weather service is not asked: only where we would send the browser.
        using var plain = new HttpClient(new SocketsHttpHandler { CookieContainer = resident.Cookies, AllowAutoRedirect = false }) { BaseAddress = resident.Http.BaseAddress };
        using var answer = await plain.GetAsync(new Uri(exit, UriKind.Relative), TestContext.Current.CancellationToken);
        answer.Headers.Location!.Host.ShouldBe("nchmf.gov.vn");
        (await resident.OpenAsync("/tin-cua-toi")).Path.ShouldBe("/tra-cuu");
    }

    [Theory]
    [InlineData("/bao-tin")]
    [InlineData("/x/an-phu-khe/bao-tin")]
    [InlineData("/da-nhan")]
    [InlineData("/tra-cuu")]
    public async Task The_quick_exit_leads_by_way_of_us_from_every_page(string path)
    {
        using var resident = await WithThreadAsync(await servers.OnAsync(Engine.Sqlite));
        (await resident.OpenAsync(path)).Find("#thoat")!.GetAttribute("href").ShouldBe("/thoat");
    }

    [Fact]
    public async Task Guessing_is_slowed_and_a_right_code_never_waits()
    {
        await using var server = await BinhYenServer.StartAsync();
        using var pace = server.Services.GetRequiredService<BinhYen.Intake.Portal.LookupPace>();
        var stranger = new Microsoft.AspNetCore.Http.DefaultHttpContext { Connection = { RemoteIpAddress = System.Net.IPAddress.Loopback } };
        for (var i = 0; i < 10; i++) (await pace.MissedAsync(stranger, CancellationToken.None)).ShouldBeTrue();
        var waiting = Enumerable.Range(0, 3).Select(_ => pace.MissedAsync(stranger, CancellationToken.None)).ToList();
        (await pace.MissedAsync(stranger, CancellationToken.None)).ShouldBeFalse();
        waiting.ShouldAllBe(t => !t.IsCompleted);

        using var resident = await WithThreadAsync(server);
        resident.Page.Path.ShouldBe("/tin-cua-toi");
    }

    [Fact]
    public async Task A_name_can_be_taken_back_and_the_report_goes_on_by_its_code()
    {
        using var resident = await WithThreadAsync(await servers.OnAsync(Engine.Sqlite), ("ai", "kin"), ("ten", "Lê Văn Mẫu"), ("sdt", "0900000000"));
        resident.Page.Source.ShouldNotContain("Lê Văn Mẫu");
        await resident.SubmitAsync("/tin-cua-toi/rut");
        resident.Page.Words.ShouldContain("Đánh dấu vào ô");
        await resident.SubmitAsync("/tin-cua-toi/rut", ("chac", "co"));
        resident.Page.Words.ShouldContain("đã hủy hẳn, vì bạn đã rút");
        resident.Page.FindAll("form[action='/tin-cua-toi/rut']").ShouldBeEmpty();
    }

    [Theory, OnBothEngines]
    public async Task An_answer_that_does_not_satisfy_is_objected_to_and_another_officer_takes_over(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        using var resident = await WithThreadAsync(server);
        await AnswerAsync(server, resident.ReportCode);
        await resident.OpenAsync("/tin-cua-toi");
        resident.Page.Words.ShouldContain("Tin này đã có trả lời");

        await resident.SubmitAsync("/tin-cua-toi/chua-thoa-dang", ("lydo", ""), ("loai", "moi"));
        resident.Page.Find("#lydo-loi")!.TextContent.ShouldContain("Xin viết tình tiết mới");

        await resident.SubmitAsync("/tin-cua-toi/chua-thoa-dang", ("lydo", "Người xử lý là họ hàng bên kia"), ("loai", "nguoi"));
        resident.Page.Path.ShouldBe("/da-nhan");
        resident.Page.Words.ShouldContain("tin ấy đã mở lại theo ý kiến của bạn");
        var @case = await StoredReport.CaseAsync(server, resident.ReportCode);
        @case.State.ShouldBe(CaseState.Reopened);
        @case.Handler.ShouldBeNull();
    }

    [Fact]
    public async Task An_answer_is_accepted_and_rated_once()
    {
        var server = await servers.OnAsync(Engine.Sqlite);
        using var resident = await WithThreadAsync(server);
        await AnswerAsync(server, resident.ReportCode);
        await resident.OpenAsync("/tin-cua-toi");
        await resident.SubmitAsync("/tin-cua-toi/danh-gia");
        resident.Page.Words.ShouldContain("Xin chọn từ 1 đến 5 sao");
        await resident.SubmitAsync("/tin-cua-toi/danh-gia", ("sao", "4"));
        resident.Page.FindAll("form[action='/tin-cua-toi/danh-gia']").ShouldBeEmpty();
        await resident.SubmitAsync("/tin-cua-toi/dong-y");
        (await StoredReport.CaseAsync(server, resident.ReportCode)).State.ShouldBe(CaseState.Closed);
    }

    [Theory, OnBothEngines]
    public async Task A_cry_for_help_told_after_another_matter_is_an_emergency_of_its_own_and_nobodys_by_name(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        using var resident = await WithThreadAsync(server, ("ai", "ten"), ("ten", "Lại Văn Tư"), ("sdt", "0900000432"));
        var first = resident.ReportCode;
        await resident.SubmitAsync("/tin-cua-toi/them", ("them", "Cháy nhà rồi, cứu với, ngay cạnh quán"));
        resident.Page.Path.ShouldBe("/da-nhan");
        resident.Page.Words.ShouldContain("việc khẩn nên thành một tin riêng");
        resident.Page.FindAll("a[href='tel:114']").ShouldNotBeEmpty();

        (await StoredReport.CaseAsync(server, first)).Urgency.ShouldNotBe(Urgency.Emergency);
        var fire = resident.Code;
        fire.ShouldNotBe(first);
        (await StoredReport.CaseAsync(server, fire)).ShouldSatisfyAllConditions(c => c.Urgency.ShouldBe(Urgency.Emergency), c => c.HasConflict.ShouldBeFalse());
        (await StoredReport.ThreadAsync(server, fire)).ShouldSatisfyAllConditions(t => t.Secrecy.ShouldBe(Secrecy.Anonymous), t => t.Reporter.ShouldBeNull());

        // More of the same stays with it.
        await resident.LookUpAsync(fire);
        await resident.SubmitAsync("/tin-cua-toi/them", ("them", "Cứu với, lửa lan sang nhà bên rồi"));
        resident.Page.Path.ShouldStartWith("/tin-cua-toi");
        resident.Page.FindAll(".talk .mine").Count.ShouldBe(2);
    }

    /// <summary>The officer of the place is the first one alarmed, unless the page is that of a complaint about the officer.</summary>
    [Theory, OnBothEngines]
    [Threat(2)]
    public async Task A_cry_for_help_on_the_page_of_a_complaint_alarms_others_than_whom_it_is_about(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine);
        var accused = await server.IdOfAsync("cskv-p04");
        using var resident = new Resident(server);
        await resident.ReportAsync([("ke", "Đại úy Lưu Gia Bách công an khu vực thôn Đông Khê đòi tiền và dọa tôi")]);
        await resident.LookUpAsync(resident.ReportCode);
        await resident.SubmitAsync("/tin-cua-toi/them", ("them", "Cứu với, hắn say rượu đang cầm dao đập phá cửa nhà tôi ở Đông Khê"));
        resident.Page.Path.ShouldBe("/da-nhan");
        var cry = await StoredReport.CaseAsync(server, resident.Code);
        cry.Urgency.ShouldBe(Urgency.Emergency);
        cry.Exclusions.ShouldContain(e => e.StaffId == accused && e.Scope == ExclusionScope.Everything);
        cry.ConflictAboveCommune.ShouldBeFalse("somebody has to come");
    }

    /// <summary>Said on the page as well: nobody but the chief asks for the name then.</summary>
    [Theory, OnBothEngines]
    [Threat(2)]
    public async Task Who_asks_for_secrecy_later_has_the_name_kept_from_then_on(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        using var resident = await WithThreadAsync(server, ("ai", "ten"), ("ten", "Lại Văn Tư"), ("sdt", "0900000433"));
        (await StoredReport.ThreadAsync(server, resident.ReportCode)).Secrecy.ShouldBe(Secrecy.Named);
        await resident.SubmitAsync("/tin-cua-toi/them", ("them", "Loa kẹo kéo đặt ngoài sân"));
        (await StoredReport.ThreadAsync(server, resident.ReportCode)).Secrecy.ShouldBe(Secrecy.Named);
        await resident.SubmitAsync("/tin-cua-toi/them", ("them", "Xin giữ kín tên tôi, đừng cho ai biết tôi báo"));
        (await StoredReport.ThreadAsync(server, resident.ReportCode)).Secrecy.ShouldBe(Secrecy.KeptSecret);
    }

    /// <summary>The page offers other fields at other moments: whichever it is asked in, it is heard.</summary>
    [Fact]
    [Threat(2)]
    public async Task Who_asks_for_secrecy_in_an_objection_or_a_request_about_data_has_the_name_kept()
    {
        const string Wish = "Quán vẫn hát. Xin giữ kín tên tôi, đừng cho ai biết tôi báo";
        var server = await servers.OnAsync(Engine.Sqlite);
        using var asking = await WithThreadAsync(server, ("ai", "ten"), ("ten", "Lại Văn Năm"), ("sdt", "0900000434"));
        await asking.SubmitAsync("/tin-cua-toi/yeu-cau", ("quyen", "hoi"), ("noi-dung", Wish));
        (await StoredReport.ThreadAsync(server, asking.ReportCode)).Secrecy.ShouldBe(Secrecy.KeptSecret);

        using var objecting = await WithThreadAsync(server, ("ai", "ten"), ("ten", "Lại Văn Sáu"), ("sdt", "0900000435"));
        await AnswerAsync(server, objecting.ReportCode);
        await objecting.OpenAsync("/tin-cua-toi");
        await objecting.SubmitAsync("/tin-cua-toi/chua-thoa-dang", ("loai", "chua"), ("lydo", Wish));
        (await StoredReport.ThreadAsync(server, objecting.ReportCode)).Secrecy.ShouldBe(Secrecy.KeptSecret);
    }

    [Fact]
    public async Task A_stranger_with_no_code_changes_nothing()
    {
        var server = await servers.OnAsync(Engine.Sqlite);
        using var resident = await WithThreadAsync(server);
        await resident.PostAsync("/tin-cua-toi/them", [new("them", "chữ của người lạ")]);
        resident.Page.Words.ShouldNotContain("chữ của người lạ");
        resident.Page.FindAll(".talk li").ShouldHaveSingleItem();
    }

    private static async Task<Resident> WithThreadAsync(BinhYenServer server, params (string Name, string Value)[] more)
    {
        var resident = new Resident(server);
        await resident.ReportAsync([("ke", "Quán karaoke hát to đến nửa đêm, không ngủ được"), .. more]);
        await resident.LookUpAsync(resident.ReportCode);
        resident.Page.Path.ShouldBe("/tin-cua-toi");
        return resident;
    }

    // What officers would do at their desks, without the desks.
    private static async Task AnswerAsync(BinhYenServer server, string code)
    {
        var id = (await StoredReport.CaseAsync(server, code)).Id;
        await using var scope = server.Services.CreateAsyncScope();
        var cases = scope.ServiceProvider.GetRequiredService<LoadCase>();
        var db = scope.ServiceProvider.GetRequiredService<BinhYen.Platform.Persistence.BinhYenDb>();
        var @case = (await cases.FindAsync(id, CancellationToken.None))!;
        var chief = await PersonAsync(server, StaffRole.PoliceChief);
        var officer = await PersonAsync(server, StaffRole.AreaOfficer);
        var deputy = await PersonAsync(server, StaffRole.DeputyPoliceChief);
        var secret = await db.Set<CaseSecret>().SingleAsync(s => s.CaseId == id);
        var words = await scope.ServiceProvider.GetRequiredService<SealedRecords>().SealAsync(secret.KeyId, SealPurposes.CaseReason, "đã làm", CancellationToken.None);
        async Task<Occasion> ByAsync(Actor who) => await cases.OccasionAsync(who, server.Commune, CancellationToken.None);
        Must(@case.StartTriage(await ByAsync(officer)));
        Must(@case.ConfirmKind(await ByAsync(officer)));
        Must(@case.Assign(new Assignment(officer, HandlerIsAway: false, deputy), await ByAsync(chief)));
        Must(@case.StartVerifying(words, await ByAsync(officer)));
        Must(@case.RecordVerification(VerificationResult.Confirmed, words, await ByAsync(officer)));
        var answer = AnswerDraft.Create("đã nhắc nhở và lập biên bản với cơ sở karaoke", new DateOnly(2026, 11, 23), "Công an xã", null).Value.Seal(words);
        Must(@case.SubmitForApproval(answer, Outcome.Resolved, null, await ByAsync(officer)));
        Must(@case.Approve(await ByAsync(chief)));
        await db.SaveChangesAsync();
    }

    private static void Must(Result result) => result.Refusal.ShouldBeNull();

    private static async Task<Actor.Staff> PersonAsync(BinhYenServer server, StaffRole role)
    {
        var user = BinhYenServer.Account(role).User;
        var member = await server.ReadAsync(db => db.Set<StaffMember>().AsNoTracking().SingleAsync(m => m.UserName == user));
        return new Actor.Staff(member.StaffId, server.Commune, role);
    }
}
