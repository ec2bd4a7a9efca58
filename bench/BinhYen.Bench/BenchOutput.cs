using System.Text.Json;
using System.Text.Json.Serialization;

namespace BinhYen.Bench;

/// <summary>One measured figure beside what it is held against.</summary>
/// <param name="Bench">Which bench: <c>intake</c>.</param>
/// <param name="Figure">What was measured, with its conditions: <c>postgres.c32</c>.</param>
/// <param name="Value">The measured value.</param>
/// <param name="Unit">Its unit: <c>events/s</c>, <c>ms</c>.</param>
/// <param name="Reference">The value of the reference in the same run; null where the bar is absolute.</param>
/// <param name="Ratio">Value by reference; null without one.</param>
/// <param name="Bar">What ratio, or value where there is no reference, must reach; null for figures that are only shown.</param>
/// <param name="Holds">Whether it does; null without a bar.</param>
internal sealed record BenchFigure(string Bench, string Figure, double Value, string Unit, double? Reference, double? Ratio, double? Bar, bool? Holds);

/// <summary>Writes figures as JSON lines as soon as they are known.</summary>
internal sealed class BenchOutput(TextWriter lines)
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.Never };
    private readonly List<BenchFigure> written = [];

    /// <summary>True while every figure with a bar holds it.</summary>
    public bool AllHold => written.TrueForAll(figure => figure.Holds is not false);

    /// <summary>A figure whose ratio to a reference must be at least <paramref name="bar"/>.</summary>
    public void AtLeast(string bench, string figure, double value, string unit, double reference, double? bar)
    {
        var ratio = value / reference;
        Write(new BenchFigure(bench, figure, Round(value), unit, Round(reference), Math.Round(ratio, 3), bar, bar is null ? null : ratio >= bar));
    }

    /// <summary>A figure that must be at most <paramref name="bar"/>.</summary>
    public void AtMost(string bench, string figure, double value, string unit, double? bar) =>
        Write(new BenchFigure(bench, figure, Round(value), unit, null, null, bar, bar is null ? null : value <= bar));

    private static double Round(double value) => Math.Round(value, value < 100 ? 2 : 0);

    private void Write(BenchFigure figure)
    {
        written.Add(figure);
        lines.WriteLine(JsonSerializer.Serialize(figure, Json));
        lines.Flush();
    }
}
