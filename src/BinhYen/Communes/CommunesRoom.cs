using BinhYen.Communes.Areas;
using BinhYen.Communes.Duty;
using BinhYen.Communes.FirstRun;
using BinhYen.Communes.Households;
using BinhYen.Communes.ModelProfile;
using BinhYen.Communes.Places;
using BinhYen.Communes.Positions;
using BinhYen.Communes.Targets;
using BinhYen.Communes.Units;
using BinhYen.Confidentiality;
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
        builder.Services.AddSingleton<IStaffNotice, DraftModelNotice>();
        builder.Services.AddScoped<FirstTasksNotice>();
        builder.Services.AddScoped<IStaffNotice>(provider => provider.GetRequiredService<FirstTasksNotice>());
        builder.Services.AddScoped<IOpenList>(provider => provider.GetRequiredService<FirstTasksNotice>());
        builder.Services.AddScoped<IFirstTaskFacts, CommuneFirstTasks>();
        builder.Services.AddSingleton(_ => AdminUnits.Load());
        builder.Services.AddScoped<FirstRunDesk>().AddScoped<FirstRunSession>().AddScoped<KeptWorkbook>().AddScoped<BringList>().AddScoped<FinishFirstRun>().AddScoped<FirstTasks>().AddScoped<PublicAddress>().AddScoped<AnnounceFirstRun>();
        builder.Services.AddScoped<CommuneDirectory>();
        builder.Services.AddScoped<IAccountHoldings, DutyHoldings>().AddScoped<IAccountHoldings, PositionHoldings>().AddScoped<IAccountHoldings, ImportHoldings>();
        builder.Services.AddScoped<PlanRoster>();
        builder.Services.AddScoped<AssignHamlet>();
        builder.Services.AddScoped<HamletHelpers>();
        builder.Services.AddScoped<ExOfficio>();
        builder.Services.AddScoped<CommitteeSeats>();
        builder.Services.AddScoped<EndPosition>();
        builder.Services.AddScoped<FillPosition>();
        builder.Services.AddScoped<PlanHamletChange>();
        builder.Services.AddScoped<KeepHamletNames>();
        builder.Services.AddScoped<KeepUnit>();
        builder.Services.AddScoped<ApplyHamletChanges>();
        builder.Services.AddSingleton<HamletChangeBeat>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<HamletChangeBeat>());
        AddHouseholds(builder.Services);
        builder.Services.AddScoped<ReadTargets>();
        builder.Services.AddScoped<TargetScreen>();
        builder.Services.AddScoped<SignCount>();
        builder.Services.AddScoped<KeepPublicPlace>();
        builder.Services.AddScoped<ReadPublicPlaces>();
        builder.Services.AddScoped<PlaceScreen>();
    }

    public static void MapCommunes(this WebApplication app)
    {
        DutyEndpoints.Map(app);
        HouseholdEndpoints.Map(app);
        TargetEndpoints.Map(app);
        AreaEndpoints.Map(app);
        PlaceEndpoints.Map(app);
        ProfileEndpoints.Map(app);
        FirstRunEndpoints.Map(app);
        FirstTasks.Map(app);
    }

    private static void AddHouseholds(IServiceCollection services)
    {
        services.AddScoped<HouseholdSealing>();
        services.AddScoped<ReadHouseholds>();
        services.AddScoped<KeepHousehold>();
        services.AddScoped<ImportTable>();
        services.AddScoped<BeginImport>();
        services.AddScoped<DecideImport>();
        services.AddScoped<ImportWork>();
        services.AddScoped<ImportScreen>();
        services.AddSingleton<RunImports>();
        services.AddHostedService(provider => provider.GetRequiredService<RunImports>());
        services.AddScoped<IConsentListener, ForgetContact>();
    }
}
