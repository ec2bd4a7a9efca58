using Microsoft.Extensions.DependencyInjection.Extensions;

namespace BinhYen.Intake.Media;

/// <summary>Registers what keeps and opens attachments.</summary>
internal static class MediaSetup
{
    public static void AddMedia(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton(builder.Configuration.GetSection("BinhYen:Attachments").Get<AttachmentLimits>() ?? new AttachmentLimits());
        services.AddSingleton<AttachmentFiles>().AddSingleton<ImageCopies>();
        services.AddSingleton<StoreAttachment>().AddSingleton<OpenAttachment>();
        services.AddSingleton<MediaDownload>().AddSingleton<FetchMedia>().AddHostedService<MediaFetcher>();
        services.AddSingleton<SweepAttachments>().AddHostedService(provider => provider.GetRequiredService<SweepAttachments>());
        services.TryAddSingleton<IMediaListener, NoMediaListener>();
        services.TryAddSingleton<IMalwareCheck, NoMalwareCheck>();
        services.TryAddSingleton<IAttachmentAccess, CaseAttachmentAccess>();
        services.AddScoped<Cases.IThreadFiles, CaseFiles>();
    }
}
