using System.Text.Encodings.Web;
using System.Text.Json;

namespace BinhYen.Conversations.Understanding;

/// <summary>
/// Understands every message of a file and writes one line of JSON each: for checking the rules on a set of messages,
/// never on real residents' texts.
/// </summary>
internal static class UnderstandFile
{
    private static readonly JsonSerializerOptions _lines = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>
    /// Reads the shape of <c>reports.vi.json</c>, or a bare list of <c>{id, messages[, channel]}</c>, and writes
    /// id, isCase, kind, category, urgency, hamlet, officerConflict, emergencyNumbers and more per message.
    /// </summary>
    /// <param name="json">The file's content.</param>
    /// <param name="gazetteer">The hamlets of the commune.</param>
    /// <param name="output">Where the lines go.</param>
    public static void Run(string json, HamletGazetteer gazetteer, TextWriter output)
    {
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        var reports = root.ValueKind == JsonValueKind.Array ? root : root.GetProperty("reports");
        foreach (var report in reports.EnumerateArray())
        {
            output.WriteLine(JsonSerializer.Serialize(Line(report, gazetteer), _lines));
        }
    }

    private static object Line(JsonElement report, HamletGazetteer gazetteer)
    {
        var channel = report.TryGetProperty("channel", out var given) ? given.GetString() ?? "zalo-private" : "zalo-private";
        var understanding = UnderstandMessage.Default.Understand(Messages(report), gazetteer, UnderstandingContext.For(channel));
        return new
        {
            Id = report.GetProperty("id").ToString(),
            understanding.IsCase,
            Kind = understanding.Kind.ToString(),
            Category = understanding.Category.ToString(),
            Urgency = understanding.Urgency.ToString(),
            understanding.Hamlet,
            understanding.OfficerConflict,
            understanding.EmergencyNumbers,
            Confidentiality = JsonNamingPolicy.CamelCase.ConvertName(understanding.Confidentiality.ToString()),
            understanding.HideInGroup,
            understanding.Reasons,
        };
    }

    private static List<string> Messages(JsonElement report)
    {
        var messages = report.GetProperty("messages");
        return messages.ValueKind == JsonValueKind.String
            ? [messages.GetString()!]
            : [.. messages.EnumerateArray().Select(message => message.GetString() ?? string.Empty)];
    }
}
