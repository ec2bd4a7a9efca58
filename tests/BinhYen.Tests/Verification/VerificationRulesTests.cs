using BinhYen.Cases;
using BinhYen.Verification;
using BinhYen.Verification.Asking;
using CsCheck;

namespace BinhYen.Tests.Verification;

/// <summary>The pure rules of blind verification.</summary>
public sealed class VerificationRulesTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 5, 0, 0, TimeSpan.Zero);

    [Fact]
    public void ISO_6_the_time_of_sending_keeps_ten_minutes_from_the_report_and_then_depends_on_chance() =>
        Gen.Select(Gen.Int[-600, 600], Gen.Double[0, 0.999]).Sample((seconds, chance) =>
        {
            var source = Noon.AddSeconds(-Math.Abs(seconds));
            var at = SendingTime.Of(source, Noon, isEmergency: false, chance);
            (at - source).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromMinutes(10));
            at.ShouldBeGreaterThanOrEqualTo(Noon);
            (at - Noon).ShouldBeLessThanOrEqualTo(TimeSpan.FromMinutes(25));
            SendingTime.Of(source, Noon, isEmergency: true, chance).ShouldBe(Noon);
        });

    [Theory]
    [InlineData("2026-11-22T23:30:00Z", "sáng 23/11")]
    [InlineData("2026-11-23T06:00:00Z", "chiều 23/11")]
    [InlineData("2026-11-23T12:47:00Z", "tối 23/11")]
    [InlineData("2026-11-23T16:30:00Z", "đêm 23/11")]
    [InlineData("2026-11-23T19:10:00Z", "đêm 23/11")]
    public void Times_leave_the_case_as_parts_of_the_day(string instant, string words) =>
        VerificationWords.Rounded(DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(words);

    [Fact]
    public void Independent_answers_add_up_to_a_proposal_and_disagreement_stays_in_between()
    {
        AnswerSummary.Of(3, 1, []).Proposal.ShouldBeNull();
        AnswerSummary.Of(3, 1, [Verdict.True, Verdict.True]).Proposal.ShouldBe(VerificationResult.Confirmed);
        AnswerSummary.Of(3, 1, [Verdict.True, Verdict.ProbablyTrue]).Proposal.ShouldBe(VerificationResult.PartlyConfirmed);
        AnswerSummary.Of(3, 1, [Verdict.True, Verdict.ProbablyTrue, Verdict.False]).Proposal.ShouldBe(VerificationResult.PartlyConfirmed);
        AnswerSummary.Of(3, 1, [Verdict.False, Verdict.ProbablyFalse, Verdict.Unclear]).Proposal.ShouldBe(VerificationResult.NotConfirmed);
        AnswerSummary.Of(3, 1, [Verdict.Unclear, Verdict.CannotCheck]).Proposal.ShouldBe(VerificationResult.CannotBeVerified);
        AnswerSummary.Of(3, 1, [Verdict.True, Verdict.Unclear]).InWords.ShouldBe("Đúng 1 · Chưa rõ 1 (2/3 người trả lời)");
    }

    [Fact]
    public void ISO_8_no_report_confirms_itself_whichever_of_those_who_answered_gave_it() =>
        Gen.Select(Gen.Int[1, 4], Gen.Enum<Verdict>().Array[0, 8]).Sample((reports, others) =>
        {
            // However many of the sources answer, all of them the same: alone they come to nothing.
            for (var sources = 0; sources <= reports; sources++)
                AnswerSummary.Of(9, reports, [.. Enumerable.Repeat(Verdict.True, sources)]).Proposal.ShouldBeNull();
            // And beside others they confirm only what somebody else confirms too.
            if (!others.Any(v => v is Verdict.True or Verdict.ProbablyTrue))
                AnswerSummary.Of(9, reports, [.. others, .. Enumerable.Repeat(Verdict.True, reports)]).Proposal.ShouldNotBeOneOf(VerificationResult.Confirmed, VerificationResult.PartlyConfirmed);
        });

    [Fact]
    public void Every_proposed_sentence_passes_the_meter()
    {
        foreach (var observed in ObservedEvents.All)
        {
            var sentence = ObservedEvents.NeutralQuestion(observed, "chợ Phú Lộc", VerificationWords.Rounded(new DateOnly(2026, 11, 23), PartOfDay.Evening));
            BinhYen.Confidentiality.ExposureMeter.MeasureRequest(
                sentence, new(["Ở chợ có mấy người cãi nhau to tiếng rồi đánh nhau, tôi sợ lắm"], [], ["chợ Phú Lộc"]), houseIsThePlace: false).ShouldBeEmpty(sentence);
        }
    }
}
