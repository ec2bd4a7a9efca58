using BinhYen.Bench.Crash;

namespace BinhYen.Acceptance.Crash;

/// <summary>Twenty lives and deaths of the product under load; <c>./bench.sh crash</c> does the same a hundred times on both databases.</summary>
[Trait("Speed", "Slow")]
public sealed class KillTheProductTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Killed_at_any_moment_it_loses_nothing_it_acknowledged_and_does_nothing_twice()
    {
        await using var run = new CrashRun(seed: 20261122, output.WriteLine);

        var outcome = await run.RunAsync(rounds: 20);

        outcome.Findings.Lost.ShouldBe(0);
        outcome.Findings.StoredTwice.ShouldBe(0);
        outcome.Findings.CasesDoubled.ShouldBe(0);
        outcome.Findings.RepliesLost.ShouldBe(0);
        outcome.Findings.RepliesDoubled.ShouldBe(0);
        outcome.JournalIsIntact.ShouldBeTrue();
        outcome.Faults.ShouldBeEmpty();
        // That the product was really at work when it died; how much a crowded machine gets done in these moments is no promise.
        outcome.Findings.Kept.ShouldBeGreaterThan(40);
        outcome.Findings.Replies.ShouldBeGreaterThan(10);
    }
}
