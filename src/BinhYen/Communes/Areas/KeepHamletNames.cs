using BinhYen.Platform.Journal;
using BinhYen.Platform.Persistence;
using BinhYen.Platform.Text;
using BinhYen.Staff;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Communes.Areas;

/// <summary>Old names and landmarks by which residents mean a hamlet.</summary>
internal sealed class KeepHamletNames(BinhYenDb db, TimeProvider clock)
{
    private const int Most = 40;

    /// <returns>False when there is no such hamlet today.</returns>
    public async Task<bool> HandleAsync(CurrentStaff by, Guid id, string oldNames, string places, CancellationToken cancellationToken)
    {
        var hamlet = await db.Set<Hamlet>().SingleOrDefaultAsync(h => h.Id == new HamletId(id) && h.CommuneId == by.CommuneId && h.EndedOn == null, cancellationToken);
        if (hamlet is null) return false;
        (hamlet.OldNames, hamlet.Places) = (Lines(oldNames), Lines(places));
        db.Record(JournalDraft.Of(by.CommuneId, clock.GetUtcNow(), "communes.hamlet-names-changed.v1", $"hamlet:{id}", by.JournalName, ("oldNames", hamlet.OldNames.Count), ("places", hamlet.Places.Count)));
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    private static List<string> Lines(string text) =>
        [.. VietnameseText.Compose(text).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(l => l.Length > 80 ? l[..80] : l).Distinct(StringComparer.Ordinal).Take(Most)];
}
