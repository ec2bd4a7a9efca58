namespace BinhYen.Zalo;

/// <summary>The table of <c>business.openapi.zalo.me</c>: the same numbers as the OA table, with other meanings.</summary>
internal static class ZnsErrors
{
    public static ZaloReaction Classify(int code) => code switch
    {
        -124 => ZaloReaction.Refresh,
        // Unknown cause, night, and the limits of a day, a month or a receiver.
        -100 or -133 or -144 or -1441 or -147 or -1471 or -1472 or -160 => ZaloReaction.Wait,
        -139 or -141 => ZaloReaction.BlockedByUser,
        -108 or -110 or -114 or -118 or -119 or -140 => ZaloReaction.RecipientUnreachable,
        // App, account, template approval, wallet.
        -101 or -102 or -103 or -104 or -105 or -115 or -117 or -120 or -1201 or -1202 or -125 or -126 or -127 or -131
            or -135 or -1351 or -136 or -137 or -138 or -1381 or -145 or -146 => ZaloReaction.Administrator,
        // Template data, buttons, encryption and journey tokens, uploads, sending modes.
        -106 or -107 or -109 or -1091 or -111 or -112 or -1121 or -1122 or -1123 or -1124 or -113 or -1131 or -116
            or -121 or -122 or -123 or -1241 or -128 or -129 or -130 or -132 or -134 or -142 or -143
            or -148 or -149 or -1491 or -150 or -151 or -152 or -153 or -158 or -159 or -161 or -162 => ZaloReaction.OurFault,
        _ => ZaloReaction.Unknown,
    };
}
