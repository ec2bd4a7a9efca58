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
internal sealed record SpokenToAuthor(ConversationId ThreadId, string CheckCode, CaseCategory Category, bool IsAsked, DateTimeOffset At);

/// <summary>
/// Finds the report that a message in a chat belongs to, where one person has several: the one whose message it quotes, or the one in which an
/// officer or a body above the commune waits for an answer. Nothing that may be about an officer is taken for an answer while the person has a complaint: what is told
/// into it would be read by whoever it is about (decision 0125).
/// </summary>
internal sealed partial class ChooseThread(BinhYenDb db, IRecordSealer vault, ConflictFinder conflicts, ComplainedBefore complaints, TimeProvider clock)
{
    // Thanks, and what somebody still wants to say, come within days.
    private static readonly TimeSpan MayStillAnswer = TimeSpan.FromDays(3);

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
    public async Task<SpokenToAuthor?> SpokenToAsync(OneChat posts, CancellationToken cancellationToken)
    {
        var (said, since) = (db.Set<ThreadMessage>(), clock.GetUtcNow() - MayStillAnswer);
        var threads = await posts.ThreadsIn(db).Where(t => t.RestrictedAt == null && t.WithdrawnAt == null).Select(t => new
        {
            t.Id, t.CaseId, LastAt = said.Where(m => m.ThreadId == t.Id && m.Voice != ThreadVoice.Reporter && m.Delivery != Delivery.UnderCode).Max(m => (DateTimeOffset?)m.At),
        }).Where(t => t.LastAt != null).ToListAsync(cancellationToken);
        var spoken = new List<SpokenToAuthor>();
        foreach (var thread in threads)
        {
            var @case = await db.Set<Case>().AsNoTracking().SingleAsync(c => c.Id == thread.CaseId, cancellationToken);
            var isAsked = await JoinThread.IsAskedAsync(db, thread.Id, @case, cancellationToken);
            if (isAsked || thread.LastAt >= since) spoken.Add(new SpokenToAuthor(thread.Id, CheckCodes.Of(vault, thread.Id), @case.Category, isAsked, thread.LastAt!.Value));
        }

        return spoken.OrderByDescending(s => s.IsAsked).ThenByDescending(s => s.At).FirstOrDefault();
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
        if (told is null) return false;
        var folded = $" {string.Join(' ', VietnameseText.Words(words))} ";
        if (OfficerNames.SoundsLikeBlame(folded) || OfficerNames.SpeaksOfHandler(folded) || OfficerWords().IsMatch(folded)) return true;
        if ((await conflicts.NamedInAsync(chat.CommuneId, cancellationToken))(words).Count > 0) return true;
        return question.AskedAt <= told && (words.Contains('[', StringComparison.Ordinal) || PersonWords().IsMatch(folded));
    }

    [GeneratedRegex(@"\b((cong|canh sat) an|canh sat|can bo|dong chi|cskv|csgt|ca xa|ca khu vuc|(dai|thuong|trung|thieu) (uy|ta)|truong|pho|sep|khieu nai|to cao|phan anh|(ong|anh|chi|ba|chu|bac|co|cau|thang|lao|ga|han|vi) (ay|ta|do|kia|cha|nay))\b")]
    private static partial Regex OfficerWords();

    [GeneratedRegex(@"\b(ong|lao|ga|han|no|ho|bon|chung|thang|nguoi|y|vo|chong|nha)\b")]
    private static partial Regex PersonWords();

    private sealed record Question(ConversationId Thread, Case Case, DateTimeOffset AskedAt)
    {
        public bool IsAbove { get; init; }
    }
}
