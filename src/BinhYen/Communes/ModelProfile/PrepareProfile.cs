using BinhYen.Platform.Journal;
using BinhYen.Platform.Persistence;
using BinhYen.Site;
using BinhYen.Staff;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Communes.ModelProfile;

/// <summary>
/// Changes being prepared, by chapters or from a preset. Nothing applies before <see cref="IssueProfile"/>; several people
/// may prepare, one after the other, and each sees what the one before left.
/// </summary>
internal sealed class PrepareProfile(BinhYenDb db, CommuneDirectory communes, ProfilePresets presets, TimeProvider clock)
{
    /// <summary>Everything the pages need: what applies, what is prepared, what is to come.</summary>
    public async Task<ProfileDesk> ReadAsync(CommuneId commune, CancellationToken cancellationToken)
    {
        var (inForce, version) = await communes.SettingsAsync(commune, cancellationToken);
        var draft = await db.Set<ModelDraft>().AsNoTracking().SingleOrDefaultAsync(d => d.CommuneId == commune, cancellationToken);
        var now = clock.GetUtcNow();
        var pending = await db.Set<CommuneSettings>().AsNoTracking()
            .SingleOrDefaultAsync(s => s.CommuneId == commune && s.EffectiveFrom > now && s.WithdrawnAt == null, cancellationToken);
        return new ProfileDesk(inForce, version, draft, pending);
    }

    /// <summary>Reads a chapter's form into the draft.</summary>
    /// <returns>What to mend; empty when the draft was saved or nothing was changed.</returns>
    public async Task<FormErrors> ChapterAsync(CurrentStaff by, ProfileChapter chapter, IFormCollection form, CancellationToken cancellationToken)
    {
        var errors = new FormErrors();
        var desk = await ReadAsync(by.CommuneId, cancellationToken);
        var values = desk.Prepared;
        foreach (var key in ProfileKeys.All.Where(k => k.Chapter == chapter && !k.IsLocked))
        {
            if (key.Read(ProfileForm.Lines(key, form), out var value) is { } problem) errors.Add(key.Field, $"{key.Label}: {problem}.");
            else values = values.WithAny(key, value);
        }

        if (!errors.Any) await SaveAsync(by, desk, values, cancellationToken);
        return errors;
    }

    /// <summary>What choosing a preset would make of the profile: the commune's own intake settings and papers stay.</summary>
    public async Task<ProfileValues> WithPresetAsync(CommuneId commune, ProfilePreset preset, CancellationToken cancellationToken)
    {
        var desk = await ReadAsync(commune, cancellationToken);
        var place = (await communes.FindAsync(commune, cancellationToken))!;
        var values = preset.AdoptedOn(clock.Today(), place.Province);
        values = ProfileKeys.All.Where(k => k.Chapter == ProfileChapter.Intake).Aggregate(values, (sum, key) => sum.WithAny(key, desk.InForce.Of(key)));
        return values.BasisDocuments.Count == 0 ? values.With(ProfileKeys.BasisDocuments, desk.InForce.BasisDocuments) : values;
    }

    /// <summary>Puts a preset's values into the draft.</summary>
    /// <returns>False when there is no such preset.</returns>
    public async Task<bool> PresetAsync(CurrentStaff by, string name, CancellationToken cancellationToken)
    {
        if (presets.Find(name) is not { } preset) return false;
        await SaveAsync(by, await ReadAsync(by.CommuneId, cancellationToken), await WithPresetAsync(by.CommuneId, preset, cancellationToken), cancellationToken);
        return true;
    }

    /// <summary>Throws the draft away.</summary>
    public async Task DiscardAsync(CurrentStaff by, CancellationToken cancellationToken)
    {
        if (await db.Set<ModelDraft>().SingleOrDefaultAsync(d => d.CommuneId == by.CommuneId, cancellationToken) is not { } draft) return;
        db.Remove(draft);
        db.Record(JournalDraft.Of(by.CommuneId, clock.GetUtcNow(), "communes.profile-draft-discarded.v1", $"commune:{by.CommuneId}", by.JournalName));
        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task SaveAsync(CurrentStaff by, ProfileDesk desk, ProfileValues values, CancellationToken cancellationToken)
    {
        var changed = values.DifferencesTo(desk.Prepared);
        if (changed.Count == 0 && values.Preset == desk.Prepared.Preset) return;
        var now = clock.GetUtcNow();
        var row = await db.Set<ModelDraft>().SingleOrDefaultAsync(d => d.CommuneId == by.CommuneId, cancellationToken);
        if (row is not null && desk.IsDraftStale)
        {
            db.Remove(row);
            row = null;
        }

        if (row is null) db.Add(row = new ModelDraft { CommuneId = by.CommuneId, BaseVersion = desk.Version, Json = "" });
        (row.Json, row.ChangedBy, row.ChangedAt) = (values.ToJson(), by.Id, now);
        db.Record(JournalDraft.Of(by.CommuneId, now, "communes.profile-draft-changed.v1", $"commune:{by.CommuneId}", by.JournalName,
            ("keys", string.Join(' ', changed.Select(k => k.Name))), ("preset", values.Preset)));
        await db.SaveChangesAsync(cancellationToken);
    }
}

/// <summary>A commune's profile as it lies on the desk.</summary>
/// <param name="InForce">What applies now.</param>
/// <param name="Version">Its version.</param>
/// <param name="Draft">What is being prepared; null for nothing.</param>
/// <param name="Pending">The version that will take effect by itself; null for none.</param>
internal sealed record ProfileDesk(ProfileValues InForce, int Version, ModelDraft? Draft, CommuneSettings? Pending)
{
    /// <summary>Another version applies by now than the one the draft was begun on: it would bring old values back.</summary>
    public bool IsDraftStale => Draft is not null && Draft.BaseVersion != Version;

    /// <summary>What a form starts from: the draft, or what applies.</summary>
    public ProfileValues Prepared => Draft is null || IsDraftStale ? InForce : Draft.Values;
}

/// <summary>Reads the control of a key from a posted form.</summary>
internal static class ProfileForm
{
    /// <summary>Rows of the documents' editor.</summary>
    public const int MostDocuments = 20;

    public static IReadOnlyList<string> Lines(ProfileKey key, IFormCollection form) => key.Editor switch
    {
        ProfileEditor.Choices => [.. form[key.Field].OfType<string>().Where(v => v.Length > 0)],
        ProfileEditor.Period => form.Text(key.Field + "-from") is null && form.Text(key.Field + "-until") is null
            ? []
            : [$"{form.Text(key.Field + "-from")}/{form.Text(key.Field + "-until")}"],
        ProfileEditor.Documents => [.. Enumerable.Range(0, MostDocuments).Select(row => Document(key, form, row)).OfType<(int Order, string Line)>().OrderBy(d => d.Order).Select(d => d.Line)],
        _ => ProfileReader.LinesOf(form[key.Field]),
    };

    private static (int Order, string Line)? Document(ProfileKey key, IFormCollection form, int row)
    {
        var parts = new[] { "kind", "number", "date", "issuer", "subject" }.Select(part => form.Text($"{key.Field}-{row}-{part}") ?? "").ToArray();
        // The kind is preselected; a row in which nothing was typed is no document.
        return parts.Skip(1).All(p => p.Length == 0) ? null : (int.TryParse(form.Text($"{key.Field}-{row}-order"), out var order) ? order : row, DocumentsKind.Line(parts));
    }
}
