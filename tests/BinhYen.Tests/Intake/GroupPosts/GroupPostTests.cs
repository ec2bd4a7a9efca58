using System.Net;
using BinhYen.Cases;
using BinhYen.Communes;
using BinhYen.Confidentiality;
using BinhYen.Confidentiality.Journals;
using BinhYen.Intake.GroupPosts;
using BinhYen.Platform.Outbox;
using BinhYen.Platform.Persistence;
using BinhYen.Platform.Storage;
using BinhYen.Staff;
using BinhYen.Testing;
using BinhYen.Tests.Drivers;
using BinhYen.Tests.Given;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BinhYen.Tests.Intake.GroupPosts;

/// <summary>Posts in groups that are really reports: each row of workflow §8.</summary>
[Trait("Speed", "Slow")]
public sealed class GroupPostTests(Servers servers) : IClassFixture<Servers>
{
    private const string Oa = "2900000000000000023";
    private const string Group = "0a1b2c3d4e5f60718293";

    [Theory, OnBothEngines]
    [Requirement("R-YC-72", "R-DT-37", "R-TL-13")]
    public async Task A_pasted_post_becomes_a_private_case_with_a_fixed_answer_a_task_and_a_private_way_for_the_sender(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        using var officer = await Officer.SignInAsync(server, BinhYenServer.Account("cskv-p04"));
        await officer.SeesAsync("/reports/from-group");
        var page = await officer.SubmitAsync("/reports/from-group", ("text", "Nhà kia bán ma túy kìa mọi người xonhom"), ("group", "Zalo thôn Đông Khê"), ("kind", "CrimeOrNamed"));

        page.Status.ShouldBe(HttpStatusCode.OK);
        var answer = page.Find("#group-answer")!.TextContent;
        answer.ShouldContain("trả lời riêng");
        answer.ShouldNotContain("xonhom");
        // Passed on is the way to write privately.
        var alone = page.Find("#private-answer")!.TextContent;
        alone.ShouldContain("/bao-tin");
        alone.ShouldNotContain("xonhom");
        // The moderator's task, until it is done.
        var task = page.FindAll("form").OfType<AngleSharp.Html.Dom.IHtmlFormElement>().First(f => f.TextContent.Contains("Ẩn bài", StringComparison.Ordinal) && f.TextContent.Contains("Zalo thôn Đông Khê", StringComparison.Ordinal));
        var tasks = page.FindAll("form[action$='/done']").Count;
        (await officer.SubmitAsync(task, [])).FindAll("form[action$='/done']").Count.ShouldBe(tasks - 1);
        var post = await server.ReadAsync(db => db.Set<GroupPost>().AsNoTracking().OrderByDescending(p => p.NotedAt).FirstAsync(p => p.Group == "Zalo thôn Đông Khê"));
        post.State.ShouldBe(GroupPostState.Done);
        post.Words.ShouldBeNull();
    }

    /// <summary>With the code of the sender's thread the moderator would read what the sender adds later, also in a case that is closed to the moderator.</summary>
    [Theory, OnBothEngines]
    [Threat(2)]
    public async Task Whoever_pastes_a_post_is_handed_no_code_of_the_sender_whatever_the_post_is(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        using var officer = await Officer.SignInAsync(server, BinhYenServer.Account("cskv-p04"));
        using var hamletHead = await server.SignInAsync(StaffRole.HamletHead);
        foreach (var (who, kind) in Enum.GetValues<GroupPostKind>().SelectMany(kind => new[] { (officer, kind), (hamletHead, kind) }))
        {
            await who.SeesAsync("/reports/from-group");
            var page = await who.SubmitAsync("/reports/from-group", ("text", $"Có người làm bậy ở cuối xóm {kind}"), ("group", "Zalo không mã"), ("kind", kind.ToString()));
            page.Find("#group-answer").ShouldNotBeNull($"{kind}");
            page.Source.ShouldNotMatch("([0-9A-Z]{4}-){4}[0-9A-Z]{4}", $"{kind}");
            if (page.Find("#private-answer")?.TextContent is not { } alone) continue;
            alone.ShouldContain("/bao-tin");
            alone.ShouldNotContain("tại đây");
            alone.ShouldNotContain("Mã tra cứu");
        }
    }

    [Theory, OnBothEngines]
    [Requirement("R-DT-37")]
    public async Task A_moderator_who_forgets_is_reminded_and_then_a_leader(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        using (var officer = await Officer.SignInAsync(server, BinhYenServer.Account("cskv-p05")))
        {
            await officer.SeesAsync("/reports/from-group");
            await officer.SubmitAsync("/reports/from-group", ("text", "Ai đó đang bán pháo lậu ở cuối xóm"), ("group", "Zalo nhắc việc"), ("kind", "CrimeOrNamed"));
        }

        using (var chief = await server.SignInAsync(StaffRole.PoliceChief)) (await chief.SeesAsync("/reports/from-group")).Words.ShouldNotContain("Zalo nhắc việc");
        await RemindedAsync(server, "Zalo nhắc việc", TimeSpan.FromMinutes(16), 1);
        using (var again = await Officer.SignInAsync(server, BinhYenServer.Account("cskv-p05")))
            (await again.SeesAsync("/reports/from-group")).FindAll("form[action$='/done']").First(f => f.TextContent.Contains("Zalo nhắc việc", StringComparison.Ordinal)).TextContent.ShouldContain("nhắc lại");
        await RemindedAsync(server, "Zalo nhắc việc", TimeSpan.FromMinutes(61), 2);
        using var leader = await server.SignInAsync(StaffRole.PoliceChief);
        (await leader.SeesAsync("/reports/from-group")).Words.ShouldContain("Zalo nhắc việc");
    }

    [Theory, OnBothEngines]
    [Requirement("R-YC-66")]
    public async Task A_complaint_about_the_police_is_moderated_by_another_officer_who_may_see_it(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        using var officer = await Officer.SignInAsync(server, BinhYenServer.Account("cskv-p04"));
        await officer.SeesAsync("/reports/from-group");
        var hamlet = await server.HamletAsync("H01");
        var page = await officer.SubmitAsync("/reports/from-group", ("text", "Cán bộ công an xuống thôn nói năng quát tháo dân"), ("group", "Zalo phê bình"), ("kind", "AboutPolice"), ("hamlet", hamlet.Id.ToString()));

        page.FindAll("a[href^='/cases/']").Where(a => a.GetAttribute("href") != "/cases").ShouldBeEmpty("who may be meant does not get the case's address");
        page.FindAll("form[action$='/done']").ShouldNotContain(f => f.TextContent.Contains("Zalo phê bình", StringComparison.Ordinal));
        var post = await server.ReadAsync(db => db.Set<GroupPost>().AsNoTracking().SingleAsync(p => p.Group == "Zalo phê bình"));
        post.Moderator.ShouldNotBeNull();
        var @case = await server.ReadAsync(db => db.Set<Case>().AsNoTracking().SingleAsync(c => c.Id == post.CaseId));
        @case.HasConflict.ShouldBeTrue();
        var moderator = await server.ReadAsync(db => db.Set<StaffMember>().AsNoTracking().SingleAsync(s => s.Id == post.Moderator!.Value.Value));
        moderator.UserName.ShouldNotBe("cskv-p04");
        using var other = await Officer.SignInAsync(server, BinhYenServer.Account(moderator.UserName!));
        (await other.SeesAsync("/reports/from-group")).Words.ShouldContain("Zalo phê bình");
        // Not even by hand.
        await officer.SeesAsync("/reports/from-group");
        await officer.PostAsync($"/reports/from-group/{post.Id}/done", [Verification.BlindVerificationTests.Token(officer.Page)]);
        (await server.ReadAsync(db => db.Set<GroupPost>().AsNoTracking().SingleAsync(p => p.Id == post.Id))).State.ShouldBe(GroupPostState.ToModerate);
    }

    [Theory, OnBothEngines]
    [Requirement("R-DT-37")]
    public async Task A_post_that_the_platform_delivers_is_taken_private_by_one_press_and_its_copy_is_forgotten(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        (await HearAsync(server, "Thằng Xoanlinh nhà cuối xóm bán ma túy cho học sinh đấy bà con")).ShouldBeTrue();
        using var duty = await server.SignInAsync(StaffRole.DutyOfficer);
        var list = await duty.SeesAsync("/reports/from-group");
        list.Words.ShouldContain("Xoanlinh");
        var take = list.FindAll("form[action$='/take']").OfType<AngleSharp.Html.Dom.IHtmlFormElement>().First(f => f.Closest("article")!.TextContent.Contains("Xoanlinh", StringComparison.Ordinal));
        var page = await duty.SubmitAsync(take, []);

        page.Words.ShouldContain("Đã mở tin riêng");
        page.Words.ShouldNotContain("Xoanlinh");
        var post = await server.ReadAsync(db => db.Set<GroupPost>().AsNoTracking().OrderByDescending(p => p.NotedAt).FirstAsync(p => p.ZaloGroup == Group && p.CaseId != null));
        (post.Words, post.Sender).ShouldBe((null, null));
        var said = await SaidAsync(server, post.NotedAt);
        said.Single(s => s.ToGroup).Text.ShouldNotContain("Xoanlinh");
        said.Single(s => s.ToGroup).Text.ShouldContain("trả lời riêng");
        // Alone, with a way on; the officer's page of the thread does not show the code.
        var alone = said.Single(s => !s.ToGroup).Text;
        var code = System.Text.RegularExpressions.Regex.Match(alone, "(?:[0-9A-Z]{4}-){4}[0-9A-Z]{4}").Value;
        TrackingCode.Parse(code).Succeeded.ShouldBeTrue();
        var @case = await server.ReadAsync(db => db.Set<Case>().AsNoTracking().SingleAsync(c => c.Id == post.CaseId));
        (await duty.SeesAsync($"/cases/{@case.Code}")).Source.ShouldNotContain(code);
        // Pressed twice: nothing is left to take.
        (await duty.PostAsync($"/reports/from-group/{post.Id}/take", [Verification.BlindVerificationTests.Token(duty.Page)])).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory, OnBothEngines]
    [Requirement("R-DT-37")]
    public async Task An_emergency_in_a_group_is_answered_with_numbers_at_once_and_ordinary_talk_is_not_kept(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        var before = await server.ReadAsync(db => db.Set<GroupPost>().CountAsync());
        foreach (var talk in new[] { "Chúc mừng sinh nhật bác trưởng thôn", "Mai mấy giờ họp vậy mọi người?", "ok", "" }) (await HearAsync(server, talk)).ShouldBeFalse(talk);
        (await server.ReadAsync(db => db.Set<GroupPost>().CountAsync())).ShouldBe(before);

        (await HearAsync(server, "Cháy nhà ở cuối thôn rồi, có người mắc kẹt bên trong cứu với")).ShouldBeTrue();
        var post = await server.ReadAsync(db => db.Set<GroupPost>().AsNoTracking().OrderByDescending(p => p.NotedAt).ThenByDescending(p => p.Id).FirstAsync(p => p.Kind == GroupPostKind.Emergency));
        post.State.ShouldBe(GroupPostState.ToModerate);
        var @case = await server.ReadAsync(db => db.Set<Case>().AsNoTracking().SingleAsync(c => c.Id == post.CaseId));
        @case.Urgency.ShouldBe(Urgency.Emergency);
        var toGroup = (await SaidAsync(server, post.NotedAt)).Last(s => s.ToGroup);
        foreach (var number in new[] { "113", "114", "115" }) toGroup.Text.ShouldContain(number);
        toGroup.Urgent.ShouldBeTrue();
    }

    [Fact]
    [Requirement("R-YC-72")]
    public void No_sentence_for_a_group_has_a_place_for_the_story_or_for_who_posted()
    {
        var commune = new Commune { Slug = "x", Name = "An Phú Khê", Kind = "xã", Province = "Sông Thanh", CodePrefix = "AP", DutyPhone = "0100 000 113" };
        var plans = GroupPostPlan.All(commune, new ProfileValues(), "https://example.example");
        plans.Select(p => p.Kind).ShouldBe(Enum.GetValues<GroupPostKind>());
        // The words are made from the commune alone: there is no argument through which anything of a post could come.
        typeof(GroupPostPlan).GetMethod(nameof(GroupPostPlan.Of))!.GetParameters().Select(p => p.ParameterType).ShouldBe([typeof(GroupPostKind), typeof(Commune), typeof(ProfileValues), typeof(string)]);
        plans.Single(p => p.Kind is GroupPostKind.Rumour).GroupWords.ShouldNotContain("đã đăng");
        plans.Single(p => p.Kind is GroupPostKind.AboutPolice).Act.ShouldNotBe(ModeratorAct.Hide, "criticism of the police is not hidden");
        plans.Single(p => p.Kind is GroupPostKind.AboutPolice).PrivateWords!.ShouldContain("không xem được");
        plans.Single(p => p.Kind is GroupPostKind.Emergency).Act.ShouldBe(ModeratorAct.KeepThenHide);
        plans.Where(p => p.Kind is GroupPostKind.CrimeOrNamed or GroupPostKind.Advert or GroupPostKind.Quarrel).ShouldAllBe(p => p.Act == ModeratorAct.Hide);
        plans.ShouldAllBe(p => p.GroupWords.Length <= 2_000);
        // What is passed on by hand names the ways that are there, and nothing else about the sender.
        var relayed = plans.Single(p => p.Kind is GroupPostKind.AboutPolice).WordsToRelay(commune, "https://example.example", "https://zalo.me/1")!;
        relayed.ShouldContain("https://zalo.me/1");
        relayed.ShouldContain("https://example.example/x/x/bao-tin");
        relayed.ShouldContain("không xem được");
        plans.Single(p => p.Kind is GroupPostKind.CrimeOrNamed).WordsToRelay(commune, "https://example.example", null)!.ShouldNotContain("Zalo");
        plans.Single(p => p.Kind is GroupPostKind.Rumour).WordsToRelay(commune, "https://example.example", null).ShouldBeNull();
    }

    [Fact]
    public async Task A_leader_whom_a_delivered_post_is_about_neither_reads_nor_decides_it()
    {
        var server = await servers.OnAsync(Engine.Sqlite);
        (await HearAsync(server, "Phó Trưởng Công an xã Đoàn Thế Nghiêm đòi tiền dân xonhomba")).ShouldBeTrue();
        (await HearAsync(server, "Trưởng Công an xã nhận phong bì, đòi tiền dân xonhombon")).ShouldBeTrue();
        using var deputy = await Officer.SignInAsync(server, BinhYenServer.Account("pho-p02"));
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);

        (await deputy.SeesAsync("/reports/from-group")).Source.ShouldNotContain("xonhomba");
        var page = await chief.SeesAsync("/reports/from-group");
        page.Source.ShouldContain("xonhomba");
        // What is about the chief waits for nobody here: it is a case already, closed to the whole commune.
        page.Source.ShouldNotContain("xonhombon");
        (await server.ReadAsync(db => db.Set<Case>().AsNoTracking().AnyAsync(c => c.ConflictAboveCommune && db.Set<GroupPost>().Any(p => p.CaseId == c.Id)))).ShouldBeTrue();
        var post = await server.ReadAsync(db => db.Set<GroupPost>().AsNoTracking().Where(p => p.Kind == GroupPostKind.AboutPolice && p.State == GroupPostState.Delivered).OrderByDescending(p => p.NotedAt).FirstAsync());
        await deputy.PostAsync($"/reports/from-group/{post.Id}/dismiss", [Verification.BlindVerificationTests.Token(deputy.Page)]);
        (await server.ReadAsync(db => db.Set<GroupPost>().AsNoTracking().SingleAsync(p => p.Id == post.Id))).State.ShouldBe(GroupPostState.Delivered);
    }

    /// <summary>Everybody in the group saw who wrote and when: that must lead to nothing the same person said alone.</summary>
    [Theory, OnBothEngines]
    [Threat(2)]
    public async Task Whoever_posts_in_a_group_is_somebody_else_than_in_the_private_talk(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine);
        const string user = "7300000000000000661";
        var vault = server.Services.GetRequiredService<ReporterVault>();
        var alone = await vault.KnowZaloUserAsync(server.Commune, Oa, user, CancellationToken.None);
        await using (var scope = server.Services.CreateAsyncScope())
        {
            (await scope.ServiceProvider.GetRequiredService<HearGroupPost>().HearAsync(
                new DeliveredPost(server.Commune, Oa, user, Group, "Cháy nhà ở cuối thôn rồi, có người mắc kẹt bên trong cứu với", server.Clock.GetUtcNow()), CancellationToken.None)).ShouldBeTrue();
            await scope.ServiceProvider.GetRequiredService<BinhYenDb>().SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        var posted = await server.ReadAsync(db => db.Set<ReportThread>().Select(t => t.Reporter).SingleAsync());
        posted.ShouldNotBeNull().ShouldNotBe(alone);
        (await vault.ZaloAddressAsync(posted.Value, CancellationToken.None)).ShouldBe(user, "the sender is still told in private");

        // Withdrawn as a person, both are gone at once.
        await using (var scope = server.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<BinhYen.Conversations.ContinueTalk>().WithdrawAsync(
                new BinhYen.Conversations.Speaker(server.Commune, Oa, user, Guid.NewGuid().ToByteArray()), CancellationToken.None);
            await scope.ServiceProvider.GetRequiredService<BinhYenDb>().SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        (await vault.ZaloAddressAsync(posted.Value, CancellationToken.None)).ShouldBeNull();
        (await vault.ZaloAddressAsync(alone, CancellationToken.None)).ShouldBeNull();
        (await server.ReadAsync(db => db.Set<BinhYen.Platform.Journal.JournalEntry>().CountAsync(e => e.Fact == DataRequests.WithdrawnInChat))).ShouldBe(1);
        (await server.ReadAsync(db => db.Set<DataRequest>().CountAsync())).ShouldBe(0, "the post shows it at an hour of its own");
    }

    private static async Task<bool> HearAsync(BinhYenServer server, string words)
    {
        // Each post has a moment of its own, so that what is said because of it can be told from what was said before.
        server.Clock.Advance(TimeSpan.FromSeconds(1));
        await using var scope = server.Services.CreateAsyncScope();
        var heard = await scope.ServiceProvider.GetRequiredService<HearGroupPost>().HearAsync(
            new DeliveredPost(server.Commune, Oa, $"73000000000000{Random.Shared.Next(10_000, 99_999)}", Group, words, server.Clock.GetUtcNow()), CancellationToken.None);
        await scope.ServiceProvider.GetRequiredService<BinhYenDb>().SaveChangesAsync();
        return heard;
    }

    [Theory, OnBothEngines]
    public async Task A_post_about_the_chief_reminds_nobody_and_stands_veiled_in_the_chiefs_journal(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        using (var officer = await Officer.SignInAsync(server, BinhYenServer.Account("cskv-p05")))
        {
            await officer.SeesAsync("/reports/from-group");
            await officer.SubmitAsync("/reports/from-group", ("text", "Trưởng Công an xã đòi năm triệu để trả xe"), ("group", "Zalo về trưởng"), ("kind", "AboutPolice"));
        }

        var post = await server.ReadAsync(db => db.Set<GroupPost>().AsNoTracking().SingleAsync(p => p.Group == "Zalo về trưởng"));
        post.Moderator.ShouldBeNull();
        server.Clock.Advance(TimeSpan.FromHours(2));
        await using var scope = server.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<RemindModerators>().RunAsync(TestContext.Current.CancellationToken);
        (await server.ReadAsync(db => db.Set<GroupPost>().AsNoTracking().SingleAsync(p => p.Id == post.Id))).Reminders.ShouldBe(0);

        var ordinary = await server.ReadAsync(db => db.Set<GroupPost>().AsNoTracking().Where(p => p.Kind != GroupPostKind.AboutPolice).Select(p => (Guid?)p.Id).FirstOrDefaultAsync()) ?? Guid.NewGuid();
        var chief = await server.StaffAsync(BinhYenServer.Account(StaffRole.PoliceChief).User);
        var (about, other) = (new VeiledFact("intake.post-reminded.v1", $"post:{post.Id}", "system"), new VeiledFact("intake.post-reminded.v1", $"post:{ordinary}", "system"));
        (await scope.ServiceProvider.GetRequiredService<JournalVeil>().OverAsync(chief, [about, other], TestContext.Current.CancellationToken)).ShouldBe([about]);
    }

    [Theory, OnBothEngines]
    public async Task A_post_about_the_chief_leaves_the_commune_whatever_kind_of_post_it_is(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine);
        foreach (var (kind, words) in new[]
        {
            (GroupPostKind.AboutPolice, "Trưởng Công an xã nhận phong bì, đòi tiền dân"),
            (GroupPostKind.Advert, "Vũ Đình Khải cho vay nhanh không thế chấp, giải ngân trong ngày, liên hệ https://vaynhanh.example"),
            (GroupPostKind.Quarrel, "Hàng xóm tranh chấp ngõ đi, ông Vũ Đình Khải cãi nhau với hàng xóm"),
            (GroupPostKind.CrimeOrNamed, "Vũ Đình Khải bán ma túy cho học sinh đấy bà con"),
        })
        {
            await using (var scope = server.Services.CreateAsyncScope())
                GroupPostPlan.Guess(await scope.ServiceProvider.GetRequiredService<BinhYen.Conversations.ReadMessages>().SuggestAsync(server.Commune, [words], SourceChannel.ZaloGroup, CancellationToken.None)).ShouldBe(kind, words);
            (await HearAsync(server, words)).ShouldBeTrue(words);
            var post = await server.ReadAsync(db => db.Set<GroupPost>().AsNoTracking().OrderByDescending(p => p.NotedAt).FirstAsync());
            (post.State, post.Moderator, post.Words).ShouldBe((GroupPostState.ToModerate, null, null), words);
            (await server.ReadAsync(db => db.Set<Case>().AsNoTracking().SingleAsync(c => c.Id == post.CaseId))).ConflictAboveCommune.ShouldBeTrue(words);
        }

        // Nobody is shown that there is one, and nobody is reminded.
        foreach (var role in new[] { StaffRole.PoliceChief, StaffRole.DeputyPoliceChief, StaffRole.DutyOfficer })
        {
            using var reader = await server.SignInAsync(role);
            (await reader.SeesAsync("/reports/from-group")).FindAll("form[action$='/done'], form[action$='/take']").ShouldBeEmpty($"{role}");
        }

        server.Clock.Advance(TimeSpan.FromHours(3));
        await using var later = server.Services.CreateAsyncScope();
        (await later.ServiceProvider.GetRequiredService<RemindModerators>().RunAsync(TestContext.Current.CancellationToken)).ShouldBe(0);
    }

    private static async Task RemindedAsync(BinhYenServer server, string group, TimeSpan after, int times)
    {
        server.Clock.Advance(after);
        for (var i = 0; i < 200; i++)
        {
            if (await server.ReadAsync(db => db.Set<GroupPost>().AsNoTracking().Where(p => p.Group == group).Select(p => p.Reminders).SingleAsync()) >= times) return;
            await Task.Delay(25);
            server.Clock.Advance(TimeSpan.FromSeconds(20));
        }

        throw new InvalidOperationException("Nobody was reminded.");
    }

    private static async Task<List<(bool ToGroup, string Text, bool Urgent)>> SaidAsync(BinhYenServer server, DateTimeOffset since)
    {
        var rows = await server.ReadAsync(db => db.Set<OutboxMessage>().AsNoTracking().Where(m => m.CreatedAt >= since && m.Lane == $"zalo:{Oa}").OrderBy(m => m.Id).ToListAsync());
        var seals = server.Services.GetRequiredService<SealedRecords>();
        var said = new List<(bool, string, bool)>();
        foreach (var row in rows)
            said.Add((row.Group == Group, System.Text.Json.JsonSerializer.Deserialize<OutboxText>(await seals.OpenAsync(row.Payload, SealPurposes.OutboxPayload, CancellationToken.None))!.Text, row.Urgent));
        return said;
    }
}
