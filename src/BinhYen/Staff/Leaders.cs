using BinhYen.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Staff;

/// <summary>
/// Who leads a commune's police, as a fact of the commune and not of the minute: where one person may act alone because nobody else leads, another leader who was sent on leave, shut out or closed a moment
/// ago still counts (decision 0159).
/// </summary>
internal sealed class Leaders(BinhYenDb db, TimeProvider clock)
{
    /// <summary>How long a leader who serves no longer is remembered as one.</summary>
    public static readonly TimeSpan Remembered = TimeSpan.FromDays(90);

    /// <summary>Whether nobody else leads the commune's police, and nobody else did lately.</summary>
    /// <param name="commune">The commune.</param>
    /// <param name="leader">The one who may be the only one.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public async Task<bool> IsOnlyOneAsync(CommuneId commune, StaffId leader, CancellationToken cancellationToken)
    {
        var since = clock.GetUtcNow() - Remembered;
        return !await Others(commune, leader).AnyAsync(s => (s.ClosedAt == null || s.ClosedAt > since) && (s.ServesUntil == null || s.ServesUntil > since), cancellationToken);
    }

    /// <summary>The other leaders in service who have a way to sign in.</summary>
    /// <param name="commune">The commune.</param>
    /// <param name="but">Who is left out.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public async Task<IReadOnlyList<StaffMember>> WhoCanSignInAsync(CommuneId commune, StaffId but, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var others = await Others(commune, but).AsNoTracking().Where(s => s.ClosedAt == null).ToListAsync(cancellationToken);
        return others.FindAll(s => !s.HasServed(now) && !s.IsDormant(now) && s.CanSignIn);
    }

    private IQueryable<StaffMember> Others(CommuneId commune, StaffId but) =>
        db.Set<StaffMember>().Where(s => s.CommuneId == commune && s.Id != but.Value && (s.Role == StaffRole.PoliceChief || s.Role == StaffRole.DeputyPoliceChief));
}
