using BinhYen.Cases;
using BinhYen.Cases.Board;
using BinhYen.Staff;
using BinhYen.Testing;
using BinhYen.Tests.Drivers;
using BinhYen.Tests.Given;

namespace BinhYen.Tests.Cases;

[Trait("Speed", "Slow")]
public sealed class BoardTests
{
    [Theory, OnBothEngines]
    [Requirement("R-YC-11", "R-YC-07")]
    public async Task The_chief_sees_open_and_overdue_first_looks_and_what_was_left_unanswered(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine);
        var looked = await server.ReportAsync("tin một", "H01");
        await server.ReportAsync("tin hai", "H01");
        server.Clock.Advance(TimeSpan.FromMinutes(30));
        using (var officer = await Officer.SignInAsync(server, BinhYenServer.Account("cskv-p04"))) await CaseWorkTests.DoAsync(officer, looked, "look");
        using (var chief = await server.SignInAsync(StaffRole.PoliceChief))
        {
            var board = await chief.SeesAsync("/board");
            board.Words.ShouldContain("Đang mở2");
            board.Words.ShouldContain("1/1 (100,0 %)");
            board.Words.ShouldContain("30 phút");
            board.Words.ShouldContain("Tiếng ồn, karaoke, 2 tin");
        }
    }

    [Theory, OnBothEngines]
    [Requirement("R-HG-31", "R-TL-14")]
    public async Task What_earlier_months_left_unanswered_stands_on_the_board(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine);
        await server.ReportAsync("tin tháng trước", "H01", o => o with { ReceivedAt = server.Clock.GetUtcNow().AddDays(-40) });
        await server.ReportAsync("tin hôm nay", "H01");
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);

        var board = await chief.SeesAsync("/board");
        board.Words.ShouldContain("Quá hạn1");
        board.Words.ShouldContain("Tin các tháng trước chưa trả lời1");
    }

    [Theory, OnBothEngines]
    [Requirement("R-HG-18")]
    public async Task In_time_is_what_was_answered_before_its_deadline_and_what_lies_open_beyond_it_has_failed(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine);
        for (var i = 0; i < 5; i++) await AnsweredAsync(server);
        using (var early = await server.SignInAsync(StaffRole.PoliceChief))
            OnTime(await early.SeesAsync("/targets")).ShouldContain("chưa có số liệu", customMessage: "a figure that moves with one answer would tell of it");
        server.Clock.Advance(TimeSpan.FromDays(8));
        await server.ReportAsync("tin còn trong hạn", "H01");
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        OnTime(await chief.SeesAsync("/targets")).ShouldContain("5/5 (100,0 %)", customMessage: "what is open in time counts nowhere");
        await server.ReportAsync("tin quá hạn", "H01", o => o with { ReceivedAt = server.Clock.GetUtcNow().AddDays(-40) });
        var line = OnTime(await chief.SeesAsync("/targets"));
        line.ShouldContain("100 %");
        line.ShouldContain("5/6 (83,3 %)");
        line.ShouldContain("còn thiếu 1 tin");

        static string OnTime(WebPage page) => page.FindAll("tbody tr").Single(r => r.TextContent.Contains("Tin báo được xử lý đúng hạn", StringComparison.Ordinal)).TextContent;
    }

    [Theory, OnBothEngines]
    [Requirement("R-HG-13")]
    public async Task How_residents_took_the_answers_is_measured_on_a_machine_that_needs_no_paid_service(Engine engine)
    {
        // Nothing is bought and nothing else runs: the settings of a fresh machine name no address outside it.
        var fresh = new BinhYen.Platform.Settings.BinhYenOptions();
        (fresh.Postgres, fresh.VaultPostgres, fresh.Redis).ShouldBe((null, null, null));
        await using var server = await BinhYenServer.StartAsync(engine);
        var (rated, objected, silent) = (await AnsweredAsync(server), await AnsweredAsync(server), await AnsweredAsync(server));
        using var resident = new Resident(server);
        await resident.LookUpAsync(rated.TrackingCode.Reveal());
        await resident.SubmitAsync("/tin-cua-toi/danh-gia", ("sao", "5"));
        await resident.LookUpAsync(objected.TrackingCode.Reveal());
        await resident.SubmitAsync("/tin-cua-toi/chua-thoa-dang", ("lydo", "Vẫn còn ngập"));

        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        var board = await chief.SeesAsync("/board");
        board.Words.ShouldContain("2/3 (66,7 %) tin đã trả lời");
        board.Words.ShouldContain("1/1 (100,0 %) lượt đánh giá");
        using var member = await server.SignInAsync(StaffRole.Committee);
        (await member.SeesAsync("/board")).Words.ShouldNotContain("lượt đánh giá", Shouldly.Case.Sensitive, "three answers are too few to hide one rating among");
        silent.ShouldNotBeNull();
    }

    private static async Task<OpenedCase> AnsweredAsync(BinhYenServer server)
    {
        var opened = await server.ReportAsync("ngõ 5 ngập nước mỗi khi mưa", "H01");
        using var officer = await Officer.SignInAsync(server, BinhYenServer.Account("cskv-p04"));
        await CaseWorkTests.HandlingAsync(officer, opened);
        await CaseWorkTests.DoAsync(officer, opened, "answer",
            ("answer-outcome", nameof(Outcome.Resolved)), ("answer-what", "đã báo đội thoát nước khơi cống và kiểm tra lại"), ("answer-when", "2026-11-23"), ("answer-unit", "Công an xã"), ("answer-text", "Chào bạn."));
        return opened;
    }

    [Theory, OnBothEngines]
    [Threat(5)]
    public async Task The_committee_sees_no_small_number_and_nothing_about_the_police(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine);
        await server.ReportAsync("tin một", "H01");
        await server.ReportAsync("cán bộ thái độ", "H02", o => o with { Kind = CaseKind.PoliceConduct, Category = CaseCategory.PoliceConduct, OfficerConflict = true });
        AfterTheWeek(server);
        using var member = await server.SignInAsync(StaffRole.Committee);

        var board = await member.SeesAsync("/board");

        board.Words.ShouldContain("<5");
        board.Words.ShouldNotContain("Thái độ, tác phong");
        board.FindAll("main a[href^='/cases']").ShouldBeEmpty();

        // Of one report the table of places and the table of kinds together would tell both.
        board.Words.ShouldContain("Còn ít tin (<5)");
        board.Words.ShouldNotContain("Đông Khê");
        for (var i = 0; i < 4; i++) await server.ReportAsync($"tin {i}", "H01", o => o with { ReceivedAt = BinhYenServer.Start });
        // Of the week that runs nothing is counted.
        for (var i = 0; i < 6; i++) await server.ReportAsync($"tin mới {i}", "H03", o => o with { ReceivedAt = server.Clock.GetUtcNow() });
        board = await member.SeesAsync("/board");
        board.FindAll("td[data-label='Nhận']").Select(c => c.TextContent).ShouldBe(["5+", "5+"], "one place, one kind");
        board.Words.ShouldContain("Đông Khê");
    }

    [Theory, OnBothEngines]
    public async Task One_report_more_moves_no_figure_of_the_committee(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine);
        using var officer = await Officer.SignInAsync(server, BinhYenServer.Account("cskv-p04"));
        for (var i = 0; i < 6; i++) await LookedAtAsync(server, officer);
        AfterTheWeek(server);
        using var member = await server.SignInAsync(StaffRole.Committee);
        var before = await member.SeesAsync("/board");
        before.Words.ShouldContain("Góp ý");
        before.Words.ShouldContain("Nhận 5+ góp ý");
        before.FindAll("td[data-label='Số tin']").ShouldHaveSingleItem().TextContent.ShouldBe("5+");
        using var later = await Officer.SignInAsync(server, BinhYenServer.Account("cskv-p04"));
        await LookedAtAsync(server, later);
        (await member.SeesAsync("/board")).Find("main")!.TextContent.ShouldBe(before.Find("main")!.TextContent);
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        (await chief.SeesAsync("/board")).Words.ShouldContain("Nhận 7 góp ý");
    }

    [Fact]
    public void A_rough_share_says_no_more_than_its_rough_counts()
    {
        new Share(0, 0, IsExact: false).ToString().ShouldBe("chưa có");
        new Share(3, 9, IsExact: false).ToString().ShouldBe("5+: còn ít, không chia");
        foreach (var whole in Enumerable.Range(10, 5))
            foreach (var part in Enumerable.Range(5, 5)) new Share(part, whole, IsExact: false).ToString().ShouldBe("5+/10+ (khoảng 50 %)");
        new Share(277, 302).ToString().ShouldBe("277/302 (91,7 %)");
    }

    // What the committee sees ends with last Sunday.
    private static void AfterTheWeek(BinhYenServer server) => server.Clock.Advance(TimeSpan.FromDays(7));

    private static async Task LookedAtAsync(BinhYenServer server, Officer officer)
    {
        var opened = await server.ReportAsync("nên tuần tra thêm buổi tối", "H01", o => o with { Kind = CaseKind.Suggestion, Category = CaseCategory.PoliceSuggestion, Urgency = Urgency.Low });
        await CaseWorkTests.DoAsync(officer, opened, "look");
    }

    [Theory, OnBothEngines]
    [Requirement("R-HG-40")]
    public async Task Suggestions_of_the_year_are_counted_with_what_came_of_them(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine);
        await server.ReportAsync("nên tuần tra thêm buổi tối", "H01", o => o with { Kind = CaseKind.Suggestion, Category = CaseCategory.PoliceSuggestion, Urgency = Urgency.Low });
        var answered = await server.ReportAsync("nên có hòm thư góp ý", "H01", o => o with { Kind = CaseKind.Suggestion, Category = CaseCategory.PoliceSuggestion, Urgency = Urgency.Low });
        using var officer = await Officer.SignInAsync(server, BinhYenServer.Account("cskv-p04"));
        await CaseWorkTests.HandlingAsync(officer, answered);
        await CaseWorkTests.DoAsync(officer, answered, "answer", ("answer-outcome", "Resolved"), ("answer-what", "đã đặt hòm thư tại nhà văn hóa"), ("answer-when", "2026-11-23"), ("answer-unit", "Công an xã"));
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);

        (await chief.SeesAsync("/board")).Words.ShouldContain("1/2 (50,0 %)");
    }
}
