using BinhYen.Cases;
using BinhYen.Communes;
using BinhYen.Confidentiality;
using BinhYen.Conversations;
using BinhYen.Platform.Journal;
using BinhYen.Platform.Outbox;
using BinhYen.Platform.Pacing;
using BinhYen.Platform.Persistence;
using BinhYen.Platform.Settings;
using BinhYen.Platform.Storage;
using BinhYen.Staff;
using BinhYen.Vault;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Intake.GroupPosts;

/// <summary>What an officer copied out of a group, or chose for a delivered post.</summary>
/// <param name="Kind">Which row of the table.</param>
/// <param name="Text">The words; null for a delivered post, whose words are kept.</param>
/// <param name="Group">Which group, as the officer calls it.</param>
/// <param name="Hamlet">Where it happened; null when not known.</param>
/// <param name="Key">Sent twice, it is done once.</param>
internal sealed record PostTaken(GroupPostKind Kind, string? Text, string Group, HamletId? Hamlet, string Key)
{
    public override string ToString() => "•••";
}

/// <summary>What came of it.</summary>
/// <param name="Plan">What is to be done.</param>
/// <param name="Code">The private case; null where none is opened. Never with the tracking code: whoever moderates is not who posted.</param>
/// <param name="MayOpen">The officer may see that case: not when it is about the officer.</param>
/// <param name="WasSent">Group and sender were told by the official account; otherwise the officer copies the words.</param>
internal sealed record TakenPost(GroupPostPlan Plan, CaseCode? Code, bool MayOpen, bool WasSent);

/// <summary>
/// From a group to private: the case opens from the private copy, the group gets a fixed polite answer, the moderator a
/// task with a reminder, the sender a private way on that passes through no hands of ours (R-YC-72, workflow §8). Nothing here can read a group: it knows what
/// somebody pasted or the platform delivered.
/// </summary>
internal sealed class TakePrivate(
    BinhYenDb db, SubmitReport submit, OpenCase openCase, JoinThread join, ReadMessages reading, VisibleCases visible, Colleagues colleagues, LoadCase cases, CommuneDirectory communes,
    SealedRecords seals, IRecordSealer vault, ReporterVault reporters, SpokenElsewhere elsewhere, QueueMessage outbox, IOutboxBell bell, PaceLimits limits, BinhYenOptions options, TimeProvider clock)
{
    /// <summary>A post that an officer pasted.</summary>
    public async Task<Result<TakenPost>> PastedAsync(CurrentStaff staff, PostTaken taken, CancellationToken cancellationToken)
    {
        var plan = await PlanAsync(staff.CommuneId, taken.Kind, cancellationToken);
        OpenedCase? opened = null;
        if (plan.OpensCase)
        {
            var submitted = await submit.HandleAsync(new Submission
            {
                CommuneId = staff.CommuneId, Channel = SourceChannel.ZaloGroup, Text = taken.Text ?? "", HamletId = taken.Hamlet, Secrecy = Secrecy.Anonymous,
                AboutPolice = taken.Kind is GroupPostKind.AboutPolice, EmergencyPressed = taken.Kind is GroupPostKind.Emergency, TakenBy = staff.Id,
                IdempotencyKey = $"group|{staff.Id}|{taken.Key}", Pace = new SenderPace("staff-report", staff.JournalName, PaceLimits.Of(limits.StaffReports)),
            }, cancellationToken);
            if (!submitted.TryGet(out var done, out var no)) return no;
            opened = done.Opened;
        }

        if (opened is not { IsRepeat: true })
        {
            var now = clock.GetUtcNow();
            var post = new GroupPost
            {
                Id = Guid.CreateVersion7(now), CommuneId = staff.CommuneId, Kind = taken.Kind, State = GroupPostState.ToModerate, CaseId = opened?.CaseId,
                Group = taken.Group.Length == 0 ? "nhóm chưa ghi tên" : taken.Group[..Math.Min(taken.Group.Length, 120)], NotedBy = staff.Id, NotedAt = now,
                RemindAt = now + plan.RemindAfter, Moderator = await ModeratorAsync(staff.CommuneId, taken.Kind, opened?.CaseId, staff.Id, cancellationToken),
            };
            db.Add(post);
            Record(post, staff.JournalName, opened);
            await db.SaveChangesAsync(cancellationToken);
        }

        return new TakenPost(plan, opened?.Code, await MayOpenAsync(staff, opened, cancellationToken), WasSent: false);
    }

    /// <summary>A delivered post, decided by an officer: the second of two taps.</summary>
    public async Task<Result<TakenPost>> DeliveredAsync(CurrentStaff staff, GroupPost post, GroupPostKind kind, CancellationToken cancellationToken)
    {
        if (post is not { State: GroupPostState.Delivered, Words: { } kept }) return GroupPostRefusals.AlreadyDecided;
        post.Kind = kind;
        var words = await seals.OpenAsync(kept, SealPurposes.ThreadMessage, cancellationToken);
        var (plan, prepared) = await TakeAsync(post, words, staff.Id, staff.JournalName, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await AfterSaveAsync(post, prepared, cancellationToken);
        return new TakenPost(plan, prepared?.Opened.Code, await MayOpenAsync(staff, prepared?.Opened, cancellationToken), WasSent: true);
    }

    /// <summary>Does everything inside the caller's context and does not save.</summary>
    public async Task<(GroupPostPlan Plan, PreparedCase? Prepared)> TakeAsync(GroupPost post, string words, StaffId? by, string journalName, CancellationToken cancellationToken)
    {
        var plan = await PlanAsync(post.CommuneId, post.Kind, cancellationToken);
        var prepared = plan.OpensCase ? await PrepareAsync(post, words, cancellationToken) : null;
        prepared?.AddTo(db);
        var now = clock.GetUtcNow();
        (post.State, post.CaseId, post.NotedBy, post.RemindAt) = (GroupPostState.ToModerate, prepared?.Case.Id, by, now + plan.RemindAfter);
        post.Moderator = await ModeratorAsync(post.CommuneId, post.Kind, prepared?.Case.Id, by, cancellationToken, prepared?.Case);
        var key = prepared?.Thread.KeyId ?? await seals.NewKeyAsync(post.CommuneId, cancellationToken);
        await outbox.AddAsync(db, new OutboxAddress(post.CommuneId, post.Lane!, Guid.Empty, key, Urgent: post.Kind is GroupPostKind.Emergency) { Group = post.ZaloGroup }, new OutboxText(plan.GroupWords, []), cancellationToken);
        if (plan.PrivateWords is { } alone && post.Sender is { } sender)
        {
            // In the thread stands that the sender was told, without the code, which is the sender's alone.
            var told = prepared is null ? (Guid?)null : await join.AddSystemMessageAsync(prepared.Thread.Id, ThreadMessageKind.Receipt, alone, cancellationToken);
            await outbox.AddAsync(db, new OutboxAddress(post.CommuneId, post.Lane!, sender, key, told), new OutboxText(PrivateText(alone, prepared?.Opened), []), cancellationToken);
            // "Sao lại ẩn bài của em" answers a post that is in no report.
            if (prepared is null && await reporters.ZaloAddressAsync(sender, cancellationToken) is { } user) elsewhere.Note(post.Lane!, user);
        }

        // The copy is no longer needed: the case has its own.
        (post.Words, post.Sender) = (null, null);
        Record(post, journalName, prepared?.Opened);
        return (plan, prepared);
    }

    /// <summary>Tells the live pages and the sender of messages what is durable now.</summary>
    public async Task AfterSaveAsync(GroupPost post, PreparedCase? prepared, CancellationToken cancellationToken)
    {
        if (prepared is not null) openCase.Announce(prepared);
        if (post.Lane is { } lane) bell.Ring(lane);
        if (post.KeyId is { } key) await vault.DestroyAsync([key], "group-post-decided", cancellationToken);
    }

    // Whoever has the code may read on and add: it goes to the sender's own chat and nowhere else.
    private string PrivateText(string words, OpenedCase? opened) =>
        opened is null ? words : $"{words}\nMã tra cứu của bạn: {opened.TrackingCode.Reveal()} (xem tại {options.PublicUrl}/tra-cuu). Xin giữ kín mã này.";

    private async Task<PreparedCase> PrepareAsync(GroupPost post, string words, CancellationToken cancellationToken)
    {
        var read = await reading.SuggestAsync(post.CommuneId, [words], SourceChannel.ZaloGroup, cancellationToken);
        var category = post.Kind is GroupPostKind.AboutPolice && read.Category is not (CaseCategory.PoliceConduct or CaseCategory.PoliceSuggestion) ? CaseCategory.PoliceConduct : read.Category;
        return await openCase.PrepareAsync(new CaseOpening
        {
            CommuneId = post.CommuneId, Channel = SourceChannel.ZaloGroup, Messages = [words], Category = category,
            Kind = category == read.Category && read.Kind is not CaseKind.NonCase ? read.Kind : CaseCategories.Of(category).DefaultKind,
            Urgency = post.Kind is GroupPostKind.Emergency ? Urgency.Emergency : read.Urgency, HamletId = read.HamletId,
            Secrecy = read.AsksForSecrecy ? Secrecy.KeptSecret : Secrecy.Named, Reporter = post.Sender, Lane = post.Lane,
            OfficerConflict = post.Kind is GroupPostKind.AboutPolice || read.OfficerConflict, ReceivedAt = post.NotedAt, SuggestionReasons = read.Reasons,
        }, cancellationToken);
    }

    private async Task<GroupPostPlan> PlanAsync(CommuneId commune, GroupPostKind kind, CancellationToken cancellationToken) => GroupPostPlan.Of(
        kind, (await communes.FindAsync(commune, cancellationToken))!, (await communes.SettingsAsync(commune, cancellationToken)).Values, options.PublicUrl);

    // A complaint about the police is moderated by somebody whom the case is not hidden from, and not by who noted it.
    private async Task<StaffId?> ModeratorAsync(CommuneId commune, GroupPostKind kind, CaseId? id, StaffId? noted, CancellationToken cancellationToken, Case? prepared = null)
    {
        if (kind is not GroupPostKind.AboutPolice) return noted;
        var @case = prepared ?? (id is { } known ? await cases.FindAsync(known, cancellationToken) : null);
        return (await colleagues.OfAsync(commune, cancellationToken))
            .Where(c => c.AsActor.IsOfficer && !c.IsAway && c.Id != noted && @case?.IsHiddenFrom(c.AsActor) is not true)
            .OrderBy(c => c.Role is StaffRole.DeputyPoliceChief ? 0 : c.Role is StaffRole.PoliceChief ? 1 : 2).FirstOrDefault()?.Id;
    }

    private async Task<bool> MayOpenAsync(CurrentStaff staff, OpenedCase? opened, CancellationToken cancellationToken) =>
        opened is not null && await (await visible.ForAsync(staff, cancellationToken)).AnyAsync(c => c.Id == opened.CaseId, cancellationToken);

    private void Record(GroupPost post, string by, OpenedCase? opened) =>
        db.Record(JournalDraft.Of(post.CommuneId, clock.GetUtcNow(), "intake.post-taken-private.v1", opened?.Code.ToString() ?? $"post:{post.Id}", by, ("kind", post.Kind.ToString()), ("moderator", post.Moderator?.ToString())));
}

/// <summary>Every "no" about posts of a group.</summary>
internal static class GroupPostRefusals
{
    public static Refusal AlreadyDecided { get; } = new("group-post.decided", "Bài này đã có người xử lý. Tải lại trang để xem.", RefusalKind.Conflict);
    public static Refusal NotYours { get; } = new("group-post.not-yours", "Việc này do cán bộ khác kiểm duyệt.", RefusalKind.Forbidden);
}
