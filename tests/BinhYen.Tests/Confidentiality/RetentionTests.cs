using BinhYen.Testing;
using System.Net;
using BinhYen.Cases;
using BinhYen.Confidentiality;
using BinhYen.Confidentiality.Retention;
using BinhYen.Intake;
using BinhYen.Platform;
using BinhYen.Platform.Journal;
using BinhYen.Platform.Persistence;
using BinhYen.Staff;
using BinhYen.Tests.Cases;
using BinhYen.Tests.Drivers;
using BinhYen.Tests.Given;
using BinhYen.Vault;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BinhYen.Tests.Confidentiality;

/// <summary>What is kept ends: by a table, with minutes, for good.</summary>
[Trait("Speed", "Slow")]
public sealed class RetentionTests
{
    private const string Name = "Đoàn Văn Xohet";
    private const string Words = "ao cá nhà tôi bị đổ thuốc xohan đêm qua";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, OnBothEngines]
    public async Task A_closed_case_loses_its_teller_after_a_year_and_its_words_after_two_and_keeps_what_is_nobodys(Engine engine)
    {
        await using var server = await StartAsync(engine);
        var opened = await ClosedAsync(server);
        using (var before = await server.SignInAsync(StaffRole.PoliceChief)) (await before.SeesAsync("/retention")).Words.ShouldContain("Sẽ xóa trong 30 ngày tới");

        await TurnToAsync(server, months: 11);
        await RunAsync(server);
        (await MentionedAsync(server, opened)).ShouldBeTrue();
        using (var chief = await server.SignInAsync(StaffRole.PoliceChief))
            (await chief.SeesAsync("/retention")).Words.ShouldContain("không có");
        await TurnToAsync(server, months: 12, days: 1);
        await RunAsync(server);
        (await MentionedAsync(server, opened)).ShouldBeFalse();
        using (var chief = await server.SignInAsync(StaffRole.PoliceChief))
            (await chief.SeesAsync($"/cases/{opened.Code}")).Words.ShouldContain("xohan");

        await TurnToAsync(server, months: 24, days: 1);
        await RunAsync(server);
        using var later = await server.SignInAsync(StaffRole.PoliceChief);
        var page = await later.SeesAsync($"/cases/{opened.Code}");
        page.Words.ShouldNotContain("xohan");
        page.Words.ShouldContain("đã được xóa theo quy định");
        (await later.SeesAsync("/cases?q=xohan")).FindAll("a.item").ShouldBeEmpty();
        var @case = await server.CaseAsync(opened.Code);
        (@case.Category, @case.HamletId is not null, @case.Closing!.Outcome).ShouldBe((CaseCategory.Noise, true, Outcome.Resolved));
        // Nothing can be sealed into it any more, and trying is told kindly.
        (await later.PostAsync($"/cases/{opened.Code}/note", [Token(later), KeyValuePair.Create("note-text", "x")])).Status.ShouldBeOneOf(HttpStatusCode.NotFound, HttpStatusCode.Conflict);

        var list = await later.SeesAsync("/retention");
        var minutes = await later.SeesAsync(list.FindAll(".items a")[0].GetAttribute("href")!);
        minutes.Words.ShouldContain("Biên bản xóa dữ liệu");
        minutes.Words.ShouldContain(opened.Code.ToString());
        (await FaultsAsync(server)).ShouldBeEmpty();
        (await ReceiptAsync(server, opened)).ShouldBe(ReceiptVerdict.WholeButDeleted);
    }

    /// <summary>What is about the chief leaves the commune and is never closed here: it must not stay for ever because of that.</summary>
    [Theory, OnBothEngines]
    public async Task What_was_handed_above_the_commune_loses_its_words_after_two_years_and_its_teller_after_three(Engine engine)
    {
        await using var server = await StartAsync(engine);
        var reporter = await server.Services.GetRequiredService<ReporterVault>().KeepAsync(server.Commune, new ReporterContact(Name, "0100 000 777"), Stop);
        var opened = await server.ReportAsync("Trưởng Công an xã nhận tiền của chủ bến xohan", change: o => o with { Reporter = reporter, Secrecy = Secrecy.KeptSecret, OfficerConflict = true });
        await using (var scope = server.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<BinhYenDb>();
            var (@case, rules) = (await db.Set<Case>().Include(c => c.Clocks).SingleAsync(c => c.Code == opened.Code, Stop), await scope.ServiceProvider.GetRequiredService<CaseRulesOf>().ForAsync(server.Commune, Stop));
            if (@case.State is not CaseState.Transferred) @case.HandOverAboveCommune(GivenCase.Slip, new Occasion(BinhYen.Platform.Actor.System, server.Clock.GetUtcNow(), rules)).Succeeded.ShouldBeTrue();
            await db.SaveChangesAsync(Stop);
        }

        await TurnToAsync(server, months: 23);
        await RunAsync(server);
        (await DestroyedAsync()).ShouldBeFalse();
        await TurnToAsync(server, months: 24, days: 1);
        await RunAsync(server);
        (await DestroyedAsync()).ShouldBeTrue();
        (await MentionedAsync(server, opened)).ShouldBeTrue();
        await TurnToAsync(server, months: 36, days: 1);
        await RunAsync(server);
        (await MentionedAsync(server, opened)).ShouldBeFalse();
        // The chief reads the minutes: their number and their day would tell how many such reports there were, and when each ended.
        (await server.ReadAsync(db => db.Set<DeletionRecord>().CountAsync(Stop))).ShouldBe(0);
        (await server.ReadAsync(db => db.Set<BinhYen.Platform.Journal.JournalEntry>().CountAsync(e => e.Fact == "retention.ran.v1", Stop))).ShouldBe(0);

        Task<bool> DestroyedAsync() => server.ReadAsync(db => (from c in db.Set<Case>() where c.Code == opened.Code join s in db.Set<CaseSecret>() on c.Id equals s.CaseId select s.DestroyedAt != null).SingleAsync(Stop));
    }

    /// <summary>A list by persons left out whoever had told something else since: the chief would have read there who complained about the chief.</summary>
    [Theory, OnBothEngines]
    [Threat(2)]
    public async Task What_is_due_says_nothing_about_other_reports_of_the_same_person(Engine engine)
    {
        await using var server = await StartAsync(engine);
        var old = await ClosedAsync(server);
        var person = await server.ReadAsync(db => db.Set<ReportThread>().Where(t => t.Id == old.ThreadId).Select(t => t.Reporter).SingleAsync(Stop));
        await TurnToAsync(server, months: 12, days: 1);
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        var before = (await chief.SeesAsync("/retention")).Words;
        before.ShouldContain(old.Code.ToString());
        var about = await server.ReportAsync("Trưởng Công an xã nhận tiền", "H01", o => o with { Kind = CaseKind.PoliceConduct, Category = CaseCategory.PoliceConduct, OfficerConflict = true, Reporter = person });
        await server.ReadAsync(db => db.Set<Case>().Where(c => c.Code == about.Code).ExecuteUpdateAsync(s => s.SetProperty(c => c.ConflictAboveCommune, true), Stop));
        (await chief.SeesAsync("/retention")).Words.ShouldBe(before);

        await RunAsync(server);
        var threads = await server.ReadAsync(db => db.Set<ReportThread>().AsNoTracking().Where(t => t.Reporter == person).ToDictionaryAsync(t => t.Id, t => t.WithdrawnAt, Stop));
        threads[old.ThreadId].ShouldNotBeNull();
        threads[about.ThreadId].ShouldBeNull();
        (await MentionedAsync(server, about)).ShouldBeTrue("who has a case open keeps the way to an answer");
    }

    [Theory, OnBothEngines]
    public async Task What_its_time_of_keeping_ends_before_its_mark_is_not_told_as_a_withdrawal_afterwards(Engine engine)
    {
        await using var server = await StartAsync(engine);
        var old = await ClosedAsync(server);
        var person = await server.ReadAsync(db => db.Set<ReportThread>().Where(t => t.Id == old.ThreadId).Select(t => t.Reporter).SingleAsync(Stop));
        await TurnToAsync(server, months: 12, days: 1);
        await using (var scope = server.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<DataRequests>().WithdrawInChatAsync(server.Commune, [person!.Value], Stop);
            await scope.ServiceProvider.GetRequiredService<BinhYenDb>().SaveChangesAsync(Stop);
        }

        await RunAsync(server);
        server.Clock.Advance(TimeSpan.FromDays(3) + TimeSpan.FromMinutes(1));
        (await server.Services.GetRequiredService<BinhYen.Cases.Retaining.ShowWithdrawals>().BeatAsync(Stop)).ShouldBeFalse();
        (await server.ReadAsync(db => db.Set<DataRequest>().CountAsync(Stop))).ShouldBe(0);
    }

    [Theory, OnBothEngines]
    public async Task A_Zalo_that_an_officer_linked_and_no_longer_confirms_is_taken_off_after_a_month(Engine engine)
    {
        await using var server = await StartAsync(engine);
        await using (var scope = server.Services.CreateAsyncScope())
        {
            var phones = scope.ServiceProvider.GetRequiredService<OfficerPhones>();
            var officer = new CurrentStaff(await server.IdOfAsync("cskv-p05"), server.Commune, StaffRole.AreaOfficer, "cskv-p05");
            await phones.OfferAsync(officer, Stop);
            var code = await phones.CodeOfAsync((await phones.FindAsync(officer.Id, Stop))!, Stop);
            (await phones.HearAsync(new ZaloVoice(server.Commune, "2900000000000000023", "7300000000000000881"), $"KETNOI {code}", Stop)).ShouldBeTrue();
            await scope.ServiceProvider.GetRequiredService<BinhYenDb>().SaveChangesAsync(Stop);
        }

        server.Clock.Advance(TimeSpan.FromDays(29));
        await RunAsync(server);
        (await LinksAsync()).ShouldBe(1);
        server.Clock.Advance(TimeSpan.FromDays(2));
        await RunAsync(server);
        (await LinksAsync()).ShouldBe(0);
        (await server.ReadAsync(db => db.Set<JournalEntry>().AsNoTracking().SingleAsync(e => e.Fact == "cases.alarm-phone-unlinked.v1", Stop))).Actor.ShouldBe("system");

        Task<int> LinksAsync() => server.ReadAsync(db => db.Set<AlarmPhone>().CountAsync(p => p.LinkedAt != null, Stop));
    }

    [Fact]
    [Threat(9)]
    public async Task What_was_deleted_stays_unreadable_when_yesterdays_backup_of_everything_is_put_back()
    {
        await using var server = await StartAsync(Engine.Sqlite);
        var opened = await ClosedAsync(server);
        var other = await server.ReportAsync("tin còn mở xocon");
        await TurnToAsync(server, months: 24, days: 1);
        using (var chief = await server.SignInAsync(StaffRole.PoliceChief)) (await chief.SeesAsync($"/cases/{opened.Code}")).Words.ShouldContain("xohan");
        var backup = Directory.CreateTempSubdirectory("binhyen-backup-").FullName;
        await server.ReadAsync(db => db.Database.ExecuteSqlAsync($"VACUUM INTO {Path.Combine(backup, "binhyen.db")}"));
        await server.Services.GetRequiredService<SecureVault>().BackupToAsync(Path.Combine(backup, "vault.db"), Stop);
        await RunAsync(server);

        await server.RestartAsync(whileStopped: () =>
        {
            SqliteConnection.ClearAllPools();
            foreach (var name in new[] { "binhyen.db", "vault.db" })
            {
                foreach (var rest in new[] { "-wal", "-shm" }) File.Delete(Path.Combine(server.DataFolder, name + rest));
                File.Copy(Path.Combine(backup, name), Path.Combine(server.DataFolder, name), overwrite: true);
            }
        });

        // The rows are back, as the thief of a backup would have them. Their keys are not.
        (await server.ReadAsync(db => db.CountTermsAsync(opened.CaseId, Stop))).ShouldBeGreaterThan(0);
        using var after = await server.SignInAsync(StaffRole.PoliceChief);
        var page = await after.SeesAsync($"/cases/{opened.Code}");
        page.Words.ShouldNotContain("xohan");
        page.Words.ShouldContain("đã được xóa theo quy định");
        (await MentionedAsync(server, opened)).ShouldBeFalse();
        (await after.SeesAsync($"/cases/{other.Code}")).Words.ShouldContain("xocon");
        Directory.Delete(backup, recursive: true);
    }

    [Theory, OnBothEngines]
    public async Task A_case_that_a_proceeding_needs_is_held_until_it_is_let_go(Engine engine)
    {
        await using var server = await StartAsync(engine);
        var opened = await ClosedAsync(server);
        using (var chief = await server.SignInAsync(StaffRole.PoliceChief))
        {
            await chief.SeesAsync("/retention");
            (await chief.SubmitAsync("/retention/holds", ("code", opened.Code.ToString().ToLowerInvariant()), ("basis", "12/YC-CSĐT ngày 20/11/2026"))).Words.ShouldContain("Đã giữ lại");
            (await chief.SubmitAsync("/retention/holds", ("code", ""), ("basis", "abcdef"))).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        }

        await TurnToAsync(server, months: 25);
        await RunAsync(server);
        using var later = await server.SignInAsync(StaffRole.PoliceChief);
        (await later.SeesAsync($"/cases/{opened.Code}")).Words.ShouldContain("xohan");
        var page = await later.SeesAsync("/retention");
        page.Words.ShouldContain("giữ lại 1");
        await later.SubmitAsync(page.Document.Forms.First(f => f.Action.Contains("/release")), []);
        await RunAsync(server);
        (await later.SeesAsync($"/cases/{opened.Code}")).Words.ShouldNotContain("xohan");
    }

    [Theory, OnBothEngines]
    public async Task A_commune_may_keep_less_long_but_never_longer(Engine engine)
    {
        await using var server = await StartAsync(engine);
        var opened = await ClosedAsync(server);
        using (var chief = await server.SignInAsync(StaffRole.PoliceChief))
        {
            await chief.SeesAsync("/retention");
            (await chief.SubmitAsync("/retention/rules/case-content", ("count-case-content", "25"))).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
            (await chief.SubmitAsync("/retention/rules/case-content", ("count-case-content", "0"))).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
            (await chief.SubmitAsync("/retention/rules/case-content", ("count-case-content", "3"))).Words.ShouldContain("Đã đổi thời hạn");
        }

        await TurnToAsync(server, months: 3, days: 1);
        await RunAsync(server);
        using var later = await server.SignInAsync(StaffRole.PoliceChief);
        (await later.SeesAsync($"/cases/{opened.Code}")).Words.ShouldNotContain("xohan");
        using var deputy = await server.SignInAsync(StaffRole.DeputyPoliceChief);
        (await deputy.OpenAsync("/retention")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory, OnBothEngines]
    public async Task A_day_is_run_once_and_an_anonymous_code_ends_after_ninety_days(Engine engine)
    {
        await using var server = await StartAsync(engine);
        var anonymous = await ClosedAsync(server, anonymous: true);
        await TurnToAsync(server, months: 0, days: 91);
        (await DailyAsync(server)).ShouldBe(1);
        (await DailyAsync(server)).ShouldBe(0);
        using var resident = new Resident(server);
        (await resident.LookUpAsync(anonymous.TrackingCode.Reveal())).Words.ShouldContain("Không có tin nào với mã này");
        // The receipt goes on to say that the report is whole.
        (await ReceiptAsync(server, anonymous)).ShouldBe(ReceiptVerdict.Whole);
    }

    [Theory, OnBothEngines]
    public async Task Two_servers_that_run_in_the_same_hour_delete_once_and_write_one_minute(Engine engine)
    {
        await using var server = await StartAsync(engine);
        await ClosedAsync(server);
        await ClosedAsync(server, anonymous: true);
        await TurnToAsync(server, months: 13);
        var runs = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => DailyAsync(server), Stop)));
        runs.Order().ShouldBe([0, 0, 0, 2]);
        (await server.ReadAsync(db => db.Set<DeletionRecord>().CountAsync(Stop))).ShouldBe(2, "one for the name, one for the code");
        (await server.ReadAsync(db => db.Set<RetentionRun>().CountAsync(Stop))).ShouldBe(1);
        (await FaultsAsync(server)).ShouldBeEmpty();
        server.Log.All.ShouldNotContain(line => line.Contains("could not be deleted now"));

        // A server that died in the middle gives its turn back by the clock.
        var turns = server.Services.GetRequiredService<SharedTurns>();
        var left = (await turns.TakeAsync($"retention:{server.Commune}", Stop)).ShouldNotBeNull();
        (await turns.TakeAsync($"retention:{server.Commune}", Stop)).ShouldBeNull();
        server.Clock.Advance(SharedTurns.Length);
        await using var next = (await turns.TakeAsync($"retention:{server.Commune}", Stop)).ShouldNotBeNull();
        (await left.KeepAsync(Stop)).ShouldBeFalse("it woke up too late");
        await left.DisposeAsync();
        (await turns.TakeAsync($"retention:{server.Commune}", Stop)).ShouldBeNull("the late one must not give away what is not its own");
    }

    [Theory, OnBothEngines]
    public async Task A_record_that_cannot_go_now_holds_nothing_else_back_and_goes_in_the_next_hour(Engine engine)
    {
        var stuck = new StuckFiles();
        await using var server = await BinhYenServer.StartAsync(engine, configure: b => b.Services.AddScoped<IThreadFiles>(p => stuck.Around(p)), without: [typeof(RetentionBeat)]);
        var first = await ClosedAsync(server);
        server.Clock.Advance(TimeSpan.FromMinutes(1));
        var second = await ClosedAsync(server);
        await TurnToAsync(server, months: 25);
        stuck.Fails = true;
        // The name of both goes, and the words of one; the other one is in the way of somebody.
        (await DailyAsync(server)).ShouldBe(3);
        (await server.ReadAsync(db => db.Set<RetentionRun>().CountAsync(Stop))).ShouldBe(0, "the day is not done");
        (await server.ReadAsync(db => db.Set<DeletionRecord>().Where(r => r.Rule == RetentionTable.CaseContent).Select(r => r.Labels).ToListAsync(Stop))).ShouldBe([second.Code.ToString()]);
        (await DailyAsync(server)).ShouldBe(1);
        (await server.ReadAsync(db => db.Set<DeletionRecord>().Where(r => r.Rule == RetentionTable.CaseContent).Select(r => r.Labels).ToListAsync(Stop)))
            .ShouldBe([second.Code.ToString(), first.Code.ToString()], ignoreOrder: true);
        (await server.ReadAsync(db => db.Set<RetentionRun>().CountAsync(Stop))).ShouldBe(1);
        (await FaultsAsync(server)).ShouldBeEmpty();
    }

    // The server's own daily run stays silent: here the test decides when a run comes.
    private static Task<BinhYenServer> StartAsync(Engine engine) => BinhYenServer.StartAsync(engine, without: [typeof(RetentionBeat)]);

    // From the report to the reporter's "tôi đồng ý", through the pages.
    private static async Task<OpenedCase> ClosedAsync(BinhYenServer server, bool anonymous = false)
    {
        var reporter = anonymous ? null : await server.Services.GetRequiredService<ReporterVault>().KeepAsync(server.Commune, new ReporterContact(Name, "0100 000 777"), Stop);
        var opened = await server.ReportAsync(Words, change: o => o with { Reporter = reporter, Secrecy = anonymous ? Secrecy.Anonymous : Secrecy.Named });
        using var officer = await Officer.SignInAsync(server, BinhYenServer.Account("cskv-p04"));
        await CaseWorkTests.HandlingAsync(officer, opened);
        await CaseWorkTests.DoAsync(officer, opened, "answer",
            ("answer-outcome", nameof(Outcome.Resolved)), ("answer-what", "đã lập biên bản và nhắc nhở hộ liền kề"), ("answer-when", "2026-11-23"),
            ("answer-unit", "Công an xã"), ("answer-text", "Chào bạn."));
        using var resident = new Resident(server);
        await resident.LookUpAsync(opened.TrackingCode.Reveal());
        (await resident.SubmitAsync("/tin-cua-toi/dong-y")).Status.ShouldBe(HttpStatusCode.OK);
        (await server.CaseAsync(opened.Code)).State.ShouldBe(CaseState.Closed);
        return opened;
    }

    private static Task TurnToAsync(BinhYenServer server, int months, int days = 0)
    {
        server.Clock.SetUtcNow(BinhYenServer.Start.AddMonths(months).AddDays(days));
        return server.ReadAsync(async db =>
        {
            // Accounts that nobody used for so long would be refused at the door; that is another test's matter.
            var now = server.Clock.GetUtcNow();
            return await db.Set<StaffMember>().ExecuteUpdateAsync(s => s.SetProperty(m => m.LastSeenAt, now), Stop);
        });
    }

    private static async Task RunAsync(BinhYenServer server)
    {
        await using var scope = server.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<RunRetention>().RunAsync(server.Commune, Stop);
    }

    private static async Task<int> DailyAsync(BinhYenServer server)
    {
        await using var scope = server.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<RunRetention>().DailyAsync(Stop);
    }

    private static async Task<bool> MentionedAsync(BinhYenServer server, OpenedCase opened)
    {
        var reporter = await server.ReadAsync(db => db.Set<ReportThread>().Where(t => t.Id == opened.ThreadId).Select(t => t.Reporter!.Value).SingleAsync(Stop));
        return await server.Services.GetRequiredService<ReporterVault>().IsMentionedInAsync(reporter, Name, Stop);
    }

    private static async Task<List<JournalFaultKind>> FaultsAsync(BinhYenServer server)
    {
        await using var scope = server.Services.CreateAsyncScope();
        return [.. (await scope.ServiceProvider.GetRequiredService<VerifyJournal>().RunAsync(Stop)).Faults.Select(f => f.Fault)];
    }

    private static async Task<ReceiptVerdict> ReceiptAsync(BinhYenServer server, OpenedCase opened)
    {
        await using var scope = server.Services.CreateAsyncScope();
        var receipts = scope.ServiceProvider.GetRequiredService<ReportReceipts>();
        return (await receipts.CheckAsync(await receipts.OfAsync(opened.ThreadId, Stop), Stop)).Verdict;
    }

    private static KeyValuePair<string, string> Token(Officer officer) =>
        KeyValuePair.Create("__RequestVerificationToken", officer.Page.Find("input[name=__RequestVerificationToken]")!.GetAttribute("value")!);

    // Files as the product keeps them; the first removal after it is told to meets somebody else's change of the same row.
    private sealed class StuckFiles
    {
        public bool Fails { get; set; }

        public IThreadFiles Around(IServiceProvider services) => new Files(this, ActivatorUtilities.CreateInstance<CaseFiles>(services));

        private sealed class Files(StuckFiles stuck, IThreadFiles inner) : IThreadFiles
        {
            public Task<IReadOnlyList<ThreadFile>> OfAsync(CaseCode code, IReadOnlyCollection<Guid> attachments, CancellationToken cancellationToken) =>
                inner.OfAsync(code, attachments, cancellationToken);

            public Task<IReadOnlyList<RecordKeyId>> KeysOfAsync(IReadOnlyCollection<Guid> attachments, CancellationToken cancellationToken) => inner.KeysOfAsync(attachments, cancellationToken);

            public Task<IReadOnlyList<Guid>> CopyAsync(CommuneId commune, IReadOnlyCollection<Guid> attachments, CancellationToken cancellationToken) => inner.CopyAsync(commune, attachments, cancellationToken);

            public Task RemoveAsync(IReadOnlyCollection<Guid> attachments, CancellationToken cancellationToken)
            {
                if (!stuck.Fails) return inner.RemoveAsync(attachments, cancellationToken);
                stuck.Fails = false;
                throw new DbUpdateConcurrencyException("made up by the test");
            }
        }
    }
}
