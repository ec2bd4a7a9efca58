using BinhYen.Confidentiality.Consenting;
using BinhYen.Confidentiality.DataRights;
using BinhYen.Confidentiality.Incidents;
using BinhYen.Confidentiality.Journals;
using BinhYen.Confidentiality.Register;
using BinhYen.Confidentiality.Restores;
using BinhYen.Confidentiality.Retention;
using BinhYen.Confidentiality.Secrets;
using BinhYen.Platform.Health;
using BinhYen.Platform.Journal;
using BinhYen.Platform.Settings;
using BinhYen.Platform.Storage;
using BinhYen.Vault;

namespace BinhYen.Confidentiality;

/// <summary>The only room that holds the vault itself; all others get sealing and opening without persons.</summary>
internal static class ConfidentialityRoom
{
    public static void AddConfidentiality(this WebApplicationBuilder builder, BinhYenOptions options)
    {
        // Opened when first asked for, which is at start: without the vault the product can do nothing.
        builder.Services.AddSingleton(provider => Open(options, provider.GetRequiredService<TimeProvider>()));
        builder.Services.AddSingleton(provider => provider.GetRequiredService<SecureVault>().Records);
        builder.Services.AddSingleton<ReporterVault>();
        builder.Services.AddScoped<RevealIdentity>();
        builder.Services.AddScoped<JournalPages>();
        builder.Services.AddScoped<JournalVeil>();
        builder.Services.AddSingleton<SecretWords>();
        builder.Services.AddScoped<KeepSecretWords>();
        builder.Services.AddScoped<RetentionPlan>();
        builder.Services.AddScoped<RunRetention>();
        builder.Services.AddScoped<HoldBack>();
        builder.Services.AddScoped<RetentionPages>();
        builder.Services.AddScoped<RetentionScreen>();
        builder.Services.AddHostedService<RetentionBeat>();
        builder.Services.AddScoped<JournalScreen>();
        builder.Services.AddSingleton<SealedRecords>();
        builder.Services.AddSingleton<IJournalSeal, VaultJournalSeal>();
        builder.Services.AddSingleton<IJournalSigner, VaultJournalSigner>();
        builder.Services.AddSingleton<IJournalMemory, VaultJournalMemory>();
        builder.Services.AddScoped<ICheckup, VaultCheckup>();
        builder.AddRestores();
        builder.Services.AddScoped<Consents>();
        builder.Services.AddScoped<ReadConsent>();
        builder.Services.AddScoped<DataRequests>();
        builder.Services.AddScoped<WorkDataRequest>();
        builder.Services.AddScoped<HandleIncident>();
        builder.Services.AddScoped<WhoseData>();
    }

    public static void MapConfidentiality(this WebApplication app)
    {
        ConsentEndpoints.Map(app);
        app.MapJournal();
        app.MapRetention();
        RestoreEndpoints.Map(app);
        SecretWordsEndpoints.Map(app);
        DataRequestEndpoints.Map(app);
        IncidentEndpoints.Map(app);
        RegisterEndpoints.Map(app);
    }

    private static SecureVault Open(BinhYenOptions options, TimeProvider clock)
    {
        Directory.CreateDirectory(options.DataDirectory);
        var vault = new VaultOptions { MasterKeyFile = options.MasterKeyPath };
        if (options.UsesPostgres) vault.PostgresConnection = options.VaultPostgres ?? options.Postgres;
        else vault.SqlitePath = options.VaultFile;
        return SecureVault.OpenAsync(vault, clock).GetAwaiter().GetResult();
    }
}
