using BinhYen.Testing;

namespace BinhYen.Bench.Crash;

/// <summary><c>kill -9</c> at random moments under load: 0 acknowledged messages lost, 0 cases doubled, 0 replies doubled, journal intact.</summary>
internal static class CrashBench
{
    private const string Bench = "crash";

    /// <param name="output">Where figures go.</param>
    /// <param name="rounds">How often each engine's product is killed.</param>
    /// <param name="tell">Told about the progress.</param>
    public static async Task RunAsync(BenchOutput output, int rounds, Action<string> tell)
    {
        await using (var embedded = new CrashRun(Environment.TickCount, tell)) Write(output, "sqlite", await embedded.RunAsync(rounds));
        if (await TemporaryPostgres.StartAsync() is not { } server) throw new InvalidOperationException(TemporaryPostgres.Missing);
        await using var stopAtEnd = server;
        await using var large = new CrashRun(Environment.TickCount, tell, await server.NewDatabaseAsync(), await server.NewDatabaseAsync());
        Write(output, "postgres", await large.RunAsync(rounds));
    }

    private static void Write(BenchOutput output, string engine, CrashOutcome outcome)
    {
        var found = outcome.Findings;
        output.AtMost(Bench, $"{engine}.kills", outcome.Kills, "kills", null);
        output.AtMost(Bench, $"{engine}.messages-kept", found.Kept, "messages", null);
        output.AtMost(Bench, $"{engine}.replies-received", found.Replies, "messages", null);
        output.AtMost(Bench, $"{engine}.acknowledged-lost", found.Lost, "messages", 0);
        output.AtMost(Bench, $"{engine}.stored-twice", found.StoredTwice, "messages", 0);
        output.AtMost(Bench, $"{engine}.cases-doubled", found.CasesDoubled, "cases", 0);
        output.AtMost(Bench, $"{engine}.replies-lost", found.RepliesLost, "messages", 0);
        output.AtMost(Bench, $"{engine}.replies-doubled", found.RepliesDoubled, "messages", 0);
        output.AtMost(Bench, $"{engine}.journal-faults", outcome.JournalIsIntact ? 0 : 1, "faults", 0);
        output.AtMost(Bench, $"{engine}.unexplained", outcome.Faults.Count, "faults", 0);
    }
}
