using System.CommandLine;
using BinhYen.Platform.Journal;

namespace BinhYen.Commands;

/// <summary><c>binhyen journal verify</c>: proves that no entry was changed, dropped, inserted or moved.</summary>
internal static class JournalCommand
{
    public static Command Create() => new("journal", "Sổ nhật ký không thể sửa.") { Verify() };

    private static Command Verify()
    {
        var data = CommonOptions.Data();
        var command = new Command("verify", "Kiểm tra toàn bộ sổ nhật ký; mã thoát 1 khi có mục bị sửa, bỏ, chèn hoặc đổi chỗ.") { data };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var app = BinhYenApp.Build(CommonOptions.Read(parsed.GetValue(data)), urls: "http://127.0.0.1:0");
            await Startup.PrepareAsync(app.Services, cancellationToken);
            await using var scope = app.Services.CreateAsyncScope();
            var outcome = await scope.ServiceProvider.GetRequiredService<VerifyJournal>().RunAsync(cancellationToken);
            foreach (var fault in outcome.Faults) Console.WriteLine($"{fault.CommuneId}: {fault.InWords}");
            Console.WriteLine(outcome.Faults.Count == 0
                ? $"Sổ nhật ký nguyên vẹn: {outcome.Entries} mục."
                : $"Sổ nhật ký CÓ VẤN ĐỀ: {outcome.Faults.Count} chỗ trong {outcome.Entries} mục.");
            return outcome.Faults.Count == 0 ? 0 : 1;
        });
        return command;
    }
}
