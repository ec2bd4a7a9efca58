using System.Collections.Frozen;
using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace BinhYen.Site;

/// <summary>
/// Stylesheets, scripts and pictures of the product, embedded so that one executable is enough. Addresses carry the
/// content's hash, so browsers keep them for a year.
/// </summary>
internal static class StaticAssets
{
    private const string Prefix = "assets/";

    private static readonly FrozenDictionary<string, Asset> Assets = Load();

    /// <summary>The address of an asset with its hash: <c>/assets/staff.css?v=1a2b3c4d</c>.</summary>
    public static string Url(string name) => $"/assets/{name}?v={Assets[name].Tag}";

    /// <summary>The text of an asset, for styles and scripts that are written into the page itself: indents, empty lines and lines of comment left out.</summary>
    public static string Text(string name) => Assets[name].Squeezed.Value;

    public static IResult Serve(string name, HttpContext context)
    {
        if (!Assets.TryGetValue(name, out var asset)) return Results.NotFound();
        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return Results.Bytes(asset.Content, asset.ContentType, entityTag: new EntityTagHeaderValue($"\"{asset.Tag}\""));
    }

    private static FrozenDictionary<string, Asset> Load()
    {
        var assembly = typeof(StaticAssets).Assembly;
        return assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .ToFrozenDictionary(name => name[Prefix.Length..], name => Read(assembly.GetManifestResourceStream(name)!, name));
    }

    private static Asset Read(Stream stream, string name)
    {
        using var memory = new MemoryStream();
        using (stream) stream.CopyTo(memory);
        var content = memory.ToArray();
        return new Asset(content, Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 6)), TypeOf(name));
    }

    private static string TypeOf(string name) => Path.GetExtension(name) switch
    {
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".svg" => "image/svg+xml",
        ".png" => "image/png",
        ".woff2" => "font/woff2",
        ".webmanifest" => "application/manifest+json",
        _ => "application/octet-stream",
    };

    private static bool IsComment(string line) =>
        line.StartsWith("//", StringComparison.Ordinal) || (line.StartsWith("/*", StringComparison.Ordinal) && line.EndsWith("*/", StringComparison.Ordinal));

    private sealed record Asset(byte[] Content, string Tag, string ContentType)
    {
        public Lazy<string> Squeezed { get; } = new(() => string.Join('\n', System.Text.Encoding.UTF8.GetString(Content)
            .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(line => !IsComment(line))));
    }
}
