using System.Text.Json.Nodes;
using BinhYen.Zalo.Http;
using BinhYen.Zalo.Json;

namespace BinhYen.Zalo.Users;

/// <summary>The people the account knows: followers, and others who wrote.</summary>
public sealed class ZaloUsers
{
    /// <summary>The most people a page may have.</summary>
    public const int LargestPage = 50;

    /// <summary>The last offset Zalo accepts: at most about 10,000 people can be listed.</summary>
    public const int LastOffset = 9951;

    private readonly ZaloCaller _caller;

    internal ZaloUsers(ZaloCaller caller) => _caller = caller;

    private Uri Host => _caller.Endpoints.OpenApi;

    /// <summary>Reads one person.</summary>
    /// <param name="user">The person.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task<ZaloResult<ZaloUser>> ReadAsync(ZaloUserId user, CancellationToken cancellationToken = default) => _caller.CallAsync(
        ZaloRequest.GetWithData(Host, "/v3.0/oa/user/detail", ZaloErrorTable.Oa, new JsonObject { ["user_id"] = user.Value }),
        reply => ZaloUser.Read(reply.Data),
        cancellationToken);

    /// <summary>Lists people; only their ids.</summary>
    /// <param name="filter">Which people.</param>
    /// <param name="offset">0 to 9,951.</param>
    /// <param name="count">1 to 50.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<ZaloResult<ZaloPage<ZaloUserId>>> ListAsync(
        UserFilter filter, int offset = 0, int count = LargestPage, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        if (offset is < 0 or > LastOffset || count is < 1 or > LargestPage)
        {
            return ZaloError.Limit("A list of people has offsets to 9,951 and pages of 1 to 50.");
        }

        return await _caller.CallAsync(
            ZaloRequest.GetWithData(Host, "/v3.0/oa/user/getlist", ZaloErrorTable.Oa, filter.ToJson(offset, count)),
            reply => new ZaloPage<ZaloUserId>(
                [.. reply.Data.Items("users").Select(user => user.Id<ZaloUserId>("user_id")).OfType<ZaloUserId>()],
                offset,
                reply.Data.SmallNumber("total")),
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Changes what the account stores about a person.</summary>
    /// <param name="user">The person.</param>
    /// <param name="alias">The account's own name for them; null leaves it.</param>
    /// <param name="externalId">Their id in the account's own system; null leaves it.</param>
    /// <param name="contact">Name, phone and address; null leaves them.</param>
    /// <param name="cancellationToken">Stops waiting; the change may be made nevertheless.</param>
    public Task<ZaloResult<ZaloDone>> UpdateAsync(
        ZaloUserId user, string? alias, string? externalId = null, SharedContact? contact = null, CancellationToken cancellationToken = default)
    {
        var body = new JsonObject { ["user_id"] = user.Value };
        Put(body, "user_alias", alias);
        Put(body, "user_external_id", externalId);
        if (contact is not null)
        {
            var shared = new JsonObject();
            Put(shared, "name", contact.FullName);
            Put(shared, "phone", contact.Phone);
            Put(shared, "address", contact.Address);
            body["shared_info"] = shared;
        }

        return _caller.CallAsync(ZaloRequest.Post(Host, "/v3.0/oa/user/update", ZaloErrorTable.Oa, body), cancellationToken);
    }

    /// <summary>Deletes the contact data Zalo stores about a person for this account.</summary>
    /// <param name="user">The person.</param>
    /// <param name="cancellationToken">Stops waiting; the deletion may be made nevertheless.</param>
    public Task<ZaloResult<ZaloDone>> DeleteInfoAsync(ZaloUserId user, CancellationToken cancellationToken = default) => _caller.CallAsync(
        ZaloRequest.Post(Host, "/v2.0/oa/deletefollowerinfo", ZaloErrorTable.Oa, new JsonObject { ["user_id"] = user.Value }),
        cancellationToken);

    private static void Put(JsonObject json, string name, string? value)
    {
        if (value is not null)
        {
            json[name] = value;
        }
    }
}
