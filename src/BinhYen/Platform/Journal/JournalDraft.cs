using System.Text.Json;

namespace BinhYen.Platform.Journal;

/// <summary>A fact to be chained by the next save. See <see cref="JournalEntry"/> for what the parts mean and must not hold.</summary>
internal sealed record JournalDraft(CommuneId CommuneId, DateTimeOffset At, string Fact, string Subject, string Actor, string Details)
{
    /// <summary>Makes a draft; <paramref name="details"/> are written in ordinal order of their keys, nulls left out.</summary>
    public static JournalDraft Of(
        CommuneId commune, DateTimeOffset at, string fact, string subject, string actor, params (string Key, object? Value)[] details) =>
        new(commune, at, fact, subject, actor, JsonSerializer.Serialize(
            new SortedDictionary<string, object>(
                details.Where(d => d.Value is not null).ToDictionary(d => d.Key, d => d.Value!), StringComparer.Ordinal)));
}
