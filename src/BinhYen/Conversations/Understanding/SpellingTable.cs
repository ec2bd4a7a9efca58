namespace BinhYen.Conversations.Understanding;

/// <summary>How people write and what they mean: abbreviations, chat spelling, dialect (“ko”, “csgt”, “uýnh lộn”).</summary>
internal sealed class SpellingTable
{
    private const int LongestEntry = 4;
    private readonly Dictionary<string, string[]> _meanings = new(StringComparer.Ordinal);

    private SpellingTable()
    {
    }

    /// <summary>Reads lines of the form <c>as written = as meant</c>; <c>#</c> stands for a number and is kept.</summary>
    public static SpellingTable Parse(IEnumerable<string> lines)
    {
        var table = new SpellingTable();
        foreach (var line in lines)
        {
            var parts = line.Split('=', 2, StringSplitOptions.TrimEntries);
            foreach (var written in parts[0].Split(',', StringSplitOptions.TrimEntries))
            {
                table._meanings[Key(written.Split(' ').Select(Entry))] = parts[1].Split(' ');
            }
        }

        return table;
    }

    /// <summary>The words with every known spelling replaced by its meaning, the longest entry first.</summary>
    public List<MessageWord> WriteOut(IReadOnlyList<MessageWord> words)
    {
        var written = new List<MessageWord>(words.Count);
        for (var index = 0; index < words.Count;)
        {
            var (length, meaning) = Longest(words, index);
            if (meaning is null)
            {
                written.Add(words[index]);
                index++;
                continue;
            }

            written.AddRange(Meant(words, index, length, meaning));
            index += length;
        }

        return written;
    }

    private (int Length, string[]? Meaning) Longest(IReadOnlyList<MessageWord> words, int start)
    {
        for (var length = Math.Min(LongestEntry, words.Count - start); length > 0; length--)
        {
            var key = Key(words.Skip(start).Take(length));
            if (_meanings.TryGetValue(key, out var meaning) && !IsBroken(words, start, length))
            {
                return (length, meaning);
            }
        }

        return (0, null);
    }

    private static bool IsBroken(IReadOnlyList<MessageWord> words, int start, int length) =>
        Enumerable.Range(start + 1, length - 1).Any(index => words[index].Before != WordBreak.None);

    private static IEnumerable<MessageWord> Meant(IReadOnlyList<MessageWord> words, int start, int length, string[] meaning)
    {
        var first = words[start];
        for (var index = 0; index < meaning.Length; index++)
        {
            var word = meaning[index] == "#" ? first : MessageWord.Read(meaning[index]);
            yield return word with
            {
                // Explanations quote what was typed, once.
                Shown = index == 0 ? string.Join(' ', words.Skip(start).Take(length).Select(typed => typed.Shown)) : string.Empty,
                Before = index == 0 ? first.Before : WordBreak.None,
                MayLackMarks = false,
            };
        }
    }

    private static MessageWord Entry(string word) => word == "#" ? new MessageWord("0", "0", "0") : MessageWord.Read(word);

    private static string Key(IEnumerable<MessageWord> words) =>
        string.Join(' ', words.Select(word => word.IsNumber ? "#" : word.Key));
}
