using OpenTelemetry.Instrumentation.AspNetCore;
using OpenTelemetry.Instrumentation.Http;

namespace BinhYen.Platform.Telemetry;

/// <summary>Takes addresses out of traces: a path may carry a case code, a query what somebody searched for.</summary>
internal static class Redaction
{
    public static void Apply(AspNetCoreTraceInstrumentationOptions traces) => traces.EnrichWithHttpRequest = (activity, _) =>
    {
        activity.SetTag("url.path", null);
        activity.SetTag("url.query", null);
        activity.SetTag("client.address", null);
        activity.SetTag("user_agent.original", null);
    };

    public static void Apply(HttpClientTraceInstrumentationOptions traces) =>
        traces.EnrichWithHttpRequestMessage = (activity, request) => activity.SetTag("url.full", request.RequestUri?.Host);
}
