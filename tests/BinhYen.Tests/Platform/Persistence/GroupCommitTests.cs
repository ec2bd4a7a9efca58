using BinhYen.Platform.Persistence;

namespace BinhYen.Tests.Platform.Persistence;

public sealed class GroupCommitTests
{
    [Fact]
    public async Task Everybody_gets_the_own_result_and_many_share_one_commit()
    {
        var commits = 0;
        await using var group = new GroupCommit<int, int>(async (batch, _) =>
        {
            Interlocked.Increment(ref commits);
            await Task.Yield();
            return [.. batch.Select(i => i * 2)];
        });
        var results = await Task.WhenAll(Enumerable.Range(0, 1_000).Select(i => group.TryAddAsync(i)!));
        results.ShouldBe(Enumerable.Range(0, 1_000).Select(i => i * 2));
        commits.ShouldBeLessThan(1_000);
    }

    [Fact]
    public async Task A_commit_that_fails_fails_its_callers_and_the_next_one_works()
    {
        var broken = true;
        await using var group = new GroupCommit<int, int>((batch, _) =>
            broken ? throw new IOException("disk full") : Task.FromResult<IReadOnlyList<int>>([.. batch]));
        await Should.ThrowAsync<IOException>(() => group.TryAddAsync(1)!);
        broken = false;
        (await group.TryAddAsync(2)!).ShouldBe(2);
    }

    [Fact]
    public async Task A_batch_begins_beside_another_only_when_enough_wait_for_it()
    {
        var open = new TaskCompletionSource();
        var begun = new List<int>();
        await using var group = new GroupCommit<int, int>(async (batch, _) =>
        {
            lock (begun) begun.Add(batch.Count);
            await open.Task;
            return [.. batch];
        }, committers: 2, leastBeside: 3);
        var all = new List<Task> { group.TryAddAsync(0)! };
        while (begun.Count < 1) await Task.Delay(1, TestContext.Current.CancellationToken);
        all.AddRange([group.TryAddAsync(1)!, group.TryAddAsync(2)!]);
        await Task.Delay(50, TestContext.Current.CancellationToken);
        begun.ShouldBe([1]);
        all.Add(group.TryAddAsync(3)!);
        while (begun.Count < 2) await Task.Delay(1, TestContext.Current.CancellationToken);
        open.SetResult();
        await Task.WhenAll(all);
        begun.ShouldBe([1, 3]);
    }

    [Fact]
    public async Task When_too_many_wait_it_says_no_instead_of_growing()
    {
        var open = new TaskCompletionSource();
        await using var group = new GroupCommit<int, int>(async (batch, _) =>
        {
            await open.Task;
            return [.. batch];
        }, largestBatch: 1, capacity: 2);
        var accepted = Enumerable.Range(0, 50).Select(group.TryAddAsync).Count(task => task is not null);
        accepted.ShouldBeLessThan(50);
        open.SetResult();
    }
}
