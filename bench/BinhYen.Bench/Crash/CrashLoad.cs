using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace BinhYen.Bench.Crash;

/// <summary>One message of a resident, or one report of a program; its mark stands in the text and nowhere else.</summary>
/// <param name="Mark">For example <c>kt000042</c>.</param>
/// <param name="Resident">Zalo user id; null for a report handed in by API.</param>
internal sealed record Spoken(string Mark, string? Resident)
{
    /// <summary>The case code the API answered with; null before, and for messages in a chat.</summary>
    public string? Code { get; set; }
}

/// <summary>
/// Residents who write in Zalo and programs that hand reports in, all the time, whether the product is there or not. A
/// program repeats with the same key until it gets an answer, as the API asks for.
/// </summary>
internal sealed class CrashLoad(HttpClient client, Uri simulator, Uri product, string apiKey, Random chance)
{
    private readonly ConcurrentQueue<Spoken> spoken = new();
    private readonly ConcurrentQueue<string> faults = new();
    private readonly List<string> crying = [];

    // One resident in ten sees a fire, and writes of nothing else: a fire seen after a noise is a case of its own.
    private readonly HashSet<string> alarmed = [];
    private readonly Lock gate = new();
    private int marks;

    /// <summary>Everything said so far.</summary>
    public IReadOnlyCollection<Spoken> Said => spoken;

    /// <summary>Answers that no crash explains.</summary>
    public IReadOnlyCollection<string> Faults => faults;

    /// <summary>Speaks until <paramref name="stop"/>, then ends when the last report has its answer.</summary>
    public Task RunAsync(CancellationToken stop) => Task.WhenAll(WriteAsync(stop), WriteAsync(stop), HandInAsync(stop), HandInAsync(stop));

    private async Task WriteAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var resident = await SomebodyAsync();
            var said = new Spoken(NextMark(), resident);
            spoken.Enqueue(said);
            using var answer = await client.PostAsJsonAsync(new Uri(simulator, $"/sim/residents/{resident}/messages"), new { text = Words(said.Mark, IsAlarmed(resident)) }, CancellationToken.None);
            answer.EnsureSuccessStatusCode();
            await Task.Delay(Chance(60, 240), CancellationToken.None);
        }
    }

    private async Task HandInAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var said = new Spoken(NextMark(), null);
            spoken.Enqueue(said);
            var report = new { text = Words(said.Mark, Chance(0, 10) == 0), idempotencyKey = Guid.NewGuid().ToString("N"), secrecy = "KeptSecret", name = "Người Báo Tin", phone = "0900000000" };
            while (!await IsAnsweredAsync(said, report)) await Task.Delay(50, CancellationToken.None);
            await Task.Delay(Chance(60, 240), CancellationToken.None);
        }
    }

    private async Task<bool> IsAnsweredAsync(Spoken said, object report)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(product, "/api/v1/reports")) { Content = JsonContent.Create(report) };
            request.Headers.Add("X-Api-Key", apiKey);
            using var answer = await client.SendAsync(request);
            if (answer.StatusCode is HttpStatusCode.Created or HttpStatusCode.OK)
            {
                said.Code = (string?)(await answer.Content.ReadFromJsonAsync<JsonNode>())?["code"];
                return true;
            }

            // Busy or not there yet is no fault; anything else is.
            if ((int)answer.StatusCode >= 500) return false;
            faults.Enqueue($"a report was answered with {(int)answer.StatusCode}");
            return true;
        }
        catch (Exception gone) when (gone is HttpRequestException or IOException or OperationCanceledException)
        {
            return false;
        }
    }

    // New residents come. Those who see a fire write more, so that talks and cases are hit in every state; everybody else would be asked which report the next words are about, and nobody presses here.
    private async Task<string> SomebodyAsync()
    {
        lock (gate)
        {
            if (crying.Count > 0 && chance.Next(100) < 60) return crying[chance.Next(Math.Max(0, crying.Count - 6), crying.Count)];
        }

        using var answer = await client.PostAsJsonAsync(new Uri(simulator, "/sim/residents"), new { follows = true });
        answer.EnsureSuccessStatusCode();
        var id = (string)(await answer.Content.ReadFromJsonAsync<JsonNode>())!["id"]!;
        lock (gate)
        {
            if (chance.Next(10) == 0 && alarmed.Add(id)) crying.Add(id);
        }

        return id;
    }

    private bool IsAlarmed(string resident)
    {
        lock (gate) return alarmed.Contains(resident);
    }

    private string NextMark() => string.Create(CultureInfo.InvariantCulture, $"kt{Interlocked.Increment(ref marks):D6}");

    private static string Words(string mark, bool isFire) => isFire
        ? $"Cháy nhà ở thôn Phú Lộc, khói nhiều lắm, cứu với, dấu nhắn {mark}"
        : $"Tối qua nhà bên ở thôn Đông Khê mở loa hát rất to tới tận khuya, mong các anh nhắc giúp, dấu nhắn {mark}";

    private int Chance(int from, int to)
    {
        lock (gate) return chance.Next(from, to);
    }
}
