using System.Reflection;
using System.Text.RegularExpressions;
using BinhYen.Testing;
using BinhYen.Tests.Architecture;

namespace BinhYen.Tests.Security;

/// <summary>The list of the threat model and the automated attacks belong together.</summary>
public sealed partial class ThreatListTests
{
    [Fact]
    public void Every_attack_of_the_threat_model_is_tried()
    {
        var listed = Row().Matches(File.ReadAllText(Repository.Path("docs/security/threat-model.md"))).Select(m => int.Parse(m.Groups[1].Value, null)).ToList();
        listed.ShouldBe(Enumerable.Range(1, 15));
        var tried = typeof(ThreatListTests).Assembly.GetTypes().SelectMany(t => t.GetMethods())
            .SelectMany(m => m.GetCustomAttributes<ThreatAttribute>()).SelectMany(a => a.Numbers).ToHashSet();
        listed.Where(number => !tried.Contains(number)).ShouldBeEmpty("numbers without an attack");
        tried.Where(number => !listed.Contains(number)).ShouldBeEmpty("attacks without a number");
    }

    [GeneratedRegex(@"^\| (\d+) \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
