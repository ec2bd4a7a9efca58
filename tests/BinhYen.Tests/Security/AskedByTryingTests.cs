using System.Net;
using BinhYen.Cases;
using BinhYen.Cases.Revealing;
using BinhYen.Communes;
using BinhYen.Confidentiality;
using BinhYen.Platform;
using BinhYen.Platform.Persistence;
using BinhYen.Staff;
using BinhYen.Testing;
using BinhYen.Tests.Cases;
using BinhYen.Tests.Cases.Revealing;
using BinhYen.Tests.Drivers;
using BinhYen.Tests.Given;
using BinhYen.Tests.Verification;
using BinhYen.Vault;
using BinhYen.Verification;
using BinhYen.Verification.Asking;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BinhYen.Tests.Security;

/// <summary>What compares a text with a report answers yes or no: nobody who may not read the report learns it by trying, and no detour leads to a name.</summary>
[Trait("Speed", "Slow")]
public sealed class AskedByTryingTests(Servers servers) : IClassFixture<Servers>
{
    private const string Report = "Tôi là Đinh Thị Xomơ nhà cạnh chợ. Quán đầu xóm mở loa cả đêm.";
    private const string Quote = "Tôi là Đinh Thị Xomơ nhà cạnh chợ";
    private const string Other = "Tôi là Lê Thị Xomna nhà cạnh chợ";

    /// <summary>Finished, handled by somebody else: the words are sealed, and no form says whether a text quotes them.</summary>
    [Theory, OnBothEngines]
    [Threat(2)]
    public async Task A_form_that_compares_says_the_same_of_a_right_and_a_wrong_guess(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        var (opened, officer) = await BlindVerificationTests.TakenAsync(server, Report);
        officer.Dispose();
        await EditAsync(server, db => db.Set<Case>().Where(c => c.Id == opened.CaseId).ExecuteUpdateAsync(set => set.SetProperty(c => c.State, CaseState.Closed)));
        using var curious = await Officer.SignInAsync(server, BinhYenServer.Account("cskv-p06"));
        (await curious.SeesAsync($"/cases/{opened.Code}")).Words.ShouldContain("niêm phong");
        foreach (var deed in new[] { "ask-committee", "ask", "reply", "answer", "submit", "dismiss" })
        {
            var (right, wrong) = (await PostAsync(curious, opened, deed, Quote), await PostAsync(curious, opened, deed, Other));
            right.Status.ShouldBe(HttpStatusCode.UnprocessableEntity, deed);
            wrong.Status.ShouldBe(right.Status, deed);
            right.Errors.ShouldBe(wrong.Errors, deed);
        }
    }

    /// <summary>Whoever was handed the case after its reporter had the words locked may ask the committee, and learns nothing by it.</summary>
    [Theory, OnBothEngines]
    [Threat(2)]
    public async Task Locked_words_are_not_quoted_back_by_the_question_to_the_committee(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        var (opened, officer) = await BlindVerificationTests.TakenAsync(server, Report);
        using var handler = officer;
        (await PostAsync(handler, opened, "ask-committee", Quote)).Errors.ShouldNotBeEmpty("who reads the words is told that they are quoted");
        await LockAsync(server, opened);
        (await PostAsync(handler, opened, "ask-committee", Quote)).Errors.ShouldBeEmpty();
    }

    /// <summary>A register that a leader may type into would answer which name stands in locked words.</summary>
    [Fact]
    [Threat(4)]
    public async Task Who_was_registered_after_a_lock_is_left_out_whatever_the_words_say()
    {
        var server = await servers.OnAsync(Engine.Sqlite);
        var (opened, officer) = await BlindVerificationTests.TakenAsync(server, Report);
        using var handler = officer;
        var known = await server.VerifierAsync("H08", VerifierPosition.RespectedPerson, "Phạm Văn Xomthân");
        server.Clock.Advance(TimeSpan.FromMinutes(1));
        await LockAsync(server, opened);
        server.Clock.Advance(TimeSpan.FromMinutes(1));
        var (guessed, missed) = (await server.VerifierAsync("H08", VerifierPosition.RespectedPerson, "Đinh Thị Xomơ"), await server.VerifierAsync("H08", VerifierPosition.RespectedPerson, "Lê Thị Xomna"));
        await using var scope = server.Services.CreateAsyncScope();
        var told = await scope.ServiceProvider.GetRequiredService<CaseSources>().OfAsync(opened.CaseId, TestContext.Current.CancellationToken);
        var offered = (await scope.ServiceProvider.GetRequiredService<FindVerifiers>().ForAsync(server.Commune, told, null, TestContext.Current.CancellationToken)).Select(v => v.Id).ToList();
        offered.ShouldContain(known);
        offered.ShouldNotContain(guessed);
        offered.ShouldNotContain(missed);
    }

    /// <summary>The words that forbid a name go on forbidding it when they are locked, and when they are gone nobody learns it.</summary>
    [Theory, OnBothEngines]
    [Threat(2)]
    public async Task Neither_a_lock_nor_the_loss_of_the_words_opens_the_name_to_whom_they_speak_of(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        var opened = await NamedAsync(server, "Cảm ơn trung tá Vũ Đình Khải hôm nào cũng ghé quán nhà tôi");
        (await AgainstAsync(server, opened, "truong-cong-an")).ShouldBe(RevealRefusals.Named);
        // Whom locked words speak of nobody hears who asks: the same is said where they speak of nobody.
        await LockAsync(server, opened);
        (await AgainstAsync(server, opened, "truong-cong-an")).ShouldBe(RevealRefusals.Restricted);
        var other = await NamedAsync(server, "Quán đầu ngõ mở loa tới khuya");
        (await AgainstAsync(server, other, "truong-cong-an")).ShouldBeNull();
        await LockAsync(server, other);
        (await AgainstAsync(server, other, "truong-cong-an")).ShouldBe(RevealRefusals.Restricted);
        var lost = await NamedAsync(server, "Cảm ơn trung tá Vũ Đình Khải hôm nào cũng ghé quán nhà tôi");
        var key = await server.ReadAsync(db => db.Set<ReportThread>().Where(t => t.Id == lost.ThreadId).Select(t => t.KeyId).SingleAsync());
        await server.Services.GetRequiredService<IRecordSealer>().DestroyAsync([key], "test", TestContext.Current.CancellationToken);
        (await AgainstAsync(server, lost, "truong-cong-an")).ShouldBe(RevealRefusals.WordsGone);
    }

    /// <summary>A leader whom the words may mean agrees to nobody's request.</summary>
    [Theory, OnBothEngines]
    [Threat(2)]
    public async Task Whom_the_words_speak_of_is_not_the_second_person(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        using var deputy = await server.SignInAsync(StaffRole.DeputyPoliceChief);
        // A given name that is a word as well keeps nobody away from the case.
        var given = deputy.Account.FullName.Split(' ')[^1].ToLowerInvariant();
        var opened = await NamedAsync(server, $"Nhà bên mở loa cả đêm, mong công an xã xử {given}", SourceChannel.Zalo);
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        var page = await RevealTests.AskAsync(chief, opened);
        await deputy.SeesAsync(page.Path);
        (await RevealTests.PressAsync(deputy, "/approve")).Words.ShouldContain("lãnh đạo khác phải là người đồng ý");
        await deputy.SeesAsync(page.Path);
        (await RevealTests.PressAsync(deputy, "/refuse")).Words.ShouldContain("không đồng ý");
    }

    /// <summary>Whom a report means is asked of its own words too: an officer may merge it into one that names somebody else.</summary>
    [Theory, OnBothEngines]
    [Threat(2)]
    public async Task What_is_merged_changes_nothing_of_whom_the_words_mean(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        var opened = await NamedAsync(server, "Chủ mỏ cát tháng nào cũng biếu trung tá nên khai thác cả đêm");
        (await AgainstAsync(server, opened, "truong-cong-an")).ShouldBe(RevealRefusals.Named);
        var other = await NamedAsync(server, "Có cháy ở đầu ngõ, đã gọi báo đại úy Bách", urgency: Urgency.Emergency);
        await EditAsync(server, db => db.Set<ReportThread>().Where(t => t.Id == opened.ThreadId).ExecuteUpdateAsync(set => set.SetProperty(t => t.CaseId, other.CaseId)));
        (await AgainstAsync(server, opened, "truong-cong-an")).ShouldBe(RevealRefusals.Named);
    }

    /// <summary>"Mấy chú công an" may be anybody, and no list holds all that people call an officer: whoever asks, a leader reads before the name opens. Also in an emergency where the police are spoken of.</summary>
    [Theory, OnBothEngines]
    [Threat(2)]
    public async Task Where_the_police_are_spoken_of_an_officer_needs_somebody_elses_yes(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        var (police, noise) = (await NamedAsync(server, "Mấy chú công an hay qua lại nhà chủ quán"), await NamedAsync(server, "Nhà bên mở loa cả đêm"));
        (await NeedsSecondAsync(server, police, "cskv-p07")).ShouldBeTrue();
        (await NeedsSecondAsync(server, noise, "cskv-p07")).ShouldBeTrue();
        foreach (var told in (OpenedCase[])[police, noise]) (await NeedsSecondAsync(server, told, "truong-cong-an")).ShouldBeTrue();
        var (urgent, help) = (await NamedAsync(server, "Mấy chú công an đang đánh người ở quán", urgency: Urgency.Emergency), await NamedAsync(server, "Nhà bên đang cháy", urgency: Urgency.Emergency));
        (await NeedsSecondAsync(server, urgent, "cskv-p07")).ShouldBeTrue();
        (await NeedsSecondAsync(server, help, "cskv-p07")).ShouldBeFalse();
        (await NeedsSecondAsync(server, help, "truong-cong-an")).ShouldBeFalse();
    }

    /// <summary>Whatever words call somebody by: where money, favours or threats are told, whoever of the police asks has somebody else agree, in an emergency as well (decision 0146).</summary>
    [Theory, OnBothEngines]
    [Threat(2)]
    public async Task Where_bribes_or_threats_are_told_nobody_of_the_police_opens_the_name_alone(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        string[] accusing =
        [
            "The chief biết hết, tháng nào quán cũng biếu phong bì", "Ông Tám Mập áo xanh tháng nào cũng nhận 5 củ của quán", "quan nay dua 500k cho ten kia nen chang ai dep", "Ổng dọa phạt nếu không đóng tiền bến",
        ];
        foreach (var words in accusing)
        {
            var opened = await NamedAsync(server, words, urgency: Urgency.Emergency);
            foreach (var user in (string[])["cskv-p07", "pho-p02", "truong-cong-an"]) (await NeedsSecondAsync(server, opened, user)).ShouldBeTrue($"{user}: {words}");
        }

        foreach (var words in (string[])["Nhà bên mở loa cả đêm", "Chồng tôi dọa giết tôi, đang cầm dao ngoài cửa", "Em làm rơi ví có hai triệu", "Đám thanh niên đua xe ở đầu thôn"])
        {
            var opened = await NamedAsync(server, words, urgency: Urgency.Emergency);
            (await NeedsSecondAsync(server, opened, "pho-p02")).ShouldBeFalse(words);
        }
    }

    /// <summary>Anybody may call a case an emergency; taking it is for who is on duty, and does not open a name alone.</summary>
    [Theory, OnBothEngines]
    [Threat(2)]
    public async Task An_emergency_is_no_way_to_a_case_and_its_name(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine);
        var opened = await NamedAsync(server, "Nhà bên mở loa cả đêm");
        using (var handler = await Officer.SignInAsync(server, BinhYenServer.Account("cskv-p07"))) await handler.TakesAsync(opened);
        // The officer who stands in at the place is not the substitute of this case, and nobody is on the roster.
        var substitute = await server.IdOfAsync("pho-p02");
        await EditAsync(server, db => db.Set<Case>().Where(c => c.Id == opened.CaseId).ExecuteUpdateAsync(set => set.SetProperty(c => c.SubstituteHandler, substitute)));
        await EditAsync(server, db => db.Set<DutyShift>().ExecuteDeleteAsync());
        using var curious = await Officer.SignInAsync(server, BinhYenServer.Account("cskv-p06"));
        await CaseWorkTests.DoAsync(curious, opened, "urgency", ("urgency-to", nameof(Urgency.Emergency)));
        (await curious.SeesAsync($"/cases/{opened.Code}")).Source.ShouldNotContain("take-over-why");
        (await PostAsync(curious, opened, "take-over", "Tôi nhận", "why")).Errors.ShouldNotBeEmpty();
        (await server.CaseAsync(opened.Code)).Handler.ShouldBe(await server.IdOfAsync("cskv-p07"));

        var (today, me) = (server.Clock.Today(), await server.IdOfAsync("cskv-p06"));
        await EditAsync(server, async db =>
        {
            foreach (var day in new[] { today.AddDays(-1), today }) db.Add(new DutyShift { Id = Guid.NewGuid(), CommuneId = server.Commune, Date = day, DayOfficerId = me, NightOfficerId = me, SubstituteId = me });
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        });
        await CaseWorkTests.DoAsync(curious, opened, "take-over", ("take-over-why", "Đang trực, ở gần nhất"));
        (await server.CaseAsync(opened.Code)).Handler.ShouldBe(me);
        (await NeedsSecondAsync(server, opened, "cskv-p06")).ShouldBeTrue();
    }

    /// <summary>What was objected may stand as a report of its own with the same minute: the name beside it is no matter of one person.</summary>
    [Theory, OnBothEngines]
    [Threat(2)]
    public async Task After_an_objection_two_people_open_the_name_or_nobody(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        var opened = await NamedAsync(server, "Nhà bên đang cháy", urgency: Urgency.Emergency);
        (await NeedsSecondAsync(server, opened, "pho-p02")).ShouldBeFalse();
        await EditAsync(server, async db =>
        {
            db.Add(CaseEvent.Of(opened.CaseId, 99, CaseAct.Reopen, CaseState.Answered, CaseState.Reopened, new Occasion(Actor.Reporter, server.Clock.GetUtcNow(), new GivenCase().Rules), null));
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        });
        (await NeedsSecondAsync(server, opened, "pho-p02")).ShouldBeTrue();
    }

    /// <summary>The chief who keeps every other leader away from a case opens no name there that nobody hears of.</summary>
    [Theory, OnBothEngines]
    [Threat(2)]
    public async Task Where_no_other_leader_hears_of_it_no_name_opens(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        var opened = await NamedAsync(server, "Nhà bên mở loa cả đêm");
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        var deputy = await server.IdOfAsync("pho-p02");
        await CaseWorkTests.DoAsync(chief, opened, "look");
        await CaseWorkTests.DoAsync(chief, opened, "widen-conflict", ("widen-conflict-who", deputy.ToString()), ("widen-conflict-why", "có họ hàng với người bị phản ánh"));
        await chief.SeesAsync(RevealTests.AskAddress(opened));
        var page = await chief.SubmitAsync(RevealTests.AskAddress(opened), ("reason", nameof(RevealReason.Safety)), ("words", "Phải gọi ngay trong tối nay."));
        page.Words.ShouldContain("Không còn lãnh đạo nào khác");
    }

    /// <summary>A lease that runs shows nothing any more once its holder may not ask.</summary>
    [Theory, OnBothEngines]
    [Threat(2)]
    public async Task A_name_that_is_open_closes_when_the_case_passes_on(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        var opened = await NamedAsync(server, "Nhà bên mở loa cả đêm");
        using var handler = await Officer.SignInAsync(server, BinhYenServer.Account("cskv-p07"));
        await handler.TakesAsync(opened);
        var asked = await RevealTests.AskAsync(handler, opened);
        using (var chief = await server.SignInAsync(StaffRole.PoliceChief))
        {
            await chief.SeesAsync(asked.Path);
            await RevealTests.PressAsync(chief, "/approve");
        }

        await handler.SeesAsync(asked.Path);
        var shown = await RevealTests.PressAsync(handler, "/open");
        shown.Words.ShouldContain("Đinh Thị Xomơ");
        var deputy = await server.IdOfAsync("pho-p02");
        await EditAsync(server, db => db.Set<Case>().Where(c => c.Id == opened.CaseId).ExecuteUpdateAsync(set => set.SetProperty(c => c.Handler, deputy)));
        (await handler.SeesAsync(shown.Path)).Words.ShouldNotContain("Đinh Thị Xomơ");
    }

    /// <summary>In a complaint the given name alone is enough to keep a leader from the name of who complained.</summary>
    [Fact]
    [Threat(2)]
    public async Task A_leader_called_by_the_given_name_in_a_complaint_does_not_ask()
    {
        var server = await servers.OnAsync(Engine.Sqlite);
        await using var scope = server.Services.CreateAsyncScope();
        var finder = scope.ServiceProvider.GetRequiredService<ConflictFinder>();
        var chief = await server.IdOfAsync("truong-cong-an");
        (await finder.MayMeanAsync(server.Commune, chief, ["tháng nào Khải cũng ghé bãi"], isComplaint: true, TestContext.Current.CancellationToken)).ShouldBeTrue();
        (await finder.MayMeanAsync(server.Commune, chief, ["tháng nào Khải cũng ghé bãi"], isComplaint: false, TestContext.Current.CancellationToken)).ShouldBeFalse();
        (await finder.MayMeanAsync(server.Commune, chief, ["Lãnh đạo công an xã tối nào cũng ngồi chung mâm với chủ bãi"], isComplaint: false, TestContext.Current.CancellationToken)).ShouldBeTrue();
    }

    private static async Task<OpenedCase> NamedAsync(BinhYenServer server, string words, SourceChannel channel = SourceChannel.Web, Urgency urgency = Urgency.Normal)
    {
        var reporter = await server.Services.GetRequiredService<ReporterVault>().KeepAsync(server.Commune, new ReporterContact("Đinh Thị Xomơ", "0100 000 512"), TestContext.Current.CancellationToken);
        return await server.ReportAsync(words, "H08", o => o with { Channel = channel, Urgency = urgency, DangerPressed = urgency is Urgency.Emergency, Kind = words.StartsWith("Cảm ơn", StringComparison.Ordinal) ? CaseKind.Praise : o.Kind, Category = words.StartsWith("Cảm ơn", StringComparison.Ordinal) ? CaseCategory.Praise : o.Category, Reporter = reporter, Secrecy = Secrecy.Named });
    }

    private static async Task<WebPage> PostAsync(Officer officer, OpenedCase opened, string deed, string words, string field = "text")
    {
        await officer.SeesAsync("/me");
        return await officer.PostAsync($"/cases/{opened.Code}/{deed}", [BlindVerificationTests.Token(officer.Page), KeyValuePair.Create($"{deed}-{field}", words)]);
    }

    private static Task LockAsync(BinhYenServer server, OpenedCase opened) => EditAsync(server, async db =>
    {
        (await db.Set<ReportThread>().SingleAsync(t => t.Id == opened.ThreadId, TestContext.Current.CancellationToken)).RestrictedAt = server.Clock.GetUtcNow();
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    });

    private static async Task EditAsync(BinhYenServer server, Func<BinhYenDb, Task> edit)
    {
        await using var scope = server.Services.CreateAsyncScope();
        await edit(scope.ServiceProvider.GetRequiredService<BinhYenDb>());
    }

    private static Task<Refusal?> AgainstAsync(BinhYenServer server, OpenedCase opened, string user) =>
        SeeAsync(server, opened, user, (sight, staff, @case, thread) => sight.AgainstAskingAsync(staff, @case, thread, TestContext.Current.CancellationToken));

    private static Task<bool> NeedsSecondAsync(BinhYenServer server, OpenedCase opened, string user) =>
        SeeAsync(server, opened, user, (sight, staff, @case, thread) => sight.NeedsSecondPersonAsync(staff, @case, thread, RevealReason.Safety, TestContext.Current.CancellationToken));

    private static async Task<T> SeeAsync<T>(BinhYenServer server, OpenedCase opened, string user, Func<RevealSight, CurrentStaff, Case, ReportThread, Task<T>> see)
    {
        await using var scope = server.Services.CreateAsyncScope();
        var (sight, staff) = (scope.ServiceProvider.GetRequiredService<RevealSight>(), await server.StaffAsync(user));
        var (@case, thread) = (await sight.ThreadAsync(staff, opened.ThreadId.Value, TestContext.Current.CancellationToken)).ShouldNotBeNull();
        return await see(sight, staff, @case, thread);
    }
}
