using BinhYen.Cases;
using BinhYen.Communes;
using BinhYen.Conversations;
using BinhYen.Platform.Journal;
using BinhYen.Platform.Persistence;
using BinhYen.Platform.Settings;
using BinhYen.Platform.Storage;
using BinhYen.Site;
using BinhYen.Staff;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Intake.GroupPosts;

/// <summary>From a group's post to a private case in two taps, and the moderators' tasks.</summary>
internal static class GroupPostEndpoints
{
    private const int Shown = 30;

    public static void MapGroupPosts(this WebApplication app)
    {
        var posts = app.MapGroup("/reports/from-group").Require(Permission.EnterReports);
        posts.MapGet("", async (CurrentStaff staff, Fill fill, CancellationToken cancellationToken) =>
        {
            await fill.Async(staff, cancellationToken);
            return SiteRoom.Page<FromGroupPage>();
        });
        posts.MapPost("", PasteAsync);
        posts.MapPost("/{id:guid}/take", TakeAsync).Require(Permission.HandleCases);
        posts.MapPost("/{id:guid}/dismiss", DismissAsync).Require(Permission.HandleCases);
        posts.MapPost("/{id:guid}/done", DoneAsync);
    }

    // Sent again, the form's key leads to the same case.
    private static async Task<IResult> PasteAsync(
        IFormCollection posted, CurrentStaff staff, TakePrivate take, ReadMessages reading, GroupPostScreen screen, Fill fill, CancellationToken cancellationToken)
    {
        screen.Text = posted.Text("text")?.ReplaceLineEndings("\n") ?? "";
        (screen.Group, screen.Hamlet) = (posted.Text("group") ?? "", posted.Id("hamlet"));
        if (posted.Text("key") is { Length: 32 } key) screen.Key = key;
        screen.Kind = Enum.TryParse<GroupPostKind>(posted.Text("kind"), out var chosen) && Enum.IsDefined(chosen) ? chosen : null;
        var status = StatusCodes.Status422UnprocessableEntity;
        if (screen.Text.Length == 0) screen.Errors = FormErrors.Of("text", "Dán nội dung bài trong nhóm.");
        else
        {
            // Not chosen: the machine's guess stands, and the officer sees which one it was.
            var kind = screen.Kind ?? GroupPostPlan.Guess(await reading.SuggestAsync(staff.CommuneId, [screen.Text], SourceChannel.ZaloGroup, cancellationToken));
            var hamlet = screen.Hamlet is { } id ? new HamletId(id) : (HamletId?)null;
            if ((await take.PastedAsync(staff, new PostTaken(kind, screen.Text, screen.Group, hamlet, screen.Key), cancellationToken)).TryGet(out var taken, out var no)) Show(screen, taken);
            else
            {
                screen.Errors = FormErrors.Of("text", no.Message);
                if (no.Code == SubmissionRefusals.TooManyCode) status = StatusCodes.Status429TooManyRequests;
            }
        }

        await fill.Async(staff, cancellationToken);
        return SiteRoom.Page<FromGroupPage>(screen.Errors is null ? StatusCodes.Status200OK : status);
    }

    private static async Task<IResult> TakeAsync(
        Guid id, IFormCollection posted, CurrentStaff staff, TakePrivate take, GroupPostScreen screen, Fill fill, CancellationToken cancellationToken)
    {
        if (await fill.DeliveredAsync(staff, id, cancellationToken) is not { } post) return SiteRoom.Page<NotFoundPage>(StatusCodes.Status404NotFound);
        var kind = Enum.TryParse<GroupPostKind>(posted.Text("kind"), out var chosen) && Enum.IsDefined(chosen) ? chosen : post.Kind;
        if ((await take.DeliveredAsync(staff, post, kind, cancellationToken)).TryGet(out var taken, out var no)) screen.Taken = taken;
        else screen.Errors = FormErrors.Of("main", no.Message);
        await fill.Async(staff, cancellationToken);
        return SiteRoom.Page<FromGroupPage>(no is null ? StatusCodes.Status200OK : StatusCodes.Status409Conflict);
    }

    private static async Task<IResult> DismissAsync(
        Guid id, IFormCollection _, CurrentStaff staff, BinhYenDb db, Fill fill, TakePrivate take, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await fill.DeliveredAsync(staff, id, cancellationToken) is not { } post) return SiteRoom.Page<NotFoundPage>(StatusCodes.Status404NotFound);
        (post.State, post.Words, post.Sender, post.DoneAt, post.DoneBy) = (GroupPostState.Dismissed, null, null, clock.GetUtcNow(), staff.Id);
        db.Record(JournalDraft.Of(staff.CommuneId, clock.GetUtcNow(), "intake.post-dismissed.v1", $"post:{post.Id}", staff.JournalName));
        await db.SaveChangesAsync(cancellationToken);
        await take.AfterSaveAsync(post, null, cancellationToken);
        return Results.Redirect("/reports/from-group");
    }

    private static async Task<IResult> DoneAsync(Guid id, IFormCollection _, CurrentStaff staff, BinhYenDb db, Fill fill, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await fill.TasksOf(staff).SingleOrDefaultAsync(p => p.Id == id, cancellationToken) is { } post)
        {
            (post.State, post.DoneAt, post.DoneBy) = (GroupPostState.Done, clock.GetUtcNow(), staff.Id);
            db.Record(JournalDraft.Of(staff.CommuneId, clock.GetUtcNow(), "intake.post-hidden.v1", $"post:{post.Id}", staff.JournalName));
            await db.SaveChangesAsync(cancellationToken);
        }

        return Results.Redirect("/reports/from-group");
    }

    private static void Show(GroupPostScreen screen, TakenPost taken)
    {
        screen.Taken = taken;
        (screen.Text, screen.Kind, screen.Key) = ("", null, new GroupPostScreen().Key);
    }

    /// <summary>Reads what the page shows, each for whom it is.</summary>
    internal sealed class Fill(
        GroupPostScreen screen, BinhYenDb db, Colleagues colleagues, StaffDirectory directory, CommuneDirectory communes, ConflictFinder conflicts, SealedRecords seals, ICommuneChannel channel, BinhYenOptions options,
        TimeProvider clock)
    {
        public async Task Async(CurrentStaff staff, CancellationToken cancellationToken)
        {
            var commune = (await communes.FindAsync(staff.CommuneId, cancellationToken))!;
            screen.Plans = GroupPostPlan.All(commune, (await communes.SettingsAsync(staff.CommuneId, cancellationToken)).Values, options.PublicUrl);
            if (screen.Taken is { WasSent: false } taken)
                screen.ToRelay = taken.Plan.WordsToRelay(commune, options.PublicUrl, (await channel.OfAsync(staff.CommuneId, cancellationToken))?.ChatUrl);
            screen.Hamlets = await communes.HamletsAsync(staff.CommuneId, cancellationToken);
            var tasks = await TasksOf(staff).AsNoTracking().OrderBy(p => p.RemindAt).Take(Shown).ToListAsync(cancellationToken);
            var names = await directory.NamesAsync(tasks.Select(t => t.Moderator).OfType<StaffId>(), cancellationToken);
            screen.ToModerate = [.. tasks.Select(t => Line(t, t.Moderator is { } m ? names.GetValueOrDefault(m) : null, staff, null))];
            screen.Delivered = await DeliveredAsync(staff, cancellationToken);
        }

        /// <summary>Tasks of this account: the own ones, and for leaders those nobody cared about in time. A complaint about the police is its moderator's alone.</summary>
        public IQueryable<GroupPost> TasksOf(CurrentStaff staff)
        {
            var me = staff.Id;
            var leads = staff.May(Permission.ApproveCases);
            var officer = staff.May(Permission.HandleCases);
            return db.Set<GroupPost>().Where(p => p.CommuneId == staff.CommuneId && p.State == GroupPostState.ToModerate
                && (p.Moderator == me || (p.Kind != GroupPostKind.AboutPolice && (p.NotedBy == me || (officer && p.Moderator == null) || (leads && p.Reminders > 1)))));
        }

        /// <summary>A delivered post that this account may decide about; null otherwise.</summary>
        public async Task<GroupPost?> DeliveredAsync(CurrentStaff staff, Guid id, CancellationToken cancellationToken) =>
            await (await MayDecideAsync(staff, cancellationToken)).SingleOrDefaultAsync(p => p.Id == id, cancellationToken) is { } post
            && !await ConcernsAsync(staff, post, await WordsAsync(post, cancellationToken), cancellationToken) ? post : null;

        private async Task<IReadOnlyList<PostLine>> DeliveredAsync(CurrentStaff staff, CancellationToken cancellationToken)
        {
            var lines = new List<PostLine>();
            foreach (var post in await (await MayDecideAsync(staff, cancellationToken)).AsNoTracking().OrderBy(p => p.NotedAt).Take(Shown).ToListAsync(cancellationToken))
            {
                var words = await WordsAsync(post, cancellationToken);
                if (!await ConcernsAsync(staff, post, words, cancellationToken)) lines.Add(Line(post, null, staff, words));
            }

            return lines;
        }

        private ValueTask<string?> WordsAsync(GroupPost post, CancellationToken cancellationToken) => seals.OpenOrNullAsync(post.Words, SealPurposes.ThreadMessage, cancellationToken);

        // A leader who is meant decides over it as little as any other officer.
        private async Task<bool> ConcernsAsync(CurrentStaff staff, GroupPost post, string? words, CancellationToken cancellationToken) =>
            words is not null
            && (await conflicts.OfPostAsync(post.CommuneId, null, words, post.Kind is GroupPostKind.AboutPolice, cancellationToken)) is var scope && (scope.AboveCommune || scope.Excluded.Contains(staff.Id));

        // What may be about an officer is for leaders alone until a case says whom it is hidden from.
        private async Task<IQueryable<GroupPost>> MayDecideAsync(CurrentStaff staff, CancellationToken cancellationToken)
        {
            var posts = db.Set<GroupPost>().Where(p => p.CommuneId == staff.CommuneId && p.State == GroupPostState.Delivered);
            if (!staff.May(Permission.HandleCases)) return posts.Where(_ => false);
            if (staff.May(Permission.SeeAllCases)) return posts;
            return await colleagues.IsOnDutyAsync(staff, cancellationToken) ? posts.Where(p => p.Kind != GroupPostKind.AboutPolice) : posts.Where(_ => false);
        }

        private PostLine Line(GroupPost post, string? moderator, CurrentStaff staff, string? words)
        {
            var plan = screen.Plans.First(p => p.Kind == post.Kind);
            return new PostLine(post.Id, plan.Label, post.Group, post.NotedAt, plan.Act, moderator, post.Moderator == staff.Id, post.Reminders > 0 || post.RemindAt <= clock.GetUtcNow(), post.Kind, words);
        }
    }
}
