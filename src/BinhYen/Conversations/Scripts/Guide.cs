using System.Text.RegularExpressions;
using BinhYen.Cases;
using BinhYen.Communes;
using BinhYen.Confidentiality;
using BinhYen.Conversations.Replies;
using BinhYen.Conversations.Understanding;
using BinhYen.Platform.Text;

namespace BinhYen.Conversations.Scripts;

/// <summary>What the guide knows when it hears something.</summary>
/// <param name="Greeted">The first-contact notice was sent.</param>
/// <param name="Question">What was asked about the report that is being told, where this goes on with it. What is told elsewhere changes it: words that were chosen for a report are never taken for its answer alone.</param>
/// <param name="Draft">Messages that wait to become a report; null when none.</param>
/// <param name="HasOpenThread">A report of this person is being worked on.</param>
/// <param name="Quiet">An officer talks with the person; the guide only takes notes.</param>
/// <param name="Objects">The message does not accept the answer that the report has.</param>
internal sealed record TalkView(bool Greeted, PendingQuestion Question, TalkDraft? Draft, bool HasOpenThread, bool Quiet, bool Objects = false)
{
    /// <summary>The open report is an emergency that the commune's officers see: more cries for help belong to it.</summary>
    public bool IsInEmergency { get; init; }

    /// <summary>The sender said which report the words are for.</summary>
    public bool IsChosen { get; init; }

    /// <summary>The words quote one of our messages or answer a question: they are no greeting.</summary>
    public bool Answers { get; init; }
}

/// <summary>
/// The guided talk as a plain decision over values: what was heard and where the talk stands give the steps. It asks
/// only what is missing, lets the resident simply write, and never holds an emergency up with a question.
/// </summary>
internal sealed partial class Guide(Phrases phrases, IReadOnlyList<Hamlet> hamlets, Func<IReadOnlyList<string>, MessageUnderstanding> read)
{
    // "Dạ đúng rồi ạ, hôm đó có cả anh trai tôi đứng ngoài cửa quán" begins and ends like a greeting and is none.
    private const int LongestGreeting = 6;
    private const int LongestPlace = 6;
    private const int LongestPlaceName = 3;
    private const int MostBesideState = 2;

    // "Có", "được", "rồi" answer something and do not stand here, nor does "cô", which is written like "có" without marks.
    private static readonly HashSet<string> Polite =
    [
        "da", "vang", "a", "ah", "ok", "oke", "okay", "u", "uh", "um", "ung", "em", "chau", "con", "toi", "minh", "tui", "anh", "chi", "chu", "bac", "ong", "ba", "cac", "ban", "can", "bo", "cong", "an", "xa", "dong",
        "cam", "on", "camon", "thanks", "thank", "you", "tks", "nhieu", "lam", "rat", "chao", "xin", "alo", "lo", "hi", "hello", "nhe",
    ];

    // The same as they are written: "đông lắm ạ" and "dạ ông Ba ạ" answer something, "dạ đồng chí" and "chào ông bà" do not.
    private static readonly HashSet<string> PoliteWithMarks =
    [
        "dạ", "vâng", "vầng", "ạ", "à", "ờ", "ừ", "ừm", "ưng", "cháu", "tôi", "mình", "chị", "chú", "bác", "ông", "bà", "các", "bạn", "cán", "bộ", "công", "xã", "đồng", "chí", "cảm", "cám", "ơn", "nhiều", "lắm", "rất", "chào", "lô", "nhé", "nha",
    ];

    // Words of a longer courtesy that mean something by themselves: "đông lắm", "ông Ba", "anh An", typed without marks.
    private static readonly Dictionary<string, string[]> OnlyBeside = new() { ["dong"] = ["chi"], ["lam"] = ["on", "nhieu", "da"], ["ba"] = [], ["an"] = ["cong"], ["bo"] = ["can"], ["xa"] = ["an"], ["con"] = ["da", "chao"], ["can"] = ["bo"] };

    private const string HamletCommand = "#thon ";
    private const string TellingCommand = "#guong ";

    /// <summary>What to do about one message.</summary>
    public IReadOnlyList<TalkStep> Hear(TalkView talk, Heard heard)
    {
        var all = talk.Draft is null ? [heard.Text] : (IReadOnlyList<string>)[.. talk.Draft.Messages, heard.Text];
        var reading = read(all);
        if (reading.SecrecyMark is not null) return [new TalkStep.Say(Phrases.StateSecret())];
        // A button is pressed for one thing, also while an officer talks.
        if (Command(heard) is { } commanded) return commanded;
        var alone = read([heard.Text]);
        if (alone.Urgency is not Urgency.Emergency && DataWish.Of(heard.Text) is { } wish) return [.. AboutData(wish), .. FilesLeft(talk.Draft, heard)];
        if (talk.Objects && alone.Urgency is not Urgency.Emergency) return [new TalkStep.Object(heard)];
        if (talk.Draft is not null && alone.IsStop) return [.. Stop(talk), .. FilesLeft(null, heard)];
        // Written nowhere, whoever talks: it would be missing from the report of whoever has another one.
        if (talk.Quiet && IsThanks(heard) && !talk.Answers && talk.Draft is null) return [];
        if (talk.Quiet && alone.Urgency is not Urgency.Emergency)
            return talk is { HasOpenThread: true, Draft: null } ? [new TalkStep.Join(heard, Silently: true), .. Beside(talk, heard, alone)] : [new TalkStep.Gather(heard)];

        // An answer to our question is an answer, unless it shouts for help.
        if (alone.Urgency is not Urgency.Emergency && Answer(talk, heard) is { } answered) return answered;
        // "Dạ hết rồi ạ" answers "còn nhà nào nữa không?".
        if (alone.IsStop && !(talk is { Answers: true, HasOpenThread: true })) return [.. Stop(talk), .. FilesLeft(null, heard)];
        if (AsksState(heard, alone)) return [.. Greet(talk), new TalkStep.TellStatus(), .. FilesLeft(talk.Draft, heard)];

        if (reading.Urgency is Urgency.Emergency) return Rush(talk, heard, reading);
        if (talk.HasOpenThread && talk.Draft is null)
            return (IsGreeting(alone, heard) || IsThanks(heard)) && !talk.Answers ? [new TalkStep.Say(phrases.Greeting())] : [new TalkStep.Join(heard), .. Beside(talk, heard, alone), .. alone.IsStatusQuery && !talk.Answers ? [new TalkStep.TellStatus()] : (TalkStep[])[]];
        return [.. Greet(talk), new TalkStep.Gather(heard)];
    }

    /// <summary>No more messages came within the window: what was gathered becomes a report, or gets a reply of its own.</summary>
    /// <param name="draft">What was gathered.</param>
    /// <param name="greeted">The person was greeted before.</param>
    /// <param name="namesOfficer">The words name or call an officer: nothing of that kind is taken for advertising, or for a question about the group.</param>
    public IReadOnlyList<TalkStep> Finish(TalkDraft draft, bool greeted, bool namesOfficer = false)
    {
        var reading = read(draft.Messages);
        return reading switch
        {
            { IsGreeting: true } when !draft.HasFiles && IsShort(draft.Messages) =>
                [new TalkStep.Drop(), new TalkStep.Say(greeted ? phrases.Greeting() : Phrases.AskMatter()) { IsGreeting = true }, new TalkStep.Wait(PendingQuestion.Matter)],
            { Category: CaseCategory.Spam } when !namesOfficer => [new TalkStep.Drop(), new TalkStep.Say(Phrases.SpamIgnored())],
            { Category: CaseCategory.GroupSupport } when !namesOfficer => [new TalkStep.Drop(), new TalkStep.Say(phrases.Support())],
            { Category: CaseCategory.Greeting } when !draft.HasFiles && IsShort(draft.Messages) => [new TalkStep.Drop(), new TalkStep.Say(phrases.Greeting()) { IsGreeting = true }],
            // Praise has no number for the resident, but somebody must read it: it is opened like everything else.
            { Category: CaseCategory.Praise } => [new TalkStep.Open(reading), new TalkStep.Say(Phrases.Thanks())],
            _ => [new TalkStep.Open(reading), .. AskWhatIsMissing(reading)],
        };
    }

    private List<TalkStep> Rush(TalkView talk, Heard heard, MessageUnderstanding reading)
    {
        var steps = new List<TalkStep> { new TalkStep.Say(phrases.Emergency(reading.EmergencyNumbers, reading.Category)) };
        // In any other report nobody would be alarmed: an emergency is one of its own.
        if (talk is { HasOpenThread: true, Draft: null, IsInEmergency: true }) steps.Add(new TalkStep.Join(heard, Silently: true));
        else steps.AddRange([new TalkStep.Gather(heard), new TalkStep.Open(reading)]);
        if (!talk.Greeted) steps.Add(new TalkStep.Say(phrases.FirstContact()));
        return steps;
    }

    private static IReadOnlyList<TalkStep> Stop(TalkView talk) =>
        talk.Draft is null ? [new TalkStep.Say(Phrases.NothingToStop())] : [new TalkStep.Drop(), new TalkStep.Say(Phrases.Stopped())];

    // Words that go into no report take no files along, and whoever sent one is told.
    private static IReadOnlyList<TalkStep> FilesLeft(TalkDraft? gathering, Heard heard) =>
        gathering is null && heard.HasFiles ? [new TalkStep.Say(Phrases.FilesLeft())] : [];

    private IEnumerable<TalkStep> Greet(TalkView talk) => talk.Greeted ? [] : [new TalkStep.Say(phrases.FirstContact())];

    private IEnumerable<TalkStep> AskWhatIsMissing(MessageUnderstanding reading)
    {
        if (reading.Category is CaseCategory.Unclear) yield return new TalkStep.Say(Phrases.AskMatter());
        else if (reading.Hamlet is null && NeedsPlace(reading.Kind) && hamlets.Count > 1)
        {
            yield return new TalkStep.Say(phrases.AskHamlet(hamlets));
            yield return new TalkStep.Wait(PendingQuestion.Hamlet);
        }
    }

    private static bool NeedsPlace(CaseKind kind) => kind is CaseKind.CrimeTip or CaseKind.CrimeDenunciation or CaseKind.SecurityReport;

    /// <summary>
    /// Whether nothing else shall stand in a report that could tell whose it is: its sender asked for secrecy, seems to be afraid, or tells of a crime. The name itself is kept whatever was said.
    /// </summary>
    internal static bool StandsForItself(MessageUnderstanding reading) =>
        reading.Confidentiality is not ConfidentialityLevel.Default || CaseKinds.Of(reading.Kind).IsCrime || (reading.MayWishSecrecy && reading.IsCase);

    private static bool IsGreeting(MessageUnderstanding alone, Heard heard) => alone.IsGreeting && !heard.HasFiles && IsShort([heard.Text]);

    /// <summary>Politeness and not a word more: "dạ vâng xe màu đỏ ạ" says something.</summary>
    internal static bool IsThanks(Heard heard) =>
        !heard.HasFiles && IsShort([heard.Text]) && VietnameseText.Words(heard.Text) is { Count: > 0 } words && words.All(Polite.Contains) && (IsPoliteWithMarks(heard.Text) ?? IsPlainlyPolite(words));

    // Null for a text without marks. Stretched letters count once: "dạaaa", "okkk".
    private static bool? IsPoliteWithMarks(string text)
    {
        var written = Letters().Matches(VietnameseText.Compose(text)).Select(word => (Text: Stretched().Replace(word.Value.ToLowerInvariant(), "$1"), IsName: char.IsUpper(word.Value[0]) && word.Index > 0)).ToList();
        if (written.TrueForAll(word => word.Text.All(char.IsAscii))) return null;
        return written.TrueForAll(word => PoliteWithMarks.Contains(word.Text) || (word.Text.All(char.IsAscii) && Polite.Contains(word.Text) && !(word.IsName && OnlyBeside.ContainsKey(word.Text)) && word.Text is not "ba" and not "dong"));
    }

    private static bool IsPlainlyPolite(IReadOnlyList<string> words) => Enumerable.Range(0, words.Count).All(at =>
        !OnlyBeside.TryGetValue(words[at], out var beside) || (at > 0 && beside.Contains(words[at - 1])) || (at + 1 < words.Count && beside.Contains(words[at + 1])) || words.Count == 1);

    [GeneratedRegex(@"\p{L}+")]
    private static partial Regex Letters();

    [GeneratedRegex(@"(\p{L})\1+")]
    private static partial Regex Stretched();

    /// <summary>
    /// Words that mean something to whoever asked alone: thanks, "hết rồi ạ", "có gì mới không". Of a chosen report they stand in that one only where it waits for them, so that nothing which goes on elsewhere in the chat shows there.
    /// </summary>
    internal static bool IsSmallTalk(Heard heard, MessageUnderstanding alone) => IsThanks(heard) || (!heard.HasFiles && (alone.IsStop || AsksState(heard, alone)));

    /// <summary>Whether somebody asks what became of a report and tells nothing more: "tin em báo tới đâu rồi, đêm qua nó lại đập cửa" tells something.</summary>
    internal static bool AsksState(Heard heard, MessageUnderstanding alone) => alone.IsStatusQuery && VietnameseText.Words(heard.Text).Count(word => !StateWords.Contains(word) && !IsPolite(word)) <= MostBesideState;

    private static readonly HashSet<string> StateWords =
    [
        "cho", "hoi", "vu", "viec", "tin", "don", "cua", "hom", "truoc", "qua", "bua", "tuan", "lan", "no", "nay", "cac", "xu", "ly", "giai", "quyet", "toi", "den", "dau", "roi", "chua", "ket", "qua", "the", "nao", "co", "gi", "moi", "tinh", "hinh",
        "ra", "sao", "bao", "phan", "anh", "tien", "do", "gui", "da", "duoc", "thi", "ai", "khi", "lau", "ma", "voi", "khong", "ko", "nhan", "xong", "vay", "di", "o", "la", "nha", "biet", "muon", "xem",
    ];

    /// <summary>A word of courtesy, which says nothing.</summary>
    internal static bool IsPolite(string word) => Polite.Contains(word);

    private static bool IsShort(IReadOnlyList<string> messages) => messages.All(text => VietnameseText.Words(text).Count <= LongestGreeting);

    // "Dạ ở thôn Phú Lộc ạ" chosen for a report stands there and places it, whoever asked.
    private IEnumerable<TalkStep> Beside(TalkView talk, Heard heard, MessageUnderstanding alone) =>
        [.. talk.IsChosen && PlaceIn(heard) is { } code ? [new TalkStep.PlaceIt(code)] : (TalkStep[])[], .. Wish(alone)];

    // Said at any time and in any words: what nobody shall know is kept from then on. It has one direction only.
    private static IReadOnlyList<TalkStep> Wish(MessageUnderstanding alone) =>
        alone.Confidentiality is ConfidentialityLevel.Asked ? [new TalkStep.Say(Phrases.SecrecyNoted()), new TalkStep.KeepName()] : [];

    private IReadOnlyList<TalkStep>? Command(Heard heard)
    {
        var said = VietnameseText.Fold(heard.Text).Trim();
        if (said.StartsWith(HamletCommand, StringComparison.Ordinal)) return Place(heard.Text.Trim()[HamletCommand.Length..].Trim());
        return said.StartsWith(TellingCommand, StringComparison.Ordinal) ? Telling(said.EndsWith("co", StringComparison.Ordinal)) : null;
    }

    private IReadOnlyList<TalkStep>? Answer(TalkView talk, Heard heard)
    {
        var said = VietnameseText.Fold(heard.Text).Trim();
        return talk.Question switch
        {
            PendingQuestion.Hamlet => PlaceInWords(said, heard),
            PendingQuestion.Matter or PendingQuestion.None => null,
        };
    }

    private IReadOnlyList<TalkStep> AboutData(DataWish.Kind wish) => wish switch
    {
        DataWish.Kind.Tell => [new TalkStep.Say(phrases.MyData())],
        DataWish.Kind.Forget => [new TalkStep.Say(phrases.ConfirmForgetting())],
        DataWish.Kind.ForgetForSure => [new TalkStep.Forget()],
        DataWish.Kind.Keep => [new TalkStep.Say(Phrases.Kept())],
        DataWish.Kind.Restrict => [new TalkStep.AskAboutData(DataRight.Restrict)],
        DataWish.Kind.Object => [new TalkStep.AskAboutData(DataRight.Object)],
    };

    private IReadOnlyList<TalkStep>? PlaceInWords(string said, Heard heard)
    {
        if (said is "khong ro" or "khong biet" or "ko ro" or "ko biet" or "k biet" or "khong nho" or "chiu" or "?") return Place("?");
        if (int.TryParse(said.TrimEnd('.'), out var number) && number >= 1 && number <= hamlets.Count) return Place(hamlets[number - 1].Code);
        // A short reply that names one hamlet answers the question; a long one is more of the story and is kept as such.
        // The words stand in the report as well, like those of whoever chose it for them.
        return PlaceIn(heard) is { } code ? [new TalkStep.Join(heard, Silently: true), .. Place(code)] : null;
    }

    private string? PlaceIn(Heard heard) => IsPlace(heard) ? read([heard.Text]).Hamlet : null;

    /// <summary>So short that it may be a place and nothing else: beside the words of places stands a name of at most three words. "Không phải thôn Phú Lộc" is none, nor "trưởng thôn Phú Lộc lấy đấy".</summary>
    internal static bool IsPlace(Heard heard) => !heard.HasFiles && VietnameseText.Words(heard.Text) is { Count: <= LongestPlace } words
        && !words.Any(SayMore.Contains) && words.Count(word => !OfPlaces.Contains(word) && !IsPolite(word)) <= LongestPlaceName;

    private static readonly HashSet<string> SayMore = ["khong", "ko", "k", "hong", "chang", "chua", "truong", "nguoi", "lay", "sai", "nham"];

    private static readonly HashSet<string> OfPlaces =
        ["o", "tai", "thon", "xom", "ap", "ban", "khu", "pho", "to", "lang", "buon", "gan", "canh", "ben", "dau", "cuoi", "giua", "ngo", "duong", "nha", "la", "thuoc", "day", "do", "xa", "nay", "trong", "ngay", "cho", "cong"];

    private List<TalkStep> Place(string code)
    {
        var hamlet = hamlets.FirstOrDefault(h => string.Equals(h.Code, code, StringComparison.OrdinalIgnoreCase));
        return [new TalkStep.PlaceIt(hamlet?.Code), new TalkStep.Say(Phrases.HamletNoted(hamlet)), new TalkStep.Wait(PendingQuestion.None)];
    }

    private static List<TalkStep> Telling(bool allowed) => [new TalkStep.AllowTelling(allowed), new TalkStep.Say(Phrases.TellingNoted(allowed))];
}
