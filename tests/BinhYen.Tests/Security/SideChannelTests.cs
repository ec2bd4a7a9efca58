using BinhYen.Cases;
using BinhYen.Communes;
using BinhYen.Communes.ModelProfile;
using BinhYen.Confidentiality;
using BinhYen.Conversations;
using BinhYen.Platform;
using BinhYen.Platform.Journal;
using BinhYen.Platform.Persistence;
using BinhYen.Platform.Storage;
using BinhYen.Staff;
using BinhYen.Staff.Sessions;
using BinhYen.Testing;
using BinhYen.Tests.Cases;
using BinhYen.Tests.Drivers;
using BinhYen.Tests.Given;
using BinhYen.Tests.Verification;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BinhYen.Tests.Security;

/// <summary>What a page does not say in words it must not say by a number, a time, a pause or a gap either.</summary>
[Trait("Speed", "Slow")]
public sealed class SideChannelTests(Servers servers) : IClassFixture<Servers>
{
    [Fact]
    public async Task A_hidden_report_shows_not_even_in_the_beat_of_the_live_line()
    {
        await using var server = await BinhYenServer.StartAsync(Engine.Sqlite);
        using var involved = await Officer.SignInAsync(server, BinhYenServer.Account("cskv-p04"));
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(15));
        using var line = new StreamReader(await involved.Http.GetStreamAsync(new Uri("/cases/events", UriKind.Relative), patience.Token));
        (await NextAsync(line, patience.Token)).ShouldBe(": open");
        await server.ReportAsync("đèn đường hỏng", "H01");
        (await NextAsync(line, patience.Token)).ShouldBe("event: opened");
        (await NextAsync(line, patience.Token)).ShouldStartWith("data:");

        server.Clock.Advance(TimeSpan.FromSeconds(12));
        await AboutAsync(server, "Lưu Gia Bách đòi tiền tôi");
        // A report that may be seen comes behind it: when its hint is here, the other one has been looked at.
        await server.ReportAsync("ổ gà to", "H01");
        (await NextAsync(line, patience.Token)).ShouldBe("event: opened");
        (await NextAsync(line, patience.Token)).ShouldStartWith("data:");
        server.Clock.Advance(TimeSpan.FromSeconds(8));
        (await NextAsync(line, patience.Token)).ShouldBe(": beat", "twenty seconds after the last beat, whatever happened in between");
    }

    [Fact]
    public async Task What_a_person_writes_in_another_report_does_not_move_the_window_of_this_one()
    {
        await using var server = await BinhYenServer.StartAsync(Engine.Sqlite);
        var reporter = await server.Services.GetRequiredService<ReporterVault>().KeepAsync(server.Commune, new ReporterContact("Vi Thị Lụa", "0100 000 778"), CancellationToken.None);
        var opened = await server.ReportAsync("Quán karaoke hát to", "H01", o => o with { Channel = SourceChannel.Zalo, Lane = "zalo:1", Reporter = reporter, Secrecy = Secrecy.Named });
        server.Clock.Advance(TimeSpan.FromHours(40));
        await using (var scope = server.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<BinhYenDb>();
            db.Add(new Talk
            {
                Id = Guid.NewGuid(), CommuneId = server.Commune, Lane = "zalo:1", PersonKey = [1, 2, 3], Reporter = reporter!.Value,
                KeyId = await scope.ServiceProvider.GetRequiredService<SealedRecords>().NewKeyAsync(server.Commune, CancellationToken.None),
            });
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        using var officer = await Officer.SignInAsync(server, BinhYenServer.Account("cskv-p04"));
        (await officer.SeesAsync($"/cases/{opened.Code}")).Find(".thread .window")!.TextContent.ShouldBe("Cửa sổ nhắn Zalo còn ít nhất 8 giờ");
    }

    [Fact]
    public async Task A_deputy_learns_by_no_number_that_somebody_complained_about_a_deputy()
    {
        await using var server = await BinhYenServer.StartAsync(Engine.Sqlite);
        await server.ReportAsync("đèn đường hỏng", "H01");
        await AboutAsync(server, "Phó Trưởng Công an xã đòi tiền tôi", o => o with { ReceivedAt = server.Clock.GetUtcNow().AddDays(-60) });
        using var deputy = await server.SignInAsync(StaffRole.DeputyPoliceChief);

        // What is open beyond its deadline counts in the yearly target: not when it is closed to somebody.
        (await deputy.SeesAsync("/targets")).Words.ShouldNotContain("0/1");
        using (var committee = await server.SignInAsync(StaffRole.Committee)) (await committee.SeesAsync("/targets")).Words.ShouldNotContain("0/1");

        // What the chief could have read, asked minute by minute, would tell when it came.
        await deputy.SeesAsync("/incidents");
        await deputy.SubmitAsync("/incidents", ("detected", "2026-11-23T08:00"), ("what", "Diễn tập"), ("drill", "1"));
        var address = deputy.Page.Path;
        var chief = (await server.StaffAsync("truong-cong-an")).Id.ToString();
        await deputy.SubmitAsync($"{address}/whose-data", ("account", chief), ("from", "2026-01-01T00:00"), ("until", "2026-11-30T00:00"));
        deputy.Page.Words.ShouldContain("có thể đã đọc 1 vụ việc");
    }

    [Fact]
    public async Task Who_may_not_read_the_words_reads_them_neither_in_the_history_nor_by_the_meter()
    {
        await using var server = await BinhYenServer.StartAsync(Engine.Sqlite);
        await TwoTierAsync(server);
        var (opened, handler) = await BlindVerificationTests.TakenAsync(server, "Có người bán thuốc lắc sau kho lúa, xe máy 4471");
        using (handler)
        {
            await CaseWorkTests.DoAsync(handler, opened, "reclassify", ("reclassify-to", "Drugs"), ("reclassify-why", "người báo kể là xolydo"));
            await CaseWorkTests.DoAsync(handler, opened, "verify", ("verify-plan", "xolydo hai"));
        }

        using var other = await Officer.SignInAsync(server, BinhYenServer.Account("cskv-p06"));
        var page = await other.SeesAsync($"/cases/{opened.Code}");
        page.Words.ShouldContain("Lịch sử");
        page.Source.ShouldNotContain("xolydo");
        var token = BlindVerificationTests.Token(page);
        var asked = await other.PostAsync($"/cases/{opened.Code}/verification", [token, KeyValuePair.Create("question", "xe máy 4471 ở đâu"), KeyValuePair.Create("act", "check")]);
        asked.Status.ShouldBe(System.Net.HttpStatusCode.NotFound);
        asked.Source.ShouldNotContain("4471");
    }

    [Theory, OnBothEngines]
    public async Task What_is_told_later_about_the_officer_who_reads_the_report_is_a_report_of_its_own(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        using var resident = new Resident(server);
        await resident.ReportAsync(("ke", "Quán đầu thôn đánh bạc xotruoc"), ("thon", "H01"));
        await resident.LookUpAsync(resident.ReportCode);
        var receipt = await resident.SubmitAsync("/tin-cua-toi/them", ("them", "Anh Lưu Gia Bách cảnh sát khu vực nhận tiền của chủ quán nên làm ngơ, đòi mỗi tháng hai triệu xosau"));

        receipt.Path.ShouldBe("/da-nhan");
        receipt.Words.ShouldContain("thành một tin riêng");
        using (var officer = await Officer.SignInAsync(server, BinhYenServer.Account("cskv-p04")))
        {
            var list = await officer.SeesAsync("/cases?q=xotruoc");
            var page = await officer.SeesAsync(list.Find("a.item")!.GetAttribute("href")!);
            page.Source.ShouldContain("xotruoc");
            page.Source.ShouldNotContain("xosau");
            (await officer.SeesAsync("/cases?q=xosau")).FindAll("a.item").ShouldBeEmpty();
        }

        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        (await ComplaintsAsync(chief)).ShouldContain("xosau", customMessage: "the chief finds it in the list; a complaint is not searched");
        // What follows about the same officer belongs to the complaint: no third number.
        await resident.LookUpAsync(resident.Code);
        (await resident.SubmitAsync("/tin-cua-toi/them", ("them", "Anh Bách công an lại đến đòi tiền xotiep"))).Path.ShouldStartWith("/tin-cua-toi");
    }

    /// <summary>What is told next on the page is judged by itself, as a neighbour's is: were it missing in the report where this browser has complained, whoever asked both to write would know which of them did (decision 0157).</summary>
    [Theory, OnBothEngines]
    [Threat(2)]
    public async Task What_is_told_after_a_complaint_stands_on_its_page_like_everybodys(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        using var resident = new Resident(server);
        await resident.ReportAsync(("ke", "Ông Tư đầu thôn mở loa xodau"), ("thon", "H01"));
        var first = resident.ReportCode;
        await resident.LookUpAsync(first);
        (await resident.SubmitAsync("/tin-cua-toi/them", ("them", "Anh Lưu Gia Bách cảnh sát khu vực nhận tiền của chủ quán, đòi mỗi tháng hai triệu xomot"))).Path.ShouldBe("/da-nhan");
        var apart = resident.Code;
        await resident.LookUpAsync(first);
        (await resident.SubmitAsync("/tin-cua-toi/them", ("them", "Đêm qua ông ấy vẫn mở loa đến hai giờ sáng xobon"))).Path.ShouldStartWith("/tin-cua-toi");
        // Blame by itself stands apart, as everybody's does, and in the complaint where it was told on its own page.
        await resident.LookUpAsync(first);
        (await resident.SubmitAsync("/tin-cua-toi/them", ("them", "Anh ấy còn bảo đưa thêm ba triệu thì mới lập biên bản xohai"))).Path.ShouldBe("/da-nhan");
        await resident.LookUpAsync(apart);
        (await resident.SubmitAsync("/tin-cua-toi/them", ("them", "Hôm qua lại xuống nữa, nói biết tôi báo rồi xoba"))).Path.ShouldStartWith("/tin-cua-toi");

        using (var officer = await Officer.SignInAsync(server, BinhYenServer.Account("cskv-p04")))
        {
            var list = await officer.SeesAsync("/cases?q=xodau");
            var page = await officer.SeesAsync(list.Find("a.item")!.GetAttribute("href")!);
            page.Source.ShouldContain("xobon");
            foreach (var word in (string[])["xomot", "xohai", "xoba"]) page.Source.ShouldNotContain(word);
        }

        var thread = await resident.LookUpAsync(apart);
        foreach (var word in (string[])["xomot", "xoba"]) thread.Words.ShouldContain(word);
    }

    /// <summary>
    /// The day after nothing tells the product of the complaint, and need not: who asks after one, wants it back, or speaks of a leader begins a report of its own on
    /// every page, whoever complained (decision 0154).
    /// </summary>
    [Theory, OnBothEngines]
    [Threat(2)]
    public async Task What_recalls_a_complaint_stands_apart_on_every_page(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        using var resident = new Resident(server);
        await resident.ReportAsync(("ke", "Quán đầu thôn mở loa xonhac"), ("thon", "H01"));
        var first = resident.ReportCode;
        foreach (var words in (string[])["Đơn tố cáo của tôi hôm qua tới đâu rồi? xomot", "Đừng để ông trưởng biết tôi nói nhé. xohai", "Tôi xin rút lại lời tố cáo hôm trước xoba", "Hôm nay sếp lại tới quán xobon", "Tin tôi gửi về anh Bách hôm trước tới đâu rồi? xosau"])
        {
            using var later = new Resident(server);
            await later.LookUpAsync(first);
            (await later.SubmitAsync("/tin-cua-toi/them", ("them", words))).Path.ShouldBe("/da-nhan", words);
        }

        using var asking = new Resident(server);
        await asking.LookUpAsync(first);
        await asking.SubmitAsync("/tin-cua-toi/yeu-cau", ("quyen", "hoi"), ("noi-dung", "Ai đã đọc lời tố cáo hôm qua của tôi? xonam"));
        asking.Page.Path.ShouldBe("/da-nhan");

        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        var list = await chief.SeesAsync("/cases?q=xonhac");
        var page = await chief.SeesAsync(list.Find("a.item")!.GetAttribute("href")!);
        page.Source.ShouldContain("xonhac");
        foreach (var word in (string[])["xomot", "xohai", "xoba", "xobon", "xonam", "xosau"]) page.Source.ShouldNotContain(word);
        (await chief.SeesAsync("/data-requests")).Source.ShouldNotContain("xonam");
    }

    /// <summary>Every neighbour's answer is there; the one that went into a complaint told in the same browser would be missing.</summary>
    [Theory, OnBothEngines]
    [Threat(2)]
    public async Task A_question_on_the_page_is_answered_there_whatever_the_browser_told_apart(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        using var resident = new Resident(server);
        await resident.ReportAsync(("ke", "Nhà anh Tuấn ở bên hát karaoke tới khuya xocauhoi"), ("thon", "H01"));
        var first = resident.ReportCode;
        using var officer = await Officer.SignInAsync(server, BinhYenServer.Account("cskv-p04"));
        var code = (await officer.SeesAsync("/cases?q=xocauhoi")).Find("a.item")!.GetAttribute("href")!.Split('/', '?')[2];
        await CaseWorkTests.DoAsync(officer, code, "look");
        await CaseWorkTests.DoAsync(officer, code, "ask", ("ask-text", "Tối qua anh ấy còn hát không ạ?"));
        await resident.LookUpAsync(first);
        (await resident.SubmitAsync("/tin-cua-toi/them", ("them", "Anh Lưu Gia Bách công an khu vực cầm tiền của nhà ấy xomot"))).Path.ShouldBe("/da-nhan");
        await resident.LookUpAsync(first);
        (await resident.SubmitAsync("/tin-cua-toi/them", ("them", "Anh ấy vẫn hát, còn chửi cả nhà em xohai"))).Path.ShouldStartWith("/tin-cua-toi");
        var page = await officer.SeesAsync($"/cases/{code}");
        page.Source.ShouldContain("xohai");
        page.Source.ShouldNotContain("xomot");
    }

    /// <summary>Whoever types a cry for help into the field of a request about data is heard as anywhere else.</summary>
    [Theory, OnBothEngines]
    public async Task A_cry_for_help_is_heard_whatever_field_it_is_typed_into(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        using var resident = new Resident(server);
        await resident.ReportAsync(("ke", "Quán đầu thôn mở loa xokeu"), ("thon", "H01"));
        await resident.LookUpAsync(resident.ReportCode);
        var before = await server.ReadAsync(db => db.Set<BinhYen.Cases.Case>().Select(c => c.Id).ToListAsync(TestContext.Current.CancellationToken));
        await resident.SubmitAsync("/tin-cua-toi/yeu-cau", ("quyen", "hoi"), ("noi-dung", "Cứu với, chồng tôi đang cầm dao đuổi chém vợ con ngoài sân ở thôn Đông Khê"));
        resident.Page.Path.ShouldBe("/da-nhan");
        (await server.ReadAsync(db => db.Set<BinhYen.Cases.Case>().AsNoTracking().SingleAsync(c => !before.Contains(c.Id), TestContext.Current.CancellationToken))).Urgency.ShouldBe(Urgency.Emergency);
    }

    /// <summary>A fire is a fire: who complained on the same page shows in nothing.</summary>
    [Fact]
    [Threat(2)]
    public async Task A_cry_for_help_on_the_page_of_a_complaint_that_points_at_nobody_is_closed_to_nobody()
    {
        var server = await servers.OnAsync(Engine.Sqlite);
        using var resident = new Resident(server);
        await resident.ReportAsync(("ke", "Anh Bách công an khu vực Đông Khê đòi nhà em 5 triệu mới cho mở quán"), ("thon", "H01"));
        await resident.LookUpAsync(resident.ReportCode);
        var before = await CasesAsync();
        (await resident.SubmitAsync("/tin-cua-toi/them", ("them", "Cháy bếp nhà bà Hợi ở thôn Đông Khê, cứu với"))).Path.ShouldBe("/da-nhan");
        var fire = (await CasesAsync()).ExceptBy(before.Select(c => c.Id), c => c.Id).ShouldHaveSingleItem();
        fire.Urgency.ShouldBe(Urgency.Emergency);
        fire.HasConflict.ShouldBeFalse();

        Task<List<BinhYen.Cases.Case>> CasesAsync() => server.ReadAsync(db => db.Set<BinhYen.Cases.Case>().AsNoTracking().ToListAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task What_is_told_later_in_the_chat_about_the_officer_who_reads_the_report_is_a_report_of_its_own()
    {
        var server = await servers.OnAsync(Engine.Sqlite);
        var speaker = new Speaker(server.Commune, "1", "8841", [8, 8, 4, 1]);
        await using (var scope = server.Services.CreateAsyncScope())
        {
            var (db, talks) = (scope.ServiceProvider.GetRequiredService<BinhYenDb>(), scope.ServiceProvider.GetRequiredService<ContinueTalk>());
            var talk = await talks.OfAsync(speaker, CancellationToken.None);
            talk.OpenThreadId = (await server.ReportAsync("Quán đầu thôn đánh bạc xochat", "H01", o => o with { Channel = SourceChannel.Zalo, Lane = speaker.Lane, Reporter = talk.Reporter })).ThreadId;
            var heard = new Heard("Anh Lưu Gia Bách cảnh sát khu vực nhận tiền của chủ quán nên làm ngơ, đòi mỗi tháng hai triệu xolan", [], server.Clock.GetUtcNow()) { About = talk.OpenThreadId };
            await talks.HearAsync(talk, heard, CancellationToken.None);
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        using var officer = await Officer.SignInAsync(server, BinhYenServer.Account("cskv-p04"));
        var list = await officer.SeesAsync("/cases?q=xochat");
        (await officer.SeesAsync(list.Find("a.item")!.GetAttribute("href")!)).Source.ShouldNotContain("xolan");
        (await officer.SeesAsync("/cases?q=xolan")).FindAll("a.item").ShouldBeEmpty();
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        (await ComplaintsAsync(chief)).ShouldContain("xolan", customMessage: "the chief finds it in the list; a complaint is not searched");
    }

    [Fact]
    public async Task An_objection_that_complains_of_the_handler_is_not_read_by_the_handler()
    {
        var server = await servers.OnAsync(Engine.Sqlite);
        var (opened, handler) = await AnsweredAsync(server, "Đèn đường hỏng cả tuần", "đã báo điện lực thay bóng đèn và kiểm tra lại");
        using var _ = handler;
        using var resident = new Resident(server);
        await resident.LookUpAsync(opened.TrackingCode.Reveal());
        (await resident.SubmitAsync("/tin-cua-toi/chua-thoa-dang", ("lydo", "Người xuống kiểm tra là anh em cọc chèo với chủ sân xophandoi"), ("loai", "nguoi"))).Path.ShouldBe("/da-nhan");

        // Vanishing would tell as much as the words.
        var page = await handler.SeesAsync($"/cases/{opened.Code}");
        page.Source.ShouldNotContain("xophandoi");
        page.Source.ShouldContain("ý kiến của người gửi đã đến lãnh đạo");
        (await handler.SeesAsync("/cases?q=xophandoi")).FindAll("a.item").ShouldBeEmpty();
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        string? apart = null;
        foreach (var code in await ConflictsAsync(server))
            if ((await chief.SeesAsync($"/cases/{code}?fragment=talk")).Source.Contains("xophandoi", StringComparison.Ordinal)) apart = $"/cases/{code}";
        apart.ShouldNotBeNull("the chief reads it");
        (await handler.SeesAsync("/cases?q=ý kiến riêng đến")).FindAll("a.item").ShouldBeEmpty();
        (await handler.OpenAsync(apart)).Status.ShouldBe(System.Net.HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task An_objection_to_the_answer_reads_for_the_former_handler_like_one_to_the_handler()
    {
        var server = await servers.OnAsync(Engine.Sqlite);
        var (opened, handler) = await AnsweredAsync(server, "Nắp cống vỡ trước cổng", "đã báo đội thoát nước thay nắp và kiểm tra lại");
        using var _ = handler;
        using var resident = new Resident(server);
        await resident.LookUpAsync(opened.TrackingCode.Reveal());
        (await resident.SubmitAsync("/tin-cua-toi/chua-thoa-dang", ("lydo", "Nắp mới lại vỡ xovolai"), ("loai", "tra-loi"))).Path.ShouldNotBeNull().ShouldStartWith("/tin-cua-toi");
        var page = await handler.SeesAsync($"/cases/{opened.Code}");
        page.Source.ShouldNotContain("xovolai");
        page.Source.ShouldContain("ý kiến của người gửi đã đến lãnh đạo");
        (await handler.SeesAsync("/cases?q=xovolai")).FindAll("a.item").ShouldBeEmpty();
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        (await chief.SeesAsync($"/cases/{opened.Code}")).Source.ShouldContain("xovolai");
    }

    /// <summary>The complaint is closed to the officers of the hamlet already; the officer of elsewhere who works on it is meant by "whoever handles my report".</summary>
    [Theory, OnBothEngines]
    public async Task Words_about_whoever_handles_a_complaint_are_not_read_by_whoever_handles_it(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        var opened = await AboutAsync(server, "Công an khu vực thôn tôi đòi tiền xogoc");
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        await CaseWorkTests.DoAsync(chief, opened, "look");
        await CaseWorkTests.DoAsync(chief, opened, "confirm-kind");
        await CaseWorkTests.DoAsync(chief, opened, "assign");
        await CaseWorkTests.DoAsync(chief, opened, "hand-over", ("hand-over-handler", (await server.IdOfAsync("pho-p02")).ToString()), ("hand-over-why", "giao Phó phụ trách"));
        using (var handler = await Officer.SignInAsync(server, BinhYenServer.Account("pho-p02")))
            (await CaseWorkTests.DoAsync(handler, opened, "accept-note", ("accept-note-agree", "1"))).Source.ShouldContain("xogoc");

        using var resident = new Resident(server);
        await resident.LookUpAsync(opened.TrackingCode.Reveal());
        (await resident.SubmitAsync("/tin-cua-toi/them", ("them", "Anh ấy lại đến đòi tiền xogop"))).Path.ShouldStartWith("/tin-cua-toi", Shouldly.Case.Sensitive, "the same officer as before");
        await resident.LookUpAsync(opened.TrackingCode.Reveal());
        (await resident.SubmitAsync("/tin-cua-toi/them", ("them", "Cán bộ đang xử lý tin này cũng đòi tôi đưa tiền xorieng"))).Path.ShouldBe("/da-nhan");
        using (var handler = await Officer.SignInAsync(server, BinhYenServer.Account("pho-p02")))
        {
            var page = await handler.SeesAsync($"/cases/{opened.Code}");
            page.Source.ShouldContain("xogop");
            page.Source.ShouldNotContain("xorieng");
            (await handler.SeesAsync("/cases?q=xorieng")).FindAll("a.item").ShouldBeEmpty();
        }

        (await ComplaintsAsync(chief)).ShouldContain("xorieng", customMessage: "the chief finds it in the list; a complaint is not searched");
    }

    [Theory, OnBothEngines]
    public async Task Who_keeps_a_deputy_away_keeps_away_whoever_the_deputy_commands(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        var opened = await server.ReportAsync("Quán đầu thôn đánh bạc xoruong", "H01");
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        using var officer = await Officer.SignInAsync(server, BinhYenServer.Account("cskv-p04"));
        await officer.SeesAsync($"/cases/{opened.Code}");
        await CaseWorkTests.DoAsync(chief, opened, "widen-conflict", ("widen-conflict-who", (await server.IdOfAsync("pho-p02")).ToString()), ("widen-conflict-why", "người nhà của chủ quán"));
        foreach (var user in new[] { "pho-p02", "pho-p03", "cskv-p04" })
        {
            using var away = await Officer.SignInAsync(server, BinhYenServer.Account(user));
            (await away.OpenAsync($"/cases/{opened.Code}")).Status.ShouldBe(System.Net.HttpStatusCode.NotFound, user);
        }

        (await chief.SeesAsync($"/cases/{opened.Code}")).Source.ShouldContain("xoruong");
    }

    [Theory, OnBothEngines]
    public async Task A_report_from_a_signed_in_browser_leaves_no_trace_on_its_session(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine);
        using var officer = await Officer.SignInAsync(server, BinhYenServer.Account("cskv-p04"));
        await officer.SeesAsync("/me");
        var seen = await SeenAsync(server);
        server.Clock.Advance(TimeSpan.FromMinutes(5));
        await officer.OpenAsync("/bao-tin");
        await officer.SubmitAsync(officer.Page.Form("/bao-tin"), [("ke", "Lãnh đạo đơn vị tôi đòi tiền của quán"), ("ai", "an")], ("lam", "gui"));
        officer.Page.Path.ShouldBe("/da-nhan");
        (await SeenAsync(server)).ShouldBe(seen);

        // The same at every address that asks for nobody, whatever comes.
        using var same = new HttpClient(new SocketsHttpHandler { CookieContainer = officer.Cookies, AllowAutoRedirect = false }) { BaseAddress = new Uri(server.Address) };
        var open = Doors(server).Where(d => d.Endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null).ToList();
        open.Count.ShouldBeGreaterThan(40);
        foreach (var (door, _) in open)
        {
            using var request = new HttpRequestMessage(new HttpMethod(door.Method), new Uri(door.Filled(), UriKind.Relative));
            if (door.Method is not "GET") request.Content = new FormUrlEncodedContent([]);
            using var answer = await same.SendAsync(request, TestContext.Current.CancellationToken);
            (await SeenAsync(server)).ShouldBe(seen, door.ToString());
        }

        await officer.SeesAsync("/me");
        (await SeenAsync(server)).ShouldNotBe(seen, "what asks for a permission is an act");
    }

    [Fact]
    public async Task Open_addresses_do_not_look_who_is_signed_in()
    {
        var server = await servers.OnAsync(Engine.Sqlite);
        var doors = Doors(server);
        doors.Where(d => d.Endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null && StaffDoors.AreWatched(d.Endpoint)).Select(d => $"{d.Door.Method} {d.Door.Pattern}")
            .ShouldBe(["GET /attachments/{id:guid}/{variant}", "GET /sign-in"], ignoreOrder: true);
        doors.ShouldAllBe(d => !StaffDoors.AreOfStaff(d.Endpoint) || StaffDoors.AreWatched(d.Endpoint));
        doors.Where(d => StaffDoors.AreOfStaff(d.Endpoint)).ShouldAllBe(d => d.Endpoint.Metadata.GetMetadata<IAllowAnonymous>() == null);
        // A key of a program is nobody's session.
        doors.Where(d => d.Door.Pattern.StartsWith("/api/", StringComparison.Ordinal)).ShouldAllBe(d => !StaffDoors.AreOfStaff(d.Endpoint));
    }

    [Theory, OnBothEngines]
    public async Task A_second_account_of_the_same_officer_is_kept_away_like_the_first(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine);
        var before = await AboutAsync(server, "Lưu Gia Bách đòi tiền tôi");
        using var administrator = await server.SignInAsync(StaffRole.SystemAdministrator);
        await administrator.SeesAsync("/admin/accounts/new");
        await administrator.SubmitAsync("/admin/accounts", ("userName", "tai-khoan-hai"), ("fullName", "LƯU  GIA BACH"), ("position", "Cảnh sát khu vực"), ("role", "AreaOfficer"));
        await administrator.SeesAsync("/admin/accounts/new");
        await administrator.SubmitAsync("/admin/accounts", ("userName", "nguoi-khac"), ("fullName", "Hoàng Kim Ngọc"), ("position", "Phó Trưởng Công an xã"), ("role", "DeputyPoliceChief"));
        var second = new Actor.Staff(await server.IdOfAsync("tai-khoan-hai"), server.Commune, StaffRole.AreaOfficer);
        var other = new Actor.Staff(await server.IdOfAsync("nguoi-khac"), server.Commune, StaffRole.DeputyPoliceChief);
        (await server.CaseAsync(before.Code)).IsHiddenFrom(second).ShouldBeTrue();
        (await server.CaseAsync(before.Code)).IsHiddenFrom(other).ShouldBeFalse();

        // Nothing says so: two accounts leave the same entries.
        var entries = await server.ReadAsync(db => db.Set<JournalEntry>().AsNoTracking().Where(e => e.Fact != "staff.session-opened.v1").OrderByDescending(e => e.Sequence).Take(4).Select(e => e.Fact).ToListAsync());
        entries[..2].ShouldBe(entries[2..]);

        // What comes later, and an account that gets the name later.
        var after = await AboutAsync(server, "Anh Lưu Gia Bách lại đòi tiền");
        (await server.CaseAsync(after.Code)).IsHiddenFrom(second).ShouldBeTrue();
        (await server.CaseAsync(after.Code)).IsHiddenFrom(other).ShouldBeFalse();
        var account = $"/admin/accounts/{other.Id}";
        await administrator.SeesAsync(account);
        await administrator.SubmitAsync(account, ("fullName", "Lưu Gia Bách"), ("position", "Phó Trưởng Công an xã"), ("role", "DeputyPoliceChief"));
        (await server.CaseAsync(before.Code)).IsHiddenFrom(other).ShouldBeTrue();
        (await server.CaseAsync(after.Code)).IsHiddenFrom(other).ShouldBeTrue();
    }

    /// <summary>An account that gets one neighbour's name after the other would say by what it gives up who complained.</summary>
    [Theory, OnBothEngines]
    [Threat(5)]
    public async Task Renaming_an_account_does_not_say_who_complained(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine);
        var about = await AboutAsync(server, "Tôi là Khổng Thị Xomlài ở Cầu Đá. Có cán bộ bắt tôi nộp thêm tiền");
        using var administrator = await server.SignInAsync(StaffRole.SystemAdministrator);
        var deputy = new Actor.Staff(await server.IdOfAsync("pho-p02"), server.Commune, StaffRole.DeputyPoliceChief);
        var account = $"/admin/accounts/{deputy.Id}";
        foreach (var name in new[] { "Khổng Thị Xomlài", "Nguyễn Thị Xomơ", "Trần Văn Xombảo" })
        {
            (await RenameAsync(name)).Errors.ShouldBeEmpty();
            (await server.CaseAsync(about.Code)).IsHiddenFrom(deputy).ShouldBeFalse(name);
        }

        (await RenameAsync("Lê Văn Xomtư")).Errors.ShouldHaveSingleItem().ShouldContain("đã đổi họ tên 3 lần");
        (await RenameAsync("Nguyễn Thị Xomơ")).Errors.ShouldBeEmpty("a name it had comes back");

        async Task<WebPage> RenameAsync(string name)
        {
            await administrator.SeesAsync(account);
            return await administrator.SubmitAsync(account, ("fullName", name), ("position", "Phó Trưởng Công an xã"), ("role", "DeputyPoliceChief"));
        }
    }

    /// <summary>When the complaint came nobody bore the name: no account to keep away, and the complaint open to whoever comes to bear it.</summary>
    [Theory, OnBothEngines]
    public async Task Who_takes_a_name_that_a_complaint_says_does_not_open_it(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine);
        var about = await AboutAsync(server, "Đại úy Mạc Thiên Ân đòi tiền tôi");
        var other = await AboutAsync(server, "Có cán bộ quát tháo tôi ở trụ sở");
        using var administrator = await server.SignInAsync(StaffRole.SystemAdministrator);
        foreach (var (user, name) in new[] { ("tai-khoan-moi", "MẠC  THIEN Ân"), ("nguoi-khac", "Hoàng Kim Ngọc") })
        {
            await administrator.SeesAsync("/admin/accounts/new");
            await administrator.SubmitAsync("/admin/accounts", ("userName", user), ("fullName", name), ("position", "Phó Trưởng Công an xã"), ("role", "DeputyPoliceChief"));
        }

        var bearer = new Actor.Staff(await server.IdOfAsync("tai-khoan-moi"), server.Commune, StaffRole.DeputyPoliceChief);
        var stranger = new Actor.Staff(await server.IdOfAsync("nguoi-khac"), server.Commune, StaffRole.DeputyPoliceChief);
        (await HiddenAsync(bearer)).ShouldBe((true, false));
        (await HiddenAsync(stranger)).ShouldBe((false, false));
        var entries = await server.ReadAsync(db => db.Set<JournalEntry>().AsNoTracking().Where(e => e.Fact != "staff.session-opened.v1").OrderByDescending(e => e.Sequence).Take(4).Select(e => e.Fact).ToListAsync());
        entries[..2].ShouldBe(entries[2..], "nothing says so");

        // A name that is changed later.
        await administrator.SeesAsync($"/admin/accounts/{stranger.Id}");
        await administrator.SubmitAsync($"/admin/accounts/{stranger.Id}", ("fullName", "Mạc Thiên Ân"), ("position", "Phó Trưởng Công an xã"), ("role", "DeputyPoliceChief"));
        (await HiddenAsync(stranger)).ShouldBe((true, false));

        // And rights that were only asked for when the complaint came: until then the account is no officer's.
        using var committee = await server.SignInAsync(StaffRole.Committee);
        var account = await server.StaffAsync(committee.Account.User);
        await administrator.SeesAsync($"/admin/accounts/{account.Id}");
        await administrator.SubmitAsync($"/admin/accounts/{account.Id}", ("role", "DeputyPoliceChief"));
        about = await AboutAsync(server, $"Đại úy {committee.Account.FullName} đòi tiền tôi");
        var later = new Actor.Staff(account.Id, server.Commune, StaffRole.DeputyPoliceChief);
        (await HiddenAsync(later)).ShouldBe((false, false));
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        await Staff.AgreementTests.AgreeAsync(chief, committee.Account.FullName);
        (await HiddenAsync(later)).ShouldBe((true, false));

        async Task<(bool About, bool Other)> HiddenAsync(Actor.Staff who) => ((await server.CaseAsync(about.Code)).IsHiddenFrom(who), (await server.CaseAsync(other.Code)).IsHiddenFrom(who));
    }

    /// <summary>Kept away by the words, and by the officer of the hamlet who is called the same.</summary>
    [Theory, OnBothEngines]
    public async Task Who_handles_a_complaint_and_takes_the_name_it_is_about_hands_it_back(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine);
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        using var administrator = await server.SignInAsync(StaffRole.SystemAdministrator);
        foreach (var (user, words, name) in new[]
        {
            ("pho-p02", "Đại úy Mạc Thiên Ân đòi tiền tôi", "Mạc Thiên Ân"),
            ("pho-p03", "Công an khu vực thôn tôi đòi tiền", BinhYenServer.Account("cskv-p04").FullName),
        })
        {
            var opened = await AboutAsync(server, words);
            foreach (var deed in new[] { "look", "confirm-kind", "assign" }) await CaseWorkTests.DoAsync(chief, opened, deed);
            var id = await server.IdOfAsync(user);
            await CaseWorkTests.DoAsync(chief, opened, "hand-over", ("hand-over-handler", id.ToString()), ("hand-over-why", "giao Phó phụ trách"));
            (await server.CaseAsync(opened.Code)).Handler.ShouldBe(id);

            await administrator.SeesAsync($"/admin/accounts/{id}");
            await administrator.SubmitAsync($"/admin/accounts/{id}", ("fullName", name), ("position", "Phó Trưởng Công an xã"), ("role", "DeputyPoliceChief"));
            administrator.Page.Status.ShouldBe(System.Net.HttpStatusCode.OK);
            var after = await server.CaseAsync(opened.Code);
            (after.Handler, after.State).ShouldBe((null, CaseState.Triaging), user);
            after.IsHiddenFrom(new Actor.Staff(id, server.Commune, StaffRole.DeputyPoliceChief)).ShouldBeTrue(user);
            var entry = await server.ReadAsync(db => db.Set<JournalEntry>().AsNoTracking().SingleAsync(e => e.Fact == "cases.conflict-widened.v1" && e.Subject == opened.Code.ToString()));
            entry.Actor.ShouldBe("system");
            // The chief has it again.
            (await chief.SeesAsync($"/cases/{opened.Code}")).Words.ShouldContain(words);
        }
    }

    private static async Task<string> ComplaintsAsync(Officer officer) => (await officer.SeesAsync("/cases?category=PoliceConduct")).Source;

    private static List<(Route Door, RouteEndpoint Endpoint)> Doors(BinhYenServer server) =>
    [
        .. from endpoint in server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
           from method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"]
           select (new Route(method, $"/{endpoint.RoutePattern.RawText!.Trim('/')}"), endpoint),
    ];

    private static Task<string> SeenAsync(BinhYenServer server) => server.ReadAsync(async db =>
    {
        var sessions = await db.Set<StaffSession>().OrderBy(s => s.Id).Select(s => s.LastSeenAt).ToListAsync(TestContext.Current.CancellationToken);
        var members = await db.Set<StaffMember>().OrderBy(s => s.Id).Select(s => s.LastSeenAt).ToListAsync(TestContext.Current.CancellationToken);
        return string.Join('|', sessions.Select(at => at.ToString("O")).Concat(members.Select(at => $"{at:O}")));
    });

    private static async Task<(OpenedCase Opened, Officer Handler)> AnsweredAsync(BinhYenServer server, string words, string what)
    {
        var (opened, handler) = await BlindVerificationTests.TakenAsync(server, words);
        await CaseWorkTests.DoAsync(handler, opened, "verify", ("verify-plan", "Ra xem"));
        await CaseWorkTests.DoAsync(handler, opened, "verified", ("verified-result", "Confirmed"), ("verified-note", "Đúng"));
        await CaseWorkTests.DoAsync(handler, opened, "answer", ("answer-outcome", "Resolved"), ("answer-what", what), ("answer-when", "2026-11-23"), ("answer-unit", "Công an xã"));
        return (opened, handler);
    }

    private static async Task<List<CaseCode>> ConflictsAsync(BinhYenServer server)
    {
        await using var scope = server.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<BinhYenDb>().Set<Case>().AsNoTracking()
            .Where(c => c.CommuneId == server.Commune && c.HasConflict && !c.ConflictAboveCommune).Select(c => c.Code).ToListAsync(TestContext.Current.CancellationToken);
    }

    private static Task<OpenedCase> AboutAsync(BinhYenServer server, string words, Func<CaseOpening, CaseOpening>? change = null) =>
        server.ReportAsync(words, "H01", o => (change ?? (x => x))(o with { Kind = CaseKind.PoliceConduct, Category = CaseCategory.PoliceConduct, OfficerConflict = true }));

    private static async Task TwoTierAsync(BinhYenServer server)
    {
        await using var scope = server.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BinhYenDb>();
        var now = await db.Set<CommuneSettings>().AsNoTracking().SingleAsync(s => s.CommuneId == server.Commune, TestContext.Current.CancellationToken);
        db.Add(new CommuneSettings { CommuneId = server.Commune, Version = 2, EffectiveFrom = server.Clock.GetUtcNow(), Json = now.Values.With(ProfileKeys.Tiering, GroupTiering.TwoTier).ToJson() });
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<string> NextAsync(StreamReader line, CancellationToken patience)
    {
        while (await line.ReadLineAsync(patience) is { } text)
            if (text.Length > 0) return text;
        return "";
    }
}
