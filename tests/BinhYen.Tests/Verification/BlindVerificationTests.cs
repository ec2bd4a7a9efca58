using System.Net;
using BinhYen.Cases;
using BinhYen.Confidentiality;
using BinhYen.Platform.Outbox;
using BinhYen.Platform.Storage;
using BinhYen.Staff;
using BinhYen.Testing;
using BinhYen.Tests.Drivers;
using BinhYen.Tests.Given;
using BinhYen.Tests.Intake.Media;
using BinhYen.Verification;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BinhYen.Tests.Verification;

/// <summary>The rules ISO-1 to ISO-12 of the two-tier flow (workflow §6), each by its number.</summary>
[Trait("Speed", "Slow")]
public sealed class BlindVerificationTests(Servers servers) : IClassFixture<Servers>
{
    private const string Report = "Tối qua tầm 21h47 có bốn thanh niên lạ mặt cưa trộm cây xà cừ sau kho lúa, cạnh nhà bà Tư Xiêm";
    private const string Neutral = "Tối 22/11, quanh khu vực thôn An Lạc có tiếng ồn lớn kéo dài không?";
    private const string Oa = "2900000000000000023";

    [Theory, OnBothEngines]
    [Requirement("R-TT-09", "R-TT-47", "R-TT-48")]
    public async Task A_question_goes_from_the_officer_to_a_hamlet_head_and_its_answer_back_into_the_case(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        var (opened, officer) = await TakenAsync(server);
        var head = await server.VerifierAsync("H08", VerifierPosition.HamletHead, "Thái Văn Hạp", "truong-h08");
        using (officer)
        {
            var page = await officer.AsksAsync(opened, Neutral, [head]);
            page.Words.ShouldContain("Đã ghi câu hỏi");
            (await server.CaseAsync(opened.Code)).State.ShouldBe(CaseState.Verifying);
        }

        await server.SentAsync(opened);
        using (var verifier = await Officer.SignInAsync(server, BinhYenServer.Account("truong-h08")))
        {
            var list = await verifier.SeesAsync("/verify");
            list.Words.ShouldContain(Neutral);
            await verifier.SeesAsync(list.FindAll(".question-list a").First(a => a.ParentElement!.TextContent.Contains(Neutral, StringComparison.Ordinal)).GetAttribute("href")!);
            var answered = await verifier.SubmitAsync(verifier.Page.Form(verifier.Page.Path), [], ("verdict", "ProbablyTrue"));
            answered.Words.ShouldContain("Nhiều khả năng đúng");
            // Whoever asked reads it, and may be whom it is about.
            await verifier.SubmitAsync(answered.Form($"{answered.Path.Split('?')[0]}/more"), [("facts", "Công an khu vực nhận tiền của chủ xưởng nên làm ngơ xomot")]);
            verifier.Page.Words.ShouldContain("Lời kể có nói về cán bộ nên chưa ghi");
            foreach (var hint in (string[])["Đồng chí Lưu Gia Bách là anh rể chủ xưởng xomot", "Quán đó là chỗ quen của đ/c phó xomot", "Công an xã từ trưởng tới phó đều hay ngồi ở quán đó xomot", "Cảm ơn anh Bách hay ghé xomot"])
            {
                await verifier.SubmitAsync(verifier.Page.Form(verifier.Page.Path), [("facts", hint)]);
                verifier.Page.Words.ShouldContain("Lời kể có nói về cán bộ nên chưa ghi", Shouldly.Case.Insensitive, hint);
            }

            await verifier.SubmitAsync(verifier.Page.Form(verifier.Page.Path), [("facts", "Tôi nghe tiếng máy cưa")]);
            verifier.Page.Words.ShouldContain("Đã ghi thêm");
        }

        using var again = await Officer.SignInAsync(server, BinhYenServer.Account("cskv-p07"));
        var result = await again.SeesAsync($"/cases/{opened.Code}/verification");
        result.Words.ShouldContain("Nhiều khả năng đúng 1 (1/1 người trả lời)");
        result.Words.ShouldContain("Tôi nghe tiếng máy cưa");
        result.Source.ShouldNotContain("xomot");
        await again.SubmitAsync($"/cases/{opened.Code}/verification/result", ("result", "PartlyConfirmed"), ("note", "Có tiếng máy cưa buổi tối"));
        (await server.CaseAsync(opened.Code)).Verification.ShouldBe(VerificationResult.PartlyConfirmed);
        // Every step is in the journal, without a word of it.
        var facts = (await server.ReadAsync(db => db.Set<BinhYen.Platform.Journal.JournalEntry>().AsNoTracking().Select(e => e.Fact + e.Details).ToListAsync()))
            .Where(f => f.StartsWith("verification.", StringComparison.Ordinal)).ToList();
        foreach (var fact in new[] { "verification.verifier-registered", "verification.written", "verification.sent", "verification.answered" }) facts.ShouldContain(f => f.StartsWith(fact, StringComparison.Ordinal));
        facts.ShouldAllBe(f => !f.Contains("máy cưa", StringComparison.Ordinal) && !f.Contains("Hạp", StringComparison.Ordinal));
    }

    [Theory, OnBothEngines]
    public async Task ISO_3_the_form_asks_for_rounded_time_and_known_places_only(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        var (opened, officer) = await TakenAsync(server);
        using var _ = officer;
        var form = (await officer.SeesAsync($"/cases/{opened.Code}/verification")).Form($"/cases/{opened.Code}/verification");

        form.QuerySelectorAll("[name]").Select(e => e.GetAttribute("name")).Distinct().Where(n => n is not ("__RequestVerificationToken" or "act" or "verifier"))
            .ShouldBe(["event", "where", "date", "part", "households", "due", "question", "note", "house"], ignoreOrder: true);
        form.QuerySelectorAll("input[type=time], input[type=datetime-local], input[type=file]").ShouldBeEmpty();
        // The sentence that the product proposes passes its own meter.
        var page = await officer.AsksAsync(opened, "", [], act: "suggest");
        page.Find("#question")!.TextContent.ShouldBe(Neutral);
        page.Words.ShouldContain("Thấp: gửi được");
    }

    [Theory, OnBothEngines]
    [Requirement("R-TT-48")]
    [Threat(4)]
    public async Task ISO_4_copied_words_are_refused_underlined_and_nothing_typed_is_lost(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        var (opened, officer) = await TakenAsync(server);
        using var _ = officer;
        var head = await server.VerifierAsync("H08", VerifierPosition.FrontCommitteeHead, "Bế Thị Hợi");
        const string copied = "Có thấy bon thanh nien LẠ MẶT cưa trộm... cây không, gọi 0912 345 678, lúc 21h47, nhà bà Tư Xiêm?";

        var page = await officer.AsksAsync(opened, copied, [head]);

        page.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var underlined = string.Join(" | ", page.FindAll("#question-marked mark.no").Select(m => m.TextContent));
        foreach (var words in new[] { "bon thanh nien LẠ MẶT cưa", "0912 345 678", "21h47", "bà Tư" }) underlined.ShouldContain(words);
        string.Concat(page.Find("#question-marked p")!.TextContent).ShouldBe(copied);
        page.Find("#question")!.TextContent.ShouldBe(copied);
        page.Errors.ShouldContain(e => e.Contains("Viết lại bằng lời của bạn", StringComparison.Ordinal));
        (await server.RequestsAsync(opened)).ShouldBe(0);
        // The tick for softer remarks does not open the door for what is refused.
        var forced = await officer.PostAsync($"/cases/{opened.Code}/verification", Posted(page, "question-seen"));
        forced.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await server.RequestsAsync(opened)).ShouldBe(0);
    }

    [Theory, OnBothEngines]
    public async Task ISO_4_a_softer_remark_is_asked_about_and_passes_once_the_officer_has_looked(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        var (opened, officer) = await TakenAsync(server, "Có người thọt chân hay đi lại ban đêm quanh bãi cát, nghe khả nghi lắm");
        using var _ = officer;
        var head = await server.VerifierAsync("H08", VerifierPosition.FrontCommitteeHead, "Bế Thị Hợi");

        var page = await officer.AsksAsync(opened, "Gần đây có ai đi thọt qua lại không?", [head]);
        page.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        page.FindAll("#question-marked mark.look").Single().TextContent.ShouldBe("thọt");
        page.FindAll("#question-marked mark.no").ShouldBeEmpty();
        var sent = await officer.SubmitAsync(page.Form($"/cases/{opened.Code}/verification"), [("question-seen", "1")], ("act", "send"));
        sent.Words.ShouldContain("Đã ghi câu hỏi");
    }

    [Theory, OnBothEngines]
    public async Task ISO_4_names_from_the_vault_are_refused_without_becoming_an_oracle(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        var reporter = await server.Services.GetRequiredService<ReporterVault>().KeepAsync(server.Commune, new ReporterContact("lò thị xoanh", "0100 000 777"), CancellationToken.None);
        var (opened, officer) = await TakenAsync(server, "Hàng xóm mở loa to suốt đêm", o => o with { Reporter = reporter, Secrecy = Secrecy.KeptSecret });
        using var _ = officer;
        var head = await server.VerifierAsync("H08", VerifierPosition.FrontCommitteeHead, "Bế Thị Hợi");
        // Small letters, so that nothing but the vault knows that it is a name.
        const string guess = "có thấy thi xoanh đi qua không";

        // Measured only: what rules somebody out counts as much as what finds them.
        for (var i = 0; i < NameGuesses.MostInDay; i++)
        {
            var page = await officer.AsksAsync(opened, i % 2 == 0 ? guess : $"có thấy thi xoanh{"abcdefghiklm"[i]} đi qua không", [head], act: "check");
            page.Errors.Count.ShouldBe(i % 2 == 0 ? 1 : 0);
            page.FindAll("#question-marked mark.no").ShouldBeEmpty("which words it was is not told");
        }

        // Then it answers no more about names, whoever has it; what names nobody goes on.
        foreach (var name in (string[])[guess, "có thấy thi hoanh đi qua không"])
            (await officer.AsksAsync(opened, name, [head])).Errors.ShouldContain(e => e.Contains("Hôm nay hệ thống không kiểm tra thêm", StringComparison.Ordinal));
        (await server.RequestsAsync(opened)).ShouldBe(0);
        (await officer.AsksAsync(opened, Neutral, [head])).Words.ShouldContain("Đã ghi câu hỏi");
        var entries = await server.ReadAsync(db => db.Set<BinhYen.Platform.Journal.JournalEntry>().AsNoTracking().Where(e => e.Fact == "cases.names-asked.v1" && e.Subject == opened.Code.ToString()).Select(e => e.Details).ToListAsync());
        entries.Count.ShouldBe(NameGuesses.MostInDay);
        entries.Distinct().Count().ShouldBe(1, "the journal does not tell a hit from a miss either");
    }

    [Theory, OnBothEngines]
    [Threat(4)]
    public async Task ISO_4_media_cannot_be_attached(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        var (opened, officer) = await TakenAsync(server);
        using var _ = officer;
        var head = await server.VerifierAsync("H08", VerifierPosition.FrontCommitteeHead, "Bế Thị Hợi");
        var page = await officer.AsksAsync(opened, Neutral, [head], act: "check");
        using var body = new MultipartFormDataContent();
        foreach (var (name, value) in Posted(page, "note-seen").Select(p => (p.Key, p.Value))) body.Add(new StringContent(value), name);
        body.Add(new ByteArrayContent(GivenPicture.Jpeg(8, 8)), "photo", "anh-goc.jpg");
        var answer = await officer.Http.PostAsync(new Uri($"/cases/{opened.Code}/verification", UriKind.Relative), body, TestContext.Current.CancellationToken);

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("Không gửi kèm ảnh");
        (await server.RequestsAsync(opened)).ShouldBe(0);
    }

    [Theory, OnBothEngines]
    [Threat(5)]
    public async Task ISO_5_one_household_is_refused_and_fewer_than_five_wait_for_the_chief(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        var (opened, officer) = await TakenAsync(server);
        using var _ = officer;
        var head = await server.VerifierAsync("H08", VerifierPosition.FrontCommitteeHead, "Bế Thị Hợi");

        var one = await officer.AsksAsync(opened, Neutral, [head], households: 1);
        one.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        one.Errors.ShouldContain(e => e.Contains("Chỉ một nhà", StringComparison.Ordinal));
        (await officer.AsksAsync(opened, Neutral, [head], households: 0)).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await server.RequestsAsync(opened)).ShouldBe(0);

        (await officer.AsksAsync(opened, Neutral, [head], households: 4)).Words.ShouldContain("chờ Trưởng Công an xã duyệt");
        var request = await server.RequestAsync(opened);
        request.State.ShouldBe(RequestState.AwaitingApproval);
        var approve = $"/cases/{opened.Code}/verification/{request.Id}/approve";
        (await officer.PostAsync(approve, Posted(officer.Page, "x"))).Status.ShouldBe(HttpStatusCode.Conflict);
        using (var deputy = await server.SignInAsync(StaffRole.DeputyPoliceChief))
        {
            var page = await deputy.SeesAsync($"/cases/{opened.Code}/verification");
            (await deputy.PostAsync(approve, [Token(page)])).Status.ShouldBe(HttpStatusCode.Conflict);
        }

        (await server.RequestAsync(opened)).State.ShouldBe(RequestState.AwaitingApproval);

        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        await chief.SeesAsync($"/cases/{opened.Code}/verification");
        await chief.SubmitAsync(approve);
        (await server.RequestAsync(opened)).State.ShouldBe(RequestState.Waiting);
    }

    [Theory, OnBothEngines]
    public async Task ISO_6_nothing_goes_out_within_ten_minutes_of_the_report_except_in_an_emergency(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        var (opened, officer) = await TakenAsync(server);
        var (urgent, other) = await TakenAsync(server, "Đang có cháy ở khu chợ, khói nhiều lắm", o => o with { Urgency = Urgency.Emergency, Category = CaseCategory.FireExplosion });
        var head = await server.VerifierAsync("H08", VerifierPosition.FrontCommitteeHead, "Bế Thị Hợi");
        await officer.AsksAsync(opened, Neutral, [head]);
        await other.AsksAsync(urgent, Neutral, [head]);

        var (slow, fast) = (await server.RequestAsync(opened), await server.RequestAsync(urgent));
        (slow.NotBefore - opened.ReceivedAt).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromMinutes(10));
        fast.NotBefore.ShouldBe(fast.WrittenAt);
        server.Clock.Advance(TimeSpan.FromSeconds(16));
        for (var i = 0; i < 200 && (await server.RequestAsync(urgent)).State is RequestState.Waiting; i++) await Task.Delay(25, TestContext.Current.CancellationToken);
        (await server.RequestAsync(urgent)).State.ShouldBe(RequestState.Sent);
        (await server.RequestAsync(opened)).State.ShouldBe(RequestState.Waiting);
        (await server.SentAsync(opened)).State.ShouldBe(RequestState.Sent);
        // What the officer reads of times outside the case is a part of the day.
        using var again = await Officer.SignInAsync(server, BinhYenServer.Account("cskv-p07"));
        (await again.SeesAsync($"/cases/{opened.Code}/verification")).Words.ShouldMatch(@"đã gửi (sáng|trưa|chiều|tối|đêm) \d{1,2}/11");
        officer.Dispose();
        other.Dispose();
    }

    [Theory, OnBothEngines]
    [Requirement("R-TT-47")]
    [Threat(4)]
    public async Task ISO_7_a_verifier_sees_the_own_question_and_nothing_of_the_case_or_of_others(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        var (opened, officer) = await TakenAsync(server);
        var mine = await server.VerifierAsync("H07", VerifierPosition.HamletHead, "Bạch Xuân Toản", "truong-h07");
        var other = await server.VerifierAsync("H08", VerifierPosition.SecurityTeamLeader, "Hứa Thế Bắc");
        using (officer) await officer.AsksAsync(opened, Neutral, [mine, other]);
        await server.SentAsync(opened);
        using var verifier = await Officer.SignInAsync(server, BinhYenServer.Account("truong-h07"));
        var list = await verifier.SeesAsync("/verify");
        var href = list.Find(".question-list a")!.GetAttribute("href")!;
        var page = await verifier.SeesAsync(href);

        foreach (var source in new[] { list.Source, page.Source })
        {
            source.ShouldNotContain(opened.Code.ToString());
            source.ShouldNotContain(opened.CheckCode);
            source.ShouldNotContain("xà cừ");
            source.ShouldNotContain("Hứa");
            source.ShouldNotContain("cskv");
        }

        (await verifier.OpenAsync($"/cases/{opened.Code}/verification")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await verifier.OpenAsync("/verifiers")).Status.ShouldBe(HttpStatusCode.Forbidden);
        var request = await server.RequestAsync(opened);
        var foreign = await server.ReadAsync(db => db.Set<AskedVerifier>().AsNoTracking().SingleAsync(a => a.RequestId == request.Id && a.VerifierId == other));
        (await verifier.OpenAsync($"/verify/{foreign.Id}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await verifier.PostAsync($"/verify/{foreign.Id}", [Token(page), KeyValuePair.Create("verdict", "True")])).Status.ShouldBe(HttpStatusCode.NotFound);
        using var neighbour = await Officer.SignInAsync(server, BinhYenServer.Account("truong-h01"));
        (await neighbour.OpenAsync(href)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory, OnBothEngines]
    [Requirement("R-TT-50")]
    public async Task ISO_8_parties_relatives_and_neighbours_are_left_out_and_nobody_sees_who_reported(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        var reporter = await server.Services.GetRequiredService<ReporterVault>().KeepAsync(server.Commune, new ReporterContact("Vi Thị Lụa", "0100 000 778"), CancellationToken.None);
        var (opened, officer) = await TakenAsync(server, "Ông Kích với anh Thuyên nhà ông trưởng bản đánh bạc ở quán karaoke đầu thôn", o => o with { Reporter = reporter, Secrecy = Secrecy.Named });
        using var _ = officer;
        var party = await server.VerifierAsync("H08", VerifierPosition.RespectedPerson, "Mẫn Văn Kích");
        var byPosition = await server.VerifierAsync("H08", VerifierPosition.HamletHead, "Quan Văn Giáp");
        var relative = await server.VerifierAsync("H08", VerifierPosition.RespectedPerson, "Lục Văn Dần", change: f => f with { Relatives = "Nông Văn Thuyên" });
        var neighbour = await server.VerifierAsync("H08", VerifierPosition.RespectedPerson, "Âu Văn Tỵ", change: f => f with { Places = "quán karaoke đầu thôn" });
        var source = await server.VerifierAsync("H08", VerifierPosition.PartyCellSecretary, "Vi Thị Lụa", "truong-h09");
        var free = await server.VerifierAsync("H08", VerifierPosition.FrontCommitteeHead, "Bế Thị Hợi");
        var page = await officer.SeesAsync($"/cases/{opened.Code}/verification");
        var offered = page.FindAll("input[name=verifier]").Select(i => i.GetAttribute("value")).ToList();

        offered.ShouldContain(free.ToString());
        // Missing from the list, the reporter would be known: whom nothing in the words leaves out can be nobody else.
        offered.ShouldContain(source.ToString());
        foreach (var excluded in new[] { party, byPosition, relative, neighbour }) offered.ShouldNotContain(excluded.ToString());
        // Forced all the same: refused, and one sentence for every reason.
        var reasons = new List<string>();
        foreach (var excluded in new[] { party, relative, neighbour }) reasons.Add((await ForceAsync(officer, opened, excluded)).Errors.Single());
        reasons.Distinct().Count().ShouldBe(1);
        (await server.RequestsAsync(opened)).ShouldBe(0);

        // Asked like everybody else, and answering like everybody else.
        (await officer.AsksAsync(opened, "Tối 22/11, quanh khu vực thôn An Lạc có tiếng ồn lớn kéo dài không?", [free, source])).Words.ShouldContain("Đã ghi câu hỏi");
        await server.SentAsync(opened);
        var asked = await server.ReadAsync(db => db.Set<AskedVerifier>().AsNoTracking().Where(a => a.VerifierId == source || a.VerifierId == free).ToListAsync());
        asked.Count.ShouldBe(2);
        asked.ShouldAllBe(a => a.SentAt != null);
        using var reporting = await Officer.SignInAsync(server, BinhYenServer.Account("truong-h09"));
        (await reporting.SeesAsync("/verify")).Words.ShouldContain("có tiếng ồn lớn");
        var question = await reporting.SeesAsync($"/verify/{asked.Single(a => a.VerifierId == source).Id}");
        (await reporting.SubmitAsync(question.Form(question.Path), [], ("verdict", "True"))).Words.ShouldContain("Đúng");
        using var again = await Officer.SignInAsync(server, BinhYenServer.Account("cskv-p07"));
        var result = await again.SeesAsync($"/cases/{opened.Code}/verification");
        result.Words.ShouldContain("Đúng 1 (1/2 người trả lời)");
        result.Words.ShouldContain("Chưa gợi ý kết quả");
        result.FindAll("input[name=result][checked]").ShouldBeEmpty("one answer to one report may be the reporter's own");
    }

    [Theory, OnBothEngines]
    [Threat(2)]
    public async Task Neither_a_link_nor_a_message_nor_a_changed_register_tells_the_officer_who_reported(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        var reporter = await server.Services.GetRequiredService<ReporterVault>().KeepAsync(server.Commune, new ReporterContact("Vi Thị Lụa", "0100 000 776"), CancellationToken.None);
        var (opened, officer) = await TakenAsync(server, "Hàng xóm mở loa to suốt đêm", o => o with { Reporter = reporter, Secrecy = Secrecy.KeptSecret });
        var source = await server.VerifierAsync("H08", VerifierPosition.FrontCommitteeHead, "Vi Thị Lụa", change: f => f with { Phone = "0100 000 776" });
        var other = await server.VerifierAsync("H08", VerifierPosition.SecurityTeamMember, "Bế Thị Hợi");
        var renamed = await server.VerifierAsync("H08", VerifierPosition.SecurityTeamLeader, "Lộc Văn Hợi");
        const string sourceZalo = "2000000000000004773", otherZalo = "2000000000000004774";
        await LinkAsync(server, source, sourceZalo);
        await LinkAsync(server, other, otherZalo);
        using (officer) await officer.AsksAsync(opened, Neutral, [source, other, renamed]);
        var request = await server.SentAsync(opened);

        // In Zalo the source hears the same words as the neighbour, and nothing in the rows tells them apart.
        var zalo = server.Services.GetRequiredService<ReporterVault>();
        (await SaidToAsync(server, await zalo.KnowVerifierAsync(server.Commune, Oa, sourceZalo, CancellationToken.None))).Select(m => m.Text)
            .ShouldBe((await SaidToAsync(server, await zalo.KnowVerifierAsync(server.Commune, Oa, otherZalo, CancellationToken.None))).Select(m => m.Text));
        var asked = await server.ReadAsync(db => db.Set<AskedVerifier>().AsNoTracking().Where(a => a.RequestId == request.Id).ToDictionaryAsync(a => a.VerifierId));
        asked[source].ZaloHash.ShouldNotBeNull();
        asked[other].ZaloHash.ShouldNotBeNull();

        // A leader who writes the name and the number of the source into the register makes nobody a source.
        using (var chief = await server.SignInAsync(StaffRole.PoliceChief))
        {
            await chief.SeesAsync($"/verifiers/{renamed}");
            await chief.SubmitAsync($"/verifiers/{renamed}", ("name", "Vi Thị Lụa"), ("phone", "0100 000 776"));
        }

        // The officer holds link and code and may answer in anybody's place: each step is the same for all of them.
        using var again = await Officer.SignInAsync(server, BinhYenServer.Account("cskv-p07"));
        var seen = new List<string>();
        var cases = new List<string>();
        foreach (var who in (VerifierId[])[source, other, renamed])
        {
            await again.SeesAsync($"/cases/{opened.Code}/verification");
            var made = await again.SubmitAsync($"/cases/{opened.Code}/verification/link/{asked[who].Id}");
            var address = new Uri(made.Find(".slip .mono")!.TextContent).PathAndQuery;
            using var phone = server.NewBrowser();
            var gate = await phone.OpenAsync(address);
            var question = await phone.SubmitAsync(address, ("code", made.Find(".mono.big")!.TextContent.Replace(" ", "", StringComparison.Ordinal)));
            var done = await phone.SubmitAsync(question.Form("/xac-minh"), [], ("verdict", "True"));
            seen.Add($"{gate.Status} {gate.Words} {question.Status} {question.Words} {done.Status} {done.Words}");
            var after = await again.SeesAsync($"/cases/{opened.Code}/verification");
            cases.Add(after.Find(".big-line")!.TextContent + after.FindAll("input[name=result][checked]").Select(i => i.GetAttribute("value")).SingleOrDefault());
        }

        seen.Distinct().Count().ShouldBe(1);
        cases.ShouldBe(["Đúng 1 (1/3 người trả lời)", "Đúng 2 (2/3 người trả lời)Confirmed", "Đúng 3 (3/3 người trả lời)Confirmed"]);
        (await again.SeesAsync($"/cases/{opened.Code}/verification")).FindAll(".asked li").Select(l => l.TextContent.Split(':')[1].Trim()).Distinct().Count().ShouldBe(1, "each line says the same");
    }

    [Theory, OnBothEngines]
    public async Task ISO_10_the_reporter_does_not_learn_who_verified(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        var (opened, officer) = await TakenAsync(server);
        var head = await server.VerifierAsync("H08", VerifierPosition.SecurityTeamLeader, "Hứa Thế Bắc");
        using (officer) await officer.AsksAsync(opened, Neutral, [head]);
        await server.SentAsync(opened);
        using var again = await Officer.SignInAsync(server, BinhYenServer.Account("cskv-p07"));
        foreach (var words in new[] { "Tổ bảo vệ đã xem giúp, chưa thấy gì.", "to bao ve thôn đã kiểm tra", "Anh Thế Bắc báo lại là đúng." })
        {
            await again.SeesAsync($"/cases/{opened.Code}");
            var page = await again.SubmitAsync($"/cases/{opened.Code}/reply", ("reply-text", words));
            page.Status.ShouldBe(HttpStatusCode.UnprocessableEntity, words);
            page.FindAll("#reply-text-marked mark.no").ShouldNotBeEmpty(words);
        }

        await again.SeesAsync($"/cases/{opened.Code}");
        (await again.SubmitAsync($"/cases/{opened.Code}/reply", ("reply-text", "Công an xã đã kiểm tra."))).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory, OnBothEngines]
    [Threat(5)]
    public async Task ISO_11_fewer_than_five_reports_of_a_hamlet_and_month_are_shown_as_such(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine);
        foreach (var hamlet in new[] { "H05", "H05", "H01", "H01", "H02", "H02" })
            await server.ReportAsync("Một việc nhỏ", hamlet, o => o with { ReceivedAt = server.Clock.GetUtcNow().AddDays(-7) });
        using var committee = await server.SignInAsync(StaffRole.Committee);
        var row = (await committee.SeesAsync("/board")).FindAll("tr").First(r => r.TextContent.Contains("xóm Bãi", StringComparison.Ordinal));
        row.TextContent.ShouldContain("<5");
        row.QuerySelectorAll("td").Select(c => c.TextContent.Trim()).ShouldNotContain("2");
    }

    [Fact]
    public async Task ISO_4_words_their_reporter_locked_are_compared_with_nothing()
    {
        var server = await servers.OnAsync(Engine.Sqlite);
        var (opened, officer) = await TakenAsync(server);
        using var stop = officer;
        await using var scope = server.Services.CreateAsyncScope();
        var sources = scope.ServiceProvider.GetRequiredService<CaseSources>();
        (await sources.OfAsync(opened.CaseId, TestContext.Current.CancellationToken)).ShouldHaveSingleItem().Messages.ShouldNotBeEmpty();
        var db = scope.ServiceProvider.GetRequiredService<BinhYen.Platform.Persistence.BinhYenDb>();
        (await db.Set<ReportThread>().SingleAsync(t => t.Id == opened.ThreadId, TestContext.Current.CancellationToken)).RestrictedAt = server.Clock.GetUtcNow();
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        (await sources.OfAsync(opened.CaseId, TestContext.Current.CancellationToken)).ShouldHaveSingleItem().Messages.ShouldBeEmpty();
    }

    [Fact]
    [Threat(4)]
    public async Task ISO_8_whom_locked_words_speak_of_is_asked_as_little_as_before_the_lock()
    {
        var server = await servers.OnAsync(Engine.Sqlite);
        await server.VerifierAsync("H08", VerifierPosition.RespectedPerson, "Lại Văn Xomtiệp");
        var (opened, officer) = await TakenAsync(server, "Ông Lại Văn Xomtiệp bao che cho sới bạc cuối xóm, xin giữ kín");
        using var stop = officer;
        await using var scope = server.Services.CreateAsyncScope();
        var (sources, find) = (scope.ServiceProvider.GetRequiredService<CaseSources>(), scope.ServiceProvider.GetRequiredService<BinhYen.Verification.Asking.FindVerifiers>());
        var before = await OfferedAsync();
        var db = scope.ServiceProvider.GetRequiredService<BinhYen.Platform.Persistence.BinhYenDb>();
        (await db.Set<ReportThread>().SingleAsync(t => t.Id == opened.ThreadId, TestContext.Current.CancellationToken)).RestrictedAt = server.Clock.GetUtcNow();
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        (await OfferedAsync()).ShouldBe(before);
        (await find.ForAsync(server.Commune, [], null, TestContext.Current.CancellationToken)).Count.ShouldBeGreaterThan(before.Count, "the words do leave somebody out");

        async Task<IReadOnlyList<VerifierId>> OfferedAsync() =>
            [.. (await find.ForAsync(server.Commune, await sources.OfAsync(opened.CaseId, TestContext.Current.CancellationToken), null, TestContext.Current.CancellationToken)).Select(c => c.Id)];
    }

    /// <summary>Left out alone of three dozen, the head of the hamlet who saw it and wrote it down would be named.</summary>
    [Fact]
    [Threat(4)]
    public async Task ISO_8_whoever_wrote_a_report_down_is_offered_like_everybody_else()
    {
        var server = await servers.OnAsync(Engine.Sqlite);
        var head = BinhYenServer.Account(StaffRole.HamletHead);
        var verifier = await server.VerifierAsync("H08", VerifierPosition.RespectedPerson, "Đới Thị Xomnhàn", head.User);
        var opened = await server.ReportAsync("Lán cuối xóm đêm nào cũng có người lạ ra vào", "H08");
        var taker = (await server.StaffAsync(head.User)).Id;
        var written = await server.ReportAsync("Lán cuối xóm đêm nào cũng có người lạ ra vào", "H08", o => o with { TakenBy = taker });
        await using var scope = server.Services.CreateAsyncScope();
        var (sources, find) = (scope.ServiceProvider.GetRequiredService<CaseSources>(), scope.ServiceProvider.GetRequiredService<BinhYen.Verification.Asking.FindVerifiers>());
        (await OfferedAsync(written)).ShouldBe(await OfferedAsync(opened));
        (await OfferedAsync(written)).ShouldContain(verifier);

        async Task<IReadOnlyList<VerifierId>> OfferedAsync(OpenedCase one) =>
            [.. (await find.ForAsync(server.Commune, await sources.OfAsync(one.CaseId, TestContext.Current.CancellationToken), null, TestContext.Current.CancellationToken)).Select(c => c.Id)];
    }

    [Theory, OnBothEngines]
    public async Task ISO_14_who_told_may_leave_at_any_time_and_the_event_stays(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        const string oa = "2900000000000000023", user = "7300000000000000888";
        var vault = server.Services.GetRequiredService<ReporterVault>();
        var reporter = await vault.KnowZaloUserAsync(server.Commune, oa, user, CancellationToken.None);
        var opened = await server.ReportAsync("Có việc muốn báo kín", "H08", o => o with { Reporter = reporter, Lane = $"zalo:{oa}", Channel = SourceChannel.Zalo, Secrecy = Secrecy.KeptSecret });
        await using (var scope = server.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<BinhYen.Conversations.ContinueTalk>().WithdrawAsync(
                new BinhYen.Conversations.Speaker(server.Commune, oa, user, Guid.CreateVersion7().ToByteArray()), CancellationToken.None);
            await scope.ServiceProvider.GetRequiredService<BinhYen.Platform.Persistence.BinhYenDb>().SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        (await vault.ZaloAddressAsync(reporter, CancellationToken.None)).ShouldBeNull();
        (await server.ReadAsync(db => db.Set<ReportThread>().AsNoTracking().SingleAsync(t => t.Id == opened.ThreadId))).WithdrawnAt.ShouldNotBeNull();
        (await server.CaseAsync(opened.Code)).State.ShouldBe(CaseState.Received);
    }

    [Theory, OnBothEngines]
    [Requirement("R-TT-41")]
    [Threat(11)]
    public async Task ISO_12_a_notification_says_only_that_there_is_something(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        var (opened, officer) = await TakenAsync(server);
        var head = await server.VerifierAsync("H08", VerifierPosition.RespectedPerson, "Lang Văn Sửu");
        const string user = "2000000000000004771";
        await LinkAsync(server, head, user);
        var person = await server.Services.GetRequiredService<ReporterVault>().KnowVerifierAsync(server.Commune, Oa, user, CancellationToken.None);
        (await server.Services.GetRequiredService<ReporterVault>().KnowZaloUserAsync(server.Commune, Oa, user, CancellationToken.None)).ShouldNotBe(person, "as a resident the same person is somebody else");
        using (officer) await officer.AsksAsync(opened, Neutral, [head]);
        await server.SentAsync(opened);

        var first = (await SaidToAsync(server, person)).Single();
        first.Text.Split('\n').ShouldBe(["Có tin mới", "Công an xã An Phú Khê"]);
        first.Buttons.Single().Title.ShouldBe("Xem");
        // The tap brings the sentence, the next one answers; somebody else's tap brings nothing.
        await TapAsync(server, "2000000000000004772", first.Buttons[0].Target);
        await TapAsync(server, user, first.Buttons[0].Target);
        var asked = await SaidToAsync(server, person);
        asked[1].Text.ShouldStartWith(Neutral);
        asked[1].Buttons.Concat(asked[2].Buttons).Select(b => b.Title).ShouldBe(["Đúng", "Nhiều khả năng đúng", "Chưa rõ", "Nhiều khả năng sai", "Sai", "Không thể kiểm tra", "Tôi không tiện"]);
        asked.ShouldAllBe(m => m.Buttons.Count <= 5);
        await TapAsync(server, user, asked[1].Buttons[2].Target);
        var request = await server.RequestAsync(opened);
        (await VerdictAsync(server, await server.ReadAsync(db => db.Set<AskedVerifier>().AsNoTracking().SingleAsync(a => a.RequestId == request.Id)))).ShouldBe(Verdict.Unclear);
    }

    private static async Task<Verdict?> VerdictAsync(BinhYenServer server, AskedVerifier asked)
    {
        await using var scope = server.Services.CreateAsyncScope();
        return GivenAnswer.Read(await scope.ServiceProvider.GetRequiredService<BinhYen.Platform.Storage.SealedRecords>().OpenOrNullAsync(asked.Answer, VerificationPurposes.Answer, TestContext.Current.CancellationToken)).Verdict;
    }

    [Theory, OnBothEngines]
    public async Task A_verifier_who_withdraws_in_Zalo_hears_nothing_more_and_the_register_shows_it_when_somebody_is_asked(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        var (opened, officer) = await TakenAsync(server);
        var head = await server.VerifierAsync("H08", VerifierPosition.RespectedPerson, "Lang Văn Dậu");
        const string user = "2000000000000004781";
        await LinkAsync(server, head, user);
        var person = await server.Services.GetRequiredService<ReporterVault>().KnowVerifierAsync(server.Commune, Oa, user, CancellationToken.None);
        var before = (await SaidToAsync(server, person)).Count;
        await using (var scope = server.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<AnswerByZalo>().WithdrawAsync(new ZaloVoice(server.Commune, Oa, user), CancellationToken.None);

        (await server.Services.GetRequiredService<ReporterVault>().ZaloAddressAsync(person, CancellationToken.None)).ShouldBeNull();
        (await RowAsync()).ZaloRecipient.ShouldNotBeNull("what vanished together with a resident's reports would name the resident");
        using (officer) await officer.AsksAsync(opened, Neutral, [head]);
        await server.SentAsync(opened);
        var row = await RowAsync();
        (row.ZaloRecipient, row.ZaloLane).ShouldBe((null, null));
        (await SaidToAsync(server, person)).Count.ShouldBe(before);

        Task<Verifier> RowAsync() => server.ReadAsync(db => db.Set<Verifier>().AsNoTracking().SingleAsync(v => v.Id == head));
    }

    [Theory, OnBothEngines]
    public async Task A_link_opens_only_with_its_code_which_goes_another_way_and_only_once(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        var (opened, officer) = await TakenAsync(server);
        var head = await server.VerifierAsync("H08", VerifierPosition.SecurityTeamMember, "Lộc Văn Hợi");
        using (officer) await officer.AsksAsync(opened, Neutral, [head]);
        var request = await server.SentAsync(opened);
        using var again = await Officer.SignInAsync(server, BinhYenServer.Account("cskv-p07"));
        await again.SeesAsync($"/cases/{opened.Code}/verification");
        var asked = await server.ReadAsync(db => db.Set<AskedVerifier>().AsNoTracking().SingleAsync(a => a.RequestId == request.Id));
        var page = await again.SubmitAsync($"/cases/{opened.Code}/verification/link/{asked.Id}");
        var address = new Uri(page.Find(".slip .mono")!.TextContent).PathAndQuery;
        var code = page.Find(".mono.big")!.TextContent.Replace(" ", "", StringComparison.Ordinal);

        using var phone = server.NewBrowser();
        var gate = await phone.OpenAsync(address);
        gate.Source.ShouldNotContain("tiếng ồn");
        gate.Document.Title.ShouldBe("Có tin mới");
        (await phone.SubmitAsync(address, ("code", code == "000000" ? "111111" : "000000"))).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        await phone.OpenAsync(address);
        var question = await phone.SubmitAsync(address, ("code", $"{code[..3]} {code[3..]}"));
        question.Path.ShouldBe("/xac-minh");
        question.Words.ShouldContain(Neutral);
        // Picture with planted place: only the redrawn one is kept.
        await phone.SubmitAsync(question.Form("/xac-minh"), [], ("verdict", "True"));
        await AddPhotoAsync(phone, GivenPicture.JpegWithExif(64, 48, 1));
        using var thief = server.NewBrowser();
        (await thief.OpenAsync(address)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await thief.OpenAsync("/xac-minh")).Status.ShouldBe(HttpStatusCode.NotFound);
        var result = await again.SeesAsync($"/cases/{opened.Code}/verification");
        result.Words.ShouldContain("Đúng 1 (1/1 người trả lời)");
        var photo = await again.Http.GetByteArrayAsync(new Uri(result.FindAll(".asked a").Single(a => a.TextContent == "Ảnh kèm theo").GetAttribute("href")!, UriKind.Relative), TestContext.Current.CancellationToken);
        System.Text.Encoding.Latin1.GetString(photo).ShouldNotContain(GivenPicture.Planted);
        photo.Length.ShouldBeGreaterThan(100);
        // The sweep of unsent forms leaves it alone: its key seals the question and all answers.
        (await server.ReadAsync(db => db.Set<BinhYen.Intake.Attachment>().AsNoTracking().SingleAsync(a => a.RecordKey == request.KeyId))).SentAt.ShouldNotBeNull();
    }

    [Theory, OnBothEngines]
    public async Task Five_wrong_codes_close_a_link(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        var (opened, officer) = await TakenAsync(server);
        var head = await server.VerifierAsync("H08", VerifierPosition.SecurityTeamMember, "Lộc Văn Hợi");
        using (officer) await officer.AsksAsync(opened, Neutral, [head]);
        var request = await server.SentAsync(opened);
        using var again = await Officer.SignInAsync(server, BinhYenServer.Account("cskv-p07"));
        await again.SeesAsync($"/cases/{opened.Code}/verification");
        var asked = await server.ReadAsync(db => db.Set<AskedVerifier>().AsNoTracking().SingleAsync(a => a.RequestId == request.Id));
        var page = await again.SubmitAsync($"/cases/{opened.Code}/verification/link/{asked.Id}");
        var address = new Uri(page.Find(".slip .mono")!.TextContent).PathAndQuery;
        var code = page.Find(".mono.big")!.TextContent.Replace(" ", "", StringComparison.Ordinal);
        using var thief = server.NewBrowser();
        for (var i = 0; i < 5; i++)
        {
            await thief.OpenAsync(address);
            await thief.SubmitAsync(address, ("code", code == "000000" ? "111111" : "000000"));
        }

        (await thief.OpenAsync(address)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory, OnBothEngines]
    public async Task Somebody_away_is_not_asked_but_the_substitute_is(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        var (opened, officer) = await TakenAsync(server);
        var substitute = await server.VerifierAsync("H08", VerifierPosition.SecurityTeamLeader, "Hứa Thế Bắc");
        var away = await server.VerifierAsync("H08", VerifierPosition.FrontCommitteeHead, "Bế Thị Hợi",
            change: f => f with { AwayFrom = new DateOnly(2026, 11, 20), AwayUntil = new DateOnly(2026, 11, 30), Substitute = substitute.Value });
        using (officer) await officer.AsksAsync(opened, Neutral, [away]);
        var request = await server.SentAsync(opened);
        (await server.ReadAsync(db => db.Set<AskedVerifier>().AsNoTracking().SingleAsync(a => a.RequestId == request.Id))).VerifierId.ShouldBe(substitute);
    }

    [Theory, OnBothEngines]
    public async Task Who_leaves_the_register_is_forgotten_at_once(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        var id = await server.VerifierAsync("H09", VerifierPosition.RespectedPerson, "Nguyễn Xuân Quên");
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        (await chief.SeesAsync("/verifiers")).Words.ShouldContain("Nguyễn Xuân Quên");
        await chief.SeesAsync($"/verifiers/{id}");
        await chief.SubmitAsync($"/verifiers/{id}/end");
        chief.Page.Words.ShouldNotContain("Nguyễn Xuân Quên");
        await using var scope = server.Services.CreateAsyncScope();
        var row = await server.ReadAsync(db => db.Set<Verifier>().AsNoTracking().SingleAsync(v => v.Id == id));
        (await scope.ServiceProvider.GetRequiredService<SealedRecords>().OpenAsync(row.Contact, "verifier.contact", CancellationToken.None)).ShouldBe(SealedRecords.Deleted);
    }

    [Fact]
    [Requirement("R-TT-50")]
    public void X_09_the_register_holds_positions_and_no_rating_payment_or_task()
    {
        typeof(Verifier).GetProperties().Select(p => p.Name).ShouldBe(
            ["Id", "CommuneId", "HamletId", "Position", "KeyId", "Contact", "Conflicts", "DeclaredAt", "Account", "ZaloRecipient", "ZaloLane", "LinkHash", "LinkUntil", "AwayFrom", "AwayUntil", "SubstituteId", "EndedAt"],
            ignoreOrder: true);
    }

    internal static async Task<(OpenedCase Opened, Officer Officer)> TakenAsync(BinhYenServer server, string words = Report, Func<CaseOpening, CaseOpening>? change = null)
    {
        var opened = await server.ReportAsync(words, "H08", change);
        var officer = await Officer.SignInAsync(server, BinhYenServer.Account("cskv-p07"));
        await officer.TakesAsync(opened);
        return (opened, officer);
    }

    internal static KeyValuePair<string, string> Token(WebPage page) =>
        KeyValuePair.Create("__RequestVerificationToken", page.Find("input[name=__RequestVerificationToken]")!.GetAttribute("value")!);

    // Everything the form holds, with one box ticked more, sent off as "send".
    private static List<KeyValuePair<string, string>> Posted(WebPage page, string tick)
    {
        var values = new List<KeyValuePair<string, string>> { Token(page), KeyValuePair.Create("act", "send"), KeyValuePair.Create(tick, "1") };
        foreach (var name in new[] { "event", "where", "date", "part", "households", "due", "question", "note" })
        {
            var element = page.Find($"#{name}");
            var value = element is AngleSharp.Html.Dom.IHtmlSelectElement select ? select.Value : element is AngleSharp.Html.Dom.IHtmlTextAreaElement area ? area.Value : element?.GetAttribute("value");
            if (value is not null) values.Add(KeyValuePair.Create(name, value));
        }

        values.AddRange(page.FindAll("input[name=verifier][checked]").Select(i => KeyValuePair.Create("verifier", i.GetAttribute("value")!)));
        return values;
    }

    private static async Task<WebPage> ForceAsync(Officer officer, OpenedCase opened, VerifierId excluded)
    {
        var page = await officer.AsksAsync(opened, Neutral, [], act: "check");
        return await officer.PostAsync($"/cases/{opened.Code}/verification", [.. Posted(page, "note-seen"), KeyValuePair.Create("verifier", excluded.ToString())]);
    }

    private static async Task LinkAsync(BinhYenServer server, VerifierId verifier, string user)
    {
        await using var scope = server.Services.CreateAsyncScope();
        var word = await scope.ServiceProvider.GetRequiredService<BinhYen.Verification.Register.KeepVerifiers>().LinkAsync(await server.StaffAsync("truong-cong-an"), verifier, CancellationToken.None);
        await TapAsync(server, user, word!);
    }

    private static async Task TapAsync(BinhYenServer server, string user, string words)
    {
        await using var scope = server.Services.CreateAsyncScope();
        AnswerByZalo.IsMeantFor(words).ShouldBeTrue();
        await scope.ServiceProvider.GetRequiredService<AnswerByZalo>().HearAsync(new ZaloVoice(server.Commune, Oa, user), words, CancellationToken.None);
        await scope.ServiceProvider.GetRequiredService<BinhYen.Platform.Persistence.BinhYenDb>().SaveChangesAsync();
    }

    // What waits to be sent to somebody, without the replies to linking.
    private static async Task<List<OutboxText>> SaidToAsync(BinhYenServer server, Guid person)
    {
        var rows = await server.ReadAsync(db => db.Set<OutboxMessage>().AsNoTracking().Where(m => m.Recipient == person).OrderBy(m => m.Id).ToListAsync());
        var seals = server.Services.GetRequiredService<SealedRecords>();
        var said = new List<OutboxText>();
        foreach (var row in rows) said.Add(System.Text.Json.JsonSerializer.Deserialize<OutboxText>(await seals.OpenAsync(row.Payload, SealPurposes.OutboxPayload, CancellationToken.None))!);
        return [.. said.Where(s => !s.Text.StartsWith("Đã liên kết", StringComparison.Ordinal) && !s.Text.StartsWith("Đã ghi", StringComparison.Ordinal))];
    }

    private static async Task AddPhotoAsync(Browser phone, byte[] picture)
    {
        var page = phone.Page;
        using var body = new MultipartFormDataContent { { new StringContent(Token(page).Value), "__RequestVerificationToken" }, { new StringContent("Tôi thấy"), "facts" } };
        var file = new ByteArrayContent(picture);
        file.Headers.ContentType = new("image/jpeg");
        body.Add(file, "photo", "IMG_0100000411.jpg");
        (await phone.Http.PostAsync(new Uri("/xac-minh/more", UriKind.Relative), body)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}
