using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace BinhYen.Bench;

/// <summary>
/// Takes the lines of <see cref="BenchOutput"/>: shows each as a row of a table or as it is, and appends it with date,
/// machine and commit to <c>bench/results/BENCH.jsonl</c>, so that figures of different days can be compared.
/// </summary>
internal sealed class BenchHistory(TextWriter screen, bool asJson) : TextWriter(CultureInfo.InvariantCulture)
{
    private readonly string? folder = ResultsFolder();
    private readonly JsonObject machine = new() { ["cores"] = Environment.ProcessorCount, ["cpu"] = Cpu() };
    private readonly string commit = Commit();
    private string bench = "";

    public override Encoding Encoding => screen.Encoding;

    public override void WriteLine(string? value)
    {
        if (value is null) return;
        var figure = JsonNode.Parse(value)!.AsObject();
        if (asJson) screen.WriteLine(value);
        else Show(figure.Deserialize<BenchFigure>(JsonSerializerOptions.Web)!);
        Append(figure);
    }

    public override void Flush() => screen.Flush();

    private void Show(BenchFigure f)
    {
        if (f.Bench != bench)
        {
            bench = f.Bench;
            screen.WriteLine();
            screen.WriteLine($"{bench,-34}{"value",12} {"unit",-10}{"reference",12}{"ratio",9}{"bar",12}");
        }

        var bar = f.Bar is { } limit ? $"{(f.Ratio is null ? "<=" : ">=")} {limit:0.##}" : "";
        var verdict = f.Holds switch { true => "holds", false => "DOES NOT HOLD", null => "" };
        screen.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"  {f.Figure,-32}{f.Value,12:0.##} {f.Unit,-10}{f.Reference,12:0.##}{f.Ratio,9:0.000}{bar,12}  {verdict}").TrimEnd());
    }

    private void Append(JsonObject figure)
    {
        if (folder is null) return;
        figure["date"] = TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        figure["machine"] = machine.DeepClone();
        figure["commit"] = commit;
        Directory.CreateDirectory(folder);
        File.AppendAllText(Path.Combine(folder, $"{(string)figure["bench"]!}.jsonl"), figure.ToJsonString() + "\n");
    }

    private static string? ResultsFolder()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
            if (File.Exists(Path.Combine(at.FullName, "bench.sh"))) return Path.Combine(at.FullName, "bench", "results");
        return null;
    }

    private static string Cpu() => File.Exists("/proc/cpuinfo")
        ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':', 2)[1].Trim() ?? "unknown"
        : "unknown";

    private static string Commit()
    {
        try
        {
            using var git = Process.Start(new ProcessStartInfo("git", ["-C", AppContext.BaseDirectory, "rev-parse", "--short", "HEAD"]) { RedirectStandardOutput = true, RedirectStandardError = true });
            var text = git?.StandardOutput.ReadToEnd().Trim();
            return string.IsNullOrEmpty(text) ? "unknown" : text;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return "unknown";
        }
    }
}
