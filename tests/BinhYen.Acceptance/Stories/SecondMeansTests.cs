using BinhYen.Acceptance.Drivers;
using BinhYen.Cases;
using BinhYen.Confidentiality;
using BinhYen.Conversations;
using BinhYen.Intake;
using BinhYen.Platform;
using BinhYen.Platform.Journal;
using BinhYen.Platform.Outbox;
using BinhYen.Staff;
using BinhYen.Testing;
using BinhYen.Tests.Drivers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BinhYen.Acceptance.Stories;

/// <summary>How an emergency reaches an officer away from the screen: the own Zalo, or somebody who rings.</summary>
public sealed class SecondMeansTests
{
    private const string Fire = "chay nha roi cuu voi o xom moi, con nguoi trong nha";

    [Theory, OnBothEngines]
    [Requirement("R-YC-42", "S-19")]
    public async Task An_officer_who_linked_the_own_Zalo_gets_the_alarm_there_without_a_word_of_the_report(Engine engine)
    {
        await using var village = await Village.WakeAsync(engine);
        var phone = await village.NeighbourAsync("Bùi Văn Sáu");
        using (var officer = await village.SignInAsync("cskv-p05"))
        {
            (await officer.SeesAsync("/cases")).Words.ShouldContain("tin khẩn chưa báo được tới Zalo của bạn");
            await LinkAsync(officer, phone);
            (await officer.SeesAsync("/me/alarm")).Words.ShouldContain("Đã nối");
            (await officer.SeesAsync("/cases")).Words.ShouldNotContain("chưa báo được tới Zalo");
        }

        var resident = await village.NeighbourAsync("Lê Hoa Cúc");
        await resident.Says(Fire);

        var alarm = await phone.Reads("Có tin khẩn");
        alarm.Text.ShouldBe("Có tin khẩn · Cháy, nổ · xóm Mới");
        using (var deputy = await village.SignInAsync("pho-p03"))
            (await deputy.SeesAsync("/cases")).Words.ShouldNotContain("Gọi điện ngay cho");
        await phone.Taps("Tôi đã biết");
        await phone.Reads("Đã ghi nhận");
        (await village.CountCasesAsync()).ShouldBe(1, "an officer's word is no report");
        (await village.VerifyJournalAsync()).Faults.ShouldBeEmpty();
    }

    /// <summary>The officer told something in secret in the same chat; a colleague who sees it makes an alarm and waits where the reply appears.</summary>
    [Theory, OnBothEngines]
    [Threat(2)]
    public async Task What_an_officer_types_to_an_alarm_stands_in_no_report_of_theirs(Engine engine)
    {
        await using var village = await Village.WakeAsync(engine);
        var phone = await village.NeighbourAsync("Bùi Văn Sáu");
        await phone.Reports("Xin giữ kín tên tôi. Con trai ông hàng xóm ở thôn Đông Khê mua ma túy chiều qua");
        await phone.Reads("Mã tra cứu");
        var secret = await village.NewestCaseAsync();
        using (var officer = await village.SignInAsync("cskv-p05")) await LinkAsync(officer, phone);
        await (await village.NeighbourAsync("Lê Hoa Cúc")).Says(Fire);
        var alarm = await phone.Reads("Có tin khẩn");

        await phone.Says("Rõ, tôi đang xuống xóm Mới, mười phút nữa có mặt xomot");
        await phone.Taps("Để trả lời báo khẩn");
        await phone.Reads("bấm “Tôi đã biết”");
        await phone.Quotes(alarm, "tôi xuống rồi xohai");
        await phone.Taps("Tôi đã biết");
        await phone.Says("xong rồi, đang về xoba");
        await phone.Taps("Để trả lời báo khẩn");
        foreach (var word in (string[])["xomot", "xohai", "xoba"]) await village.StandsInAsync(word, null, secret);

        // A report is one when its writer says so.
        await phone.Says("Tối nào cũng có kẻ trộm bẻ khóa lấy mất xe máy ở cuối thôn Đông Khê xobon");
        await village.StandsInAsync("xobon", null, secret);
        await phone.Taps("Để trả lời báo khẩn");
        // Somebody who slept answers in the morning, and long afterwards words that recall nothing are asked about.
        await village.PassAsync(TimeSpan.FromHours(7));
        await phone.Says("sáng nay tôi mới thấy báo động, tôi xuống luôn xobay");
        await village.StandsInAsync("xobay", null, secret);
        await village.PassAsync(TimeSpan.FromHours(73));
        await phone.Says("nó vừa đi ra ngoài xonam");
        await phone.TapsLast("Về tin ");
        await village.StandsInAsync("xonam", secret);
        await phone.Quotes(alarm, "hôm ấy đông người lắm xosau");
        await village.StandsInAsync("xosau", null, secret);
        // What was typed in the morning and placed nowhere becomes no report, as of any officer who has told nothing.
        (await village.CountCasesAsync()).ShouldBe(2);
    }

    /// <summary>Of three officers who type "đã nhận được" the one who has told something would be known by the report that it becomes.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    [Threat(2)]
    public async Task What_is_typed_to_an_alarm_and_reads_as_nothing_becomes_no_report_of_anybody(bool hasTold)
    {
        await using var village = await Village.WakeAsync();
        var phone = await village.NeighbourAsync("Bùi Văn Tám");
        if (hasTold)
        {
            await phone.Reports("Xin giữ kín tên tôi. Con trai ông hàng xóm ở thôn Đông Khê mua ma túy chiều qua");
            await phone.Reads("Mã tra cứu");
        }

        using (var officer = await village.SignInAsync("cskv-p05")) await LinkAsync(officer, phone);
        await (await village.NeighbourAsync("Lê Hoa Cúc")).Says(Fire);
        await phone.Reads("Có tin khẩn");
        var before = await village.CountCasesAsync();
        await phone.Says("Tôi là Tám, đã nhận được báo khẩn");
        await village.PassAsync(TimeSpan.FromMinutes(31));
        await village.CalmAsync();
        (await village.CountCasesAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task After_seven_days_of_silence_somebody_is_told_to_ring_and_one_word_opens_the_way_again()
    {
        await using var village = await Village.WakeAsync();
        var phone = await village.NeighbourAsync("Bùi Văn Sáu");
        using (var officer = await village.SignInAsync("cskv-p05")) await LinkAsync(officer, phone);
        village.Clock.Advance(TimeSpan.FromDays(7) + TimeSpan.FromMinutes(1));
        using (var officer = await village.SignInAsync("cskv-p05"))
            (await officer.SeesAsync("/me/alarm")).Words.ShouldContain("Đã quá 7 ngày");

        await (await village.NeighbourAsync("Lê Hoa Cúc")).Says(Fire);
        using (var deputy = await village.SignInAsync("pho-p03"))
            await village.SeeAsync("the deputy is told to ring", async () => (await deputy.SeesAsync("/cases")).Words.Contains("Gọi điện ngay cho"));
        (await phone.Replies()).ShouldNotContain(b => b.Says("Có tin khẩn"));

        await phone.Says("Trực");
        await phone.Reads("Đã ghi nhận");
        using (var officer = await village.SignInAsync("cskv-p05"))
            (await officer.SeesAsync("/me/alarm")).Words.ShouldContain("gửi được");
    }

    [Fact]
    public async Task An_alarm_that_Zalo_refuses_is_made_good_by_a_call_at_once()
    {
        await using var village = await Village.WakeAsync();
        var phone = await village.NeighbourAsync("Bùi Văn Sáu");
        using (var officer = await village.SignInAsync("cskv-p05")) await LinkAsync(officer, phone);
        await village.Zalo.MisbehaveAsync("apiError", match: "message", value: -230);
        await (await village.NeighbourAsync("Lê Hoa Cúc")).Says(Fire);

        using var deputy = await village.SignInAsync("pho-p03");
        await village.SeeAsync("the deputy is told to ring", async () => (await deputy.SeesAsync("/cases")).Words.Contains("Gọi điện ngay cho"));
    }

    [Fact]
    public async Task A_wrong_code_is_said_so_opens_no_case_and_a_code_is_good_once()
    {
        await using var village = await Village.WakeAsync();
        var phone = await village.NeighbourAsync("Bùi Văn Sáu");
        var other = await village.NeighbourAsync("Trần Văn Bưởi");
        await other.Says("KETNOI ABCD-2345");
        await other.Reads("Mã kết nối này không đúng");
        using (var officer = await village.SignInAsync("cskv-p05"))
        {
            var code = await LinkAsync(officer, phone);
            await other.Says($"kết nối {code}");
            await other.Says("truc");
            await officer.SeesAsync("/me/alarm");
            await officer.SubmitAsync("/me/alarm/unlink");
            officer.Page.Words.ShouldContain("Đã gỡ kết nối");
        }

        await phone.Says("TRUC");
        (await other.Replies()).Count(b => b.Says("Mã kết nối này không đúng")).ShouldBe(2);
        (await other.Replies()).ShouldNotContain(b => b.Says("Đã nối"));
    }

    /// <summary>
    /// An officer follows the account just before linking the own telephone. What was made then would stand beside the link, by its place among rows
    /// and by the number of its transaction: nothing is.
    /// </summary>
    [Theory, OnBothEngines]
    [Threat(2)]
    public async Task Whoever_follows_is_greeted_once_and_made_known_by_the_first_word_alone(Engine engine)
    {
        await using var village = await Village.WakeAsync(engine);
        var phone = await village.NeighbourAsync("Bùi Văn Sáu");
        await phone.Follows();
        var greeting = await phone.Reads("Công an");
        await village.CalmAsync();
        (await village.Police.ReadAsync(db => db.Set<Talk>().CountAsync(Stop))).ShouldBe(0);
        (await village.Police.ReadAsync(db => db.Set<InboxEvent>().AsNoTracking().Where(e => e.EventName == "follow").ToListAsync(Stop)))
            .ShouldAllBe(e => e.PersonKey == default && e.Body.Length == 0);

        await phone.Follows();
        await phone.Reports("quán nhậu thôn Đông Khê bật loa to đến khuya");
        await phone.Reads("Mã tra cứu");
        (await phone.Replies()).Count(b => b.Text == greeting.Text).ShouldBe(1, "greeted once");
        (await village.Police.ReadAsync(db => db.Set<Talk>().AsNoTracking().SingleAsync(Stop))).GreetedAt.ShouldNotBeNull();
    }

    /// <summary>The same telephone belongs to an officer and to somebody who reported twice: nothing in rows or journal may join the three.</summary>
    [Theory, OnBothEngines]
    [Threat(2)]
    public async Task An_officer_who_withdraws_consent_as_a_resident_is_not_named_by_what_ends_with_it(Engine engine)
    {
        await using var village = await Village.WakeAsync(engine);
        var phone = await village.NeighbourAsync("Bùi Văn Sáu");
        await phone.Reports("quán nhậu thôn Đông Khê bật loa to đến khuya");
        await phone.Reads("Mã tra cứu");
        await phone.Reports("anh Khuất Duy Bách công an xã nhận tiền của quán ấy");
        await village.SeeAsync("the complaint stands apart", async () => await village.CountCasesAsync() == 2);
        await phone.Says("KETNOI ABCD-2345");
        await phone.Reads("Mã kết nối này không đúng");
        using (var officer = await village.SignInAsync("cskv-p05")) await LinkAsync(officer, phone);
        await village.CalmAsync();
        var talk = await village.Police.ReadAsync(db => db.Set<Talk>().AsNoTracking().SingleAsync(Stop));
        VietnamTime.TimeOf(talk.GreetedAt!.Value).ShouldBe(TimeOnly.MinValue, "the day of the greeting, not its minute");
        var (about, answers) = await village.Police.ReadAsync(async db => (
            await db.Set<InboxEvent>().AsNoTracking().Where(e => e.EventName.StartsWith("oa_send") || e.EventName.StartsWith("user_received") || e.EventName.StartsWith("user_seen")).ToListAsync(Stop),
            await db.Set<OutboxMessage>().AsNoTracking().Where(m => m.ForgetsRecipient).ToListAsync(Stop)));
        about.ShouldNotBeEmpty("our own messages come back as events");
        about.ShouldAllBe(e => e.PersonKey == default && e.Body.Length == 0);
        answers.Count.ShouldBe(2, "what was meant, and that the code is wrong");
        foreach (var answer in answers)
        {
            answer.Recipient.ShouldNotBe(talk.Reporter, "neither goes through the talk of the same person");
            (await village.Police.Services.GetRequiredService<ReporterVault>().ZaloAddressAsync(answer.Recipient, Stop)).ShouldBeNull("known for one message");
        }

        await village.Zalo.WithdrawAsync(phone.Id);
        await village.CalmAsync();
        var marks = await village.Police.ReadAsync(db => db.Set<ReportThread>().AsNoTracking().Select(t => t.WithdrawnAt).ToListAsync(Stop));
        marks.Distinct().Count().ShouldBe(2, "each report shows it at an hour of its own");
        var facts = await village.Police.ReadAsync(db => db.Set<JournalEntry>().AsNoTracking().Select(e => e.Fact).ToListAsync(Stop));
        facts.ShouldContain(DataRequests.WithdrawnInChat);
        facts.ShouldNotContain("data.carried-out.v1");
        facts.ShouldNotContain("cases.alarm-phone-unlinked.v1");
        facts.ShouldNotContain("cases.contact-withdrawn.v1");

        // What was promised holds all the same: nothing goes out any more, and somebody else is told to ring.
        var before = (await phone.Replies()).Count;
        await (await village.NeighbourAsync("Lê Hoa Cúc")).Says(Fire);
        using (var deputy = await village.SignInAsync("pho-p03"))
            await village.SeeAsync("the deputy is told to ring", async () => (await deputy.SeesAsync("/cases")).Words.Contains("Gọi điện ngay cho"));
        (await phone.Replies()).Count.ShouldBe(before);
        using (var officer = await village.SignInAsync("cskv-p05"))
            (await officer.SeesAsync("/me/alarm")).Words.ShouldContain("Bạn đã rút đồng ý trong Zalo");
        await phone.Says("trực");
        await phone.Reads("Đã ghi nhận");
        using (var officer = await village.SignInAsync("cskv-p05"))
            (await officer.SeesAsync("/me/alarm")).Words.ShouldContain("gửi được");
    }

    [Theory, OnBothEngines]
    [Requirement("R-HG-09")]
    public async Task Replies_typed_in_Zalos_console_carry_the_officers_name_once_the_administrator_has_said_who_it_is(Engine engine)
    {
        await using var village = await Village.WakeAsync(engine);
        var resident = await village.NeighbourAsync("Phạm Văn Sậy");
        await resident.Reports("quán nhậu thôn Đông Khê bật loa to đến khuya");
        await resident.Reads("Mã tra cứu");
        await village.Zalo.TypeInConsoleAsync(resident.Id, "Chào anh, tối nay chúng tôi sẽ qua xem.", "7300000000000000999");
        await village.CalmAsync();
        var code = await village.NewestCaseAsync();
        using var officer = await village.SignInAsync("cskv-p04");
        (await officer.SeesAsync($"/cases/{code}")).Words.ShouldContain("Cán bộ chưa rõ tên (gõ trong Zalo OA)");

        using var admin = await village.SignInAsync(StaffRole.SystemAdministrator);
        var page = await admin.SeesAsync("/admin/zalo/console");
        page.Words.ShouldContain("Chưa biết là ai");
        page.Words.ShouldNotContain("chúng tôi sẽ qua xem");
        page.Words.ShouldNotContain(code);
        var account = BinhYenServer.Account("cskv-p04");
        var form = page.Document.Forms.First(f => f.GetAttribute("action")!.StartsWith("/admin/zalo/console/", StringComparison.Ordinal));
        await admin.SubmitAsync(form, [("officer", await village.IdOfAsync(account))]);
        admin.Page.Words.ShouldContain("Đã ghi.");

        await village.Zalo.TypeInConsoleAsync(resident.Id, "Chúng tôi đã đến nơi.", "7300000000000000999");
        await village.CalmAsync();
        var talk = (await officer.SeesAsync($"/cases/{code}")).Words;
        talk.ShouldNotContain("chưa rõ tên");
        talk.Split($"{account.FullName} (gõ trong Zalo OA)").Length.ShouldBe(3);
    }

    /// <summary>Whoever copied the file joins nothing of before to what the same person writes after having themself forgotten.</summary>
    [Theory, OnBothEngines]
    public async Task Who_was_forgotten_and_writes_again_has_another_talk_and_another_key(Engine engine)
    {
        await using var village = await Village.WakeAsync(engine);
        var phone = await village.NeighbourAsync("Bùi Văn Sáu");
        await phone.Reports("quán nhậu thôn Đông Khê bật loa to đến khuya");
        await phone.Reads("Mã tra cứu");
        var before = await village.Police.ReadAsync(db => db.Set<Talk>().AsNoTracking().SingleAsync(Stop));
        await phone.Says("#dulieu xoa-that");
        (await village.Police.ReadAsync(db => db.Set<Talk>().AsNoTracking().SingleAsync(Stop))).PersonKey.ShouldNotBe(before.PersonKey, "retired with the next talk, both would stand in one transaction");
        await phone.Reports("đèn đường xóm Mới hỏng cả tuần nay, đi đêm rất sợ");
        await village.SeeAsync("the second report", async () => await village.CountCasesAsync() == 2);
        await phone.Says("hôm nay vẫn chưa ai sửa ạ");
        (await village.CountCasesAsync()).ShouldBe(2, "what follows goes on in order");

        var talks = await village.Police.ReadAsync(db => db.Set<Talk>().AsNoTracking().ToListAsync(Stop));
        var old = talks.Single(t => t.Id == before.Id);
        var now = talks.Single(t => t.Id != before.Id);
        (old.Reporter, old.KeyId).ShouldBe((before.Reporter, before.KeyId));
        now.Reporter.ShouldNotBe(old.Reporter);
        now.KeyId.ShouldNotBe(old.KeyId);
        old.PersonKey.ShouldNotBe(before.PersonKey);
        now.PersonKey.ShouldBe(before.PersonKey);
        var words = await village.Police.ReadAsync(db => db.Set<InboxEvent>().AsNoTracking().Where(e => e.EventName == "user_send_text").OrderBy(e => e.Id).ToListAsync(Stop));
        words.Count.ShouldBe(4);
        words.ShouldAllBe(e => e.PersonKey == default && e.Body.Length == 0);
    }

    /// <summary>
    /// Whoever holds the key of the webhook sends in somebody's name what nobody answers, and whoever saw a real sticker knows its second. What is left of
    /// it leads to no report, and is the same for whoever reported, whoever only wrote and whoever never did.
    /// </summary>
    [Theory, OnBothEngines]
    [Threat(6)]
    public async Task What_was_heard_leaves_no_key_and_nothing_that_tells_who_is_known(Engine engine)
    {
        await using var village = await Village.WakeAsync(engine);
        var reporter = await village.NeighbourAsync("Bùi Văn Sáu");
        await reporter.Reports("quán nhậu thôn Đông Khê bật loa to đến khuya");
        await reporter.Reads("Mã tra cứu");
        var greeted = await village.NeighbourAsync("Lê Hoa Cúc");
        await greeted.Reports("Chào anh chị");
        var stranger = await village.NeighbourAsync("Phạm Văn Sậy");
        var before = await village.Police.ReadAsync(db => db.Set<InboxEvent>().MaxAsync(e => e.Id, Stop));
        foreach (var person in (Neighbour[])[reporter, greeted, stranger])
        {
            await village.Zalo.WriteAsync(person.Id, new { sticker = "46" });
            await village.Zalo.TypeInConsoleAsync(person.Id, ".", "7300000000000000999");
            await village.CalmAsync();
        }

        var heard = await village.Police.ReadAsync(db => db.Set<InboxEvent>().AsNoTracking().OrderBy(e => e.Id).ToListAsync(Stop));
        heard.ShouldAllBe(e => e.PersonKey == default && e.Body.Length == 0);
        // Our own messages come back as well, and are nobody's from the beginning.
        var since = heard.Where(e => e.Id > before && e.ErrorCode != "not-needed" && (e.EventName is "user_send_sticker" || e.EventName.StartsWith("oa_send_text", StringComparison.Ordinal))).ToList();
        since.Count.ShouldBe(6);
        since.Select(e => (e.EventName, e.State, e.ErrorCode)).Distinct().Count().ShouldBe(2, "one for stickers, one for the console, whoever it was");
    }

    /// <summary>The administrator types in Zalo's console, or forges that somebody did: what the page of its accounts shows does not depend on to whom.</summary>
    [Theory, OnBothEngines]
    [Threat(6)]
    public async Task A_reply_typed_in_Zalos_console_shows_the_same_whether_its_reader_ever_reported(Engine engine)
    {
        await using var village = await Village.WakeAsync(engine);
        var reporter = await village.NeighbourAsync("Bùi Văn Sáu");
        await reporter.Reports("quán nhậu thôn Đông Khê bật loa to đến khuya");
        await reporter.Reads("Mã tra cứu");
        var stranger = await village.NeighbourAsync("Phạm Văn Sậy");
        using var admin = await village.SignInAsync(StaffRole.SystemAdministrator);
        var seen = new List<string>();
        foreach (var (person, account) in (new[] { (reporter, "7300000000000000981"), (stranger, "7300000000000000982") }))
        {
            for (var i = 0; i < 2; i++) await village.Zalo.TypeInConsoleAsync(person.Id, ".", account);
            await village.CalmAsync();
            seen.Add((await admin.SeesAsync("/admin/zalo/console")).FindAll("section.card p")[0].TextContent);
        }

        admin.Page.FindAll("section.card").Count.ShouldBe(2);
        seen.Distinct().ShouldHaveSingleItem().ShouldNotContain("câu trả lời");
        seen[0].ShouldContain("Lần đầu ngày 23/11/2026");
        await admin.SubmitAsync(admin.Page.Document.Forms.First(f => f.GetAttribute("action")!.StartsWith("/admin/zalo/console/", StringComparison.Ordinal)), [("officer", await village.IdOfAsync(BinhYenServer.Account("cskv-p04")))]);
        (await village.Police.ReadAsync(db => db.Set<JournalEntry>().Where(e => e.Fact == "cases.console-account-named.v1").Select(e => e.Details).SingleAsync(Stop))).ShouldNotContain("replies");
    }

    /// <summary>Nothing leads to an identity that was made for words which became nothing, so nothing would end it.</summary>
    [Theory, OnBothEngines]
    public async Task Words_that_become_nothing_make_nobody_known(Engine engine)
    {
        await using var village = await Village.WakeAsync(engine);
        var phone = await village.NeighbourAsync("Bùi Văn Sáu");
        await village.Zalo.WriteAsync(phone.Id, new { sticker = "46" });
        await phone.Says("#lk ABCD2345");
        await phone.Reads("Mã không đúng hoặc đã hết hạn");
        await phone.Says("#xm ABCD2345");
        await phone.Reads("không còn nhận trả lời");
        await village.CalmAsync();

        var vault = village.Police.Services.GetRequiredService<ReporterVault>();
        var oa = (await village.Police.ReadAsync(db => db.Set<InboxEvent>().AsNoTracking().FirstAsync(Stop))).OaId;
        (await vault.FindZaloUserAsync(village.Police.Commune, oa, phone.Id, Stop)).ShouldBeNull();
        (await vault.FindVerifierAsync(village.Police.Commune, oa, phone.Id, Stop)).ShouldBeNull();
        (await village.Police.ReadAsync(db => db.Set<Talk>().CountAsync(Stop))).ShouldBe(0);
        foreach (var answer in await village.Police.ReadAsync(db => db.Set<OutboxMessage>().AsNoTracking().ToListAsync(Stop)))
            (await vault.ZaloAddressAsync(answer.Recipient, Stop)).ShouldBeNull("known for one message");
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static async Task<string> LinkAsync(Officer officer, Neighbour phone)
    {
        await officer.SeesAsync("/me/alarm");
        await officer.SubmitAsync("/me/alarm/code");
        var line = officer.Page.Find(".big-code")!.TextContent.Trim();
        await phone.Says(line);
        await phone.Reads("Đã nối Zalo này");
        return line.Split(' ')[1];
    }
}
