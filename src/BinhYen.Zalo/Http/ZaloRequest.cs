using System.Net.Http.Headers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace BinhYen.Zalo.Http;

/// <summary>One call, described so that it can be made a second time after the token was refreshed.</summary>
/// <param name="Method">GET or POST.</param>
/// <param name="Target">The full address.</param>
/// <param name="Table">The table of the host's error codes.</param>
/// <param name="Body">Makes the body anew for each attempt; null for none.</param>
internal sealed record ZaloRequest(HttpMethod Method, Uri Target, ZaloErrorTable Table, Func<HttpContent>? Body)
{
    // Vietnamese stays readable and small; the body is never put into HTML.
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static ZaloRequest Post(Uri host, string path, ZaloErrorTable table, JsonObject body)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(body, Plain);
        return new(HttpMethod.Post, ZaloEndpoints.Join(host, path), table, () => new ByteArrayContent(bytes)
        {
            Headers = { ContentType = new MediaTypeHeaderValue("application/json") },
        });
    }

    /// <summary>A call of the OA family: its arguments are one query parameter that holds JSON.</summary>
    public static ZaloRequest GetWithData(Uri host, string path, ZaloErrorTable table, JsonObject arguments) =>
        new(HttpMethod.Get, ZaloEndpoints.Join(host, $"{path}?data={Uri.EscapeDataString(arguments.ToJsonString(Plain))}"), table, null);

    /// <summary>A call of the group and template families: flat query parameters.</summary>
    public static ZaloRequest Get(Uri host, string path, ZaloErrorTable table, params ReadOnlySpan<(string Name, string? Value)> arguments)
    {
        var query = new List<string>();
        foreach (var (name, value) in arguments)
        {
            if (value is not null)
            {
                query.Add($"{name}={Uri.EscapeDataString(value)}");
            }
        }

        return new(HttpMethod.Get, ZaloEndpoints.Join(host, query.Count == 0 ? path : $"{path}?{string.Join('&', query)}"), table, null);
    }
}
