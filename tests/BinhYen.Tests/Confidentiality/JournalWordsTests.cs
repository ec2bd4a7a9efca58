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

    [Fact]
    public void Every_kind_of_thing_that_a_line_is_about_has_words()
    {
        var kinds = Directory.GetFiles(Path.Combine(RepositoryRoot.Path, "src", "BinhYen"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => About().Matches(File.ReadAllText(file)).Select(m => m.Groups[1].Value)).Distinct().ToList();

        kinds.Count.ShouldBeGreaterThan(20);
        kinds.Where(kind => !JournalWords.Kinds.ContainsKey(kind)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("AP-THM5-146", "AP-THM5-146")]
    [InlineData("2026-11-26", "ngày 26/11/2026")]
    [InlineData("handover:01234567-89ab-7def-8123-456789abcdef", "bàn giao …cdef")]
    [InlineData("01234567-89ab-7def-8123-456789abcdef", "…cdef")]
    [InlineData("survey:2026", "khảo sát 2026")]
    public void What_a_line_is_about_is_read_in_words(string subject, string words) => JournalWords.Subject(subject).ShouldBe(words);

    [GeneratedRegex("JournalDraft\\.Of\\([^;]*?\\$\"([a-z-]+):\\{")]
    private static partial Regex About();

    [GeneratedRegex("\"([a-z-]+\\.[a-z-]+\\.v[0-9])\"")]
    private static partial Regex Fact();
}
