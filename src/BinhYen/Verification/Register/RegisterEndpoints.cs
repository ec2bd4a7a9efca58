using BinhYen.Communes;
using BinhYen.Site;
using BinhYen.Staff;

namespace BinhYen.Verification.Register;

/// <summary>The register of verifiers.</summary>
internal static class RegisterEndpoints
{
    public static void MapRegister(this WebApplication app)
    {
        var verifiers = app.MapGroup("/verifiers").Require(Permission.ManageVerifiers);
        verifiers.MapGet("", async (string? done, CurrentStaff staff, RegisterScreen screen, Fill fill, CancellationToken cancellationToken) =>
        {
            screen.Done = done;
            await fill.Async(staff, null, cancellationToken);
            return SiteRoom.Page<VerifiersPage>();
        });
        verifiers.MapGet("/new", async (CurrentStaff staff, Fill fill, CancellationToken cancellationToken) =>
        {
            await fill.Async(staff, null, cancellationToken);
            return SiteRoom.Page<VerifierPage>();
        });
        verifiers.MapPost("/new", (IFormCollection form, CurrentStaff staff, KeepVerifiers keep, RegisterScreen screen, Fill fill, CancellationToken cancellationToken) =>
            SaveAsync(null, form, staff, keep, screen, fill, cancellationToken));
        verifiers.MapGet("/{id:guid}", ShowAsync);
        verifiers.MapPost("/{id:guid}", (Guid id, IFormCollection form, CurrentStaff staff, KeepVerifiers keep, RegisterScreen screen, Fill fill, CancellationToken cancellationToken) =>
            SaveAsync(new VerifierId(id), form, staff, keep, screen, fill, cancellationToken));
        verifiers.MapPost("/{id:guid}/end", async (Guid id, IFormCollection _, CurrentStaff staff, KeepVerifiers keep, CancellationToken cancellationToken) =>
            await keep.EndAsync(staff, new VerifierId(id), cancellationToken) ? Results.Redirect("/verifiers?done=ended") : SiteRoom.Page<NotFoundPage>(StatusCodes.Status404NotFound));
        verifiers.MapPost("/{id:guid}/link", LinkAsync);
    }

    private static async Task<IResult> ShowAsync(Guid id, string? done, CurrentStaff staff, RegisterScreen screen, Fill fill, CancellationToken cancellationToken)
    {
        screen.Done = done;
        await fill.Async(staff, new VerifierId(id), cancellationToken);
        if (screen.One is null) return SiteRoom.Page<NotFoundPage>(StatusCodes.Status404NotFound);
        screen.Form = VerifierForm.Of(screen.One);
        return SiteRoom.Page<VerifierPage>();
    }

    private static async Task<IResult> SaveAsync(
        VerifierId? id, IFormCollection form, CurrentStaff staff, KeepVerifiers keep, RegisterScreen screen, Fill fill, CancellationToken cancellationToken)
    {
        screen.Form = VerifierForm.Read(form);
        (var saved, screen.Errors) = await keep.SaveAsync(staff, id, screen.Form, cancellationToken);
        if (saved is not null) return Results.Redirect("/verifiers?done=saved");
        await fill.Async(staff, id, cancellationToken);
        if (id is not null && screen.One is null) return SiteRoom.Page<NotFoundPage>(StatusCodes.Status404NotFound);
        return SiteRoom.Page<VerifierPage>(StatusCodes.Status422UnprocessableEntity);
    }

    // The word stands in the answer to the post and in no address: it is shown this once.
    private static async Task<IResult> LinkAsync(Guid id, IFormCollection _, CurrentStaff staff, KeepVerifiers keep, RegisterScreen screen, Fill fill, CancellationToken cancellationToken)
    {
        screen.LinkWord = await keep.LinkAsync(staff, new VerifierId(id), cancellationToken);
        if (screen.LinkWord is null) return SiteRoom.Page<NotFoundPage>(StatusCodes.Status404NotFound);
        await fill.Async(staff, new VerifierId(id), cancellationToken);
        screen.Form = VerifierForm.Of(screen.One!);
        return SiteRoom.Page<VerifierPage>();
    }

    /// <summary>Reads what the pages show beside the form.</summary>
    internal sealed class Fill(RegisterScreen screen, KeepVerifiers keep, CommuneDirectory communes, TimeProvider clock)
    {
        public async Task Async(CurrentStaff staff, VerifierId? id, CancellationToken cancellationToken)
        {
            screen.Today = clock.Today();
            screen.All = await keep.AllAsync(staff.CommuneId, cancellationToken);
            screen.Hamlets = await communes.HamletsAsync(staff.CommuneId, cancellationToken);
            screen.Accounts = await keep.FreeAccountsAsync(staff.CommuneId, id, cancellationToken);
            screen.One = id is { } one ? screen.All.FirstOrDefault(v => v.Verifier.Id == one) : null;
        }
    }
}
