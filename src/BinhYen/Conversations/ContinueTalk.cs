using BinhYen.Cases;
using BinhYen.Communes;
using BinhYen.Confidentiality;
using BinhYen.Conversations.Replies;
using BinhYen.Conversations.Scripts;
using BinhYen.Conversations.Understanding;
using BinhYen.Platform.Persistence;
using BinhYen.Platform.Storage;
using BinhYen.Platform.Text;

namespace BinhYen.Conversations;

/// <summary>
/// Carries one resident's talk a step further: hears messages, gathers them, opens or continues reports, replies.
/// Works inside the caller's context and never saves by itself, so that "heard" and what follows commit together.
/// One caller at a time per person.
/// </summary>
internal sealed partial class ContinueTalk(
    BinhYenDb db, ReadMessages reading, CommuneDirectory communes, ReporterVault reporters, OpenCase openCase, JoinThread join, ChooseThread choose, SaidLately lately, ComplainedBefore complaints, KnownTalks known, KeptInDoubt kept, TalkVoice voice,
    RecentGreetings greetings, DataRequests requests, SealedRecords seals, TimeProvider clock)
{
    private static readonly TimeSpan LongestGathering = TimeSpan.FromSeconds(40);

    private readonly List<PreparedCase> opened = [];

    // What the words that are being heard were said to: chosen by their sender, or a cry that goes on.
    private ConversationId? saidTo;
    private readonly List<byte[]> greeted = [];
    private ConversationId? landed;

    /// <summary>Cases that the steps opened; to be announced after the caller has saved.</summary>
    public IReadOnlyList<PreparedCase> Opened => opened;

    /// <summary>The report into which the last words went; null for none.</summary>
    public ConversationId? Landed => landed;

    /// <summary>The report after which the last words were told that began one of their own: pictures sent a moment before them go with them.</summary>
    public ConversationId? StandsApartFrom { get; private set; }

    /// <summary>The report that the gathered messages became in the last step; files that were asked for with them belong to it. Null when they became none.</summary>
    public GatheredReport? Gathered { get; private set; }

    /// <summary>Lanes that got something to send; to be rung after the caller has saved.</summary>
    public IReadOnlyCollection<string> Lanes => voice.Lanes;

    /// <summary>Cases that got something new; to be announced after the caller has saved.</summary>
    public IReadOnlyCollection<(CommuneId Commune, CaseId Case)> Touched => join.Touched;

    /// <summary>To be called after the caller has saved: only a greeting that goes out was one.</summary>
    public void RememberGreetings() => greeted.ForEach(greetings.Add);

    /// <inheritdoc cref="KnownTalks.OfAsync"/>
    public Task<Talk> OfAsync(Speaker speaker, CancellationToken cancellationToken) => known.OfAsync(speaker, cancellationToken);

    /// <inheritdoc cref="KnownTalks.FindKnownAsync"/>
    public Task<Talk?> FindAsync(Speaker speaker, CancellationToken cancellationToken) => known.FindKnownAsync(speaker, cancellationToken);

    /// <summary>One message was heard.</summary>
    /// <param name="talk">Whose.</param>
    /// <param name="text">The words.</param>
    /// <param name="filesCome">Files were sent with it and are still to be fetched.</param>
    /// <param name="at">When it reached us.</param>
    /// <param name="cancellationToken">Gives up before anything is saved.</param>
    /// <returns>The report it went into, or said something about; null when it waits to become one, or is none.</returns>
    public Task<ConversationId?> HearAsync(Talk talk, string text, bool filesCome, DateTimeOffset at, CancellationToken cancellationToken) =>
        HearAsync(talk, new Heard(text, [], at) { FilesCome = filesCome }, cancellationToken);

    /// <inheritdoc cref="HearAsync(Talk, string, bool, DateTimeOffset, CancellationToken)"/>
    public async Task<ConversationId?> HearAsync(Talk talk, Heard heard, CancellationToken cancellationToken)
    {
        var (text, mark) = ButtonMark.Split(heard.Text);
        heard = heard with { Text = text };
        talk.EndedAt = null;
        (landed, StandsApartFrom, Gathered) = (null, null, null);
        var guide = await GuideAsync(talk.CommuneId, cancellationToken);
        var places = await reading.PlacesOfAsync(talk.CommuneId, cancellationToken);
        CaseCategory? ReportOf() => Understand([text], places) is { IsCase: true, Category: not CaseCategory.Unclear and var category } ? category : null;
        var chosen = mark is null ? heard.About : await choose.MarkedAsync(talk.AsChat(), mark, cancellationToken);
        // Of a report that is gone: another one must not be changed by it.
        if (mark is not null && chosen is null)
        {
            await voice.SayAsync(talk, Phrases.ButtonIsOver(), ThreadMessageKind.Notice, cancellationToken);
            talk.Version++;
            return null;
        }

        var thread = chosen ?? (heard.GoesOn ? talk.OpenThreadId : null);
        saidTo = thread ?? heard.Follows;
        var view = new TalkView(
            talk.GreetedAt is not null, heard.GoesOn ? talk.Question : PendingQuestion.None, thread is null ? await TalkDraft.OfAsync(talk, seals, cancellationToken) : null,
            thread is { } joined && await join.TakesMoreAsync(joined, cancellationToken),
            // The console's line stands in no report in particular: of words that were chosen for one it says nothing.
            await join.IsTalkedWithAsync(chosen is null ? talk.QuietUntil : null, thread, cancellationToken),
            thread is { } answered && ObjectionWords.In(text) && await join.HasAnswerAsync(answered, ReportOf, cancellationToken))
        {
            // A button under the question what was meant quotes nothing: "dạ vâng ạ" stands where a question waits and nowhere else, whatever waits elsewhere.
            Answers = (chosen is not null && !heard.Waited) || (thread is { } asked && await choose.IsAskedInAsync(talk.AsChat(), asked, cancellationToken)),
            IsChosen = chosen is not null,
            // Also one that is closed to whom it speaks of: told anew, "anh ta vẫn đang cầm dao" would be read by that one, and alarm them.
            IsInEmergency = thread is { } running && (await join.IsEmergencyAsync(running, cancellationToken) || (await choose.LastCriedAsync(running, cancellationToken) is not null && await join.TakesMoreCriesAsync(running, cancellationToken))),
        };
        await TakeAsync(talk, guide.Hear(view, heard), cancellationToken, chosen);
        return landed;
    }

    /// <summary>When the gathering time is over, makes the report of what was gathered.</summary>
    /// <returns>False when there is nothing due yet.</returns>
    public async Task<bool> FinishAsync(Talk talk, CancellationToken cancellationToken)
    {
        if (talk.GatherUntil is not { } until || until > clock.GetUtcNow()) return false;
        saidTo = null;
        if (await TalkDraft.OfAsync(talk, seals, cancellationToken) is not { } draft)
        {
            talk.GatherUntil = null;
            return true;
        }

        await TakeAsync(talk, await FinishedAsync(talk.CommuneId, draft, talk.GreetedAt is not null, cancellationToken), cancellationToken);
        return true;
    }

    /// <summary>The person shared name and telephone by Zalo's form: both go into the vault.</summary>
    public async Task<bool> NoteContactAsync(Speaker speaker, string? name, string? phone, string? address, CancellationToken cancellationToken)
    {
        var talk = await OfAsync(speaker, cancellationToken);
        if (!await reporters.CompleteAsync(talk.Reporter, new ReporterContact(name, phone, address), cancellationToken)) return false;
        await voice.SayAsync(talk, Phrases.ContactNoted(), ThreadMessageKind.Notice, cancellationToken);
        return true;
    }

    /// <summary>Follows, or opened the chat: the first-contact notice, once. Makes nobody known.</summary>
    public async Task<bool> WelcomeAsync(Speaker speaker, CancellationToken cancellationToken)
    {
        if (await known.FindKnownAsync(speaker, cancellationToken) is { GreetedAt: not null }) return true;
        if (greetings.Has(speaker.PersonKey)) return true;
        greeted.Add(speaker.PersonKey);
        await voice.SayOnceAsync(speaker, (await voice.PhrasesAsync(speaker.CommuneId, cancellationToken)).FirstContact(), cancellationToken);
        return true;
    }

    /// <summary>Greets back somebody who thanks or greets nobody in particular. Makes nobody known.</summary>
    public async Task GreetOnceAsync(Speaker speaker, CancellationToken cancellationToken) =>
        await voice.SayOnceAsync(speaker, (await voice.PhrasesAsync(speaker.CommuneId, cancellationToken)).Greeting(), cancellationToken);

    /// <summary>One sentence that nothing joins to the person's talk. Makes nobody known.</summary>
    public Task TellOnceAsync(Speaker speaker, string words, CancellationToken cancellationToken) => voice.SayOnceAsync(speaker, new Reply(words), cancellationToken);

    /// <summary>A tracking code that belongs to no report of this chat is kept nowhere. Makes nobody known.</summary>
    public async Task RefuseCodeAsync(Speaker speaker, CancellationToken cancellationToken) =>
        await voice.SayOnceAsync(speaker, (await voice.PhrasesAsync(speaker.CommuneId, cancellationToken)).CodeIsSecret(), cancellationToken);

    /// <summary>One sentence outside any report.</summary>
    public async Task TellAsync(Speaker speaker, string words, CancellationToken cancellationToken) =>
        await voice.SayAsync(await known.OfAsync(speaker, cancellationToken), new Reply(words), ThreadMessageKind.Notice, cancellationToken);

    /// <summary>The person withdraws consent in Zalo: who it was is destroyed at once, what happened stays.</summary>
    public async Task<bool> WithdrawAsync(Speaker speaker, CancellationToken cancellationToken)
    {
        await kept.ForgetAsync(speaker.PersonKey, cancellationToken);
        greetings.Forget(speaker.PersonKey);
        var identities = new List<Guid>();
        if (await reporters.FindGroupMemberAsync(speaker.CommuneId, speaker.OaId, speaker.UserId, cancellationToken) is { } member) identities.Add(member);
        // Who is not known, or was forgotten before, is not made known for this.
        if (await known.FindAsync(speaker, cancellationToken) is { } talk)
        {
            if (talk.ForgottenAt is null) identities.Add(await EndTalkAsync(talk, cancellationToken));
        }
        else if (await reporters.FindZaloUserAsync(speaker.CommuneId, speaker.OaId, speaker.UserId, cancellationToken) is { } known)
        {
            // Known by another door than this chat, for example by a report that an officer took down.
            identities.Add(known);
        }

        await requests.WithdrawInChatAsync(speaker.CommuneId, identities, cancellationToken);
        return true;
    }

    /// <summary>An officer typed in Zalo's own console: kept in the case, and the guide goes quiet.</summary>
    public async Task NoteConsoleReplyAsync(Speaker speaker, string adminId, string words, CancellationToken cancellationToken)
    {
        // Before it is asked to whom: an account that shows only after a reply to somebody who reported tells who did.
        var account = await join.NoteConsoleAccountAsync(speaker.CommuneId, adminId, cancellationToken);
        // An officer's words do not make a person known again who had themselves forgotten.
        if (await known.FindAsync(speaker, cancellationToken) is not { } talk) return;
        talk.QuietUntil = clock.GetUtcNow() + JoinThread.QuietAfterStaff;
        talk.Version++;
        if (talk.OpenThreadId is not { } thread) return;
        // Nobody knows which of several reports it answers, or whether it answers any; in the wrong one it would tell whose that is.
        if (!await choose.IsForTheOnlyReportAsync(talk.AsChat(), cancellationToken)) join.NoteUnplacedReply(talk.CommuneId, account);
        else await join.AddConsoleReplyAsync(thread, account, words, cancellationToken);
    }

    private async Task ForgetAsync(Talk talk, CancellationToken cancellationToken) =>
        // Both identities, as where the person withdraws in Zalo: whoever is told that nobody can answer them here any more is answered under no post either.
        await requests.WithdrawInChatAsync(talk.CommuneId, [.. await PostsOfAsync(talk, cancellationToken) is { } posts ? [posts.Reporter] : (Guid[])[], await EndTalkAsync(talk, cancellationToken)], cancellationToken);

    private async Task<Guid> EndTalkAsync(Talk talk, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        (talk.Draft, talk.GatherUntil, talk.Question) = (null, null, PendingQuestion.None);
        await kept.ForgetAsync(talk.PersonKey, cancellationToken);
        // At once: retired when the person comes back, one transaction would hold the talk of before and that of afterwards.
        talk.Retire(now);
        return talk.Reporter;
    }

    private async Task AskAboutDataAsync(Talk talk, DataRight right, ConversationId? about, CancellationToken cancellationToken)
    {
        if (about is not { } report)
        {
            // A button from before there was a report: asked again, with buttons for one.
            await voice.SayAsync(talk, talk.OpenThreadId is null ? Phrases.NoReportYet() : (await voice.PhrasesAsync(talk.CommuneId, cancellationToken)).MyData(), ThreadMessageKind.Notice, cancellationToken);
            return;
        }

        var asked = await requests.AddFromChatAsync(new DataSubject(talk.CommuneId, report.Value, talk.Reporter), right, cancellationToken);
        await voice.SayAsync(talk, Phrases.DataRequestTaken(asked.Number, join.CheckCodeOf(report), asked.ReplyDue.InWords()), ThreadMessageKind.Notice, cancellationToken);
    }

    // What the guide would drop is looked at again where it speaks of an officer: no complaint is taken for advertising.
    private async Task<IReadOnlyList<TalkStep>> FinishedAsync(CommuneId commune, TalkDraft draft, bool greeted, CancellationToken cancellationToken)
    {
        var guide = await GuideAsync(commune, cancellationToken);
        var steps = guide.Finish(draft, greeted);
        return steps is [TalkStep.Drop, ..] && await join.SpeaksOfOfficerAsync(commune, draft.Messages, cancellationToken) ? guide.Finish(draft, greeted, namesOfficer: true) : steps;
    }

    private async Task<Guide> GuideAsync(CommuneId commune, CancellationToken cancellationToken)
    {
        var places = await reading.PlacesOfAsync(commune, cancellationToken);
        return new Guide(await voice.PhrasesAsync(commune, cancellationToken), places.Hamlets, messages => Understand(messages, places));
    }

    private MessageUnderstanding Understand(IReadOnlyList<string> messages, ReadMessages.Places places) =>
        UnderstandMessage.Default.Understand(messages, places.Gazetteer, ReadMessages.ContextOf(SourceChannel.Zalo, clock.GetUtcNow()));

    private async Task TakeAsync(Talk talk, IReadOnlyList<TalkStep> steps, CancellationToken cancellationToken, ConversationId? chosen = null)
    {
        foreach (var step in steps)
        {
            await (step switch
            {
                TalkStep.Say say => voice.SayAsync(talk, say.Reply, ThreadMessageKind.Notice, cancellationToken),
                // What was chosen for a report that takes nothing more is told at once: gathered, it would take in what is written for another one meanwhile.
                TalkStep.Gather { Message: var told } when told.Waited || chosen is not null => TellNowAsync(talk, told, chosen, cancellationToken),
                TalkStep.Gather gather => GatherAsync(talk, gather.Message, cancellationToken),
                TalkStep.Open open => OpenAsync(talk, open.Reading, cancellationToken),
                TalkStep.Join more => JoinAsync(talk, more.Message, more.Silently, chosen, cancellationToken),
                TalkStep.Object objection => ObjectAsync(talk, objection.Message, chosen ?? talk.OpenThreadId, cancellationToken),
                TalkStep.PlaceIt place => join.PlaceAsync(MeantBy(talk, chosen), place.HamletCode, cancellationToken),
                TalkStep.KeepName => KeepNameAsync(talk, chosen, cancellationToken),
                TalkStep.AllowTelling telling => join.AllowTellingAsync(MeantBy(talk, chosen), telling.Allowed, cancellationToken),
                TalkStep.TellStatus => TellStatusAsync(talk, chosen ?? talk.OpenThreadId, cancellationToken),
                TalkStep.AskAboutData ask => AskAboutDataAsync(talk, ask.Right, chosen, cancellationToken),
                TalkStep.Forget => ForgetAsync(talk, cancellationToken),
                _ => Task.CompletedTask,
            });
            if (step is TalkStep.Drop) (talk.Draft, talk.GatherUntil, talk.Question) = (null, null, PendingQuestion.None);
            if (step is TalkStep.Wait wait) talk.Question = wait.Question;
        }

        // Whoever chose a report goes on in it.
        if (chosen is not null && landed == chosen && talk.OpenThreadId != chosen) (talk.OpenThreadId, talk.Question) = (chosen, PendingQuestion.None);
        talk.Version++;
    }

    // What is answered about a report is said to it, and so is what came along.
    private ConversationId? MeantBy(Talk talk, ConversationId? chosen) => landed ??= chosen ?? talk.OpenThreadId;

    private async Task KeepNameAsync(Talk talk, ConversationId? chosen, CancellationToken cancellationToken)
    {
        if (MeantBy(talk, chosen) is { } report) await join.KeepSecretAsync(report, cancellationToken);
    }

    /// <summary>A wish for secrecy and nothing more: it holds for all reports of the chat at once, and stands in none. Makes nobody known.</summary>
    public async Task KeepAllSecretAsync(Speaker speaker, CancellationToken cancellationToken)
    {
        if (await known.FindKnownAsync(speaker, cancellationToken) is { } talk)
        {
            foreach (var report in await choose.NamedAsync(talk.AsChat(), cancellationToken)) await join.KeepSecretAsync(report, cancellationToken);
        }

        await voice.SayOnceAsync(speaker, Phrases.SecrecyNotedForAll(), cancellationToken);
    }

    private async Task GatherAsync(Talk talk, Heard heard, CancellationToken cancellationToken)
    {
        var draft = await TalkDraft.OfAsync(talk, seals, cancellationToken) ?? new TalkDraft([], [], heard.At);
        draft.Messages.AddRange(heard.Pieces);
        draft.Attachments.AddRange(heard.Attachments);
        await (draft with { FilesCome = draft.FilesCome || heard.FilesCome }).KeepAsync(talk, seals, cancellationToken);
        var window = (await communes.SettingsAsync(talk.CommuneId, cancellationToken)).Values.BundleWindow;
        var (next, last) = (clock.GetUtcNow() + window, draft.FirstAt + LongestGathering);
        talk.GatherUntil = next < last ? next : last;
    }

    private async Task OpenAsync(Talk talk, MessageUnderstanding read, CancellationToken cancellationToken)
    {
        if (await TalkDraft.OfAsync(talk, seals, cancellationToken) is not { } draft) return;
        // A cry that begins a report of its own may be about whom the one before is closed to.
        await OpenAsync(talk, draft, read, new Apart { GoesOnWith = saidTo is { } thread ? await complaints.OfAsync(thread, cancellationToken) : null }, cancellationToken);
        (talk.Draft, talk.GatherUntil, landed) = (null, null, talk.OpenThreadId);
        if (landed is { } report) Gathered = new GatheredReport(report, draft.FirstAt);
    }

    // What is being gathered meanwhile has nothing to do with it and goes on being gathered.
    private async Task OpenApartAsync(Talk talk, Heard heard, MessageUnderstanding read, Apart apart, CancellationToken cancellationToken)
    {
        await OpenAsync(talk, new TalkDraft([.. heard.Pieces], [.. heard.Attachments], heard.At), read, apart, cancellationToken);
        landed = talk.OpenThreadId;
    }

    // Every way to a report of the chat leads through here: gathered, apart, an objection, a cry for help. It is received in this moment, whatever became of its words before:
    // were those that were gathered received when they were heard, a report of which nobody gathered anything would be seen to have waited for a button.
    private async Task OpenAsync(Talk talk, TalkDraft draft, MessageUnderstanding read, Apart apart, CancellationToken cancellationToken)
    {
        var pointsOutside = ResumingWords.PointOutside(draft.Messages, read.Category);
        var places = await reading.PlacesOfAsync(talk.CommuneId, cancellationToken);
        var prepared = await openCase.PrepareAsync(new CaseOpening
        {
            CommuneId = talk.CommuneId, Channel = SourceChannel.Zalo, Messages = draft.Messages, Attachments = draft.Attachments,
            Kind = apart.Objects ? CaseKind.PoliceConduct : read.Kind, Category = apart.Objects ? CaseCategory.PoliceConduct : read.Category, Urgency = read.Urgency,
            HamletId = places.Hamlets.FirstOrDefault(h => h.Code == read.Hamlet)?.Id,
            Secrecy = Guide.StandsForItself(read) || apart.Objects ? Secrecy.KeptSecret : Secrecy.Named,
            Reporter = talk.Reporter, Lane = talk.Lane, OfficerConflict = read.OfficerConflict || apart.Objects || apart.Blames, WorkedOnBy = apart.WorkedOnBy, ToldAfter = apart.ToldAfter, PointsOutside = pointsOutside, GoesOnWith = apart.GoesOnWith, About = apart.About, ReceivedAt = clock.GetUtcNow(), SuggestionReasons = read.Reasons,
        }, cancellationToken);
        prepared.AddTo(db);
        opened.Add(prepared);
        (talk.OpenThreadId, talk.Question) = (prepared.Thread.Id, PendingQuestion.None);
        var phrases = await voice.PhrasesAsync(talk.CommuneId, cancellationToken);
        if (read.Category is not CaseCategory.Praise)
            await voice.SayAsync(talk, phrases.Acknowledge(prepared.Opened, read.Category), ThreadMessageKind.Receipt, cancellationToken);
    }

    // What the same person posted in a group stands under an identity of its own (decision 0119): looked at here, and joined to nothing.
    private async Task<OneChat?> PostsOfAsync(Talk talk, CancellationToken cancellationToken) =>
        await reporters.ZaloAddressAsync(talk.Reporter, cancellationToken) is { } user
        && await reporters.FindGroupMemberAsync(talk.CommuneId, talk.Lane[(talk.Lane.IndexOf(':', StringComparison.Ordinal) + 1)..], user, cancellationToken) is { } member
            ? talk.AsChat() with { Reporter = member }
            : null;

    private async Task JoinAsync(Talk talk, Heard heard, bool silently, ConversationId? chosen, CancellationToken cancellationToken)
    {
        if ((chosen ?? talk.OpenThreadId) is not { } thread) return;
        // A complaint about an officer who sees the open report becomes a report of its own, which closes itself to them (workflow §7).
        var alone = await reading.InChatAsync(talk.CommuneId, heard.Text, cancellationToken);
        // "Anh ấy" in words for a report is whoever that speaks of. Were a complaint told in the chat read into it, the words of whoever complained would be missing where every neighbour's are there.
        if ((alone.OfficerConflict || await lately.BlamesAsync(talk.CommuneId, thread, heard.Text, cancellationToken)) && await join.StandsApartAsync(thread, heard.Text, cancellationToken) is { } apart)
        {
            var pictures = await lately.CopyPicturesAsync(talk.CommuneId, thread, cancellationToken);
            await OpenApartAsync(talk, heard with { Attachments = [.. pictures, .. heard.Attachments] }, alone, new Apart { WorkedOnBy = apart.WorkedOnBy, ToldAfter = apart.Before, Blames = true }, cancellationToken);
            StandsApartFrom = thread;
            return;
        }

        if (await join.AddAsync(thread, heard.Text, heard.Attachments, cancellationToken) is not { } code) return;
        landed = thread;
        var phrases = await voice.PhrasesAsync(talk.CommuneId, cancellationToken);
        // One "noted" is enough for a row of messages sent one after the other.
        // So is what became of words that were asked about.
        if (heard.Waited || (!silently && !join.SaidSoLately(thread, clock.GetUtcNow()))) await voice.SayAsync(talk, phrases.Added(code), ThreadMessageKind.Notice, cancellationToken);
    }

    // "Không đồng ý", "chưa thỏa đáng": kept in the same words as an objection that went into a report of its own, so that one hides the other.
    private static bool IsBareDissent(string text) => VietnameseText.Words(text).Count <= 4;

    /// <summary>
    /// Does with an objection what the page of the report does (decision 0120): the case opens again, and the words are for leaders and whoever takes it
    /// up. Where they are about an officer they become a report of their own, closed to whoever handled the case; so do words that cannot open it again.
    /// </summary>
    private async Task ObjectAsync(Talk talk, Heard heard, ConversationId? about, CancellationToken cancellationToken)
    {
        if (about is not { } thread) return;
        var alone = await reading.InChatAsync(talk.CommuneId, heard.Text, cancellationToken);
        // An objection follows the officer's answer: "ông ấy" is whoever that speaks of, as in everybody's.
        var dissent = await DissentAsync(talk.CommuneId, thread, heard, alone, cancellationToken);
        if (dissent is { Code: { } code, IsAboutPolice: false })
        {
            landed = thread;
            await voice.SayAsync(talk, (await voice.PhrasesAsync(talk.CommuneId, cancellationToken)).Objected(code), ThreadMessageKind.Notice, cancellationToken);
            return;
        }

        await OpenObjectionAsync(talk, heard, alone, dissent.Handler, cancellationToken);
    }

    private async Task<Dissent> DissentAsync(CommuneId commune, ConversationId thread, Heard heard, MessageUnderstanding alone, CancellationToken cancellationToken)
    {
        var isAboutPolice = await IsAboutPoliceAsync(commune, thread, heard, alone, cancellationToken);
        // Asked before the case opens again, for then it has no handler.
        var handler = await join.HandledByAsync(thread, cancellationToken);
        var words = isAboutPolice || IsBareDissent(heard.Text) ? ReporterThread.Dissent : heard.Text;
        return new Dissent(await join.ObjectAsync(thread, ReopenGround.NotSatisfied, words, isAboutPolice ? [] : heard.Attachments, cancellationToken), isAboutPolice, handler);
    }

    private async Task<bool> IsAboutPoliceAsync(CommuneId commune, ConversationId thread, Heard heard, MessageUnderstanding alone, CancellationToken cancellationToken) =>
        alone.OfficerConflict || await lately.BlamesAsync(commune, thread, heard.Text, cancellationToken) || await join.NamesOfficerAsync(commune, heard.Text, cancellationToken);

    private async Task OpenObjectionAsync(Talk talk, Heard heard, MessageUnderstanding alone, StaffId? handler, CancellationToken cancellationToken)
    {
        const string Begin = "Ý kiến sau khi được trả lời:\n";
        var told = heard with { Text = Begin + heard.Text, Told = [Begin + heard.Pieces[0], .. heard.Pieces.Skip(1)] };
        await OpenApartAsync(talk, told, alone, new Apart { Objects = true, About = handler }, cancellationToken);
        await voice.SayAsync(talk, Phrases.ObjectedApart(), ThreadMessageKind.Notice, cancellationToken);
    }

    private async Task TellStatusAsync(Talk talk, ConversationId? about, CancellationToken cancellationToken)
    {
        var phrases = await voice.PhrasesAsync(talk.CommuneId, cancellationToken);
        var (state, due) = about is { } thread ? await join.StatusAsync(thread, cancellationToken) : (null, null);
        await voice.SayAsync(talk, phrases.Status(state, due), ThreadMessageKind.Notice, cancellationToken);
    }

    // What became of an objection: the check code where the case opened again, whom the words are about, and who had handled it.
    private sealed record Dissent(string? Code, bool IsAboutPolice, StaffId? Handler);

    // How a report came to stand apart from another one.
    private sealed record Apart
    {
        public IReadOnlyList<StaffId> WorkedOnBy { get; init; } = [];

        /// <summary>What was said before and tells whom the words mean.</summary>
        public IReadOnlyList<string> ToldAfter { get; init; } = [];

        /// <summary>It blames an officer, whatever the machine reads in it.</summary>
        public bool Blames { get; init; }

        /// <summary>It is an objection to an answer.</summary>
        public bool Objects { get; init; }

        /// <summary>The complaint that its sender chose for it and that takes nothing more: whoever is kept away from the one is kept away from the other.</summary>
        public EarlierComplaint? GoesOnWith { get; init; }

        /// <summary>Whose answer is objected to; null where nobody handled it.</summary>
        public StaffId? About { get; init; }
    }
}

/// <summary>A report that gathered messages became.</summary>
/// <param name="Thread">Its thread.</param>
/// <param name="Since">When the first of them reached us.</param>
internal sealed record GatheredReport(ConversationId Thread, DateTimeOffset Since);
