using System.Globalization;
using BinhYen.Platform.Journal;
using BinhYen.Platform.Persistence;
using BinhYen.Platform.Settings;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Platform.Health;

/// <summary>Is there room on the disk, and may we write?</summary>
internal sealed class DiskCheckup(BinhYenOptions options) : ICheckup
{
    private const long LeastFree = 2L << 30;

    public string About => "Ổ đĩa";

    public Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            Directory.CreateDirectory(options.DataDirectory);
            var probe = Path.Combine(options.DataDirectory, $".thu-{Environment.ProcessId}");
            File.WriteAllText(probe, "x");
            File.Delete(probe);
            var free = new DriveInfo(Path.GetFullPath(options.DataDirectory)).AvailableFreeSpace;
            var words = string.Create(CultureInfo.InvariantCulture, $"ghi được vào thư mục dữ liệu, còn {free / (1 << 30)} GB");
            return One(free < LeastFree ? Finding.Watch(words, "Giải phóng hoặc thêm ổ đĩa: dưới 2 GB có thể không nhận được ảnh, video.") : Finding.Ok(words));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return One(Finding.Wrong("không ghi được vào thư mục dữ liệu", $"Cho tài khoản chạy dịch vụ quyền ghi vào {options.DataDirectory}, và kiểm tra ổ đĩa còn chỗ."));
        }
    }

    private static Task<IReadOnlyList<Finding>> One(Finding finding) => Task.FromResult<IReadOnlyList<Finding>>([finding]);
}

/// <summary>Does the database answer, at this build's schema, and does its clock agree with ours?</summary>
internal sealed class DatabaseCheckup(BinhYenDb db, TimeProvider clock) : ICheckup
{
    private static readonly TimeSpan MostDrift = TimeSpan.FromSeconds(5);

    public string About => "Cơ sở dữ liệu";

    public async Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellationToken)
    {
        if (!await db.Database.CanConnectAsync(cancellationToken))
            return [Finding.Wrong("không kết nối được", "Kiểm tra dịch vụ PostgreSQL và chuỗi kết nối BinhYen__Postgres.")];
        var engine = db.Engine is DatabaseEngine.Postgres ? "PostgreSQL" : "SQLite";
        var waiting = (await db.Database.GetPendingMigrationsAsync(cancellationToken)).Count();
        var schema = waiting == 0 ? Finding.Ok($"{engine}, đúng phiên bản") : Finding.Wrong($"{engine}, thiếu {waiting} bước nâng cấp", "Chạy: binhyen migrate");
        return db.Engine is DatabaseEngine.Postgres ? [schema, await DriftAsync(cancellationToken)] : [schema];
    }

    private async Task<Finding> DriftAsync(CancellationToken cancellationToken)
    {
        var server = await db.Database.SqlQuery<DateTimeOffset>($"SELECT clock_timestamp() AS \"Value\"").SingleAsync(cancellationToken);
        var drift = (server - clock.GetUtcNow()).Duration();
        return drift <= MostDrift
            ? Finding.Ok("đồng hồ khớp với máy chủ cơ sở dữ liệu")
            : Finding.Wrong("đồng hồ lệch với máy chủ cơ sở dữ liệu", "Bật đồng bộ giờ (systemd-timesyncd hoặc chrony) trên cả hai máy: hạn xử lý tính theo đồng hồ.");
    }
}

/// <summary>Is the machine's clock plausible?</summary>
internal sealed class ClockCheckup(BinhYenDb db, TimeProvider clock) : ICheckup
{
    public string About => "Đồng hồ";

    public async Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellationToken)
    {
        // The journal never lies about order: a clock behind its newest entry has been set back.
        var newest = await db.Set<JournalEntry>().OrderByDescending(e => e.At).Select(e => (DateTimeOffset?)e.At).FirstOrDefaultAsync(cancellationToken);
        return newest is { } last && clock.GetUtcNow() < last - TimeSpan.FromSeconds(5)
            ? [Finding.Wrong("chậm hơn mục mới nhất trong sổ nhật ký", "Bật đồng bộ giờ (timedatectl set-ntp true) rồi khởi động lại dịch vụ.")]
            : [Finding.Ok($"bây giờ là {clock.GetUtcNow().InWords()}")];
    }
}

/// <summary>Is the journal whole?</summary>
internal sealed class JournalCheckup(VerifyJournal verify) : ICheckup
{
    public string About => "Sổ nhật ký";

    public async Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellationToken)
    {
        var outcome = await verify.RunAsync(cancellationToken);
        // Whoever put a backup back has altered no entry; what was altered besides is counted as ever.
        return outcome.Faults.Count == 0 ? [Finding.Ok($"nguyên vẹn, {outcome.Entries} mục")]
            : outcome.Faults.All(f => f.Fault is JournalFaultKind.RolledBack) ? [Finding.Wrong("ngắn hơn sổ mà kho khóa còn nhớ: cơ sở dữ liệu chính là một bản cũ", "Nếu còn bản mới hơn thì đặt lại bản đó. Nếu không, hai lãnh đạo mở trang /restored để xác nhận; trước đó không tên ai mở được.")]
            : [Finding.Wrong($"{outcome.Faults.Count} chỗ bị sửa, bỏ hoặc chèn", "Chạy: binhyen journal verify để xem từng chỗ. Giữ nguyên máy, báo Trưởng Công an xã và đơn vị an ninh mạng.")];
    }
}
