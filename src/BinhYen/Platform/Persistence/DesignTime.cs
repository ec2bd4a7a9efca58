using BinhYen.Platform.Journal;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace BinhYen.Platform.Persistence;

// Used by "dotnet ef migrations add NAME --context SqliteDb|PostgresDb" only: no server and no vault is touched.
internal sealed class SqliteDesign : IDesignTimeDbContextFactory<SqliteDb>
{
    public SqliteDb CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<SqliteDb>();
        PersistenceSetup.Configure(options, "design.db").UseApplicationServiceProvider(DesignTimeServices.Instance);
        return new SqliteDb(options.Options, new JournalChain(new NoSeal()), new WriteGate(oneWriter: true));
    }
}

internal sealed class PostgresDesign : IDesignTimeDbContextFactory<PostgresDb>
{
    public PostgresDb CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<PostgresDb>().UseNpgsql("Host=localhost;Database=design").UseSnakeCaseNamingConvention();
        options.UseApplicationServiceProvider(DesignTimeServices.Instance);
        return new PostgresDb(options.Options, new JournalChain(new NoSeal()), new WriteGate(oneWriter: false));
    }
}

internal sealed class NoSeal : IJournalSeal
{
    public byte[] Of(CommuneId commune, long sequence, byte[] hash) => [];
}

/// <summary>For contexts made outside the running program. Identity reads from its settings which tables it has: with passkeys since version 3.</summary>
internal static class DesignTimeServices
{
    public static IServiceProvider Instance { get; } = new ServiceCollection()
        .Configure<IdentityOptions>(identity => identity.Stores.SchemaVersion = IdentitySchemaVersions.Version3).BuildServiceProvider();
}
