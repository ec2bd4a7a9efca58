using System.Diagnostics;
using System.Text.Json;
using BinhYen.Acceptance.Drivers;

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
        var data = village.Police.DataFolder;

        (await RunAsync("--help")).Output.ShouldContain("understand");
        var verified = await RunAsync("journal", "verify", "--data", data);
        verified.ExitCode.ShouldBe(0, verified.Output);
        verified.Output.ShouldContain("nguyên vẹn");
        (await RunAsync("doctor", "--data", data)).Output.ShouldContain("[ tốt ]");

        var inbox = await RunAsync("inbox", "list", "--json", "--data", data);
        var events = inbox.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(l => l.StartsWith('{')).Select(l => JsonElement.Parse(l)).ToList();
        events.ShouldContain(e => e.GetProperty("event").GetString() == "user_send_text" && e.GetProperty("state").GetString() == "processed");
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

    private static async Task<(int ExitCode, string Output)> RunAsync(params string[] arguments)
    {
        var program = typeof(BinhYenApp).Assembly.Location;
        using var process = Process.Start(new ProcessStartInfo("dotnet", [program, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output + await errors);
    }
}
