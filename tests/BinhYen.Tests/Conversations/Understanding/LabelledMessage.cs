using System.Text.Json;
using BinhYen.Cases;
using BinhYen.Conversations.Understanding;

namespace BinhYen.Tests.Conversations.Understanding;

/// <summary>An invented message with what a careful duty officer would say about it.</summary>
internal sealed record LabelledMessage(
    string Id,
    IReadOnlyList<string> Messages,
    string Channel,
    IReadOnlyList<string> Styles,
    IReadOnlyList<CaseCategory> Categories,
    IReadOnlyList<Urgency> Urgencies,
    CaseKind Kind,
    string? Hamlet,
    ConfidentialityLevel Confidentiality,
    bool OfficerConflict,
    IReadOnlyList<string> EmergencyNumbers,
    bool HideInGroup)
{
    /// <summary>True when nothing but an emergency is right.</summary>
    public bool MustBeEmergency => Urgencies is [Urgency.Emergency];

    public bool IsCase => CaseKinds.Of(Kind).GetsCase;

    /// <summary>The 120 messages the lexicon was tuned on.</summary>
    public static IReadOnlyList<LabelledMessage> Tuning { get; } = ReadTuning();

    /// <summary>Messages in other words, written before the lexicon was tuned.</summary>
    public static IReadOnlyList<LabelledMessage> Paraphrases { get; } = ReadParaphrases("paraphrases.vi.txt", "P");

    /// <summary>Messages in more roundabout words, written after the lexicon had been tuned on the first ones.</summary>
    public static IReadOnlyList<LabelledMessage> LaterParaphrases { get; } = ReadParaphrases("paraphrases-later.vi.txt", "Q");

    private static List<LabelledMessage> ReadTuning()
    {
        using var stream = typeof(CaseCategory).Assembly.GetManifestResourceStream("reports.vi.json")!;
        using var document = JsonDocument.Parse(stream);
        return [.. document.RootElement.GetProperty("reports").EnumerateArray().Select(ReadReport)];
    }

    private static LabelledMessage ReadReport(JsonElement report)
    {
        var expected = report.GetProperty("expected");
        return new LabelledMessage(
            report.GetProperty("id").GetString()!,
            Texts(report, "messages"),
            report.GetProperty("channel").GetString()!,
            Texts(report, "style"),
            [.. Texts(expected, "acceptableCategories").Select(Enum.Parse<CaseCategory>)],
            [.. Texts(expected, "acceptableUrgencies").Select(Enum.Parse<Urgency>)],
            Enum.Parse<CaseKind>(expected.GetProperty("kind").GetString()!),
            expected.GetProperty("hamlet").GetString(),
            Enum.Parse<ConfidentialityLevel>(expected.GetProperty("confidentiality").GetString()!, ignoreCase: true),
            expected.GetProperty("officerConflict").GetBoolean(),
            Texts(expected, "emergencyNumbers"),
            expected.GetProperty("hideInGroup").GetBoolean());
    }

    private static List<string> Texts(JsonElement element, string property) =>
        [.. element.GetProperty(property).EnumerateArray().Select(item => item.GetString()!)];

    private static List<LabelledMessage> ReadParaphrases(string file, string prefix) =>
    [
        .. File.ReadLines(Path.Combine(RepositoryRoot.Path, "tests/BinhYen.Tests/Conversations/Understanding", file))
            .Where(line => line.Length > 0 && !line.StartsWith('#'))
            .Select((line, index) => ReadParaphrase($"{prefix}{index + 1:000}", line.Split('|', 8, StringSplitOptions.TrimEntries))),
    ];

    private static LabelledMessage ReadParaphrase(string id, string[] fields)
    {
        var categories = fields[0].Split(',').Select(Enum.Parse<CaseCategory>).ToList();
        var flags = fields[3].Split(',');
        var kind = flags.FirstOrDefault(flag => flag.StartsWith("kind=", StringComparison.Ordinal));
        return new LabelledMessage(
            id,
            fields[7].Split('⏎', StringSplitOptions.TrimEntries),
            fields[5] switch { "group" => "zalo-group", "web" => "web", "phone" => "phone-note", _ => "zalo-private" },
            [fields[6]],
            categories,
            [.. fields[1].Split(',').Select(Enum.Parse<Urgency>)],
            kind is null ? CaseCategories.Of(categories[0]).DefaultKind : Enum.Parse<CaseKind>(kind["kind=".Length..]),
            fields[2] == "-" ? null : fields[2],
            flags.Contains("asked") ? ConfidentialityLevel.Asked : flags.Contains("nature") ? ConfidentialityLevel.ByNature : ConfidentialityLevel.Default,
            flags.Contains("oc"),
            fields[4] == "-" ? [] : fields[4].Split(' '),
            flags.Contains("hide"));
    }
}
