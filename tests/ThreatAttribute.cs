using Xunit.v3;

namespace BinhYen.Testing;

/// <summary>
/// Says that a test is an attack of the list in <c>docs/security/threat-model.md</c>, and that the attack fails. <c>ThreatListTests</c> asks that
/// each number has one.
/// </summary>
/// <param name="numbers">Numbers of the list, 1 to 15.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal sealed class ThreatAttribute(params int[] numbers) : Attribute, ITraitAttribute
{
    public IReadOnlyList<int> Numbers => numbers;

    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() =>
        [.. numbers.Select(n => new KeyValuePair<string, string>("Threat", n.ToString(System.Globalization.CultureInfo.InvariantCulture)))];
}
