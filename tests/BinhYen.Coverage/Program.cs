using System.Text;
using BinhYen.Coverage;

// Usage: BinhYen.Coverage RESULTS_FOLDER REQUIREMENTS_CSV [REPORT_MD]
// Prints the coverage of the S, C and N rows and the closing line; writes the report where a path is given.
var run = TestRun.Read(args[0]);
var requirements = Requirement.Read(args[1]);
var counted = requirements.Where(r => r.IsCounted).ToList();
var covered = counted.Where(r => run.TestsOf(r.Id).Count > 0).ToList();

if (args.Length > 2) File.WriteAllText(args[2], Report());

foreach (var feature in counted.GroupBy(r => r.Features.Split(',')[0].Trim()).OrderByDescending(g => g.Count()))
    Console.WriteLine($"  {feature.Key,-8} {feature.Count(r => run.TestsOf(r.Id).Count > 0),3} / {feature.Count()}");
var ofThisPart = counted.Where(r => r.Features.Split(',')[0].Trim() is "INTAKE" or "CASE" or "SLA").ToList();
Console.WriteLine($"open in INTAKE, CASE, SLA: {string.Join(' ', ofThisPart.Except(covered).Select(r => r.Id).DefaultIfEmpty("none"))}");
Console.WriteLine($"requirements: {covered.Count}/{counted.Count}");
if (run.Skipped > 0) Console.WriteLine($"skipped: {run.Skipped}");
foreach (var (name, why) in run.FailedTests)
{
    Console.WriteLine($"FAILED {name}");
    foreach (var line in why.Split('\n').Take(12)) Console.WriteLine($"    {line[..Math.Min(line.Length, 240)].TrimEnd()}");
}

Console.WriteLine($"{run.Passed} passed, {run.Failed} failed");
return run.Failed > 0 || run.Passed == 0 ? 1 : 0;

string Report()
{
    var text = new StringBuilder();
    text.AppendLine("# Requirements").AppendLine();
    text.AppendLine("Written by `./test.sh`. A row is covered when a test that carries its id ran and passed; O rows are organisational and not counted.").AppendLine();
    text.AppendLine(FormattableString.Invariant($"**{covered.Count} of {counted.Count}** S, C and N rows covered.")).AppendLine();
    text.AppendLine("| Id | Type | First feature | Requirement | Covered by |").AppendLine("|---|:-:|---|---|---|");
    foreach (var r in requirements)
    {
        var tests = run.TestsOf(r.Id);
        var by = tests.Count > 0 ? string.Join("<br>", tests.Select(t => $"`{t}`")) : r.IsCounted ? "**open**" : "–";
        text.AppendLine(FormattableString.Invariant($"| {r.Id} | {r.Type} | {r.Features.Split(',')[0].Trim()} | {r.Sentence.Replace("|", "\\|", StringComparison.Ordinal)} | {by} |"));
    }

    return text.ToString().ReplaceLineEndings("\n");
}
