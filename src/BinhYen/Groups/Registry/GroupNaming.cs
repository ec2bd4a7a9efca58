using BinhYen.Communes;
using BinhYen.Platform.Text;

namespace BinhYen.Groups.Registry;

/// <summary>How a name stands to the commune's naming rule.</summary>
internal enum NameFit
{
    /// <summary>The profile leaves names free.</summary>
    Free,
    Fits,

    /// <summary>Follows the rule to the letter, and says the commune twice; a shorter form is offered.</summary>
    FitsTwice,

    /// <summary>Breaks the rule with approval.</summary>
    Approved,
    Differs,
}

/// <param name="Fit">How the name stands to the rule.</param>
/// <param name="Proper">The name by the rule; null where names are free.</param>
/// <param name="Short">The rule's name without the repeated commune; null when nothing repeats.</param>
internal sealed record NameVerdict(NameFit Fit, string? Proper, string? Short);

/// <summary>Builds group names from the profile's template and judges real ones (R-YC-45). A wrong name is listed, never blocked (C-06).</summary>
internal static class GroupNaming
{
    public static NameVerdict Judge(ZaloGroup group, GroupRules rules, Commune commune)
    {
        if (group.Purpose is not GroupPurpose.Residents || Proper(rules.NameTemplate, group.UnitName, group.Number, commune) is not { } proper)
            return new NameVerdict(NameFit.Free, null, null);
        var brief = Short(rules.NameTemplate, group.UnitName, group.Number, commune);
        var fit = IsSame(group.Name, proper) ? (brief is null ? NameFit.Fits : NameFit.FitsTwice)
            : brief is not null && IsSame(group.Name, brief) ? NameFit.Fits
            : group.ApprovedName is { } approved && IsSame(group.Name, approved) ? NameFit.Approved
            : NameFit.Differs;
        // A long form that was approved as it is needs no offer any more.
        return fit is NameFit.FitsTwice && group.ApprovedName == group.Name ? new NameVerdict(NameFit.Approved, proper, brief) : new NameVerdict(fit, proper, brief);
    }

    /// <summary>The name by the rule; null where names are free. The second group of a unit carries its number.</summary>
    public static string? Proper(GroupNameTemplate template, string unit, int number, Commune commune) =>
        template.For(Clean(unit), commune) is { } name ? Numbered(Clean(name), number) : null;

    /// <summary>The rule's name for a unit that carries the commune in its own name: "UBND xã An Phú Khê" needs it no second time.</summary>
    public static string? Short(GroupNameTemplate template, string unit, int number, Commune commune)
    {
        unit = Clean(unit);
        if (template.For(unit, commune) is not { } name || !unit.EndsWith(commune.FullName, StringComparison.OrdinalIgnoreCase)) return null;
        name = Clean(name);
        return name.EndsWith($"{commune.FullName} {commune.FullName}", StringComparison.OrdinalIgnoreCase)
            ? Numbered(name[..^(commune.FullName.Length + 1)], number)
            : null;
    }

    /// <summary>Capitals and spaces are no difference; marks are.</summary>
    public static bool IsSame(string one, string other) => string.Equals(Clean(one), Clean(other), StringComparison.OrdinalIgnoreCase);

    /// <summary>Composed letters, single spaces, none at the ends.</summary>
    public static string Clean(string text) => string.Join(' ', VietnameseText.Compose(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Numbered(string name, int number) => number > 1 ? $"{name} ({number})" : name;
}
