namespace BinhYen.Platform.Health;

/// <summary>Registers what the doctor looks at on every machine; rooms add their own.</summary>
internal static class CheckupSetup
{
    public static IServiceCollection AddCheckups(this IServiceCollection services) => services
        .AddScoped<ICheckup, DiskCheckup>()
        .AddScoped<ICheckup, DatabaseCheckup>()
        .AddScoped<ICheckup, ClockCheckup>()
        .AddScoped<ICheckup, JournalCheckup>();
}
