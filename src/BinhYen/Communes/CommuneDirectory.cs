using BinhYen.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Communes;

/// <summary>Finds communes, their hamlets, settings and people on duty.</summary>
internal sealed class CommuneDirectory(BinhYenDb db, TimeProvider clock)
{
    private const int NightShiftStarts = 19;

    public Task<Commune?> FindAsync(CommuneId id, CancellationToken cancellationToken) =>
        db.Set<Commune>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, cancellationToken);

    public Task<Commune?> FindAsync(string slug, CancellationToken cancellationToken) =>
        db.Set<Commune>().AsNoTracking().SingleOrDefaultAsync(c => c.Slug == slug, cancellationToken);

    /// <summary>All communes of this installation by name.</summary>
    public Task<List<Commune>> AllAsync(CancellationToken cancellationToken) =>
        db.Set<Commune>().AsNoTracking().OrderBy(c => c.Name).ToListAsync(cancellationToken);

    /// <summary>"Công an xã …" of a commune that is there, as papers and questions print it.</summary>
    public async Task<string> PoliceNameAsync(CommuneId id, CancellationToken cancellationToken) => (await FindAsync(id, cancellationToken))!.PoliceName;

    /// <summary>Hamlets that exist today, by code; with those that ended when <paramref name="withEnded"/>.</summary>
    public Task<List<Hamlet>> HamletsAsync(CommuneId commune, CancellationToken cancellationToken, bool withEnded = false) =>
        db.Set<Hamlet>().AsNoTracking().Where(h => h.CommuneId == commune && (withEnded || h.EndedOn == null))
            .OrderBy(h => h.Code).ToListAsync(cancellationToken);

    /// <summary>The profile in force now, with its version; the product's defaults and 0 while there is none.</summary>
    public Task<(ProfileValues Values, int Version)> SettingsAsync(CommuneId commune, CancellationToken cancellationToken) =>
        db.ProfileInForceAsync(commune, clock.GetUtcNow(), cancellationToken);

    /// <summary>The profile in force in a hamlet: the commune's, with what the hamlet decided for itself (R-YC-17).</summary>
    public async Task<ProfileValues> SettingsOfAsync(CommuneId commune, HamletId hamlet, CancellationToken cancellationToken)
    {
        var (values, _) = await SettingsAsync(commune, cancellationToken);
        var own = await db.Set<HamletWays>().AsNoTracking().SingleOrDefaultAsync(p => p.HamletId == hamlet && p.CommuneId == commune, cancellationToken);
        return own?.Over(values) ?? values;
    }

    /// <summary>The life of the commune's model up to now.</summary>
    public async Task<ModelLife> LifeAsync(CommuneId commune, CancellationToken cancellationToken) =>
        ModelLife.Of(await db.Set<StageChange>().AsNoTracking().Where(s => s.CommuneId == commune).OrderBy(s => s.Number).ToListAsync(cancellationToken), clock.Today());

    /// <summary>Whether the model is a draft that nobody took a step with, and by its profile it does not work yet either.</summary>
    public async Task<bool> WaitsForFirstStageAsync(CommuneId commune, CancellationToken cancellationToken)
    {
        if (await db.Set<StageChange>().AnyAsync(s => s.CommuneId == commune, cancellationToken)) return false;
        var (profile, _) = await SettingsAsync(commune, cancellationToken);
        return !(profile.OperationFrom?.FirstDay <= clock.Today());
    }

    /// <summary>Meetings and reviews by the profile in force and the holidays known.</summary>
    public async Task<ModelCalendar> CalendarAsync(CommuneId commune, CancellationToken cancellationToken)
    {
        var (profile, _) = await SettingsAsync(commune, cancellationToken);
        var life = await LifeAsync(commune, cancellationToken);
        var holidays = await db.Set<Holiday>().AsNoTracking().Where(h => h.CommuneId == commune).Select(h => h.Date).ToListAsync(cancellationToken);
        var workingDays = new WorkingCalendar(OfficeHours.Usual, holidays.Union(PublicHolidays.Shipped.Select(h => h.Date)));
        return new ModelCalendar(profile, life.Begin(profile), life.LaunchedOn ?? life.OperatingSince, workingDays);
    }

    /// <summary>Who polices the hamlet today: officer and substitute. Null when nobody is named.</summary>
    public async Task<HamletDuty?> OfficerOfAsync(HamletId hamlet, CancellationToken cancellationToken)
    {
        var today = clock.Today();
        return await db.Set<HamletDuty>().AsNoTracking()
            .Where(d => d.HamletId == hamlet && d.From <= today && (d.Until == null || d.Until >= today))
            .OrderByDescending(d => d.From).FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>The officer on duty now and the substitute, from the roster. Null on a day the roster leaves open.</summary>
    public async Task<OnDuty?> OnDutyAsync(CommuneId commune, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().ToVietnam();
        var date = DutyShift.DateAt(now);
        var shift = await db.Set<DutyShift>().AsNoTracking().SingleOrDefaultAsync(s => s.CommuneId == commune && s.Date == date, cancellationToken);
        if (shift is null) return null;
        var officer = now.Hour is >= DutyShift.DayStarts and < NightShiftStarts ? shift.DayOfficerId : shift.NightOfficerId;
        return new OnDuty(officer, shift.SubstituteId);
    }
}

/// <param name="OfficerId">On duty now.</param>
/// <param name="SubstituteId">Steps in after five minutes without a look (workflow §5.3).</param>
internal sealed record OnDuty(StaffId OfficerId, StaffId SubstituteId);

/// <summary>Finds the version of a profile that applies at an instant.</summary>
internal static class ProfileInForce
{
    public static async Task<(ProfileValues Values, int Version)> ProfileInForceAsync(this BinhYenDb db, CommuneId commune, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var settings = await db.Set<CommuneSettings>().AsNoTracking()
            .Where(s => s.CommuneId == commune && s.EffectiveFrom <= at && s.WithdrawnAt == null)
            .OrderByDescending(s => s.Version).FirstOrDefaultAsync(cancellationToken);
        return settings is null ? (new ProfileValues(), 0) : (settings.Values, settings.Version);
    }
}
