using BinhYen.Cases.Escalating;
using BinhYen.Confidentiality;
using BinhYen.Platform.Persistence;
using BinhYen.Platform.Storage;
using BinhYen.Staff;
using BinhYen.Vault;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Cases.Revealing;

/// <summary>Asks to learn who a reporter is: a reason from the list and in words, and a second person where the rule says so.</summary>
internal sealed class AskToReveal(
    BinhYenDb db, RevealSight sight, RevealIdentity identities, ReporterVault reporters, RevealNotices notices, Colleagues colleagues, SealedRecords seals, ICaseNews news)
{
    /// <summary>Fewest letters of a reason that somebody else can understand.</summary>
    public const int ShortestReason = 15;

    private const int MostLike = 12;

    public async Task<Result<IdentityRequest>> HandleAsync(CurrentStaff staff, Guid threadId, RevealReason reason, string words, CancellationToken cancellationToken)
    {
        if (await sight.ThreadAsync(staff, threadId, cancellationToken) is not var (@case, thread)) return RevealRefusals.NotFound;
        if (await sight.AgainstAskingAsync(staff, @case, thread, cancellationToken) is { } refused) return refused;
        var people = await colleagues.OfAsync(staff.CommuneId, cancellationToken);
        var needsSecond = await sight.NeedsSecondPersonAsync(staff, @case, thread, reason, cancellationToken);
        var second = RevealRules.SecondPersons(@case, staff.Id, people).ToList();
        if ((needsSecond && second.Count == 0) || RevealRules.NobodyHears(@case, staff.Id, people)) return RevealRefusals.NobodyAgrees;

        var key = await KeyAsync(@case, cancellationToken);
        var request = await AskAsync(thread.Reporter!.Value);
        // Who withdrew a moment ago is gone already, in every report, and none shows it yet: the request goes its way and finds nobody.
        if (request is null && thread.WithdrawnAt is not null) request = await AskAsync(await StandInAsync(thread, cancellationToken));
        if (request is null) return RevealRefusals.Gone;
        news.Changed(@case.CommuneId, @case.Id);
        return request;

        Task<IdentityRequest?> AskAsync(Guid reporter) => identities.AskAsync(
            staff, reporter, threadId, @case.Code.ToString(), reason, words, key, needsSecond,
            id => notices.Tell(@case, id, RevealNotice.Asked, needsSecond ? second.Select(p => p.Id) : []), cancellationToken);
    }

    // The same one at every look: two who asked about one report may compare what they saw.
    private async Task<Guid> StandInAsync(ReportThread thread, CancellationToken cancellationToken)
    {
        var shown = (await identities.OfThreadAsync(thread.Id.Value, cancellationToken)).FirstOrDefault(r => r.Reporter != thread.Reporter);
        if (shown is not null) return shown.Reporter;
        var others = await db.Set<ReportThread>()
            .Where(t => t.CommuneId == thread.CommuneId && t.Lane != null && (thread.Lane == null || t.Lane == thread.Lane) && t.Reporter != null && t.WithdrawnAt == null)
            .OrderByDescending(t => t.OpenedAt).Select(t => t.Reporter!.Value).Take(MostLike).ToListAsync(cancellationToken);
        return await reporters.StandInAsync(thread.CommuneId, [.. others.Distinct()], cancellationToken);
    }

    // The explanation may retell the report and ends with the case's own words. Where these are gone already it has a key of its own.
    private async Task<RecordKeyId> KeyAsync(Case @case, CancellationToken cancellationToken)
    {
        var secret = await db.Set<CaseSecret>().AsNoTracking().SingleAsync(s => s.CaseId == @case.Id, cancellationToken);
        return secret.DestroyedAt is null && @case.TextRemovedAt is null ? secret.KeyId : await seals.NewKeyAsync(@case.CommuneId, cancellationToken);
    }
}
