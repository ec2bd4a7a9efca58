using BinhYen.Acceptance.Drivers;
using BinhYen.Cases;
using BinhYen.Testing;
using BinhYen.Tests.Drivers;
using BinhYen.Tests.Given;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Acceptance.Stories;

/// <summary>
/// What somebody types hours or days after a report, for whatever reason, stands in it only where it belongs there: whoever made them write would see in which report the answer appears (decision 0148).
/// </summary>
public sealed class AfterAWhileTests
{
    private const string Lamp = "Đèn đường đầu thôn Đông Khê hỏng cả tuần, tối om, nhờ các anh xem giúp";
    private const string Secret = "Xin giữ kín tên tôi. Con trai ông hàng xóm ở thôn Đông Khê mua ma túy chiều qua, nhờ xử lý giúp";
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>A verifier's link, a wish to join a group, something said at the gate: nobody can list what makes people write.</summary>
    [Theory, OnBothEngines]
    [Threat(2)]
    public async Task What_recalls_nothing_of_the_only_report_is_asked_about(Engine engine)
    {
        await using var village = await Village.WakeAsync(engine);
        var resident = await village.NeighbourAsync("Trịnh Văn Năm");
        var lamp = await village.TellAsync(resident, Lamp);
        village.Clock.Advance(TimeSpan.FromHours(2));
        await resident.Says("Dạ vâng, cảm ơn cháu nhiều");
        using (var officer = await village.SignInAsync("cskv-p04")) (await officer.SeesAsync($"/cases/{lamp}?fragment=talk")).Words.ShouldNotContain("cảm ơn cháu");
        await resident.Says("được rồi đấy cháu nhé, bác làm xong rồi xomot");
        await resident.Reads("về tin nào?");
        await village.StandsInAsync("xomot", null, lamp);
        await resident.TapsFirst("Về tin ");
        await village.StandsInAsync("xomot", lamp);

        // What is being told goes on, and so does what recalls the report or answers it.
        await resident.Says("tối hôm qua cũng thế xohai");
        await village.StandsInAsync("xohai", lamp);
        village.Clock.Advance(TimeSpan.FromHours(2));
        await resident.Says("cái đèn đường ấy nhấp nháy rồi xoba");
        await village.StandsInAsync("xoba", lamp);
        village.Clock.Advance(TimeSpan.FromHours(2));
        await village.WriteAsync(lamp, "Mai thợ điện xuống thay bóng.", look: true);
        await resident.Says("mấy giờ thế chú xobon");
        await village.StandsInAsync("xobon", lamp);
    }

    [Fact]
    [Threat(2)]
    public async Task Who_was_spoken_to_outside_the_reports_is_asked_though_a_report_has_just_spoken()
    {
        await using var village = await Village.WakeAsync();
        var resident = await village.NeighbourAsync("Trịnh Văn Năm");
        var lamp = await village.TellAsync(resident, Lamp);
        await village.WriteAsync(lamp, "Mai thợ điện xuống thay bóng.", look: true);
        await resident.Says("#LK 7K3M-9Q2X");
        await resident.Reads("Mã không đúng");
        await resident.Says("mã này không được cháu ơi, gửi lại cho bác xomot");
        await resident.Reads("về tin nào?");
        await village.StandsInAsync("xomot", null, lamp);
    }

    /// <summary>What happened in one house happens again.</summary>
    [Theory]
    [InlineData("Nhà em ở số 12 ngõ 3 thôn Đông Khê, đêm qua bị kẻ gian vào lấy trộm xe máy Wave, nhờ các anh tìm giúp xomot")]
    [InlineData("Đêm qua trộm vào nhà em ở thôn Đông Khê bẻ khóa lấy mất xe máy biển 29X1 12345 xomot")]
    [Threat(2)]
    public async Task A_second_theft_told_openly_is_not_written_into_the_first(string words)
    {
        await using var village = await Village.WakeAsync();
        var resident = await village.NeighbourAsync("Vàng Thị Đào");
        var secret = await village.TellAsync(resident, "Xin giữ kín tên tôi. Con trai nhà bên cạnh ở thôn Đông Khê hay trộm gà của cả xóm");
        village.Clock.Advance(TimeSpan.FromDays(6));
        await resident.Says(words);
        await resident.Reads("về tin nào?");
        await village.StandsInAsync("xomot", null, secret);
    }

    [Fact]
    public async Task Another_matter_told_later_is_a_report_of_its_own_beside_an_ordinary_one()
    {
        await using var village = await Village.WakeAsync();
        var resident = await village.NeighbourAsync("Hờ A Lử");
        var lamp = await village.TellAsync(resident, Lamp);
        village.Clock.Advance(TimeSpan.FromDays(1));
        await resident.Reports("Quán cà phê võng ở thôn Đông Khê tụ tập đánh bạc ăn tiền suốt đêm xomot");
        await village.SeeAsync("the gamblers are a case", async () => await village.CountCasesAsync() == 2);
        await village.StandsInAsync("xomot", await village.NewestCaseAsync(), lamp);
    }

    [Theory, OnBothEngines]
    [Threat(2)]
    public async Task Another_cry_for_help_hours_later_is_an_emergency_of_its_own(Engine engine)
    {
        await using var village = await Village.WakeAsync(engine);
        var resident = await village.NeighbourAsync("Tạ Văn Hỏa");
        var first = await village.TellAsync(resident, "Xin giữ kín tên tôi. Nhà bên cạnh ở thôn Đông Khê đang cầm dao chém vợ, cứu với");
        village.Clock.Advance(TimeSpan.FromHours(9));
        await resident.Says("Cứu với, cháy bếp nhà em là Tạ Văn Hỏa số 12 ngõ 3 thôn Đông Khê xomot");
        await village.SeeAsync("the fire is a case", async () => await village.CountCasesAsync() == 2);
        await village.StandsInAsync("xomot", await village.NewestCaseAsync(), first);
    }

    /// <summary>One button would send both where the first one belongs.</summary>
    [Theory, OnBothEngines]
    [Threat(2)]
    public async Task What_comes_minutes_after_words_that_wait_is_asked_about_by_itself(Engine engine)
    {
        await using var village = await Village.WakeAsync(engine);
        var resident = await village.NeighbourAsync("Tạ Văn Giữ");
        var lamp = await village.TellAsync(resident, Lamp);
        var secret = await village.TellAsync(resident, Secret);
        village.Clock.Advance(TimeSpan.FromMinutes(11));
        await village.WriteAsync(lamp, "Tối nay đèn đã sáng chưa bác?", look: true);
        await village.WriteAsync(secret, "Công an xã đã nhận tin, cảm ơn bà con.", look: true);
        await resident.Says("sáng rồi chú ạ xomot");
        await resident.Reads("về tin nào?");
        village.Clock.Advance(TimeSpan.FromMinutes(5));
        await resident.Says("họ đang giao hàng ở đầu ngõ kìa xohai");
        await village.CalmAsync();
        (await resident.Replies()).Count(b => b.Says("về tin nào?")).ShouldBe(2);
        await village.SeeAsync("what nobody placed is a report", async () => await village.CountCasesAsync() == 3);
        await village.StandsInAsync("xomot", await village.NewestCaseAsync(), lamp, secret);

        // A button under the older question says nothing of the newer words.
        var older = (await resident.Replies()).First(b => b.Says("về tin nào?")).Buttons[0].Payload;
        await village.Zalo.WriteAsync(resident.Id, new { text = older });
        await village.CalmAsync();
        await village.StandsInAsync("xohai", null, lamp, secret);
        await resident.TapsLast("Về tin ");
        await village.StandsInAsync("xohai", secret, lamp);
    }

    [Theory, OnBothEngines]
    [Threat(2)]
    public async Task What_is_said_beside_a_post_is_asked_about_however_long_ago_the_secret_was_told(Engine engine)
    {
        await using var village = await Village.WakeAsync(engine);
        var resident = await village.NeighbourAsync("Nguyễn Thị Mơ");
        var secret = await village.TellAsync(resident, Secret);
        village.Clock.Advance(TimeSpan.FromHours(3));
        var post = await PostAsync(village, resident);
        village.Clock.Advance(TimeSpan.FromHours(5));
        var count = 2;
        foreach (var words in (string[])["Em là Nguyễn Thị Mơ, nhà số 7 ngõ 2 thôn Đông Khê, đêm qua nhà em bị kẻ trộm lấy mất xe đạp điện xomot", "tối nay khoảng chín giờ khách lại đến lấy hàng xohai"])
        {
            await resident.Says(words);
            await resident.Reads("hay là chuyện khác?");
            await village.StandsInAsync(words[^5..], null, secret, post);
            await resident.Taps("Chuyện khác, chỉ Công an biết");
            await village.PassAsync(TimeSpan.FromMinutes(1));
            count++;
            await village.SeeAsync("it is a report by itself", async () => await village.CountCasesAsync() == count);
            await village.StandsInAsync(words[^5..], await village.NewestCaseAsync(), secret, post);
        }
    }

    /// <summary>The row of the talk and a message of the post written at once would join them in a copy of the database.</summary>
    [Theory, OnBothEngines]
    [Threat(4)]
    public async Task A_button_for_the_post_changes_nothing_in_the_talk_and_what_waited_is_told_once(Engine engine)
    {
        await using var village = await Village.WakeAsync(engine);
        var resident = await village.NeighbourAsync("Nguyễn Thị Mơ");
        var secret = await village.TellAsync(resident, Secret);
        var post = await PostAsync(village, resident);
        await resident.Says("Dạ có năm người, vào bằng cổng sau ạ xomot");
        var before = await TalkAsync(village);
        await resident.Taps("Trả lời về bài trong nhóm");
        await village.StandsInAsync("xomot", post, secret);
        (await TalkAsync(village)).Version.ShouldBe(before.Version);

        await resident.Taps("Trả lời về bài trong nhóm");
        await resident.Reads("đã thành tin riêng hoặc đã được ghi");
        await resident.Says("lúc hai giờ sáng xohai");
        await resident.Taps("Trả lời về bài trong nhóm");
        await village.StandsInAsync("xohai", post, secret);
        await village.PassAsync(TimeSpan.FromMinutes(31));
        await village.SeeAsync("the talk lets go", async () => (await TalkAsync(village)).Draft is null);
        (await village.CountCasesAsync()).ShouldBe(2, "nothing is told twice");
    }

    /// <summary>The officer complained about writes a harmless line in an older report of the same person.</summary>
    [Theory]
    [InlineData("ông ấy vừa ghé quán em lúc trưa xomot")]
    [InlineData("hôm nay ổng lại đến hỏi em ai viết đơn xomot")]
    [InlineData("người đó lại đòi em đưa thêm tiền xomot")]
    [Threat(2)]
    public async Task What_may_go_on_with_a_complaint_stands_in_no_report_that_its_officer_reads(string words)
    {
        await using var village = await Village.WakeAsync();
        var resident = await village.NeighbourAsync("Sùng Thị Lo");
        var lamp = await village.TellAsync(resident, Lamp);
        village.Clock.Advance(TimeSpan.FromHours(1));
        await village.TellAsync(resident, "Anh Lưu Gia Bách công an khu vực thôn Đông Khê đòi tiền quán nhà em");
        await village.WriteAsync(lamp, "Mai thợ điện xuống thay bóng, bác yên tâm.", look: true);
        await resident.Says(words);
        await village.StandsInAsync("xomot", null, lamp);
    }

    [Fact]
    [Threat(2)]
    public async Task An_everyday_answer_is_missing_from_no_report_whatever_was_told_since()
    {
        await using var village = await Village.WakeAsync();
        var resident = await village.NeighbourAsync("Nông Thị Hảo");
        var noise = await village.TellAsync(resident, "Quán karaoke thôn Đông Khê mở loa đến khuya, cả xóm không ngủ được");
        village.Clock.Advance(TimeSpan.FromHours(1));
        await village.TellAsync(resident, "Anh Lưu Gia Bách công an khu vực thôn Đông Khê nhận tiền của quán ấy");
        village.Clock.Advance(TimeSpan.FromMinutes(20));
        await village.WriteAsync(noise, "Công an đã nhắc nhở. Tối nay còn ồn nữa không ạ?", look: true);
        await resident.Says("Dạ hết rồi ạ");
        using var officer = await village.SignInAsync("cskv-p04");
        (await officer.SeesAsync($"/cases/{noise}?fragment=talk")).Words.ShouldContain("Dạ hết rồi ạ");
    }

    [Fact]
    [Threat(2)]
    public async Task What_is_typed_in_the_console_stands_in_no_report_that_is_better_kept_apart()
    {
        await using var village = await Village.WakeAsync();
        var resident = await village.NeighbourAsync("Lò Văn Tư");
        var secret = await village.TellAsync(resident, Secret);
        await village.Zalo.TypeInConsoleAsync(resident.Id, "Chào bác Lò Văn Tư, mai 8 giờ họp dân ở nhà văn hóa xomot", "7300000000000000999");
        await village.CalmAsync();
        await village.StandsInAsync("xomot", null, secret);
    }

    [Fact]
    [Threat(2)]
    public async Task A_secret_that_is_worked_on_is_forgotten_after_no_fortnight()
    {
        await using var village = await Village.WakeAsync();
        var resident = await village.NeighbourAsync("Lò Thị Mận");
        var secret = await village.TellAsync(resident, Secret);
        village.Clock.Advance(TimeSpan.FromDays(5));
        var wallet = await village.TellAsync(resident, "Em là Lò Thị Mận, nhà số 3 ngõ 1 thôn Đông Khê, đánh rơi ví ở chợ, ai nhặt được cho em xin lại");
        village.Clock.Advance(TimeSpan.FromDays(11));
        await resident.Says("nó lại bán tiếp rồi chú ơi, khách còn đông hơn trước xomot");
        await resident.Reads("về tin nào?");
        await village.StandsInAsync("xomot", null, secret, wallet);
    }

    /// <summary>Two neighbours tell the same; one of them told a secret days ago. Nothing that anybody sees is different (decision 0147).</summary>
    [Theory, OnBothEngines]
    [Threat(2)]
    public async Task Nothing_tells_who_asked_for_secrecy_in_another_report(Engine engine)
    {
        await using var village = await Village.WakeAsync(engine);
        var quiet = await village.NeighbourAsync("Đỗ Văn Tư");
        await village.TellAsync(quiet, Secret);
        village.Clock.Advance(TimeSpan.FromDays(3));
        var pages = new List<string>();
        foreach (var neighbour in (Neighbour[])[quiet, await village.NeighbourAsync("Lê Văn Bình")])
        {
            var wallet = await village.TellAsync(neighbour, "Em đánh rơi ví ở chợ thôn Đông Khê, ai nhặt được cho em xin lại");
            using var officer = await village.SignInAsync("cskv-p04");
            await officer.Does(wallet, "look");
            var talk = (await officer.SeesAsync($"/cases/{wallet}?fragment=talk")).Words;
            talk.ShouldContain("giữ kín");
            var thread = await village.Police.ReadAsync(db => db.Set<ReportThread>().OrderByDescending(t => t.OpenedAt).Select(t => t.Id).FirstAsync(Stop));
            pages.Add((await officer.SeesAsync($"/reveals/of/{thread}")).Words.Replace(wallet, "", StringComparison.Ordinal));
        }

        pages[0].ShouldBe(pages[1]);
        pages[0].ShouldContain("chỉ Trưởng Công an xã được xin mở");
        (await village.Police.ReadAsync(db => db.Set<BinhYen.Platform.Journal.JournalEntry>().CountAsync(e => e.Fact == "cases.kept-secret.v1", Stop))).ShouldBe(0);
    }

    // Taken in, and its author spoken to.
    private static async Task<string> PostAsync(Village village, Neighbour author)
    {
        var post = await village.PostAsync(author, "Cháy đống rơm cuối thôn Đông Khê, khói mù cả xóm");
        await village.WriteAsync(post, "Cảm ơn bạn đã báo, xã đang cử người xuống.", look: true);
        return post;
    }

    private static Task<BinhYen.Conversations.Talk> TalkAsync(Village village) => village.Police.ReadAsync(db => db.Set<BinhYen.Conversations.Talk>().AsNoTracking().SingleAsync(Stop));
}
