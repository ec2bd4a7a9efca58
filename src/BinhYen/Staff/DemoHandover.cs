using System.Text.Json;
using BinhYen.Platform.Journal;
using BinhYen.Platform.Persistence;
using BinhYen.Staff.Handovers;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Staff;

/// <summary>
/// The hand-over of the demo's model (HO1): an officer who was transferred in the summer gave two groups and three cases to the
/// successor. Signed and done long ago, so that the record can be looked at. Does nothing when there are hand-overs already.
/// </summary>
internal static class DemoHandover
{
    /// <summary>Runs in a scope of its own.</summary>
    public static async Task EnsureAsync(IServiceProvider services, CommuneId commune, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BinhYenDb>();
        if (await db.Set<StaffHandover>().AnyAsync(h => h.CommuneId == commune, cancellationToken)) return;
        var file = DemoFile.Load();
        var staff = (await db.Set<StaffMember>().Where(s => s.CommuneId == commune).ToListAsync(cancellationToken)).ToDictionary(s => s.FullName);
        StaffMember Of(string code) => staff[file.Officers.First(o => o.Code == code).Name];
        foreach (var data in file.Handovers) Add(db, commune, data, file, Of(data.To), Of("P01"));
        await db.SaveChangesAsync(cancellationToken);
    }

    private static void Add(BinhYenDb db, CommuneId commune, HandoverData data, DemoFile file, StaffMember to, StaffMember chief)
    {
        var done = VietnamTime.At(data.CompletedOn, new TimeOnly(17, 0));
        var giver = Leaver(db, commune, data, done);
        var handover = new StaffHandover
        {
            Id = Guid.CreateVersion7(done), CommuneId = commune, Giver = giver.StaffId, Reason = HandoverReason.Transfer, Basis = $"quyết định ngày {data.DecisionDate.InWords()}",
            EffectiveAt = done, Successor = to.StaffId, OpenedBy = chief.StaffId, OpenedAt = VietnamTime.At(data.DecisionDate, new TimeOnly(9, 0)),
        };
        foreach (var group in file.Groups.Where(g => data.Groups.Contains(g.Code)))
            Put(new Holding(HoldingKind.GroupDuty, group.Code, $"Cán bộ phụ trách: {group.Name}") { Detail = $"{group.Code}; thiết lập kiểm tra {data.CompletedOn.AddDays(-1).InWords()}", HasSteps = true });
        for (var i = 1; i <= data.OpenCasesHandedOver; i++)
            Put(new Holding(HoldingKind.OpenCase, $"{data.Code}-{i}", $"Vụ việc của {data.Code}, số {i}") { Detail = "đang xử lý; sổ giấy trước khi có hệ thống" });
        Put(new Holding(HoldingKind.Devices, "all", "Mọi phiên đăng nhập, khóa đăng nhập, điện thoại báo khẩn") { EndsByItself = true, Detail = "Đang đăng nhập: Chrome trên Android. Khóa đăng nhập: 0." });
        foreach (var (part, signer, minutes) in new[] { (HandoverPart.Giver, giver, -40), (HandoverPart.Receiver, to, -25), (HandoverPart.Witness, chief, -5) })
        {
            var hash = HandoverText.HashOf(handover, part is HandoverPart.Receiver ? signer.StaffId : null);
            handover.Sign(new HandoverSignature { Id = Guid.CreateVersion7(done), HandoverId = handover.Id, Part = part, Signer = signer.StaffId, At = done.AddMinutes(minutes), SessionId = Guid.CreateVersion7(), Device = "Chrome trên Windows", TextHash = hash });
            db.Record(JournalDraft.Of(commune, done.AddMinutes(minutes), "staff.handover-signed.v1", $"handover:{handover.Id}", $"staff:{signer.Id}", ("as", part.ToString()), ("hash", Convert.ToHexString(hash))));
        }

        handover.Agree();
        handover.Complete(done);
        db.Add(handover);

        void Put(Holding holding)
        {
            var item = HandoverItem.Of(handover, holding);
            if (!item.EndsByItself) item.Receiver = to.StaffId;
            if (item.HasSteps) (item.AddedOn, item.AddedBy, item.PassedOn, item.PassedBy) = (data.CompletedOn.AddDays(-1), to.StaffId, data.CompletedOn, to.StaffId);
            item.DoneAt = done;
            handover.Items.Add(item);
        }
    }

    // "Đại úy Tôn Thất Hoạch (đã chuyển đi)": an account that is closed.
    private static StaffMember Leaver(BinhYenDb db, CommuneId commune, HandoverData data, DateTimeOffset done)
    {
        var words = data.From.Split(" (")[0].Split(' ');
        var member = new StaffMember
        {
            Id = StaffId.New(done).Value, UserName = $"da-chuyen-{data.Code.ToLowerInvariant()}", NormalizedUserName = $"DA-CHUYEN-{data.Code}", CommuneId = commune, Rank = string.Join(' ', words[..2]), FullName = string.Join(' ', words[2..]),
            Position = "Cảnh sát khu vực (đã chuyển đi)", Role = StaffRole.AreaOfficer, IsDemo = true, ClosedAt = done, ServesUntil = done, SecurityStamp = Guid.NewGuid().ToString("N"),
        };
        db.Add(member);
        return member;
    }

    private sealed record DemoFile(IReadOnlyList<HandoverData> Handovers, IReadOnlyList<GroupData> Groups, IReadOnlyList<OfficerData> Officers)
    {
        public static DemoFile Load()
        {
            using var stream = typeof(DemoFile).Assembly.GetManifestResourceStream("demo-model.json")!;
            return JsonSerializer.Deserialize<DemoFile>(stream, JsonSerializerOptions.Web)!;
        }
    }

    private sealed record HandoverData(string Code, string From, string To, IReadOnlyList<string> Groups, DateOnly DecisionDate, DateOnly CompletedOn, int OpenCasesHandedOver);

    private sealed record GroupData(string Code, string Name);

    private sealed record OfficerData(string Code, string Name);
}
