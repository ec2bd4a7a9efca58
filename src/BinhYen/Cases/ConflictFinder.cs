using BinhYen.Communes;
using BinhYen.Groups;
using BinhYen.Platform.Persistence;
using BinhYen.Platform.Text;
using BinhYen.Staff;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Cases;

/// <summary>
/// Finds who must be kept away from a report about the police before anybody has read it (workflow §7): the named
/// officer and who moderates a group with them; all officers of the hamlet when nobody is named; everybody in the commune
/// when the chief is meant. When in doubt it keeps more people away, never fewer.
/// </summary>
internal sealed class ConflictFinder(DbFactory databases, PoliceRoster roster, TimeProvider clock) : IMeantOfficers
{
    // How far back "đêm qua" and "hôm nọ" reach on the duty roster.
    private const int DutyDays = 7;

    /// <summary>Whom a new report concerns: what reads as a complaint, and whatever names an officer; praise and questions about papers too, each by the name alone.</summary>
    public async Task<ConflictScope> FindAsync(CaseOpening opening, CancellationToken cancellationToken)
    {
        var scope = await AloneAsync(opening, cancellationToken);
        if (opening.Urgency is Urgency.Emergency) return opening.GoesOnWith is { } accused ? scope.And(await BelowChiefAsync(opening.CommuneId, accused, cancellationToken)) : scope;
        if (opening.GoesOnWith is { } complaint) scope = scope.And(complaint.KeptAway with { AreaOfficersOf = opening.HamletId });
        return opening.PointsOutside ? scope.And(await LeadersAloneAsync(opening, cancellationToken)) : scope;
    }

    // Whoever they are about, and whatever their sender told before: a report that only a former complainer's colleagues miss would name its sender (decision 0153).
    private async Task<ConflictScope> LeadersAloneAsync(CaseOpening opening, CancellationToken cancellationToken) =>
        new(Ids(Below(await roster.OfAsync(opening.CommuneId, cancellationToken)))) { AreaOfficersOf = opening.HamletId };

    private async Task<ConflictScope> AloneAsync(CaseOpening opening, CancellationToken cancellationToken)
    {
        if (opening.About is { } officer) return await ObjectedAsync(opening, officer, cancellationToken);
        // What the machine takes for a complaint beside a danger to life stays with the commune, closed to whom it speaks of: above it nobody is alarmed (decision 0120).
        var isCry = opening is { Urgency: Urgency.Emergency, Kind: not CaseKind.PoliceConduct, Category: not CaseCategory.PoliceConduct };
        if (!isCry && (opening.OfficerConflict || opening.Kind is CaseKind.PoliceConduct))
            return await FindAsync(opening.CommuneId, opening.HamletId, [.. opening.ToldAfter, .. opening.Messages], cancellationToken, opening.WorkedOnBy);
        return await NamedAsync(opening.CommuneId, opening.HamletId, opening.Messages, IsFriendly(opening.Kind, opening.Category), opening.Urgency, cancellationToken, isBlame: opening.OfficerConflict);
    }

    // Danger to life stays with the commune: it is closed to those alone whom the complaint speaks of, and never to everybody.
    private async Task<ConflictScope> BelowChiefAsync(CommuneId commune, EarlierComplaint complaint, CancellationToken cancellationToken)
    {
        var police = await roster.OfAsync(commune, cancellationToken);
        var (text, said) = Heard(complaint.Told);
        var meant = police.Where(p => p.Role is not StaffRole.PoliceChief && (MentionOf(text, said, p, isBlame: true) >= OfficerMention.Perhaps || IsByPosition(said, p, isBlame: true)));
        return await roster.WithNamesakesAsync(new ConflictScope(Ids(meant)), commune, cancellationToken);
    }

    /// <summary>
    /// Whether words on the page of a report may go on with what was complained of there: they point at somebody, name whom that is about, or blame or speak of
    /// the police without naming anybody else for sure. A picture alone says nothing, and may show them.
    /// </summary>
    public async Task<bool> MayGoOnAsync(CommuneId commune, EarlierComplaint complaint, string words, CaseCategory category, CancellationToken cancellationToken)
    {
        var (text, said) = Heard([words]);
        if (SaidLately.IsWordless(words) || ResumingWords.PointAtSomebody(text) || ResumingWords.PointWithMarks(VietnameseText.Compose(words))) return true;
        // "Lại mở loa to nữa rồi" says itself what goes on.
        if (category is CaseCategory.Unclear or CaseCategory.PoliceConduct && ResumingWords.GoOn(text)) return true;
        var (_, told) = Heard(complaint.Told);
        var police = await roster.OfAsync(commune, cancellationToken);
        if (police.Any(p => OfficerNames.HoldsGivenName(told, p.Spoken) && OfficerNames.HoldsGivenName(said, p.Spoken))) return true;
        var blames = OfficerNames.SoundsLikeBlame(text);
        var mentions = police.ToDictionary(p => new StaffId(p.Id), p => IsByPosition(said, p, blames) ? OfficerMention.Sure : MentionOf(text, said, p, blames));
        if (complaint.KeptAway.Excluded.Any(id => mentions.GetValueOrDefault(id) >= OfficerMention.Perhaps)) return true;
        return !mentions.ContainsValue(OfficerMention.Sure) && (blames || ResumingWords.SpeakOfPolice(text) || OfficerNames.SpeaksOfHandler(text) || OfficerNames.SpeaksOfDuty(text));
    }

    /// <summary>Whom a case concerns by all that was said in it, as it is placed and read today.</summary>
    /// <param name="case">The case.</param>
    /// <param name="words">What its reporters said, in order.</param>
    /// <param name="workedOnBy">Who works on it and may be meant where nobody is named.</param>
    /// <param name="actor">Who called it a complaint, has read it and is not meant for that alone.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public async Task<ConflictScope> OfCaseAsync(Case @case, IReadOnlyList<string> words, IReadOnlyList<StaffId> workedOnBy, StaffId? actor, CancellationToken cancellationToken)
    {
        var scope = @case.HasConflict
            ? await FindAsync(@case.CommuneId, @case.HamletId, words, cancellationToken, workedOnBy, actor)
            : await NamedAsync(@case.CommuneId, @case.HamletId, words, IsFriendly(@case.Kind, @case.Category), @case.Urgency, cancellationToken);
        if (scope.AreaOfficersOf is null || @case.ConflictHamlet is null || scope.AreaOfficersOf == @case.ConflictHamlet) return scope;
        // A case follows the duties of one hamlet; from the second those are kept away who have it now.
        return scope with { AreaOfficersOf = null };
    }

    // In praise, in questions about papers and in what is no report a name is everyday talk, unless blame stands beside it or the words turn: "nhưng", "riêng".
    internal static bool IsFriendly(CaseKind kind, CaseCategory category) =>
        kind is CaseKind.ProcedureQuestion || category is CaseCategory.Praise or CaseCategory.Greeting;

    /// <summary>Whom a group's post concerns: what reads as a complaint, and whatever names an officer.</summary>
    public async Task<ConflictScope> OfPostAsync(CommuneId commune, HamletId? place, string words, bool isAboutPolice, CancellationToken cancellationToken) => isAboutPolice
        ? await FindAsync(commune, place, [words], cancellationToken)
        : await NamedAsync(commune, place, [words], isFriendly: false, Urgency.Normal, cancellationToken);

    /// <summary>
    /// Whether words about an officer, told later, must not stand in a case: somebody whom they may be about can see it. To a complaint
    /// belongs what names nobody else.
    /// </summary>
    /// <param name="case">The case they were told after.</param>
    /// <param name="words">The words.</param>
    /// <param name="before">What was said before and tells whom they mean.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <returns>Null when the words belong to the case.</returns>
    public async Task<StandingApart?> StandsApartAsync(Case @case, string words, IReadOnlyList<string> before, CancellationToken cancellationToken)
    {
        var hands = @case.Hands;
        IReadOnlyList<string> said = [.. before, words];
        if (@case.HasConflict && (@case.ConflictAboveCommune || @case.Exclusions.Any(e => e.Scope is ExclusionScope.Everything)))
        {
            var (_, meant) = Meant(await roster.OfAsync(@case.CommuneId, cancellationToken), said, hands);
            if (meant.All(p => @case.IsClosedTo(ConflictScope.Of(new StaffId(p.Id))))) return null;
        }

        return @case.IsClosedTo(await FindAsync(@case.CommuneId, @case.HamletId, said, cancellationToken, hands)) ? null : new StandingApart(hands, before);
    }

    /// <summary>Whether words that name nobody blame whoever the report named: "anh ấy còn cầm của tôi năm triệu".</summary>
    /// <param name="commune">The commune.</param>
    /// <param name="report">What was said at first.</param>
    /// <param name="words">What is added.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public async Task<bool> IsBlamedAgainAsync(CommuneId commune, IReadOnlyList<string> report, string words, CancellationToken cancellationToken)
    {
        var added = Spaced([words]);
        // Whoever makes records and lets somebody off for money is of the police, whatever the report was about.
        if (OfficerNames.TellsOfPriceForDuty(added)) return true;
        if (!OfficerNames.BlamesWhoWasNamed(added)) return false;
        var (text, said) = Heard(report);
        return (await roster.OfAsync(commune, cancellationToken)).Any(p => MentionOf(text, said, p, isBlame: false) >= OfficerMention.Perhaps || IsByPosition(said, p, isBlame: false));
    }

    /// <inheritdoc />
    public async Task<Func<string, IReadOnlySet<StaffId>>> NamedInAsync(CommuneId commune, CancellationToken cancellationToken)
    {
        var police = await roster.OfAsync(commune, cancellationToken);
        return words =>
        {
            var (text, said) = Heard([words]);
            return Ids(police.Where(p => MentionOf(text, said, p, isBlame: true) is not OfficerMention.None || IsSpokenOf(said, p)));
        };
    }

    /// <summary>Whether the words of a case may mean this officer: all of them, and each thread's by themselves, for what an officer wrote down and merged names somebody else and would speak for another.</summary>
    public async Task<bool> MayMeanInAnyAsync(Case @case, StaffId officer, IReadOnlyList<SourceWords> threads, CancellationToken cancellationToken)
    {
        List<IReadOnlyList<string>> each = [.. threads.Select(t => t.Everything)];
        if (each.Count > 1) each.Insert(0, [.. each.SelectMany(words => words)]);
        foreach (var words in each)
            if (await MayMeanAsync(@case.CommuneId, officer, words, @case.HasConflict, cancellationToken)) return true;
        return false;
    }

    /// <summary>
    /// For who asks for a name: whether words may mean this officer in any way, the given name alone where the police are spoken of, or a leader's
    /// position where somebody is blamed. Wider than what keeps somebody away, because another one can ask.
    /// </summary>
    /// <param name="commune">The commune.</param>
    /// <param name="officer">Who asks.</param>
    /// <param name="words">What the reporters said.</param>
    /// <param name="isComplaint">The case is about an officer already: then a given name needs nothing beside it.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public async Task<bool> MayMeanAsync(CommuneId commune, StaffId officer, IReadOnlyList<string> words, bool isComplaint, CancellationToken cancellationToken)
    {
        var (text, said) = Heard(words);
        var (blamed, spoken) = (OfficerNames.SoundsLikeBlame(text) || OfficerNames.TurnsAgainst(said, text), OfficerNames.SpeaksOfPolice(text));
        if (OfficerNames.SpeaksOfDuty(text))
        {
            await using var db = databases.Create();
            if ((await OnDutyLatelyAsync(db, commune, text, cancellationToken)).Contains(officer)) return true;
        }

        var police = await roster.OfAsync(commune, cancellationToken);
        var ofLeader = ComplaintWords.ComplainOfLeader(said);
        // "Biếu trung tá": the rank alone, where nobody is named.
        var ranked = blamed && !police.Any(p => MentionOf(text, said, p, isBlame: true) is OfficerMention.Sure);
        return police.Where(p => p.Id == officer.Value)
            .Any(p => MentionOf(text, said, p, isBlame: true) is not OfficerMention.None || (ranked && p.Rank is { } rank && text.Contains(rank, StringComparison.Ordinal)) || ((spoken || isComplaint) && OfficerNames.HoldsGivenName(said, p.Spoken))
                || (blamed && OfficerNames.HoldsNameAlone(said, p.Spoken)) || IsSpokenOf(said, p) || (blamed && IsByPosition(said, p, isBlame: true)) || IsByRole(text, p) || IsByRank(text, p) || (ofLeader && IsLeader(p)) || (p.Role is StaffRole.PoliceChief && ComplaintWords.MayMeanChief(said)) || (p.Role is StaffRole.DeputyPoliceChief && ComplaintWords.MayMeanDeputy(said)) || (p.Role is StaffRole.AreaOfficer && OfficerNames.SpeaksOfArea(text, said)));
    }

    /// <summary>
    /// Whether words that accuse nobody recall a complaint, say that something was told of an officer, or speak of a leader called without the service: what is added to a report stands apart then, whoever
    /// reads that report (decision 0154).
    /// </summary>
    public async Task<bool> RecallsComplaintAsync(CommuneId commune, string words, CancellationToken cancellationToken)
    {
        var (_, said) = Heard([words]);
        if (ComplaintWords.Recall(said) || ComplaintWords.SpeakOfLeader(said) || ComplaintWords.SpeakOfDeputy(said)) return true;
        var named = (await roster.OfAsync(commune, cancellationToken)).SelectMany(p => OfficerNames.PlacesOf(said, p.Spoken)).ToHashSet();
        return named.Any(at => ComplaintWords.TellOf(said, at)) || ComplaintWords.AskAfter(said, named);
    }

    /// <summary>
    /// Whether words hold anything by which somebody of the police is named or called, whatever they say. For what is read beside the position of whoever says it: there nothing is lost by asking for it elsewhere, and no list of
    /// words finds every hint.
    /// </summary>
    public async Task<bool> HoldsAnyOfficerAsync(CommuneId commune, string words, CancellationToken cancellationToken)
    {
        var (text, said) = Heard([words]);
        return OfficerNames.HoldsAnOffice(text) || ComplaintWords.MayMeanChief(said) || ComplaintWords.MayMeanDeputy(said) || await IsAnybodyBlamedInAsync(commune, words, cancellationToken)
            || (await SpokenOfAsync(commune, words, cancellationToken)).Count > 0 || (await roster.OfAsync(commune, cancellationToken)).Any(p => MentionOf(text, said, p, isBlame: true) is not OfficerMention.None);
    }

    /// <summary>Whether words speak of the police or of whoever came or works on a report, other than to them, in any way: "anh công an xuống hôm qua cứ ngồi uống nước với chủ quán". Thanks speak of nobody.</summary>
    public static bool SpeaksOfAnyOfficer(string words)
    {
        var (text, said) = Heard([words]);
        return !OnlyThanks(text, said) && (ResumingWords.SpeakOfPolice(text) || OfficerNames.SaysOfWhoWorks(text) || OfficerNames.SaysOfDuty(text));
    }

    private static bool OnlyThanks(string text, SpokenText said) => OfficerNames.SpeaksThanks(text) && !OfficerNames.SoundsLikeBlame(text) && !OfficerNames.TurnsAgainst(said, text);

    /// <summary>Of whom words speak by name, by position or by office, blamed or not; not to whom, and not where they only thank.</summary>
    public async Task<IReadOnlySet<StaffId>> SpokenOfAsync(CommuneId commune, string words, CancellationToken cancellationToken)
    {
        var (text, said) = Heard([words]);
        if (OnlyThanks(text, said)) return new HashSet<StaffId>();
        var ofLeader = ComplaintWords.SpeakOfLeader(said) || ComplaintWords.SpeakOfDeputy(said);
        return Ids((await roster.OfAsync(commune, cancellationToken)).Where(p => (MentionOf(text, said, p, isBlame: false) is var mention && mention >= OfficerMention.Perhaps) || (mention is OfficerMention.None && OfficerNames.HoldsNameAlone(said, p.Spoken)) || IsByPosition(said, p, isBlame: true)
            || IsByRole(text, p) || (ofLeader && IsLeader(p)) || (p.Role is StaffRole.AreaOfficer && OfficerNames.SpeaksOfArea(text, said))));
    }

    /// <summary>
    /// For who asks for a name: whether words may speak of the police or of this officer in ways no list of words foresees. Wider still than
    /// <see cref="MayMeanAsync"/>, because it only asks for somebody else's agreement. A leader is meant by more than the word "công an", which half the reports hold.
    /// </summary>
    public async Task<bool> MaySpeakOfAsync(CommuneId commune, StaffId officer, IReadOnlyList<string> words, CancellationToken cancellationToken)
    {
        var (text, said) = Heard(words);
        var police = OfficerNames.SpeaksOfPolice(text, said) || OfficerNames.SpeaksOfDuty(text) || OfficerNames.SaysOfWhoWorks(text);
        var blamed = OfficerNames.SoundsLikeBlame(text) || OfficerNames.TurnsAgainst(said, text);
        return (await roster.OfAsync(commune, cancellationToken)).Where(p => p.Id == officer.Value)
            .Any(p => (police && (blamed || !IsLeader(p))) || OfficerNames.MayHoldGivenName(said, p.Spoken));
    }

    /// <summary>
    /// For who asks for a name, under all lists of words: whether something is told that an officer is accused of, whatever it calls anybody. Every officer may be meant,
    /// for who handles a case can also say that it happened elsewhere.
    /// </summary>
    public static bool MayAccuse(IReadOnlyList<string> words) => OfficerNames.TellsOfBribesOrThreats(Spaced(words));

    /// <summary>Whether this officer needs somebody else's yes for a name because of what the words say; then no text tries the name out either.</summary>
    public async Task<bool> NeedsYesAsync(CommuneId commune, StaffId officer, IReadOnlyList<string> words, CancellationToken cancellationToken) =>
        MayAccuse(words) || await MaySpeakOfAsync(commune, officer, words, cancellationToken);

    private static bool IsLeader(PoliceOfficer officer) => officer.Role is StaffRole.PoliceChief or StaffRole.DeputyPoliceChief;

    // A leader by the position, of whom something is said; not what is asked of them or told to them: "đề nghị Trưởng Công an xã xem lại".
    private static bool IsSpokenOf(SpokenText said, PoliceOfficer officer) => PositionsOf(officer) is { } called
        && OfficerNames.Places(said, called).Concat(OfficerNames.Places(said, LeadersCalls)).Any(at => !OfficerNames.IsPositionSpokenTo(said, at, isBlame: false) && !OfficerNames.IsAskedOf(said, at));

    /// <summary>How surely words name somebody or call them by name, whoever else they name. Positions count for nothing.</summary>
    public static OfficerMention MentionIn(IReadOnlyList<string> words, PoliceOfficer officer)
    {
        var (text, said) = Heard(words);
        return MentionOf(text, said, officer, isBlame: true);
    }

    /// <inheritdoc />
    public async Task<bool> AreBlamedInAsync(CommuneId commune, IReadOnlyList<string> words, CancellationToken cancellationToken)
    {
        var (text, said) = Heard(words);
        var blames = OfficerNames.SoundsLikeBlame(text);
        if (blames && (OfficerNames.SpeaksOfHandler(text) || OfficerNames.SaysOfWhoWorks(text))) return true;
        // What as a first message is closed to somebody is no addition either: one reading for both.
        if (!(await NamedAsync(commune, null, words, isFriendly: false, Urgency.Normal, cancellationToken)).IsEmpty) return true;
        if (!blames && !OfficerNames.TurnsAgainst(said, text)) return false;
        var least = blames ? OfficerMention.Perhaps : OfficerMention.Sure;
        return (await roster.OfAsync(commune, cancellationToken)).Any(p => MentionOf(text, said, p, isBlame: true) >= least || IsByPosition(said, p, isBlame: true));
    }

    /// <summary>Whether words blame any of the police, named, by position, or none in particular.</summary>
    private async Task<bool> IsAnybodyBlamedInAsync(CommuneId commune, string words, CancellationToken cancellationToken)
    {
        var (text, said) = Heard([words]);
        return (OfficerNames.SoundsLikeBlame(text) && (OfficerNames.SpeaksOfPolice(text, said) || OfficerNames.SpeaksOfArea(text, said) || OfficerNames.SpeaksOfDuty(text)))
            || await AreBlamedInAsync(commune, [words], cancellationToken);
    }

    /// <summary>Whom it concerns that this officer turns out to be involved: subordinates and co-moderators as well.</summary>
    public async Task<ConflictScope> OfOfficerAsync(CommuneId commune, StaffId officer, CancellationToken cancellationToken)
    {
        var police = await roster.OfAsync(commune, cancellationToken);
        await using var db = databases.Create();
        var scope = police.FirstOrDefault(p => p.Id == officer.Value) is { } one ? await AroundAsync(db, police, [one], cancellationToken) : ConflictScope.Of(officer);
        return await roster.WithNamesakesAsync(scope, commune, cancellationToken);
    }

    /// <summary>Whom words about an officer concern.</summary>
    /// <param name="commune">The commune.</param>
    /// <param name="place">Where it happened; null when unknown.</param>
    /// <param name="messages">The words.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <param name="workedOnBy">Who works on what the words were told after, and may be meant. The chief stays unless spoken of: somebody has to read it.</param>
    /// <param name="actor">Who called it a complaint, has read it and is not meant for that alone.</param>
    public async Task<ConflictScope> FindAsync(
        CommuneId commune, HamletId? place, IReadOnlyList<string> messages, CancellationToken cancellationToken, IReadOnlyList<StaffId>? workedOnBy = null, StaffId? actor = null)
    {
        var police = await roster.OfAsync(commune, cancellationToken);
        await using var db = databases.Create();
        return await roster.WithNamesakesAsync(await FindAsync(db, commune, police, place, messages, workedOnBy, actor, cancellationToken), commune, cancellationToken);
    }

    private async Task<ConflictScope> FindAsync(
        BinhYenDb db, CommuneId commune, IReadOnlyList<PoliceOfficer> police, HamletId? place, IReadOnlyList<string> messages, IReadOnlyList<StaffId>? workedOnBy, StaffId? actor, CancellationToken cancellationToken)
    {
        var (isSure, meant) = Meant(police, messages, workedOnBy ?? []);
        var text = Spaced(messages);
        if (!isSure && workedOnBy is not null) meant.UnionWith(police.Where(p => p.Role is not StaffRole.PoliceChief && workedOnBy.Contains(new StaffId(p.Id))));
        var scope = await AroundAsync(db, police, meant, cancellationToken);
        if (scope.AboveCommune) return scope with { AreaOfficersOf = place };
        var away = scope.Excluded.ToHashSet();
        away.UnionWith(await OnDutyLatelyAsync(db, commune, text, cancellationToken));
        if (isSure || meant.Any(p => p.Role is StaffRole.DeputyPoliceChief)) return new ConflictScope(away);

        // Nobody is named for sure: everybody below the deputies, for leaders handle it anyway, and whoever gets the place later.
        var places = PlacesNamed(await roster.HamletsOfAsync(commune, cancellationToken), text);
        return new ConflictScope(away.Concat(Ids(Below(police)).Where(id => id != actor)).ToHashSet(), place ?? places.Select(p => (HamletId?)p).FirstOrDefault());
    }

    // Whoever handled a report, objected to by its reporter, and whom the words name besides.
    private async Task<ConflictScope> ObjectedAsync(CaseOpening opening, StaffId officer, CancellationToken cancellationToken)
    {
        var police = await roster.OfAsync(opening.CommuneId, cancellationToken);
        var (_, meant) = Meant(police, opening.Messages, []);
        meant.UnionWith(police.Where(p => p.Id == officer.Value));
        await using var db = databases.Create();
        var scope = await AroundAsync(db, police, meant, cancellationToken);
        // For leaders alone: a colleague who can open the case sees when it was opened again, and would have the name.
        return await roster.WithNamesakesAsync(scope with { Excluded = scope.Excluded.Append(officer).Concat(Ids(Below(police))).ToHashSet() }, opening.CommuneId, cancellationToken);
    }

    // What does not read as a complaint may be one: a name is enough. A given name alone has to be that of the officer of the place, or to stand
    // beside blame; in a question about papers and in praise a sure name keeps away nobody else. Danger to life stays with the commune even where the chief is spoken of,
    // and with whoever is on duty even where they did not pick up.
    private async Task<ConflictScope> NamedAsync(
        CommuneId commune, HamletId? hamlet, IReadOnlyList<string> messages, bool isFriendly, Urgency urgency, CancellationToken cancellationToken, bool isBlame = false)
    {
        var police = await roster.OfAsync(commune, cancellationToken);
        var (text, said) = Heard(messages);
        var blamed = isBlame || OfficerNames.SoundsLikeBlame(text) || (isFriendly && OfficerNames.TurnsAgainst(said, text));
        // "Cô làm căn cước quát tháo" asks nothing, whatever it reads as.
        if (isFriendly && (OfficerNames.SpeaksOfDesk(text) || Has(text, "mot cua")) && OfficerNames.SoundsRude(text)) blamed = true;
        if (isFriendly && !blamed) return await roster.WithNamesakesAsync(await GreetedAsync(commune, police, hamlet, text, said, cancellationToken), commune, cancellationToken);
        var named = police.Select(p => (Officer: p, Mention: MentionOf(text, said, p, blamed))).Where(m => m.Mention >= OfficerMention.Perhaps).ToList();
        var offices = blamed && urgency is not Urgency.Emergency;
        named.AddRange(police.Where(p => IsByPosition(said, p, blamed) || (offices && IsByRole(text, p))).Select(p => (p, OfficerMention.Sure)));
        if (blamed && named.Count == 0) named.AddRange(police.Where(p => IsByRank(text, p)).Select(p => (p, OfficerMention.Sure)));
        if (ComplaintWords.ComplainOfLeader(said) || (blamed && urgency is not Urgency.Emergency && IsLeaderBlamed(text, said, named.Count > 0))) named.AddRange(police.Where(p => p.Role is StaffRole.PoliceChief).Select(p => (p, OfficerMention.Sure)));
        if (ComplaintWords.ComplainOfDeputy(said) || (blamed && urgency is not Urgency.Emergency && ComplaintWords.SpeakOfDeputy(said))) named.AddRange(police.Where(p => p.Role is StaffRole.DeputyPoliceChief).Select(p => (p, OfficerMention.Sure)));
        var earlier = OfficerNames.SpeaksOfEarlierHandler(text);
        // "Mấy chú công an" without a name are first of all those of the place.
        var area = urgency is Urgency.Emergency ? OfficerNames.SaysAreaAssaults(text) : (OfficerNames.SaysOfArea(text) || (blamed && (OfficerNames.SpeaksOfArea(text, said) || OfficerNames.BlamesPolice(said)))
            || (OfficerNames.SpeaksOfPost(text) && OfficerNames.BlamesWhoWasNamed(text)) || earlier);
        var duty = urgency is not Urgency.Emergency && (blamed ? OfficerNames.SpeaksOfDuty(text) : OfficerNames.SaysOfDuty(text));
        var alone = blamed ? police.Where(p => OfficerNames.HoldsNameAlone(said, p.Spoken)).ToList() : [];
        if (named.Count == 0 && alone.Count == 0 && !area && !duty) return ConflictScope.None;
        await using var db = databases.Create();
        var places = area ? PlacesNamed(await roster.HamletsOfAsync(commune, cancellationToken), text) : [];
        if (hamlet is { } told && (area || alone.Count > 0 || (named.Exists(m => m.Mention is OfficerMention.Perhaps) && !blamed))) places.Add(told);
        var place = places.Count > 0 ? await OfficersOfAsync(db, places, cancellationToken) : [];
        named.AddRange(alone.Where(p => place.Contains(new StaffId(p.Id))).Select(p => (p, OfficerMention.Perhaps)));
        var meant = named.Where(m => m.Mention is OfficerMention.Sure || blamed || place.Contains(new StaffId(m.Officer.Id))).ToList();
        // Danger to life stays with the commune; closed to the chief who is spoken of beside blame, where somebody else leads.
        var chiefs = urgency is Urgency.Emergency && blamed && police.Any(p => p.Role is StaffRole.DeputyPoliceChief) ? meant.FindAll(m => m.Officer.Role is StaffRole.PoliceChief).ConvertAll(m => new StaffId(m.Officer.Id)) : [];
        if (urgency is Urgency.Emergency) meant.RemoveAll(m => m.Officer.Role is StaffRole.PoliceChief);
        // A deputy of whom only the given name is said takes nobody along.
        var sure = meant.Where(m => m.Mention is OfficerMention.Sure || m.Officer.Role is not StaffRole.DeputyPoliceChief).Select(m => m.Officer).ToHashSet();
        var scope = await AroundAsync(db, police, sure, cancellationToken);
        var away = scope.Excluded.Concat(Ids(meant.Select(m => m.Officer))).Concat(chiefs).ToHashSet();
        // Whoever has the place; where nobody knows which, all who have one.
        if (area) away.UnionWith(places.Count > 0 ? place : Ids(police.Where(p => p.Role is StaffRole.AreaOfficer)));
        if (earlier) away.UnionWith(await HandlersOfAsync(db, places, cancellationToken));
        if (duty) away.UnionWith(await OnDutyLatelyAsync(db, commune, text, cancellationToken));
        return await roster.WithNamesakesAsync(scope with { Excluded = away }, commune, cancellationToken);
    }

    // "Ông trưởng nhậu với chủ quán rồi bỏ qua"; of "sếp" only beside the police, for others have bosses too.
    private static bool IsLeaderBlamed(string text, SpokenText said, bool isOfficerNamed) =>
        ComplaintWords.SpeakOfChief(said) || (ComplaintWords.SpeakOfLeader(said) && (isOfficerNamed || OfficerNames.SpeaksOfPolice(text, said)));

    // "Anh Bách bảo nộp năm trăm thì nhanh, có đúng không ạ?", "Cảm ơn anh Bách đêm nào cũng sang nhà em dâu tôi": words accuse in ways that nobody foresees. Whom
    // praise or a question names, or thanks, hears of it from a leader; the chief, who would have to send it out of the commune, reads it. "Anh Bách ơi" asks.
    private async Task<ConflictScope> GreetedAsync(CommuneId commune, IReadOnlyList<PoliceOfficer> police, HamletId? hamlet, string text, SpokenText said, CancellationToken cancellationToken)
    {
        var thanks = OfficerNames.SpeaksThanks(text);
        var named = police.Where(p => p.Role is not StaffRole.PoliceChief).Select(p => (p.Id, Mention: MentionOf(text, said, p, isBlame: thanks))).Where(m => m.Mention >= OfficerMention.Perhaps).ToList();
        var area = OfficerNames.SpeaksOfArea(text, said);
        if (named.Count == 0 && !area) return ConflictScope.None;
        var places = area ? PlacesNamed(await roster.HamletsOfAsync(commune, cancellationToken), text) : [];
        if (hamlet is { } told) places.Add(told);
        await using var db = databases.Create();
        var there = places.Count > 0 ? await OfficersOfAsync(db, places, cancellationToken) : [];
        var away = named.Where(m => thanks || m.Mention is OfficerMention.Sure || there.Contains(new StaffId(m.Id))).Select(m => new StaffId(m.Id)).ToHashSet();
        if (area) away.UnionWith(there);
        return new ConflictScope(away);
    }

    // Who has the places, who is to have them, and who had them within a year: what is told today may have happened before the change.
    private async Task<List<StaffId>> OfficersOfAsync(BinhYenDb db, IReadOnlyCollection<HamletId> places, CancellationToken cancellationToken)
    {
        var since = clock.Today().AddYears(-1);
        var duties = await db.Set<HamletDuty>().AsNoTracking().Where(d => places.Contains(d.HamletId) && (d.Until == null || d.Until >= since))
            .Select(d => new { d.OfficerId, d.SubstituteId }).ToListAsync(cancellationToken);
        return await WithStandInsAsync(db, [.. duties.SelectMany(d => new[] { (StaffId?)d.OfficerId, d.SubstituteId }).OfType<StaffId>()], since, cancellationToken);
    }

    // Whoever had a case of the place in hand within a year, except the leaders, who have to read what is said of one of them.
    private async Task<IEnumerable<StaffId>> HandlersOfAsync(BinhYenDb db, HashSet<HamletId> places, CancellationToken cancellationToken)
    {
        var (at, since) = (places.Select(p => (HamletId?)p).ToList(), clock.GetUtcNow().AddYears(-1));
        var handlers = await db.Set<Case>().AsNoTracking().Where(c => at.Contains(c.HamletId) && c.ReceivedAt >= since && c.Handler != null).Select(c => c.Handler!.Value).Distinct().ToListAsync(cancellationToken);
        var leaders = await db.Set<StaffMember>().AsNoTracking().Where(s => s.Role == StaffRole.PoliceChief || s.Role == StaffRole.DeputyPoliceChief).Select(s => s.Id).ToListAsync(cancellationToken);
        return handlers.Where(h => !leaders.Contains(h.Value));
    }

    // "Cán bộ trực đêm qua": whoever stood on the roster of the last days, not who has that position.
    private async Task<List<StaffId>> OnDutyLatelyAsync(BinhYenDb db, CommuneId commune, string text, CancellationToken cancellationToken)
    {
        if (!OfficerNames.SpeaksOfDuty(text)) return [];
        var (since, until) = (clock.Today().AddDays(-DutyDays), clock.Today());
        var shifts = await db.Set<DutyShift>().AsNoTracking().Where(s => s.CommuneId == commune && s.Date >= since && s.Date <= until)
            .ToListAsync(cancellationToken);
        return await WithStandInsAsync(db, [.. shifts.SelectMany(s => s.Everybody)], since, cancellationToken);
    }

    // Whoever stood in for one of them by an entry of leave alone, one that was taken back meanwhile too.
    private static async Task<List<StaffId>> WithStandInsAsync(BinhYenDb db, List<StaffId> officers, DateOnly since, CancellationToken cancellationToken)
    {
        var standIns = await db.Set<Leave>().AsNoTracking().Where(l => officers.Contains(l.StaffId) && l.Until >= since && l.SubstituteId != null)
            .Select(l => l.SubstituteId!.Value).ToListAsync(cancellationToken);
        return [.. officers.Concat(standIns).Distinct()];
    }

    // A report sent from one hamlet may speak of another one's officer.
    private static HashSet<HamletId> PlacesNamed(IReadOnlyList<NamedHamlet> hamlets, string text) =>
        [.. hamlets.Where(h => h.Folded.Any(name => text.Contains(name, StringComparison.Ordinal))).Select(h => h.Id)];

    // What is made of the name in speech, or the name with no marks at all.
    private static OfficerMention MentionOf(string text, SpokenText said, PoliceOfficer officer, bool isBlame) =>
        OfficerNames.MentionOf(said, officer.Spoken, isBlame) is var mention and not OfficerMention.None ? mention
        : IsByName(text, officer) ? OfficerMention.Sure : OfficerMention.None;

    // Officers who are meant, with their subordinates and who moderates a group with them.
    private async Task<ConflictScope> AroundAsync(BinhYenDb db, IReadOnlyList<PoliceOfficer> police, IReadOnlyCollection<PoliceOfficer> meant, CancellationToken cancellationToken)
    {
        if (meant.Any(p => p.Role is StaffRole.PoliceChief)) return new ConflictScope(Ids(police), AboveCommune: true);
        // A deputy's subordinates are everybody but the chief.
        if (meant.Any(p => p.Role is StaffRole.DeputyPoliceChief)) return new ConflictScope(Ids(police.Where(p => p.Role is not StaffRole.PoliceChief)));
        var away = Ids(meant);
        away.UnionWith(await BesideAsync(db, away, Ids(Below(police)), cancellationToken));
        return new ConflictScope(away);
    }

    private static IEnumerable<PoliceOfficer> Below(IEnumerable<PoliceOfficer> police) =>
        police.Where(p => p.Role is StaffRole.AreaOfficer or StaffRole.DutyOfficer or StaffRole.ProcedureDesk);

    // For sure: the full name, its last two words, or a leader's position; the rank beside the service where nobody else is. Called as people call them,
    // by an office or as whoever works on the report: perhaps. Whoever speaks of the officer of the place names that one too, whoever else is named.
    private static (bool IsSure, HashSet<PoliceOfficer> Meant) Meant(IReadOnlyList<PoliceOfficer> police, IReadOnlyList<string> messages, IReadOnlyList<StaffId> workedOnBy)
    {
        var (text, said) = Heard(messages);
        var ofLeader = ComplaintWords.ComplainOfLeader(said) || ComplaintWords.SpeakOfChief(said);
        var ofDeputy = ComplaintWords.ComplainOfDeputy(said) || ComplaintWords.SpeakOfDeputy(said);
        var named = police.Where(p => IsByName(text, p) || IsByPosition(said, p, isBlame: true) || (ofLeader && p.Role is StaffRole.PoliceChief) || (ofDeputy && p.Role is StaffRole.DeputyPoliceChief)).ToHashSet();
        if (named.Count == 0) named.UnionWith(police.Where(p => IsByRank(text, p)));
        var handling = workedOnBy.Count > 0 && (OfficerNames.SpeaksOfHandler(text) || OfficerNames.SaysOfWhoWorks(text));
        var perhaps = police.Where(p => IsByRole(text, p) || OfficerNames.MentionOf(said, p.Spoken, isBlame: true) is not OfficerMention.None
            // What complains of the police keeps away whose given name stands in it anywhere. A leader's, which may be a common word and takes others along, has to be written as a name.
            || (IsLeader(p) ? OfficerNames.HoldsNameAlone(said, p.Spoken) : OfficerNames.HoldsGivenName(said, p.Spoken)) || (handling && workedOnBy.Contains(new StaffId(p.Id))));
        return (named.Count > 0 && !OfficerNames.SpeaksOfArea(text, said), [.. named, .. perhaps]);
    }

    // Who moderates a group with an officer meets them every day (workflow §7.2). Leaders stay: somebody has to handle it.
    private async Task<IEnumerable<StaffId>> BesideAsync(BinhYenDb db, HashSet<StaffId> officers, HashSet<StaffId> below, CancellationToken cancellationToken)
    {
        if (officers.Count == 0) return [];
        var (ids, today) = (officers.Select(o => (StaffId?)o).ToList(), clock.Today());
        var groups = db.Set<GroupAppointment>().Where(a => (a.Until == null || a.Until >= today) && ids.Contains(a.StaffId)).Select(a => a.GroupId);
        var beside = await db.Set<GroupAppointment>().AsNoTracking().Where(a => (a.Until == null || a.Until >= today) && a.StaffId != null && groups.Contains(a.GroupId))
            .Select(a => a.StaffId!.Value).Distinct().ToListAsync(cancellationToken);
        return beside.Where(below.Contains);
    }

    // The words for what needs no marks, and for what does. Nearly every report is one message, and its short forms are written out once.
    private static (string Text, SpokenText Said) Heard(IReadOnlyList<string> messages) => messages is [var only] && WrittenOut(only) is var written
        ? (SpacedWords(VietnameseText.Words(written)), SpokenText.OfWrittenOut(written))
        : (Spaced(messages), SpokenText.Of(string.Join('\n', messages)));

    private static string WrittenOut(string message) => OfficesInShort.WriteOut(VietnameseText.Compose(message));

    // Folded, with a blank before and behind each word.
    private static string Spaced(IReadOnlyList<string> messages) => SpacedWords(messages.Select(WrittenOut).SelectMany(VietnameseText.Words));

    private static string SpacedWords(IEnumerable<string> words) => $" {string.Join(' ', words)} ";

    private static bool IsByName(string text, PoliceOfficer officer) => officer.Folded.Any(name => text.Contains(name, StringComparison.Ordinal));

    // "Trung tá công an" without a name.
    // "Ông trung tá nhận tiền" as well: who asks this has found blame and no name. An army has the same ranks.
    private static bool IsByRank(string text, PoliceOfficer officer) => officer.Rank is { } rank && text.Contains(rank, StringComparison.Ordinal)
        && (OfService.Any(of => text.Contains($"{rank}{of} ", StringComparison.Ordinal)) || (Addresses.Any(call => text.Contains($" {call}{rank}", StringComparison.Ordinal)) && !OfArmy.Any(of => Has(text, of))));

    private static readonly string[] OfService = ["cong an", "ca", "cax", "xa", "tren xa", "o xa", "ben xa", "phuong"];
    private static readonly string[] Addresses = ["ong", "anh", "chu", "bac", "lao", "thang", "cha", "dong chi", "sep", "may ong", "vi"];
    private static readonly string[] OfArmy = ["bo doi", "bien phong", "quan su", "quan doi", "quan khu", "ve huu", "nghi huu", "huu tri", "don vi"];

    // An office that somebody else may have held that day.
    private static bool IsByRole(string text, PoliceOfficer officer) =>
        (officer.Role is StaffRole.DutyOfficer && (OfficerNames.SpeaksOfDuty(text) || Has(text, "can bo truc")))
        || (officer.Role is StaffRole.ProcedureDesk && (Has(text, "mot cua") || Has(text, "can bo thu tuc") || Has(text, "can bo tiep dan") || OfficerNames.SpeaksOfDesk(text)));

    private static bool Has(string text, string words) => text.Contains($" {words} ", StringComparison.Ordinal);

    // The text speaks of a leader by the position and not to them. "Lãnh đạo công an" are all of them, where it blames and asks nothing of them.
    private static bool IsByPosition(SpokenText said, PoliceOfficer officer, bool isBlame)
    {
        if (PositionsOf(officer) is not { } called) return false;
        if (OfficerNames.Places(said, called).Any(at => !OfficerNames.IsPositionSpokenTo(said, at, isBlame))) return true;
        return isBlame && OfficerNames.Places(said, LeadersCalls).Any(at => !OfficerNames.IsAskedOf(said, at));
    }

    private static PositionCalls? PositionsOf(PoliceOfficer officer) => officer.Role switch
    {
        StaffRole.PoliceChief => ChiefsCalls,
        StaffRole.DeputyPoliceChief => DeputysCalls,
        _ => null,
    };

    private static readonly PositionCalls ChiefsCalls = new(
        [.. Calls("truong", "tr", "trg", "tr .", "t"), "tca", "truong don", "don truong", "dung dau cong an", "dung dau ca", "thu truong cong an", "thu truong ca", "thu truong co quan cong an", "thu truong don"]);

    private static readonly PositionCalls DeputysCalls = new([.. Calls("pho", "pho truong", "p"), "pca", "pho don", "don pho"]);

    private static readonly PositionCalls LeadersCalls = new(
        "lanh dao cong an", "lanh dao ca", "lanh dao cax", "chi huy cong an", "chi huy ca", "chi huy cax", "sep cong an", "sep ca", "sep cax", "xep cong an", "xep ca", "sep don", "ban chi huy cong an");

    // "Trưởng Công an", "trưởng ban công an", "trưởng bên CAX", "trưởng đồn cảnh sát".
    private static IEnumerable<string> Calls(params string[] heads) =>
        from head in heads
        from link in (string[])["", "ban ", "don ", "ben ", "tram ", "phia ", "o "]
        from service in (string[])["cong an", "ca", "cax", "c a", "canh sat"]
        select $"{head} {link}{service}";

    private static HashSet<StaffId> Ids(IEnumerable<PoliceOfficer> officers) => [.. officers.Select(o => new StaffId(o.Id))];
}

/// <summary>Words about an officer that begin a report of their own.</summary>
/// <param name="WorkedOnBy">Who works on the case they were told after, and may be meant.</param>
/// <param name="Before">What was said before and tells whom they mean.</param>
internal sealed record StandingApart(IReadOnlyList<StaffId> WorkedOnBy, IReadOnlyList<string> Before);
