namespace BinhYen.Zalo;

/// <summary>The codes seen from <c>oauth.zaloapp.com</c>; Zalo publishes no list.</summary>
internal static class OAuthErrors
{
    public static ZaloReaction Classify(int code) => code switch
    {
        // Unknown app, callback not saved, wrong secret, code used or expired, refresh token spent: a person has to
        // correct a setting or grant again.
        -14002 or -14003 or -14004 or -14005 or -14014 => ZaloReaction.Administrator,
        -14018 => ZaloReaction.OurFault,
        _ => ZaloReaction.Unknown,
    };
}
