using System.Net;
using System.Text;
using BinhYen.Announcements;
using BinhYen.Cases;
using BinhYen.Communes;
using BinhYen.Communes.ModelProfile;
using BinhYen.Platform.Journal;
using BinhYen.Platform.Text;
using BinhYen.Staff;
using BinhYen.Testing;
using BinhYen.Tests.Drivers;
using BinhYen.Vault;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BinhYen.Tests.Announcements;

/// <summary>What a commune tells exists in several languages; of which people a reader is nobody asks, counts or could count (R-TT-29).</summary>
[Trait("Speed", "Slow")]
public sealed class TranslationTests
{
    private const string Guide = "Hu rau 113 yog muaj kev phom sij.\nMus rau nplooj ntawv no thiab sau ntawv.";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, OnBothEngines]
    [Requirement("R-TT-29")]
    public async Task The_guide_is_on_its_page_in_every_chosen_language_and_nobody_learns_who_reads_which(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine);
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        using var deputy = await server.SignInAsync(StaffRole.DeputyPoliceChief);
        using var resident = new Resident(server);
        (await chief.SeesAsync("/translations")).Words.ShouldContain("chưa dùng tiếng nào ngoài tiếng Việt");
        (await chief.OpenAsync("/translations/new?of=Guide&language=Hmong")).Status.ShouldBe(HttpStatusCode.NotFound, "first the commune chooses its languages");
        await ChooseAsync(server, ContentLanguage.Hmong, ContentLanguage.English);

        // Typed wrong nothing is lost; what is right waits for somebody else.
        (await WriteAsync(chief, "of=Guide&language=Hmong", "", Guide)).Errors.ShouldContain(e => e.Contains("không quá 120"));
        chief.Page.Find("#text")!.TextContent.ShouldBe(Guide);
        await chief.SubmitAsync("/translations", ("title", "Xa ntawv rau tub ceev xwm"));
        chief.Page.Path.ShouldBe("/translations?done=written");
        chief.Page.FindAll("form[action$='/publish']").ShouldBeEmpty("nobody approves the own text");
        chief.Page.FindAll("a[href*='language=Hmong']").Count.ShouldBe(0, "there is one");
        chief.Page.FindAll("a[href*='of=Guide'][href*='language=English']").Count.ShouldBe(1);
        (await resident.OpenAsync("/ho-tro")).FindAll(".tongue").ShouldBeEmpty();
        (await WriteAsync(deputy, "of=Guide&language=Hmong", "Hai", Guide)).Errors.ShouldContain(e => e.Contains("Đã có bản tiếng này"));

        // Not unread: whoever agrees says that somebody who knows the language read it over.
        var id = (await server.ReadAsync(db => db.Set<Translation>().AsNoTracking().SingleAsync(Stop))).Id;
        await deputy.SeesAsync("/translations");
        (await deputy.SubmitAsync($"/translations/{id}/publish")).Errors.ShouldContain(e => e.Contains("đọc lại"));
        (await resident.OpenAsync("/ho-tro")).FindAll(".tongue").ShouldBeEmpty();
        await deputy.SubmitAsync($"/translations/{id}/publish", ("read", "yes"));
        deputy.Page.Path.ShouldBe("/translations?done=published");

        // On the one page for everybody, marked as what it is; nothing to choose, so nothing to learn.
        var page = await resident.OpenAsync("/ho-tro");
        page.Words.ShouldContain("Chép lại mã tra cứu");
        var folded = page.FindAll(".tongue").Single();
        folded.QuerySelector("summary")!.TextContent.ShouldBe("Hmoob (tiếng Mông)");
        folded.QuerySelector("div")!.GetAttribute("lang").ShouldBe("hmn");
        folded.QuerySelectorAll("div p").Select(p => p.TextContent).ShouldBe(["Xa ntawv rau tub ceev xwm", .. Guide.Split('\n')]);
        page.FindAll("a[href*='hmn' i], a[href*='hmong' i], a[href*='lang' i], a[href*='tieng' i]").ShouldBeEmpty();
        page.Answer.Headers.Contains("Set-Cookie").ShouldBeFalse();

        // What the commune no longer chooses is gone from the page; what is taken down is gone for good.
        await ChooseAsync(server, ContentLanguage.English);
        (await resident.OpenAsync("/ho-tro")).FindAll(".tongue").ShouldBeEmpty();
        await ChooseAsync(server, ContentLanguage.Hmong);
        (await resident.OpenAsync("/ho-tro")).FindAll(".tongue").Count.ShouldBe(1);
        var row = await server.ReadAsync(db => db.Set<Translation>().AsNoTracking().SingleAsync(Stop));
        await deputy.SeesAsync("/translations");
        await deputy.SubmitAsync($"/translations/{id}/withdraw");
        (await resident.OpenAsync("/ho-tro")).FindAll(".tongue").ShouldBeEmpty();
        (await server.ReadAsync(db => db.Set<Translation>().CountAsync(Stop))).ShouldBe(0);
        (await server.Services.GetRequiredService<IRecordSealer>().MinutesOfAsync(row.KeyId, Stop)).ShouldNotBeNull();
        (await server.ReadAsync(db => db.Set<JournalEntry>().Where(e => e.Fact.StartsWith("announcements.translation")).OrderBy(e => e.Sequence).Select(e => e.Fact).ToListAsync(Stop)))
            .ShouldBe(["announcements.translation-written.v1", "announcements.translation-published.v1", "announcements.translation-withdrawn.v1"]);
    }

    [Theory, OnBothEngines]
    [Requirement("R-TT-29")]
    public async Task A_good_deed_in_another_language_says_no_more_than_the_original_and_ends_with_it(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine);
        await ChooseAsync(server, ContentLanguage.Dao);
        using var resident = new Resident(server);
        using var writer = await server.SignInAsync(StaffRole.PoliceChief);
        using var deputy = await server.SignInAsync(StaffRole.DeputyPoliceChief);
        var told = await TellAsync(server, resident, writer, deputy);
        var query = $"of=GoodDeed&id={told.Id}&language=Dao";

        (await WriteAsync(writer, query, "Yietc muonz mbiungc", "Lưu Ngọc Khen bun mbuo hiuv mienh mienh.")).Errors.ShouldContain(e => e.Contains("nêu tên mà bài tiếng Việt không có"));
        (await WriteAsync(writer, query, "Yietc muonz mbiungc", "Heuc 0100 000 986.")).Errors.ShouldContain(e => e.Contains("số điện thoại"));
        await WriteAsync(writer, query, "Yietc muonz mbiungc", "Maaih dauh mienh zorqv domh mienh nzuonx biauv.");
        writer.Page.Path.ShouldBe("/translations?done=written");
        await deputy.SeesAsync("/translations");
        await deputy.SubmitAsync(deputy.Page.FindAll("form[action$='/publish']").Single().GetAttribute("action")!, ("read", "yes"));
        var page = await resident.OpenAsync("/guong-tot");
        page.Words.ShouldContain("Giữa đêm mưa");
        page.FindAll("article .tongue div[lang=ium]").Single().TextContent.ShouldContain("nzuonx biauv");
        RawBytes.Found(server.DataFolder, "nzuonx biauv").ShouldBeEmpty("sealed like the original");
        server.Log.All.ShouldNotContain(line => line.Contains("nzuonx"));

        // Whoever praised takes the consent back: both are gone at once, and staff can no longer add another.
        await resident.LookUpAsync(resident.ReportCode);
        await resident.SubmitAsync(resident.Page.Form("/tin-cua-toi/ke-lai"), [], ("ke", "khong"));
        (await resident.OpenAsync("/guong-tot")).FindAll(".tongue").ShouldBeEmpty();
        (await writer.OpenAsync($"/translations/new?{query}")).Status.ShouldBe(HttpStatusCode.NotFound);
        await deputy.SeesAsync("/announcements");
        await deputy.SubmitAsync($"/announcements/{told.Id}/withdraw");
        (await server.ReadAsync(db => db.Set<Translation>().CountAsync(Stop))).ShouldBe(0);
    }

    [Theory, OnBothEngines]
    [Requirement("R-TT-29")]
    public async Task Nothing_that_is_stored_says_of_which_people_somebody_is(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine);
        var (columns, tables, values) = await server.ReadAsync(db => Task.FromResult((
            db.Model.GetEntityTypes().SelectMany(e => e.GetProperties().Select(p => $"{e.GetTableName()}.{p.Name}")).ToList(),
            db.Model.GetEntityTypes().Where(e => e.GetProperties().Any(p => p.ClrType == typeof(ContentLanguage) || p.ClrType == typeof(ContentLanguage?))).Select(e => e.GetTableName()).ToList(),
            db.Model.GetEntityTypes().SelectMany(e => e.GetProperties().Select(p => Nullable.GetUnderlyingType(p.ClrType) ?? p.ClrType)).Where(t => t.IsEnum && t != typeof(ContentLanguage)).Distinct().SelectMany(t => Enum.GetNames(t).Select(n => $"{t.Name}.{n}")).ToList())));
        tables.ShouldBe(["translations"], "a language belongs to a text and to nobody");
        string[] never = ["ethnic", "dantoc", "minority", "tribe", "mothertongue", "nationality", "kinh", "hmong"];
        columns.Count.ShouldBeGreaterThan(500);
        columns.Concat(values).ShouldAllBe(name => !never.Any(word => name.Replace("_", "").Contains(word, StringComparison.OrdinalIgnoreCase)));

        // Nobody can switch it on, and a list that brings it leaves it at the door.
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        (await chief.SeesAsync("/profile/safety")).Words.ShouldContain("Không ghi, không đếm dân tộc");
        chief.Page.FindAll("form[action='/profile/safety/edit'] input:not([type=hidden]):not([disabled])").ShouldBeEmpty();
        await chief.SeesAsync("/households/imports");
        var page = await chief.UploadAsync("/households/imports", "file", "danh sach.csv", Encoding.UTF8.GetBytes("Thôn;Họ tên;Dân tộc\nĐông Khê;Lại Văn Tư;Taydantocxoan\nĐông Khê;Mẫn Thị Năm;Nungdantocxoan\n"));
        page.Words.ShouldContain("Không nhập dân tộc");
        page.Source.ShouldNotContain("dantocxoan");
        RawBytes.Found(server.DataFolder, "Taydantocxoan", "Nungdantocxoan").ShouldBeEmpty();
        VietnameseText.Fold(string.Join(' ', CaseCategories.All.Select(c => c.Label))).ShouldNotContain("dan toc");
    }

    private static async Task<Announcement> TellAsync(BinhYenServer server, Resident resident, Officer writer, Officer deputy)
    {
        await resident.ReportAsync(("ke", "Tôi xin khen anh công an khu vực đã cõng bà cụ đi lạc về tận nhà trong đêm mưa"), ("ai", "kin"), ("ten", "Lưu Ngọc Khen"), ("sdt", "0100000986"));
        await resident.LookUpAsync(resident.ReportCode);
        await resident.SubmitAsync(resident.Page.Form("/tin-cua-toi/ke-lai"), [], ("ke", "co"));
        var praise = await server.ReadAsync(db => db.Set<Case>().AsNoTracking().Where(c => c.AnnouncementConsentAt != null).Select(c => c.Code).SingleAsync(Stop));
        await writer.SeesAsync($"/announcements/new?case={praise}");
        await writer.SubmitAsync("/announcements", ("title", "Giữa đêm mưa"), ("text", "Trong một đêm mưa, cán bộ khu vực đã đưa một cụ bà bị lạc về với gia đình."));
        await deputy.SeesAsync("/announcements");
        await deputy.SubmitAsync(deputy.Page.FindAll("form[action$='/publish']").Single().GetAttribute("action")!);
        return await server.ReadAsync(db => db.Set<Announcement>().AsNoTracking().SingleAsync(Stop));
    }

    private static async Task<WebPage> WriteAsync(Officer officer, string query, string title, string text)
    {
        await officer.SeesAsync($"/translations/new?{query}");
        return await officer.SubmitAsync("/translations", ("title", title), ("text", text));
    }

    private static Task<int> ChooseAsync(BinhYenServer server, params ContentLanguage[] languages) => server.ReadAsync(async db =>
    {
        var now = await db.Set<CommuneSettings>().AsNoTracking().OrderByDescending(s => s.Version).FirstAsync(s => s.CommuneId == server.Commune, Stop);
        server.Clock.Advance(TimeSpan.FromMinutes(2));
        db.Add(new CommuneSettings
        {
            CommuneId = server.Commune, Version = now.Version + 1, EffectiveFrom = server.Clock.GetUtcNow(),
            Json = now.Values.With(ProfileKeys.Languages, (IReadOnlyList<ContentLanguage>)languages).ToJson(),
        });
        return await db.SaveChangesAsync(Stop);
    });
}
