using System.Xml.Linq;

namespace BinhYen.Coverage;

/// <summary>What the test programs wrote about one run: counts, and which tests stand for which requirement.</summary>
internal sealed class TestRun
{
    private readonly Dictionary<string, SortedSet<string>> passed = [];
    private readonly HashSet<string> failed = [];

    public int Passed { get; private set; }
    public int Failed { get; private set; }
    public int Skipped { get; private set; }

    /// <summary>Names of the tests that failed, each with its message and where it happened.</summary>
    public List<(string Name, string Why)> FailedTests { get; } = [];

    /// <summary>Tests that stand for the requirement and passed; a requirement with a failing test counts as open.</summary>
    public IReadOnlyCollection<string> TestsOf(string requirement) =>
        failed.Contains(requirement) || !passed.TryGetValue(requirement, out var tests) ? [] : tests;

    /// <summary>Reads xUnit's XML results of every file in a folder.</summary>
    public static TestRun Read(string folder)
    {
        var run = new TestRun();
        foreach (var file in Directory.EnumerateFiles(folder, "*.xml").Order(StringComparer.Ordinal)) run.Add(XDocument.Load(file));
        return run;
    }

    private void Add(XDocument results)
    {
        foreach (var test in results.Descendants("test")) Add(test);
        // A broken fixture fails no test of its own name, and must still turn the run red.
        foreach (var error in results.Descendants("error"))
        {
            Failed++;
            FailedTests.Add(((string?)error.Attribute("name") ?? "test set-up", WhyOf(error)));
        }
    }

    private void Add(XElement test)
    {
        var name = $"{Short((string)test.Attribute("type")!)}.{(string)test.Attribute("method")!}";
        var ids = test.Descendants("trait").Where(t => (string?)t.Attribute("name") == "Requirement").Select(t => (string)t.Attribute("value")!);
        switch ((string)test.Attribute("result")!)
        {
            case "Pass":
                Passed++;
                foreach (var id in ids)
                {
                    if (!passed.TryGetValue(id, out var tests)) passed[id] = tests = new SortedSet<string>(StringComparer.Ordinal);
                    tests.Add(name);
                }

                break;
            case "Fail":
                Failed++;
                FailedTests.Add((name, WhyOf(test)));
                failed.UnionWith(ids);
                break;
            default:
                Skipped++;
                break;
        }
    }

    private static string WhyOf(XElement failing) =>
        string.Join('\n', failing.Descendants().Where(e => e.Name.LocalName is "message" or "stack-trace").Select(e => e.Value.Trim()));

    private static string Short(string type) => type[(type.LastIndexOf('.') + 1)..];
}
