using System.Net;
using BinhYen.Announcements;
using BinhYen.Cases;
using BinhYen.Confidentiality;
using BinhYen.Staff;
using BinhYen.Testing;
using BinhYen.Tests.Drivers;
using BinhYen.Tests.Given;
using BinhYen.Vault;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BinhYen.Tests.Announcements;

/// <summary>Praise becomes a good deed told to everybody: only with the sender's consent, by two officers, and only as long as the consent stands.</summary>
[Trait("Speed", "Slow")]
public sealed class GoodDeedTests(Servers servers) : IClassFixture<Servers>
{
    private const string Praise = "Tôi xin khen anh công an khu vực đã cõng bà cụ đi lạc về tận nhà trong đêm mưa";
    private const string Told = "Trong một đêm mưa, cán bộ khu vực đã đưa một cụ bà bị lạc về với gia đình.\nCon cháu của cụ rất cảm động.";

    [Theory, OnBothEngines]
    [Requirement("R-HG-33")]
    public async Task A_praise_becomes_a_good_deed_on_the_public_page_and_leaves_it_with_the_consent(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        using var resident = new Resident(server);
        var code = await PraiseAsync(server, resident, "Đỗ Thị Khen", "0100000987");
        using var officer = await Officer.SignInAsync(server, BinhYenServer.Account("truong-cong-an"));
        (await officer.SeesAsync($"/cases/{code}")).Words.ShouldNotContain("Viết thành gương tốt");
        (await officer.OpenAsync($"/announcements/new?case={code}")).Status.ShouldBe(HttpStatusCode.NotFound, "without consent there is nothing to write");

        await AllowAsync(resident, "co");
        (await officer.SeesAsync($"/cases/{code}")).Find("a[href^='/announcements/new']").ShouldNotBeNull();
        await WriteAsync(officer, code, "Giữa đêm mưa", Told);
        officer.Page.Path.ShouldBe("/announcements?done=written");
        officer.Page.FindAll("form[action$=publish]").ShouldBeEmpty("nobody approves the own text");
        (await resident.OpenAsync("/guong-tot")).Words.ShouldNotContain("Giữa đêm mưa");

        using var deputy = await server.SignInAsync(StaffRole.DeputyPoliceChief);
        await deputy.SeesAsync("/announcements");
        await PressAsync(deputy, "publish");
        var page = await resident.OpenAsync("/guong-tot");
        page.Words.ShouldContain("Giữa đêm mưa");
        page.Words.ShouldContain("rất cảm động");
        page.Words.ShouldNotContain("Đỗ Thị Khen");

        await resident.LookUpAsync(resident.ReportCode);
        await AllowAsync(resident, "khong");
        (await resident.OpenAsync("/guong-tot")).Words.ShouldNotContain("Giữa đêm mưa");
        (await deputy.SeesAsync("/announcements")).Words.ShouldContain("đã rút lời cho phép");
        await PressAsync(deputy, "withdraw");
        var row = await server.ReadAsync(db => db.Set<Announcement>().AsNoTracking().SingleAsync(a => a.State == AnnouncementState.Withdrawn));
        (await server.Services.GetRequiredService<IRecordSealer>().MinutesOfAsync(row.KeyId, CancellationToken.None)).ShouldNotBeNull("what is taken down loses its words");
    }

    [Theory, OnBothEngines]
    public async Task A_text_that_gives_the_sender_away_is_refused_and_names_are_asked_about(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        using var resident = new Resident(server);
        var code = await PraiseAsync(server, resident, "Lưu Ngọc Khen", "0100000986");
        await AllowAsync(resident, "co");
        using var officer = await server.SignInAsync(StaffRole.PoliceChief);

        await WriteAsync(officer, code, "Chuyện đẹp", Told + " Gọi 0100 000 986 để biết thêm.");
        officer.Page.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        officer.Page.Errors.ShouldContain(e => e.Contains("số điện thoại"));
        officer.Page.Find("#text")!.TextContent.ShouldContain("0100 000 986", customMessage: "what was typed is kept");

        await WriteAsync(officer, code, "Gọi 0100 000 986, nhà số 15 ngõ 3", Told);
        officer.Page.Errors.ShouldContain(e => e.Contains("số điện thoại"), "the title is as public as the text");

        await WriteAsync(officer, code, "Lời khen của Lưu Ngọc Khen", Told);
        officer.Page.Errors.ShouldContain(e => e.Contains("đã đồng ý được nêu tên"));
        await officer.SubmitAsync("/announcements", ("title-seen", "1"));
        officer.Page.Errors.ShouldContain(e => e.Contains("nhắc tới người gửi"));

        await WriteAsync(officer, code, "Chuyện đẹp", "Đồng chí Phạm Minh Tuấn đã đưa một cụ bà bị lạc về với gia đình trong đêm.");
        officer.Page.Errors.ShouldContain(e => e.Contains("đã đồng ý được nêu tên"));
        await officer.SubmitAsync("/announcements", ("text-seen", "1"));
        officer.Page.Path.ShouldBe("/announcements?done=written");
        officer.Page.Words.ShouldContain("chờ duyệt");

        await WriteAsync(officer, code, "Lần nữa", Told);
        officer.Page.Errors.ShouldContain(e => e.Contains("đã có một bài"));
        server.Log.All.ShouldNotContain(line => line.Contains("Khen") || line.Contains("Phạm Minh Tuấn"));
    }

    [Fact]
    public async Task Nothing_else_can_be_retold_and_strangers_publish_nothing()
    {
        var server = await servers.OnAsync(Engine.Sqlite);
        var noise = await server.ReportAsync("Quán hát to quá nửa đêm", "H01");
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        (await chief.OpenAsync($"/announcements/new?case={noise.Code}")).Status.ShouldBe(HttpStatusCode.NotFound);
        using var hamletHead = await server.SignInAsync(StaffRole.HamletHead);
        (await hamletHead.OpenAsync("/announcements")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory, OnBothEngines]
    [Requirement("R-YC-56")]
    public async Task Nobody_is_named_to_everybody_without_a_recorded_consent_that_stands(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine);
        using var resident = new Resident(server);
        var code = await PraiseAsync(server, resident, "Lưu Ngọc Khen", "0100000986");
        await AllowAsync(resident, "co");
        using var writer = await server.SignInAsync(StaffRole.PoliceChief);
        await WriteAsync(writer, code, "Chuyện đẹp", "Đồng chí Phạm Minh Tuấn đã đưa một cụ bà bị lạc về với gia đình trong đêm.");
        await writer.SubmitAsync("/announcements", ("text-seen", "1"));
        writer.Page.Words.ShouldContain("Chưa có đồng ý của người được nêu tên: Phạm Minh Tuấn");
        var id = await server.ReadAsync(db => db.Set<Announcement>().Select(a => a.Id).SingleAsync());

        // Neither by the button, which is not there, nor by its address.
        using var deputy = await server.SignInAsync(StaffRole.DeputyPoliceChief);
        (await deputy.SeesAsync("/announcements")).FindAll("form[action$=publish]").ShouldBeEmpty();
        await PublishByAddressAsync(deputy, id);
        deputy.Page.Status.ShouldBe(HttpStatusCode.Conflict);
        deputy.Page.Errors.ShouldContain(e => e.Contains("chưa có đồng ý"));

        // Silence is no consent, a no is none, and somebody else's yes is none.
        (await AskAsync(writer, id, "Phạm Minh Tuấn", "")).Errors.ShouldContain(e => e.Contains("Đồng ý"));
        (await AskAsync(writer, id, "Hoàng Thị Khác", "yes")).Errors.ShouldContain(e => e.Contains("không có trong bài"));
        (await AskAsync(writer, id, "Phạm Minh Tuấn", "no")).Words.ShouldContain("Chưa có đồng ý");
        (await deputy.SeesAsync("/announcements")).FindAll("form[action$=publish]").ShouldBeEmpty();

        server.Clock.Advance(TimeSpan.FromMinutes(1));
        var slip = (await AskAsync(writer, id, "Phạm Minh Tuấn", "yes")).Find(".secret-once")!.TextContent;
        var kept = await server.ReadAsync(db => db.Set<Consent>().AsNoTracking().OrderByDescending(c => c.At).ThenByDescending(c => c.Id).FirstAsync());
        (kept.Purpose, kept.Answer, kept.Subject, kept.Channel).ShouldBe((ConsentPurpose.GoodExample, ConsentAnswer.Yes, id.Value, ConsentChannel.Counter));
        kept.Text.ShouldContain("gương tốt", customMessage: "the record carries the words that were read out");
        await deputy.SeesAsync("/announcements");
        await PressAsync(deputy, "publish");
        (await resident.OpenAsync("/guong-tot")).Words.ShouldContain("Phạm Minh Tuấn");
        resident.Page.FindAll("main img").ShouldBeEmpty("nobody is shown: a good deed has no picture");

        // Taken back with the slip: gone from the page at once, and staff see why.
        using var named = new Resident(server);
        await named.OpenAsync("/dong-y");
        await named.SubmitAsync("/dong-y", ("ma", slip));
        await named.SubmitAsync("/dong-y/rut");
        (await resident.OpenAsync("/guong-tot")).Words.ShouldNotContain("Phạm Minh Tuấn");
        (await deputy.SeesAsync("/announcements")).Words.ShouldContain("Bài không hiện trên trang của bà con");
        server.Log.All.ShouldNotContain(line => line.Contains("Minh Tuấn"));
    }

    [Theory, OnBothEngines]
    [Requirement("R-YC-56")]
    public async Task A_consent_is_asked_for_again_after_two_years(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine);
        using var resident = new Resident(server);
        var code = await PraiseAsync(server, resident, "Lưu Ngọc Khen", "0100000986");
        await AllowAsync(resident, "co");
        using var writer = await server.SignInAsync(StaffRole.PoliceChief);
        await WriteAsync(writer, code, "Chuyện đẹp", "Hôm ấy anh Tuấn đã đưa một cụ bà bị lạc về với gia đình trong đêm.");
        await writer.SubmitAsync("/announcements", ("text-seen", "1"));
        var id = await server.ReadAsync(db => db.Set<Announcement>().Select(a => a.Id).SingleAsync());
        (await AskAsync(writer, id, "Phạm Minh Tuấn", "yes")).Find("article")!.TextContent.ShouldContain("Người được nêu tên đã đồng ý");
        using var deputy = await server.SignInAsync(StaffRole.DeputyPoliceChief);
        await deputy.SeesAsync("/announcements");
        await PressAsync(deputy, "publish");
        (await resident.OpenAsync("/guong-tot")).Words.ShouldContain("anh Tuấn");
        server.Clock.Advance(TimeSpan.FromDays(731));
        (await resident.OpenAsync("/guong-tot")).Words.ShouldNotContain("anh Tuấn");
    }

    [Theory]
    [InlineData("anh Tuấn", "Phạm Minh Tuấn", true)]
    [InlineData("Phạm Minh Tuấn", "phạm minh tuấn", true)]
    [InlineData("Minh Tuấn", "Phạm Minh Tuấn", true)]
    [InlineData("anh Hùng", "Phạm Minh Tuấn", false)]
    [InlineData("Phạm Tuấn", "Phạm Minh Tuấn", false)]
    [InlineData("anh", "Phạm Minh Tuấn", false)]
    public void A_name_in_a_text_is_somebodys_when_it_is_theirs_whole_or_in_part(string written, string full, bool theirs) => NamedPeople.IsCalled(written, full).ShouldBe(theirs);

    private static async Task<WebPage> AskAsync(Officer officer, AnnouncementId id, string name, string answer)
    {
        await officer.SeesAsync($"/announcements?ask={id}");
        return await officer.SubmitAsync($"/announcements/{id}/consent", ("giver", name), ("channel", nameof(ConsentChannel.Counter)), ("consent-goodexample", answer));
    }

    private static async Task PublishByAddressAsync(Officer officer, AnnouncementId id)
    {
        var form = officer.Page.Find("form[action$='/decline']")!;
        form.SetAttribute("action", $"/announcements/{id}/publish");
        await officer.SubmitAsync($"/announcements/{id}/publish");
    }

    // Sent by the form with a name, and looked up again by its code.
    private static async Task<CaseCode> PraiseAsync(BinhYenServer server, Resident resident, string name, string phone)
    {
        var before = await server.ReadAsync(db => db.Set<Case>().Select(c => c.Id).ToListAsync());
        await resident.ReportAsync(("ke", Praise), ("ai", "kin"), ("ten", name), ("sdt", phone));
        resident.Page.Path.ShouldBe("/da-nhan");
        await resident.LookUpAsync(resident.ReportCode);
        return await server.ReadAsync(db => db.Set<Case>().AsNoTracking().Where(c => !before.Contains(c.Id)).Select(c => c.Code).SingleAsync());
    }

    private static Task<WebPage> AllowAsync(Resident resident, string answer) => resident.SubmitAsync(resident.Page.Form("/tin-cua-toi/ke-lai"), [], ("ke", answer));

    private static async Task WriteAsync(Officer officer, CaseCode code, string title, string text)
    {
        await officer.SeesAsync($"/announcements/new?case={code}");
        await officer.SubmitAsync("/announcements", ("title", title), ("text", text));
    }

    private static Task<WebPage> PressAsync(Officer officer, string act) =>
        officer.SubmitAsync(officer.Page.Find($"form[action$='/{act}']")!.GetAttribute("action")!);
}
