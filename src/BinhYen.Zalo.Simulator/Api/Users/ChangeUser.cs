using BinhYen.Zalo.Simulator.State;

namespace BinhYen.Zalo.Simulator.Api.Users;

/// <summary><c>POST /v3.0/oa/user/update</c> and <c>/v2.0/oa/deletefollowerinfo</c>.</summary>
internal static class ChangeUser
{
    public static ZaloAnswer Update(ZaloCall call, World world)
    {
        lock (world.Gate)
        {
            if (world.FindResident(call.Body.Text("user_id")) is not { } resident)
                return ZaloAnswer.Refuse(OaErrors.InvalidField, "user_id is invalid");
            resident.Alias = call.Body.Text("user_alias") ?? resident.Alias;
            resident.ExternalId = call.Body.Text("user_external_id") ?? resident.ExternalId;
            if (call.Body.Child("shared_info") is { } info)
                resident.Contact = new SharedContact(info.Text("name") ?? resident.Contact?.Name ?? "",
                    info.Text("phone") ?? resident.Contact?.Phone ?? "", info.Text("user_dob"),
                    City: info.Text("city_id"), Address: info.Text("address"));
            world.Touch();
            return ZaloAnswer.Done;
        }
    }

    public static ZaloAnswer DeleteContact(ZaloCall call, World world)
    {
        lock (world.Gate)
        {
            if (world.FindResident(call.Body.Text("user_id")) is not { } resident)
                return ZaloAnswer.Refuse(OaErrors.InvalidField, "user_id is invalid");
            resident.Contact = null;
            return ZaloAnswer.Done;
        }
    }
}
