using System.Diagnostics;
using System.Text.Json;
using BinhYen.Acceptance.Drivers;
using BinhYen.Testing;

namespace BinhYen.Acceptance.Stories;

/// <summary>The program at the command line, as a process of its own beside the running product.</summary>
public sealed class CommandLineTests
{
    [Fact]
    public async Task The_commands_look_after_the_data_of_a_running_product()
    {
        await using var village = await Village.WakeAsync();
        var resident = await village.NeighbourAsync("Nguyễn Thị Mơ");
        await resident.Reports("quán karaoke ở thôn Đông Khê hát ầm ĩ quá nửa đêm");
        await resident.Reads("Mã tra cứu");
        await village.Zalo.WriteAsync((await village.NeighbourAsync("Phạm Văn Sậy")).Id, new { sticker = "46" });
        await village.CalmAsync();
        var data = village.Police.DataFolder;

        (await RunAsync("--help")).Output.ShouldContain("understand");
        var verified = await RunAsync("journal", "verify", "--data", data);
        verified.ExitCode.ShouldBe(0, verified.Output);
        verified.Output.ShouldContain("nguyên vẹn");
        (await RunAsync("doctor", "--data", data)).Output.ShouldContain("[ tốt ]");

        var inbox = await RunAsync("inbox", "list", "--json", "--data", data);
        var events = inbox.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(l => l.StartsWith('{')).Select(l => JsonElement.Parse(l)).ToList();
        events.ShouldContain(e => e.GetProperty("event").GetString() == "user_send_text" && e.GetProperty("state").GetString() == "processed");
        events.ShouldContain(e => e.GetProperty("event").GetString() == "user_send_sticker");
        // Whether something had to be done would tell whether the person is known here.
        events.Where(e => e.GetProperty("event").GetString()!.StartsWith("user_", StringComparison.Ordinal))
            .ShouldAllBe(e => e.GetProperty("state").GetString() == "processed" && e.GetProperty("error").ValueKind == JsonValueKind.Null);
        events.Where(e => e.GetProperty("event").GetString()!.StartsWith("oa_send_", StringComparison.Ordinal)).ShouldNotBeEmpty();
        events.Where(e => e.GetProperty("event").GetString()!.StartsWith("oa_send_", StringComparison.Ordinal))
            .ShouldAllBe(e => e.GetProperty("state").GetString() == "ignored" && e.GetProperty("error").GetString() == "not-needed");
        inbox.Output.ShouldNotContain("karaoke");
        inbox.Output.ShouldNotContain(resident.Id);
    }

    [Fact]
    public async Task A_message_is_understood_at_the_command_line()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, """[{ "id": "1", "messages": ["chay nha roi cuu voi o xom moi"] }]""", TestContext.Current.CancellationToken);
        var understood = await RunAsync("understand", "--file", file);
        File.Delete(file);
        understood.ExitCode.ShouldBe(0, understood.Output);
        understood.Output.ShouldContain("114");
    }

    /// <summary>Whoever keeps the machine points the product at a server of their own that passes everything on to Zalo.</summary>
    [Theory]
    [Threat(6)]
    [InlineData("BinhYen__Zalo__OpenApi", "http://127.0.0.1:9")]
    [InlineData("BinhYen__Zalo__OAuth", "https://zalo.me.example")]
    public async Task The_product_does_not_start_where_somebody_stands_between_it_and_Zalo(string setting, string address)
    {
        var folder = Directory.CreateTempSubdirectory("binhyen-stranger-").FullName;
        var served = await RunWithAsync([(setting, address), ("BinhYen__Demo", "true")], "serve", "--data", folder, "--port", "0");
        served.ExitCode.ShouldBe(1);
        served.Output.ShouldContain($"{setting} = {address} không phải máy chủ của Zalo");
        served.Output.ShouldContain("HTTPS_PROXY");
        Directory.EnumerateFileSystemEntries(folder).ShouldBeEmpty("nothing was opened");
        Directory.Delete(folder);
    }

    private static Task<(int ExitCode, string Output)> RunAsync(params string[] arguments) => RunWithAsync([], arguments);

    private static async Task<(int ExitCode, string Output)> RunWithAsync((string Name, string Value)[] environment, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(BinhYenApp).Assembly.Location, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output + await errors);
    }
}
