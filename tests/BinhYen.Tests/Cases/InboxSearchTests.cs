using BinhYen.Cases;
using BinhYen.Cases.OwnData;
using BinhYen.Confidentiality;
using BinhYen.Platform.Journal;
using BinhYen.Platform.Persistence;
using BinhYen.Staff;
using BinhYen.Testing;
using BinhYen.Tests.Drivers;
using BinhYen.Tests.Given;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BinhYen.Tests.Cases;

/// <summary>What the search of the inbox takes for a number of a case, and what for a word.</summary>
public sealed class InboxSearchTests(Servers servers) : IClassFixture<Servers>
{
    [Theory, OnBothEngines]
    public async Task A_word_of_nine_letters_that_reads_like_a_number_is_searched_as_a_word(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        const string letters = "abcdeghkmnpqrstvxy";
        var word = (from a in letters from b in letters select $"xothanc{a}{b}").First(w => CaseCode.TryParse(w, out _));
        var opened = await server.ReportAsync($"biển hiệu ghi {word} treo trái phép", "H01");
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        (await chief.SeesAsync($"/cases?q={word}")).FindAll("a.item").Select(a => a.GetAttribute("data-code")).ShouldBe([opened.Code.ToString()]);
        (await chief.SeesAsync($"/cases?q={opened.Code.ToString().Replace("-", "").ToLowerInvariant()}")).FindAll("a.item").Count.ShouldBe(1, "a number is still a number");
    }

    [Theory, OnBothEngines]
    public async Task Every_search_in_words_is_in_the_journal_once_and_without_the_words(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        var opened = await server.ReportAsync("chuồng lợn xothancmui bốc mùi", "H01");
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        var before = (await SearchesAsync(server)).Count;
        await chief.SeesAsync("/cases?q=xothancmui+boc");
        await chief.SeesAsync($"/cases/{opened.Code}?q=xothancmui+boc");
        await chief.SeesAsync("/cases?q=xothancmui+boc");
        await chief.SeesAsync($"/cases?q={opened.Code}");
        var searches = (await SearchesAsync(server))[before..];
        searches.ShouldHaveSingleItem().Actor.ShouldBe($"staff:{(await server.StaffAsync(chief.Account.User)).Id}");
        $"{searches[0].Subject} {searches[0].Details}".ShouldNotContain("mui");
        await chief.SeesAsync("/cases?q=xothanckhac");
        (await SearchesAsync(server)).Count.ShouldBe(before + 2, "nothing found is a search as well");
        (await chief.SeesAsync("/journal")).Words.ShouldContain("Tìm trong nội dung tin");
    }

    [Theory, OnBothEngines]
    public async Task A_complaint_about_an_officer_leaves_no_term_in_the_search_from_the_first_word_on(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        var complaint = await server.ReportAsync("Anh Lưu Gia Bách cảnh sát khu vực đòi tiền xothankin", "H01", o => o with { Kind = CaseKind.PoliceConduct, Category = CaseCategory.PoliceConduct });
        (await TermsAsync(server, complaint)).ShouldBe(0);
        using var resident = new Resident(server);
        await resident.LookUpAsync(complaint.TrackingCode.Reveal());
        await resident.SubmitAsync("/tin-cua-toi/them", ("them", "Tháng trước cũng vậy xothankinsau"));
        (await TermsAsync(server, complaint)).ShouldBe(0);

        // One that turns out to be about an officer, with what went into it.
        var (own, joined) = (await server.ReportAsync("Quán đầu thôn đánh bạc xothanmo", "H01"), await server.ReportAsync("Ở quán ấy còn cá độ xothanmo", "H01"));
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        await MergeAsync(chief, joined, own);
        (await TermsAsync(server, joined)).ShouldBeGreaterThan(0);
        await CaseWorkTests.DoAsync(chief, own, "widen-conflict", ("widen-conflict-who", (await server.IdOfAsync("cskv-p04")).ToString()), ("widen-conflict-why", "chủ quán là người nhà"));
        (await TermsAsync(server, own)).ShouldBe(0);
        (await TermsAsync(server, joined)).ShouldBe(0);
        var changed = await server.ReportAsync("Bị hạch sách ở trụ sở xothandoi", "H01");
        await CaseWorkTests.DoAsync(chief, changed, "look");
        await CaseWorkTests.DoAsync(chief, changed, "change-kind", ("change-kind-to", nameof(CaseKind.PoliceConduct)), ("change-kind-why", "nói về cán bộ"));
        (await server.CaseAsync(changed.Code)).HasConflict.ShouldBeTrue();
        (await TermsAsync(server, changed)).ShouldBe(0);
        // Leaders go by the list and the number.
        (await chief.SeesAsync($"/cases?q={complaint.Code}")).FindAll("a.item").Count.ShouldBe(1);
        (await chief.SeesAsync("/cases?category=PoliceConduct")).FindAll("a.item").ShouldContain(a => a.GetAttribute("data-code") == complaint.Code.ToString());
    }

    [Theory, OnBothEngines]
    public async Task Whoever_introduces_themself_is_not_found_by_the_own_name(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        var opened = await server.ReportAsync("Tôi là Xothanho Thị Xothanten, thấy Xothanke đánh bạc", "H01");
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        (await FoundAsync(chief, "Xothanke")).ShouldBe([opened.Code.ToString()]);
        (await FoundAsync(chief, "xothanho")).ShouldBeEmpty();
        (await FoundAsync(chief, "xothanten")).ShouldBeEmpty();
    }

    /// <summary>Whoever copied the file hands in a report with every syllable there is: what is stored of it has nothing in common with what is stored of others (decision 0156).</summary>
    [Theory, OnBothEngines]
    [Threat(8)]
    public async Task What_is_stored_of_equal_words_has_nothing_in_common(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        var ids = new List<CaseId>();
        for (var i = 0; i < 2; i++) ids.Add((await server.ReportAsync("Nhà bên mở loa xobang cả đêm", "H01")).CaseId);
        var lists = await server.ReadAsync(db => db.Set<CaseTermList>().AsNoTracking().Where(l => ids.Contains(l.CaseId)).Select(l => l.Terms).ToListAsync(TestContext.Current.CancellationToken));
        lists.Count.ShouldBe(2);
        lists[0].Length.ShouldBe(lists[1].Length);
        Windows(lists[0]).Intersect(Windows(lists[1])).ShouldBeEmpty();
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        (await FoundAsync(chief, "loa xobang")).Count.ShouldBe(2);

        static HashSet<string> Windows(byte[] list) => [.. Enumerable.Range(0, list.Length - 3).Select(at => Convert.ToHexString(list, at, 4))];
    }

    /// <summary>What the process remembers is looked up once more: lists that are gone are not found, and a restored or second program's are.</summary>
    [Theory, OnBothEngines]
    public async Task A_search_finds_what_stands_in_the_database_and_nothing_else(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        var gone = await server.ReportAsync("Nhà bên mở loa xomatdi", "H01");
        (await FoundAsync(chief, "xomatdi")).ShouldBe([gone.Code.ToString()]);
        var rows = await server.ReadAsync(db => db.Set<CaseTermList>().AsNoTracking().Where(l => l.CaseId == gone.CaseId).ToListAsync(TestContext.Current.CancellationToken));
        await server.ReadAsync(db => db.Set<CaseTermList>().Where(l => l.CaseId == gone.CaseId).ExecuteDeleteAsync(TestContext.Current.CancellationToken));
        (await FoundAsync(chief, "xomatdi")).ShouldBeEmpty();
        await server.ReadAsync(async db =>
        {
            db.AddRange(rows.Select(row => CaseTermList.Of(row.CommuneId, row.CaseId, row.Terms)));
            return await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        });
        (await FoundAsync(chief, "xomatdi")).ShouldBe([gone.Code.ToString()]);
    }

    /// <summary>Page after page nothing is left out and nothing stands twice, the newest first.</summary>
    [Theory, OnBothEngines]
    public async Task A_long_list_of_what_was_found_is_read_page_by_page(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        var told = new List<string>();
        for (var i = 0; i < 60; i++)
        {
            server.Clock.Advance(TimeSpan.FromSeconds(1));
            told.Add((await server.ReportAsync($"Cột điện số {i} xonghieng", "H01")).Code.ToString());
        }

        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        var seen = new List<string>();
        for (var address = "/cases?q=xonghieng"; address is not null;)
        {
            var page = await chief.SeesAsync(address);
            seen.AddRange(page.FindAll("a.item").Select(a => a.GetAttribute("data-code")!));
            address = page.Find("a[rel=next]")?.GetAttribute("href");
        }

        told.Reverse();
        seen.ShouldBe(told);
    }

    [Theory]
    [InlineData("Tôi là Trần Thị Hoa, ở xóm 3, thấy Nam trộm gà", "tran thi hoa", "nam trom ga")]
    [InlineData("Anh Hùng hay đánh bạc. Em là Nguyễn An đây ạ", "nguyen an", "anh hung hay danh bac")]
    [InlineData("toi ten la tran van binh o thon 5 thay nha ong tu danh bac", "tran van binh", "nha ong tu danh bac")]
    [InlineData("Tôi là lê văn tám, nhà cạnh quán", "le van tam", "nha canh quan")]
    [InlineData("Tên tôi là Đỗ Mười Ba Bốn Năm", "do muoi ba bon", "nam")]
    [InlineData("cháu là chị Liễu bên chùa Cả", "lieu", "ben chua ca")]
    [InlineData("TÔI LÀ PHẠM THỊ LAN", "pham thi lan", "toi la")]
    [InlineData("Tôi là người dân thôn 5, đối tượng tên là Phạm Hùng", "", "ten la pham hung")]
    [InlineData("Họ và tên: Sầm Thị Lượm. Số điện thoại: 0966123789. Nhà ông Khoan đánh bạc", "sam thi luom 0966123789", "nha ong khoan danh bac")]
    [InlineData("Tên tôi: Quàng Văn Phóng, thôn Đông Khê. Quán ông Sáu hát to quá", "quang van phong", "quan ong sau hat to qua")]
    [InlineData("Tôi, Vi Thị Thoan, xin phản ánh quán ông Sáu hát to", "vi thi thoan", "xin phan anh quan ong sau")]
    [InlineData("Em Tòng Thị Ngoãn xóm dưới đây ạ, quán ông Sáu hát to", "tong thi ngoan", "quan ong sau hat to")]
    [InlineData("Quán ông Sáu hát to quá. Người gửi: Lường Thị Pánh", "luong thi panh", "quan ong sau hat to qua")]
    [InlineData("Quán ông Sáu hát to quá, mong công an xã xem giúp. Ký tên Hà Thị Nhót", "ha thi nhot", "mong cong an xa xem giup")]
    [InlineData("Quán ông Sáu hát to quá, mong xã xem giúp.\nHà Thị Nhót", "ha thi nhot", "mong xa xem giup")]
    [InlineData("Quán hát to quá, cần gì gọi lại số 0977 123.987 của em", "0977 123 987", "can gi goi lai so")]
    [InlineData("ho ten: ha thi nhot, quan ong sau hat to", "ha thi nhot", "quan ong sau hat to")]
    [InlineData("Hoa bán phở đây ạ, quán bên hát to", "hoa ban pho", "quan ben hat to")]
    public void An_introduction_is_left_out_and_nothing_else(string text, string gone, string kept)
    {
        var runs = Introductions.LeftOut(text).Select(r => $" {string.Join(' ', r)} ").ToList();
        runs.ShouldContain(r => r.Contains($" {kept} "));
        foreach (var word in gone.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(w => !kept.Contains(w, StringComparison.Ordinal))) runs.ShouldNotContain(r => r.Contains($" {word} "));
    }

    [Theory, OnBothEngines]
    public async Task What_is_locked_or_deleted_is_not_found_either_and_what_another_said_still_is(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        var (kept, joined) = (await server.ReportAsync("Quán đầu thôn đánh bạc xothancon", "H01"), await server.ReportAsync("Ở quán ấy còn cá độ xothanmat", "H01"));
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        await MergeAsync(chief, joined, kept);
        string[] both = [kept.Code.ToString(), joined.Code.ToString()];
        (await FoundAsync(chief, "xothanmat")).ShouldBe(both, ignoreOrder: true);

        await WithDataOfAsync(server, joined, (data, subject) => data.RestrictAsync(subject, restricted: true, default));
        (await FoundAsync(chief, "xothanmat")).ShouldBeEmpty();
        (await FoundAsync(chief, "xothancon")).ShouldBe([kept.Code.ToString()]);
        await WithDataOfAsync(server, joined, (data, subject) => data.RestrictAsync(subject, restricted: false, default));
        (await FoundAsync(chief, "xothanmat")).ShouldBe(both, ignoreOrder: true);

        Func<CancellationToken, Task>? rest = null;
        await WithDataOfAsync(server, joined, async (data, subject) => rest = await data.EraseAsync(subject, default));
        await rest!(TestContext.Current.CancellationToken);
        (await FoundAsync(chief, "xothanmat")).ShouldBeEmpty();
        (await FoundAsync(chief, "xothancon")).ShouldBe([kept.Code.ToString()]);
        // A lock on the other report brings nothing back.
        await WithDataOfAsync(server, kept, (data, subject) => data.RestrictAsync(subject, restricted: true, default));
        await WithDataOfAsync(server, kept, (data, subject) => data.RestrictAsync(subject, restricted: false, default));
        (await FoundAsync(chief, "xothanmat")).ShouldBeEmpty();
        (await FoundAsync(chief, "xothancon")).ShouldBe([kept.Code.ToString()]);
    }

    private static async Task MergeAsync(Officer officer, OpenedCase from, OpenedCase into)
    {
        foreach (var opened in new[] { from, into }) await CaseWorkTests.DoAsync(officer, opened, "look");
        await CaseWorkTests.DoAsync(officer, from, "merge", ("merge-into", into.Code.ToString()));
    }

    private static async Task WithDataOfAsync(BinhYenServer server, OpenedCase opened, Func<ThreadData, DataSubject, Task> act)
    {
        await using var scope = server.Services.CreateAsyncScope();
        var data = scope.ServiceProvider.GetRequiredService<IEnumerable<IDataHolder>>().OfType<ThreadData>().Single();
        await act(data, new DataSubject(server.Commune, opened.ThreadId.Value, null));
        await scope.ServiceProvider.GetRequiredService<BinhYenDb>().SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<List<string>> FoundAsync(Officer officer, string word) =>
        [.. (await officer.SeesAsync($"/cases?q={word}")).FindAll("a.item").Select(a => a.GetAttribute("data-code")!)];

    private static Task<int> TermsAsync(BinhYenServer server, OpenedCase opened) => server.ReadAsync(db => db.CountTermsAsync(opened.CaseId, TestContext.Current.CancellationToken));

    private static Task<List<JournalEntry>> SearchesAsync(BinhYenServer server) => server.ReadAsync(db =>
        db.Set<JournalEntry>().AsNoTracking().Where(e => e.Fact == "cases.searched.v1").OrderBy(e => e.Sequence).ToListAsync(TestContext.Current.CancellationToken));
}
