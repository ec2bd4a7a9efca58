using System.Globalization;
using System.Text.RegularExpressions;
using BinhYen.Communes.ModelProfile;

namespace BinhYen.Communes.Targets;

/// <summary>What the commune's profile asks for in one year, in percent. Null where it is silent: encouraged, not zero.</summary>
internal sealed partial record TargetRules(int Year, int? Households, bool OnlyWithMeans, int? Hamlets, int? Agencies, int? Enterprises, int? OnTime)
{
    public DateOnly LastDay => new(Year, 12, 31);

    public static TargetRules Of(ProfileDefaults profiles, string preset, int year) => new(
        year, Percent(profiles.Text(preset, "target.householdRate"), year), profiles.Text(preset, "target.denominator")?.StartsWith("withMeans", StringComparison.Ordinal) is true,
        Percent(profiles.Text(preset, "target.hamlets"), year), Percent(profiles.Text(preset, "target.agencies"), year), Percent(profiles.Text(preset, "target.enterprises"), year),
        Percent(profiles.Text(preset, "target.onTimeRate"), year));

    // "100", "100 each year" or "2024: 70; 2025: 90"; a year that is not named has no target (R-HG-02).
    private static int? Percent(string? text, int year)
    {
        if (text is null) return null;
        var years = ByYear().Matches(text);
        var number = years.Count == 0 ? Leading().Match(text).Value : years.FirstOrDefault(m => m.Groups[1].Value == year.ToString(CultureInfo.InvariantCulture))?.Groups[2].Value;
        return int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var percent) && percent <= 100 ? percent : null;
    }

    [GeneratedRegex(@"(\d{4}): (\d{1,3})")]
    private static partial Regex ByYear();

    [GeneratedRegex(@"^\d{1,3}\b")]
    private static partial Regex Leading();
}
