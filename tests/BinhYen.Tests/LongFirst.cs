using BinhYen.Tests;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(LongFirst))]

namespace BinhYen.Tests;

/// <summary>
/// What takes minutes starts first: a sweep that begins at the end runs alone on one of the machine's processors. Long is what is marked so
/// for the quick part, and the sweeps over every address before all others.
/// </summary>
internal sealed class LongFirst : ITestCollectionOrderer
{
    private static readonly Type[] Sweeps =
        [typeof(Security.AccessTableTests), typeof(Security.SpoiltFormsTests), typeof(Walls.CanaryTests), typeof(Cases.ReceiptProofTests)];

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection => [.. testCollections.OrderBy(RankOf).ThenBy(c => c.TestCollectionDisplayName, StringComparer.Ordinal)];

    // A class that names no collection is one of its own: "Test collection for NAME (id: …)".
    private static int RankOf<TTestCollection>(TTestCollection collection)
        where TTestCollection : ITestCollection
    {
        var name = collection.TestCollectionDisplayName.Split(' ').FirstOrDefault(word => word.StartsWith("BinhYen.", StringComparison.Ordinal));
        if (name is null || typeof(LongFirst).Assembly.GetType(name) is not { } tests) return 2;
        if (Array.IndexOf(Sweeps, tests) >= 0) return 0;
        return tests.GetCustomAttributesData().Any(a => a.AttributeType == typeof(TraitAttribute) && a.ConstructorArguments[1].Value is "Slow") ? 1 : 2;
    }
}
