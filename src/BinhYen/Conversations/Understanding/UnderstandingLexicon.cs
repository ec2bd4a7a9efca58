using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using BinhYen.Cases;

namespace BinhYen.Conversations.Understanding;

/// <summary>
/// The lexicon read from the embedded files <c>Lexicon/*.txt</c>. Lines are <c>weight pattern</c> under headings
/// <c>[Topic]</c>; <c>#</c> begins a comment line when a blank follows it.
/// </summary>
internal sealed class UnderstandingLexicon
{
    private readonly FrozenDictionary<string, CueStarts> _byFirstWord;

    private UnderstandingLexicon(IReadOnlyList<Cue> cues, SpellingTable spelling)
    {
        Cues = cues;
        Spelling = spelling;
        var starts = cues.SelectMany((cue, order) => cue.Pattern.FirstWords.SelectMany(word => cue.Pattern.BeginningWith(word)
            .Select(phrases => (First: word, phrases.Second, Start: new CueStart(cue, phrases, order))))).ToList();
        _byFirstWord = starts.GroupBy(s => s.First, StringComparer.Ordinal)
            .ToFrozenDictionary(s => s.Key, s => new CueStarts(s.Select(x => (x.Second, x.Start))), StringComparer.Ordinal);
    }

    /// <summary>The lexicon of this build.</summary>
    public static UnderstandingLexicon Embedded { get; } = Load();

    /// <summary>All cues, in the order of the files.</summary>
    public IReadOnlyList<Cue> Cues { get; }

    /// <summary>Abbreviations, chat spelling and dialect.</summary>
    public SpellingTable Spelling { get; }

    /// <summary>The cues that may begin at a word; null when none does.</summary>
    public CueStarts? BeginningWith(MessageWord word) => _byFirstWord.GetValueOrDefault(word.Index);

    private static UnderstandingLexicon Load()
    {
        var sets = Sections("sets.txt")
            .GroupBy(line => line.Heading, StringComparer.Ordinal)
            .ToDictionary(
                group => group.Key,
                group => (IReadOnlyList<string>)[.. group.SelectMany(line => line.Text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))],
                StringComparer.Ordinal);
        var cues = Files().Where(file => file is not ("sets.txt" or "spelling.txt"))
            .SelectMany(Sections)
            .Select(line => ParseCue(line.Heading, line.Text, sets))
            .ToList();
        return new UnderstandingLexicon(cues, SpellingTable.Parse(Sections("spelling.txt").Select(line => line.Text)));
    }

    private static Cue ParseCue(string topic, string line, IReadOnlyDictionary<string, IReadOnlyList<string>> sets)
    {
        var blank = line.IndexOf(' ', StringComparison.Ordinal);
        if (char.IsUpper(topic[0]) && !Enum.TryParse<CaseCategory>(topic, out _))
        {
            throw new FormatException($"The lexicon has an unknown category [{topic}].");
        }

        return double.TryParse(line[..Math.Max(blank, 0)], NumberStyles.Float, CultureInfo.InvariantCulture, out var weight)
            ? new Cue(topic, weight, CuePattern.Parse(line[(blank + 1)..], sets))
            : new Cue(topic, 1, CuePattern.Parse(line, sets));
    }

    private static IEnumerable<(string Heading, string Text)> Sections(string file)
    {
        using var stream = typeof(UnderstandingLexicon).Assembly.GetManifestResourceStream(Prefix + file)!;
        using var reader = new StreamReader(stream);
        var heading = string.Empty;
        while (reader.ReadLine() is { } raw)
        {
            var line = raw.Trim();
            if (line.StartsWith('[') && line.EndsWith(']'))
            {
                heading = line[1..^1];
            }
            else if (line.Length > 0 && line != "#" && !line.StartsWith("# ", StringComparison.Ordinal))
            {
                yield return (heading, line);
            }
        }
    }

    private const string Prefix = "understanding/";

    private static IEnumerable<string> Files() =>
        Assembly.GetExecutingAssembly().GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(name => name[Prefix.Length..])
            .Order(StringComparer.Ordinal);
}
