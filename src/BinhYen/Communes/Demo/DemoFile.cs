using System.Text.Json;
using System.Text.Json.Serialization;
using BinhYen.Platform.Settings;

namespace BinhYen.Communes.Demo;

/// <summary>
/// <c>demo.json</c>: addresses, demo accounts and keys for scripts and for people who try the product. Written by the
/// demo command only.
/// </summary>
internal static class DemoFile
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes the file so that a reader never sees half of it.</summary>
    public static async Task WriteAsync(string folder, string product, string simulator, DemoZalo zalo, CancellationToken cancellationToken)
    {
        var content = new
        {
            resident = $"{product}/", officer = $"{product}/sign-in", phone = $"{simulator}/", simulator,
            accounts = DemoAccount.Of(DemoModel.Load()).Select(a => new
            {
                role = a.Role.ToString(), user = a.User, password = a.Password, totpSecret = a.TotpSecret, name = a.FullName, position = a.Position,
            }),
            zalo, apiKey = DemoApiKey.Secret,
        };
        await WriteAsync(Path.Combine(folder, "demo.json"), content, cancellationToken);
    }

    /// <summary>
    /// Writes the demo's settings beside its data, so that <c>doctor</c> and <c>inbox requeue</c> run by hand speak to the
    /// simulator too and never to Zalo's real servers.
    /// </summary>
    public static Task WriteSettingsAsync(BinhYenOptions options, CancellationToken cancellationToken) => WriteAsync(
        Path.Combine(options.DataDirectory, "binhyen.json"),
        new { BinhYen = new { options.Demo, options.PublicUrl, Zalo = new { options.Zalo.OAuth, options.Zalo.OpenApi, options.Zalo.Business, options.Zalo.Graph } } },
        cancellationToken);

    private static async Task WriteAsync(string path, object content, CancellationToken cancellationToken)
    {
        await File.WriteAllTextAsync(path + ".new", JsonSerializer.Serialize(content, Json), cancellationToken);
        File.Move(path + ".new", path, overwrite: true);
    }
}

/// <summary>The simulated account's public ids and its webhook key.</summary>
internal sealed record DemoZalo(string AppId, string OaId, string OaSecretKey);
