using System.CommandLine;
using BinhYen.Platform.Persistence;
using BinhYen.Vault;

namespace BinhYen.Commands;

/// <summary>
/// <c>binhyen backup</c>: copies the embedded databases while they are in use. Main database and vault go to two files
/// on purpose: kept apart, neither opens the other's secrets, and the master key is in neither. The list of destroyed keys goes beside the
/// main database: with the vault it would be as old as the vault when both are put back.
/// </summary>
internal static class BackupCommand
{
    public static Command Create()
    {
        var data = CommonOptions.Data();
        var main = new Option<FileInfo?>("--main") { Description = "Tệp đích cho cơ sở dữ liệu chính." };
        var vault = new Option<FileInfo?>("--vault") { Description = "Tệp đích cho kho khóa; cất ở nơi khác." };
        var command = new Command("backup", "Sao lưu cơ sở dữ liệu nhúng khi đang chạy.") { data, main, vault };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var options = CommonOptions.Read(parsed.GetValue(data));
            if (options.UsesPostgres)
            {
                await Console.Error.WriteLineAsync("Đang dùng PostgreSQL: xin sao lưu bằng pg_dump hoặc công cụ của máy chủ.");
                return 2;
            }

            await using var app = BinhYenApp.Build(options, urls: "http://127.0.0.1:0");
            if (parsed.GetValue(main) is { } mainFile)
            {
                await app.Services.GetRequiredService<DbFactory>().CopyToAsync(mainFile.FullName, cancellationToken);
                await app.Services.GetRequiredService<SecureVault>().BackupDestroyedListToAsync(mainFile.FullName + ".destroyed", cancellationToken);
            }

            if (parsed.GetValue(vault) is { } vaultFile) await app.Services.GetRequiredService<SecureVault>().BackupToAsync(vaultFile.FullName, cancellationToken);
            Console.WriteLine("Đã sao lưu.");
            return 0;
        });
        return command;
    }
}
