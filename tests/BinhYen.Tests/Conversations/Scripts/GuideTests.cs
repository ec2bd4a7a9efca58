using BinhYen.Communes;
using BinhYen.Conversations.Replies;
using BinhYen.Conversations.Scripts;
using BinhYen.Conversations.Understanding;
using BinhYen.Conversations;
using BinhYen.Platform;
using BinhYen.Testing;

namespace BinhYen.Tests.Conversations.Scripts;

/// <summary>The guide as a plain decision: what is heard and where the talk stands give the steps.</summary>
public sealed class GuideTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 2, 0, 0, TimeSpan.Zero);
    private static readonly IReadOnlyList<Hamlet> Hamlets = [Hamlet("H01", "thôn", "Đông Khê"), Hamlet("H11", "xóm", "Mới")];
    private static readonly Guide Guide = Make();

    [Fact]
    public void The_first_word_is_answered_with_who_we_are_and_gathered()
    {
        var steps = Guide.Hear(Fresh, Heard("tối qua nhà tôi mất xe máy"));
        Said(steps[0]).ShouldContain("Công an xã An Phú Khê");
        Said(steps[0]).ShouldContain("OTP");
        steps[1].ShouldBeOfType<TalkStep.Gather>();
    }

    [Fact]
    public void An_emergency_gets_the_numbers_before_anything_else_and_no_question()
    {
        var steps = Guide.Hear(Fresh, Heard("cháy nhà rồi cứu với"));
        var first = steps[0].ShouldBeOfType<TalkStep.Say>();
        first.Reply.Text.ShouldStartWith("KHẨN CẤP");
        first.Reply.Text.ShouldContain("114");
        first.Reply.Urgent.ShouldBeTrue();
        steps.OfType<TalkStep.Open>().Count().ShouldBe(1);
        steps.OfType<TalkStep.Wait>().ShouldBeEmpty();
    }

    [Fact]
    public void An_emergency_is_heard_while_a_question_waits_and_while_an_officer_talks()
    {
        foreach (var view in new[] { Fresh with { Question = PendingQuestion.Hamlet, HasOpenThread = true }, Fresh with { Quiet = true, HasOpenThread = true } })
            Said(Guide.Hear(view, Heard("có cháy lớn, người bị thương, cứu với"))[0]).ShouldStartWith("KHẨN CẤP");
    }

    [Fact]
    public void A_greeting_with_a_picture_is_no_greeting()
    {
        var heard = Heard("em chào anh") with { FilesCome = true };
        Guide.Hear(Fresh with { Greeted = true, HasOpenThread = true }, heard).ShouldContain(step => step is TalkStep.Join);
        Guide.Finish(new TalkDraft(["em chào anh"], [], Now) { FilesCome = true }, greeted: true).ShouldContain(step => step is TalkStep.Open);
    }

    [Theory]
    [InlineData("thôi")]
    [InlineData("tin của tôi đến đâu rồi")]
    public void Whoever_sends_a_picture_with_words_that_go_into_no_report_is_told_so(string words)
    {
        var steps = Guide.Hear(Fresh with { Greeted = true, HasOpenThread = true }, Heard(words) with { FilesCome = true });
        Said(steps[^1]).ShouldContain("chưa được ghi vào tin nào");
    }

    [Theory]
    [InlineData("xóm Mới")]
    [InlineData("xom moi")]
    [InlineData("2")]
    [InlineData("#thon H11")]
    public void The_hamlet_is_understood_by_name_without_marks_by_number_and_by_button(string answer)
    {
        var steps = Guide.Hear(Asked(PendingQuestion.Hamlet), Heard(answer));
        steps.ShouldContain(new TalkStep.PlaceIt("H11"));
        steps.OfType<TalkStep.Say>().Select(Said).ShouldContain(words => words.Contains("xóm Mới"));
        // Like the words of whoever chose the report for them.
        steps.OfType<TalkStep.Join>().Any().ShouldBe(answer.StartsWith('x'));
    }

    [Theory]
    [InlineData("không rõ")]
    [InlineData("ko biet")]
    [InlineData("#thon ?")]
    public void Not_knowing_the_place_is_an_answer(string answer) =>
        Guide.Hear(Asked(PendingQuestion.Hamlet), Heard(answer))[0].ShouldBe(new TalkStep.PlaceIt(null));

    [Fact]
    public void A_longer_story_in_place_of_an_answer_is_kept_as_more_of_the_story() =>
        Guide.Hear(Asked(PendingQuestion.Hamlet), Heard("à quên chiếc xe màu đỏ biển số cũ, dựng trước cửa nhà từ tối hôm trước"))
            .OfType<TalkStep.Join>().Count().ShouldBe(1);

    /// <summary>A wish for secrecy is heard at any time, and what it tells besides is kept.</summary>
    [Theory]
    [InlineData("Xin giữ kín tên tôi, đừng cho ai biết tôi báo", false)]
    [InlineData("xin giữ kín tên tôi nhé", true)]
    public void A_wish_for_secrecy_in_ones_own_words_is_heard_and_the_words_are_kept(string words, bool isQuiet)
    {
        var steps = Guide.Hear(Asked(PendingQuestion.None) with { Quiet = isQuiet }, Heard(words));
        steps.OfType<TalkStep.Join>().Count().ShouldBe(1);
        steps.OfType<TalkStep.KeepName>().Count().ShouldBe(1);
    }

    /// <summary>The name of everybody who writes here is kept: nobody is asked, and no answer to such a question is missing anywhere (decision 0147).</summary>
    [Theory]
    [InlineData("tối qua ở xóm Mới nhà tôi bị trộm mất xe máy")]
    [InlineData("quán nước xóm Mới tụ tập ồn ào đến khuya, nói ra cũng ngại lắm")]
    public void Nobody_is_asked_about_the_name(string words) =>
        Guide.Finish(new TalkDraft([words], [], Now), greeted: true).OfType<TalkStep.Say>().ShouldAllBe(say => !say.Reply.Text.Contains("giữ kín", StringComparison.Ordinal));

    [Fact]
    public void A_button_is_pressed_for_one_thing_also_while_an_officer_talks()
    {
        var steps = Guide.Hear(Asked(PendingQuestion.None) with { Quiet = true }, Heard("#guong co"));
        steps.OfType<TalkStep.AllowTelling>().ShouldBe([new TalkStep.AllowTelling(true)]);
        steps.OfType<TalkStep.Join>().ShouldBeEmpty();
    }

    [Fact]
    public void What_begins_like_a_greeting_and_tells_something_is_kept()
    {
        Guide.Hear(Asked(PendingQuestion.None), Heard("Dạ đúng rồi ạ, hôm đó có cả anh trai tôi đứng ngoài cửa quán")).OfType<TalkStep.Join>().Count().ShouldBe(1);
        Guide.Hear(Asked(PendingQuestion.None) with { Answers = true }, Heard("dạ vâng ạ")).OfType<TalkStep.Join>().Count().ShouldBe(1);
    }

    [Fact]
    public void A_button_carries_which_report_it_was_asked_for()
    {
        var asked = Phrases.Thanks().About("K7M2");
        asked.Buttons[0].Payload.ShouldBe("#guong co @K7M2");
        ButtonMark.Split(asked.Buttons[0].Payload).ShouldBe(("#guong co", "K7M2"));
        ButtonMark.Split("gặp nhau ở quán @Hoa").ShouldBe(("gặp nhau ở quán @Hoa", null));
    }

    [Theory]
    [InlineData("thôi")]
    [InlineData("huỷ")]
    [InlineData("hết")]
    public void Stop_words_throw_the_unfinished_away_and_nothing_else(string word)
    {
        var gathering = Fresh with { Greeted = true, Draft = new TalkDraft(["có vụ này"], [], Now) };
        Guide.Hear(gathering, Heard(word)).OfType<TalkStep.Drop>().Count().ShouldBe(1);
        Guide.Hear(Fresh with { Greeted = true }, Heard(word)).OfType<TalkStep.Drop>().ShouldBeEmpty();
    }

    [Fact]
    public void A_question_about_the_state_is_answered() =>
        Guide.Hear(Fresh with { Greeted = true, HasOpenThread = true }, Heard("tin tôi báo hôm trước giải quyết đến đâu rồi ạ"))
            .OfType<TalkStep.TellStatus>().Count().ShouldBe(1);

    [Fact]
    public void While_an_officer_talks_the_guide_only_takes_notes()
    {
        var steps = Guide.Hear(Fresh with { Greeted = true, HasOpenThread = true, Quiet = true }, Heard("dạ vâng xe màu đỏ ạ"));
        steps.ShouldHaveSingleItem().ShouldBeOfType<TalkStep.Join>().Silently.ShouldBeTrue();
    }

    [Theory]
    [InlineData("dạ vâng ạ, em cảm ơn")]
    [InlineData("ok chú ạ")]
    [Threat(2)]
    public void Thanks_to_an_officer_are_written_nowhere_and_an_answer_is(string words)
    {
        var talking = Fresh with { Greeted = true, HasOpenThread = true, Quiet = true };
        Guide.Hear(talking, Heard(words)).ShouldBeEmpty();
        Guide.Hear(talking with { Answers = true }, Heard(words)).OfType<TalkStep.Join>().ShouldHaveSingleItem();
    }

    [Fact]
    [Requirement("R-YC-20")]
    [Threat(13)]
    public void A_State_secret_is_refused_and_not_gathered()
    {
        var steps = Guide.Hear(Fresh with { Greeted = true }, Heard("gửi công an xã văn bản đóng dấu TUYỆT MẬT\nTUYỆT MẬT\nsố 12"));
        Said(steps.ShouldHaveSingleItem()).ShouldContain("tài liệu mật");
    }

    [Fact]
    public void Only_what_is_missing_is_asked()
    {
        var placed = Guide.Finish(new TalkDraft(["tối qua ở xóm Mới có nhóm đánh bạc, xin giữ kín tên tôi"], [], Now), greeted: true);
        placed.OfType<TalkStep.Wait>().ShouldBeEmpty();
        var unplaced = Guide.Finish(new TalkDraft(["tối qua nhà tôi bị mất trộm con xe máy"], [], Now), greeted: true);
        unplaced.OfType<TalkStep.Wait>().ShouldHaveSingleItem().Question.ShouldBe(PendingQuestion.Hamlet);
    }

    [Fact]
    public void A_greeting_opens_nothing_and_asks_what_it_is_about()
    {
        var steps = Guide.Finish(new TalkDraft(["chào công an xã ạ"], [], Now), greeted: false);
        steps.OfType<TalkStep.Open>().ShouldBeEmpty();
        steps.OfType<TalkStep.Say>().ShouldNotBeEmpty();
    }

    private static TalkView Fresh => new(Greeted: false, PendingQuestion.None, Draft: null, HasOpenThread: false, Quiet: false);

    private static TalkView Asked(PendingQuestion question) => Fresh with { Greeted = true, HasOpenThread = true, Question = question };

    private static Heard Heard(string text) => new(text, [], Now);

    private static string Said(TalkStep step) => step.ShouldBeOfType<TalkStep.Say>().Reply.Text;

    private static Guide Make()
    {
        var commune = new Commune
        {
            Id = CommuneId.New(Now), Slug = "an-phu-khe", Name = "An Phú Khê", Kind = "xã", Province = "Sông Thanh", CodePrefix = "AP", DutyPhone = "0100 000 113",
        };
        var gazetteer = new HamletGazetteer(Hamlets.Select(h => new HamletEntry(h.Code, h.Term, h.Name, h.OldNames, h.Places)));
        return new Guide(new Phrases(commune, new ProfileValues(), "http://localhost"), Hamlets,
            messages => UnderstandMessage.Default.Understand(messages, gazetteer, UnderstandingContext.Private));
    }

    private static Hamlet Hamlet(string code, string term, string name) =>
        new() { Id = HamletId.New(Now), CommuneId = CommuneId.New(Now), Code = code, Term = term, Name = name };

    /// <summary>Who asks and tells is heard: the answer stands for the question alone.</summary>
    [Theory]
    [InlineData("Vụ của em tới đâu rồi ạ?", true)]
    [InlineData("Cho em hỏi vụ mất xe của em hôm trước các anh xử lý tới đâu rồi ạ", true)]
    [InlineData("Tin em báo hôm trước tới đâu rồi, đêm qua nó lại đập cửa nhà em", false)]
    [InlineData("Vụ trộm xe nhà em xử lý đến đâu rồi, em vừa nhớ thằng lấy xe mặc áo đỏ", false)]
    [InlineData("Dạ bảo hiểm nói hồ sơ đang giải quyết, chưa có kết quả", false)]
    public void A_question_about_the_state_that_tells_something_is_written_down(string words, bool asksAlone)
    {
        var steps = Guide.Hear(Fresh with { HasOpenThread = true, Greeted = true }, Heard(words));
        steps.OfType<TalkStep.Join>().Any().ShouldBe(!asksAlone);
        if (asksAlone) steps.OfType<TalkStep.TellStatus>().ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("Dạ ở thôn Phú Lộc ạ", true)]
    [InlineData("thon Phu Loc gan cho", true)]
    [InlineData("xóm 3", true)]
    [InlineData("Không phải thôn Phú Lộc", false)]
    [InlineData("Trưởng thôn Phú Lộc lấy đấy", false)]
    public void A_place_is_answered_with_words_of_places_alone(string words, bool isPlace) => Guide.IsPlace(new Heard(words, [], default)).ShouldBe(isPlace);

    [Theory]
    [InlineData("Giữ kín tên em giúp nhé", true)]
    [InlineData("Nhờ các anh công an giữ bí mật ạ", true)]
    [InlineData("Bà Hoa ạ, đừng nói cho ai biết nhé", false)]
    [InlineData("ba hoa a, dung noi cho ai biet nhe", false)]
    public void A_wish_for_secrecy_names_nobody(string words, bool isWish) => FindAddressee.IsWish(new Heard(words, [], default)).ShouldBe(isWish);
}
