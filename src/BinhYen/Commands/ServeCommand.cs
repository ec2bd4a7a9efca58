using System.CommandLine;
using BinhYen.Communes.FirstRun;
using BinhYen.Platform.Settings;

namespace BinhYen.Commands;

/// <summary><c>binhyen serve</c>: runs the product in earnest. Never makes demo data; prints the one-time set-up code while there is no commune.</summary>
internal static class ServeCommand
{
    public static Command Create()
    {
        var data = CommonOptions.Data();
        var port = CommonOptions.Port(5080);
        var command = new Command("serve", "Chạy BinhYen.") { data, port };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var options = CommonOptions.Read(parsed.GetValue(data));
            options.Demo = false;
            // Before anything opens: a commune must not run for an hour with somebody between it and its residents.
            if (ZaloHosts.Refusal(options) is { } refusal)
            {
                await Console.Error.WriteLineAsync(refusal);
                return 1;
            }

            // Until the set-up has asked: whoever follows a printed address must find the program that printed it.
            if (!options.PublicUrlGiven) options.PublicUrl = $"http://localhost:{parsed.GetValue(port)}";
            await using var app = BinhYenApp.Build(options, urls: $"http://*:{parsed.GetValue(port)}");
            await Startup.PrepareAsync(app.Services, cancellationToken);
            await PrintSetupCodeAsync(app.Services, options, cancellationToken);
            await Startup.RunAsync(app, cancellationToken);
            return 0;
        });
        return command;
    }

    // On the console and in a file only the owner reads, never in the log: logs are copied to places nobody thinks of.
    private static async Task PrintSetupCodeAsync(IServiceProvider services, BinhYenOptions options, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        if (await scope.ServiceProvider.GetRequiredService<AnnounceFirstRun>().RunAsync(cancellationToken) is not { } code) return;
        Console.WriteLine();
        Console.WriteLine("  Máy chủ chưa có xã nào. Mở địa chỉ này để thiết lập:");
        Console.WriteLine($"  {options.PublicUrl}/setup");
        Console.WriteLine($"  Mã thiết lập: {code}   (cũng ghi ở {Path.Combine(options.DataDirectory, AnnounceFirstRun.FileName)})");
        Console.WriteLine();
    }
}
