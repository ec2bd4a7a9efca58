using System.Diagnostics;

namespace BinhYen.Acceptance.Drivers;

/// <summary>Waiting for a condition, as long as even a busy machine may need.</summary>
internal static class Until
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(40);

    /// <param name="what">What is waited for, for the message when it never comes.</param>
    /// <param name="happened">Looked at again and again.</param>
    public static async Task TrueAsync(string what, Func<Task<bool>> happened)
    {
        var started = Stopwatch.GetTimestamp();
        while (!await happened())
        {
            if (Stopwatch.GetElapsedTime(started) > Patience) throw new TimeoutException($"In {Patience.TotalSeconds:0} seconds this never became true: {what}.");
            await Task.Delay(Look);
        }
    }
}
