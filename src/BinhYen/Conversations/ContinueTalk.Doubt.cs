using BinhYen.Cases;
using BinhYen.Conversations.Replies;
using BinhYen.Conversations.Understanding;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Conversations;

/// <summary>Where words for the report of a post went.</summary>
/// <param name="Post">Its thread; null when it took nothing.</param>
/// <param name="Apart">The report of its own that they became; null for none.</param>
internal sealed record HeardForPost(ReportThread? Post, ConversationId? Apart);

/// <summary>What somebody writes in the own chat who is asked there as somebody else: as the author of a post, or as a verifier (decision 0141).</summary>
internal sealed partial class ContinueTalk
{
    // Long enough to find the button, short enough for what was a report after all.
    private static readonly TimeSpan LongestDoubt = TimeSpan.FromMinutes(30);

    /// <summary>Words for the report of a post. They stand there and are confirmed there; the talk does not change, and nobody is made known by them.</summary>
    /// <param name="speaker">Who wrote.</param>
    /// <param name="post">The report of a post of theirs.</param>
    /// <param name="heard">What.</param>
    /// <param name="cancellationToken">Gives up before anything is saved.</param>
    public async Task<HeardForPost> HearForPostAsync(Speaker speaker, ConversationId post, Heard heard, CancellationToken cancellationToken)
    {
        var thread = await db.Set<ReportThread>().SingleAsync(t => t.Id == post, cancellationToken);
        var phrases = await voice.PhrasesAsync(speaker.CommuneId, cancellationToken);
        var alone = await reading.InChatAsync(speaker.CommuneId, heard.Text, cancellationToken);
        if (ObjectionWords.In(heard.Text) && await join.HasAnswerAsync(post, () => alone.IsCase ? alone.Category : null, cancellationToken))
            return await ObjectForPostAsync(speaker, thread, heard, alone, cancellationToken);
        if (await StandsApartFromPostAsync(thread, heard, alone, cancellationToken) is { } apart)
        {
            await OpenApartAsync(await OfAsync(speaker, cancellationToken), heard, alone, apart, cancellationToken);
            return new HeardForPost(null, landed);
        }

        if (!await join.TakesMoreAsync(post, cancellationToken) || await join.AddAsync(post, heard.Text, heard.Attachments, cancellationToken) is not { } code)
        {
            await voice.SayToAuthorAsync(thread, phrases.PostIsOver(join.CheckCodeOf(thread.Id)), cancellationToken);
            return new HeardForPost(null, null);
        }

        if (!join.SaidSoLately(post, clock.GetUtcNow())) await voice.SayToAuthorAsync(thread, phrases.AddedToPost(code), cancellationToken);
        if (alone.Confidentiality is not ConfidentialityLevel.Asked) return new HeardForPost(thread, null);
        await join.KeepSecretAsync(post, cancellationToken);
        await voice.SayToAuthorAsync(thread, Phrases.SecrecyNoted(), cancellationToken);
        return new HeardForPost(thread, null);
    }

    // As with a report told alone: the case opens again, and what is about an officer stands apart.
    private async Task<HeardForPost> ObjectForPostAsync(Speaker speaker, ReportThread post, Heard heard, MessageUnderstanding alone, CancellationToken cancellationToken)
    {
        var dissent = await DissentAsync(post.CommuneId, post.Id, heard, alone, Memory.OfTheReport, cancellationToken);
        if (dissent.Code is { } code) await voice.SayToAuthorAsync(post, (await voice.PhrasesAsync(post.CommuneId, cancellationToken)).Objected(code), cancellationToken);
        if (dissent is { Code: not null, IsAboutPolice: false }) return new HeardForPost(post, null);
        await OpenObjectionAsync(await OfAsync(speaker, cancellationToken), heard, alone, dissent.Handler, cancellationToken);
        return new HeardForPost(null, landed);
    }

    // What is said of an officer is a report told alone, whoever handles the post.
    private async Task<Apart?> StandsApartFromPostAsync(ReportThread post, Heard heard, MessageUnderstanding alone, CancellationToken cancellationToken)
    {
        if (!alone.OfficerConflict && !await lately.BlamesAsync(post.CommuneId, post.Id, heard.Text, Memory.OfTheReport, cancellationToken)) return null;
        return await join.StandsApartAsync(post.Id, heard.Text, Memory.OfTheReport, cancellationToken) is { } apart
            ? new Apart { WorkedOnBy = apart.WorkedOnBy, ToldAfter = apart.Before, Blames = true }
            : null;
    }

    /// <summary>Holds words of which only the person knows whom they are for, and asks. What comes before a button is pressed belongs to them.</summary>
    public async Task HoldAsync(Speaker speaker, Talk talk, Heard heard, Addressee.Ask ask, CancellationToken cancellationToken)
    {
        var held = ask.SettlesHeld ? null : await TalkDraft.OfAsync(talk, seals, cancellationToken);
        var draft = held ?? new TalkDraft([], [], heard.At) { Doubt = ask.Doubt };
        draft.Messages.Add(heard.Text);
        await (draft with { FilesCome = draft.FilesCome || heard.FilesCome }).KeepAsync(talk, seals, cancellationToken);
        talk.GatherUntil = draft.FirstAt + LongestDoubt;
        talk.Version++;
        if (held is not null) return;
        // Nothing joins the question to the talk: beside what was said to the author of a post, a verifier or an officer it would name whose talk it is.
        await voice.SayOnceAsync(speaker, Phrases.AskWhatIsMeant(ask, draft.Question), cancellationToken);
    }

    /// <summary>What is held; null, which the person is told, when it has become a report meanwhile.</summary>
    public async Task<TalkDraft?> HeldAsync(Speaker speaker, Talk talk, CancellationToken cancellationToken)
    {
        if (await TalkDraft.OfAsync(talk, seals, cancellationToken) is { Doubt: not Doubt.None } held && !await IsToldToPostAsync(talk, held, cancellationToken)) return held;
        await voice.SayOnceAsync(speaker, Phrases.NoLongerHeld(), cancellationToken);
        return null;
    }

    /// <summary>A button of another question was pressed: what is held goes on waiting.</summary>
    public Task PointToNewestQuestionAsync(Speaker speaker, CancellationToken cancellationToken) => voice.SayOnceAsync(speaker, Phrases.AnotherQuestion(), cancellationToken);

    /// <summary>Other words come than those that are held: these become a report by themselves, where nobody has said yet whom they are for.</summary>
    public async Task SettleAsync(Talk talk, CancellationToken cancellationToken)
    {
        if (await TalkDraft.OfAsync(talk, seals, cancellationToken) is { Doubt: not Doubt.None } held) await FinishInDoubtAsync(talk, held, cancellationToken);
    }

    private async Task<bool> IsToldToPostAsync(Talk talk, TalkDraft held, CancellationToken cancellationToken) =>
        await held.IsToldToPostAsync(held.Doubt is Doubt.Post ? await PostsOfAsync(talk, cancellationToken) : null, choose, cancellationToken);

    /// <summary>Takes what is held away from the talk.</summary>
    public static void Release(Talk talk)
    {
        (talk.Draft, talk.GatherUntil) = (null, null);
        talk.Version++;
    }

    // Nobody pressed a button. Nothing may be lost and nothing may join: they become a report by themselves, and the talk does not go on with it.
    private async Task FinishInDoubtAsync(Talk talk, TalkDraft held, CancellationToken cancellationToken)
    {
        if (await IsToldToPostAsync(talk, held, cancellationToken))
        {
            Release(talk);
            return;
        }

        var (goesOnWith, question) = (talk.OpenThreadId, talk.Question);
        var read = Understand(held.Messages, await reading.PlacesOfAsync(talk.CommuneId, cancellationToken));
        // Received when it became one: a gap of half an hour would mark whoever was asked.
        await OpenAsync(talk, held with { FirstAt = clock.GetUtcNow() }, read, new Apart(), cancellationToken);
        if (talk.OpenThreadId is { } report) Gathered = new GatheredReport(report, held.FirstAt);
        (talk.Draft, talk.GatherUntil, talk.OpenThreadId, talk.Question) = (null, null, goesOnWith, question);
        talk.Version++;
    }
}
