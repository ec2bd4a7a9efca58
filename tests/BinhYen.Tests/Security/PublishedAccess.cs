using BinhYen.Tests.Architecture;

namespace BinhYen.Tests.Security;

/// <summary>
/// <c>docs/access.md</c>: a section for each table. With <c>BINHYEN_ACCEPT_ACCESS=yes</c> the tests write what they found instead
/// of comparing, so that a change of rights is one reviewed difference in a document.
/// </summary>
internal static class PublishedAccess
{
    private static readonly Lock _one = new();
    private static readonly string _file = Repository.Path("docs/access.md");

    /// <summary>The sections in the order of the page.</summary>
    public const string OfOneCase = "Một vụ việc, theo quan hệ với vụ việc";

    /// <inheritdoc cref="OfOneCase"/>
    public const string OfAddresses = "Mọi địa chỉ, theo vai";

    public static void ShouldSay(string section, string found)
    {
        lock (_one)
        {
            var sections = Read();
            if (Environment.GetEnvironmentVariable("BINHYEN_ACCEPT_ACCESS") is "yes")
            {
                sections[section] = found.Trim();
                Write(sections);
                return;
            }

            var (before, after) = (Lines(sections.GetValueOrDefault(section, "")), Lines(found));
            string[] differences = [.. before.Except(after).Select(line => $"- {line}"), .. after.Except(before).Select(line => $"+ {line}")];
            differences.ShouldBeEmpty("Rights differ from docs/access.md. When every line is meant, run this test with BINHYEN_ACCEPT_ACCESS=yes.");
        }
    }

    private static Dictionary<string, string> Read()
    {
        var sections = new Dictionary<string, string>();
        if (!File.Exists(_file)) return sections;
        foreach (var part in $"\n{File.ReadAllText(_file).ReplaceLineEndings("\n")}".Split("\n## ").Skip(1))
            sections[part.Split('\n', 2)[0].Trim()] = part.Split('\n', 2)[1].Trim();
        return sections;
    }

    private static void Write(Dictionary<string, string> sections) => File.WriteAllText(
        _file, $"{Preface}\n\n{string.Join("\n\n", new[] { OfOneCase, OfAddresses }.Where(sections.ContainsKey).Select(s => $"## {s}\n\n{sections[s]}"))}\n".ReplaceLineEndings("\n"));

    private static string[] Lines(string text) => [.. text.ReplaceLineEndings("\n").Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0)];

    private const string Preface = """
        # Who gets in where

        Made by `AccessTableTests` from a running product: every address is called by every role, every act on a case by everybody who may
        stand to it in some relation. A difference between this page and the product turns those tests red.

        ✓ let in · ẩn: answered as if it did not exist · ✗ the role has no right · `·` sign in first
        """;
}
