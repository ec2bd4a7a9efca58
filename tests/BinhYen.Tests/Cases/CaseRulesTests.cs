using BinhYen.Cases;
using BinhYen.Platform;
using BinhYen.Staff;
using BinhYen.Testing;
using BinhYen.Tests.Given;

namespace BinhYen.Tests.Cases;

/// <summary>The rules that depend on what a case is about.</summary>
public sealed class CaseRulesTests
{
    private readonly GivenCase given = new();

    [Fact, Requirement("R-YC-63", "R-DT-32")]
    public void National_security_exists_only_as_a_hand_over_by_the_chief_and_leaves_no_text()
    {
        var @case = given.Received(category: CaseCategory.NationalSecurity);
        foreach (var staff in given.Everybody.OfType<Actor.Staff>().Where(s => s != given.Chief))
        {
            @case.IsHiddenFrom(staff).ShouldBeTrue();
            @case.StartTriage(given.By(staff)).Refusal.ShouldBe(CaseRefusals.NotFound);
            @case.HandOverNationalSecurity(GivenCase.Slip, given.By(staff)).Refusal.ShouldBe(CaseRefusals.NotFound);
        }

        GivenCase.Must(@case.HandOverNationalSecurity(GivenCase.Slip, given.By(given.Chief)));
        @case.State.ShouldBe(CaseState.Transferred);
        @case.Transfer!.Passed.ShouldNotBeNull();
        GivenCase.Must(@case.RecordReceipt(given.By(given.Chief)));
        @case.TextRemovedAt.ShouldBe(given.Now);
        @case.Transfer.Passed.ShouldBeNull();
        @case.Events.ShouldAllBe(e => e.Words == null);
        @case.AnswerAfterTransfer(given.GoodAnswer, Outcome.TransferredToOtherBody, given.By(given.Chief)).Refusal.ShouldNotBeNull();
    }

    [Fact]
    public void A_case_that_turns_into_national_security_hides_from_everybody_but_the_chief_at_once()
    {
        var @case = given.In(CaseState.Verifying);
        GivenCase.Must(@case.Reclassify(CaseCategory.NationalSecurity, GivenCase.Because, given.By(given.Officer)));
        @case.RecordVerification(VerificationResult.Confirmed, GivenCase.Sealed, given.By(given.Officer)).Refusal.ShouldBe(CaseRefusals.NotFound);
        @case.Reclassify(CaseCategory.Noise, GivenCase.Because, given.By(given.Deputy)).Refusal.ShouldBe(CaseRefusals.NotFound);
        GivenCase.Must(@case.HandOverNationalSecurity(GivenCase.Slip, given.By(given.Chief)));
    }

    [Fact, Requirement("R-YC-66")]
    public void An_officer_a_report_is_about_learns_nothing_of_it_and_can_do_nothing()
    {
        var @case = given.Received(CaseKind.PoliceConduct, CaseCategory.PoliceConduct, conflict: ConflictScope.Of(given.Colleague.Id, given.Deputy.Id));
        foreach (var staff in new[] { given.Colleague, given.Deputy })
        {
            @case.IsHiddenFrom(staff).ShouldBeTrue();
            @case.StartTriage(given.By(staff)).Refusal.ShouldBe(CaseRefusals.NotFound);
            @case.RaiseUrgency(Urgency.High, given.By(staff)).Refusal.ShouldBe(CaseRefusals.NotFound);
        }

        GivenCase.Must(@case.StartTriage(given.By(given.Duty)));
        GivenCase.Must(@case.ConfirmKind(given.By(given.Duty)));
        @case.Assign(new Assignment(given.Deputy, false, given.OtherDeputy), given.By(given.Chief)).Refusal.ShouldBe(CaseRefusals.InvolvedOfficer);
        @case.Assign(new Assignment(given.OtherDeputy, false, given.Deputy), given.By(given.Chief)).Refusal.ShouldBe(CaseRefusals.InvolvedOfficer);
        @case.Assign(new Assignment(given.Officer, false, given.Chief), given.By(given.Chief)).Refusal.ShouldBe(CaseRefusals.LeaderMustHandle);
        GivenCase.Must(@case.Assign(new Assignment(given.OtherDeputy, false, given.Chief), given.By(given.Chief)));
    }

    [Fact, Requirement("R-YC-66")]
    public void When_the_officer_is_not_named_all_officers_of_the_hamlet_are_kept_away()
    {
        var @case = given.Received(CaseKind.PoliceConduct, CaseCategory.PoliceConduct,
            conflict: new ConflictScope(new HashSet<StaffId>(), AreaOfficersOf: given.Hamlet));
        @case.IsHiddenFrom(given.Officer).ShouldBeTrue();
        @case.IsHiddenFrom(given.Person(StaffRole.AreaOfficer) with { Areas = new HashSet<HamletId> { given.Hamlet } }).ShouldBeTrue();
        @case.IsHiddenFrom(given.Colleague).ShouldBeFalse();
    }

    [Fact, Requirement("R-YC-66")]
    public void A_report_about_the_chief_goes_above_the_commune_and_nobody_in_it_can_look()
    {
        var @case = given.Received(CaseKind.PoliceConduct, CaseCategory.PoliceConduct,
            conflict: new ConflictScope(new HashSet<StaffId> { given.Chief.Id }, AboveCommune: true));
        given.Everybody.OfType<Actor.Staff>().ShouldAllBe(staff => @case.IsHiddenFrom(staff));
        GivenCase.Must(@case.HandOverAboveCommune(new TransferSlip("Thanh tra Công an tỉnh", GivenCase.Sealed), given.By(Actor.System)));
        @case.State.ShouldBe(CaseState.Transferred);
    }

    [Fact]
    public void A_handler_who_turns_out_to_be_involved_loses_the_case_and_the_draft()
    {
        var @case = given.In(CaseState.AwaitingApproval);
        GivenCase.Must(@case.WidenConflict(ConflictScope.Of(given.Officer.Id), handlerIsInvolved: true, GivenCase.Because, given.By(given.Chief)));
        (@case.State, @case.Handler, @case.CurrentDraft).ShouldBe((CaseState.Triaging, null, null));
        @case.IsHiddenFrom(given.Officer).ShouldBeTrue();
    }

    [Theory, Requirement("R-TT-11")]
    [InlineData(Urgency.High, CaseKind.SecurityReport)]
    [InlineData(Urgency.Emergency, CaseKind.SecurityReport)]
    [InlineData(Urgency.Normal, CaseKind.PoliceConduct)]
    public void High_urgency_and_conflict_cases_close_only_after_a_second_person_confirmed_the_outcome(Urgency urgency, CaseKind kind)
    {
        var @case = given.In(CaseState.Transferred, kind, CaseCategory.TrafficHazard, urgency);
        var handler = kind is CaseKind.PoliceConduct ? given.Deputy : given.Officer;
        GivenCase.Must(@case.AnswerAfterTransfer(given.GoodAnswer, Outcome.TransferredToOtherBody, given.By(handler)));
        @case.Close(given.By(Actor.Reporter)).Refusal.ShouldBe(CaseRefusals.SecondPersonNeeded);
        @case.ConfirmOutcome(given.By(handler)).Refusal.ShouldBe(CaseRefusals.SecondPersonNeeded);
        GivenCase.Must(@case.ConfirmOutcome(given.By(given.Chief)));
        GivenCase.Must(@case.Close(given.By(Actor.Reporter)));
        @case.Closing!.Outcome.ShouldBe(Outcome.TransferredToOtherBody);
    }

    [Theory]
    [InlineData(CaseKind.CrimeTip, Urgency.Normal)]
    [InlineData(CaseKind.PoliceConduct, Urgency.Low)]
    [InlineData(CaseKind.Denunciation, Urgency.Low)]
    [InlineData(CaseKind.SecurityReport, Urgency.High)]
    [InlineData(CaseKind.SecurityReport, Urgency.Emergency)]
    public void Grave_answers_must_be_approved(CaseKind kind, Urgency urgency)
    {
        var @case = given.In(CaseState.Handling, kind, CaseCategory.TrafficHazard, urgency);
        var handler = kind is CaseKind.PoliceConduct ? given.Deputy : given.Officer;
        @case.Answer(given.GoodAnswer, Outcome.Resolved, given.By(handler)).Refusal.ShouldBe(CaseRefusals.ApprovalNeeded);
    }

    [Fact]
    public void Approval_cannot_be_escaped_by_lowering_the_urgency_after_triage()
    {
        var @case = given.In(CaseState.Handling, urgency: Urgency.High);
        GivenCase.Must(@case.LowerUrgency(Urgency.Low, GivenCase.Because, given.By(given.Officer)));
        @case.Answer(given.GoodAnswer, Outcome.Resolved, given.By(given.Officer)).Refusal.ShouldBe(CaseRefusals.ApprovalNeeded);
    }

    [Fact]
    public void The_writer_never_approves_even_as_chief()
    {
        var @case = given.In(CaseState.Assigned);
        GivenCase.Must(@case.TakeOver(GivenCase.Because, given.By(given.Chief)));
        GivenCase.Must(@case.StartVerifying(GivenCase.Sealed, given.By(given.Chief)));
        GivenCase.Must(@case.RecordVerification(VerificationResult.Confirmed, GivenCase.Sealed, given.By(given.Chief)));
        GivenCase.Must(@case.SubmitForApproval(given.GoodAnswer, Outcome.Resolved, null, given.By(given.Chief)));
        @case.Approve(given.By(given.Chief)).Refusal.ShouldBe(CaseRefusals.WriterCannotApprove);
        GivenCase.Must(@case.Approve(given.By(given.Deputy)));
    }

    [Fact]
    public void An_answer_about_the_police_is_approved_by_the_chief_unless_the_chief_wrote_it()
    {
        var @case = given.In(CaseState.AwaitingApproval, CaseKind.PoliceConduct, CaseCategory.PoliceConduct);
        @case.Approve(given.By(given.OtherDeputy)).Refusal.ShouldBe(CaseRefusals.ChiefMustApprove);
        GivenCase.Must(@case.Approve(given.By(given.Chief)));
    }

    [Theory]
    [InlineData(CaseKind.CrimeTip, CaseKind.SecurityReport)]
    [InlineData(CaseKind.CrimeDenunciation, CaseKind.PoliceConduct)]
    [InlineData(CaseKind.Denunciation, CaseKind.SecurityReport)]
    [InlineData(CaseKind.Complaint, CaseKind.Suggestion)]
    public void Away_from_crime_and_denunciation_needs_a_second_person(CaseKind from, CaseKind to)
    {
        var @case = given.In(CaseState.Triaging, from);
        GivenCase.Must(@case.ChangeKind(to, GivenCase.Because, given.By(given.Officer)));
        @case.Kind.ShouldBe(from);
        @case.Assign(given.ToOfficer, given.By(given.Chief)).Refusal.ShouldBe(CaseRefusals.KindChangePending);
        @case.ConfirmKindChange(given.By(given.Officer)).Refusal.ShouldBe(CaseRefusals.SecondPersonNeeded);
        GivenCase.Must(@case.ConfirmKindChange(given.By(given.Deputy)));
        @case.Kind.ShouldBe(to);
    }

    [Fact]
    public void Towards_crime_counts_at_once_and_starts_the_legal_clocks()
    {
        var @case = given.In(CaseState.Verifying);
        GivenCase.Must(@case.ChangeKind(CaseKind.CrimeTip, GivenCase.Because, given.By(given.Officer)));
        @case.Kind.ShouldBe(CaseKind.CrimeTip);
        @case.Clocks.ShouldContain(c => c.Kind == ClockKind.CrimeHandOver && c.IsRunning);
    }

    [Fact, Requirement("R-TT-08")]
    public void The_legal_track_is_confirmed_by_an_officer_before_anybody_works_on_it()
    {
        var @case = given.Received(CaseKind.CrimeTip, CaseCategory.Theft);
        GivenCase.Must(@case.StartTriage(given.By(given.Officer)));
        @case.KindConfirmedBy.ShouldBeNull();
        @case.Assign(given.ToOfficer, given.By(given.Chief)).Refusal.ShouldBe(CaseRefusals.KindNotConfirmed);
        @case.ConfirmKind(given.By(Actor.System)).Refusal.ShouldBe(CaseRefusals.NotYours);
        GivenCase.Must(@case.ConfirmKind(given.By(given.Officer)));
        GivenCase.Must(@case.Assign(given.ToOfficer, given.By(given.Chief)));
    }

    [Fact]
    public void A_crime_report_ends_in_a_transfer_or_with_a_lawful_basis()
    {
        var @case = given.In(CaseState.Handling, CaseKind.CrimeTip, CaseCategory.Theft);
        @case.SubmitForApproval(given.GoodAnswer, Outcome.Resolved, " ", given.By(given.Officer)).Refusal.ShouldBe(CaseRefusals.LawfulBasisMissing);
        GivenCase.Must(@case.ProposeTransfer(GivenCase.Slip, given.By(given.Officer)));
        @case.ConfirmTransfer(given.By(given.Officer)).Refusal.ShouldBe(CaseRefusals.NotYours);
        GivenCase.Must(@case.ConfirmTransfer(given.By(given.Deputy)));
        @case.Clocks.Last(c => c.Kind == ClockKind.CrimeHandOver).StoppedAt.ShouldBe(given.Now);
        @case.Clocks.Last(c => c.Kind == ClockKind.CrimeFile).IsRunning.ShouldBeTrue();
        GivenCase.Must(@case.RecordFilePassed(given.By(given.Officer)));
        @case.Clocks.Last(c => c.Kind == ClockKind.CrimeFile).StoppedAt.ShouldBe(given.Now);
    }

    [Fact]
    public void An_emergency_leaves_at_once_and_is_confirmed_afterwards()
    {
        var @case = given.In(CaseState.Handling, urgency: Urgency.Emergency);
        GivenCase.Must(@case.ProposeTransfer(GivenCase.Slip, given.By(given.Officer)));
        @case.State.ShouldBe(CaseState.Transferred);
        @case.AnswerAfterTransfer(given.GoodAnswer, Outcome.TransferredToOtherBody, given.By(given.Officer)).Refusal.ShouldBe(CaseRefusals.TransferNotConfirmed);
        GivenCase.Must(@case.ConfirmTransfer(given.By(given.Chief)));
        GivenCase.Must(@case.AnswerAfterTransfer(given.GoodAnswer, Outcome.TransferredToOtherBody, given.By(given.Officer)));
    }

    [Fact, Requirement("R-DT-51")]
    public void A_prosecution_request_is_never_worked_on_here_but_handed_over_at_once()
    {
        var @case = given.In(CaseState.Triaging, CaseKind.ProsecutionRequest, CaseCategory.OtherCrime);
        @case.Assign(given.ToOfficer, given.By(given.Chief)).Refusal.ShouldBe(CaseRefusals.HandOverAtOnce);
        GivenCase.Must(@case.ProposeTransfer(GivenCase.Slip, given.By(given.Officer)));
        (@case.State, @case.Transfer!.LeftAt).ShouldBe((CaseState.Transferred, given.Now));
    }

    [Fact]
    public void Only_greetings_help_and_praise_are_dismissed_and_the_sender_gets_a_reply_except_for_spam()
    {
        var real = given.In(CaseState.Triaging);
        real.DismissAsNotACase(GivenCase.Because, replied: true, given.By(given.Officer)).Refusal.ShouldBe(CaseRefusals.OnlyAnswerableKindsAreDismissed);
        var greeting = given.In(CaseState.Triaging, CaseKind.NonCase, CaseCategory.Greeting);
        greeting.DismissAsNotACase(GivenCase.Because, replied: false, given.By(given.Officer)).Refusal.ShouldBe(CaseRefusals.ReplyMissing);
        GivenCase.Must(greeting.DismissAsNotACase(GivenCase.Because, replied: true, given.By(given.Officer)));
        var spam = given.In(CaseState.Triaging, CaseKind.NonCase, CaseCategory.Spam);
        GivenCase.Must(spam.DismissAsNotACase(GivenCase.Because, replied: false, given.By(given.Officer)));
    }

    [Fact, Requirement("R-YC-67")]
    public void A_case_that_is_still_unclear_must_be_classified_before_it_is_answered()
    {
        var @case = given.In(CaseState.Handling, category: CaseCategory.Unclear);
        @case.Answer(given.GoodAnswer, Outcome.Resolved, given.By(given.Officer)).Refusal.ShouldBe(CaseRefusals.CategoryUnclear);
        GivenCase.Must(@case.Reclassify(CaseCategory.Noise, GivenCase.Because, given.By(given.Officer)));
        GivenCase.Must(@case.Answer(given.GoodAnswer, Outcome.Resolved, given.By(given.Officer)));
    }

    [Fact]
    public void Somebody_on_leave_gets_no_case_without_a_substitute_and_the_substitute_works_meanwhile()
    {
        var @case = given.In(CaseState.Triaging);
        @case.Assign(new Assignment(given.Officer, HandlerIsAway: true, null), given.By(given.Chief)).Refusal.ShouldBe(CaseRefusals.HandlerAwayWithoutSubstitute);
        @case.Assign(new Assignment(given.Officer, false, given.Officer), given.By(given.Chief)).Refusal.ShouldBe(CaseRefusals.SubstituteMissing);
        GivenCase.Must(@case.Assign(new Assignment(given.Officer, HandlerIsAway: true, given.Colleague), given.By(given.Chief)));
        (@case.Handler, @case.SubstituteHandler).ShouldBe((given.Colleague.Id, given.Officer.Id));
    }

    [Fact]
    public void Where_everybody_else_is_kept_away_the_chief_works_alone()
    {
        var alone = new Assignment(given.Chief, HandlerIsAway: false, null);
        Triaged(ConflictScope.None).Assign(alone, given.By(given.Chief)).Refusal.ShouldBe(CaseRefusals.SubstituteMissing);
        var @case = Triaged(new ConflictScope(new HashSet<StaffId> { given.Officer.Id, given.Colleague.Id, given.Deputy.Id, given.OtherDeputy.Id }));
        GivenCase.Must(@case.Assign(alone, given.By(given.Chief)));
        (@case.Handler, @case.SubstituteHandler).ShouldBe((given.Chief.Id, null));

        Case Triaged(ConflictScope conflict)
        {
            var begun = given.Received(conflict: conflict);
            GivenCase.Must(begun.StartTriage(given.By(given.Chief)));
            GivenCase.Must(begun.ConfirmKind(given.By(given.Chief)));
            return begun;
        }
    }

    [Fact]
    public void Officers_take_cases_themselves_and_only_leaders_give_them_to_others()
    {
        var @case = given.In(CaseState.Triaging);
        @case.Assign(given.ToOfficer, given.By(given.Duty)).Refusal.ShouldBe(CaseRefusals.OnlySelfAssignment);
        @case.Assign(new Assignment(given.HamletHead, false, given.Officer), given.By(given.Chief)).Refusal.ShouldBe(CaseRefusals.NotAnOfficer);
    }

    [Fact]
    public void After_an_objection_to_the_handler_another_one_must_be_found()
    {
        var @case = given.In(CaseState.Answered);
        GivenCase.Must(@case.Reopen(ReopenGround.ObjectionToHandler, GivenCase.Sealed, given.By(Actor.Reporter)));
        @case.Assign(given.ToOfficer, given.By(given.Chief)).Refusal.ShouldBe(CaseRefusals.TakenOffHandling);
        GivenCase.Must(@case.Assign(new Assignment(given.Colleague, false, given.Duty), given.By(given.Chief)));
    }

    [Fact]
    public void Not_satisfactory_reopens_once_and_goes_to_the_chief()
    {
        var @case = given.In(CaseState.Answered);
        GivenCase.Must(@case.Reopen(ReopenGround.NotSatisfied, null, given.By(Actor.Reporter)));
        // Somebody else looks again, as after an objection to the handler: who may go on must not tell one from the other.
        @case.Assign(given.ToOfficer, given.By(given.Chief)).Refusal.ShouldBe(CaseRefusals.TakenOffHandling);
        var toColleague = new Assignment(given.Colleague, false, given.Duty);
        @case.Assign(toColleague, given.By(given.Deputy)).Refusal.ShouldBe(CaseRefusals.ChiefMustAssign);
        GivenCase.Must(@case.Assign(toColleague, given.By(given.Chief)));
        GivenCase.Must(@case.StartVerifying(GivenCase.Sealed, given.By(given.Colleague)));
        GivenCase.Must(@case.RecordVerification(VerificationResult.Confirmed, GivenCase.Sealed, given.By(given.Colleague)));
        GivenCase.Must(@case.Answer(given.GoodAnswer, Outcome.Resolved, given.By(given.Colleague)));
        @case.Reopen(ReopenGround.NotSatisfied, null, given.By(Actor.Reporter), wasUnsatisfactory: true).Refusal.ShouldBe(CaseRefusals.NotSatisfiedOnlyOnce);
    }

    [Fact]
    public void A_reporter_may_reopen_for_thirty_days_and_the_system_closes_after_seven()
    {
        var @case = given.In(CaseState.Answered);
        given.Now = given.Now.AddDays(6);
        @case.Close(given.By(Actor.System)).Refusal.ShouldBe(CaseRefusals.ObjectionTimeRunning);
        given.Now = given.Now.AddDays(1);
        GivenCase.Must(@case.Close(given.By(Actor.System)));
        given.Now = given.Now.AddDays(30).AddMinutes(1);
        @case.Reopen(ReopenGround.NewFacts, null, given.By(Actor.Reporter)).Refusal.ShouldBe(CaseRefusals.ReopenTooLate);
        GivenCase.Must(@case.Reopen(ReopenGround.NewFacts, null, given.By(given.Chief)));
    }

    /// <summary>A colleague of the same rank made "something else" of it, took it and asked for the name.</summary>
    [Fact]
    [Threat(2)]
    public void What_is_about_an_officer_is_made_something_else_by_leaders_alone()
    {
        var @case = given.In(CaseState.Triaging, CaseKind.PoliceConduct);
        @case.ChangeKind(CaseKind.SecurityReport, GivenCase.Because, given.By(given.Officer)).Refusal.ShouldBe(CaseRefusals.NotYours);
        GivenCase.Must(@case.ChangeKind(CaseKind.SecurityReport, GivenCase.Because, given.By(given.Deputy)));
    }

    /// <summary>Whoever triaged it, and merged it into a case of their own, had it back and asked for the name.</summary>
    [Theory]
    [Threat(2)]
    [InlineData(nameof(ReopenGround.NotSatisfied))]
    [InlineData(nameof(ReopenGround.ObjectionToHandler))]
    public void Whom_the_reporter_objected_to_has_no_more_part_in_the_case(string groundName)
    {
        var (@case, own) = (given.In(CaseState.Answered), given.In(CaseState.Assigned));
        var officer = own.Handler!.Value;
        GivenCase.Must(@case.Reopen(Enum.Parse<ReopenGround>(groundName), null, given.By(Actor.Reporter)));
        GivenCase.Must(@case.Assign(new Assignment(given.Colleague, false, given.Duty), given.By(given.Chief)));
        @case.IsTakenOff(officer).ShouldBeTrue();
        @case.MergeInto(own, given.By(given.Officer)).Refusal.ShouldBe(CaseRefusals.NotYours);
        @case.MergeInto(own, given.By(given.Colleague)).Refusal.ShouldBe(CaseRefusals.TakenOffHandling);
        @case.WidenConflict(ConflictScope.Of(given.Colleague.Id), handlerIsInvolved: true, GivenCase.Because, given.By(given.Officer)).Refusal.ShouldBe(CaseRefusals.NotYours);
        var third = given.In(CaseState.Triaging);
        GivenCase.Must(third.Assign(new Assignment(given.Duty, false, given.Colleague), given.By(given.Chief)));
        GivenCase.Must(@case.MergeInto(third, given.By(given.Chief)));
        third.IsTakenOff(officer).ShouldBeTrue("what joins brings its walls along");
    }

    [Fact, Requirement("R-TT-53")]
    public void A_merged_case_keeps_its_own_reporters_and_threads()
    {
        var (source, target) = (given.In(CaseState.Assigned), given.In(CaseState.Assigned));
        var threads = source.Reports.Select(r => r.ConversationId).ToList();
        GivenCase.Must(source.MergeInto(target, given.By(given.Officer)));
        source.MergedInto.ShouldBe(target.Id);
        source.Reports.Select(r => r.ConversationId).ShouldBe(threads);
        target.Reports.Select(r => r.ConversationId).ShouldNotContain(id => threads.Contains(id));
    }

    [Fact]
    public void Reports_about_police_or_national_security_are_not_merged_and_nothing_is_merged_downwards()
    {
        given.In(CaseState.Assigned, CaseKind.PoliceConduct).MergeInto(given.In(CaseState.Assigned), given.By(given.Chief)).Refusal.ShouldBe(CaseRefusals.MergeAcrossWalls);
        given.In(CaseState.Assigned, urgency: Urgency.High).MergeInto(given.In(CaseState.Assigned), given.By(given.Chief)).Refusal.ShouldBe(CaseRefusals.MergeTargetLessUrgent);
        given.In(CaseState.Assigned, CaseKind.CrimeTip).MergeInto(given.In(CaseState.Assigned), given.By(given.Chief)).Refusal.ShouldBe(CaseRefusals.MergeTargetKind);
        given.In(CaseState.Assigned).MergeInto(given.In(CaseState.Closed), given.By(given.Chief)).Refusal.ShouldBe(CaseRefusals.MergeTargetNotOpen);
    }

    [Theory, Requirement("R-TT-28", "R-YC-65")]
    [InlineData(nameof(MediationResult.Agreed))]
    [InlineData(nameof(MediationResult.NotAgreed))]
    [InlineData(nameof(MediationResult.Refused))]
    public void A_conflict_is_referred_to_the_mediation_team_with_result_and_follow_up(string resultName)
    {
        var result = Enum.Parse<MediationResult>(resultName);
        var @case = given.In(CaseState.Handling, category: CaseCategory.CommunityConflict);
        GivenCase.Must(@case.WarnEarly(GivenCase.Because, given.By(given.Officer)));
        @case.IsEarlyWarning.ShouldBeTrue();
        GivenCase.Must(@case.ReferToMediation(given.Hamlet, given.By(given.Officer)));
        @case.Answer(given.GoodAnswer, Outcome.Mediated, given.By(given.Officer)).Refusal.ShouldBe(CaseRefusals.MediatedWithoutAgreement);
        @case.RecordMediation(result, VietnamTime.DateOf(given.Now), GivenCase.Sealed, given.By(given.Officer)).Refusal.ShouldBe(CaseRefusals.FollowUpNotAhead);
        var followUp = VietnamTime.DateOf(given.Now).AddDays(14);
        GivenCase.Must(@case.RecordMediation(result, followUp, GivenCase.Sealed, given.By(given.Officer)));
        (@case.Mediations.Single().Result, @case.NextFollowUpOn).ShouldBe((result, followUp));
        @case.Answer(given.GoodAnswer, Outcome.Mediated, given.By(given.Officer)).Succeeded.ShouldBe(result is MediationResult.Agreed);
    }

    [Fact, Requirement("R-YC-65")]
    public void Only_conflicts_between_residents_go_to_mediation() =>
        given.In(CaseState.Handling).ReferToMediation(given.Hamlet, given.By(given.Officer)).Refusal.ShouldBe(CaseRefusals.NotAConflict);

    [Fact, Requirement("R-HG-07")]
    public void A_conflict_is_looked_at_again_until_it_is_settled_also_after_the_case_is_closed()
    {
        var @case = given.In(CaseState.Handling, category: CaseCategory.CommunityConflict);
        var today = VietnamTime.DateOf(given.Now);
        GivenCase.Must(@case.ReferToMediation(given.Hamlet, given.By(given.Officer)));
        GivenCase.Must(@case.RecordMediation(MediationResult.NotAgreed, today.AddDays(7), GivenCase.Sealed, given.By(given.Officer)));
        GivenCase.Must(@case.Answer(given.GoodAnswer, Outcome.PartlyResolved, given.By(given.Officer)));
        GivenCase.Must(@case.Close(given.By(Actor.Reporter)));
        GivenCase.Must(@case.FollowUpMediation(today.AddDays(30), GivenCase.Sealed, given.By(given.Colleague)));
        @case.NextFollowUpOn.ShouldBe(today.AddDays(30));
        GivenCase.Must(@case.FollowUpMediation(null, GivenCase.Sealed, given.By(given.Colleague)));
        (@case.NextFollowUpOn, @case.Mediations.Single().SettledAt).ShouldBe((null, given.Now));
        @case.State.ShouldBe(CaseState.Closed);
    }

    [Fact, Requirement("R-HG-45")]
    public void The_committee_is_asked_anonymously_and_its_guidance_stays_in_the_case()
    {
        var @case = given.In(CaseState.Handling);
        var question = AnonymisedQuestion.Create("Tiếng ồn kéo dài ban đêm thì xử lý thế nào?", [], _ => GivenCase.Sealed).Value;
        GivenCase.Must(@case.AskCommittee(question, given.By(given.Officer)));
        GivenCase.Must(@case.StoreGuidance(1, GivenCase.Sealed, given.By(given.CommitteeMember)));
        @case.CommitteeQuestions.Single().Guidance.ShouldNotBeNull();
        @case.StoreGuidance(1, GivenCase.Sealed, given.By(given.CommitteeMember)).Refusal.ShouldBe(CaseRefusals.NoSuchQuestion);
        given.In(CaseState.Handling, CaseKind.CrimeTip).AskCommittee(question, given.By(given.Officer)).Refusal.ShouldBe(CaseRefusals.NotForCommittee);
    }

    [Fact]
    public void Praise_becomes_an_announcement_only_with_the_consent_of_who_praised()
    {
        var praise = given.In(CaseState.Triaging, CaseKind.Praise, CaseCategory.Praise);
        praise.ConsentToAnnouncement(given.By(given.Chief)).Refusal.ShouldBe(CaseRefusals.NotYours);
        GivenCase.Must(praise.ConsentToAnnouncement(given.By(Actor.Reporter)));
        praise.AnnouncementConsentAt.ShouldBe(given.Now);
        GivenCase.Must(praise.WithdrawConsent(given.By(Actor.Reporter)));
        praise.AnnouncementConsentAt.ShouldBeNull();
        given.In(CaseState.Triaging).ConsentToAnnouncement(given.By(Actor.Reporter)).Refusal.ShouldBe(CaseRefusals.OnlyPraise);
    }

    [Fact]
    public void A_hold_has_a_review_date_within_thirty_days_and_wakes_the_chief()
    {
        var @case = given.In(CaseState.Handling);
        @case.PutOnHold(given.Now.AddDays(31), GivenCase.Because, given.By(given.Chief)).Refusal.ShouldBe(CaseRefusals.ReviewTooFar);
        var review = given.Now.AddDays(20);
        GivenCase.Must(@case.PutOnHold(review, GivenCase.Because, given.By(given.Chief)));
        Deadlines.Due(@case, given.Rules, review).Select(step => (step.Clock, step.To)).ShouldBe([(ClockKind.HoldReview, EscalateTo.Chief)]);
        GivenCase.Must(@case.ResumeFromHold(given.By(given.Chief)));
        @case.State.ShouldBe(CaseState.Handling);
    }

    [Fact]
    public void Staff_of_another_commune_find_nothing()
    {
        var stranger = given.Chief with { Commune = CommuneId.New(given.Now.AddDays(1)) };
        given.In(CaseState.Received).StartTriage(given.By(stranger)).Refusal.ShouldBe(CaseRefusals.NotFound);
    }

    [Fact]
    public void Every_refusal_has_a_code_of_its_own_and_a_sentence()
    {
        var refusals = typeof(CaseRefusals).GetProperties().Select(p => p.GetValue(null)).OfType<Refusal>().ToList();
        refusals.Count.ShouldBeGreaterThan(50);
        refusals.Select(r => r.Code).ShouldBeUnique();
        refusals.ShouldAllBe(r => r.Message.EndsWith('.') && r.Message.IsNormalized());
    }
}
