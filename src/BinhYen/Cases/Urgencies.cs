namespace BinhYen.Cases;

/// <summary>Vietnamese labels of <see cref="Urgency"/>.</summary>
public static class Urgencies
{
    /// <summary>All urgencies, the most urgent first, as lists show them.</summary>
    public static IReadOnlyList<Urgency> All { get; } = [Urgency.Emergency, Urgency.High, Urgency.Normal, Urgency.Low];

    /// <summary>The Vietnamese label.</summary>
    public static string Label(Urgency urgency) => urgency switch
    {
        Urgency.Emergency => "Khẩn cấp",
        Urgency.High => "Cao",
        Urgency.Normal => "Thường",
        Urgency.Low => "Thấp",
        _ => throw new ArgumentOutOfRangeException(nameof(urgency), urgency, "Unknown urgency."),
    };
}
