namespace BinhYen.Conversations.Understanding;

/// <summary>A run of words found in a conversation.</summary>
/// <param name="Start">Index of the first word.</param>
/// <param name="End">Index after the last word.</param>
internal readonly record struct WordSpan(int Start, int End)
{
    /// <summary>True when the other span lies inside this one and is shorter.</summary>
    public bool Covers(WordSpan other) => Start <= other.Start && other.End <= End && End - Start > other.End - other.Start;
}

/// <summary>
/// A pattern of the lexicon, compiled. Its language, one element after another: a word; <c>(a|b c)</c> one of several
/// phrases; <c>{name}</c> one phrase of a named set; <c>#</c> a number; <c>..</c> up to three other words, <c>...</c> up
/// to seven, never across the end of a sentence; <c>word!</c> only in a message typed with diacritics; <c>+word</c> with no
/// comma before it ("mười giờ đêm, cuối tuần" is no last night).
/// </summary>
internal sealed class CuePattern
{
    private readonly Element[] _elements;

    private CuePattern(Element[] elements)
    {
        _elements = elements;
        FirstWords = [.. elements[0].PhrasesByFirstWord.Keys];
    }

    /// <summary>Folded first words with which a match can begin, for the index; <c>#</c> for any number.</summary>
    public IReadOnlyList<string> FirstWords { get; }

    /// <summary>True when the pattern itself begins with a word of denial, so that a denial before it changes nothing.</summary>
    public bool BeginsWithDenial => FirstWords is ["khong"] or ["chua"] or ["chang"] or ["het"] or ["dung"];

    /// <summary>Compiles one pattern; sets are the named lists of phrases.</summary>
    public static CuePattern Parse(string source, IReadOnlyDictionary<string, IReadOnlyList<string>> sets)
    {
        var elements = new List<Element>();
        var gap = 0;
        foreach (var part in Parts(source))
        {
            if (part is ".." or "...")
            {
                gap = part.Length == 2 ? 3 : 7;
                continue;
            }

            elements.Add(Element.Of(gap, Alternatives(part, sets).Select(Phrase)));
            gap = 0;
        }

        return new CuePattern([.. elements]);
    }

    /// <summary>
    /// The first phrases that begin with one of <see cref="FirstWords"/>: together where one of them is that word alone,
    /// else apart by the word that comes second.
    /// </summary>
    public IEnumerable<PatternPhrases> BeginningWith(string firstWord)
    {
        var phrases = _elements[0].PhrasesByFirstWord[firstWord];
        var then = _elements.Length > 1 ? _elements[1].Bits : UInt128.MaxValue;
        return Array.Exists(phrases, phrase => phrase.Words.Length == 1)
            ? [PatternPhrases.Of(phrases, null, then)]
            : phrases.GroupBy(phrase => phrase.Words[1].Index, StringComparer.Ordinal).Select(group => PatternPhrases.Of([.. group], group.Key, then));
    }

    /// <summary>The end of the shortest match that begins at the given word, or -1.</summary>
    /// <param name="words">The words of the conversation.</param>
    /// <param name="start">Where it shall begin.</param>
    /// <param name="phrases">What <see cref="BeginningWith"/> gives for the word there.</param>
    public int MatchAt(MessageWord[] words, int start, PatternPhrases phrases)
    {
        foreach (var phrase in phrases.Phrases)
        {
            var (end, slips) = MatchPhrase(words, start, start, phrase.Words);
            if (end > 0 && slips <= 1 && Match(words, end, start, 1, slips) is var rest and > 0)
            {
                return rest;
            }
        }

        return -1;
    }

    private int Match(MessageWord[] words, int from, int start, int element, int slips)
    {
        if (element == _elements.Length)
        {
            return from;
        }

        var wanted = _elements[element];
        for (var skipped = 0; skipped <= wanted.Gap && from + skipped < words.Length; skipped++)
        {
            var at = from + skipped;
            foreach (var phrase in wanted.BeginningWith(words[at]))
            {
                var (end, slipped) = MatchPhrase(words, at, start, phrase.Words);
                if (end > 0 && slips + slipped <= 1 && Match(words, end, start, element + 1, slips + slipped) is var rest and > 0)
                {
                    return rest;
                }
            }

            if (words[at].Before == WordBreak.Sentence && at > start)
            {
                return -1;
            }
        }

        return -1;
    }

    private static (int End, int Slips) MatchPhrase(MessageWord[] words, int at, int start, PatternWord[] phrase)
    {
        var slips = 0;
        for (var index = 0; index < phrase.Length; index++)
        {
            if (at + index >= words.Length || (at + index > start && words[at + index].Before == WordBreak.Sentence)
                || (phrase[index].Adjoins && words[at + index].Before != WordBreak.None))
            {
                return (-1, 0);
            }

            var fit = phrase[index].Fit(words[at + index]);
            if (fit == WordFit.No || (fit == WordFit.Slip && phrase.Length < 2))
            {
                return (-1, 0);
            }

            slips += fit == WordFit.Slip ? 1 : 0;
        }

        return (at + phrase.Length, slips);
    }

    private static IEnumerable<string> Parts(string source)
    {
        var start = 0;
        var depth = 0;
        for (var index = 0; index <= source.Length; index++)
        {
            var character = index < source.Length ? source[index] : ' ';
            depth += character == '(' ? 1 : character == ')' ? -1 : 0;
            if (character != ' ' || depth > 0)
            {
                continue;
            }

            if (index > start)
            {
                yield return source[start..index];
            }

            start = index + 1;
        }
    }

    private static IEnumerable<string> Alternatives(string part, IReadOnlyDictionary<string, IReadOnlyList<string>> sets) => part[0] switch
    {
        '(' => part.Trim('(', ')').Split('|', StringSplitOptions.TrimEntries).SelectMany(item => item[0] == '{' ? Alternatives(item, sets) : [item]),
        '{' => sets.TryGetValue(part.Trim('{', '}'), out var set) ? set : throw new FormatException($"The lexicon has no set {part}."),
        _ => [part],
    };

    private static PatternPhrase Phrase(string phrase) => new([.. phrase.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(PatternWord.Parse)]);

    private sealed record Element(int Gap, Dictionary<string, PatternPhrase[]> PhrasesByFirstWord)
    {
        public static Element Of(int gap, IEnumerable<PatternPhrase> phrases) => new(
            gap,
            phrases.GroupBy(phrase => phrase.Words[0].Index, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal));

        /// <summary>Bits of the words it can begin with.</summary>
        public UInt128 Bits { get; } = PhrasesByFirstWord.Keys.Aggregate(UInt128.Zero, (bits, word) => bits | MessageWord.BitOf(word));

        public PatternPhrase[] BeginningWith(MessageWord word) =>
            (Bits & word.Bit) != UInt128.Zero && PhrasesByFirstWord.TryGetValue(word.Index, out var phrases) ? phrases : [];
    }

    /// <summary>Words that stand side by side.</summary>
    /// <param name="Words">At least one.</param>
    internal sealed record PatternPhrase(PatternWord[] Words)
    {
        /// <summary>Bits of all its words.</summary>
        public UInt128 Bits { get; } = Words.Aggregate(UInt128.Zero, (bits, word) => bits | MessageWord.BitOf(word.Index));
    }

    internal enum WordFit
    {
        No,
        Slip,
        Exact,
    }

    internal sealed record PatternWord(MessageWord Word, bool NeedsMarks, bool IsNumber, bool Adjoins)
    {
        /// <summary>The folded word under which a phrase beginning with it is found; <c>#</c> for any number.</summary>
        public string Index { get; } = IsNumber || Word.IsNumber ? "#" : Word.Folded;

        public static PatternWord Parse(string source) =>
            new(MessageWord.Read(source.TrimStart('+').TrimEnd('!')), source.EndsWith('!'), source == "#", source.StartsWith('+'));

        // A forgotten mark in an otherwise marked message is a slip; one slip per pattern is forgiven.
        public WordFit Fit(MessageWord word)
        {
            if (IsNumber)
            {
                return word.IsNumber ? WordFit.Exact : WordFit.No;
            }

            if (string.Equals(word.Key, Word.Key, StringComparison.Ordinal))
            {
                return NeedsMarks && (word.MayLackMarks || !string.Equals(word.ExactKey, Word.ExactKey, StringComparison.Ordinal)) ? WordFit.No : WordFit.Exact;
            }

            if (NeedsMarks || word.IsMarked || !string.Equals(word.Folded, Word.Folded, StringComparison.Ordinal))
            {
                return WordFit.No;
            }

            return word.MayLackMarks ? WordFit.Exact : WordFit.Slip;
        }
    }
}

/// <summary>Phrases of a pattern that share their first word, and the bits of words without which it cannot match.</summary>
/// <param name="Phrases">The phrases.</param>
/// <param name="Second">The word they all have second, as words are looked up; null where one of them is a single word.</param>
/// <param name="Always">Bits that all of the phrases need.</param>
/// <param name="Then">Bits of which what follows needs one.</param>
internal readonly record struct PatternPhrases(CuePattern.PatternPhrase[] Phrases, string? Second, UInt128 Always, UInt128 Then)
{
    public static PatternPhrases Of(CuePattern.PatternPhrase[] phrases, string? second, UInt128 then) =>
        new(phrases, second, phrases.Aggregate(UInt128.MaxValue, (bits, phrase) => bits & phrase.Bits), then);

    /// <summary>False when the words at hand cannot hold a match; true says nothing.</summary>
    /// <param name="present">The bits of the words, taken together.</param>
    public bool MayBeIn(UInt128 present) => (Always & ~present) == UInt128.Zero && (Then & present) != UInt128.Zero;
}
