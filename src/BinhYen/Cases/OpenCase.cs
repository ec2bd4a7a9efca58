using System.Collections.Concurrent;
using System.Data.Common;
using BinhYen.Platform.Journal;
using BinhYen.Platform.Persistence;
using BinhYen.Platform.Storage;
using BinhYen.Vault;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Cases;

/// <summary>
/// T1: a report becomes a case with a private thread, a tracking code and its deadlines. What arrives at the same time
/// is committed together, so that a busy night is not slower than a quiet one.
/// </summary>
internal sealed class OpenCase : IAsyncDisposable
{
    private const int MostAttempts = 4;

    // Every batch pays its statements, its trips and a commit of its own; the journal's end lets one through at a time anyway.
    private const int WorthABatch = 16;
    private readonly DbFactory databases;
    private readonly IRecordSealer vault;
    private readonly SealedRecords seals;
    private readonly CaseRulesOf rules;
    private readonly ConflictFinder conflicts;
    private readonly ICaseNews news;
    private readonly GroupCommit<PreparedCase, Exception?> commits;
    private readonly ConcurrentBag<BinhYenDb> writers = [];

    public OpenCase(DbFactory databases, IRecordSealer vault, SealedRecords seals, CaseRulesOf rules, ConflictFinder conflicts, ICaseNews news)
    {
        (this.databases, this.vault, this.seals, this.rules, this.conflicts, this.news) = (databases, vault, seals, rules, conflicts, news);
        commits = new GroupCommit<PreparedCase, Exception?>(CommitAsync, largestBatch: 64, committers: databases.UsesPostgres ? 2 : 1, leastBeside: WorthABatch);
    }

    /// <summary>Opens the case in a transaction of its own. The result means it is durable.</summary>
    public async Task<Result<OpenedCase>> HandleAsync(CaseOpening opening, CancellationToken cancellationToken)
    {
        Exception? failure = null;
        for (var attempt = 0; attempt < MostAttempts; attempt++)
        {
            var prepared = await PrepareAsync(opening, cancellationToken);
            if (commits.TryAddAsync(prepared) is not { } commit) return CaseRefusals.TooBusy;
            failure = await commit.WaitAsync(cancellationToken);
            if (failure is null)
            {
                news.Opened(prepared.Case);
                return prepared.Opened;
            }

            // Two reports can share the tracking hash of a repeated idempotency key, draw the same of a billion case codes, or be told beside one at the same moment.
            if (await FindRepeatAsync(prepared, cancellationToken) is { } repeat) return repeat;
            if (!await IsTakenAsync(prepared, cancellationToken)) break;
        }

        throw new InvalidOperationException("The case could not be stored.", failure);
    }

    /// <summary>
    /// Makes everything that will be stored without storing it, for callers that add it to a transaction of their own
    /// with <see cref="PreparedCase.AddTo"/> and then call <see cref="Announce"/>.
    /// </summary>
    public async Task<PreparedCase> PrepareAsync(CaseOpening opening, CancellationToken cancellationToken)
    {
        var commune = opening.CommuneId;
        opening = opening with { Messages = [.. opening.Messages.Select(CodesInWords.Hide)] };
        var key = await vault.NewKeyAsync(commune.Value, cancellationToken);
        var caseKey = await vault.NewKeyAsync(commune.Value, cancellationToken);
        var tracking = opening.IdempotencyKey is { } repeatable
            ? TrackingCode.FromEntropy(vault.HashSecret("tracking-code.idempotency", $"{commune}|{repeatable}"))
            : TrackingCode.New();
        var messages = new List<SealedText>();
        foreach (var words in opening.Messages) messages.Add(await seals.SealAsync(key, SealPurposes.ThreadMessage, words, cancellationToken));
        var index = await vault.BlindIndexAsync(commune.Value, cancellationToken);
        var conflict = await conflicts.FindAsync(opening, cancellationToken);
        var reasons = opening.SuggestionReasons.Count == 0
            ? null
            : await seals.SealAsync(caseKey, SealPurposes.Suggestion, string.Join('\n', opening.SuggestionReasons), cancellationToken);
        var prepared = PreparedCase.Make(
            opening, await rules.NewCodeAsync(commune, cancellationToken), conflict, await rules.ForAsync(commune, cancellationToken), key, caseKey, messages, index.Seal(CaseTerms.Of(index, opening.Messages)),
            ThreadCodes.Of(vault, ConversationId.New(opening.ReceivedAt), tracking));
        return prepared with { Suggestion = Suggested(opening, prepared.Case.Id, reasons) };
    }

    private static CaseSuggestion? Suggested(CaseOpening opening, CaseId id, SealedText? reasons) => reasons is null
        ? null
        : new CaseSuggestion { CaseId = id, Kind = opening.Kind, Category = opening.Category, Urgency = opening.Urgency, Reasons = reasons };

    /// <summary>Tells the live pages and the duty alert that a prepared case is durable now.</summary>
    public void Announce(PreparedCase prepared) => news.Opened(prepared.Case);

    /// <summary>The keyed hash under which a thread is found by its tracking code.</summary>
    public static byte[] TrackingHash(IRecordSealer vault, TrackingCode code) => vault.HashSecret("tracking-code", code.ForHashing());

    public async ValueTask DisposeAsync()
    {
        await commits.DisposeAsync();
        while (writers.TryTake(out var db)) await db.DisposeAsync();
    }

    private async Task<IReadOnlyList<Exception?>> CommitAsync(IReadOnlyList<PreparedCase> batch, CancellationToken cancellationToken)
    {
        try
        {
            await SaveAsync(batch, cancellationToken);
            return new Exception?[batch.Count];
        }
        catch (Exception e) when (e is DbUpdateException or DbException && batch.Count > 1)
        {
            // One repeated report must not sink its neighbours: each gets a transaction of its own.
            var results = new List<Exception?>();
            foreach (var prepared in batch) results.Add((await CommitAsync([prepared], cancellationToken))[0]);
            return results;
        }
        catch (Exception e) when (e is DbUpdateException or DbException)
        {
            return [e];
        }
    }

    // A context tracks nothing here, and making one costs more than many a report: those that worked are used again.
    private async Task SaveAsync(IReadOnlyList<PreparedCase> batch, CancellationToken cancellationToken)
    {
        if (!writers.TryTake(out var db)) db = databases.Create();
        try
        {
            await db.WriteTogetherAsync(PreparedCase.RowsOf(db, batch), [.. batch.Select(p => p.Entry)], cancellationToken);
        }
        catch
        {
            await db.DisposeAsync();
            throw;
        }

        writers.Add(db);
    }

    private async Task<bool> IsTakenAsync(PreparedCase prepared, CancellationToken cancellationToken)
    {
        var code = prepared.Case.Code;
        await using var db = databases.Create();
        return await db.Set<Case>().AnyAsync(c => c.Code == code, cancellationToken);
    }

    private async Task<OpenedCase?> FindRepeatAsync(PreparedCase prepared, CancellationToken cancellationToken)
    {
        await using var db = databases.Create();
        var thread = await db.Set<ReportThread>().AsNoTracking().SingleOrDefaultAsync(t => t.TrackingHash == prepared.Thread.TrackingHash, cancellationToken);
        if (thread is null) return null;
        var @case = await db.Set<Case>().AsNoTracking().Include(c => c.Clocks).SingleAsync(c => c.Id == thread.OpenedCaseId, cancellationToken);
        return PreparedCase.Describe(@case, ThreadCodes.Of(vault, thread.Id, prepared.Opened.TrackingCode)) with { IsRepeat = true, Urgency = prepared.Opened.Urgency };
    }
}

/// <summary>What is printed of a new thread, and the keyed hashes that are stored instead.</summary>
/// <param name="Thread">Its id.</param>
/// <param name="Tracking">Opens it; the reporter's secret.</param>
/// <param name="TrackingHash">Finds it by the tracking code.</param>
/// <param name="Check">Stands under our messages.</param>
/// <param name="CheckHash">Finds it by the check code.</param>
/// <param name="Receipt">How the journal names its receipt.</param>
internal sealed record ThreadCodes(ConversationId Thread, TrackingCode Tracking, byte[] TrackingHash, string Check, byte[] CheckHash, string Receipt)
{
    public static ThreadCodes Of(IRecordSealer vault, ConversationId thread, TrackingCode tracking)
    {
        var check = CheckCodes.Of(vault, thread);
        return new(thread, tracking, OpenCase.TrackingHash(vault, tracking), check, CheckCodes.HashOf(vault, check), ReportReceipts.NameOf(vault, ReportReceipts.IdOf(vault, thread)));
    }

    public override string ToString() => "•••";
}

/// <summary>A case that is complete in memory and not stored yet.</summary>
internal sealed record PreparedCase(Case Case, ReportThread Thread, IReadOnlyList<ThreadMessage> Messages, CaseSecret Secret, CaseTermList? Terms, JournalDraft Entry, OpenedCase Opened)
{
    /// <summary>Why the machine suggested what it did; null when a person chose.</summary>
    public CaseSuggestion? Suggestion { get; init; }

    /// <summary>Adds the rows and the journal entry to the caller's context; the caller saves.</summary>
    public void AddTo(BinhYenDb db)
    {
        db.Add(Case);
        db.Add(Thread);
        db.AddRange(Messages);
        db.Add(Secret);
        if (Terms is not null) db.Add(Terms);
        if (Suggestion is not null) db.Add(Suggestion);
        db.Record(Entry);
    }

    /// <summary>The rows of many cases, parents first; the journal entries are added by who writes them.</summary>
    internal static InsertRows RowsOf(BinhYenDb db, IReadOnlyList<PreparedCase> batch) => new InsertRows(db)
        .Add(batch.Select(p => p.Case)).Add(batch.Select(p => p.Thread)).Add(batch.SelectMany(p => p.Messages))
        .Add(batch.Select(p => p.Secret)).Add(batch.Select(p => p.Terms).OfType<CaseTermList>()).Add(batch.Select(p => p.Suggestion).OfType<CaseSuggestion>());

    internal static PreparedCase Make(
        CaseOpening opening, CaseCode code, ConflictScope conflict, CaseRules rules, RecordKeyId key, RecordKeyId caseKey, IReadOnlyList<SealedText> messages,
        byte[] terms, ThreadCodes codes)
    {
        var at = opening.ReceivedAt;
        var id = CaseId.New(at);
        var thread = new ReportThread
        {
            Id = codes.Thread, CommuneId = opening.CommuneId, CaseId = id, OpenedCaseId = id, Channel = opening.Channel,
            SenderKind = opening.SenderKind, Reporter = opening.Reporter, Lane = opening.Lane, TakenBy = opening.TakenBy, DangerPressed = opening.DangerPressed,
            KeyId = key, TrackingHash = codes.TrackingHash, CheckHash = codes.CheckHash, OpenedAt = at,
        }.With(opening.Secrecy);
        var content = ReportSeal.Of(messages);
        var report = new CaseReport { ReportId = ReportId.New(at), ConversationId = thread.Id, ContentHash = ReportSeal.Whole(content), ReceivedAt = at };
        var begin = new NewCase(opening.CommuneId, opening.HamletId, code, opening.Kind, opening.Category, opening.Urgency, conflict, report) { ConcernsMinor = MinorWords.In(opening.Messages) };
        var @case = Case.Receive(id, begin, new Occasion(opening.TakenBy is null ? Actor.Reporter : Actor.System, at, rules));
        // A web page, a slip at the counter or an answer of the API is the acknowledgement; a chat's goes out by the outbox.
        if (opening.Lane is null) @case.Acknowledge(new Occasion(Actor.System, at, rules));
        var rows = messages.Select((text, i) => new ThreadMessage
        {
            Id = Guid.CreateVersion7(at.AddMilliseconds(i)), ThreadId = thread.Id, CommuneId = opening.CommuneId, Voice = ThreadVoice.Reporter,
            Kind = i == 0 ? ThreadMessageKind.Report : ThreadMessageKind.Addition, Text = text, At = at.AddMilliseconds(i),
            Attachments = i == 0 ? [.. opening.Attachments] : [],
        });
        var entry = JournalDraft.Of(opening.CommuneId, at, "cases.received.v1", @case.Code.ToString(),
            opening.TakenBy is { } taker ? $"staff:{taker}" : "reporter",
            ("channel", opening.Channel.ToString()), ("kind", @case.Kind.ToString()), ("category", @case.Category.ToString()),
            ("urgency", @case.Urgency.ToString()), ("content", content), ("receipt", codes.Receipt));
        return new PreparedCase(
            @case, thread, [.. rows], new CaseSecret { CaseId = id, KeyId = caseKey },
            // Nobody shall find a complaint by a word (decision 0123).
            @case.HasConflict ? null : CaseTermList.Of(opening.CommuneId, id, terms), entry, Describe(@case, codes));
    }

    internal static OpenedCase Describe(Case @case, ThreadCodes codes) => new(
        @case.Id, codes.Thread, @case.Code, codes.Tracking, codes.Check, @case.Urgency,
        DueOf(@case, ClockKind.FirstLook), DueOf(@case, ClockKind.Answer), @case.ReceivedAt);

    // What is about the chief is looked at and answered outside the commune; no clock of ours promises it.
    private static DateTimeOffset? DueOf(Case @case, ClockKind kind) => @case.ConflictAboveCommune ? null : @case.Clocks.FirstOrDefault(c => c.Kind == kind && c.IsOpen)?.DueAt;
}
