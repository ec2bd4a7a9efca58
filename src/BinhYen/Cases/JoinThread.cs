using System.Collections.Concurrent;
using BinhYen.Communes;
using BinhYen.Platform.Journal;
using BinhYen.Platform.Persistence;
using BinhYen.Vault;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Cases;

/// <summary>
/// What a chat does to the report it belongs to: more words, the hamlet, the wish for secrecy, the status. Works inside
/// the caller's context and does not save.
/// </summary>
internal sealed class JoinThread(
    BinhYenDb db, LoadCase cases, WriteToThread write, ObjectToAnswer objections, ConflictFinder conflicts, SaidLately lately, ConflictOfCase conflict, IRecordSealer vault, KeepWish wishes,
    NotedLately noted, TimeProvider clock)
{
    private readonly HashSet<(CommuneId, CaseId)> touched = [];

    /// <summary>Cases that got something new in this context.</summary>
    public IReadOnlyCollection<(CommuneId Commune, CaseId Case)> Touched => touched;

    /// <summary>Adds a message; when an officer waits for an answer, this is it (T6).</summary>
    /// <returns>The check code for the reply, or null when the thread takes nothing more.</returns>
    public async Task<string?> AddAsync(ConversationId id, string text, IReadOnlyList<Guid> attachments, CancellationToken cancellationToken)
    {
        if (await LoadAsync(id, cancellationToken) is not var (thread, @case)) return null;
        touched.Add((thread.CommuneId, @case.Id));
        await write.RunAsync(thread, new SaidInThread(ThreadVoice.Reporter, await KindAsync(db, thread.Id, @case, clock.GetUtcNow(), cancellationToken), text) { Attachments = attachments }, cancellationToken);
        if (await IsAskedAsync(db, thread.Id, @case, cancellationToken))
            @case.ReporterAnswered(await cases.OccasionAsync(Actor.Reporter, thread.CommuneId, cancellationToken));
        db.Record(JournalDraft.Of(thread.CommuneId, clock.GetUtcNow(), "cases.reporter-added.v1", @case.Code.ToString(), "reporter", ("state", @case.State.ToString())));
        return CheckCodes.Of(vault, thread.Id);
    }

    /// <summary>What is added to a report: an objection is told in pieces as well, until somebody has taken the case up; whoever may not read the first may not read the next.</summary>
    internal static async Task<ThreadMessageKind> KindAsync(BinhYenDb db, ConversationId id, Case @case, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var since = @case.State is CaseState.Reopened ? DateTimeOffset.MinValue : now - SaidLately.Together;
        return await db.Set<ThreadMessage>().AnyAsync(m => m.ThreadId == id && m.Kind == ThreadMessageKind.Objection && m.At >= since, cancellationToken)
            ? ThreadMessageKind.Objection
            : ThreadMessageKind.Addition;
    }

    /// <summary>Whether the report has an answer that can be objected to. One that has ended counts as long as it can be opened again, and not for words about another matter.</summary>
    /// <param name="id">The thread.</param>
    /// <param name="reportOf">What the words read as a report about; null when they read as none.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public async Task<bool> HasAnswerAsync(ConversationId id, Func<CaseCategory?> reportOf, CancellationToken cancellationToken)
    {
        if (await LoadAsync(id, cancellationToken) is not var (thread, @case)) return false;
        var standing = await ReporterStanding.OfAsync(db, thread, @case, cancellationToken);
        if (standing.CanConfirm || !standing.CanObject || (standing.OverSince ?? @case.Closing?.At) is not { } ended) return standing.CanConfirm;
        var rules = (await cases.OccasionAsync(Actor.Reporter, thread.CommuneId, cancellationToken)).Rules;
        return clock.GetUtcNow() <= ended.AddDays(rules.Clocks.ReopenDays) && (reportOf() is not { } category || category == @case.Category);
    }

    /// <summary>Whether an officer's question waits for this reporter's answer.</summary>
    public async Task<bool> IsAskedAsync(ConversationId id, CancellationToken cancellationToken) =>
        await LoadAsync(id, cancellationToken) is var (_, @case) && await IsAskedAsync(db, id, @case, cancellationToken);

    /// <summary>T15: the answer is not accepted, and the case opens again.</summary>
    /// <returns>The check code for the reply, or null when the case cannot be opened again.</returns>
    public async Task<string?> ObjectAsync(ConversationId id, ReopenGround ground, string words, IReadOnlyList<Guid> attachments, CancellationToken cancellationToken)
    {
        if (await LoadAsync(id, cancellationToken) is not var (thread, @case)) return null;
        if (!(await objections.RunAsync(thread, @case, ground, words, attachments, cancellationToken)).Succeeded) return null;
        touched.Add((thread.CommuneId, @case.Id));
        db.Record(JournalDraft.Of(thread.CommuneId, clock.GetUtcNow(), "cases.reopened.v1", @case.Code.ToString(), "reporter", ("state", @case.State.ToString())));
        return CheckCodes.Of(vault, thread.Id);
    }

    /// <summary>Whose work the answer is, whom an objection may mean; null where nobody handled it.</summary>
    public async Task<StaffId?> HandledByAsync(ConversationId id, CancellationToken cancellationToken) =>
        await LoadAsync(id, cancellationToken) is var (thread, @case) ? (await ReporterStanding.OfAsync(db, thread, @case, cancellationToken)).HandledBy : null;

    /// <summary>Whether words name an officer, whatever they say of them.</summary>
    public async Task<bool> NamesOfficerAsync(CommuneId commune, string words, CancellationToken cancellationToken) =>
        (await conflicts.NamedInAsync(commune, cancellationToken))(words).Count > 0;

    /// <summary>Whether words speak of an officer by name, position or office.</summary>
    public async Task<bool> SpeaksOfOfficerAsync(CommuneId commune, IReadOnlyList<string> messages, CancellationToken cancellationToken) =>
        (await conflicts.SpokenOfAsync(commune, string.Join('\n', messages), cancellationToken)).Count > 0;

    /// <summary>Whether words about an officer begin a report of their own: here somebody they may be about would read them.</summary>
    public async Task<StandingApart?> StandsApartAsync(ConversationId id, string text, CancellationToken cancellationToken) =>
        await LoadAsync(id, cancellationToken) is var (_, @case) ? await lately.StandsApartAsync(@case, id, text, cancellationToken) : new StandingApart([], []);

    /// <summary>Adds one of the product's own sentences to the thread, to be delivered by the outbox.</summary>
    public async Task<Guid> AddSystemMessageAsync(ConversationId id, ThreadMessageKind kind, string text, CancellationToken cancellationToken)
    {
        var thread = db.Set<ReportThread>().Local.FirstOrDefault(t => t.Id == id) ?? await db.Set<ReportThread>().SingleAsync(t => t.Id == id, cancellationToken);
        return (await write.RunAsync(thread, new SaidInThread(ThreadVoice.System, kind, text), cancellationToken)).Id;
    }

    /// <summary>The short code by which the resident tells one report of the chat from another.</summary>
    public string CheckCodeOf(ConversationId id) => CheckCodes.Of(vault, id);

    /// <summary>Sets the hamlet that the reporter named afterwards. Does nothing for "không rõ" or when an officer set it before.</summary>
    public async Task PlaceAsync(ConversationId? id, string? hamletCode, CancellationToken cancellationToken)
    {
        if (id is null || hamletCode is null || await LoadAsync(id.Value, cancellationToken) is not var (thread, @case)) return;
        var hamlet = await db.Set<Hamlet>().AsNoTracking().SingleOrDefaultAsync(h => h.CommuneId == thread.CommuneId && h.Code == hamletCode, cancellationToken);
        if (hamlet is null || @case.HamletId is not null) return;
        if (!@case.Locate(hamlet.Id, await cases.OccasionAsync(Actor.Reporter, thread.CommuneId, cancellationToken)).Succeeded) return;
        db.Record(JournalDraft.Of(thread.CommuneId, clock.GetUtcNow(), "cases.located.v1", @case.Code.ToString(), "reporter", ("hamlet", hamletCode)));
        await conflict.WidenAsync(@case, null, cancellationToken);
    }

    /// <summary>Writes down the wish about the name. It can be made stronger here; taking it back is a request of its own.</summary>
    public async Task KeepSecretAsync(ConversationId id, CancellationToken cancellationToken)
    {
        if (await LoadAsync(id, cancellationToken) is var (thread, @case)) await wishes.NameAsync(thread, @case.Code, cancellationToken);
    }

    /// <summary>Who praised says whether it may be told to others (R-HG-33). Saying the same twice changes nothing.</summary>
    public async Task AllowTellingAsync(ConversationId? id, bool allowed, CancellationToken cancellationToken)
    {
        if (id is null || await LoadAsync(id.Value, cancellationToken) is not var (thread, @case)) return;
        var o = await cases.OccasionAsync(Actor.Reporter, thread.CommuneId, cancellationToken);
        if (!(await ReporterStanding.OfAsync(db, thread, @case, cancellationToken)).AllowTelling(allowed, o).Succeeded) return;
        touched.Add((thread.CommuneId, @case.Id));
        db.Record(JournalDraft.Of(
            thread.CommuneId, clock.GetUtcNow(), allowed ? "cases.telling-allowed.v1" : "cases.telling-withdrawn.v1", @case.Code.ToString(), "reporter", ("channel", "Zalo")));
    }

    /// <summary>Keeps what an officer typed in Zalo's own console, with whom where the console account is known (R-HG-09).</summary>
    public async Task AddConsoleReplyAsync(ConversationId id, ConsoleAccount account, string words, CancellationToken cancellationToken)
    {
        if (await LoadAsync(id, cancellationToken) is not var (thread, @case)) return;
        var message = await write.RunAsync(thread, new SaidInThread(ThreadVoice.Console, ThreadMessageKind.Notice, words) { Author = account.StaffId }, cancellationToken);
        if (account.StaffId is null) db.Add(new UnnamedReply { MessageId = message.Id, AccountId = account.Id });
        touched.Add((thread.CommuneId, @case.Id));
        db.Record(JournalDraft.Of(
            thread.CommuneId, clock.GetUtcNow(), "cases.console-reply.v1", @case.Code.ToString(), account.StaffId is { } officer ? $"staff:{officer}" : $"console:{account.Id}"));
    }

    /// <summary>An officer typed in Zalo's own console to somebody with several reports: that it was is written down, the words stand in the chat alone.</summary>
    public void NoteUnplacedReply(CommuneId commune, ConsoleAccount account)
    {
        var who = account.StaffId is { } officer ? $"staff:{officer}" : $"console:{account.Id}";
        db.Record(JournalDraft.Of(commune, clock.GetUtcNow(), "cases.console-reply-unplaced.v1", who, who));
    }

    /// <summary>Somebody wrote in Zalo's own console, to whomever: the account shows, so that the administrator can say who it is.</summary>
    public async Task<ConsoleAccount> NoteConsoleAccountAsync(CommuneId commune, string adminId, CancellationToken cancellationToken)
    {
        var (key, now) = (vault.HashSecret("zalo.admin", $"{commune}|{adminId}"), clock.GetUtcNow());
        if (await db.Set<ConsoleAccount>().SingleOrDefaultAsync(a => a.AdminHash == key, cancellationToken) is not { } account)
            db.Add(account = new ConsoleAccount { Id = Guid.CreateVersion7(now), CommuneId = commune, AdminHash = key, FirstAt = now });
        account.LastAt = now;
        return account;
    }

    /// <summary>Long enough for a talk between two people, short enough that nobody who writes next day meets silence.</summary>
    public static readonly TimeSpan QuietAfterStaff = TimeSpan.FromHours(4);

    /// <summary>Whether somebody of the staff talks with the person in this thread, or by Zalo's own console until then: the guide only takes notes.</summary>
    public async Task<bool> IsTalkedWithAsync(DateTimeOffset? quietUntil, ConversationId? id, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return quietUntil > now || (id is { } thread
            && await db.Set<ThreadMessage>().AnyAsync(m => m.ThreadId == thread && m.At >= now - QuietAfterStaff && (m.Voice == ThreadVoice.Staff || m.Voice == ThreadVoice.Console), cancellationToken));
    }

    /// <summary>State and due date in a resident's words.</summary>
    public async Task<(string? State, string? Due)> StatusAsync(ConversationId id, CancellationToken cancellationToken)
    {
        if (await LoadAsync(id, cancellationToken) is not var (thread, @case)) return (null, null);
        var standing = await ReporterStanding.OfAsync(db, thread, @case, cancellationToken);
        return (standing.StateInWords, standing.AnswerDue(clock.GetUtcNow())?.InWords());
    }

    /// <summary>The case waits for an answer, and the question went into this thread: what another reporter of the case adds is no answer to it.</summary>
    public static async Task<bool> IsAskedAsync(BinhYenDb db, ConversationId id, Case @case, CancellationToken cancellationToken) =>
        @case.Waiting?.AskedAt is { } at
        && await db.Set<ThreadMessage>().AnyAsync(m => m.ThreadId == id && m.Kind == ThreadMessageKind.Question && m.At == at, cancellationToken);

    /// <summary>Whether the report was a cry for help from its first words, and what is said now is no other matter. What staff raised, or merged into an emergency, would take in whatever its sender writes next.</summary>
    /// <param name="id">The thread.</param>
    /// <param name="readAs">What the words read as a report about; null when they read as none.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public async Task<bool> IsCryForHelpAsync(ConversationId id, CaseCategory? readAs, CancellationToken cancellationToken) =>
        await LoadAsync(id, cancellationToken) is var (thread, @case) && @case.IsCryForHelp && thread.WithdrawnAt is null && thread.OpenedCaseId == @case.Id && (readAs is null || @case.Category is CaseCategory.Unclear || readAs == @case.Category)
        && !await db.WasRaisedAsync(@case.Id, cancellationToken);

    /// <inheritdoc cref="Case.IsEmergencyOnDuty"/>
    public async Task<bool> IsEmergencyAsync(ConversationId id, CancellationToken cancellationToken) =>
        await LoadAsync(id, cancellationToken) is var (_, @case) && @case.IsEmergencyOnDuty;

    /// <inheritdoc cref="Case.TakesMoreCries"/>
    public async Task<bool> TakesMoreCriesAsync(ConversationId id, CancellationToken cancellationToken) =>
        await LoadAsync(id, cancellationToken) is var (_, @case) && @case.TakesMoreCries;

    /// <summary>True while a new message belongs to this report instead of beginning another. What was handed over above the commune goes on there: the body reads what is added.</summary>
    public async Task<bool> TakesMoreAsync(ConversationId id, CancellationToken cancellationToken) =>
        await LoadAsync(id, cancellationToken) is var (thread, @case)
        && (@case.State is not CaseState.Transferred || await IsReadAbove(db).AnyAsync(c => c.Id == @case.Id, cancellationToken))
        && (await ReporterStanding.OfAsync(db, thread, @case, cancellationToken)).CanAdd;

    /// <summary>Cases that a body above the commune works on, whose words nobody has destroyed.</summary>
    public static IQueryable<Case> IsReadAbove(BinhYenDb db) => db.Set<Case>().AsNoTracking().Where(c => c.State == CaseState.Transferred && c.ConflictAboveCommune
        && c.TextRemovedAt == null && db.Set<CaseSecret>().Any(s => s.CaseId == c.Id && s.DestroyedAt == null));

    /// <summary>True when this thread got a "noted" within the last minutes; remembers that it gets one now.</summary>
    public bool SaidSoLately(ConversationId id, DateTimeOffset now) => noted.Before(id, now);

    private async Task<(ReportThread Thread, Case Case)?> LoadAsync(ConversationId id, CancellationToken cancellationToken)
    {
        var thread = db.Set<ReportThread>().Local.FirstOrDefault(t => t.Id == id)
            ?? await db.Set<ReportThread>().SingleOrDefaultAsync(t => t.Id == id, cancellationToken);
        if (thread is null) return null;
        var @case = db.Set<Case>().Local.FirstOrDefault(c => c.Id == thread.CaseId) ?? await cases.FindAsync(thread.CaseId, cancellationToken);
        return @case is null ? null : (thread, @case);
    }
}

/// <summary>Remembers in memory which threads were told "noted" a moment ago; forgetting costs one more message.</summary>
internal sealed class NotedLately
{
    private static readonly TimeSpan Quiet = TimeSpan.FromMinutes(5);
    private readonly ConcurrentDictionary<ConversationId, DateTimeOffset> said = new();

    public bool Before(ConversationId id, DateTimeOffset now)
    {
        if (said.TryGetValue(id, out var last) && now - last < Quiet) return true;
        said[id] = now;
        if (said.Count > 10_000) said.Clear();
        return false;
    }
}
