using BinhYen.Cases;
using BinhYen.Cases.OwnData;
using BinhYen.Commands;
using BinhYen.Confidentiality;
using BinhYen.Platform.Health;
using BinhYen.Platform.Journal;
using BinhYen.Platform.Persistence;
using BinhYen.Platform.Settings;
using BinhYen.Staff;
using BinhYen.Testing;
using BinhYen.Tests.Cases.Revealing;
using BinhYen.Tests.Drivers;
using BinhYen.Tests.Given;
using BinhYen.Vault;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Finding = BinhYen.Platform.Health.Finding;

namespace BinhYen.Tests.Confidentiality;

/// <summary>A main database from a backup forgets; no name opens by that.</summary>
[Trait("Speed", "Slow")]
public sealed class RestoreTests
{
    private const string Name = "Lò Thị Mận Phục";
    private const string Phone = "0912 345 678";
    private const string Closed = "đang chạy từ một bản sao lưu";
    private const string ChiefOnly = "chỉ Trưởng Công an xã được xin mở";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    [Threat(9)]
    public async Task A_wish_for_secrecy_and_a_lock_outlive_a_backup_of_the_main_database()
    {
        await using var server = await BinhYenServer.StartAsync();
        var (named, locked, neither) = (await ReportAsync(server), await ReportAsync(server), await ReportAsync(server));
        await BackUpAsync(server);
        await AskForSecrecyAsync(server, named);
        await LockAsync(server, locked, isLocked: true);
        await PutBackAsync(server);

        using var deputy = await server.SignInAsync(StaffRole.DeputyPoliceChief);
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        await UntilAsync(async () => (await ThreadAsync(server, named)).Secrecy is Secrecy.KeptSecret && (await ThreadAsync(server, locked)).RestrictedAt is not null);
        (await deputy.SeesAsync($"/cases/{locked.Code}")).Words.ShouldContain("yêu cầu hạn chế xử lý");
        (await deputy.SeesAsync(RevealTests.AskAddress(named))).Words.ShouldContain(ChiefOnly);
        (await deputy.SeesAsync(RevealTests.AskAddress(neither))).Words.ShouldContain(Closed);

        await ConfirmAsync(deputy);
        await ConfirmAsync(chief);
        (await deputy.SeesAsync(RevealTests.AskAddress(named))).Words.ShouldContain(ChiefOnly);
        (await deputy.SeesAsync(RevealTests.AskAddress(locked))).Words.ShouldContain("hạn chế xử lý dữ liệu");
        (await RevealTests.AskAsync(deputy, neither)).Words.ShouldNotContain(Closed);
    }

    [Theory, OnBothEngines]
    [Threat(9)]
    public async Task What_the_row_of_a_report_forgot_the_identity_remembers(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine);
        var (named, locked) = (await ReportAsync(server), await ReportAsync(server));
        await AskForSecrecyAsync(server, named);
        await LockAsync(server, locked, isLocked: true);
        // By hand, and nothing else of the database.
        await server.ReadAsync(db => db.Set<ReportThread>().ExecuteUpdateAsync(s => s.SetProperty(t => t.Secrecy, Secrecy.Named).SetProperty(t => t.RestrictedAt, (DateTimeOffset?)null), Stop));

        using var deputy = await server.SignInAsync(StaffRole.DeputyPoliceChief);
        (await deputy.SeesAsync(RevealTests.AskAddress(named))).Words.ShouldContain(ChiefOnly);
        (await deputy.SeesAsync(RevealTests.AskAddress(locked))).Words.ShouldContain("hạn chế xử lý dữ liệu");

        await LockAsync(server, locked, isLocked: true);
        await LockAsync(server, locked, isLocked: false);
        (await deputy.SeesAsync(RevealTests.AskAddress(locked))).Words.ShouldNotContain("hạn chế xử lý dữ liệu");
    }

    [Theory, OnBothEngines]
    [Threat(9)]
    public async Task While_the_journal_ends_before_what_the_vault_saw_no_name_opens_until_two_leaders_confirm(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine);
        var opened = await ReportAsync(server);
        using var deputy = await server.SignInAsync(StaffRole.DeputyPoliceChief);
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        await RevealTests.AskAsync(deputy, opened);
        await RevealTests.AgreeAsync(server, deputy, StaffRole.PoliceChief);
        var then = await HeadAsync(server);
        var page = (await RevealTests.PressAsync(deputy, "/open")).Path;
        deputy.Page.Words.ShouldContain(Name);
        (await FaultsAsync(server)).ShouldBeEmpty();

        await RollBackAsync(server, then);

        (await deputy.SeesAsync(page)).Words.ShouldNotContain(Name);
        deputy.Page.Words.ShouldContain(Closed);
        (await deputy.SeesAsync(RevealTests.AskAddress(opened))).Words.ShouldContain(Closed);
        // A journal that goes on is not the one that was lost.
        for (var i = 0; i < 6; i++) await ReportAsync(server);
        await NoteAsync(server);
        (await deputy.SeesAsync(RevealTests.AskAddress(opened))).Words.ShouldContain(Closed);
        (await FaultsAsync(server)).ShouldBe([JournalFaultKind.RolledBack]);
        (await FindingsAsync(server, "Sổ nhật ký")).ShouldContain(f => f.Level == Finding.Bad && f.Words.Contains("bản cũ"));
        (await HealthAsync(server)).ShouldBe("Degraded");
        (await chief.SeesAsync("/cases")).Words.ShouldContain("Hệ thống đang chạy từ một bản sao lưu");

        await ConfirmAsync(chief);
        chief.Page.FindAll("form[action='/restored']").ShouldBeEmpty();
        (await deputy.SeesAsync(RevealTests.AskAddress(opened))).Words.ShouldContain(Closed);
        await ConfirmAsync(deputy);
        deputy.Page.Words.ShouldContain("dữ liệu mới nhất");
        (await FaultsAsync(server)).ShouldBeEmpty();
        (await HealthAsync(server)).ShouldBe("Healthy");
        (await RevealTests.AskAsync(deputy, opened)).Words.ShouldNotContain(Closed);
        (await chief.SeesAsync("/cases")).Words.ShouldNotContain("Hệ thống đang chạy từ một bản sao lưu");
    }

    [Theory, OnBothEngines]
    public async Task What_was_confirmed_for_one_loss_does_not_count_for_the_next(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine);
        var opened = await ReportAsync(server);
        var then = await HeadAsync(server);
        await ReportAsync(server);
        await NoteAsync(server);
        await RollBackAsync(server, then);
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        using var deputy = await server.SignInAsync(StaffRole.DeputyPoliceChief);
        await ConfirmAsync(chief);
        await ConfirmAsync(deputy);
        var after = await HeadAsync(server);
        await ReportAsync(server);
        await NoteAsync(server);
        await RollBackAsync(server, after);

        await ConfirmAsync(deputy);

        (await deputy.SeesAsync("/restored")).Words.ShouldContain("Bạn đã xác nhận");
        (await deputy.SeesAsync(RevealTests.AskAddress(opened))).Words.ShouldContain(Closed);
    }

    [Theory, OnBothEngines]
    public async Task Whatever_breaks_off_leaves_the_vault_behind_the_journal(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine);
        await ReportAsync(server);
        await using (var scope = server.Services.CreateAsyncScope())
        {
            // Written and never committed, as in a machine that loses its power in between.
            var db = scope.ServiceProvider.GetRequiredService<BinhYenDb>();
            await using var transaction = await db.Database.BeginTransactionAsync(Stop);
            db.Record(JournalDraft.Of(server.Commune, server.Clock.GetUtcNow(), "test.fact.v1", "x", "system"));
            await db.SaveChangesAsync(Stop);
            await NoteAsync(server);
            await transaction.RollbackAsync(Stop);
        }

        (await FaultsAsync(server)).ShouldBeEmpty();
        await ReportAsync(server);
        await NoteAsync(server);
        (await FaultsAsync(server)).ShouldBeEmpty();
        (await NotedAsync(server)).ShouldBe((await HeadAsync(server)).Sequence);
    }

    [Fact]
    public async Task The_vault_notes_the_journal_by_the_minute_and_at_the_end_and_not_with_every_report()
    {
        await using var server = await BinhYenServer.StartAsync();
        await NoteAsync(server);
        var before = await NotedAsync(server);
        for (var i = 0; i < 5; i++) await ReportAsync(server);
        (await NotedAsync(server)).ShouldBe(before);

        server.Clock.Advance(TimeSpan.FromMinutes(1));
        await UntilAsync(async () => await NotedAsync(server) >= before + 5);
        await ReportAsync(server);
        var last = (await HeadAsync(server)).Sequence;
        await server.RestartAsync(whileStopped: SqliteConnection.ClearAllPools);
        (await NotedAsync(server)).ShouldBeGreaterThanOrEqualTo(last);
    }

    [Fact]
    [Threat(9)]
    public async Task Without_the_list_of_destroyed_keys_doctor_says_so_and_two_leaders_decide()
    {
        await using var server = await BinhYenServer.StartAsync();
        var opened = await ReportAsync(server);
        await server.RestartAsync(whileStopped: () => File.Delete(List(server)));

        (await FindingsAsync(server, "Khóa và kho danh tính")).ShouldContain(f => f.Level == Finding.Bad && f.Words.Contains("danh sách khóa đã hủy"));
        using var deputy = await server.SignInAsync(StaffRole.DeputyPoliceChief);
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        (await deputy.SeesAsync(RevealTests.AskAddress(opened))).Words.ShouldContain(Closed);
        await ConfirmAsync(deputy);
        deputy.Page.Words.ShouldContain("Danh sách khóa đã hủy");
        (await deputy.SeesAsync(RevealTests.AskAddress(opened))).Words.ShouldContain(Closed);
        await ConfirmAsync(chief);
        await RevealTests.AskAsync(deputy, opened);
        (await FindingsAsync(server, "Khóa và kho danh tính")).ShouldNotContain(f => f.Level == Finding.Bad);
    }

    [Theory, OnBothEngines]
    [Threat(9)]
    public async Task Main_database_and_vault_of_one_night_open_no_name_until_two_leaders_confirm(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine);
        var (named, neither) = (await ReportAsync(server), await ReportAsync(server));
        var night = new Night(server);
        await server.RestartAsync(whileStopped: night.BackUp);
        (await HealthAsync(server)).ShouldBe("Healthy");
        await AskForSecrecyAsync(server, named);
        await server.RestartAsync(whileStopped: night.PutBack);

        await NoteAsync(server);
        (await HealthAsync(server)).ShouldBe("Degraded");
        (await FindingsAsync(server, "Khóa và kho danh tính")).ShouldContain(f => f.Level == Finding.Bad && f.Words.Contains("kho danh tính là một bản cũ"));
        (await FaultsAsync(server)).ShouldBe([JournalFaultKind.RolledBack]);
        using var deputy = await server.SignInAsync(StaffRole.DeputyPoliceChief);
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        (await deputy.SeesAsync(RevealTests.AskAddress(named))).Words.ShouldContain(Closed);
        await chief.SeesAsync("/restored");
        chief.Page.Words.ShouldContain("không lấy lại được");
        chief.Page.Words.ShouldNotContain("kho danh tính còn giữ");
        await ConfirmAsync(chief);
        (await deputy.SeesAsync(RevealTests.AskAddress(neither))).Words.ShouldContain(Closed);

        await ConfirmAsync(deputy);
        (await deputy.SeesAsync(RevealTests.AskAddress(neither))).Words.ShouldNotContain(Closed);
        await server.RestartAsync();
        await NoteAsync(server);
        (await HealthAsync(server)).ShouldBe("Healthy");
        (await FindingsAsync(server, "Khóa và kho danh tính")).ShouldNotContain(f => f.Level == Finding.Bad);
    }

    [Fact]
    [Threat(9)]
    public async Task Without_the_witness_the_leaders_decide_and_the_vault_alone_put_back_is_seen_too()
    {
        await using var server = await BinhYenServer.StartAsync();
        var opened = await ReportAsync(server);
        await server.RestartAsync(whileStopped: () => File.Delete(Witness(server)));
        using var deputy = await server.SignInAsync(StaffRole.DeputyPoliceChief);
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        (await deputy.SeesAsync(RevealTests.AskAddress(opened))).Words.ShouldContain(Closed);
        await ConfirmAsync(deputy);
        await ConfirmAsync(chief);
        (await deputy.SeesAsync(RevealTests.AskAddress(opened))).Words.ShouldNotContain(Closed);

        await server.Services.GetRequiredService<SecureVault>().BackupToAsync(Backup(server), Stop);
        await AskForSecrecyAsync(server, await ReportAsync(server));
        await server.RestartAsync(whileStopped: () => PutBackFile(server, "vault.db"));
        await deputy.SeesAsync("/restored");
        deputy.Page.Words.ShouldContain("Kho danh tính là một bản cũ");
        deputy.Page.Words.ShouldNotContain("Cơ sở dữ liệu chính là một bản cũ");
        (await deputy.SeesAsync(RevealTests.AskAddress(opened))).Words.ShouldContain(Closed);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_backup_of_the_main_database_starts_where_it_is_put_and_is_its_owners_alone(bool byTheCommand)
    {
        await using var server = await BinhYenServer.StartAsync();
        var opened = await ReportAsync(server);
        if (byTheCommand)
        {
            (await BackupCommand.Create().Parse(["--data", server.DataFolder, "--main", Backup(server)]).InvokeAsync(cancellationToken: Stop)).ShouldBe(0);
            if (!OperatingSystem.IsWindows()) foreach (var file in (string[])[Backup(server), Backup(server) + ".destroyed"]) File.GetUnixFileMode(file).ShouldBe(OwnerOnly);
            (await File.ReadAllTextAsync(Backup(server) + ".destroyed", Stop)).ShouldBe(await File.ReadAllTextAsync(List(server), Stop));
        }
        else
        {
            // Made by SQLite's own means, with another kind of log.
            await server.ReadAsync(db => db.Database.ExecuteSqlAsync($"VACUUM INTO {Backup(server)}", Stop));
        }

        await PutBackAsync(server);

        await Startup.PrepareAsync(server.Services, Stop);
        (await server.CaseAsync(opened.Code)).Id.ShouldBe(opened.CaseId);
        await ReportAsync(server);
        (await FaultsAsync(server)).ShouldNotContain(f => f != JournalFaultKind.RolledBack);
    }

    private static Task<OpenedCase> ReportAsync(BinhYenServer server) => RevealTests.ReportAsync(server, Secrecy.Named, SourceChannel.Web, "H01", Name, Phone);

    private static async Task AskForSecrecyAsync(BinhYenServer server, OpenedCase opened)
    {
        await using var scope = server.Services.CreateAsyncScope();
        (await scope.ServiceProvider.GetRequiredService<ReporterThread>().AddMessageAsync(opened.ThreadId, "Xin giữ kín tên tôi, đừng cho ai biết", [], keepsName: true, Stop)).Succeeded.ShouldBeTrue();
    }

    private static async Task LockAsync(BinhYenServer server, OpenedCase opened, bool isLocked)
    {
        await using var scope = server.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetServices<IDataHolder>().OfType<ThreadData>().Single().RestrictAsync(new DataSubject(server.Commune, opened.ThreadId.Value, null), isLocked, Stop);
        await scope.ServiceProvider.GetRequiredService<BinhYenDb>().SaveChangesAsync(Stop);
    }

    private static Task<ReportThread> ThreadAsync(BinhYenServer server, OpenedCase opened) => server.ReadAsync(db => db.Set<ReportThread>().AsNoTracking().SingleAsync(t => t.Id == opened.ThreadId, Stop));

    private static async Task ConfirmAsync(Officer leader)
    {
        await leader.SeesAsync("/restored");
        await leader.SubmitAsync("/restored");
    }

    private static Task<JournalHead> HeadAsync(BinhYenServer server) => server.ReadAsync(db => db.Set<JournalHead>().AsNoTracking().SingleAsync(h => h.CommuneId == server.Commune, Stop));

    // What a backup of that moment would hold of the journal, on either engine.
    private static Task<int> RollBackAsync(BinhYenServer server, JournalHead then) => server.ReadAsync(async db =>
    {
        await db.Set<JournalEntry>().Where(e => e.CommuneId == then.CommuneId && e.Sequence > then.Sequence).ExecuteDeleteAsync(Stop);
        return await db.Set<JournalHead>().Where(h => h.CommuneId == then.CommuneId)
            .ExecuteUpdateAsync(s => s.SetProperty(h => h.Sequence, then.Sequence).SetProperty(h => h.Hash, then.Hash).SetProperty(h => h.Seal, then.Seal), Stop);
    });

    private static async Task NoteAsync(BinhYenServer server)
    {
        await using var scope = server.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<RestoreWatch>().NoteAllAsync(Stop);
    }

    private static async Task<long> NotedAsync(BinhYenServer server) => (await server.Services.GetRequiredService<SecureVault>().Memory.JournalEndAsync(server.Commune.Value, Stop))?.Sequence ?? 0;

    private static async Task<List<JournalFaultKind>> FaultsAsync(BinhYenServer server)
    {
        await using var scope = server.Services.CreateAsyncScope();
        return [.. (await scope.ServiceProvider.GetRequiredService<VerifyJournal>().RunAsync(Stop)).Faults.Where(f => f.Fault is not JournalFaultKind.RecordGone).Select(f => f.Fault)];
    }

    private static async Task<IReadOnlyList<Finding>> FindingsAsync(BinhYenServer server, string about)
    {
        await using var scope = server.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetServices<ICheckup>().Single(c => c.About == about).RunAsync(Stop);
    }

    private static async Task<string> HealthAsync(BinhYenServer server)
    {
        using var http = new HttpClient { BaseAddress = new Uri(server.Address) };
        return await http.GetStringAsync(new Uri("/health/ready", UriKind.Relative), Stop);
    }

    private static string List(BinhYenServer server) => Path.Combine(server.DataFolder, "master.key.destroyed");

    private static string Witness(BinhYenServer server) => Path.Combine(server.DataFolder, "master.key.witness");

    private static string Backup(BinhYenServer server) => Path.Combine(server.DataFolder, "backup-of-main.db");

    private static Task BackUpAsync(BinhYenServer server) => server.Services.GetRequiredService<DbFactory>().CopyToAsync(Backup(server), Stop);

    private static Task PutBackAsync(BinhYenServer server) => server.RestartAsync(whileStopped: () => PutBackFile(server, "binhyen.db"));

    private static void PutBackFile(BinhYenServer server, string name)
    {
        SqliteConnection.ClearAllPools();
        var file = Path.Combine(server.DataFolder, name);
        foreach (var rest in new[] { "-wal", "-shm" }) File.Delete(file + rest);
        File.Copy(Backup(server), file, overwrite: true);
    }

    /// <summary>A backup of both databases from one moment; the folder of the key stays as it is.</summary>
    private sealed class Night(BinhYenServer server)
    {
        private static readonly string[] Databases = ["binhyen.db", "vault.db"];
        private readonly BinhYenOptions options = server.Services.GetRequiredService<BinhYenOptions>();
        private (string Main, string Vault)? copies;

        public void BackUp()
        {
            if (options.UsesPostgres)
            {
                NpgsqlConnection.ClearAllPools();
                copies = (Copy(options.Postgres!), Copy(options.VaultPostgres!));
                return;
            }

            SqliteConnection.ClearAllPools();
            foreach (var name in Databases) File.Copy(Path.Combine(server.DataFolder, name), Path.Combine(server.DataFolder, name + ".night"));
        }

        public void PutBack()
        {
            if (copies is { } night)
            {
                (options.Postgres, options.VaultPostgres) = night;
                return;
            }

            SqliteConnection.ClearAllPools();
            foreach (var file in Databases.Select(name => Path.Combine(server.DataFolder, name)))
            {
                foreach (var rest in new[] { "-wal", "-shm" }) File.Delete(file + rest);
                File.Copy(file + ".night", file, overwrite: true);
            }
        }

        private static string Copy(string database) => PostgresForTests.CopyAsync(database).GetAwaiter().GetResult();
    }

    private static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        for (var patience = 0; !await isSo(); patience++)
        {
            patience.ShouldBeLessThan(200);
            await Task.Delay(50, Stop);
        }
    }
}
