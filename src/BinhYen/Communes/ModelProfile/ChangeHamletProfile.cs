using System.Text.Json.Nodes;
using BinhYen.Platform.Journal;
using BinhYen.Platform.Persistence;
using BinhYen.Site;
using BinhYen.Staff;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Communes.ModelProfile;

/// <summary>Writes down what is particular about a hamlet and where it differs from the commune (R-YC-17).</summary>
internal sealed class ChangeHamletProfile(BinhYenDb db, TimeProvider clock)
{
    private const int MostTopics = 10;
    private const int LongestTopic = 120;

    /// <returns>What to mend, empty when saved; null when there is no such hamlet in the commune.</returns>
    public async Task<FormErrors?> RunAsync(CurrentStaff by, HamletId id, IFormCollection form, CancellationToken cancellationToken)
    {
        if (!await db.Set<Hamlet>().AnyAsync(h => h.Id == id && h.CommuneId == by.CommuneId && h.EndedOn == null, cancellationToken)) return null;
        var errors = new FormErrors();
        var (features, place, topics) = (form.Text("features") ?? "", form.Text("place") ?? "", ProfileReader.LinesOf(form["topics"]));
        errors.Demand(features.Length <= 500, "features", "Đặc điểm tối đa 500 chữ.")
            .Demand(place.Length <= 200, "place", "Nơi họp tối đa 200 chữ.")
            .Demand(topics.Count <= MostTopics && topics.All(t => t.Length <= LongestTopic), "topics", $"Tối đa {MostTopics} việc trọng tâm, mỗi việc {LongestTopic} chữ.");
        var own = new JsonObject();
        foreach (var key in HamletWays.Overridable.Where(k => form.Has($"own-{k.Field}")))
        {
            if (key.Read(ProfileForm.Lines(key, form), out var value) is { } problem) errors.Add(key.Field, $"{key.Label}: {problem}.");
            else own[key.Name] = key.Json(key.Write(value));
        }

        if (errors.Any) return errors;
        var now = clock.GetUtcNow();
        var profile = await db.Set<HamletWays>().SingleOrDefaultAsync(p => p.HamletId == id, cancellationToken);
        if (profile is null) db.Add(profile = new HamletWays { HamletId = id, CommuneId = by.CommuneId });
        (profile.Features, profile.MeetingPlace, profile.FocusTopics, profile.OverridesJson) = (features, place, [.. topics], own.ToJsonString());
        (profile.ChangedBy, profile.ChangedAt) = (by.Id, now);
        db.Record(JournalDraft.Of(by.CommuneId, now, "communes.hamlet-profile-changed.v1", $"hamlet:{id}", by.JournalName, ("own", string.Join(' ', own.Select(o => o.Key)))));
        await db.SaveChangesAsync(cancellationToken);
        return errors;
    }
}
