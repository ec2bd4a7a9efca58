using System.Text.RegularExpressions;

namespace BinhYen.Tests.Architecture;

/// <summary>Rules that are easiest to read from the source itself. Each first proves that it found something to judge.</summary>
public sealed class SourceTests
{
    private static readonly Dictionary<string, string> Sources = Directory
        .EnumerateFiles(Repository.Path("src"), "*.*", SearchOption.AllDirectories)
        .Where(f => f.EndsWith(".cs", StringComparison.Ordinal) || f.EndsWith(".razor", StringComparison.Ordinal))
        .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}Migrations{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
        .ToDictionary(f => Path.GetRelativePath(Repository.Root, f), File.ReadAllText);

    [Fact]
    public void Nobody_asks_the_machine_for_the_time()
    {
        Sources.Values.Count(s => s.Contains("TimeProvider", StringComparison.Ordinal)).ShouldBeGreaterThan(20);
        Offenders(@"\bDateTime(Offset)?\.(Utc)?Now\b|\bDateTime\.Today\b|\bStopwatch\.StartNew\b").ShouldBeEmpty();
    }

    [Fact]
    public void Log_messages_are_written_in_one_place_per_class_and_never_hold_a_sealed_value()
    {
        Sources.Values.Sum(s => Regex.Count(s, @"\[LoggerMessage\(")).ShouldBeGreaterThan(10);
        // Only declared messages: a free call could print anything.
        Offenders(@"\b[lL]ogger\.Log(Trace|Debug|Information|Warning|Error|Critical)\(").ShouldBeEmpty();
        var parameters = Sources.SelectMany(s => Regex.Matches(s.Value, @"\[LoggerMessage\(.*?\)\]\s*public static partial void \w+\((?<p>[^)]*)\)", RegexOptions.Singleline)
            .Select(m => (File: s.Key, Parameters: m.Groups["p"].Value))).ToList();
        parameters.Where(p => Regex.IsMatch(p.Parameters, @"\b(SealedText|Sealed<|ReporterContact|Speaker|OutboxText|TrackingCode|Exception)\b")).ShouldBeEmpty();
    }

    [Fact]
    public void Nothing_is_left_for_later()
    {
        Sources.Count.ShouldBeGreaterThan(100);
        Offenders(@"\bTODO\b|\bFIXME\b|\bHACK\b|NotImplementedException|#pragma warning disable|Thread\.Sleep").ShouldBeEmpty();
    }

    [Fact]
    public void There_is_no_list_of_persons_no_score_and_no_recognition()
    {
        // X-01 … X-05, X-09, X-10: no entity of that kind exists, under any of its usual names.
        var entities = Sources.SelectMany(s => Regex.Matches(s.Value, @"IEntityTypeConfiguration<(?<name>\w+)>").Select(m => m.Groups["name"].Value)).Distinct().ToList();
        entities.Count.ShouldBeGreaterThan(20);
        entities.Where(e => Regex.IsMatch(e, "Suspect|Subject|Watch|Wanted|Person|Informant|Source(?!Channel)|Score|Rating|Reliab|Blacklist|Profile|Face|Plate|Belief|Religion|Ethnic"))
            .ShouldBeEmpty();
        Offenders(@"(?<![Nn]o)FaceRecogni|OpenCv|Tesseract|PlateRecogni|VoicePrint").ShouldBeEmpty();
    }

    [Fact]
    public void Nothing_reads_what_a_group_has_said()
    {
        // X-04: the library can read a group's history because Zalo offers it; no room of the product calls it.
        Sources.Keys.Count(f => f.Contains("BinhYen.Zalo/Groups", StringComparison.Ordinal)).ShouldBeGreaterThan(3);
        Offenders(@"\.Chats\.(OfAsync|RecentAsync)\b|listrecentchat|group/conversation").Where(o => !o.StartsWith("src/BinhYen.Zalo", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void One_place_asks_the_vault_whether_a_text_names_a_reporter_and_it_counts() =>
        Offenders(@"\.IsMentionedInAsync\(").Select(o => Path.GetFileName(o.Split(':')[0])).Distinct().Order(StringComparer.Ordinal).ShouldBe(["NameGuesses.cs", "ReporterVault.cs"]);

    private static IEnumerable<string> Offenders(string pattern) =>
        from source in Sources
        from line in source.Value.Split('\n').Select((text, i) => (Text: text, Number: i + 1))
        where Regex.IsMatch(line.Text, pattern) && !line.Text.TrimStart().StartsWith("///", StringComparison.Ordinal)
        select $"{source.Key}:{line.Number}: {line.Text.Trim()}";
}
