using BinhYen.Cases;
using BinhYen.Testing;

namespace BinhYen.Tests.Cases;

/// <summary>An answer says what was done, when and by which unit, or gives a lawful reason with the next address.</summary>
public sealed class AnswerQualityTests
{
    private static readonly DateOnly _today = new(2026, 11, 23);

    [Theory]
    [InlineData("Đã chuyển cơ quan chức năng.")]
    [InlineData("đã tiếp nhận và xử lý theo quy định")]
    [InlineData("Sẽ xem xét, giải quyết theo thẩm quyền. Trân trọng!")]
    [InlineData("DA CHUYEN CO QUAN CO THAM QUYEN XEM XET GIAI QUYET")]
    [InlineData("Phản ánh của ông bà đã được ghi nhận")]
    [InlineData("Công an xã đã ghi nhận ý kiến, cảm ơn bà con đã phản ánh")]
    [InlineData("...")]
    public void Phrases_that_fit_every_case_are_no_answer(string phrase)
    {
        AnswerDraft.Create(phrase, _today, "Công an xã", "Kính gửi ông bà").Refusal!.ShouldBe(AnswerQuality.WhatEmpty);
    }

    [Theory]
    [InlineData("Tổ công tác đã nhắc nhở chủ quán và đo độ ồn lúc 22 giờ")]
    [InlineData("da lap bien ban, tam giu hai xe may dua trai phep")]
    [InlineData("Đã chuyển cơ quan chức năng là Điện lực huyện, lịch sửa đèn thôn Đông Khê là thứ Năm")]
    public void Concrete_words_are_an_answer(string words) =>
        AnswerDraft.Create(words, _today, "Công an xã", null).Succeeded.ShouldBeTrue();

    [Fact]
    public void Each_missing_fact_has_a_sentence_of_its_own()
    {
        AnswerQuality.Check(null, null, " ").ShouldBe([AnswerQuality.WhatMissing, AnswerQuality.WhenMissing, AnswerQuality.UnitMissing]);
        AnswerQuality.Check("đã nhắc nhở hai hộ kinh doanh", _today, "cơ quan chức năng").ShouldBe([AnswerQuality.UnitMissing]);
    }

    [Fact]
    public void What_the_reporter_reads_always_holds_the_three_facts()
    {
        var words = AnswerDraft.Create("đã nhắc nhở hai hộ kinh doanh", _today, "Công an xã An Phú Khê", "Chào bà con.").Value.Words;
        words.ShouldStartWith("Chào bà con.");
        words.ShouldContain("đã nhắc nhở hai hộ kinh doanh");
        words.ShouldContain("23/11/2026");
        words.ShouldContain("Công an xã An Phú Khê");
    }

    [Fact]
    public void A_lawful_reason_needs_the_next_address()
    {
        const string Reason = "Việc cấp điện thuộc thẩm quyền của đơn vị điện lực";
        AnswerDraft.CreateLawfulReason(Reason, null, null).Refusal.ShouldBe(AnswerQuality.NextAddressMissing);
        AnswerDraft.CreateLawfulReason("theo quy định", "Điện lực Sông Thanh", null).Refusal.ShouldBe(AnswerQuality.ReasonMissing);
        AnswerDraft.CreateLawfulReason(Reason, "Điện lực Sông Thanh", null).Value.Facts
            .ShouldBe(new AnswerFacts(AnswerBasis.LawfulReason, null, "Điện lực Sông Thanh"));
    }

    [Fact]
    public void A_draft_does_not_print() =>
        AnswerDraft.Create("đã nhắc nhở hai hộ kinh doanh", _today, "Công an xã", null).Value.ToString().ShouldBe("•••");

    [Fact, Requirement("R-HG-45")]
    public void A_question_to_the_committee_points_to_nobody()
    {
        const string Report = "Tối qua nhà bên cạnh hát karaoke rất to đến nửa đêm không ai ngủ được";
        AnonymisedQuestion.Check("Khi tiếng ồn kéo dài ban đêm thì xử lý thế nào?", [Report]).ShouldBeNull();
        AnonymisedQuestion.Check("Dân báo nha ben canh hat karaoke rat to, xử lý sao?", [Report]).ShouldBe(AnonymisedQuestion.Quotes);
        AnonymisedQuestion.Check("Người gọi số 0100 000 211 hỏi", []).ShouldBe(AnonymisedQuestion.HasNumber);
        AnonymisedQuestion.Check($"Vụ {CaseCode.New("AP")} xử lý sao?", []).ShouldBe(AnonymisedQuestion.HasNumber);
        AnonymisedQuestion.Check(" ", []).ShouldBe(AnonymisedQuestion.Empty);
    }
}
