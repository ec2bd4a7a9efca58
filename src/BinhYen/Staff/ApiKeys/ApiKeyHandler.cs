using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace BinhYen.Staff.ApiKeys;

/// <summary>Reads the key from <c>X-Api-Key</c> or <c>Authorization: Bearer</c>.</summary>
internal sealed class ApiKeyHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, KnownApiKeys keys)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Secret() is not { } secret) return AuthenticateResult.NoResult();
        return await keys.FindAsync(secret, Context.RequestAborted) is { } identity
            ? AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity.Clone()), Scheme.Name))
            : AuthenticateResult.Fail("Unknown or revoked key.");
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer";
        return Problem(StatusCodes.Status401Unauthorized, "Cần khóa API còn hiệu lực trong X-Api-Key hoặc Authorization: Bearer.");
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        Problem(StatusCodes.Status403Forbidden, "Khóa API này không có quyền dùng chức năng này.");

    private Task Problem(int status, string title) => TypedResults.Problem(statusCode: status, title: title).ExecuteAsync(Context);

    private string? Secret()
    {
        if (Request.Headers["X-Api-Key"].ToString() is { Length: > 0 } key) return key;
        var header = Request.Headers.Authorization.ToString();
        return header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) && header[7..].Trim() is { Length: > 0 } bearer ? bearer : null;
    }
}
