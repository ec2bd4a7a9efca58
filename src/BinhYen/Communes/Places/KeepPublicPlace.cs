using BinhYen.Confidentiality;
using BinhYen.Platform.Journal;
using BinhYen.Platform.Persistence;
using BinhYen.Platform.Text;
using BinhYen.Site;
using BinhYen.Staff;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Communes.Places;

/// <summary>Enters a public place, changes it, and ends it. Nothing is deleted: a plan of last year still finds its place.</summary>
internal sealed class KeepPublicPlace(BinhYenDb db, CommuneDirectory communes, SecretWords secrets, TimeProvider clock)
{
    private const string Days = "days";

    /// <summary>The place with an id in one's own commune; null when there is none.</summary>
    public Task<PublicPlace?> FindAsync(CurrentStaff by, Guid id, CancellationToken cancellationToken) =>
        db.Set<PublicPlace>().SingleOrDefaultAsync(p => p.Id == id && p.CommuneId == by.CommuneId, cancellationToken);

    /// <param name="by">Who writes.</param>
    /// <param name="place">The place; null for a new one.</param>
    /// <param name="form">As posted.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>What to mend; empty when it was kept.</returns>
    public async Task<FormErrors> KeepAsync(CurrentStaff by, PublicPlace? place, IFormCollection form, CancellationToken cancellationToken)
    {
        var (name, note, hamlets) = (form.Text("name"), form.Text("note") ?? "", await communes.HamletsAsync(by.CommuneId, cancellationToken));
        PublicPlaceKind? kind = Enum.TryParse<PublicPlaceKind>(form.Text("kind"), out var given) && Enum.IsDefined(given) ? given : null;
        HamletId? hamlet = form.Id("hamlet") is { } id ? new HamletId(id) : null;
        var errors = new FormErrors()
            .Demand(name is { Length: >= 3 and <= PublicPlace.LongestName }, "name", "Ghi tên nơi, từ 3 đến 120 chữ. Ví dụ: Chợ Đông Khê.")
            .Demand(kind is not null, "kind", "Chọn loại nơi.")
            .Demand(hamlet is null || hamlets.Exists(h => h.Id == hamlet), "hamlet", "Chọn một thôn, xóm đang có của xã.")
            .Demand(note.Length <= PublicPlace.LongestNote, "note", "Lưu ý tối đa 300 chữ.");
        var windows = ReadWindows(form, errors);
        if (name is not null)
        {
            Guard(errors, "name", name, PlaceText.InName(name));
            Guard(errors, "note", note, PlaceText.InNote(note, name, hamlets.Select(h => h.FullName)));
            var secret = await secrets.CheckAsync(by.CommuneId, [KeyValuePair.Create("name", name), KeyValuePair.Create("note", note)], cancellationToken);
            foreach (var (field, message) in secret.All)
            {
                errors.Add(field, message);
                if (secret.MarkedIn(field) is { } marked) errors.Mark(field, marked);
            }

            var known = await db.Set<PublicPlace>().AsNoTracking().Where(p => p.CommuneId == by.CommuneId && p.EndedOn == null && (place == null || p.Id != place.Id)).Select(p => p.Name).ToListAsync(cancellationToken);
            errors.Demand(!known.Exists(k => VietnameseText.Fold(k) == VietnameseText.Fold(name)), "name", "Nơi này đã có trong sổ. Sửa ở dòng của nơi đó.");
        }

        if (errors.Any) return errors;
        var isNew = place is null;
        place ??= db.Add(new PublicPlace { Id = Guid.CreateVersion7(clock.GetUtcNow()), CommuneId = by.CommuneId, Name = name!, Since = clock.Today() }).Entity;
        (place.Name, place.Kind, place.HamletId, place.Windows, place.Note) = (name!, kind!.Value, hamlet, windows, note);
        Record(by, place, isNew ? "communes.place-added.v1" : "communes.place-changed.v1", ("kind", place.Kind.ToString()), ("windows", windows.Count));
        await db.SaveChangesAsync(cancellationToken);
        return errors;
    }

    /// <summary>It needs no attention any more. Ended twice is ended once.</summary>
    public async Task EndAsync(CurrentStaff by, PublicPlace place, CancellationToken cancellationToken)
    {
        if (place.EndedOn is not null) return;
        place.EndedOn = clock.Today();
        Record(by, place, "communes.place-ended.v1");
        await db.SaveChangesAsync(cancellationToken);
    }

    // A window without anything in it is left out; a half one is asked about.
    private static List<AttentionWindow> ReadWindows(IFormCollection form, FormErrors errors)
    {
        var windows = new List<AttentionWindow>();
        for (var n = 1; n <= PublicPlace.MostWindows; n++)
        {
            var (from, until) = (form.Text($"from{n}"), form.Text($"until{n}"));
            var days = form[$"{Days}{n}"].Aggregate(Weekdays.None, (sum, d) => Enum.TryParse<Weekdays>(d, out var day) && AttentionWindow.Named.Any(w => w.Day == day) ? sum | day : sum);
            if (from is null && until is null && days is Weekdays.None) continue;
            if (TimeOnly.TryParseExact(from, "HH:mm", out var begins) && TimeOnly.TryParseExact(until, "HH:mm", out var ends) && days is not Weekdays.None && begins != ends) windows.Add(new AttentionWindow(days, begins, ends));
            else errors.Add($"from{n}", $"Khung giờ {n}: chọn ít nhất một ngày, giờ bắt đầu và giờ kết thúc khác nhau. Qua nửa đêm thì giờ kết thúc nhỏ hơn giờ bắt đầu.");
        }

        return errors.All.Any(e => e.Field.StartsWith("from", StringComparison.Ordinal)) || windows.Count > 0 ? windows : Missing(errors);
    }

    private static List<AttentionWindow> Missing(FormErrors errors)
    {
        errors.Add("from1", "Ghi ít nhất một khung giờ cần chú ý.");
        return [];
    }

    private static void Guard(FormErrors errors, string field, string text, IReadOnlyList<ExposureFinding> found)
    {
        if (found.Count > 0) errors.Add(field, PlaceText.Advice).Mark(field, PlaceText.Underline(text, found));
    }

    private void Record(CurrentStaff by, PublicPlace place, string fact, params (string, object?)[] details) =>
        db.Record(JournalDraft.Of(by.CommuneId, clock.GetUtcNow(), fact, $"place:{place.Id}", by.JournalName, details));
}
