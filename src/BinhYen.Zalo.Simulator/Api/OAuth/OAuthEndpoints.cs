namespace BinhYen.Zalo.Simulator.Api.OAuth;

/// <summary>What <c>oauth.zaloapp.com</c> answers.</summary>
internal static class OAuthEndpoints
{
    public static void MapOAuth(this IEndpointRouteBuilder app)
    {
        var oauth = app.MapGroup("/v4").ExcludeFromDescription().DisableAntiforgery();
        oauth.MapGet("/oa/permission", AskPermission.ShowForOa);
        oauth.MapPost("/oa/permission", AskPermission.Approve);
        oauth.MapPost("/oa/access_token", ExchangeToken.ForOa);
        oauth.MapGet("/permission", AskPermission.ShowForLogin);
        oauth.MapPost("/permission", AskPermission.Approve);
        oauth.MapPost("/access_token", ExchangeToken.ForLogin);
    }
}
