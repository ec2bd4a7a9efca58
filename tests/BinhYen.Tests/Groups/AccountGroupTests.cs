using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using BinhYen.Cases;
using BinhYen.Confidentiality;
using BinhYen.Conversations;
using BinhYen.Groups;
using BinhYen.Groups.SettingsCheck;
using BinhYen.Intake;
using BinhYen.Platform;
using BinhYen.Platform.Journal;
using BinhYen.Platform.Outbox;
using BinhYen.Staff;
using BinhYen.Staff.Handovers;
using BinhYen.Testing;
using BinhYen.Tests.Drivers;
using BinhYen.Tests.Given;
using BinhYen.Zalo.Simulator;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BinhYen.Tests.Groups;

/// <summary>Groups of the Official Account, with the product on one side and the simulated Zalo on the other.</summary>
[Trait("Speed", "Slow")]
public sealed class AccountGroupTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, OnBothEngines]
    [Requirement("R-DT-11", "R-YC-44")]
    public async Task A_group_is_made_through_the_account_with_safe_settings_and_every_drift_is_shown_and_repaired_with_one_click(Engine engine)
    {
        await using var given = await Given.StartAsync(engine);
        using var chief = await given.Server.SignInAsync(StaffRole.PoliceChief);
        var code = await Given.MakeAsync(chief);

        var made = await given.GroupAsync();
        made["members"]!.AsArray().Count.ShouldBe(1, "the administrator of the account");
        // Where the event of the making comes before its answer, the next reading counts.
        await given.SeeAsync("both members counted", a => a.Members == 2);
        var page = await chief.SeesAsync($"/groups/{code}/account");
        page.FindAll(".badge.late").ShouldBeEmpty();
        page.Words.ShouldContain("2 / 50");
        (await chief.SeesAsync("/groups/oa")).Words.ShouldContain("Mọi nhóm trên OA đều đã vào sổ");

        await given.PostAsync($"/sim/groups/{made["id"]}/state", new { joinApproval = false });
        await chief.SeesAsync($"/groups/{code}/account");
        page = await chief.SubmitAsync($"/groups/{code}/account/refresh");
        page.FindAll(".badge.late").Count.ShouldBe(1);
        (await chief.SeesAsync($"/groups/{code}")).Words.ShouldContain("vào nhóm không cần duyệt");
        await chief.SeesAsync($"/groups/{code}/account");
        page = await chief.SubmitAsync($"/groups/{code}/account/repair");
        page.FindAll(".badge.late").ShouldBeEmpty();
        (await given.GroupAsync())["joinApproval"]!.GetValue<bool>().ShouldBeTrue();

        // The rule about names holds here too: renamed in the registry, put right on Zalo.
        await chief.SeesAsync($"/groups/{code}/name");
        await chief.SubmitAsync($"/groups/{code}/name", ("name", "Zalo ANTT Trạm Y tế xã An Phú Khê mới"));
        (await chief.SeesAsync($"/groups/{code}/account")).FindAll(".badge.late").Count.ShouldBe(1);
        await chief.SubmitAsync($"/groups/{code}/account/repair");
        (await given.GroupAsync())["name"]!.GetValue<string>().ShouldBe("Zalo ANTT Trạm Y tế xã An Phú Khê mới");
    }

    [Theory, OnBothEngines]
    public async Task An_answer_that_gets_lost_makes_no_second_group_and_a_refusal_says_what_to_do(Engine engine)
    {
        await using var given = await Given.StartAsync(engine);
        using var chief = await given.Server.SignInAsync(StaffRole.PoliceChief);
        await given.PostAsync("/sim/faults", new { kind = "apiDropAnswer", match = "creategroupwithoa", count = 1 });
        await Given.MakeAsync(chief);
        (await given.GroupsAsync()).Count.ShouldBe(1);

        await chief.SeesAsync("/groups/new");
        await chief.SubmitAsync("/groups/new", ("kind", "Account"), ("unitKind", "School"), ("hamlet", ""), ("unit", "Trường Tiểu học An Phú Khê"));
        await chief.SeesAsync("/groups/G17/account");
        await given.PostAsync("/sim/faults", new { kind = "apiError", match = "creategroupwithoa", value = -224, count = 1 });
        (await chief.SubmitAsync("/groups/G17/account/make", ("asset", chief.Page.FindAll("#asset option")[1].GetAttribute("value")!))).Errors.ShouldHaveSingleItem().ShouldContain("gói của OA");
        await given.PostAsync("/sim/faults", new { kind = "apiError", match = "creategroupwithoa", value = -32, count = 1 });
        await chief.SeesAsync("/groups/G17/account");
        (await chief.SubmitAsync("/groups/G17/account/make", ("asset", chief.Page.FindAll("#asset option")[1].GetAttribute("value")!))).Errors.ShouldHaveSingleItem().ShouldContain("giới hạn số lần gọi");
        (await given.GroupsAsync()).Count.ShouldBe(1);
    }

    [Theory, OnBothEngines]
    [Requirement("R-HG-52")]
    public async Task Who_asks_by_link_waits_and_who_is_on_the_planned_list_is_marked(Engine engine)
    {
        await using var given = await Given.StartAsync(engine);
        using var chief = await given.Server.SignInAsync(StaffRole.PoliceChief);
        var code = await Given.MakeAsync(chief);
        var id = (await given.GroupAsync())["id"]!.GetValue<string>();
        var planned = await given.PersonAsync("Trần Văn Bưởi");
        var stranger = await given.PersonAsync("Người Lạ Mặt");
        foreach (var person in new[] { planned, stranger }) await given.PostAsync($"/sim/groups/{id}/join", new { residentId = person });

        await chief.SeesAsync($"/groups/{code}/members");
        (await chief.SubmitAsync($"/groups/{code}/members/plan", ("names", "Trần Văn Bưởi\n0900123456"))).Errors.ShouldHaveSingleItem().ShouldContain("không ghi số điện thoại");
        var page = await chief.SubmitAsync($"/groups/{code}/members/plan", ("names", "TRẦN văn  bưởi\nLê Hoa Cúc"));
        page.FindAll("input[type=checkbox][name=who]").Count.ShouldBe(2);
        page.FindAll("input[type=checkbox][name=who][checked]").ShouldHaveSingleItem().ParentElement!.TextContent.ShouldContain("có trong danh sách dự kiến");
        (await given.GroupAsync())["pending"]!.AsArray().Count.ShouldBe(2, "nobody gets in by the list alone");

        await chief.SubmitAsync(chief.Page.Form($"/groups/{code}/members/answer"), [], ("to", "accept"));
        var group = await given.GroupAsync();
        group["members"]!.AsArray().Select(m => m!.GetValue<string>()).ShouldContain(planned);
        group["pending"]!.AsArray().Select(m => m!.GetValue<string>()).ShouldBe([stranger]);
        await chief.SubmitAsync(chief.Page.Form($"/groups/{code}/members/answer"), [("who", chief.Page.Find("input[type=checkbox][name=who]")!.GetAttribute("value")!)], ("to", "reject"));
        (await given.GroupAsync())["pending"]!.AsArray().ShouldBeEmpty();
        await NoTraceAsync(given, planned, stranger);
        foreach (var file in given.Server.Files().Where(f => f.EndsWith(".db", StringComparison.Ordinal) || f.EndsWith("-wal", StringComparison.Ordinal)))
            if (RawBytes.Content(file) is { } content) content.AsSpan().IndexOf("Lê Hoa Cúc"u8).ShouldBe(-1, file);
    }

    [Theory, OnBothEngines]
    [Requirement("R-DT-53")]
    public async Task Residents_ask_by_message_and_are_invited_when_Zalo_allows_it_and_counted_when_not(Engine engine)
    {
        await using var given = await Given.StartAsync(engine);
        using var chief = await given.Server.SignInAsync(StaffRole.PoliceChief);
        var code = await Given.MakeAsync(chief, activate: true);
        var (near, far, blocked) = (await given.PersonAsync("Nguyễn Thị Mơ"), await given.PersonAsync("Phạm Văn Sậy"), await given.PersonAsync("Lê Hoa Cúc"));
        foreach (var person in new[] { far, blocked }) await given.SayAsync(person, $"vào nhóm {code}");
        await given.WishesAsync(2);
        given.Server.Clock.Advance(TimeSpan.FromDays(8));
        foreach (var text in new[] { $"VÀO NHÓM {code}", $"xin vao nhom {code.ToLowerInvariant()}" }) await given.SayAsync(near, text);
        await given.SayAsync(near, "vào nhóm G99");
        await given.WishesAsync(3);
        await NothingJoinsAWishAsync(given);
        await given.PostAsync("/sim/faults", new { kind = "apiError", match = "user/detail", recipient = blocked, value = -213, count = 1 });

        using var later = await given.Server.SignInAsync(StaffRole.PoliceChief);
        await later.SeesAsync($"/groups/{code}/members");
        var page = await later.SubmitAsync($"/groups/{code}/members/invite");
        page.Words.ShouldContain("Đã mời 1 người.");
        page.Words.ShouldContain("người không theo dõi OA và xin vào đã quá 7 ngày");
        (await given.GroupAsync())["members"]!.AsArray().Select(m => m!.GetValue<string>()).ShouldContain(near);
        await NoTraceAsync(given, near, far, blocked);
    }

    // Who wishes to join is soon a name in a list. In the main database neither wish nor answer leads to the talk of the same person, by a key or by the time.
    private static async Task NothingJoinsAWishAsync(Given given)
    {
        await given.AnsweredAsync(5);
        foreach (var wish in await given.Server.ReadAsync(db => db.Set<JoinWish>().AsNoTracking().ToListAsync(Stop)))
        {
            wish.At.ShouldBe(VietnamTime.At(VietnamTime.DateOf(wish.At), TimeOnly.MinValue));
            wish.Id.Version.ShouldBe(4, "the number tells no time either");
        }

        var heard = await given.Server.ReadAsync(db => db.Set<InboxEvent>().AsNoTracking().Where(e => e.EventName == "user_send_text").ToListAsync(Stop));
        heard.Count.ShouldBe(5);
        heard.ShouldAllBe(e => e.PersonKey == default && e.Body.Length == 0 && e.State == InboxState.Processed);
        var answers = await given.Server.ReadAsync(db => db.Set<OutboxMessage>().AsNoTracking().ToListAsync(Stop));
        answers.Select(a => a.Recipient).Where(r => r != Guid.Empty).ShouldBeUnique();
        answers.ShouldAllBe(a => a.ForgetsRecipient);
        (await given.Server.ReadAsync(db => db.Set<Talk>().CountAsync(Stop))).ShouldBe(0, "a wish makes nobody known");
    }

    [Theory, OnBothEngines]
    [Threat(2)]
    public async Task Whether_a_complainant_or_a_stranger_is_proposed_for_removal_makes_no_difference_to_anybody(Engine engine)
    {
        await using var given = await Given.StartAsync(engine);
        using var chief = await given.Server.SignInAsync(StaffRole.PoliceChief);
        var code = await Given.MakeAsync(chief, activate: true);
        var (complained, advertiser) = await given.TwoMembersAsync(chief, code);
        await given.ComplainAsync(complained, "cskv-p04");

        using var officer = await Officer.SignInAsync(given.Server, BinhYenServer.Account("cskv-p04"));
        var seen = await ProposeAsync(officer, code, Complainant, Stranger);
        seen[0].ShouldBe(seen[1], "the proposer sees the same");
        officer.Page.FindAll("form[action*='/members/remove/']").ShouldBeEmpty("the proposer does not decide");
        (await given.Server.ReadAsync(db => db.Set<JournalEntry>().Where(e => e.Fact == "groups.removal-proposed.v1").Select(e => e.Details).Distinct().ToListAsync(Stop))).Count.ShouldBe(1);
        (await given.Server.ReadAsync(db => db.Set<RemovalProposal>().Select(r => r.IsHeldBack).ToListAsync(Stop))).ShouldBe([true, true]);

        var told = await chief.SeesAsync("/groups/mine");
        System.Text.RegularExpressions.Regex.Count(told.Words, "Hệ thống giữ lại một đề nghị").ShouldBe(2, "both are reported to the chief");
        told.Words.ShouldNotContain("trả đũa");
        using var deputy = await given.Server.SignInAsync(StaffRole.DeputyPoliceChief);
        (await deputy.SeesAsync("/groups/mine")).Words.ShouldNotContain("giữ lại");
        var refusals = await AgreeAsync(chief, code);
        refusals.Count.ShouldBe(2);
        refusals.Distinct().ShouldHaveSingleItem().ShouldContain("không thực hiện đề nghị mời ra nào của cán bộ này");
        refusals[0].ShouldNotContain("bảo vệ");
        new[] { complained, advertiser }.ShouldBeSubsetOf(await given.MembersAsync());

        // Somebody else looks and proposes anew.
        await ProposeAsync(deputy, code, Stranger);
        await AgreeAsync(chief, code);
        (await given.MembersAsync()).ShouldContain(complained);
        (await given.MembersAsync()).ShouldNotContain(advertiser);
        await NoTraceAsync(given, complained, advertiser);
    }

    [Theory, OnBothEngines]
    [Threat(2)]
    public async Task A_leader_complained_about_agrees_to_no_removal_whomever_it_names(Engine engine)
    {
        await using var given = await Given.StartAsync(engine);
        using var chief = await given.Server.SignInAsync(StaffRole.PoliceChief);
        var code = await Given.MakeAsync(chief, activate: true);
        var (complained, advertiser) = await given.TwoMembersAsync(chief, code);
        using var officer = await Officer.SignInAsync(given.Server, BinhYenServer.Account("cskv-p04"));
        await ProposeAsync(officer, code, Complainant, Stranger);
        await given.ComplainAsync(complained, BinhYenServer.Account(StaffRole.PoliceChief).User);

        var refusals = await AgreeAsync(chief, code);
        refusals.Count.ShouldBe(2);
        refusals.Distinct().ShouldHaveSingleItem().ShouldContain("cần một lãnh đạo khác quyết định");

        // What is held back only by a complaint that is closed to the chief is not reported to the chief.
        await ProposeAsync(officer, code, Complainant, Stranger);
        (await given.Server.ReadAsync(db => db.Set<RemovalProposal>().CountAsync(r => r.IsHeldBack, Stop))).ShouldBe(2);
        (await chief.SeesAsync("/groups/mine")).Words.ShouldNotContain("Hệ thống giữ lại");
        new[] { complained, advertiser }.ShouldBeSubsetOf(await given.MembersAsync());
    }

    [Theory, OnBothEngines]
    public async Task Events_under_all_three_names_bring_the_registry_up_to_date_and_unknown_groups_do_no_harm(Engine engine)
    {
        await using var given = await Given.StartAsync(engine);
        using var chief = await given.Server.SignInAsync(StaffRole.PoliceChief);
        var code = await Given.MakeAsync(chief, activate: true);
        var id = (await given.GroupAsync())["id"]!.GetValue<string>();
        var expected = 2;
        foreach (var naming in new[] { "names2026", "names2024", "namesSplit" })
        {
            await given.PostAsync("/sim/oa", new { groupEventNaming = naming });
            var person = await given.PersonAsync($"Người {naming}");
            await given.PostAsync($"/sim/groups/{id}/join", new { residentId = person });
            await given.SeeAsync($"a request under {naming}", a => a.Waiting == 1);
            await chief.SeesAsync($"/groups/{code}/members");
            await chief.SubmitAsync(chief.Page.Form($"/groups/{code}/members/answer"), [("who", chief.Page.Find("input[type=checkbox][name=who]")!.GetAttribute("value")!)], ("to", "accept"));
            await given.SeeAsync($"{naming}: in", a => a.Members == expected + 1 && a.Waiting == 0);
            await given.PostAsync($"/sim/groups/{id}/leave", new { residentId = person });
            await given.SeeAsync($"{naming}: out", a => a.Members == expected);
        }

        (await given.Server.ReadAsync(db => db.Set<MemberFigure>().Where(f => f.By == null).Select(f => f.Members).ToListAsync(Stop))).ShouldBe([expected], "one figure a day, told by Zalo");
        await given.PostAsync("/sim/groups", new { name = "Nhóm lập ngoài hệ thống" });
        (await chief.SeesAsync("/groups/oa")).Words.ShouldContain("Nhóm lập ngoài hệ thống");

        await given.PostAsync($"/sim/groups/{id}/state", new { isEnabled = false });
        await chief.SeesAsync($"/groups/{code}/account");
        (await chief.SubmitAsync($"/groups/{code}/account/refresh")).Words.ShouldContain("-237");
        (await chief.SeesAsync("/groups?problem=Disabled")).FindAll("tbody tr").Count.ShouldBe(1);

        await given.PostAsync($"/sim/groups/{id}/state", new { isEnabled = true });
        await chief.SeesAsync($"/groups/{code}/account");
        (await chief.SubmitAsync($"/groups/{code}/account/dissolve", ("reason", ""))).Errors.ShouldHaveSingleItem();
        await chief.SubmitAsync($"/groups/{code}/account/dissolve", ("reason", "Nhập về nhóm thôn"));
        (await given.GroupsAsync()).ShouldAllBe(g => g["id"]!.GetValue<string>() != id);
        (await chief.SeesAsync($"/groups/{code}")).Words.ShouldContain("Đã giải tán");
    }

    [Theory, OnBothEngines]
    [Requirement("R-TT-57")]
    public async Task Leadership_passes_through_the_account_and_a_step_that_failed_is_shown_and_taken_again(Engine engine)
    {
        await using var given = await Given.StartAsync(engine);
        using var chief = await given.Server.SignInAsync(StaffRole.PoliceChief);
        var code = await Given.MakeAsync(chief, activate: true);
        var id = (await given.GroupAsync())["id"]!.GetValue<string>();
        var (old, next) = (await given.PersonAsync("Lưu Gia Bách"), await given.PersonAsync("Ngô Thùy Dương"));
        foreach (var (user, zalo) in new[] { ("cskv-p04", old), ("cskv-p06", next) })
        {
            await chief.SeesAsync("/groups/oa");
            (await chief.SubmitAsync("/groups/oa/admins", ("person", (await given.Server.IdOfAsync(user)).ToString()), ("zaloId", zalo))).Errors.ShouldBeEmpty();
        }

        await given.PostAsync($"/sim/groups/{id}/join", new { residentId = old });
        await chief.SeesAsync($"/groups/{code}/members");
        await chief.SubmitAsync(chief.Page.Form($"/groups/{code}/members/answer"), [("who", chief.Page.Find("input[type=checkbox][name=who]")!.GetAttribute("value")!)], ("to", "accept"));

        var path = await chief.OpensHandoverAsync("cskv-p04", HandoverReason.Transfer, successor: "cskv-p06");
        var item = (await given.Server.HandoverAsync(path)).Items.Single(i => i.StepsByApi);
        item.Label.ShouldContain("Trạm Y tế");
        item.Receiver.ShouldBe(await given.Server.IdOfAsync("cskv-p06"));

        // The successor is not in the group yet: Zalo refuses, the page says what to do, nothing counts as done.
        await chief.SeesAsync(path);
        (await ApiAsync()).Errors.ShouldHaveSingleItem().ShouldContain("Mời vào nhóm trước");
        (await given.Server.HandoverAsync(path)).Items.Single(i => i.StepsByApi).AddedOn.ShouldBeNull();
        await given.PostAsync($"/sim/groups/{id}/join", new { residentId = next });
        await chief.SeesAsync($"/groups/{code}/members");
        await chief.SubmitAsync(chief.Page.Form($"/groups/{code}/members/answer"), [("who", chief.Page.Find("input[type=checkbox][name=who]")!.GetAttribute("value")!)], ("to", "accept"));
        await chief.SeesAsync(path);
        (await ApiAsync()).Errors.ShouldBeEmpty();
        (await DeputiesAsync()).ShouldContain(next);

        // The second step fails half-way and is taken again.
        await given.PostAsync("/sim/faults", new { kind = "apiError", match = "removeadmins", value = -32, count = 1 });
        (await ApiAsync()).Errors.ShouldHaveSingleItem();
        (await given.Server.HandoverAsync(path)).Items.Single(i => i.StepsByApi).PassedOn.ShouldBeNull();
        await chief.SeesAsync(path);
        (await ApiAsync()).Errors.ShouldBeEmpty();
        (await given.Server.HandoverAsync(path)).Items.Single(i => i.StepsByApi).StepsDone.ShouldBeTrue();
        (await DeputiesAsync()).ShouldBe([next]);
        (await given.Server.ReadAsync(db => db.Set<JournalEntry>().CountAsync(e => e.Fact == "staff.handover-step.v1", Stop))).ShouldBe(2);
        await NoTraceAsync(given, old, next);

        Task<WebPage> ApiAsync() => chief.SubmitAsync(chief.Page.Document.Forms.First(f => f.GetAttribute("action") == $"{path}/items/{item.Number}/step" && f.QuerySelector("[name=api]") is not null), [], ("api", "1"));
        async Task<IReadOnlyList<string>> DeputiesAsync() => [.. (await given.GroupAsync())["deputies"]!.AsArray().Select(m => m!.GetValue<string>())];
    }

    private const string Complainant = "Nguyễn Thị Mơ";
    private const string Stranger = "Trần Văn Bưởi";

    // Proposes one after the other and tells what the page said each time.
    private static async Task<IReadOnlyList<string>> ProposeAsync(Officer by, string code, params string[] names)
    {
        List<string> seen = [];
        foreach (var name in names)
        {
            await by.SeesAsync($"/groups/{code}/members");
            var form = by.Page.Document.Forms.Single(f => f.GetAttribute("action") == $"/groups/{code}/members/remove" && f.ParentElement!.ParentElement!.TextContent.Contains(name));
            var page = await by.SubmitAsync(form, [("reason", "Advertising")]);
            page.Errors.ShouldBeEmpty();
            seen.Add(page.Find(".banner.good")!.TextContent);
        }

        return seen;
    }

    // Agrees to every proposal that waits and tells the refusals.
    private static async Task<IReadOnlyList<string>> AgreeAsync(Officer by, string code)
    {
        List<string> refusals = [];
        await by.SeesAsync($"/groups/{code}/members");
        foreach (var action in by.Page.FindAll("form[action*='/members/remove/']").Select(f => f.GetAttribute("action")!).ToList())
        {
            await by.SeesAsync($"/groups/{code}/members");
            refusals.AddRange((await by.SubmitAsync(by.Page.Form(action), [], ("to", "remove"))).Errors);
        }

        return refusals;
    }

    // No chat id and no name of a member stands in the open, in the database or in the log.
    private static async Task NoTraceAsync(Given given, params string[] ids)
    {
        foreach (var file in given.Server.Files().Where(f => !f.Contains("simulator", StringComparison.Ordinal)))
        {
            // The database drops files of its own while we look.
            if (RawBytes.Content(file) is not { } content) continue;
            foreach (var id in ids) content.AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(id)).ShouldBe(-1, file);
        }

        foreach (var id in ids) given.Server.Log.All.ShouldAllBe(line => !line.Contains(id));
    }

    /// <summary>The demo commune connected to a simulator of its own, on one clock.</summary>
    private sealed class Given : IAsyncDisposable
    {
        private readonly WebApplication simulator;
        private readonly HttpClient zalo;

        private Given(WebApplication simulator, BinhYenServer server) => (this.simulator, Server, zalo) = (simulator, server, new HttpClient { BaseAddress = new Uri(simulator.Urls.First()) });

        public BinhYenServer Server { get; }

        public static async Task<Given> StartAsync(Engine engine)
        {
            var clock = new TestClock(BinhYenServer.Start);
            var simulator = SimulatorApp.Build(["--urls", "http://127.0.0.1:0"], options => (options.Clock, options.WebhookTimeout, options.DemoResidents) = (clock, TimeSpan.FromMinutes(1), false));
            await simulator.StartAsync(Stop);
            var address = simulator.Urls.First();
            var server = await BinhYenServer.StartAsync(engine, change: o => o.Zalo.OAuth = o.Zalo.OpenApi = o.Zalo.Business = o.Zalo.Graph = address, clock: clock);
            await ConnectDemoAccount.EnsureAsync(server.Services, server.Commune, new Uri(address), "Công an xã An Phú Khê", Stop);
            var given = new Given(simulator, server);
            await given.PostAsync("/sim/oa", new { webhookUrl = $"{server.Address}/zalo/webhook" });
            return given;
        }

        public async Task<JsonNode> PostAsync(string path, object body)
        {
            using var answer = await zalo.PostAsJsonAsync(path, body, Stop);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, path);
            return (await answer.Content.ReadFromJsonAsync<JsonNode>(Stop))!;
        }

        public async Task<string> PersonAsync(string name) => (await PostAsync("/sim/residents", new { name }))["id"]!.GetValue<string>();

        public Task SayAsync(string person, string text) => PostAsync($"/sim/residents/{person}/messages", new { kind = "text", text });

        public async Task<IReadOnlyList<JsonNode>> GroupsAsync() => [.. (await zalo.GetFromJsonAsync<JsonArray>("/sim/groups", Stop))!.Select(g => g!)];

        public async Task<JsonNode> GroupAsync() => (await GroupsAsync())[0];

        public async Task<IReadOnlyList<string>> MembersAsync() => [.. (await GroupAsync())["members"]!.AsArray().Select(m => m!.GetValue<string>())];

        /// <summary>Lets two residents into the group, who is going to complain and who is not.</summary>
        public async Task<(string Complained, string Stranger)> TwoMembersAsync(Officer chief, string code)
        {
            var id = (await GroupAsync())["id"]!.GetValue<string>();
            var two = (await PersonAsync(Complainant), await PersonAsync(Stranger));
            foreach (var person in new[] { two.Item1, two.Item2 }) await PostAsync($"/sim/groups/{id}/join", new { residentId = person });
            await chief.SeesAsync($"/groups/{code}/members");
            foreach (var box in chief.Page.FindAll("input[type=checkbox][name=who]")) box.SetAttribute("checked", "");
            await chief.SubmitAsync(chief.Page.Form($"/groups/{code}/members/answer"), [], ("to", "accept"));
            return two;
        }

        /// <summary>Proposes and makes a group of the account for the health station, with the smallest package that is larger than ten.</summary>
        public static async Task<string> MakeAsync(Officer chief, bool activate = false)
        {
            await chief.SeesAsync("/groups/new");
            await chief.SubmitAsync("/groups/new", ("kind", "Account"), ("unitKind", "Agency"), ("hamlet", ""), ("unit", "Trạm Y tế xã An Phú Khê"));
            var code = chief.Page.Path.Split('/')[2].Split('?')[0];
            await chief.SeesAsync($"/groups/{code}/account");
            var asset = chief.Page.FindAll("#asset option").First(o => o.TextContent.StartsWith("gmf50,", StringComparison.Ordinal)).GetAttribute("value")!;
            (await chief.SubmitAsync($"/groups/{code}/account/make", ("asset", asset))).Errors.ShouldBeEmpty();
            if (!activate) return code;
            await chief.SeesAsync($"/groups/{code}/people");
            var people = chief.Page.FindAll("#account option").Where(o => o.GetAttribute("value") != "").ToDictionary(o => o.TextContent.Split(" · ")[0], o => o.GetAttribute("value")!);
            await chief.SubmitAsync($"/groups/{code}/people", ("duty", "Officer"), ("account", people["Đại úy Lưu Gia Bách"]));
            await chief.SubmitAsync($"/groups/{code}/people", ("duty", "Substitute"), ("account", people["Đại úy Phan Hữu Lân"]));
            await chief.SeesAsync($"/groups/{code}");
            foreach (var step in new[] { SetupStep.LeadersIn, SetupStep.RegulationPinned, SetupStep.PrivateEntryPinned, SetupStep.Greeted })
                await chief.SubmitAsync(chief.Page.Document.Forms.Single(f => f.QuerySelector("input[name=step]")?.GetAttribute("value") == step.ToString()), []);
            (await chief.SubmitAsync(chief.Page.Document.Forms.Single(f => f.QuerySelector("input[name=move]")?.GetAttribute("value") == "Activate"), [])).Errors.ShouldBeEmpty();
            return code;
        }

        /// <summary>A report of this person about an officer's conduct, as intake makes it.</summary>
        public async Task ComplainAsync(string person, string user)
        {
            await using var scope = Server.Services.CreateAsyncScope();
            var oa = (await scope.ServiceProvider.GetRequiredService<ZaloAccounts>().OfCommuneAsync(Server.Commune, Stop))!;
            var reporter = await scope.ServiceProvider.GetRequiredService<ReporterVault>().KnowZaloUserAsync(Server.Commune, oa.OaId.Value, person, Stop);
            await Server.ReportAsync($"Cán bộ {BinhYenServer.Account(user).FullName} có thái độ không đúng mực", null, o => o with
            {
                Kind = CaseKind.PoliceConduct,
                Category = CaseCategory.PoliceConduct,
                Reporter = reporter,
                Secrecy = Secrecy.Named,
                OfficerConflict = true,
            });
        }

        public Task AnsweredAsync(int count) => UntilAsync($"{count} answers", async () => await Server.ReadAsync(db => db.Set<OutboxMessage>().CountAsync(Stop)) == count);

        public Task WishesAsync(int count) => UntilAsync($"{count} wishes", async () => await Server.ReadAsync(db => db.Set<JoinWish>().CountAsync(Stop)) == count);

        public Task SeeAsync(string what, Func<AccountGroup, bool> so) => UntilAsync(what, async () =>
        {
            await Server.Services.GetRequiredService<SyncBeat>().BeatAsync(Stop);
            return await Server.ReadAsync(db => db.Set<ZaloGroup>().AsNoTracking().SingleAsync(g => g.Account != null, Stop)) is { Account: { } account } && so(account);
        });

        private static async Task UntilAsync(string what, Func<Task<bool>> so)
        {
            for (var i = 0; i < 400; i++)
            {
                if (await so()) return;
                await Task.Delay(50, Stop);
            }

            throw new TimeoutException(what);
        }

        public async ValueTask DisposeAsync()
        {
            zalo.Dispose();
            await Server.DisposeAsync();
            await simulator.DisposeAsync();
        }
    }
}
