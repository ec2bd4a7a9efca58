using Xunit.v3;

namespace BinhYen.Testing;

/// <summary>
/// Says that a test checks a numbered requirement of <c>docs/requirements.csv</c>. The coverage report counts a
/// requirement only when at least one test that carries its id ran and passed. A tag on a test that would stay green
/// when the rule is broken is a lie.
/// </summary>
/// <param name="ids">Requirement ids, for example <c>R-YC-07</c>.</param>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class, AllowMultiple = true)]
internal sealed class RequirementAttribute(params string[] ids) : Attribute, ITraitAttribute
{
    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() =>
        [.. ids.Select(id => new KeyValuePair<string, string>("Requirement", id))];
}
