using System.Text.RegularExpressions;
using BinhYen.Tests.Architecture;

namespace BinhYen.Tests.Security;

/// <summary>The table of <c>docs/security/asvs.md</c> names only what exists, and leaves no item of levels 1 and 2 out.</summary>
public sealed partial class AsvsTests
{
    private static readonly string[] _states = ["met", "installation", "not applicable", "open"];

    [Fact]
    public void Every_item_has_a_state_and_every_test_and_file_named_exists()
    {
        var rows = Row().Matches(File.ReadAllText(Repository.Path("docs/security/asvs.md")));
        rows.Select(r => r.Groups["id"].Value).Distinct().Count().ShouldBe(253);
        rows.Count.ShouldBe(253);
        rows.Select(r => r.Groups["state"].Value).ShouldAllBe(state => _states.Contains(state));

        var tests = string.Join('\n', Directory.EnumerateFiles(Repository.Path("tests"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText));
        var missing = rows.SelectMany(r => Named().Matches(r.Groups["where"].Value)).Select(m => m.Groups[1].Value).Where(name => !Exists(name, tests));
        missing.ShouldBeEmpty("named in the table, but not there");
    }

    private static bool Exists(string name, string tests)
    {
        if (TestName().Match(name) is { Success: true } test)
            return tests.Contains($"class {test.Groups["class"].Value}", StringComparison.Ordinal)
                && (!test.Groups["method"].Success || tests.Contains($" {test.Groups["method"].Value}(", StringComparison.Ordinal));
        return !name.Contains('/', StringComparison.Ordinal) || Path.Exists(Repository.Path(name));
    }

    [GeneratedRegex(@"^\| (?<id>V[\d.]+) \| [12] \| (?<state>[a-z ]+) \| (?<where>.*) \|$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Named();

    [GeneratedRegex(@"^(?<class>[A-Z]\w+Tests)(\.(?<method>\w+))?$")]
    private static partial Regex TestName();
}
