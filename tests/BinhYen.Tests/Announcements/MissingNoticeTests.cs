using System.Net;
using System.Net.Http.Headers;
using System.Text;
using BinhYen.Announcements;
using BinhYen.Confidentiality;
using BinhYen.Confidentiality.Retention;
using BinhYen.Platform.Journal;
using BinhYen.Staff;
using BinhYen.Testing;
using BinhYen.Tests.Drivers;
using BinhYen.Tests.Intake.Media;
using BinhYen.Vault;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SkiaSharp;

namespace BinhYen.Tests.Announcements;

/// <summary>Somebody missing is looked for with the family's consent and one small picture, which is deleted when its days are over (R-YC-60).</summary>
[Trait("Speed", "Slow")]
public sealed class MissingNoticeTests
{
    private const string Seen = "Chiều tối thứ bảy ở cổng chợ Phú Lộc.";
    private const string Signs = "Cụ bà chừng 80 tuổi, tóc bạc, áo nâu, đi chân đất, nói giọng miền trong.";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, OnBothEngines]
    [Requirement("R-YC-60")]
    public async Task A_family_has_somebody_looked_for_and_the_picture_goes_when_its_days_are_over(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine, without: [typeof(RetentionBeat)]);
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        using var deputy = await server.SignInAsync(StaffRole.DeputyPoliceChief);
        using var resident = new Resident(server);

        // Who asks is said; a family's answer is recorded, silence and no are no consent; neither house nor telephone of the family.
        (await SendAsync(chief, [])).Errors.ShouldContain(e => e.Contains("gia đình hay cơ quan"));
        (await SendAsync(chief, Family(("consent-missingperson", "")))).Errors.ShouldContain(e => e.Contains("Đồng ý"));
        (await SendAsync(chief, Family(("consent-missingperson", "no")))).Errors.ShouldContain(e => e.Contains("không đồng ý thì không đăng"));
        (await SendAsync(chief, Family(("signs", Signs + " Ai thấy gọi 0100 000 771.")))).Errors.ShouldContain(e => e.Contains("số điện thoại"));
        chief.Page.Find("#seen")!.TextContent.ShouldBe(Seen, "what was typed is not lost");
        (await SendAsync(chief, Family(), GivenPicture.Jpeg(40, 40), GivenPicture.Jpeg(40, 40))).Errors.ShouldContain(e => e.Contains("Chỉ một tấm ảnh"));
        (await SendAsync(chief, Family(), Encoding.ASCII.GetBytes("%PDF-1.7 not a picture"))).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await server.ReadAsync(db => db.Set<MissingNotice>().CountAsync(Stop))).ShouldBe(0);
        (await server.ReadAsync(db => db.Set<Consent>().CountAsync(Stop))).ShouldBe(0);

        await SendAsync(chief, Family(), GivenPicture.JpegWithExif(1200, 800, 1));
        chief.Page.Find(".secret-once").ShouldNotBeNull();
        var notice = await server.ReadAsync(db => db.Set<MissingNotice>().AsNoTracking().SingleAsync(Stop));
        var consent = await server.ReadAsync(db => db.Set<Consent>().AsNoTracking().SingleAsync(Stop));
        (consent.Purpose, consent.Answer, consent.Channel, consent.Subject).ShouldBe((ConsentPurpose.MissingPerson, ConsentAnswer.Yes, ConsentChannel.Counter, notice.Id));
        consent.Text.ShouldContain("Gia đình có đồng ý");

        // Two people: the writer cannot put it up, and until then residents see neither words nor picture.
        chief.Page.FindAll("form[action$='/publish']").ShouldBeEmpty();
        (await resident.OpenAsync("/tim-nguoi")).Words.ShouldNotContain("Vi Thị Lạc");
        (await resident.OpenAsync($"/tim-nguoi/{notice.Id}/anh")).Status.ShouldBe(HttpStatusCode.NotFound);
        await deputy.SeesAsync("/missing");
        await deputy.SubmitAsync($"/missing/{notice.Id}/publish");
        (await resident.OpenAsync("/tim-nguoi")).Words.ShouldContain("Vi Thị Lạc");
        resident.Page.Words.ShouldContain("tóc bạc");
        resident.Page.Words.ShouldNotContain("Vi Văn Cháu", customMessage: "who asked stays out");

        // The picture is one, small, and has nothing beside its pixels.
        resident.Page.FindAll("main img").Select(i => i.GetAttribute("src")).ShouldBe([$"/tim-nguoi/{notice.Id}/anh"]);
        var picture = await resident.Http.GetByteArrayAsync(new Uri($"/tim-nguoi/{notice.Id}/anh", UriKind.Relative), Stop);
        using (var decoded = SKBitmap.Decode(picture)) Math.Max(decoded.Width, decoded.Height).ShouldBe(320);
        Encoding.Latin1.GetString(picture).ShouldNotContain(GivenPicture.Planted);
        RawBytes.Found(server.DataFolder, "Vi Thị Lạc", "Vi Văn Cháu", GivenPicture.Planted).ShouldBeEmpty();
        server.Log.All.ShouldNotContain(line => line.Contains("Vi Thị Lạc"));

        // Found: gone from the page at once, the picture too; deleted for good when the days of the profile are over, not before.
        await deputy.SeesAsync("/missing");
        await deputy.SubmitAsync($"/missing/{notice.Id}/found");
        deputy.Page.Words.ShouldContain("đã tìm thấy");
        (await resident.OpenAsync("/tim-nguoi")).Words.ShouldNotContain("Vi Thị Lạc");
        (await resident.OpenAsync($"/tim-nguoi/{notice.Id}/anh")).Status.ShouldBe(HttpStatusCode.NotFound);
        await AfterAsync(server, TimeSpan.FromDays(29));
        (await server.ReadAsync(db => db.Set<MissingNotice>().AsNoTracking().SingleAsync(Stop))).Picture.ShouldNotBeNull();
        await AfterAsync(server, TimeSpan.FromDays(31));
        await GoneAsync(server, notice);
        (await server.ReadAsync(db => db.Set<DeletionRecord>().Where(r => r.Rule == RetentionTable.MissingNotice).Select(r => r.Labels).SingleAsync(Stop))).ShouldBe("Tìm người số 1");
        var facts = await server.ReadAsync(db => db.Set<JournalEntry>().Where(e => e.Subject == "missing:1").OrderBy(e => e.Sequence).Select(e => new { e.Fact, e.Details }).ToListAsync(Stop));
        facts.Select(f => f.Fact.Split('.')[1]).ShouldBe(["missing-written", "missing-published", "missing-found", "missing-erased"]);
        facts.ShouldAllBe(f => !f.Details.Contains("Lạc"));
    }

    [Theory, OnBothEngines]
    [Requirement("R-YC-60")]
    public async Task An_authority_looks_by_its_paper_and_a_family_that_takes_its_consent_back_is_obeyed_at_once(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine, without: [typeof(RetentionBeat)]);
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        using var deputy = await server.SignInAsync(StaffRole.DeputyPoliceChief);
        using var resident = new Resident(server);

        // The set time stands in the profile and can only be made shorter.
        await chief.SeesAsync("/profile/content/edit");
        var field = chief.Page.Form("/profile/content/edit").QuerySelectorAll("input").Single(i => i.GetAttribute("name") == "content-missingNotice-retentionDays");
        field.GetAttribute("value").ShouldBe("30");

        // Without a paper no authority; without the family's answer only while it cannot be reached, and that is recorded.
        (await SendAsync(chief, Authority(("document", "")))).Errors.ShouldContain(e => e.Contains("số, ngày văn bản"));
        (await SendAsync(chief, Authority(("unreachable", "")))).Errors.ShouldContain(e => e.Contains("Hỏi gia đình"));
        await SendAsync(chief, Authority());
        chief.Page.Path.ShouldBe("/missing?done=written");
        chief.Page.Words.ShouldContain("Cơ quan nhờ tìm: Thông báo 12/TB-CA ngày 20/11/2026");
        chief.Page.Words.ShouldContain("Chưa liên lạc được gia đình");
        var first = await server.ReadAsync(db => db.Set<MissingNotice>().AsNoTracking().SingleAsync(Stop));
        first.FamilyUnreachable.ShouldBeTrue();
        await deputy.SeesAsync("/missing");
        await deputy.SubmitAsync($"/missing/{first.Id}/publish");
        (await resident.OpenAsync("/tim-nguoi")).Words.ShouldContain("Vi Thị Lạc");
        resident.Page.FindAll("main img").ShouldBeEmpty("a picture is no must");

        // Nobody found for six months: it ends by itself and is deleted.
        await AfterAsync(server, TimeSpan.FromDays(185));
        (await resident.OpenAsync("/tim-nguoi")).Words.ShouldNotContain("Vi Thị Lạc");
        await GoneAsync(server, first);

        // The family's slip takes everything down and destroys it, without waiting for any day.
        using var again = await server.SignInAsync(StaffRole.PoliceChief);
        await SendAsync(again, Family(), GivenPicture.Jpeg(400, 300));
        var slip = again.Page.Find(".secret-once")!.TextContent;
        var second = await server.ReadAsync(db => db.Set<MissingNotice>().AsNoTracking().SingleAsync(n => n.Number == 2, Stop));
        using var other = await server.SignInAsync(StaffRole.DeputyPoliceChief);
        await other.SeesAsync("/missing");
        await other.SubmitAsync($"/missing/{second.Id}/publish");
        (await resident.OpenAsync($"/tim-nguoi/{second.Id}/anh")).Status.ShouldBe(HttpStatusCode.OK);
        using var family = new Resident(server);
        await family.OpenAsync("/dong-y");
        await family.SubmitAsync("/dong-y", ("ma", slip));
        await family.SubmitAsync("/dong-y/rut");
        (await resident.OpenAsync("/tim-nguoi")).Words.ShouldNotContain("Vi Thị Lạc");
        (await resident.OpenAsync($"/tim-nguoi/{second.Id}/anh")).Status.ShouldBe(HttpStatusCode.NotFound);
        await GoneAsync(server, second);
    }

    private static (string, string)[] Family(params (string Name, string Value)[] other) => With(
        [("asker", "Family"), ("name", "Vi Thị Lạc"), ("seen", Seen), ("signs", Signs), ("giver", "Vi Văn Cháu"), ("channel", nameof(ConsentChannel.Counter)), ("consent-missingperson", "yes")], other);

    private static (string, string)[] Authority(params (string Name, string Value)[] other) => With(
        [("asker", "Authority"), ("document", "Thông báo 12/TB-CA ngày 20/11/2026"), ("name", "Vi Thị Lạc"), ("seen", Seen), ("signs", Signs), ("unreachable", "yes")], other);

    private static (string, string)[] With((string Name, string Value)[] fields, (string Name, string Value)[] other) =>
        [.. fields.Where(f => other.All(o => o.Name != f.Name)), .. other.Where(o => o.Value.Length > 0)];

    private static async Task<WebPage> SendAsync(Officer who, (string Name, string Value)[] fields, params byte[][] pictures)
    {
        await who.SeesAsync("/missing/new");
        var form = who.Page.Form("/missing");
        using var body = new MultipartFormDataContent();
        body.Add(new StringContent(form.QuerySelector("input[type=hidden]")!.GetAttribute("value")!), "__RequestVerificationToken");
        foreach (var (name, value) in fields)
        {
            form.QuerySelector($"[name='{name}']").ShouldNotBeNull(name);
            body.Add(new StringContent(value), name);
        }

        foreach (var picture in pictures)
        {
            var file = new ByteArrayContent(picture);
            file.Headers.ContentType = new MediaTypeHeaderValue("image/jpeg");
            body.Add(file, "photo", "anh.jpg");
        }

        return await who.SendAsync("/missing", body);
    }

    // Days pass; the night's run comes once after them.
    private static async Task AfterAsync(BinhYenServer server, TimeSpan sinceStart)
    {
        server.Clock.SetUtcNow(BinhYenServer.Start + sinceStart + TimeSpan.FromHours(1));
        var now = server.Clock.GetUtcNow();
        // Accounts that nobody used for so long would be refused at the door; that is another test's matter.
        await server.ReadAsync(db => db.Set<StaffMember>().ExecuteUpdateAsync(s => s.SetProperty(m => m.LastSeenAt, now), Stop));
        await using var scope = server.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<RunRetention>().RunAsync(server.Commune, Stop);
    }

    private static async Task GoneAsync(BinhYenServer server, MissingNotice before)
    {
        var row = await server.ReadAsync(db => db.Set<MissingNotice>().AsNoTracking().SingleAsync(n => n.Id == before.Id, Stop));
        (row.Picture, row.ErasedAt is null).ShouldBe((null, false));
        (await server.Services.GetRequiredService<IRecordSealer>().MinutesOfAsync(before.KeyId, Stop)).ShouldNotBeNull("the words went with their key");
    }
}
