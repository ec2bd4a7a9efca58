using BinhYen.Cases;
using BinhYen.Cases.Escalating;
using BinhYen.Platform.Journal;
using BinhYen.Platform.Storage;
using BinhYen.Staff;
using BinhYen.Testing;
using BinhYen.Tests.Cases;
using BinhYen.Tests.Drivers;
using BinhYen.Tests.Given;
using BinhYen.Vault;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BinhYen.Tests.Confidentiality;

/// <summary>B-01 … B-03 and T18: what must not be here is refused, or goes with its keys; minutes stay, words nowhere.</summary>
public sealed class SecretRemovalTests(Servers servers) : IClassFixture<Servers>
{
    private const string Words = "kế hoạch tuần tra số mười bảy hoanghoa";

    [Theory, OnBothEngines]
    [Requirement("R-YC-20", "R-TT-45")]
    public async Task The_chief_takes_a_secret_out_and_only_minutes_stay(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        var opened = await server.ReportAsync(Words, "H01");
        using (var officer = await Officer.SignInAsync(server, BinhYenServer.Account("cskv-p04")))
        {
            await CaseWorkTests.DoAsync(officer, opened, "look");
            officer.Page.FindAll("[data-deed=secret-out]").ShouldBeEmpty("only the chief");
        }

        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        await chief.SeesAsync($"/cases/{opened.Code}");
        await chief.SubmitAsync($"/cases/{opened.Code}/secret-out");
        chief.Page.Errors.ShouldContain(e => e.Contains("Chọn vì sao"));
        await CaseWorkTests.DoAsync(chief, opened, "secret-out", ("secret-out-ground", nameof(SecretGround.Marked)), ("secret-out-sure", "1"));

        chief.Page.Words.ShouldNotContain(Words);
        chief.Page.Words.ShouldContain(SealedRecords.Deleted);
        (await chief.SeesAsync($"/cases/{opened.Code}/secret-minutes")).Words.ShouldContain("có dấu hoặc chữ chỉ độ mật");
        (await server.CaseAsync(opened.Code)).State.ShouldBe(CaseState.NotACase);
        await GoneAsync(server, opened);
        (await server.ReadAsync(db => db.Set<JournalEntry>().SingleAsync(e => e.Fact == "cases.secret-taken-out.v1" && e.Subject == opened.Code.ToString()))).Details.ShouldContain("Marked");
        server.Log.All.ShouldNotContain(line => line.Contains("hoanghoa"));
        using var resident = new Resident(server);
        await resident.LookUpAsync(opened.TrackingCode.Reveal());
        resident.Page.Words.ShouldNotContain(Words);
    }

    [Theory, OnBothEngines]
    public async Task Words_destroyed_while_a_form_was_open_are_no_fault_of_ours_and_nothing_typed_is_lost(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        var opened = await server.ReportAsync("Quán hát to quá nửa đêm ở đầu thôn", "H01");
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        await chief.SeesAsync($"/cases/{opened.Code}");
        var key = await server.ReadAsync(db => db.Set<CaseSecret>().Where(s => s.CaseId == opened.CaseId).Select(s => s.KeyId).SingleAsync());
        await server.Services.GetRequiredService<IRecordSealer>().DestroyAsync([key], "test.destroyed", CancellationToken.None);
        var faults = server.Log.Problems.Count;

        var who = (await server.StaffAsync("cskv-p04")).Id.ToString();
        var page = await chief.SubmitAsync($"/cases/{opened.Code}/widen-conflict", ("widen-conflict-who", who), ("widen-conflict-why", "Người nhà của bên bị kêu"));

        page.Status.ShouldBe(System.Net.HttpStatusCode.Gone);
        page.Errors.ShouldContain(e => e.Contains("không còn ghi thêm được"));
        page.Find("#widen-conflict-why")!.TextContent.ShouldBe("Người nhà của bên bị kêu");
        server.Log.Problems.Skip(faults).ShouldBeEmpty("no fault of ours");
    }

    [Theory, OnBothEngines]
    [Requirement("R-DT-09")]
    public async Task Words_about_national_security_go_with_the_confirmed_receipt(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        var (chief, opened) = await HandedOverAsync(server);
        using (chief) await CaseWorkTests.DoAsync(chief, opened, "receipt");
        await GoneAsync(server, opened);
    }

    [Theory, OnBothEngines]
    public async Task Words_about_national_security_go_after_72_hours_even_when_nobody_confirms(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine, without: [typeof(ClockBeat)]);
        var (chief, opened) = await HandedOverAsync(server);
        chief.Dispose();
        server.Clock.Advance(TimeSpan.FromHours(71));
        await server.Services.GetRequiredService<ClockBeat>().BeatAsync(CancellationToken.None);
        (await server.CaseAsync(opened.Code)).TextRemovedAt.ShouldBeNull();

        server.Clock.Advance(TimeSpan.FromHours(1));
        await server.Services.GetRequiredService<ClockBeat>().BeatAsync(CancellationToken.None);

        await GoneAsync(server, opened);
        (await server.CaseAsync(opened.Code)).Transfer!.ReceivingBody.ShouldContain("An ninh", Shouldly.Case.Sensitive, "metadata stay");
    }

    [Fact]
    public async Task What_a_power_cut_left_undone_is_finished_at_the_next_start()
    {
        var server = await servers.OnAsync(Engine.Sqlite);
        var opened = await server.ReportAsync(Words, "H01");
        await server.ReadAsync(db => db.Set<BinhYen.Cases.Case>().Where(c => c.Code == opened.Code).ExecuteUpdateAsync(s => s.SetProperty(c => c.TextRemovedAt, server.Clock.GetUtcNow())));
        await using var scope = server.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<EraseWords>().FinishAsync(CancellationToken.None);
        var thread = await server.ReadAsync(db => db.Set<ReportThread>().AsNoTracking().SingleAsync(t => t.Id == opened.ThreadId));
        (await server.Services.GetRequiredService<IRecordSealer>().MinutesOfAsync(thread.KeyId, CancellationToken.None)).ShouldNotBeNull();
    }

    private static async Task<(Officer Chief, OpenedCase Opened)> HandedOverAsync(BinhYenServer server)
    {
        var opened = await server.ReportAsync(Words, "H01", o => o with { Category = CaseCategory.NationalSecurity, Urgency = Urgency.High });
        var chief = await server.SignInAsync(StaffRole.PoliceChief);
        await CaseWorkTests.DoAsync(chief, opened, "national-security", ("national-security-body", "Phòng An ninh Công an tỉnh"), ("national-security-passed", "toàn bộ tin"));
        return (chief, opened);
    }

    // No word under any key, no search term, no file.
    private static async Task GoneAsync(BinhYenServer server, OpenedCase opened)
    {
        var sealer = server.Services.GetRequiredService<IRecordSealer>();
        var thread = await server.ReadAsync(db => db.Set<ReportThread>().AsNoTracking().SingleAsync(t => t.Id == opened.ThreadId));
        var secret = await server.ReadAsync(db => db.Set<CaseSecret>().AsNoTracking().SingleAsync(s => s.CaseId == opened.CaseId));
        foreach (var key in new[] { thread.KeyId, secret.KeyId }) (await sealer.MinutesOfAsync(key, CancellationToken.None)).ShouldNotBeNull();
        (await server.ReadAsync(db => db.CountTermsAsync(opened.CaseId, default))).ShouldBe(0, "not even searched words remain");
    }
}
