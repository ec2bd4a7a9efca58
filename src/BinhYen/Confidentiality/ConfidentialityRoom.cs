using BinhYen.Platform.Settings;
namespace BinhYen.Confidentiality;

/// <summary>What the room registers and serves.</summary>
internal static class ConfidentialityRoom
{
    public static void AddConfidentiality(this WebApplicationBuilder builder, BinhYenOptions options)
    {
    }

    public static void MapConfidentiality(this WebApplication app)
    {
    }
}
