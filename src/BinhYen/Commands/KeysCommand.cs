using System.CommandLine;
using System.Globalization;
using BinhYen.Platform.Journal;
using BinhYen.Platform.Persistence;
using BinhYen.Platform.Settings;
using BinhYen.Vault;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Commands;

/// <summary>
/// <c>binhyen keys</c>: the life of the master key. Nobody alone can bring a lost one back, the administrator of the machine
/// included: it takes two of the people who hold a part (decision 0062).
/// </summary>
internal static class KeysCommand
{
    public static Command Create() => new("keys", "Khóa gốc: chia cho người giữ, phục hồi bằng hai người, đổi khóa.") { Share(), Recover(), Rotate() };

    private static Command Share()
    {
        var data = CommonOptions.Data();
        var holders = new Option<int>("--holders") { Description = "Số người giữ, 2 đến 5.", DefaultValueFactory = _ => 3 };
        var folder = new Option<DirectoryInfo>("--out") { Description = "Thư mục mới để ghi các phần; in xong thì xóa.", Required = true };
        var command = new Command("share", "Chia khóa gốc thành các phần; hai phần bất kỳ ghép lại thành khóa, một phần không nói lên điều gì.") { data, holders, folder };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var count = parsed.GetValue(holders);
            if (count is < MasterKeyShare.FewestHolders or > MasterKeyShare.MostHolders) return await FailAsync("Số người giữ phải từ 2 đến 5.");
            var target = parsed.GetValue(folder)!;
            if (target.Exists && target.EnumerateFileSystemInfos().Any()) return await FailAsync("Thư mục đích phải trống, để không lẫn với phần của lần chia trước.");
            await using var app = await OpenAsync(CommonOptions.Read(parsed.GetValue(data)), cancellationToken);
            var shares = await app.Services.GetRequiredService<SecureVault>().ShareMasterKeyAsync(count, cancellationToken);
            target.Create();
            foreach (var share in shares) Write(Path.Combine(target.FullName, $"phan-{share.Holder}.txt"), Sheet(share));
            await RecordAsync(app.Services, "vault.master-key-shared.v1", shares[0].KeyId, cancellationToken, ("holders", count));
            Console.WriteLine($"Đã chia khóa {shares[0].KeyId} thành {count} phần trong {target.FullName}.");
            Console.WriteLine("In từng tờ, niêm phong, giao cho từng người giữ, lập biên bản, rồi xóa thư mục này. Phần của lần chia trước không ghép được với phần mới.");
            return 0;
        });
        return command;
    }

    private static Command Recover()
    {
        var data = CommonOptions.Data();
        var parts = new Option<FileInfo[]>("--part") { Description = "Tệp phần khóa của một người giữ; nêu hai lần.", Required = true, AllowMultipleArgumentsPerToken = true };
        var command = new Command("recover", "Ghép hai phần khóa thành tệp khóa gốc mới. Không ghi đè tệp khóa đang có.") { data, parts };
        command.SetAction(async (parsed, _) =>
        {
            var files = parsed.GetValue(parts)!;
            if (files.Length != 2) return await FailAsync("Cần đúng hai phần của hai người giữ khác nhau: --part A --part B.");
            var target = CommonOptions.Read(parsed.GetValue(data)).MasterKeyPath;
            if (File.Exists(target)) return await FailAsync($"Đã có tệp khóa ở {target}. Chuyển nó đi trước nếu nó hỏng; không xóa khi chưa chắc.");
            if (files.FirstOrDefault(f => !f.Exists) is { } missing) return await FailAsync($"Không thấy tệp {missing.FullName}.");
            var read = files.Select(f => MasterKeyShare.Parse(File.ReadAllText(f.FullName))).ToList();
            if (read.FindIndex(p => p is null) is >= 0 and var wrong) return await FailAsync($"Tệp {files[wrong].Name} bị gõ sai hoặc thiếu dòng: dòng cuối không khớp. Xem lại từng chữ so với bản in.");
            if (!MasterKeyShare.TryRecover(read[0]!, read[1]!, target)) return await FailAsync("Hai phần này không ghép được: cùng một người, khác lần chia, hoặc không đúng khóa.");
            Console.WriteLine($"Đã phục hồi khóa {read[0]!.KeyId} vào {target}. Khởi động lại dịch vụ, rồi đổi khóa và chia lại: binhyen keys rotate, binhyen keys share.");
            return 0;
        });
        return command;
    }

    private static Command Rotate()
    {
        var data = CommonOptions.Data();
        var command = new Command("rotate", "Đổi khóa gốc, kể cả khi dịch vụ đang chạy. Bản sao lưu kho khóa làm trước đó không mở được nữa.") { data };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var app = await OpenAsync(CommonOptions.Read(parsed.GetValue(data)), cancellationToken);
            var count = await app.Services.GetRequiredService<SecureVault>().RotateMasterKeyAsync(ct: cancellationToken);
            await RecordAsync(app.Services, "vault.master-key-rotated.v1", "master-key", cancellationToken, ("rewrapped", count));
            Console.WriteLine($"Đã đổi khóa gốc; {count} khóa của xã được bọc lại. Làm ngay hai việc: binhyen backup --vault TỆP, và binhyen keys share.");
            return 0;
        });
        return command;
    }

    private static async Task<WebApplication> OpenAsync(BinhYenOptions options, CancellationToken cancellationToken)
    {
        var app = BinhYenApp.Build(options, urls: "http://127.0.0.1:0");
        await Startup.PrepareAsync(app.Services, cancellationToken);
        return app;
    }

    // Into every commune's journal: each chief reads that the key over all of them was touched.
    private static async Task RecordAsync(IServiceProvider services, string fact, string subject, CancellationToken cancellationToken, params (string, object?)[] details)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BinhYenDb>();
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        foreach (var commune in await db.Set<JournalHead>().AsNoTracking().Select(h => h.CommuneId).ToListAsync(cancellationToken))
            db.Record(JournalDraft.Of(commune, now, fact, subject, "system", details));
        await db.SaveChangesAsync(cancellationToken);
    }

    private static string Sheet(MasterKeyShare share) => string.Create(CultureInfo.InvariantCulture,
        $"""
        # PHẦN KHÓA GỐC SỐ {share.Holder} TRÊN {share.Holders} - KHO KÍN BINHYEN
        # Cất trong phong bì niêm phong. Không chụp ảnh, không gửi qua mạng, không cất chung với phần khác.
        # Một phần không mở được gì. Cần hai người giữ cùng có mặt: binhyen keys recover --part A --part B
        # Người giữ: ..............................   Ngày nhận: ..................   Ký: ..............

        {share.ToText()}
        """);

    private static void Write(string path, string text)
    {
        var how = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) how.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var writer = new StreamWriter(path, how);
        writer.Write(text);
    }

    private static async Task<int> FailAsync(string message)
    {
        await Console.Error.WriteLineAsync(message);
        return 2;
    }
}
