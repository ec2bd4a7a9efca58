using System.Text.Json;

namespace BinhYen.Platform;

/// <summary>A day on which offices are shut, with where we know it from. A commune's own table starts from these.</summary>
/// <param name="Date">The date in Vietnam.</param>
/// <param name="Name">What is celebrated, or which day it stands in for.</param>
/// <param name="Source">The announcement or the memory it was taken from.</param>
/// <param name="CheckedOn">When somebody last compared it with the source.</param>
/// <param name="IsOfficial">False while it is only remembered and waits for the official announcement of the year.</param>
internal sealed record PublicHoliday(DateOnly Date, string Name, string Source, DateOnly CheckedOn, bool IsOfficial);

/// <summary>The list of holidays that ships with the product.</summary>
internal static class PublicHolidays
{
    private static readonly JsonSerializerOptions _options = new(JsonSerializerDefaults.Web);

    /// <summary>Holidays of the file <c>data/holidays.json</c>.</summary>
    public static IReadOnlyList<PublicHoliday> Shipped { get; } = ReadShipped();

    /// <exception cref="JsonException">The file is not a list of holidays.</exception>
    public static IReadOnlyList<PublicHoliday> Read(Stream json) =>
        JsonSerializer.Deserialize<IReadOnlyList<PublicHoliday>>(json, _options) ?? throw new JsonException("No holidays.");

    /// <summary>The working calendar of usual office hours and the shipped holidays.</summary>
    public static WorkingCalendar UsualCalendar() => new(OfficeHours.Usual, Shipped.Select(h => h.Date));

    private static IReadOnlyList<PublicHoliday> ReadShipped()
    {
        using var file = typeof(PublicHolidays).Assembly.GetManifestResourceStream("holidays.json")
            ?? throw new InvalidOperationException("data/holidays.json is not embedded.");
        return Read(file);
    }
}
