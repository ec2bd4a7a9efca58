using BinhYen.Zalo.Simulator.State;

namespace BinhYen.Zalo.Simulator.Api.Login;

/// <summary>
/// <c>GET graph.zalo.me/v2.0/me/info</c>: the phone number or place a person agreed to give in a Mini App, for the token
/// it got (header <c>code</c>), with the app's secret (header <c>secret_key</c>).
/// </summary>
internal static class ReadMiniAppSecret
{
    /// <summary>For people who never shared a number. It belongs to nobody.</summary>
    private const string InventedPhone = "84900000001";

    public static IResult Handle(ZaloCall call, World world)
    {
        lock (world.Gate)
        {
            if (call.Header("secret_key") != world.Account.AppSecret)
                return Refuse(100, "Invalid secret key");
            if (world.Grants.Check(call.Header("access_token"), world.Now, out var residentId) != AccessState.Good || residentId is null)
                return Refuse(452, "Session key invalid");
            if (world.MiniApp.Take(call.Header("code"), world.Now) is not { } token || token.ResidentId != residentId)
                return Refuse(100, "Invalid code");
            object data = token.Secret == MiniAppSecret.PhoneNumber
                ? new { number = world.FindResident(residentId)?.Contact?.Phone ?? InventedPhone }
                : new { provider = "gps", latitude = "21.0278", longitude = "105.8342", timestamp = Identifiers.Milliseconds(world.Now) };
            return Results.Json(new { data, error = 0, message = "Success" });
        }
    }

    private static IResult Refuse(int code, string message) => Results.Json(new { error = code, message });
}
