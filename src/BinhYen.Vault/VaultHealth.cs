namespace BinhYen.Vault;

/// <summary>What can be wrong with the vault without its stopping; each wants a person to do something.</summary>
public enum VaultProblem
{
    /// <summary>A commune key does not open with the master key at hand: the key or the database was exchanged.</summary>
    KeysDoNotOpen,

    /// <summary>The master key file is missing; the vault runs on what it has in memory and will not start again.</summary>
    MasterKeyFileMissing,

    /// <summary>Other accounts of the machine may read the master key file (mode is not 0600).</summary>
    MasterKeyFileReadableByOthers,

    /// <summary>Other accounts of the machine may read the vault's database file.</summary>
    DatabaseReadableByOthers,

    /// <summary>No backup of the vault was ever recorded: losing this disk loses everything sealed.</summary>
    NeverBackedUp,

    /// <summary>The newest recorded backup is older than <see cref="VaultOptions.BackupEvery"/>.</summary>
    BackupTooOld,

    /// <summary>The present master key was never split into parts for holders: when its file is lost, everything is.</summary>
    MasterKeyNotShared,

    /// <summary>There is no list of destroyed keys outside the database, so a restored backup brings deleted records back.</summary>
    NoDestroyedList,

    /// <summary>The list of destroyed keys is not the one this vault knows, or an older copy of it: what was destroyed may be back, and no name opens.</summary>
    OtherDestroyedList,

    /// <summary>This vault was put back from a backup and not every commune has said that it knows: wishes of residents may be lost, and no name opens there.</summary>
    OlderVault,

    /// <summary>A rotation of the master key was interrupted; the next start finishes it.</summary>
    RotationUnfinished,
}

/// <summary>The state of the vault at one moment.</summary>
/// <param name="Problems">What is wrong; empty when all is well.</param>
/// <param name="LastBackupAt">When the newest recorded backup was made, in UTC; null when there is none.</param>
/// <param name="CheckedAt">When this was looked at, in UTC.</param>
public sealed record VaultHealth(IReadOnlyList<VaultProblem> Problems, DateTimeOffset? LastBackupAt, DateTimeOffset CheckedAt);
