namespace BinhYen.Zalo.Simulator.Api;

/// <summary>Error numbers and texts of the OA platform. The texts are Zalo's own, typos included.</summary>
internal static class OaErrors
{
    public const int RateLimit = -32;
    public const int UploadExpired = -100;
    public const int InvalidField = -201;
    public const int ExceedsLimit = -210;
    public const int NotFollower = -213;
    public const int InvalidToken = -216;
    public const int ExpiredToken = -220;
    public const int NotAuthorised = -223;
    public const int NoInteractionIn7Days = -230;
    public const int NeverInteracted = -232;
    public const int UnsupportedMessage = -233;
    public const int GroupDisabled = -237;
    public const int AssetUsed = -238;
    public const int Shutdown = -240;
    public const int FreeAssetUsed = -241;
    public const int InvalidProof = -242;
    public const int Restricted = -244;
    public const int TemplateNotByUserId = -249;
    public const int NotInGroup = -403;

    private static readonly Dictionary<int, string> Texts = new()
    {
        [RateLimit] = "Your OA reached limit call api",
        [UploadExpired] = "attachment_id was expired",
        [-200] = "Send message failed",
        [-204] = "Offical Account is disable",
        [-205] = "Offical Account is not exist",
        [-209] = "Not supported this api",
        [ExceedsLimit] = "Parameter exceeds allowable limit",
        [-211] = "Out of quota",
        [-212] = "App has not registed this api",
        [NotFollower] = "User has not followed OA",
        [-214] = "Article is being processed",
        [InvalidToken] = "Access token is invalid",
        [-217] = "User has blocked invitation from OA",
        [-218] = "Out of quota receive",
        [-219] = "App is removed or disabled",
        [ExpiredToken] = "access_token is expired or removed",
        [-221] = "The OA needs to be verified to use this feature",
        [NotAuthorised] = "Official Account has not authorized this API",
        [-224] = "The OA needs to upgrade OA Tier Package to use this feature",
        [-227] = "User is banned or has been inactive for more than 45 days",
        [NoInteractionIn7Days] = "User has not interacted with the OA in the past 7 days",
        [NeverInteracted] = "User has not interacted with the OA, or the last interaction has expired",
        [UnsupportedMessage] = "message type is invalid or not support",
        [-234] = "This message cannot be sent at night (10:00PM - 6:00AM)",
        [-235] = "This API does not support this type of OA",
        [GroupDisabled] = "The group is disabled",
        [AssetUsed] = "asset_id is already used",
        [Shutdown] = "MessageV2 API has been shut down, please switch to MessageV3",
        [FreeAssetUsed] = "asset_id is already used",
        [InvalidProof] = "Invalid appsecret_proof provided in the API argument",
        [Restricted] = "User has restricted this message type from your OA",
        [-248] = "Violates our platform standards",
        [TemplateNotByUserId] = "Template does not support send via UID",
        [-320] = "Your app needs to connect with Zalo Cloud Account to use paid features",
        [-321] = "Zalo Cloud Account associated with this app is out of money or unable to be charged",
        [NotInGroup] = "OA is not in group",
        [-1340] = "Cannot find this form",
        [-1341] = "Official Account has no access to this form",
    };

    public static string Text(int code) => Texts.GetValueOrDefault(code, "Unknown error");
}
