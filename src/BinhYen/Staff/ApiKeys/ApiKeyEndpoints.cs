using BinhYen.Platform.Journal;
using BinhYen.Platform.Persistence;
using BinhYen.Site;
using BinhYen.Staff.Agreements;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Staff.ApiKeys;

/// <summary>Making, listing and taking back API keys.</summary>
internal static class ApiKeyEndpoints
{
    public static void Map(WebApplication app)
    {
        var keys = app.MapGroup("/admin/api-keys").Require(Permission.ManageAccounts);
        keys.MapGet("", (string? done) => SiteRoom.Page<ApiKeysPage>(new { Done = done }));
        keys.MapPost("", CreateAsync);
        keys.MapPost("/{id:guid}/revoke", RevokeAsync);
    }

    private static async Task<IResult> CreateAsync(
        IFormCollection form, CurrentStaff staff, BinhYenDb db, AgreementDesk agreements, TimeProvider clock, CancellationToken cancellationToken)
    {
        var scopes = ApiScope.All.Select(s => s.Scope).Where(s => form["scope"].Contains(s)).ToList();
        var name = form.Text("name");
        var errors = new FormErrors()
            .Demand(name is { Length: <= 80 }, "name", "Ghi khóa này dùng cho hệ thống nào, tối đa 80 chữ, ví dụ “Tổng đài 1022 tỉnh”.")
            .Demand(scopes.Count > 0, "scope", "Chọn ít nhất một quyền cho khóa.");
        if (errors.Any) return SiteRoom.Page<ApiKeysPage>(StatusCodes.Status422UnprocessableEntity, new { Errors = errors, Posted = form });

        var now = clock.GetUtcNow();
        var secret = ApiKey.NewSecret();
        // What reads waits until a leader agrees; handing in works at once.
        AgreementKind? waits = scopes.Contains(ApiScope.ReadText) ? AgreementKind.TextKey : scopes.Contains(ApiScope.ReadReports) ? AgreementKind.ReadKey : null;
        scopes.RemoveAll(scope => scope is ApiScope.ReadText or ApiScope.ReadReports);
        var key = ApiKey.Of(secret, staff.CommuneId, name!, scopes, staff.Id, now);
        db.Add(key);
        if (waits is { } kind) await agreements.AskAsync(staff, kind, key.Id, null, cancellationToken);
        db.Record(JournalDraft.Of(staff.CommuneId, now, "staff.api-key-created.v1", $"api:{key.Id}", staff.JournalName, ("scopes", string.Join(' ', scopes))));
        await db.SaveChangesAsync(cancellationToken);
        // Shown in the answer itself, not after a redirect: the secret is nowhere to be read a second time.
        return SiteRoom.Page<ApiKeysPage>(new { NewSecret = secret });
    }

    private static async Task<IResult> RevokeAsync(
        Guid id, IFormCollection _, CurrentStaff staff, BinhYenDb db, KnownApiKeys known, AgreementDesk agreements, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await db.Set<ApiKey>().SingleOrDefaultAsync(k => k.Id == id && k.CommuneId == staff.CommuneId, cancellationToken) is not { } key) return Results.NotFound();
        if (key.RevokedAt is null)
        {
            key.RevokedAt = clock.GetUtcNow();
            await agreements.DropAboutAsync(key.Id, cancellationToken);
            db.Record(JournalDraft.Of(staff.CommuneId, clock.GetUtcNow(), "staff.api-key-revoked.v1", $"api:{key.Id}", staff.JournalName));
            await db.SaveChangesAsync(cancellationToken);
            known.Forget(key.Id);
        }

        return Results.Redirect("/admin/api-keys?done=revoked");
    }
}
