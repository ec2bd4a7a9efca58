using BinhYen.Cases;
using BinhYen.Conversations;
using BinhYen.Groups;
using BinhYen.Intake.GroupPosts;
using BinhYen.Platform.Pacing;
using BinhYen.Platform.Persistence;
using BinhYen.Vault;
using BinhYen.Verification;
using BinhYen.Zalo.Webhooks;
using BinhYen.Zalo.Webhooks.Attachments;

namespace BinhYen.Intake.ZaloChat;

/// <summary>Translates one event of Zalo into what the talk understands. Works inside the caller's context and does not save.</summary>
internal sealed class HearEvent(BinhYenDb db, InboxReader reader, ZaloAccounts accounts, ContinueTalk talks, OfficerPhones phones, AnswerByZalo verifiers, HearGroupPost posts, FetchMedia media, FollowWords files,
    FindAddressee addressees, ReadMessages reading, Pace paces, PaceLimits limits, GroupNews groups, HearJoinWish wishes, SpokenElsewhere elsewhere, KeptInDoubt kept)
{
    /// <summary>Key of the talk whose person was heard; null while nobody was.</summary>
    public byte[]? TalkKey { get; private set; }

    public async Task RunAsync(InboxEvent row, CancellationToken cancellationToken)
    {
        if (await reader.OpenAsync(row, cancellationToken) is not { } heard)
        {
            row.SetAside("unreadable");
            return;
        }

        if (heard is GroupChanged changed)
        {
            if (await groups.HeardAsync(row.CommuneId, changed, cancellationToken)) row.MarkProcessed();
            else row.MarkIgnored("group-not-known");
            return;
        }

        if (await SpeakerAsync(row, heard, cancellationToken) is not { } speaker)
        {
            row.SetAside("no-person");
            return;
        }

        TalkKey = speaker.PersonKey;
        await (heard switch
        {
            GroupMessageFromUser post => HearPostAsync(speaker, post, row, cancellationToken),
            MessageFromUser message => HearMessageAsync(speaker, message, row, cancellationToken),
            MessageFromOa echo => HearEchoAsync(speaker, echo, cancellationToken),
            ContactShared contact => talks.NoteContactAsync(speaker, contact.FullName, contact.Phone, contact.Address, cancellationToken),
            UserFollowed or ChatOpened => talks.WelcomeAsync(speaker, cancellationToken),
            ConsentWithdrawn => WithdrawAsync(speaker, cancellationToken),
            _ => Task.CompletedTask,
        });
        // Also where nothing had to be done: whether there was something tells whether the person is known here.
        row.MarkProcessed();
    }

    private async Task HearMessageAsync(Speaker speaker, MessageFromUser message, InboxEvent row, CancellationToken cancellationToken)
    {
        var text = message.Message.Text?.Trim() ?? "";
        if (await phones.HearAsync(VoiceOf(speaker), text, cancellationToken))
        {
            elsewhere.Note(speaker.Lane, speaker.UserId);
            return;
        }

        if (await IsTooMuchAsync(speaker, text, cancellationToken)) return;

        if (message.Message.Attachments.Count == 0 && await wishes.HearAsync(speaker.CommuneId, speaker.UserId, text, cancellationToken) is { } answer)
        {
            // Who wishes to join is soon a name in a list of members; the reports of the same person must not be found by the wish, nor by its answer.
            await talks.TellOnceAsync(speaker, answer, cancellationToken);
            elsewhere.Note(speaker.Lane, speaker.UserId);
            return;
        }

        // Before a talk begins: as a verifier the person is somebody else than as a resident.
        if (AnswerByZalo.IsMeantFor(text))
        {
            await verifiers.HearAsync(VoiceOf(speaker), text, cancellationToken);
            elsewhere.Note(speaker.Lane, speaker.UserId);
            return;
        }

        // A sticker or a thumb says nothing that an officer could act on, and makes nobody known.
        var parts = PartsOf(text, message.Message.Attachments);
        if (parts.Count == 0) return;
        var words = string.Join('\n', parts);
        if (DoubtCommand.Read(words) is { } pressed)
        {
            await HearPressedAsync(speaker, pressed, cancellationToken);
            return;
        }

        var heard = new Heard(words, [], row.ReceivedAt) { FilesCome = message.Message.Attachments.Any(a => LinkOf(a) is not null) };
        var addressee = await addressees.OfAsync(speaker, heard, message.Message.Quote?.Value, await AskedInRoleAsync(speaker, cancellationToken), cancellationToken);
        await (addressee switch
        {
            Addressee.Report named => HearInTalkAsync(speaker, heard.After(addressee.Before?.Draft) with { About = named.Thread }, message, cancellationToken),
            Addressee.GoesOn => HearInTalkAsync(speaker, heard.After(addressee.Before?.Draft) with { GoesOn = true }, message, cancellationToken),
            Addressee.Post post => HearForPostAsync(speaker, post.Thread, heard, message, cancellationToken),
            Addressee.Ask ask => HoldAsync(speaker, ask, heard, message, cancellationToken),
            Addressee.Dropped dropped => DropAsync(speaker, dropped.Row, cancellationToken),
            Addressee.Code => talks.RefuseCodeAsync(speaker, cancellationToken),
            Addressee.AllReports => talks.KeepAllSecretAsync(speaker, cancellationToken),
            Addressee.Buttons { AskedIn: var asked } => PointToButtonsAsync(speaker, asked, cancellationToken),
            Addressee.Greeting => talks.GreetOnceAsync(speaker, cancellationToken),
            _ => HearInTalkAsync(speaker, heard.After(addressee.Before?.Draft) with { Follows = (addressee as Addressee.Talk)?.Follows }, message, cancellationToken),
        });
        if (addressee.Before is var (waited, _)) await PlaceAsync(waited, talks.Landed, cancellationToken);
    }

    private async Task HearInTalkAsync(Speaker speaker, Heard heard, MessageFromUser message, CancellationToken cancellationToken)
    {
        var talk = await talks.OfAsync(speaker, cancellationToken);
        var thread = await TellAsync(talk, heard, cancellationToken);
        // Words that become no report take no file along; the guide has said so.
        if (thread is not null || talk.Draft is not null) await FetchAsync(speaker.CommuneId, message, talk.KeyId, thread?.Value ?? talk.Id, cancellationToken);
    }

    private async Task<ConversationId?> TellAsync(Talk talk, Heard heard, CancellationToken cancellationToken)
    {
        var thread = await talks.HearAsync(talk, heard, cancellationToken);
        if (talks.Gathered is { } gathered) await files.IntoAsync(gathered, talk, cancellationToken);
        if (thread is { } apart && talks.StandsApartFrom is { } left) await files.ApartAsync(left, apart, heard.At, cancellationToken);
        return thread;
    }

    // Everybody knows who posted: no row of the person's own talk is touched. Files lie under the key of the report of the post.
    private async Task HearForPostAsync(Speaker speaker, ConversationId post, Heard heard, MessageFromUser message, CancellationToken cancellationToken)
    {
        var (thread, apart) = await talks.HearForPostAsync(speaker, post, heard, cancellationToken);
        if (apart is { } own) await FetchAsync(speaker.CommuneId, message, (await talks.OfAsync(speaker, cancellationToken)).KeyId, own.Value, cancellationToken);
        else if (thread is not null) await FetchAsync(speaker.CommuneId, message, thread.KeyId, thread.Id.Value, cancellationToken);
    }

    // A file of which nobody knows yet where it belongs lies under the key of the words it came with: under the key of the talk it would join a post to it.
    private async Task HoldAsync(Speaker speaker, Addressee.Ask ask, Heard heard, MessageFromUser message, CancellationToken cancellationToken)
    {
        if (ask.WishesSecrecy) await talks.KeepAllSecretAsync(speaker, cancellationToken);
        var row = await talks.HoldAsync(speaker, heard, ask, cancellationToken);
        if (heard.FilesCome) await FetchAsync(speaker.CommuneId, message, row.KeyId, row.Id, cancellationToken);
    }

    // One of the buttons under the question what was meant.
    private async Task HearPressedAsync(Speaker speaker, DoubtCommand pressed, CancellationToken cancellationToken)
    {
        if (await talks.HeldAsync(speaker, pressed.Question, cancellationToken) is not var (row, held)) return;
        await (pressed.Meant switch
        {
            Meant.About => HearAboutAsync(speaker, row, held, pressed.CheckCode ?? "", cancellationToken),
            Meant.Role when held.Doubt is Doubt.Verification or Doubt.Alarm => AnswerRoleAsync(speaker, row, held, cancellationToken),
            Meant.New => TellHeldAsync(speaker, row, held, cancellationToken),
            Meant.Nothing => DropAsync(speaker, row, cancellationToken),
            // A button that stood under no such question: the words go on waiting.
            _ => Task.CompletedTask,
        });
    }

    private async Task HearAboutAsync(Speaker speaker, HeldWords row, HeldDraft held, string code, CancellationToken cancellationToken)
    {
        if (await talks.FindAsync(speaker, cancellationToken) is { } talk && await addressees.ReportAsync(talk, code, cancellationToken) is { } report)
        {
            await HearHeldAsync(speaker, row, HeardOf(held) with { About = report }, cancellationToken);
            return;
        }

        // A button of something that is gone meanwhile: the words go on waiting.
        if (await addressees.PostAsync(speaker, code, cancellationToken) is not { } post)
        {
            await talks.SayButtonIsOverAsync(speaker, cancellationToken);
            return;
        }

        var (thread, apart) = await talks.HearForPostAsync(speaker, post, HeardOf(held), cancellationToken);
        await PlaceAsync(row, thread?.Id ?? apart, cancellationToken);
    }

    private async Task HearHeldAsync(Speaker speaker, HeldWords row, Heard heard, CancellationToken cancellationToken) =>
        await PlaceAsync(row, await TellAsync(await talks.OfAsync(speaker, cancellationToken), heard, cancellationToken), cancellationToken);

    private async Task TellHeldAsync(Speaker speaker, HeldWords row, HeldDraft held, CancellationToken cancellationToken) =>
        await PlaceAsync(row, await talks.TellHeldAsync(speaker, HeardOf(held), cancellationToken), cancellationToken);

    // What was typed for a question that buttons answer is kept nowhere.
    private async Task AnswerRoleAsync(Speaker speaker, HeldWords row, HeldDraft held, CancellationToken cancellationToken)
    {
        await PlaceAsync(row, null, cancellationToken);
        await PointToButtonsAsync(speaker, held.Doubt, cancellationToken);
    }

    private async Task DropAsync(Speaker speaker, HeldWords row, CancellationToken cancellationToken)
    {
        await PlaceAsync(row, null, cancellationToken);
        await talks.SayDroppedAsync(speaker, cancellationToken);
    }

    // The words wait no longer; files go where they went, or nowhere.
    private Task PlaceAsync(HeldWords row, ConversationId? into, CancellationToken cancellationToken)
    {
        kept.Release(row);
        return into is { } thread ? files.IntoAsync(thread.Value, row, cancellationToken) : files.ForgetAsync(row, cancellationToken);
    }

    private static Heard HeardOf(HeldDraft held) => new(held.Words, held.Attachments, held.FirstAt) { FilesCome = held.FilesCome, Waited = true, Told = held.Messages };

    private async Task FetchAsync(CommuneId commune, MessageFromUser message, RecordKeyId key, Guid owner, CancellationToken cancellationToken)
    {
        foreach (var attachment in message.Message.Attachments)
        {
            if (LinkOf(attachment) is { } link) await media.AskAsync(db, commune, key, owner, link.AbsoluteUri, NameOf(attachment), cancellationToken);
        }
    }

    // Only what the platform brings by itself; nothing here asks a group for more.
    private async Task HearPostAsync(Speaker speaker, GroupMessageFromUser post, InboxEvent row, CancellationToken cancellationToken)
    {
        if (post is not { GroupId: { } group, Message.Text: { Length: > 0 } text }) return;
        await posts.HearAsync(new DeliveredPost(speaker.CommuneId, speaker.OaId, speaker.UserId, group.Value, text.Trim(), row.ReceivedAt), cancellationToken);
    }

    private async Task HearEchoAsync(Speaker speaker, MessageFromOa echo, CancellationToken cancellationToken)
    {
        // Without an admin it is what we sent ourselves, and is known already.
        if (echo.AdminId is not { } admin || (echo.Message.Text ?? echo.Message.TextSurrogate) is not { Length: > 0 } words) return;
        await talks.NoteConsoleReplyAsync(speaker, admin.Value, words, cancellationToken);
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
    private async Task WithdrawAsync(Speaker speaker, CancellationToken cancellationToken)
    {
        await phones.WithdrawAsync(VoiceOf(speaker), cancellationToken);
        await verifiers.WithdrawAsync(VoiceOf(speaker), cancellationToken);
        await talks.WithdrawAsync(speaker, cancellationToken);
    }

    // Verification, the officers' phones and conversations know nothing of each other.
    private async Task<AskedInRole?> AskedInRoleAsync(Speaker speaker, CancellationToken cancellationToken)
    {
        var (asVerifier, askedAt) = await verifiers.StandingAsync(VoiceOf(speaker), cancellationToken);
        var spoken = await phones.IsSpokenToAsync(VoiceOf(speaker), cancellationToken);
        var said = elsewhere.At(speaker.Lane, speaker.UserId);
        return RoleOf(asVerifier, spoken?.IsFresh, said is not null) is { } role ? role with { At = new[] { askedAt, spoken?.At, said }.Max() } : null;
    }

    private static AskedInRole? RoleOf(VerifierStanding asVerifier, bool? isAlarmFresh, bool isElsewhere)
    {
        if (asVerifier is VerifierStanding.IsAsked) return new AskedInRole(Doubt.Verification, IsFresh: true);
        if (isAlarmFresh is { } isFresh && (isFresh || asVerifier is not VerifierStanding.WasAskedLately)) return new AskedInRole(Doubt.Alarm, isFresh);
        if (asVerifier is VerifierStanding.WasAskedLately || isElsewhere) return new AskedInRole(Doubt.Report, IsFresh: true);
        return asVerifier is VerifierStanding.WasAsked ? new AskedInRole(Doubt.Verification, IsFresh: false) : null;
    }

    private Task PointToButtonsAsync(Speaker speaker, Doubt asked, CancellationToken cancellationToken) =>
        asked is Doubt.Alarm ? phones.PointToButtonAsync(VoiceOf(speaker), cancellationToken) : verifiers.PointToButtonsAsync(VoiceOf(speaker), cancellationToken);

    private static ZaloVoice VoiceOf(Speaker speaker) => new(speaker.CommuneId, speaker.OaId, speaker.UserId);

    private async Task<Speaker?> SpeakerAsync(InboxEvent row, ZaloWebhookEvent heard, CancellationToken cancellationToken)
    {
        var snapshot = await accounts.CurrentAsync(cancellationToken);
        return heard.OaId is { } oa && heard.UserId is { } user && snapshot.Accounts.TryGetValue(oa, out var account)
            ? new Speaker(row.CommuneId, oa.Value, user.Value, account.TalkKeyOf(user))
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
