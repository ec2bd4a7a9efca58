using BinhYen.Communes.Duty;
using BinhYen.Communes.FirstRun;
using BinhYen.Communes.ModelProfile;
using BinhYen.Site;
using BinhYen.Staff;

namespace BinhYen.Communes;

/// <summary>What the room registers and serves.</summary>
internal static class CommunesRoom
{
    public static void AddCommunes(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(_ => ProfilePresets.Load());
        builder.Services.AddSingleton<CommuneHeading>().AddSingleton<ICommuneHeading>(services => services.GetRequiredService<CommuneHeading>());
        builder.Services.AddScoped<PrepareProfile>().AddScoped<IssueProfile>().AddScoped<ChangeStage>().AddScoped<ChangeHamletProfile>();
        builder.Services.AddSingleton(_ => AdminUnits.Load());
        builder.Services.AddScoped<FirstRunDesk>().AddScoped<FirstRunSession>().AddScoped<FinishFirstRun>().AddScoped<AnnounceFirstRun>();
        builder.Services.AddScoped<CommuneDirectory>();
        builder.Services.AddScoped<IAccountHoldings, DutyHoldings>();
        builder.Services.AddScoped<PlanRoster>();
        builder.Services.AddScoped<AssignHamlet>();
    }

    public static void MapCommunes(this WebApplication app)
    {
        DutyEndpoints.Map(app);
        ProfileEndpoints.Map(app);
        FirstRunEndpoints.Map(app);
    }
}
