using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace BinhYen.Platform.Telemetry;

/// <summary>The product's own instruments. Tags are kinds and states, never anything about a person or a single case.</summary>
internal static class BinhYenMeter
{
    public const string Name = "BinhYen";

    public static readonly Meter Meter = new(Name);
    public static readonly ActivitySource Activities = new(Name);
}
