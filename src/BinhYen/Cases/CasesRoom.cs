namespace BinhYen.Cases;

/// <summary>What the room registers and serves.</summary>
internal static class CasesRoom
{
    public static void AddCases(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<CaseRulesOf>();
        builder.Services.AddSingleton<ConflictFinder>();
        builder.Services.AddSingleton<OpenCase>();
        builder.Services.AddSingleton<CaseNews>();
        builder.Services.AddSingleton<ICaseNews>(provider => provider.GetRequiredService<CaseNews>());
        builder.Services.AddScoped<LoadCase>();
        builder.Services.AddScoped<ReporterThread>();
        builder.Services.AddScoped<JoinThread>();
        builder.Services.AddScoped<MarkDelivery>();
        builder.Services.AddSingleton<NotedLately>();
    }

    public static void MapCases(this WebApplication app)
    {
    }
}
