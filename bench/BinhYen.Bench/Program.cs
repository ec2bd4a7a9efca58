using System.Globalization;
using BinhYen.Bench;

// BENCH [--seconds N] [--rounds N]: each line of the output is one figure; exit code 1 when a bar does not hold.
var output = new BenchOutput(Console.Out);
var time = TimeSpan.FromSeconds(Number("--seconds", 5));
var rounds = Number("--rounds", 3);
switch (args.FirstOrDefault() ?? "intake")
{
    case "intake": await IntakeBench.RunAsync(output, time, rounds); break;
    case var unknown: Console.Error.WriteLine($"No bench is called {unknown}."); return 2;
}

return output.AllHold ? 0 : 1;

int Number(string option, int otherwise) =>
    Array.IndexOf(args, option) is var at and >= 0 && at + 1 < args.Length ? int.Parse(args[at + 1], CultureInfo.InvariantCulture) : otherwise;
