namespace BinhYen.Zalo.Simulator.State;

/// <summary>The app and the OA as they are now: they start from <see cref="SimulatorOptions"/> and can be changed while running.</summary>
internal sealed class AccountSettings
{
    public required string AppId { get; set; }
    public required string AppSecret { get; set; }
    public required string OaId { get; set; }
    public required string OaSecretKey { get; set; }
    public required string OaName { get; set; }
    public required string AdminId { get; set; }
    public string? WebhookUrl { get; set; }
    public string? CallbackUrl { get; set; }
    public bool WebhookRetry { get; set; }
    public bool RetryOnNon200 { get; set; }
    public bool DeliveryReceipts { get; set; }
    public bool RequireAppSecretProof { get; set; }
    public int AppCallsPerMinute { get; set; }
    public int OaCallsPerMinute { get; set; }
    public GroupEventNaming GroupEventNaming { get; set; }

    /// <summary>Turned false by the platform after too many failures; an administrator turns it on again.</summary>
    public bool IsWebhookOn { get; set; } = true;

    /// <summary>False from the moment an administrator took the app's permission away until it is given again.</summary>
    public bool IsAuthorised { get; set; } = true;

    public static AccountSettings From(SimulatorOptions options) => new()
    {
        AppId = options.AppId,
        AppSecret = options.AppSecret,
        OaId = options.OaId,
        OaSecretKey = options.OaSecretKey,
        OaName = options.OaName,
        AdminId = options.AdminId,
        WebhookUrl = options.WebhookUrl,
        CallbackUrl = options.CallbackUrl,
        WebhookRetry = options.WebhookRetry,
        RetryOnNon200 = options.RetryOnNon200,
        DeliveryReceipts = options.DeliveryReceipts,
        RequireAppSecretProof = options.RequireAppSecretProof,
        AppCallsPerMinute = options.AppCallsPerMinute,
        OaCallsPerMinute = options.OaCallsPerMinute,
        GroupEventNaming = options.GroupEventNaming,
    };
}
