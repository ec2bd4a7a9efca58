using BinhYen.Cases;

namespace BinhYen.Conversations.Understanding;

/// <summary>
/// Reads residents' messages with rules and counted words: local, explainable, the same text always gives the same
/// suggestion. No network, no model service. Safe for use from many threads.
/// </summary>
internal sealed class UnderstandMessage
{
    private readonly UnderstandingLexicon _lexicon;
    private readonly MessageReader _reader;
    private readonly CategoryJudge _categories;

    /// <summary>An understanding with the given lexicon, its word statistics counted from labelled messages.</summary>
    public UnderstandMessage(UnderstandingLexicon lexicon, IReadOnlyList<LabelledReport> examples)
    {
        _lexicon = lexicon;
        _reader = new MessageReader(lexicon.Spelling);
        _reader.Learn(examples.SelectMany(example => example.Messages));
        _categories = new CategoryJudge(CategoryStatistics.Count(examples.Select(example => (_reader.Read(example.Messages), example.Category))));
    }

    /// <summary>The understanding of this build: embedded lexicon, embedded labelled messages.</summary>
    public static UnderstandMessage Default { get; } = new(UnderstandingLexicon.Embedded, LabelledReport.Embedded);

    /// <summary>The suggestion for one conversation, its messages in order.</summary>
    public MessageUnderstanding Understand(IReadOnlyList<string> messages, HamletGazetteer gazetteer, UnderstandingContext context)
    {
        var words = _reader.Read(messages);
        var scan = CueScan.Of(words, _lexicon);
        var ranked = _categories.Rank(scan);
        var category = ranked[0].Category;
        var kind = KindJudge.Judge(category, scan);
        var urgency = UrgencyJudge.Judge(ranked, scan, context);
        var conflict = PrivacyJudge.IsOfficerConflict(category, scan);
        var hamlet = gazetteer.Find(words);
        return new MessageUnderstanding(
            CaseKinds.Of(kind).GetsCase,
            kind,
            category,
            [.. ranked.Skip(1)],
            urgency,
            hamlet?.Code,
            conflict,
            PrivacyJudge.Judge(category, scan),
            EmergencyNumbers.For(ranked, urgency, scan),
            PrivacyJudge.HideInGroup(category, kind, urgency, conflict, scan, context),
            category == CaseCategory.StatusQuery || scan.Has("statusCode"),
            StopCommand.IsIn(messages),
            category == CaseCategory.Greeting,
            SecrecyMarks.Find(string.Join('\n', messages)),
            UnderstandingReasons.For(category, urgency, scan, hamlet?.Words, conflict))
        {
            MayWishSecrecy = PrivacyJudge.MayWishSecrecy(scan),
        };
    }
}
