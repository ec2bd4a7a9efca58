using System.CommandLine;
using BinhYen.Platform.Health;

namespace BinhYen.Commands;

/// <summary><c>binhyen doctor</c>: looks at everything that must be right and says how to mend what is not.</summary>
internal static class DoctorCommand
{
    public static Command Create()
    {
        var data = CommonOptions.Data();
        var command = new Command("doctor", "Khám hệ thống: khóa, đồng hồ, ổ đĩa, cơ sở dữ liệu, sổ nhật ký, Zalo, webhook. Mã thoát 1 khi có lỗi.") { data };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var app = BinhYenApp.Build(CommonOptions.Read(parsed.GetValue(data)), urls: "http://127.0.0.1:0");
            await Startup.PrepareAsync(app.Services, cancellationToken);
            await using var scope = app.Services.CreateAsyncScope();
            var worst = Finding.Good;
            foreach (var check in scope.ServiceProvider.GetServices<ICheckup>())
            {
                foreach (var finding in await check.RunAsync(cancellationToken))
                {
                    Console.WriteLine($"{Mark(finding.Level)} {check.About}: {finding.Words}");
                    if (finding.Remedy is not null) Console.WriteLine($"       → {finding.Remedy}");
                    worst = finding.Level > worst ? finding.Level : worst;
                }
            }

            return worst == Finding.Bad ? 1 : 0;
        });
        return command;
    }

    private static string Mark(int level) => level switch
    {
        Finding.Good => "[ tốt ]",
        Finding.Warning => "[ chú ý ]",
        _ => "[ LỖI ]",
    };
}
