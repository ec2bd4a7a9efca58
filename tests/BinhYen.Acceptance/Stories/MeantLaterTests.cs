using System.Net;
using BinhYen.Acceptance.Drivers;
using BinhYen.Cases;
using BinhYen.Staff;
using BinhYen.Testing;
using BinhYen.Tests.Drivers;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Acceptance.Stories;

/// <summary>Whom a report means often shows later: by its place, by words that follow, by what an officer calls it. From then on it is closed to them.</summary>
public sealed class MeantLaterTests
{
    private const string Accused = "cskv-p04";
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, OnBothEngines]
    public async Task The_place_told_afterwards_makes_the_given_name_that_of_its_officer(Engine engine)
    {
        await using var village = await Village.WakeAsync(engine);
        var resident = await village.NeighbourAsync("Nguyễn Thị Mơ");
        await resident.Reports("Tối qua anh Bách vào quán nhậu của nhà tôi ngồi tới khuya rất ồn ào");
        await resident.Reads("Mã tra cứu");
        var code = await village.NewestCaseAsync();
        await resident.Says("thôn Đông Khê");
        await village.CalmAsync();
        (await village.StatusForAsync(Accused, code)).ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory, OnBothEngines]
    public async Task A_pronoun_with_blame_means_whom_the_report_named(Engine engine)
    {
        await using var village = await Village.WakeAsync(engine);
        var resident = await village.NeighbourAsync("Nguyễn Thị Mơ");
        await resident.Reports("thôn Cầu Đá: tối qua anh Bách ngồi ở quán nhậu nhà tôi tới khuya rất ồn ào");
        await resident.Reads("Mã tra cứu");
        var first = await village.NewestCaseAsync();
        village.Clock.Advance(TimeSpan.FromDays(2));
        await resident.SaysAbout("Anh ấy còn cầm của tôi năm triệu rồi bảo im đi");
        await village.SeeAsync("the blame stands apart", async () => await village.CountCasesAsync() == 2);
        var second = await village.NewestCaseAsync();
        second.ShouldNotBe(first);
        (await village.StatusForAsync(Accused, second)).ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory, OnBothEngines]
    public async Task What_an_officer_calls_a_complaint_is_closed_to_whom_it_means(Engine engine)
    {
        await using var village = await Village.WakeAsync(engine);
        var resident = await village.NeighbourAsync("Nguyễn Thị Mơ");
        await resident.Reports("quán nhậu thôn Đông Khê bật loa to đến khuya, công an khu vực có biết");
        await resident.Reads("Mã tra cứu");
        var code = await village.NewestCaseAsync();
        using (var duty = await village.SignInAsync("truc-ban"))
        {
            await duty.Does(code, "look");
            await duty.Does(code, "reclassify", ("to", nameof(CaseCategory.PoliceConduct)), ("why", "Người gửi nói về cán bộ"));
        }

        (await village.StatusForAsync(Accused, code)).ShouldBe(HttpStatusCode.NotFound);
        using var chief = await village.SignInAsync(StaffRole.PoliceChief);
        (await chief.SeesAsync($"/cases/{code}")).Words.ShouldContain("bật loa to");
    }

    /// <summary>Sent without a word before the words that accuse: the picture goes where they go, and where it has been seen nothing goes away.</summary>
    [Theory, OnBothEngines]
    [Threat(2)]
    public async Task A_picture_goes_with_the_words_that_follow_it(Engine engine)
    {
        await using var village = await Village.WakeAsync(engine);
        var resident = await village.NeighbourAsync("Nguyễn Thị Mơ");
        await resident.Reports("quán nhậu thôn Đông Khê bật loa to đến khuya");
        await resident.Reads("Mã tra cứu");
        var noise = await village.NewestCaseAsync();
        await village.Zalo.WriteAsync(resident.Id, new { image = SeveralReportsTests.Pixel });
        await village.CalmAsync();
        await resident.TapsFirst("Về tin ");
        await village.SeeAsync("the picture hangs in the report", async () => await SeveralReportsTests.FilesAsync(village, noise) == 1);
        village.Clock.Advance(TimeSpan.FromMinutes(1));
        await resident.SaysAbout("Đại úy Bách cầm tiền của chủ quán đấy, ảnh tôi chụp");
        await village.SeeAsync("the complaint stands apart", async () => await village.CountCasesAsync() == 2);
        (await SeveralReportsTests.FilesAsync(village, noise)).ShouldBe(1);
        (await SeveralReportsTests.FilesAsync(village, await village.NewestCaseAsync())).ShouldBe(1);
        (await village.Police.ReadAsync(db => db.Set<BinhYen.Intake.Attachment>().Select(a => a.RecordKey).Distinct().CountAsync(Stop))).ShouldBe(2);
    }

    /// <summary>Who complained about the chief yesterday and sees a fire today gets the fire brigade and the duty officer, not a leader who reads on Monday.</summary>
    [Theory]
    [InlineData("Trưởng Công an xã nhận tiền bảo kê sòng bạc nhà ông Tư")]
    [InlineData("quán nhậu thôn Đông Khê bật loa to đến khuya")]
    public async Task An_emergency_is_a_report_of_its_own(string before)
    {
        await using var village = await Village.WakeAsync();
        var resident = await village.NeighbourAsync("Nguyễn Thị Mơ");
        await resident.Reports(before);
        await resident.Reads("Mã tra cứu");
        village.Clock.Advance(TimeSpan.FromMinutes(5));
        await resident.Says("Cháy to quá, nhà văn hóa thôn Đông Khê đang cháy, có người mắc kẹt bên trong, cứu với");
        await village.SeeAsync("the fire is a case", async () => await village.CountCasesAsync() == 2);
        var fire = await village.NewestCaseAsync();
        (await village.Police.ReadAsync(async db => (await db.Set<BinhYen.Cases.Case>().AsNoTracking().ToListAsync(Stop)).Single(c => c.Code.ToString() == fire).Urgency)).ShouldBe(Urgency.Emergency);
        (await resident.Reads("114")).Text.ShouldNotBeNull();
        // What follows goes on with the fire.
        await resident.Says("cháy lan sang nhà bên rồi, cứu với");
        await village.CalmAsync();
        (await village.CountCasesAsync()).ShouldBe(2);
    }
}
