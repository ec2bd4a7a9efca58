using BinhYen.Confidentiality;
using BinhYen.Governance.Commendation;
using BinhYen.Governance.Plan;
using BinhYen.Governance.Survey;
using BinhYen.Staff;

namespace BinhYen.Governance;

/// <summary>What the room registers and serves: the tasks of the plan with the bodies that own them, commendations, yearly totals of the survey.</summary>
internal static class GovernanceRoom
{
    public static void AddGovernance(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<PlanBoard>();
        builder.Services.AddScoped<PlanScreen>();
        builder.Services.AddScoped<KeepPlan>();
        builder.Services.AddScoped<IAccountHoldings, ContactHoldings>();
        builder.Services.AddScoped<YearTotals>();
        builder.Services.AddScoped<CommendationBoard>();
        builder.Services.AddScoped<CommendationScreen>();
        builder.Services.AddScoped<WriteCommendation>();
        builder.Services.AddScoped<KeepCommendation>();
        builder.Services.AddScoped<SealedList>();
        builder.Services.AddScoped<IConsentListener, EndCommendation>();
    }

    public static void MapGovernance(this WebApplication app)
    {
        PlanEndpoints.Map(app);
        CommendationEndpoints.Map(app);
        YearTopics.Map(app);
    }
}
