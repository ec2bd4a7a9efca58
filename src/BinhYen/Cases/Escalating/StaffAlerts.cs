using BinhYen.Communes;
using BinhYen.Platform.Journal;
using BinhYen.Platform.Persistence;
using BinhYen.Staff;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Cases.Escalating;

/// <summary>Reads the open alerts of a person and notes that they were seen.</summary>
internal sealed class StaffAlerts(BinhYenDb db, VisibleCases visible, StaffDirectory directory, CommuneDirectory communes, TimeProvider clock)
{
    private const int MostShown = 10;

    /// <summary>The newest alerts not seen yet, of cases this person may see.</summary>
    public async Task<IReadOnlyList<AlertView>> OpenOfAsync(CurrentStaff staff, CancellationToken cancellationToken)
    {
        var seen = await visible.ForAsync(staff, cancellationToken);
        var rows = await (from a in db.Set<StaffAlert>().AsNoTracking()
                          where a.StaffId == staff.Id && a.SeenAt == null
                          join c in seen on a.CaseId equals c.Id
                          orderby a.IsEmergency descending, a.At descending
                          select new { Alert = a, c.Code, c.Category, c.HamletId, c.Urgency }).Take(MostShown).ToListAsync(cancellationToken);
        if (rows.Count == 0) return [];
        var hamlets = await communes.HamletsAsync(staff.CommuneId, cancellationToken, withEnded: true);
        var names = await directory.NamesAsync(rows.Select(r => r.Alert.Call).OfType<StaffId>(), cancellationToken);
        return [.. rows.Select(r => new AlertView(
            r.Alert.Id, r.Code, Title(r.Alert, r.Category, r.Urgency, hamlets.Find(h => h.Id == r.HamletId)?.FullName), r.Alert.At, r.Alert.IsEmergency,
            r.Alert.Call is { } call ? $"Gọi điện ngay cho {names.GetValueOrDefault(call, "cán bộ trực")}: có tin khẩn cấp chưa ai xem." : null)
        {
            Href = RevealSteps.Read(r.Alert.Step) is { } reveal ? $"/reveals/{reveal.Request}" : $"/cases/{r.Code}",
            LinkWords = RevealSteps.Read(r.Alert.Step) is null ? r.Code.ToString() : "Xem lý do",
        })];
    }

    public async Task SeenAsync(CurrentStaff staff, Guid id, CancellationToken cancellationToken)
    {
        if (await db.Set<StaffAlert>().SingleOrDefaultAsync(a => a.Id == id && a.StaffId == staff.Id && a.SeenAt == null, cancellationToken) is not { } alert) return;
        alert.SeenAt = clock.GetUtcNow();
        db.Record(JournalDraft.Of(staff.CommuneId, clock.GetUtcNow(), "cases.alert-seen.v1", alert.CaseId.ToString(), staff.JournalName));
        await db.SaveChangesAsync(cancellationToken);
    }

    private static string Title(StaffAlert alert, CaseCategory category, Urgency urgency, string? hamlet)
    {
        var what = $"{CaseCategories.Label(category)}, {hamlet ?? "chưa rõ nơi"}";
        if (RevealSteps.Read(alert.Step) is { } reveal) return $"{reveal.What.InWords()}: {what}";
        return alert.Clock is { } kind ? $"{Handling.CaseWords.Of(kind)}: {what}" : $"{Urgencies.Label(urgency)}: {what}";
    }
}
