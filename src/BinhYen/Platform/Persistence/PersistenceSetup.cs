using BinhYen.Platform.Journal;
using BinhYen.Platform.Settings;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.EntityFrameworkCore;
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
        services.AddDataProtection().SetApplicationName("BinhYen");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>, KeysInDatabase>();
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>, SealedCookieKeys>();
        if (options.UsesPostgres)
        {
            services.AddSingleton(_ => new NpgsqlDataSourceBuilder(options.Postgres).Build());
            services.AddDbContextFactory<PostgresDb>((provider, db) => Configure(db, provider.GetRequiredService<NpgsqlDataSource>()));
            services.AddScoped<BinhYenDb>(provider => provider.GetRequiredService<PostgresDb>());
        }
        else
        {
            services.AddDbContextFactory<SqliteDb>(db => Configure(db, options.DatabaseFile));
            services.AddScoped<BinhYenDb>(provider => provider.GetRequiredService<SqliteDb>());
        }

        return services;
    }

    public static DbContextOptionsBuilder Configure(DbContextOptionsBuilder db, string sqliteFile) => db
        .UseSqlite($"Data Source={sqliteFile};Pooling=True", sqlite => sqlite.UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery))
        .AddInterceptors(new SqliteSettings())
        .UseSnakeCaseNamingConvention();

    public static DbContextOptionsBuilder Configure(DbContextOptionsBuilder db, NpgsqlDataSource source) => db
        .UseNpgsql(source, postgres => postgres.UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery))
        .UseSnakeCaseNamingConvention();
}

/// <summary>Makes contexts for work outside a request: grains, hosted services, group commits. The caller disposes them.</summary>
internal sealed class DbFactory(IServiceProvider services, BinhYenOptions options)
{
    public bool UsesPostgres => options.UsesPostgres;

    public BinhYenDb Create() => options.UsesPostgres
        ? services.GetRequiredService<IDbContextFactory<PostgresDb>>().CreateDbContext()
        : services.GetRequiredService<IDbContextFactory<SqliteDb>>().CreateDbContext();
}
