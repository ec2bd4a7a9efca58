using BinhYen.Testing;
using BinhYen.Vault.Tests.Given;

namespace BinhYen.Vault.Tests;

/// <summary>What the vault remembers of files that lie beside it, and of wishes that lie in them.</summary>
public sealed class MemoryTests
{
    private const string Officer = "officer-1";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    [Threat(9)]
    public async Task Beside_another_list_of_destroyed_keys_no_name_opens_until_the_right_one_is_back()
    {
        await using var given = await TestVault.OpenAsync();
        var (gone, kept) = (await ReporterAsync(given), await ReporterAsync(given));
        var backup = Path.Combine(given.Folder, "backup.db");
        await given.Vault.BackupToAsync(backup, Stop);
        await given.Vault.Identities.DestroyAsync(gone, "withdrawn", Stop);
        await given.CloseAsync();
        PutBack(backup, given.Options.SqlitePath!);
        File.Move(List(given), List(given) + ".aside");
        await given.ReopenAsync();

        (await given.Vault.HealthAsync(Stop)).Problems.ShouldContain(VaultProblem.OtherDestroyedList);
        (await OpenAsync(given, gone)).ShouldBe(RevealOutcome.OtherDestroyedList);
        (await OpenAsync(given, kept)).ShouldBe(RevealOutcome.OtherDestroyedList);

        await given.CloseAsync();
        File.Move(List(given) + ".aside", List(given), overwrite: true);
        await given.ReopenAsync();
        (await given.Vault.HealthAsync(Stop)).Problems.ShouldNotContain(VaultProblem.OtherDestroyedList);
        (await given.Vault.Leases.RequestAsync(gone, "case-1", Officer, "reason", "words", await KeyAsync(given), needsApproval: false, Stop)).ShouldBeNull();
        // The list is right and says that the vault is not the newest.
        (await OpenAsync(given, kept)).ShouldBe(RevealOutcome.OlderVault);
        await given.Vault.Memory.AcceptVaultAsync(TestVault.Commune, Stop);
        (await OpenAsync(given, kept)).ShouldBe(RevealOutcome.Opened);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_list_that_a_commune_accepted_counts_for_that_commune_alone(Engine engine)
    {
        await using var given = await TestVault.OpenAsync(engine);
        var reporter = await ReporterAsync(given);
        await given.Vault.Identities.DestroyAsync(await ReporterAsync(given), "withdrawn", Stop);
        await given.CloseAsync();
        var lines = (await File.ReadAllLinesAsync(List(given), Stop)).Length;
        File.Delete(List(given));
        await given.ReopenAsync();
        (await OpenAsync(given, reporter)).ShouldBe(RevealOutcome.OtherDestroyedList);

        await given.Vault.Memory.AcceptDestroyedListAsync(TestVault.Commune, Stop);

        (await OpenAsync(given, reporter)).ShouldBe(RevealOutcome.Opened);
        (await given.Vault.Memory.KnowsDestroyedListAsync(TestVault.OtherCommune, Stop)).ShouldBeFalse();
        // What the vault itself knows to be destroyed stands in the new list, for a backup that is put back later.
        (await File.ReadAllLinesAsync(List(given), Stop)).Length.ShouldBe(lines);
        await given.ReopenAsync();
        (await OpenAsync(given, reporter)).ShouldBe(RevealOutcome.Opened);
    }

    [Fact]
    [Threat(9)]
    public async Task An_older_copy_of_the_list_is_another_list_however_much_is_added_to_it()
    {
        await using var given = await TestVault.OpenAsync();
        var old = await File.ReadAllBytesAsync(List(given), Stop);
        // So many that the vault, which completes an older copy in the order of its rows, never writes them in the order in which they were destroyed: with three it did once in six runs.
        for (var i = 0; i < 12; i++) await given.Vault.Identities.DestroyAsync(await ReporterAsync(given), "withdrawn", Stop);
        await given.ReopenAsync();
        var newest = await File.ReadAllBytesAsync(List(given), Stop);
        (await given.Vault.Memory.KnowsDestroyedListAsync(TestVault.Commune, Stop)).ShouldBeTrue();

        await given.CloseAsync();
        await File.WriteAllBytesAsync(List(given), [.. old, .. newest[old.Length..].Reverse()], Stop);
        await given.ReopenAsync();
        (await given.Vault.Memory.KnowsDestroyedListAsync(TestVault.Commune, Stop)).ShouldBeFalse();

        await given.CloseAsync();
        await File.WriteAllBytesAsync(List(given), old, Stop);
        await given.ReopenAsync();
        for (var i = 0; i < 5; i++) await given.Vault.Identities.DestroyAsync(await ReporterAsync(given), "withdrawn", Stop);
        await given.ReopenAsync();
        (await given.Vault.Memory.KnowsDestroyedListAsync(TestVault.Commune, Stop)).ShouldBeFalse();

        await given.CloseAsync();
        await File.WriteAllBytesAsync(List(given), newest, Stop);
        await given.ReopenAsync();
        (await given.Vault.Memory.KnowsDestroyedListAsync(TestVault.Commune, Stop)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_line_that_a_crash_left_half_written_makes_no_other_list_of_it()
    {
        await using var given = await TestVault.OpenAsync();
        await given.CloseAsync();
        await File.AppendAllTextAsync(List(given), "0199aa", Stop);
        await given.ReopenAsync();
        await given.Vault.Identities.DestroyAsync(await ReporterAsync(given), "withdrawn", Stop);
        await given.ReopenAsync();
        (await given.Vault.Memory.KnowsDestroyedListAsync(TestVault.Commune, Stop)).ShouldBeTrue();
    }

    [Fact]
    public async Task The_list_is_copied_for_its_owner_alone()
    {
        await using var given = await TestVault.OpenAsync();
        await given.Vault.Identities.DestroyAsync(await ReporterAsync(given), "withdrawn", Stop);
        var copy = Path.Combine(given.Folder, "copy.destroyed");
        await File.WriteAllTextAsync(copy, "yesterday's, and longer than today's: " + new string('x', 500), Stop);

        (await given.Vault.BackupDestroyedListToAsync(copy, Stop)).ShouldBeTrue();

        (await File.ReadAllTextAsync(copy, Stop)).ShouldBe(await File.ReadAllTextAsync(List(given), Stop));
        if (!OperatingSystem.IsWindows()) File.GetUnixFileMode(copy).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task The_end_of_a_journal_is_noted_forward_only_and_taken_back_by_people(Engine engine)
    {
        await using var given = await TestVault.OpenAsync(engine);
        var memory = given.Vault.Memory;
        (await memory.JournalEndAsync(TestVault.Commune, Stop)).ShouldBeNull();

        await memory.NoteJournalEndAsync(TestVault.Commune, new JournalEnd(7, [7]), Stop);
        await memory.NoteJournalEndAsync(TestVault.Commune, new JournalEnd(5, [5]), Stop);
        await memory.NoteJournalEndAsync(TestVault.Commune, new JournalEnd(7, [8]), Stop);
        await given.ReopenAsync();
        (await given.Vault.Memory.JournalEndAsync(TestVault.Commune, Stop))!.Hash.ShouldBe([7]);

        await given.Vault.Memory.TakeJournalEndAsync(TestVault.Commune, new JournalEnd(5, [5]), Stop);
        (await given.Vault.Memory.JournalEndAsync(TestVault.Commune, Stop))!.Sequence.ShouldBe(5);
        (await given.Vault.Memory.CommunesAsync(Stop)).ShouldBe([TestVault.Commune]);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_wish_stays_with_the_identity_for_its_report_and_ends_with_it(Engine engine)
    {
        await using var given = await TestVault.OpenAsync(engine);
        var (reporter, one, other) = (await ReporterAsync(given), Guid.NewGuid(), Guid.NewGuid());
        var identities = given.Vault.Identities;

        (await identities.AddWishAsync(reporter, one, ReporterWish.NameKept, Stop)).ShouldBeTrue();
        await identities.AddWishAsync(reporter, one, ReporterWish.Locked, Stop);
        await identities.AddWishAsync(reporter, other, ReporterWish.Locked, Stop);
        await identities.UpdateAsync(reporter, new ReporterDetails(Phone: "0900000111"), Stop);
        await identities.LiftWishAsync(reporter, other, ReporterWish.Locked, Stop);

        await given.ReopenAsync();
        (await given.Vault.Identities.WishAsync(reporter, one, Stop)).ShouldBe(ReporterWish.NameKept | ReporterWish.Locked);
        (await given.Vault.Identities.WishAsync(reporter, other, Stop)).ShouldBe(ReporterWish.None);
        await given.Vault.Identities.DestroyAsync(reporter, "withdrawn", Stop);
        (await given.Vault.Identities.WishAsync(reporter, one, Stop)).ShouldBe(ReporterWish.None);
        (await given.Vault.Identities.AddWishAsync(reporter, one, ReporterWish.Locked, Stop)).ShouldBeFalse();
    }

    private static string List(TestVault given) => given.Options.MasterKeyFile + ".destroyed";

    private static Task<ReporterRef> ReporterAsync(TestVault given) => given.Vault.Identities.CreateAsync(TestVault.Commune, new ReporterDetails("Lò Thị Thử"), Stop);

    private static ValueTask<RecordKeyId> KeyAsync(TestVault given) => given.Records.NewKeyAsync(TestVault.Commune, Stop);

    private static async Task<RevealOutcome> OpenAsync(TestVault given, ReporterRef reporter)
    {
        var request = (await given.Vault.Leases.RequestAsync(reporter, "case-1", Officer, "reason", "words", await KeyAsync(given), needsApproval: false, Stop)).ShouldNotBeNull();
        var lease = (await given.Vault.Leases.ActivateAsync(request.Id, Officer, Stop)).Lease.ShouldNotBeNull();
        return (await given.Vault.Identities.RevealAsync(reporter, lease, Stop)).Outcome;
    }

    private static void PutBack(string backup, string database)
    {
        File.Delete(database + "-wal");
        File.Delete(database + "-shm");
        File.Copy(backup, database, overwrite: true);
    }
}
