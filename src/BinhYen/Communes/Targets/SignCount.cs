using System.Globalization;
using BinhYen.Communes.Households;
using BinhYen.Platform.Journal;
using BinhYen.Platform.Persistence;
using BinhYen.Platform.Sheets;
using BinhYen.Site;
using BinhYen.Staff;

namespace BinhYen.Communes.Targets;

/// <summary>Signs the figures of a hamlet for a day. Helpers of the hamlet may, and who leads the commune's police.</summary>
internal sealed class SignCount(BinhYenDb db, HamletHelpers helpers, TimeProvider clock)
{
    /// <summary>The oldest day that can still be signed.</summary>
    public const int OldestDays = 400;

    public static readonly IReadOnlyList<(string Field, string Label)> Fields =
    [
        ("households", "Tổng số hộ"), ("withMeans", "Hộ có điều kiện (điện thoại thông minh và mạng)"), ("joined", "Hộ đã tham gia qua Zalo"),
        ("group", "Người quen trong nhóm nhắn lại"), ("loudspeaker", "Nghe loa"), ("paper", "Nhận giấy, tờ rơi"), ("visit", "Được đến nhà"),
    ];

    public async Task<bool> MayAsync(CurrentStaff by, HamletId hamlet, CancellationToken cancellationToken) =>
        by.May(Permission.ManageOrganisation) || await helpers.MayAsync(by, hamlet, cancellationToken);

    /// <returns>What to mend; empty when it was signed.</returns>
    public async Task<FormErrors> HandleAsync(CurrentStaff by, Hamlet hamlet, IFormCollection form, CancellationToken cancellationToken)
    {
        var (errors, today) = (new FormErrors(), clock.Today());
        var numbers = Fields.ToDictionary(f => f.Field, f => Read(form, f.Field));
        foreach (var (field, label) in Fields.Take(3)) errors.Demand(numbers[field] is not null, field, $"Ghi {char.ToLower(label[0], CultureInfo.InvariantCulture)}{label[1..]} bằng chữ số.");
        foreach (var (field, label) in Fields.Skip(3)) errors.Demand(numbers[field] is not null || form.Text(field) is null, field, $"{label}: ghi bằng chữ số, hoặc để trống.");
        var on = form.Date("on");
        errors.Demand(on is not null, "on", "Chọn ngày chốt số liệu.")
            .Demand(on is null || on <= today, "on", "Ngày chốt không thể sau hôm nay.")
            .Demand(on is null || on >= today.AddDays(-OldestDays), "on", "Ngày chốt trong khoảng một năm trở lại.")
            .Demand(on is null || hamlet.StartedOn is null || on >= hamlet.StartedOn, "on", $"{hamlet.FullName} có từ {hamlet.StartedOn?.InWords()}. Chọn ngày từ đó trở đi.")
            .Demand(form.Has("sign"), "sign", "Đánh dấu xác nhận để ký số liệu.");
        if (errors.Any) return errors;
        var reached = new ReachCount { Group = numbers["group"] ?? 0, Loudspeaker = numbers["loudspeaker"] ?? 0, Paper = numbers["paper"] ?? 0, Visit = numbers["visit"] ?? 0 };
        var (households, withMeans, joined) = (numbers["households"]!.Value, numbers["withMeans"]!.Value, numbers["joined"]!.Value);
        if (ParticipationCount.Contradiction(households, withMeans, joined, reached) is { } wrong) return errors.Add(wrong.Field, wrong.Message);

        var now = clock.GetUtcNow();
        var count = new ParticipationCount
        {
            Id = Guid.CreateVersion7(now), CommuneId = by.CommuneId, HamletId = hamlet.Id, On = on!.Value, Households = households, WithMeans = withMeans, Joined = joined, Reached = reached,
            SignedBy = by.Id, SignerName = by.FullName, SignedAt = now,
        };
        db.Add(count);
        db.Record(JournalDraft.Of(by.CommuneId, now, "communes.participation-signed.v1", $"hamlet:{hamlet.Id}", by.JournalName,
            ("on", count.On), ("households", households), ("withMeans", withMeans), ("joined", joined)));
        await db.SaveChangesAsync(cancellationToken);
        return errors;
    }

    private static int? Read(IFormCollection form, string field) => form.Text(field) is { } text ? SheetCells.Count(text) : null;
}
