using BinhYen.Zalo.Simulator.State;

namespace BinhYen.Zalo.Simulator.Api.Login;

/// <summary>
/// <c>GET graph.zalo.me/v2.0/me</c>: who signed in. The id is the one by app; flat answer; errors have positive numbers;
/// the proof is mandatory.
/// </summary>
internal static class ReadPerson
{
    private const int SessionInvalid = 452;

    public static IResult Handle(ZaloCall call, World world, MediaLinks links, Faults faults)
    {
        if (faults.Take(FaultKind.ApiError, call.Path) is { } fault)
            return Refuse(fault.Value ?? -501, fault.Message ?? "Personal information is limited due to IP address not inside Vietnam");
        lock (world.Gate)
        {
            var token = call.Header("access_token");
            if (world.Grants.Check(token, world.Now, out var residentId) != AccessState.Good || world.FindResident(residentId) is not { } person)
                return Refuse(SessionInvalid, "Session key invalid. This could be because the session key has an incorrect format, or because the user has revoked this session");
            if (!AppSecretProof.IsRight(call.Header("appsecret_proof"), token!, world.Account.AppSecret))
                return Refuse(100, "Invalid appsecret_proof provided in the API argument");
            var fields = (call.Query("fields") ?? "id,name,picture").Split(',', StringSplitOptions.TrimEntries);
            return Results.Json(new
            {
                id = person.IdByApp,
                name = fields.Contains("name") ? person.Name : null,
                picture = fields.Contains("picture") ? Picture(links.To($"/media/avatar/{person.Id}.svg")) : null,
                error = 0,
                message = "Success",
            }, ZaloAnswer.Json);
        }
    }

    private static object Picture(string url) => new { data = new { url } };

    private static IResult Refuse(int code, string message) => Results.Json(new { error = code, message });
}
