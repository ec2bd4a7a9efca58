using System.Net;
using BinhYen.Cases;
using BinhYen.Communes;
using BinhYen.Communes.Demo;
using BinhYen.Confidentiality;
using BinhYen.Governance;
using BinhYen.Platform.Journal;
using BinhYen.Staff;
using BinhYen.Testing;
using BinhYen.Tests.Drivers;
using BinhYen.Tests.Given;
using BinhYen.Vault;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BinhYen.Tests.Governance;

/// <summary>Proposals go from draft over police or office to the head; a reporter is commended in the open only with a written consent, else on a sealed list.</summary>
[Trait("Speed", "Slow")]
public sealed class CommendationTests(Servers servers) : IClassFixture<Servers>
{
    private const string Deed = "Vận động cả xóm lắp đèn ngõ, giữ nhóm thông tin hoạt động đều, không để xảy ra mất trộm.";
    private const string Report = "Đêm qua tôi thấy hai thanh niên lạ cạy khóa kho thóc sau đình rồi chở đi bằng xe ba gác";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, OnBothEngines]
    [Requirement("R-YC-87")]
    [Requirement("R-DT-56")]
    public async Task A_proposal_goes_from_draft_over_the_police_to_the_head_and_the_decision(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine);
        using var deputy = await server.SignInAsync(StaffRole.DeputyPoliceChief);
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        var (office, head) = (Committee(0), Committee(1));
        using var clerk = await Officer.SignInAsync(server, office);
        using var vice = await Officer.SignInAsync(server, head);

        // Who may propose stands in the profile: police and office. A member of the committee who is neither has no form and no way.
        (await clerk.SeesAsync("/commendations")).FindAll("a[href='/commendations/new']").ShouldBeEmpty();
        clerk.Page.Words.ShouldContain("Nơi đề xuất: Công an xã, Văn phòng HĐND và UBND");
        (await clerk.OpenAsync("/commendations/new")).Status.ShouldBe(HttpStatusCode.NotFound);
        await OfficeContactAsync(server, chief, office);
        (await clerk.SeesAsync("/commendations/new")).FindAll("#proposer option").Select(o => o.TextContent).ShouldBe(["Văn phòng HĐND và UBND"]);

        // Collective and individual, achievement and form; nothing typed is lost.
        (await clerk.SubmitAsync("/commendations", Fields(NomineeKind.Collective, "Tổ bảo vệ ANTT xóm Bãi", "tốt"))).Errors.ShouldHaveSingleItem().ShouldContain("từ 20 đến 1.500");
        clerk.Page.Find("#name")!.GetAttribute("value").ShouldBe("Tổ bảo vệ ANTT xóm Bãi");
        await clerk.SubmitAsync("/commendations", Fields(NomineeKind.Collective, "Tổ bảo vệ ANTT xóm Bãi", "Vận động bà con tố giác tội phạm, tuần tra đều."));
        clerk.Page.Heading.ShouldBe("Tổ bảo vệ ANTT xóm Bãi", "of a collective this tells of nobody");
        var number = NumberOf(clerk);
        clerk.Page.Words.ShouldContain("bản nháp");
        clerk.Page.Words.ShouldContain("Giấy khen của Chủ tịch UBND xã");
        (await deputy.OpenAsync($"/commendations/{number}")).Status.ShouldBe(HttpStatusCode.NotFound, "a draft is its proposer's");

        // Draft → police: who gives back, says why; then draft again, then on to the head.
        await clerk.SubmitAsync($"/commendations/{number}/submit");
        clerk.Page.FindAll("form[action$='/agree']").ShouldBeEmpty("nobody agrees to the own proposal");
        (await PostAsync(clerk, $"/commendations/{number}/agree")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await PostAsync(chief, $"/commendations/{number}/award", ("decision", "45/QĐ-UBND"), ("on", "2026-11-23"))).Status.ShouldBe(HttpStatusCode.Conflict, "no step is jumped over");
        await deputy.SeesAsync($"/commendations/{number}");
        await deputy.SubmitAsync($"/commendations/{number}/back", ("reason", "Ghi rõ số buổi tuần tra"));
        (await clerk.SeesAsync($"/commendations/{number}")).Words.ShouldContain("Trả lại: Ghi rõ số buổi tuần tra");
        await clerk.SubmitAsync($"/commendations/{number}", ("achievement", "Vận động bà con tố giác tội phạm, tuần tra 120 buổi."));
        await clerk.SubmitAsync($"/commendations/{number}/submit");
        await deputy.SeesAsync($"/commendations/{number}");
        await deputy.SubmitAsync($"/commendations/{number}/agree");
        deputy.Page.FindAll("form[action$='/award']").ShouldBeEmpty("the head decides");
        (await PostAsync(deputy, $"/commendations/{number}/award", ("decision", "45/QĐ-UBND"), ("on", "2026-11-23"))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await PostAsync(vice, $"/commendations/{number}/award", ("decision", "45/QĐ-UBND"), ("on", "2026-11-23"))).Status.ShouldBe(HttpStatusCode.NotFound, "not the head yet");

        // The head is whoever holds the position that the profile names.
        await HoldHeadAsync(server, head);
        await vice.SeesAsync($"/commendations/{number}");
        (await vice.SubmitAsync($"/commendations/{number}/award", ("decision", ""))).Errors.ShouldHaveSingleItem().ShouldContain("số quyết định");
        await vice.SubmitAsync($"/commendations/{number}/award", ("decision", "45/QĐ-UBND"), ("on", "2026-11-23"));
        vice.Page.Words.ShouldContain("số 45/QĐ-UBND, ngày 23/11/2026");
        Printed(await deputy.SeesAsync("/commendations/print"), "Tổ bảo vệ ANTT xóm Bãi").ShouldContain("tuần tra 120 buổi");

        // An individual, by the police, declined by the head with a reason.
        await deputy.SeesAsync("/commendations/new");
        await deputy.SubmitAsync("/commendations", Fields(NomineeKind.Individual, "Hoàng Thị Mận", Deed, proposer: "Công an xã"));
        var person = NumberOf(deputy);
        await deputy.SubmitAsync($"/commendations/{person}/submit");
        (await PostAsync(deputy, $"/commendations/{person}/agree")).Status.ShouldBe(HttpStatusCode.NotFound);
        await clerk.SeesAsync($"/commendations/{person}");
        await clerk.SubmitAsync($"/commendations/{person}/agree");
        await vice.SeesAsync($"/commendations/{person}");
        await vice.SubmitAsync(vice.Page.Form($"/commendations/{person}/back"), [("reason", "Đã khen dịp khác")]);
        await deputy.SeesAsync($"/commendations/{person}");
        await deputy.SubmitAsync($"/commendations/{person}/submit");
        await clerk.SeesAsync($"/commendations/{person}");
        await clerk.SubmitAsync($"/commendations/{person}/agree");
        (await PostAsync(vice, $"/commendations/{person}/decline", ("reason", "Đã khen dịp khác"))).Words.ShouldContain("Không khen thưởng: Đã khen dịp khác");
        (await deputy.SeesAsync("/commendations/print")).Words.ShouldNotContain("Hoàng Thị Mận");

        var facts = await server.ReadAsync(db => db.Set<JournalEntry>().Where(e => e.Subject == $"commendation:{number}").OrderBy(e => e.Sequence).Select(e => new { e.Fact, e.Details }).ToListAsync(Stop));
        facts.Select(f => f.Fact.Split('.')[1]).ShouldBe(["commendation-written", "commendation-submitted", "commendation-given-back", "commendation-changed", "commendation-submitted", "commendation-agreed", "commendation-awarded"]);
        facts.ShouldAllBe(f => !f.Details.Contains("Bãi") && !f.Details.Contains("tuần tra"));
    }

    [Theory, OnBothEngines]
    [Requirement("R-YC-87")]
    public async Task A_reporter_is_proposed_without_revealing_the_report_unless_they_agreed_in_writing(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine);
        var code = await ReportedAsync(server, "Lục Văn Tỏ", "0100000431");
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        async Task<IReadOnlyList<string>> Refused(string name, string text, string learnt = "")
        {
            await chief.SeesAsync("/commendations/new");
            await chief.SubmitAsync("/commendations", [.. Fields(NomineeKind.Individual, name, text, proposer: "Công an xã"), ("case", learnt)]);
            chief.Page.Status.ShouldBe(HttpStatusCode.UnprocessableEntity, text);
            return chief.Page.Errors;
        }

        // Nothing leads to the report: neither its number, nor its words, nor a telephone, nor that there was one, nor who sent it.
        (await Refused("Lục Văn Tỏ", $"{Deed} Xem {code}.")).ShouldContain(e => e.Contains("Có số vụ việc"));
        (await Refused("Lục Văn Tỏ", $"{Deed} Đã thấy hai thanh niên lạ cạy khóa kho thóc sau đình.", code.ToString())).ShouldContain(e => e.Contains("giống lời"));
        (await Refused("Lục Văn Tỏ", $"{Deed} Gọi 0100 000 431.")).ShouldContain(e => e.Contains("số điện thoại"));
        (await Refused("Lục Văn Tỏ", $"{Deed} Đã kịp thời báo tin cho Công an.")).ShouldContain(e => e.Contains("đã báo tin"));
        (await Refused("Lục Văn Tỏ", $"{Deed} Cung cấp thông tin giúp bắt trộm.")).ShouldContain(e => e.Contains("danh sách kín"));
        (await Refused("Lục Văn Tỏ", Deed, code.ToString())).ShouldContain(e => e.Contains("nhắc tới người gửi tin"));
        (await server.ReadAsync(db => db.Set<NameGuess>().CountAsync(Stop))).ShouldBe(1, "the vault answers three times a day and no more");
        (await server.ReadAsync(db => db.Set<CommendationProposal>().CountAsync(Stop))).ShouldBe(0);

        // For what everybody knows the same person may be proposed; nothing in it tells of a report.
        await chief.SeesAsync("/commendations/new");
        await chief.SubmitAsync("/commendations", Fields(NomineeKind.Individual, "Lục Văn Tỏ", Deed, proposer: "Công an xã"));
        chief.Page.Words.ShouldContain("bản nháp");
        chief.Page.Words.ShouldNotContain("người báo tin");

        // A no is a no. A yes in writing is recorded with the words that were put, and stands for this person alone.
        await chief.SeesAsync("/commendations/new");
        (string, string)[] open = [.. Fields(NomineeKind.Individual, "Lục Văn Tỏ", "Kịp thời báo tin, giúp Công an xã giữ được kho thóc của bà con.", proposer: "Công an xã"), ("case", code.ToString())];
        (await chief.SubmitAsync("/commendations", [.. open, ("consent-commendation", "no")])).Errors.ShouldContain(e => e.Contains("danh sách kín"));
        (await server.ReadAsync(db => db.Set<Consent>().CountAsync(Stop))).ShouldBe(0);
        await chief.SubmitAsync("/commendations", [.. open, ("consent-commendation", "yes")]);
        var slip = chief.Page.Find(".secret-once")!.TextContent;
        chief.Page.Words.ShouldContain("đã ký đồng ý trên giấy");
        var proposal = await server.ReadAsync(db => db.Set<CommendationProposal>().AsNoTracking().SingleAsync(c => c.TellsOfReport, Stop));
        var consent = await server.ReadAsync(db => db.Set<Consent>().AsNoTracking().SingleAsync(Stop));
        (consent.Purpose, consent.Answer, consent.Channel, consent.Subject).ShouldBe((ConsentPurpose.Commendation, ConsentAnswer.Yes, ConsentChannel.Paper, proposal.Id));
        consent.Text.ShouldContain("sẽ biết bạn đã báo tin");
        await PostAsync(chief, $"/commendations/{proposal.Number}/submit");
        using var deputy = await server.SignInAsync(StaffRole.DeputyPoliceChief);
        (await deputy.SeesAsync($"/commendations/{proposal.Number}")).Words.ShouldContain("Kịp thời báo tin");
        deputy.Page.Words.ShouldNotContain(code.ToString());
        await deputy.SubmitAsync($"/commendations/{proposal.Number}/agree");
        (await deputy.SeesAsync("/commendations/print")).Words.ShouldContain("Lục Văn Tỏ");

        // Taken back with the slip: gone everywhere at once, its words destroyed.
        using var reporter = new Resident(server);
        await reporter.OpenAsync("/dong-y");
        await reporter.SubmitAsync("/dong-y", ("ma", slip));
        await reporter.SubmitAsync("/dong-y/rut");
        (await deputy.OpenAsync($"/commendations/{proposal.Number}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await deputy.SeesAsync("/commendations/print")).Words.ShouldNotContain("Lục Văn Tỏ");
        (await server.Services.GetRequiredService<IRecordSealer>().MinutesOfAsync(proposal.KeyId, Stop)).ShouldNotBeNull();
        server.Log.All.ShouldNotContain(line => line.Contains("Lục Văn Tỏ") || line.Contains("kho thóc"));
    }

    [Theory, OnBothEngines]
    [Requirement("R-TT-64")]
    public async Task A_good_deed_is_commended_outside_the_review_cycle_and_a_confidential_reporter_on_a_sealed_list(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine);
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        using var deputy = await server.SignInAsync(StaffRole.DeputyPoliceChief);

        // At once, with no review anywhere near: nothing has to be planned before.
        await deputy.SeesAsync("/commendations/new");
        await deputy.SubmitAsync("/commendations", Fields(NomineeKind.Collective, "Đội dân phòng Đông Khê", Deed, CommendationOccasion.OutsideCycle, "Công an xã"));
        var number = NumberOf(deputy);
        await deputy.SubmitAsync($"/commendations/{number}/submit");
        await chief.SeesAsync($"/commendations/{number}");
        await chief.SubmitAsync($"/commendations/{number}/agree");
        await chief.SubmitAsync($"/commendations/{number}/award", ("decision", "46/QĐ-UBND"), ("on", "2026-11-23"));
        Printed(await deputy.SeesAsync("/commendations/print"), "Đội dân phòng Đông Khê").ShouldContain("đột xuất, ngoài đợt");

        // Whoever handles the case puts the reporter on the sealed list and sees nothing of it again; the profile says so and cannot be changed.
        (await chief.SeesAsync("/profile/safety")).Words.ShouldContain("Khen kín người báo tin");
        var code = await ReportedAsync(server, "Sầm Văn Kín", "0100000432");
        const string name = "Sầm Văn Kín";
        const string words = "Nhờ lời mách bảo quý giá mà thu lại được bảy bao thóc giống Chiêm Hương.";
        const string thanks = "Gặp riêng ở nhà văn hóa cũ, trao phong bì xanh.";
        await deputy.SeesAsync($"/commendations/sealed/new?case={code}");
        (await deputy.SubmitAsync("/commendations/sealed", ("name", name), ("achievement", $"{words} Số {code}."), ("form", thanks))).Errors.ShouldContain(e => e.Contains("Có số vụ việc"));
        (await deputy.SubmitAsync("/commendations/sealed", ("case", "không rõ"), ("achievement", words))).Errors.ShouldContain(e => e.Contains("số vụ việc bạn được xem"));
        await deputy.SubmitAsync("/commendations/sealed", ("case", code.ToString()));
        deputy.Page.Path.ShouldBe("/commendations/sealed/new?done=sealed");
        deputy.Page.Words.ShouldNotContain(name);

        // The chief alone reads it; deputies, committee and administrator do not.
        (await chief.SeesAsync("/commendations/sealed")).Words.ShouldContain(name);
        chief.Page.Words.ShouldContain("phong bì xanh");
        chief.Page.Words.ShouldNotContain(code.ToString());
        chief.Page.FindAll("main article").ShouldAllBe(a => a.Closest(".no-print") != null, "not on paper");
        (await deputy.OpenAsync("/commendations/sealed")).Status.ShouldBe(HttpStatusCode.Forbidden);
        using var committee = await Officer.SignInAsync(server, Committee(0));
        (await committee.OpenAsync("/commendations/sealed")).Status.ShouldBe(HttpStatusCode.Forbidden);
        using var administrator = await server.SignInAsync(StaffRole.SystemAdministrator);
        (await administrator.OpenAsync("/commendations/sealed")).Status.ShouldBe(HttpStatusCode.Forbidden);

        // In no public document: neither the list, nor its print, nor the journal, nor the log, nor the bytes on the disk.
        foreach (var page in new[] { "/commendations", "/commendations/print", "/journal" })
        {
            (await chief.SeesAsync(page)).Words.ShouldNotContain(name);
            chief.Page.Words.ShouldNotContain("Chiêm Hương");
        }

        var entries = await server.ReadAsync(db => db.Set<JournalEntry>().Where(e => e.Fact.StartsWith("governance.sealed-")).OrderBy(e => e.Sequence).Select(e => new { e.Fact, e.Subject, e.Details }).ToListAsync(Stop));
        entries.Select(e => e.Fact).ShouldBe(["governance.sealed-commendation-written.v1", "governance.sealed-commendations-read.v1"]);
        entries.ShouldAllBe(e => !e.Details.Contains(code.ToString()) && !e.Subject.Contains(code.ToString()) && !e.Details.Contains("Kín"));
        server.Log.All.ShouldNotContain(line => line.Contains("Chiêm Hương") || line.Contains(name));
        await NowhereAsync(server, name, "Chiêm Hương", "phong bì xanh");

        // Thanked: what was written is destroyed, so that no register of those who help grows.
        var row = await server.ReadAsync(db => db.Set<SealedCommendation>().AsNoTracking().SingleAsync(Stop));
        await chief.SeesAsync("/commendations/sealed");
        await chief.SubmitAsync(chief.Page.Form($"/commendations/sealed/{row.Id}/close"), [], ("given", "yes"));
        chief.Page.Words.ShouldNotContain(name);
        (await server.Services.GetRequiredService<IRecordSealer>().MinutesOfAsync(row.KeyId, Stop)).ShouldNotBeNull();
        (await server.ReadAsync(db => db.Set<SealedCommendation>().AsNoTracking().SingleAsync(Stop))).Given.ShouldBeTrue();
    }

    [Fact]
    public async Task Whoever_told_of_an_officer_never_comes_into_the_chiefs_list()
    {
        var server = await servers.OnAsync(Engine.Sqlite);
        var conduct = await server.ReportAsync("Cán bộ trực nói năng thiếu lễ độ", "H01", o => o with { Kind = CaseKind.PoliceConduct, Category = CaseCategory.PoliceConduct });
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        await chief.SeesAsync($"/commendations/sealed/new?case={conduct.Code}");
        (await chief.SubmitAsync("/commendations/sealed", ("name", "Ngô Thị Thẳng"), ("achievement", Deed), ("form", "gặp riêng"))).Errors.ShouldContain(e => e.Contains("xung đột lợi ích"));
        (await server.ReadAsync(db => db.Set<SealedCommendation>().CountAsync(Stop))).ShouldBe(0);
    }

    // A file database is read as a thief would; of the other engine every value of the two tables.
    private static async Task NowhereAsync(BinhYenServer server, params string[] texts)
    {
        RawBytes.Found(server.DataFolder, texts).ShouldBeEmpty();
        var rows = await server.ReadAsync(db => db.Set<SealedCommendation>().AsNoTracking().ToListAsync(Stop));
        rows.ShouldNotBeEmpty();
        var raw = rows.SelectMany(r => new[] { r.Name, r.Achievement, r.Form }).Select(sealedText => System.Text.Encoding.UTF8.GetString(sealedText.Envelope)).ToList();
        raw.ShouldAllBe(bytes => !texts.Any(text => bytes.Contains(text, StringComparison.Ordinal)));
    }

    private static (string, string)[] Fields(NomineeKind kind, string name, string text, CommendationOccasion occasion = CommendationOccasion.FinalReview, string proposer = "Văn phòng HĐND và UBND") =>
        [("proposer", proposer), ("nominee", kind.ToString()), ("name", name), ("occasion", occasion.ToString()), ("achievement", text), ("form", "Giấy khen của Chủ tịch UBND xã")];

    private static DemoAccount Committee(int index) => BinhYenServer.Every(StaffRole.Committee).ElementAt(index);

    private static int NumberOf(Officer officer) => int.Parse(officer.Page.Path.Split('/', '?')[2], System.Globalization.CultureInfo.InvariantCulture);

    private static string Printed(WebPage page, string name) => page.FindAll("tbody tr").Single(r => r.TextContent.Contains(name, StringComparison.Ordinal)).TextContent;

    private static async Task OfficeContactAsync(BinhYenServer server, Officer chief, DemoAccount account)
    {
        await chief.SeesAsync("/areas/units");
        await chief.SubmitAsync(chief.Page.Document.Forms.Single(f => f is { Method: "post" } && f.GetAttribute("action") == "/areas/units"), [("name", "Văn phòng HĐND và UBND xã"), ("kind", nameof(BodyKind.Department))]);
        var unit = await server.ReadAsync(db => db.Set<CommuneUnit>().Where(u => u.Name == "Văn phòng HĐND và UBND xã").Select(u => u.Id).SingleAsync(Stop));
        await chief.SeesAsync("/plan");
        await chief.SubmitAsync("/plan/contacts", ("contact-unit", unit.ToString()), ("contact", await IdOfAsync(server, account)));
    }

    private static async Task HoldHeadAsync(BinhYenServer server, DemoAccount account)
    {
        var id = new BinhYen.Platform.StaffId(Guid.Parse(await IdOfAsync(server, account)));
        await server.ReadAsync(async db =>
        {
            db.Add(new PositionHolding { Id = Guid.CreateVersion7(), CommuneId = server.Commune, Kind = PositionKind.Other, Title = "Phó Chủ tịch UBND xã", HolderName = account.FullName, StaffId = id, StartsAt = server.Clock.GetUtcNow().AddDays(-1) });
            return await db.SaveChangesAsync(Stop);
        });
    }

    private static Task<string> IdOfAsync(BinhYenServer server, DemoAccount account) =>
        server.ReadAsync(async db => (await db.Set<StaffMember>().Where(s => s.UserName == account.User).Select(s => s.Id).SingleAsync(Stop)).ToString());

    private static async Task<CaseCode> ReportedAsync(BinhYenServer server, string name, string phone)
    {
        var before = await server.ReadAsync(db => db.Set<Case>().Select(c => c.Id).ToListAsync(Stop));
        using var resident = new Resident(server);
        await resident.ReportAsync(("ke", Report), ("ai", "kin"), ("ten", name), ("sdt", phone));
        resident.Page.Path.ShouldBe("/da-nhan");
        return await server.ReadAsync(db => db.Set<Case>().AsNoTracking().Where(c => !before.Contains(c.Id)).Select(c => c.Code).SingleAsync(Stop));
    }

    private static async Task<WebPage> PostAsync(Officer officer, string address, params (string Name, string Value)[] fields)
    {
        await officer.SeesAsync("/me");
        var token = officer.Page.Find("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        return await officer.PostAsync(address, [new("__RequestVerificationToken", token), .. fields.Select(f => KeyValuePair.Create(f.Name, f.Value))]);
    }
}
