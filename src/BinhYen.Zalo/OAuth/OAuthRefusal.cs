using System.Text.Json;
using BinhYen.Zalo.Json;

namespace BinhYen.Zalo.OAuth;

/// <summary>Reads the token host's own shape of failure; which of its fields are present varies.</summary>
internal static class OAuthRefusal
{
    private static readonly string[] Texts = ["error_name", "error_description", "error_reason", "message"];

    public static ZaloError Read(JsonElement body)
    {
        var message = string.Join(" · ", Texts.Select(name => body.FilledText(name)).OfType<string>().Distinct());
        return body.SmallNumber("error") is { } code and not 0
            ? ZaloError.FromZalo(ZaloErrorTable.OAuth, code, message)
            : ZaloError.Local(
                ZaloLocalFault.Unreadable, $"No access token in the answer. {message}".TrimEnd(), ZaloReaction.Unknown, maybeSent: true);
    }
}
