using BinhYen.Cases;
using BinhYen.Tests.Drivers;
using BinhYen.Vault;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BinhYen.Tests.Intake.Portal;

/// <summary>What the product stored under a tracking code, for facts that no page shows.</summary>
internal static class StoredReport
{
    public static Task<ReportThread> ThreadAsync(BinhYenServer server, string code)
    {
        var hash = OpenCase.TrackingHash(server.Services.GetRequiredService<IRecordSealer>(), TrackingCode.Parse(code).Value);
        return server.ReadAsync(db => db.Set<ReportThread>().AsNoTracking().SingleAsync(t => t.TrackingHash == hash));
    }

    public static async Task<Case> CaseAsync(BinhYenServer server, string code)
    {
        var id = (await ThreadAsync(server, code)).CaseId;
        return await server.ReadAsync(db => db.Set<Case>().AsNoTracking().SingleAsync(c => c.Id == id));
    }
}
