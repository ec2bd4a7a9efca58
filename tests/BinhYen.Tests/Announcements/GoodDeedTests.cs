using System.Net;
using BinhYen.Announcements;
using BinhYen.Cases;
using BinhYen.Staff;
using BinhYen.Testing;
using BinhYen.Tests.Drivers;
using BinhYen.Tests.Given;
using BinhYen.Vault;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BinhYen.Tests.Announcements;

/// <summary>Praise becomes a good deed told to everybody: only with the sender's consent, by two officers, and only as long as the consent stands.</summary>
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

        await WriteAsync(officer, code, "Lời khen của Lưu Ngọc Khen", Told);
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
