namespace BinhYen.Conversations.Understanding;

/// <summary>How people write and what they mean: abbreviations, chat spelling, dialect (“ko”, “csgt”, “uýnh lộn”).</summary>
internal sealed class SpellingTable
{
    private const int LongestEntry = 4;
    private readonly Dictionary<string, MeantWord[]> _meanings = new(StringComparer.Ordinal);

    // How many words the longest entry has that begins with a word: most words begin none.
    private readonly Dictionary<string, int> _longest = new(StringComparer.Ordinal);

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
                var words = written.Split(' ').Select(Entry).ToList();
                table._meanings[Key(words)] = [.. parts[1].Split(' ').Select(MeantWord.Of)];
                var first = Key(words[0]);
                table._longest[first] = Math.Max(table._longest.GetValueOrDefault(first), Math.Min(words.Count, LongestEntry));
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

    private (int Length, MeantWord[]? Meaning) Longest(IReadOnlyList<MessageWord> words, int start)
    {
        if (!_longest.TryGetValue(Key(words[start]), out var longest))
        {
            return (0, null);
        }

        for (var length = Math.Min(longest, words.Count - start); length > 0; length--)
        {
            var key = length == 1 ? Key(words[start]) : Key(words.Skip(start).Take(length));
            if (_meanings.TryGetValue(key, out var meaning) && !IsBroken(words, start, length))
            {
                return (length, meaning);
            }
        }

        return (0, null);
    }

    private static bool IsBroken(IReadOnlyList<MessageWord> words, int start, int length)
    {
        for (var index = start + 1; index < start + length; index++)
        {
            if (words[index].Before != WordBreak.None)
            {
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<MessageWord> Meant(IReadOnlyList<MessageWord> words, int start, int length, MeantWord[] meaning)
    {
        var first = words[start];
        for (var index = 0; index < meaning.Length; index++)
        {
            yield return (meaning[index].Word ?? first) with
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
        string.Join(' ', words.Select(Key));

    private static string Key(MessageWord word) => word.IsNumber ? "#" : word.Key;

    /// <summary>One word of a meaning; null stands for the number that was written.</summary>
    private readonly record struct MeantWord(MessageWord? Word)
    {
        public static MeantWord Of(string word) => new(word == "#" ? null : MessageWord.Read(word));
    }
}
