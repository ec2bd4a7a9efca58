using System.Text.Json;
using System.Text.Json.Nodes;
using BinhYen.Zalo.Http;
using BinhYen.Zalo.Json;

namespace BinhYen.Zalo.Accounts;

/// <summary>The account itself and what it may still send.</summary>
public sealed class ZaloAccount
{
    private const string QuotaPath = "/v3.0/oa/quota/message";
    private readonly ZaloCaller _caller;

    internal ZaloAccount(ZaloCaller caller) => _caller = caller;

    /// <summary>Reads the account; the simplest call to find out whether the connection works.</summary>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task<ZaloResult<OfficialAccount>> ReadAsync(CancellationToken cancellationToken = default) => _caller.CallAsync(
        ZaloRequest.Get(_caller.Endpoints.OpenApi, "/v2.0/oa/getoa", ZaloErrorTable.Oa),
        reply => OfficialAccount.Read(reply.Data),
        cancellationToken);

    /// <summary>What may still be sent to one person.</summary>
    /// <param name="user">The person.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task<ZaloResult<UserQuota>> QuotaForAsync(ZaloUserId user, CancellationToken cancellationToken = default) => _caller.CallAsync(
        ZaloRequest.Post(_caller.Endpoints.OpenApi, QuotaPath, ZaloErrorTable.Oa, new JsonObject { ["user_id"] = user.Value }),
        reply => UserQuota.Read(reply.Data),
        cancellationToken);

    /// <summary>The stocks of consultation messages for the time outside the free window.</summary>
    /// <param name="owner">Whose stocks.</param>
    /// <param name="origin">Which stocks.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task<ZaloResult<IReadOnlyList<MessageStock>>> StocksAsync(
        QuotaOwner owner, QuotaOrigin origin, CancellationToken cancellationToken = default)
    {
        var body = new JsonObject { ["quota_owner"] = QuotaWords.Of(owner), ["product_type"] = "cs", ["quota_type"] = QuotaWords.Of(origin) };
        return _caller.CallAsync<IReadOnlyList<MessageStock>>(
            ZaloRequest.Post(_caller.Endpoints.OpenApi, QuotaPath, ZaloErrorTable.Oa, body),
            reply => [.. reply.Data.Items().Where(item => item.ValueKind == JsonValueKind.Object).Select(MessageStock.Read)],
            cancellationToken);
    }
}
