using System.Text.Json;
using System.Text.Json.Nodes;
using BinhYen.Zalo.Accounts;
using BinhYen.Zalo.Http;
using BinhYen.Zalo.Json;

namespace BinhYen.Zalo.Groups;

/// <summary>
/// Group chats of the account (GMF). There is no seven-day window: the account can always write while the group is enabled. Members
/// can be invited only if they follow the account or interacted within seven days.
/// </summary>
public sealed class ZaloGroups
{
    private const string Base = "/v3.0/oa/group/";
    private readonly ZaloCaller _caller;

    internal ZaloGroups(ZaloCaller caller) => (_caller, Chats) = (caller, new ZaloGroupChats(caller));

    /// <summary>Sending into groups, and their history.</summary>
    public ZaloGroupChats Chats { get; }

    /// <summary>Makes a group.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="description">Its description.</param>
    /// <param name="assetId">A free package from <see cref="AssetsAsync"/>.</param>
    /// <param name="members">1 to 99 people, among them at least one administrator of the account.</param>
    /// <param name="cancellationToken">Stops waiting; the group may be made nevertheless.</param>
    public async Task<ZaloResult<ZaloGroup>> CreateAsync(
        string name, string description, string assetId, IReadOnlyList<ZaloUserId> members, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentException.ThrowIfNullOrWhiteSpace(assetId);
        ArgumentNullException.ThrowIfNull(members);
        if (members.Count is < 1 or > 99)
        {
            return ZaloError.Limit("A new group has 1 to 99 members.");
        }

        var body = new JsonObject
        {
            ["group_name"] = name,
            ["group_description"] = description,
            ["asset_id"] = assetId,
            ["member_user_ids"] = Ids(members),
        };
        return await _caller.CallAsync(Post("creategroupwithoa", body), ReadGroup, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads a group with its package and settings.</summary>
    /// <param name="group">The group.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task<ZaloResult<ZaloGroup>> ReadAsync(ZaloGroupId group, CancellationToken cancellationToken = default) =>
        _caller.CallAsync(Get("getgroup", ("group_id", group.Value)), ReadGroup, cancellationToken);

    /// <summary>Lists the account's groups.</summary>
    /// <param name="offset">How many to skip.</param>
    /// <param name="count">How many to read; Zalo's own default is 5.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task<ZaloResult<ZaloPage<ZaloGroup>>> ListAsync(int offset = 0, int count = 5, CancellationToken cancellationToken = default) =>
        _caller.CallAsync(
            Get("getgroupsofoa", ("offset", $"{offset}"), ("count", $"{count}")),
            reply => Page(reply.Data, offset, "groups", "group_count", ZaloGroup.Read),
            cancellationToken);

    /// <summary>Changes name, description, picture or settings.</summary>
    /// <param name="group">The group.</param>
    /// <param name="change">What to change.</param>
    /// <param name="cancellationToken">Stops waiting; the change may be made nevertheless.</param>
    public Task<ZaloResult<ZaloGroup>> ChangeAsync(ZaloGroupId group, GroupChangeRequest change, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(change);
        return _caller.CallAsync(Post("updateinfo", change.ToJson(group)), ReadGroup, cancellationToken);
    }

    /// <summary>Gives the group another package, for example one for more members.</summary>
    /// <param name="group">The group.</param>
    /// <param name="assetId">A free package from <see cref="AssetsAsync"/>.</param>
    /// <param name="cancellationToken">Stops waiting; the change may be made nevertheless.</param>
    public Task<ZaloResult<ZaloGroup>> ChangeAssetAsync(ZaloGroupId group, string assetId, CancellationToken cancellationToken = default) =>
        _caller.CallAsync(Post("updateasset", new JsonObject { ["group_id"] = group.Value, ["asset_id"] = assetId }), ReadGroup, cancellationToken);

    /// <summary>Dissolves the group for good.</summary>
    /// <param name="group">The group.</param>
    /// <param name="cancellationToken">Stops waiting; the group may be dissolved nevertheless.</param>
    public Task<ZaloResult<ZaloDone>> DissolveAsync(ZaloGroupId group, CancellationToken cancellationToken = default) =>
        _caller.CallAsync(Post("delete", new JsonObject { ["group_id"] = group.Value }), cancellationToken);

    /// <summary>The packages groups can use.</summary>
    /// <param name="productType"><c>gmf10</c>, <c>gmf50</c>, <c>gmf100</c> or <c>gmf1000</c>.</param>
    /// <param name="origin">How they were obtained.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task<ZaloResult<IReadOnlyList<GroupAsset>>> AssetsAsync(
        string productType, QuotaOrigin origin, CancellationToken cancellationToken = default)
    {
        var body = new JsonObject { ["quota_owner"] = "OA", ["product_type"] = productType, ["quota_type"] = QuotaWords.Of(origin) };
        return _caller.CallAsync<IReadOnlyList<GroupAsset>>(
            ZaloRequest.Post(_caller.Endpoints.OpenApi, "/v3.0/oa/quota/group", ZaloErrorTable.Oa, body),
            reply => [.. reply.Data.Items().Where(item => item.ValueKind == JsonValueKind.Object).Select(GroupAsset.Read)],
            cancellationToken);
    }

    /// <summary>The members.</summary>
    /// <param name="group">The group.</param>
    /// <param name="offset">How many to skip.</param>
    /// <param name="count">How many to read; Zalo's own default is 5.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task<ZaloResult<ZaloPage<GroupMember>>> MembersAsync(
        ZaloGroupId group, int offset = 0, int count = 5, CancellationToken cancellationToken = default) =>
        PeopleAsync("listmember", group, offset, count, cancellationToken);

    /// <summary>The people who wait to be let in.</summary>
    /// <param name="group">The group.</param>
    /// <param name="offset">How many to skip.</param>
    /// <param name="count">How many to read; Zalo's own default is 5.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task<ZaloResult<ZaloPage<GroupMember>>> WaitingAsync(
        ZaloGroupId group, int offset = 0, int count = 5, CancellationToken cancellationToken = default) =>
        PeopleAsync("listpendinginvite", group, offset, count, cancellationToken);

    /// <summary>Invites people.</summary>
    /// <param name="group">The group.</param>
    /// <param name="people">Followers, or people who interacted within seven days.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task<ZaloResult<ZaloDone>> InviteAsync(ZaloGroupId group, IReadOnlyList<ZaloUserId> people, CancellationToken cancellationToken = default) =>
        WithPeopleAsync("invite", group, people, cancellationToken);

    /// <summary>Lets waiting people in.</summary>
    /// <param name="group">The group.</param>
    /// <param name="people">People who wait.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task<ZaloResult<ZaloDone>> AcceptAsync(ZaloGroupId group, IReadOnlyList<ZaloUserId> people, CancellationToken cancellationToken = default) =>
        WithPeopleAsync("acceptpendinginvite", group, people, cancellationToken);

    /// <summary>Refuses waiting people.</summary>
    /// <param name="group">The group.</param>
    /// <param name="people">People who wait.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task<ZaloResult<ZaloDone>> RejectAsync(ZaloGroupId group, IReadOnlyList<ZaloUserId> people, CancellationToken cancellationToken = default) =>
        WithPeopleAsync("rejectpendinginvite", group, people, cancellationToken);

    /// <summary>Removes members.</summary>
    /// <param name="group">The group.</param>
    /// <param name="people">Members.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task<ZaloResult<ZaloDone>> RemoveAsync(ZaloGroupId group, IReadOnlyList<ZaloUserId> people, CancellationToken cancellationToken = default) =>
        WithPeopleAsync("removemembers", group, people, cancellationToken);

    /// <summary>Makes members deputies.</summary>
    /// <param name="group">The group.</param>
    /// <param name="people">Members.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task<ZaloResult<ZaloDone>> AddAdminsAsync(ZaloGroupId group, IReadOnlyList<ZaloUserId> people, CancellationToken cancellationToken = default) =>
        WithPeopleAsync("addadmins", group, people, cancellationToken);

    /// <summary>Makes deputies ordinary members again.</summary>
    /// <param name="group">The group.</param>
    /// <param name="people">Deputies.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task<ZaloResult<ZaloDone>> RemoveAdminsAsync(ZaloGroupId group, IReadOnlyList<ZaloUserId> people, CancellationToken cancellationToken = default) =>
        WithPeopleAsync("removeadmins", group, people, cancellationToken);

    private async Task<ZaloResult<ZaloDone>> WithPeopleAsync(
        string call, ZaloGroupId group, IReadOnlyList<ZaloUserId> people, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(people);
        return people.Count == 0
            ? ZaloError.Limit("Nobody is named.")
            : await _caller.CallAsync(
                Post(call, new JsonObject { ["group_id"] = group.Value, ["member_user_ids"] = Ids(people) }), cancellationToken).ConfigureAwait(false);
    }

    private Task<ZaloResult<ZaloPage<GroupMember>>> PeopleAsync(
        string call, ZaloGroupId group, int offset, int count, CancellationToken cancellationToken) => _caller.CallAsync(
        Get(call, ("group_id", group.Value), ("offset", $"{offset}"), ("count", $"{count}")),
        reply => Page(reply.Data, offset, "members", "member_count", GroupMember.Read),
        cancellationToken);

    private static ZaloPage<T> Page<T>(JsonElement data, int offset, string list, string total, Func<JsonElement, T?> read)
        where T : class =>
        new([.. data.Items(list).Select(read).OfType<T>()], offset, data.SmallNumber("total") ?? data.SmallNumber(total));

    private ZaloRequest Post(string call, JsonObject body) => ZaloRequest.Post(_caller.Endpoints.OpenApi, Base + call, ZaloErrorTable.Oa, body);

    private ZaloRequest Get(string call, params ReadOnlySpan<(string Name, string? Value)> arguments) =>
        ZaloRequest.Get(_caller.Endpoints.OpenApi, Base + call, ZaloErrorTable.Oa, arguments);

    private static ZaloGroup? ReadGroup(ZaloReply reply) => ZaloGroup.Read(reply.Data);

    private static JsonArray Ids(IReadOnlyList<ZaloUserId> people) => [.. people.Select(person => (JsonNode)person.Value)];
}
