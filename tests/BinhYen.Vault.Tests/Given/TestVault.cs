using Microsoft.Extensions.Time.Testing;

namespace BinhYen.Vault.Tests.Given;

/// <summary>The database a test runs on.</summary>
public enum Engine
{
    Sqlite,
    Postgres,
}

/// <summary>A vault in a folder of its own, that can be closed, opened again, copied and put back.</summary>
internal sealed class TestVault : IAsyncDisposable
{
    public static readonly Guid Commune = new("0199aaaa-0000-7000-8000-000000000001");
    public static readonly Guid OtherCommune = new("0199aaaa-0000-7000-8000-000000000002");

    private SecureVault? _vault;

    private TestVault(VaultOptions options, string folder) => (Options, Folder) = (options, folder);

    public VaultOptions Options { get; }

    public string Folder { get; }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 20, 1, 0, 0, TimeSpan.Zero));

    public SecureVault Vault => _vault ?? throw new InvalidOperationException("The vault is closed.");

    public IRecordSealer Records => Vault.Records;

    public static async Task<TestVault> OpenAsync(Engine engine = Engine.Sqlite, Action<VaultOptions>? change = null)
    {
        var folder = Directory.CreateTempSubdirectory("binhyen-vault-").FullName;
        var options = new VaultOptions { MasterKeyFile = Path.Combine(folder, "key", "master.key") };
        if (engine == Engine.Sqlite)
            options.SqlitePath = Path.Combine(folder, "vault.db");
        else
            options.PostgresConnection = await PostgresForTests.NewDatabaseAsync();
        change?.Invoke(options);
        var test = new TestVault(options, folder);
        await test.ReopenAsync();
        return test;
    }

    public async Task CloseAsync()
    {
        if (_vault is not null)
            await _vault.DisposeAsync();
        _vault = null;
    }

    public async Task<SecureVault> ReopenAsync()
    {
        await CloseAsync();
        return _vault = await SecureVault.OpenAsync(Options, Clock, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        Directory.Delete(Folder, recursive: true);
    }
}
