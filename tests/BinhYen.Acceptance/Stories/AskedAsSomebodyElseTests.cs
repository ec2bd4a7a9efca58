using System.Globalization;
using BinhYen.Acceptance.Drivers;
using BinhYen.Cases;
using BinhYen.Confidentiality;
using BinhYen.Conversations;
using BinhYen.Intake;
using BinhYen.Platform;
using BinhYen.Staff;
using BinhYen.Testing;
using BinhYen.Tests.Drivers;
using BinhYen.Tests.Given;
using BinhYen.Verification;
using BinhYen.Verification.Register;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BinhYen.Acceptance.Stories;

/// <summary>
/// One phone, one chat, and its owner is a resident, the author of a post everybody saw, a verifier: whoever asks one of them does not see the answer appear in what another told.
/// </summary>
public sealed class AskedAsSomebodyElseTests
{
    private const string Secret = "Xin giữ kín tên tôi. Con trai ông hàng xóm ở thôn Đông Khê mua ma túy chiều qua, nhờ xử lý giúp";
    private const string Post = "Nhà nghỉ cuối thôn Đông Khê tụ tập đánh bạc ăn tiền suốt đêm, ai cũng thấy";
    private const string Question = "Đêm đó có mấy người, vào bằng lối nào ạ?";
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, OnBothEngines]
    [Threat(2)]
    public async Task What_answers_a_question_about_a_post_stands_in_no_report_told_alone(Engine engine)
    {
        await using var village = await Village.WakeAsync(engine);
        var resident = await village.NeighbourAsync("Vi Thị Ngọc");
        await resident.Reports(Secret);
        await resident.Reads("Mã tra cứu");
        var secret = await village.NewestCaseAsync();
        var (post, question) = await AskedAboutPostAsync(village, resident);

        // Without a quote only the author knows what is meant.
        await resident.Says("Dạ có năm người, vào bằng cổng sau ạ xomot");
        await resident.Reads("hay là chuyện khác?");
        await village.StandsInAsync("xomot", null, secret, post);
        await resident.Taps("Trả lời về bài trong nhóm");
        await resident.Reads("Đã ghi vào tin về bài bạn đăng trong nhóm");
        await village.StandsInAsync("xomot", post, secret);

        await resident.Quotes(question, "Cổng sau mở lúc 2 giờ xohai");
        await village.StandsInAsync("xohai", post, secret);

        // What is said next may go on with either.
        await resident.Says("nó vừa đi ra ngoài xoba");
        await resident.TapsLast("Về tin ");
        await village.StandsInAsync("xoba", secret, post);
        (await village.CountCasesAsync()).ShouldBe(2);
        await NothingJoinsAsync(village);
    }

    [Fact]
    [Threat(2)]
    public async Task Words_of_which_nobody_says_whom_they_are_for_become_a_report_by_themselves()
    {
        await using var village = await Village.WakeAsync();
        var resident = await village.NeighbourAsync("Vi Thị Ngọc");
        await resident.Reports(Secret);
        await resident.Reads("Mã tra cứu");
        var secret = await village.NewestCaseAsync();
        var before = await village.Police.ReadAsync(db => db.Set<Talk>().Select(t => t.OpenThreadId).SingleAsync(Stop));
        var (post, _) = await AskedAboutPostAsync(village, resident);

        await resident.Says("Dạ có năm người, vào bằng cổng sau ạ xomot");
        await resident.Says("vào lúc 2 giờ sáng xohai");
        await village.PassAsync(TimeSpan.FromMinutes(31));
        await village.SeeAsync("nothing is lost", async () => await village.CountCasesAsync() == 3);
        var apart = await village.NewestCaseAsync();
        await village.StandsInAsync("xomot", apart, secret, post);
        await village.StandsInAsync("xohai", apart, secret, post);
        (await village.Police.ReadAsync(db => db.Set<Talk>().Select(t => t.OpenThreadId).SingleAsync(Stop))).ShouldBe(before, "what is told next is told where it was before");
    }

    [Theory, OnBothEngines]
    [Threat(2)]
    public async Task Who_told_nothing_alone_answers_about_the_post_without_becoming_known_and_is_heard_when_crying_for_help(Engine engine)
    {
        await using var village = await Village.WakeAsync(engine);
        var resident = await village.NeighbourAsync("Vi Thị Ngọc");
        // Makes nobody known, and Zalo lets us write.
        await village.Zalo.WriteAsync(resident.Id, new { sticker = "46" });
        var (post, _) = await AskedAboutPostAsync(village, resident);

        await resident.Says("Dạ có năm người, vào bằng cổng sau ạ xomot");
        await village.StandsInAsync("xomot", null, post);
        await resident.Says("lúc 2 giờ sáng xohai");
        await resident.Taps("Trả lời về bài trong nhóm");
        await resident.Reads("Đã ghi vào tin về bài bạn đăng trong nhóm");
        await village.StandsInAsync("xomot", post);
        await village.StandsInAsync("xohai", post);
        (await village.Police.ReadAsync(db => db.Set<Talk>().CountAsync(Stop))).ShouldBe(0);
        (await village.Police.Services.GetRequiredService<ReporterVault>().FindZaloUserAsync(village.Police.Commune, await OaAsync(village), resident.Id, Stop)).ShouldBeNull();
        (await village.Police.ReadAsync(db => db.Set<InboxEvent>().AsNoTracking().Where(e => e.State == InboxState.Processed).ToListAsync(Stop))).ShouldAllBe(e => e.Body.Length == 0 && e.PersonKey == default);

        await resident.Says("Cháy nhà ở thôn Đông Khê, có người mắc kẹt bên trong, cứu với");
        await resident.Reads("KHẨN CẤP");
        (await village.CountCasesAsync()).ShouldBe(2);
    }

    [Theory, OnBothEngines]
    [Threat(2)]
    public async Task What_a_verifier_types_instead_of_tapping_stands_in_no_report_of_theirs(Engine engine)
    {
        await using var village = await Village.WakeAsync(engine);
        var resident = await village.NeighbourAsync("Cầm Văn Tỉnh");
        await LinkAsync(village, resident);
        await resident.Reports(Secret);
        await resident.Reads("Mã tra cứu");
        var secret = await village.NewestCaseAsync();
        await AskVerifierAsync(village, resident);

        // Before "Xem" is tapped, and after.
        await resident.Says("có việc gì thế cháu xomot");
        await resident.Taps("Để trả lời câu hỏi");
        await resident.Reads("chưa ghi vào đâu");
        await resident.Taps("Xem");
        var question = await resident.Reads("có tiếng ồn lớn");
        await resident.Says("Có, tối nào cũng thấy xohai");
        await resident.Taps("Để trả lời câu hỏi");
        await resident.Quotes(question, "Tối nào cũng có ạ xoba");
        (await resident.Replies()).Count(b => b.Says("chưa ghi vào đâu")).ShouldBe(3);
        foreach (var word in (string[])["xomot", "xohai", "xoba"]) await village.StandsInAsync(word, null, secret);

        // What reads as a report is one only when its writer says so, or says nothing.
        await resident.Says("Tối nào cũng có kẻ trộm bẻ khóa lấy mất xe máy ở cuối thôn Đông Khê xobon");
        await resident.Taps("Để trả lời câu hỏi");
        await village.PassAsync(TimeSpan.FromMinutes(31));
        await village.StandsInAsync("xobon", null, secret);
        (await village.CountCasesAsync()).ShouldBe(2);
        await resident.Says("Chiều nay nhà em ở thôn Đông Khê bị kẻ trộm bẻ khóa lấy mất xe máy xonam");
        await village.StandsInAsync("xonam", null, secret);
        await village.PassAsync(TimeSpan.FromMinutes(31));
        await village.SeeAsync("nothing is lost", async () => await village.CountCasesAsync() == 3);
        await village.StandsInAsync("xonam", await village.NewestCaseAsync(), secret);

        await resident.Says("Cháy nhà ở thôn Đông Khê, có người mắc kẹt bên trong, cứu với");
        (await village.CountCasesAsync()).ShouldBe(4);
    }

    /// <summary>Whoever works on an emergency without a name asks the verifiers of the place: the answer of whoever cried would stand in it. Nor does anything that comes minutes later, for anybody.</summary>
    [Fact]
    [Threat(2)]
    public async Task What_answers_a_question_sent_after_a_cry_for_help_does_not_join_the_cry()
    {
        await using var village = await Village.WakeAsync();
        var resident = await village.NeighbourAsync("Cầm Văn Kêu");
        await LinkAsync(village, resident);
        await resident.Says("Cứu với, đang đánh nhau to ở thôn Đông Khê, có người bị chém");
        await resident.Reads("KHẨN CẤP");
        var cry = await village.NewestCaseAsync();
        await resident.Says("bọn nó có năm người xokhong");
        await village.StandsInAsync("xokhong", cry);

        await AskVerifierAsync(village, resident, cry);
        village.Clock.Advance(TimeSpan.FromMinutes(3));
        await resident.Says("Có đấy, bác đang đứng ở đầu ngõ nhìn thấy xomot");
        await village.StandsInAsync("xomot", null, cry);
        await resident.Says("Cứu với, đang chém nhau ở thôn Đông Khê xohai");
        await village.SeeAsync("an emergency of its own", async () => await village.CountCasesAsync() == 2);
        await village.StandsInAsync("xohai", null, cry);
    }

    /// <summary>Were it so for whoever was spoken to alone, speaking would find out who cries.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    [Threat(2)]
    public async Task A_cry_goes_on_whatever_is_said_elsewhere(bool isSpokenTo)
    {
        await using var village = await Village.WakeAsync();
        var resident = await village.NeighbourAsync("Lò Thị Kêu Hai");
        var lamp = await village.TellAsync(resident, "Đèn đường đầu thôn Đông Khê hỏng từ hôm qua");
        village.Clock.Advance(TimeSpan.FromDays(2));
        await resident.Says("sáng nay có người đến xem xocho");
        await resident.Reads("Xin bấm một nút");
        village.Clock.Advance(TimeSpan.FromMinutes(5));
        await resident.Says("Cứu với, nó đang cầm dao đuổi chém ở thôn Đông Khê");
        await resident.Reads("KHẨN CẤP");
        var cry = await village.NewestCaseAsync();
        village.Clock.Advance(TimeSpan.FromSeconds(30));
        if (isSpokenTo) await village.WriteAsync(lamp, "Đèn đã sửa xong chưa ạ?", look: true);
        if (isSpokenTo) await resident.TapsFirst("Về tin ");
        village.Clock.Advance(TimeSpan.FromSeconds(30));
        await resident.Says("nó vẫn đang cầm dao đuổi chém, cứu với xomot");
        await resident.Says("ở sau nhà văn hóa xohai");
        foreach (var word in (string[])["xomot", "xohai"]) await village.StandsInAsync(word, cry, lamp);
        (await village.CountCasesAsync()).ShouldBe(2);
    }

    [Fact]
    public async Task Who_has_answered_as_a_verifier_tells_the_own_report_on_as_before()
    {
        await using var village = await Village.WakeAsync();
        var resident = await village.NeighbourAsync("Cầm Văn Tỉnh");
        await LinkAsync(village, resident);
        await resident.Reports(Secret);
        await resident.Reads("Mã tra cứu");
        var secret = await village.NewestCaseAsync();
        await AskVerifierAsync(village, resident);
        await resident.Taps("Xem");
        await resident.Reads("có tiếng ồn lớn");
        await resident.Taps("Đúng");
        await resident.Reads("Đã ghi câu trả lời");

        await resident.Says("tối nào cũng nghe thấy xomot");
        await village.StandsInAsync("xomot", null, secret);

        // Silence in the own report as long as the question waits would tell whose it is.
        using (var officer = await village.SignInAsync("cskv-p04"))
        {
            await officer.Does(secret, "look");
            await officer.Does(secret, "reply", ("text", "Bác thấy thêm gì không ạ?"));
        }

        await resident.Reads("thấy thêm gì");
        await resident.Says("nó vừa về nhà xobay");
        await village.StandsInAsync("xobay", null, secret);
        await resident.TapsLast("Về tin ");
        await village.StandsInAsync("xobay", secret);
        await village.PassAsync(TimeSpan.FromMinutes(61));
        await resident.Says("nó vừa đi ra ngoài xohai");
        await village.StandsInAsync("xohai", null, secret);
        await resident.TapsLast("Về tin ");
        await village.StandsInAsync("xohai", secret);
    }

    // A post that was taken in: its author was told so, and an officer asks.
    private static async Task<(string Code, Bubble Question)> AskedAboutPostAsync(Village village, Neighbour author)
    {
        var code = await village.PostAsync(author, Post);
        using var officer = await village.SignInAsync("cskv-p04");
        await officer.Does(code, "look");
        await officer.Does(code, "ask", ("text", Question));
        var question = await author.Reads(Question);
        await village.CalmAsync();
        return (code, question);
    }

    private static Task<string> OaAsync(Village village) => village.Police.ReadAsync(db => db.Set<ZaloAccount>().Select(a => a.OaId).FirstAsync(Stop));

    private static async Task LinkAsync(Village village, Neighbour resident)
    {
        var member = await village.Police.ReadAsync(db => db.Set<StaffMember>().AsNoTracking().SingleAsync(m => m.UserName == "truong-cong-an", Stop));
        var chief = new CurrentStaff(member.StaffId, member.CommuneId!.Value, member.Role, member.FullName);
        var hamlet = await village.Police.HamletAsync("H01");
        await using var scope = village.Police.Services.CreateAsyncScope();
        var register = scope.ServiceProvider.GetRequiredService<KeepVerifiers>();
        var form = new VerifierForm { Name = resident.Name, Phone = "0100 000 411", Hamlet = hamlet.Id.Value, Position = VerifierPosition.SecurityTeamMember };
        var (verifier, _) = await register.SaveAsync(chief, null, form, Stop);
        await resident.Says((await register.LinkAsync(chief, verifier.ShouldNotBeNull(), Stop)).ShouldNotBeNull());
        await resident.Reads("Đã liên kết");
    }

    // About an emergency a question leaves at once.
    private static async Task AskVerifierAsync(Village village, Neighbour resident, string? emergency = null)
    {
        var code = emergency ?? (await village.Police.ReportAsync("Quán karaoke hát ồn đến khuya", "H01")).Code.ToString();
        var verifier = await village.Police.ReadAsync(db => db.Set<Verifier>().Where(v => v.ZaloLane != null).Select(v => v.Id).SingleAsync(Stop));
        var hamlet = await village.Police.HamletAsync("H01");
        var today = VietnamTime.DateOf(village.Clock.GetUtcNow());
        using var officer = await village.SignInAsync("cskv-p04");
        foreach (var act in (string[])["look", "confirm-kind", "assign"]) await officer.Does(code, act);
        var page = await officer.SeesAsync($"/cases/{code}/verification");
        await officer.SubmitAsync(
            page.Form($"/cases/{code}/verification"), [("event", "Noise"), ("where", hamlet.Id.ToString()), ("date", today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), ("part", "Evening"),
                ("households", "20"), ("due", today.AddDays(2).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), ("question", "Quanh khu vực thôn Đông Khê có tiếng ồn lớn kéo dài không?"),
                ("verifier", verifier.ToString())], ("act", "send"));
        await village.PassAsync(TimeSpan.FromMinutes(emergency is null ? 26 : 1));
        await resident.Reads("Có tin mới");
        await village.CalmAsync();
    }

    // The author of the post and who told alone share neither a name in the rows nor a key.
    private static async Task NothingJoinsAsync(Village village)
    {
        var talk = await village.Police.ReadAsync(db => db.Set<Talk>().AsNoTracking().SingleAsync(Stop));
        var threads = await village.Police.ReadAsync(db => db.Set<ReportThread>().AsNoTracking().OrderBy(t => t.OpenedAt).ToListAsync(Stop));
        threads.Count.ShouldBe(2);
        (threads[0].Reporter, talk.OpenThreadId).ShouldBe((talk.Reporter, threads[0].Id));
        threads[1].Reporter.ShouldNotBe(talk.Reporter);
        threads.Select(t => t.KeyId).Append(talk.KeyId).Distinct().Count().ShouldBe(3);
        talk.Draft.ShouldBeNull();
    }
}
