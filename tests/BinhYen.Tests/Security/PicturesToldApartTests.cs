using System.Net;
using System.Text;
using BinhYen.Cases;
using BinhYen.Confidentiality;
using BinhYen.Intake;
using BinhYen.Intake.Media;
using BinhYen.Platform.Persistence;
using BinhYen.Testing;
using BinhYen.Tests.Drivers;
using BinhYen.Tests.Intake.Media;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BinhYen.Tests.Security;

/// <summary>A picture without a word, then words that accuse whoever looks at it: they stand apart with a picture of their own, and where it was nothing goes away.</summary>
[Trait("Speed", "Slow")]
public sealed class PicturesToldApartTests
{
    private static readonly byte[] Picture = GivenPicture.JpegWithExif(80, 60, orientation: 1);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, OnBothEngines]
    [Threat(2)]
    public async Task What_an_officer_has_seen_stays_where_it_was_and_the_complaint_has_its_own(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine);
        using var officer = await Officer.SignInAsync(server, BinhYenServer.Account("cskv-p04"));
        using var chief = await server.SignInAsync(BinhYen.Staff.StaffRole.PoliceChief);
        using var resident = new Resident(server);
        await SendPictureAsync(server, resident);
        var theft = await CodeAsync(server, newest: false);
        var before = await BubblesAsync(officer, theft);
        var (link, version) = (before.Links, await VersionAsync(server, theft));
        (await StatusAsync(officer, link)).ShouldBe(HttpStatusCode.OK);

        await AccuseAsync(server, resident);
        var complaint = await CodeAsync(server, newest: true);
        complaint.ShouldNotBe(theft);
        (await BubblesAsync(officer, theft)).ShouldBe(before);
        (await StatusAsync(officer, link)).ShouldBe(HttpStatusCode.OK);
        (await VersionAsync(server, theft)).ShouldBe(version);
        (await officer.OpenAsync($"/cases/{complaint}")).Status.ShouldBe(HttpStatusCode.NotFound);

        var own = (await BubblesAsync(chief, complaint)).Links;
        own.ShouldNotContain(link.Split('/')[2]);
        (await StatusAsync(chief, own)).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync(officer, own)).ShouldBe(HttpStatusCode.NotFound);
        var (first, copy) = await BothAsync(server);
        copy.ReceivedAt.ShouldBeGreaterThan(first.ReceivedAt, "the moment of the first would join the two reports");
    }

    /// <summary>What its sender is given, what retention or a deletion destroys and what a sweep leaves is that of one report.</summary>
    [Theory, OnBothEngines]
    [Threat(9)]
    public async Task Each_of_the_two_is_kept_given_out_and_destroyed_with_its_own_report(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine, without: [typeof(SweepAttachments)]);
        using var resident = new Resident(server);
        await SendPictureAsync(server, resident);
        await AccuseAsync(server, resident);
        var (first, copy) = await BothAsync(server);
        first.RecordKey.ShouldNotBe(copy.RecordKey);
        foreach (var newest in (bool[])[false, true])
            (await HeldAsync(server, await ThreadAsync(server, newest))).ShouldHaveSingleItem().ShouldBe(Encoding.Latin1.GetString(Picture));

        for (var day = 0; day < 8; day++) server.Clock.Advance(TimeSpan.FromDays(1));
        (await server.Services.GetRequiredService<SweepAttachments>().RunAsync(Stop)).Unsent.ShouldBe(0);
        await EraseAsync(server, await ThreadAsync(server, newest: false));
        (await OpensAsync(server, first), await OpensAsync(server, copy)).ShouldBe((false, true));
        await EraseAsync(server, await ThreadAsync(server, newest: true));
        (await OpensAsync(server, copy)).ShouldBeFalse();
        server.Files().ShouldNotContain(f => f.Contains(copy.Id.Value.ToString("N"), StringComparison.Ordinal));
    }

    private static async Task SendPictureAsync(BinhYenServer server, Resident resident)
    {
        await resident.ReportAsync(("ke", "Vườn nhà tôi bị chặt trộm ba buồng chuối"), ("thon", "H01"), ("ai", "ten"), ("ten", "Quàng Thị Mẫu"), ("sdt", "0100 000 712"));
        await resident.LookUpAsync(resident.ReportCode);
        server.Clock.Advance(TimeSpan.FromMinutes(1));
        await resident.UploadAsync("/tin-cua-toi/them", "anh", "a.jpg", Picture);
        server.Clock.Advance(TimeSpan.FromMinutes(1));
    }

    private static async Task AccuseAsync(BinhYenServer server, Resident resident)
    {
        await resident.OpenAsync("/tin-cua-toi");
        (await resident.SubmitAsync("/tin-cua-toi/them", ("them", "Ảnh này là lúc anh Bách cảnh sát khu vực cầm tiền của nhà tôi, anh ấy đòi ba triệu"))).Path.ShouldBe("/da-nhan");
        (await server.ReadAsync(db => db.Set<ReportThread>().CountAsync(Stop))).ShouldBe(2);
    }

    private static async Task<(string Words, string Links)> BubblesAsync(Officer officer, string code)
    {
        var bubbles = (await officer.SeesAsync($"/cases/{code}")).FindAll(".bubble.from-resident");
        return (string.Join('|', bubbles.Select(b => b.TextContent.Trim())), string.Join(' ', bubbles.SelectMany(b => b.QuerySelectorAll("a[href^='/attachments/']")).Select(a => a.GetAttribute("href"))));
    }

    private static async Task<HttpStatusCode> StatusAsync(Officer officer, string link)
    {
        using var answer = await officer.Http.GetAsync(new Uri(link, UriKind.Relative), Stop);
        return answer.StatusCode;
    }

    private static Task<string> CodeAsync(BinhYenServer server, bool newest) => server.ReadAsync(async db =>
        (await db.Set<Case>().OrderBy(c => c.ReceivedAt).Select(c => c.Code).ToListAsync(Stop))[newest ? ^1 : 0].ToString());

    private static Task<int> VersionAsync(BinhYenServer server, string code) => server.ReadAsync(async db =>
        (await db.Set<Case>().AsNoTracking().ToListAsync(Stop)).Single(c => c.Code.ToString() == code).Version);

    private static Task<ReportThread> ThreadAsync(BinhYenServer server, bool newest) => server.ReadAsync(async db =>
        (await db.Set<ReportThread>().AsNoTracking().OrderBy(t => t.OpenedAt).ToListAsync(Stop))[newest ? ^1 : 0]);

    private static Task<(Attachment First, Attachment Copy)> BothAsync(BinhYenServer server) => server.ReadAsync(async db =>
    {
        var files = await db.Set<Attachment>().AsNoTracking().OrderBy(a => a.ReceivedAt).ToListAsync(Stop);
        files.Count.ShouldBe(2);
        return (files[0], files[1]);
    });

    // The originals, as whoever proves to be the sender of one report is given them.
    private static async Task<List<string>> HeldAsync(BinhYenServer server, ReportThread thread)
    {
        await using var scope = server.Services.CreateAsyncScope();
        var files = await ActivatorUtilities.CreateInstance<AttachmentData>(scope.ServiceProvider).FilesAsync(new DataSubject(server.Commune, thread.Id.Value, null), Stop);
        var contents = new List<string>();
        foreach (var file in files) contents.Add(Encoding.Latin1.GetString((await file.Content(Stop)).ShouldNotBeNull()));
        return contents;
    }

    private static async Task EraseAsync(BinhYenServer server, ReportThread thread)
    {
        await using var scope = server.Services.CreateAsyncScope();
        var destroy = await scope.ServiceProvider.GetRequiredService<IThreadRemnants>().EraseAsync([thread], "test", Stop);
        await scope.ServiceProvider.GetRequiredService<BinhYenDb>().SaveChangesAsync(Stop);
        await destroy(Stop);
    }

    private static async Task<bool> OpensAsync(BinhYenServer server, Attachment file)
    {
        await using var scope = server.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<OpenAttachment>().RunAsync(file, AttachmentVariant.Original, Stop)).Succeeded;
    }
}
