using BinhYen.Campaigns.Drives;
using BinhYen.Campaigns.SelfManagement;

namespace BinhYen.Campaigns;

/// <summary>What the room registers and serves.</summary>
internal static class CampaignsRoom
{
    public static void AddCampaigns(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<KeepCampaign>();
        builder.Services.AddScoped<CampaignBoard>();
        builder.Services.AddScoped<CampaignScreen>();
        builder.Services.AddScoped<SelfShelf>();
        builder.Services.AddScoped<MarkHamlet>();
    }

    public static void MapCampaigns(this WebApplication app)
    {
        CampaignEndpoints.Map(app);
        SelfEndpoints.Map(app);
    }
}
