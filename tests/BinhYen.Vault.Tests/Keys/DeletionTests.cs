using BinhYen.Testing;
using BinhYen.Vault.Tests.Given;

namespace BinhYen.Vault.Tests.Keys;

public sealed class DeletionTests
{
    private const string Text = "Tin cần xóa";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_destroyed_record_cannot_be_opened_and_leaves_minutes(Engine engine)
    {
        await using var given = await TestVault.OpenAsync(engine);
        var (gone, kept) = (await SealAsync(given), await SealAsync(given));

        (await given.Records.DestroyAsync([gone.KeyId], "retention-24-months", Stop)).ShouldBe(1);
        (await given.Records.DestroyAsync([gone.KeyId], "retention-24-months", Stop)).ShouldBe(0);

        (await given.Records.OpenAsync(gone, "case.text", Stop)).Outcome.ShouldBe(UnsealOutcome.Destroyed);
        (await given.Records.OpenAsync(kept, "case.text", Stop)).Or("").ShouldBe(Text);
        var minutes = (await given.Records.MinutesOfAsync(gone.KeyId, Stop)).ShouldNotBeNull();
        minutes.Reason.ShouldBe("retention-24-months");
        minutes.DestroyedAt.ShouldBe(given.Clock.GetUtcNow().UtcDateTime.Date, "the day, not the moment");
        (await given.Records.MinutesOfAsync(kept.KeyId, Stop)).ShouldBeNull();
        await Should.ThrowAsync<RecordKeyGoneException>(async () => await given.Records.SealAsync(gone.KeyId, "case.text", Text, Stop));
    }

    [Fact]
    [Threat(9)]
    public async Task A_backup_of_the_case_database_stays_unreadable_after_the_key_is_destroyed()
    {
        await using var given = await TestVault.OpenAsync();
        var copyInOldBackup = (await SealAsync(given)).ToBytes().ToArray();
        await given.Records.DestroyAsync([BinhYen.Vault.Sealed.FromBytes<string>(copyInOldBackup).KeyId], "retention", Stop);
        await given.ReopenAsync();

        var restored = BinhYen.Vault.Sealed.FromBytes<string>(copyInOldBackup);
        (await given.Records.OpenAsync(restored, "case.text", Stop)).Outcome.ShouldBe(UnsealOutcome.Destroyed);
    }

    [Fact]
    [Threat(9)]
    public async Task A_restored_backup_of_the_vault_itself_does_not_bring_deleted_records_and_reporters_back()
    {
        await using var given = await TestVault.OpenAsync();
        var (gone, kept) = (await SealAsync(given), await SealAsync(given));
        var zalo = new ChannelAddress(ChannelKind.Zalo, "oa-1", "nguoi-dung-thu-8841");
        var reporter = await given.Vault.Identities.FindOrCreateByChannelAsync(TestVault.Commune, zalo, Stop);
        var backup = Path.Combine(given.Folder, "backup.db");
        await given.Vault.BackupToAsync(backup, Stop);
        await given.Records.DestroyAsync([gone.KeyId], "retention", Stop);
        (await given.Vault.Identities.DestroyAsync(reporter, "withdrawn", Stop)).ShouldBeTrue();

        await given.CloseAsync();
        PutBack(backup, given.Options.SqlitePath!);
        await given.ReopenAsync();

        (await given.Records.OpenAsync(gone, "case.text", Stop)).Outcome.ShouldBe(UnsealOutcome.Destroyed);
        (await given.Records.OpenAsync(kept, "case.text", Stop)).Or("").ShouldBe(Text);
        (await given.Vault.Identities.FindByChannelAsync(TestVault.Commune, zalo, Stop)).ShouldBeNull();
        (await given.Records.MinutesOfAsync(gone.KeyId, Stop))!.Reason.ShouldBe("restored-backup");
    }

    [Fact]
    public async Task Without_the_list_of_destroyed_keys_the_backup_would_bring_them_back()
    {
        // The control of the test above: it is the list that does it, not something else.
        await using var given = await TestVault.OpenAsync();
        var gone = await SealAsync(given);
        var backup = Path.Combine(given.Folder, "backup.db");
        await given.Vault.BackupToAsync(backup, Stop);
        await given.Records.DestroyAsync([gone.KeyId], "retention", Stop);

        await given.CloseAsync();
        PutBack(backup, given.Options.SqlitePath!);
        File.Delete(given.Options.MasterKeyFile + ".destroyed");
        await given.ReopenAsync();

        (await given.Records.OpenAsync(gone, "case.text", Stop)).Or("").ShouldBe(Text);
    }

    [Fact]
    public async Task A_line_that_a_crash_left_half_written_does_not_swallow_the_next_one()
    {
        await using var given = await TestVault.OpenAsync();
        var gone = await SealAsync(given);
        var backup = Path.Combine(given.Folder, "backup.db");
        await given.Vault.BackupToAsync(backup, Stop);
        await File.AppendAllTextAsync(given.Options.MasterKeyFile + ".destroyed", "0199aa", Stop);
        await given.Records.DestroyAsync([gone.KeyId], "retention", Stop);

        await given.CloseAsync();
        PutBack(backup, given.Options.SqlitePath!);
        await given.ReopenAsync();

        (await given.Records.OpenAsync(gone, "case.text", Stop)).Outcome.ShouldBe(UnsealOutcome.Destroyed);
    }

    [Fact]
    public async Task Many_deletions_at_once_are_all_listed()
    {
        await using var given = await TestVault.OpenAsync();
        await using var otherProcess = await SecureVault.OpenAsync(given.Options, given.Clock, Stop);
        var values = new List<Sealed<string>>();
        for (var i = 0; i < 40; i++)
            values.Add(await SealAsync(given));

        await Task.WhenAll(values.Select((value, i) => Task.Run(() =>
            (i % 2 == 0 ? given.Records : otherProcess.Records).DestroyAsync([value.KeyId], "retention", Stop), Stop)));

        var listed = await File.ReadAllLinesAsync(given.Options.MasterKeyFile + ".destroyed", Stop);
        listed.Skip(1).Where(line => line != "witness").Order(StringComparer.Ordinal).ShouldBe(values.Select(value => value.KeyId.ToString()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Records_are_destroyed_in_the_middle_of_their_use_without_harm_to_others()
    {
        await using var given = await TestVault.OpenAsync(change: options => (options.KeysInMemory, options.KeysMadeAhead) = (3, 16));
        var kept = await SealAsync(given);
        using var over = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            while (!over.IsCancellationRequested)
                (await given.Records.OpenAsync(kept, "case.text", Stop)).Or("").ShouldBe(Text);
        }, Stop)).ToList();

        for (var i = 0; i < 60; i++)
        {
            var doomed = await SealAsync(given);
            var reading = Task.Run(async () =>
            {
                Unsealed<string> result;
                do
                    result = await given.Records.OpenAsync(doomed, "case.text", Stop);
                while (result.TryGet(out _));
                return result.Outcome;
            }, Stop);
            await given.Records.DestroyAsync([doomed.KeyId], "retention", Stop);
            (await reading).ShouldBe(UnsealOutcome.Destroyed);
        }

        await over.CancelAsync();
        await Task.WhenAll(readers);
    }

    [Fact]
    public async Task Another_process_stops_opening_a_destroyed_record_when_its_memory_time_is_over()
    {
        await using var given = await TestVault.OpenAsync(change: options => options.KeyMemoryTime = TimeSpan.FromMinutes(2));
        var value = await SealAsync(given);
        await using var other = await SecureVault.OpenAsync(given.Options, given.Clock, Stop);
        (await other.Records.OpenAsync(value, "case.text", Stop)).Or("").ShouldBe(Text);

        await given.Records.DestroyAsync([value.KeyId], "retention", Stop);
        given.Clock.Advance(TimeSpan.FromMinutes(2.1));

        (await other.Records.OpenAsync(value, "case.text", Stop)).Outcome.ShouldBe(UnsealOutcome.Destroyed);
    }

    [Fact]
    public async Task The_wrapped_key_is_gone_from_the_files_too()
    {
        await using var given = await TestVault.OpenAsync();
        var (gone, kept) = (await SealAsync(given), await SealAsync(given));
        await given.Records.DestroyAsync([gone.KeyId], "retention", Stop);

        // The id stays in the minutes; beside an id that still has its key stands that key, so it occurs once more.
        RawBytes.Count(given.Folder, "vault.db*", kept.KeyId.Value.ToByteArray(bigEndian: true)).ShouldBe(1);
        RawBytes.Count(given.Folder, "vault.db*", gone.KeyId.Value.ToByteArray(bigEndian: true)).ShouldBe(1);
        RawBytes.Count(given.Folder, "vault.db*", [.. gone.KeyId.Value.ToByteArray(bigEndian: true), .. TestVault.Commune.ToByteArray(bigEndian: true)]).ShouldBe(0);
        RawBytes.Count(given.Folder, "vault.db*", [.. kept.KeyId.Value.ToByteArray(bigEndian: true), .. TestVault.Commune.ToByteArray(bigEndian: true)]).ShouldBe(1);
    }

    private static async Task<Sealed<string>> SealAsync(TestVault given) =>
        await given.Records.SealAsync(await given.Records.NewKeyAsync(TestVault.Commune, Stop), "case.text", Text, Stop);

    private static void PutBack(string backup, string database)
    {
        File.Delete(database + "-wal");
        File.Delete(database + "-shm");
        File.Copy(backup, database, overwrite: true);
    }
}
