using BinhYen.Platform.Persistence;
using BinhYen.Vault;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Cases;

/// <summary>The chat of one resident: only reports that began in it are looked among.</summary>
/// <param name="CommuneId">Whose channel.</param>
/// <param name="Lane">The account written to: <c>zalo:OA_ID</c>.</param>
/// <param name="Reporter">The vault's opaque reference to the person.</param>
/// <param name="Current">The report in which the person last said something by their own choice; null for none.</param>
internal sealed record OneChat(CommuneId CommuneId, string Lane, Guid Reporter, ConversationId? Current)
{
    public override string ToString() => "•••";

    /// <summary>The reports that began in it.</summary>
    public IQueryable<ReportThread> ThreadsIn(BinhYenDb db)
    {
        var (commune, lane, reporter) = (CommuneId, Lane, Reporter);
        return db.Set<ReportThread>().AsNoTracking().Where(t => t.CommuneId == commune && t.Reporter == reporter && t.Lane == lane);
    }
}

/// <summary>A report made of a post whose author was spoken to.</summary>
/// <param name="ThreadId">Its thread.</param>
/// <param name="CheckCode">By which the author knows it.</param>
/// <param name="IsAsked">A question waits for the answer.</param>
/// <param name="At">When something was said there last.</param>
internal sealed record SpokenFrom(ConversationId ThreadId, string CheckCode, bool IsAsked, DateTimeOffset At);

/// <summary>A report of a chat that words may be about.</summary>
/// <param name="ThreadId">Its thread.</param>
/// <param name="CheckCode">By which the person knows it.</param>
/// <param name="OpenedAt">When it was told.</param>
internal sealed record OwnReport(ConversationId ThreadId, string CheckCode, DateTimeOffset OpenedAt);

/// <summary>
/// Finds the reports of a chat that a message may belong to, and the one it does belong to: the one it quotes, names by its code or by a pressed button. Nothing else joins a report (decisions 0152, 0153), but what follows a cry for help, and what is said to an officer who talks with the person in Zalo's own console.
/// </summary>
internal sealed class ChooseThread(BinhYenDb db, IRecordSealer vault, TimeProvider clock)
{
    // Thanks, and what somebody still wants to say, come within days.
    private static readonly TimeSpan MayStillAnswer = TimeSpan.FromDays(3);

    // The guide's question where it happened is answered at once.
    private static readonly TimeSpan IsBeingTold = TimeSpan.FromMinutes(5);

    // What two people say to each other.
    private static readonly TimeSpan IsTalking = TimeSpan.FromMinutes(10);

    // Cries for help go on for longer.
    private static readonly TimeSpan IsBeingCried = TimeSpan.FromMinutes(10);
    /// <summary>For how long after it began a cry for help may go on.</summary>
    public static readonly TimeSpan LongestCry = TimeSpan.FromMinutes(30);

    // What is said to somebody in no report's name can be about the only report as long as that goes on.
    private static readonly TimeSpan GoesOn = TimeSpan.FromDays(1);

    // As long as somebody may come back to a report without saying which it is; to one that is worked on at any time.
    private static readonly TimeSpan IsInMind = TimeSpan.FromDays(31);

    // What was taken back takes nothing more, also from whoever is still known by another report.
    private IQueryable<ReportThread> ThreadsIn(OneChat chat) => chat.ThreadsIn(db).Where(t => t.WithdrawnAt == null);

    /// <summary>The own report in which we sent the quoted message; null when it is none of ours, or somebody else's.</summary>
    public async Task<ConversationId?> QuotedAsync(OneChat chat, string quoted, CancellationToken cancellationToken)
    {
        var hash = ChannelMessages.HashOf(vault, chat.Lane, quoted);
        return await ThreadsIn(chat).Where(t => db.Set<ThreadMessage>().Any(m => m.ThreadId == t.Id && m.ChannelMessageHash == hash))
            .Select(t => (ConversationId?)t.Id).FirstOrDefaultAsync(cancellationToken);
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
            if (isAsked || at >= since) spoken.Add(new SpokenFrom(thread.Id, CheckCodes.Of(vault, thread.Id), isAsked, at));
        }

        return spoken.OrderByDescending(s => s.IsAsked).ThenByDescending(s => s.At).FirstOrDefault();
    }

    /// <summary>Whether anything was said to the author of posts since, about any of them.</summary>
    public Task<bool> IsAuthorSpokenToAsync(OneChat posts, DateTimeOffset since, CancellationToken cancellationToken) =>
        ThreadsIn(posts).AnyAsync(t => db.Set<ThreadMessage>().Any(m => m.ThreadId == t.Id && m.At > since && m.Voice != ThreadVoice.Reporter), cancellationToken);

    /// <summary>Whether somebody of the staff has just talked with the person in any report of the chat.</summary>
    public Task<bool> IsTalkedWithAsync(OneChat chat, CancellationToken cancellationToken)
    {
        var since = clock.GetUtcNow() - JoinThread.QuietAfterStaff;
        return ThreadsIn(chat).AnyAsync(t => db.Set<ThreadMessage>().Any(m => m.ThreadId == t.Id && m.At >= since && (m.Voice == ThreadVoice.Staff || m.Voice == ThreadVoice.Console)), cancellationToken);
    }

    /// <summary>
    /// Whether an officer talks with the person about the current report in Zalo's own console, nobody has said anything to them in another one since that words may answer, none waits for them, and what they say is no other matter.
    /// </summary>
    /// <param name="chat">Whose chat.</param>
    /// <param name="readAs">What the words read as a report about; null when they read as none.</param>
    /// <param name="tellWho">They say who their sender is, or where they live: beside what nobody shall know the teller of, the person is asked.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public async Task<bool> IsTalkedWithInConsoleAsync(OneChat chat, CaseCategory? readAs, bool tellWho, CancellationToken cancellationToken)
    {
        var (now, threads) = (clock.GetUtcNow(), await LiveAsync(chat, arePosts: false, cancellationToken));
        if (chat.Current is not { } current || threads.Find(t => t.Id == current) is not { ConsoleAt: { } typedAt } thread) return false;
        if (typedAt < now - IsTalking || threads.Exists(t => t.Id != current && t.StaffAt > typedAt)) return false;
        var @case = await db.Set<Case>().AsNoTracking().SingleAsync(c => c.Id == thread.Case, cancellationToken);
        if (readAs is not null && @case.Category is not CaseCategory.Unclear && readAs != @case.Category) return false;
        if (tellWho && (@case.HasConflict || !await IsNamedAsync(current, cancellationToken))) return false;
        return !(await WaitingAsync(chat, cancellationToken)).Exists(waiting => waiting != current);
    }

    /// <summary>Whether the report was opened minutes ago, and the guide asked where it happened.</summary>
    public async Task<bool> IsJustToldAsync(ConversationId id, CancellationToken cancellationToken)
    {
        var since = clock.GetUtcNow() - IsBeingTold;
        return await db.Set<ReportThread>().AnyAsync(t => t.Id == id && t.OpenedAt >= since && t.WithdrawnAt == null, cancellationToken);
    }

    /// <summary>When the last word of a cry for help was said, while it goes on: one word after the other since it began. Null where it does not: whoever answers in it days later cries no more.</summary>
    public async Task<DateTimeOffset?> LastCriedAsync(ConversationId id, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var begun = now - LongestCry;
        if (!await db.Set<ReportThread>().AnyAsync(t => t.Id == id && t.OpenedAt >= begun, cancellationToken)) return null;
        var said = await db.Set<ThreadMessage>().Where(m => m.ThreadId == id && m.Voice == ThreadVoice.Reporter).OrderBy(m => m.At).Select(m => m.At).ToListAsync(cancellationToken);
        return said.Count > 0 && said.Append(now).Zip(said.Skip(1).Append(now)).All(pair => pair.Second - pair.First <= IsBeingCried) ? said[^1] : null;
    }

    /// <summary>Whether somebody of the staff said something in a report of the chat since.</summary>
    public Task<bool> IsSpokenInAnyAsync(OneChat chat, DateTimeOffset since, CancellationToken cancellationToken) =>
        ThreadsIn(chat).AnyAsync(t => db.Set<ThreadMessage>().Any(m => m.ThreadId == t.Id && m.At > since && (m.Voice == ThreadVoice.Staff || m.Voice == ThreadVoice.Outside || m.Voice == ThreadVoice.Console)), cancellationToken);

    /// <summary>Whether anything was said to the person in this report that words may answer.</summary>
    public async Task<bool> IsSpokenInAsync(ConversationId id, CancellationToken cancellationToken)
    {
        var since = clock.GetUtcNow() - MayStillAnswer;
        return await db.Set<ThreadMessage>().AnyAsync(m => m.ThreadId == id && m.Voice != ThreadVoice.Reporter && m.Voice != ThreadVoice.System && m.At >= since, cancellationToken);
    }

    /// <summary>Whether a question waits in any report of the chat.</summary>
    public async Task<bool> IsAskedAsync(OneChat chat, CancellationToken cancellationToken) => (await WaitingAsync(chat, cancellationToken)).Count > 0;

    /// <summary>Whether a question waits in this report of the chat.</summary>
    public async Task<bool> IsAskedInAsync(OneChat chat, ConversationId id, CancellationToken cancellationToken) => (await WaitingAsync(chat, cancellationToken)).Contains(id);

    /// <summary>Whether what is said to the person in no report's name can only be about the newest: it is the only one, went on within a day, and nothing of it is better kept apart.</summary>
    public async Task<bool> IsForTheOnlyReportAsync(OneChat chat, CancellationToken cancellationToken)
    {
        if (chat.Current is not { } newest || (await MayBeMeantAsync(chat, cancellationToken)).Any(r => r.ThreadId != newest)) return false;
        var since = clock.GetUtcNow() - GoesOn;
        return await IsNamedAsync(newest, cancellationToken) && await db.Set<ThreadMessage>().AnyAsync(m => m.ThreadId == newest && m.At >= since, cancellationToken)
            && !await db.Set<Case>().AnyAsync(c => c.HasConflict && db.Set<ReportThread>().Any(t => t.Id == newest && t.CaseId == c.Id), cancellationToken);
    }

    /// <summary>The reports of the chat whose sender has not asked for secrecy.</summary>
    public Task<List<ConversationId>> NamedAsync(OneChat chat, CancellationToken cancellationToken) =>
        ThreadsIn(chat).Where(t => t.Secrecy == Secrecy.Named).Select(t => t.Id).ToListAsync(cancellationToken);

    /// <summary>
    /// The reports of the chat that words may be about, the likeliest first and the current one last, as the chat shows it: those that are worked on, and those in which something was said in the last weeks.
    /// </summary>
    public async Task<IReadOnlyList<OwnReport>> MayBeMeantAsync(OneChat chat, CancellationToken cancellationToken)
    {
        var since = clock.GetUtcNow() - IsInMind;
        var threads = await LiveAsync(chat, arePosts: false, cancellationToken);
        var cases = threads.ConvertAll(t => t.Case);
        // Where a question waits the answer must find a button, whatever was said elsewhere since.
        var waiting = threads.Count > 1 ? await WaitingAsync(chat, cancellationToken) : [];
        var open = threads.Count == 0 ? [] : (await db.Set<Case>().AsNoTracking().Where(c => cases.Contains(c.Id)).ToListAsync(cancellationToken)).Where(c => c.IsOpen).Select(c => c.Id).ToHashSet();
        return
        [
            .. threads.Where(t => open.Contains(t.Case) || t.SpokeAt >= since || t.HeardAt >= since).OrderBy(t => t.Id == chat.Current).ThenByDescending(t => waiting.Contains(t.Id)).ThenByDescending(t => t.SpokeAt ?? t.HeardAt)
                .Select(t => new OwnReport(t.Id, CheckCodes.Of(vault, t.Id), t.OpenedAt)),
        ];
    }

    // What never reached the chat is answered by nobody in it. What came with the report itself is no word that anybody answers, but where the report is of a post: there it begins the talk.
    private async Task<List<LiveThread>> LiveAsync(OneChat chat, bool arePosts, CancellationToken cancellationToken)
    {
        var said = db.Set<ThreadMessage>();
        return await ThreadsIn(chat).Where(t => t.RestrictedAt == null || !arePosts).Select(t => new LiveThread(
            t.Id, t.CaseId, t.OpenedAt,
            said.Where(m => m.ThreadId == t.Id && m.Voice == ThreadVoice.Reporter).Max(m => (DateTimeOffset?)m.At),
            said.Where(m => m.ThreadId == t.Id && m.Voice != ThreadVoice.Reporter && (arePosts || m.Kind != ThreadMessageKind.Receipt) && (m.Delivery == Delivery.Queued || m.Delivery == Delivery.Sent)).Max(m => (DateTimeOffset?)m.At),
            said.Where(m => m.ThreadId == t.Id && (m.Voice == ThreadVoice.Staff || m.Voice == ThreadVoice.Outside)).Max(m => (DateTimeOffset?)m.At),
            said.Where(m => m.ThreadId == t.Id && m.Voice == ThreadVoice.Console).Max(m => (DateTimeOffset?)m.At)))
            .ToListAsync(cancellationToken);
    }

    /// <summary>Whether nothing is known of this report that asks to keep others apart from it: its sender has not asked for secrecy, is not afraid and tells of no crime.</summary>
    public Task<bool> IsNamedAsync(ConversationId id, CancellationToken cancellationToken) =>
        db.Set<ReportThread>().AnyAsync(t => t.Id == id && t.Secrecy == Secrecy.Named, cancellationToken);

    /// <summary>The own report whose tracking code stands in the words; null when it is somebody else's, or none of this chat.</summary>
    public async Task<ConversationId?> CodedAsync(OneChat chat, TrackingCode code, CancellationToken cancellationToken)
    {
        var hash = OpenCase.TrackingHash(vault, code);
        return await ThreadsIn(chat).Where(t => t.TrackingHash == hash).Select(t => (ConversationId?)t.Id).FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>The own report with this check code, which a pressed button carries; null when there is none.</summary>
    public async Task<ConversationId?> MarkedAsync(OneChat chat, string checkCode, CancellationToken cancellationToken)
    {
        var hash = CheckCodes.HashOf(vault, checkCode);
        return await ThreadsIn(chat).Where(t => t.CheckHash == hash).OrderByDescending(t => t.OpenedAt).Select(t => (ConversationId?)t.Id).FirstOrDefaultAsync(cancellationToken);
    }

    // Where a question waits for the person: an officer's, or one of a body above the commune, which asks in a message like any other and waits until they have said something there.
    private async Task<List<ConversationId>> WaitingAsync(OneChat chat, CancellationToken cancellationToken)
    {
        var said = db.Set<ThreadMessage>();
        var waiting = await ThreadsIn(chat).Where(t => JoinThread.IsReadAbove(db).Any(c => c.Id == t.CaseId))
            .Select(t => new
            {
                t.Id,
                AskedAt = said.Where(m => m.ThreadId == t.Id && m.Voice == ThreadVoice.Outside).Max(m => (DateTimeOffset?)m.At),
            })
            .Where(t => t.AskedAt != null && !said.Any(m => m.ThreadId == t.Id && m.Voice == ThreadVoice.Reporter && m.At >= t.AskedAt)).Select(t => t.Id).ToListAsync(cancellationToken);
        foreach (var thread in await ThreadsIn(chat).Where(t => db.Set<Case>().Any(c => c.Id == t.CaseId && c.State == CaseState.AwaitingInfo)).Select(t => new { t.Id, t.CaseId }).ToListAsync(cancellationToken))
        {
            var @case = await db.Set<Case>().AsNoTracking().SingleAsync(c => c.Id == thread.CaseId, cancellationToken);
            if (await JoinThread.IsAskedAsync(db, thread.Id, @case, cancellationToken)) waiting.Add(thread.Id);
        }

        return waiting;
    }

    private sealed record LiveThread(ConversationId Id, CaseId Case, DateTimeOffset OpenedAt, DateTimeOffset? HeardAt, DateTimeOffset? SpokeAt, DateTimeOffset? StaffAt, DateTimeOffset? ConsoleAt);
}
