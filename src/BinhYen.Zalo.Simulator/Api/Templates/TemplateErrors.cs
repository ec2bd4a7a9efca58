namespace BinhYen.Zalo.Simulator.Api.Templates;

/// <summary>Numbers of the template platform. The same numbers mean other things on the OA platform.</summary>
internal static class TemplateErrors
{
    private static readonly Dictionary<int, string> Texts = new()
    {
        [-100] = "Unknown exception, please try again later",
        [-108] = "Phone number is invalid",
        [-109] = "Template ID is invalid",
        [-1121] = "Template data is too long",
        [-1122] = "Template data is missing a parameter",
        [-118] = "Zalo account does not exist",
        [-121] = "Body is empty",
        [-124] = "Access token is invalid",
        [-1241] = "appsecret_proof is invalid",
        [-127] = "Test message can only be sent to administrators",
        [-131] = "Template is not approved",
        [-132] = "Parameter is invalid",
        [-144] = "OA reached its daily quota",
        [-161] = "sending_mode is not allowed",
    };

    public static ZaloAnswer Refuse(int code, string? message = null) =>
        new(code, message ?? Texts.GetValueOrDefault(code, "Unknown error"));
}
