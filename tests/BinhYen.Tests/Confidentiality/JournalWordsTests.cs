using System.Text.RegularExpressions;
using BinhYen.Confidentiality.Journals;
using BinhYen.Tests.Conversations.Understanding;

namespace BinhYen.Tests.Confidentiality;

/// <summary>The chief reads the journal in Vietnamese, whatever room wrote the line.</summary>
public sealed partial class JournalWordsTests
{
    // The name under which the chain itself is hashed, not a line of it.
    private const string Seed = "binhyen.journal.v1";

    [Fact]
    public void Every_fact_that_is_written_has_words()
    {
        var facts = Directory.GetFiles(Path.Combine(RepositoryRoot.Path, "src", "BinhYen"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => Fact().Matches(File.ReadAllText(file)).Select(m => m.Groups[1].Value)).Where(f => f != Seed).Distinct().ToList();

        facts.Count.ShouldBeGreaterThan(200);
        facts.Where(fact => JournalWords.Of(fact) == fact).ShouldBeEmpty();
    }

    [GeneratedRegex("\"([a-z-]+\\.[a-z-]+\\.v[0-9])\"")]
    private static partial Regex Fact();
}
