using BinhYen.Cases;

namespace BinhYen.Conversations.Understanding;

/// <summary>Every cue found in one conversation, denied and masked ones left out.</summary>
internal sealed class CueScan
{
    // Words that may stand between a denial and what it denies: "không có ai bị thương".
    private static readonly HashSet<string> _fillers =
        ["co", "phai", "ai", "bi", "thay", "con", "he", "duoc", "la", "vu", "gi", "nguoi", "dam", "xay", "ra", "can"];

    private static readonly HashSet<string> _denials = ["không", "khong", "chưa", "chăng3", "cha3", "đưng2"];
    private static readonly HashSet<string> _ongoing = ["đang", "dang", "hiên4"];

    private static readonly HashSet<string> _deniable =
        ["injury", "weapon", "threat", "inDanger", "trapped", "moneyLost", "intruder", "uxo", "gasLeak", "victimAway", "hazardNow", "debtViolence", "racing", "misconduct"];

    private readonly ILookup<string, CueHit> _byTopic;
    private readonly Dictionary<CaseCategory, List<CueHit>> _byCategory = [];

    private CueScan(IReadOnlyList<MessageWord> words, IReadOnlyList<CueHit> hits)
    {
        Words = words;
        _byTopic = hits.ToLookup(hit => hit.Cue.Topic, StringComparer.Ordinal);
        foreach (var hit in hits)
        {
            if (hit.Cue.Category is not { } category) continue;
            if (_byCategory.TryGetValue(category, out var list)) list.Add(hit);
            else _byCategory[category] = [hit];
        }
    }

    /// <summary>The words of the conversation.</summary>
    public IReadOnlyList<MessageWord> Words { get; }

    /// <summary>Finds the cues of a lexicon in a conversation.</summary>
    public static CueScan Of(IReadOnlyList<MessageWord> conversation, UnderstandingLexicon lexicon)
    {
        MessageWord[] words = [.. conversation];
        var found = new List<(int Order, CueHit Hit)>();
        var present = UInt128.Zero;
        foreach (var word in words)
        {
            present |= word.Bit;
        }

        for (var start = 0; start < words.Length; start++)
        {
            if (lexicon.BeginningWith(words[start]) is not { } cues)
            {
                continue;
            }

            Look(cues.Always, words, start, present, found);
            if (start + 1 < words.Length)
            {
                Look(cues.Before(words[start + 1]), words, start, present, found);
            }
        }

        // As the text goes, and at one word as the lexicon goes: what is quoted first must not depend on how cues are looked up.
        found.Sort((one, other) => one.Hit.Span.Start != other.Hit.Span.Start ? one.Hit.Span.Start.CompareTo(other.Hit.Span.Start) : one.Order.CompareTo(other.Order));
        var hits = found.ConvertAll(hit => hit.Hit);
        var masks = hits.Where(hit => hit.Cue.Topic == "mask").Select(hit => hit.Span).ToList();
        if (masks.Count > 0) hits.RemoveAll(hit => masks.Exists(mask => mask.Covers(hit.Span)));
        return new CueScan(words, hits);
    }

    private static void Look(CueStart[] cues, MessageWord[] words, int start, UInt128 present, List<(int Order, CueHit Hit)> found)
    {
        foreach (ref readonly var cue in cues.AsSpan())
        {
            if (!cue.Phrases.MayBeIn(present))
            {
                continue;
            }

            var end = cue.Cue.Pattern.MatchAt(words, start, cue.Phrases);
            if (end > 0 && !(CanBeDenied(cue.Cue) && IsDenied(words, start)))
            {
                found.Add((cue.Order, new CueHit(cue.Cue, new WordSpan(start, end), IsOngoing(words, start, end))));
            }
        }
    }

    /// <summary>True when a signal or category has at least one cue.</summary>
    public bool Has(string topic) => _byTopic[topic].Any(hit => hit.Cue.Weight > 0);

    /// <summary>True when any of the signals is there.</summary>
    public bool HasAny(params ReadOnlySpan<string> topics)
    {
        foreach (var topic in topics)
        {
            if (Has(topic))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The cues found for a topic, in the order of the text.</summary>
    public IEnumerable<CueHit> Hits(string topic) => _byTopic[topic];

    /// <summary>True when a cue of the category is told as going on.</summary>
    public bool IsOngoing(CaseCategory category) => _byCategory.TryGetValue(category, out var hits) && hits.Exists(hit => hit.Ongoing && hit.Cue.Weight > 0);

    /// <summary>
    /// Sum of the weights for a category. A cue found again in other words adds a third, at most twice; evidence that is
    /// weak all through counts half.
    /// </summary>
    public double Score(CaseCategory category)
    {
        var strongest = 0.0;
        var sum = 0.0;
        if (!_byCategory.TryGetValue(category, out var hits))
        {
            return 0;
        }

        foreach (var cue in hits.GroupBy(hit => hit.Cue))
        {
            var again = Math.Min(2, cue.Select(hit => hit.Span.End).Distinct().Count() - 1);
            sum += cue.Key.Weight * (cue.Key.Weight > 0 ? 1 + again / 3.0 : 1);
            strongest = Math.Max(strongest, cue.Key.Weight);
        }

        return strongest >= StrongEvidence(category) ? sum : sum / 2;
    }

    // A question word alone does not make a procedure.
    private static int StrongEvidence(CaseCategory category) => CaseCategories.Of(category).Track == CategoryTrack.ProcedureLibrary ? 4 : 2;

    /// <summary>The sender's own words behind a topic, at most three, the strongest first.</summary>
    public IReadOnlyList<string> Quotes(string topic) =>
        [.. _byTopic[topic].OrderByDescending(hit => hit.Cue.Weight).Where(hit => hit.Cue.Weight > 0).Select(Quote).Distinct(StringComparer.OrdinalIgnoreCase).Take(3)];

    private string Quote(CueHit hit) =>
        string.Join(' ', Words.Skip(hit.Span.Start).Take(hit.Span.End - hit.Span.Start).Select(word => word.Shown.ToLowerInvariant()).Where(shown => shown.Length > 0));

    // Facts can be denied; wishes ("đừng tiết lộ"), times and objections cannot.
    private static bool CanBeDenied(Cue cue) =>
        cue.Weight > 0 && !cue.Pattern.BeginsWithDenial && (char.IsUpper(cue.Topic[0]) || _deniable.Contains(cue.Topic));

    private static bool IsDenied(IReadOnlyList<MessageWord> words, int start)
    {
        for (var back = 1; back <= 3 && start - back >= 0; back++)
        {
            if (words[start - back + 1].Before != WordBreak.None)
            {
                return false;
            }

            var word = words[start - back];
            if (_denials.Contains(word.Key))
            {
                return true;
            }

            if (!_fillers.Contains(word.Folded))
            {
                return false;
            }
        }

        return false;
    }

    private static bool IsOngoing(IReadOnlyList<MessageWord> words, int start, int end)
    {
        for (var index = start; index < end; index++)
        {
            if (_ongoing.Contains(words[index].Key))
            {
                return true;
            }
        }

        for (var index = start - 1; index >= Math.Max(0, start - 6); index--)
        {
            if (words[index + 1].Before == WordBreak.Sentence)
            {
                return false;
            }

            if (_ongoing.Contains(words[index].Key))
            {
                return true;
            }
        }

        return false;
    }
}
