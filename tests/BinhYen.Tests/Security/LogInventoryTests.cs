using System.Net;
using System.Text.RegularExpressions;
using BinhYen.Staff;
using BinhYen.Tests.Conversations.Understanding;
using BinhYen.Tests.Drivers;

namespace BinhYen.Tests.Security;

/// <summary>The list of what is logged is the list of what is logged (ASVS V16.1.1, V16.3.2).</summary>
public sealed partial class LogInventoryTests(Servers servers) : IClassFixture<Servers>
{
    [Fact]
    public void Every_message_of_the_product_stands_in_the_inventory_and_no_other()
    {
        var sources = Directory.GetFiles(Path.Combine(RepositoryRoot.Path, "src", "BinhYen"), "*.cs", SearchOption.AllDirectories);
        var said = sources.SelectMany(f => Message().Matches(File.ReadAllText(f)).Select(m => m.Groups["text"].Value)).Order(StringComparer.Ordinal).ToList();
        var listed = Line().Matches(File.ReadAllText(Path.Combine(RepositoryRoot.Path, "docs", "security", "logs.md"))).Select(m => m.Groups["text"].Value).Order(StringComparer.Ordinal);

        said.Count.ShouldBeGreaterThan(20);
        listed.ShouldBe(said);
    }

    [Fact]
    public async Task A_door_that_does_not_open_is_written_down_without_what_was_typed()
    {
        var server = await servers.OnAsync(Engine.Sqlite);
        using var head = await server.SignInAsync(StaffRole.HamletHead);

        (await head.OpenAsync("/cases/AP-XXXX-YYYY?q=bimat")).Status.ShouldBe(HttpStatusCode.Forbidden);

        var line = server.Log.All.Last(l => l.Contains("was refused", StringComparison.Ordinal));
        line.ShouldContain("HamletHead");
        line.ShouldContain("/cases/{");
        line.ShouldNotContain("XXXX");
        line.ShouldNotContain("bimat");
    }

    [GeneratedRegex(@"\[LoggerMessage\((Level = )?LogLevel\.\w+, (Message = )?""(?<text>[^""]+)""\)\]")]
    private static partial Regex Message();

    [GeneratedRegex(@"^\| (Information|Warning|Error) \| `(?<text>[^`]+)` \|", RegexOptions.Multiline)]
    private static partial Regex Line();
}
