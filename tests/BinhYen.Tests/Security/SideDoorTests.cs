using System.IO.Compression;
using System.Net;
using System.Text.RegularExpressions;
using BinhYen.Cases;
using BinhYen.Cases.Retaining;
using BinhYen.Communes.Demo;
using BinhYen.Confidentiality;
using BinhYen.Confidentiality.Journals;
using BinhYen.Conversations;
using BinhYen.Groups;
using BinhYen.Platform;
using BinhYen.Platform.Journal;
using BinhYen.Platform.Persistence;
using BinhYen.Staff;
using BinhYen.Testing;
using BinhYen.Tests.Cases;
using BinhYen.Tests.Cases.Revealing;
using BinhYen.Tests.Drivers;
using BinhYen.Tests.Given;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BinhYen.Tests.Security;

/// <summary>Ways to words and facts of a report that do not lead through its page: requests, hints, copies, programs, open lines, cases it went into.</summary>
[Trait("Speed", "Slow")]
public sealed partial class SideDoorTests(Servers servers) : IClassFixture<Servers>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, OnBothEngines]
    [Threat(2)]
    public async Task A_complaint_dressed_as_a_request_about_data_does_not_reach_whom_it_is_about(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        using var resident = new Resident(server);
        await resident.ReportAsync(("ke", "Quán đầu thôn hát to quá nửa đêm"), ("ai", "an"));
        await resident.LookUpAsync(resident.ReportCode);
        var before = await KnownAsync(server);
        await resident.SubmitAsync("/tin-cua-toi/yeu-cau", ("quyen", "khieu-nai"), ("noi-dung", "Tôi khiếu nại Phó trưởng công an Đoàn Thế Nghiêm xokhieunai nhận tiền của quán"));
        resident.Page.Path.ShouldBe("/da-nhan", "it became a report of its own, with an own receipt");
        (await server.ReadAsync(db => db.Set<DataRequest>().CountAsync(r => r.Right == DataRight.Complain, Stop))).ShouldBe(0);
        var apart = await NewAsync(server, before);
        apart.HasConflict.ShouldBeTrue();
        using var meant = await Officer.SignInAsync(server, BinhYenServer.Account("pho-p02"));
        (await meant.OpenAsync($"/cases/{apart.Code}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await meant.SeesAsync("/data-requests")).Words.ShouldNotContain("xokhieunai");

        // A wish that needs no words is carried on without them; nothing that was typed is lost.
        await resident.LookUpAsync(resident.ReportCode);
        await resident.ReportAsync(("ke", "Xe tải đỗ chắn ngõ"), ("ai", "an"));
        await resident.LookUpAsync(resident.ReportCode);
        var earlier = await server.ReadAsync(db => db.Set<DataRequest>().Select(r => r.Id).ToListAsync(Stop));
        await resident.SubmitAsync("/tin-cua-toi/yeu-cau", ("quyen", "xoa"), ("noi-dung", "Xóa đi, vì anh Đoàn Thế Nghiêm xokhieunai bao che"));
        resident.Page.Path.ShouldBe("/da-nhan");
        var request = await server.ReadAsync(db => db.Set<DataRequest>().AsNoTracking().SingleAsync(r => r.Right == DataRight.Delete && !earlier.Contains(r.Id), Stop));
        (request.Right, request.Words).ShouldBe((DataRight.Delete, null));
    }

    [Theory, OnBothEngines]
    [Threat(2)]
    public async Task A_complaint_told_at_the_counter_is_no_request_about_data_either(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine);
        using var resident = new Resident(server);
        await resident.ReportAsync(("ke", "Quán đầu thôn hát to quá nửa đêm"), ("ai", "an"));
        using var desk = await server.SignInAsync(StaffRole.ProcedureDesk);
        async Task<WebPage> TakeDownAsync(DataRight right, string words)
        {
            await desk.SeesAsync("/data-requests/new");
            return await desk.SubmitAsync("/data-requests/new", ("code", resident.ReportCode), ("right", right.ToString()), ("channel", "Counter"), ("words", words));
        }

        var before = await KnownAsync(server);
        var page = await TakeDownAsync(DataRight.Complain, "Khiếu nại Phó trưởng công an Đoàn Thế Nghiêm xokhieunai nhận tiền của quán");
        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Path.ShouldBe("/data-requests/new", "no code stands in an address");
        page.Words.ShouldContain("không ghi yêu cầu nào kèm theo");
        (await server.ReadAsync(db => db.Set<DataRequest>().CountAsync(Stop))).ShouldBe(0);
        var apart = await NewAsync(server, before);
        apart.HasConflict.ShouldBeTrue();
        using (var follower = new Resident(server))
            (await follower.LookUpAsync(page.Find(".secret-once")!.TextContent)).Words.ShouldContain("xokhieunai", Shouldly.Case.Sensitive, "whoever complained follows it by a code of its own");
        using var meant = await Officer.SignInAsync(server, BinhYenServer.Account("pho-p02"));
        (await meant.OpenAsync($"/cases/{apart.Code}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await meant.SeesAsync("/data-requests")).Words.ShouldNotContain("xokhieunai");

        // A wish that needs no words is carried on without them, and what names nobody stays what it is.
        (await TakeDownAsync(DataRight.Delete, "Xóa đi, vì anh Đoàn Thế Nghiêm xokhieunai bao che")).Words.ShouldContain("yêu cầu được ghi không kèm lời");
        (await server.ReadAsync(db => db.Set<DataRequest>().AsNoTracking().SingleAsync(Stop))).Words.ShouldBeNull();
        (await TakeDownAsync(DataRight.Complain, "Chờ bản sao lâu quá")).Find(".secret-once").ShouldBeNull();
        (await server.ReadAsync(db => db.Set<DataRequest>().AsNoTracking().SingleAsync(r => r.Right == DataRight.Complain, Stop))).Words.ShouldNotBeNull();
    }

    [Theory, OnBothEngines]
    [Threat(2)]
    public async Task A_hint_about_a_fake_that_names_an_officer_is_read_by_others(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine);
        using var resident = new Resident(server);
        await resident.OpenAsync("/co-that-khong");
        await resident.SubmitAsync("/co-that-khong/bao-gia", ("loai", "Person"), ("ke", "Ông Đoàn Thế Nghiêm xưng là công an xotulau, đòi 5 triệu"), ("dau", ""));
        await resident.OpenAsync("/co-that-khong");
        await resident.SubmitAsync("/co-that-khong/bao-gia", ("loai", "Call"), ("ke", "Có người xưng trưởng công an xã xogoidien"), ("dau", "0100 000 111"));
        using var named = await Officer.SignInAsync(server, BinhYenServer.Account("pho-p02"));
        var page = await named.SeesAsync("/joining/fakes");
        page.Words.ShouldNotContain("xotulau");
        page.Words.ShouldContain("xogoidien", Shouldly.Case.Sensitive, "a position is what swindlers use, and names nobody");
        (await named.SeesAsync("/joining")).Words.ShouldContain("1 báo giả mạo chờ kết luận");
        page = await named.SeesAsync("/joining/fakes");
        var hidden = await server.ReadAsync(db => db.Set<FakeReport>().AsNoTracking().Where(r => r.Kind == FakeKind.Person).Select(r => r.Id).SingleAsync(Stop));
        var form = page.FindAll("form.toolbar").OfType<AngleSharp.Html.Dom.IHtmlFormElement>().Single();
        form.SetAttribute("action", $"/joining/fakes/{hidden}");
        (await named.SubmitAsync(form, [("outcome", "Ours")])).Status.ShouldBe(HttpStatusCode.NotFound);
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        (await chief.SeesAsync("/joining/fakes")).Words.ShouldContain("xotulau");
    }

    [Theory, OnBothEngines]
    [Threat(3)]
    public async Task A_copy_of_own_data_tells_nothing_of_the_case_it_went_into(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        using var resident = new Resident(server);
        var before = await KnownAsync(server);
        await resident.ReportAsync(("ke", "Quán karaoke hát to quá nửa đêm ở Đông Khê"), ("ai", "an"));
        var own = await NewAsync(server, before);
        var other = await server.ReportAsync("Quán ấy có đánh bạc ăn tiền", "H01", o => o with { Category = CaseCategory.Gambling, Urgency = own.Urgency });
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        foreach (var code in new[] { own.Code, other.Code })
        {
            await chief.SeesAsync($"/cases/{code}");
            await chief.SubmitAsync($"/cases/{code}/look");
        }

        await chief.SeesAsync($"/cases/{own.Code}");
        await chief.SubmitAsync($"/cases/{own.Code}/merge", ("merge-into", other.Code.ToString()));
        (await server.CaseAsync(own.Code)).MergedInto.ShouldNotBeNull();
        await resident.LookUpAsync(resident.ReportCode);
        var fields = resident.Page.Form("/tin-cua-toi/ban-sao").QuerySelectorAll("input").Select(i => KeyValuePair.Create(i.GetAttribute("name")!, i.GetAttribute("value")!));
        using var answer = await resident.Http.PostAsync(new Uri("/tin-cua-toi/ban-sao", UriKind.Relative), new FormUrlEncodedContent(fields), Stop);
        await using var zip = new ZipArchive(new MemoryStream(await answer.Content.ReadAsByteArrayAsync(Stop)));
        using var reader = new StreamReader(zip.GetEntry("du-lieu.txt")!.Open());
        var words = await reader.ReadToEndAsync(Stop);
        words.ShouldContain($"Loại việc: {CaseCategories.Label(own.Category)}");
        words.ShouldNotContain(CaseCategories.Label(CaseCategory.Gambling));

        // Somebody found to be involved in the one does not even see that the other went into it.
        using var officer = await Officer.SignInAsync(server, BinhYenServer.Account("cskv-p04"));
        await officer.SeesAsync($"/cases/{own.Code}");
        await CaseWorkTests.DoAsync(chief, other, "widen-conflict", ("widen-conflict-who", (await server.IdOfAsync("cskv-p04")).ToString()), ("widen-conflict-why", "người nhà của chủ quán"));
        (await officer.OpenAsync($"/cases/{other.Code}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await officer.OpenAsync($"/cases/{own.Code}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await chief.SeesAsync($"/cases/{own.Code}")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory, OnBothEngines]
    public async Task No_program_gets_the_words_of_a_child(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        var child = await server.ReportAsync("cháu bé 8 tuổi bị bắt nạt xotreem ở cổng trường", "H01");
        var noise = await server.ReportAsync("Quán hát to xoquanhat", "H01");
        using var program = new HttpClient { BaseAddress = new Uri(server.Address) };
        program.DefaultRequestHeaders.Add("X-Api-Key", DemoApiKey.Secret);
        (await program.GetStringAsync(new Uri($"/api/v1/reports/{noise.Code}", UriKind.Relative), Stop)).ShouldContain("xoquanhat");
        var told = await program.GetStringAsync(new Uri($"/api/v1/reports/{child.Code}", UriKind.Relative), Stop);
        told.ShouldContain(child.Code.ToString());
        told.ShouldNotContain("xotreem");
        (await program.GetStringAsync(new Uri("/api/v1/reports?take=100", UriKind.Relative), Stop)).ShouldNotContain("xotreem");

        // Nor from the case they went into.
        var urgency = (await server.CaseAsync(child.Code)).Urgency;
        var other = await server.ReportAsync("Bọn trẻ đánh nhau ở cổng trường", "H01", o => o with { Urgency = urgency });
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        foreach (var code in new[] { child.Code, other.Code })
        {
            await chief.SeesAsync($"/cases/{code}");
            await chief.SubmitAsync($"/cases/{code}/look");
        }

        await chief.SeesAsync($"/cases/{child.Code}");
        await chief.SubmitAsync($"/cases/{child.Code}/merge", ("merge-into", other.Code.ToString()));
        (await server.CaseAsync(child.Code)).MergedInto.ShouldNotBeNull();
        (await program.GetStringAsync(new Uri($"/api/v1/reports/{other.Code}", UriKind.Relative), Stop)).ShouldNotContain("xotreem");
    }

    [Theory]
    [InlineData("/lock/now")]
    [InlineData("/sign-out")]
    public async Task An_open_line_ends_with_the_session_and_with_the_lock(string end)
    {
        var server = await servers.OnAsync(Engine.Sqlite);
        using var officer = await Officer.SignInAsync(server, BinhYenServer.Account("cskv-p09"));
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        using var line = new StreamReader(await officer.Http.GetStreamAsync(new Uri("/cases/events", UriKind.Relative), patience.Token));
        (await line.ReadLineAsync(patience.Token)).ShouldBe(": open");
        await officer.SeesAsync("/me");
        await officer.PostAsync(end, [KeyValuePair.Create("__RequestVerificationToken", officer.Page.Find("input[name=__RequestVerificationToken]")!.GetAttribute("value")!)]);
        await server.ReportAsync("đèn đường hỏng", null);
        (await line.ReadToEndAsync(patience.Token)).ShouldNotContain("data:");
    }

    [Theory, OnBothEngines]
    [Threat(5)]
    public async Task The_committees_figures_do_not_move_by_one(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine);
        for (var i = 0; i < 6; i++) await server.ReportAsync($"Quán hát to lần {i}", "H01", LastWeek);
        using var member = await server.SignInAsync(StaffRole.Committee);
        var before = (await member.SeesAsync("/board")).Find(".figures")!.TextContent;
        before.ShouldContain("5+");
        await server.ReportAsync("Quán hát to lần nữa", "H01");
        await server.ReportAsync("Quán hát to lần cuối", "H01", LastWeek);
        (await member.SeesAsync("/board")).Find(".figures")!.TextContent.ShouldBe(before);

        CaseOpening LastWeek(CaseOpening o) => o with { ReceivedAt = server.Clock.GetUtcNow().AddDays(-7) };
    }

    [Theory, OnBothEngines]
    [Threat(3)]
    public async Task Who_takes_one_report_back_by_its_code_does_not_give_away_which_other_report_is_theirs(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine);
        var vault = server.Services.GetRequiredService<ReporterVault>();
        const string oa = "2900000000000000023";
        var person = await vault.KnowZaloUserAsync(server.Commune, oa, "7300000000000000771", Stop);
        var known = await server.ReportAsync("Quán đầu thôn hát to", "H01", o => o with { Reporter = person, Lane = $"zalo:{oa}", Channel = SourceChannel.Zalo });
        var other = await server.ReportAsync("Có người lạ hay đứng ở cổng trường", "H01", o => o with { Reporter = person, Lane = $"zalo:{oa}", Channel = SourceChannel.Zalo });
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        var before = (await chief.SeesAsync($"/cases/{other.Code}")).Words;
        before.ShouldContain("qua Zalo");

        using var resident = new Resident(server);
        await resident.LookUpAsync(known.TrackingCode.Reveal());
        await resident.SubmitAsync("/tin-cua-toi/yeu-cau", ("quyen", "xoa"), ("noi-dung", ""));

        (await WithdrawnAsync(server, known)).ShouldNotBeNull();
        (await WithdrawnAsync(server, other)).ShouldBeNull();
        (await chief.SeesAsync($"/cases/{other.Code}")).Words.ShouldBe(before);
        (await chief.SeesAsync($"/cases/{known.Code}")).Words.ShouldNotContain("qua Zalo");
        (await vault.ZaloAddressAsync(person, Stop)).ShouldNotBeNull("the other report keeps its way to an answer");
        (await JournalOfAsync(server, other)).ShouldNotContain("cases.contact-withdrawn.v1");

        // The last one takes the identity with it.
        await resident.LookUpAsync(other.TrackingCode.Reveal());
        await resident.SubmitAsync("/tin-cua-toi/rut", ("chac", "co"));
        (await vault.ZaloAddressAsync(person, Stop)).ShouldBeNull();
    }

    [Theory, OnBothEngines]
    [Threat(2)]
    public async Task Whoever_holds_the_code_of_one_report_writes_no_name_into_the_others_of_the_same_person(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        var vault = server.Services.GetRequiredService<ReporterVault>();
        const string oa = "2900000000000000023";
        const string counted = "Xocham Thị Đếm";
        var person = await vault.KnowZaloUserAsync(server.Commune, oa, "7300000000000000773", Stop);
        var known = await server.ReportAsync("Quán cuối xóm hát to", "H01", o => o with { Reporter = person, Lane = $"zalo:{oa}", Channel = SourceChannel.Zalo });

        // The page sends the person to the chat; what is posted by hand, from the page of a report of one's own, is not taken either.
        using var resident = new Resident(server);
        await resident.ReportAsync(("ke", "Xe tải đỗ chắn ngõ"), ("ai", "kin"), ("ten", "Lò Thị Quyền"), ("sdt", "0912000345"));
        await resident.LookUpAsync(resident.ReportCode);
        var form = resident.Page.Form("/tin-cua-toi/lien-he");
        await resident.LookUpAsync(known.TrackingCode.Reveal());
        resident.Page.FindAll("form[action='/tin-cua-toi/lien-he']").ShouldBeEmpty();
        resident.Page.Words.ShouldContain("chỉ sửa trong khung chat Zalo");
        await resident.SubmitAsync(form, [("ten", counted), ("sdt", "0912000777")]);
        resident.Page.Words.ShouldNotContain("Đã lưu tên");
        (await vault.IsMentionedInAsync(person, $"{counted}, gọi 0912000777", Stop)).ShouldBeFalse();
        (await server.ReadAsync(db => db.Set<DataRequest>().CountAsync(r => r.Reporter == person, Stop))).ShouldBe(0);
    }

    [Theory, OnBothEngines]
    [Threat(3)]
    public async Task Who_withdraws_in_Zalo_is_forgotten_at_once_and_each_report_shows_it_at_an_hour_of_its_own(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine);
        var vault = server.Services.GetRequiredService<ReporterVault>();
        const string oa = "2900000000000000023";
        var person = await vault.KnowZaloUserAsync(server.Commune, oa, "7300000000000000772", Stop);
        OpenedCase[] reports = [await ReportAsync("Quán đầu thôn hát to"), await ReportAsync("Có người lạ hay đứng ở cổng chợ"), await ReportAsync("Đèn đường ngõ 3 hỏng")];
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        await using (var scope = server.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<DataRequests>().WithdrawInChatAsync(server.Commune, [person], Stop);
            await scope.ServiceProvider.GetRequiredService<BinhYenDb>().SaveChangesAsync(Stop);
        }

        (await vault.ZaloAddressAsync(person, Stop)).ShouldBeNull();
        var marks = new List<DateTimeOffset>();
        foreach (var report in reports)
        {
            (await JournalOfAsync(server, report)).ShouldNotContain("cases.contact-withdrawn.v1");
            marks.Add((await WithdrawnAsync(server, report))!.Value);
            if (marks[^1] > server.Clock.GetUtcNow()) (await chief.SeesAsync($"/cases/{report.Code}")).Words.ShouldContain("qua Zalo");
        }

        marks.Distinct().Count().ShouldBe(3);
        // To ask who it was goes its way as for anybody, and finds nobody; a refusal here would show in every report of the same person.
        await RevealTests.AskAsync(chief, reports[0]);
        chief.Page.Words.ShouldNotContain("đã được hủy");
        server.Clock.Advance(TimeSpan.FromDays(3) + TimeSpan.FromMinutes(1));
        using var later = await server.SignInAsync(StaffRole.PoliceChief);
        foreach (var report in reports) (await later.SeesAsync($"/cases/{report.Code}")).Words.ShouldNotContain("qua Zalo");

        Task<OpenedCase> ReportAsync(string words) => server.ReportAsync(words, "H01", o => o with { Reporter = person, Lane = $"zalo:{oa}", Channel = SourceChannel.Zalo, Secrecy = Secrecy.Named });
    }

    /// <summary>Whoever works on two reports of one person has asked for the name in both and sees where the person often is: neither may change in both at once.</summary>
    [Theory, OnBothEngines]
    [Threat(3)]
    public async Task What_was_asked_about_somebody_and_where_they_often_are_stay_until_their_report_shows_that_they_withdrew(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine);
        var vault = server.Services.GetRequiredService<ReporterVault>();
        const string oa = "2900000000000000023";
        const string place = "hay có mặt ở chợ";
        var person = await vault.KnowZaloUserAsync(server.Commune, oa, "7300000000000000773", Stop);
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        var reports = new List<(OpenedCase Opened, string Asked)>();
        foreach (var words in (string[])["Quán đầu thôn hát to", "Đèn đường ngõ 3 hỏng"])
        {
            var opened = await server.ReportAsync(words, "H01", o => o with { Reporter = person, Lane = $"zalo:{oa}", Channel = SourceChannel.Zalo, Secrecy = Secrecy.Named });
            foreach (var deed in (string[])["look", "confirm-kind", "assign"]) await CaseWorkTests.DoAsync(chief, opened, deed);
            reports.Add((opened, (await RevealTests.AskAsync(chief, opened)).Path));
        }

        await server.ReadAsync(db => db.Set<ReportThread>().ExecuteUpdateAsync(t => t.SetProperty(r => r.KnownPlace, KnownPlace.Market), Stop));
        var before = await ShownAsync();
        before.ShouldAllBe(shown => shown.Place && shown.Why);
        await using (var scope = server.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<DataRequests>().WithdrawInChatAsync(server.Commune, [person], Stop);
            await scope.ServiceProvider.GetRequiredService<BinhYenDb>().SaveChangesAsync(Stop);
        }

        (await vault.ZaloAddressAsync(person, Stop)).ShouldBeNull();
        (await ShownAsync()).ShouldBe(before);
        var marks = new[] { (await WithdrawnAsync(server, reports[0].Opened))!.Value, (await WithdrawnAsync(server, reports[1].Opened))!.Value };
        server.Clock.Advance(marks.Min() + TimeSpan.FromSeconds(30) - server.Clock.GetUtcNow());
        using (var then = await server.SignInAsync(StaffRole.PoliceChief))
            (await ShownAsync(then)).Select(shown => shown.Place).ShouldBe(marks.Select(mark => mark > server.Clock.GetUtcNow()), "each at its own hour");

        // Shown no more, and gone for good.
        await ShowAsync(server);
        (await PlacesAsync()).ShouldBe(marks.Count(mark => mark > server.Clock.GetUtcNow()));
        server.Clock.Advance(TimeSpan.FromDays(3));
        await ShowAsync(server);
        (await PlacesAsync()).ShouldBe(0);
        using var later = await server.SignInAsync(StaffRole.PoliceChief);
        (await ShownAsync(later)).ShouldAllBe(shown => !shown.Place && shown.Why);

        async Task<List<(bool Place, bool Why)>> ShownAsync(Officer? reader = null)
        {
            var shown = new List<(bool, bool)>();
            foreach (var (opened, asked) in reports)
                shown.Add(((await (reader ?? chief).SeesAsync($"/cases/{opened.Code}")).Words.Contains(place, StringComparison.Ordinal),
                    (await (reader ?? chief).SeesAsync(asked)).Words.Contains(RevealTests.Why, StringComparison.Ordinal)));
            return shown;
        }

        Task<int> PlacesAsync() => server.ReadAsync(db => db.Set<ReportThread>().CountAsync(t => t.KnownPlace != null, Stop));
    }

    /// <summary>
    /// Who posted is known to a whole group, and the same person's private reports to nobody. Whoever copied the database compares every instant in it
    /// with the marks: no second, and no part of one, may be common to two of them or to anything else.
    /// </summary>
    [Theory, OnBothEngines]
    [Threat(3)]
    public async Task No_instant_of_a_withdrawal_joins_two_reports_nor_a_post_with_what_was_told_alone(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine, without: [typeof(ShowWithdrawals)]);
        var vault = server.Services.GetRequiredService<ReporterVault>();
        var speaker = new Speaker(server.Commune, Oa, "7300000000000000775", Guid.NewGuid().ToByteArray());
        var posted = await vault.KnowGroupMemberAsync(server.Commune, Oa, speaker.UserId, Stop);
        Guid alone = default;
        await TalkAsync(server, async talks =>
        {
            var talk = await talks.OfAsync(speaker, Stop);
            alone = talk.Reporter;
            await talks.HearAsync(talk, "cho em hỏi", filesCome: false, server.Clock.GetUtcNow(), Stop);
        });
        for (var i = 0; i < 30; i++)
        {
            var channel = i % 3 == 0 ? SourceChannel.ZaloGroup : SourceChannel.Zalo;
            var reporter = i % 3 == 0 ? posted : alone;
            await server.ReportAsync($"Đèn đường ngõ {i} hỏng", "H01", o => o with { Reporter = reporter, Lane = Lane, Channel = channel, Secrecy = Secrecy.Named });
        }

        server.Clock.Advance(TimeSpan.FromTicks(374_912_347));
        await TalkAsync(server, async talks => await talks.WithdrawAsync(speaker, Stop));

        foreach (var identity in new[] { posted, alone }) (await vault.ZaloAddressAsync(identity, Stop)).ShouldBeNull("gone at once");
        var now = server.Clock.GetUtcNow();
        var marks = await server.ReadAsync(db => db.Set<ReportThread>().AsNoTracking().Where(t => t.WithdrawnAt != null).Select(t => t.WithdrawnAt!.Value).ToListAsync(Stop));
        marks.Count.ShouldBe(30);
        marks.ShouldAllBe(m => m > now && m < now.AddDays(3).AddSeconds(1) && m.ToVietnam().Hour >= 6 && m.ToVietnam().Hour < 22);
        marks.Select(WithinMinute).Distinct().Count().ShouldBe(30);
        marks.Select(m => m.Second).Distinct().Count().ShouldBeGreaterThan(10);
        marks.Select(m => m.Millisecond).Distinct().Count().ShouldBeGreaterThan(24);
        marks.Select(m => m.Microsecond).Distinct().Count().ShouldBeGreaterThan(24);
        var instants = await InstantsAsync(server);
        instants.Select(i => i.Column).ShouldContain("talks.forgotten_at");
        instants.Select(i => i.Column).ShouldContain("journal_entries.at");
        var parts = marks.Select(WithinMinute).ToHashSet();
        instants.Where(i => i.Column != "report_threads.withdrawn_at" && parts.Contains(WithinMinute(i.At))).ShouldBeEmpty();

        // The requests follow one by one, each beside the mark of its own report.
        (await server.ReadAsync(db => db.Set<DataRequest>().CountAsync(Stop))).ShouldBe(0);
        foreach (var mark in marks.Order())
        {
            if (mark > server.Clock.GetUtcNow()) server.Clock.Advance(mark + TimeSpan.FromSeconds(20) - server.Clock.GetUtcNow());
            await ShowAsync(server);
        }

        var requests = await server.ReadAsync(db => db.Set<DataRequest>().AsNoTracking().ToListAsync(Stop));
        requests.Select(r => r.Thread).Distinct().Count().ShouldBe(30);
        requests.Select(r => r.ReceivedAt).Distinct().Count().ShouldBe(30);

        static long WithinMinute(DateTimeOffset at) => at.Ticks % TimeSpan.TicksPerMinute / TimeSpan.TicksPerMicrosecond;
    }

    /// <summary>One line for a whole chat, and the marks of its reports in the days after, would be one person's.</summary>
    [Theory, OnBothEngines]
    [Threat(3)]
    public async Task A_withdrawal_in_the_chat_stands_on_no_page_before_its_report_shows_it_and_then_as_one_made_with_its_code(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine, without: [typeof(ShowWithdrawals)]);
        var vault = server.Services.GetRequiredService<ReporterVault>();
        var person = await vault.KnowZaloUserAsync(server.Commune, Oa, "7300000000000000776", Stop);
        var other = await vault.KnowZaloUserAsync(server.Commune, Oa, "7300000000000000777", Stop);
        OpenedCase[] reports = [await ReportAsync(person, "Quán đầu thôn hát to"), await ReportAsync(person, "Đèn đường ngõ 3 hỏng")];
        var byCode = await ReportAsync(other, "Có người lạ hay đứng ở cổng chợ");
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        var before = await ShownAsync(chief);
        await WithdrawAsync(server, person);
        (await vault.ZaloAddressAsync(person, Stop)).ShouldBeNull();
        (await ShownAsync(chief)).ShouldBe(before);
        (await server.ReadAsync(db => db.Set<JournalEntry>().AsNoTracking().Where(e => e.Fact == DataRequests.WithdrawnInChat).ToListAsync(Stop)))
            .ShouldHaveSingleItem().Subject.ShouldBe("withdrawal", "it can be proven that it was done at once, and names no report");
        (await chief.SeesAsync("/journal")).Words.ShouldNotContain(JournalWords.Of(DataRequests.WithdrawnInChat));

        var marks = new List<DateTimeOffset>();
        foreach (var report in reports) marks.Add((await WithdrawnAsync(server, report))!.Value);
        foreach (var (mark, lines) in marks.Order().Zip([1, 2]))
        {
            server.Clock.Advance(mark + TimeSpan.FromSeconds(1) - server.Clock.GetUtcNow());
            await ShowAsync(server);
            using var later = await server.SignInAsync(StaffRole.PoliceChief);
            (await later.SeesAsync("/data-requests?show=closed")).FindAll("tbody tr").Count.ShouldBe(lines);
        }

        using var resident = new Resident(server);
        await resident.LookUpAsync(byCode.TrackingCode.Reveal());
        await resident.SubmitAsync("/tin-cua-toi/rut", ("chac", "co"));
        using var last = await server.SignInAsync(StaffRole.PoliceChief);
        var pages = new List<string>();
        foreach (var line in (await last.SeesAsync("/data-requests?show=closed")).FindAll("tbody a").Select(a => a.GetAttribute("href")!).ToList())
            pages.Add(Figures().Replace((await last.SeesAsync(line)).Find("main")!.TextContent, "#"));
        pages.Count.ShouldBe(3);
        pages.Distinct().ShouldHaveSingleItem();
        foreach (var report in (OpenedCase[])[.. reports, byCode])
            (await JournalOfAsync(server, report)).Count(fact => fact == "cases.contact-withdrawn.v1").ShouldBe(1);
        var told = await server.ReadAsync(db => db.Set<JournalEntry>().AsNoTracking().Where(e => e.Fact.StartsWith("data.") && e.Fact != DataRequests.WithdrawnInChat).ToListAsync(Stop));
        told.Select(e => e.Details).Distinct().Count().ShouldBe(2, "requested and carried out, and nowhere how");

        Task<OpenedCase> ReportAsync(Guid reporter, string words) => server.ReportAsync(words, "H01", o => o with { Reporter = reporter, Lane = Lane, Channel = SourceChannel.Zalo, Secrecy = Secrecy.Named });

        async Task<string> ShownAsync(Officer reader)
        {
            var shown = new List<string>();
            foreach (var path in (string[])["/data-requests", "/data-requests?show=closed", .. reports.Select(r => $"/cases/{r.Code}")])
                shown.Add((await reader.SeesAsync(path)).Find("main")!.TextContent);
            return string.Join('\n', shown);
        }
    }

    /// <summary>Until the mark a name is asked for as of anybody. What opens then may not be known at sight for somebody who never was.</summary>
    [Theory, OnBothEngines]
    [Threat(3)]
    public async Task Who_opens_in_place_of_somebody_who_withdrew_looks_like_any_other_Zalo_user(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine);
        var vault = server.Services.GetRequiredService<ReporterVault>();
        var person = await vault.KnowZaloUserAsync(server.Commune, Oa, "7300000000000000778", Stop);
        foreach (var neighbour in (string[])["7312345678901234567", "7398765432109876543"])
            await ReportAsync(await vault.KnowZaloUserAsync(server.Commune, Oa, neighbour, Stop), "Chó thả rông ở ngõ 2");
        OpenedCase[] reports = [await ReportAsync(person, "Quán đầu thôn hát to"), await ReportAsync(person, "Đèn đường ngõ 3 hỏng")];
        await WithdrawAsync(server, person);
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        using var deputy = await server.SignInAsync(StaffRole.DeputyPoliceChief);
        foreach (var report in reports)
        {
            var first = await RevealTests.AskAsync(chief, report);
            await deputy.SeesAsync(first.Path);
            await RevealTests.PressAsync(deputy, "/refuse");
            await RevealTests.AskAsync(chief, report);
        }

        var shown = new List<string>();
        foreach (var report in reports)
        {
            var asked = await AskedAsync(report);
            asked.Count.ShouldBe(2);
            shown.Add((await vault.ZaloAddressAsync(asked.Select(r => r.Reporter).Distinct().ShouldHaveSingleItem("the same at every look"), Stop))!);
        }

        shown.Distinct().Count().ShouldBe(2, "two of one person have nobody in common");
        shown.ShouldAllBe(id => id.Length == 19 && id.StartsWith("73") && id.All(char.IsAsciiDigit));
        server.Clock.Advance(TimeSpan.FromDays(3) + TimeSpan.FromMinutes(1));
        await ShowAsync(server);
        foreach (var report in reports) (await vault.ZaloAddressAsync((await AskedAsync(report))[0].Reporter, Stop)).ShouldBeNull("of no use after the mark");

        Task<OpenedCase> ReportAsync(Guid reporter, string words) => server.ReportAsync(words, "H01", o => o with { Reporter = reporter, Lane = Lane, Channel = SourceChannel.Zalo, Secrecy = Secrecy.Named });

        async Task<IReadOnlyList<IdentityRequest>> AskedAsync(OpenedCase report)
        {
            await using var scope = server.Services.CreateAsyncScope();
            return await scope.ServiceProvider.GetRequiredService<RevealIdentity>().OfThreadAsync(report.ThreadId.Value, Stop);
        }
    }

    private const string Oa = "2900000000000000023";
    private const string Lane = $"zalo:{Oa}";

    // Everything that is due, a second apart as the rounds of the beat are a minute.
    private static async Task ShowAsync(BinhYenServer server)
    {
        while (await server.Services.GetRequiredService<ShowWithdrawals>().BeatAsync(Stop)) server.Clock.Advance(TimeSpan.FromSeconds(1));
    }

    private static async Task WithdrawAsync(BinhYenServer server, Guid person)
    {
        await using var scope = server.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DataRequests>().WithdrawInChatAsync(server.Commune, [person], Stop);
        await scope.ServiceProvider.GetRequiredService<BinhYenDb>().SaveChangesAsync(Stop);
    }

    private static async Task TalkAsync(BinhYenServer server, Func<ContinueTalk, Task> act)
    {
        await using var scope = server.Services.CreateAsyncScope();
        await act(scope.ServiceProvider.GetRequiredService<ContinueTalk>());
        await scope.ServiceProvider.GetRequiredService<BinhYenDb>().SaveChangesAsync(Stop);
    }

    // Of every column of the main database that holds an instant, whatever it is called.
    private static Task<List<(string Column, DateTimeOffset At)>> InstantsAsync(BinhYenServer server) => server.ReadAsync(async db =>
    {
        var found = new List<(string, DateTimeOffset)>();
        await db.Database.OpenConnectionAsync(Stop);
        foreach (var property in db.Model.GetEntityTypes().SelectMany(t => t.GetFlattenedProperties()).Where(p => p.ClrType == typeof(DateTimeOffset) || p.ClrType == typeof(DateTimeOffset?)))
        {
            if (property.GetTableColumnMappings().FirstOrDefault() is not { Column: { Name: var name, Table.Name: var table } }) continue;
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"SELECT \"{name}\" FROM \"{table}\" WHERE \"{name}\" IS NOT NULL";
            await using var rows = await command.ExecuteReaderAsync(Stop);
            while (await rows.ReadAsync(Stop))
                found.Add(($"{table}.{name}", rows.GetValue(0) switch
                {
                    DateTime at => new DateTimeOffset(at, TimeSpan.Zero),
                    var stored => (DateTimeOffset)(property.GetTypeMapping().Converter?.ConvertFromProvider(stored) ?? stored),
                }));
        }

        return found;
    });

    [GeneratedRegex("DL-[0-9A-Z]{6}|[0-9]+")]
    private static partial Regex Figures();

    private static async Task<DateTimeOffset?> WithdrawnAsync(BinhYenServer server, OpenedCase report) =>
        (await server.ReadAsync(db => db.Set<ReportThread>().AsNoTracking().SingleAsync(t => t.Id == report.ThreadId, Stop))).WithdrawnAt;

    private static Task<List<string>> JournalOfAsync(BinhYenServer server, OpenedCase report)
    {
        var code = report.Code.ToString();
        return server.ReadAsync(db => db.Set<JournalEntry>().AsNoTracking().Where(e => e.Subject == code).Select(e => e.Fact).ToListAsync(Stop));
    }

    private static Task<List<CaseId>> KnownAsync(BinhYenServer server) => server.ReadAsync(db => db.Set<Case>().Select(c => c.Id).ToListAsync(Stop));

    private static Task<Case> NewAsync(BinhYenServer server, List<CaseId> before) => server.ReadAsync(db => db.Set<Case>().AsNoTracking().SingleAsync(c => !before.Contains(c.Id), Stop));
}
