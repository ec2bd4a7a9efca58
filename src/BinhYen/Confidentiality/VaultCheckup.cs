using BinhYen.Platform.Health;
using BinhYen.Platform.Settings;
using BinhYen.Vault;

namespace BinhYen.Confidentiality;

/// <summary>Are the keys there, safe and backed up?</summary>
internal sealed class VaultCheckup(SecureVault vault, BinhYenOptions options) : ICheckup
{
    public string About => "Khóa và kho danh tính";

    public async Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellationToken)
    {
        var health = await vault.HealthAsync(cancellationToken);
        var findings = health.Problems.Select(Describe).ToList();
        if (!options.Demo && Path.GetDirectoryName(Path.GetFullPath(options.MasterKeyPath)) == Path.GetFullPath(options.DataDirectory))
            findings.Add(Finding.Watch("tệp khóa chính nằm cùng thư mục dữ liệu", "Chuyển tệp khóa sang nơi khác (BinhYen__MasterKeyFile), để ai lấy được bản sao dữ liệu không có luôn khóa."));
        return findings.Count > 0 ? findings : [Finding.Ok("mở được, quyền tệp đúng, đã sao lưu")];
    }

    private static Finding Describe(VaultProblem problem) => problem switch
    {
        VaultProblem.KeysDoNotOpen => Finding.Wrong("khóa của xã không mở được bằng khóa chính hiện có", "Đặt lại đúng tệp khóa chính đã sao lưu. Không tạo khóa mới: dữ liệu cũ sẽ không mở được."),
        VaultProblem.MasterKeyFileMissing => Finding.Wrong("không thấy tệp khóa chính", "Chép lại tệp khóa từ bản sao lưu trước khi khởi động lại: thiếu nó, dịch vụ sẽ không chạy được nữa."),
        VaultProblem.MasterKeyFileReadableByOthers => Finding.Wrong("tài khoản khác trên máy đọc được tệp khóa chính", "Chạy: chmod 600 với tệp khóa chính."),
        VaultProblem.DatabaseReadableByOthers => Finding.Watch("tài khoản khác trên máy đọc được tệp kho danh tính", "Chạy: chmod 600 với tệp vault.db."),
        VaultProblem.NeverBackedUp => Finding.Watch("kho khóa chưa từng được sao lưu", "Chạy: binhyen backup --vault TỆP và cất tệp ở nơi khác, khác chỗ cất khóa chính."),
        VaultProblem.BackupTooOld => Finding.Watch("bản sao lưu kho khóa đã cũ", "Chạy: binhyen backup --vault TỆP; nên đặt lịch hằng ngày."),
        VaultProblem.MasterKeyNotShared => Finding.Watch("khóa gốc hiện tại chưa được chia cho người giữ: mất tệp khóa là mất hết dữ liệu", "Chạy: binhyen keys share --out THƯ_MỤC, in từng phần, niêm phong trong phong bì giao cho từng người giữ rồi xóa tệp. Hai người bất kỳ cùng nhau mới phục hồi được khóa."),
        VaultProblem.NoDestroyedList => Finding.Watch("không có danh sách khóa đã hủy ngoài cơ sở dữ liệu", "Đặt khóa chính thành tệp, để phục hồi bản sao lưu không làm sống lại dữ liệu đã xóa."),
        VaultProblem.OtherDestroyedList => Finding.Wrong("danh sách khóa đã hủy không phải danh sách kho khóa biết, hoặc là bản cũ: dữ liệu đã hủy có thể sống lại", "Đặt lại tệp danh sách mới nhất cạnh khóa chính (bản sao nằm cạnh bản sao lưu cơ sở dữ liệu chính, đuôi .destroyed) rồi khởi động lại. Nếu không còn, hai lãnh đạo mở trang /restored để xác nhận; trước đó không tên ai mở được."),
        VaultProblem.OlderVault => Finding.Wrong("kho danh tính là một bản cũ được đặt lại, hoặc thiếu tệp chứng cạnh khóa chính: lời xin giữ kín tên gửi sau lúc sao lưu có thể đã mất", "Nếu còn tệp vault.db mới hơn, hoặc tệp .witness cạnh khóa chính, thì dừng dịch vụ và đặt lại. Nếu không, hai lãnh đạo mở trang /restored để xác nhận; trước đó không tên ai mở được."),
        VaultProblem.RotationUnfinished => Finding.Watch("đổi khóa chính chưa xong", "Khởi động lại dịch vụ: lần khởi động sau sẽ làm nốt."),
    };
}
