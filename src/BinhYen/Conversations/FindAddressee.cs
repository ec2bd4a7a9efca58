using BinhYen.Cases;
using BinhYen.Confidentiality;
using BinhYen.Conversations.Scripts;
using BinhYen.Conversations.Understanding;
using BinhYen.Platform.Storage;

namespace BinhYen.Conversations;

/// <summary>Whom words in a chat are for: one person may be a resident, the author of a post and a verifier in it.</summary>
internal abstract record Addressee
{
    /// <summary>The person's own talk.</summary>
    internal sealed record Talk : Addressee;

    /// <summary>The report of a post of theirs.</summary>
    internal sealed record Post(ConversationId Thread) : Addressee;

    /// <summary>A question to a verifier, which is answered with buttons alone.</summary>
    internal sealed record Verification : Addressee;

    /// <summary>Nobody knows: the person is asked, and nothing is written into any report before.</summary>
    internal sealed record Ask(Doubt Doubt, string? CheckCode) : Addressee;

    /// <summary>Thanks and greetings to nobody in particular.</summary>
    internal sealed record Greeting : Addressee;
}

/// <summary>How somebody stands to questions to a verifier.</summary>
internal enum AsVerifier
{
    /// <summary>Is none, or was asked nothing for long.</summary>
    IsNotAsked,

    /// <summary>Was asked in the last days: what is quoted and stands in no report is such a question.</summary>
    WasAsked,

    /// <summary>A question waits, or was answered a moment ago.</summary>
    IsAsked,
}

/// <summary>
/// Keeps apart in one chat what the same person is asked as somebody else. Whoever asks the author of a post, or a verifier, must not see the answer appear in a report
/// that was told alone: it would be theirs (decision 0141). The identities are laid side by side in memory, and no row joins them.
/// </summary>
internal sealed class FindAddressee(KnownTalks known, ReporterVault reporters, ChooseThread choose, JoinThread join, ReadMessages reading, SealedRecords seals)
{
    /// <param name="speaker">Who wrote.</param>
    /// <param name="words">What.</param>
    /// <param name="quoted">The channel's id of the message it quotes; null for none.</param>
    /// <param name="asVerifier">How the same person stands to questions as a verifier.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public async Task<Addressee> OfAsync(Speaker speaker, string words, string? quoted, AsVerifier asVerifier, CancellationToken cancellationToken)
    {
        if (ButtonMark.IsCommand(words)) return new Addressee.Talk();
        var posts = await PostsOfAsync(speaker, cancellationToken);
        // Nearly everybody is a resident here and nothing else.
        if (posts is null && asVerifier is AsVerifier.IsNotAsked) return new Addressee.Talk();
        var alone = await reading.InChatAsync(speaker.CommuneId, words, cancellationToken);
        if (alone.Urgency is Urgency.Emergency || alone.IsStop || alone.IsStatusQuery || alone.SecrecyMark is not null || DataWish.Of(words) is not null) return new Addressee.Talk();
        var own = await known.FindKnownAsync(speaker, cancellationToken);
        if (quoted is not null)
        {
            if (own is not null && await choose.QuotedAsync(own.AsChat(), quoted, cancellationToken) is not null) return new Addressee.Talk();
            if (posts is not null && await choose.QuotedAsync(posts, quoted, cancellationToken) is { } meant) return new Addressee.Post(meant.ThreadId);
        }

        if (asVerifier is AsVerifier.WasAsked && quoted is not null) asVerifier = AsVerifier.IsAsked;
        if (own is not null && await TalkDraft.OfAsync(own, seals, cancellationToken) is { } draft) return draft.Doubt is Doubt.None ? new Addressee.Talk() : new Addressee.Ask(draft.Doubt, null);
        if (asVerifier is AsVerifier.IsAsked) return IsReport(alone) ? new Addressee.Ask(Doubt.Verification, null) : new Addressee.Verification();
        return posts is not null && await choose.SpokenToAsync(posts, cancellationToken) is { } spoken ? await BesidePostAsync(own, spoken, alone, words, cancellationToken) : new Addressee.Talk();
    }

    /// <summary>The post of the speaker with this check code; null when there is none.</summary>
    public async Task<ConversationId?> PostAsync(Speaker speaker, string checkCode, CancellationToken cancellationToken) =>
        await PostsOfAsync(speaker, cancellationToken) is { } posts ? (await choose.MarkedAsync(posts, checkCode, cancellationToken))?.ThreadId : null;

    // Where words could join something told alone, only the person knows. Where nothing was, what reads as no report goes on with the post.
    private async Task<Addressee> BesidePostAsync(Talk? own, SpokenToAuthor spoken, MessageUnderstanding alone, string words, CancellationToken cancellationToken)
    {
        if (alone.IsGreeting && !spoken.IsAsked) return new Addressee.Greeting();
        if (own is not null && await MayGoOnAsync(own, words, cancellationToken)) return new Addressee.Ask(Doubt.Post, spoken.CheckCode);
        if (!IsReport(alone)) return new Addressee.Post(spoken.ThreadId);
        // What begins with the wish that nobody knows who spoke is never more of what everybody knows.
        var isMore = alone.Category == spoken.Category && alone.Confidentiality is not ConfidentialityLevel.Asked;
        return spoken.IsAsked || isMore ? new Addressee.Ask(Doubt.Post, spoken.CheckCode) : new Addressee.Talk();
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
