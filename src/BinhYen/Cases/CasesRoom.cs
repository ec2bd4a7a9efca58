
namespace BinhYen.Cases;

/// <summary>What the room registers and serves.</summary>
internal static class CasesRoom
{
    public static void AddCases(this WebApplicationBuilder builder)
    {
    }

    public static void MapCases(this WebApplication app)
    {
    }
}
