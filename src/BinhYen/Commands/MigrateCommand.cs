using System.CommandLine;

namespace BinhYen.Commands;

/// <summary><c>binhyen migrate</c>: brings the database to this build's schema and ends.</summary>
internal static class MigrateCommand
{
    public static Command Create()
    {
        var data = CommonOptions.Data();
        var command = new Command("migrate", "Nâng cấp cơ sở dữ liệu lên phiên bản này.") { data };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var app = BinhYenApp.Build(CommonOptions.Read(parsed.GetValue(data)), urls: "http://127.0.0.1:0");
            await Startup.PrepareAsync(app.Services, cancellationToken);
            Console.WriteLine("Cơ sở dữ liệu đã ở phiên bản mới nhất.");
            return 0;
        });
        return command;
    }
}
