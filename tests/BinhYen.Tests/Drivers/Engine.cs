using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

namespace BinhYen.Tests.Drivers;

/// <summary>The database a test runs on.</summary>
public enum Engine
{
    Sqlite,
    Postgres,
}

/// <summary>Runs a theory once on each database: <c>[Theory, OnBothEngines] public async Task Name(Engine engine)</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OnBothEnginesAttribute : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        ValueTask.FromResult<IReadOnlyCollection<ITheoryDataRow>>([.. Chosen().Select(engine => new TheoryDataRow<Engine>(engine))]);

    public override bool SupportsDiscoveryEnumeration() => true;

    /// <summary>The engines of this run: the fast one names one, the full one names none and gets both.</summary>
    public static IEnumerable<Engine> Chosen() => Environment.GetEnvironmentVariable("BINHYEN_TEST_ENGINES") is { Length: > 0 } names
        ? names.Split(',').Select(Enum.Parse<Engine>)
        : [Engine.Sqlite, Engine.Postgres];
}
