using System.Globalization;
using System.Text.RegularExpressions;
using BinhYen.Tests.Architecture;

namespace BinhYen.Tests.Security;

/// <summary>The list of attacks in <c>docs/security/threat-model.md</c>: each number is played by at least one test, and the list names exactly those.</summary>
public sealed partial class ThreatListTests
{
    [Fact]
    public void Each_of_the_fifteen_attacks_is_played_by_tests_and_the_threat_model_names_them()
    {
        var played = Played();
        Enumerable.Range(1, 15).Where(n => !played[n].Any()).ShouldBeEmpty("an attack that nobody plays is only a sentence: write a test with [Threat(n)]");
        var listed = Row().Matches(File.ReadAllText(Repository.Path("docs/security/threat-model.md")));
        listed.Select(r => int.Parse(r.Groups["number"].Value, CultureInfo.InvariantCulture)).ShouldBe(Enumerable.Range(1, 15));
        foreach (Match row in listed)
        {
            var number = int.Parse(row.Groups["number"].Value, CultureInfo.InvariantCulture);
            var named = Name().Matches(row.Groups["tests"].Value).Select(m => m.Groups[1].Value).Order(StringComparer.Ordinal);
            named.ShouldBe(played[number].Order(StringComparer.Ordinal), $"the row of attack {number} in docs/security/threat-model.md");
        }
    }

    // From the sources, because the tests stand in several programs.
    private static ILookup<int, string> Played() => Directory.EnumerateFiles(Repository.Path("tests"), "*Tests.cs", SearchOption.AllDirectories)
        .SelectMany(file => Method().Matches(File.ReadAllText(file))
            .SelectMany(m => Attack().Matches(m.Groups["attributes"].Value).Select(a => (
                Number: int.Parse(a.Groups[1].Value, CultureInfo.InvariantCulture), Name: $"{Path.GetFileNameWithoutExtension(file)}.{m.Groups["name"].Value}"))))
        .ToLookup(t => t.Number, t => t.Name);

    [GeneratedRegex(@"(?<attributes>(?:^ +\[[^\n]*\]\s*\n)+) +public (?:async Task|Task|void) (?<name>\w+)\(", RegexOptions.Multiline)]
    private static partial Regex Method();

    [GeneratedRegex(@"\bThreat\((\d+)\)")]
    private static partial Regex Attack();

    [GeneratedRegex(@"^\| (?<number>\d+) \| (?<attack>[^|]+) \| (?<tests>[^|]*) \|$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Name();
}
