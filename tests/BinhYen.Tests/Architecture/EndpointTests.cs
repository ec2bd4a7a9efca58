using BinhYen.Tests.Drivers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace BinhYen.Tests.Architecture;

/// <summary>Every address of the running product says who may call it.</summary>
public sealed class EndpointTests
{
    [Fact]
    public async Task Every_endpoint_has_a_policy_or_says_that_it_is_open_to_all()
    {
        await using var server = await BinhYenServer.StartAsync();
        var endpoints = server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().ToList();
        endpoints.Count.ShouldBeGreaterThan(20, "the test must find endpoints to judge");
        endpoints.Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is null
                && !e.Metadata.GetOrderedMetadata<IAuthorizeData>().Any(a => a.Policy is not null)
                && e.Metadata.GetMetadata<AuthorizationPolicy>() is null)
            .Select(e => e.RoutePattern.RawText).ShouldBeEmpty();
    }
}
