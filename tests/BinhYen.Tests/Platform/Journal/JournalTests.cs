using BinhYen.Platform.Journal;
using BinhYen.Platform;
using BinhYen.Tests.Drivers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BinhYen.Tests.Platform.Journal;

/// <summary>What somebody with full rights on the database could try, and that it shows.</summary>
[Trait("Speed", "Slow")]
public sealed class JournalTests
{
    [Theory, OnBothEngines]
    public async Task An_untouched_journal_is_whole(Engine engine)
    {
        await using var server = await WithEntriesAsync(engine);
        (await VerifyAsync(server)).ShouldBeEmpty();
    }

    [Theory, OnBothEngines]
    public async Task A_changed_entry_is_named(Engine engine)
    {
        await using var server = await WithEntriesAsync(engine);
        await SqlAsync(server, "UPDATE journal_entries SET subject = 'AP-OTHER' WHERE sequence = 4");
        (await VerifyAsync(server)).ShouldBe([(4, JournalFaultKind.Changed)]);
    }

    [Theory, OnBothEngines]
    public async Task A_dropped_entry_is_named(Engine engine)
    {
        await using var server = await WithEntriesAsync(engine);
        await SqlAsync(server, "DELETE FROM journal_entries WHERE sequence = 5");
        (await VerifyAsync(server)).ShouldBe([(5, JournalFaultKind.Missing)]);
    }

    [Theory, OnBothEngines]
    public async Task Two_entries_that_changed_places_are_named(Engine engine)
    {
        await using var server = await WithEntriesAsync(engine);
        await SqlAsync(server, "UPDATE journal_entries SET sequence = -1 WHERE sequence = 3");
        await SqlAsync(server, "UPDATE journal_entries SET sequence = 3 WHERE sequence = 4");
        await SqlAsync(server, "UPDATE journal_entries SET sequence = 4 WHERE sequence = -1");
        var faults = await VerifyAsync(server);
        faults.ShouldContain((3, JournalFaultKind.Unlinked));
        faults.ShouldContain((4, JournalFaultKind.Unlinked));
    }

    [Theory, OnBothEngines]
    public async Task A_cut_off_end_is_named_even_when_the_head_was_repaired(Engine engine)
    {
        await using var server = await WithEntriesAsync(engine);
        var last = await server.ReadAsync(db => db.Set<JournalEntry>().MaxAsync(e => e.Sequence));
        await SqlAsync(server, $"DELETE FROM journal_entries WHERE sequence = {last}");
        (await VerifyAsync(server)).ShouldBe([(last - 1, JournalFaultKind.TailCut)]);

        await SqlAsync(server, $"UPDATE journal_heads SET sequence = {last - 1}, hash = (SELECT hash FROM journal_entries WHERE sequence = {last - 1})");
        (await VerifyAsync(server)).ShouldBe([(last - 1, JournalFaultKind.HeadForged)]);
    }

    [Theory, OnBothEngines]
    public async Task An_entry_put_in_and_chained_by_hand_is_named(Engine engine)
    {
        await using var server = await WithEntriesAsync(engine);
        var last = await server.ReadAsync(db => db.Set<JournalEntry>().AsNoTracking().OrderByDescending(e => e.Sequence).FirstAsync());
        // A forger who knows the hash function but not the vault's key.
        var forged = new JournalEntry
        {
            CommuneId = last.CommuneId, Sequence = last.Sequence + 1, At = last.At, Fact = "cases.closed.v1", Subject = "AP-0000-000", Actor = "system", Details = "{}",
            PreviousHash = last.Hash, Hash = JournalHash.Of(last.CommuneId, last.Sequence + 1, last.At, "cases.closed.v1", "AP-0000-000", "system", "{}", last.Hash),
        };
        await server.ReadAsync(async db =>
        {
            db.Add(forged);
            return await db.SaveChangesAsync();
        });
        (await VerifyAsync(server)).ShouldBe([(forged.Sequence, JournalFaultKind.TailCut)]);
    }

    [Theory, OnBothEngines]
    public async Task Writers_at_the_same_time_make_one_chain_without_gaps(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine);
        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => AddAsync(server, i)));
        (await VerifyAsync(server)).ShouldBeEmpty();
        (await server.ReadAsync(db => db.Set<JournalEntry>().CountAsync())).ShouldBe(40);
    }

    [Theory, OnBothEngines]
    public async Task A_change_that_fails_leaves_no_entry(Engine engine)
    {
        await using var server = await WithEntriesAsync(engine);
        var before = await server.ReadAsync(db => db.Set<JournalEntry>().CountAsync());
        await Should.ThrowAsync<DbUpdateException>(() => server.ReadAsync(async db =>
        {
            db.Record(JournalDraft.Of(server.Commune, BinhYenServer.Start, "test.fact.v1", "x", "system"));
            // The commune's short name is unique.
            db.Add(new BinhYen.Communes.Commune
            {
                Id = CommuneId.New(BinhYenServer.Start), Slug = "an-phu-khe", Name = "Khác", Kind = "xã", Province = "Khác", CodePrefix = "KH",
            });
            return await db.SaveChangesAsync();
        }));
        (await server.ReadAsync(db => db.Set<JournalEntry>().CountAsync())).ShouldBe(before);
        (await VerifyAsync(server)).ShouldBeEmpty();
    }

    private static async Task<BinhYenServer> WithEntriesAsync(Engine engine)
    {
        var server = await BinhYenServer.StartAsync(engine);
        for (var i = 0; i < 8; i++) await AddAsync(server, i);
        return server;
    }

    private static Task<int> AddAsync(BinhYenServer server, int number) => server.ReadAsync(async db =>
    {
        db.Record(JournalDraft.Of(server.Commune, BinhYenServer.Start, "test.fact.v1", $"AP-{number}", "system", ("number", number)));
        return await db.SaveChangesAsync();
    });

    private static Task<int> SqlAsync(BinhYenServer server, string sql) => server.ReadAsync(db => db.Database.ExecuteSqlRawAsync(sql));

    private static async Task<List<(long, JournalFaultKind)>> VerifyAsync(BinhYenServer server)
    {
        await using var scope = server.Services.CreateAsyncScope();
        var outcome = await scope.ServiceProvider.GetRequiredService<VerifyJournal>().RunAsync(CancellationToken.None);
        return [.. outcome.Faults.Select(f => (f.Sequence, f.Fault))];
    }
}
