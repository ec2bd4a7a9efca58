using BinhYen.Platform.Telemetry;
using BinhYen.Testing;
using Serilog.Events;
using Serilog.Formatting.Compact;
using Serilog.Parsing;

namespace BinhYen.Tests.Platform.Telemetry;

/// <summary>No line of the log names a chat: beside the minute its key would join what one person sent in several roles.</summary>
public sealed class WithoutChatsTests
{
    private const string Key = "1ae6c45d3d1628c0372da6accfbcba54";

    [Theory]
    [InlineData("Task [Id=7] in WorkGroup {Group} took elapsed time")]
    [InlineData($"[Activation: S127.0.0.1:0/chat/{Key}@fb93#GrainType=Chat] took long")]
    [Threat(10)]
    public void The_key_of_a_chat_stands_in_no_line_wherever_the_library_puts_it(string template)
    {
        var line = Write(template, new InvalidOperationException($"chat/{Key} failed"));
        line.ShouldNotContain(Key);
        line.ShouldContain("chat/•••");
    }

    [Fact]
    public void Everything_else_stands_as_it_was_written() => Write("Took away {Group} files", null).ShouldContain("Took away {Group} files");

    private static string Write(string template, Exception? failure)
    {
        var written = new LogEvent(DateTimeOffset.UnixEpoch, LogEventLevel.Warning, failure, new MessageTemplateParser().Parse(template),
            [new LogEventProperty("Group", new ScalarValue($"[Activation: S127.0.0.1:0/chat/{Key}@fb93]"))]);
        using var line = new StringWriter();
        new WithoutChats(new CompactJsonFormatter()).Format(written, line);
        return line.ToString();
    }
}
