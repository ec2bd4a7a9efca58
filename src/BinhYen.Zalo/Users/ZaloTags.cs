using System.Globalization;
using System.Text.Json.Nodes;
using BinhYen.Zalo.Http;
using BinhYen.Zalo.Json;

namespace BinhYen.Zalo.Users;

/// <summary>The tags of the account. A tag comes into being by being given to somebody.</summary>
public sealed class ZaloTags
{
    private readonly ZaloCaller _caller;

    internal ZaloTags(ZaloCaller caller) => _caller = caller;

    /// <summary>All tags.</summary>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task<ZaloResult<IReadOnlyList<string>>> ListAsync(CancellationToken cancellationToken = default) => _caller.CallAsync<IReadOnlyList<string>>(
        ZaloRequest.Get(_caller.Endpoints.OpenApi, "/v2.0/oa/tag/gettagsofoa", ZaloErrorTable.Oa),
        reply => [.. reply.Data.Items().Select(tag => tag.AsText()).OfType<string>()],
        cancellationToken);

    /// <summary>Gives a person a tag.</summary>
    /// <param name="user">The person.</param>
    /// <param name="tag">The tag; made when it is new.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task<ZaloResult<ZaloDone>> GiveAsync(ZaloUserId user, string tag, CancellationToken cancellationToken = default) =>
        PostAsync("tagfollower", new JsonObject { ["user_id"] = Digits(user), ["tag_name"] = tag }, cancellationToken);

    /// <summary>Takes a tag from a person.</summary>
    /// <param name="user">The person.</param>
    /// <param name="tag">The tag.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task<ZaloResult<ZaloDone>> TakeAsync(ZaloUserId user, string tag, CancellationToken cancellationToken = default) =>
        PostAsync("rmfollowerfromtag", new JsonObject { ["user_id"] = Digits(user), ["tag_name"] = tag }, cancellationToken);

    /// <summary>Deletes a tag from the account and from everybody who has it.</summary>
    /// <param name="tag">The tag.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task<ZaloResult<ZaloDone>> DeleteAsync(string tag, CancellationToken cancellationToken = default) =>
        PostAsync("rmtag", new JsonObject { ["tag_name"] = tag }, cancellationToken);

    private Task<ZaloResult<ZaloDone>> PostAsync(string call, JsonObject body, CancellationToken cancellationToken) =>
        _caller.CallAsync(ZaloRequest.Post(_caller.Endpoints.OpenApi, $"/v2.0/oa/tag/{call}", ZaloErrorTable.Oa, body), cancellationToken);

    /// <summary>The one place where the documents show the id as a number; written from its digits, never through a double.</summary>
    private static JsonValue Digits(ZaloUserId user) =>
        ulong.TryParse(user.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number.ToString(CultureInfo.InvariantCulture) == user.Value
            ? JsonValue.Create(number)
            : JsonValue.Create(user.Value);
}
