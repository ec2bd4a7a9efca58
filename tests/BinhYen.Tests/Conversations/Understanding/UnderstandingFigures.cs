using BinhYen.Cases;
using BinhYen.Conversations.Understanding;

namespace BinhYen.Tests.Conversations.Understanding;

/// <summary>How well a set of labelled messages is understood.</summary>
internal sealed class UnderstandingFigures
{
    private static readonly HamletGazetteer _gazetteer = DemoGazetteer.Load();

    private UnderstandingFigures(IReadOnlyList<(LabelledMessage Label, MessageUnderstanding Found)> pairs) => Pairs = pairs;

    public IReadOnlyList<(LabelledMessage Label, MessageUnderstanding Found)> Pairs { get; }

    public Share Category => Count(_ => true, pair => pair.Label.Categories.Contains(pair.Found.Category));

    public Share Kind => Count(_ => true, pair => pair.Label.Kind == pair.Found.Kind);

    public Share CaseOrNot => Count(_ => true, pair => pair.Label.IsCase == pair.Found.IsCase);

    public Share Urgency => Count(_ => true, pair => pair.Label.Urgencies.Contains(pair.Found.Urgency));

    public Share EmergencyRecall => Count(pair => pair.Label.MustBeEmergency, pair => pair.Found.Urgency == BinhYen.Cases.Urgency.Emergency);

    public Share EmergencyNumbers => Count(pair => pair.Label.EmergencyNumbers.Count > 0, pair => pair.Label.EmergencyNumbers.All(pair.Found.EmergencyNumbers.Contains));

    public Share Hamlet => Count(_ => true, pair => pair.Label.Hamlet == pair.Found.Hamlet);

    public Share OfficerConflictRecall => Count(pair => pair.Label.OfficerConflict, pair => pair.Found.OfficerConflict);

    public Share SecrecyAskedRecall => Count(pair => pair.Label.Confidentiality == ConfidentialityLevel.Asked, pair => pair.Found.Confidentiality == ConfidentialityLevel.Asked);

    public Share Confidentiality => Count(_ => true, pair => pair.Label.Confidentiality == pair.Found.Confidentiality);

    public Share HideInGroup => Count(pair => pair.Label.Channel == "zalo-group", pair => pair.Label.HideInGroup == pair.Found.HideInGroup);

    public IEnumerable<(LabelledMessage Label, MessageUnderstanding Found)> FalseAlarms =>
        Pairs.Where(pair => !pair.Label.Urgencies.Contains(BinhYen.Cases.Urgency.Emergency) && pair.Found.Urgency == BinhYen.Cases.Urgency.Emergency);

    public IEnumerable<(LabelledMessage Label, MessageUnderstanding Found)> InventedHamlets =>
        Pairs.Where(pair => pair.Found.Hamlet is not null && pair.Found.Hamlet != pair.Label.Hamlet);

    public IEnumerable<(LabelledMessage Label, MessageUnderstanding Found)> FalseOfficerConflicts =>
        Pairs.Where(pair => pair.Found.OfficerConflict && !pair.Label.OfficerConflict);

    public IEnumerable<(LabelledMessage Label, MessageUnderstanding Found)> CrimesTakenForNoCase =>
        Pairs.Where(pair => CaseKinds.Of(pair.Label.Kind).IsCrime && pair.Found.Kind == CaseKind.NonCase);

    public static UnderstandingFigures Of(UnderstandMessage understanding, IEnumerable<LabelledMessage> messages) =>
        new([.. messages.Select(message => (message, understanding.Understand(message.Messages, _gazetteer, UnderstandingContext.For(message.Channel))))]);

    /// <summary>Figures where every message was judged by statistics counted without its own tenth.</summary>
    public static UnderstandingFigures CrossValidated(IReadOnlyList<LabelledMessage> messages)
    {
        var pairs = new List<(LabelledMessage, MessageUnderstanding)>();
        for (var fold = 0; fold < 10; fold++)
        {
            var held = messages.Where((_, index) => index % 10 == fold).ToList();
            var rest = messages.Where((_, index) => index % 10 != fold).Select(message => new LabelledReport(message.Id, message.Messages, message.Categories[0]));
            pairs.AddRange(Of(new UnderstandMessage(UnderstandingLexicon.Embedded, [.. rest]), held).Pairs);
        }

        return new UnderstandingFigures(pairs);
    }

    public UnderstandingFigures Where(Func<LabelledMessage, bool> chosen) => new([.. Pairs.Where(pair => chosen(pair.Label))]);

    private Share Count(Func<(LabelledMessage Label, MessageUnderstanding Found), bool> asked, Func<(LabelledMessage Label, MessageUnderstanding Found), bool> right)
    {
        var chosen = Pairs.Where(asked).ToList();
        return new Share(chosen.Count(right), chosen.Count);
    }
}

/// <summary>So many right of so many.</summary>
internal readonly record struct Share(int Right, int Of)
{
    /// <summary>Per cent, 100 when nothing was asked.</summary>
    public double Percent => Of == 0 ? 100 : 100.0 * Right / Of;

    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Right}/{Of} ({Percent:0.0} %)");
}
