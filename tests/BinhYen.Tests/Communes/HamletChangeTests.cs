using System.Net;
using BinhYen.Cases;
using BinhYen.Communes;
using BinhYen.Communes.Areas;
using BinhYen.Staff;
using BinhYen.Testing;
using BinhYen.Tests.Drivers;
using BinhYen.Tests.Given;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BinhYen.Tests.Communes;

[Trait("Speed", "Slow")]
public sealed class HamletChangeTests(Servers servers) : IClassFixture<Servers>
{
    [Theory, OnBothEngines]
    public async Task A_merger_waits_visibly_can_be_taken_back_and_then_moves_everything_on_its_day(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        var open = await server.ReportAsync("đường ngập xomergea", "H11");
        await PlanMergerAsync(server, "H11", "H12", "Hòa Bình");
        using (var chief = await server.SignInAsync(StaffRole.PoliceChief))
        {
            var page = await chief.SeesAsync("/areas");
            page.Words.ShouldContain("Sáp nhập xóm Mới và thôn Thượng Lâm thành thôn Hòa Bình");
            page.Words.ShouldContain("1 tin đang mở");
            await chief.SubmitAsync(page.Document.Forms.Single(f => f.GetAttribute("action")!.EndsWith("/cancel", StringComparison.Ordinal) && f.ParentElement!.TextContent.Contains("xóm Mới", StringComparison.Ordinal)), []);
        }

        await NextDayAsync(server, days: 8);
        (await server.HamletAsync("H11")).EndedOn.ShouldBeNull("what was taken back does not happen");

        await PlanMergerAsync(server, "H11", "H12", "Hòa Bình");
        (await server.CaseAsync(open.Code)).HamletId.ShouldBe((await server.HamletAsync("H11")).Id, "nothing changes before the day");
        await NextDayAsync(server, days: 8);
        var old = await server.HamletAsync("H11");
        var merged = await NamedAsync(server, "Hòa Bình");
        old.SuccessorId.ShouldBe(merged.Id);
        merged.StartedOn.ShouldBe(old.EndedOn!.Value.AddDays(1));
        merged.OldNames.ShouldBe(["xóm Mới", "thôn Thượng Lâm"], ignoreOrder: true);
        merged.Places.ShouldContain("đập Thượng Lâm");
        (await server.CaseAsync(open.Code)).HamletId.ShouldBe(merged.Id);
        var count = await server.ReadAsync(db => db.Set<ParticipationCount>().AsNoTracking().SingleAsync(c => c.HamletId == merged.Id));
        (count.Households, count.WithMeans, count.Joined).ShouldBe((148 + 231, 141 + 176, 114 + 77));

        using var after = await server.SignInAsync(StaffRole.PoliceChief);
        (await after.SeesAsync("/areas?q=xom moi cu")).Words.ShouldContain("thôn Hòa Bình");
        (await after.SeesAsync("/targets")).Words.ShouldContain("191/317 (60,2 %)");
        // The old heads' accounts ended with their positions.
        await Should.ThrowAsync<InvalidOperationException>(() => Officer.SignInAsync(server, BinhYenServer.Account("truong-h11")));
    }

    [Theory, OnBothEngines, Threat(14)]
    public async Task After_a_merger_nobody_sees_a_case_that_was_closed_to_them_before(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        var about = await server.ReportAsync("cán bộ ở xóm quát tháo xomergeb", "H09", o => o with { Kind = CaseKind.PoliceConduct, Category = CaseCategory.PoliceConduct, OfficerConflict = true });
        var plain = await server.ReportAsync("đèn đường hỏng xomergec", "H09");
        using (var before = await Officer.SignInAsync(server, BinhYenServer.Account("cskv-p08")))
        {
            (await before.OpenAsync($"/cases/{about.Code}")).Status.ShouldBe(HttpStatusCode.NotFound);
            await before.SeesAsync($"/cases/{plain.Code}");
        }

        await PlanMergerAsync(server, "H09", "H10", "Cầu Hòa");
        await NextDayAsync(server, days: 8);
        var case1 = await server.ReadAsync(db => db.Set<Case>().AsNoTracking().SingleAsync(c => c.Code == about.Code));
        case1.ConflictHamlet.ShouldBe((await NamedAsync(server, "Cầu Hòa")).Id);

        // The old officer keeps no view of the area, on duty or not; the new one is kept away from the complaint too.
        var former = (await server.ReadAsync(db => db.Set<StaffMember>().SingleAsync(s => s.UserName == "cskv-p08"))).StaffId;
        await server.ReadAsync(async db => await db.Set<DutyShift>().Where(s => s.CommuneId == server.Commune).ExecuteUpdateAsync(s => s.SetProperty(x => x.DayOfficerId, former)));
        using var old = await Officer.SignInAsync(server, BinhYenServer.Account("cskv-p08"));
        (await old.OpenAsync($"/cases/{about.Code}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await old.SeesAsync("/cases?q=xomergeb")).Words.ShouldNotContain(about.Code.ToString());
        using var next = await Officer.SignInAsync(server, BinhYenServer.Account("cskv-p04"));
        (await next.OpenAsync($"/cases/{about.Code}")).Status.ShouldBe(HttpStatusCode.NotFound);
        await next.SeesAsync($"/cases/{plain.Code}");
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        await chief.SeesAsync($"/cases/{about.Code}");
    }

    [Fact]
    public async Task A_plan_that_cannot_be_says_what_to_do()
    {
        var server = await servers.OnAsync(Engine.Sqlite);
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        await chief.SeesAsync("/areas/change/Merge");
        var errors = (await chief.SubmitAsync("/areas/change/Merge", ("on", "2026-11-23"))).Errors;
        errors.ShouldContain("Chọn ít nhất hai nơi để sáp nhập.");
        errors.ShouldContain("Ngày có hiệu lực từ ngày mai trở đi, để còn sửa lại được.");
        errors.ShouldContain("Chọn cảnh sát khu vực phụ trách từ ngày đó.");
        (await chief.OpenAsync("/areas/change/Explode")).Status.ShouldBe(HttpStatusCode.NotFound);

        await chief.SeesAsync("/areas/change/Rename");
        (await chief.SubmitAsync("/areas/change/Rename", ("from", (await server.HamletAsync("H01")).Id.ToString()), ("term", "thôn"), ("name", "Tây Khê"), ("on", VietnamDay(server).AddDays(5).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)), ("basis", "1/QĐ"))).Errors.ShouldBe(["Đã có nơi khác tên như vậy. Chọn tên khác."]);
        (await chief.SubmitAsync("/areas/change/Rename", ("name", "Đông Khê Mới"))).Words.ShouldContain("Đổi tên thành thôn Đông Khê Mới");
    }

    private static async Task PlanMergerAsync(BinhYenServer server, string one, string other, string name)
    {
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        var page = await chief.SeesAsync("/areas/change/Merge");
        var officer = (await server.ReadAsync(db => db.Set<StaffMember>().SingleAsync(s => s.UserName == "cskv-p04"))).Id;
        string[] ids = [(await server.HamletAsync(one)).Id.ToString(), (await server.HamletAsync(other)).Id.ToString()];
        var on = VietnamDay(server).AddDays(7).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        page = await chief.SubmitAsync("/areas/change/Merge", ("from", ids[0]), ("from", ids[1]), ("term", "thôn"), ("name", name), ("officer", officer.ToString()), ("on", on), ("basis", "12/NQ-HĐND"));
        page.Words.ShouldContain("Đã ghi thay đổi");
    }

    private static Task<Hamlet> NamedAsync(BinhYenServer server, string name) => server.ReadAsync(db => db.Set<Hamlet>().AsNoTracking().SingleAsync(h => h.Name == name));

    private static DateOnly VietnamDay(BinhYenServer server) => DateOnly.FromDateTime(server.Clock.GetUtcNow().AddHours(7).DateTime);

    private static async Task NextDayAsync(BinhYenServer server, int days)
    {
        server.Clock.Advance(TimeSpan.FromDays(days));
        await server.Services.GetRequiredService<HamletChangeBeat>().BeatAsync(TestContext.Current.CancellationToken);
    }
}
