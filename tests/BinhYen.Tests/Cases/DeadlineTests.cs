using System.Globalization;
using System.Text;
using BinhYen.Cases;
using BinhYen.Platform;
using BinhYen.Testing;
using BinhYen.Tests.Given;

namespace BinhYen.Tests.Cases;

/// <summary>Clocks, pauses, extensions, the ladder and what counts as in time.</summary>
public sealed class DeadlineTests
{
    private readonly GivenCase given = new();

    [Theory]
    [InlineData(Urgency.Emergency, nameof(ClockKind.FirstLook), "2026-11-20 16:05")]
    [InlineData(Urgency.Emergency, nameof(ClockKind.Answer), "2026-11-21 16:00")]
    [InlineData(Urgency.High, nameof(ClockKind.FirstLook), "2026-11-20 16:30")]
    [InlineData(Urgency.High, nameof(ClockKind.FirstReply), "2026-11-20 18:00")]
    [InlineData(Urgency.High, nameof(ClockKind.PreliminaryResult), "2026-11-23 17:00")]
    [InlineData(Urgency.High, nameof(ClockKind.Answer), "2026-11-25 17:00")]
    [InlineData(Urgency.Normal, nameof(ClockKind.FirstLook), "2026-11-23 10:30")]
    [InlineData(Urgency.Normal, nameof(ClockKind.Answer), "2026-11-27 17:00")]
    [InlineData(Urgency.Low, nameof(ClockKind.FirstLook), "2026-11-23 17:00")]
    [InlineData(Urgency.Low, nameof(ClockKind.Answer), "2026-12-04 17:00")]
    public void A_report_of_Friday_afternoon_is_due_by_its_urgency(Urgency urgency, string kindName, string due)
    {
        given.Now = Vietnam("2026-11-20 16:00");
        Clock(given.Received(urgency: urgency), Enum.Parse<ClockKind>(kindName)).DueAt.ShouldBe(Vietnam(due));
    }

    [Theory]
    [InlineData(CaseKind.CrimeTip, nameof(ClockKind.CrimeHandOver), "2026-11-21 04:00", "D-05")]
    [InlineData(CaseKind.CrimeTip, nameof(ClockKind.CrimeFile), "2026-11-27 17:00", "D-06")]
    [InlineData(CaseKind.PoliceConduct, nameof(ClockKind.ChiefContact), "2026-11-24 17:00", "profile")]
    [InlineData(CaseKind.PoliceConduct, nameof(ClockKind.Answer), "2026-12-04 17:00", "D-17")]
    [InlineData(CaseKind.Denunciation, nameof(ClockKind.DenunciationCheck), "2026-12-01 17:00", "D-12")]
    [InlineData(CaseKind.Denunciation, nameof(ClockKind.DenunciationResolution), "2026-12-21 17:00", "D-13")]
    [InlineData(CaseKind.Complaint, nameof(ClockKind.ComplaintAcceptance), "2026-11-30 17:00", "D-14")]
    [InlineData(CaseKind.ProcedureQuestion, nameof(ClockKind.Answer), "2026-11-23 17:00", "profile")]
    public void A_kind_with_a_law_of_its_own_has_clocks_of_its_own(CaseKind caseKind, string kindName, string due, string basis)
    {
        given.Now = Vietnam("2026-11-20 16:00");
        var clock = Clock(given.Received(caseKind), Enum.Parse<ClockKind>(kindName));
        (clock.DueAt, clock.Basis).ShouldBe((Vietnam(due), basis));
    }

    [Fact]
    public void A_remote_commune_has_a_day_for_the_report_to_the_investigating_body()
    {
        given.Rules = given.Rules with { Clocks = ClockTable.Proposed(LegalDeadlines.Shipped, new DateOnly(2026, 11, 23), remoteArea: true) };
        Clock(given.Received(CaseKind.CrimeTip), ClockKind.CrimeHandOver).DueAt.ShouldBe(given.Now.AddHours(24));
    }

    [Fact, Requirement("R-HG-12")]
    public void A_change_of_law_is_a_change_of_the_table_and_of_nothing_else()
    {
        const string NewLaw = """
            [{ "id": "D-05", "step": "CrimeHandOver", "duty": "Báo cáo", "value": 6, "unit": "Hour", "remoteValue": null, "instrument": "Thông tư mới",
               "article": "Điều 1", "effectiveFrom": "2026-12-01", "effectiveTo": null, "checkedOn": "2026-11-30", "checkedBy": "Văn thư", "certainty": "found" }]
            """;
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(NewLaw));
        var law = new LegalDeadlines([.. LegalDeadlines.Shipped.Rows, .. LegalDeadlines.Read(file).Rows]);
        law.Allowance("CrimeHandOver", new DateOnly(2026, 11, 30), remoteArea: false).ShouldBe(new Allowance(12, ClockUnit.Hour));
        given.Rules = given.Rules with { Clocks = ClockTable.Proposed(law, new DateOnly(2026, 12, 1), remoteArea: false) };
        Clock(given.Received(CaseKind.CrimeTip), ClockKind.CrimeHandOver).DueAt.ShouldBe(given.Now.AddHours(6));
    }

    [Fact, Requirement("R-HG-12")]
    public void Every_row_of_the_legal_table_names_its_instrument_the_day_it_was_checked_and_how_sure_we_are()
    {
        LegalDeadlines.Shipped.Rows.Select(r => r.Id).Distinct().Order(StringComparer.Ordinal)
            .ShouldBe(Enumerable.Range(1, 23).Select(n => $"D-{n:00}"));
        foreach (var row in LegalDeadlines.Shipped.Rows)
        {
            row.Instrument.ShouldNotBeEmpty();
            row.CheckedBy.ShouldNotBeEmpty();
            row.CheckedOn.ShouldBeGreaterThan(new DateOnly(2026, 1, 1));
            row.Certainty.ShouldBeOneOf("found", "found-secondary", "found-press", "recalled");
            (row.Value is null).ShouldBe(row.Unit is null);
        }
    }

    [Fact]
    public void A_question_to_the_reporter_pauses_the_answer_but_no_legal_clock()
    {
        var @case = given.In(CaseState.Assigned, CaseKind.CrimeTip, CaseCategory.Theft);
        var (due, legal) = (Clock(@case, ClockKind.Answer).DueAt, Clock(@case, ClockKind.CrimeHandOver).DueAt);
        GivenCase.Must(@case.AskReporter(GivenCase.Sealed, given.By(given.Officer)));
        Clock(@case, ClockKind.Answer).IsOverdue(due.AddDays(30)).ShouldBeFalse();
        given.Now = given.Rules.Calendar.AddWorkingDays(given.Now, 2);
        GivenCase.Must(@case.ReporterAnswered(given.By(Actor.Reporter)));
        Clock(@case, ClockKind.Answer).DueAt.ShouldBe(given.Rules.Calendar.AddWorkingDays(due, 3)); // asked at eight: three office days passed
        Clock(@case, ClockKind.CrimeHandOver).DueAt.ShouldBe(legal);
    }

    [Fact]
    public void All_questions_together_pause_at_most_five_working_days_even_when_the_timer_wakes_late()
    {
        var @case = given.In(CaseState.Assigned);
        var due = Clock(@case, ClockKind.Answer).DueAt;
        GivenCase.Must(@case.AskReporter(GivenCase.Sealed, given.By(given.Officer)));
        @case.WaitingExpired(given.By(Actor.System)).Refusal.ShouldBe(CaseRefusals.StillWaiting);
        given.Now = given.Now.AddDays(60);
        GivenCase.Must(@case.WaitingExpired(given.By(Actor.System)));
        Clock(@case, ClockKind.Answer).DueAt.ShouldBe(given.Rules.Calendar.AddWorkingDays(due, 5));
        @case.AskReporter(GivenCase.Sealed, given.By(given.Officer)).Refusal.ShouldBe(CaseRefusals.PauseUsedUp);
    }

    [Fact]
    public void An_extension_is_asked_and_granted_before_the_due_time_at_most_twice_and_told_to_the_reporter()
    {
        var @case = given.In(CaseState.Assigned);
        for (var time = 1; time <= 2; time++)
        {
            var newDue = Clock(@case, ClockKind.Answer).DueAt.AddDays(3);
            GivenCase.Must(@case.AskExtension(newDue, GivenCase.Because, given.By(given.Officer)));
            GivenCase.Must(@case.GrantExtension(GivenCase.Sealed, given.By(given.Deputy)));
            Clock(@case, ClockKind.Answer).DueAt.ShouldBe(newDue);
            @case.Extensions[^1].WordsToReporter.ShouldNotBeNull();
        }

        @case.AskExtension(Clock(@case, ClockKind.Answer).DueAt.AddDays(1), GivenCase.Because, given.By(given.Officer))
            .Refusal.ShouldBe(CaseRefusals.ExtensionsUsedUp);
    }

    [Fact]
    public void Nothing_hides_that_a_case_is_overdue()
    {
        var @case = given.In(CaseState.Assigned);
        var due = Clock(@case, ClockKind.Answer).DueAt;
        GivenCase.Must(@case.AskExtension(due.AddDays(5), GivenCase.Because, given.By(given.Officer)));
        given.Now = due.AddMinutes(1);
        @case.GrantExtension(GivenCase.Sealed, given.By(given.Chief)).Refusal.ShouldBe(CaseRefusals.AlreadyOverdue);
        GivenCase.Must(@case.LowerUrgency(Urgency.Low, GivenCase.Because, given.By(given.Officer)));
        GivenCase.Must(@case.AskReporter(GivenCase.Sealed, given.By(given.Officer)));
        Clock(@case, ClockKind.Answer).DueAt.ShouldBe(due);
        Clock(@case, ClockKind.Answer).IsOverdue(given.Now).ShouldBeTrue();
        Deadlines.OnTime(@case, given.Now).ShouldBe(Timeliness.Late);
    }

    [Fact]
    public void Raising_the_urgency_shortens_clocks_and_never_lengthens_one()
    {
        var @case = given.Received(urgency: Urgency.Low);
        var look = Clock(@case, ClockKind.FirstLook).DueAt;
        given.Now = look.AddMinutes(-1);
        GivenCase.Must(@case.RaiseUrgency(Urgency.High, given.By(Actor.Reporter)));
        Clock(@case, ClockKind.FirstLook).DueAt.ShouldBe(look);
        Clock(@case, ClockKind.Answer).DueAt.ShouldBe(given.Rules.Calendar.AddWorkingDays(given.Now, 3));
    }

    [Fact]
    public void An_emergency_nobody_looks_at_climbs_in_five_ten_and_fifteen_minutes()
    {
        var @case = given.Received(urgency: Urgency.Emergency);
        Told(@case, 4).ShouldBeEmpty();
        Told(@case, 5).ShouldBe([EscalateTo.Substitute]);
        Told(@case, 10).ShouldBe([EscalateTo.Substitute, EscalateTo.Deputy]);
        Told(@case, 15).ShouldBe([EscalateTo.Substitute, EscalateTo.Deputy, EscalateTo.Chief]);
        GivenCase.Must(@case.StartTriage(given.By(given.Duty)));
        Told(@case, 15).ShouldBeEmpty();
    }

    [Fact]
    public void A_normal_case_climbs_at_eighty_and_hundred_percent_and_two_days_later()
    {
        var @case = given.In(CaseState.Assigned);
        var clock = Clock(@case, ClockKind.Answer);
        var calendar = given.Rules.Calendar;
        var eighty = calendar.SubtractWorkingTime(clock.DueAt, clock.Allotted / 5);
        At(@case, eighty.AddSeconds(-1)).ShouldBeEmpty();
        At(@case, eighty).ShouldBe([EscalateTo.Handler]);
        At(@case, clock.DueAt).ShouldBe([EscalateTo.Handler, EscalateTo.Deputy]);
        At(@case, calendar.AddWorkingDays(clock.DueAt, 2)).ShouldBe([EscalateTo.Handler, EscalateTo.Deputy, EscalateTo.Chief]);
    }

    [Fact, Requirement("R-YC-11")]
    public void A_complex_case_climbs_one_rung_higher()
    {
        var @case = given.In(CaseState.Assigned);
        var due = Clock(@case, ClockKind.Answer).DueAt;
        At(@case, due).ShouldBe([EscalateTo.Handler, EscalateTo.Deputy]);
        GivenCase.Must(@case.FlagComplex(GivenCase.Because, given.By(given.Officer)));
        At(@case, due).ShouldBe([EscalateTo.Deputy, EscalateTo.Chief]);
    }

    [Fact]
    public void The_timer_knows_when_to_wake_and_a_step_keeps_its_key()
    {
        var @case = given.Received(urgency: Urgency.Emergency);
        Deadlines.NextWake(@case, given.Rules, given.Now).ShouldBe(given.Now.AddMinutes(5));
        Deadlines.NextWake(@case, given.Rules, given.Now.AddMinutes(5)).ShouldBe(given.Now.AddMinutes(10));
        var first = Deadlines.Due(@case, given.Rules, given.Now.AddMinutes(6)).Single();
        Deadlines.Due(@case, given.Rules, given.Now.AddMinutes(9)).Single().Key.ShouldBe(first.Key);
    }

    [Fact]
    public void A_case_is_in_time_when_the_first_answer_is_and_a_reopening_does_not_change_that()
    {
        var @case = given.In(CaseState.Answered);
        Deadlines.OnTime(@case, given.Now.AddYears(1)).ShouldBe(Timeliness.InTime);
        GivenCase.Must(@case.Reopen(ReopenGround.NewFacts, null, given.By(Actor.Reporter)));
        Deadlines.OnTime(@case, given.Now.AddYears(1)).ShouldBe(Timeliness.InTime);
        @case.Clocks.ShouldContain(c => c.Kind == ClockKind.Answer && c.Round == 2 && c.IsRunning);
    }

    [Fact]
    public void A_transfer_counts_only_once_the_reporter_was_told()
    {
        var @case = given.In(CaseState.Transferred);
        var due = Clock(@case, ClockKind.Answer).DueAt;
        Deadlines.OnTime(@case, given.Now).ShouldBe(Timeliness.StillRunning);
        Deadlines.OnTime(@case, due.AddMinutes(1)).ShouldBe(Timeliness.Late);
        GivenCase.Must(@case.AnswerAfterTransfer(given.GoodAnswer, Outcome.TransferredToOtherBody, given.By(given.Officer)));
        Deadlines.OnTime(@case, due.AddMinutes(1)).ShouldBe(Timeliness.InTime);
    }

    [Theory]
    [InlineData("2026-11-23 14:00", "Còn 3 giờ làm việc")]
    [InlineData("2026-11-23 10:00", "Còn 5 giờ làm việc")]
    [InlineData("2026-11-23 16:45", "Còn 15 phút làm việc")]
    [InlineData("2026-11-18 10:00", "Còn 3 ngày làm việc")]
    [InlineData("2026-11-24 09:30", "Quá hạn 2 giờ làm việc")]
    [InlineData("2026-11-25 17:00", "Quá hạn 2 ngày làm việc")]
    public void A_due_time_is_said_in_office_time(string now, string words) =>
        DeadlineWords.For(Vietnam("2026-11-23 17:00"), Vietnam(now), officeTime: true, given.Rules.Calendar).ShouldBe(words);

    private IReadOnlyList<EscalateTo> Told(Case @case, int minutes) => At(@case, @case.ReceivedAt.AddMinutes(minutes));

    private IReadOnlyList<EscalateTo> At(Case @case, DateTimeOffset now) => [.. Deadlines.Due(@case, given.Rules, now).Select(step => step.To)];

    private static CaseClock Clock(Case @case, ClockKind kind) => @case.Clocks.Last(c => c.Kind == kind);

    private static DateTimeOffset Vietnam(string local) =>
        new(DateTime.ParseExact(local, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), TimeSpan.FromHours(7));
}
