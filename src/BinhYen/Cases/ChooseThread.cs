using System.Text.RegularExpressions;
using BinhYen.Platform.Persistence;
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
internal sealed record OtherReport(ConversationId ThreadId, string CheckCode, CaseCategory Category);

/// <summary>
/// Finds the report that a message in a chat belongs to, where one person has several: the one whose message it quotes, or the one in which an
/// officer or a body above the commune waits for an answer. Nothing that may be about an officer is taken for an answer while the person has a complaint: what is told
/// into it would be read by whoever it is about (decision 0125).
/// </summary>
internal sealed partial class ChooseThread(BinhYenDb db, IRecordSealer vault, ConflictFinder conflicts, ComplainedBefore complaints, TimeProvider clock)
{
    // Thanks, and what somebody still wants to say, come within days.
    private static readonly TimeSpan MayStillAnswer = TimeSpan.FromDays(3);

    // As long as somebody may come back to a report that is worked on without saying which it is.
    private static readonly TimeSpan IsInMind = TimeSpan.FromDays(14);

    // Who is in the middle of telling something goes on with it.
    private static readonly TimeSpan IsBeingTold = TimeSpan.FromMinutes(10);

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
        foreach (var thread in await LiveAsync(posts, withReceipts: true, cancellationToken))
        {
            if (thread.SpokeAt is not { } at) continue;
            var @case = await db.Set<Case>().AsNoTracking().SingleAsync(c => c.Id == thread.Case, cancellationToken);
            var isAsked = await JoinThread.IsAskedAsync(db, thread.Id, @case, cancellationToken);
            if (isAsked || at >= since) spoken.Add(new SpokenFrom(thread.Id, CheckCodes.Of(vault, thread.Id), @case.Category, isAsked, at));
        }

        return spoken.OrderByDescending(s => s.IsAsked).ThenByDescending(s => s.At).FirstOrDefault();
    }

    /// <summary>
    /// The reports of the same chat beside the newest for which words that quote nothing may be meant, the likeliest first: those that are worked on and heard something in the last weeks, and those
    /// that spoke to the person in the last days. None while the person is telling the newest one, nor where the words may go on with the complaint that it is.
    /// </summary>
    /// <param name="chat">Whose chat.</param>
    /// <param name="words">What was said.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public async Task<IReadOnlyList<OtherReport>> BesideNewestAsync(OneChat chat, string words, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        // Asked first, for nearly everybody has one report.
        if (!await chat.ThreadsIn(db).AnyAsync(t => t.Id != chat.Newest, cancellationToken)) return [];
        var others = new List<(OtherReport Report, DateTimeOffset? SpokeAt)>();
        foreach (var thread in (await LiveAsync(chat, withReceipts: false, cancellationToken)).Where(t => t.HeardAt >= now - IsInMind || t.SpokeAt >= now - MayStillAnswer).OrderByDescending(t => t.SpokeAt ?? t.HeardAt))
        {
            var @case = await db.Set<Case>().AsNoTracking().SingleAsync(c => c.Id == thread.Case, cancellationToken);
            if (thread.SpokeAt >= now - MayStillAnswer || @case.IsOpen) others.Add((new OtherReport(thread.Id, CheckCodes.Of(vault, thread.Id), @case.Category), thread.SpokeAt));
        }

        return others.Count == 0 || await IsForNewestAsync(chat, words, others.Max(o => o.SpokeAt), cancellationToken) ? [] : [.. others.Select(o => o.Report)];
    }

    private async Task<bool> IsForNewestAsync(OneChat chat, string words, DateTimeOffset? spokenBesideAt, CancellationToken cancellationToken)
    {
        if (chat.Newest is not { } newest) return false;
        var told = await db.Set<ThreadMessage>().Where(m => m.ThreadId == newest && m.Voice == ThreadVoice.Reporter).MaxAsync(m => (DateTimeOffset?)m.At, cancellationToken);
        if (told >= clock.GetUtcNow() - IsBeingTold && !(spokenBesideAt >= told)) return true;
        return await db.Set<Case>().AnyAsync(c => c.HasConflict && db.Set<ReportThread>().Any(t => t.Id == newest && t.CaseId == c.Id), cancellationToken)
            && await SpeaksOfSomebodyAsync(chat, words, onlyOfOfficers: false, cancellationToken);
    }

    // What came with the report itself is no word that anybody answers, but where the report is of a post: there it begins the talk.
    private async Task<List<LiveThread>> LiveAsync(OneChat chat, bool withReceipts, CancellationToken cancellationToken)
    {
        var said = db.Set<ThreadMessage>();
        return await chat.ThreadsIn(db).Where(t => t.Id != chat.Newest && t.RestrictedAt == null && t.WithdrawnAt == null).Select(t => new LiveThread(
            t.Id, t.CaseId,
            said.Where(m => m.ThreadId == t.Id && m.Voice == ThreadVoice.Reporter).Max(m => (DateTimeOffset?)m.At),
            said.Where(m => m.ThreadId == t.Id && m.Voice != ThreadVoice.Reporter && (withReceipts || m.Kind != ThreadMessageKind.Receipt) && m.Delivery != Delivery.UnderCode).Max(m => (DateTimeOffset?)m.At)))
            .ToListAsync(cancellationToken);
    }

    /// <summary>Whether who has a right to a name may open the one of this report alone.</summary>
    public Task<bool> IsNamedAsync(ConversationId id, CancellationToken cancellationToken) =>
        db.Set<ReportThread>().AnyAsync(t => t.Id == id && t.Secrecy == Secrecy.Named, cancellationToken);

    /// <summary>The other reports of the last day whose name is not kept secret, the newest first: a wish in words may be meant for them.</summary>
    public Task<List<ConversationId>> NamedLatelyAsync(OneChat chat, ConversationId but, CancellationToken cancellationToken)
    {
        var since = clock.GetUtcNow() - TimeSpan.FromDays(1);
        return chat.ThreadsIn(db).Where(t => t.Id != but && t.Secrecy == Secrecy.Named && t.OpenedAt >= since && t.WithdrawnAt == null)
            .OrderByDescending(t => t.OpenedAt).Select(t => t.Id).ToListAsync(cancellationToken);
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
        if (await AnswersAsync(chat, last, words, reportOf, cancellationToken)) return new ChosenThread(last.Thread, IsQuoted: false);
        // What may be about an officer is no answer to another one, and is read by the body that asked about it.
        return waiting.Where(w => w.IsAbove).MaxBy(w => w.AskedAt) is { } above && (!IsAboutAnother(above, reportOf) || await complaints.MayGoOnAsync(chat, [words], reportOf(), isFriendly: false, cancellationToken) is not null)
            ? new ChosenThread(above.Thread, IsQuoted: false)
            : null;
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
        return !onlyOfOfficers && (words.Contains('[', StringComparison.Ordinal) || PersonWords().IsMatch(folded));
    }

    [GeneratedRegex(@"\b((cong|canh sat) an|canh sat|can bo|dong chi|cskv|csgt|ca xa|ca khu vuc|(dai|thuong|trung|thieu) (uy|ta)|truong|pho|sep|khieu nai|to cao|phan anh|(ong|anh|chi|ba|chu|bac|co|cau|thang|lao|ga|han|vi) (ay|ta|do|kia|cha|nay))\b")]
    private static partial Regex OfficerWords();

    [GeneratedRegex(@"\b(ong|lao|ga|han|no|ho|bon|chung|thang|nguoi|y|vo|chong|nha)\b")]
    private static partial Regex PersonWords();

    private sealed record LiveThread(ConversationId Id, CaseId Case, DateTimeOffset? HeardAt, DateTimeOffset? SpokeAt);

    private sealed record Question(ConversationId Thread, Case Case, DateTimeOffset AskedAt)
    {
        public bool IsAbove { get; init; }
    }
}
