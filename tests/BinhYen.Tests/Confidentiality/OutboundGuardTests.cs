using System.Net;
using AngleSharp.Html.Dom;
using BinhYen.Announcements;
using BinhYen.Cases;
using BinhYen.Communes;
using BinhYen.Communes.ModelProfile;
using BinhYen.Confidentiality;
using BinhYen.Groups;
using BinhYen.Staff;
using BinhYen.Testing;
using BinhYen.Tests.Cases;
using BinhYen.Tests.Drivers;
using BinhYen.Tests.Given;
using BinhYen.Verification;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Tests.Confidentiality;

/// <summary>Nothing that staff write goes out with a mark of secrecy or a word of the commune's list; groups read what may not be posted (R-DT-50).</summary>
public sealed class OutboundGuardTests
{
    private const string Word = "Sao Mai 7";

    /// <summary>A mark as papers carry it, a word every commune refuses, a word this one added.</summary>
    public static TheoryData<Engine, string> Forbidden()
    {
        var data = new TheoryData<Engine, string>();
        foreach (var engine in OnBothEnginesAttribute.Chosen())
            foreach (var text in new[] { "Kèm văn bản TỐI MẬT số 12.", "Xem tờ (MẬT) gửi kèm.", "Dùng biện pháp nghiệp vụ.", $"Theo kế hoạch {Word.ToLowerInvariant()}." }) data.Add(engine, text);
        return data;
    }

    [Theory, MemberData(nameof(Forbidden))]
    [Requirement("R-DT-50")]
    public async Task It_is_refused_on_every_way_out_and_nothing_is_sent(Engine engine, string text)
    {
        await using var server = await BinhYenServer.StartAsync(engine);
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        await chief.SeesAsync("/secret-words");
        await chief.SubmitAsync("/secret-words", ("words", Word));

        // To whoever reported: a reply, a question, an answer; to those who are asked to look.
        var opened = await server.ReportAsync("Quán hát to quá nửa đêm", "H01");
        using var officer = await Officer.SignInAsync(server, BinhYenServer.Account("cskv-p04"));
        await CaseWorkTests.HandlingAsync(officer, opened);
        await RefusesAsync(officer, $"/cases/{opened.Code}", $"/cases/{opened.Code}/reply", ("reply-text", text), ("reply-to", "all"));
        await RefusesAsync(officer, $"/cases/{opened.Code}", $"/cases/{opened.Code}/answer",
            ("answer-outcome", "Resolved"), ("answer-what", "đã nhắc quán hạ nhỏ loa"), ("answer-when", "2026-11-23"), ("answer-unit", "Công an xã"), ("answer-text", "Chào bạn. " + text));
        var verifier = await server.VerifierAsync("H01", VerifierPosition.HamletHead, "Mai Văn Xem");
        (await officer.AsksAsync(opened, $"Tối qua quán có hát to không? {text}", [verifier])).Errors.ShouldContain(SecretWords.Advice);

        // To whoever asked about the own data, on the public page of a paper, in the rules of groups.
        using var resident = new Resident(server);
        await resident.LookUpAsync(opened.TrackingCode.Reveal());
        await resident.SubmitAsync("/tin-cua-toi/yeu-cau", ("quyen", "hoi"), ("noi-dung", "Ai đã đọc tin của tôi?"));
        var asked = await server.ReadAsync(db => db.Set<DataRequest>().Select(r => r.Id).SingleAsync());
        await RefusesAsync(chief, $"/data-requests/{asked}", $"/data-requests/{asked}/reply", ("reply-words", text));
        await chief.SeesAsync("/joining/posters");
        (await chief.SubmitAsync(chief.Page.FindAll("form").OfType<IHtmlFormElement>().Single(f => f.QuerySelector("#place") is not null), [("place", text)])).Errors.ShouldContain(SecretWords.Advice);
        await RefusesAsync(chief, "/groups/regulations", "/groups/regulations",
            ("title", "Quy chế nhóm"), ("from", "2026-11-24"), ("text", text), ("allowed", "Thông báo"), ("changes", "Điểm mới"));

        (await server.ReadAsync(db => db.Set<ThreadMessage>().CountAsync(m => m.Voice == ThreadVoice.Staff))).ShouldBe(0);
        (await server.ReadAsync(db => db.Set<PublicNotice>().CountAsync(n => n.Place == text))).ShouldBe(0);
        (await server.ReadAsync(db => db.Set<Regulation>().CountAsync(r => r.Text == text))).ShouldBe(0);
    }

    [Theory, OnBothEngines]
    [Requirement("R-DT-50")]
    public async Task A_good_deed_is_held_against_the_list_when_written_and_again_before_everybody_reads_it(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine);
        using var resident = new Resident(server);
        await resident.ReportAsync(("ke", "Tôi xin khen anh công an khu vực đã cõng bà cụ đi lạc về tận nhà trong đêm mưa"));
        await resident.LookUpAsync(resident.ReportCode);
        await resident.SubmitAsync(resident.Page.Form("/tin-cua-toi/ke-lai"), [], ("ke", "co"));
        var code = await server.ReadAsync(db => db.Set<Case>().Where(c => c.Kind == CaseKind.Praise).Select(c => c.Code).SingleAsync());
        using var writer = await server.SignInAsync(StaffRole.PoliceChief);
        const string Told = "Trong một đêm mưa, cán bộ đã đưa một cụ bà bị lạc về với gia đình. ";
        foreach (var (title, text) in new[] { ("Đêm mưa", Told + "Kèm văn bản TUYỆT MẬT."), ("Cơ sở bí mật kể", Told) })
            await RefusesAsync(writer, $"/announcements/new?case={code}", "/announcements", ("title", title), ("text", text));

        await writer.SeesAsync($"/announcements/new?case={code}");
        await writer.SubmitAsync("/announcements", ("title", "Đêm mưa, Sao Mai 7"), ("text", Told));
        // It looks like a name; the writer says that it is none.
        await writer.SubmitAsync("/announcements", ("title-seen", "1"));
        writer.Page.Path.ShouldBe("/announcements?done=written");
        await writer.SeesAsync("/secret-words");
        await writer.SubmitAsync("/secret-words", ("words", Word));
        using var deputy = await server.SignInAsync(StaffRole.DeputyPoliceChief);
        await deputy.SeesAsync("/announcements");
        var page = await deputy.SubmitAsync(deputy.Page.Find("form[action$='/publish']")!.GetAttribute("action")!);
        page.Errors.ShouldContain(SecretWords.Advice);
        (await server.ReadAsync(db => db.Set<Announcement>().CountAsync(a => a.State == AnnouncementState.Published))).ShouldBe(0);
        (await resident.OpenAsync("/guong-tot")).Words.ShouldNotContain("Đêm mưa");
    }

    [Theory, OnBothEngines]
    [Requirement("R-DT-50")]
    public async Task What_the_profile_forbids_stands_in_the_regulation_of_every_group_and_where_people_join(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine);
        await server.ReadAsync(async db =>
        {
            var now = await db.Set<CommuneSettings>().AsNoTracking().OrderByDescending(s => s.Version).FirstAsync(s => s.CommuneId == server.Commune);
            now.Values.ProhibitedContent.ShouldNotBeEmpty();
            db.Add(new CommuneSettings
            {
                CommuneId = server.Commune, Version = now.Version + 1, EffectiveFrom = server.Clock.GetUtcNow(),
                Json = now.Values.With(ProfileKeys.Prohibited, (IReadOnlyList<string>)["Bí mật nhà nước", "Rao bán hàng hóa"]).ToJson(),
            });
            return await db.SaveChangesAsync();
        });
        using var officer = await Officer.SignInAsync(server, BinhYenServer.Account("cskv-p04"));
        var page = await officer.SeesAsync("/groups/G01/regulation");
        var lines = page.FindAll(".prohibited li").Select(l => l.TextContent).ToList();
        lines.ShouldContain("Rao bán hàng hóa");
        lines.ShouldContain(l => l.Contains("bí mật nhà nước", StringComparison.Ordinal) && l.Contains("biện pháp nghiệp vụ", StringComparison.Ordinal));
        page.Find("textarea[readonly]")!.TextContent.ShouldContain("- Rao bán hàng hóa", customMessage: "and in the words members get to read");
        using var resident = new Resident(server);
        (await resident.OpenAsync("/vao-nhom/G01")).Words.ShouldContain("Rao bán hàng hóa");
    }

    private static async Task RefusesAsync(Officer by, string at, string action, params (string, string)[] fields)
    {
        await by.SeesAsync(at);
        var page = await by.SubmitAsync(action, fields);
        page.Status.ShouldBe(HttpStatusCode.UnprocessableEntity, action);
        page.Errors.ShouldContain(SecretWords.Advice, action);
        page.FindAll("mark").ShouldNotBeEmpty(action);
    }
}
