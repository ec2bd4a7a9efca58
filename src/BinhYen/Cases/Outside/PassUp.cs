using BinhYen.Platform.Journal;
using BinhYen.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Cases.Outside;

/// <summary>
/// Puts a report about the chief on its way out (workflow §7.3), as soon as the clock beat meets it: a number, an
/// addressee when one is named, a due time, and a word to the reporter. Does not save.
/// </summary>
internal sealed class PassUp(BinhYenDb db, TellReporter tell)
{
    /// <summary>Lanes to ring after the caller has saved.</summary>
    public IReadOnlyCollection<string> Lanes => tell.Lanes;

    /// <summary>Makes or completes the hand-over of a case that is above the commune.</summary>
    public async Task RunAsync(Case @case, Occasion o, CancellationToken cancellationToken)
    {
        if (!@case.ConflictAboveCommune) return;
        var row = await db.Set<HandOver>().SingleOrDefaultAsync(h => h.CaseId == @case.Id && h.Body == OutsideBody.ProvincialInspection, cancellationToken);
        var addressee = await AddresseeAsync(db, @case.CommuneId, OutsideBody.ProvincialInspection, cancellationToken);
        if (row is null)
        {
            row = await MakeAsync(@case, OutsideBody.ProvincialInspection, addressee, o, cancellationToken);
            await tell.SayAsync(@case, Words(addressee), cancellationToken);
        }
        else if (row is { OpenedAt: null } && addressee is not null && row.AddresseeId != addressee.Id)
        {
            row.AddresseeId = addressee.Id;
            Record(row, o, "cases.hand-over-addressed.v1", ("addressee", addressee.Id));
            await tell.SayAsync(@case, Words(addressee), cancellationToken);
        }
    }

    /// <summary>A further hand-over of the same case, to the chair. Null when it exists or nobody is named.</summary>
    public async Task<HandOver?> AlsoToChairAsync(Case @case, Occasion o, CancellationToken cancellationToken)
    {
        if (await AddresseeAsync(db, @case.CommuneId, OutsideBody.CommuneChair, cancellationToken) is not { } chair
            || await db.Set<HandOver>().AnyAsync(h => h.CaseId == @case.Id && h.Body == OutsideBody.CommuneChair, cancellationToken)) return null;
        var row = await MakeAsync(@case, OutsideBody.CommuneChair, chair, o, cancellationToken);
        await tell.SayAsync(@case, $"Phần việc hành chính trong tin của bạn được chuyển thêm tới {chair.Name} theo quyết định của cơ quan thanh tra.", cancellationToken);
        return row;
    }

    /// <summary>Who holds the place now; null when nobody is named.</summary>
    public static Task<OutsideAddressee?> AddresseeAsync(BinhYenDb db, CommuneId commune, OutsideBody body, CancellationToken cancellationToken) =>
        db.Set<OutsideAddressee>().SingleOrDefaultAsync(a => a.CommuneId == commune && a.Body == body && a.EndedAt == null, cancellationToken);

    private async Task<HandOver> MakeAsync(Case @case, OutsideBody body, OutsideAddressee? addressee, Occasion o, CancellationToken cancellationToken)
    {
        var last = await db.Set<HandOver>().Where(h => h.CommuneId == @case.CommuneId).MaxAsync(h => (int?)h.Number, cancellationToken) ?? 0;
        var row = new HandOver
        {
            Id = Guid.CreateVersion7(o.At), CommuneId = @case.CommuneId, CaseId = @case.Id, Body = body, Number = last + 1, AddresseeId = addressee?.Id, MadeAt = o.At,
            // A demand for money or violence is known above on the same day (§7.7); the rest as soon as the chief would have to call back (§5.3).
            DueAt = @case.Urgency is Urgency.Emergency or Urgency.High ? o.At.AddHours(24) : o.Rules.Calendar.AddWorkingDays(o.At, 2),
        };
        db.Add(row);
        Record(row, o, "cases.passed-up.v1", ("body", body.ToString()), ("addressee", addressee?.Id));
        return row;
    }

    // The journal names the number only: its readers must not learn which case it is.
    private void Record(HandOver row, Occasion o, string fact, params (string, object?)[] details) =>
        db.Record(JournalDraft.Of(row.CommuneId, o.At, fact, $"hand-over:{row.Number}", "system", details));

    private static string Words(OutsideAddressee? addressee) => addressee is null
        ? "Tin của bạn nói về người đứng đầu Công an xã nên không ai ở Công an xã mở được. Nơi nhận ở cấp trên đang được khai báo; khi có, bạn sẽ được báo ngay tại đây. "
            + "Bạn có quyền gửi thẳng đến Công an tỉnh, Viện kiểm sát hoặc nơi tiếp công dân mà không cần chờ."
        : $"Tin của bạn nói về người đứng đầu Công an xã nên không ai ở Công an xã mở được. Tin được chuyển thẳng tới {addressee.Name}, {addressee.Address}, điện thoại {addressee.Phone}. "
            + "Khi nơi đó mở tin, bạn sẽ được báo tại đây. Bạn cũng có thể tự gửi hoặc gọi đến đó, đến Viện kiểm sát hoặc nơi tiếp công dân.";
}
