using BinhYen.Cases;
using BinhYen.Platform.Journal;
using BinhYen.Tests.Drivers;
using BinhYen.Tests.Given;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BinhYen.Tests.Cases;

/// <summary>What is stored when a report becomes a case, also when many come at once.</summary>
public sealed class OpenCaseTests(Servers servers) : IClassFixture<Servers>
{
    [Theory, OnBothEngines]
    public async Task A_report_with_an_answer_page_is_acknowledged_once(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        var opened = await server.ReportAsync();
        var events = (await server.CaseAsync(opened.Code)).Events;
        events.Select(e => e.Act).ShouldBe([CaseAct.Receive, CaseAct.Acknowledge]);
    }

    [Theory, OnBothEngines]
    public async Task Why_the_machine_suggested_what_it_did_is_kept_with_the_case(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        var opened = await server.ReportAsync();
        (await server.ReadAsync(db => db.Set<CaseSuggestion>().CountAsync(s => s.CaseId == opened.CaseId))).ShouldBe(1);
    }

    [Theory, OnBothEngines]
    public async Task Many_reports_at_once_are_each_stored_whole_and_the_journal_stays_one_chain(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        var repeated = Guid.NewGuid().ToString("N");
        var files = new[] { Guid.NewGuid(), Guid.NewGuid() };
        var opened = await Task.WhenAll(Enumerable.Range(0, 60).Select(i => Task.Run(() => server.ReportAsync(
            $"Tin \"số\" {i} \\ ở đầu thôn", change: o => o with
            {
                IdempotencyKey = i % 10 == 0 ? repeated : null,
                Messages = [$"Tin \"số\" {i} \\ ở đầu thôn", "Còn nữa"],
                Attachments = i % 10 == 0 ? [] : files[..(i % 3)],
            }))));

        opened.Select(o => o.CaseId).Distinct().Count().ShouldBe(55);
        opened.Count(o => o.IsRepeat).ShouldBe(5);
        var cases = opened.Select(o => o.CaseId).ToHashSet();
        var threads = await server.ReadAsync(db => db.Set<ReportThread>().Where(t => cases.Contains(t.CaseId)).ToListAsync());
        threads.Count.ShouldBe(55);
        for (var i = 0; i < opened.Length; i++)
        {
            var thread = threads.Single(t => t.CaseId == opened[i].CaseId).Id;
            var messages = await server.ReadAsync(db => db.Set<ThreadMessage>().AsNoTracking().Where(m => m.ThreadId == thread).OrderBy(m => m.At).ToListAsync());
            messages.Count.ShouldBe(2);
            messages[0].Attachments.ShouldBe(i % 10 == 0 ? [] : files[..(i % 3)]);
        }

        var codes = opened.Select(o => o.Code.ToString()).ToHashSet();
        (await server.ReadAsync(db => db.Set<JournalEntry>().CountAsync(e => codes.Contains(e.Subject) && e.Fact == "cases.received.v1"))).ShouldBe(55);
        using var scope = server.Services.CreateScope();
        (await scope.ServiceProvider.GetRequiredService<VerifyJournal>().RunAsync(CancellationToken.None)).Faults.ShouldBeEmpty();
    }
}
