using Serilog.Core;
using Serilog.Events;

namespace BinhYen.Platform.Telemetry;

/// <summary>
/// Takes the address of the request off every log line: the framework puts it on, and an address can hold the secret of a
/// verifier's link, a case code, or whatever somebody typed.
/// </summary>
internal sealed class WithoutAddress : ILogEventEnricher
{
    public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory)
    {
        logEvent.RemovePropertyIfPresent("RequestPath");
        logEvent.RemovePropertyIfPresent("Path");
        logEvent.RemovePropertyIfPresent("QueryString");
    }
}
