using System.Collections.Concurrent;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting.Compact;

namespace BinhYen.Tests.Drivers;

/// <summary>Keeps what the product logs, at a finer level than in service, so that a test can look for what must not be there.</summary>
internal sealed class LogLines : ILogEventSink
{
    private readonly ConcurrentQueue<string> lines = new();
    private readonly CompactJsonFormatter format = new();

    public IReadOnlyList<string> All => [.. lines];

    /// <summary>Warnings and worse.</summary>
    public IReadOnlyList<string> Problems => [.. lines.Where(line => line.Contains("\"@l\":\"Error\"") || line.Contains("\"@l\":\"Fatal\""))];

    public void Emit(LogEvent logEvent)
    {
        using var writer = new StringWriter();
        format.Format(logEvent, writer);
        lines.Enqueue(writer.ToString());
    }
}
