using System.Text.RegularExpressions;
using BinhYen.Cases;
using BinhYen.Staff;
using BinhYen.Testing;
using BinhYen.Tests.Drivers;
using BinhYen.Tests.Given;
using BinhYen.Tests.Verification;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BinhYen.Tests.Cases;

/// <summary>What one of several reporters of a case does leaves the pages of the others as they are (ISO-2, decision 0126).</summary>
[Trait("Speed", "Slow")]
public sealed class MergedReportersTests
{
    private const string Over = "đã kết thúc";
    private const string Answered = "đã có trả lời";

    [Theory, OnBothEngines]
    [Requirement("R-TT-53")]
    [Threat(3)]
    public async Task Who_agrees_sees_the_end_and_the_other_one_the_answer_until_both_agree(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine);
        var (a, b, officer) = await VerifyingAsync(server);
        using var both = new Pages(server, a, b, officer);
        await both.AnswerAsync();
        server.Clock.Advance(TimeSpan.FromHours(1));

        await both.AgreesAsync(both.A);
        Shown(both.A).ShouldBe(Over);
        (await both.LooksAsync(both.B)).ShouldBe(Answered);
        both.B.Page.FindAll("form[action$='/them'], form[action$='/dong-y'], form[action$='/chua-thoa-dang']").Count.ShouldBe(3);
        both.A.Page.FindAll("form[action$='/them'], form[action$='/dong-y']").ShouldBeEmpty();
        (await server.CaseAsync(a.Code)).State.ShouldBe(CaseState.Answered);

        await both.AgreesAsync(both.B);
        Shown(both.B).ShouldBe(Over);
        (await server.CaseAsync(a.Code)).State.ShouldBe(CaseState.Closed);
        (await both.LooksAsync(both.A)).ShouldBe(Over);
    }

    [Theory, OnBothEngines]
    public async Task Time_ends_what_one_of_them_has_not_agreed_to(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine);
        var (a, b, officer) = await VerifyingAsync(server);
        using var both = new Pages(server, a, b, officer);
        await both.AnswerAsync();
        await both.AgreesAsync(both.A);
        server.Clock.Advance(TimeSpan.FromDays(8));
        await server.Services.GetRequiredService<BinhYen.Cases.Escalating.ClockBeat>().BeatAsync(TestContext.Current.CancellationToken);
        (await server.CaseAsync(a.Code)).State.ShouldBe(CaseState.Closed);
        await both.B.LookUpAsync(b.TrackingCode.Reveal());
        Shown(both.B).ShouldBe(Over);
    }

    [Theory, OnBothEngines]
    [Requirement("R-TT-53")]
    [Threat(3)]
    public async Task Who_agreed_does_not_see_that_another_one_objected_until_there_is_a_new_answer(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine);
        var (a, b, officer) = await VerifyingAsync(server);
        using var both = new Pages(server, a, b, officer);
        await both.AnswerAsync();
        server.Clock.Advance(TimeSpan.FromHours(1));
        await both.AgreesAsync(both.A);
        await both.LooksAsync(both.A);
        var before = Parts(both.A);

        server.Clock.Advance(TimeSpan.FromHours(1));
        await both.ObjectsAsync(both.B);
        Shown(both.B).ShouldBe("đã mở lại theo ý kiến của bạn");
        await both.LooksAsync(both.A);
        Parts(both.A).ShouldBe(before);
        using (var scope = server.Services.CreateScope())
            (await scope.ServiceProvider.GetRequiredService<JoinThread>().StatusAsync(a.ThreadId, TestContext.Current.CancellationToken)).ShouldBe((Over, null), "the chat tells no more than the page");

        await both.TakenUpAgainAsync();
        await both.LooksAsync(both.A);
        Parts(both.A).ShouldBe(before);
        await both.AnswerAsync();
        (await both.LooksAsync(both.A)).ShouldBe(Answered);
        both.A.Page.FindAll("form[action$='/dong-y']").ShouldNotBeEmpty();
    }

    [Theory, OnBothEngines]
    [Requirement("R-TT-53")]
    [Threat(3)]
    public async Task Each_may_say_once_that_the_answer_does_not_satisfy(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine);
        var (a, b, officer) = await VerifyingAsync(server);
        using var both = new Pages(server, a, b, officer);
        await both.AnswerAsync();
        server.Clock.Advance(TimeSpan.FromHours(1));
        await both.ObjectsAsync(both.B);
        await both.TakenUpAgainAsync();
        await both.AnswerAsync();
        server.Clock.Advance(TimeSpan.FromHours(1));

        await both.LooksAsync(both.A);
        await both.ObjectsAsync(both.A);
        both.A.Page.Words.ShouldNotContain("một lần");
        Shown(both.A).ShouldBe("đã mở lại theo ý kiến của bạn");
        (await both.LooksAsync(both.B)).ShouldNotContain("theo ý kiến của bạn", Shouldly.Case.Sensitive, "what was said of an earlier answer did not open this one");

        await both.TakenUpAgainAsync();
        await both.AnswerAsync();
        server.Clock.Advance(TimeSpan.FromHours(1));
        await both.LooksAsync(both.A);
        await both.ObjectsAsync(both.A);
        both.A.Page.Words.ShouldContain("một lần");
    }

    [Theory, OnBothEngines]
    [Threat(3)]
    public async Task Who_agreed_may_object_while_the_objection_of_another_one_is_worked_on(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine);
        var (a, b, officer) = await VerifyingAsync(server);
        using var both = new Pages(server, a, b, officer);
        await both.AnswerAsync();
        server.Clock.Advance(TimeSpan.FromHours(1));
        await both.AgreesAsync(both.A);
        await both.ObjectsAsync(both.B);
        server.Clock.Advance(TimeSpan.FromHours(1));

        await both.LooksAsync(both.A);
        await both.ObjectsAsync(both.A);
        Shown(both.A).ShouldBe("đã mở lại theo ý kiến của bạn");
        both.A.Page.Words.ShouldContain("vẫn ồn");
        Shown(both.B).ShouldBe("đã mở lại theo ý kiến của bạn");
        (await server.CaseAsync(a.Code)).Round.ShouldBe(2);
    }

    [Theory, OnBothEngines]
    [Requirement("R-TT-53", "R-TT-54")]
    [Threat(3)]
    public async Task A_question_to_one_moves_neither_state_nor_date_of_the_other(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine);
        var (a, b, officer) = await VerifyingAsync(server);
        using var both = new Pages(server, a, b, officer);
        await both.LooksAsync(both.A);
        var before = Parts(both.A);
        before.ShouldContain(p => p.Contains("đang xác minh"));
        var due = Regex.Match(both.A.Page.Words, "Chậm nhất (.*?) bạn có câu trả lời").Groups[1].Value;
        due.Length.ShouldBeGreaterThan(5);

        await officer.SeesAsync($"/cases/{a.Code}");
        (await officer.SubmitAsync($"/cases/{a.Code}/ask", ("ask-text", "Bạn còn nghe thấy gì không?"), ("ask-to", b.ThreadId.ToString()))).Status.ShouldBe(System.Net.HttpStatusCode.OK);
        await both.LooksAsync(both.A);
        Parts(both.A).ShouldBe(before);
        (await both.LooksAsync(both.B)).ShouldContain("chờ bạn trả lời");

        // Long enough for the pause to move the date of the case to another day.
        server.Clock.Advance(TimeSpan.FromDays(2));
        await both.B.LookUpAsync(b.TrackingCode.Reveal());
        await both.B.SubmitAsync("/tin-cua-toi/them", ("them", "Vẫn như vậy"));
        (await server.CaseAsync(a.Code)).State.ShouldBe(CaseState.Verifying);
        await both.A.LookUpAsync(a.TrackingCode.Reveal());
        Parts(both.A).ShouldBe(before);
        both.A.Page.Words.ShouldContain(due, Shouldly.Case.Sensitive);
        var kept = await server.CaseAsync(a.Code);
        (await server.ReadAsync(db => db.Set<ReportThread>().Where(t => t.Id == a.ThreadId).Select(t => t.AnswerTold).SingleAsync()))
            .ShouldNotBe(kept.Clocks.Single(c => c.Kind is ClockKind.Answer).DueAt, "the pause did move the date of the case");
    }

    [Theory, OnBothEngines]
    [Requirement("R-HG-33", "R-TT-53")]
    public async Task Praise_of_two_is_told_when_both_allow_it_and_each_sees_the_own_word(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine);
        using var officer = await Officer.SignInAsync(server, BinhYenServer.Account("truong-cong-an"));
        using var p = new Resident(server);
        using var q = new Resident(server);
        var kept = await PraiseAsync(server, p, "Tôi xin khen anh công an khu vực đã cõng bà cụ đi lạc về tận nhà trong đêm mưa");
        await TellAsync(p, "co");
        (await ConsentAsync(server, kept)).ShouldNotBeNull();
        server.Clock.Advance(TimeSpan.FromMinutes(1));
        var joined = await PraiseAsync(server, q, "Khen đồng chí công an đã giúp một cụ già về nhà an toàn");
        foreach (var code in (string[])[kept, joined])
        {
            await CaseWorkTests.DoAsync(officer, code, "look");
            await CaseWorkTests.DoAsync(officer, code, "confirm-kind");
        }

        await CaseWorkTests.DoAsync(officer, joined, "merge", ("merge-into", kept));
        (await ConsentAsync(server, kept)).ShouldBeNull("the second one has allowed nothing");
        (await p.OpenAsync("/tin-cua-toi")).Words.ShouldContain("Bạn đã cho phép kể lại");
        (await q.OpenAsync("/tin-cua-toi")).Words.ShouldNotContain("Bạn đã cho phép kể lại");

        await TellAsync(q, "co");
        (await ConsentAsync(server, kept)).ShouldNotBeNull();
        await TellAsync(p, "khong");
        p.Page.Words.ShouldContain("không được kể lại");
        (await ConsentAsync(server, kept)).ShouldBeNull();
        (await q.OpenAsync("/tin-cua-toi")).Words.ShouldContain("Bạn đã cho phép kể lại");
        await TellAsync(q, "khong");
        q.Page.Words.ShouldContain("không được kể lại");
        await TellAsync(p, "co");
        p.Page.Words.ShouldContain("Bạn đã cho phép kể lại");
        (await q.OpenAsync("/tin-cua-toi")).Words.ShouldNotContain("Bạn đã cho phép kể lại");
        (await ConsentAsync(server, kept)).ShouldBeNull();
    }

    private static async Task<string> PraiseAsync(BinhYenServer server, Resident resident, string words)
    {
        await resident.ReportAsync(("ke", words));
        await resident.LookUpAsync(resident.ReportCode);
        return await server.ReadAsync(db => db.Set<Case>().AsNoTracking().OrderByDescending(c => c.ReceivedAt).Select(c => c.Code.ToString()).FirstAsync());
    }

    private static Task<WebPage> TellAsync(Resident resident, string answer) => resident.SubmitAsync(resident.Page.Form("/tin-cua-toi/ke-lai"), [], ("ke", answer));

    private static async Task<DateTimeOffset?> ConsentAsync(BinhYenServer server, string code) => (await server.CaseAsync(CaseCode.Parse(code))).AnnouncementConsentAt;

    // A reported first, B's report was merged into it while it was being verified.
    private static async Task<(OpenedCase A, OpenedCase B, Officer Officer)> VerifyingAsync(BinhYenServer server)
    {
        var (a, officer) = await BlindVerificationTests.TakenAsync(server, "Quán đầu xóm mở nhạc rất to lúc nửa đêm");
        var b = await server.ReportAsync("Hàng xóm nhậu ồn ào quá khuya, tôi không ngủ được", "H08");
        foreach (var deed in (string[])["look", "confirm-kind"]) await CaseWorkTests.DoAsync(officer, b, deed);
        await CaseWorkTests.DoAsync(officer, b, "merge", ("merge-into", a.Code.ToString()));
        server.Clock.Advance(TimeSpan.FromMinutes(4));
        await CaseWorkTests.DoAsync(officer, a, "verify", ("verify-plan", "Ra xem"));
        server.Clock.Advance(TimeSpan.FromMinutes(4));
        return (a, b, officer);
    }

    private static string Shown(Resident resident) => Regex.Match(resident.Page.Words, @"Tin này (.*?)\s*\.").Groups[1].Value;

    // Everything on the page that could tell of somebody else: the sentence, the steps, and what can be done.
    private static List<string> Parts(Resident resident) =>
    [
        .. resident.Page.FindAll("main > p, .path li, .talk li, form h2, form legend").Select(e => Regex.Replace(e.TextContent, @"\s+", " ").Trim()),
    ];

    private sealed class Pages(BinhYenServer server, OpenedCase a, OpenedCase b, Officer officer) : IDisposable
    {
        // Whose answer was objected to does not take it up again.
        private readonly Queue<string> others = new(["cskv-p08", "cskv-p09", "cskv-p10"]);
        private string handler = "cskv-p07";

        public Resident A { get; } = new(server);
        public Resident B { get; } = new(server);

        public async Task AnswerAsync()
        {
            server.Clock.Advance(TimeSpan.FromMinutes(2));
            using var worker = await Officer.SignInAsync(server, BinhYenServer.Account(handler));
            await CaseWorkTests.DoAsync(worker, a, "verified", ("verified-result", "Confirmed"), ("verified-note", "Đúng"));
            await CaseWorkTests.DoAsync(worker, a, "answer", ("answer-outcome", "Resolved"), ("answer-what", "đã lập biên bản nhắc nhở chủ quán và yêu cầu ký cam kết"), ("answer-when", "2026-11-23"), ("answer-unit", "Công an xã"), ("answer-text", "Chào bạn."));
        }

        // After "chưa thỏa đáng" only the chief gives the case to somebody.
        public async Task TakenUpAgainAsync()
        {
            handler = others.Dequeue();
            server.Clock.Advance(TimeSpan.FromMinutes(20));
            using (var chief = await server.SignInAsync(StaffRole.PoliceChief))
            {
                await chief.SeesAsync($"/cases/{a.Code}");
                await chief.SubmitAsync(chief.Page.Document.Forms.First(f => f.QuerySelector("[name=assign-handler]") is not null), [("assign-handler", (await server.StaffAsync(handler)).Id.ToString())]);
            }

            server.Clock.Advance(TimeSpan.FromMinutes(20));
            using var worker = await Officer.SignInAsync(server, BinhYenServer.Account(handler));
            await CaseWorkTests.DoAsync(worker, a, "verify", ("verify-plan", "Ra xem lại"));
            server.Clock.Advance(TimeSpan.FromMinutes(20));
        }

        public async Task<string> LooksAsync(Resident resident)
        {
            await resident.LookUpAsync((resident == A ? a : b).TrackingCode.Reveal());
            return Shown(resident);
        }

        public async Task AgreesAsync(Resident resident)
        {
            await LooksAsync(resident);
            await resident.SubmitAsync(resident.Page.Form("/tin-cua-toi/dong-y"), []);
        }

        public async Task ObjectsAsync(Resident resident)
        {
            await LooksAsync(resident);
            await resident.SubmitAsync("/tin-cua-toi/chua-thoa-dang", ("lydo", "Quán vẫn ồn như cũ"));
        }

        public void Dispose()
        {
            A.Dispose();
            B.Dispose();
            officer.Dispose();
        }
    }
}
