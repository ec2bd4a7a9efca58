using BinhYen.Platform.Journal;
using BinhYen.Platform.Settings;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Options;
using Npgsql;

namespace BinhYen.Platform.Persistence;

/// <summary>Registers the database that the settings ask for.</summary>
internal static class PersistenceSetup
{
    public static IServiceCollection AddPersistence(this IServiceCollection services, BinhYenOptions options)
    {
        services.AddSingleton(new WriteGate(oneWriter: !options.UsesPostgres));
        services.AddSingleton<JournalChain>();
        services.AddSingleton<DbFactory>();
        services.AddSingleton<Schema>();
        services.AddSingleton<SharedTurns>();
        services.AddDataProtection().SetApplicationName("BinhYen");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>, KeysInDatabase>();
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>, SealedCookieKeys>();
        if (options.UsesPostgres)
        {
            services.AddSingleton(_ => NpgsqlDataSource.Create(Tuned(options.Postgres!)));
            services.AddDbContextFactory<PostgresDb>((provider, db) => Configure(db, provider.GetRequiredService<NpgsqlDataSource>()));
            services.AddScoped<BinhYenDb>(provider => provider.GetRequiredService<PostgresDb>());
        }
        else
        {
            services.AddDbContextFactory<SqliteDb>(db => Configure(db, options.DatabaseFile));
            services.AddScoped<BinhYenDb>(provider => provider.GetRequiredService<SqliteDb>());
            services.AddSingleton<ClearLog>().AddHostedService<ClearLogBeat>();
        }

        return services;
    }

    /// <summary>
    /// Statements that come again are prepared by themselves, and a connection goes back to the pool as it is: the product
    /// leaves no state on one. What the administrator wrote into the connection string stands, for example
    /// <c>Max Auto Prepare=0</c> behind a pooler that hands every transaction to another server process.
    /// </summary>
    private static string Tuned(string connection)
    {
        var given = new NpgsqlConnectionStringBuilder(connection);
        if (!given.ShouldSerialize("Max Auto Prepare")) given.MaxAutoPrepare = 200;
        if (!given.ShouldSerialize("No Reset On Close")) given.NoResetOnClose = true;
        return given.ToString();
    }

    public static DbContextOptionsBuilder Configure(DbContextOptionsBuilder db, string sqliteFile) => db
        .UseSqlite($"Data Source={sqliteFile};Pooling=True", sqlite => sqlite.UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery))
        .AddInterceptors(new SqliteSettings())
        .ConfigureWarnings(LeaveToTheTests)
        .UseSnakeCaseNamingConvention();

    public static DbContextOptionsBuilder Configure(DbContextOptionsBuilder db, NpgsqlDataSource source) => db
        .UseNpgsql(source, postgres => postgres.UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery))
        .ConfigureWarnings(LeaveToTheTests)
        .UseSnakeCaseNamingConvention();

    /// <summary>
    /// Makes the model on another core while the routes are read on this one. Whoever needs it first waits for it there, and meets
    /// whatever may be wrong with it.
    /// </summary>
    public static void ReadModelAhead(this IServiceProvider services) => _ = Task.Run(() =>
    {
        using var db = services.GetRequiredService<DbFactory>().Create();
        _ = db.Model;
    });

    // Comparing the whole model with the last migration at every start costs a tenth of it; a test does it once for a build.
    private static void LeaveToTheTests(WarningsConfigurationBuilder warnings) => warnings.Ignore(RelationalEventId.PendingModelChangesWarning);
}

/// <summary>Makes contexts for work outside a request: grains, hosted services, group commits. The caller disposes them.</summary>
internal sealed class DbFactory(IServiceProvider services, BinhYenOptions options)
{
    public bool UsesPostgres => options.UsesPostgres;

    public BinhYenDb Create() => options.UsesPostgres
        ? services.GetRequiredService<IDbContextFactory<PostgresDb>>().CreateDbContext()
        : services.GetRequiredService<IDbContextFactory<SqliteDb>>().CreateDbContext();
}
