using System.Net.Http.Json;
using System.Text.Json;

namespace BinhYen.Acceptance.Drivers;

/// <summary>The remote control of the simulated Zalo.</summary>
internal sealed class Zalo(string address) : IDisposable
{
    private readonly HttpClient http = new() { BaseAddress = new Uri(address) };

    /// <summary>Where the phone and the control are, without a slash at the end.</summary>
    public string Address => address;

    /// <summary>A person who has never written.</summary>
    /// <returns>The person's id at the Official Account.</returns>
    public async Task<string> NewPersonAsync(string name) => (await PostAsync("/sim/residents", new { name })).GetProperty("id").GetString()!;

    /// <summary>Sets the webhook address.</summary>
    public Task DeliverToAsync(string url) => PostAsync("/sim/oa", new { webhookUrl = url });

    /// <summary>Changes settings of the account, for example its webhook key.</summary>
    public Task ChangeAsync(object settings) => PostAsync("/sim/oa", settings);

    /// <summary>Makes the platform misbehave.</summary>
    /// <param name="kind">A switch, for example <c>duplicate</c>.</param>
    /// <param name="count">How many times; null until <see cref="BehaveAsync"/>.</param>
    /// <param name="match">Part of the call's path or of the event's name.</param>
    /// <param name="value">Error code, status, milliseconds or seconds.</param>
    public Task MisbehaveAsync(string kind, int? count = null, string? match = null, int? value = null) =>
        PostAsync("/sim/faults", new { kind, count, match, value });

    /// <summary>Takes all switches away.</summary>
    public async Task BehaveAsync() => (await http.DeleteAsync(new Uri("/sim/faults", UriKind.Relative))).EnsureSuccessStatusCode();

    /// <summary>An officer types in Zalo's own console instead of the product.</summary>
    public Task TypeInConsoleAsync(string person, string text, string admin) =>
        PostAsync("/sim/console/messages", new { residentId = person, text, adminId = admin });

    /// <summary>The person takes consent back in Zalo's menu.</summary>
    public Task WithdrawAsync(string person) => PostAsync($"/sim/residents/{person}/withdraw", new { });

    public Task FollowAsync(string person) => PostAsync($"/sim/residents/{person}/follow", new { });

    public Task WriteAsync(string person, object message) => PostAsync($"/sim/residents/{person}/messages?wait=true", message);

    /// <summary>Waits until every event was tried once.</summary>
    public Task SettleAsync() => PostAsync("/sim/webhook/settle", new { });

    /// <summary>Makes all waiting tries now.</summary>
    public Task FlushAsync() => PostAsync("/sim/webhook/flush", new { });

    /// <summary>Everything the client sent and Zalo took.</summary>
    public async Task<JsonElement> SentAsync() => await http.GetFromJsonAsync<JsonElement>("/sim/sent");

    /// <summary>The chat as the person sees it, oldest first.</summary>
    public async Task<IReadOnlyList<Bubble>> ChatAsync(string person) =>
        (await http.GetFromJsonAsync<List<Bubble>>($"/sim/residents/{person}/messages"))!;

    public void Dispose() => http.Dispose();

    private async Task<JsonElement> PostAsync(string path, object body)
    {
        using var answer = await http.PostAsJsonAsync(path, body);
        var text = await answer.Content.ReadAsStringAsync();
        if (!answer.IsSuccessStatusCode) throw new InvalidOperationException($"The simulator answered {(int)answer.StatusCode} to {path}: {text}");
        return text.Length == 0 ? default : JsonElement.Parse(text);
    }
}

/// <summary>One bubble of a chat.</summary>
/// <param name="MessageId">The platform's id of it.</param>
/// <param name="From"><c>resident</c> or <c>oa</c>.</param>
/// <param name="Text">Null for pictures and the like.</param>
/// <param name="At">When it was sent.</param>
/// <param name="Buttons">Buttons under it.</param>
internal sealed record Bubble(string MessageId, string From, string? Text, DateTimeOffset At, IReadOnlyList<BubbleButton> Buttons)
{
    public bool IsOurs => From == "oa";

    public bool Says(string words) => Text?.Contains(words, StringComparison.OrdinalIgnoreCase) is true;
}

/// <param name="Title">What is on it.</param>
/// <param name="Payload">What a tap says, opens or dials.</param>
internal sealed record BubbleButton(string Title, string Payload);
