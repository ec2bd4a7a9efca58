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

        await resident.Says("Sáng rồi chú ạ, hai bóng mới xomot");
        await resident.Reads("về tin nào?");
        await StandsInAsync(village, "xomot", null, lamp, secret);
        await resident.Says("cả đoạn đến nhà văn hóa xohai");
        (await resident.Replies()).Count(b => b.Says("về tin nào?")).ShouldBe(1, "one question for what comes together");
        await resident.TapsFirst("Về tin ");
        await StandsInAsync(village, "xomot", lamp, secret);
        await StandsInAsync(village, "xohai", lamp, secret);

        // The other way round as well: what goes on with the secret is not read by whoever repaired the lamp.
        await resident.Says("nó vừa đi ra ngoài xoba");
        await StandsInAsync(village, "xoba", null, lamp, secret);
        await resident.TapsFirst("Về tin mới nhất");
        await StandsInAsync(village, "xoba", secret, lamp);

        // Who is telling goes on telling, until somebody writes again.
        await resident.Says("đi xe không biển số xobon");
        await StandsInAsync(village, "xobon", secret, lamp);
        await WriteAsync(village, lamp, "Bác thấy còn bóng nào hỏng không?");
        await resident.Reads("còn bóng nào hỏng");
        await resident.Says("còn cái đầu ngõ xonam");
        await StandsInAsync(village, "xonam", null, lamp, secret);
        (await village.CountCasesAsync()).ShouldBe(2);
    }

    [Fact]
    [Threat(2)]
    public async Task What_nobody_places_becomes_a_report_by_itself_and_a_cry_for_help_is_heard_at_once()
    {
        await using var village = await Village.WakeAsync();
        var resident = await village.NeighbourAsync("Vi Thị Ngọc");
        var (lamp, secret) = await TellTwoAsync(village, resident);
        await resident.Says("Sáng rồi chú ạ, hai bóng mới xomot");
        await resident.Reads("về tin nào?");
        await resident.Says("Cháy nhà ở thôn Đông Khê, có người mắc kẹt bên trong, cứu với");
        await resident.Reads("KHẨN CẤP");
        await village.PassAsync(TimeSpan.FromMinutes(31));
        await village.SeeAsync("nothing is lost", async () => await village.CountCasesAsync() is 3 or 4);
        await StandsInAsync(village, "xomot", null, lamp, secret);
    }

    [Fact]
    public async Task Where_the_newest_report_takes_no_more_words_reach_the_one_that_spoke()
    {
        await using var village = await Village.WakeAsync();
        var resident = await village.NeighbourAsync("Vi Thị Ngọc");
        var (lamp, secret) = await TellTwoAsync(village, resident);
        using (var chief = await village.SignInAsync(StaffRole.PoliceChief))
        {
            using var deputy = await village.SignInAsync(StaffRole.DeputyPoliceChief);
            await chief.Does(secret, "look");
            await chief.Does(secret, "confirm-kind");
            await chief.Does(secret, "transfer", ("body", "Công an tỉnh"), ("passed", "Toàn bộ nội dung tin"));
            await deputy.Does(secret, "confirm-transfer");
        }

        await WriteAsync(village, lamp, "Bác thấy còn bóng nào hỏng không?");
        await resident.Reads("còn bóng nào hỏng");
        await resident.Says("còn cái đầu ngõ thôi ạ xomot");
        await StandsInAsync(village, "xomot", null, secret);
        await StandsInAsync(village, "xomot", lamp, secret);
    }

    /// <summary>The guide asks of the first report whether to keep the name; the answer in words comes after a second one was told.</summary>
    [Theory, OnBothEngines]
    [Threat(2)]
    public async Task A_wish_in_words_reaches_the_report_whose_name_is_not_kept_yet(Engine engine)
    {
        await using var village = await Village.WakeAsync(engine);
        var resident = await village.NeighbourAsync("Vi Thị Ngọc");
        await resident.Reports("Nhà nghỉ cuối thôn Đông Khê tụ tập đánh bạc ăn tiền suốt đêm");
        await resident.Reads("giữ kín tên không?");
        var gamblers = await village.NewestCaseAsync();
        await resident.Says("anh Lưu Gia Bách công an khu vực thôn Đông Khê nhận tiền của chủ nhà nghỉ ấy");
        await village.SeeAsync("the complaint stands apart", async () => await village.CountCasesAsync() == 2);
        (await SecrecyAsync(village, gamblers)).ShouldBe(Secrecy.Named);

        await resident.Says("Có ạ, xin giữ kín tên tôi");
        (await SecrecyAsync(village, gamblers)).ShouldBe(Secrecy.KeptSecret);
    }

    [Fact]
    public async Task Who_has_several_named_reports_is_told_which_one_is_still_named()
    {
        await using var village = await Village.WakeAsync();
        var resident = await village.NeighbourAsync("Vi Thị Ngọc");
        await resident.Reports("Chiều nay nhà em ở thôn Đông Khê bị kẻ trộm bẻ khóa lấy mất xe máy");
        await village.SeeAsync("the theft is a case", async () => await village.CountCasesAsync() == 1);
        var theft = await village.NewestCaseAsync();
        await resident.Says("Cứu với! Cháy nhà ở thôn Đông Khê, lửa to lắm");
        await village.SeeAsync("the fire is a case", async () => await village.CountCasesAsync() == 2);
        var fire = await village.NewestCaseAsync();

        await resident.Says("Xin giữ kín tên tôi nhé");
        (await SecrecyAsync(village, fire)).ShouldBe(Secrecy.KeptSecret);
        (await SecrecyAsync(village, theft)).ShouldBe(Secrecy.Named);
        await resident.Reads("vẫn nêu tên bạn");
        await resident.Taps("Giữ kín cả tin ấy");
        (await SecrecyAsync(village, theft)).ShouldBe(Secrecy.KeptSecret);
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
        await StandsInAsync(village, "xomot", await village.NewestCaseAsync(), lamp, secret);
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

        await resident.Says("giữ kín tên cho em nhé, thằng con trai ông Tư hôm qua lại xách mấy cái túi lạ về nhà xomot");
        await StandsInAsync(village, "xomot", null, lamp);
        (await SecrecyAsync(village, lamp)).ShouldBe(Secrecy.Named);
        await resident.TapsFirst("Việc khác, thành tin mới");
        await village.PassAsync(TimeSpan.FromMinutes(1));
        await village.SeeAsync("it stands by itself", async () => await village.CountCasesAsync() == 2);
        (await SecrecyAsync(village, await village.NewestCaseAsync())).ShouldBe(Secrecy.KeptSecret);
        (await SecrecyAsync(village, lamp)).ShouldBe(Secrecy.Named);
    }

    // An ordinary report under the own name, then a secret one, then news in the first.
    private static async Task<(string Lamp, string Secret)> TellTwoAsync(Village village, Neighbour resident)
    {
        await resident.Reports(Lamp);
        await resident.Reads("Mã tra cứu");
        var lamp = await village.NewestCaseAsync();
        using (var officer = await village.SignInAsync("cskv-p04")) await officer.Does(lamp, "look");
        village.Clock.Advance(TimeSpan.FromMinutes(1));
        await resident.Reports(Secret);
        await village.SeeAsync("the secret is a case", async () => await village.CountCasesAsync() == 2);
        var secret = await village.NewestCaseAsync();
        village.Clock.Advance(TimeSpan.FromMinutes(1));
        await WriteAsync(village, lamp, News);
        await resident.Reads("đèn đã sáng chưa");
        await village.CalmAsync();
        return (lamp, secret);
    }

    private static async Task WriteAsync(Village village, string code, string words)
    {
        using var officer = await village.SignInAsync("cskv-p04");
        await officer.Does(code, "reply", ("text", words));
        await village.CalmAsync();
    }

    private static Task<Secrecy> SecrecyAsync(Village village, string code) => village.Police.ReadAsync(async db =>
    {
        var id = (await db.Set<BinhYen.Cases.Case>().AsNoTracking().ToListAsync(Stop)).Single(c => c.Code.ToString() == code).Id;
        return await db.Set<ReportThread>().Where(t => t.CaseId == id).Select(t => t.Secrecy).SingleAsync(Stop);
    });

    private static Task StandsInAsync(Village village, string word, string? code, params string[] others) => AskedAsSomebodyElseTests.StandsInAsync(village, word, code, others);
}
