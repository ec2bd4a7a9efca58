using System.Security.Cryptography;
using System.Text.Json;
using BinhYen.Platform.Journal;
using BinhYen.Platform.Persistence;
using BinhYen.Platform.Storage;
using BinhYen.Staff;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Confidentiality.Incidents;

/// <summary>Writes incidents down and what was done about them.</summary>
internal sealed class HandleIncident(BinhYenDb db, SealedRecords records, TimeProvider clock)
{
    /// <summary>The latest first.</summary>
    public Task<List<Incident>> ListAsync(CommuneId commune, CancellationToken cancellationToken) =>
        db.Set<Incident>().AsNoTracking().Include(i => i.Steps).Where(i => i.CommuneId == commune).OrderByDescending(i => i.DetectedAt).ThenByDescending(i => i.Id).Take(200).ToListAsync(cancellationToken);

    public Task<Incident?> FindAsync(CommuneId commune, Guid id, CancellationToken cancellationToken) =>
        db.Set<Incident>().Include(i => i.Steps).SingleOrDefaultAsync(i => i.Id == id && i.CommuneId == commune, cancellationToken);

    /// <summary>The form as filled in so far.</summary>
    public async Task<Form08> FormAsync(Incident incident, CancellationToken cancellationToken)
    {
        var json = await records.OpenOrNullAsync(incident.Form, SealPurposes.IncidentForm, cancellationToken);
        return json is { } text && text.StartsWith('{') ? JsonSerializer.Deserialize<Form08>(text)! : new Form08("", "", "", "", "");
    }

    /// <summary>Begins the clocks.</summary>
    public async Task<Incident> OpenAsync(
        CurrentStaff staff, DateTimeOffset detectedAt, bool drill, bool personalData, bool location, bool nationalSecurity, string what, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var incident = new Incident
        {
            Id = Guid.CreateVersion7(now), CommuneId = staff.CommuneId, Number = $"SC-{RandomNumberGenerator.GetString("0123456789ABCDEFGHJKMNPQRSTVWXYZ", 6)}", IsDrill = drill, DetectedAt = detectedAt,
            TouchesPersonalData = personalData, TouchesLocation = location, TouchesNationalSecurity = nationalSecurity, KeyId = await records.NewKeyAsync(staff.CommuneId, cancellationToken),
        };
        await FillAsync(incident, new Form08(what, "", "", "", ""), cancellationToken);
        db.Add(incident);
        Record(incident, "incidents.opened.v1", staff, ("detected", detectedAt), ("personal", personalData), ("location", location), ("nationalSecurity", nationalSecurity));
        await db.SaveChangesAsync(cancellationToken);
        return incident;
    }

    /// <summary>Writes that a duty was done, now.</summary>
    public async Task<Result> DoAsync(CurrentStaff staff, Incident incident, IncidentDuty duty, CancellationToken cancellationToken)
    {
        var before = incident.Steps.Count;
        if (incident.Do(duty, clock.GetUtcNow(), staff.Id) is { Succeeded: false } no) return no;
        if (incident.Steps.Count == before) return Result.Done;
        Record(incident, "incidents.step.v1", staff, ("duty", duty.ToString()));
        await db.SaveChangesAsync(cancellationToken);
        return Result.Done;
    }

    /// <summary>Saves the fields of form 08.</summary>
    public async Task SaveFormAsync(CurrentStaff staff, Incident incident, Form08 form, CancellationToken cancellationToken)
    {
        await FillAsync(incident, form, cancellationToken);
        Record(incident, "incidents.form-saved.v1", staff);
        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task FillAsync(Incident incident, Form08 form, CancellationToken cancellationToken) =>
        incident.Form = await records.SealAsync(incident.KeyId, SealPurposes.IncidentForm, JsonSerializer.Serialize(form), cancellationToken);

    private void Record(Incident incident, string fact, CurrentStaff staff, params (string Key, object? Value)[] details) =>
        db.Record(JournalDraft.Of(incident.CommuneId, clock.GetUtcNow(), fact, incident.Number, staff.JournalName, [.. details, ("drill", incident.IsDrill)]));
}
