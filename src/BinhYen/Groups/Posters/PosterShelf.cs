using BinhYen.Groups.Registry;
using BinhYen.Platform.Persistence;
using BinhYen.Staff;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Groups.Posters;

/// <summary>How many answered on the page of a group.</summary>
/// <param name="People">Said yes and did not take it back.</param>
/// <param name="Households">Of these the first of their household, by their own word.</param>
/// <param name="No">Said no.</param>
internal sealed record JoinFigures(int People, int Households, int No);

/// <summary>A group that residents can be invited to, with its paper.</summary>
/// <param name="Row">The group.</param>
/// <param name="Notice">The paper that is true now; null when none was issued.</param>
/// <param name="Answers">What was answered on its page.</param>
/// <param name="MayIssue">Whether the reader may issue a new one.</param>
internal sealed record InvitingGroup(GroupFacts Row, PublicNotice? Notice, JoinFigures Answers, bool MayIssue);

/// <summary>Notices for their pages; filled by the endpoint before a page is drawn.</summary>
internal sealed class PosterShelf(BinhYenDb db, GroupBook book, NoticeBook notices, StaffDirectory directory)
{
    public IReadOnlyList<InvitingGroup> Groups { get; private set; } = [];

    /// <summary>Papers without a group that are true now.</summary>
    public IReadOnlyList<PublicNotice> Others { get; private set; } = [];
    public string? ProceduresAddress { get; private set; }

    // One notice.
    public PublicNotice Notice { get; private set; } = null!;
    public NoticeContent Content { get; private set; } = null!;
    public string IssuerName { get; private set; } = "";

    public async Task FillAsync(CurrentStaff staff, CancellationToken cancellationToken)
    {
        var commune = staff.CommuneId;
        var leadership = await book.LeadershipAsync(commune, cancellationToken);
        var all = await db.Set<PublicNotice>().AsNoTracking().Where(n => n.CommuneId == commune && n.WithdrawnOn == null).OrderBy(n => n.Place).ThenBy(n => n.Id).ToListAsync(cancellationToken);
        var byGroup = all.Where(n => n.GroupId is not null).GroupBy(n => n.GroupId!.Value).ToDictionary(n => n.Key, n => n.Last());
        var answers = await AnswersAsync(commune, cancellationToken);
        Groups =
        [
            .. from facts in await book.AllAsync(commune, cancellationToken)
                where facts.Group is { IsInUse: true, Purpose: GroupPurpose.Residents, Kind: not GroupKind.None }
                let tended = Tending.Of(facts, leadership)
                where GroupWork.May(staff, facts, tended, GroupRight.See)
                select new InvitingGroup(facts, byGroup.GetValueOrDefault(facts.Group.Id), answers.GetValueOrDefault(facts.Group.Id) ?? new JoinFigures(0, 0, 0), GroupWork.May(staff, facts, tended, GroupRight.Tend)),
        ];
        Others = staff.May(Permission.ManageGroups) ? [.. all.Where(n => n.GroupId is null)] : [];
        ProceduresAddress = (await db.Set<NoticeSettings>().AsNoTracking().SingleOrDefaultAsync(s => s.CommuneId == commune, cancellationToken))?.ProceduresAddress;
    }

    /// <summary>One notice with everything that is printed.</summary>
    public async Task OpenAsync(PublicNotice notice, CancellationToken cancellationToken)
    {
        Notice = notice;
        Content = await notices.ContentAsync(notice, cancellationToken);
        IssuerName = (await directory.NamesAsync([notice.IssuedBy], cancellationToken)).GetValueOrDefault(notice.IssuedBy) ?? "";
    }

    /// <summary>Answers on the pages of all groups of a commune, by group.</summary>
    public async Task<IReadOnlyDictionary<GroupId, JoinFigures>> AnswersAsync(CommuneId commune, CancellationToken cancellationToken) =>
        (await db.Set<JoinAnswer>().AsNoTracking().Where(a => a.CommuneId == commune).GroupBy(a => a.GroupId)
            .Select(g => new
            {
                g.Key, Yes = g.Count(a => a.Yes && a.WithdrawnOn == null), First = g.Count(a => a.Yes && a.WithdrawnOn == null && a.FirstOfHousehold == true), No = g.Count(a => !a.Yes),
            }).ToListAsync(cancellationToken)).ToDictionary(g => g.Key, g => new JoinFigures(g.Yes, g.First, g.No));
}
