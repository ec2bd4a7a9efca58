using System.Text.Json;
using System.Text.Json.Nodes;

namespace BinhYen.Zalo.Simulator.Api;

/// <summary>
/// One call of the client with its arguments read the way Zalo reads them: a JSON body, or one query parameter
/// <c>data</c> that holds JSON, or (group calls) flat query parameters.
/// </summary>
internal sealed class ZaloCall
{
    private readonly HttpContext _context;

    private ZaloCall(HttpContext context, JsonObject body)
    {
        _context = context;
        Body = body;
        Data = Parse(context.Request.Query["data"]);
    }

    /// <summary>The JSON body; empty when there was none or it was no JSON object.</summary>
    public JsonObject Body { get; }

    /// <summary>The query parameter <c>data</c>; empty when there was none.</summary>
    public JsonObject Data { get; }

    public string Path => _context.Request.Path.Value ?? "/";

    public string? Header(string name) => _context.Request.Headers[name].FirstOrDefault();

    public string? Query(string name) => _context.Request.Query[name].FirstOrDefault();

    public int QueryNumber(string name, int fallback) => int.TryParse(Query(name), out var number) ? number : fallback;

    /// <summary>Person, group or phone the call is about; null when it is about none.</summary>
    public string? Recipient =>
        Body["recipient"] is JsonObject to
            ? to.Text("user_id") ?? to.Text("group_id")
            : Body.Text("user_id") ?? Body.Text("group_id") ?? Body.Text("phone") ?? Data.Text("user_id") ?? Query("group_id");

    /// <summary>The text of the message, for the record of what was sent.</summary>
    public string? MessageText => (Body["message"] as JsonObject)?.Text("text");

    public static ZaloCall Of(HttpContext context) => (ZaloCall)context.Items[typeof(ZaloCall)]!;

    /// <summary>Called by the framework to fill a handler's parameter.</summary>
    public static async ValueTask<ZaloCall> BindAsync(HttpContext context)
    {
        var body = context.Request.HasFormContentType ? [] : await ReadAsync(context.Request);
        var call = new ZaloCall(context, body);
        context.Items[typeof(ZaloCall)] = call;
        return call;
    }

    private static async Task<JsonObject> ReadAsync(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body);
        return Parse(await reader.ReadToEndAsync());
    }

    private static JsonObject Parse(string? json)
    {
        try
        {
            return string.IsNullOrWhiteSpace(json) ? [] : JsonNode.Parse(json) as JsonObject ?? [];
        }
        catch (JsonException)
        {
            return [];
        }
    }
}
