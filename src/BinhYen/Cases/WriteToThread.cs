using BinhYen.Platform.Journal;
using BinhYen.Platform.Persistence;
using BinhYen.Platform.Storage;
using BinhYen.Vault;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Cases;

/// <summary>What is said in a thread.</summary>
/// <param name="Voice">Who says it.</param>
/// <param name="Kind">What for.</param>
/// <param name="Text">The words; not kept.</param>
internal sealed record SaidInThread(ThreadVoice Voice, ThreadMessageKind Kind, string Text)
{
    public IReadOnlyList<Guid> Attachments { get; init; } = [];

    /// <summary>The officer who wrote it; null for other voices.</summary>
    public StaffId? Author { get; init; }

    public override string ToString() => "•••";
}

/// <summary>
/// Adds what a reporter said, one of the product's own sentences or what was typed in the channel's console to a thread, and the reporter's
/// words to the search; where they speak of a child the case is marked (P-11). What an officer or an addressee writes goes through the informant wall and not through here. Works inside the
/// caller's context and does not save.
/// </summary>
internal sealed class WriteToThread(BinhYenDb db, LoadCase cases, SealedRecords seals, IRecordSealer vault, TimeProvider clock)
{
    public async Task<ThreadMessage> RunAsync(ReportThread thread, SaidInThread said, CancellationToken cancellationToken)
    {
        if (said.Voice is ThreadVoice.Staff or ThreadVoice.Outside) throw new InvalidOperationException("Words of people to a reporter pass the informant wall first.");
        var now = clock.GetUtcNow();
        said = said with { Text = CodesInWords.Hide(said.Text) };
        var message = new ThreadMessage
        {
            Id = Guid.CreateVersion7(now), ThreadId = thread.Id, CommuneId = thread.CommuneId, Voice = said.Voice, Kind = said.Kind, AuthorId = said.Author, At = now,
            Text = await seals.SealAsync(thread.KeyId, SealPurposes.ThreadMessage, said.Text, cancellationToken), Attachments = [.. said.Attachments],
            Delivery = said.Voice switch
            {
                ThreadVoice.Reporter => Delivery.UnderCode,
                ThreadVoice.Console => Delivery.Sent,
                ThreadVoice.Staff or ThreadVoice.System or ThreadVoice.Outside => Delivery.Queued,
            },
        };
        db.Add(message);
        if (said.Voice is not ThreadVoice.Reporter) return message;
        // An objection is hidden from who handled the case and may still search it.
        if (said.Kind is not ThreadMessageKind.Objection) await IndexAsync(thread, said.Text, cancellationToken);
        if (MinorWords.In([said.Text])) await MarkMinorAsync(thread, cancellationToken);
        return message;
    }

    // That a child is concerned may be told last of all.
    private async Task MarkMinorAsync(ReportThread thread, CancellationToken cancellationToken)
    {
        var @case = db.Set<Case>().Local.FirstOrDefault(c => c.Id == thread.CaseId) ?? await cases.FindAsync(thread.CaseId, cancellationToken);
        if (@case is null || !@case.HearOfMinor(await cases.OccasionAsync(Actor.System, thread.CommuneId, cancellationToken))) return;
        db.Record(JournalDraft.Of(thread.CommuneId, clock.GetUtcNow(), "cases.minor-marked.v1", @case.Code.ToString(), "system"));
    }

    // A complaint about an officer is found by its code, and a locked text not at all.
    private async Task IndexAsync(ReportThread thread, string text, CancellationToken cancellationToken)
    {
        if (thread.RestrictedAt is not null || await IsHiddenAsync(thread.CaseId, cancellationToken)) return;
        var index = await vault.BlindIndexAsync(thread.CommuneId.Value, cancellationToken);
        db.Add(CaseTermList.Of(thread.CommuneId, thread.CaseId, index.Seal(CaseTerms.Of(index, [text]))));
    }

    private async Task<bool> IsHiddenAsync(CaseId id, CancellationToken cancellationToken) =>
        db.Set<Case>().Local.FirstOrDefault(c => c.Id == id)?.HasConflict ?? await db.Set<Case>().AnyAsync(c => c.Id == id && c.HasConflict, cancellationToken);
}
