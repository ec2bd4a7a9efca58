namespace BinhYen.Zalo;

/// <summary>The table of <c>graph.zalo.me</c>.</summary>
internal static class GraphErrors
{
    public static ZaloReaction Classify(int code) => code switch
    {
        452 => ZaloReaction.Refresh,
        210 => ZaloReaction.RecipientUnreachable,
        10000 or 10002 or 12000 or (>= 12002 and <= 12004) or 12010 => ZaloReaction.Wait,
        100 or 110 or 111 or 2500 or 10001 or 10003 or (>= 12006 and <= 12012) => ZaloReaction.OurFault,
        // -501: personal data is not given to servers outside Vietnam.
        112 or 289 or 2004 or 11004 or -501 => ZaloReaction.Administrator,
        _ => ZaloReaction.Unknown,
    };
}
