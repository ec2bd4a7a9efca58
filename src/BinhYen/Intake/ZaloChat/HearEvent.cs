using BinhYen.Cases;
using Microsoft.EntityFrameworkCore;
using BinhYen.Conversations;
using BinhYen.Conversations.Scripts;
using BinhYen.Groups;
using BinhYen.Intake.GroupPosts;
using BinhYen.Platform.Pacing;
using BinhYen.Platform.Persistence;
using BinhYen.Platform.Storage;
using BinhYen.Vault;
using BinhYen.Verification;
using BinhYen.Zalo.Webhooks;
using BinhYen.Zalo.Webhooks.Attachments;

namespace BinhYen.Intake.ZaloChat;

/// <summary>Translates one event of Zalo into what the talk understands. Works inside the caller's context and does not save.</summary>
internal sealed class HearEvent(BinhYenDb db, InboxReader reader, ZaloAccounts accounts, ContinueTalk talks, OfficerPhones phones, AnswerByZalo verifiers, HearGroupPost posts, FetchMedia media,
    SealedRecords seals, FindAddressee addressees, ReadMessages reading, Pace paces, PaceLimits limits, GroupNews groups, HearJoinWish wishes)
{
    /// <summary>The blind key of a person as a talk stores it.</summary>
    public static byte[] BytesOf(PersonKey person) => person.Value.ToByteArray(bigEndian: true);

    public async Task RunAsync(InboxEvent row, CancellationToken cancellationToken)
    {
        if (await reader.OpenAsync(row, cancellationToken) is not { } heard)
        {
            row.MarkIgnored("unreadable");
            return;
        }

        if (heard is GroupChanged changed)
        {
            row.LeaveNothing();
            if (await groups.HeardAsync(row.CommuneId, changed, cancellationToken)) row.MarkProcessed();
            else row.MarkIgnored("group-not-known");
            return;
        }

        if (await SpeakerAsync(row, heard, cancellationToken) is not { } speaker)
        {
            row.MarkIgnored("no-person");
            return;
        }

        var taken = heard switch
        {
            GroupMessageFromUser post => await HearPostAsync(speaker, post, row, cancellationToken),
            MessageFromUser message => await HearMessageAsync(speaker, message, row, cancellationToken),
            MessageFromOa echo => await HearEchoAsync(speaker, echo, cancellationToken),
            ContactShared contact => await talks.NoteContactAsync(speaker, contact.FullName, contact.Phone, contact.Address, cancellationToken),
            UserFollowed or ChatOpened => await talks.WelcomeAsync(speaker, cancellationToken),
            ConsentWithdrawn => await WithdrawAsync(speaker, cancellationToken),
            _ => false,
        };
        // Only the own words in the private talk are kept, for as long as their report may have to be deleted with them. Whether a message arrived
        // or was seen, who follows, who writes in a group: the minute of these is known to others, or stands beside an officer's.
        if (heard is not MessageFromUser) row.LeaveNothing();
        await RetireAsync(row, cancellationToken);
        if (row.State is not InboxState.Pending) return;
        if (taken) row.MarkProcessed();
        else row.MarkIgnored("not-needed");
    }

    // What waits goes on in order under the person's own key; what was done belongs to the talk that ended.
    private async Task RetireAsync(InboxEvent row, CancellationToken cancellationToken)
    {
        foreach (var (person, from) in talks.Retired)
        {
            var (before, after) = (new PersonKey(new Guid(person, bigEndian: true)), new PersonKey(new Guid(from, bigEndian: true)));
            var done = db.Set<InboxEvent>().Where(e => e.PersonKey == before && e.Id != row.Id && e.State != InboxState.Pending);
            foreach (var heard in await done.ToListAsync(cancellationToken)) heard.PersonKey = after;
        }
    }

    private async Task<bool> HearMessageAsync(Speaker speaker, MessageFromUser message, InboxEvent row, CancellationToken cancellationToken)
    {
        var text = message.Message.Text?.Trim() ?? "";
        if (await phones.HearAsync(VoiceOf(speaker), text, cancellationToken))
        {
            row.ForgetPerson();
            return true;
        }

        if (await IsTooMuchAsync(speaker, text, cancellationToken))
        {
            row.MarkIgnored("too-many");
            return true;
        }

        if (message.Message.Attachments.Count == 0 && await wishes.HearAsync(speaker.CommuneId, speaker.UserId, text, cancellationToken) is { } answer)
        {
            // Who wishes to join is soon a name in a list of members; the reports of the same person must not be found by the wish, nor by its answer.
            await talks.TellOnceAsync(speaker, answer, cancellationToken);
            row.LeaveNothing();
            return true;
        }

        // Before a talk begins: as a verifier the person is somebody else than as a resident.
        if (AnswerByZalo.IsMeantFor(text))
        {
            await verifiers.HearAsync(VoiceOf(speaker), text, cancellationToken);
            row.ForgetPerson();
            return true;
        }

        // A sticker or a thumb says nothing that an officer could act on, and makes nobody known.
        var parts = PartsOf(text, message.Message.Attachments);
        if (parts.Count == 0) return false;
        var words = string.Join('\n', parts);
        if (DoubtCommand.Read(words) is { } pressed) return await HearPressedAsync(speaker, pressed, row, cancellationToken);
        var standing = await verifiers.StandingAsync(VoiceOf(speaker), cancellationToken);
        return await addressees.OfAsync(speaker, words, message.Message.Quote?.Value, standing, cancellationToken) switch
        {
            Addressee.Post post => await HearForPostAsync(speaker, post.Thread, new Heard(words, [], row.ReceivedAt), message, row, cancellationToken),
            Addressee.Ask ask => await HoldAsync(speaker, ask, words, message, row, cancellationToken),
            Addressee.Verification => await PointToButtonsAsync(speaker, row, cancellationToken),
            Addressee.Greeting => await GreetAsync(speaker, row, cancellationToken),
            _ => await HearInTalkAsync(speaker, words, message, row, cancellationToken),
        };
    }

    private async Task<bool> HearInTalkAsync(Speaker speaker, string words, MessageFromUser message, InboxEvent row, CancellationToken cancellationToken)
    {
        var talk = await talks.OfAsync(speaker, cancellationToken);
        var files = await FetchAsync(speaker.CommuneId, message, talk.KeyId, talk.Id, cancellationToken);
        // A file comes later than its words and belongs where they went, be that another report than the newest.
        if (await talks.HearAsync(talk, words, message.Message.Quote?.Value, row.ReceivedAt, cancellationToken) is { } thread)
            await FollowAsync(files, thread, row.ReceivedAt, cancellationToken);
        return true;
    }

    // Everybody knows who posted: no row of the person's own talk is touched, and nothing of the event stays. Files lie under the key of the report of the post.
    private async Task<bool> HearForPostAsync(Speaker speaker, ConversationId post, Heard heard, MessageFromUser message, InboxEvent row, CancellationToken cancellationToken)
    {
        var (thread, apart) = await talks.HearForPostAsync(speaker, post, heard, cancellationToken);
        if (apart is { } own)
        {
            await FetchAsync(speaker.CommuneId, message, (await talks.OfAsync(speaker, cancellationToken)).KeyId, own.Value, cancellationToken);
            return true;
        }

        if (thread is not null) await FetchAsync(speaker.CommuneId, message, thread.KeyId, thread.Id.Value, cancellationToken);
        row.LeaveNothing();
        return true;
    }

    // A file of which nobody knows yet where it belongs has a key of its own: under the key of the talk it would join a post to it.
    private async Task<bool> HoldAsync(Speaker speaker, Addressee.Ask ask, string words, MessageFromUser message, InboxEvent row, CancellationToken cancellationToken)
    {
        var talk = await talks.OfAsync(speaker, cancellationToken);
        if (message.Message.Attachments.Any(a => LinkOf(a) is not null))
            await FetchAsync(speaker.CommuneId, message, await seals.NewKeyAsync(speaker.CommuneId, cancellationToken), talk.Id, cancellationToken);
        await talks.HoldAsync(talk, new Heard(words, [], row.ReceivedAt), ask, cancellationToken);
        return true;
    }

    // "Trả lời" or "chuyện khác".
    private async Task<bool> HearPressedAsync(Speaker speaker, DoubtCommand pressed, InboxEvent row, CancellationToken cancellationToken)
    {
        if (await talks.FindAsync(speaker, cancellationToken) is not { } talk) return false;
        if (await talks.ReleaseAsync(talk, cancellationToken) is not { } held) return true;
        var heard = new Heard(string.Join('\n', held.Messages), held.Attachments, held.FirstAt);
        if (pressed.IsAnswer && held.Doubt is Doubt.Verification)
        {
            // What was typed for a question that buttons answer is kept nowhere.
            await ForgetFilesAsync(talk, cancellationToken);
            return await PointToButtonsAsync(speaker, row, cancellationToken);
        }

        var post = pressed is { IsAnswer: true, CheckCode: { } code } ? await addressees.PostAsync(speaker, code, cancellationToken) : null;
        if (post is not { } asked)
        {
            if (await talks.HearAsync(talk, heard, quoted: null, cancellationToken) is { } thread) await FollowAsync(await WaitingFilesAsync(talk, cancellationToken), thread, row.ReceivedAt, cancellationToken);
            return true;
        }

        var went = await talks.HearForPostAsync(speaker, asked, heard, cancellationToken);
        if ((went.Post?.Id ?? went.Apart) is { } owner)
            foreach (var file in await WaitingFilesAsync(talk, cancellationToken)) file.OwnerId = owner.Value;
        if (went.Apart is null) row.LeaveNothing();
        return true;
    }

    private async Task<bool> PointToButtonsAsync(Speaker speaker, InboxEvent row, CancellationToken cancellationToken)
    {
        await verifiers.PointToButtonsAsync(VoiceOf(speaker), cancellationToken);
        row.LeaveNothing();
        return true;
    }

    private async Task<bool> GreetAsync(Speaker speaker, InboxEvent row, CancellationToken cancellationToken)
    {
        await talks.GreetOnceAsync(speaker, cancellationToken);
        row.LeaveNothing();
        return true;
    }

    private Task<List<MediaFetch>> WaitingFilesAsync(Talk talk, CancellationToken cancellationToken) =>
        db.Set<MediaFetch>().Where(f => f.OwnerId == talk.Id && f.AttachmentId == null).ToListAsync(cancellationToken);

    private async Task ForgetFilesAsync(Talk talk, CancellationToken cancellationToken) => db.RemoveRange(await WaitingFilesAsync(talk, cancellationToken));

    private async Task<List<MediaFetch>> FetchAsync(CommuneId commune, MessageFromUser message, RecordKeyId key, Guid owner, CancellationToken cancellationToken)
    {
        var files = new List<MediaFetch>();
        foreach (var attachment in message.Message.Attachments)
        {
            if (LinkOf(attachment) is { } link)
                files.Add(await media.AskAsync(db, commune, key, owner, link.AbsoluteUri, NameOf(attachment), cancellationToken));
        }

        return files;
    }

    // So do files that were sent a moment before words which began a report of their own, and are still on their way.
    private async Task FollowAsync(List<MediaFetch> files, ConversationId thread, DateTimeOffset at, CancellationToken cancellationToken)
    {
        foreach (var file in files) file.OwnerId = thread.Value;
        if (talks.StandsApartFrom is not { } left) return;
        var since = at - SaidLately.PicturesBefore;
        foreach (var file in await db.Set<MediaFetch>().Where(f => f.OwnerId == left.Value && f.AskedAt >= since && f.AttachmentId == null).ToListAsync(cancellationToken))
            file.OwnerId = thread.Value;
    }

    // Only what the platform brings by itself; nothing here asks a group for more.
    private async Task<bool> HearPostAsync(Speaker speaker, GroupMessageFromUser post, InboxEvent row, CancellationToken cancellationToken) =>
        post is { GroupId: { } group, Message.Text: { Length: > 0 } text }
        && await posts.HearAsync(new DeliveredPost(speaker.CommuneId, speaker.OaId, speaker.UserId, group.Value, text.Trim(), row.ReceivedAt), cancellationToken);

    private async Task<bool> HearEchoAsync(Speaker speaker, MessageFromOa echo, CancellationToken cancellationToken)
    {
        // Without an admin it is what we sent ourselves, and is known already.
        if (echo.AdminId is not { } admin || (echo.Message.Text ?? echo.Message.TextSurrogate) is not { Length: > 0 } words) return false;
        return await talks.NoteConsoleReplyAsync(speaker, admin.Value, words, cancellationToken);
    }

    // One person who floods the chat is told so once and heard again later; what cries for help is heard always.
    private async Task<bool> IsTooMuchAsync(Speaker speaker, string text, CancellationToken cancellationToken)
    {
        var who = Convert.ToHexString(speaker.PersonKey);
        if (paces.Take("zalo", who, PaceLimits.Of(limits.ZaloMessages)) is not { } again) return false;
        if (text.Length > 0 && (await reading.SuggestAsync(speaker.CommuneId, [text], SourceChannel.Zalo, cancellationToken)).Urgency is Urgency.Emergency) return false;
        if (paces.Take("zalo-told", who, PaceLimits.Of(1)) is null)
            await talks.TellAsync(speaker, $"Bạn gửi nhanh quá nên các tin từ bây giờ đến {VietnamTime.TimeOf(again):HH:mm} chưa được ghi. Xin gửi lại sau giờ đó. Đang nguy hiểm thì gọi 113 ngay.", cancellationToken);
        return true;
    }

    // Officers and verifiers have identities of their own in the vault, and only those are destroyed here: a link that ended in the same save
    // as a resident's reports would name the resident to everybody who reads the journal.
    private async Task<bool> WithdrawAsync(Speaker speaker, CancellationToken cancellationToken)
    {
        await phones.WithdrawAsync(VoiceOf(speaker), cancellationToken);
        await verifiers.WithdrawAsync(VoiceOf(speaker), cancellationToken);
        return await talks.WithdrawAsync(speaker, cancellationToken);
    }

    private static ZaloVoice VoiceOf(Speaker speaker) => new(speaker.CommuneId, speaker.OaId, speaker.UserId);

    private async Task<Speaker?> SpeakerAsync(InboxEvent row, ZaloWebhookEvent heard, CancellationToken cancellationToken)
    {
        var snapshot = await accounts.CurrentAsync(cancellationToken);
        return heard.OaId is { } oa && heard.UserId is { } user && snapshot.Accounts.ContainsKey(oa)
            ? new Speaker(row.CommuneId, oa.Value, user.Value, BytesOf(row.PersonKey))
            : null;
    }

    private static List<string> PartsOf(string text, IReadOnlyList<MessageAttachment> attachments)
    {
        var parts = new List<string>();
        if (text.Length > 0) parts.Add(text);
        parts.AddRange(attachments.Where(a => text.Length == 0 || a is LocationAttachment).Select(StandIn).OfType<string>());
        return parts;
    }

    private static string? StandIn(MessageAttachment attachment) => attachment switch
    {
        ImageAttachment or GifAttachment => "[Ảnh]",
        AudioAttachment => "[Ghi âm]",
        VideoAttachment => "[Video]",
        FileAttachment => "[Tệp]",
        LinkAttachment link => link.Url is null ? null : $"[Liên kết: {link.Url.Host}]",
        LocationAttachment { Latitude: { } latitude, Longitude: { } longitude } => FormattableString.Invariant($"[Vị trí: {latitude:0.00000}, {longitude:0.00000}]"),
        _ => null,
    };

    private static Uri? LinkOf(MessageAttachment attachment) => attachment switch
    {
        ImageAttachment image => image.Url,
        GifAttachment gif => gif.Url,
        AudioAttachment audio => audio.Url,
        VideoAttachment video => video.Url,
        FileAttachment file => file.Url,
        _ => null,
    };

    private static string? NameOf(MessageAttachment attachment) => (attachment as FileAttachment)?.Name;
}
