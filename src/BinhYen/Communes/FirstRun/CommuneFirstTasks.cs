using BinhYen.Platform.Persistence;
using BinhYen.Staff;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Communes.FirstRun;

/// <summary>Tasks after the set-up that accounts, the model's life and the register of households show to be done.</summary>
internal sealed class CommuneFirstTasks(BinhYenDb db, CommuneDirectory communes, TimeProvider clock) : IFirstTaskFacts
{
    public async Task<IReadOnlyList<FirstTask>> DoneAsync(CommuneId commune, CancellationToken cancellationToken)
    {
        var done = new List<FirstTask>();
        var accounts = await db.Set<StaffMember>().AsNoTracking().Where(s => s.CommuneId == commune && s.ClosedAt == null).Select(s => new { s.Role, IsSetUp = s.PasswordHash != null }).ToListAsync(cancellationToken);
        if (accounts.Any(a => a is { Role: StaffRole.SystemAdministrator, IsSetUp: true })) done.Add(FirstTask.Administrator);
        // A code that was handed over is known by its use.
        if (accounts.All(a => a.IsSetUp)) done.Add(FirstTask.Codes);
        var (profile, _) = await communes.SettingsAsync(commune, cancellationToken);
        if ((await communes.LifeAsync(commune, cancellationToken)).Now is ModelStage.Launched or ModelStage.Operating || profile.OperationFrom?.FirstDay <= clock.Today()) done.Add(FirstTask.Stage);
        if (await db.Set<Household>().AnyAsync(h => h.CommuneId == commune, cancellationToken)) done.Add(FirstTask.Households);
        return done;
    }
}
