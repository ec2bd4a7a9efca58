using BinhYen.Platform.Journal;
using BinhYen.Platform.Persistence;
using BinhYen.Platform.Storage;
using BinhYen.Vault;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Cases;

/// <summary>
/// What a reporter can see and do with the own report, by tracking code on the web or as the known person in Zalo:
/// read, answer a question, add, accept, object, rate. The words go into the thread, the acts to the case.
/// </summary>
internal sealed class ReporterThread(BinhYenDb db, IRecordSealer vault, SealedRecords seals, KeepWish wishes, WriteToThread write, ObjectToAnswer objections, LoadCase cases, SaidLately lately, ICaseNews news, TimeProvider clock)
{
    private const int LongestText = 4_000;

    /// <summary>
    /// What the case keeps of an objection without words, and of one whose words became a report of their own: whoever that is closed to, the chief and the new
    /// handler too, must not see that there is one.
    /// </summary>
    internal const string Dissent = "Chưa đồng ý với câu trả lời.";

    /// <summary>The thread of a tracking code. "Not found" never tells whether a code was nearly right: typing errors are found by its check characters before.</summary>
    public async Task<Result<ThreadView>> FindAsync(TrackingCode code, CancellationToken cancellationToken)
    {
        var hash = OpenCase.TrackingHash(vault, code);
        var thread = await db.Set<ReportThread>().AsNoTracking().SingleOrDefaultAsync(t => t.TrackingHash == hash, cancellationToken);
        return thread is null ? ThreadRefusals.NotFound : await ViewAsync(thread, cancellationToken);
    }

    /// <summary>The thread of a session that has shown its code before.</summary>
    public async Task<Result<ThreadView>> FindAsync(ConversationId id, CancellationToken cancellationToken)
    {
        var thread = await db.Set<ReportThread>().AsNoTracking().SingleOrDefaultAsync(t => t.Id == id, cancellationToken);
        return thread is null ? ThreadRefusals.NotFound : await ViewAsync(thread, cancellationToken);
    }

    /// <summary>Adds words or attachments; when an officer waits for an answer, this is it (T6).</summary>
    /// <param name="id">The thread.</param>
    /// <param name="text">The words; empty where something was attached.</param>
    /// <param name="attachments">What came with them.</param>
    /// <param name="keepsName">The words ask that nobody learns the name: from now on it is kept secret, whatever was chosen before.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<Result> AddMessageAsync(ConversationId id, string text, IReadOnlyList<Guid> attachments, bool keepsName, CancellationToken cancellationToken)
    {
        text = text.Trim();
        if (text.Length == 0 && attachments.Count == 0) return ThreadRefusals.Empty;
        if (text.Length > LongestText) return ThreadRefusals.TooLong;
        if (await LoadAsync(id, cancellationToken) is not var (thread, @case)) return ThreadRefusals.NotFound;
        var standing = await ReporterStanding.OfAsync(db, thread, @case, cancellationToken);
        if (!standing.CanAdd) return ThreadRefusals.Ended;

        var occasion = await cases.OccasionAsync(Actor.Reporter, thread.CommuneId, cancellationToken);
        await write.RunAsync(thread, new SaidInThread(ThreadVoice.Reporter, await JoinThread.KindAsync(db, thread.Id, @case, clock.GetUtcNow(), cancellationToken), text) { Attachments = attachments }, cancellationToken);
        if (keepsName) await wishes.NameAsync(thread, @case.Code, cancellationToken);
        if (standing.IsAsked && @case.ReporterAnswered(occasion) is { Succeeded: false } refused) return refused;
        return await SaveAsync(thread, @case, "cases.reporter-added.v1", cancellationToken);
    }

    /// <summary>Whether words about an officer are a report of their own: here somebody they may be about would read them.</summary>
    public async Task<StandingApart?> StandsApartAsync(ConversationId id, string text, CancellationToken cancellationToken) =>
        await LoadAsync(id, cancellationToken) is var (_, @case) ? await lately.StandsApartAsync(@case, id, text, cancellationToken) : new StandingApart([], []);

    /// <summary>T14: the reporter accepts the answer.</summary>
    public Task<Result> ConfirmAsync(ConversationId id, CancellationToken cancellationToken) =>
        ActAsync(id, "cases.reporter-accepted.v1", (standing, occasion) => standing.Accept(occasion), cancellationToken);

    /// <summary>T15: "chưa thỏa đáng", new facts, or an objection to the handler; the words are kept in the thread.</summary>
    /// <param name="id">The thread.</param>
    /// <param name="ground">Why it is opened again.</param>
    /// <param name="reason">In the reporter's words; an answer that does not satisfy needs none.</param>
    /// <param name="toldApart">The words complain of an officer and went into a report of their own: here stands what an objection without words leaves.</param>
    /// <param name="keepsName">The words ask that nobody learns the name.</param>
    /// <param name="cancellationToken">Gives up before anything is written.</param>
    public async Task<Result> ObjectAsync(ConversationId id, ReopenGround ground, string reason, bool toldApart, bool keepsName, CancellationToken cancellationToken)
    {
        var isMute = ground is ReopenGround.NotSatisfied && string.IsNullOrWhiteSpace(reason);
        if (!isMute && string.IsNullOrWhiteSpace(reason)) return ThreadRefusals.ReasonMissing;
        if (!toldApart && reason.Length > LongestText) return ThreadRefusals.TooLong;
        if (await LoadAsync(id, cancellationToken) is not var (thread, @case)) return ThreadRefusals.NotFound;
        // New facts leave the case with whoever answered; words told apart may be about them.
        if (toldApart && ground is ReopenGround.NewFacts) ground = thread.WasUnsatisfactory ? ReopenGround.ObjectionToHandler : ReopenGround.NotSatisfied;
        if (await objections.RunAsync(thread, @case, ground, toldApart || isMute ? Dissent : reason, [], cancellationToken) is { Succeeded: false } refused) return refused;
        if (keepsName) await wishes.NameAsync(thread, @case.Code, cancellationToken);
        return await SaveAsync(thread, @case, "cases.reopened.v1", cancellationToken);
    }

    /// <summary>Whose work the answer of this report is, whom an objection to the handler means; null where nobody handled it or it cannot be objected to.</summary>
    public async Task<StaffId?> HandledByAsync(ConversationId id, CancellationToken cancellationToken) =>
        await LoadAsync(id, cancellationToken) is var (thread, @case) ? (await ReporterStanding.OfAsync(db, thread, @case, cancellationToken)).HandledBy : null;

    /// <summary>Who praised says whether it may be told to others, or takes it back (R-HG-33).</summary>
    public Task<Result> AllowTellingAsync(ConversationId id, bool allowed, CancellationToken cancellationToken) => ActAsync(
        id, allowed ? "cases.telling-allowed.v1" : "cases.telling-withdrawn.v1",
        (standing, occasion) => standing.AllowTelling(allowed, occasion), cancellationToken);

    /// <summary>One to five stars after the answer, once.</summary>
    public async Task<Result> RateAsync(ConversationId id, int stars, CancellationToken cancellationToken)
    {
        if (stars is < 1 or > 5) return ThreadRefusals.NoSuchRating;
        if (await LoadAsync(id, cancellationToken) is not var (thread, @case)) return ThreadRefusals.NotFound;
        if (!(await ReporterStanding.OfAsync(db, thread, @case, cancellationToken)).CanRate) return ThreadRefusals.CannotRate;
        thread.Rating = stars;
        return await SaveAsync(thread, @case, "cases.rated.v1", cancellationToken);
    }

    /// <summary>The reporter says at what kind of place they often are, or takes it back. Nobody who stays anonymous is asked: it would make them less so.</summary>
    public async Task<Result> KnowPlaceAsync(ConversationId id, KnownPlace? place, CancellationToken cancellationToken)
    {
        if (await LoadAsync(id, cancellationToken) is not var (thread, @case)) return ThreadRefusals.NotFound;
        if (thread.Secrecy is Secrecy.Anonymous || thread.WithdrawnAt is not null) return ThreadRefusals.NotFound;
        if (thread.KnownPlace == place) return Result.Done;
        thread.KnownPlace = place;
        return await SaveAsync(thread, @case, "cases.known-place-told.v1", cancellationToken);
    }

    private async Task<Result> ActAsync(ConversationId id, string fact, Func<ReporterStanding, Occasion, Result> act, CancellationToken cancellationToken)
    {
        if (await LoadAsync(id, cancellationToken) is not var (thread, @case)) return ThreadRefusals.NotFound;
        var occasion = await cases.OccasionAsync(Actor.Reporter, thread.CommuneId, cancellationToken);
        if (act(await ReporterStanding.OfAsync(db, thread, @case, cancellationToken), occasion) is { Succeeded: false } refused) return refused;
        return await SaveAsync(thread, @case, fact, cancellationToken);
    }

    private async Task<Result> SaveAsync(ReportThread thread, Case @case, string fact, CancellationToken cancellationToken)
    {
        db.Record(JournalDraft.Of(thread.CommuneId, clock.GetUtcNow(), fact, @case.Code.ToString(), "reporter", ("state", @case.State.ToString())));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            return ThreadRefusals.JustChanged;
        }

        news.Changed(thread.CommuneId, @case.Id);
        return Result.Done;
    }

    private async Task<(ReportThread Thread, Case Case)?> LoadAsync(ConversationId id, CancellationToken cancellationToken)
    {
        var thread = await db.Set<ReportThread>().SingleOrDefaultAsync(t => t.Id == id, cancellationToken);
        return thread is not null && await cases.FindAsync(thread.CaseId, cancellationToken) is { } @case ? (thread, @case) : null;
    }

    private async Task<ThreadView> ViewAsync(ReportThread thread, CancellationToken cancellationToken)
    {
        var @case = await LoadedAsync(thread.CaseId, cancellationToken);
        var rows = await db.Set<ThreadMessage>().AsNoTracking().Where(m => m.ThreadId == thread.Id).OrderBy(m => m.At).ThenBy(m => m.Kind != ThreadMessageKind.Report).ThenBy(m => m.Id).ToListAsync(cancellationToken);
        var lines = new List<ThreadLine>();
        foreach (var m in rows)
        {
            var words = await seals.OpenAsync(m.Text, SealPurposes.ThreadMessage, cancellationToken);
            lines.Add(new ThreadLine(m.Id, m.Voice is ThreadVoice.Reporter, m.Kind, words, m.At, m.Attachments) { FromOutside = m.Voice is ThreadVoice.Outside, IsAutomatic = m.Voice is ThreadVoice.System });
        }

        // Several may have reported the case; each sees the own part.
        var standing = await ReporterStanding.OfAsync(db, thread, @case, cancellationToken);
        return new ThreadView(
            thread.Id, thread.CommuneId, CheckCodes.Of(vault, thread.Id), standing.StateInWords, standing.Steps, lines, standing.IsAsked, standing.AnswerDue(clock.GetUtcNow()),
            standing.CanConfirm, standing.CanObject, standing.CanAdd, standing.CanRate, thread.ShownSecrecy,
            thread.WithdrawnAt is null ? thread.Reporter : null)
        {
            HasOwnIdentity = thread.Lane is null,
            KnownPlace = thread.WithdrawnAt is null ? thread.KnownPlace : null,
            IsRestricted = thread.RestrictedAt is not null,
            MayBeTold = @case.Kind is CaseKind.Praise ? thread.TellingAllowedAt is not null : null,
        };
    }

    private Task<Case> LoadedAsync(CaseId id, CancellationToken cancellationToken) =>
        db.Set<Case>().AsNoTracking().Include(c => c.Events).AsSplitQuery().SingleAsync(c => c.Id == id, cancellationToken);
}

/// <summary>Every "no" a reporter can meet with the own report.</summary>
internal static class ThreadRefusals
{
    public static Refusal NotFound { get; } = No("not-found", "Không có tin nào với mã này. Xin kiểm tra lại từng nhóm ký tự trên giấy hoặc ảnh bạn đã lưu.", RefusalKind.NotFound);
    public static Refusal Empty { get; } = No("empty", "Xin viết vài chữ hoặc chọn một tệp rồi gửi.", RefusalKind.Invalid);
    public static Refusal TooLong { get; } = No("too-long", "Nội dung dài quá 4.000 ký tự. Xin chia thành nhiều lần gửi.", RefusalKind.Invalid);
    public static Refusal Ended { get; } = No("ended", "Tin này đã kết thúc nên không thêm được nữa. Nếu có việc mới, xin gửi tin mới.", RefusalKind.Conflict);
    public static Refusal ReasonMissing { get; } = No("reason-missing", "Xin viết tình tiết mới, hoặc vì sao bạn không đồng ý về người xử lý.", RefusalKind.Invalid);
    public static Refusal NoSuchRating { get; } = No("no-such-rating", "Xin chọn từ 1 đến 5 sao.", RefusalKind.Invalid);
    public static Refusal CannotRate { get; } = No("cannot-rate", "Chỉ đánh giá được một lần, sau khi đã có trả lời.", RefusalKind.Conflict);
    public static Refusal JustChanged { get; } = No("just-changed", "Tin vừa được cập nhật. Xin tải lại trang rồi gửi lại.", RefusalKind.Conflict);

    private static Refusal No(string code, string message, RefusalKind kind) => new($"thread.{code}", message, kind);
}
