using BinhYen.Zalo.Simulator.State;

namespace BinhYen.Zalo.Simulator.Api.Users;

/// <summary><c>GET /v3.0/oa/user/detail</c>.</summary>
internal static class ReadUser
{
    public static ZaloAnswer Handle(ZaloCall call, World world, MediaLinks links)
    {
        lock (world.Gate)
            return world.FindResident(call.Data.Text("user_id")) is { } resident
                ? ZaloAnswer.Ok(Detail(resident, links.To($"/media/avatar/{resident.Id}.svg")))
                : ZaloAnswer.Refuse(OaErrors.InvalidField, "user_id is invalid");
    }

    private static object Detail(Resident resident, string avatar) => new
    {
        user_id = resident.Id,
        user_id_by_app = resident.IdByApp,
        user_external_id = resident.ExternalId,
        display_name = resident.Name,
        user_alias = resident.Alias.Length > 0 ? resident.Alias : resident.Name,
        is_sensitive = false,
        user_last_interaction_date = resident.LastInteraction is { } last ? VietnamTime.Date(last) : "",
        user_is_follower = resident.IsFollower,
        avatar,
        avatars = new Dictionary<string, string> { ["120"] = avatar, ["240"] = avatar },
        dynamic_param = "",
        tags_and_notes_info = new { notes = Array.Empty<string>(), tag_names = resident.Tags.ToArray() },
        shared_info = Shared(resident.Contact),
    };

    private static object Shared(SharedContact? contact) => new
    {
        address = contact?.Address ?? "",
        city = contact?.City ?? "",
        district = "",
        ward = contact?.Ward ?? "",
        phone = contact?.Phone ?? "",
        name = contact?.Name ?? "",
        user_dob = contact?.BirthDate ?? "",
    };
}
