using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Routing;

namespace BinhYen.Tests.Walls;

/// <summary>
/// Calls every address given as everybody given and notes where a planted identity came back. Reading comes first, then writing: what
/// a post breaks must not hide what a page would have shown. What ends a session comes last, and before that everybody must
/// still be who they were: somebody who was sent back to the sign-in page sees nothing and proves nothing.
/// </summary>
internal sealed class CanarySearch(RouteValues values, IReadOnlyList<Caller> people)
{
    // The caller is withdrawn, forgotten, locked out or signed out by these, in this order.
    private static readonly string[] Ending = ["/tin-cua-toi/rut", "/tin-cua-toi/roi", "/thoat", "/lock/now", "/sign-out"];
    private readonly ConcurrentBag<string> found = [];
    private readonly ConcurrentBag<Task> streams = [];

    // Thirteen callers get the same megabytes of a script: they are looked through once, or the search would starve the product it calls.
    private readonly ConcurrentDictionary<string, Lazy<IReadOnlyList<string>>> looked = new(StringComparer.Ordinal);

    /// <summary>Event streams that were opened and go on being heard.</summary>
    public IReadOnlyCollection<Task> Streams => streams;

    /// <summary>Who learnt what where: "PoliceChief GET /reveals/{id} → name, phone".</summary>
    public IReadOnlyList<string> Found => [.. found.Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Who learnt something where.</summary>
    public IReadOnlyList<string> Places => [.. Found.Select(f => f.Split(" → ")[0]).Distinct()];

    public async Task RunAsync(IReadOnlyList<RouteEndpoint> endpoints, CancellationToken end)
    {
        var calls = endpoints.SelectMany(e => MethodsOf(e).Select(method => (Endpoint: e, Method: method, Address: values.Fill(e)))).ToList();
        var (ending, lasting) = (calls.FindAll(c => Ending.Contains(c.Address)), calls.FindAll(c => !Ending.Contains(c.Address)));
        foreach (var (endpoint, method, address) in lasting.FindAll(c => IsReading(c.Method)))
            await Task.WhenAll(people.Select(person => CallAsync(person, endpoint, method, address, end)));
        await StillThereAsync();
        foreach (var (endpoint, method, address) in lasting.FindAll(c => !IsReading(c.Method)))
            foreach (var person in people) await CallAsync(person, endpoint, method, address, end);
        await StillThereAsync();
        foreach (var (endpoint, method, address) in ending.OrderBy(c => Array.IndexOf(Ending, c.Address)))
            foreach (var person in people) await CallAsync(person, endpoint, method, address, end);
    }

    private Task CallAsync(Caller person, RouteEndpoint endpoint, string method, string address, CancellationToken end)
    {
        var what = $"{person.Name} {method} {endpoint.RoutePattern.RawText}";
        return person.CallAsync(method, address, answer => Note(what, answer), streams.Add, end);
    }

    private void Note(string what, string answer)
    {
        var mark = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(answer)));
        if (looked.GetOrAdd(mark, _ => new(() => Canaries.In(answer))).Value is { Count: > 0 } names) found.Add($"{what} → {string.Join(", ", names)}");
    }

    private async Task StillThereAsync()
    {
        foreach (var person in people) await person.ShouldStillBeThereAsync();
    }

    private static bool IsReading(string method) => method is "GET" or "HEAD";

    private static IReadOnlyList<string> MethodsOf(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods is { Count: > 0 } methods ? methods : ["GET", "POST"];
}
