using BinhYen.Acceptance.Drivers;
using BinhYen.Cases;
using BinhYen.Staff;
using BinhYen.Testing;
using BinhYen.Tests.Drivers;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Acceptance.Stories;

/// <summary>
/// Who told something under the own name and later something else in secret, in the same chat: whoever writes to the named report and waits does not see the reply appear in the secret one (decision 0142).
/// </summary>
public sealed class OlderReportTests
{
    private const string Lamp = "Đèn đường đầu thôn Đông Khê hỏng cả tuần, tối om, nhờ các anh xem giúp";
    private const string Secret = "Xin giữ kín tên tôi. Con trai ông hàng xóm ở thôn Đông Khê mua ma túy chiều qua, nhờ xử lý giúp";
    private const string News = "Thợ điện đã đến chiều nay, bác xem giúp tối nay đèn đã sáng chưa.";
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, OnBothEngines]
    [Threat(2)]
    public async Task What_is_said_to_an_older_report_stands_in_no_newer_one_until_its_writer_says_so(Engine engine)
    {
        await using var village = await Village.WakeAsync(engine);
        var resident = await village.NeighbourAsync("Vi Thị Ngọc");
        var (lamp, secret) = await TellTwoAsync(village, resident);

        var asked = (await resident.Replies()).Count(b => b.Says("về tin nào?"));
        // One report has spoken, or both have: only the resident knows what they mean.
        await resident.Says("Sáng rồi chú ạ, hai bóng mới xomot");
        await village.StandsInAsync("xomot", null, lamp, secret);
        await resident.TapsFirst("Về tin ");
        await village.StandsInAsync("xomot", lamp, secret);
        await village.WriteAsync(secret, "Công an xã đã nhận tin, cảm ơn bà con.", look: true);
        await village.WriteAsync(lamp, "Cả đoạn sáng hết chưa bác?");
        await resident.Says("cả đoạn đến nhà văn hóa xohai");
        await resident.Reads("về tin nào?");
        await village.StandsInAsync("xohai", null, lamp, secret);
        await resident.Says("bóng to lắm xochin");
        (await resident.Replies()).Count(b => b.Says("về tin nào?")).ShouldBe(asked + 2, "one question for what comes together");
        await resident.TapsLast("Về tin ");
        await village.StandsInAsync("xohai", lamp, secret);
        await village.StandsInAsync("xochin", lamp, secret);

        // The other way round as well: what goes on with the secret is not read by whoever repaired the lamp.
        await resident.Says("nó vừa đi ra ngoài xoba");
        await village.StandsInAsync("xoba", null, lamp, secret);
        await resident.TapsFirst("Về tin ");
        await village.StandsInAsync("xoba", secret, lamp);

        // Whoever has just said so is asked as well: whatever they say next may answer somebody else.
        await resident.Says("tối nào cũng vậy xobon");
        await village.StandsInAsync("xobon", null, lamp, secret);
        await resident.TapsLast("Về tin ");
        await village.StandsInAsync("xobon", secret, lamp);
        await village.WriteAsync(lamp, "Bác thấy còn bóng nào hỏng không?");
        await resident.Reads("còn bóng nào hỏng");
        await resident.Says("còn cái đầu ngõ xonam");
        await village.StandsInAsync("xonam", null, lamp, secret);
        await resident.TapsFirst("Về tin ");
        await village.StandsInAsync("xonam", lamp, secret);

        // An answer that begins like one of our buttons is an answer; what is quoted of our own sentences is asked about.
        await village.PassAsync(TimeSpan.FromMinutes(11));
        await village.WriteAsync(lamp, "Cột số mấy ạ?");
        await resident.Says("#34 ạ, ngay ngã ba xosau");
        await village.StandsInAsync("xosau", null, lamp, secret);
        await resident.TapsLast("Về tin ");
        await village.StandsInAsync("xosau", lamp, secret);
        await village.PassAsync(TimeSpan.FromMinutes(11));
        await resident.Quotes(await resident.Reads("Đã ghi thêm vào tin"), "thứ bảy họ mới tụ lại xobay");
        await village.StandsInAsync("xobay", null, lamp, secret);
        (await village.CountCasesAsync()).ShouldBe(2);
    }

    [Fact]
    [Threat(2)]
    public async Task What_nobody_places_becomes_a_report_by_itself_and_a_cry_for_help_is_heard_at_once()
    {
        await using var village = await Village.WakeAsync();
        var resident = await village.NeighbourAsync("Vi Thị Ngọc");
        var (lamp, secret) = await TellTwoAsync(village, resident);
        await village.WriteAsync(secret, "Công an xã đã nhận tin, cảm ơn bà con.", look: true);
        await resident.Says("Sáng rồi chú ạ, hai bóng mới xomot");
        await resident.Reads("về tin nào?");
        await resident.Says("Cháy nhà ở thôn Đông Khê, có người mắc kẹt bên trong, cứu với");
        await resident.Reads("KHẨN CẤP");
        await village.PassAsync(TimeSpan.FromMinutes(31));
        await village.SeeAsync("nothing is lost", async () => await village.CountCasesAsync() is 3 or 4);
        await village.StandsInAsync("xomot", null, lamp, secret);
    }

    [Fact]
    public async Task Where_the_newest_report_takes_no_more_words_reach_the_one_that_spoke()
    {
        await using var village = await Village.WakeAsync();
        var resident = await village.NeighbourAsync("Vi Thị Ngọc");
        var (lamp, secret) = await TellTwoAsync(village, resident);
        using (var officer = await village.SignInAsync("cskv-p04")) await officer.Does(secret, "look");
        await village.PassOnAsync(secret, "Công an tỉnh");
        village.Clock.Advance(TimeSpan.FromDays(4));
        await village.WriteAsync(lamp, "Bác thấy còn bóng nào hỏng không?");
        await resident.Reads("còn bóng nào hỏng");
        await resident.SaysAbout("còn cái đầu ngõ thôi ạ xomot");
        await village.StandsInAsync("xomot", null, secret);
        await village.StandsInAsync("xomot", lamp, secret);
    }

    [Fact]
    public async Task A_wish_and_nothing_more_holds_for_every_report_at_once_and_stands_in_none()
    {
        await using var village = await Village.WakeAsync();
        var resident = await village.NeighbourAsync("Vi Thị Ngọc");
        await resident.Reports("Chiều nay nhà em ở thôn Đông Khê bị kẻ trộm bẻ khóa lấy mất xe máy");
        await village.SeeAsync("the theft is a case", async () => await village.CountCasesAsync() == 1);
        var theft = await village.NewestCaseAsync();
        await resident.Says("Cứu với! Cháy nhà ở thôn Đông Khê, lửa to lắm");
        await village.SeeAsync("the fire is a case", async () => await village.CountCasesAsync() == 2);
        var fire = await village.NewestCaseAsync();

        await resident.Says("Xin giữ kín tên tôi nhé xomot");
        await resident.Reads("tên bạn được giữ kín");
        (await SecrecyAsync(village, fire)).ShouldBe(Secrecy.KeptSecret);
        (await SecrecyAsync(village, theft)).ShouldBe(Secrecy.KeptSecret);
        await village.StandsInAsync("xomot", null, fire, theft);
    }

    /// <summary>Whoever handles the first report may have opened its name by then.</summary>
    [Theory, OnBothEngines]
    [Threat(2)]
    public async Task What_nobody_shall_know_is_told_in_a_report_of_its_own_though_a_named_one_is_open(Engine engine)
    {
        await using var village = await Village.WakeAsync(engine);
        var resident = await village.NeighbourAsync("Vi Thị Ngọc");
        await resident.Reports(Lamp);
        await resident.Reads("Mã tra cứu");
        var lamp = await village.NewestCaseAsync();
        using (var officer = await village.SignInAsync("cskv-p04")) await officer.Does(lamp, "look");

        // A wish alone is for what is there.
        await resident.Reports(Secret);
        await village.SeeAsync("it stands by itself", async () => await village.CountCasesAsync() == 2);
        var secret = await village.NewestCaseAsync();
        (await SecrecyAsync(village, lamp)).ShouldBe(Secrecy.Named);
        (await SecrecyAsync(village, secret)).ShouldBe(Secrecy.KeptSecret);

        // What tells something that the product does not understand is asked about.
        await village.PassAsync(TimeSpan.FromMinutes(11));
        await resident.Says("giữ kín tên cho em nhé, thằng con trai ông Tư hôm qua lại xách mấy cái túi lạ về nhà xomot");
        await resident.TapsFirst("Việc khác, thành tin mới");
        await village.PassAsync(TimeSpan.FromMinutes(1));
        await village.SeeAsync("it stands by itself", async () => await village.CountCasesAsync() == 3);
        await village.StandsInAsync("xomot", await village.NewestCaseAsync(), lamp, secret);
    }

    [Fact]
    [Threat(2)]
    public async Task A_wish_with_more_words_beside_a_named_report_is_asked_about()
    {
        await using var village = await Village.WakeAsync();
        var resident = await village.NeighbourAsync("Vi Thị Ngọc");
        await resident.Reports(Lamp);
        await resident.Reads("Mã tra cứu");
        var lamp = await village.NewestCaseAsync();

        village.Clock.Advance(TimeSpan.FromMinutes(6));
        await resident.Says("giữ kín tên cho em nhé, thằng con trai ông Tư hôm qua lại xách mấy cái túi lạ về nhà xomot");
        await village.StandsInAsync("xomot", null, lamp);
        (await SecrecyAsync(village, lamp)).ShouldBe(Secrecy.Named);
        await resident.TapsFirst("Việc khác, thành tin mới");
        await village.PassAsync(TimeSpan.FromMinutes(1));
        await village.SeeAsync("it stands by itself", async () => await village.CountCasesAsync() == 2);
        (await SecrecyAsync(village, await village.NewestCaseAsync())).ShouldBe(Secrecy.KeptSecret);
        (await SecrecyAsync(village, lamp)).ShouldBe(Secrecy.Named);
    }

    /// <summary>While an officer talks in the secret, the guide takes notes of everything: also of what it would else answer by itself.</summary>
    [Theory]
    [InlineData("Dạ có gì mới em báo ạ xomot")]
    [InlineData("thôi xomot")]
    [InlineData("dạ vâng cảm ơn chú xomot")]
    [Threat(2)]
    public async Task A_closing_phrase_lands_in_no_report_either(string words)
    {
        await using var village = await Village.WakeAsync();
        var resident = await village.NeighbourAsync("Vi Thị Ngọc");
        var (lamp, secret) = await TellTwoAsync(village, resident);
        await village.WriteAsync(secret, "Công an xã đã nhận tin, cảm ơn bà con", look: true);
        await village.WriteAsync(lamp, "Đã báo điện lực. Bác thấy có gì mới thì nhắn giúp nhé");
        await resident.Says(words);
        await village.StandsInAsync("xomot", null, lamp, secret);
    }

    [Theory, OnBothEngines]
    [Threat(2)]
    public async Task A_cry_for_help_joins_no_report_that_is_not_being_told(Engine engine)
    {
        await using var village = await Village.WakeAsync(engine);
        var resident = await village.NeighbourAsync("Vi Thị Ngọc");
        var secret = await village.TellAsync(resident, Secret);
        village.Clock.Advance(TimeSpan.FromMinutes(20));
        await village.WriteAsync(secret, "Hiện giờ tình hình bên đó thế nào rồi, có ai bị đánh không?", look: true);
        await resident.Says("Họ đang cầm dao chém người ở thôn Đông Khê, có người bị thương chảy máu nhiều, cứu với xomot");
        await village.SeeAsync("it is a case of its own", async () => await village.CountCasesAsync() == 2);
        var emergency = await village.NewestCaseAsync();

        // Words that wait for a button, and a cry for help: they may be about two reports.
        village.Clock.Advance(TimeSpan.FromMinutes(20));
        await village.WriteAsync(secret, "Còn ai ở đó không ạ?");
        await village.WriteAsync(emergency, "Chúng tôi đang đến.", look: true);
        await resident.Says("còn hai người xohai");
        await resident.Says("Cháy nhà ở thôn Đông Khê, có người mắc kẹt bên trong, cứu với xoba");
        await village.SeeAsync("so is this one", async () => await village.CountCasesAsync() == 3);
        await village.StandsInAsync("xoba", await village.NewestCaseAsync(), secret, emergency);
        await village.StandsInAsync("xohai", null, secret, emergency, await village.NewestCaseAsync());
        await resident.TapsFirst("Về tin ");
        await village.SeeAsync("what was held is there", async () => await StandsSomewhereAsync(village, "xohai"));
    }

    [Fact]
    [Threat(2)]
    public async Task Who_has_told_one_report_and_recalls_another_is_asked()
    {
        await using var village = await Village.WakeAsync();
        var resident = await village.NeighbourAsync("Vi Thị Ngọc");
        await resident.Reports("Đèn đường số 18 thôn Đông Khê hỏng cả tuần, nhờ các anh xem giúp");
        await resident.Reads("Mã tra cứu");
        var lamp = await village.NewestCaseAsync();
        var secret = await village.TellAsync(resident, Secret);
        village.Clock.Advance(TimeSpan.FromMinutes(6));
        await resident.Says("À cái đèn số 18 ấy tối qua nhấp nháy rồi rơi cả chụp xuống xomot");
        await resident.Reads("về tin nào?");
        await village.StandsInAsync("xomot", null, lamp, secret);
    }

    [Theory, OnBothEngines]
    [Threat(2)]
    public async Task What_answers_a_secret_that_has_left_is_asked_about(Engine engine)
    {
        await using var village = await Village.WakeAsync(engine);
        var resident = await village.NeighbourAsync("Vi Thị Ngọc");
        var (lamp, secret) = await TellTwoAsync(village, resident);
        await village.WriteAsync(secret, "Chiều nay họ nghỉ chưa, hay mai lại có hả bà con?", look: true);
        await resident.Reads("hay mai lại có");
        await village.PassOnAsync(secret, "Công an tỉnh");
        await village.WriteAsync(lamp, "Bác thấy còn bóng nào hỏng không?");
        await resident.Says("Dạ nghỉ từ trưa rồi, mai chủ nhật chắc đông hơn đấy ạ xomot");
        await village.StandsInAsync("xomot", null, lamp, secret);
        await resident.TapsLast("Về tin ");
        await village.PassAsync(TimeSpan.FromMinutes(1));
        await village.SeeAsync("it stands by itself", async () => await village.CountCasesAsync() == 3);
        await village.StandsInAsync("xomot", await village.NewestCaseAsync(), lamp, secret);
    }

    /// <summary>Thanks are written nowhere, whatever else the chat holds: were they missing from the reports of some, those would be known.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    [Threat(2)]
    public async Task Thanks_stand_in_nobodys_report(bool hasAnother)
    {
        await using var village = await Village.WakeAsync();
        var resident = await village.NeighbourAsync("Vi Thị Ngọc");
        await resident.Reports(Lamp);
        await resident.Reads("Mã tra cứu");
        var lamp = await village.NewestCaseAsync();
        if (hasAnother)
        {
            await resident.Reports("anh Lưu Gia Bách công an khu vực thôn Đông Khê đòi tiền nhà tôi");
            await village.SeeAsync("the complaint stands apart", async () => await village.CountCasesAsync() == 2);
        }

        await village.WriteAsync(lamp, "Điện lực hẹn chiều mai đến thay bóng.", look: true);
        await resident.Says("Dạ vâng ạ, em cảm ơn");
        using var officer = await village.SignInAsync("cskv-p04");
        (await officer.SeesAsync($"/cases/{lamp}?fragment=talk")).Words.ShouldNotContain("em cảm ơn");

        // What answers a question is an answer, however polite.
        await officer.Does(lamp, "ask", ("text", "Chiều mai bác có ở nhà không?"));
        await resident.Reads("có ở nhà không");
        await resident.SaysAbout("Dạ vâng ạ xomot");
        (await officer.SeesAsync($"/cases/{lamp}?fragment=talk")).Words.ShouldContain("xomot");
    }

    [Fact]
    [Threat(2)]
    public async Task An_older_question_takes_no_words_once_another_report_has_spoken()
    {
        await using var village = await Village.WakeAsync();
        var resident = await village.NeighbourAsync("Vi Thị Ngọc");
        var (lamp, secret) = await TellTwoAsync(village, resident);
        using (var officer = await village.SignInAsync("cskv-p04")) await officer.Does(lamp, "ask", ("text", "Cột đèn ấy số mấy, bạn xem giúp nhé?"));
        await resident.Reads("số mấy");
        village.Clock.Advance(TimeSpan.FromMinutes(1));
        await village.WriteAsync(secret, "Họ hay tụ tập lúc mấy giờ, mấy người?", look: true);
        await resident.Says("Khoảng chín giờ tối, chừng năm sáu đứa xomot");
        await village.StandsInAsync("xomot", null, lamp, secret);

        // A button says which, whatever is asked meanwhile.
        using (var officer = await village.SignInAsync("cskv-p04")) await officer.Does(secret, "ask", ("text", "Còn xe thì biển số nào ạ?"));
        await resident.TapsFirst("Về tin ");
        await village.StandsInAsync("xomot", lamp, secret);
    }

    /// <summary>Whoever reads a tracking code opens the report as its sender, and knows whose both are.</summary>
    [Theory, OnBothEngines]
    [Threat(2)]
    public async Task A_tracking_code_in_the_words_is_stored_nowhere_and_leads_to_its_own_report(Engine engine)
    {
        await using var village = await Village.WakeAsync(engine);
        var resident = await village.NeighbourAsync("Vi Thị Ngọc");
        await resident.Reports(Lamp);
        await resident.Reads("Mã tra cứu");
        var code = await resident.TrackingCode();
        var lamp = await village.NewestCaseAsync();
        var secret = await village.TellAsync(resident, Secret);
        await resident.Says($"Bổ sung cho tin mã {code}: tối qua lại tắt hẳn xomot");
        await village.StandsInAsync("xomot", lamp, secret);
        await village.StandsInAsync(code, null, lamp, secret);

        // A report told on the web, by nobody: even that there is one is nothing for this chat.
        using var web = new Resident(village.Police);
        await web.ReportAsync(("ke", "Quán karaoke mở loa đến khuya ở thôn Đông Khê"));
        await resident.Says($"Tin mã {web.Code} của em đến đâu rồi ạ xohai");
        await resident.Reads("đừng gửi mã tra cứu ở đây");
        await village.StandsInAsync("xohai", null, lamp, secret);
        await resident.Quotes(await resident.Reads("Mã tra cứu"), $"mã này ạ {web.Code.ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal)} xoba");
        await village.StandsInAsync("xoba", null, lamp, secret);
    }

    /// <summary>A slip has one repair and the last group holds no secret: what can be completed to a code is answered like one.</summary>
    [Theory, OnBothEngines]
    [Threat(2)]
    public async Task What_can_be_completed_to_a_tracking_code_is_answered_like_one_and_a_cry_for_help_is_heard_without_it(Engine engine)
    {
        await using var village = await Village.WakeAsync(engine);
        var resident = await village.NeighbourAsync("Vi Thị Ngọc");
        await resident.Reports(Lamp);
        await resident.Reads("Mã tra cứu");
        var lamp = await village.NewestCaseAsync();
        var groups = TrackingCode.FromEntropy([9, 17, 2, 30, 26, 11, 4, 19, 1, 28, 6, 13, 24, 7, 31, 15]).Reveal().Split('-');
        await resident.Says($"Tin mã {string.Join('-', groups[..4])} của em đến đâu rồi ạ xomot");
        await resident.Reads("đừng gửi mã tra cứu ở đây");
        await resident.Says($"mã này ạ\n{string.Join('\n', groups)}\nxohai");
        await resident.Says($"Em gửi mã{groups[0]}-{groups[1]}-{groups[2]}-{groups[3]}-{groups[4][..3]}nhờ chú xem xoba");
        foreach (var word in (string[])["xomot", "xohai", "xoba"]) await village.StandsInAsync(word, null, lamp);
        (await village.CountCasesAsync()).ShouldBe(1);

        await resident.Says($"Cháy nhà ở thôn Đông Khê, có người mắc kẹt bên trong, cứu với, tin mã {string.Join(' ', groups[..4])} xobon");
        await village.SeeAsync("help comes", async () => await village.CountCasesAsync() == 2);
        var fire = await village.NewestCaseAsync();
        await village.StandsInAsync("xobon", fire, lamp);
        await village.StandsInAsync(groups[2], null, fire, lamp);
    }

    /// <summary>Whoever is told a code and writes it down would leave it to all who read the case.</summary>
    [Fact]
    [Threat(2)]
    public async Task A_code_an_officer_writes_down_is_stored_as_little()
    {
        await using var village = await Village.WakeAsync();
        var resident = await village.NeighbourAsync("Vi Thị Ngọc");
        await resident.Reports(Lamp);
        await resident.Reads("Mã tra cứu");
        var lamp = await village.NewestCaseAsync();
        var code = TrackingCode.New().Reveal();
        await village.WriteAsync(lamp, $"Bác hỏi về tin {code} phải không ạ?", look: true);
        await resident.Reads("Bác hỏi về tin (mã tra cứu) phải không ạ?");
        using var officer = await village.SignInAsync("cskv-p04");
        await officer.Does(lamp, "ask", ("text", $"Ngoài tin {code[..19]} bác còn tin nào về đèn không?"));
        await village.StandsInAsync(code[..19], null, lamp);
        (await officer.SeesAsync($"/cases/{lamp}")).Source.ShouldNotContain(code[..19]);
    }

    /// <summary>Another matter, told with name and house as people do, beside a report of which nobody shall know who told it.</summary>
    [Theory, OnBothEngines]
    [Threat(2)]
    public async Task Another_matter_is_not_written_into_a_secret(Engine engine)
    {
        await using var village = await Village.WakeAsync(engine);
        var resident = await village.NeighbourAsync("Vi Thị Ngọc");
        var secret = await village.TellAsync(resident, Secret);

        // A moment later it may be more of it.
        await resident.Says("Em là Dủa bán xôi cổng chợ, sáng nay em bị móc túi mất điện thoại ở chợ thôn Đông Khê xomot");
        await resident.Reads("về tin nào?");
        await village.StandsInAsync("xomot", null, secret);
        await resident.Taps("Việc khác, thành tin mới");
        await village.PassAsync(TimeSpan.FromMinutes(1));
        await village.SeeAsync("the theft is a case", async () => await village.CountCasesAsync() == 2);
        await village.StandsInAsync("xomot", await village.NewestCaseAsync(), secret);
    }

    [Fact]
    [Threat(2)]
    public async Task Another_matter_told_later_begins_a_report_by_itself()
    {
        await using var village = await Village.WakeAsync();
        var resident = await village.NeighbourAsync("Vi Thị Ngọc");
        var secret = await village.TellAsync(resident, Secret);
        village.Clock.Advance(TimeSpan.FromMinutes(20));
        await resident.Reports("Sáng nay nhà em ở thôn Đông Khê bị kẻ trộm bẻ khóa lấy mất xe máy xomot");
        await village.SeeAsync("the theft is a case", async () => await village.CountCasesAsync() == 2);
        await village.StandsInAsync("xomot", await village.NewestCaseAsync(), secret);
        (await SecrecyAsync(village, await village.NewestCaseAsync())).ShouldBe(Secrecy.KeptSecret);
    }

    /// <summary>While an officer talks in the named report, what is being told in pieces stays together.</summary>
    [Fact]
    [Threat(2)]
    public async Task The_second_piece_of_a_secret_stays_with_the_first()
    {
        await using var village = await Village.WakeAsync();
        var resident = await village.NeighbourAsync("Vi Thị Ngọc");
        await resident.Reports(Lamp);
        await resident.Reads("Mã tra cứu");
        var lamp = await village.NewestCaseAsync();
        await village.WriteAsync(lamp, "Điện lực hẹn chiều mai đến thay bóng.", look: true);
        await resident.Says(Secret);
        village.Clock.Advance(TimeSpan.FromSeconds(8));
        await resident.Reports("Họ chơi từ chín giờ tối, xe để ngoài ngõ xomot");
        await village.SeeAsync("the secret is a case", async () => await village.CountCasesAsync() == 2);
        await village.StandsInAsync("xomot", await village.NewestCaseAsync(), lamp);
    }

    /// <summary>An officer at Zalo's own console answers about the lamp; a colleague without it would see in which secret report that stands.</summary>
    [Fact]
    [Threat(2)]
    public async Task What_is_typed_in_the_console_to_somebody_with_several_reports_stands_in_none()
    {
        await using var village = await Village.WakeAsync();
        var resident = await village.NeighbourAsync("Vi Thị Ngọc");
        var (lamp, secret) = await TellTwoAsync(village, resident);
        await village.Zalo.TypeInConsoleAsync(resident.Id, "Chiều mai thợ điện đến lại nhé xomot", "7300000000000000999");
        await village.CalmAsync();
        await village.StandsInAsync("xomot", null, lamp, secret);
        (await village.VerifyJournalAsync()).Faults.ShouldBeEmpty();
        (await village.Police.ReadAsync(db => db.Set<BinhYen.Platform.Journal.JournalEntry>().CountAsync(e => e.Fact == "cases.console-reply-unplaced.v1", Stop))).ShouldBe(1);
    }

    // An ordinary report under the own name, then a secret one, then news in the first.
    private static async Task<(string Lamp, string Secret)> TellTwoAsync(Village village, Neighbour resident)
    {
        await resident.Reports(Lamp);
        await resident.Reads("Mã tra cứu");
        var lamp = await village.NewestCaseAsync();
        using (var officer = await village.SignInAsync("cskv-p04")) await officer.Does(lamp, "look");
        village.Clock.Advance(TimeSpan.FromMinutes(1));
        var secret = await village.TellAsync(resident, Secret);
        village.Clock.Advance(TimeSpan.FromMinutes(11));
        await village.WriteAsync(lamp, News);
        await resident.Reads("đèn đã sáng chưa");
        await village.CalmAsync();
        return (lamp, secret);
    }

    private static Task<bool> StandsSomewhereAsync(Village village, string word) => village.Police.ReadAsync(async db =>
    {
        var cases = await db.Set<BinhYen.Cases.Case>().AsNoTracking().ToListAsync(Stop);
        using var chief = await village.SignInAsync(StaffRole.PoliceChief);
        foreach (var @case in cases)
        {
            if ((await chief.SeesAsync($"/cases/{@case.Code}?fragment=talk")).Words.Contains(word, StringComparison.Ordinal)) return true;
        }

        return false;
    });

    private static Task<Secrecy> SecrecyAsync(Village village, string code) => village.Police.ReadAsync(async db =>
    {
        var id = (await db.Set<BinhYen.Cases.Case>().AsNoTracking().ToListAsync(Stop)).Single(c => c.Code.ToString() == code).Id;
        return await db.Set<ReportThread>().Where(t => t.CaseId == id).Select(t => t.Secrecy).SingleAsync(Stop);
    });
}
