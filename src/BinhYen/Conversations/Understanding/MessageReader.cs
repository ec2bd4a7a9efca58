using BinhYen.Platform.Text;

namespace BinhYen.Conversations.Understanding;

/// <summary>Cuts messages into words and writes abbreviations, slang and dialect out in common words.</summary>
internal sealed class MessageReader(SpellingTable spelling)
{
    // Syllables of this build's own texts, read once: most of what people write is made of the same few thousand. Nothing a resident wrote is kept.
    private readonly Dictionary<string, MessageWord> known = new(StringComparer.Ordinal);
    // Below this share of marked words a message counts as typed without diacritics.
    private const double UnmarkedShare = 0.2;

    /// <summary>Reads the words of this build's own texts in advance. Not safe beside <see cref="Read"/>.</summary>
    public void Learn(IEnumerable<string> texts)
    {
        foreach (var word in texts.SelectMany(text => Cut(VietnameseText.Compose(text)))) known[word.Shown] = word with { Before = WordBreak.None };
    }

    /// <summary>All words of a conversation in order; each message ends a sentence.</summary>
    public IReadOnlyList<MessageWord> Read(IReadOnlyList<string> messages)
    {
        var cut = messages.Select(message => Cut(VietnameseText.Compose(message))).ToList();
        var wholeLacksMarks = cut.Exists(IsShort) && LacksMarks([.. cut.SelectMany(words => words)]);
        var all = new List<MessageWord>();
        foreach (var words in cut)
        {
            var lacksMarks = IsShort(words) ? wholeLacksMarks : LacksMarks(words);
            all.AddRange(spelling.WriteOut(lacksMarks ? Unmarked(words) : [.. Clauses(words).SelectMany(clause => IsWithoutMarks(clause) ? Unmarked(clause) : clause)]));
        }

        return all;
    }

    private static List<MessageWord> Unmarked(List<MessageWord> words) => [.. words.Select(word => word.IsMarked ? word : word with { MayLackMarks = true })];

    // "Quán ồn đến khuya. dung de lo ten toi": somebody got tired of marks in the middle of a message.
    private static bool IsWithoutMarks(List<MessageWord> clause) => !IsShort(clause) && !clause.Exists(word => word.IsMarked);

    private static IEnumerable<List<MessageWord>> Clauses(List<MessageWord> words)
    {
        for (var start = 0; start < words.Count;)
        {
            var end = words.FindIndex(start + 1, word => word.Before is not WordBreak.None) is var next and >= 0 ? next : words.Count;
            yield return words[start..end];
            start = end;
        }
    }

    // Too few words to tell by themselves whether marks were left out.
    private static bool IsShort(List<MessageWord> words) => words.Count < 4;

    private static bool LacksMarks(List<MessageWord> words)
    {
        var spoken = words.Count(word => !word.IsNumber);
        return spoken > 0 && words.Count(word => word.IsMarked) < UnmarkedShare * spoken;
    }

    private List<MessageWord> Cut(string text)
    {
        var knownAs = known.GetAlternateLookup<ReadOnlySpan<char>>();
        var words = new List<MessageWord>();
        var pause = WordBreak.Sentence;
        for (var index = 0; index < text.Length;)
        {
            if (!char.IsLetterOrDigit(text[index]))
            {
                pause = Longer(pause, BreakAt(text, index));
                index++;
                continue;
            }

            var end = EndOfWord(text, index);
            if (!knownAs.TryGetValue(text.AsSpan(index..end), out var word)) words.Add(MessageWord.Read(text[index..end], pause));
            else words.Add(pause is WordBreak.None ? word : word with { Before = pause });
            pause = WordBreak.None;
            index = end;
        }

        return words;
    }

    // Digits and letters part: "45tr" is a number and a unit.
    private static int EndOfWord(string text, int start)
    {
        var isDigit = char.IsDigit(text[start]);
        var end = start + 1;
        while (end < text.Length && char.IsLetterOrDigit(text[end]) && char.IsDigit(text[end]) == isDigit)
        {
            end++;
        }

        return end;
    }

    private static WordBreak BreakAt(string text, int index) => text[index] switch
    {
        '.' or ',' when IsInsideNumber(text, index) => WordBreak.None,
        '.' or '!' or '?' or ';' or '\n' or '\r' or '…' => WordBreak.Sentence,
        ',' or ':' or '(' or ')' or '-' or '–' or '"' or '“' or '”' => WordBreak.Clause,
        _ => WordBreak.None,
    };

    private static bool IsInsideNumber(string text, int index) =>
        index > 0 && index + 1 < text.Length && char.IsDigit(text[index - 1]) && char.IsDigit(text[index + 1]);

    private static WordBreak Longer(WordBreak left, WordBreak right) => left > right ? left : right;
}
