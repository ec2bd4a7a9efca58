namespace BinhYen.Platform.Journal;

/// <summary>Registers the journal's services.</summary>
internal static class JournalSetup
{
    public static IServiceCollection AddJournal(this IServiceCollection services) => services
        .AddScoped<VerifyJournal>()
        .AddScoped<CompareMark>()
        .AddScoped<SealDays>()
        .AddHostedService<SealDaysBeat>();
}
