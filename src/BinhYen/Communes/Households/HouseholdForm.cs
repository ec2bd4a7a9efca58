using BinhYen.Confidentiality;
using BinhYen.Platform.Sheets;
using BinhYen.Site;

namespace BinhYen.Communes.Households;

/// <summary>A household as typed into the form.</summary>
internal sealed record HouseholdForm(string? Name, string? Phone, string? Place, bool? HasMeans, bool HasJoined, Reach ReachedBy, Outreach Outreach, ConsentAnswer? Consent, ConsentChannel? Channel)
{
    private static readonly Reach[] Ways = [Reach.Group, Reach.Loudspeaker, Reach.Paper, Reach.Visit];

    public static HouseholdForm Read(IFormCollection form) => new(
        form.Text("name"), form.Text("phone"), form.Text("place"), form.Text("means") switch { "yes" => true, "no" => false, _ => null }, form.Has("joined"),
        Ways.Where(w => form.Has($"reach-{w}")).Aggregate(Reach.None, (all, way) => all | way),
        Enum.TryParse<Outreach>(form.Text("outreach"), out var outreach) && Enum.IsDefined(outreach) ? outreach : Outreach.NotYet,
        form.Consent(ConsentPurpose.HouseholdContact), Enum.TryParse<ConsentChannel>(form.Text("channel"), out var channel) && Enum.IsDefined(channel) ? channel : null);

    /// <summary>What must be mended. <paramref name="known"/> is the answer on record; null for a new household.</summary>
    public FormErrors Check(ContactConsent? known)
    {
        var says = Consent ?? (known is ContactConsent.Yes ? ConsentAnswer.Yes : null);
        return new FormErrors()
            .Demand(Name is null || Name.Length <= 80, "name", "Họ tên tối đa 80 chữ.")
            .Demand(Phone is null || SheetCells.Phone(Phone) is not null, "phone", "Số điện thoại có 10 chữ số, bắt đầu bằng 0.")
            .Demand(Place is null || Place.Length <= 120, "place", "Nơi ở tối đa 120 chữ.")
            .Demand(Place is not null || Name is not null, "place", "Ghi nơi ở (số nhà, ngõ, tổ) hoặc họ tên để nhận ra hộ này.")
            .Demand(!HasJoined || HasMeans is not false, "means", "Hộ đã tham gia nhóm là hộ có điều kiện. Chọn “Có” hoặc bỏ dấu đã tham gia.")
            .Demand(says is not null || (Name is null && Phone is null) || known is ContactConsent.No, ConsentForm.NameOf(ConsentPurpose.HouseholdContact), "Hỏi người đại diện hộ rồi chọn. Chưa hỏi được thì để trống họ tên và số điện thoại.")
            .Demand(says is not ConsentAnswer.No || (Name is null && Phone is null), "name", "Hộ không đồng ý: xóa họ tên và số điện thoại khỏi ô, chỉ giữ nơi ở.")
            .Demand(Consent is null || Channel is not null, "channel", "Chọn hộ trả lời bằng cách nào.");
    }

    public HouseholdEntry Entry(ContactConsent? known, DateOnly? joinedBefore, DateOnly today) =>
        new(new HouseholdContact(Name, Phone is null ? null : SheetCells.Phone(Phone), Place), Consent switch { ConsentAnswer.Yes => ContactConsent.Yes, ConsentAnswer.No => ContactConsent.No, _ => known ?? ContactConsent.NotAsked })
        {
            HasMeans = HasJoined ? true : HasMeans, JoinedOn = HasJoined ? joinedBefore ?? today : null, ReachedBy = ReachedBy, Outreach = Outreach,
        };

    public override string ToString() => "•••";
}
