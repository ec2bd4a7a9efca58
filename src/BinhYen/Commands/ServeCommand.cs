using System.CommandLine;

namespace BinhYen.Commands;

/// <summary><c>binhyen serve</c>: runs the product in earnest. Never makes demo data or prints secrets.</summary>
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
            await using var app = BinhYenApp.Build(options, urls: $"http://*:{parsed.GetValue(port)}");
            await Startup.PrepareAsync(app.Services, cancellationToken);
            await app.RunAsync(cancellationToken);
            return 0;
        });
        return command;
    }
}
