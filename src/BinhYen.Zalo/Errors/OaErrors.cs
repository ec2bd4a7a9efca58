namespace BinhYen.Zalo;

/// <summary>The table of <c>openapi.zalo.me</c>.</summary>
internal static class OaErrors
{
    public static ZaloReaction Classify(int code) => code switch
    {
        -216 or -220 => ZaloReaction.Refresh,
        -32 or -200 or -211 or -214 or -218 or -234 => ZaloReaction.Wait,
        -230 or -232 => ZaloReaction.WindowClosed,
        -217 or -244 => ZaloReaction.BlockedByUser,
        -213 or -227 => ZaloReaction.RecipientUnreachable,
        -100 => ZaloReaction.UploadAgain,
        // 404 is the text "You are accessing an empty or invalid API" of a path that does not exist.
        -201 or -210 or -233 or -240 or -242 or -249 or -1340 or -1341 or 404 => ZaloReaction.OurFault,
        -204 or -205 or -209 or -212 or -219 or -221 or -223 or -224 or -235 or -237 or -238 or -241 or -248
            or -320 or -321 or -403 => ZaloReaction.Administrator,
        _ => ZaloReaction.Unknown,
    };
}
