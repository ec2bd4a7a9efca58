using BinhYen.Intake.Media;
using BinhYen.Intake.Portal;

namespace BinhYen.Intake;

/// <summary>What the room registers and serves.</summary>
internal static class IntakeRoom
{
    public static void AddIntake(this WebApplicationBuilder builder)
    {
        builder.AddMedia();
        builder.AddPortal();
    }

    public static void MapIntake(this WebApplication app)
    {
        app.MapAttachments();
        app.MapPortal();
    }
}
