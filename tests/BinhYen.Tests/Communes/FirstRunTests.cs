using System.Net;
using BinhYen.Communes;
using BinhYen.Communes.Duty;
using BinhYen.Communes.FirstRun;
using BinhYen.Platform;
using BinhYen.Platform.Journal;
using BinhYen.Platform.Sheets;
using BinhYen.Staff;
using BinhYen.Tests.Drivers;
using BinhYen.Tests.Given;
using CsCheck;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BinhYen.Tests.Communes;

/// <summary>An empty installation becomes a commune that takes reports.</summary>
public sealed class FirstRunTests
{
    [Theory, OnBothEngines]
    public async Task A_commune_is_set_up_and_takes_a_report_at_once(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine, empty: true);
        using var stranger = new NewCommune(server);
        (await stranger.OpenAsync("/")).Words.ShouldContain("đang được thiết lập");
        await stranger.SetUpAsync("ha-giang");

        stranger.Page.Heading.ShouldBe("Công an xã Hoa Sen đã sẵn sàng nhận tin");
        stranger.Codes.Keys.ShouldBe(["yen-do-hai", "hung-tran-van", "mai-le-thi", "ha-ngo-thu", "tuan-pham-minh", "long-vu-duc"], ignoreOrder: true);
        stranger.Page.FindAll("tbody tr")[0].TextContent.ShouldContain("Trần Văn Hùng", customMessage: "the chief comes first");
        stranger.Page.FindAll("tbody tr")[1].TextContent.ShouldContain("Đỗ Hải Yến", customMessage: "then whoever opens the others' way in");
        stranger.Page.Words.ShouldContain("Mã in ở đây vẫn dùng được sau khi trang này đóng");

        using var resident = new Resident(server);
        (await resident.OpenAsync("/")).Words.ShouldContain("Công an xã Hoa Sen");
        await resident.ReportAsync(("ke", "Mất xe máy ở đầu thôn Đông tối qua"));
        resident.Page.Path.ShouldBe("/da-nhan");

        // Nobody has a password yet, and nobody needs one that we made.
        (await server.ReadAsync(db => db.Set<StaffMember>().CountAsync(s => s.PasswordHash != null))).ShouldBe(0);
        using var chief = await stranger.TakesCodeAsync("hung-tran-van");
        (await chief.OpenAsync("/cases")).Status.ShouldBe(HttpStatusCode.OK);
        chief.Page.Words.ShouldContain("HS-");
        (await chief.OpenAsync("/profile/groups")).Words.ShouldContain("Trưởng thôn");
        (await chief.OpenAsync("/duty")).Words.ShouldContain("Vũ Đức Long");
        (await server.ReadAsync(async db => await db.Set<JournalEntry>().Select(j => j.Fact).ToListAsync())).ShouldContain("communes.set-up.v1");
    }

    [Theory, OnBothEngines]
    public async Task Heads_get_the_hamlet_their_position_names_and_papers_carry_the_address_the_set_up_was_told(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine, empty: true);
        using var stranger = new NewCommune(server);
        await stranger.EnterAsync();
        stranger.Page.Find("#publicUrl")!.GetAttribute("value").ShouldBe(server.Address, "the address it was opened at");
        (await stranger.SubmitAsync("/setup/place", ("kind", "xã"), ("name", "Hoa Sen"), ("province", "Sông Thanh"), ("dutyPhone", "0100 000 113"), ("address", "Thôn Đông"), ("publicUrl", "congan.hoasen.example/bao-tin")))
            .Errors.ShouldHaveSingleItem().ShouldContain("đủ cả https://");
        await stranger.SubmitAsync("/setup/place", ("publicUrl", "https://congan.hoasen.example/"));
        await stranger.SetUpAsync("ha-giang", people: NewCommune.People + "Nguyễn Thị Sáu\t\tTrưởng thôn Tây\n", entered: true);
        stranger.Page.Words.ShouldContain("https://congan.hoasen.example/first-sign-in");
        stranger.Page.Words.ShouldContain("ghi nơi nhận tin về chính Trưởng Công an xã");
        (await stranger.OpenAsync("/ho-tro")).Words.ShouldContain("congan.hoasen.example");
        System.Text.Json.Nodes.JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(server.DataFolder, "binhyen.json"), TestContext.Current.CancellationToken))!["BinhYen"]!["PublicUrl"]!.GetValue<string>().ShouldBe("https://congan.hoasen.example", "a restart knows it");
        var held = await server.ReadAsync(async db => await db.Set<PositionHolding>().AsNoTracking().ToListAsync());
        held.ShouldHaveSingleItem().Title.ShouldBe("Trưởng thôn Tây");
        held[0].Kind.ShouldBe(PositionKind.HamletHead);
    }

    [Theory, OnBothEngines]
    public async Task Only_the_code_of_the_console_opens_it_and_only_until_the_administrator_is_there(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine, empty: true);
        using var guesser = new Browser(server.Address);
        (await guesser.OpenAsync("/setup/place")).Path.ShouldBe("/setup");
        await guesser.SubmitAsync("/setup", ("code", "AAAA-AAAA-AAAA-AAAA"));
        guesser.Page.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var token = guesser.Page.Find("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        (await guesser.PostAsync("/setup/finish", [new("__RequestVerificationToken", token)])).Path.ShouldBe("/setup");
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(Path.Combine(server.DataFolder, AnnounceFirstRun.FileName)).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);

        using var stranger = new NewCommune(server);
        await stranger.SetUpAsync("default");
        // The browser was closed before anybody wrote the codes down: new ones, and the old ones are worthless.
        var lost = stranger.Codes["yen-do-hai"];
        using var again = new NewCommune(server);
        await again.EnterAsync();
        again.Page.Path.ShouldBe("/setup/done");
        await again.SubmitAsync("/setup/done/codes");
        again.CopyCodes();
        again.Codes["yen-do-hai"].ShouldNotBe(lost);

        using var administrator = await again.TakesCodeAsync("yen-do-hai");
        (await administrator.OpenAsync("/admin/accounts")).Status.ShouldBe(HttpStatusCode.OK);
        (await again.OpenAsync("/setup/done")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await again.OpenAsync("/setup")).Status.ShouldBe(HttpStatusCode.NotFound);
        await server.RestartAsync();
        await server.AnnounceAsync();
        File.Exists(Path.Combine(server.DataFolder, AnnounceFirstRun.FileName)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_closed_browser_and_a_restart_lose_nothing_and_a_mistake_is_undone()
    {
        await using var server = await BinhYenServer.StartAsync(empty: true);
        using (var morning = new NewCommune(server))
        {
            await morning.EnterAsync();
            await morning.SubmitAsync("/setup/place", ("kind", "xã"), ("name", "Hoa Sen"), ("province", "Sông Thanh"), ("dutyPhone", "0100 000 113"), ("address", "Thôn Đông"));
            await morning.SubmitAsync("/setup/preset", ("preset", "dong-tam"));
            await morning.PressAsync("/setup/hamlets", "read", ("paste", "Ấp 1\nẤp 2"));
        }

        var code = File.ReadAllText(Path.Combine(server.DataFolder, AnnounceFirstRun.FileName));
        await server.RestartAsync();
        await server.AnnounceAsync();
        File.ReadAllText(Path.Combine(server.DataFolder, AnnounceFirstRun.FileName)).ShouldBe(code, "it may already be on a slip of paper");

        using var evening = new NewCommune(server);
        await evening.EnterAsync();
        evening.Page.Path.ShouldBe("/setup/units", "the first step nobody went on from");
        await evening.OpenAsync("/setup/hamlets");
        evening.Page.Find("#h1-name")!.GetAttribute("value").ShouldBe("2");
        await evening.PressAsync("/setup/hamlets", "read", ("paste", "Ấp 3\nẤp 4\nẤp 5"));
        evening.Page.Words.ShouldContain("5 địa bàn");
        await evening.SubmitAsync("/setup/undo");
        evening.Page.Words.ShouldContain("2 địa bàn");
        // A step cannot be skipped.
        (await evening.OpenAsync("/setup/check")).Path.ShouldBe("/setup/units");
        await evening.PressAsync("/setup/units", "next");
        using var later = new NewCommune(server);
        await later.EnterAsync();
        later.Page.Path.ShouldBe("/setup/people", "bodies may wait, once somebody said so");
        await later.SubmitAsync("/setup/undo");
        later.Page.Path.ShouldBe("/setup/units?done=undone");
        (await later.OpenAsync("/setup/people")).Path.ShouldBe("/setup/units");
    }

    [Theory, OnBothEngines]
    public async Task A_list_that_was_read_is_shown_by_a_page_that_reloads_and_what_was_said_of_it_is_no_step_to_undo(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine, empty: true);
        using var stranger = await AtHamletsAsync(server);
        await stranger.PressAsync("/setup/hamlets", "read", ("paste", "Thôn Đông\nThôn Tây\nThôn Đông"));
        stranger.Page.Path.ShouldBe("/setup/hamlets?done=read");
        foreach (var page in new[] { stranger.Page, await stranger.OpenAsync(stranger.Page.Path) })
        {
            page.Find("[role=status]")!.TextContent.ShouldContain("Đọc được 2 địa bàn từ bảng dán");
            page.Find("[role=status]")!.TextContent.ShouldContain("Bỏ 1 dòng trùng tên");
            page.Words.ShouldContain("2 địa bàn");
        }

        await stranger.PressAsync("/setup/hamlets", "read", ("paste", "Thôn Đông\nThôn Tây"));
        stranger.Page.Words.ShouldContain("Bỏ 2 tên đã có trong bảng");
        (await stranger.OpenAsync("/setup/hamlets")).Find("[role=status]").ShouldBeNull("it was said once");
        await stranger.PressAsync("/setup/hamlets", "next");
        (await stranger.OpenAsync("/setup/units?done=read")).Find("[role=status]").ShouldBeNull("it was said of another list");
        await stranger.PressAsync("/setup/units", "read", ("paste", "Trường Tiểu học Hoa Sen"));
        stranger.Page.Path.ShouldBe("/setup/units?done=read");
        await stranger.PressAsync("/setup/units", "next");
        await stranger.PressAsync("/setup/people", "read", ("paste", NewCommune.People));
        stranger.Page.Path.ShouldBe("/setup/people?done=read");
        stranger.Page.Words.ShouldContain("Đọc được 6 người");

        // People, bodies, hamlets: each list is one step back, and nothing lies between.
        foreach (var step in new[] { "people", "units", "hamlets" })
        {
            await stranger.SubmitAsync("/setup/undo");
            stranger.Page.Path.ShouldBe($"/setup/{step}?done=undone");
        }

        stranger.Page.Words.ShouldContain("0 địa bàn");
    }

    [Fact]
    public async Task A_further_row_keeps_what_is_typed_and_asks_for_nothing_yet()
    {
        await using var server = await BinhYenServer.StartAsync(empty: true);
        using var stranger = await AtHamletsAsync(server);
        await stranger.PressAsync("/setup/hamlets", "more", ("h0-name", "Đông"), ("h1-name", "ĐÔNG"));
        stranger.Page.Errors.ShouldBeEmpty();
        stranger.Page.Find("#h1-name")!.GetAttribute("value").ShouldBe("ĐÔNG");
        (await stranger.OpenAsync("/setup/units")).Path.ShouldBe("/setup/hamlets", "a name that stands twice is no finished list");
        await stranger.PressAsync("/setup/hamlets", "next", ("h1-name", "Tây"));
        await stranger.PressAsync("/setup/units", "more", ("u0-name", "Trạm Y tế"), ("u1-name", "trạm y tế"));
        stranger.Page.Errors.ShouldBeEmpty();
        await stranger.PressAsync("/setup/units", "next", ("u1-name", ""));

        await stranger.PressAsync("/setup/people", "more", ("p0-name", "Trần Văn Hùng"), ("p0-rank", "Trung tá"), ("p1-name", "Lê Thị Mai"));
        stranger.Page.Errors.ShouldBeEmpty();
        stranger.Page.Find("#p0-rank")!.GetAttribute("value").ShouldBe("Trung tá");
        stranger.Page.FindAll("input[id$=-name]").Count.ShouldBe(6, "two people, four blank rows");
        await stranger.PressAsync("/setup/people", "next");
        stranger.Page.Errors.ShouldContain("Dòng 2: chọn vai trò cho Lê Thị Mai.");
    }

    [Theory, OnBothEngines]
    public async Task The_plan_of_the_commune_is_its_basis_and_the_chief_reads_how_the_model_comes_into_force(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine, empty: true);
        using var stranger = await AtHamletsAsync(server, "yen-cuong", "Ninh Bình");
        await stranger.OpenAsync("/setup/preset");
        await stranger.SubmitAsync("/setup/preset", ("basis-number", "12/KH-UBND"), ("basis-date", "2026-11-02"), ("basis-issuer", "UBND xã Hoa Sen"), ("basis-subject", "xây dựng mô hình Zalo ANTT"));
        await stranger.OpenAsync("/setup/preset");
        await stranger.SetUpAsync("yen-cuong", entered: true);
        stranger.Page.Words.ShouldContain("Mô hình đang là “Dự thảo”");
        stranger.Page.FindAll("ol a").Select(a => a.GetAttribute("href")).ShouldContain("/profile/life#next");
        stranger.Page.Words.ShouldContain("Mã đăng nhập lần đầu");
        stranger.Page.Words.ShouldNotContain("Mã thiết lập", Shouldly.Case.Insensitive, "that is the code of the console");

        using var administrator = await stranger.TakesCodeAsync("yen-do-hai");
        var accounts = await administrator.OpenAsync("/admin/accounts");
        accounts.FindAll("td[data-label='Dùng gần nhất']").Count(cell => cell.TextContent == "chưa đăng nhập").ShouldBe(5, "everybody but the one who looks");
        (await administrator.OpenAsync(accounts.FindAll("td a").First(a => a.TextContent.Contains("Vũ Đức Long", StringComparison.Ordinal)).GetAttribute("href")!)).Words.ShouldContain("chưa đăng nhập");
        (await administrator.OpenAsync("/desk")).Find(".hand-notice")!.TextContent.ShouldNotContain("Dự thảo", customMessage: "somebody else decides");

        using var chief = await stranger.TakesCodeAsync("hung-tran-van");
        (await chief.OpenAsync("/desk")).Find(".hand-notice")!.TextContent.ShouldContain("Mô hình đang là “Dự thảo”, chưa có hiệu lực");
        chief.Page.Find(".hand-notice a")!.GetAttribute("href").ShouldBe("/profile/life#next");
        (await chief.OpenAsync("/profile")).Find("#model-basisDocuments")!.ParentElement!.ParentElement!.TextContent
            .ShouldContain("Kế hoạch số 59/KH-CAT-PC06 ngày 11 tháng 3 năm 2026 của Giám đốc Công an tỉnh Ninh Bình; Kế hoạch số 12/KH-UBND ngày 02 tháng 11 năm 2026 của UBND xã Hoa Sen về xây dựng mô hình Zalo ANTT");
        chief.Page.FindAll("main .banner a").Select(a => a.GetAttribute("href")).ShouldContain("/profile/life#next");

        // The plan is known: one press takes the first step.
        await chief.OpenAsync("/profile/life");
        await chief.SubmitAsync("/profile/life");
        chief.Page.Errors.ShouldBeEmpty();
        chief.Page.Find(".timeline")!.TextContent.ShouldContain("Kế hoạch số 12/KH-UBND");
        (await chief.OpenAsync("/desk")).Find(".hand-notice")!.TextContent.ShouldNotContain("Dự thảo");
    }

    [Theory, OnBothEngines]
    public async Task The_tasks_stay_in_the_console_until_each_is_done(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine, empty: true);
        using var stranger = new NewCommune(server);
        await stranger.SetUpAsync("ha-giang");
        using var administrator = await stranger.TakesCodeAsync("yen-do-hai");
        administrator.Page.Find("a.button")!.GetAttribute("href").ShouldBe("/first-tasks", "the work begins with the list");
        (await stranger.OpenAsync("/setup/done")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await administrator.OpenAsync("/desk")).Find(".hand-notice")!.TextContent.ShouldContain("Còn 11 việc sau khi thiết lập xã, 3 việc của bạn");
        administrator.Page.Find(".hand-notice a")!.GetAttribute("href").ShouldBe("/first-tasks");
        administrator.Page.Find(".bar-nav a")!.GetAttribute("href").ShouldBe("/first-tasks", "the bar leads back from everywhere");
        (await administrator.OpenAsync("/first-tasks")).Words.ShouldContain("binhyen doctor (lệnh để máy tự khám): không có dòng LỖI là được");
        administrator.Page.Find("#of-Administrator")!.TextContent.ShouldBe("Việc của bạn");
        administrator.Page.Find("#of-Chief")!.TextContent.ShouldBe("Việc của Trưởng Công an xã");
        foreach (var code in stranger.Codes.Values) administrator.Page.Source.ShouldNotContain(code);
        await administrator.SubmitAsync("/first-tasks", ("done", "Codes"));
        administrator.Page.Words.ShouldContain("Đã lưu. Còn 10 việc.");

        using var chief = await stranger.TakesCodeAsync("hung-tran-van");
        (await chief.OpenAsync("/first-tasks")).FindAll("input[name=done][checked]").Count.ShouldBe(1);
        using var officer = await stranger.TakesCodeAsync("tuan-pham-minh");
        (await officer.OpenAsync("/first-tasks")).Status.ShouldBe(HttpStatusCode.Forbidden);
        officer.Page.Words.ShouldContain("phần việc của: Trưởng Công an xã, Phó Trưởng Công an xã, Quản trị hệ thống");
        await administrator.SubmitAsync("/first-tasks", ("all", "1"));
        administrator.Page.Words.ShouldContain("Đã xong hết");
        (await administrator.OpenAsync("/desk")).Find(".hand-notice").ShouldBeNull();
        administrator.Page.Find(".bar-nav a")!.GetAttribute("href").ShouldNotBe("/first-tasks");
    }

    [Theory, OnBothEngines]
    public async Task The_list_leads_only_where_its_reader_may_go_and_back_and_ticks_itself_from_facts(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine, empty: true);
        using var stranger = new NewCommune(server);
        await stranger.SetUpAsync("ha-giang");
        foreach (var user in new[] { "yen-do-hai", "hung-tran-van" })
        {
            using var reader = await stranger.TakesCodeAsync(user);
            var links = (await reader.OpenAsync("/first-tasks")).FindAll(".todo a").Select(a => a.GetAttribute("href")!).ToList();
            links.Count(l => l.Contains("from=first-tasks", StringComparison.Ordinal)).ShouldBeGreaterThan(2);
            foreach (var link in links.Where(l => l.Contains("from=first-tasks", StringComparison.Ordinal)))
            {
                (await reader.OpenAsync(link)).Status.ShouldBe(HttpStatusCode.OK, link);
                reader.Page.FindAll(".crumbs a").First(a => a.TextContent.Contains("Danh sách việc", StringComparison.Ordinal)).GetAttribute("href").ShouldBe("/first-tasks");
            }
        }

        using var chief = await stranger.SignsInAsync("hung-tran-van");
        (await Found(chief)).ShouldBe(1, "the administrator has signed in");
        await chief.OpenAsync("/groups");
        await chief.SubmitAsync("/groups/hamlets");
        (await Found(chief)).ShouldBe(2, "every hamlet has its group");
        await chief.OpenAsync("/joining/posters");
        await chief.SubmitAsync(chief.Page.FindAll("form[action='/joining/posters']").OfType<AngleSharp.Html.Dom.IHtmlFormElement>().Last(), []);
        (await Found(chief)).ShouldBe(3, "a notice was issued");

        using var administrator = await stranger.SignsInAsync("yen-do-hai");
        await administrator.OpenAsync("/admin/outside");
        await administrator.SubmitAsync("/admin/outside", ("name", "Thanh tra Công an tỉnh"), ("address", "Số 1, phố Lê Lợi"), ("phone", "0100 000 999"));
        (await Found(administrator)).ShouldBe(4, "reports about the chief have somewhere to go");

        static async Task<int> Found(Browser reader) => (await reader.OpenAsync("/first-tasks")).FindAll(".todo-done").Count;
    }

    [Fact]
    public async Task The_machines_own_check_finds_nothing_wrong_with_a_webhook_nobody_uses_yet()
    {
        await using var server = await BinhYenServer.StartAsync(empty: true);
        server.Services.GetRequiredService<BinhYen.Platform.Settings.BinhYenOptions>().Demo = false;
        await using var scope = server.Services.CreateAsyncScope();
        var findings = await scope.ServiceProvider.GetServices<BinhYen.Platform.Health.ICheckup>().Single(c => c.About == "Webhook").RunAsync(TestContext.Current.CancellationToken);
        findings.ShouldAllBe(f => f.Level == BinhYen.Platform.Health.Finding.Good);
    }

    [Theory]
    [InlineData("http://localhost:5080", true)]
    [InlineData("http://127.0.0.1:5080", true)]
    [InlineData("https://congan.hoasen.example", false)]
    public void An_address_that_opens_on_one_machine_alone_is_known_before_it_is_printed(string address, bool here) =>
        new BinhYen.Platform.Settings.BinhYenOptions { PublicUrl = address }.IsReachedHereOnly.ShouldBe(here);

    [Theory, OnBothEngines]
    public async Task A_trial_report_is_made_on_the_spot_and_counts_nowhere(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine, empty: true);
        using var stranger = new NewCommune(server);
        await stranger.SetUpAsync("ha-giang");
        using var chief = await stranger.TakesCodeAsync("hung-tran-van");
        await chief.OpenAsync("/first-tasks");
        await chief.SubmitAsync("/reports/trial");
        chief.Page.Path.ShouldStartWith("/cases/HS-");
        chief.Page.Words.ShouldContain("Tin thử: xem tin báo có đến Công an xã không");
        chief.Page.Words.ShouldContain("Không phải vụ việc");
        var first = chief.Page.Path;
        (await chief.OpenAsync("/first-tasks")).Find("button[form=trial]").ShouldBeNull("a first case is there");
        await chief.SubmitAsync("/reports/trial");
        chief.Page.Path.ShouldBe(first, "pressed twice, it is still one");
        var made = (await server.ReadAsync(db => db.Set<BinhYen.Cases.Case>().AsNoTracking().Include(c => c.Clocks).ToListAsync())).ShouldHaveSingleItem();
        made.State.ShouldBe(BinhYen.Cases.CaseState.NotACase);
        made.Category.ShouldBe(BinhYen.Cases.CaseCategory.Greeting);
        made.Clocks.ShouldAllBe(c => !c.IsOpen);

        using var administrator = await stranger.TakesCodeAsync("yen-do-hai");
        (await administrator.OpenAsync("/first-tasks")).Find("button[form=trial]").ShouldBeNull();
        var token = administrator.Page.Find("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        (await administrator.PostAsync("/reports/trial", [new("__RequestVerificationToken", token)])).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory, OnBothEngines]
    public async Task Heads_of_both_lists_are_the_same_people(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine, empty: true);
        using var stranger = await AtHamletsAsync(server);
        await stranger.PressAsync("/setup/hamlets", "read", ("paste", "Tên thôn\tHọ tên trưởng thôn\tSố hộ\nThôn Đông\tMạc Văn Thụ\t120\nThôn Tây\tHà Bích Ngân\t95\nThôn Nam\t\t80"));
        stranger.Page.Find("[role=status]")!.TextContent.ShouldContain("Không giữ cột “Số hộ”");
        await stranger.PressAsync("/setup/hamlets", "next");
        await stranger.PressAsync("/setup/units", "next");
        await stranger.PressAsync("/setup/people", "read", ("paste", Staff));
        var said = stranger.Page.Find("[role=status]")!.TextContent;
        said.ShouldContain("Đọc được 8 người");
        said.ShouldContain("2 người đã có, ghép lại");
        said.ShouldContain("Không giữ cột “Số điện thoại”");
        said.ShouldContain("Không có địa bàn tên “Thôn Lạ”");
        stranger.Page.FindAll("input[id$=-name]").Select(i => i.GetAttribute("value")).Count(v => v is { Length: > 0 }).ShouldBe(8);
        stranger.Page.FindAll("td.number").Select(c => c.TextContent).ShouldContain("8");
        await stranger.PressAsync("/setup/people", "next");
        stranger.Page.Path.ShouldBe("/setup/duties");
        stranger.Page.Words.ShouldContain("2 địa bàn lấy người phụ trách từ danh sách cán bộ. 1 địa bàn danh sách không ghi thì máy chia đều");
        string Chosen(string field) => stranger.Page.Find($"#{field} option[selected]")!.GetAttribute("value")!;
        (Chosen("d0-officer"), Chosen("d1-officer")).ShouldBe(("ha-ngo-thu", "ha-ngo-thu"), "as the list says, whatever the order");
        (Chosen("d0-head"), Chosen("d1-head")).ShouldBe(("thu-mac-van", "ngan-ha-bich"));
        await stranger.SubmitAsync("/setup/duties");
        stranger.Page.Path.ShouldBe("/setup/zalo");
    }

    [Fact]
    public async Task The_first_sign_in_opens_the_authenticator_of_the_same_phone_and_leads_to_the_work()
    {
        await using var server = await BinhYenServer.StartAsync(empty: true);
        using var stranger = new NewCommune(server);
        await stranger.SetUpAsync("default");
        using var look = new Browser(server.Address);
        await look.OpenAsync("/first-sign-in");
        (await look.SubmitAsync("/first-sign-in", ("code", stranger.Codes["tuan-pham-minh"]))).Find("a[href^='otpauth://totp/']")!.TextContent.ShouldBe("Mở ứng dụng xác thực trên máy này");
        using var officer = await stranger.TakesCodeAsync("tuan-pham-minh");
        officer.Page.Find("a.button")!.GetAttribute("href").ShouldBe("/desk");
        officer.Page.Find("[data-copy]")!.GetAttribute("data-copy")!.Split('\n').Length.ShouldBe(officer.Page.FindAll(".codes li").Count);
    }

    [Fact]
    public async Task All_rows_without_a_role_get_one_in_one_act()
    {
        await using var server = await BinhYenServer.StartAsync(empty: true);
        using var stranger = await AtHamletsAsync(server);
        await stranger.PressAsync("/setup/hamlets", "next", ("h0-name", "Đông"));
        await stranger.PressAsync("/setup/units", "next");
        await stranger.PressAsync("/setup/people", "more", ("p0-name", "Lê Thị Mai"), ("p1-name", "Ngô Thu Hà"), ("p2-name", "Vũ Đức Long"), ("p2-role", "DutyOfficer"));
        await stranger.PressAsync("/setup/people", "roles");
        stranger.Page.Errors.ShouldHaveSingleItem().ShouldContain("Chọn vai trò trước");
        await stranger.PressAsync("/setup/people", "roles", ("all-role", "AreaOfficer"));
        stranger.Page.Words.ShouldContain("2 dòng nay là Cảnh sát khu vực");
        stranger.Page.FindAll("select[id^=p] option[selected]").Select(o => o.GetAttribute("value")).ShouldBe(["AreaOfficer", "AreaOfficer", "DutyOfficer"]);
        stranger.Page.Find("#all-role").ShouldBeNull("nobody is without");
    }

    [Fact]
    public void The_same_head_twice_is_named_as_the_cause()
    {
        var answers = new FirstRunAnswers
        {
            Hamlets = [new("thôn", "Đông"), new("thôn", "Tây")],
            People = [new("thu-mac-van", "Mạc Văn Thụ", "", "Trưởng thôn Đông", StaffRole.HamletHead), new("thu-mac-van-2", "Mạc Văn Thụ", "", "Trưởng thôn", StaffRole.HamletHead)],
            Duties = [new("thôn Đông", "", "", "thu-mac-van")],
        };
        FirstRunRules.DutyProblems(answers).ShouldContain(p => p.StartsWith("Mạc Văn Thụ có hai dòng ở bước Con người, cùng là trưởng thôn Đông."));
    }

    [Fact]
    public void Two_people_of_one_name_stay_two()
    {
        PersonAnswer Head(string hamlet) => new("", "Mạc Văn Thụ", "", $"Trưởng thôn {hamlet}", StaffRole.HamletHead);
        var join = new JoinPeople([new("thôn", "Đông"), new("thôn", "Tây")]);
        join.Run([Head("Đông")], [Head("Tây")]).People.Count.ShouldBe(2, "heads of different hamlets");
        join.Run([], [Head("Đông"), Head("Đông")]).People.Count.ShouldBe(2, "one list does not list one person twice");
        join.Run([Head("Đông")], [new("", "MẠC VĂN THỤ", "", "Thủ quỹ", null)]).People.Count.ShouldBe(2, "another work");
        join.Run([Head("Đông") with { Position = "Trưởng thôn" }], [Head("Đông") with { Area = "Dong" }]).People.ShouldHaveSingleItem().ShouldBe(Head("Đông") with { Area = "Dong" });
    }

    [Fact]
    public void Whoever_stands_in_is_spread_evenly_and_never_the_officer()
    {
        var answers = new FirstRunAnswers
        {
            Hamlets = [.. Enumerable.Range(1, 12).Select(n => new HamletAnswer("thôn", $"{n}"))],
            People = [.. new[] { "an", "binh", "chi", "dung" }.Select(u => new PersonAnswer(u, u, "", "", StaffRole.AreaOfficer)), new("hung", "Hùng", "", "", StaffRole.PoliceChief)],
        };
        var suggested = SuggestDuties.For(answers);
        suggested.Answers.Duties.ShouldAllBe(d => d.Substitute != d.Officer);
        suggested.Answers.Duties.CountBy(d => d.Substitute).ShouldAllBe(c => c.Value == 3);
        suggested.Answers.Duties.CountBy(d => d.Officer).ShouldAllBe(c => c.Value == 3);
        suggested.Origin.ShouldBe("Danh sách cán bộ không ghi ai phụ trách 12 địa bàn, nên máy chia đều; đổi chỗ nào chưa đúng.");

        var listed = SuggestDuties.For(answers with { People = [.. answers.People.Select(p => p.UserName == "dung" ? p with { Area = "Thôn 1, 2; thon 3 và 4/5" } : p.UserName == "hung" ? p with { Position = "Trưởng Công an, phụ trách thôn 12" } : p)] });
        listed.Answers.Duties.Take(5).ShouldAllBe(d => d.Officer == "dung");
        listed.Answers.Duties[11].Officer.ShouldBe("hung");
        (listed.Listed, listed.Shared).ShouldBe((6, 6));
        listed.Answers.Duties.ShouldAllBe(d => d.Substitute != d.Officer);
    }

    [Fact]
    public void Nobody_goes_from_a_night_into_a_day() => Gen.Int[2, 12].Select(Gen.Int[0, 400]).Sample((people, day) =>
    {
        var turn = Enumerable.Range(0, people).Select(_ => StaffId.New(DateTimeOffset.UnixEpoch)).ToList();
        var (today, tomorrow) = (ProposedRoster.Of(turn, day), ProposedRoster.Of(turn, day + 1));
        return today.IsFull && today.Night != tomorrow.Day && today.Substitute != today.Day && today.Substitute != today.Night && (people == 2 || today.Day != today.Night);
    });

    [Theory]
    [InlineData(2, -1)]
    [InlineData(9, 0)]
    [InlineData(23, 0)]
    public async Task The_roster_starts_with_the_shift_that_runs(int hour, int first)
    {
        await using var server = await BinhYenServer.StartAsync(empty: true);
        var now = server.Clock.GetUtcNow().ToVietnam();
        server.Clock.Advance(TimeSpan.FromHours((24 + hour - now.Hour) % 24));
        using var stranger = new NewCommune(server);
        await stranger.SetUpAsync("default");
        var shifts = await server.ReadAsync(db => db.Set<DutyShift>().AsNoTracking().OrderBy(s => s.Date).ToListAsync());
        var today = DateOnly.FromDateTime(server.Clock.GetUtcNow().ToVietnam().DateTime);
        shifts[0].Date.ShouldBe(today.AddDays(first));
        shifts[^1].Date.ShouldBe(today.AddDays(FinishFirstRun.RosterDays - 1));
        shifts.Zip(shifts.Skip(1)).ShouldAllBe(pair => pair.First.NightOfficerId != pair.Second.DayOfficerId);
    }

    [Fact]
    public async Task A_file_that_is_no_workbook_or_too_large_is_turned_away_with_what_to_do()
    {
        await using var server = await BinhYenServer.StartAsync(empty: true);
        using var stranger = await AtHamletsAsync(server);
        var list = "Tên thôn;Số hộ\nThôn Đông;120\nThôn Tây;95\nThôn Nam;80"u8.ToArray();
        await stranger.UploadAsync("/setup/hamlets", "danh sach.xlsx", list);
        stranger.Page.Errors.ShouldHaveSingleItem().ShouldContain("bên trong không phải bảng tính");
        await stranger.UploadAsync("/setup/hamlets", "danh sach.csv", list);
        stranger.Page.Words.ShouldContain("3 địa bàn");

        var page = await stranger.SendTooMuchAsync("/setup/hamlets", 31_000_000);
        page.Status.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        page.Words.ShouldContain("Tệp bảng tính được tối đa 20 MB");
        page.Words.ShouldNotContain("113");
        page.Find("a.button")!.GetAttribute("href").ShouldBe("/setup/hamlets");
    }

    [Fact]
    public async Task What_is_missing_is_said_and_what_was_typed_stays()
    {
        await using var server = await BinhYenServer.StartAsync(empty: true);
        using var stranger = new NewCommune(server);
        await stranger.EnterAsync();
        await stranger.SubmitAsync("/setup/place", ("name", "Hoa Sen"), ("province", ""), ("dutyPhone", "gọi trưởng thôn"), ("address", "Thôn Đông"));
        stranger.Page.Errors.Count.ShouldBe(2);
        stranger.Page.Find("#dutyPhone")!.GetAttribute("value").ShouldBe("gọi trưởng thôn");
        await stranger.SubmitAsync("/setup/place", ("province", "Sông Thanh"), ("dutyPhone", "0100000113"));
        await stranger.SubmitAsync("/setup/preset", ("preset", "default"));
        await stranger.PressAsync("/setup/hamlets", "next");
        stranger.Page.Errors.ShouldContain("Thêm ít nhất một địa bàn.");
        await stranger.PressAsync("/setup/hamlets", "next", ("h0-name", "Đông"), ("h1-name", "ĐÔNG"));
        stranger.Page.Errors.ShouldContain(e => e.Contains("đã có"));
        await stranger.PressAsync("/setup/hamlets", "next", ("h1-name", ""));
        // Bodies may wait; the same one twice may not be.
        await stranger.PressAsync("/setup/units", "next", ("u0-name", "Trường Tiểu học Hoa Sen"), ("u1-name", "TRƯỜNG TIỂU HỌC HOA SEN"));
        stranger.Page.Errors.ShouldContain(e => e.Contains("đã có"));
        await stranger.PressAsync("/setup/units", "next", ("u0-name", ""), ("u1-name", ""));

        // Only a chief: nobody could stand in, and nobody could give accounts.
        await stranger.PressAsync("/setup/people", "next", ("p0-name", "Trần Văn Hùng"), ("p0-role", "PoliceChief"));
        stranger.Page.Errors.ShouldContain(e => e.StartsWith("Cần ít nhất hai người xử lý tin"));
        stranger.Page.Errors.ShouldContain(e => e.StartsWith("Thêm một Quản trị hệ thống"));
        stranger.Page.Find("#p0-name")!.GetAttribute("value").ShouldBe("Trần Văn Hùng");
        (await stranger.OpenAsync("/setup/duties")).Path.ShouldBe("/setup/people");
    }

    [Fact]
    public async Task The_ugliest_table_gives_the_hamlets_and_their_heads()
    {
        await using var server = await BinhYenServer.StartAsync(empty: true);
        using var stranger = new NewCommune(server);
        await stranger.EnterAsync();
        await stranger.SubmitAsync("/setup/place", ("name", "Hoa Sen"), ("province", "Sông Thanh"), ("dutyPhone", "0100000113"), ("address", "Thôn Đông"));
        await stranger.SubmitAsync("/setup/preset", ("preset", "ha-giang"));
        await stranger.UploadAsync("/setup/hamlets", "danh sach thon.xlsx", UglyHamlets());
        stranger.Page.Errors.ShouldBeEmpty();
        stranger.Page.FindAll("input[id$=-name]").Select(i => i.GetAttribute("value")).Where(v => v is { Length: > 0 }).ShouldBe(["Đông Khê", "Cầu Đá", "Hòa Bình", "Thượng Lâm", "7"]);
        stranger.Page.FindAll("input[id$=-term]").Select(i => i.GetAttribute("value")).Take(5).ShouldBe(["thôn", "xóm", "thôn", "khu dân cư", "thôn"]);
        stranger.Page.Words.ShouldContain("Bỏ 1 dòng trùng tên");
        await stranger.PressAsync("/setup/hamlets", "next");
        await stranger.PressAsync("/setup/units", "next");
        stranger.Page.FindAll("input[id$=-name]").Select(i => i.GetAttribute("value")).ShouldContain("Lưu Gia Bách");
        stranger.Page.FindAll("input[id$=-position]").Select(i => i.GetAttribute("value")).ShouldContain("Trưởng xóm Cầu Đá");

        await stranger.OpenAsync("/setup/hamlets");
        await stranger.UploadAsync("/setup/hamlets", "anh.jpg", [0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3]);
        stranger.Page.Errors.ShouldContain(e => e.StartsWith("Đây không phải bảng tính"));
    }

    [Theory, OnBothEngines]
    public async Task Bodies_are_read_from_a_list_and_stand_in_the_console_from_the_first_day(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine, empty: true);
        using var stranger = new NewCommune(server);
        await stranger.SetUpAsync("ha-giang", units: "STT\tTên đơn vị\n1\tTrường Tiểu học Hoa Sen\n2\tHTX nông nghiệp Hoa Sen\n3\tHội Phụ nữ xã\n4\ttrường tiểu học hoa sen\n5\tTổ liên gia an toàn\nTổng cộng\t4 đơn vị");
        var units = await server.ReadAsync(db => db.Set<CommuneUnit>().AsNoTracking().OrderBy(u => u.Kind).Select(u => new { u.Kind, u.Name }).ToListAsync(TestContext.Current.CancellationToken));
        units.OrderBy(u => u.Name, StringComparer.Ordinal).Select(u => $"{u.Kind}: {u.Name}").ShouldBe(
            ["Cooperative: HTX nông nghiệp Hoa Sen", "Union: Hội Phụ nữ xã", "School: Trường Tiểu học Hoa Sen", "Agency: Tổ liên gia an toàn"]);
    }

    [Theory]
    [InlineData("Trường THCS Đông Khê", BodyKind.School)]
    [InlineData("Công ty TNHH may Sông Thanh", BodyKind.Enterprise)]
    [InlineData("Hội đồng quản trị HTX dệt chiếu", BodyKind.Cooperative)]
    [InlineData("Ủy ban MTTQ xã", BodyKind.Union)]
    [InlineData("Ban Chỉ huy Quân sự xã", BodyKind.Department)]
    [InlineData("Trạm Y tế", BodyKind.Agency)]
    [InlineData("Tổ liên gia an toàn", null)]
    public void A_body_is_what_its_name_says(string name, object? kind) => UnitNames.KindOf(name).ShouldBe((BodyKind?)kind);

    [Theory]
    [InlineData("xuan truong ninh binh", "Xuân Trường", "Ninh Bình")]
    [InlineData("HOÀN KIẾM", "Hoàn Kiếm", "Hà Nội")]
    [InlineData("phú quốc", "Phú Quốc", "An Giang")]
    public void A_commune_is_found_as_people_type_it(string typed, string name, string province)
    {
        var units = AdminUnits.Load();
        units.Count.ShouldBe(3321);
        var found = units.Search(typed, 5, out _);
        found[0].Name.ShouldBe(name);
        found[0].Province.ShouldBe(province);
    }

    [Theory]
    [InlineData("thong nguyen ha giang", "Thông Nguyên", "Tuyên Quang")]
    [InlineData("xã Thông Nguyên, Hà Giang", "Thông Nguyên", "Tuyên Quang")]
    public void A_commune_is_found_beside_the_name_its_province_had(string typed, string name, string province)
    {
        var units = AdminUnits.Load();
        units.Search(typed, 5, out _).ShouldBeEmpty();
        var found = units.SearchName(typed, 5, out _);
        (found[0].Name, found[0].Province).ShouldBe((name, province));
        units.SearchName("khong co noi nay", 5, out _).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("xa nam suong ha noi", "xã", "Nam Suong", "Hà Nội")]
    [InlineData("Phường Hoa Sen, tỉnh Ninh Bình", "phường", "Hoa Sen", "Ninh Bình")]
    [InlineData("nậm sương hà giang", "xã", "Nậm Sương", "Tuyên Quang")]
    [InlineData("Hà Nội", "xã", "Hà Nội", "")]
    [InlineData("nậm sương", "xã", "Nậm Sương", "")]
    [InlineData(null, "xã", "", "")]
    public void What_was_searched_for_fills_the_fields_of_a_place_no_list_has(string? typed, string kind, string name, string province) =>
        TypedPlace.Of(typed, AdminUnits.Load().Provinces).ShouldBe(new TypedPlace(kind, name, province));

    [Fact]
    public async Task A_place_no_list_has_is_written_down_without_typing_it_twice()
    {
        await using var server = await BinhYenServer.StartAsync(empty: true);
        using var stranger = new NewCommune(server);
        await stranger.EnterAsync();
        await stranger.OpenAsync("/setup/place?q=n%E1%BA%ADm%20kh%C3%B4ng%20c%C3%B3%20ninh%20b%C3%ACnh");
        stranger.Page.Find("details.more[open]").ShouldNotBeNull();
        (stranger.Page.Find("#name")!.GetAttribute("value"), stranger.Page.Find("#province")!.GetAttribute("value")).ShouldBe(("Nậm Không Có", "Ninh Bình"));
    }

    [Fact]
    public async Task The_last_look_shows_who_does_what_and_whether_residents_can_open_the_page()
    {
        await using var server = await BinhYenServer.StartAsync(empty: true);
        using var stranger = new NewCommune(server);
        (await stranger.OpenAsync("/setup")).Find("#code")!.HasAttribute("autofocus").ShouldBeTrue();
        await stranger.EnterAsync();
        stranger.Page.Words.ShouldNotContain("Mọi thứ đã lưu");
        (await stranger.OpenAsync("/setup/place?q=thong+nguyen+ha+giang")).Words.ShouldContain("tỉnh có thể đã đổi tên");
        await stranger.SubmitAsync("/setup/place", ("kind", "xã"), ("name", "Hoa Sen"), ("province", "Sông Thanh"), ("dutyPhone", "0100 000 113"), ("address", "Thôn Đông"), ("remote", "1"));
        stranger.Page.Words.ShouldContain("Mọi thứ đã lưu");
        stranger.Page.Words.ShouldContain("Bước 2/8: Cách làm");
        await stranger.SubmitAsync("/setup/preset", ("preset", "default"));
        await stranger.PressAsync("/setup/hamlets", "read", ("paste", "Thôn Đông\nThôn Tây\nThôn Nam"));
        await stranger.PressAsync("/setup/hamlets", "next");
        await stranger.PressAsync("/setup/units", "next");
        await stranger.PressAsync("/setup/people", "read", ("paste", Staff));
        await stranger.PressAsync("/setup/people", "next");
        await stranger.SubmitAsync("/setup/duties", ("d1-head", stranger.Page.Find("#d1-head option:nth-child(3)")!.GetAttribute("value")!), ("d0-head", stranger.Page.Find("#d0-head option:nth-child(2)")!.GetAttribute("value")!));
        await stranger.SubmitAsync("/setup/zalo", ("zalo", "Later"));
        var page = stranger.Page.Words;
        page.ShouldContain("có: báo cáo tội phạm lên trên trong 24 giờ");
        page.ShouldContain("Bà con không mở được địa chỉ này");
        page.ShouldContain("Đại úy Phạm Minh Tuấn Cảnh sát khu vực · Cán bộ");
        stranger.Page.FindAll("tbody tr")[0].TextContent.ShouldContain("Thượng úy Ngô Thu Hà");
        stranger.Page.FindAll("tbody tr")[0].TextContent.ShouldContain("Mạc Văn Thụ");
    }

    [Theory]
    [InlineData("3. THÔN ĐÔNG KHÊ", "thôn", "Đông Khê")]
    [InlineData("Thon Dong Khe", "thôn", "Dong Khe")]
    [InlineData("khu dân cư số 2", "khu dân cư", "số 2")]
    [InlineData("Tổ dân phố 12", "tổ dân phố", "12")]
    [InlineData("5", "xóm", "5")]
    [InlineData("- Bản Mường", "bản", "Mường")]
    [InlineData("Bản", null, null)]
    [InlineData("Tổng cộng: 12 thôn", null, null)]
    [InlineData("…", null, null)]
    public void A_hamlet_is_read_as_it_is_meant(string cell, string? term, string? name) =>
        HamletNames.Parse(cell, "xóm").ShouldBe(term is null ? null : new HamletAnswer(term, name!));

    [Theory]
    [InlineData("Trưởng Công an xã", StaffRole.PoliceChief)]
    [InlineData("Phó Trưởng Công an xã", StaffRole.DeputyPoliceChief)]
    [InlineData("CSKV thôn Đông, thôn Tây", StaffRole.AreaOfficer)]
    [InlineData("Trưởng thôn Đông", StaffRole.HamletHead)]
    [InlineData("Chủ tịch UBND xã", StaffRole.Committee)]
    [InlineData("Cán bộ", StaffRole.AreaOfficer)]
    [InlineData("CBCS Công an xã", StaffRole.AreaOfficer)]
    [InlineData("Công an viên", StaffRole.AreaOfficer)]
    [InlineData("Cảnh sát khu vực", StaffRole.AreaOfficer)]
    [InlineData("Cán bộ trực ban", StaffRole.DutyOfficer)]
    [InlineData("Tổ trưởng", StaffRole.HamletHead)]
    [InlineData("Tổ trưởng tổ dân phố 4", StaffRole.HamletHead)]
    [InlineData("Công chức văn phòng, quản trị hệ thống", StaffRole.SystemAdministrator)]
    public void A_position_suggests_a_role(string position, object role) => PeopleNames.RoleOf(position).ShouldBe((StaffRole)role);

    [Theory]
    [InlineData("Cán bộ tư pháp")]
    [InlineData("Tổ trưởng tổ bảo vệ")]
    public void Another_work_suggests_none(string position) => PeopleNames.RoleOf(position).ShouldBeNull();

    [Theory]
    [InlineData("Tổng cộng", true)]
    [InlineData("Tổng số hộ: 40", true)]
    [InlineData("Cộng:", true)]
    [InlineData("TONG CONG 12 thon", true)]
    [InlineData("Tống Công", false)]
    [InlineData("Tống Toàn", false)]
    [InlineData("Cộng Hòa", false)]
    [InlineData("thôn Tổng", false)]
    public void A_total_is_no_name(string cell, bool total) => TotalRows.Names(cell).ShouldBe(total);

    [Theory]
    [InlineData("An Phú Khê", "AP")]
    [InlineData("Đông", "DO")]
    [InlineData("Ý Yên", "YY")]
    public void Case_codes_begin_with_two_letters_of_the_name(string name, string prefix) => FinishFirstRun.PrefixOf(name).ShouldBe(prefix);

    // As an office keeps it: heads among the police, telephones, areas written in a hurry, one hamlet nobody knows, a total.
    private const string Staff =
        "STT\tHọ và tên\tCấp bậc\tChức vụ\tThôn phụ trách\tSố điện thoại\n" +
        "1\tTRẦN VĂN HÙNG\tTrung tá\tTrưởng Công an xã\t\t0100 000 401\n" +
        "2\tPhạm Minh Tuấn\tĐại úy\tCán bộ\tThôn Lạ\t0100 000 402\n" +
        "3\tNgô Thu Hà\tThượng úy\tCảnh sát khu vực\tthon dong, Tây\t0100 000 403\n" +
        "4\tVũ Đức Long\tTrung úy\tCán bộ trực ban\t\t0100 000 404\n" +
        "5\tĐỗ Hải Yến\t\tQuản trị hệ thống\t\t\n" +
        "6\tMẠC VĂN THỤ\t\tTrưởng thôn\tThôn Đông\t0100 000 405\n" +
        "7\tHà Bích Ngân\t\tTrưởng thôn\tTây\t0100 000 406\n" +
        "8\tLê Thị Mai\tThiếu tá\tPhó Trưởng Công an xã\t\t\n" +
        "\tTổng cộng\t\t8 người\t\t";

    // Code, place and preset are given; the list of hamlets is asked for.
    private static async Task<NewCommune> AtHamletsAsync(BinhYenServer server, string preset = "default", string province = "Sông Thanh")
    {
        var stranger = new NewCommune(server);
        await stranger.EnterAsync();
        await stranger.SubmitAsync("/setup/place", ("kind", "xã"), ("name", "Hoa Sen"), ("province", province), ("dutyPhone", "0100 000 113"), ("address", "Thôn Đông"));
        await stranger.SubmitAsync("/setup/preset", ("preset", preset));
        return stranger;
    }

    // A title over all columns, two header rows, merged cells, numbers as names, decomposed letters, a double, a total, a stray note.
    private static byte[] UglyHamlets() => new GivenWorkbook().Sheet("Sheet1",
    [
        ["UBND XÃ HOA SEN – DANH SÁCH CÁC THÔN, XÓM NĂM 2026", null, null, null],
        [null],
        ["STT", "Địa bàn", null, "Người phụ trách"],
        [null, "Tên thôn, xóm", "Số hộ", "Họ tên trưởng thôn"],
        [1, "THÔN ĐÔNG KHÊ", 312, "Lưu Gia Bách"],
        [2, "Xóm Câ\u0300u Đa\u0301", 189, "MẠC VĂN THỤ"],
        [3, "  Thôn  Hòa   Bình ", 200, null],
        [4, "thôn Đông Khê", 312, "Lưu Gia Bách"],
        [5, "Khu dân cư Thượng Lâm", 231, "Hà Bích Ngân"],
        [6, 7, 90, null],
        ["Tổng cộng", "Tổng cộng", 1022, null],
    ], merges: ["A1:D1", "A3:A4", "B3:C3", "A11:B11"]).Bytes();
}
