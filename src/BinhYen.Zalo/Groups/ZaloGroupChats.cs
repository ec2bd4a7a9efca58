using System.Text.Json.Nodes;
using BinhYen.Zalo.History;
using BinhYen.Zalo.Http;
using BinhYen.Zalo.Json;
using BinhYen.Zalo.Messages;

namespace BinhYen.Zalo.Groups;

/// <summary>What is said in the account's groups.</summary>
public sealed class ZaloGroupChats
{
    private const string Base = "/v3.0/oa/group/";
    private readonly ZaloCaller _caller;

    internal ZaloGroupChats(ZaloCaller caller) => _caller = caller;

    /// <summary>
    /// Writes into a group. Mentions are made harmless unless asked for, because words of residents that are relayed could otherwise
    /// ring the whole group.
    /// </summary>
    /// <param name="group">The group.</param>
    /// <param name="message">What to say.</param>
    /// <param name="mentions">
    /// <see cref="GroupMentions.Ring"/> only for words the account wrote itself, with <see cref="ZaloMention"/>.
    /// </param>
    /// <param name="cancellationToken">Stops waiting; the message may be sent nevertheless.</param>
    /// <returns>The id of the message. On failure <see cref="ZaloError.MaybeSent"/> tells whether it may have been sent.</returns>
    public async Task<ZaloResult<ZaloMessageId>> SendAsync(
        ZaloGroupId group, GroupableMessage message, GroupMentions mentions = GroupMentions.Strip, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(message);
        var safe = mentions == GroupMentions.Ring ? message : message.WithoutMentions();
        if (safe.Check() is { } refusal)
        {
            return refusal;
        }

        var body = new JsonObject { ["recipient"] = new JsonObject { ["group_id"] = group.Value }, ["message"] = safe.ToJson() };
        return await _caller.CallAsync(
            ZaloRequest.Post(_caller.Endpoints.OpenApi, Base + "message", ZaloErrorTable.Oa, body),
            reply => reply.Data.Id<ZaloMessageId>("message_id"),
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The newest messages of the groups.</summary>
    /// <param name="offset">How many to skip.</param>
    /// <param name="count">How many to read.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task<ZaloResult<IReadOnlyList<ChatItem>>> RecentAsync(int offset = 0, int count = 5, CancellationToken cancellationToken = default) =>
        ListAsync(ZaloRequest.Get(
            _caller.Endpoints.OpenApi, Base + "listrecentchat", ZaloErrorTable.Oa, ("offset", $"{offset}"), ("count", $"{count}")), cancellationToken);

    /// <summary>What was said in one group, newest first.</summary>
    /// <param name="group">The group.</param>
    /// <param name="offset">How many to skip.</param>
    /// <param name="count">How many to read.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task<ZaloResult<IReadOnlyList<ChatItem>>> OfAsync(
        ZaloGroupId group, int offset = 0, int count = 5, CancellationToken cancellationToken = default) =>
        ListAsync(
            ZaloRequest.Get(
                _caller.Endpoints.OpenApi,
                Base + "conversation",
                ZaloErrorTable.Oa,
                ("group_id", group.Value),
                ("offset", $"{offset}"),
                ("count", $"{count}")),
            cancellationToken);

    private Task<ZaloResult<IReadOnlyList<ChatItem>>> ListAsync(ZaloRequest request, CancellationToken cancellationToken) =>
        _caller.CallAsync<IReadOnlyList<ChatItem>>(request, reply => [.. reply.Data.Items().Select(ChatItem.Read)], cancellationToken);
}

/// <summary>What becomes of mentions in a text that goes into a group.</summary>
public enum GroupMentions
{
    /// <summary>They lose their brackets and ring nobody.</summary>
    Strip,

    /// <summary>They stay and ring. Only for words the account wrote itself.</summary>
    Ring,
}
