using System.Globalization;

namespace BinhYen.Bench;

/// <summary>
/// Processor time as the kernel counts it. Unlike a rate it hardly changes with what else the machine does, so that two
/// builds can be compared on a busy one.
/// </summary>
internal static class CpuTime
{
    private const double TicksPerSecond = 100;

    /// <summary>Seconds this process has used: the product and the load generator inside it.</summary>
    public static double OfThisProcess() => Environment.CpuUsage.TotalTime.TotalSeconds;

    /// <summary>Seconds that a process and everything below it has used, ended children included.</summary>
    public static double OfTree(int root)
    {
        var all = Directory.EnumerateDirectories("/proc").Where(path => char.IsAsciiDigit(Path.GetFileName(path)[0])).Select(Read).OfType<Entry>().ToList();
        var tree = new HashSet<int> { root };
        while (all.Where(e => tree.Contains(e.Parent)).Select(e => e.Id).Where(tree.Add).ToList().Count > 0)
        {
            // Until a round finds no further child.
        }

        return all.Where(e => tree.Contains(e.Id)).Sum(e => e.Ticks) / TicksPerSecond;
    }

    private static Entry? Read(string folder)
    {
        try
        {
            // The name in brackets may hold blanks; what is counted stands behind it (proc_pid_stat(5), fields 4 and 14 to 17).
            var stat = File.ReadAllText(Path.Combine(folder, "stat"));
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return new Entry(int.Parse(Path.GetFileName(folder), CultureInfo.InvariantCulture), int.Parse(fields[1], CultureInfo.InvariantCulture),
                fields[11..15].Sum(ticks => double.Parse(ticks, CultureInfo.InvariantCulture)));
        }
        catch (IOException)
        {
            // The process has ended since the folder was listed.
            return null;
        }
    }

    private sealed record Entry(int Id, int Parent, double Ticks);
}
