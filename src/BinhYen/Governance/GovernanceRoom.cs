using BinhYen.Governance.Plan;
using BinhYen.Staff;

namespace BinhYen.Governance;

/// <summary>What the room registers and serves: the tasks of the plan and the bodies that own them.</summary>
internal static class GovernanceRoom
{
    public static void AddGovernance(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<PlanBoard>();
        builder.Services.AddScoped<PlanScreen>();
        builder.Services.AddScoped<KeepPlan>();
        builder.Services.AddScoped<IAccountHoldings, ContactHoldings>();
    }

    public static void MapGovernance(this WebApplication app) => PlanEndpoints.Map(app);
}
