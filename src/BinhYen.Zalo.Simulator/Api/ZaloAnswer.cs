using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace BinhYen.Zalo.Simulator.Api;

/// <summary>
/// What an OA call answers: <c>{ data, error, message }</c>, always with HTTP 200 and often as <c>text/json</c>.
/// </summary>
internal sealed record ZaloAnswer(int Error, string Message, object? Data = null) : IResult
{
    public static readonly JsonSerializerOptions Json = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>Id of the message the call made; null when it made none. For the record of what was sent.</summary>
    public string? MessageId { get; init; }

    /// <summary>Beside <c>data</c> in lists of templates; null elsewhere.</summary>
    public object? Metadata { get; init; }

    public static ZaloAnswer Done { get; } = new(0, "Success");

    public static ZaloAnswer Ok(object data, string? messageId = null) => new(0, "Success", data) { MessageId = messageId };

    public static ZaloAnswer Refuse(int code, string? message = null) => new(code, message ?? OaErrors.Text(code));

    /// <summary>-201: a field is missing or makes no sense.</summary>
    public static ZaloAnswer Invalid(string field) => Refuse(OaErrors.InvalidField, $"{field} is invalid!");

    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.ContentType = "text/json; charset=utf-8";
        var body = JsonSerializer.SerializeToUtf8Bytes(
            new { data = Data, error = Error, message = Message, metadata = Metadata }, Json);
        httpContext.Response.ContentLength = body.Length;
        return httpContext.Response.Body.WriteAsync(body).AsTask();
    }
}
