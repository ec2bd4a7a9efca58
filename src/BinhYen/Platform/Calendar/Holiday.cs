using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BinhYen.Platform;

/// <summary>A day on which offices are shut, with where we know it from. Rows of the table <c>holidays</c>.</summary>
internal sealed class Holiday
{
    /// <summary>The date in Vietnam.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>What is celebrated, or which day it stands in for.</summary>
    public required string Name { get; init; }

    /// <summary>The announcement or the memory it was taken from.</summary>
    public required string Source { get; init; }

    /// <summary>When somebody last compared it with the source.</summary>
    public required DateOnly CheckedOn { get; init; }

    /// <summary>False while it is only remembered and waits for the official announcement of the year.</summary>
    public required bool IsOfficial { get; init; }
}

/// <summary>The list of holidays that ships with the product; a commune's table may correct it.</summary>
internal static class Holidays
{
    private static readonly JsonSerializerOptions _options = new(JsonSerializerDefaults.Web);

    /// <summary>Holidays of the file <c>data/holidays.json</c>.</summary>
    public static IReadOnlyList<Holiday> Shipped { get; } = ReadShipped();

    /// <exception cref="JsonException">The file is not a list of holidays.</exception>
    public static IReadOnlyList<Holiday> Read(Stream json) =>
        JsonSerializer.Deserialize<IReadOnlyList<Holiday>>(json, _options) ?? throw new JsonException("No holidays.");

    /// <summary>The working calendar of usual office hours and the shipped holidays.</summary>
    public static WorkingCalendar UsualCalendar() => new(OfficeHours.Usual, Shipped.Select(h => h.Date));

    private static IReadOnlyList<Holiday> ReadShipped()
    {
        using var file = typeof(Holidays).Assembly.GetManifestResourceStream("holidays.json")
            ?? throw new InvalidOperationException("data/holidays.json is not embedded.");
        return Read(file);
    }
}

internal sealed class HolidayMapping : IEntityTypeConfiguration<Holiday>
{
    public void Configure(EntityTypeBuilder<Holiday> builder)
    {
        builder.ToTable("holidays").HasKey(h => h.Date);
        builder.Property(h => h.Name).HasMaxLength(120);
        builder.Property(h => h.Source).HasMaxLength(300);
    }
}
