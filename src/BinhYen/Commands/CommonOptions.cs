using System.CommandLine;
using BinhYen.Platform.Settings;

namespace BinhYen.Commands;

/// <summary>Options that several commands share, and how they and the configuration become <see cref="BinhYenOptions"/>.</summary>
internal static class CommonOptions
{
    public static Option<string?> Data() => new("--data") { Description = "Thư mục dữ liệu (mặc định: cấu hình BinhYen__DataDirectory, hoặc ./data-binhyen)." };

    public static Option<int> Port(int standard) => new("--port")
    {
        Description = "Cổng HTTP.",
        DefaultValueFactory = _ => int.TryParse(Environment.GetEnvironmentVariable("BINHYEN_PORT"), out var port) ? port : standard,
    };

    public static Option<bool> Json() => new("--json") { Description = "In mỗi mục một dòng JSON." };

    /// <summary>Reads <c>appsettings.json</c> beside the program, then <c>binhyen.json</c> in the data folder, then the environment.</summary>
    public static BinhYenOptions Read(string? data)
    {
        var folder = data ?? Environment.GetEnvironmentVariable("BinhYen__DataDirectory") ?? "data-binhyen";
        var configuration = new ConfigurationBuilder()
            .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true)
            .AddJsonFile(Path.GetFullPath(Path.Combine(folder, "binhyen.json")), optional: true)
            .AddEnvironmentVariables()
            .Build();
        var options = configuration.GetSection(BinhYenOptions.Section).Get<BinhYenOptions>() ?? new BinhYenOptions();
        options.DataDirectory = Path.GetFullPath(folder);
        options.PublicUrlGiven = configuration[$"{BinhYenOptions.Section}:{nameof(BinhYenOptions.PublicUrl)}"] is { Length: > 0 };
        return options;
    }
}
