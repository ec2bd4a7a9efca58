using BinhYen.Cases;
using BinhYen.Conversations.Replies;
using BinhYen.Conversations.Scripts;
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
        if (heard.Waited && Guide.IsSmallTalk(heard, alone) && !await TakesSmallTalkAsync(thread, heard, cancellationToken))
        {
            await voice.SayOnceAsync(speaker, phrases.Greeting(), cancellationToken);
            return new HeardForPost(null, null);
        }

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

    private async Task<bool> TakesSmallTalkAsync(ReportThread post, Heard heard, CancellationToken cancellationToken) =>
        await join.IsAskedAsync(post.Id, cancellationToken) || (!Guide.IsThanks(heard) && await join.IsTalkedWithAsync(null, post.Id, cancellationToken));

    // As with a report told alone the case opens again. What is about an officer becomes a report told alone and changes nothing of the post: written in one save, the two would join the author, whom everybody knows, to who complained.
    private async Task<HeardForPost> ObjectForPostAsync(Speaker speaker, ReportThread post, Heard heard, MessageUnderstanding alone, CancellationToken cancellationToken)
    {
        if (await IsAboutPoliceAsync(post.CommuneId, post.Id, heard, alone, cancellationToken))
        {
            await OpenObjectionAsync(await OfAsync(speaker, cancellationToken), heard, alone, await join.HandledByAsync(post.Id, cancellationToken), cancellationToken);
            return new HeardForPost(null, landed);
        }

        var dissent = await DissentAsync(post.CommuneId, post.Id, heard, alone, cancellationToken);
        if (dissent.Code is not { } code)
        {
            await OpenObjectionAsync(await OfAsync(speaker, cancellationToken), heard, alone, dissent.Handler, cancellationToken);
            return new HeardForPost(null, landed);
        }

        await voice.SayToAuthorAsync(post, (await voice.PhrasesAsync(post.CommuneId, cancellationToken)).Objected(code), cancellationToken);
        if (alone.Confidentiality is ConfidentialityLevel.Asked) await join.KeepSecretAsync(post.Id, cancellationToken);
        return new HeardForPost(post, null);
    }

    // What is said of an officer is a report told alone, whoever handles the post.
    private async Task<Apart?> StandsApartFromPostAsync(ReportThread post, Heard heard, MessageUnderstanding alone, CancellationToken cancellationToken)
    {
        if (!alone.OfficerConflict && !await lately.BlamesAsync(post.CommuneId, post.Id, heard.Text, cancellationToken)) return null;
        return await join.StandsApartAsync(post.Id, heard.Text, cancellationToken) is { } apart
            ? new Apart { WorkedOnBy = apart.WorkedOnBy, ToldAfter = apart.Before, Blames = true }
            : null;
    }

    /// <summary>Holds words of which only the person knows whom they are for, and asks. The talk is not touched, and nobody is made known.</summary>
    /// <returns>The row that files sent with them hang at.</returns>
    public async Task<HeldWords> HoldAsync(Speaker speaker, Heard heard, Addressee.Ask ask, CancellationToken cancellationToken)
    {
        if (ask.GoesOnWith is var (row, held))
        {
            // Said once: whoever sees one question for two messages knows what its button takes along.
            if (!ask.WishesSecrecy && held.Messages.Count == 1) await voice.SayOnceAsync(speaker, Phrases.SharesButton(), cancellationToken);
            held.Messages.Add(heard.Text);
            await kept.KeepAsync(row, held with { LastAt = heard.At, FilesCome = held.FilesCome || heard.FilesCome, TakesMore = held.TakesMore && !ask.WishesSecrecy }, cancellationToken);
            return row;
        }

        var read = await reading.InChatAsync(speaker.CommuneId, heard.Text, cancellationToken);
        var draft = new HeldDraft([heard.Text], [], heard.At, heard.At, ask.Doubt)
        {
            FilesCome = heard.FilesCome, IsSmallTalk = Guide.IsSmallTalk(heard, read), TakesMore = !FindAddressee.AsksForSecrecy(read), OaId = speaker.OaId, UserId = speaker.UserId, TalkKey = speaker.PersonKey, Reporter = (await known.FindKnownAsync(speaker, cancellationToken))?.Reporter,
        };
        row = await kept.AddAsync(speaker.CommuneId, draft, ask.IsReport, cancellationToken);
        // Nothing joins the question to the talk: beside what was said to the author of a post, a verifier or an officer it would name whose talk it is.
        await voice.SayOnceAsync(speaker, Phrases.AskWhatIsMeant(ask, row.Question), cancellationToken);
        return row;
    }

    /// <summary>The words under whose question a button was pressed; null, which the person is told, when they have become a report meanwhile.</summary>
    public async Task<(HeldWords Row, HeldDraft Draft)?> HeldAsync(Speaker speaker, string? question, CancellationToken cancellationToken)
    {
        foreach (var held in await kept.OfAsync(speaker.PersonKey, cancellationToken))
        {
            if (held.Row.Question == question) return held;
        }

        await voice.SayOnceAsync(speaker, Phrases.NoLongerHeld(), cancellationToken);
        return null;
    }

    /// <summary>The words are another matter: told now, and a report at once where they are one. Who was asked and who was not look alike: nothing of the report is older than the button.</summary>
    /// <returns>The report; null where the words are none, which the person is told.</returns>
    public async Task<ConversationId?> TellHeldAsync(Speaker speaker, Heard waited, CancellationToken cancellationToken)
    {
        landed = null;
        if (Guide.IsSmallTalk(waited, await reading.InChatAsync(speaker.CommuneId, waited.Text, cancellationToken)))
        {
            await GreetOnceAsync(speaker, cancellationToken);
            return null;
        }

        var talk = await OfAsync(speaker, cancellationToken);
        talk.EndedAt = null;
        await TellNowAsync(talk, waited, chosen: null, cancellationToken);
        talk.Version++;
        return landed;
    }

    // What is being gathered meanwhile has nothing to do with it and goes on being gathered.
    private async Task TellNowAsync(Talk talk, Heard waited, ConversationId? chosen, CancellationToken cancellationToken)
    {
        var goesOnWith = chosen is { } complaint ? await complaints.OfAsync(complaint, cancellationToken) : null;
        var draft = new TalkDraft([.. waited.Pieces], [.. waited.Attachments], clock.GetUtcNow()) { FilesCome = waited.FilesCome };
        if (talk.GreetedAt is null) await voice.SayAsync(talk, (await voice.PhrasesAsync(talk.CommuneId, cancellationToken)).FirstContact(), ThreadMessageKind.Notice, cancellationToken);
        foreach (var step in await FinishedAsync(talk.CommuneId, draft, greeted: true, cancellationToken))
        {
            if (step is TalkStep.Open open)
            {
                await OpenAsync(talk, draft, open.Reading, new Apart { GoesOnWith = goesOnWith }, cancellationToken);
                landed = talk.OpenThreadId;
            }
            else if (step is not TalkStep.Drop) await TakeAsync(talk, [step], cancellationToken);
        }
    }

    /// <summary>Tells the person that the button belongs to nothing any more; what waits goes on waiting for another one.</summary>
    public Task SayButtonIsOverAsync(Speaker speaker, CancellationToken cancellationToken) => voice.SayOnceAsync(speaker, Phrases.ButtonIsOver(), cancellationToken);

    /// <summary>Tells the person that the words went nowhere.</summary>
    public Task SayDroppedAsync(Speaker speaker, CancellationToken cancellationToken) => voice.SayOnceAsync(speaker, Phrases.Dropped(), cancellationToken);

    /// <summary>Nobody pressed a button. Nothing may be lost and nothing may join: the words become a report by themselves, and the talk does not go on with it. Small talk alone is none: nobody else's thanks become one.</summary>
    /// <param name="row">Whose time is over.</param>
    /// <param name="cancellationToken">Gives up before anything is saved.</param>
    /// <returns>The report; null where there is nothing to read, or its sender was forgotten.</returns>
    public async Task<ConversationId?> FinishHeldAsync(HeldWords row, CancellationToken cancellationToken)
    {
        kept.Release(row);
        if (await kept.OpenAsync(row, cancellationToken) is not { } held) return null;
        var speaker = new Speaker(row.CommuneId, held.OaId, held.UserId, held.TalkKey);
        if (held.Reporter is { } reporter && (await known.FindKnownAsync(speaker, cancellationToken))?.Reporter != reporter) return null;
        if (held.Attachments.Count == 0 && !held.FilesCome && await IsSmallTalkAsync(speaker, held, cancellationToken)) return null;
        if (held.Doubt is Doubt.Verification or Doubt.Alarm && await FromFirstReportAsync(speaker, held, cancellationToken) is var told)
        {
            if (told.Messages.Count == 0)
            {
                await voice.SayOnceAsync(speaker, Phrases.NeverPlaced(), cancellationToken);
                return null;
            }

            held = told;
        }

        // Received when it became one: a gap of half an hour would mark whoever was asked. What the guide answers to everybody else becomes no report here either; "dạ còn ạ" it would greet, and whoever answered an officer is told that the answer stands nowhere.
        var draft = new TalkDraft(held.Messages, held.Attachments, clock.GetUtcNow()) { FilesCome = held.FilesCome };
        var steps = await FinishedAsync(row.CommuneId, draft, greeted: true, cancellationToken);
        if (steps.OfType<TalkStep.Open>().FirstOrDefault() is not { Reading: var read })
        {
            foreach (var say in steps.OfType<TalkStep.Say>()) await voice.SayOnceAsync(speaker, say.IsGreeting ? Phrases.NeverPlaced() : say.Reply, cancellationToken);
            return null;
        }

        var talk = await OfAsync(speaker, cancellationToken);
        var (goesOnWith, question) = (talk.OpenThreadId, talk.Question);
        await OpenAsync(talk, draft, read, new Apart(), cancellationToken);
        foreach (var say in steps.OfType<TalkStep.Say>()) await voice.SayAsync(talk, say.Reply, ThreadMessageKind.Notice, cancellationToken);
        var report = talk.OpenThreadId;
        // Asked about this one now: a place that is typed may answer either, and its sender is asked.
        (talk.OpenThreadId, talk.Question) = (goesOnWith, steps.OfType<TalkStep.Wait>().Any() ? PendingQuestion.None : question);
        talk.Version++;
        return report;
    }

    // What is typed instead of a button is written nowhere, of whoever has told nothing (BesideRole): of whoever has, it would be a report that nobody else's words become.
    private async Task<HeldDraft> FromFirstReportAsync(Speaker speaker, HeldDraft held, CancellationToken cancellationToken)
    {
        for (var at = 0; at < held.Messages.Count; at++)
        {
            if (await reading.InChatAsync(speaker.CommuneId, held.Messages[at], cancellationToken) is { IsCase: true, Category: not CaseCategory.Unclear }) return held with { Messages = held.Messages[at..] };
        }

        return held with { Messages = [] };
    }

    private async Task<bool> IsSmallTalkAsync(Speaker speaker, HeldDraft held, CancellationToken cancellationToken)
    {
        foreach (var words in held.Messages)
        {
            if (!Guide.IsSmallTalk(new Heard(words, [], held.LastAt), await reading.InChatAsync(speaker.CommuneId, words, cancellationToken))) return false;
        }

        return true;
    }
}
