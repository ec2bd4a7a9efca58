using BinhYen.Acceptance.Drivers;
using BinhYen.Cases;
using BinhYen.Intake;
using BinhYen.Platform.Outbox;
using BinhYen.Staff;
using BinhYen.Testing;
using BinhYen.Tests.Drivers;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Acceptance.Stories;

/// <summary>One resident with several reports in one chat: every message goes to the report it belongs to, and nothing told of an officer to that officer.</summary>
public sealed class SeveralReportsTests
{
    private const string Complaint = "anh Lưu Gia Bách công an khu vực thôn Đông Khê nhận tiền của chủ quán ấy";
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, OnBothEngines]
    public async Task An_answer_reaches_the_report_whose_officer_asked_and_says_so(Engine engine)
    {
        await using var village = await Village.WakeAsync(engine);
        var resident = await village.NeighbourAsync("Nguyễn Thị Mơ");
        var (noise, complaint) = await ReportAndComplainAsync(village, resident);
        using var officer = await village.SignInAsync("cskv-p04");
        using var chief = await village.SignInAsync(StaffRole.PoliceChief);
        await officer.Does(noise, "ask", ("text", "Tiếng ồn kéo dài đến mấy giờ ạ?"));
        var question = await resident.Reads("đến mấy giờ ạ?");

        await resident.SaysAbout("dạ thường là 2 giờ sáng, xotam");
        var noted = await resident.Reads("Đã ghi thêm vào tin");
        CheckCode(noted).ShouldBe(CheckCode(question));
        (await officer.SeesAsync($"/cases/{noise}")).Words.ShouldContain("xotam");
        (await chief.SeesAsync($"/cases/{complaint}")).Words.ShouldNotContain("xotam");
        (await StateAsync(village, noise)).ShouldNotBe(CaseState.AwaitingInfo);

        // Nobody waits any more: only the resident knows what is meant.
        await village.PassAsync(TimeSpan.FromMinutes(6));
        await resident.Says("hôm nay quán lại mở cửa xobay");
        (await chief.SeesAsync($"/cases/{complaint}")).Words.ShouldNotContain("xobay");
        await resident.TapsFirst("Về tin ");
        (await officer.SeesAsync($"/cases/{noise}")).Words.ShouldNotContain("xobay");
        (await chief.SeesAsync($"/cases/{complaint}")).Words.ShouldContain("xobay");
    }

    [Theory]
    [InlineData("ông ấy vừa gọi điện cho tôi xomot")]
    [InlineData("ong ay vua qua nha toi xomot")]
    [InlineData("hôm qua anh Bách lại ghé xomot")]
    [InlineData("cán bộ này còn hẹn chủ quán tối nay xomot")]
    [InlineData("mỗi tháng chủ quán đưa năm triệu xomot")]
    public async Task Words_that_may_go_on_with_a_complaint_are_no_answer(string words)
    {
        await using var village = await Village.WakeAsync();
        var resident = await village.NeighbourAsync("Nguyễn Thị Mơ");
        var (noise, complaint) = await ReportAndComplainAsync(village, resident);
        using var officer = await village.SignInAsync("cskv-p04");
        await officer.Does(noise, "ask", ("text", "Tiếng ồn kéo dài đến mấy giờ ạ?"));
        await resident.Reads("đến mấy giờ ạ?");

        await resident.Says(words);
        (await officer.SeesAsync($"/cases/{noise}")).Source.ShouldNotContain("xomot");
        (await StateAsync(village, noise)).ShouldBe(CaseState.AwaitingInfo, "the question still waits");
        // Silence would be noticed by whoever asked; the resident says whom the words are for.
        await resident.TapsLast("Về tin ");
        using var chief = await village.SignInAsync(StaffRole.PoliceChief);
        (await chief.SeesAsync($"/cases/{complaint}")).Words.ShouldContain("xomot");
    }

    [Fact]
    public async Task A_question_older_than_the_complaint_is_answered_by_words_whose_sender_says_so()
    {
        await using var village = await Village.WakeAsync();
        var resident = await village.NeighbourAsync("Nguyễn Thị Mơ");
        var noise = await ReportAsync(village, resident);
        using var officer = await village.SignInAsync("cskv-p04");
        await officer.Does(noise, "look");
        await officer.Does(noise, "ask", ("text", "Tiếng ồn kéo dài đến mấy giờ ạ?"));
        await resident.Reads("đến mấy giờ ạ?");
        village.Clock.Advance(TimeSpan.FromMinutes(1));
        await resident.Reports(Complaint);
        await village.SeeAsync("the complaint stands apart", async () => await village.CountCasesAsync() == 2);

        await resident.Says("họ còn ngồi chung bàn xomot");
        (await officer.SeesAsync($"/cases/{noise}")).Source.ShouldNotContain("xomot");
        await resident.TapsLast("Về tin ");
        (await officer.SeesAsync($"/cases/{noise}")).Source.ShouldNotContain("xomot");
        await resident.Says("khoảng 2 giờ sáng xohai");
        (await officer.SeesAsync($"/cases/{noise}")).Words.ShouldNotContain("xohai");
        await resident.TapsFirst("Về tin ");
        (await officer.SeesAsync($"/cases/{noise}")).Words.ShouldContain("xohai");
    }

    [Fact]
    public async Task Of_several_questions_the_resident_says_which_is_answered()
    {
        await using var village = await Village.WakeAsync();
        var resident = await village.NeighbourAsync("Nguyễn Thị Mơ");
        var (noise, complaint) = await ReportAndComplainAsync(village, resident);
        using var chief = await village.SignInAsync(StaffRole.PoliceChief);
        using var officer = await village.SignInAsync("cskv-p04");
        await chief.Does(complaint, "look");
        await chief.Does(complaint, "ask", ("text", "Việc ấy xảy ra hôm nào ạ?"));
        var first = await resident.Reads("hôm nào ạ?");
        village.Clock.Advance(TimeSpan.FromMinutes(1));
        await officer.Does(noise, "ask", ("text", "Tiếng ồn kéo dài đến mấy giờ ạ?"));
        var last = await resident.Reads("đến mấy giờ ạ?");

        await resident.SaysAbout("khoảng 2 giờ sáng xomot");
        CheckCode((await resident.Replies())[^1]).ShouldBe(CheckCode(last));
        (await officer.SeesAsync($"/cases/{noise}")).Words.ShouldContain("xomot");

        // The resident meant the other one and says so as told.
        await resident.Quotes(first, "hôm thứ bảy xohai");
        (await chief.SeesAsync($"/cases/{complaint}")).Words.ShouldContain("xohai");
        (await officer.SeesAsync($"/cases/{noise}")).Source.ShouldNotContain("xohai");
        (await StateAsync(village, complaint)).ShouldNotBe(CaseState.AwaitingInfo);
    }

    [Theory, OnBothEngines]
    public async Task A_message_belongs_to_the_report_whose_message_it_quotes(Engine engine)
    {
        await using var village = await Village.WakeAsync(engine);
        var resident = await village.NeighbourAsync("Nguyễn Thị Mơ");
        var (noise, complaint) = await ReportAndComplainAsync(village, resident);
        using var officer = await village.SignInAsync("cskv-p04");
        using var chief = await village.SignInAsync(StaffRole.PoliceChief);
        await officer.Does(noise, "ask", ("text", "Tiếng ồn kéo dài đến mấy giờ ạ?"));
        var question = await resident.Reads("đến mấy giờ ạ?");
        await village.CalmAsync();
        await IsKeptAsHashAsync(village, question.MessageId);

        await resident.Quotes(question, "họ nghỉ lúc 2 giờ sáng xomot");
        (await officer.SeesAsync($"/cases/{noise}")).Words.ShouldContain("xomot");
        (await chief.SeesAsync($"/cases/{complaint}")).Words.ShouldNotContain("xomot");
        (await StateAsync(village, noise)).ShouldNotBe(CaseState.AwaitingInfo);

        // To quote is no way to put words about an officer before that officer.
        await resident.Quotes(question, "đại úy Lưu Gia Bách cầm của chủ quán năm triệu xohai");
        (await officer.SeesAsync($"/cases/{noise}")).Source.ShouldNotContain("xohai");

        // Another person who has the message quotes it: it is none of theirs.
        var neighbour = await village.NeighbourAsync("Trần Văn Bưởi");
        await neighbour.Quotes(question, "xóm Mới mất điện cả tuần xoba");
        (await officer.SeesAsync($"/cases/{noise}")).Source.ShouldNotContain("xoba");
    }

    [Fact]
    public async Task A_picture_goes_where_its_words_went()
    {
        await using var village = await Village.WakeAsync();
        var resident = await village.NeighbourAsync("Nguyễn Thị Mơ");
        var (noise, complaint) = await ReportAndComplainAsync(village, resident);
        using var officer = await village.SignInAsync("cskv-p04");
        await officer.Does(noise, "ask", ("text", "Có ảnh không ạ?"));
        var question = await resident.Reads("Có ảnh không ạ?");
        await village.Zalo.WriteAsync(resident.Id, new { image = Pixel, quoteMessageId = question.MessageId });
        await village.SeeAsync("the picture hangs at the report", async () => await FilesAsync(village, noise) == 1);
        await village.PassAsync(TimeSpan.FromMinutes(6));
        await village.Zalo.WriteAsync(resident.Id, new { image = Pixel });
        await village.CalmAsync();
        (await FilesAsync(village, complaint)).ShouldBe(0);
        await resident.TapsFirst("Về tin ");
        await village.SeeAsync("a picture without a quote hangs at the complaint", async () => await FilesAsync(village, complaint) == 1);
        (await FilesAsync(village, noise)).ShouldBe(1);
    }

    /// <summary>Zalo's storage is slow: the picture of the officer arrives when that officer reads the same person's next report.</summary>
    [Theory, OnBothEngines]
    [Threat(2)]
    public async Task A_picture_that_comes_late_hangs_at_what_its_words_became_and_not_at_the_newest_report(Engine engine)
    {
        await using var village = await Village.WakeAsync(engine);
        var resident = await village.NeighbourAsync("Nguyễn Thị Mơ");
        await resident.Says("Anh Bách cảnh sát khu vực thôn Đông Khê cầm tiền của quán, ảnh tôi chụp đây");
        await village.Zalo.WriteAsync(resident.Id, new { image = Pixel });
        await village.CalmAsync();
        await HoldUpAsync(village);
        await village.PassAsync(TimeSpan.FromSeconds(50));
        await village.SeeAsync("the complaint is a case", async () => await village.CountCasesAsync() == 1);
        var complaint = await village.NewestCaseAsync();
        await resident.Says("Cứu với! Cháy nhà ở thôn Đông Khê, lửa to lắm");
        await village.SeeAsync("the fire is a case", async () => await village.CountCasesAsync() == 2);
        var fire = await village.NewestCaseAsync();
        (await FilesAsync(village, complaint)).ShouldBe(0);

        await village.PassAsync(TimeSpan.FromMinutes(11));
        await village.SeeAsync("the picture hangs at the complaint", async () => await FilesAsync(village, complaint) == 1);
        (await FilesAsync(village, fire)).ShouldBe(0);
    }

    [Theory, OnBothEngines]
    [Threat(2)]
    public async Task A_picture_of_words_that_were_taken_back_hangs_nowhere(Engine engine)
    {
        await using var village = await Village.WakeAsync(engine);
        var resident = await village.NeighbourAsync("Nguyễn Thị Mơ");
        await resident.Says("Anh Bách cảnh sát khu vực thôn Đông Khê cầm tiền của quán");
        await village.Zalo.WriteAsync(resident.Id, new { image = Pixel });
        await village.CalmAsync();
        await HoldUpAsync(village);
        await resident.Says("thôi");
        village.Clock.Advance(TimeSpan.FromMinutes(1));
        await resident.Reports("quán nhậu thôn Đông Khê bật loa to đến khuya");
        await village.SeeAsync("the noise is a case", async () => await village.CountCasesAsync() == 1);
        await resident.Says("loa để ngay ngoài đường");

        await village.PassAsync(TimeSpan.FromHours(4));
        (await village.Police.ReadAsync(async db => (await db.Set<ThreadMessage>().AsNoTracking().ToListAsync(Stop)).Sum(m => m.Attachments.Count))).ShouldBe(0);
        (await village.Police.ReadAsync(db => db.Set<Attachment>().CountAsync(Stop))).ShouldBe(0, "what belongs to nothing is not fetched");
        (await village.Police.ReadAsync(db => db.Set<MediaFetch>().AsNoTracking().SingleAsync(Stop))).ErrorCode.ShouldBe("media.no-report");
    }

    // What a server of Zalo that does not answer would do.
    private static Task HoldUpAsync(Village village) => village.Police.ReadAsync(async db =>
    {
        var later = village.Clock.GetUtcNow() + TimeSpan.FromMinutes(10);
        (await db.Set<MediaFetch>().Where(f => f.State == MediaFetchState.Pending).ExecuteUpdateAsync(set => set.SetProperty(f => f.NextAt, later), Stop)).ShouldBe(1);
        return true;
    });

    /// <summary>Nothing leaves to who withdrew; that nothing does would show at the same minute in every report of theirs.</summary>
    [Theory, OnBothEngines]
    public async Task What_never_leaves_because_the_person_withdrew_looks_like_what_has_left(Engine engine)
    {
        await using var village = await Village.WakeAsync(engine);
        var resident = await village.NeighbourAsync("Nguyễn Thị Mơ");
        var (noise, complaint) = await ReportAndComplainAsync(village, resident);
        var other = await village.NeighbourAsync("Trần Văn Bưởi");
        await other.Reports("quán nhậu thôn Đông Khê bật loa to, đêm nào cũng vậy");
        await other.Reads("Mã tra cứu");
        var third = await village.NewestCaseAsync();
        await village.Zalo.WithdrawAsync(resident.Id);
        await village.CalmAsync();

        using var chief = await village.SignInAsync(StaffRole.PoliceChief);
        var shown = new List<string>();
        foreach (var code in (string[])[noise, complaint, third])
        {
            await chief.Does(code, "reply", ("text", "Chúng tôi đang xem việc này."));
            await village.CalmAsync();
            var line = (await chief.SeesAsync($"/cases/{code}")).FindAll(".bubble.from-us").Single(b => b.TextContent.Contains("Chúng tôi đang xem"));
            shown.Add(line.QuerySelector(".bubble-meta")!.TextContent);
        }

        (await other.Replies()).ShouldContain(b => b.Says("Chúng tôi đang xem"));
        (await resident.Replies()).ShouldNotContain(b => b.Says("Chúng tôi đang xem"));
        shown.ShouldAllBe(meta => meta.Split('·', StringSplitOptions.None).Length == 3, "who, what for and when, and no word of how far it came");
        // And when the report shows it, days later, the line says no more than before: the report itself does.
        village.Clock.Advance(TimeSpan.FromDays(3) + TimeSpan.FromMinutes(1));
        using var later = await village.SignInAsync(StaffRole.PoliceChief);
        var page = await later.SeesAsync($"/cases/{noise}");
        page.FindAll(".bubble.from-us").Single(b => b.TextContent.Contains("Chúng tôi đang xem")).TextContent.ShouldNotContain("chờ dưới mã");
        page.Words.ShouldContain("chờ dưới mã tra cứu");
    }

    internal const string Pixel = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==";

    private static async Task<string> ReportAsync(Village village, Neighbour resident)
    {
        await resident.Reports("quán nhậu thôn Đông Khê bật loa to đến khuya");
        await resident.Reads("Mã tra cứu");
        return await village.NewestCaseAsync();
    }

    private static async Task<(string Noise, string Complaint)> ReportAndComplainAsync(Village village, Neighbour resident)
    {
        var noise = await ReportAsync(village, resident);
        using (var officer = await village.SignInAsync("cskv-p04")) await officer.Does(noise, "look");
        village.Clock.Advance(TimeSpan.FromMinutes(1));
        await resident.Reports(Complaint);
        await village.SeeAsync("the complaint stands apart", async () => await village.CountCasesAsync() == 2);
        var complaint = await village.NewestCaseAsync();
        village.Clock.Advance(TimeSpan.FromMinutes(1));
        await village.CalmAsync();
        return (noise, complaint);
    }

    private static string CheckCode(Bubble message) => message.Text!.Split("Mã xác thực ")[1].Split(',')[0];

    private static Task<CaseState> StateAsync(Village village, string code) => village.Police.ReadAsync(async db =>
        (await db.Set<BinhYen.Cases.Case>().AsNoTracking().ToListAsync(Stop)).Single(c => c.Code.ToString() == code).State);

    internal static Task<int> FilesAsync(Village village, string code) => village.Police.ReadAsync(async db =>
    {
        var id = (await db.Set<BinhYen.Cases.Case>().AsNoTracking().ToListAsync(Stop)).Single(c => c.Code.ToString() == code).Id;
        var threads = await db.Set<ReportThread>().Where(t => t.CaseId == id).Select(t => t.Id).ToListAsync(Stop);
        return (await db.Set<ThreadMessage>().AsNoTracking().Where(m => threads.Contains(m.ThreadId)).ToListAsync(Stop)).Sum(m => m.Attachments.Count);
    });

    private static Task IsKeptAsHashAsync(Village village, string messageId) => village.Police.ReadAsync(async db =>
    {
        var sent = await db.Set<OutboxMessage>().AsNoTracking().SingleAsync(m => m.ChannelMessageId == messageId, Stop);
        var hash = (await db.Set<ThreadMessage>().AsNoTracking().SingleAsync(m => m.Id == sent.ThreadMessageId, Stop)).ChannelMessageHash;
        hash.ShouldNotBeNull().Length.ShouldBe(32);
        hash.ShouldNotBe(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(messageId)));
        return true;
    });
}
