using System.Text.RegularExpressions;
using BinhYen.Tests.Drivers;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace BinhYen.Tests.Security;

/// <summary>One address of the running product with one method.</summary>
/// <param name="Method">"GET" or "POST".</param>
/// <param name="Pattern">As mapped, with its parameters: <c>/cases/{code}/note</c>.</param>
internal sealed partial record Route(string Method, string Pattern)
{
    /// <summary>True for the page of one case and every act on it.</summary>
    public bool IsOfOneCase => Pattern.StartsWith("/cases/{code}", StringComparison.Ordinal);

    /// <summary>The address with the case's number, or with made-up values that lead to nothing.</summary>
    public string Filled(string? code = null) => Parameter().Replace(Pattern, match => match.Groups[1].Value switch
    {
        "code" when code is not null => code,
        var name when name.EndsWith("guid", StringComparison.Ordinal) => "01900000-0000-7000-8000-000000000000",
        var name when name.EndsWith("int", StringComparison.Ordinal) => "1",
        _ => "khong-co",
    });

    /// <summary>Every address the product answers at, in order.</summary>
    public static IReadOnlyList<Route> Of(BinhYenServer server) =>
    [
        .. server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .SelectMany(e => (e.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Select(method => new Route(method, Slashed(e))))
            .Where(r => r.Method is "GET" or "POST" or "PUT" or "DELETE").Distinct()
            .OrderBy(r => r.Pattern, StringComparer.Ordinal).ThenBy(r => r.Method, StringComparer.Ordinal),
    ];

    private static string Slashed(RouteEndpoint endpoint)
    {
        var pattern = endpoint.RoutePattern.RawText ?? "";
        return "/" + pattern.Trim('/');
    }

    [GeneratedRegex(@"\{([^}]*?)\??\}")]
    private static partial Regex Parameter();
}
