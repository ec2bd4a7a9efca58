using System.Text.Json;
using BinhYen.Communes;
using BinhYen.Platform.Journal;
using BinhYen.Platform.Outbox;
using BinhYen.Platform.Persistence;
using BinhYen.Platform.Settings;
using BinhYen.Platform.Storage;
using BinhYen.Site;
using BinhYen.Staff;
using BinhYen.Vault;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Cases.Handling;

/// <summary>
/// One case on an officer's desk for one act: the loaded case, who acts, and what the act adds to threads, notes,
/// outbox and journal. Nothing leaves before <see cref="CaseDesk.SaveAsync"/>.
/// </summary>
internal sealed class CaseWork(
    BinhYenDb db, IRecordSealer vault, SealedRecords seals, QueueMessage outbox, Commune commune, BinhYenOptions options, RecordKeyId key, Case @case, CurrentStaff staff, Occasion occasion)
{
    private readonly List<ReportThread> threads = [];
    private readonly HashSet<string> lanes = [];
    private readonly HashSet<CaseId> touched = [@case.Id];
    private bool threadsRead;

    public Case Case => @case;

    /// <summary>The key of the texts of this case.</summary>
    public RecordKeyId KeyId => key;
    public CurrentStaff Staff => staff;
    public Occasion Occasion => occasion;
    public Commune Commune => commune;
    public BinhYenDb Db => db;
    public DateTimeOffset Now => occasion.At;

    /// <summary>Lanes to wake after the commit.</summary>
    public IReadOnlyCollection<string> Lanes => lanes;

    /// <summary>Cases whose pages must be read again after the commit.</summary>
    public IReadOnlyCollection<CaseId> Touched => touched;

    /// <summary>Runs after the commit: what must not happen when the save fails.</summary>
    public List<Func<CancellationToken, Task>> AfterSave { get; } = [];

    /// <summary>Seals words with the key of this case, without a tracking code that somebody told the officer.</summary>
    public ValueTask<SealedText> SealAsync(string purpose, string words, CancellationToken cancellationToken) =>
        seals.SealAsync(key, purpose, CodesInWords.Hide(words), cancellationToken);

    /// <summary>Seals the fields of a form, each of them without a tracking code: together they are no text.</summary>
    public ValueTask<SealedText> SealAsync(string purpose, IReadOnlyDictionary<string, string> fields, CancellationToken cancellationToken) =>
        seals.SealAsync(key, purpose, JsonSerializer.Serialize(fields.ToDictionary(f => f.Key, f => CodesInWords.Hide(f.Value))), cancellationToken);

    /// <summary>A reason with the officer's own words; the code stands in statistics.</summary>
    public async ValueTask<Reason> ReasonAsync(string code, string? words, CancellationToken cancellationToken) =>
        new(code, words is null ? null : await SealAsync(SealPurposes.CaseReason, words, cancellationToken));

    /// <summary>Holds what was typed into a form against the informant wall, for every reporter of the case.</summary>
    public async Task<(WalledWords? Words, FormErrors? Errors)> PassAsync(
        InformantWall wall, DeedForm form, string field, string words, IReadOnlyCollection<ReportThread> readers, CancellationToken cancellationToken) =>
        await wall.PassAsync(@case, WallWriter.Of(staff), words, [.. readers.Select(t => t.Id)], form.Name(field), form.Has($"{field}-seen"), cancellationToken);

    /// <summary>The private threads of the reporters, oldest first.</summary>
    public async ValueTask<IReadOnlyList<ReportThread>> ThreadsAsync(CancellationToken cancellationToken)
    {
        if (!threadsRead) threads.AddRange(await db.Set<ReportThread>().Where(t => t.CaseId == @case.Id).OrderBy(t => t.OpenedAt).ThenBy(t => t.Id).ToListAsync(cancellationToken));
        threadsRead = true;
        return threads;
    }

    /// <summary>
    /// Says something to one reporter: into the thread, and out over the reporter's channel when there is one; otherwise
    /// it waits under the tracking code. The official footer is always under it.
    /// </summary>
    /// <exception cref="InvalidOperationException">The words were not held against this reader: a bug of the caller.</exception>
    public async Task TellAsync(ReportThread thread, ThreadMessageKind kind, WalledWords words, CancellationToken cancellationToken)
    {
        if (!words.Readers.Contains(thread.Id)) throw new InvalidOperationException("These words were not held against this reader.");
        if (kind is ThreadMessageKind.Answer) thread.AnswerTold = null;
        var text = CodesInWords.Hide(words.Text) + OfficialFooter.For(commune, options.PublicUrl, CheckCodes.Of(vault, thread.Id));
        var goesOut = thread.IsReachable(Now);
        var message = new ThreadMessage
        {
            Id = Guid.CreateVersion7(Now), ThreadId = thread.Id, CommuneId = thread.CommuneId, Voice = ThreadVoice.Staff, Kind = kind, AuthorId = staff.Id, At = Now,
            Text = await seals.SealAsync(thread.KeyId, SealPurposes.ThreadMessage, text, cancellationToken),
            Delivery = goesOut ? Delivery.Queued : Delivery.UnderCode,
        };
        db.Add(message);
        if (!goesOut) return;
        var address = new OutboxAddress(thread.CommuneId, thread.Lane!, thread.Reporter!.Value, thread.KeyId, message.Id, @case.Urgency is Urgency.Emergency);
        await outbox.AddAsync(db, address, new OutboxText(text, []), cancellationToken);
        lanes.Add(thread.Lane!);
    }

    /// <summary>Says the same to every reporter of the case, each in the own thread.</summary>
    public async Task TellAllAsync(ThreadMessageKind kind, WalledWords words, CancellationToken cancellationToken)
    {
        foreach (var thread in await ThreadsAsync(cancellationToken)) await TellAsync(thread, kind, words, cancellationToken);
    }

    /// <summary>Adds an internal note.</summary>
    public async Task NoteAsync(string words, CancellationToken cancellationToken) => db.Add(new CaseNote
    {
        Id = Guid.CreateVersion7(Now), CaseId = @case.Id, AuthorId = staff.Id, At = Now, Text = await SealAsync(SealPurposes.CaseNote, words, cancellationToken),
    });

    /// <summary>Chains a fact about this case into the journal with the save.</summary>
    public void Record(string fact, params (string Key, object? Value)[] details) =>
        db.Record(JournalDraft.Of(@case.CommuneId, Now, fact, @case.Code.ToString(), staff.JournalName, [.. details, ("state", @case.State.ToString())]));

    /// <summary>Another case was changed by this act too.</summary>
    public void Touch(CaseId other) => touched.Add(other);

    /// <summary>What the officer had saved of this form is no longer needed.</summary>
    public async Task ForgetDraftAsync(string form, CancellationToken cancellationToken)
    {
        var draft = await db.Set<CaseDraft>().SingleOrDefaultAsync(d => d.CaseId == @case.Id && d.StaffId == staff.Id && d.Form == form, cancellationToken);
        if (draft is not null) db.Remove(draft);
    }
}
