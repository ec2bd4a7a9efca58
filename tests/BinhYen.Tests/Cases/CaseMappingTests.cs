using BinhYen.Cases;
using BinhYen.Platform;
using BinhYen.Platform.Journal;
using BinhYen.Platform.Persistence;
using BinhYen.Tests.Given;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Tests.Cases;

/// <summary>What a case knows survives the database, on the embedded engine.</summary>
public sealed class CaseMappingTests : IDisposable
{
    private readonly string file = Path.Combine(Path.GetTempPath(), $"binhyen-cases-{Guid.NewGuid():N}.db");
    private readonly GivenCase given = new();

    [Fact]
    public async Task A_case_comes_back_from_the_database_as_it_went_in()
    {
        var cancel = TestContext.Current.CancellationToken;
        var before = given.In(CaseState.Closed);
        await using (var db = Open())
        {
            await db.Database.EnsureCreatedAsync(cancel);
            db.Add(before);
            await db.SaveChangesAsync(cancel);
        }

        await using var again = Open();
        var after = await again.Set<Case>().Include(c => c.Events).Include(c => c.Reports).SingleAsync(c => c.Code == before.Code, cancel);
        after.State.ShouldBe(CaseState.Closed);
        after.Closing!.Outcome.ShouldBe(Outcome.Resolved);
        after.Closing.By.ShouldBe(ActorStamp.Reporter);
        after.Finding!.ConfirmedBy.ShouldBe(given.Chief.Id);
        after.Version.ShouldBe(before.Version);
        after.Events.OrderBy(e => e.Number).Select(e => (e.Act, e.From, e.To, e.By, e.At))
            .ShouldBe(before.Events.Select(e => (e.Act, e.From, e.To, e.By, e.At)));
        after.Clocks.OrderBy(c => c.Number).Select(c => (c.Kind, c.DueAt, c.Allotted, c.StoppedAt))
            .ShouldBe(before.Clocks.Select(c => (c.Kind, c.DueAt, c.Allotted, c.StoppedAt)));
        after.Answers.ShouldHaveSingleItem().Text!.Envelope.ShouldBe(GivenCase.Sealed.Envelope);
        after.Reports.ShouldHaveSingleItem().ReportId.ShouldBe(before.Reports[0].ReportId);
    }

    [Fact]
    public async Task A_loaded_case_goes_on_where_it_was_and_only_adds_rows()
    {
        var cancel = TestContext.Current.CancellationToken;
        var waiting = given.In(CaseState.AwaitingInfo);
        await using (var db = Open())
        {
            await db.Database.EnsureCreatedAsync(cancel);
            db.Add(waiting);
            await db.SaveChangesAsync(cancel);
        }

        await using (var db = Open())
        {
            // Without the history: an act must not need it.
            var loaded = await db.Set<Case>().SingleAsync(c => c.Id == waiting.Id, cancel);
            given.Now = given.Now.AddHours(2);
            GivenCase.Must(loaded.ReporterAnswered(given.By(Actor.Reporter)));
            GivenCase.Must(loaded.StartVerifying(GivenCase.Sealed, given.By(given.Officer)));
            await db.SaveChangesAsync(cancel);
        }

        await using var again = Open();
        var after = await again.Set<Case>().Include(c => c.Events).SingleAsync(c => c.Id == waiting.Id, cancel);
        after.State.ShouldBe(CaseState.Verifying);
        after.Waiting.ShouldBeNull();
        after.Events.Count.ShouldBe(after.Version);
    }

    [Fact]
    public async Task Two_people_who_save_the_same_version_do_not_overwrite_each_other()
    {
        var cancel = TestContext.Current.CancellationToken;
        var @case = given.In(CaseState.Assigned);
        await using var first = Open();
        await first.Database.EnsureCreatedAsync(cancel);
        first.Add(@case);
        await first.SaveChangesAsync(cancel);
        await using var second = Open();
        var other = await second.Set<Case>().SingleAsync(c => c.Id == @case.Id, cancel);
        GivenCase.Must(@case.FlagComplex(GivenCase.Because, given.By(given.Officer)));
        await first.SaveChangesAsync(cancel);

        GivenCase.Must(other.RaiseUrgency(Urgency.High, given.By(given.Deputy)));
        await Should.ThrowAsync<DbUpdateException>(() => second.SaveChangesAsync(cancel));
    }

    [Fact]
    public async Task A_list_finds_cases_by_handler_state_and_due_time()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var db = Open();
        await db.Database.EnsureCreatedAsync(cancel);
        var mine = given.In(CaseState.Assigned);
        db.AddRange(mine, given.In(CaseState.Received), given.In(CaseState.Closed));
        await db.SaveChangesAsync(cancel);
        var handler = given.Officer.Id;
        var page = await db.Set<Case>().AsNoTracking()
            .Where(c => c.CommuneId == given.Commune && c.Handler == handler && c.State == CaseState.Assigned && c.NextDueAt > given.Now)
            .OrderBy(c => c.NextDueAt).ThenBy(c => c.Id).Select(c => c.Code).Take(20).ToListAsync(cancel);
        page.ShouldBe([mine.Code]);
    }

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        foreach (var part in new[] { file, file + "-wal", file + "-shm" }) File.Delete(part);
    }

    private SqliteDb Open()
    {
        var options = new DbContextOptionsBuilder<SqliteDb>();
        PersistenceSetup.Configure(options, file).UseApplicationServiceProvider(DesignTimeServices.Instance);
        return new SqliteDb(options.Options, new JournalChain(new NoSeal()), new WriteGate(oneWriter: true));
    }

    private sealed class NoSeal : IJournalSeal
    {
        public byte[] Of(CommuneId commune, long sequence, byte[] hash) => [];
    }
}
