using BinhYen.Communes;
using BinhYen.Groups;
using BinhYen.Platform.Persistence;
using BinhYen.Staff;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Campaigns.Drives;

/// <summary>A hamlet before and in a campaign. Signed counts, with their days; nothing counted is null, never zero (C-08).</summary>
/// <param name="Hamlet">Which.</param>
/// <param name="Before">The last count up to the first day.</param>
/// <param name="After">The last count up to the last day or today; null when none is newer than <paramref name="Before"/>.</param>
/// <param name="Answers">Households that said "the first of ours" on the page of a group in these days.</param>
/// <param name="Activities">How many were recorded.</param>
internal sealed record HamletProgress(Hamlet Hamlet, ParticipationCount? Before, ParticipationCount? After, int Answers, int Activities)
{
    /// <summary>Households more than before; null when one of the two counts is missing.</summary>
    public int? Change => Before is null || After is null ? null : After.Joined - Before.Joined;
}

/// <summary>What was done, by form (R-DT-13).</summary>
internal sealed record FormTotal(string Form, int Times, int Present, int Leaflets, int Posters, int Banners, int NewHouseholds);

/// <param name="Team">The body in its hamlet.</param>
/// <param name="Hamlet">Where.</param>
/// <param name="Tasks">What it has to do.</param>
/// <param name="MayTell">Whether the reader records for it.</param>
internal sealed record TeamRow(HelperTeam Team, string Hamlet, IReadOnlyList<HelperTask> Tasks, bool MayTell);

/// <summary>Campaigns for their pages; filled by the endpoint before a page is drawn.</summary>
internal sealed class CampaignBoard(BinhYenDb db, CommuneDirectory communes, HamletHelpers helpers, JoinCounts answers, KeepCampaign keep, StaffDirectory directory, TimeProvider clock)
{
    public CurrentStaff Staff { get; private set; } = null!;
    public DateOnly Today { get; private set; }
    public IReadOnlyList<Hamlet> Hamlets { get; private set; } = [];
    public IReadOnlySet<HamletId> Mine { get; private set; } = new HashSet<HamletId>();
    public bool MayPlan => Staff.May(Permission.ManageGroups);

    /// <summary>All campaigns, the newest first, with how many activities they have.</summary>
    public IReadOnlyList<(Campaign Campaign, int Activities)> All { get; private set; } = [];

    // One campaign.
    public Campaign Campaign { get; private set; } = null!;
    public IReadOnlyList<CampaignActivity> Activities { get; private set; } = [];
    public IReadOnlyList<HamletProgress> Progress { get; private set; } = [];
    public IReadOnlyList<FormTotal> Forms { get; private set; } = [];
    public IReadOnlyList<TeamRow> Teams { get; private set; } = [];
    public IReadOnlyList<string> Choices { get; private set; } = [];
    public IReadOnlyDictionary<StaffId, string> Names { get; private set; } = new Dictionary<StaffId, string>();

    public async Task FillAsync(CurrentStaff staff, CancellationToken cancellationToken)
    {
        await FillCommonAsync(staff, cancellationToken);
        var campaigns = await db.Set<Campaign>().AsNoTracking().Where(c => c.CommuneId == staff.CommuneId).OrderByDescending(c => c.From).ThenByDescending(c => c.Id).Take(100).ToListAsync(cancellationToken);
        var counts = await db.Set<CampaignActivity>().AsNoTracking().Where(a => a.CommuneId == staff.CommuneId).GroupBy(a => a.CampaignId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        All = [.. campaigns.Select(c => (c, counts.GetValueOrDefault(c.Id)))];
    }

    /// <returns>False when there is no such campaign in the commune.</returns>
    public async Task<bool> OpenAsync(CurrentStaff staff, Guid id, CancellationToken cancellationToken)
    {
        await FillCommonAsync(staff, cancellationToken);
        if (await db.Set<Campaign>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == id && c.CommuneId == staff.CommuneId, cancellationToken) is not { } campaign) return false;
        Campaign = campaign;
        Activities = await db.Set<CampaignActivity>().AsNoTracking().Where(a => a.CampaignId == id).OrderByDescending(a => a.On).ThenByDescending(a => a.Id).Take(500).ToListAsync(cancellationToken);
        Forms = [.. Activities.GroupBy(a => a.Form).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new FormTotal(g.Key, g.Count(), g.Sum(a => a.Present ?? 0), g.Sum(a => a.Leaflets), g.Sum(a => a.Posters), g.Sum(a => a.Banners), g.Sum(a => a.NewHouseholds ?? 0)))];
        await FillProgressAsync(cancellationToken);
        var tasks = (await (from task in db.Set<HelperTask>().AsNoTracking() join team in db.Set<HelperTeam>() on task.TeamId equals team.Id where team.CampaignId == id orderby task.Number select task).ToListAsync(cancellationToken)).ToLookup(t => t.TeamId);
        Teams = [.. from team in await db.Set<HelperTeam>().AsNoTracking().Where(t => t.CampaignId == id).OrderBy(t => t.Id).ToListAsync(cancellationToken)
            let hamlet = Hamlets.FirstOrDefault(h => h.Id == team.HamletId)
            orderby hamlet?.Code
            select new TeamRow(team, hamlet?.FullName ?? "thôn đã sáp nhập", [.. tasks[team.Id]], MayPlan || Mine.Contains(team.HamletId))];
        Choices = await keep.FormsAsync(staff.CommuneId, cancellationToken);
        Names = await directory.NamesAsync(Activities.Select(a => a.By), cancellationToken);
        return true;
    }

    private async Task FillProgressAsync(CancellationToken cancellationToken)
    {
        var until = Campaign.Until < Today ? Campaign.Until : Today;
        var counts = (await db.Set<ParticipationCount>().AsNoTracking().Where(c => c.CommuneId == Campaign.CommuneId && c.On <= until).OrderBy(c => c.On).ThenBy(c => c.SignedAt).ToListAsync(cancellationToken)).ToLookup(c => c.HamletId);
        var answered = await answers.FirstOfHouseholdsAsync(Campaign.CommuneId, Campaign.From, until, cancellationToken);
        // By code, never by how far they are: there is no ranking of hamlets.
        Progress = [.. Hamlets.Select(h => new HamletProgress(
            h, counts[h.Id].LastOrDefault(c => c.On <= Campaign.From), counts[h.Id].LastOrDefault(c => c.On > Campaign.From), answered.GetValueOrDefault(h.Id), Activities.Count(a => a.HamletId == h.Id)))];
    }

    private async Task FillCommonAsync(CurrentStaff staff, CancellationToken cancellationToken)
    {
        (Staff, Today) = (staff, clock.Today());
        Hamlets = await communes.HamletsAsync(staff.CommuneId, cancellationToken);
        Mine = await helpers.OfAsync(staff, cancellationToken);
    }
}
