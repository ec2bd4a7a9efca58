using BinhYen.Cases;
using BinhYen.Platform.Journal;
using BinhYen.Platform.Persistence;
using BinhYen.Staff;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Intake.GroupPosts;

/// <summary>Posts of groups that wait for their moderator.</summary>
internal sealed class GroupPostHoldings(BinhYenDb db, Colleagues colleagues, LoadCase cases, TimeProvider clock) : IAccountHoldings
{
    public IReadOnlyList<string> Columns { get; } = ["group_posts.moderator"];

    public IReadOnlyList<HoldingKind> Kinds { get; } = [HoldingKind.GroupPost];

    public async Task<IReadOnlyList<Holding>> OfAsync(StaffId account, CancellationToken cancellationToken)
    {
        var posts = await db.Set<GroupPost>().AsNoTracking().Where(p => p.Moderator == account && (p.State == GroupPostState.ToModerate || p.State == GroupPostState.Delivered)).OrderBy(p => p.RemindAt).ToListAsync(cancellationToken);
        var holdings = new List<Holding>();
        foreach (var post in posts) holdings.Add(await OfAsync(post, account, cancellationToken));
        return holdings;
    }

    public async Task<Result> PassAsync(Holding holding, Passing passing, CancellationToken cancellationToken)
    {
        var id = Guid.Parse(holding.Id);
        if (passing.To is not { } to || await db.Set<GroupPost>().SingleOrDefaultAsync(p => p.Id == id && p.Moderator == passing.From, cancellationToken) is not { } post) return Result.Done;
        post.Moderator = to;
        db.Record(JournalDraft.Of(passing.CommuneId, clock.GetUtcNow(), "intake.post-passed.v1", $"post:{id}", passing.JournalName, ("to", to.ToString())));
        return Result.Done;
    }

    private async Task<Holding> OfAsync(GroupPost post, StaffId account, CancellationToken cancellationToken)
    {
        var @case = post.CaseId is { } id ? await cases.FindAsync(id, cancellationToken) : null;
        var people = (await colleagues.OfAsync(post.CommuneId, cancellationToken)).Where(p => p.Id != account && p.AsActor.IsOfficer && @case?.IsHiddenFrom(p.AsActor) is not true).ToList();
        return new Holding(HoldingKind.GroupPost, post.Id.ToString(), $"Bài ghi nhận {post.NotedAt.InWords()}")
        {
            DueAt = post.RemindAt, Takers = [.. people.OrderBy(p => p.IsAway).ThenByDescending(p => p.AsActor.IsLeader && post.Kind is GroupPostKind.AboutPolice).Select(p => p.Id)],
            // A post about the police is its moderator's alone to see.
            IsDiscreet = post.Kind is GroupPostKind.AboutPolice || @case?.HasConflict is true,
        };
    }
}
