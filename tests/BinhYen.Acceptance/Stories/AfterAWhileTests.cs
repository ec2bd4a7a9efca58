using BinhYen.Acceptance.Drivers;
using BinhYen.Cases;
using BinhYen.Testing;
using BinhYen.Tests.Drivers;
using BinhYen.Tests.Given;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

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

        // A moment later, too; what recalls the report, or comes after a line in it, may be meant for somebody at the gate all the same.
        await resident.SaysAbout("tối hôm qua cũng thế xohai");
        await village.StandsInAsync("xohai", lamp);
        village.Clock.Advance(TimeSpan.FromHours(2));
        await resident.Says("cái đèn đường ấy nhấp nháy rồi xoba");
        await village.StandsInAsync("xoba", null, lamp);
        await resident.TapsFirst("Về tin ");
        await village.StandsInAsync("xoba", lamp);
        village.Clock.Advance(TimeSpan.FromMinutes(1));
        await village.WriteAsync(lamp, "Mai thợ điện xuống thay bóng.", look: true);
        await resident.Says("mấy giờ thế chú xobon");
        await village.StandsInAsync("xobon", null, lamp);
        await resident.TapsFirst("Về tin ");
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
        var before = (await resident.Replies()).Count(b => b.Says("về tin nào?"));
        await resident.Says("sáng rồi chú ạ xomot");
        village.Clock.Advance(TimeSpan.FromMinutes(5));
        await resident.Says("họ đang giao hàng ở đầu ngõ kìa xohai");
        (await resident.Replies()).Count(b => b.Says("về tin nào?")).ShouldBe(before + 2);

        // A button under the older question says nothing of the newer words.
        var older = (await resident.Replies()).Where(b => b.Says("về tin nào?")).ElementAt(before).Buttons[0].Payload;
        await village.Zalo.WriteAsync(resident.Id, new { text = older });
        await village.CalmAsync();
        await village.StandsInAsync("xomot", lamp, secret);
        await village.StandsInAsync("xohai", null, lamp, secret);
        await resident.TapsLast("Về tin ");
        await village.StandsInAsync("xohai", secret, lamp);
        (await village.CountCasesAsync()).ShouldBe(2);
    }

    /// <summary>Two reports that change in one second are one person's.</summary>
    [Theory, OnBothEngines]
    [Threat(2)]
    public async Task What_nobody_places_becomes_a_report_at_a_time_of_its_own(Engine engine)
    {
        await using var village = await Village.WakeAsync(engine);
        var resident = await village.NeighbourAsync("Sùng Thị Mười");
        var secret = await village.TellAsync(resident, Secret);
        village.Clock.Advance(TimeSpan.FromDays(3));
        await village.WriteAsync(secret, "Tối qua nhà ấy còn đông người không ạ?", look: true);
        await resident.Says("Em là Sùng Thị Mười, cái thẻ hôm trước chú cầm xem giúp em chưa trả xomot");
        village.Clock.Advance(TimeSpan.FromMinutes(4));
        await resident.SaysAbout("Dạ tối qua vẫn đông ạ xohai");
        await village.StandsInAsync("xohai", secret);
        (await village.CountCasesAsync()).ShouldBe(1);
        await village.PassAsync(TimeSpan.FromMinutes(27));
        await village.SeeAsync("nothing is lost", async () => await village.CountCasesAsync() == 2);
        await village.StandsInAsync("xomot", await village.NewestCaseAsync(), secret);
        (await village.Police.ReadAsync(db => db.Set<BinhYen.Conversations.HeldWords>().CountAsync(Stop))).ShouldBe(0);

        // And nobody goes on with it who has not said so.
        await resident.Says("chú nhắn trưởng thôn giúp em xoba");
        await village.StandsInAsync("xoba", null, secret, await village.NewestCaseAsync());
    }

    [Fact]
    public async Task What_waits_can_be_dropped_and_its_sender_forgotten()
    {
        await using var village = await Village.WakeAsync();
        var resident = await village.NeighbourAsync("Sùng Thị Hết");
        var lamp = await village.TellAsync(resident, Lamp);
        village.Clock.Advance(TimeSpan.FromDays(1));
        await resident.Says("chiều em mang giấy lên nhé xomot");
        var key = await village.Police.ReadAsync(db => db.Set<BinhYen.Conversations.HeldWords>().Select(h => h.KeyId).SingleAsync(Stop));
        await resident.Taps("Bỏ, không gửi");
        await resident.Reads("Đã bỏ điều bạn vừa gửi");
        village.Clock.Advance(TimeSpan.FromMinutes(5));
        await resident.Says("mai em qua xohai");
        village.Clock.Advance(TimeSpan.FromMinutes(5));
        await resident.Says("thôi");
        village.Clock.Advance(TimeSpan.FromMinutes(5));
        await resident.Says("nhà có mấy người xoba");
        await village.Zalo.WithdrawAsync(resident.Id);
        await village.CalmAsync();
        await village.PassAsync(TimeSpan.FromMinutes(31));
        (await village.CountCasesAsync()).ShouldBe(1);
        foreach (var word in (string[])["xomot", "xohai", "xoba"]) await village.StandsInAsync(word, null, lamp);
        // Nor does a copy of the row open that somebody made meanwhile.
        await village.SeeAsync("the key is destroyed", async () => await village.Police.Services.GetRequiredService<BinhYen.Vault.IRecordSealer>().MinutesOfAsync(key, Stop) is not null);
    }

    /// <summary>A gap, a time or an id that tells when something was sent marks whoever was asked, and whoever was seen to photograph.</summary>
    [Theory, OnBothEngines]
    [Threat(2)]
    public async Task Nothing_of_what_words_became_is_older_than_the_button(Engine engine)
    {
        await using var village = await Village.WakeAsync(engine);
        var resident = await village.NeighbourAsync("Lò Thị Ảnh");
        await village.TellAsync(resident, Lamp);
        village.Clock.Advance(TimeSpan.FromDays(1));
        foreach (var (words, button) in (ValueTuple<string, string>[])[("bãi đất sau nhà văn hóa có gì lạ lắm xomot", "Việc khác"), ("anh Lưu Gia Bách công an khu vực thôn Đông Khê đòi tiền nhà em xohai", "Về tin ")])
        {
            village.Clock.Advance(TimeSpan.FromMinutes(3));
            var count = await village.CountCasesAsync();
            await village.Zalo.WriteAsync(resident.Id, new { text = words, image = SeveralReportsTests.Pixel });
            await village.CalmAsync();
            village.Clock.Advance(TimeSpan.FromMinutes(2));
            var pressed = village.Clock.GetUtcNow();
            await resident.TapsFirst(button);
            await village.SeeAsync("it is a report", async () => await village.CountCasesAsync() == count + 1);
            await village.CalmAsync();
            var code = await village.NewestCaseAsync();
            await village.SeeAsync("the picture hangs there", async () => await SeveralReportsTests.FilesAsync(village, code) == 1);
            (await village.Police.ReadAsync(db => db.Set<BinhYen.Cases.Case>().AsNoTracking().OrderByDescending(c => c.ReceivedAt).FirstAsync(Stop))).ReceivedAt.ShouldBeGreaterThanOrEqualTo(pressed);
            (await village.Police.ReadAsync(db => db.Set<BinhYen.Intake.MediaFetch>().AsNoTracking().OrderByDescending(f => f.AskedAt).FirstAsync(Stop))).AskedAt.ShouldBeGreaterThanOrEqualTo(pressed);
            var picture = await village.Police.ReadAsync(db => db.Set<BinhYen.Intake.Attachment>().AsNoTracking().OrderByDescending(a => a.ReceivedAt).FirstAsync(Stop));
            picture.ReceivedAt.ShouldBeGreaterThanOrEqualTo(pressed);
            picture.Id.Value.Version.ShouldBe(4, "an id that tells no time");
        }

        // What is dropped takes its picture along.
        village.Clock.Advance(TimeSpan.FromMinutes(10));
        await village.Zalo.WriteAsync(resident.Id, new { text = "mai em mang giấy lên xoba", image = SeveralReportsTests.Pixel });
        await village.SeeAsync("the picture is fetched", () => village.Police.ReadAsync(async db => await db.Set<BinhYen.Intake.Attachment>().CountAsync(Stop) == 3));
        await resident.Taps("Bỏ, không gửi");
        (await village.Police.ReadAsync(db => db.Set<BinhYen.Intake.Attachment>().CountAsync(Stop))).ShouldBe(2);
        (await village.Police.ReadAsync(db => db.Set<BinhYen.Intake.MediaFetch>().CountAsync(Stop))).ShouldBe(2);
    }

    /// <summary>"Còn gì nữa không?" – "Dạ hết rồi ạ": an answer, and no command.</summary>
    [Fact]
    [Threat(2)]
    public async Task What_sounds_like_a_command_drops_nothing_where_somebody_has_asked()
    {
        await using var village = await Village.WakeAsync();
        var resident = await village.NeighbourAsync("Sùng Thị Hết");
        var secret = await village.TellAsync(resident, Secret);
        village.Clock.Advance(TimeSpan.FromDays(2));
        await village.WriteAsync(secret, "Công an đã nhận tin. Bác còn gì nữa không ạ?", look: true);
        await resident.Says("cái ví em gửi hôm trước xomot");
        village.Clock.Advance(TimeSpan.FromMinutes(4));
        await resident.SaysAbout("Dạ hết rồi ạ");
        using var chief = await village.SignInAsync(BinhYen.Staff.StaffRole.PoliceChief);
        (await chief.SeesAsync($"/cases/{secret}?fragment=talk")).Words.ShouldContain("Dạ hết rồi ạ");
        await village.PassAsync(TimeSpan.FromMinutes(31));
        await village.SeeAsync("nothing is lost", async () => await village.CountCasesAsync() == 2);
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
        foreach (var words in (string[])["Em là Nguyễn Thị Mơ, nhà số 7 ngõ 2 thôn Đông Khê xomot", "tối nay khoảng chín giờ khách lại đến lấy hàng xohai"])
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

    /// <summary>The button under a secret, and the time that ends without one, take along nothing that may answer somebody who knows the sender.</summary>
    [Theory]
    [InlineData("dạ hai đứa áo đen, tóc vàng ạ xomot")]
    [InlineData("xe màu đỏ biển 89F1 23456 ạ xomot")]
    [InlineData("Nguyễn Văn Lộ, 0912 345 678 ạ xomot")]
    [InlineData("hôm ấy trời mưa to lắm xomot")]
    [Threat(2)]
    public async Task Nothing_shares_the_button_of_a_secret(string answer)
    {
        await using var village = await Village.WakeAsync();
        var resident = await village.NeighbourAsync("Tráng Thị Kín");
        var lamp = await village.TellAsync(resident, Lamp);
        await village.WriteAsync(lamp, "Bác cho hỏi thêm được không ạ?", look: true);
        village.Clock.Advance(TimeSpan.FromMinutes(30));
        await resident.Says("Em báo kín: nhà ông Bảy sau đình bán ma túy, đừng để ai biết em báo xokin");
        village.Clock.Advance(TimeSpan.FromSeconds(50));
        await resident.Says(answer);
        await village.PassAsync(TimeSpan.FromMinutes(6));
        await village.SeeAsync("the secret is a report", async () => await village.CountCasesAsync() >= 2);
        var secret = await village.Police.ReadAsync(async db => (await db.Set<BinhYen.Cases.Case>().AsNoTracking().OrderBy(c => c.ReceivedAt).Skip(1).FirstAsync(Stop)).Code.ToString());
        await village.StandsInAsync("xokin", secret, lamp);
        await village.StandsInAsync("xokin", null, lamp);
        await village.StandsInAsync("xomot", null, secret, lamp);
    }

    [Fact]
    [Threat(2)]
    public async Task What_reads_like_a_cry_minutes_after_one_stands_in_an_emergency_of_its_own()
    {
        await using var village = await Village.WakeAsync();
        var resident = await village.NeighbourAsync("Tống Văn Hai");
        var theft = await village.TellAsync(resident, "Tối qua nhà tôi ở thôn Đông Khê bị trộm lấy mất con xe máy");
        village.Clock.Advance(TimeSpan.FromDays(1));
        await resident.Says("Có đứa cầm dao chém nhau trước cổng, cứu với, ở thôn Đông Khê");
        await resident.Reads("KHẨN CẤP");
        var cry = await village.NewestCaseAsync();
        village.Clock.Advance(TimeSpan.FromMinutes(4));
        await resident.Says("nó đang cầm gậy sắt đánh vào đầu tôi chảy máu, cứu với xomot");
        await village.SeeAsync("an emergency of its own", async () => await village.CountCasesAsync() == 3);
        await village.StandsInAsync("xomot", null, cry, theft);
    }

    [Fact]
    public async Task A_short_answer_that_nobody_placed_is_said_to_stand_nowhere()
    {
        await using var village = await Village.WakeAsync();
        var resident = await village.NeighbourAsync("Tráng Thị Ngắn");
        var lamp = await village.TellAsync(resident, Lamp);
        village.Clock.Advance(TimeSpan.FromDays(1));
        await resident.Says("Dạ còn, đông lắm ạ");
        await resident.Reads("Xin bấm một nút");
        await village.PassAsync(TimeSpan.FromMinutes(31));
        await resident.Reads("chưa bấm nút nên chưa ghi vào đâu");
        (await village.CountCasesAsync()).ShouldBe(1);
        await village.StandsInAsync("đông lắm", null, lamp);
    }

    [Fact]
    public async Task Dung_a_without_marks_destroys_nothing_that_waits()
    {
        await using var village = await Village.WakeAsync();
        var resident = await village.NeighbourAsync("Tráng Văn Đúng");
        var lamp = await village.TellAsync(resident, Lamp);
        village.Clock.Advance(TimeSpan.FromDays(1));
        await resident.Says("hom qua tho den sua cot so bay xomot");
        await resident.Reads("Xin bấm một nút");
        village.Clock.Advance(TimeSpan.FromMinutes(5));
        await resident.Says("dung a");
        await village.SeeAsync("the words wait on", () => village.Police.ReadAsync(db => db.Set<BinhYen.Conversations.HeldWords>().AnyAsync(Stop)));
        await resident.TapsFirst("Về tin ");
        await village.StandsInAsync("xomot", lamp);
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
        var before = await TalkAsync(village);
        await resident.Says("Dạ có năm người, vào bằng cổng sau ạ xomot");
        (await TalkAsync(village)).Version.ShouldBe(before.Version, "to wait changes nothing either");
        await resident.Taps("Trả lời về bài trong nhóm");
        await village.StandsInAsync("xomot", post, secret);
        (await TalkAsync(village)).Version.ShouldBe(before.Version);
        (await TalkAsync(village)).ShouldSatisfyAllConditions(t => t.Draft.ShouldBeNull(), t => t.GatherUntil.ShouldBeNull());

        await resident.Taps("Trả lời về bài trong nhóm");
        await resident.Reads("không còn chờ nút này: đã thành tin riêng, đã được ghi, hoặc đã bỏ");
        await resident.Says("lúc hai giờ sáng xohai");
        await resident.Taps("Trả lời về bài trong nhóm");
        await village.StandsInAsync("xohai", post, secret);
        await village.PassAsync(TimeSpan.FromMinutes(31));
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

    /// <summary>Whether its sender has complained, and in which words they answer, makes no difference: everybody is asked.</summary>
    [Theory]
    [InlineData("Dạ hết rồi ạ xomot", null)]
    [InlineData("Dạ hết rồi ạ xomot", "Anh Lưu Gia Bách công an khu vực thôn Đông Khê nhận tiền của quán ấy")]
    [InlineData("Anh ấy vẫn hát ạ, còn dọa đánh cả nhà em nữa xomot", null)]
    [InlineData("Anh ấy vẫn hát ạ, còn dọa đánh cả nhà em nữa xomot", "Anh Lưu Gia Bách công an khu vực thôn Đông Khê nhận tiền của quán ấy")]
    [Threat(2)]
    public async Task An_answer_is_asked_about_whatever_was_told_since(string words, string? complaint)
    {
        await using var village = await Village.WakeAsync();
        var resident = await village.NeighbourAsync("Nông Thị Hảo");
        var noise = await village.TellAsync(resident, "Quán karaoke thôn Đông Khê mở loa đến khuya, cả xóm không ngủ được");
        village.Clock.Advance(TimeSpan.FromHours(1));
        if (complaint is not null) await village.TellAsync(resident, complaint);
        village.Clock.Advance(TimeSpan.FromMinutes(20));
        await village.WriteAsync(noise, "Công an đã nhắc nhở. Tối nay còn ồn nữa không ạ?", look: true);
        await resident.Says(words);
        await resident.Reads("về tin nào?");
        await village.StandsInAsync("xomot", null, noise);
        await resident.TapsFirst("Về tin ");
        await village.StandsInAsync("xomot", noise);
    }

    /// <summary>Whoever goes from gate to gate and hears "write that to the commune" would see whose secret opens again, or takes what they said.</summary>
    [Theory]
    [InlineData("Nhà em không đồng ý ký giấy để xe ngoài ngõ xomot", true)]
    [InlineData("em ra trạm y tế lấy giấy rồi, nhờ các anh xem giúp xomot", false)]
    [InlineData("Vâng, số em 0900.000.321, nhà em số 12 ngõ 3, khi nào qua thì gọi em nhé xomot", false)]
    [InlineData("nó lại bán tiếp rồi chú ơi, con trai ông hàng xóm mua ma túy xomot", false)]
    [InlineData("Vụ đèn đường của em đến đâu rồi ạ, vẫn chưa thấy ai xuống sửa xomot", true)]
    [Threat(2)]
    public async Task Nothing_said_days_later_joins_a_secret_by_itself(string words, bool isAnswered)
    {
        await using var village = await Village.WakeAsync();
        var resident = await village.NeighbourAsync("Vi Văn Bảy");
        var secret = await village.TellAsync(resident, Secret);
        if (isAnswered) await AnswerAsync(village, secret);
        else await village.WriteAsync(secret, "Công an xã đã nhận tin, cảm ơn bà con.", look: true);
        village.Clock.Advance(TimeSpan.FromDays(4));
        var state = await StateAsync(village);
        await resident.Says(words);
        await village.StandsInAsync("xomot", null, secret);
        (await StateAsync(village)).ShouldBe(state);
    }

    [Theory]
    [InlineData("ok chú")]
    [InlineData("ok")]
    [InlineData("u")]
    [InlineData("dạ vâng ạ")]
    [Threat(2)]
    public async Task A_word_of_politeness_stands_nowhere(string words)
    {
        await using var village = await Village.WakeAsync();
        var resident = await village.NeighbourAsync("Vi Văn Bảy");
        var secret = await village.TellAsync(resident, Secret);
        village.Clock.Advance(TimeSpan.FromDays(5));
        var before = await SaidAsync(village);
        await resident.Says(words);
        await village.PassAsync(TimeSpan.FromMinutes(31));
        (await SaidAsync(village)).ShouldBe(before);
        (await village.NewestCaseAsync()).ShouldBe(secret);
    }

    [Fact]
    [Threat(2)]
    public async Task A_place_sent_days_later_is_not_written_into_a_secret_that_holds_another()
    {
        await using var village = await Village.WakeAsync();
        var resident = await village.NeighbourAsync("Lò Thị Ghim");
        var secret = await village.TellAsync(resident, Secret);
        await village.Zalo.WriteAsync(resident.Id, new { location = new { latitude = "21.0301", longitude = "105.8401" } });
        await village.CalmAsync();
        await resident.TapsFirst("Về tin ");
        await village.StandsInAsync("21.0301", secret);
        village.Clock.Advance(TimeSpan.FromDays(5));
        await village.Zalo.WriteAsync(resident.Id, new { location = new { latitude = "21.01947", longitude = "105.83619" } });
        await resident.Reads("về tin nào?");
        await village.StandsInAsync("21.01947", null, secret);
    }

    /// <summary>A question in a secret is answered by whoever was asked, and by nothing else they tell.</summary>
    [Theory, OnBothEngines]
    [Threat(2)]
    public async Task A_waiting_question_takes_nothing_that_its_sender_does_not_say_is_its_answer(Engine engine)
    {
        await using var village = await Village.WakeAsync(engine);
        var resident = await village.NeighbourAsync("Giàng Thị Xe");
        var secret = await village.TellAsync(resident, Secret);
        using (var officer = await village.SignInAsync("cskv-p04"))
        {
            await officer.Does(secret, "look");
            await officer.Does(secret, "ask", ("text", "Việc ấy thường xảy ra vào khoảng mấy giờ ạ?"));
        }

        await resident.Reads("khoảng mấy giờ");
        village.Clock.Advance(TimeSpan.FromDays(2));
        await resident.Says("Em là Giàng Thị Xe ở số 12 ngõ 3 thôn Đông Khê, đêm qua nhà em bị kẻ gian vào lấy trộm xe máy Wave biển 29X1 12345 xomot");
        await resident.Reads("về tin nào?");
        await village.StandsInAsync("xomot", null, secret);
        await resident.Taps("Việc khác, thành tin mới");
        await village.PassAsync(TimeSpan.FromMinutes(1));
        await village.SeeAsync("the theft is a case", async () => await village.CountCasesAsync() == 2);
        await village.StandsInAsync("xomot", await village.NewestCaseAsync(), secret);
        await resident.SaysAbout("khoảng chín giờ tối xohai");
        await village.StandsInAsync("xohai", secret);
    }

    [Theory, OnBothEngines]
    [Threat(2)]
    public async Task A_report_that_was_taken_back_takes_nothing_more(Engine engine)
    {
        await using var village = await Village.WakeAsync(engine);
        var resident = await village.NeighbourAsync("Hạng Thị Rút");
        var lamp = await village.TellAsync(resident, Lamp);
        village.Clock.Advance(TimeSpan.FromMinutes(1));
        var secret = await village.TellAsync(resident, Secret);
        using (var web = new Resident(village.Police))
        {
            await web.LookUpAsync(await resident.TrackingCode());
            await web.SubmitAsync("/tin-cua-toi/rut", ("chac", "co"));
        }

        await village.SeeAsync("it is taken back", () => village.Police.ReadAsync(db => db.Set<ReportThread>().AnyAsync(t => t.WithdrawnAt != null, Stop)));
        foreach (var after in (TimeSpan[])[TimeSpan.FromMinutes(1), TimeSpan.FromDays(5)])
        {
            village.Clock.Advance(after);
            await resident.Says("em ra trạm y tế lấy giấy rồi, chiều em mang lên ủy ban nhé xomot");
            await village.StandsInAsync("xomot", null, secret, lamp);
        }
    }

    /// <summary>A wish under a post would be missing from the post of whoever has told something alone.</summary>
    [Theory, OnBothEngines]
    [Threat(2)]
    public async Task A_wish_for_secrecy_under_a_post_stands_in_nobodys_post(Engine engine)
    {
        await using var village = await Village.WakeAsync(engine);
        var pages = new List<string>();
        foreach (var hasSecret in (bool[])[true, false])
        {
            var author = await village.NeighbourAsync("Nguyễn Thị Mơ");
            if (hasSecret) await village.TellAsync(author, Secret);
            else await village.Zalo.WriteAsync(author.Id, new { sticker = "46" });
            var post = await PostAsync(village, author);
            await author.Says("Có ạ, giữ kín tên giúp em với");
            await author.Reads("tên bạn được giữ kín");
            using var officer = await village.SignInAsync("cskv-p04");
            var page = (await officer.SeesAsync($"/cases/{post}?fragment=talk")).Words;
            page.ShouldNotContain("giữ kín tên giúp em");
            pages.Add(page[..page.IndexOf("trả lời", StringComparison.Ordinal)]);
        }

        pages[0].ShouldBe(pages[1]);
    }

    /// <summary>Everybody knows who posted: the case of the post opened again in the save in which the complaint begins would say who complained.</summary>
    [Theory, OnBothEngines]
    [Threat(2, 4)]
    public async Task An_objection_about_an_officer_changes_nothing_of_the_post_it_answers(Engine engine)
    {
        await using var village = await Village.WakeAsync(engine);
        var author = await village.NeighbourAsync("Bài Thị Một");
        await village.Zalo.WriteAsync(author.Id, new { sticker = "46" });
        var post = await village.PostAsync(author, "Tối qua nhà em ở thôn Đông Khê bị kẻ gian bẻ khóa lấy mất xe máy", CaseKind.CrimeTip);
        await AnswerAsync(village, post);
        village.Clock.Advance(TimeSpan.FromHours(3));
        await author.Says("Tôi không đồng ý, đồng chí Lưu Gia Bách bao che cho nhà ông Tám, vẫn như cũ xomot");
        await author.Taps("Trả lời về bài trong nhóm");
        await author.Reads("chuyển riêng đến người có thẩm quyền");
        (await village.CountCasesAsync()).ShouldBe(2);
        await village.StandsInAsync("xomot", await village.NewestCaseAsync(), post);
        (await StateAsync(village)).ShouldBe(CaseState.Answered);
        (await village.Police.ReadAsync(db => db.Set<BinhYen.Platform.Journal.JournalEntry>().CountAsync(e => e.Fact == "cases.reopened.v1", Stop))).ShouldBe(0);
    }

    /// <summary>The answer of whoever has told something alone as well comes as late as everybody's: when its sender has said what it is.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    [Threat(2)]
    public async Task An_answer_about_a_post_waits_for_its_button_whoever_gives_it(bool hasSecret)
    {
        await using var village = await Village.WakeAsync();
        var author = await village.NeighbourAsync("Nguyễn Thị Mơ");
        if (hasSecret) await village.TellAsync(author, Secret);
        else await village.Zalo.WriteAsync(author.Id, new { sticker = "46" });
        var post = await PostAsync(village, author);
        await author.Says("tắt hẳn rồi ạ xomot");
        await village.StandsInAsync("xomot", null, post);
        await author.Taps("Trả lời về bài trong nhóm");
        await village.StandsInAsync("xomot", post);
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

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    [Threat(2)]
    public async Task Words_chosen_for_a_report_stand_there_whatever_their_sender_complained_of(bool hasComplained)
    {
        await using var village = await Village.WakeAsync();
        var resident = await village.NeighbourAsync("Quàng Thị Tố");
        var noise = await village.TellAsync(resident, "Quán karaoke thôn Đông Khê mở loa đến khuya, cả xóm không ngủ được");
        village.Clock.Advance(TimeSpan.FromHours(1));
        if (hasComplained) await village.TellAsync(resident, "Anh Lưu Gia Bách công an khu vực thôn Đông Khê đòi tiền nhà em năm triệu");
        village.Clock.Advance(TimeSpan.FromHours(1));
        await resident.SaysAbout("Ông ấy hát từ 8 giờ tối, sang nhắc thì chửi tôi, dọa đánh tôi xomot");
        using var officer = await village.SignInAsync("cskv-p04");
        await officer.Does(noise, "look");
        (await officer.SeesAsync($"/cases/{noise}?fragment=talk")).Words.ShouldContain("xomot");
    }

    [Fact]
    [Threat(2)]
    public async Task A_line_in_the_console_ends_the_telling_also_where_it_stands_in_no_report()
    {
        await using var village = await Village.WakeAsync();
        var resident = await village.NeighbourAsync("Bàn Thị Một");
        var lamp = await village.TellAsync(resident, Lamp);
        var secret = await village.TellAsync(resident, Secret);
        village.Clock.Advance(TimeSpan.FromMinutes(1));
        await village.Zalo.TypeInConsoleAsync(resident.Id, "Chào bác, tối nay đèn đường trước nhà bác đã sáng chưa?", "7300000000000000999");
        await village.CalmAsync();
        village.Clock.Advance(TimeSpan.FromMinutes(1));
        await resident.Says("Sáng rồi chú ạ, hai bóng xomot");
        await village.StandsInAsync("xomot", null, lamp, secret);
    }

    /// <summary>Were an older complaint read into "ông ấy", its sender's objection would be missing where every neighbour's stands.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    [Threat(2)]
    public async Task An_objection_stands_where_everybodys_does_whatever_its_sender_complained_of(bool hasComplained)
    {
        await using var village = await Village.WakeAsync();
        var resident = await village.NeighbourAsync("Quàng Thị Tố");
        if (hasComplained) await village.TellAsync(resident, "Phó Trưởng Công an xã Tạ Minh Quyền nhận tiền của chủ quán karaoke, đòi nhà em đưa thêm");
        village.Clock.Advance(TimeSpan.FromDays(1));
        var theft = await village.TellAsync(resident, "Tối qua nhà em ở thôn Đông Khê bị kẻ gian bẻ khóa lấy mất xe máy, em nghi ông hàng xóm");
        await AnswerAsync(village, theft);
        village.Clock.Advance(TimeSpan.FromHours(3));
        await resident.Says("Tôi không đồng ý, ông ấy biết tôi báo nên sang nhà tôi chửi và dọa đánh xomot");
        await resident.TapsLast("Về tin ");
        await resident.Reads("Tin được mở lại");
        using var leader = await village.SignInAsync(BinhYen.Staff.StaffRole.PoliceChief);
        (await leader.SeesAsync($"/cases/{theft}")).Words.ShouldContain("xomot");
    }

    /// <summary>Of whoever has been asked something in another report "dạ vâng ạ" is no thanks to nobody: in the report of a courtesy it would show who that is.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    [Threat(2)]
    public async Task Small_talk_stands_where_its_question_waits_and_nowhere_else(bool hasSecret)
    {
        await using var village = await Village.WakeAsync();
        var resident = await village.NeighbourAsync("Trần Văn Xuân");
        var lamp = await village.TellAsync(resident, Lamp);
        village.Clock.Advance(TimeSpan.FromDays(1));
        if (hasSecret)
        {
            var secret = await village.TellAsync(resident, Secret);
            using var officer = await village.SignInAsync("cskv-p04");
            await officer.Does(secret, "look");
            await officer.Does(secret, "ask", ("text", "Họ hay tụ tập vào giờ nào vậy bác?"));
            await resident.Reads("giờ nào vậy bác");
        }

        var cases = await village.CountCasesAsync();
        village.Clock.Advance(TimeSpan.FromHours(1));
        await village.WriteAsync(lamp, "Chúng tôi đã nhận được tin, mai xuống xem. Cảm ơn bác.", look: true);
        var before = await SaidAsync(village);
        foreach (var words in (string[])["Dạ vâng ạ", "Dạ hết rồi ạ"])
        {
            await resident.Says(words);
            if (hasSecret) await resident.TapsFirst("Về tin ");
            if (words is "Dạ vâng ạ") (await SaidAsync(village)).ShouldBe(before);
            await resident.Says(words);
            await village.PassAsync(TimeSpan.FromMinutes(31));
            village.Clock.Advance(TimeSpan.FromHours(4));
        }

        (await village.CountCasesAsync()).ShouldBe(cases, "nobody's thanks become a report");
    }

    /// <summary>What is told after small talk stands without it, in the report of whoever has been asked something elsewhere as in everybody's.</summary>
    [Fact]
    [Threat(2)]
    public async Task Small_talk_waits_by_itself()
    {
        await using var village = await Village.WakeAsync();
        var resident = await village.NeighbourAsync("Trần Văn Xuân");
        var lamp = await village.TellAsync(resident, Lamp);
        var secret = await village.TellAsync(resident, Secret);
        using (var officer = await village.SignInAsync("cskv-p04"))
        {
            await officer.Does(secret, "look");
            await officer.Does(secret, "ask", ("text", "Họ hay tụ tập vào giờ nào vậy bác?"));
        }

        await resident.Reads("giờ nào vậy bác");
        await resident.Says("Dạ vâng ạ");
        village.Clock.Advance(TimeSpan.FromSeconds(20));
        await resident.Says("Cột đèn số 14 ạ, trước cổng nhà văn hóa xomot");
        await resident.TapsFirst("Về tin ");
        await village.StandsInAsync("xomot", lamp, secret);
        await village.StandsInAsync("Dạ vâng ạ", null, lamp, secret);
    }

    /// <summary>Anybody who sees danger may raise the urgency: that makes no report one in which its sender cries for help.</summary>
    [Fact]
    [Threat(2)]
    public async Task What_staff_raised_to_an_emergency_takes_in_nothing_by_itself()
    {
        await using var village = await Village.WakeAsync();
        var resident = await village.NeighbourAsync("Trần Văn Xuân");
        var secret = await village.TellAsync(resident, Secret);
        var lamp = await village.TellAsync(resident, Lamp);
        using (var officer = await village.SignInAsync("cskv-p04"))
        {
            foreach (var code in (string[])[lamp, secret]) await officer.Does(code, "look");
            await officer.Does(lamp, "urgency", ("to", nameof(Urgency.Emergency)));
            await officer.Does(secret, "ask", ("text", "Họ hay tụ tập vào giờ nào vậy bác?"));
        }

        await resident.Reads("giờ nào vậy bác");
        village.Clock.Advance(TimeSpan.FromMinutes(2));
        await resident.Says("Khoảng mười một giờ đêm trở đi ạ xomot");
        await village.StandsInAsync("xomot", null, lamp, secret);
    }

    /// <summary>No two rows share a blind key, of whatever time.</summary>
    [Fact]
    [Threat(2, 9)]
    public async Task Words_that_wait_never_bear_the_same_key()
    {
        await using var village = await Village.WakeAsync();
        var resident = await village.NeighbourAsync("Trần Văn Xuân");
        await village.TellAsync(resident, Lamp);
        var keys = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            village.Clock.Advance(TimeSpan.FromMinutes(10));
            await resident.Says($"bóng ấy nhấp nháy suốt lần {i}");
            keys.Add(Convert.ToHexString((await village.Police.ReadAsync(db => db.Set<BinhYen.Conversations.HeldWords>().AsNoTracking().SingleAsync(Stop))).PersonKey));
            await resident.TapsFirst("Về tin ");
        }

        keys.ShouldBeUnique();
    }

    /// <summary>An answer that quotes its question stands under it, whoever is talked with elsewhere in the same chat.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    [Threat(2)]
    public async Task What_quotes_the_question_about_a_post_answers_it_whatever_it_sounds_like(bool hasSecret)
    {
        await using var village = await Village.WakeAsync();
        var author = await village.NeighbourAsync("Phạm Văn Quang");
        var secret = hasSecret ? await village.TellAsync(author, Secret) : null;
        if (!hasSecret) await village.Zalo.WriteAsync(author.Id, new { sticker = "46" });
        var post = await PostAsync(village, author);
        using (var officer = await village.SignInAsync("cskv-p04")) await officer.Does(post, "ask", ("text", "Ngoài nhà này còn nhà nào bị nữa không?"));
        var question = await author.Reads("còn nhà nào bị nữa");
        village.Clock.Advance(TimeSpan.FromHours(6));
        if (secret is not null) await village.WriteAsync(secret, "Chúng tôi đã nhận được tin và đang xem.", look: true);
        await author.Quotes(question, "Dạ hết rồi ạ");
        await village.StandsInAsync("Dạ hết rồi ạ", post);
        await author.Quotes(question, "Vụ này có gì mới chưa ạ");
        await village.StandsInAsync("có gì mới chưa", post);
    }

    /// <summary>Whoever writes where it is and then that it burns presses no buttons.</summary>
    [Fact]
    public async Task What_was_written_moments_before_a_cry_for_help_is_told_with_it()
    {
        await using var village = await Village.WakeAsync();
        var resident = await village.NeighbourAsync("Bế Thị Lửa");
        await village.TellAsync(resident, Lamp);
        village.Clock.Advance(TimeSpan.FromDays(1));
        await resident.Says("Nhà bà Tư cạnh đình xóm Bãi xomot");
        village.Clock.Advance(TimeSpan.FromSeconds(20));
        await resident.Says("cháy rồi, cứu với");
        await village.SeeAsync("it is an emergency", async () => await village.CountCasesAsync() == 2);
        var emergency = await village.NewestCaseAsync();
        await village.StandsInAsync("xomot", emergency);
        // And what follows waits for no button, also where it quotes the guide.
        village.Clock.Advance(TimeSpan.FromSeconds(20));
        await resident.Says("Cổng trước khóa, các anh vào lối vườn chuối xohai");
        await resident.Quotes(await resident.Reads("KHẨN CẤP"), "Có hai cụ già trên gác xoba");
        foreach (var word in (string[])["xohai", "xoba"]) await village.StandsInAsync(word, emergency);
        await village.PassAsync(TimeSpan.FromMinutes(31));
        (await village.CountCasesAsync()).ShouldBe(2, "what was told with the cry is not told twice");
    }

    /// <summary>A complaint on the page of a report is no memory of it: whoever made one would miss in it what every neighbour's holds.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    [Threat(2)]
    public async Task Words_for_a_report_stand_there_whatever_was_complained_of_on_its_page(bool hasComplained)
    {
        await using var village = await Village.WakeAsync();
        var resident = await village.NeighbourAsync("Phàn Thị Xe");
        var theft = await village.TellAsync(resident, "Tối qua nhà em ở thôn Đông Khê mất xe đạp, em nghi anh hàng xóm lấy");
        var tracking = await resident.TrackingCode();
        if (hasComplained)
        {
            using var web = new BinhYen.Tests.Drivers.Resident(village.Police);
            await web.LookUpAsync(tracking);
            await web.SubmitAsync("/tin-cua-toi/them", ("them", "Anh Bách cảnh sát khu vực xuống xem thì đòi tiền nhà em hai triệu"));
            await village.SeeAsync("the complaint stands apart", async () => await village.CountCasesAsync() == 2);
        }

        village.Clock.Advance(TimeSpan.FromHours(5));
        await resident.SaysAbout("Anh ấy còn cầm của tôi năm trăm nghìn chưa trả xomot");
        await village.StandsInAsync("xomot", theft);
    }

    /// <summary>What recalls a complaint, or speaks of a leader, stands in no report of the chat that the police read, whoever complained (decision 0154).</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    [Threat(2)]
    public async Task What_recalls_a_complaint_stands_in_a_report_of_its_own(bool hasComplained)
    {
        await using var village = await Village.WakeAsync();
        var resident = await village.NeighbourAsync("Phàn Thị Xi");
        if (hasComplained) await village.TellAsync(resident, Secret);
        var lamp = await village.TellAsync(resident, Lamp);
        var before = await village.CountCasesAsync();
        await resident.SaysAbout("Tôi xin rút lại lời tố cáo hôm trước xomot");
        await village.SeeAsync("it stands apart", async () => await village.CountCasesAsync() == before + 1);
        await village.StandsInAsync("xomot", null, lamp);
    }

    /// <summary>Nobody takes anything into a report that was taken back, by a quote either: whoever is known by no other report cannot.</summary>
    [Fact]
    [Threat(2)]
    public async Task A_quote_leads_into_no_report_that_was_taken_back()
    {
        await using var village = await Village.WakeAsync();
        var resident = await village.NeighbourAsync("Ưng Văn Một");
        await village.TellAsync(resident, Secret);
        var lamp = await village.TellAsync(resident, Lamp);
        await village.WriteAsync(lamp, "Chiều mai thợ điện đến xem.", look: true);
        var line = await resident.Reads("Chiều mai thợ điện");
        var id = await village.Police.ReadAsync(async db => (await db.Set<BinhYen.Cases.Case>().AsNoTracking().ToListAsync(Stop)).Single(c => c.Code.ToString() == lamp).Id);
        await village.Police.ReadAsync(db => db.Set<ReportThread>().Where(t => t.CaseId == id).ExecuteUpdateAsync(set => set.SetProperty(t => t.WithdrawnAt, village.Clock.GetUtcNow()), Stop));
        await resident.Quotes(line, "cổng nhà em lúc đó không khóa xomot");
        await village.StandsInAsync("xomot", null, lamp);
    }

    /// <summary>The guide's own question about the place waits with the report that is being told: it takes no answer to an officer, whatever its sender has told since.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    [Threat(2)]
    public async Task A_place_that_answers_an_officer_stands_there_and_places_the_report(bool hasSecret)
    {
        await using var village = await Village.WakeAsync();
        var resident = await village.NeighbourAsync("Hoàng Văn Sơn");
        var noise = await village.TellAsync(resident, "Quán karaoke mở loa đến khuya, cả xóm không ngủ được");
        await resident.Reads("thôn nào");
        if (hasSecret) await village.TellAsync(resident, Secret);
        village.Clock.Advance(TimeSpan.FromMinutes(10));
        using (var duty = await village.SignInAsync("truc-ban"))
        {
            await duty.Does(noise, "look");
            await duty.Does(noise, "ask", ("text", "Việc này xảy ra ở thôn nào vậy anh chị?"));
        }

        var question = await resident.Reads("xảy ra ở thôn nào vậy");
        village.Clock.Advance(TimeSpan.FromHours(5));
        await resident.Quotes(question, "Dạ ở thôn Phú Lộc ạ");
        await village.StandsInAsync("Dạ ở thôn Phú Lộc ạ", noise);
        (await village.Police.ReadAsync(async db => (await db.Set<BinhYen.Cases.Case>().AsNoTracking().ToListAsync(Stop)).Single(c => c.Code.ToString() == noise).HamletId)).ShouldNotBeNull();
    }

    /// <summary>Whoever answers in an emergency of days ago cries no more: what they write next stands where they say.</summary>
    [Fact]
    [Threat(2)]
    public async Task An_answer_in_an_old_emergency_takes_in_nothing_by_itself()
    {
        await using var village = await Village.WakeAsync();
        var resident = await village.NeighbourAsync("Hoàng Văn Cứu");
        await resident.Says("Cứu với, có đánh nhau to ở thôn Đông Khê, có người bị chém");
        await resident.Reads("KHẨN CẤP");
        var cry = await village.NewestCaseAsync();
        await resident.Says("bọn nó có năm người xomot");
        await village.StandsInAsync("xomot", cry);
        village.Clock.Advance(TimeSpan.FromDays(2));
        await village.WriteAsync(cry, "Hôm đó còn ai bị thương nữa không ạ?", look: true);
        await resident.Quotes(await resident.Reads("còn ai bị thương"), "Không còn ai ạ xohai");
        await village.StandsInAsync("xohai", cry);
        await resident.Says("Số nhà 12 ngõ 3, gần giếng làng xoba");
        await village.StandsInAsync("xoba", null, cry);
    }

    /// <summary>Two answers to two officers are asked about by themselves, however soon one follows the other: one button for both would join what they answer.</summary>
    [Fact]
    [Threat(2)]
    public async Task What_follows_words_that_wait_after_somebody_has_spoken_is_asked_about_by_itself()
    {
        await using var village = await Village.WakeAsync();
        var resident = await village.NeighbourAsync("Hoàng Văn Đáp");
        var secret = await village.TellAsync(resident, Secret);
        var lamp = await village.TellAsync(resident, Lamp);
        await village.WriteAsync(secret, "Tối qua họ còn chơi không ạ?", look: true);
        await resident.Says("Dạ còn, đông lắm ạ xomot");
        var asked = (await resident.Replies()).Count(b => b.Says("là về tin nào"));
        await village.WriteAsync(lamp, "Cột điện ấy ở trước nhà nào vậy ạ?", look: true);
        await resident.Says("Trước nhà bà Sáu Lợi ạ xohai");
        (await resident.Replies()).Count(b => b.Says("là về tin nào")).ShouldBe(asked + 1);
    }

    /// <summary>Words that begin with a hash and name an account are words.</summary>
    [Fact]
    public async Task A_cry_that_begins_with_a_hash_is_heard()
    {
        await using var village = await Village.WakeAsync();
        var resident = await village.NeighbourAsync("Hoàng Văn Thăng");
        await resident.Says("#khancap cứu với, có người cầm dao đuổi chém nhau ở chợ thôn Đông Khê @Công an xã");
        await resident.Reads("KHẨN CẤP");
        (await village.CountCasesAsync()).ShouldBe(1);
    }

    /// <summary>The guide has just asked where it happened. Were a place taken only where nobody else has asked for something, a report that stays without one would be by whoever was asked.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    [Threat(2)]
    public async Task A_place_answers_the_guide_whoever_else_has_asked(bool isAsked)
    {
        await using var village = await Village.WakeAsync();
        var resident = await village.NeighbourAsync("Hoàng Văn Sáng");
        var lamp = await village.TellAsync(resident, Lamp);
        if (isAsked) await village.WriteAsync(lamp, "Đèn tắt từ hôm nào vậy ạ?", look: true);
        var secret = await village.TellAsync(resident, "Xin giữ kín tên tôi. Nhà ông Tư mổ lợn chứa đánh bạc ăn tiền suốt đêm");
        await resident.Reads("thôn nào");
        await resident.Says("Dạ thôn Phú Lộc ạ");
        await village.StandsInAsync("Dạ thôn Phú Lộc ạ", secret, lamp);
        (await village.Police.ReadAsync(async db => (await db.Set<BinhYen.Cases.Case>().AsNoTracking().ToListAsync(Stop)).Single(c => c.Code.ToString() == secret).HamletId)).ShouldNotBeNull();
        // Minutes later, and a number, which answers "how many" as well, are asked about.
        village.Clock.Advance(TimeSpan.FromMinutes(6));
        await resident.Says("thôn Đông Khê xomuon");
        await village.StandsInAsync("xomuon", null, secret, lamp);
    }

    /// <summary>Whoever has told nothing before writes while the messages are gathered, whoever has is asked: neither shows in when the report came.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    [Threat(2)]
    public async Task A_report_is_received_when_it_opens(bool hasSecret)
    {
        await using var village = await Village.WakeAsync();
        var resident = await village.NeighbourAsync("Đàm Thị Bài");
        if (hasSecret) await village.TellAsync(resident, Secret);
        var noise = await village.TellAsync(resident, "Quán karaoke thôn Đông Khê mở loa đến khuya, cả xóm không ngủ được");
        var (received, opened) = await village.Police.ReadAsync(async db =>
        {
            var @case = (await db.Set<BinhYen.Cases.Case>().AsNoTracking().ToListAsync(Stop)).Single(c => c.Code.ToString() == noise);
            return (@case.ReceivedAt, await db.Set<BinhYen.Platform.Journal.JournalEntry>().Where(e => e.Subject == noise).OrderBy(e => e.Sequence).Select(e => e.At).FirstAsync(Stop));
        });
        received.ShouldBe(opened);
    }

    // Taken in, and its author spoken to.
    private static async Task<string> PostAsync(Village village, Neighbour author)
    {
        var post = await village.PostAsync(author, "Cháy đống rơm cuối thôn Đông Khê, khói mù cả xóm");
        await village.WriteAsync(post, "Cảm ơn bạn đã báo, xã đang cử người xuống.", look: true);
        return post;
    }

    // Worked off and answered, as an officer and a deputy do.
    private static async Task AnswerAsync(Village village, string code)
    {
        using (var officer = await village.SignInAsync("cskv-p04"))
        {
            foreach (var act in (string[])["look", "confirm-kind", "assign"]) await officer.Does(code, act);
            await officer.Does(code, "verify", ("plan", "Gặp gia đình"));
            await officer.Does(code, "verified", ("result", "Confirmed"), ("note", "Có người lạ ra vào"));
            await officer.Does(code, "submit", ("outcome", "Resolved"), ("what", "đã mời các đối tượng lên làm việc và lập biên bản"),
                ("when", "2026-11-23"), ("unit", "Công an xã An Phú Khê"), ("text", "Chào bạn, đã lập biên bản."), ("law", "Nghị định 144/2021/NĐ-CP"));
        }

        using var leader = await village.SignInAsync(BinhYen.Staff.StaffRole.DeputyPoliceChief);
        await leader.Does(code, "approve");
        await village.CalmAsync();
    }

    private static Task<CaseState> StateAsync(Village village) => village.Police.ReadAsync(db => db.Set<BinhYen.Cases.Case>().AsNoTracking().OrderBy(c => c.ReceivedAt).Select(c => c.State).FirstAsync(Stop));

    private static Task<int> SaidAsync(Village village) => village.Police.ReadAsync(db => db.Set<ThreadMessage>().CountAsync(m => m.Voice == ThreadVoice.Reporter, Stop));

    private static Task<BinhYen.Conversations.Talk> TalkAsync(Village village) => village.Police.ReadAsync(db => db.Set<BinhYen.Conversations.Talk>().AsNoTracking().SingleAsync(Stop));
}
