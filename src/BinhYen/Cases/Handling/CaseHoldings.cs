using BinhYen.Platform.Journal;
using BinhYen.Platform.Persistence;
using BinhYen.Staff;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Cases.Handling;

/// <summary>
/// Open cases somebody handles or stands in for, with what goes with them: drafts, questions to verifiers and to the committee,
/// follow-ups, deadlines. Threads belong to the case and stay whole; the successor reads them after the note of confidentiality
/// (ISO-15). A case that a leader, or whoever would take it, must not learn of is on no list (R-YC-66).
/// </summary>
internal sealed class CaseHoldings(BinhYenDb db, LoadCase cases, Colleagues colleagues, OfficerPhones phones, TimeProvider clock) : IAccountHoldings
{
    public IReadOnlyList<string> Columns { get; } = ["cases.handler", "cases.substitute_handler", "case_drafts.staff_id", "alarm_phones.staff_id", "console_accounts.staff_id", "staff_alerts.staff_id"];

    public IReadOnlyList<HoldingKind> Kinds { get; } = [HoldingKind.OpenCase, HoldingKind.CaseSubstitute];

    public async Task<IReadOnlyList<Holding>> OfAsync(StaffId account, CancellationToken cancellationToken)
    {
        var held = await db.Set<Case>().AsNoTracking().Include(c => c.Reports).AsSplitQuery()
            .Where(c => (c.Queue != CaseQueue.Done || c.State == CaseState.Answered || (c.State == CaseState.Closed && c.NextFollowUpOn != null && c.Handler == account))
                && (c.Handler == account || c.SubstituteHandler == account)).ToListAsync(cancellationToken);
        if (held.Count == 0) return [];
        var people = await colleagues.OfAsync(held[0].CommuneId, cancellationToken);
        var ids = held.ConvertAll(c => c.Id);
        var drafts = (await db.Set<CaseDraft>().AsNoTracking().Where(d => d.StaffId == account && ids.Contains(d.CaseId)).Select(d => d.CaseId).ToListAsync(cancellationToken)).ToLookup(d => d);
        var holdings = new List<Holding>();
        foreach (var @case in held) holdings.Add(await HoldingAsync(@case, account, people, drafts[@case.Id].Count(), cancellationToken));
        return holdings;
    }

    public async Task<Result> PassAsync(Holding holding, Passing passing, CancellationToken cancellationToken)
    {
        if (await cases.FindAsync(CaseId.From(Guid.Parse(holding.Id)), cancellationToken) is not { } @case || passing.To is not { } to) return Result.Done;
        var people = await colleagues.OfAsync(passing.CommuneId, cancellationToken);
        if (people.FirstOrDefault(p => p.Id == to) is not { } next) return CaseRefusals.NotAnOfficer;
        var actor = passing.By is { } by ? await colleagues.ActorAsync(by, cancellationToken) : Actor.System;
        var occasion = await cases.OccasionAsync(actor, passing.CommuneId, cancellationToken);
        var done = holding.Kind is HoldingKind.CaseSubstitute
            ? @case.NameSubstitute(next.AsActor, occasion)
            : @case.HandOver(await AssignmentAsync(@case, next, people, passing.From, cancellationToken), new Reason("hand-over"), occasion);
        if (!done.Succeeded) return done;
        if (holding.Kind is HoldingKind.OpenCase) await PassDraftsAsync(@case.Id, passing.From, to, cancellationToken);
        db.Record(JournalDraft.Of(@case.CommuneId, clock.GetUtcNow(), holding.Kind is HoldingKind.OpenCase ? "cases.handed-over.v1" : "cases.substitute-named.v1", @case.Code.ToString(), passing.JournalName,
            ("handler", @case.Handler?.ToString()), ("substitute", @case.SubstituteHandler?.ToString()), ("state", @case.State.ToString())));
        return Result.Done;
    }

    /// <summary>The phone for alarms is forgotten, the console name is nobody's, hints and what was typed for cases long gone are of no use.</summary>
    public async Task EndAsync(StaffId account, Passing passing, CancellationToken cancellationToken)
    {
        await phones.ForgetAsync(account, cancellationToken);
        foreach (var console in await db.Set<ConsoleAccount>().Where(c => c.StaffId == account).ToListAsync(cancellationToken)) console.StaffId = null;
        foreach (var alert in await db.Set<Escalating.StaffAlert>().Where(a => a.StaffId == account && a.SeenAt == null).ToListAsync(cancellationToken)) alert.SeenAt = clock.GetUtcNow();
        db.RemoveRange(await db.Set<CaseDraft>().Where(d => d.StaffId == account).ToListAsync(cancellationToken));
    }

    private async Task<Holding> HoldingAsync(Case @case, StaffId account, IReadOnlyList<Colleague> people, int drafts, CancellationToken cancellationToken)
    {
        var isHandler = @case.Handler == account;
        var other = isHandler ? @case.SubstituteHandler : @case.Handler;
        var suggested = await colleagues.SubstituteForAsync(@case, account, cancellationToken);
        var fit = people.Where(p => p.Id != account && @case.Accepts(p.AsActor) && (isHandler || p.Id != other)).ToList();
        var leaders = people.Where(p => p.AsActor.IsLeader && p.Id != account);
        return new Holding(isHandler ? HoldingKind.OpenCase : HoldingKind.CaseSubstitute, @case.Id.ToString(), $"Vụ việc {@case.Code}")
        {
            DueAt = @case.NextDueAt, Detail = isHandler ? Companions(@case, drafts) : "",
            // The one who stands in knows it; then whoever the roster names.
            Takers = [.. fit.OrderByDescending(p => p.Id == other).ThenByDescending(p => p.Id == suggested?.Id).ThenBy(p => p.IsAway).Select(p => p.Id)],
            IsDiscreet = leaders.Any(p => @case.IsHiddenFrom(p.AsActor)) || people.FirstOrDefault(p => p.Id == account) is { } own && @case.IsHiddenFrom(own.AsActor),
        };
    }

    // Numbers only: the paper is signed by people who may not read the case.
    private static string Companions(Case @case, int drafts)
    {
        var parts = new List<string> { CaseStates.Label(@case.State).ToLowerInvariant() };
        if (drafts > 0) parts.Add($"{drafts} bản nháp");
        if (@case.Extensions.Any(e => e.IsPending)) parts.Add("đề nghị gia hạn đang chờ");
        if (@case.CommitteeQuestions.Any(q => q.Guidance is null)) parts.Add("câu hỏi Ban Chỉ đạo đang chờ");
        if (@case.NextFollowUpOn is { } day) parts.Add($"theo dõi hòa giải ngày {day.InWords()}");
        return string.Join("; ", parts);
    }

    private async Task<Assignment> AssignmentAsync(Case @case, Colleague next, IReadOnlyList<Colleague> people, StaffId from, CancellationToken cancellationToken)
    {
        // Whoever stands in stays; when that is the new handler, the roster names another.
        var substitute = @case.SubstituteHandler is { } now && now != next.Id && now != from ? people.FirstOrDefault(p => p.Id == now && @case.Accepts(p.AsActor)) : null;
        substitute ??= people.FirstOrDefault(p => p.Id == from) is { } leaver ? await OtherThanAsync(leaver) : await colleagues.SubstituteForAsync(@case, next.Id, cancellationToken);
        return new Assignment(next.AsActor, HandlerIsAway: false, substitute?.AsActor);

        async Task<Colleague?> OtherThanAsync(Colleague leaver)
        {
            var named = await colleagues.SubstituteForAsync(@case, next.Id, cancellationToken);
            return named is null || named.Id != leaver.Id ? named : people.FirstOrDefault(p => p.Id != leaver.Id && p.Id != next.Id && !p.IsAway && @case.Accepts(p.AsActor));
        }
    }

    // Sealed with the key of the case, so whoever gets the case can read them; nobody's own words are overwritten.
    private async Task PassDraftsAsync(CaseId id, StaffId from, StaffId to, CancellationToken cancellationToken)
    {
        var drafts = await db.Set<CaseDraft>().Where(d => d.CaseId == id && (d.StaffId == from || d.StaffId == to)).ToListAsync(cancellationToken);
        foreach (var draft in drafts.Where(d => d.StaffId == from))
        {
            db.Remove(draft);
            if (drafts.Exists(d => d.StaffId == to && d.Form == draft.Form)) continue;
            db.Add(new CaseDraft { CaseId = id, StaffId = to, Form = draft.Form, Fields = draft.Fields, SavedAt = draft.SavedAt });
        }
    }
}
