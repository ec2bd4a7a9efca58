using System.Net.Http.Json;
using System.Text.Json.Nodes;
using BinhYen.Communes.Demo;
using BinhYen.Platform.Settings;

namespace BinhYen.Bench.Crash;

/// <summary>How a run ended.</summary>
/// <param name="Kills">Times the product was killed.</param>
/// <param name="Findings">What was found afterwards.</param>
/// <param name="JournalIsIntact"><c>binhyen journal verify</c> said so.</param>
/// <param name="Faults">Answers and waits that no crash explains.</param>
internal sealed record CrashOutcome(int Kills, CrashFindings Findings, bool JournalIsIntact, IReadOnlyCollection<string> Faults)
{
    /// <summary>Every promise was kept.</summary>
    public bool IsClean => Findings.IsClean && JournalIsIntact && Faults.Count == 0;
}

/// <summary>
/// Kills the product with SIGKILL at random moments while residents and programs speak, starts it again each time, and
/// at the end asks whether a promise was broken (architecture §1.1, §5).
/// </summary>
internal sealed class CrashRun : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly string folder = Directory.CreateTempSubdirectory("binhyen-crash-").FullName;
    private readonly Uri product = new($"http://127.0.0.1:{ChildProgram.FreePort()}");
    private readonly Uri simulator = new($"http://127.0.0.1:{ChildProgram.FreePort()}");
    private readonly HttpClient client = new() { Timeout = TimeSpan.FromSeconds(30) };
    private readonly Random chance;
    private readonly BinhYenOptions options;
    private readonly CrashStore store;
    private readonly Action<string> tell;
    private bool isClean;

    /// <param name="seed">Makes the moments of the kills repeatable as far as the machine allows.</param>
    /// <param name="tell">Told about the progress.</param>
    /// <param name="postgres">Connection string; null for the embedded database.</param>
    /// <param name="vaultPostgres">Connection string of the vault.</param>
    public CrashRun(int seed, Action<string> tell, string? postgres = null, string? vaultPostgres = null)
    {
        (chance, this.tell) = (new Random(seed), tell);
        options = new BinhYenOptions { DataDirectory = Path.Combine(folder, "data"), Postgres = postgres, VaultPostgres = vaultPostgres };
        store = new CrashStore(options.DataDirectory, postgres);
    }

    public async Task<CrashOutcome> RunAsync(int rounds)
    {
        await using var zalo = ChildProgram.Start(
            "binhyen-zalo-simulator.dll", Log("simulator"), new Dictionary<string, string>(), "--urls", Address(simulator), $"--Sim:WebhookUrl={Address(product)}/zalo/webhook",
            "--Sim:DemoResidents=false", "--Sim:OaCallsPerMinute=10000000", "--Sim:AppCallsPerMinute=10000000", "--Sim:WebhookLanes=8");
        await zalo.ReadyAsync(client, simulator, Patience);
        await PrepareAsync();

        using var silence = new CancellationTokenSource();
        var load = new CrashLoad(client, simulator, product, DemoApiKey.Secret, chance);
        var speaking = load.RunAsync(silence.Token);
        for (var round = 1; round <= rounds; round++)
        {
            await LiveAndDieAsync(beforeReady: round % 8 == 0);
            if (round % 10 == 0) tell($"{round} of {rounds} kills, {load.Said.Count} messages so far");
        }

        await using var last = await StartAsync();
        await silence.CancelAsync();
        await speaking;
        var faults = load.Faults.ToList();
        if (!await SettleAsync()) faults.Add("work was left undone");
        await last.KillAsync();
        var findings = await CrashFindings.ReadAsync(options, load.Said, await AcknowledgedAsync(load), await ReceivedAsync());
        var outcome = new CrashOutcome(rounds, findings, await IsJournalIntactAsync(), faults);
        isClean = outcome.IsClean;
        return outcome;
    }

    /// <summary>Deletes the data of a run that found nothing; whatever broke a promise is kept to be looked at.</summary>
    public ValueTask DisposeAsync()
    {
        client.Dispose();
        if (isClean) Directory.Delete(folder, recursive: true);
        else tell($"data and logs are kept in {folder}");
        return ValueTask.CompletedTask;
    }

    private async Task LiveAndDieAsync(bool beforeReady)
    {
        await using var running = Start();
        if (!beforeReady)
        {
            await running.ReadyAsync(client, product, Patience);
            // Not waited for: the product dies in the middle of it.
            _ = RedeliverAsync();
        }

        await Task.Delay(Pause(beforeReady ? 2_000 : 1_500));
        await running.KillAsync();
    }

    // Gathering takes 45 seconds in earnest; a run of many short lives would never see a case.
    private async Task PrepareAsync()
    {
        await using var first = await StartAsync();
        await first.KillAsync();
        await store.ShortenGatheringAsync();
    }

    private async Task<ChildProgram> StartAsync()
    {
        var running = Start();
        await running.ReadyAsync(client, product, Patience);
        return running;
    }

    private ChildProgram Start() => ChildProgram.Start(
        "binhyen.dll", Log("binhyen"), Environment(), "demo", "--data", options.DataDirectory, "--port", product.Port.ToString(System.Globalization.CultureInfo.InvariantCulture),
        "--simulator", Address(simulator));

    // The platform tries again after half a minute; here as soon as the product is back.
    private async Task<int?> RedeliverAsync()
    {
        try
        {
            using var on = await client.PostAsJsonAsync(new Uri(simulator, "/sim/oa"), new { isWebhookOn = true });
            using var flushed = await client.PostAsync(new Uri(simulator, "/sim/webhook/flush"), null);
            return (int)(await flushed.Content.ReadFromJsonAsync<JsonNode>())!["waiting"]!;
        }
        catch (OperationCanceledException)
        {
            // The line of events was longer than our patience.
            return null;
        }
    }

    private async Task<bool> SettleAsync()
    {
        var quiet = 0;
        for (var look = 0; look < 240 && quiet < 3; look++)
        {
            quiet = await RedeliverAsync() == 0 && await store.UnfinishedAsync() == 0 ? quiet + 1 : 0;
            await Task.Delay(500);
        }

        return quiet == 3;
    }

    private async Task<HashSet<string>> AcknowledgedAsync(CrashLoad load)
    {
        var log = await client.GetFromJsonAsync<JsonArray>(new Uri(simulator, "/sim/webhook?limit=1000000"));
        var delivered = log!.Where(d => (string?)d!["status"] is "delivered" or "Delivered").Select(d => (string?)d!["body"] ?? "").ToList();
        var marks = delivered.SelectMany(body => System.Text.RegularExpressions.Regex.Matches(body, "kt[0-9]{6}").Select(match => match.Value));
        return [.. marks, .. load.Said.Where(s => s.Code is not null).Select(s => s.Mark)];
    }

    private async Task<List<Received>> ReceivedAsync()
    {
        var sent = await client.GetFromJsonAsync<JsonArray>(new Uri(simulator, "/sim/sent"));
        return [.. sent!.Where(s => (string?)s!["kind"] == "cs").Select(s => new Received((string)s!["recipient"]!, (string?)s["text"] ?? "") { MessageId = (string?)s["messageId"] })];
    }

    private async Task<bool> IsJournalIntactAsync()
    {
        await using var verify = ChildProgram.Start("binhyen.dll", Log("verify"), Environment(), "journal", "verify", "--data", options.DataDirectory);
        return await verify.EndAsync() == 0;
    }

    private Dictionary<string, string> Environment()
    {
        var environment = new Dictionary<string, string>();
        if (options.Postgres is { } main) environment["BinhYen__Postgres"] = main;
        if (options.VaultPostgres is { } vault) environment["BinhYen__VaultPostgres"] = vault;
        return environment;
    }

    private TimeSpan Pause(int longest)
    {
        lock (chance) return TimeSpan.FromMilliseconds(chance.Next(30, longest));
    }

    private string Log(string name) => Path.Combine(folder, $"{name}.log");

    private static string Address(Uri address) => address.GetLeftPart(UriPartial.Authority);
}
