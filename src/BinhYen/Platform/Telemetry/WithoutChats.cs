using System.Text.RegularExpressions;
using Serilog.Events;
using Serilog.Formatting;

namespace BinhYen.Platform.Telemetry;

/// <summary>
/// Takes the key of a chat off every log line, wherever it stands. The grains' own library names the grain that took long or failed, and the key of a person beside the minute
/// would join what one person sent as a resident, a verifier and an officer (decision 0139).
/// </summary>
/// <param name="inner">Writes the line.</param>
internal sealed partial class WithoutChats(ITextFormatter inner) : ITextFormatter
{
    public void Format(LogEvent logEvent, TextWriter output)
    {
        using var line = new StringWriter();
        inner.Format(logEvent, line);
        output.Write(Keys().Replace(line.ToString(), "$1/•••"));
    }

    [GeneratedRegex(@"\b(chat|lane)/[0-9a-zA-Z:%_.\-]+")]
    private static partial Regex Keys();
}
