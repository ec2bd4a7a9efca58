using BinhYen.Confidentiality;
using BinhYen.Platform.Persistence;
using BinhYen.Platform.Storage;
using BinhYen.Staff;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Cases.Revealing;

/// <summary>A request together with the case it is about, as far as the person may see both.</summary>
internal sealed record SeenRequest(IdentityRequest Request, Case Case, ReportThread Thread);

/// <summary>Finds threads and requests under the sight rules: what cannot be seen answers "not found", also by a guessed id.</summary>
internal sealed class RevealSight(
    BinhYenDb db, VisibleCases visible, ThreadSights sights, RevealIdentity identities, ReporterVault reporters, RestoreWatch restores, CaseSources sources, Leaders leaders, ConflictFinder meant, TimeProvider clock)
{
    /// <summary>The thread with its case; null when the person may not see the case. The thread is as strict as its reporter ever asked for, whatever its row says.</summary>
    public async Task<(Case Case, ReportThread Thread)?> ThreadAsync(CurrentStaff staff, Guid id, CancellationToken cancellationToken)
    {
        var thread = await db.Set<ReportThread>().AsNoTracking().SingleOrDefaultAsync(t => t.Id == ConversationId.From(id) && t.CommuneId == staff.CommuneId, cancellationToken);
        if (thread is null) return null;
        await KeepWishesAsync(thread, cancellationToken);
        var seen = await visible.ForAsync(staff, cancellationToken);
        return await seen.AsNoTracking().Include(c => c.Exclusions).SingleOrDefaultAsync(c => c.Id == thread.CaseId, cancellationToken) is { } @case ? (@case, thread) : null;
    }

    // Not tracked, so nothing is written. A row from a backup knows nothing of a wish that came later; the identity does.
    private async Task KeepWishesAsync(ReportThread thread, CancellationToken cancellationToken)
    {
        if (thread.Reporter is not { } reporter) return;
        var wish = await reporters.WishAsync(reporter, thread.Id.Value, cancellationToken);
        if (wish.NameSecret) thread.KeepSecret();
        if (wish.Locked) thread.RestrictedAt ??= clock.GetUtcNow();
    }

    /// <summary>Why this person may not ask now; null when they may. Who has not accepted the note of confidentiality reads no words (ISO-15) and learns no name.</summary>
    public async Task<Refusal?> AgainstAskingAsync(CurrentStaff staff, Case @case, ReportThread thread, CancellationToken cancellationToken) =>
        RevealRules.AgainstAsking(@case, thread, staff, clock.GetUtcNow())
        ?? await AgainstRestoreAsync(staff, cancellationToken)
        ?? (await sights.OfAsync(staff, @case.Id, cancellationToken) is ThreadSight.Open ? null : RevealRefusals.NoteFirst)
        ?? await AgainstWordsAsync(staff, @case, thread, RevealRefusals.Named, cancellationToken);

    // A complaint in words that nobody took for one may have reached whom it names. Who spoke is then asked by somebody else (decision 0131). Where the words are gone
    // nobody can tell any more whom they named, and nothing is left that would be a reason to ask.
    private async Task<Refusal?> AgainstWordsAsync(CurrentStaff staff, Case @case, ReportThread thread, Refusal named, CancellationToken cancellationToken)
    {
        var told = await sources.OfAsync(@case.Id, cancellationToken);
        if (@case.TextRemovedAt is not null || told.Where(t => t.Id == thread.Id).SelectMany(t => t.Everything).Any(SealedRecords.IsGone)) return RevealRefusals.WordsGone;
        // A "no" to some and none to others would say whom locked words speak of.
        if (told.Any(t => t.LockedAt is not null)) return RevealRefusals.Restricted;
        return await meant.MayMeanInAnyAsync(@case, staff.Id, told, cancellationToken) ? named : null;
    }

    /// <summary>
    /// Whether somebody else must agree before this person learns the name: by the rule for the thread, where there is a leader to ask, and without one where the words may speak of the police or
    /// of this officer in ways that no list of words foresees, or tell what officers are accused of (decision 0146), or where pictures came without a word and nobody can tell whom they mean, for who took the case over by themself, and after
    /// an objection: what was objected may stand as a report of its own with the same minute (decision 0134).
    /// </summary>
    public async Task<bool> NeedsSecondPersonAsync(CurrentStaff staff, Case @case, ReportThread thread, RevealReason reason, CancellationToken cancellationToken)
    {
        if (RevealRules.NeedsSecondPerson(thread)) return true;
        if (RevealRules.NeedsLeader(@case, thread, reason, await db.WasRaisedAsync(@case.Id, cancellationToken), await IsOnlyLeaderAsync(staff, cancellationToken), clock.GetUtcNow())) return true;
        var threads = await sources.OfAsync(@case.Id, cancellationToken);
        List<string> told = [.. threads.SelectMany(t => t.Everything)];
        if (threads.Where(t => t.Id == thread.Id).SelectMany(t => t.Everything).All(words => SaidLately.IsWordless(words) || FormLines.IsOne(words)) || await meant.NeedsYesAsync(staff.CommuneId, staff.Id, told, cancellationToken)) return true;
        var (me, reporter) = (ActorStamp.Of(staff.Id), Actor.Reporter.Stamp);
        var isLeader = RevealRules.IsLeader(staff.Role);
        // What happened to a report before it was merged happened to it.
        var own = db.Set<Case>().Where(c => c.Id == @case.Id || c.MergedInto == @case.Id || c.Id == thread.OpenedCaseId).Select(c => c.Id);
        return await db.Set<CaseEvent>().AnyAsync(
            e => own.Contains(e.CaseId) && ((!isLeader && e.Act == CaseAct.TakeOver && e.By == me) || ((e.Act == CaseAct.Reopen || e.Act == CaseAct.JoinReopening) && e.By == reporter)), cancellationToken);
    }

    private async Task<bool> IsOnlyLeaderAsync(CurrentStaff staff, CancellationToken cancellationToken) =>
        RevealRules.IsLeader(staff.Role) && await leaders.IsOnlyOneAsync(staff.CommuneId, staff.Id, cancellationToken);

    /// <summary>Why this person may not agree to somebody else's request; null when they may. Whom the words may mean does not open who wrote them, neither way.</summary>
    public async Task<Refusal?> AgainstAgreeingAsync(CurrentStaff staff, SeenRequest seen, CancellationToken cancellationToken) =>
        await AgainstRestoreAsync(staff, cancellationToken) ?? await AgainstWordsAsync(staff, seen.Case, seen.Thread, RevealRefusals.NamedToo, cancellationToken);

    // A complaint, an exclusion or a withdrawal may be among what was lost: nobody can tell who would learn the name of whom.
    private async Task<Refusal?> AgainstRestoreAsync(CurrentStaff staff, CancellationToken cancellationToken) =>
        await restores.GapAsync(staff.CommuneId, cancellationToken) is null ? null : RevealRefusals.Restored;

    /// <summary>A request that concerns this person: the asker's own, or any for leaders who see the case.</summary>
    public async Task<SeenRequest?> RequestAsync(CurrentStaff staff, Guid id, CancellationToken cancellationToken) =>
        await identities.FindAsync(staff.CommuneId, id, cancellationToken) is { } request
        && (request.By == staff.Id || staff.May(Permission.ApproveCases))
        && await ThreadAsync(staff, request.ThreadId, cancellationToken) is var (@case, thread)
            ? new SeenRequest(request, @case, thread)
            : null;
}
