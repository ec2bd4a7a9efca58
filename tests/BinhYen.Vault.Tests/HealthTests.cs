using System.Runtime.Versioning;
using BinhYen.Vault.Tests.Given;

namespace BinhYen.Vault.Tests;

public sealed class HealthTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_vault_with_a_fresh_backup_is_well()
    {
        await using var given = await TestVault.OpenAsync();
        await given.Vault.BackupToAsync(Path.Combine(given.Folder, "backup.db"), Stop);
        await given.Vault.ShareMasterKeyAsync(3, Stop);

        var health = await given.Vault.HealthAsync(Stop);

        health.Problems.ShouldBeEmpty();
        health.LastBackupAt.ShouldBe(given.Clock.GetUtcNow());
    }

    [Fact]
    public async Task A_vault_that_was_never_or_not_lately_backed_up_says_so()
    {
        await using var given = await TestVault.OpenAsync();
        await given.Vault.ShareMasterKeyAsync(2, Stop);
        (await given.Vault.HealthAsync(Stop)).Problems.ShouldBe([VaultProblem.NeverBackedUp]);

        await given.Vault.RecordBackupAsync(Stop);
        given.Clock.Advance(given.Options.BackupEvery + TimeSpan.FromMinutes(1));
        (await given.Vault.HealthAsync(Stop)).Problems.ShouldBe([VaultProblem.BackupTooOld]);
    }

    [Fact]
    public async Task A_master_key_that_was_never_split_or_only_before_the_rotation_is_reported()
    {
        await using var given = await TestVault.OpenAsync();
        await given.Vault.RecordBackupAsync(Stop);
        (await given.Vault.HealthAsync(Stop)).Problems.ShouldBe([VaultProblem.MasterKeyNotShared]);
        await given.Vault.ShareMasterKeyAsync(3, Stop);
        (await given.Vault.HealthAsync(Stop)).Problems.ShouldBeEmpty();
        await given.Vault.RotateMasterKeyAsync(ct: Stop);
        (await given.Vault.HealthAsync(Stop)).Problems.ShouldBe([VaultProblem.MasterKeyNotShared]);
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task Files_that_others_may_read_or_that_are_missing_are_reported()
    {
        await using var given = await TestVault.OpenAsync();
        await given.Vault.RecordBackupAsync(Stop);
        await given.Vault.ShareMasterKeyAsync(2, Stop);
        var open = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead;

        File.SetUnixFileMode(given.Options.MasterKeyFile!, open);
        (await given.Vault.HealthAsync(Stop)).Problems.ShouldBe([VaultProblem.MasterKeyFileReadableByOthers]);
        File.SetUnixFileMode(given.Options.SqlitePath!, open);
        (await given.Vault.HealthAsync(Stop)).Problems.ShouldContain(VaultProblem.DatabaseReadableByOthers);
        File.Delete(given.Options.MasterKeyFile!);
        (await given.Vault.HealthAsync(Stop)).Problems.ShouldContain(VaultProblem.MasterKeyFileMissing);
    }
}
