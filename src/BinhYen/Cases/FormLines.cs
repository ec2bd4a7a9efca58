namespace BinhYen.Cases;

/// <summary>What the form puts before the answers that it adds to the words of a report, as lines of their own.</summary>
internal static class FormLines
{
    /// <summary>Where it happened.</summary>
    public const string Place = "Nơi xảy ra: ";

    /// <summary>When.</summary>
    public const string When = "Thời gian: ";

    /// <summary>What was picked from the list.</summary>
    public const string Topic = "Việc: ";

    /// <summary>Whether a message is one of these lines and none of the sender's own words.</summary>
    public static bool IsOne(string message) =>
        message.StartsWith(Place, StringComparison.Ordinal) || message.StartsWith(When, StringComparison.Ordinal) || message.StartsWith(Topic, StringComparison.Ordinal);
}
