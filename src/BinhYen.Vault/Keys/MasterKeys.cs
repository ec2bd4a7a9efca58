namespace BinhYen.Vault.Keys;

/// <summary>The master keys at hand: the current one, which wraps, and former ones, which only unwrap during a rotation.</summary>
internal sealed class MasterKeys : IDisposable
{
    private readonly VaultOptions _options;
    private volatile IReadOnlyList<IMasterKey> _keys;

    private MasterKeys(VaultOptions options, IReadOnlyList<IMasterKey> keys) => (_options, _keys) = (options, keys);

    public IMasterKey Current => _keys[0];

    public int Count => _keys.Count;

    /// <param name="options">Where the key is.</param>
    /// <param name="mayCreate">True only for a vault that holds no keys yet.</param>
    public static MasterKeys Load(VaultOptions options, bool mayCreate)
    {
        if (options.MasterKeyFile is { } path && !File.Exists(path))
        {
            if (!mayCreate)
                throw new FileNotFoundException("The vault holds keys, but its master key file is missing. Put it back from its copy.", path);
            MasterKeyFile.Create(path);
        }

        return new MasterKeys(options, Read(options));
    }

    public async ValueTask<byte[]?> UnwrapAsync(string masterId, byte[] wrapped, string context, CancellationToken ct)
    {
        var key = Find(masterId);
        if (key is null)
        {
            // Another process may have rotated the key in the meantime.
            Reload();
            key = Find(masterId);
        }

        return key is null ? null : await key.UnwrapAsync(wrapped, context, ct);
    }

    /// <summary>The current key as it is now: another process, a command for example, may have rotated it a moment ago.</summary>
    public IMasterKey Refresh()
    {
        if (_options.MasterKeyFile is not null)
            Reload();
        return Current;
    }

    /// <summary>Puts a new key in front. Both open until <see cref="ForgetFormer"/>.</summary>
    public void Begin(IMasterKey? next)
    {
        if (next is not null)
        {
            _keys = [next, .. _keys.Where(key => key.Id != next.Id)];
            return;
        }

        MasterKeyFile.AddFirst(_options.MasterKeyFile
            ?? throw new InvalidOperationException("Only a master key file can make its own successor; give the next key."));
        Reload();
    }

    public void ForgetFormer()
    {
        if (_options.MasterKeyFile is { } path)
            MasterKeyFile.KeepFirst(path);
        _keys = [Current];
    }

    public IReadOnlyList<MasterKeyShare> Share(int holders)
    {
        var path = _options.MasterKeyFile ?? throw new InvalidOperationException("Only a master key file can be split into parts.");
        var secret = MasterKeyFile.CurrentSecret(path);
        try
        {
            return MasterKeyShare.Split(Refresh().Id, secret, holders);
        }
        finally
        {
            System.Security.Cryptography.CryptographicOperations.ZeroMemory(secret);
        }
    }

    public void Dispose()
    {
        foreach (var key in _keys.OfType<LocalMasterKey>())
            key.Dispose();
    }

    private IMasterKey? Find(string id) => _keys.FirstOrDefault(key => key.Id == id);

    private void Reload()
    {
        if (_options.MasterKey is null && (_options.MasterKeyFile is null || File.Exists(_options.MasterKeyFile)))
            _keys = Read(_options);
    }

    private static IReadOnlyList<IMasterKey> Read(VaultOptions options)
    {
        if (options.MasterKey is { } given)
            return [given];
        List<LocalMasterKey> keys = options.MasterKeyFile is { } path
            ? MasterKeyFile.Read(path)
            : MasterKeyFile.Parse((Environment.GetEnvironmentVariable(options.MasterKeyVariable!) ?? "").Split(','));
        return keys.Count > 0 ? keys : throw new InvalidOperationException("There is no master key where the vault was told to look.");
    }
}
