using System.Text.RegularExpressions;
using BinhYen.Cases;
using BinhYen.Confidentiality;
using BinhYen.Conversations.Scripts;
using BinhYen.Conversations.Understanding;
using BinhYen.Platform.Text;

namespace BinhYen.Conversations;

/// <summary>Whom words in a chat are for: one person may have several reports, and be the author of a post, a verifier and an officer in it.</summary>
internal abstract record Addressee
{
    /// <summary>What waits since minutes and is told together with a cry for help: "nhà bà Tư cạnh đình" before "cháy rồi". It waits no longer then; null for nothing.</summary>
    public (HeldWords Row, HeldDraft Draft)? Before { get; init; }

    /// <summary>The guide: it answers by itself, or gathers a report.</summary>
    internal sealed record Talk : Addressee
    {
        /// <summary>The cry for help of minutes ago that another cry may be about the same people as: it is closed to whom that one is closed to. Null for none.</summary>
        public ConversationId? Follows { get; init; }
    }

    /// <summary>The current report: a cry for help and what is said in the same breath, a place that the guide has just asked for, or a talk with an officer in Zalo's own console.</summary>
    internal sealed record GoesOn : Addressee;

    /// <summary>The report of a post of theirs.</summary>
    internal sealed record Post(ConversationId Thread) : Addressee;

    /// <summary>The report that the person named: by a quote, or by its code.</summary>
    internal sealed record Report(ConversationId Thread) : Addressee;

    /// <summary>All of their reports: the wish that nobody learns the name.</summary>
    internal sealed record AllReports : Addressee;

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

        /// <summary>The reports told alone that they may be about, the current one last.</summary>
        public IReadOnlyList<OwnReport> Reports { get; init; } = [];

        /// <summary>The words read as a report: where no button is pressed they become one soon.</summary>
        public bool IsReport { get; init; }

        /// <summary>What waits already and they are a piece of, with one button for both; null where they are asked about by themselves.</summary>
        public (HeldWords Row, HeldDraft Draft)? GoesOnWith { get; init; }

        /// <summary>The wish that nobody learns the name: it holds for all reports at once, and for what the words will become.</summary>
        public bool WishesSecrecy { get; init; }
    }

    /// <summary>Nobody any more: the words that wait for a button are to be dropped.</summary>
    internal sealed record Dropped(HeldWords Row) : Addressee;

    /// <summary>Thanks and greetings to nobody in particular.</summary>
    internal sealed record Greeting : Addressee;
}

/// <summary>What was asked of the same person as somebody else, whom buttons answer: of a verifier a question, of an officer whether the alarm was seen.</summary>
/// <param name="Doubt">Which; <see cref="Doubt.Report"/> where something was said that no button answers.</param>
/// <param name="IsFresh">It waits, or was answered a moment ago; otherwise only what is quoted and stands in no report is taken for it.</param>
internal sealed record AskedInRole(Doubt Doubt, bool IsFresh)
{
    /// <summary>When it was asked last; null where nobody knows.</summary>
    public DateTimeOffset? At { get; init; }
}

/// <summary>
/// Says whom words in a chat are for. Into a report go only words whose sender said so: by quoting it, by naming its code, or by a pressed button. About all others the person is asked, whatever they
/// say, whoever asked them for it and whatever else they have told: so nobody can learn by speaking to somebody, here or at the gate, which report is theirs (decision 0152). The identities are laid side by side in memory, and no row joins them.
/// </summary>
internal sealed partial class FindAddressee(KnownTalks known, ReporterVault reporters, ChooseThread choose, JoinThread join, ReadMessages reading, KeptInDoubt kept)
{
    // Zalo shows five buttons under a message: one for whoever asked, one for another matter, one to drop the words.
    private const int MostAskedAbout = 3;

    // Whoever writes in pieces writes them one after the other.
    private static readonly TimeSpan IsOneThing = TimeSpan.FromMinutes(2);

    // "Các anh cho em xin giữ kín tên với ạ" tells nothing yet; "giữ kín tên nhé, bãi rác vẫn còn khói" does.
    private const int LongestWish = 12;
    private const int MostBesideWish = 2;
    private static readonly HashSet<string> WishWords =
    [
        "giu", "kin", "bi", "mat", "ten", "tuoi", "danh", "tinh", "thong", "tin", "nguoi", "bao", "giup", "gium", "ho", "voi", "nhe", "nha", "dung", "noi", "cho", "de", "ai", "biet", "neu", "tiet", "lo", "khong", "ko",
        "muon", "an", "giau", "co", "thi", "la", "vu", "viec", "nay", "cua", "duoc", "phai", "nho", "mong", "vang", "so",
    ];

    /// <param name="speaker">Who wrote.</param>
    /// <param name="heard">What.</param>
    /// <param name="quoted">The channel's id of the message it quotes; null for none.</param>
    /// <param name="inRole">What the same person was asked as somebody else; null for nothing.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public async Task<Addressee> OfAsync(Speaker speaker, Heard heard, string? quoted, AskedInRole? inRole, CancellationToken cancellationToken)
    {
        if (ButtonMark.IsOurs(heard.Text)) return new Addressee.Talk();
        var posts = await PostsOfAsync(speaker, cancellationToken);
        var own = await known.FindKnownAsync(speaker, cancellationToken);
        var person = new Person(speaker.CommuneId, own, posts, own is null ? [] : await choose.MayBeMeantAsync(own.AsChat(), cancellationToken), await kept.OfAsync(speaker.PersonKey, cancellationToken), inRole, quoted is not null);
        var codes = CodesInWords.Find(heard.Text);
        // Whoever writes for the first time is a resident and nothing else.
        if (codes.Count == 0 && quoted is null && person.HasNothing) return new Addressee.Talk();
        var alone = await reading.InChatAsync(speaker.CommuneId, heard.Text, cancellationToken);
        if (codes.Count > 0) return await OfCodeAsync(own, posts, codes, alone, cancellationToken);
        if (own is not null && quoted is not null && await choose.QuotedAsync(own.AsChat(), quoted, cancellationToken) is { } report) return new Addressee.Report(report);
        return await OfAsync(person, alone, heard, quoted, cancellationToken);
    }

    private async Task<Addressee> OfAsync(Person person, MessageUnderstanding alone, Heard heard, string? quoted, CancellationToken cancellationToken)
    {
        // A cry that says itself where it is and points at nobody takes nothing along: what waits may be about something else.
        var just = person.Held is [.., var newest] && heard.At - newest.Draft.LastAt < IsOneThing ? newest : ((HeldWords Row, HeldDraft Draft)?)null;
        var before = (alone.Hamlet is null || ResumingWords.PointOutside([heard.Text], ReadAs(alone))) && just is { Draft.IsSmallTalk: false } ? just : null;
        // Nothing but the cry itself decides about it: whoever spoke to somebody suspected of it, an alarm about the very cry as well, would see by the next one whose it is. What comes later than two minutes, a cry or not, joins it for nobody: an
        // answer may read like a cry ("nó cầm gậy đánh vào đầu tôi").
        var cry = await CryAsync(person, ReadAs(alone), heard.At, cancellationToken);
        if (alone.Urgency is Urgency.Emergency || (before is { } held && await IsCryAsync(person.Commune, [.. held.Draft.Messages, heard.Text], cancellationToken)))
            return (cry is { } going && heard.At - going.Last < IsOneThing ? GoesOnIn(person, going.Report) : new Addressee.Talk { Follows = cry?.Report }) with { Before = before };
        var isGathering = person.Own?.Draft is not null;
        if (quoted is null && !isGathering && IsForAll(alone, heard))
            return just is { } told ? new Addressee.Ask(told.Draft.Doubt) { GoesOnWith = told, WishesSecrecy = true } : new Addressee.AllReports();
        if (alone.SecrecyMark is not null || IsAboutData(heard.Text)) return new Addressee.Talk();
        // Before it is asked what the words say: an answer that quotes its question stands there, whatever else goes on in the chat.
        if (person.Posts is { } posts && quoted is not null && await choose.QuotedAsync(posts, quoted, cancellationToken) is { } post) return new Addressee.Post(post);
        // Whatever waits or is quoted: help must not. What comes later is asked about, whoever has spoken: an answer would stand in the emergency, and say whose it is.
        if (cry is { } cried && heard.At - cried.Last < IsOneThing) return GoesOnIn(person, cried.Report);
        person = person with { IsCrying = cry is not null };
        if (isGathering) return new Addressee.Talk();
        if (quoted is null && await AnswersWhereAsync(person.Own, alone, heard, cancellationToken)) return new Addressee.GoesOn();
        // Whoever spoke in whichever report: what somebody takes back is taken back.
        if (alone.IsStop && quoted is null && person.Held is [.., var last] && !StopCommand.SaysThatThisIsAll(heard.Text) && !StopCommand.MayBeYes(heard.Text)) return new Addressee.Dropped(last.Row);
        var spoken = person.Posts is { } authored ? await choose.SpokenToAsync(authored, cancellationToken) : null;
        if (await IsForTheGuideAsync(person, spoken, heard, alone, cancellationToken)) return new Addressee.Talk();
        // Pieces have one button, but where somebody has spoken to the person between them, for the second may answer that; nor does the button of an answer take along what is a report of its own, or nobody's to know.
        if (just is { Draft: { IsSmallTalk: false, TakesMore: true } } first && !heard.HasFiles && !Guide.IsSmallTalk(heard, alone) && ReadAs(alone) is null && !MayAnswer(heard, alone) && !await IsSpokenToSinceAsync(person, first.Draft.FirstAt, cancellationToken))
            return new Addressee.Ask(first.Draft.Doubt) { GoesOnWith = first };
        if (person.InRole is { Doubt: not Doubt.Report } role && (role.IsFresh || quoted is not null)) return BesideRole(person, role, alone);
        // Where a question waits the person is asked, and the words stand in the report of that question or nowhere (IsSmallTalk).
        if (Guide.IsThanks(heard) && quoted is null && !await IsAskedAsync(person, spoken, cancellationToken)) return new Addressee.Greeting();
        return await AmongReportsAsync(person, spoken, alone, heard, cancellationToken);
    }

    // Whatever waits or was told a moment ago: words that wish for secrecy, that begin like an answer or say who somebody is get a question of their own.
    private static bool MayAnswer(Heard heard, MessageUnderstanding alone) => AsksForSecrecy(alone)
        || VietnameseText.Words(heard.Text) is ["da" or "vang" or "u" or "dung" or "khong" or "co" or "roi" or "chua", ..] || Introductions.In(heard.Text) || Introductions.TellWhere(heard.Text);

    /// <summary>Whether words ask that nobody learns who says them, or may: nothing shares their button.</summary>
    internal static bool AsksForSecrecy(MessageUnderstanding alone) => alone.Confidentiality is ConfidentialityLevel.Asked || alone.MayWishSecrecy;

    // The one gate. Were another matter taken for one where nobody has spoken, a line in a report would change what becomes of it, before the eyes of whoever wrote the line.
    private async Task<Addressee> AmongReportsAsync(Person person, SpokenFrom? spoken, MessageUnderstanding alone, Heard heard, CancellationToken cancellationToken)
    {
        if (person.Reports.Count == 0 && spoken is null) return new Addressee.Talk();
        return await IsGoingOnAsync(person, spoken, alone, heard, cancellationToken) ? new Addressee.GoesOn() : AskOf(person, spoken, alone);
    }

    // Whoever has just been asked by the guide where it happened answers with a place and nothing else. Who else has asked for something makes no difference: a report that stays without a place would show whose it is. A number answers
    // "how many" as well, and is asked about like everybody's.
    private async Task<bool> AnswersWhereAsync(Talk? own, MessageUnderstanding alone, Heard heard, CancellationToken cancellationToken) =>
        own is { Question: PendingQuestion.Hamlet, OpenThreadId: { } placed, Draft: null } && ReadAs(alone) is null && alone.Hamlet is not null && Guide.IsPlace(heard) && await choose.IsJustToldAsync(placed, cancellationToken);

    // The guide interrupts nobody who talks in Zalo's own console.
    private async Task<bool> IsGoingOnAsync(Person person, SpokenFrom? spoken, MessageUnderstanding alone, Heard heard, CancellationToken cancellationToken)
    {
        if (person is not { Own: { } own, InRole: null, Quotes: false }) return false;
        // Words for leaders alone go on with nothing by themselves.
        return spoken is null && person is { Reports.Count: <= 1, Held.Count: 0 } && !ResumingWords.PointOutside([heard.Text], ReadAs(alone)) && await choose.IsTalkedWithInConsoleAsync(own.AsChat(), ReadAs(alone), tellWho: Introductions.In(heard.Text) || Introductions.TellWhere(heard.Text), cancellationToken);
    }

    private static Addressee.Ask AskOf(Person person, SpokenFrom? spoken, MessageUnderstanding alone) =>
        new(spoken is null ? Doubt.Report : Doubt.Post) { AboutPost = spoken?.CheckCode, Reports = Offered(person.Reports, spoken is null ? MostAskedAbout : MostAskedAbout - 1), IsReport = person.IsCrying || ReadAs(alone) is not null };

    // Who names a report means it. A code of no report of this chat, or with a slip in it, tells whoever reads it that the same person has another one.
    private async Task<Addressee> OfCodeAsync(Talk? own, OneChat? posts, IReadOnlyList<FoundCode> codes, MessageUnderstanding alone, CancellationToken cancellationToken)
    {
        if (codes[0].Code is { } code)
        {
            if (own is not null && await choose.CodedAsync(own.AsChat(), code, cancellationToken) is { } report) return new Addressee.Report(report);
            // A cry for help alarms, whichever post it names.
            if (posts is not null && alone.Urgency is not Urgency.Emergency && await choose.CodedAsync(posts, code, cancellationToken) is { } post) return new Addressee.Post(post);
        }

        return alone.Urgency is Urgency.Emergency ? new Addressee.Talk() : new Addressee.Code();
    }

    // Whoever quotes the question means it. Otherwise silence in a report of theirs, for as long as they are asked, would tell whose it is. Whether anybody has spoken in one makes no difference: it would show in the others.
    private static Addressee BesideRole(Person person, AskedInRole role, MessageUnderstanding alone)
    {
        var reports = person.Quotes ? [] : Offered(person.Reports, MostAskedAbout - 1);
        return reports.Count > 0 || ReadAs(alone) is not null ? new Addressee.Ask(role.Doubt) { Reports = reports, IsReport = person.IsCrying || ReadAs(alone) is not null } : new Addressee.Buttons(role.Doubt);
    }

    private static bool IsAboutData(string words) => DataWish.Of(words) is DataWish.Kind.Tell or DataWish.Kind.Forget or DataWish.Kind.ForgetForSure or DataWish.Kind.Keep;

    // What is answered at once and written into no report. While an officer talks with the person, or waits for an answer, "có gì mới không" and "hết rồi ạ" are words like others.
    private async Task<bool> IsForTheGuideAsync(Person person, SpokenFrom? spoken, Heard heard, MessageUnderstanding alone, CancellationToken cancellationToken) =>
        (alone.IsStop || Guide.AsksState(heard, alone)) && !await IsAskedAsync(person, spoken, cancellationToken)
        && !(person.Own is { } own && (await join.IsTalkedWithAsync(own.QuietUntil, null, cancellationToken) || await choose.IsTalkedWithAsync(own.AsChat(), cancellationToken)))
        && !(person.Posts is { } posts && await choose.IsTalkedWithAsync(posts, cancellationToken));

    private async Task<bool> IsAskedAsync(Person person, SpokenFrom? spoken, CancellationToken cancellationToken) =>
        spoken is { IsAsked: true } || (person.Own is { } own && await choose.IsAskedAsync(own.AsChat(), cancellationToken));

    private async Task<bool> IsCryAsync(CommuneId commune, IReadOnlyList<string> together, CancellationToken cancellationToken) =>
        (await reading.InChatAsync(commune, string.Join('\n', together), cancellationToken)).Urgency is Urgency.Emergency;

    // The cry for help that goes on in the chat, whichever of its reports is the current one, and when its last word was said; null where there is none.
    private async Task<(ConversationId Report, DateTimeOffset Last)?> CryAsync(Person person, CaseCategory? readAs, DateTimeOffset said, CancellationToken cancellationToken)
    {
        if (person.Own is not { Draft: null }) return null;
        foreach (var report in person.Reports.Where(r => said - r.OpenedAt <= ChooseThread.LongestCry).OrderByDescending(r => r.OpenedAt))
        {
            if (await choose.LastCriedAsync(report.ThreadId, cancellationToken) is { } last && await join.IsCryForHelpAsync(report.ThreadId, readAs, cancellationToken)) return (report.ThreadId, last);
        }

        return null;
    }

    private static Addressee GoesOnIn(Person person, ConversationId report) => report == person.Own?.OpenThreadId ? new Addressee.GoesOn() : new Addressee.Report(report);

    // As a verifier, as an officer, as the author of a post, or in a report.
    private async Task<bool> IsSpokenToSinceAsync(Person person, DateTimeOffset since, CancellationToken cancellationToken)
    {
        if (person.InRole?.At > since) return true;
        if (person.Posts is { } posts && await choose.IsAuthorSpokenToAsync(posts, since, cancellationToken)) return true;
        return person.Own is { } own && (own.QuietUntil - JoinThread.QuietAfterStaff > since || await choose.IsSpokenInAnyAsync(own.AsChat(), since, cancellationToken));
    }

    /// <summary>The report of the talk with this check code; null when there is none.</summary>
    public Task<ConversationId?> ReportAsync(Talk own, string checkCode, CancellationToken cancellationToken) => choose.MarkedAsync(own.AsChat(), checkCode, cancellationToken);

    /// <summary>The post of the speaker with this check code; null when there is none.</summary>
    public async Task<ConversationId?> PostAsync(Speaker speaker, string checkCode, CancellationToken cancellationToken) =>
        await PostsOfAsync(speaker, cancellationToken) is { } posts ? await choose.MarkedAsync(posts, checkCode, cancellationToken) : null;

    // The likeliest ones, and the current one last.
    private static IReadOnlyList<OwnReport> Offered(IReadOnlyList<OwnReport> reports, int most) => reports.Count <= most ? reports : [.. reports.Take(most - 1), reports[^1]];

    // The wish that nobody learns the name holds for all reports of the chat and stands in none, nor in the report of a post.
    private static bool IsForAll(MessageUnderstanding alone, Heard heard) => alone is { SecrecyMark: null, Confidentiality: ConfidentialityLevel.Asked } && !heard.HasFiles && ReadAs(alone) is null
        && (IsWish(heard) || AllOfThem().IsMatch(VietnameseText.Fold(heard.Text)));

    [GeneratedRegex(@"\b(tat ca|moi|het cac|ca hai) (cac )?tin\b")]
    private static partial Regex AllOfThem();

    internal static bool IsWish(Heard heard) =>
        VietnameseText.Words(heard.Text) is { Count: <= LongestWish } words && Wishes().IsMatch(string.Join(' ', words)) && words.Count(w => !WishWords.Contains(w) && !Guide.IsPolite(w)) <= MostBesideWish
        && !words.Zip(words.Skip(1)).Any(pair => Titles.Contains(pair.First) && !WishWords.Contains(pair.Second) && !Guide.IsPolite(pair.Second));

    // "Bà Hoa ạ, đừng nói cho ai biết nhé" answers a question as well.
    private static readonly HashSet<string> Titles = ["anh", "chi", "ong", "ba", "co", "chu", "bac", "thang"];

    // "Em sợ người ta biết em tố" tells something.
    [GeneratedRegex(@"\b(giu (kin|bi mat)|bi mat|kin (giup|gium|ten)|dung (noi|cho|de|neu|tiet lo)|(khong|ko) (neu|tiet lo|muon ai)|an danh|giau ten)\b")]
    private static partial Regex Wishes();

    private static CaseCategory? ReadAs(MessageUnderstanding alone) => alone is { IsCase: true, Category: not CaseCategory.Unclear } ? alone.Category : null;

    // The posts of one person stand under an identity of their own; null where there are none.
    private async Task<OneChat?> PostsOfAsync(Speaker speaker, CancellationToken cancellationToken) =>
        await reporters.FindGroupMemberAsync(speaker.CommuneId, speaker.OaId, speaker.UserId, cancellationToken) is { } author
            ? new OneChat(speaker.CommuneId, speaker.Lane, author, null)
            : null;

    // Everything that words of one person may be about.
    private sealed record Person(CommuneId Commune, Talk? Own, OneChat? Posts, IReadOnlyList<OwnReport> Reports, IReadOnlyList<(HeldWords Row, HeldDraft Draft)> Held, AskedInRole? InRole, bool Quotes)
    {
        /// <summary>A cry for help goes on: what nobody places becomes a report soon.</summary>
        public bool IsCrying { get; init; }

        public bool HasNothing => Posts is null && InRole is null && Reports.Count == 0 && Held.Count == 0;

        public override string ToString() => "•••";
    }
}
