using System.Security.Claims;
using System.Text.Encodings.Web;
using BinhYen.Platform.Persistence;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BinhYen.Staff.ApiKeys;

/// <summary>Reads the key from <c>X-Api-Key</c> or <c>Authorization: Bearer</c> and notes when it was last used.</summary>
internal sealed class ApiKeyHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, BinhYenDb db, WriteGate gate)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    private static readonly TimeSpan UseGrain = TimeSpan.FromMinutes(1);

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Secret() is not { } secret) return AuthenticateResult.NoResult();
        var hash = ApiKey.HashOf(secret);
        if (await db.Set<ApiKey>().AsNoTracking().SingleOrDefaultAsync(k => k.Hash == hash && k.RevokedAt == null, Context.RequestAborted) is not { } key)
            return AuthenticateResult.Fail("Unknown or revoked key.");

        var now = TimeProvider.GetUtcNow();
        if (key.LastUsedAt is null || now - key.LastUsedAt >= UseGrain) await NoteUseAsync(key.Id, now);
        var identity = new ClaimsIdentity(
        [
            new Claim(ClaimTypes.NameIdentifier, key.Id.ToString()),
            new Claim(ClaimTypes.Name, key.Name),
            new Claim(StaffPolicies.CommuneClaim, key.CommuneId.ToString()),
            .. key.Scopes.Select(scope => new Claim(ApiAccess.ScopeClaim, scope)),
        ], Scheme.Name);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme.Name));
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

    private async Task NoteUseAsync(Guid id, DateTimeOffset now)
    {
        using var turn = await gate.EnterAsync(Context.RequestAborted);
        await db.Set<ApiKey>().Where(k => k.Id == id).ExecuteUpdateAsync(k => k.SetProperty(x => x.LastUsedAt, now), Context.RequestAborted);
    }
}
