using System.Text.RegularExpressions;
using BinhYen.Platform.Persistence;
using BinhYen.Platform.Storage;
using BinhYen.Platform.Text;
using BinhYen.Vault;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Cases;

/// <summary>The chat of one resident: only reports that began in it are looked among.</summary>
/// <param name="CommuneId">Whose channel.</param>
/// <param name="Lane">The account written to: <c>zalo:OA_ID</c>.</param>
/// <param name="Reporter">The vault's opaque reference to the person.</param>
/// <param name="Newest">The report that messages join which say nothing else; null for none.</param>
internal sealed record OneChat(CommuneId CommuneId, string Lane, Guid Reporter, ConversationId? Newest)
{
    public override string ToString() => "•••";

    /// <summary>The reports that began in it.</summary>
    public IQueryable<ReportThread> ThreadsIn(BinhYenDb db)
    {
        var (commune, lane, reporter) = (CommuneId, Lane, Reporter);
        return db.Set<ReportThread>().AsNoTracking().Where(t => t.CommuneId == commune && t.Reporter == reporter && t.Lane == lane);
    }
}

/// <summary>The report a message belongs to, other than by being the newest.</summary>
/// <param name="ThreadId">Its thread.</param>
/// <param name="IsQuoted">The resident said so, by quoting one of our messages; otherwise it was taken for the answer to a question.</param>
internal sealed record ChosenThread(ConversationId ThreadId, bool IsQuoted);

/// <summary>A report made of a post whose author was spoken to.</summary>
/// <param name="ThreadId">Its thread.</param>
/// <param name="CheckCode">By which the author knows it.</param>
/// <param name="Category">What it is about.</param>
/// <param name="IsAsked">A question waits for the answer.</param>
/// <param name="At">When something was said there last.</param>
internal sealed record SpokenFrom(ConversationId ThreadId, string CheckCode, CaseCategory Category, bool IsAsked, DateTimeOffset At);

/// <summary>A report of the same chat beside the newest one.</summary>
/// <param name="ThreadId">Its thread.</param>
/// <param name="CheckCode">By which the person knows it.</param>
/// <param name="Category">What it is about.</param>
/// <param name="OpenedAt">When it was told.</param>
internal sealed record OtherReport(ConversationId ThreadId, string CheckCode, CaseCategory Category, DateTimeOffset OpenedAt);

/// <summary>
/// Finds the report that a message in a chat belongs to, where one person has several: the one whose message it quotes, or the one in which an
/// officer or a body above the commune waits for an answer. Nothing that may be about an officer is taken for an answer while the person has a complaint: what is told
/// into it would be read by whoever it is about (decision 0125).
/// </summary>
internal sealed partial class ChooseThread(BinhYenDb db, IRecordSealer vault, SealedRecords seals, ConflictFinder conflicts, ComplainedBefore complaints, TimeProvider clock)
{
    // Thanks, and what somebody still wants to say, come within days.
    private static readonly TimeSpan MayStillAnswer = TimeSpan.FromDays(3);

    // As long as somebody may come back to a report without saying which it is; to one that is worked on at any time.
    private static readonly TimeSpan IsInMind = TimeSpan.FromDays(31);

    // As long as an answer needs no name of what it answers: where there is one report, and where there are several.
    private static readonly TimeSpan IsAnswered = TimeSpan.FromDays(1);
    private static readonly TimeSpan IsAnsweredAtOnce = TimeSpan.FromHours(1);

    // "À còn cái đầu ngõ": what follows an answer.
    private static readonly TimeSpan IsBeingAnswered = TimeSpan.FromMinutes(3);

    // Who is in the middle of telling something goes on with it.
    private static readonly TimeSpan IsBeingTold = TimeSpan.FromMinutes(10);

    private const int MostCompared = 40;

    /// <summary>The own report in which we sent the quoted message; null when it is none of ours, or somebody else's.</summary>
    public async Task<ChosenThread?> QuotedAsync(OneChat chat, string quoted, CancellationToken cancellationToken)
    {
        var hash = ChannelMessages.HashOf(vault, chat.Lane, quoted);
        var thread = await chat.ThreadsIn(db).Where(t => db.Set<ThreadMessage>().Any(m => m.ThreadId == t.Id && m.ChannelMessageHash == hash))
            .Select(t => (ConversationId?)t.Id).FirstOrDefaultAsync(cancellationToken);
        return thread is { } id ? new ChosenThread(id, IsQuoted: true) : null;
    }

    /// <summary>
    /// The report made of a post whose author we spoke to, and who may be answering: an officer waits for the answer, or something was said there in the last days.
    /// </summary>
    /// <param name="posts">The posts of one person; nothing stored joins them to the chat (decision 0119).</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <returns>Of several the one in which a question waits, else the one spoken in last; null for none.</returns>
    public async Task<SpokenFrom?> SpokenToAsync(OneChat posts, CancellationToken cancellationToken)
    {
        var since = clock.GetUtcNow() - MayStillAnswer;
        var spoken = new List<SpokenFrom>();
        foreach (var thread in await LiveAsync(posts, arePosts: true, cancellationToken))
        {
            if (thread.SpokeAt is not { } at) continue;
            var @case = await db.Set<Case>().AsNoTracking().SingleAsync(c => c.Id == thread.Case, cancellationToken);
            var isAsked = await JoinThread.IsAskedAsync(db, thread.Id, @case, cancellationToken);
            if (isAsked || at >= since) spoken.Add(new SpokenFrom(thread.Id, CheckCodes.Of(vault, thread.Id), @case.Category, isAsked, at));
        }

        return spoken.OrderByDescending(s => s.IsAsked).ThenByDescending(s => s.At).FirstOrDefault();
    }

    /// <summary>
    /// The report that words without a quote are meant for, where the chat has several: the only one that spoke to the person since they last wrote, or the one they are telling. What recalls another report, or
    /// comes while both are so, may be meant for either.
    /// </summary>
    /// <param name="chat">Whose chat.</param>
    /// <param name="words">What was said.</param>
    /// <param name="readAs">What the words read as a report about; null when they read as none.</param>
    /// <param name="guideAsks">The guide has asked something about the newest report and waits.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <returns>Null where only the person knows.</returns>
    public async Task<ConversationId?> MeantAsync(OneChat chat, string words, CaseCategory? readAs, bool guideAsks, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var threads = await LiveAsync(chat, arePosts: false, cancellationToken);
        var toldLast = threads.MaxBy(t => t.HeardAt);
        var isNewest = toldLast?.Id == chat.Newest;
        var telling = toldLast?.HeardAt >= now - (!isNewest ? IsBeingAnswered : guideAsks ? IsAnswered : IsBeingTold) ? toldLast!.Id : (ConversationId?)null;
        var spoke = threads.FindAll(t => t.SpokeAt > (toldLast?.HeardAt ?? DateTimeOffset.MinValue) && t.SpokeAt >= now - IsAnsweredAtOnce);
        if (spoke.Count > 1 || (spoke is [var one] && telling is { } told && told != one.Id) || (spoke is [] && telling is null)) return null;
        var meant = spoke is [var speaker] ? speaker : threads.Find(t => t.Id == telling)!;
        if (readAs is not null && readAs != await CategoryOfAsync(meant.Case, cancellationToken)) return null;
        // Whoever asked is answered in whatever words; what is told without being asked for may be more of something else.
        if (spoke is [] && meant.Id != chat.Newest && (readAs is not null || SpeaksOfAnybody(words))) return null;
        if ((await WaitingAsync(chat, cancellationToken)).Exists(w => w.Thread != meant.Id)) return null;
        // Whoever complained since goes on about that one with "ông ấy", and the officer who wrote a line may be meant.
        if (!await db.Set<Case>().AnyAsync(c => c.Id == meant.Case && c.HasConflict, cancellationToken) && await MayMeanComplainedOfAsync(chat, words, readAs, cancellationToken)) return null;
        return await RecallsAsync(threads.FindAll(t => t.Id != meant.Id).ConvertAll(t => t.Id), meant.Id, words, cancellationToken) ? null : meant.Id;
    }

    // An everyday "dạ hết rồi ạ" is an answer, whatever its sender complained of before.
    private async Task<bool> MayMeanComplainedOfAsync(OneChat chat, string words, CaseCategory? readAs, CancellationToken cancellationToken)
    {
        var folded = string.Join(' ', VietnameseText.Words(words));
        var points = ResumingWords.PointAtSomebody(folded) || ResumingWords.GoOn(folded) || ResumingWords.PointWithMarks(VietnameseText.Compose(words));
        return (points || readAs is not null || await SpeaksOfSomebodyAsync(chat, words, onlyOfOfficers: true, cancellationToken))
            && await complaints.MayGoOnAsync(chat, [words], readAs, isFriendly: false, cancellationToken) is not null;
    }

    /// <summary>
    /// Whether words without a quote go on with the only report of the chat: it is being told, it asked or spoke within a day, or they read as more of it or recall it, or speak of whom it complains of.
    /// </summary>
    /// <param name="chat">Whose chat.</param>
    /// <param name="words">What was said.</param>
    /// <param name="readAs">What the words read as a report about; null when they read as none.</param>
    /// <param name="guideAsks">The guide has asked something about it and waits.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public async Task<bool> GoesOnWithNewestAsync(OneChat chat, string words, CaseCategory? readAs, bool guideAsks, CancellationToken cancellationToken)
    {
        if (chat.Newest is not { } newest || (await LiveAsync(chat, arePosts: false, cancellationToken)).Find(t => t.Id == newest) is not { } thread) return true;
        var now = clock.GetUtcNow();
        if (thread.HeardAt >= now - (guideAsks ? IsAnswered : IsBeingTold) || (thread.SpokeAt > thread.HeardAt && thread.SpokeAt >= now - IsAnswered)) return true;
        if ((await WaitingAsync(chat, cancellationToken)).Exists(w => w.Thread == newest) || await MayGoOnWithNewestAsync(chat, words, cancellationToken)) return true;
        return readAs is { } category ? category == await CategoryOfAsync(thread.Case, cancellationToken) : MarksIn([words]).ToHashSet(StringComparer.Ordinal).Overlaps(MarksIn(await ToldAsync([newest], cancellationToken)));
    }

    /// <summary>Whether somebody of the staff has just talked with the person in any report of the chat.</summary>
    public Task<bool> IsTalkedWithAsync(OneChat chat, CancellationToken cancellationToken)
    {
        var since = clock.GetUtcNow() - JoinThread.QuietAfterStaff;
        return chat.ThreadsIn(db).AnyAsync(t => db.Set<ThreadMessage>().Any(m => m.ThreadId == t.Id && m.At >= since && (m.Voice == ThreadVoice.Staff || m.Voice == ThreadVoice.Console)), cancellationToken);
    }

    /// <summary>Whether words may go on with the complaint that the newest report is: they are read by nobody whom it is about. Where another report has spoken or been told since, only the person knows.</summary>
    public async Task<bool> MayGoOnWithNewestAsync(OneChat chat, string words, CancellationToken cancellationToken)
    {
        if (chat.Newest is not { } newest || !await db.Set<Case>().AnyAsync(c => c.HasConflict && db.Set<ReportThread>().Any(t => t.Id == newest && t.CaseId == c.Id), cancellationToken)) return false;
        var threads = await LiveAsync(chat, arePosts: false, cancellationToken);
        var told = threads.Find(t => t.Id == newest)?.HeardAt;
        return !threads.Exists(t => t.Id != newest && (t.SpokeAt >= told || t.HeardAt >= told)) && await SpeaksOfSomebodyAsync(chat, words, onlyOfOfficers: true, cancellationToken);
    }

    /// <summary>
    /// Whether words belong to another matter although the newest report, whose name is kept secret or that is about an officer, takes more: a theft told by name beside a secret would name whoever told the secret.
    /// </summary>
    /// <returns>Null where they may go on with it; otherwise whether the person was telling it a moment ago, and is better asked.</returns>
    public async Task<bool?> IsAnotherThanSecretAsync(OneChat chat, string words, CaseCategory? readAs, CancellationToken cancellationToken)
    {
        if (chat.Newest is not { } newest) return null;
        var kept = await (from t in db.Set<ReportThread>() where t.Id == newest join c in db.Set<Case>() on t.CaseId equals c.Id where t.Secrecy == Secrecy.KeptSecret || c.HasConflict select (CaseCategory?)c.Category)
            .FirstOrDefaultAsync(cancellationToken);
        if (kept is null || (readAs is null && !Introductions.In(words) && !Introductions.TellWhere(words))) return null;
        var isTelling = await IsBeingToldAsync(newest, cancellationToken);
        // What happened in one house happens again: a second theft, told openly some days later, is none of the secret.
        if (readAs == kept && (isTelling || await SpokeLastAsync(newest, cancellationToken)) && !Introductions.In(words) && !Introductions.TellWhere(words)) return null;
        if (await complaints.MayGoOnAsync(chat, [words], readAs, isFriendly: false, cancellationToken) is not null || (await WaitingAsync(chat, cancellationToken)).Exists(w => w.Thread == newest)) return null;
        return readAs is null || readAs == kept || isTelling;
    }

    /// <summary>Whether the report spoke to the person within the hour, and they have said nothing there since.</summary>
    public async Task<bool> SpokeLastAsync(ConversationId id, CancellationToken cancellationToken)
    {
        var last = await db.Set<ThreadMessage>().Where(m => m.ThreadId == id && m.Kind != ThreadMessageKind.Receipt).OrderByDescending(m => m.At).Select(m => new { m.Voice, m.At }).FirstOrDefaultAsync(cancellationToken);
        return last is { Voice: not ThreadVoice.Reporter } && last.At >= clock.GetUtcNow() - IsAnsweredAtOnce;
    }

    /// <summary>Whether a question waits in another report than the newest.</summary>
    public async Task<bool> IsAskedBesideAsync(OneChat chat, CancellationToken cancellationToken) => (await WaitingAsync(chat, cancellationToken)).Exists(w => w.Thread != chat.Newest);

    /// <summary>Whether anything was said to the person from one of these reports since they last wrote, or they are telling one: words may be meant for it.</summary>
    public async Task<bool> IsInTalkAsync(OneChat chat, CancellationToken cancellationToken)
    {
        var threads = await LiveAsync(chat, arePosts: false, cancellationToken);
        var told = threads.Max(t => t.HeardAt);
        return told >= clock.GetUtcNow() - IsBeingTold || threads.Exists(t => t.SpokeAt > told && t.SpokeAt >= clock.GetUtcNow() - MayStillAnswer);
    }

    /// <summary>Whether a question waits in any report of the chat.</summary>
    public async Task<bool> IsAskedAsync(OneChat chat, CancellationToken cancellationToken) => (await WaitingAsync(chat, cancellationToken)).Count > 0;

    /// <summary>Whether what is said to the person in no report's name can only be about the newest: it is the only one, went on within a day, and nothing of it is better kept apart.</summary>
    public async Task<bool> IsForTheOnlyReportAsync(OneChat chat, CancellationToken cancellationToken)
    {
        if (chat.Newest is not { } newest || await HasOthersAsync(chat, cancellationToken)) return false;
        var since = clock.GetUtcNow() - IsAnswered;
        return await IsNamedAsync(newest, cancellationToken) && await db.Set<ThreadMessage>().AnyAsync(m => m.ThreadId == newest && m.At >= since, cancellationToken)
            && !await db.Set<Case>().AnyAsync(c => c.HasConflict && db.Set<ReportThread>().Any(t => t.Id == newest && t.CaseId == c.Id), cancellationToken);
    }

    /// <summary>Whether a report of these chats holds the words already.</summary>
    /// <param name="chat">Whose reports.</param>
    /// <param name="words">As they were heard.</param>
    /// <param name="since">When they were.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public async Task<bool> HoldsAsync(OneChat chat, string words, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var kept = CodesInWords.Hide(words);
        var threads = chat.ThreadsIn(db).Select(t => t.Id);
        foreach (var text in await db.Set<ThreadMessage>().Where(m => threads.Contains(m.ThreadId) && m.Voice == ThreadVoice.Reporter && m.At >= since).Select(m => m.Text).ToListAsync(cancellationToken))
        {
            if (await seals.OpenAsync(text, SealPurposes.ThreadMessage, cancellationToken) == kept) return true;
        }

        return false;
    }

    /// <summary>Whether the chat has another report beside the newest that somebody may mean.</summary>
    public async Task<bool> HasOthersAsync(OneChat chat, CancellationToken cancellationToken) => (await BesideAsync(chat, cancellationToken)).Count > 0;

    /// <summary>The reports of the chat whose sender has not asked for secrecy.</summary>
    public Task<List<ConversationId>> NamedAsync(OneChat chat, CancellationToken cancellationToken) =>
        chat.ThreadsIn(db).Where(t => t.Secrecy == Secrecy.Named && t.WithdrawnAt == null).Select(t => t.Id).ToListAsync(cancellationToken);

    /// <summary>
    /// The reports of the chat beside the newest that somebody may mean, the likeliest first: those that are worked on, and those in which something was said in the last weeks.
    /// </summary>
    public async Task<IReadOnlyList<OtherReport>> BesideAsync(OneChat chat, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        // Asked first, for nearly everybody has one report.
        if (!await chat.ThreadsIn(db).AnyAsync(t => t.Id != chat.Newest, cancellationToken)) return [];
        var others = new List<OtherReport>();
        foreach (var thread in (await LiveAsync(chat, arePosts: false, cancellationToken)).Where(t => t.Id != chat.Newest).OrderByDescending(t => t.SpokeAt ?? t.HeardAt))
        {
            var @case = await db.Set<Case>().AsNoTracking().SingleAsync(c => c.Id == thread.Case, cancellationToken);
            if (@case.IsOpen || thread.SpokeAt >= now - IsInMind || thread.HeardAt >= now - IsInMind) others.Add(new OtherReport(thread.Id, CheckCodes.Of(vault, thread.Id), @case.Category, thread.OpenedAt));
        }

        return others;
    }

    /// <summary>The report itself, as one of several.</summary>
    public async Task<OtherReport> AsOneOfSeveralAsync(ConversationId id, CancellationToken cancellationToken)
    {
        var thread = await db.Set<ReportThread>().AsNoTracking().SingleAsync(t => t.Id == id, cancellationToken);
        return new OtherReport(id, CheckCodes.Of(vault, id), await CategoryOfAsync(thread.CaseId, cancellationToken), thread.OpenedAt);
    }

    /// <summary>Whether words may be meant for this report, also where it takes no more: something was said there in the last weeks.</summary>
    public Task<bool> WasSpokenInAsync(ConversationId id, CancellationToken cancellationToken)
    {
        var since = clock.GetUtcNow() - IsInMind;
        return db.Set<ThreadMessage>().AnyAsync(m => m.ThreadId == id && m.At >= since, cancellationToken);
    }

    // "À cái đèn số 18 ấy": two words or a number of another report that the newest one does not have.
    private async Task<bool> RecallsAsync(IReadOnlyList<ConversationId> others, ConversationId newest, string words, CancellationToken cancellationToken)
    {
        var marks = MarksIn([words]).Except(MarksIn(await ToldAsync([newest], cancellationToken)), StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal);
        return marks.Count > 0 && marks.Overlaps(MarksIn(await ToldAsync(others, cancellationToken)));
    }

    private static IEnumerable<string> MarksIn(IEnumerable<string> texts) => texts.Select(VietnameseText.Words).SelectMany(words => words
        .Where(w => w.Any(char.IsAsciiDigit)).Concat(words.Zip(words.Skip(1), (first, second) => $"{first} {second}")));

    private async Task<List<string>> ToldAsync(IReadOnlyList<ConversationId> threads, CancellationToken cancellationToken)
    {
        var told = new List<string>();
        foreach (var text in await db.Set<ThreadMessage>().Where(m => threads.Contains(m.ThreadId) && m.Voice == ThreadVoice.Reporter).OrderByDescending(m => m.At).Take(MostCompared).Select(m => m.Text).ToListAsync(cancellationToken))
            told.Add(await seals.OpenAsync(text, SealPurposes.ThreadMessage, cancellationToken));
        return told;
    }

    // What never reached the chat is answered by nobody in it. What came with the report itself is no word that anybody answers, but where the report is of a post: there it begins the talk.
    private async Task<List<LiveThread>> LiveAsync(OneChat chat, bool arePosts, CancellationToken cancellationToken)
    {
        var said = db.Set<ThreadMessage>();
        return await chat.ThreadsIn(db).Where(t => (t.RestrictedAt == null || !arePosts) && t.WithdrawnAt == null).Select(t => new LiveThread(
            t.Id, t.CaseId, t.OpenedAt,
            said.Where(m => m.ThreadId == t.Id && m.Voice == ThreadVoice.Reporter).Max(m => (DateTimeOffset?)m.At),
            said.Where(m => m.ThreadId == t.Id && m.Voice != ThreadVoice.Reporter && (arePosts || m.Kind != ThreadMessageKind.Receipt) && (m.Delivery == Delivery.Queued || m.Delivery == Delivery.Sent)).Max(m => (DateTimeOffset?)m.At)))
            .ToListAsync(cancellationToken);
    }

    /// <summary>Whether nothing is known of this report that asks to keep others apart from it: its sender has not asked for secrecy, is not afraid and tells of no crime.</summary>
    public Task<bool> IsNamedAsync(ConversationId id, CancellationToken cancellationToken) =>
        db.Set<ReportThread>().AnyAsync(t => t.Id == id && t.Secrecy == Secrecy.Named, cancellationToken);

    /// <summary>The own report whose tracking code stands in the words; null when it is somebody else's, or none of this chat.</summary>
    public async Task<ChosenThread?> CodedAsync(OneChat chat, TrackingCode code, CancellationToken cancellationToken)
    {
        var hash = OpenCase.TrackingHash(vault, code);
        var thread = await chat.ThreadsIn(db).Where(t => t.TrackingHash == hash).Select(t => (ConversationId?)t.Id).FirstOrDefaultAsync(cancellationToken);
        return thread is { } id ? new ChosenThread(id, IsQuoted: true) : null;
    }

    /// <summary>Whether the person told something there a moment ago.</summary>
    public async Task<bool> IsBeingToldAsync(ConversationId id, CancellationToken cancellationToken)
    {
        var since = clock.GetUtcNow() - IsBeingTold;
        return await db.Set<ThreadMessage>().AnyAsync(m => m.ThreadId == id && m.Voice == ThreadVoice.Reporter && m.At >= since, cancellationToken);
    }

    /// <summary>The own report with this check code, which a pressed button carries; null when there is none.</summary>
    public async Task<ChosenThread?> MarkedAsync(OneChat chat, string checkCode, CancellationToken cancellationToken)
    {
        var hash = CheckCodes.HashOf(vault, checkCode);
        var thread = await chat.ThreadsIn(db).Where(t => t.CheckHash == hash).OrderByDescending(t => t.OpenedAt).Select(t => (ConversationId?)t.Id).FirstOrDefaultAsync(cancellationToken);
        return thread is { } id ? new ChosenThread(id, IsQuoted: true) : null;
    }

    /// <summary>The own report whose question these words answer, of several the one asked last; null where the newest report takes them as always.</summary>
    /// <param name="chat">Whose chat.</param>
    /// <param name="words">What was said.</param>
    /// <param name="reportOf">What the words read as a report about; null when they read as none.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public async Task<ChosenThread?> AskedAsync(OneChat chat, string words, Func<CaseCategory?> reportOf, CancellationToken cancellationToken)
    {
        var waiting = await WaitingAsync(chat, cancellationToken);
        if (waiting.Count == 0 || (waiting.Count == 1 && waiting[0].Thread == chat.Newest)) return null;
        var last = waiting.MaxBy(w => w.AskedAt)!;
        if (!last.IsAbove && await SpokeSinceAsync(chat, last, cancellationToken)) return null;
        if (await AnswersAsync(chat, last, words, reportOf, cancellationToken)) return new ChosenThread(last.Thread, IsQuoted: false);
        // What may be about an officer is no answer to another one, and is read by the body that asked about it.
        return waiting.Where(w => w.IsAbove).MaxBy(w => w.AskedAt) is { } above && (!IsAboutAnother(above, reportOf) || await complaints.MayGoOnAsync(chat, [words], reportOf(), isFriendly: false, cancellationToken) is not null)
            ? new ChosenThread(above.Thread, IsQuoted: false)
            : null;
    }

    // Whoever heard from another report since, or told something in one, may be going on with that.
    private async Task<bool> SpokeSinceAsync(OneChat chat, Question question, CancellationToken cancellationToken)
    {
        var others = chat.ThreadsIn(db).Where(t => t.Id != question.Thread).Select(t => t.Id);
        return await db.Set<ThreadMessage>().AnyAsync(m => m.At > question.AskedAt && m.Kind != ThreadMessageKind.Receipt && others.Contains(m.ThreadId), cancellationToken);
    }

    // Whatever a body above the commune asked last is answered to it: a den of gamblers is what it asks about, and reads as a report for the commune.
    private async Task<bool> AnswersAsync(OneChat chat, Question question, string words, Func<CaseCategory?> reportOf, CancellationToken cancellationToken) =>
        question.IsAbove || (!IsAboutAnother(question, reportOf) && !await MayBelongToComplaintAsync(chat, question, words, cancellationToken));

    private static bool IsAboutAnother(Question question, Func<CaseCategory?> reportOf) => reportOf() is { } category && category != question.Case.Category;

    /// <summary>
    /// Whether words begin another report although the newest one is read above the commune: that body has asked nothing lately, and they read as a report about
    /// something else and say nothing that may go on with it. A theft told to the commune's police is theirs.
    /// </summary>
    /// <param name="chat">Whose chat.</param>
    /// <param name="words">What was said, without a quote.</param>
    /// <param name="reportOf">What the words read as a report about; null when they read as none.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public async Task<bool> IsAnotherMatterAsync(OneChat chat, string words, Func<CaseCategory?> reportOf, CancellationToken cancellationToken) =>
        chat.Newest is { } newest && reportOf() is { } category
        && await JoinThread.IsReadAbove(db).AnyAsync(c => c.Category != category && db.Set<ReportThread>().Any(t => t.Id == newest && t.CaseId == c.Id), cancellationToken)
        && !(await WaitingAboveAsync(chat, cancellationToken)).Exists(w => w.Thread == newest)
        && await complaints.MayGoOnAsync(chat, [words], reportOf(), isFriendly: false, cancellationToken) is null;

    private async Task<List<Question>> WaitingAsync(OneChat chat, CancellationToken cancellationToken)
    {
        var threads = await chat.ThreadsIn(db).Where(t => db.Set<Case>().Any(c => c.Id == t.CaseId && c.State == CaseState.AwaitingInfo))
            .Select(t => new { t.Id, t.CaseId }).ToListAsync(cancellationToken);
        var waiting = new List<Question>();
        foreach (var thread in threads)
        {
            var @case = await db.Set<Case>().AsNoTracking().SingleAsync(c => c.Id == thread.CaseId, cancellationToken);
            if (@case.Waiting is { } asked && await JoinThread.IsAskedAsync(db, thread.Id, @case, cancellationToken)) waiting.Add(new Question(thread.Id, @case, asked.AskedAt));
        }

        waiting.AddRange(await WaitingAboveAsync(chat, cancellationToken));
        return waiting;
    }

    // A body above the commune asks in a message like any other. It waits until its reporter has said something there, and for what they add within the hour.
    private async Task<List<Question>> WaitingAboveAsync(OneChat chat, CancellationToken cancellationToken)
    {
        var (said, since) = (db.Set<ThreadMessage>(), clock.GetUtcNow() - SaidLately.Together);
        var threads = await chat.ThreadsIn(db).Where(t => JoinThread.IsReadAbove(db).Any(c => c.Id == t.CaseId)).Select(t => new
        {
            t.Id, t.CaseId,
            AskedAt = said.Where(m => m.ThreadId == t.Id && m.Voice == ThreadVoice.Outside).Max(m => (DateTimeOffset?)m.At),
        }).Where(t => t.AskedAt != null && !said.Any(m => m.ThreadId == t.Id && m.Voice == ThreadVoice.Reporter && m.At >= t.AskedAt && m.At < since)).ToListAsync(cancellationToken);
        var waiting = new List<Question>();
        foreach (var thread in threads)
            waiting.Add(new Question(thread.Id, await db.Set<Case>().AsNoTracking().SingleAsync(c => c.Id == thread.CaseId, cancellationToken), thread.AskedAt!.Value) { IsAbove = true });
        return waiting;
    }

    // Whoever complained about an officer and goes on speaking says "ông ấy" and no name. What was asked before the complaint was told is answered
    // only by words that speak of nobody: the complaint is what the person has in mind.
    private async Task<bool> MayBelongToComplaintAsync(OneChat chat, Question question, string words, CancellationToken cancellationToken)
    {
        if (question.Case.HasConflict) return false;
        var complaints = chat.ThreadsIn(db).Where(t => db.Set<Case>().Any(c => c.Id == t.CaseId && c.HasConflict)).Select(t => t.Id);
        var told = await db.Set<ThreadMessage>().Where(m => m.Voice == ThreadVoice.Reporter && complaints.Contains(m.ThreadId)).MaxAsync(m => (DateTimeOffset?)m.At, cancellationToken);
        return told is not null && await SpeaksOfSomebodyAsync(chat, words, onlyOfOfficers: question.AskedAt > told, cancellationToken);
    }

    private async Task<bool> SpeaksOfSomebodyAsync(OneChat chat, string words, bool onlyOfOfficers, CancellationToken cancellationToken)
    {
        var folded = $" {string.Join(' ', VietnameseText.Words(words))} ";
        if (OfficerNames.SoundsLikeBlame(folded) || OfficerNames.SpeaksOfHandler(folded) || OfficerWords().IsMatch(folded)) return true;
        if ((await conflicts.NamedInAsync(chat.CommuneId, cancellationToken))(words).Count > 0) return true;
        return !onlyOfOfficers && SpeaksOfAnybody(words);
    }

    private static bool SpeaksOfAnybody(string words) => words.Contains('[', StringComparison.Ordinal) || PersonWords().IsMatch($" {string.Join(' ', VietnameseText.Words(words))} ");

    private Task<CaseCategory> CategoryOfAsync(CaseId id, CancellationToken cancellationToken) => db.Set<Case>().Where(c => c.Id == id).Select(c => c.Category).SingleAsync(cancellationToken);

    [GeneratedRegex(@"\b((cong|canh sat) an|canh sat|can bo|dong chi|cskv|csgt|ca xa|ca khu vuc|(dai|thuong|trung|thieu) (uy|ta)|truong|pho|sep|khieu nai|to cao|phan anh|(ong|anh|chi|ba|chu|bac|co|cau|thang|lao|ga|han|vi) (ay|ta|do|kia|cha|nay))\b")]
    private static partial Regex OfficerWords();

    [GeneratedRegex(@"\b(ong|lao|ga|han|no|ho|bon|chung|thang|nguoi|y|vo|chong|nha)\b")]
    private static partial Regex PersonWords();

    private sealed record LiveThread(ConversationId Id, CaseId Case, DateTimeOffset OpenedAt, DateTimeOffset? HeardAt, DateTimeOffset? SpokeAt);

    private sealed record Question(ConversationId Thread, Case Case, DateTimeOffset AskedAt)
    {
        public bool IsAbove { get; init; }
    }
}
