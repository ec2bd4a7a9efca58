using System.Globalization;
using System.Net;
using BinhYen.Cases;
using BinhYen.Cases.Escalating;
using BinhYen.Communes;
using BinhYen.Platform;
using BinhYen.Platform.Journal;
using BinhYen.Tests.Drivers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BinhYen.Tests.Communes.Years;

/// <summary>
/// An invented commune that lives one year by one of the plans, from the empty machine on, with a clock turned by hand.
/// A room that comes later adds a chapter to <see cref="Chapters"/>; every plan then lives it too.
/// </summary>
internal sealed class PlanYear : IAsyncDisposable
{
    /// <summary>What every plan lives through, in this order.</summary>
    public static IReadOnlyList<(string Name, Func<PlanYear, Task> Live)> Chapters { get; } =
    [
        ("The commune takes reports on its first day", year => year.FirstDayAsync()),
        ("The model goes through its life", year => year.LaunchAsync()),
        ("Groups are led by whom the plan names", PlanGroups.LiveAsync),
        ("An officer leaves in one evening", PlanHandover.LiveAsync),
        ("A report a month, the year round", year => year.MonthsAsync()),
        ("A change of the profile takes effect on its day", year => year.ChangeAsync()),
        ("The books are in order", year => year.LastDayAsync()),
    ];

    private static readonly (string Name, string Value)[] Paper =
        [("basis-kind", "Quyết định"), ("basis-number", "7/QĐ-UBND"), ("basis-issuer", "UBND xã Hoa Sen"), ("basis-subject", "triển khai mô hình")];

    private PlanYear(BinhYenServer server, NewCommune commune, DateOnly begin) => (Server, Commune, Begin) = (server, commune, begin);

    public BinhYenServer Server { get; }
    public NewCommune Commune { get; }

    /// <summary>The day on which the machine was set up.</summary>
    public DateOnly Begin { get; }

    /// <summary>The chief at a browser, signed in for the day of the clock.</summary>
    public Browser Chief { get; private set; } = null!;

    public CommuneId Id { get; private set; }

    public DateOnly Today => Server.Clock.Today();

    /// <summary>Sets the commune up by a preset on a day.</summary>
    public static async Task<PlanYear> BeginAsync(string preset, DateOnly day, string province)
    {
        var server = await BinhYenServer.StartAsync(empty: true, clock: new TestClock(VietnamTime.At(day, new TimeOnly(9, 0))));
        var commune = new NewCommune(server);
        await commune.SetUpAsync(preset, province: province);
        var year = new PlanYear(server, commune, day) { Chief = await commune.TakesCodeAsync("hung-tran-van") };
        year.Id = await server.ReadAsync(db => db.Set<Commune>().Select(c => c.Id).SingleAsync());
        return year;
    }

    public Task<ProfileValues> ProfileAsync() => Server.ReadAsync(async db => (await db.ProfileInForceAsync(Id, Server.Clock.GetUtcNow(), default)).Values);

    /// <summary>Meetings and reviews of the twelve months from today.</summary>
    public async Task<ModelCalendar> CalendarAsync()
    {
        await using var scope = Server.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<CommuneDirectory>().CalendarAsync(Id, default);
    }

    /// <summary>Turns the clock to nine in the morning of a day; the chief comes to the office and signs in.</summary>
    public async Task TurnToAsync(DateOnly day)
    {
        var ahead = VietnamTime.At(day, new TimeOnly(9, 0)) - Server.Clock.GetUtcNow();
        if (ahead > TimeSpan.Zero) Server.Clock.Advance(ahead);
        Chief.Dispose();
        Chief = await Commune.SignsInAsync("hung-tran-van");
    }

    /// <summary>Opens a page that must be there.</summary>
    public async Task<WebPage> SeesAsync(string path)
    {
        var page = await Chief.OpenAsync(path);
        page.Status.ShouldBe(HttpStatusCode.OK, path);
        return page;
    }

    /// <summary>Somebody reports on the web; the receipt must come.</summary>
    public async Task ReportAsync(string words)
    {
        using var resident = new Resident(Server);
        await resident.ReportAsync(("ke", words));
        resident.Page.Path.ShouldBe("/da-nhan", $"{(int)resident.Page.Status} {resident.Page.Heading} {string.Join(' ', resident.Page.Errors)}\n{string.Join('\n', Server.Log.Problems.TakeLast(2))}");
    }

    public async ValueTask DisposeAsync()
    {
        Chief.Dispose();
        Commune.Dispose();
        await Server.DisposeAsync();
    }

    private async Task FirstDayAsync()
    {
        await ReportAsync("Tối qua có tiếng cãi nhau to ở đầu thôn Đông");
        (await SeesAsync("/cases")).Words.ShouldContain("HS-");
        (await SeesAsync("/duty")).Words.ShouldContain("Phạm Minh Tuấn");
    }

    private async Task LaunchAsync()
    {
        var profile = await ProfileAsync();
        await StepAsync(ModelStage.Preparing, Begin);
        if (profile.HasLaunch) await StepAsync(ModelStage.Launched, Begin.AddDays(7));
        await StepAsync(ModelStage.Operating, Begin.AddDays(7));
        Chief.Page.FindAll(".timeline strong").Select(s => s.TextContent).ShouldBe(profile.HasLaunch ? ["Chuẩn bị", "Đã ra mắt", "Đang vận hành"] : ["Chuẩn bị", "Đang vận hành"]);
    }

    private async Task MonthsAsync()
    {
        var before = await Server.ReadAsync(db => db.Set<BinhYen.Cases.Case>().CountAsync());
        for (var month = 1; month <= 11; month++)
        {
            await TurnToAsync(Begin.AddMonths(month));
            await ReportAsync($"Việc của tháng thứ {month} ở thôn Tây");
            if (month == 1) await PlanRosterAsync();
        }

        var cases = await Server.ReadAsync(db => db.Set<BinhYen.Cases.Case>().OrderBy(c => c.ReceivedAt).ToListAsync());
        cases.Count.ShouldBe(before + 11);
        // By now somebody should have looked at each of the old ones: the ladder has told the leaders.
        (await SeesAsync("/cases")).Status.ShouldBe(HttpStatusCode.OK);
        (await Server.ReadAsync(db => db.Set<StaffAlert>().CountAsync())).ShouldBeGreaterThan(0);
    }

    // The set-up planned a month; the chief plans the next one, and the product says which days are still open.
    private async Task PlanRosterAsync()
    {
        var month = Today.ToString("yyyy-MM", CultureInfo.InvariantCulture);
        (await SeesAsync($"/duty?month={month}")).Words.ShouldContain("chưa có người trực");
        var form = Chief.Page.Form("/duty");
        var people = form.QuerySelectorAll("select")[0].QuerySelectorAll("option").Select(o => o.GetAttribute("value")!).Where(v => v.Length > 0).Take(3).ToList();
        var fields = form.QuerySelectorAll("select").Select(s => s.GetAttribute("name")!)
            .Select(name => (name, people[name.EndsWith("-day", StringComparison.Ordinal) ? 0 : name.EndsWith("-night", StringComparison.Ordinal) ? 1 : 2])).ToArray();
        await Chief.SubmitAsync("/duty", fields);
        Chief.Page.Words.ShouldContain("Đã lưu lịch trực");
        Chief.Page.Words.ShouldNotContain("chưa có người trực");
    }

    private async Task ChangeAsync()
    {
        var versions = await Server.ReadAsync(db => db.Set<CaseEvent>().Select(e => e.ProfileVersion).Distinct().ToListAsync());
        versions.ShouldBe([1]);
        await SeesAsync("/profile/rhythm/edit");
        await Chief.SubmitAsync("/profile/rhythm/edit", ("obstacle-escalateTo", "Công an xã\nĐảng ủy xã"));
        var from = Today.AddDays(10);
        await Chief.SubmitAsync("/profile/draft", [("from", Day(from)), ("basis-date", Day(Today)), .. Paper]);
        Chief.Page.Errors.ShouldBeEmpty();
        (await ProfileAsync()).ObstaclePath.ShouldNotBe(["Công an xã", "Đảng ủy xã"]);
        await TurnToAsync(from);
        (await ProfileAsync()).ObstaclePath.ShouldBe(["Công an xã", "Đảng ủy xã"]);
        await ReportAsync("Việc sau khi đổi quy định");
        (await Server.ReadAsync(db => db.Set<CaseEvent>().OrderByDescending(e => e.At).Select(e => e.ProfileVersion).FirstAsync())).ShouldBe(2);
    }

    private async Task LastDayAsync()
    {
        await TurnToAsync(Begin.AddYears(1));
        (await SeesAsync("/profile/versions")).FindAll("tbody tr").Count.ShouldBe(2);
        (await SeesAsync("/profile/versions/2?with=1")).Words.ShouldContain("Công an xã; Đảng ủy xã");
        await SeesAsync("/board");
        await using var scope = Server.Services.CreateAsyncScope();
        (await scope.ServiceProvider.GetRequiredService<VerifyJournal>().RunAsync(default)).Faults.ShouldBeEmpty();
    }

    private async Task StepAsync(ModelStage stage, DateOnly from)
    {
        await SeesAsync("/profile/life");
        await Chief.SubmitAsync("/profile/life", [("stage", stage.ToString()), ("from", Day(from)), ("basis-date", Day(Begin)), .. Paper]);
        Chief.Page.Errors.ShouldBeEmpty();
    }

    private static string Day(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
