using System.Runtime;

namespace BinhYen.Bench;

/// <summary>Load before the measurement, until the code has been compiled for good: half-compiled code measures the compiler.</summary>
internal static class WarmUp
{
    private const int MostSteps = 20;

    /// <summary>Methods compiled in one step below which the compiler has nothing more to do with what is measured.</summary>
    private const int Quiet = 60;
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(5);

    /// <param name="load">The load that is measured afterwards, for a given time.</param>
    public static async Task RunAsync(Func<TimeSpan, Task> load)
    {
        for (var step = 0; step < MostSteps; step++)
        {
            var before = JitInfo.GetCompiledMethodCount();
            await load(Step);
            if (step > 0 && JitInfo.GetCompiledMethodCount() - before < Quiet) return;
        }
    }
}
