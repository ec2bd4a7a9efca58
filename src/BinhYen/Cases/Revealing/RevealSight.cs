using BinhYen.Confidentiality;
using BinhYen.Platform.Persistence;
using BinhYen.Staff;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Cases.Revealing;

/// <summary>A request together with the case it is about, as far as the person may see both.</summary>
internal sealed record SeenRequest(IdentityRequest Request, Case Case, ReportThread Thread);

/// <summary>Finds threads and requests under the sight rules: what cannot be seen answers "not found", also by a guessed id.</summary>
internal sealed class RevealSight(BinhYenDb db, VisibleCases visible, ThreadSights sights, RevealIdentity identities, CaseSources sources, ConflictFinder meant, TimeProvider clock)
{
    /// <summary>The thread with its case; null when the person may not see the case.</summary>
    public async Task<(Case Case, ReportThread Thread)?> ThreadAsync(CurrentStaff staff, Guid id, CancellationToken cancellationToken)
    {
        var thread = await db.Set<ReportThread>().AsNoTracking().SingleOrDefaultAsync(t => t.Id == ConversationId.From(id) && t.CommuneId == staff.CommuneId, cancellationToken);
        if (thread is null) return null;
        var seen = await visible.ForAsync(staff, cancellationToken);
        return await seen.AsNoTracking().Include(c => c.Exclusions).SingleOrDefaultAsync(c => c.Id == thread.CaseId, cancellationToken) is { } @case ? (@case, thread) : null;
    }

    /// <summary>Why this person may not ask now; null when they may. Who has not accepted the note of confidentiality reads no words (ISO-15) and learns no name.</summary>
    public async Task<Refusal?> AgainstAskingAsync(CurrentStaff staff, Case @case, ReportThread thread, CancellationToken cancellationToken) =>
        RevealRules.AgainstAsking(@case, thread, staff, clock.GetUtcNow())
        ?? (await sights.OfAsync(staff, @case.Id, cancellationToken) is ThreadSight.Open ? null : RevealRefusals.NoteFirst)
        ?? (await IsNamedAsync(staff, @case.Id, cancellationToken) ? RevealRefusals.Named : null);

    // A complaint in words that nobody took for one may have reached whom it names. Who spoke is then asked by somebody else (decision 0131).
    private async Task<bool> IsNamedAsync(CurrentStaff staff, CaseId @case, CancellationToken cancellationToken)
    {
        var told = (await sources.OfAsync(@case, cancellationToken)).SelectMany(t => t.Messages);
        return await meant.MayMeanAsync(staff.CommuneId, staff.Id, [.. told], cancellationToken);
    }

    /// <summary>A request that concerns this person: the asker's own, or any for leaders who see the case.</summary>
    public async Task<SeenRequest?> RequestAsync(CurrentStaff staff, Guid id, CancellationToken cancellationToken) =>
        await identities.FindAsync(staff.CommuneId, id, cancellationToken) is { } request
        && (request.By == staff.Id || staff.May(Permission.ApproveCases))
        && await ThreadAsync(staff, request.ThreadId, cancellationToken) is var (@case, thread)
            ? new SeenRequest(request, @case, thread)
            : null;
}
