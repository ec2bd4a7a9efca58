using System.Text.Json;
using BinhYen.Cases;

namespace BinhYen.Conversations.Understanding;

/// <summary>An invented, labelled message of <c>data/reports.vi.json</c>: the only set the word statistics are counted on.</summary>
/// <param name="Id">Its id, for example R007.</param>
/// <param name="Messages">The messages in order.</param>
/// <param name="Category">The best category.</param>
internal sealed record LabelledReport(string Id, IReadOnlyList<string> Messages, CaseCategory Category)
{
    /// <summary>The labelled messages of this build.</summary>
    public static IReadOnlyList<LabelledReport> Embedded { get; } = Load();

    private static List<LabelledReport> Load()
    {
        using var stream = typeof(LabelledReport).Assembly.GetManifestResourceStream("reports.vi.json")!;
        using var document = JsonDocument.Parse(stream);
        return [.. document.RootElement.GetProperty("reports").EnumerateArray().Select(Read)];
    }

    private static LabelledReport Read(JsonElement report) => new(
        report.GetProperty("id").GetString()!,
        [.. report.GetProperty("messages").EnumerateArray().Select(message => message.GetString()!)],
        Enum.Parse<CaseCategory>(report.GetProperty("expected").GetProperty("category").GetString()!));
}
