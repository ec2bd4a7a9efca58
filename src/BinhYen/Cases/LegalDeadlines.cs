using System.Text.Json;
using System.Text.Json.Serialization;

namespace BinhYen.Cases;

/// <summary>One duty of the law with its deadline, where it stands and how sure we are (workflow §2, D-01 … D-23).</summary>
/// <param name="Id">The number of the duty; several steps of one duty share it.</param>
/// <param name="Step">Stable name by which clocks find it.</param>
/// <param name="Duty">What must be done, in Vietnamese.</param>
/// <param name="Value">How much time; zero means at once; null when the duty has no period.</param>
/// <param name="Unit">What <paramref name="Value"/> counts; null together with it.</param>
/// <param name="RemoteValue">The longer period for communes marked as remote; null when the law makes no difference.</param>
/// <param name="Instrument">Law, decree, circular or guidance.</param>
/// <param name="Article">Article and clause; empty when unknown.</param>
/// <param name="EffectiveFrom">First day in force; null when unknown or always.</param>
/// <param name="EffectiveTo">Last day in force; null while it is.</param>
/// <param name="CheckedOn">When somebody last compared the row with the text.</param>
/// <param name="CheckedBy">Who did.</param>
/// <param name="Certainty"><c>found</c>, <c>found-secondary</c>, <c>found-press</c> or <c>recalled</c>.</param>
internal sealed record LegalDeadline(
    string Id, string Step, string Duty, int? Value, ClockUnit? Unit, int? RemoteValue,
    string Instrument, string Article, DateOnly? EffectiveFrom, DateOnly? EffectiveTo,
    DateOnly CheckedOn, string CheckedBy, string Certainty)
{
    /// <summary>True when the row is law on that day.</summary>
    public bool IsInForce(DateOnly on) => (EffectiveFrom is null || EffectiveFrom <= on) && (EffectiveTo is null || on <= EffectiveTo);
}

/// <summary>The legal table: a file that a commune may replace when the law changes (R-HG-12).</summary>
internal sealed class LegalDeadlines(IReadOnlyList<LegalDeadline> rows)
{
    private static readonly JsonSerializerOptions _options = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    /// <summary>The table of the file <c>data/legal-deadlines.json</c>.</summary>
    public static LegalDeadlines Shipped { get; } = ReadShipped();

    public IReadOnlyList<LegalDeadline> Rows => rows;

    /// <exception cref="JsonException">The file is not a legal table.</exception>
    public static LegalDeadlines Read(Stream json) =>
        new(JsonSerializer.Deserialize<IReadOnlyList<LegalDeadline>>(json, _options) ?? throw new JsonException("No legal deadlines."));

    /// <summary>
    /// The row of a step in force on a day; of two, the one that began later. Before the first row the table knows, that first row:
    /// a clock set back, or an old file entered late, must not turn a resident away.
    /// </summary>
    /// <exception cref="InvalidOperationException">The table has none: a clock depends on it, so starting without it would be wrong.</exception>
    public LegalDeadline InForce(string step, DateOnly on) =>
        rows.Where(row => row.Step == step && row.IsInForce(on)).MaxBy(row => row.EffectiveFrom ?? DateOnly.MinValue)
        ?? rows.Where(row => row.Step == step && row.EffectiveFrom > on).MinBy(row => row.EffectiveFrom)
        ?? throw new InvalidOperationException($"The legal table has no row '{step}' in force on {on:yyyy-MM-dd}.");

    /// <summary>How much time a step gives on a day.</summary>
    /// <exception cref="InvalidOperationException">The row in force has no period.</exception>
    public Allowance Allowance(string step, DateOnly on, bool remoteArea)
    {
        var row = InForce(step, on);
        return row is { Value: { } value, Unit: { } unit }
            ? new Allowance(remoteArea ? row.RemoteValue ?? value : value, unit)
            : throw new InvalidOperationException($"The legal row '{step}' has no period.");
    }

    /// <summary>The instrument behind a clock's basis, for the officer; null when the commune's own settings are the basis.</summary>
    public string? BasisInWords(string basis) =>
        rows.FirstOrDefault(r => r.Id == basis) is { } row ? $"{row.Article} {row.Instrument}".Trim() : null;

    private static LegalDeadlines ReadShipped()
    {
        using var file = typeof(LegalDeadlines).Assembly.GetManifestResourceStream("legal-deadlines.json")
            ?? throw new InvalidOperationException("data/legal-deadlines.json is not embedded.");
        return Read(file);
    }
}
