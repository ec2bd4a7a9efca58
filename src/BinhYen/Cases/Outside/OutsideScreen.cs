using BinhYen.Communes;

namespace BinhYen.Cases.Outside;

/// <summary>Carries what an endpoint found to the page of the same answer.</summary>
internal sealed class OutsideScreen
{
    public IReadOnlyList<OutsideAddressee> Addressees { get; set; } = [];
    public IReadOnlyList<HandOver> HandOvers { get; set; } = [];

    /// <summary>Full addresses for the first or next opening, by addressee.</summary>
    public IReadOnlyDictionary<Guid, string> Links { get; set; } = new Dictionary<Guid, string>();

    /// <summary>Codes for the first opening, by addressee; only on a leader's page.</summary>
    public IReadOnlyDictionary<Guid, string> Codes { get; set; } = new Dictionary<Guid, string>();
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

    /// <summary>How far a hand-over has come, and the colour of its badge.</summary>
    public (string Words, string Class) StateOf(HandOver row) => row switch
    {
        { ReceivedAt: { } at } => ($"đã tiếp nhận {at.Short()}", "done"),
        { OpenedAt: { } at } => ($"đã mở {at.Short()}", "work"),
        { AddresseeId: null } => ("chưa có nơi nhận", "late"),
        _ when row.DueAt < Now => ("quá hạn chưa mở", "late"),
        { SlipAt: { } at } => ($"đã in phiếu {at.Short()}", "wait"),
        _ => ("chờ gửi phiếu", "wait"),
    };
}
