using System.Globalization;
using BinhYen.Vault.Database;

namespace BinhYen.Vault.Keys;

/// <summary>Looks at the vault from outside its memory: files, modes, backup time, and every stored commune key.</summary>
internal sealed class HealthCheck(VaultDatabase database, Keyrings keyrings, MasterKeys masters, VaultMemory memory, VaultOptions options, TimeProvider clock)
{
    /// <summary>Name under which the time of the newest backup is remembered.</summary>
    public const string BackupMark = "backup-at";

    /// <summary>Name under which it is remembered which master key was last split into parts.</summary>
    public const string ShareMark = "shared-key";

    public async Task<VaultHealth> RunAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var backup = await database.RememberedAsync(BackupMark, ct) is { } text
            ? DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(text, CultureInfo.InvariantCulture))
            : (DateTimeOffset?)null;
        var problems = new List<VaultProblem>();
        // A second look, since a rotation may have ended in the middle of the first.
        if (!await keyrings.AllOpenAsync(ct) && !await keyrings.AllOpenAsync(ct))
            problems.Add(VaultProblem.KeysDoNotOpen);
        if (options.MasterKeyFile is { } path && !File.Exists(path))
            problems.Add(VaultProblem.MasterKeyFileMissing);
        else if (options.MasterKeyFile is { } present && MasterKeyFile.ReadableByOthers(present))
            problems.Add(VaultProblem.MasterKeyFileReadableByOthers);
        if (database.ReadableByOthers)
            problems.Add(VaultProblem.DatabaseReadableByOthers);
        if (backup is null)
            problems.Add(VaultProblem.NeverBackedUp);
        else if (now - backup > options.BackupEvery)
            problems.Add(VaultProblem.BackupTooOld);
        if (options.MasterKeyFile is not null && await database.RememberedAsync(ShareMark, ct) != masters.Current.Id)
            problems.Add(VaultProblem.MasterKeyNotShared);
        if (options.DestroyedListPath is null)
            problems.Add(VaultProblem.NoDestroyedList);
        else if (!await memory.AllKnowDestroyedListAsync(ct))
            problems.Add(VaultProblem.OtherDestroyedList);
        if (await memory.IsPutBackAsync(ct))
            problems.Add(VaultProblem.OlderVault);
        if (masters.Count > 1)
            problems.Add(VaultProblem.RotationUnfinished);
        return new VaultHealth(problems, backup, now);
    }
}
