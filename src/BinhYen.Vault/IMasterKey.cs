namespace BinhYen.Vault;

/// <summary>
/// The key above all others, kept outside the database. It only ever wraps and unwraps the keys of communes, so a
/// hardware module fits behind it. The vault's own two are a file (<see cref="VaultOptions.MasterKeyFile"/>) and an
/// environment variable (<see cref="VaultOptions.MasterKeyVariable"/>).
/// </summary>
public interface IMasterKey
{
    /// <summary>A public name, stored beside everything this key wraps; the same key must always have the same name.</summary>
    string Id { get; }

    /// <summary>Encrypts a key for storage.</summary>
    /// <param name="key">32 or 64 bytes; the vault erases them after the call.</param>
    /// <param name="context">Says which key it is; must be authenticated, so that wrapped keys cannot change places.</param>
    /// <param name="ct">Gives up waiting.</param>
    ValueTask<byte[]> WrapAsync(ReadOnlyMemory<byte> key, string context, CancellationToken ct = default);

    /// <summary>Gives a wrapped key back, or null when it was not wrapped by this key in this context.</summary>
    /// <inheritdoc cref="WrapAsync"/>
    ValueTask<byte[]?> UnwrapAsync(ReadOnlyMemory<byte> wrapped, string context, CancellationToken ct = default);
}
