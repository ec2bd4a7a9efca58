using BinhYen.Zalo.Simulator.State;

namespace BinhYen.Zalo.Simulator.Control;

/// <summary>The app and the OA: ids, secrets, webhook address, console switches, tokens.</summary>
internal static class AccountEndpoints
{
    public static void MapAccount(this IEndpointRouteBuilder app)
    {
        var account = app.MapGroup("").WithTags("Account");
        account.MapGet("/oa", (World world) => world.Account).WithSummary("The settings as they are now.");
        account.MapPost("/oa", Change).WithSummary("Changes the settings that are given; a new webhook address is switched on.");
        account.MapPost("/tokens", Mint).WithSummary("A token pair for the OA, without the permission page.");
    }

    private static AccountSettings Change(AccountChange change, World world)
    {
        lock (world.Gate)
        {
            var account = world.Account;
            account.AppId = change.AppId ?? account.AppId;
            account.AppSecret = change.AppSecret ?? account.AppSecret;
            account.OaId = change.OaId ?? account.OaId;
            account.OaSecretKey = change.OaSecretKey ?? account.OaSecretKey;
            account.OaName = change.Name ?? account.OaName;
            account.AdminId = change.AdminId ?? account.AdminId;
            account.CallbackUrl = change.CallbackUrl ?? account.CallbackUrl;
            account.IsWebhookOn = change.IsWebhookOn ?? (account.IsWebhookOn || change.WebhookUrl is not null);
            account.WebhookUrl = change.WebhookUrl ?? account.WebhookUrl;
            ChangeSwitches(change, account);
            world.Touch();
            return account;
        }
    }

    private static void ChangeSwitches(AccountChange change, AccountSettings account)
    {
        account.WebhookRetry = change.WebhookRetry ?? account.WebhookRetry;
        account.RetryOnNon200 = change.RetryOnNon200 ?? account.RetryOnNon200;
        account.DeliveryReceipts = change.DeliveryReceipts ?? account.DeliveryReceipts;
        account.RequireAppSecretProof = change.RequireAppSecretProof ?? account.RequireAppSecretProof;
        account.AppCallsPerMinute = change.AppCallsPerMinute ?? account.AppCallsPerMinute;
        account.OaCallsPerMinute = change.OaCallsPerMinute ?? account.OaCallsPerMinute;
        account.GroupEventNaming = change.GroupEventNaming ?? account.GroupEventNaming;
    }

    private static object Mint(World world)
    {
        lock (world.Gate)
        {
            world.Account.IsAuthorised = true;
            var pair = world.Grants.IssuePair(residentId: null, world.Now);
            return new
            {
                accessToken = pair.AccessToken, refreshToken = pair.RefreshToken,
                expiresIn = (int)pair.AccessLife.TotalSeconds, oaId = world.Account.OaId,
            };
        }
    }

    /// <summary>Null fields stay as they are.</summary>
    internal sealed record AccountChange(
        string? AppId = null, string? AppSecret = null, string? OaId = null, string? OaSecretKey = null, string? Name = null,
        string? AdminId = null, string? WebhookUrl = null, string? CallbackUrl = null, bool? IsWebhookOn = null,
        bool? WebhookRetry = null, bool? RetryOnNon200 = null, bool? DeliveryReceipts = null,
        bool? RequireAppSecretProof = null, int? AppCallsPerMinute = null, int? OaCallsPerMinute = null,
        GroupEventNaming? GroupEventNaming = null);
}
