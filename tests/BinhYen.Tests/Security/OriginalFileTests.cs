using System.Net;
using System.Text;
using BinhYen.Cases;
using BinhYen.Confidentiality;
using BinhYen.Intake;
using BinhYen.Platform.Journal;
using BinhYen.Staff;
using BinhYen.Testing;
using BinhYen.Tests.Cases;
using BinhYen.Tests.Drivers;
using BinhYen.Tests.Intake.Media;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Tests.Security;

/// <summary>The original of a file says where, with what and by whom it was made: it opens with the name, and not otherwise.</summary>
[Trait("Speed", "Slow")]
public sealed class OriginalFileTests
{
    private const string Fact = "cases.original-opened.v1";

    private static readonly byte[] Picture = GivenPicture.JpegWithExif(80, 60, orientation: 1);

    [Theory, OnBothEngines]
    [Threat(2)]
    public async Task The_original_of_a_file_opens_for_whom_the_identity_is_open_and_for_no_longer(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine);
        var (code, thread, file) = await SentAsync(server, ("ai", "ten"), ("ten", "Lò Thị Xogoc"), ("sdt", "0100 000 711"));
        var original = $"/attachments/{file}/original?case={code}";
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        using var deputy = await server.SignInAsync(StaffRole.DeputyPoliceChief);
        using var duty = await server.SignInAsync(StaffRole.DutyOfficer);
        using var handler = await Officer.SignInAsync(server, BinhYenServer.Account("cskv-p04"));
        foreach (var who in new[] { chief, deputy, duty, handler }) await GetsTheCopyAloneAsync(who);
        foreach (var deed in new[] { "look", "confirm-kind", "assign" }) await CaseWorkTests.DoAsync(handler, code, deed);
        await GetsTheCopyAloneAsync(handler);

        await handler.SeesAsync($"/reveals/of/{thread}");
        var asked = await handler.SubmitAsync($"/reveals/of/{thread}", ("reason", nameof(RevealReason.Safety)), ("words", "Ảnh phải giám định, cần biết máy đã chụp."));
        (await GetAsync(handler, original)).Status.ShouldBe(HttpStatusCode.NotFound, "asked for is not opened");
        (await FactsAsync(server)).ShouldBe(0);
        await deputy.SeesAsync(asked.Path);
        await deputy.SubmitAsync($"{asked.Path}/approve");
        await handler.SeesAsync(asked.Path);
        var shown = await handler.SubmitAsync($"{asked.Path}/open");
        shown.Find($"a[href='{original}']").ShouldNotBeNull("the way to it stands beside the name");

        (await GetAsync(handler, original)).ShouldBe((HttpStatusCode.OK, Encoding.Latin1.GetString(Picture)));
        (await FactsAsync(server)).ShouldBe(1);
        foreach (var who in new[] { chief, deputy, duty }) (await GetAsync(who, original)).Status.ShouldBe(HttpStatusCode.NotFound, who.Account.User);
        (await chief.SeesAsync(shown.Path)).Source.ShouldNotContain("/original");
        server.Clock.Advance(TimeSpan.FromMinutes(5));
        (await GetAsync(handler, original)).Status.ShouldBe(HttpStatusCode.NotFound, "the lease is over");
        (await FactsAsync(server)).ShouldBe(1);

        async Task GetsTheCopyAloneAsync(Officer who)
        {
            (await who.SeesAsync($"/cases/{code}")).Source.ShouldNotContain("/original");
            (await GetAsync(who, original)).Status.ShouldBe(HttpStatusCode.NotFound, who.Account.User);
            var (status, copy) = await GetAsync(who, original.Replace("original", "display", StringComparison.Ordinal));
            status.ShouldBe(HttpStatusCode.OK, who.Account.User);
            copy.ShouldNotContain("planted");
        }
    }

    [Fact]
    [Threat(2)]
    public async Task Of_whom_nobody_can_name_nobody_opens_an_original()
    {
        await using var server = await BinhYenServer.StartAsync();
        var (code, thread, file) = await SentAsync(server, ("ai", "an"));
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        (await chief.SeesAsync($"/reveals/of/{thread}")).Words.ShouldContain("ẩn danh");
        (await GetAsync(chief, $"/attachments/{file}/original?case={code}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await GetAsync(chief, $"/attachments/{file}/display?case={code}")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory, OnBothEngines]
    [Threat(2)]
    public async Task A_body_above_the_commune_is_given_the_copy_and_never_the_original(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine);
        var (code, _, file) = await SentAsync(server, ("ke", "Trưởng Công an xã đòi tôi 5 triệu đồng để trả xe"), ("canbo", "co"), ("ai", "an"));
        using var inspection = await HandOverTests.InspectionAsync(server);
        await inspection.OpenAsync(inspection.Page.Find(".item a")!.GetAttribute("href")!);
        var link = inspection.Page.Find("a.file")!.GetAttribute("href")!;
        link.ShouldBe($"/attachments/{file}/display?case={code}");
        var (status, copy) = await GetAsync(inspection, link);
        status.ShouldBe(HttpStatusCode.OK);
        copy.ShouldNotContain("planted");
        (await GetAsync(inspection, link.Replace("display", "original", StringComparison.Ordinal))).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_file_that_cannot_be_cleaned_stays_locked_and_the_page_says_what_to_do()
    {
        await using var server = await BinhYenServer.StartAsync();
        var (code, _, file) = await SentAsync(server, Encoding.Latin1.GetBytes("%PDF-1.4 /Encrypt 3 0 R (Lường Văn Xotacgia)"), ("ai", "an"));
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        await chief.SeesAsync($"/cases/{code}");
        var page = await chief.OpenAsync($"/attachments/{file}/display?case={code}");
        page.Status.ShouldBe(HttpStatusCode.Conflict);
        page.Words.ShouldContain("nhắn người gửi gửi lại dạng khác");
        page.Source.ShouldNotContain("Xotacgia");
    }

    private static Task<(string Code, Guid Thread, Guid File)> SentAsync(BinhYenServer server, params (string, string)[] fields) => SentAsync(server, Picture, fields);

    private static async Task<(string Code, Guid Thread, Guid File)> SentAsync(BinhYenServer server, byte[] file, params (string Name, string Value)[] fields)
    {
        using var resident = new Resident(server);
        await resident.OpenAsync("/bao-tin");
        if (!fields.Any(f => f.Name == "ke")) fields = [.. fields, ("ke", "Đống rác cháy âm ỉ sau chợ")];
        (await resident.SendWithFileAsync("a.jpg", file, [.. fields, ("thon", "H01")])).Path.ShouldBe("/da-nhan");
        return await server.ReadAsync(async db => (
            (await db.Set<Case>().Select(c => c.Code).SingleAsync()).ToString(), (await db.Set<ReportThread>().Select(t => t.Id).SingleAsync()).Value,
            (await db.Set<Attachment>().Select(a => a.Id).SingleAsync()).Value));
    }

    private static Task<int> FactsAsync(BinhYenServer server) => server.ReadAsync(db => db.Set<JournalEntry>().CountAsync(e => e.Fact == Fact));

    private static async Task<(HttpStatusCode Status, string Content)> GetAsync(Browser who, string address)
    {
        using var answer = await who.Http.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
        return (answer.StatusCode, Encoding.Latin1.GetString(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)));
    }
}
