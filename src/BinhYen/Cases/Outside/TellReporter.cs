using BinhYen.Communes;
using BinhYen.Platform.Outbox;
using BinhYen.Platform.Persistence;
using BinhYen.Platform.Settings;
using BinhYen.Platform.Storage;
using BinhYen.Vault;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Cases.Outside;

/// <summary>
/// Says something to everybody who reported a case that nobody in the commune may open: into the thread and, where there
/// is a channel, out over it. Works inside the caller's context and does not save.
/// </summary>
internal sealed class TellReporter(BinhYenDb db, IRecordSealer vault, SealedRecords seals, QueueMessage outbox, CommuneDirectory communes, BinhYenOptions options, TimeProvider clock)
{
    private readonly HashSet<string> lanes = [];

    /// <summary>Lanes to ring after the caller has saved.</summary>
    public IReadOnlyCollection<string> Lanes => lanes;

    /// <summary>One of the product's own sentences.</summary>
    public Task SayAsync(Case @case, string sentence, CancellationToken cancellationToken) => RunAsync(@case, ThreadVoice.System, _ => sentence, cancellationToken);

    /// <summary>Words of an addressee, after the informant wall.</summary>
    /// <param name="case">The case.</param>
    /// <param name="words">What the addressee typed.</param>
    /// <param name="framed">The sentence around them, for example with the addressee's name.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="InvalidOperationException">The words were not held against a reader: a bug of the caller.</exception>
    public Task RelayAsync(Case @case, WalledWords words, Func<string, string> framed, CancellationToken cancellationToken) => RunAsync(
        @case, ThreadVoice.Outside,
        thread => words.Readers.Contains(thread.Id) ? framed(words.Text) : throw new InvalidOperationException("These words were not held against this reader."), cancellationToken);

    private async Task RunAsync(Case @case, ThreadVoice voice, Func<ReportThread, string> words, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var commune = (await communes.FindAsync(@case.CommuneId, cancellationToken))!;
        foreach (var thread in await db.Set<ReportThread>().AsNoTracking().Where(t => t.CaseId == @case.Id).ToListAsync(cancellationToken))
        {
            var text = CodesInWords.Hide(words(thread)) + OfficialFooter.For(commune, options.PublicUrl, CheckCodes.Of(vault, thread.Id));
            var goesOut = thread.IsReachable(now);
            var message = new ThreadMessage
            {
                Id = Guid.CreateVersion7(now), ThreadId = thread.Id, CommuneId = thread.CommuneId, Voice = voice, Kind = ThreadMessageKind.Notice, At = now,
                Text = await seals.SealAsync(thread.KeyId, SealPurposes.ThreadMessage, text, cancellationToken),
                Delivery = goesOut ? Delivery.Queued : Delivery.UnderCode,
            };
            db.Add(message);
            if (!goesOut) continue;
            await outbox.AddAsync(
                db, new OutboxAddress(thread.CommuneId, thread.Lane!, thread.Reporter!.Value, thread.KeyId, message.Id), new OutboxText(text, []), cancellationToken);
            lanes.Add(thread.Lane!);
        }
    }
}
