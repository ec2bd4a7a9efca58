using BinhYen.Cases.Escalating;
using BinhYen.Confidentiality;
using BinhYen.Staff;

namespace BinhYen.Cases.Revealing;

/// <summary>Asks to learn who a reporter is: a reason from the list and in words, and a second person where the rule says so.</summary>
internal sealed class AskToReveal(RevealSight sight, RevealIdentity identities, ReporterVault reporters, RevealNotices notices, Colleagues colleagues, ICaseNews news)
{
    /// <summary>Fewest letters of a reason that somebody else can understand.</summary>
    public const int ShortestReason = 15;

    public async Task<Result<IdentityRequest>> HandleAsync(CurrentStaff staff, Guid threadId, RevealReason reason, string words, CancellationToken cancellationToken)
    {
        if (await sight.ThreadAsync(staff, threadId, cancellationToken) is not var (@case, thread)) return RevealRefusals.NotFound;
        if (await sight.AgainstAskingAsync(staff, @case, thread, cancellationToken) is { } refused) return refused;
        var people = await colleagues.OfAsync(staff.CommuneId, cancellationToken);
        var needsSecond = await sight.NeedsSecondPersonAsync(staff, @case, thread, cancellationToken);
        var second = RevealRules.SecondPersons(@case, staff.Id, people).ToList();
        if ((needsSecond && second.Count == 0) || RevealRules.NobodyHears(@case, staff.Id, people)) return RevealRefusals.NobodyAgrees;

        var request = await AskAsync(thread.Reporter!.Value);
        // Who withdrew a moment ago is gone already, in every report, and none shows it yet: the request goes its way and finds nobody.
        if (request is null && thread.WithdrawnAt is not null) request = await AskAsync(await reporters.StandInAsync(staff.CommuneId, cancellationToken));
        if (request is null) return RevealRefusals.Gone;
        news.Changed(@case.CommuneId, @case.Id);
        return request;

        Task<IdentityRequest?> AskAsync(Guid reporter) => identities.AskAsync(
            staff, reporter, threadId, @case.Code.ToString(), reason, words, needsSecond,
            id => notices.Tell(@case, id, RevealNotice.Asked, needsSecond ? second.Select(p => p.Id) : []), cancellationToken);
    }
}
