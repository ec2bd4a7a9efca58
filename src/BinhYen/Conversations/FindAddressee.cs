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
    /// <summary>The person's own talk.</summary>
    internal sealed record Talk : Addressee;

    /// <summary>The report of a post of theirs.</summary>
    internal sealed record Post(ConversationId Thread) : Addressee;

    /// <summary>Another report of theirs than the newest, which takes no more.</summary>
    internal sealed record Report(ConversationId Thread) : Addressee;

    /// <summary>A report of its own, whatever is being worked on.</summary>
    internal sealed record Another : Addressee;

    /// <summary>Somebody who asked in another role, and is answered with buttons alone.</summary>
    internal sealed record Buttons(Doubt AskedIn) : Addressee;

    /// <summary>Nobody knows: the person is asked, and nothing is written into any report before.</summary>
    /// <param name="Doubt">What the words may answer.</param>
    /// <param name="CheckCodes">The reports beside the newest that they may be about, the likeliest first.</param>
    internal sealed record Ask(Doubt Doubt, IReadOnlyList<string> CheckCodes) : Addressee
    {
        /// <summary>The newest report, where it takes more; null where it does not, or is not asked about.</summary>
        public string? Newest { get; init; }
    }

    /// <summary>Thanks and greetings to nobody in particular.</summary>
    internal sealed record Greeting : Addressee;
}

/// <summary>What was asked of the same person as somebody else, whom buttons answer: of a verifier a question, of an officer whether the alarm was seen.</summary>
/// <param name="Doubt">Which.</param>
/// <param name="IsFresh">It waits, or was answered a moment ago; otherwise only what is quoted and stands in no report is taken for it.</param>
internal sealed record AskedInRole(Doubt Doubt, bool IsFresh);

/// <summary>
/// Keeps apart in one chat what the same person is asked as somebody else. Whoever asks the author of a post, a verifier or an officer must not see the answer appear in a report
/// that was told alone: it would be theirs (decision 0141); nor whoever says something from one report in another one of the same person (decision 0142). The identities are laid side by side in memory, and no row joins them.
/// </summary>
internal sealed class FindAddressee(KnownTalks known, ReporterVault reporters, ChooseThread choose, JoinThread join, ReadMessages reading, SealedRecords seals)
{
    // Zalo shows five buttons under a message.
    private const int MostAskedAbout = 3;

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
        if (ButtonMark.IsCommand(words)) return new Addressee.Talk();
        var posts = await PostsOfAsync(speaker, cancellationToken);
        var own = await known.FindKnownAsync(speaker, cancellationToken);
        var beside = own is null ? [] : await choose.BesideNewestAsync(own.AsChat(), words, cancellationToken);
        // Nearly everybody is a resident here with one report and nothing else.
        if (posts is null && inRole is null && beside.Count == 0 && own?.OpenThreadId is null) return new Addressee.Talk();
        var alone = await reading.InChatAsync(speaker.CommuneId, words, cancellationToken);
        if (alone.Urgency is Urgency.Emergency || alone.IsStop || alone.IsStatusQuery || alone.SecrecyMark is not null || DataWish.Of(words) is not null) return new Addressee.Talk();
        if (quoted is not null)
        {
            if (own is not null && await choose.QuotedAsync(own.AsChat(), quoted, cancellationToken) is not null) return new Addressee.Talk();
            if (posts is not null && await choose.QuotedAsync(posts, quoted, cancellationToken) is { } meant) return new Addressee.Post(meant.ThreadId);
        }

        if (own is not null && await TalkDraft.OfAsync(own, seals, cancellationToken) is { } draft) return draft.Doubt is Doubt.None ? new Addressee.Talk() : new Addressee.Ask(draft.Doubt, []);
        if (inRole is not null && (inRole.IsFresh || quoted is not null)) return IsReport(alone) ? new Addressee.Ask(inRole.Doubt, []) : new Addressee.Buttons(inRole.Doubt);
        if (posts is not null && await choose.SpokenToAsync(posts, cancellationToken) is { } spoken) return await BesidePostAsync(own, spoken, alone, words, cancellationToken);
        return own is null ? new Addressee.Talk() : await AmongReportsAsync(own, beside, alone, heard, cancellationToken);
    }

    /// <summary>Which report of the talk takes words that are for nobody else, as their sender has said.</summary>
    public async Task<Addressee> AmongOwnAsync(Talk own, Heard heard, CancellationToken cancellationToken) => await AmongReportsAsync(
        own, await choose.BesideNewestAsync(own.AsChat(), heard.Text, cancellationToken), await reading.InChatAsync(own.CommuneId, heard.Text, cancellationToken), heard, cancellationToken);

    /// <summary>The report of the talk with this check code; null when there is none.</summary>
    public Task<ChosenThread?> ReportAsync(Talk own, string checkCode, CancellationToken cancellationToken) => choose.MarkedAsync(own.AsChat(), checkCode, cancellationToken);

    /// <summary>The post of the speaker with this check code; null when there is none.</summary>
    public async Task<ConversationId?> PostAsync(Speaker speaker, string checkCode, CancellationToken cancellationToken) =>
        await PostsOfAsync(speaker, cancellationToken) is { } posts ? (await choose.MarkedAsync(posts, checkCode, cancellationToken))?.ThreadId : null;

    // Where words could join something told alone, only the person knows. Where nothing was, what reads as no report goes on with the post.
    private async Task<Addressee> BesidePostAsync(Talk? own, SpokenFrom spoken, MessageUnderstanding alone, string words, CancellationToken cancellationToken)
    {
        if (alone.IsGreeting && !spoken.IsAsked) return new Addressee.Greeting();
        if (own is not null && await MayGoOnAsync(own, words, cancellationToken)) return new Addressee.Ask(Doubt.Post, [spoken.CheckCode]);
        if (!IsReport(alone)) return new Addressee.Post(spoken.ThreadId);
        // What begins with the wish that nobody knows who spoke is never more of what everybody knows.
        var isMore = alone.Category == spoken.Category && alone.Confidentiality is not ConfidentialityLevel.Asked;
        return spoken.IsAsked || isMore ? new Addressee.Ask(Doubt.Post, [spoken.CheckCode]) : new Addressee.Talk();
    }

    // Somebody who handles two reports of one person writes something in the older one. An answer in the newest would tell whose both are.
    private async Task<Addressee> AmongReportsAsync(Talk own, IReadOnlyList<OtherReport> beside, MessageUnderstanding alone, Heard heard, CancellationToken cancellationToken)
    {
        var newest = own.OpenThreadId is { } open && await join.TakesMoreAsync(open, cancellationToken) ? open : (ConversationId?)null;
        if (newest is { } named && alone.Confidentiality is ConfidentialityLevel.Asked && await choose.IsNamedAsync(named, cancellationToken))
        {
            // Who handles the newest may know the name already: what nobody shall know is told in a report of its own.
            if (IsReport(alone)) return new Addressee.Another();
            if (beside.Count == 0 && VietnameseText.Words(heard.Text).Count > LongestWish) return new Addressee.Ask(Doubt.Report, []) { Newest = join.CheckCodeOf(named) };
        }

        if (beside.Count == 0 || Guide.IsGreeting(alone, heard)) return new Addressee.Talk();
        if (await choose.AskedAsync(own.AsChat(), heard.Text, () => IsReport(alone) ? alone.Category : null, cancellationToken) is not null) return new Addressee.Talk();
        if (newest is null && IsReport(alone) && beside.All(o => o.Category != alone.Category)) return new Addressee.Talk();
        return newest is null && beside.Count == 1 && !IsReport(alone)
            ? new Addressee.Report(beside[0].ThreadId)
            : new Addressee.Ask(Doubt.Report, [.. beside.Take(MostAskedAbout).Select(o => o.CheckCode)]) { Newest = newest is { } last ? join.CheckCodeOf(last) : null };
    }

    private async Task<bool> MayGoOnAsync(Talk own, string words, CancellationToken cancellationToken) =>
        own.Question is not PendingQuestion.None
        || (own.OpenThreadId is { } open && await join.TakesMoreAsync(open, cancellationToken))
        || await choose.AskedAsync(own.AsChat(), words, () => null, cancellationToken) is not null;

    private static bool IsReport(MessageUnderstanding alone) => alone is { IsCase: true, Category: not CaseCategory.Unclear };

    // The posts of one person stand under an identity of their own; null where there are none.
    private async Task<OneChat?> PostsOfAsync(Speaker speaker, CancellationToken cancellationToken) =>
        await reporters.FindGroupMemberAsync(speaker.CommuneId, speaker.OaId, speaker.UserId, cancellationToken) is { } author
            ? new OneChat(speaker.CommuneId, speaker.Lane, author, null)
            : null;
}
