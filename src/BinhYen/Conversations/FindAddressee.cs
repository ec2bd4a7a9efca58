using System.Text.RegularExpressions;
using BinhYen.Cases;
using BinhYen.Confidentiality;
using BinhYen.Conversations.Scripts;
using BinhYen.Conversations.Understanding;
using BinhYen.Platform.Storage;
using BinhYen.Platform.Text;

namespace BinhYen.Conversations;

/// <summary>Whom words in a chat are for: one person may have several reports, and be the author of a post, a verifier and an officer in it.</summary>
internal abstract record Addressee
{
    /// <summary>Words that wait for a button are other ones: they become a report by themselves before these are heard.</summary>
    public bool SettlesHeld { get; init; }

    /// <summary>The person's own talk.</summary>
    internal sealed record Talk : Addressee;

    /// <summary>The report of a post of theirs.</summary>
    internal sealed record Post(ConversationId Thread) : Addressee;

    /// <summary>Another report of theirs than the newest, which takes no more.</summary>
    internal sealed record Report(ConversationId Thread) : Addressee;

    /// <summary>A report of its own, whatever is being worked on.</summary>
    internal sealed record Another : Addressee;

    /// <summary>All of their reports: the wish that nobody learns the name.</summary>
    internal sealed record AllReports : Addressee;

    /// <summary>A cry for help while other words are held.</summary>
    internal sealed record BesideHeld : Addressee;

    /// <summary>Nobody here: a tracking code that is none of this chat stands in the words, and whoever reads it could open the report.</summary>
    internal sealed record Code : Addressee;

    /// <summary>Somebody who asked in another role, and is answered with buttons alone.</summary>
    internal sealed record Buttons(Doubt AskedIn) : Addressee;

    /// <summary>Nobody knows: the person is asked, and nothing is written into any report before.</summary>
    /// <param name="Doubt">What the words may answer.</param>
    internal sealed record Ask(Doubt Doubt) : Addressee
    {
        /// <summary>The post they may be about; null for none.</summary>
        public string? AboutPost { get; init; }

        /// <summary>The reports told alone that they may be about, the newest one last.</summary>
        public IReadOnlyList<OtherReport> Reports { get; init; } = [];
    }

    /// <summary>Thanks and greetings to nobody in particular.</summary>
    internal sealed record Greeting : Addressee;
}

/// <summary>What was asked of the same person as somebody else, whom buttons answer: of a verifier a question, of an officer whether the alarm was seen.</summary>
/// <param name="Doubt">Which; <see cref="Doubt.Report"/> where something was said that no button answers.</param>
/// <param name="IsFresh">It waits, or was answered a moment ago; otherwise only what is quoted and stands in no report is taken for it.</param>
internal sealed record AskedInRole(Doubt Doubt, bool IsFresh);

/// <summary>
/// Keeps apart in one chat what the same person is asked as somebody else. Whoever asks the author of a post, a verifier or an officer must not see the answer appear in a report
/// that was told alone: it would be theirs (decision 0141); nor whoever says something from one report in another one of the same person (decision 0142). The identities are laid side by side in memory, and no row joins them.
/// </summary>
internal sealed partial class FindAddressee(KnownTalks known, ReporterVault reporters, ChooseThread choose, JoinThread join, SaidLately lately, ReadMessages reading, SealedRecords seals)
{
    // Zalo shows five buttons under a message: one for whoever asked, one for another matter.
    private const int MostAskedAbout = 3;

    // Whoever writes in pieces writes them one after the other.
    private static readonly TimeSpan IsOneThing = TimeSpan.FromMinutes(2);

    // "Các anh cho em xin giữ kín tên với ạ" tells nothing yet.
    private const int LongestWish = 12;

    /// <param name="speaker">Who wrote.</param>
    /// <param name="heard">What.</param>
    /// <param name="quoted">The channel's id of the message it quotes; null for none.</param>
    /// <param name="inRole">What the same person was asked as somebody else; null for nothing.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public async Task<Addressee> OfAsync(Speaker speaker, Heard heard, string? quoted, AskedInRole? inRole, CancellationToken cancellationToken)
    {
        var words = heard.Text;
        if (ButtonMark.IsOurs(words)) return new Addressee.Talk();
        var posts = await PostsOfAsync(speaker, cancellationToken);
        var own = await known.FindKnownAsync(speaker, cancellationToken);
        if (CodesInWords.Find(words) is { Count: > 0 } codes) return await OfCodeAsync(own, posts, codes, speaker, words, cancellationToken);
        // Whoever writes for the first time is a resident and nothing else.
        if (posts is null && inRole is null && own?.OpenThreadId is null) return new Addressee.Talk();
        var alone = await reading.InChatAsync(speaker.CommuneId, words, cancellationToken);
        var draft = await DraftAsync(own, posts, cancellationToken);
        if (draft is { Doubt: not Doubt.None } && IsOver(draft, heard, alone)) draft = null;
        return await OfAsync(speaker, heard, quoted, inRole, own, posts, alone, draft, cancellationToken) with { SettlesHeld = draft is null && own?.Draft is not null };
    }

    private async Task<Addressee> OfAsync(
        Speaker speaker, Heard heard, string? quoted, AskedInRole? inRole, Talk? own, OneChat? posts, MessageUnderstanding alone, TalkDraft? draft, CancellationToken cancellationToken)
    {
        var words = heard.Text;
        if (alone.Urgency is Urgency.Emergency && draft is { Doubt: not Doubt.None }) return new Addressee.BesideHeld();
        if (own is not null && quoted is null && draft is not { Doubt: Doubt.None } && IsForAll(own, alone, heard)) return new Addressee.AllReports();
        if ((draft is not null && alone.IsStop) || await IsForTheGuideAsync(own, posts, alone, words, cancellationToken)) return new Addressee.Talk();
        if (quoted is not null)
        {
            if (own is not null && await choose.QuotedAsync(own.AsChat(), quoted, cancellationToken) is not null) return new Addressee.Talk();
            if (posts is not null && await choose.QuotedAsync(posts, quoted, cancellationToken) is { } meant) return new Addressee.Post(meant.ThreadId);
        }

        if (draft is { Doubt: Doubt.None }) return new Addressee.Talk();
        if (draft is not null) return new Addressee.Ask(draft.Doubt);
        if (inRole is { Doubt: not Doubt.Report } && (inRole.IsFresh || quoted is not null)) return await BesideRoleAsync(own, inRole, quoted is not null, alone, cancellationToken);
        if (posts is not null && await choose.SpokenToAsync(posts, cancellationToken) is { } spoken) return await BesidePostAsync(own, spoken, alone, heard, cancellationToken);
        if (own is null) return new Addressee.Talk();
        return inRole is not null && await LiveAsync(own, await OthersAsync(own, cancellationToken), cancellationToken) is { Count: > 0 } reports
            ? new Addressee.Ask(Doubt.Report) { Reports = reports }
            : await AmongReportsAsync(own, alone, heard, quoted is not null, cancellationToken);
    }

    private async Task<TalkDraft?> DraftAsync(Talk? own, OneChat? posts, CancellationToken cancellationToken) =>
        own is not null && await TalkDraft.OfAsync(own, seals, cancellationToken) is { } draft && !await draft.IsToldToPostAsync(posts, choose, cancellationToken) ? draft : null;

    // What comes some minutes later may be meant for another report than the words that wait: one button would send both there.
    private static bool IsOver(TalkDraft held, Heard heard, MessageUnderstanding alone) =>
        alone is { Urgency: not Urgency.Emergency, IsStop: false, SecrecyMark: null } && !Guide.IsThanks(heard) && heard.At - held.FirstAt >= IsOneThing;

    // Who names a report means it. A code of no report of this chat, or with a slip in it, tells whoever reads it that the same person has another one.
    private async Task<Addressee> OfCodeAsync(Talk? own, OneChat? posts, IReadOnlyList<FoundCode> codes, Speaker speaker, string words, CancellationToken cancellationToken)
    {
        if (codes[0].Code is { } code)
        {
            if (own is not null && await choose.CodedAsync(own.AsChat(), code, cancellationToken) is { } report) return new Addressee.Report(report.ThreadId);
            if (posts is not null && await choose.CodedAsync(posts, code, cancellationToken) is { } post) return new Addressee.Post(post.ThreadId);
        }

        return (await reading.InChatAsync(speaker.CommuneId, words, cancellationToken)).Urgency is Urgency.Emergency ? new Addressee.Talk() : new Addressee.Code();
    }

    // Whoever quotes the question means it. Otherwise silence in a report of theirs, for as long as they are asked, would tell whose it is.
    private async Task<Addressee> BesideRoleAsync(Talk? own, AskedInRole role, bool isQuoted, MessageUnderstanding alone, CancellationToken cancellationToken)
    {
        var reports = isQuoted ? [] : await InTalkAsync(own, cancellationToken);
        return reports.Count > 0 || IsReport(alone) ? new Addressee.Ask(role.Doubt) { Reports = reports } : new Addressee.Buttons(role.Doubt);
    }

    // What is answered at once and written into no report. While an officer talks with the person "có gì mới không" and "thôi" are words like others and join one.
    private async Task<bool> IsForTheGuideAsync(Talk? own, OneChat? posts, MessageUnderstanding alone, string words, CancellationToken cancellationToken) =>
        alone.Urgency is Urgency.Emergency || alone.SecrecyMark is not null || DataWish.Of(words) is DataWish.Kind.Tell or DataWish.Kind.Forget or DataWish.Kind.ForgetForSure
        || ((alone.IsStop || alone.IsStatusQuery) && !(own is not null && (await join.IsTalkedWithAsync(own.QuietUntil, null, cancellationToken) || await choose.IsTalkedWithAsync(own.AsChat(), cancellationToken)))
            && !(posts is not null && await choose.IsTalkedWithAsync(posts, cancellationToken)));

    /// <summary>The report of the talk with this check code; null when there is none.</summary>
    public Task<ChosenThread?> ReportAsync(Talk own, string checkCode, CancellationToken cancellationToken) => choose.MarkedAsync(own.AsChat(), checkCode, cancellationToken);

    /// <summary>The post of the speaker with this check code; null when there is none.</summary>
    public async Task<ConversationId?> PostAsync(Speaker speaker, string checkCode, CancellationToken cancellationToken) =>
        await PostsOfAsync(speaker, cancellationToken) is { } posts ? (await choose.MarkedAsync(posts, checkCode, cancellationToken))?.ThreadId : null;

    // Where anything told alone could take the words, only the person knows: for days after a post, and however long ago it was told. Where nothing could, what reads as no report goes on with the post.
    private async Task<Addressee> BesidePostAsync(Talk? own, SpokenFrom spoken, MessageUnderstanding alone, Heard heard, CancellationToken cancellationToken)
    {
        if (Guide.IsThanks(heard) && !spoken.IsAsked) return new Addressee.Greeting();
        var reports = own is null ? [] : await LiveAsync(own, await OthersAsync(own, cancellationToken), cancellationToken);
        if (reports.Count > 0) return new Addressee.Ask(Doubt.Post) { AboutPost = spoken.CheckCode, Reports = reports };
        if (!IsReport(alone)) return new Addressee.Post(spoken.ThreadId);
        // What begins with the wish that nobody knows who spoke is never more of what everybody knows.
        var isMore = alone.Category == spoken.Category && alone.Confidentiality is not ConfidentialityLevel.Asked;
        return spoken.IsAsked || isMore ? new Addressee.Ask(Doubt.Post) { AboutPost = spoken.CheckCode } : new Addressee.Talk();
    }

    // Somebody who handles two reports of one person writes something in one. An answer in the other would tell whose both are, and so would an answer that is missing.
    private async Task<Addressee> AmongReportsAsync(Talk own, MessageUnderstanding alone, Heard heard, bool quotesSomething, CancellationToken cancellationToken)
    {
        var (chat, beside, newest) = (own.AsChat(), await OthersAsync(own, cancellationToken), await LiveNewestAsync(own, cancellationToken));
        // Who handles the newest may know the name already: what nobody shall know is told in a report of its own.
        if (newest is { } named && alone.Confidentiality is ConfidentialityLevel.Asked && (beside.Count == 0 ? !IsWish(alone, heard) : IsReport(alone)) && await choose.IsNamedAsync(named, cancellationToken) && await join.TakesMoreAsync(named, cancellationToken))
            return IsReport(alone) ? new Addressee.Another() : await AskAsync(own, [], cancellationToken);
        if (beside.Count == 0 && newest is null) return new Addressee.Talk();
        // Which of our messages is quoted nobody knows: it speaks of a report and stands in none, or was said to somebody else.
        if (quotesSomething) return await AskAsync(own, beside, cancellationToken);
        if (beside.Count == 0) return await AfterAWhileAsync(own, alone, heard, cancellationToken);
        var readAs = ReadAs(alone);
        if (await choose.AskedAsync(chat, heard.Text, () => readAs, cancellationToken) is not null || await StandsApartAsync(own, alone, heard, cancellationToken)) return new Addressee.Talk();
        if (Guide.IsThanks(heard) && !await choose.IsAskedAsync(chat, cancellationToken)) return new Addressee.Greeting();
        var meant = await choose.MeantAsync(chat, heard.Text, readAs, own.Question is not PendingQuestion.None, cancellationToken);
        if (meant is { } older && older != own.OpenThreadId) return new Addressee.Report(older);
        if (newest is not null && await BesideSecretAsync(own, beside, alone, heard, cancellationToken) is { } another) return another;
        if (meant is not null || (await choose.MayGoOnWithNewestAsync(chat, heard.Text, cancellationToken) && !await choose.IsAskedBesideAsync(chat, cancellationToken))) return new Addressee.Talk();
        return newest is null && readAs is not null && beside.All(o => o.Category != readAs) ? new Addressee.Talk() : await AskAsync(own, beside, cancellationToken);
    }

    // Whoever was spoken to elsewhere, as a verifier, about a post, at the gate, types the answer here: what comes hours after a report, and recalls nothing of it, is none of it as long as its writer does not say so.
    private async Task<Addressee> AfterAWhileAsync(Talk own, MessageUnderstanding alone, Heard heard, CancellationToken cancellationToken)
    {
        // What has ended takes nothing more: whatever is told begins a report.
        if (own.OpenThreadId is { } newest && !await join.TakesMoreAsync(newest, cancellationToken)) return new Addressee.Talk();
        if (await BesideSecretAsync(own, [], alone, heard, cancellationToken) is { } another) return another;
        if (await MayAnswerOrGoOnAsync(own, alone, heard, cancellationToken)) return await AskAsync(own, [], cancellationToken);
        var isGuideAsking = own.Question is not PendingQuestion.None;
        if (await IsObjectionAsync(own, alone, heard, cancellationToken) || await choose.GoesOnWithNewestAsync(own.AsChat(), heard.Text, ReadAs(alone), isGuideAsking, cancellationToken)) return new Addressee.Talk();
        if (Guide.IsThanks(heard)) return new Addressee.Greeting();
        if (await StandsApartAsync(own, alone, heard, cancellationToken)) return new Addressee.Talk();
        return IsReport(alone) ? new Addressee.Another() : await AskAsync(own, [], cancellationToken);
    }

    // "Anh ấy vẫn hát": whom the officer's line speaks of, or whom an earlier complaint is about. Told apart it would be missing where every neighbour's answer is there.
    private async Task<bool> MayAnswerOrGoOnAsync(Talk own, MessageUnderstanding alone, Heard heard, CancellationToken cancellationToken) =>
        own.OpenThreadId is { } open && !alone.OfficerConflict && await choose.SpokeLastAsync(open, cancellationToken)
        && !await StandsApartAsync(own, alone, heard, Memory.OfTheReport, cancellationToken) && await StandsApartAsync(own, alone, heard, Memory.OfTheChat, cancellationToken);

    private async Task<bool> IsObjectionAsync(Talk own, MessageUnderstanding alone, Heard heard, CancellationToken cancellationToken) =>
        own.OpenThreadId is { } answered && ObjectionWords.In(heard.Text) && await join.HasAnswerAsync(answered, () => ReadAs(alone), cancellationToken);

    // Null where the newest report is none of which nobody shall know who told it, or the words may go on with it.
    private async Task<Addressee?> BesideSecretAsync(Talk own, IReadOnlyList<OtherReport> beside, MessageUnderstanding alone, Heard heard, CancellationToken cancellationToken)
    {
        if (await choose.IsAnotherThanSecretAsync(own.AsChat(), heard.Text, ReadAs(alone), cancellationToken) is not { } isTelling) return null;
        if (await StandsApartAsync(own, alone, heard, cancellationToken)) return new Addressee.Talk();
        return isTelling ? await AskAsync(own, beside, cancellationToken) : new Addressee.Another();
    }

    private async Task<Addressee> AskAsync(Talk own, IReadOnlyList<OtherReport> beside, CancellationToken cancellationToken) => new Addressee.Ask(Doubt.Report) { Reports = await LiveAsync(own, beside, cancellationToken) };

    // What blames an officer joins no report that somebody it may mean can read, whichever it was meant for.
    private async Task<bool> StandsApartAsync(Talk own, MessageUnderstanding alone, Heard heard, Memory memory, CancellationToken cancellationToken) =>
        own.OpenThreadId is { } open && (alone.OfficerConflict || await lately.BlamesAsync(own.CommuneId, open, heard.Text, memory, cancellationToken))
        && await join.StandsApartAsync(open, heard.Text, memory, cancellationToken) is not null;

    private Task<bool> StandsApartAsync(Talk own, MessageUnderstanding alone, Heard heard, CancellationToken cancellationToken) => StandsApartAsync(own, alone, heard, Memory.OfTheChat, cancellationToken);

    private Task<IReadOnlyList<OtherReport>> OthersAsync(Talk own, CancellationToken cancellationToken) => choose.BesideAsync(own.AsChat(), cancellationToken);

    // The reports told alone that words to whoever asked in another role may as well be for.
    private async Task<IReadOnlyList<OtherReport>> InTalkAsync(Talk? own, CancellationToken cancellationToken) =>
        own is null || !await choose.IsInTalkAsync(own.AsChat(), cancellationToken) ? [] : await LiveAsync(own, await OthersAsync(own, cancellationToken), cancellationToken);

    // The likeliest first, and the newest last, as the chat shows them.
    private async Task<IReadOnlyList<OtherReport>> LiveAsync(Talk own, IReadOnlyList<OtherReport> beside, CancellationToken cancellationToken) => await LiveNewestAsync(own, cancellationToken) is { } newest
        ? [.. beside.Take(MostAskedAbout - 1), await choose.AsOneOfSeveralAsync(newest, cancellationToken)]
        : [.. beside.Take(MostAskedAbout)];

    // Also where it takes no more, as long as words may be meant for it.
    private async Task<ConversationId?> LiveNewestAsync(Talk own, CancellationToken cancellationToken) =>
        own.OpenThreadId is { } open && (await join.TakesMoreAsync(open, cancellationToken) || await choose.WasSpokenInAsync(open, cancellationToken)) ? open : null;

    // The wish that nobody learns the name holds for all reports of the chat and stands in none.
    private static bool IsForAll(Talk own, MessageUnderstanding alone, Heard heard) => own.OpenThreadId is not null && alone.SecrecyMark is null && alone.Urgency is not Urgency.Emergency
        && (IsWish(alone, heard) || (alone.Confidentiality is ConfidentialityLevel.Asked && !IsReport(alone) && AllOfThem().IsMatch(VietnameseText.Fold(heard.Text))));

    [GeneratedRegex(@"\b(tat ca|moi|het cac|ca hai) (cac )?tin\b")]
    private static partial Regex AllOfThem();

    private static bool IsWish(MessageUnderstanding alone, Heard heard) =>
        alone.Confidentiality is ConfidentialityLevel.Asked && !IsReport(alone) && !heard.HasFiles && VietnameseText.Words(heard.Text) is { Count: <= LongestWish } words && Wishes().IsMatch(string.Join(' ', words));

    // "Em sợ người ta biết em tố" tells something.
    [GeneratedRegex(@"\b(giu (kin|bi mat)|bi mat|kin (giup|gium|ten)|dung (noi|cho|de|neu|tiet lo)|(khong|ko) (neu|tiet lo|muon ai)|an danh|giau ten)\b")]
    private static partial Regex Wishes();

    private static CaseCategory? ReadAs(MessageUnderstanding alone) => IsReport(alone) ? alone.Category : null;

    private static bool IsReport(MessageUnderstanding alone) => alone is { IsCase: true, Category: not CaseCategory.Unclear };

    // The posts of one person stand under an identity of their own; null where there are none.
    private async Task<OneChat?> PostsOfAsync(Speaker speaker, CancellationToken cancellationToken) =>
        await reporters.FindGroupMemberAsync(speaker.CommuneId, speaker.OaId, speaker.UserId, cancellationToken) is { } author
            ? new OneChat(speaker.CommuneId, speaker.Lane, author, null)
            : null;
}
