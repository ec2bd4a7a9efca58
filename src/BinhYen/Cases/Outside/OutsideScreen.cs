using System.Globalization;
using BinhYen.Communes;

namespace BinhYen.Cases.Outside;

/// <summary>Carries what an endpoint found to the page of the same answer.</summary>
internal sealed class OutsideScreen
{
    public IReadOnlyList<OutsideAddressee> Addressees { get; set; } = [];
    public IReadOnlyList<HandOver> HandOvers { get; set; } = [];

    /// <summary>Full addresses for the first or next opening, by addressee.</summary>
    public IReadOnlyDictionary<Guid, string> Links { get; set; } = new Dictionary<Guid, string>();

    /// <summary>Whose code for the first opening waits to be read out; only on a leader's page.</summary>
    public IReadOnlyList<OutsideAddressee> Waiting { get; set; } = [];

    /// <summary>The code that the leader may read out now, after the number was found elsewhere; null before.</summary>
    public (Guid Addressee, string Code)? Code { get; set; }

    /// <summary>Codes wait for a deputy's page: whoever looks is the chief.</summary>
    public bool IsForDeputies { get; set; }
    public OutsideAddressee? Addressee { get; set; }
    public HandOver? HandOver { get; set; }
    public Commune? Commune { get; set; }
    public IReadOnlyList<HandOverLine> Lines { get; set; } = [];
    public HandOverView? View { get; set; }
    public DateTimeOffset Now { get; set; }
    public string? Done { get; set; }

    public OutsideAddressee? Of(OutsideBody body) => Addressees.FirstOrDefault(a => a.Body == body);

    public string NameOf(HandOver row) => Addressees.FirstOrDefault(a => a.Id == row.AddresseeId)?.Name ?? BodyWords(row.Body);

    public static string BodyWords(OutsideBody body) => body switch
    {
        OutsideBody.ProvincialInspection => "Thanh tra Công an tỉnh",
        OutsideBody.CommuneChair => "Chủ tịch UBND xã",
    };

    /// <summary>
    /// What the administrator sees of the hand-overs: none before its day has ended. Whoever looked every minute would else know the
    /// minute of a report about the chief, which the journal veils.
    /// </summary>
    public IEnumerable<HandOver> Told => HandOvers.Where(h => HasPassed(h.MadeAt));

    /// <summary>What leaders are told: how many were made by the end of the last month, and how many of them stood late then.</summary>
    public (int Made, int Late, string Month) ToLastMonth
    {
        get
        {
            var today = VietnamTime.DateOf(Now);
            var first = today.AddDays(1 - today.Day);
            var end = VietnamTime.At(first, TimeOnly.MinValue);
            var made = HandOvers.Where(h => h.MadeAt < end).ToList();
            return (made.Count, made.Count(h => h.DueAt < end && !(h.OpenedAt < end)), first.AddMonths(-1).ToString("MM'/'yyyy", CultureInfo.InvariantCulture));
        }
    }

    /// <summary>How far a hand-over had come when the day began, and the colour of its badge. The own slip counts at once.</summary>
    public (string Words, string Class) StateOf(HandOver row) => row switch
    {
        { ReceivedAt: { } at } when HasPassed(at) => ($"đã tiếp nhận {Day(at)}", "done"),
        { OpenedAt: { } at } when HasPassed(at) => ($"đã mở {Day(at)}", "work"),
        { AddresseeId: null } => ("chưa có nơi nhận", "late"),
        _ when HasPassed(row.DueAt) => ("quá hạn chưa mở", "late"),
        { SlipAt: { } at } => ($"đã in phiếu {Day(at)}", "wait"),
        _ => ("chờ gửi phiếu", "wait"),
    };

    /// <summary>"23/11/2026": inside the commune no minute of a hand-over is shown.</summary>
    public static string Day(DateTimeOffset at) => VietnamTime.DateOf(at).InWords();

    private bool HasPassed(DateTimeOffset at) => VietnamTime.DateOf(at) < VietnamTime.DateOf(Now);
}
