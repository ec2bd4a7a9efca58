using System.Text.Json.Nodes;
using BinhYen.Zalo.Http;
using BinhYen.Zalo.Json;

namespace BinhYen.Zalo.History;

/// <summary>
/// What was said, as Zalo remembers it: for filling a gap after an outage of the webhook, and for finding out whether a message whose
/// answer was lost has been sent.
/// </summary>
public sealed class ZaloHistory
{
    /// <summary>The most items of one call; more answers -210.</summary>
    public const int LargestPage = 10;

    private readonly ZaloCaller _caller;

    internal ZaloHistory(ZaloCaller caller) => _caller = caller;

    /// <summary>The newest message of each talk, newest first.</summary>
    /// <param name="offset">How many to skip.</param>
    /// <param name="count">1 to 10.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task<ZaloResult<IReadOnlyList<ChatItem>>> RecentAsync(int offset = 0, int count = LargestPage, CancellationToken cancellationToken = default) =>
        ListAsync("/v2.0/oa/listrecentchat", [], offset, count, cancellationToken);

    /// <summary>The talk with one person, newest first.</summary>
    /// <param name="user">The person.</param>
    /// <param name="offset">How many to skip.</param>
    /// <param name="count">1 to 10.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task<ZaloResult<IReadOnlyList<ChatItem>>> WithAsync(
        ZaloUserId user, int offset = 0, int count = LargestPage, CancellationToken cancellationToken = default) =>
        ListAsync("/v2.0/oa/conversation", new JsonObject { ["user_id"] = user.Value }, offset, count, cancellationToken);

    private async Task<ZaloResult<IReadOnlyList<ChatItem>>> ListAsync(
        string path, JsonObject arguments, int offset, int count, CancellationToken cancellationToken)
    {
        if (offset < 0 || count is < 1 or > LargestPage)
        {
            return ZaloError.Limit("A part of the history has 1 to 10 items.");
        }

        arguments["offset"] = offset;
        arguments["count"] = count;
        return await _caller.CallAsync<IReadOnlyList<ChatItem>>(
            ZaloRequest.GetWithData(_caller.Endpoints.OpenApi, path, ZaloErrorTable.Oa, arguments),
            reply => [.. reply.Data.Items().Select(ChatItem.Read)],
            cancellationToken).ConfigureAwait(false);
    }
}
