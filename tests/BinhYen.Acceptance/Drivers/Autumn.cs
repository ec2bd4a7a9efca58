using System.Net.Http.Json;
using BinhYen.Communes.Demo;
using BinhYen.Staff;
using BinhYen.Tests.Drivers;

namespace BinhYen.Acceptance.Drivers;

/// <summary>A few days of work in the fictional commune: invented reports in varied states, come in through the real doors.</summary>
internal static class Autumn
{
    /// <summary>Words and hamlet; the newest last.</summary>
    private static readonly (string Words, string? Hamlet)[] Reports =
    [
        ("Đèn đường đoạn cổng làng hỏng cả tuần, đi đêm rất sợ", "H01"), ("Bãi rác tự phát sau chợ bốc mùi, có người đốt ban đêm", "H03"),
        ("Chó thả rông không rọ mõm, hôm qua đuổi cắn hai cháu nhỏ", "H04"), ("Xe công nông chở cát rơi vãi đầy đường, xe máy dễ ngã", "H02"),
        ("Quán karaoke mở loa hết cỡ đến 1 giờ sáng", "H01"), ("Hai nhà tranh nhau lối đi, mấy hôm nay cãi to lắm, sợ đánh nhau", "H06"),
        ("Nhóm thanh niên tụ tập rú ga, lạng lách trước cổng trường", "H04"), ("Có người lạ gọi điện xưng công an đòi chuyển tiền để xóa hồ sơ", "H07"),
        ("Nhà tôi bị mất hai con gà chọi, nghi có người cắt lưới sau vườn", "H12"), ("Cho hỏi làm lại căn cước cho mẹ tôi 80 tuổi thì cần mang gì", null),
        ("Người lạ đi xe máy biển số nơi khác hay rình ngó các nhà vắng chủ", "H08"), ("Quán internet cho học sinh chơi qua đêm", "H03"),
        ("Tối qua kẻ gian bẻ khóa cổng lấy mất xe đạp điện", "H11"), ("Mấy thanh niên đánh bạc ở lán trông ao, đêm nào cũng có", "H05"),
        ("Xưởng mộc cưa gỗ đến nửa đêm, bụi bay sang nhà bên", "H02"), ("Cây đa đầu xóm gãy cành to treo lơ lửng trên đường", "H09"),
        ("Cảm ơn các anh công an đã tìm giúp ví cho mẹ tôi", "H10"), ("Có xe tải đỗ chắn lối vào trạm y tế từ sáng", "H10"),
        ("Thuê trọ mà chủ nhà không đăng ký tạm trú cho chúng tôi", "H07"), ("Trẻ con tắm ở bến đò cũ không có người lớn trông", "H05"),
        ("Hàng xóm say rượu đập phá, chửi bới, con nhỏ khóc suốt", "H09"), ("Có người rao bán pháo tự chế trên mạng, hẹn giao ở ngã tư chợ", "H03"),
        ("Nắp hố ga trước cổng làng bị mất, trẻ con hay chạy qua", "H01"), ("Camera nhà tôi quay được hai người cạy cửa nhà văn hóa đêm qua", "H12"),
        ("Đường về xóm Bãi ngập, cột điện nghiêng sắp đổ", "H05"),
    ];

    /// <summary>Lets the reports come in, about forty minutes apart, and officers work on the older ones.</summary>
    public static async Task PassesAsync(Village village)
    {
        using var desk = new HttpClient { BaseAddress = new Uri(village.Police.Address) };
        desk.DefaultRequestHeaders.Add("X-Api-Key", DemoApiKey.Secret);
        var codes = new List<string>();
        foreach (var (words, hamlet) in Reports)
        {
            using var answer = await desk.PostAsJsonAsync("/api/v1/reports", new { text = words, hamlet });
            answer.EnsureSuccessStatusCode();
            codes.Add(await village.NewestCaseAsync());
            village.Clock.Advance(TimeSpan.FromMinutes(41));
        }

        await WorkAsync(village, codes);
    }

    private static async Task WorkAsync(Village village, List<string> codes)
    {
        using var leader = await village.SignInAsync(StaffRole.DeputyPoliceChief);
        var officer = await village.IdOfAsync(BinhYenServer.Account("cskv-p04"));
        foreach (var code in codes.Take(9))
        {
            await leader.Does(code, "look");
            await leader.Does(code, "confirm-kind");
            await leader.Does(code, "assign", ("handler", officer));
        }

        using var handler = await village.SignInAsync("cskv-p04");
        foreach (var code in codes.Take(6)) await handler.Does(code, "verify", ("plan", "Xuống tận nơi, hỏi các nhà xung quanh"));
        foreach (var code in codes.Take(4)) await handler.Does(code, "verified", ("result", "Confirmed"), ("note", "Đã xuống xem, đúng như phản ánh"));
        foreach (var code in codes.Take(2))
        {
            await handler.Does(code, "answer", ("outcome", "Resolved"), ("what", "đã cùng tổ an ninh trật tự xuống làm việc, khắc phục xong trong buổi sáng"),
                ("when", "2026-11-23"), ("unit", "Công an xã An Phú Khê"));
        }
    }
}
