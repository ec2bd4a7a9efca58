using System.Net;
using BinhYen.Cases;
using BinhYen.Confidentiality;
using BinhYen.Platform.Persistence;
using BinhYen.Staff;
using BinhYen.Testing;
using BinhYen.Tests.Drivers;
using BinhYen.Tests.Given;
using BinhYen.Tests.Verification;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BinhYen.Tests.Cases;

/// <summary>What one reporter told never reaches another, also after their reports were merged (ISO-1, ISO-2).</summary>
[Trait("Speed", "Slow")]
public sealed class InformantWallTests(Servers servers) : IClassFixture<Servers>
{
    private const string First = "Tối thứ bảy lúc 22h15 quán đầu xóm có 7 người nhậu, ông Xoan cầm dao quắm, xe 29X1-456.78 dựng ngoài cổng";
    private const string Second = "Quán nhậu ồn ào quá khuya, nghe có tiếng chửi nhau, tôi không ngủ được";

    [Fact]
    [Requirement("R-TT-53", "R-TT-52")]
    public void ISO_1_a_thread_has_room_for_one_resident_and_nobody_can_add_another()
    {
        var reporter = typeof(ReportThread).GetProperty(nameof(ReportThread.Reporter))!;
        reporter.PropertyType.ShouldBe(typeof(Guid?));
        // Set when the thread begins and never again.
        reporter.SetMethod!.ReturnParameter.GetRequiredCustomModifiers().ShouldContain(typeof(System.Runtime.CompilerServices.IsExternalInit));
        typeof(ReportThread).GetProperties().Where(p => p.PropertyType != typeof(string) && p.PropertyType != typeof(byte[]) && typeof(System.Collections.IEnumerable).IsAssignableFrom(p.PropertyType)).ShouldBeEmpty();
    }

    [Theory, OnBothEngines]
    public async Task ISO_1_no_address_adds_a_person_to_a_thread_and_ISO_13_none_lists_threads(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        var routes = server.Services.GetRequiredService<Microsoft.AspNetCore.Routing.EndpointDataSource>().Endpoints.OfType<Microsoft.AspNetCore.Routing.RouteEndpoint>().Select(e => e.RoutePattern.RawText ?? "").ToList();
        routes.Count.ShouldBeGreaterThan(60);
        routes.Where(r => System.Text.RegularExpressions.Regex.IsMatch(r, "thread|reporter(s)?$|informant|source(s)?$|participant|member.*thread", System.Text.RegularExpressions.RegexOptions.IgnoreCase)
            && !r.Contains("open-threads", StringComparison.Ordinal)
            // Asks for the name behind one thread that is known already; lists none.
            && !r.StartsWith("/reveals/of/", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Theory, OnBothEngines]
    [Requirement("R-TT-53")]
    [Threat(3)]
    public async Task ISO_2_merged_threads_stay_apart_and_neither_reporter_learns_of_the_other(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        var (kept, joined, officer) = await MergedAsync(server);
        using var _ = officer;
        await officer.SeesAsync($"/cases/{kept.Code}");
        await officer.SubmitAsync($"/cases/{kept.Code}/reply", ("reply-text", "Công an xã đang xem việc này."), ("reply-to", "all"));
        officer.Page.Status.ShouldBe(HttpStatusCode.OK);

        foreach (var (mine, foreign) in new[] { (kept, "khuya"), (joined, "dao quắm") })
        {
            using var resident = new Resident(server);
            var page = await resident.LookUpAsync(mine.TrackingCode.Reveal());
            page.Words.ShouldContain("đang xem việc này");
            page.Words.ShouldNotContain(foreign);
            page.Source.ShouldNotContain("nhập");
            page.Source.ShouldNotContain("Người phản ánh 2");
        }
    }

    [Theory, OnBothEngines]
    [Requirement("R-TT-53")]
    [Threat(3)]
    public async Task Facts_of_one_reporter_are_refused_in_messages_questions_and_answers_to_another(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        var (kept, joined, officer) = await MergedAsync(server);
        using var _ = officer;
        var second = joined.ThreadId.ToString();
        foreach (var (words, underlined) in new[]
        {
            ("Có phải lúc 22h15 không bạn?", "22h15"), ("Bạn có thấy 7 người không?", "7 người"), ("Bạn có biết ông Xoan không?", "Xoan"),
            ("Có xe 29X1-456.78 không?", "29X1-456.78"), ("Bạn có thấy quán đầu xóm có bảy người nhậu không?", "bảy người"), ("toi thu bay luc 22h15 quan dau xom", "toi thu bay luc 22h15 quan dau"),
        })
        {
            await officer.SeesAsync($"/cases/{kept.Code}");
            var page = await officer.SubmitAsync($"/cases/{kept.Code}/reply", ("reply-text", words), ("reply-to", second));
            page.Status.ShouldBe(HttpStatusCode.UnprocessableEntity, words);
            string.Concat(page.FindAll("#reply-text-marked mark").Select(m => m.TextContent)).ShouldContain(underlined, Shouldly.Case.Insensitive);
            page.Find("#reply-text")!.TextContent.ShouldBe(words);
            // The one who told it may hear it.
        }

        await officer.SeesAsync($"/cases/{kept.Code}");
        (await officer.SubmitAsync($"/cases/{kept.Code}/ask", ("ask-text", "Xe 29X1-456.78 còn ở đó không?"), ("ask-to", second))).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        await officer.SeesAsync($"/cases/{kept.Code}");
        (await officer.SubmitAsync($"/cases/{kept.Code}/reply", ("reply-text", "Xe 29X1-456.78 đã được kiểm tra."), ("reply-to", kept.ThreadId.ToString()))).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory, OnBothEngines]
    [Requirement("R-TT-53")]
    public async Task Each_reporter_of_a_merged_case_gets_an_own_answer(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        var (kept, joined, officer) = await MergedAsync(server);
        using var _ = officer;
        await CaseWorkTests.DoAsync(officer, kept, "verify", ("verify-plan", "Ra xem"));
        await CaseWorkTests.DoAsync(officer, kept, "verified", ("verified-result", "Confirmed"), ("verified-note", "Đúng"));
        (string, string)[] answer =
        [
            ("answer-outcome", "Resolved"), ("answer-what", "đã lập biên bản nhắc nhở chủ quán và yêu cầu ký cam kết"), ("answer-when", "2026-11-23"), ("answer-unit", "Công an xã"), ("answer-text", "Chào bạn."),
        ];
        await officer.SeesAsync($"/cases/{kept.Code}");
        var leak = await officer.SubmitAsync($"/cases/{kept.Code}/answer", [.. answer, ($"answer-own-{joined.ThreadId}", "Người cầm dao quắm tên Xoan đã bị mời lên.")]);
        leak.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        leak.FindAll("mark.no").ShouldNotBeEmpty();
        (await server.CaseAsync(kept.Code)).State.ShouldBe(CaseState.Handling);

        await officer.SeesAsync($"/cases/{kept.Code}");
        var done = await officer.SubmitAsync($"/cases/{kept.Code}/answer", [.. answer, ($"answer-own-{kept.ThreadId}", "Người cầm dao quắm đã bị mời lên làm việc.")]);
        done.Status.ShouldBe(HttpStatusCode.OK);
        using var one = new Resident(server);
        (await one.LookUpAsync(kept.TrackingCode.Reveal())).Words.ShouldContain("dao quắm đã bị mời");
        using var other = new Resident(server);
        var page = await other.LookUpAsync(joined.TrackingCode.Reveal());
        page.Words.ShouldContain("lập biên bản nhắc nhở");
        page.Words.ShouldNotContain("quắm");
    }

    [Theory, OnBothEngines]
    public async Task A_name_of_another_reporter_is_refused_and_not_pointed_at(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        var reporter = await server.Services.GetRequiredService<ReporterVault>().KeepAsync(server.Commune, new ReporterContact("ma thị xuyến", "0100 000 779"), CancellationToken.None);
        var (kept, joined, officer) = await MergedAsync(server, reporter);
        using var _ = officer;
        await officer.SeesAsync($"/cases/{kept.Code}");
        var page = await officer.SubmitAsync($"/cases/{kept.Code}/reply", ("reply-text", "hôm đó có chị thi xuyen báo trước rồi"), ("reply-to", joined.ThreadId.ToString()));
        page.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        page.FindAll("#reply-text-marked mark").ShouldBeEmpty();
    }

    /// <summary>Whether two merged reports are one person's is not said by what may be written to whom.</summary>
    [Theory, OnBothEngines]
    [Threat(4)]
    public async Task A_name_known_from_one_report_is_refused_in_the_other_also_where_both_are_one_persons(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        foreach (var isOne in new[] { true, false })
        {
            var vault = server.Services.GetRequiredService<ReporterVault>();
            var first = await vault.KeepAsync(server.Commune, new ReporterContact("Hoàng Thị Xomtrùng", "0100 000 781"), CancellationToken.None);
            var second = isOne ? first : await vault.KeepAsync(server.Commune, new ReporterContact("Vi Thị Xomkhác", "0100 000 782"), CancellationToken.None);
            var (kept, joined, officer) = await MergedAsync(server, first);
            using var _ = officer;
            await using (var scope = server.Services.CreateAsyncScope())
                await scope.ServiceProvider.GetRequiredService<BinhYenDb>().Set<ReportThread>().Where(t => t.Id == joined.ThreadId).ExecuteUpdateAsync(set => set.SetProperty(t => t.Reporter, second), TestContext.Current.CancellationToken);
            await officer.SeesAsync($"/cases/{kept.Code}");
            var page = await officer.SubmitAsync($"/cases/{kept.Code}/reply", ("reply-text", "Chào chị Hoàng Thị Xomtrùng, chúng tôi đã nhận được."), ("reply-to", joined.ThreadId.ToString()));
            page.Status.ShouldBe(HttpStatusCode.UnprocessableEntity, isOne ? "one person" : "two people");
        }
    }

    [Theory, OnBothEngines]
    [Threat(2)]
    public async Task A_list_of_neighbours_is_not_asked_through_replies_whoever_writes_them(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        var reporter = await server.Services.GetRequiredService<ReporterVault>().KeepAsync(server.Commune, new ReporterContact("Ma Thị Xuyến", "0100 000 775"), CancellationToken.None);
        var (kept, joined, officer) = await MergedAsync(server, reporter);
        using var _ = officer;
        async Task<WebPage> Reply(Browser who, string words)
        {
            await who.OpenAsync($"/cases/{kept.Code}");
            return await who.SubmitAsync($"/cases/{kept.Code}/reply", ("reply-text", words), ("reply-to", joined.ThreadId.ToString()));
        }

        Task<int> Asked() => server.ReadAsync(db => db.Set<NameGuess>().Where(g => g.ThreadId == kept.ThreadId).SumAsync(g => g.Names));

        // Twenty names at once: refused in the same words with the reporter among them and without, and nobody is asked about.
        string[] many = ["Lường Văn Một", "Lường Văn Hai", "Lường Văn Bốn", "Lường Văn Năm"];
        var without = await Reply(officer, $"Cảm ơn bạn, gửi lời tới {string.Join(", ", many)}.");
        var with = await Reply(officer, $"Cảm ơn bạn, gửi lời tới {string.Join(", ", many[..3])}, Ma Thị Xuyến.");
        without.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        with.Errors.ShouldBe(without.Errors);
        (await Asked()).ShouldBe(0);

        // A miss goes out and counts; a hit is refused and counts.
        (await Reply(officer, "Cảm ơn bạn, gửi lời tới Lường Văn Một, Lường Văn Hai.")).Status.ShouldBe(HttpStatusCode.OK);
        (await Asked()).ShouldBe(2);
        (await Reply(officer, "Cảm ơn bạn, gửi lời tới Ma Thị Xuyến.")).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await Asked()).ShouldBe(3);
        for (var i = 3; i < NameGuesses.MostInDay; i += 3) (await Reply(officer, $"Cảm ơn bạn, gửi lời tới {string.Join(", ", many[..3])}.")).Status.ShouldBe(HttpStatusCode.OK);

        // Then nobody's name is checked that day, for no writer; a reply without names goes on.
        using (var chief = await server.SignInAsync(StaffRole.PoliceChief))
        {
            foreach (var name in (string[])["Ma Thị Xuyến", "Lường Văn Năm"])
                (await Reply(chief, $"Cảm ơn bạn, gửi lời tới {name}.")).Errors.ShouldContain(NameGuesses.Closed);
        }

        (await Reply(officer, "Công an xã An Phú Khê đang xem việc này ở thôn An Lạc.")).Status.ShouldBe(HttpStatusCode.OK);
        (await Asked()).ShouldBe(NameGuesses.MostInDay);
        server.Clock.Advance(TimeSpan.FromHours(25));
        using var next = await Officer.SignInAsync(server, BinhYenServer.Account("cskv-p07"));
        (await Reply(next, "Cảm ơn bạn, gửi lời tới Lường Văn Năm.")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory, OnBothEngines]
    [Threat(2)]
    public async Task A_merger_buys_no_more_names_and_neither_does_a_second_case(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine);
        var reporter = await server.Services.GetRequiredService<ReporterVault>().KeepAsync(server.Commune, new ReporterContact("Ma Thị Xuyến", "0100 000 774"), CancellationToken.None);
        var (kept, joined, officer) = await MergedAsync(server, reporter);
        using var _ = officer;
        var own = await server.ReportAsync("Bãi cát bị xe chở trộm ban đêm", "H08");
        await officer.TakesAsync(own);
        const string three = "Cảm ơn bạn, gửi lời tới Lường Văn Một, Lường Văn Hai, Lường Văn Bốn.";
        async Task<WebPage> Reply(Browser who, OpenedCase @case, OpenedCase to, string words)
        {
            await who.OpenAsync($"/cases/{@case.Code}");
            return await who.SubmitAsync($"/cases/{@case.Code}/reply", ("reply-text", words), ("reply-to", to.ThreadId.ToString()));
        }

        for (var i = 0; i < NameGuesses.MostInDay; i += NameGuesses.MostInText) (await Reply(officer, kept, joined, three)).Status.ShouldBe(HttpStatusCode.OK);
        await CaseWorkTests.DoAsync(officer, kept, "merge", ("merge-into", own.Code.ToString()));

        // The names of the day were asked about whoever told first, wherever that report went.
        (await Reply(officer, own, joined, "Cảm ơn bạn, gửi lời tới Lường Văn Năm.")).Errors.ShouldContain(NameGuesses.Closed);
        (await Reply(officer, own, joined, "Cảm ơn bạn, việc này đang được xem xét.")).Status.ShouldBe(HttpStatusCode.OK);

        // And nobody goes from case to case with the same list; a colleague writes there as ever.
        var (other, its) = await TakenWithAnotherAsync(server, officer);
        for (var i = NameGuesses.MostInDay; i < NameGuesses.MostOfWriter; i += NameGuesses.MostInText) (await Reply(officer, other, its, three)).Status.ShouldBe(HttpStatusCode.OK);
        (other, its) = await TakenWithAnotherAsync(server, officer);
        (await Reply(officer, other, its, three)).Errors.ShouldContain(NameGuesses.Closed);
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        (await Reply(chief, other, its, three)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory, OnBothEngines]
    [Threat(3)]
    [Requirement("R-TT-53")]
    public async Task No_time_no_question_and_no_objection_of_one_reporter_shows_to_the_other(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine);
        var (kept, officer) = await BlindVerificationTests.TakenAsync(server, First);
        await CaseWorkTests.DoAsync(officer, kept, "verify", ("verify-plan", "Ra xem"));
        server.Clock.Advance(TimeSpan.FromMinutes(7));
        var joined = await server.ReportAsync(Second, "H08");
        using var alone = new Resident(server);
        var told = (await alone.LookUpAsync(joined.TrackingCode.Reveal())).FindAll(".path time").Select(t => t.TextContent).Single();
        var due = System.Text.RegularExpressions.Regex.Match(alone.Page.Words, "Chậm nhất (.*?) bạn có câu trả lời").Groups[1].Value;
        due.Length.ShouldBeGreaterThan(5);
        server.Clock.Advance(TimeSpan.FromMinutes(6));
        using var _ = officer;
        await CaseWorkTests.DoAsync(officer, joined, "look");
        await CaseWorkTests.DoAsync(officer, joined, "confirm-kind");
        await CaseWorkTests.DoAsync(officer, joined, "merge", ("merge-into", kept.Code.ToString()));

        // The second one sees the own times: nobody was "verifying" before they had written a word.
        var page = await alone.OpenAsync("/tin-cua-toi");
        var times = page.FindAll(".path time").Select(t => DateTimeOffset.Parse(t.GetAttribute("datetime")!, System.Globalization.CultureInfo.InvariantCulture)).ToList();
        page.FindAll(".path time")[0].TextContent.ShouldBe(told);
        times.ShouldBe(times.Order());
        times.Count.ShouldBeGreaterThan(2);
        page.Words.ShouldContain(due, Shouldly.Case.Sensitive, "the day that was promised, not the one promised to somebody else");

        // A question to the first one waits for the first one alone, and is not answered by what the second one adds.
        await officer.SeesAsync($"/cases/{kept.Code}");
        await officer.SubmitAsync($"/cases/{kept.Code}/ask", ("ask-text", "Quán còn mở cửa không bạn?"), ("ask-to", kept.ThreadId.ToString()));
        (await alone.OpenAsync("/tin-cua-toi")).Words.ShouldNotContain("chờ bạn trả lời");
        alone.Page.Words.ShouldContain("đang xử lý");
        await alone.SubmitAsync("/tin-cua-toi/them", ("them", "Hôm nay vẫn ồn"));
        (await server.CaseAsync(kept.Code)).State.ShouldBe(CaseState.AwaitingInfo);
        using var first = new Resident(server);
        (await first.LookUpAsync(kept.TrackingCode.Reveal())).Words.ShouldContain("đang chờ bạn trả lời");
        await first.SubmitAsync("/tin-cua-toi/them", ("them", "Vẫn mở ạ"));
        (await server.CaseAsync(kept.Code)).State.ShouldNotBe(CaseState.AwaitingInfo);

        // Nor does an objection.
        await CaseWorkTests.DoAsync(officer, kept, "verified", ("verified-result", "Confirmed"), ("verified-note", "Đúng"));
        await CaseWorkTests.DoAsync(officer, kept, "answer", ("answer-outcome", "Resolved"), ("answer-what", "đã lập biên bản nhắc nhở chủ quán và yêu cầu ký cam kết"), ("answer-when", "2026-11-23"), ("answer-unit", "Công an xã"), ("answer-text", "Chào bạn."));
        await first.OpenAsync("/tin-cua-toi");
        await first.SubmitAsync("/tin-cua-toi/chua-thoa-dang", ("lydo", "Quán vẫn ồn như cũ"));
        first.Page.Words.ShouldContain("theo ý kiến của bạn");
        (await alone.OpenAsync("/tin-cua-toi")).Words.ShouldNotContain("theo ý kiến của bạn");
    }

    [Theory, OnBothEngines]
    public async Task Where_somebody_often_is_the_substitute_reads_while_they_are_and_nobody_in_a_locked_thread(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine);
        using var resident = new Resident(server);
        await resident.ReportAsync(("ke", "Ở chợ có người bán pháo nổ xothaythe"), ("ai", "kin"), ("ten", "Hà Văn Xomot"), ("sdt", "0100 000 701"));
        await resident.LookUpAsync(resident.ReportCode);
        await resident.SubmitAsync("/tin-cua-toi/noi", ("noi", nameof(KnownPlace.Market)));
        var number = await server.ReadAsync(db => db.Set<BinhYen.Cases.Case>().Select(c => c.Code).SingleAsync(TestContext.Current.CancellationToken));
        var code = number.ToString();
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        foreach (var deed in new[] { "look", "confirm-kind", "assign" }) await CaseWorkTests.DoAsync(chief, code, deed);
        var second = (await server.CaseAsync(number)).SubstituteHandler.ShouldNotBeNull();
        var user = await server.ReadAsync(db => db.Set<StaffMember>().Where(s => s.Id == second.Value).Select(s => s.UserName!).SingleAsync(TestContext.Current.CancellationToken));
        using var substitute = await Officer.SignInAsync(server, BinhYenServer.Account(user));
        await ShowsAsync(true);

        await LockAsync(true);
        await ShowsAsync(false);
        await LockAsync(false);
        await ShowsAsync(true);

        await CaseWorkTests.DoAsync(chief, code, "widen-conflict", ("widen-conflict-who", second.ToString()), ("widen-conflict-why", "người nhà của người bán"));
        (await substitute.OpenAsync($"/cases/{code}")).Status.ShouldBe(HttpStatusCode.NotFound);
        substitute.Page.Source.ShouldNotContain("hay có mặt");

        async Task ShowsAsync(bool shown)
        {
            foreach (var reader in new[] { chief, substitute })
                (await reader.SeesAsync($"/cases/{code}")).Words.Contains("hay có mặt ở chợ", StringComparison.Ordinal).ShouldBe(shown, reader.Account.User);
        }

        async Task LockAsync(bool isLocked)
        {
            await using var scope = server.Services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<BinhYenDb>();
            var thread = await db.Set<ReportThread>().SingleAsync(TestContext.Current.CancellationToken);
            await scope.ServiceProvider.GetServices<IDataHolder>().OfType<BinhYen.Cases.OwnData.ThreadData>().Single()
                .RestrictAsync(new DataSubject(server.Commune, thread.Id.Value, null), isLocked, TestContext.Current.CancellationToken);
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }
    }

    [Theory, OnBothEngines]
    [Threat(3)]
    [Requirement("R-TT-38", "R-TT-52", "R-TT-37")]
    public async Task Two_who_know_the_same_market_have_a_channel_each_and_neither_learns_of_the_other(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        using var one = new Resident(server);
        using var two = new Resident(server);
        await one.ReportAsync(("ke", "Ở chợ có người bán pháo nổ xohaikenh"), ("ai", "kin"), ("ten", "Hà Văn Xomot"), ("sdt", "0100 000 701"));
        await one.LookUpAsync(one.ReportCode);
        one.Page.Find("#noi")!.TextContent.ShouldContain("chợ");
        await one.SubmitAsync("/tin-cua-toi/noi", ("noi", nameof(KnownPlace.Market)));
        one.Page.Words.ShouldContain("Đã ghi nơi bạn hay có mặt");
        var before = Seen(one.Page);
        await two.ReportAsync(("ke", "Ở chợ có người bán pháo nổ xohaikenh"), ("ai", "kin"), ("ten", "Lý Thị Xohai"), ("sdt", "0100 000 702"));
        await two.LookUpAsync(two.ReportCode);
        await two.SubmitAsync("/tin-cua-toi/noi", ("noi", nameof(KnownPlace.Market)));

        // Two channels, and the page of the first is to the letter what it was.
        Seen(await one.OpenAsync("/tin-cua-toi?xong=noi")).ShouldBe(before);
        Seen(two.Page).ShouldBe(before, "and the page of the second says no more");
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        var codes = (await chief.SeesAsync("/cases?q=xohaikenh")).FindAll("a.item").Select(a => a.GetAttribute("data-code")!).ToList();
        codes.Count.ShouldBe(2);
        // While nobody handles the case nobody learns it, and then the handler alone: so the person was told.
        using var duty = await server.SignInAsync(StaffRole.DutyOfficer);
        using var deputy = await server.SignInAsync(StaffRole.DeputyPoliceChief);
        foreach (var code in codes)
        {
            foreach (var reader in new[] { chief, duty, deputy }) (await reader.SeesAsync($"/cases/{code}")).Words.ShouldNotContain("hay có mặt");
            foreach (var deed in new[] { "look", "confirm-kind", "assign" }) await CaseWorkTests.DoAsync(chief, code, deed);
            (await chief.SeesAsync($"/cases/{code}")).Words.ShouldContain("hay có mặt ở chợ");
            (await deputy.SeesAsync($"/cases/{code}")).Words.ShouldNotContain("hay có mặt");
        }


        // There is no list of whoever is often at a place, not even for the chief, and no way to put one into the other's channel.
        foreach (var path in (string[])["/cases?q=Market", "/cases?q=ch%E1%BB%A3+hay+c%C3%B3+m%E1%BA%B7t", "/board", "/journal"])
            (await chief.OpenAsync(path)).Words.ShouldNotContain("hay có mặt ở", Shouldly.Case.Sensitive, path);
        await two.SubmitAsync("/tin-cua-toi/noi", ("noi", ""));
        two.Page.Words.ShouldContain("Không ghi nơi");
        (await chief.SeesAsync($"/cases/{codes[0]}")).Words.Contains("hay có mặt", StringComparison.Ordinal).ShouldNotBe((await chief.SeesAsync($"/cases/{codes[1]}")).Words.Contains("hay có mặt", StringComparison.Ordinal));

        // Nobody who stays anonymous is asked where they often are.
        using var anonymous = new Resident(server);
        await anonymous.ReportAsync(("ke", "Đèn chợ hỏng"));
        (await anonymous.LookUpAsync(anonymous.ReportCode)).Find("#noi").ShouldBeNull();
        await anonymous.PostAsync("/tin-cua-toi/noi", [BlindVerificationTests.Token(anonymous.Page), KeyValuePair.Create("noi", nameof(KnownPlace.Market))]);
        (await server.ReadAsync(db => Task.FromResult(db.Set<ReportThread>().Count(t => t.Secrecy == Secrecy.Anonymous && t.KnownPlace != null)))).ShouldBe(0);
    }

    // Without what is one's own by nature: codes, tokens, proof, the moment.
    private static string Seen(WebPage page) => System.Text.RegularExpressions.Regex.Replace(page.Words, @"[0-9A-Z]{4}(-[0-9A-Z]{2,5})+|[0-9a-zA-Z_-]{20,}|\b[0-9A-Z]{3,8}\b|\d{2}:\d{2}", "…");

    [Theory, OnBothEngines]
    [Threat(3)]
    [Requirement("R-TT-53")]
    public async Task The_body_above_the_commune_writes_through_the_same_wall(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine);
        var (kept, joined, officer) = await MergedAsync(server);
        using var _ = officer;
        var about = await server.StaffAsync("truong-cong-an");
        await officer.SeesAsync($"/cases/{kept.Code}");
        await officer.SubmitAsync($"/cases/{kept.Code}/widen-conflict", ("widen-conflict-who", about.Id.ToString()), ("widen-conflict-why", "Chủ quán là người nhà"));
        officer.Page.Status.ShouldBe(HttpStatusCode.NotFound, "from now on nobody in the commune sees it");
        using var inspection = await InspectionAsync(server);
        await inspection.OpenAsync(inspection.Page.Find(".item a")!.GetAttribute("href")!);

        foreach (var words in (string[])["Có xe 29X1-456.78 ở đó không?", "Hôm ấy có phải 7 người không?", "Quán nhậu ồn ào quá khuya nghe có tiếng chửi nhau phải không?"])
        {
            var refused = await WriteAsync(inspection, ("words", words));
            refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity, words);
            refused.FindAll("mark").ShouldNotBeEmpty(words);
            refused.Find("#words")!.TextContent.ShouldBe(words, "nothing typed is lost");
        }

        await inspection.SubmitAsync(inspection.Page.Document.Forms.First(f => f.GetAttribute("action")!.EndsWith("/nhan", StringComparison.Ordinal)), [("number", "Xe 29X1-456.78")]);
        inspection.Page.Status.ShouldBe(HttpStatusCode.UnprocessableEntity, "a number is words too");
        (await WriteAsync(inspection, ("words", "Thanh tra đã nhận đủ thông tin và đang xem xét."))).Words.ShouldContain("Đã gửi người báo tin");
        foreach (var (mine, foreign) in new[] { (kept, "khuya"), (joined, "29X1") })
        {
            using var resident = new Resident(server);
            var page = await resident.LookUpAsync(mine.TrackingCode.Reveal());
            page.Words.ShouldContain("đang xem xét");
            page.Words.ShouldNotContain(foreign);
        }
    }

    private static Task<WebPage> WriteAsync(Browser inspection, params (string, string)[] fields) =>
        inspection.SubmitAsync(inspection.Page.Document.Forms.First(f => f.GetAttribute("action")!.EndsWith("/nhan-gui", StringComparison.Ordinal)), fields);

    // Named by the administrator, enrolled by telephone, standing before its list.
    private static async Task<Browser> InspectionAsync(BinhYenServer server)
    {
        const string pass = "con sông chảy qua làng cũ";
        using var admin = await server.SignInAsync(StaffRole.SystemAdministrator);
        await admin.SeesAsync("/admin/outside");
        await admin.SubmitAsync("/admin/outside", ("body", "ProvincialInspection"), ("name", "Thanh tra Công an tỉnh Sông Hiền"), ("address", "Số 1 phố Hiền, Sông Hiền"), ("phone", "0200 111 222"));
        var link = System.Text.RegularExpressions.Regex.Match((await admin.SeesAsync("/admin/outside")).Source, "/cap-tren/[0-9A-Z]{26}").Value;
        await server.Services.GetRequiredService<BinhYen.Cases.Escalating.ClockBeat>().BeatAsync(TestContext.Current.CancellationToken);
        using var deputy = await server.SignInAsync(StaffRole.DeputyPoliceChief);
        var code = await Inspection.CodeAsync(deputy, "0200 111 222");
        var inspection = server.NewBrowser();
        await inspection.OpenAsync(link);
        await inspection.SubmitAsync($"{link}/lan-dau", ("code", code), ("pass", pass), ("again", pass));
        return inspection;
    }

    private static async Task<(OpenedCase Kept, OpenedCase Joined, Officer Officer)> MergedAsync(BinhYenServer server, Guid? reporter = null)
    {
        var (kept, officer) = await BlindVerificationTests.TakenAsync(server, First, reporter is null ? null : o => o with { Reporter = reporter, Secrecy = Secrecy.KeptSecret });
        return (kept, await JoinedAsync(server, officer, kept), officer);
    }

    private static async Task<(OpenedCase Kept, OpenedCase Joined)> TakenWithAnotherAsync(BinhYenServer server, Officer officer)
    {
        var kept = await server.ReportAsync(First, "H08");
        await officer.TakesAsync(kept);
        return (kept, await JoinedAsync(server, officer, kept));
    }

    private static async Task<OpenedCase> JoinedAsync(BinhYenServer server, Officer officer, OpenedCase kept)
    {
        var joined = await server.ReportAsync(Second, "H08");
        await CaseWorkTests.DoAsync(officer, joined, "look");
        await CaseWorkTests.DoAsync(officer, joined, "confirm-kind");
        await CaseWorkTests.DoAsync(officer, joined, "merge", ("merge-into", kept.Code.ToString()));
        return joined;
    }
}
