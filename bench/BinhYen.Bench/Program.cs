using System.Globalization;
using BinhYen.Bench;
using BinhYen.Bench.Crash;

// BENCH [--json] [--quick] [--seconds N] [--rounds N] [--cases N] [--rows N] [--engine sqlite|postgres]: figures as a table, or one JSON line each; exit code 1 when a bar does not hold.
string[] all = ["page-weight", "start", "cases", "intake", "visible", "inbox", "households", "crash"];
var name = args.FirstOrDefault(a => !a.StartsWith('-')) ?? "all";
if (name != "all" && !all.Contains(name))
{
    Console.Error.WriteLine($"No bench is called {name}. There are: {string.Join(", ", all)}, all.");
    return 2;
}

var quick = args.Contains("--quick");
var time = TimeSpan.FromSeconds(Number("--seconds", quick ? 2 : 5));
var rounds = Number("--rounds", 0);
using var history = new BenchHistory(Console.Out, args.Contains("--json"));
var output = new BenchOutput(history);
foreach (var bench in name == "all" ? all : [name])
{
    Console.Error.WriteLine($"{bench} ...");
    await (bench switch
    {
        "intake" => IntakeBench.RunAsync(output, time, rounds > 0 ? rounds : quick ? 1 : 5),
        "cases" => CasesBench.RunAsync(output, time, rounds > 0 ? rounds : quick ? 1 : 7),
        "visible" => VisibleBench.RunAsync(output, time * 4, Text("--engine")),
        "crash" => CrashBench.RunAsync(output, rounds > 0 ? rounds : quick ? 10 : 100, Console.Error.WriteLine),
        "inbox" => InboxBench.RunAsync(output, Number("--cases", quick ? 100_000 : 1_000_000), Text("--engine")),
        "households" => HouseholdsBench.RunAsync(output, Number("--rows", quick ? 5_000 : 50_000), Text("--engine")),
        "start" => StartBench.RunAsync(output),
        _ => StartBench.WeighAsync(output),
    });
}

return output.AllHold ? 0 : 1;

int Number(string option, int otherwise) =>
    Array.IndexOf(args, option) is var at and >= 0 && at + 1 < args.Length ? int.Parse(args[at + 1], CultureInfo.InvariantCulture) : otherwise;

string? Text(string option) => Array.IndexOf(args, option) is var at and >= 0 && at + 1 < args.Length ? args[at + 1] : null;
