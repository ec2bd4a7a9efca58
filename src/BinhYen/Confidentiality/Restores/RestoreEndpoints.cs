using System.Security.Claims;
using BinhYen.Platform.Telemetry;
using BinhYen.Site;
using BinhYen.Staff;

namespace BinhYen.Confidentiality.Restores;

/// <summary>The leaders' page about a backup that was put back, and what leads there.</summary>
internal static class RestoreEndpoints
{
    /// <summary>Where it is.</summary>
    public const string Address = "/restored";

    public static void AddRestores(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<RestoredCommunes>();
        builder.Services.AddScoped<RestoreWatch>();
        builder.Services.AddScoped<ConfirmRestore>();
        builder.Services.AddScoped<RestoreScreen>();
        builder.Services.AddSingleton<IStaffNotice, RestoreNotice>();
        builder.Services.AddHostedService<NoteJournalEnds>();
        builder.Services.AddHealthChecks().AddCheck<RestoreHealth>("restore", tags: [TelemetrySetup.Ready]);
    }

    public static void Map(WebApplication app)
    {
        var page = app.MapGroup(Address).Require(Permission.ApproveCases);
        page.MapGet("", async (CurrentStaff staff, ConfirmRestore confirm, RestoreScreen screen, CancellationToken stop) =>
        {
            screen.Standing = await confirm.StandingAsync(staff, stop);
            return SiteRoom.Page<RestorePage>();
        });
        page.MapPost("", async (IFormCollection form, CurrentStaff staff, ConfirmRestore confirm, CancellationToken stop) =>
        {
            await confirm.HandleAsync(staff, form.Text("mark"), stop);
            return Results.Redirect(Address);
        });
    }
}

/// <summary>What the page shows: set by the endpoint, read while rendering.</summary>
internal sealed class RestoreScreen
{
    /// <summary>Null when nothing is lost.</summary>
    public RestoreStanding? Standing { get; set; }
}

/// <summary>Tells leaders on every page that the commune runs on an older state.</summary>
internal sealed class RestoreNotice(RestoredCommunes restored) : IStaffNotice
{
    public Task<StaffNotice?> OfAsync(ClaimsPrincipal user, string path, CancellationToken cancellationToken) => Task.FromResult(
        CurrentStaff.From(user) is { } staff && staff.May(Permission.ApproveCases) && path != RestoreEndpoints.Address && restored.Has(staff.CommuneId)
            ? new StaffNotice("Hệ thống đang chạy từ một bản sao lưu; tên và bản gốc tạm đóng.", "Xem", RestoreEndpoints.Address)
            : null);
}
