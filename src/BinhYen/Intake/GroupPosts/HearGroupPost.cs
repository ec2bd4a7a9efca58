using BinhYen.Cases;
using BinhYen.Confidentiality;
using BinhYen.Conversations;
using BinhYen.Platform.Journal;
using BinhYen.Platform.Persistence;
using BinhYen.Platform.Storage;

namespace BinhYen.Intake.GroupPosts;

/// <summary>A post as the platform delivered it. Does not print.</summary>
internal sealed record DeliveredPost(CommuneId CommuneId, string OaId, string UserId, string ZaloGroup, string Text, DateTimeOffset At)
{
    public override string ToString() => "•••";
}

/// <summary>
/// Looks once, in memory, whether a delivered post is really a report. Ordinary talk of a group is neither kept nor
/// counted. An emergency is acted upon at once, and so is what is about the chief, over which nobody in the commune
/// decides; everything else waits for an officer's decision.
/// </summary>
internal sealed class HearGroupPost(BinhYenDb db, ReadMessages reading, ConflictFinder conflicts, ReporterVault reporters, SealedRecords seals, TakePrivate take, TimeProvider clock)
{
    private readonly List<(GroupPost Post, PreparedCase? Prepared)> taken = [];

    /// <summary>What the caller announces after its save.</summary>
    public IReadOnlyList<(GroupPost Post, PreparedCase? Prepared)> Taken => taken;

    /// <summary>Works inside the caller's context and does not save.</summary>
    /// <returns>False for ordinary talk.</returns>
    public async Task<bool> HearAsync(DeliveredPost post, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(post.Text)) return false;
        var read = await reading.SuggestAsync(post.CommuneId, [post.Text], SourceChannel.ZaloGroup, cancellationToken);
        // State secrets are not stored anywhere (B-01); what is no report is nobody's business.
        if (read.IsStateSecret || !IsReport(read)) return false;
        var key = await seals.NewKeyAsync(post.CommuneId, cancellationToken);
        var row = new GroupPost
        {
            Id = Guid.CreateVersion7(post.At), CommuneId = post.CommuneId, Kind = GroupPostPlan.Guess(read), State = GroupPostState.Delivered, Group = $"Nhóm Zalo …{post.ZaloGroup[^Math.Min(4, post.ZaloGroup.Length)..]}",
            ZaloGroup = post.ZaloGroup, Lane = $"zalo:{post.OaId}", Sender = await reporters.KnowGroupMemberAsync(post.CommuneId, post.OaId, post.UserId, cancellationToken),
            KeyId = key, Words = await seals.SealAsync(key, SealPurposes.ThreadMessage, CodesInWords.Hide(post.Text), cancellationToken), NotedAt = post.At, RemindAt = post.At + TimeSpan.FromMinutes(30),
        };
        db.Add(row);
        var isAbove = (await conflicts.OfPostAsync(post.CommuneId, read.HamletId, post.Text, row.Kind is GroupPostKind.AboutPolice, cancellationToken)).AboveCommune;
        // Whatever else it is, quarrel or advertising: a case opens from it, no officer is to moderate or to be reminded of it.
        if (isAbove && row.Kind is not GroupPostKind.Emergency) row.Kind = GroupPostKind.AboutPolice;
        if (row.Kind is not GroupPostKind.Emergency && !isAbove)
        {
            db.Record(JournalDraft.Of(row.CommuneId, clock.GetUtcNow(), "intake.post-delivered.v1", $"post:{row.Id}", "system", ("kind", row.Kind.ToString())));
            return true;
        }

        var (_, prepared) = await take.TakeAsync(row, post.Text, by: null, "system", cancellationToken);
        taken.Add((row, prepared));
        return true;
    }

    private static bool IsReport(Suggestion read) =>
        read.Urgency is Urgency.Emergency || read.OfficerConflict || read.HideInGroup || CaseKinds.Of(read.Kind).IsCrime || read.Category is CaseCategory.Spam or CaseCategory.CommunityConflict;
}
