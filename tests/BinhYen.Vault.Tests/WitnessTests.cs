using BinhYen.Testing;
using BinhYen.Vault.Tests.Given;
using Microsoft.Data.Sqlite;

namespace BinhYen.Vault.Tests;

/// <summary>An older copy of the vault does not pass for the newest, whatever was put back with it; and nothing else is taken for an older copy.</summary>
public sealed class WitnessTests
{
    private const string Officer = "officer-1";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>What happens beside the database while an older copy of it is put back.</summary>
    public enum Beside
    {
        NothingChanged,
        ListGrew,
        WitnessDeleted,
        WitnessForged,
        WitnessOldAndListGrew,
    }

    [Theory]
    [Threat(9)]
    [InlineData(Beside.NothingChanged)]
    [InlineData(Beside.ListGrew)]
    [InlineData(Beside.WitnessDeleted)]
    [InlineData(Beside.WitnessForged)]
    [InlineData(Beside.WitnessOldAndListGrew)]
    public async Task From_an_older_vault_no_name_opens_until_the_commune_says_that_it_knows(Beside beside)
    {
        await using var given = await TestVault.OpenAsync();
        var reporter = await ReporterAsync(given);
        await NoteAsync(given, 7);
        var backup = await BackUpAsync(given);
        var witness = await File.ReadAllTextAsync(Witness(given), Stop);
        await NoteAsync(given, 9);
        if (beside is Beside.ListGrew or Beside.WitnessOldAndListGrew) await given.Vault.Identities.DestroyAsync(await ReporterAsync(given), "withdrawn", Stop);

        await PutBackAsync(given, backup);
        if (beside is Beside.WitnessDeleted) File.Delete(Witness(given));
        if (beside is Beside.WitnessOldAndListGrew) await File.WriteAllTextAsync(Witness(given), witness, Stop);
        if (beside is Beside.WitnessForged) await File.WriteAllTextAsync(Witness(given), witness.Replace(" 7 ", " 6 ", StringComparison.Ordinal), Stop);
        await given.ReopenAsync();

        (await OpenAsync(given, reporter)).ShouldBe(RevealOutcome.OlderVault);
        (await given.Vault.HealthAsync(Stop)).Problems.ShouldContain(VaultProblem.OlderVault);
        await given.ReopenAsync();
        (await OpenAsync(given, reporter)).ShouldBe(RevealOutcome.OlderVault);

        await given.Vault.Memory.AcceptVaultAsync(TestVault.Commune, Stop);
        (await OpenAsync(given, reporter)).ShouldBe(RevealOutcome.Opened);
        await given.ReopenAsync();
        (await OpenAsync(given, reporter)).ShouldBe(RevealOutcome.Opened);
        (await given.Vault.HealthAsync(Stop)).Problems.ShouldNotContain(VaultProblem.OlderVault);

        // The same copy once more: what was said then does not count for it.
        await PutBackAsync(given, backup);
        await given.ReopenAsync();
        (await OpenAsync(given, reporter)).ShouldBe(RevealOutcome.OlderVault);
    }

    [Fact]
    [Threat(9)]
    public async Task An_older_vault_takes_over_how_far_the_journals_had_come()
    {
        await using var given = await TestVault.OpenAsync();
        await NoteAsync(given, 7);
        var backup = await BackUpAsync(given);
        await NoteAsync(given, 9);
        await given.Vault.Memory.NoteJournalEndAsync(TestVault.OtherCommune, new JournalEnd(3, [3]), Stop);

        await PutBackAsync(given, backup);
        await given.ReopenAsync();

        (await given.Vault.Memory.JournalEndAsync(TestVault.Commune, Stop))!.Hash.ShouldBe([9]);
        (await given.Vault.Memory.JournalEndAsync(TestVault.OtherCommune, Stop))!.Hash.ShouldBe([3]);
    }

    [Fact]
    [Threat(9)]
    public async Task A_wish_is_witnessed_at_once()
    {
        await using var given = await TestVault.OpenAsync();
        var reporter = await ReporterAsync(given);
        var backup = await BackUpAsync(given);
        await given.Vault.Identities.AddWishAsync(reporter, Guid.NewGuid(), ReporterWish.NameKept, Stop);

        await PutBackAsync(given, backup);
        await given.ReopenAsync();

        (await OpenAsync(given, reporter)).ShouldBe(RevealOutcome.OlderVault);
    }

    [Fact]
    public async Task Who_finds_the_newest_copy_and_puts_it_back_has_nothing_to_confirm()
    {
        await using var given = await TestVault.OpenAsync();
        var old = await BackUpAsync(given);
        await NoteAsync(given, 7);
        var newest = await BackUpAsync(given);
        await PutBackAsync(given, old);
        await given.ReopenAsync();
        (await PutBackMarkAsync(given)).ShouldNotBeNull();

        await PutBackAsync(given, newest);
        await given.ReopenAsync();

        (await PutBackMarkAsync(given)).ShouldBeNull();
    }

    [Fact]
    [Threat(9)]
    public async Task Each_commune_says_for_itself_that_it_knows()
    {
        await using var given = await TestVault.OpenAsync();
        await NoteAsync(given, 7);
        await given.Vault.Memory.NoteJournalEndAsync(TestVault.OtherCommune, new JournalEnd(3, [3]), Stop);
        await given.CloseAsync();
        File.Delete(Witness(given));
        await given.ReopenAsync();

        await given.Vault.Memory.AcceptVaultAsync(TestVault.Commune, Stop);
        await given.ReopenAsync();

        (await PutBackMarkAsync(given)).ShouldBeNull();
        (await given.Vault.Memory.PutBackAsync(TestVault.OtherCommune, Stop)).ShouldNotBeNull();
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Ordinary_days_are_no_restore(Engine engine)
    {
        await using var given = await TestVault.OpenAsync(engine);
        (await PutBackMarkAsync(given)).ShouldBeNull();
        for (var day = 1; day < 4; day++)
        {
            var reporter = await ReporterAsync(given);
            await NoteAsync(given, day);
            await given.Vault.Identities.AddWishAsync(reporter, Guid.NewGuid(), ReporterWish.Locked, Stop);
            await given.Vault.Identities.DestroyAsync(reporter, "withdrawn", Stop);
            // Another command of the same machine, beside the service.
            await using (var beside = await SecureVault.OpenAsync(given.Options, given.Clock, Stop))
                if (engine is Engine.Sqlite) await beside.BackupToAsync(Path.Combine(given.Folder, "backup.db"), Stop);
            (await PutBackMarkAsync(given)).ShouldBeNull();
            await given.ReopenAsync();
            (await PutBackMarkAsync(given)).ShouldBeNull();
        }

        if (!OperatingSystem.IsWindows()) File.GetUnixFileMode(Witness(given)).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Directory.GetFiles(Path.GetDirectoryName(Witness(given))!).Length.ShouldBe(3);
    }

    [Fact]
    public async Task A_vault_that_never_had_a_witness_begins_with_one()
    {
        await using var given = await TestVault.OpenAsync();
        await NoteAsync(given, 7);
        await given.CloseAsync();
        File.Delete(Witness(given));
        await File.WriteAllLinesAsync(List(given), (await File.ReadAllLinesAsync(List(given), Stop)).Where(line => line != "witness"), Stop);

        await given.ReopenAsync();

        (await PutBackMarkAsync(given)).ShouldBeNull();
        File.Exists(Witness(given)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_crash_in_the_middle_of_a_destruction_is_no_restore()
    {
        await using var given = await TestVault.OpenAsync();
        var (gone, kept) = (await SealAsync(given), await SealAsync(given));
        await NoteAsync(given, 7);
        await given.CloseAsync();
        // Minutes and list are written, the key is not yet deleted.
        await using (var connection = new SqliteConnection($"Data Source={given.Options.SqlitePath};Pooling=False"))
        {
            await connection.OpenAsync(Stop);
            await using var command = connection.CreateCommand();
            command.CommandText = "INSERT INTO destruction (key_id, reason, destroyed_at) VALUES (@id, 'withdrawn', 0)";
            command.Parameters.AddWithValue("@id", gone.KeyId.Value.ToByteArray(bigEndian: true));
            await command.ExecuteNonQueryAsync(Stop);
        }

        await File.AppendAllTextAsync(List(given), $"{gone.KeyId}\n", Stop);
        await given.ReopenAsync();

        (await PutBackMarkAsync(given)).ShouldBeNull();
        (await given.Records.OpenAsync(gone, "case.text", Stop)).Outcome.ShouldBe(UnsealOutcome.Destroyed);
        (await given.Records.OpenAsync(kept, "case.text", Stop)).Or("").ShouldBe("lời");
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_node_that_was_off_for_a_week_takes_nothing_for_a_restore(Engine engine)
    {
        await using var given = await TestVault.OpenAsync(engine);
        await NoteAsync(given, 7);
        var elsewhere = await OtherNodeAsync(given);
        await using (var first = await SecureVault.OpenAsync(elsewhere, given.Clock, Stop))
        {
            (await first.Memory.PutBackAsync(TestVault.Commune, Stop)).ShouldBeNull();
            await first.Memory.NoteJournalEndAsync(TestVault.Commune, new JournalEnd(8, [8]), Stop);
        }

        given.Clock.Advance(TimeSpan.FromDays(7));
        await NoteAsync(given, 90);
        await given.Vault.Identities.DestroyAsync(await ReporterAsync(given), "withdrawn", Stop);
        // The leaders took an older journal meanwhile.
        await given.Vault.Memory.TakeJournalEndAsync(TestVault.Commune, new JournalEnd(5, [5]), Stop);

        await using (var again = await SecureVault.OpenAsync(elsewhere, given.Clock, Stop))
        {
            (await again.Memory.PutBackAsync(TestVault.Commune, Stop)).ShouldBeNull();
            (await again.Memory.JournalEndAsync(TestVault.Commune, Stop))!.Sequence.ShouldBe(5);
            await again.Memory.NoteJournalEndAsync(TestVault.Commune, new JournalEnd(6, [6]), Stop);
            (await PutBackMarkAsync(given)).ShouldBeNull();
        }

        await given.ReopenAsync();
        (await PutBackMarkAsync(given)).ShouldBeNull();
        (await given.Vault.Memory.JournalEndAsync(TestVault.Commune, Stop))!.Sequence.ShouldBe(6);
    }

    [Fact]
    [Threat(9)]
    public async Task A_server_that_is_put_back_beneath_a_running_node_is_noticed_by_every_node()
    {
        await using var given = await TestVault.OpenAsync(Engine.Postgres);
        var reporter = await ReporterAsync(given);
        await NoteAsync(given, 7);
        await using var other = await SecureVault.OpenAsync(await OtherNodeAsync(given), given.Clock, Stop);
        await NoteAsync(given, 9);
        await RollBackOnPostgresAsync(given);

        (await OpenAsync(given, reporter)).ShouldBe(RevealOutcome.OlderVault);
        (await other.Memory.PutBackAsync(TestVault.Commune, Stop)).ShouldNotBeNull();
        (await other.Memory.JournalEndAsync(TestVault.Commune, Stop))!.Sequence.ShouldBe(9);
    }

    [Fact]
    public async Task A_wish_does_not_wait_for_a_witness_that_cannot_be_written()
    {
        await using var given = await TestVault.OpenAsync();
        var (reporter, report) = (await ReporterAsync(given), Guid.NewGuid());
        File.Delete(Witness(given));
        Directory.CreateDirectory(Witness(given));

        (await given.Vault.Identities.AddWishAsync(reporter, report, ReporterWish.NameKept, Stop)).ShouldBeTrue();

        (await given.Vault.Identities.WishAsync(reporter, report, Stop)).ShouldBe(ReporterWish.NameKept);
        Directory.Delete(Witness(given));
        await NoteAsync(given, 7);
        await given.ReopenAsync();
        (await PutBackMarkAsync(given)).ShouldBeNull();
    }

    private static string List(TestVault given) => given.Options.MasterKeyFile + ".destroyed";

    private static string Witness(TestVault given) => given.Options.MasterKeyFile + ".witness";

    private static Task<string?> PutBackMarkAsync(TestVault given) => given.Vault.Memory.PutBackAsync(TestVault.Commune, Stop);

    private static Task NoteAsync(TestVault given, int end) => given.Vault.Memory.NoteJournalEndAsync(TestVault.Commune, new JournalEnd(end, [(byte)end]), Stop);

    private static Task<ReporterRef> ReporterAsync(TestVault given) => given.Vault.Identities.CreateAsync(TestVault.Commune, new ReporterDetails("Lò Thị Thử"), Stop);

    private static async Task<Sealed<string>> SealAsync(TestVault given) => await given.Records.SealAsync(await given.Records.NewKeyAsync(TestVault.Commune, Stop), "case.text", "lời", Stop);

    private static async Task<RevealOutcome> OpenAsync(TestVault given, ReporterRef reporter)
    {
        var key = await given.Records.NewKeyAsync(TestVault.Commune, Stop);
        var request = (await given.Vault.Leases.RequestAsync(reporter, "case-1", Officer, "reason", "words", key, needsApproval: false, Stop)).ShouldNotBeNull();
        var lease = (await given.Vault.Leases.ActivateAsync(request.Id, Officer, Stop)).Lease.ShouldNotBeNull();
        return (await given.Vault.Identities.RevealAsync(reporter, lease, Stop)).Outcome;
    }

    private static async Task<string> BackUpAsync(TestVault given)
    {
        var backup = Path.Combine(given.Folder, $"{Guid.NewGuid():N}.db");
        await given.Vault.BackupToAsync(backup, Stop);
        return backup;
    }

    private static async Task PutBackAsync(TestVault given, string backup)
    {
        await given.CloseAsync();
        foreach (var rest in new[] { "-wal", "-shm" }) File.Delete(given.Options.SqlitePath + rest);
        File.Copy(backup, given.Options.SqlitePath!, overwrite: true);
    }

    /// <summary>The same database and master key, and a folder of its own for what lies beside the key.</summary>
    private static async Task<VaultOptions> OtherNodeAsync(TestVault given)
    {
        var folder = Directory.CreateDirectory(Path.Combine(given.Folder, "other-node")).FullName;
        var options = new VaultOptions { SqlitePath = given.Options.SqlitePath, PostgresConnection = given.Options.PostgresConnection, MasterKeyFile = Path.Combine(folder, "master.key") };
        await using (var key = File.OpenRead(given.Options.MasterKeyFile!))
        await using (var copy = File.Create(options.MasterKeyFile))
            await key.CopyToAsync(copy, Stop);
        return options;
    }

    // What an older copy of the database would hold.
    private static async Task RollBackOnPostgresAsync(TestVault given)
    {
        await using var source = Npgsql.NpgsqlDataSource.Create(given.Options.PostgresConnection!);
        await using var command = source.CreateCommand("UPDATE vault.meta SET value = '1' WHERE name = 'steps'; UPDATE vault.journal_end SET sequence = 7, hash = '\\x07'");
        await command.ExecuteNonQueryAsync(Stop);
    }
}
