using BinhYen.Announcements;
using BinhYen.Cases;
using BinhYen.Confidentiality;
using BinhYen.Intake.Accounts;
using BinhYen.Intake.Api;
using BinhYen.Intake.Counter;
using BinhYen.Intake.GroupPosts;
using BinhYen.Intake.Media;
using BinhYen.Intake.Portal;
using BinhYen.Intake.ZaloChat;
using BinhYen.Intake.ZaloWebhook;
using BinhYen.Platform.Health;
using BinhYen.Verification;

namespace BinhYen.Intake;

/// <summary>What the room registers and serves.</summary>
internal static class IntakeRoom
{
    public static void AddIntake(this WebApplicationBuilder builder)
    {
        builder.AddMedia();
        builder.AddAccounts();
        builder.AddWebhook();
        builder.AddPortal();
        builder.AddZaloChat();
        builder.AddReportApi();
        builder.Services.AddScoped<SubmitReport>();
        builder.Services.AddScoped<Counter.SendTrial>();
        builder.Services.AddScoped<BinhYen.Communes.IFirstTaskFacts, ZaloFirstTasks>();
        builder.Services.AddScoped<IVerifierPhotos, VerifierPictures>();
        builder.Services.AddScoped<INoticePictures, NoticePictures>();
        builder.Services.AddScoped<IDataHolder, AttachmentData>();
        builder.Services.AddScoped<IThreadRemnants, ThreadRemnants>();
        builder.Services.AddScoped<ICheckup, ZaloCheckup>();
        builder.Services.AddScoped<ICheckup, WebhookCheckup>();
        builder.Services.AddScoped<CounterScreen>();
        builder.Services.AddScoped<TakenReports>();
        builder.Services.AddScoped<CounterEndpoints.Fill>();
        builder.Services.AddScoped<GroupPostScreen>();
        builder.Services.AddScoped<GroupPostEndpoints.Fill>();
        builder.Services.AddScoped<TakePrivate>();
        builder.Services.AddScoped<HearGroupPost>();
        builder.Services.AddScoped<RemindModerators>();
        builder.Services.AddScoped<IVeiledSubjects, VeiledPosts>();
        builder.Services.AddScoped<BinhYen.Staff.IAccountHoldings, GroupPostHoldings>();
        builder.Services.AddHostedService<ModeratorBeat>();
    }

    public static void MapIntake(this WebApplication app)
    {
        app.MapAttachments();
        app.MapWebhook();
        app.MapAccounts();
        app.MapPortal();
        app.MapReportApi();
        app.MapCounter();
        app.MapGroupPosts();
        app.MapApiDescription();
    }
}
