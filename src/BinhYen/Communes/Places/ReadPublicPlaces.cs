using BinhYen.Platform.Persistence;
using BinhYen.Platform.Text;
using BinhYen.Site;
using BinhYen.Staff;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Communes.Places;

/// <summary>Which places of the register are shown.</summary>
internal enum PlaceFilter
{
    All,

    /// <summary>A window covers this moment.</summary>
    Now,

    /// <summary>A window has a moment between 18:00 of today and 05:00 of tomorrow.</summary>
    Tonight,

    /// <summary>No longer in the register.</summary>
    Ended,
}

/// <summary>The two shifts of the duty roster: 07:00–19:00, and 19:00 until 07:00 of the next day.</summary>
internal enum PatrolShift
{
    Day,
    Night,
}

/// <param name="Place">The place.</param>
/// <param name="Hamlet">Name of its hamlet; null between hamlets.</param>
/// <param name="IsNow">Whether it needs attention at this moment.</param>
internal sealed record PlaceLine(PublicPlace Place, string? Hamlet, bool IsNow);

/// <summary>One call of a patrol: a place and the hours of the shift in which it needs attention.</summary>
internal sealed record PatrolStop(DateTime From, DateTime Until, PublicPlace Place, string? Hamlet);

/// <summary>What the pages show: set by the endpoint, read while they are rendered.</summary>
internal sealed class PlaceScreen
{
    public PlaceFilter Filter { get; set; }
    public PublicPlaceKind? Kind { get; set; }
    public IReadOnlyList<PlaceLine> Lines { get; set; } = [];
    public IReadOnlyDictionary<PlaceFilter, int> Counts { get; set; } = new Dictionary<PlaceFilter, int>();
    public IReadOnlyList<Hamlet> Hamlets { get; set; } = [];
    public DateTimeOffset Now { get; set; }
    public bool MayKeep { get; set; }
    public string? Notice { get; set; }

    // The form.
    public PublicPlace? Place { get; set; }
    public FormErrors? Errors { get; set; }
    public IFormCollection? Posted { get; set; }

    // The shift.
    public DateOnly Date { get; set; }
    public PatrolShift Shift { get; set; }
    public IReadOnlyList<PatrolStop> Stops { get; set; } = [];

    /// <summary>Who has duty in the shift by the roster; null while nobody was planned.</summary>
    public string? OnDuty { get; set; }
}

/// <summary>Reads the register for its pages.</summary>
internal sealed class ReadPublicPlaces(BinhYenDb db, CommuneDirectory communes, StaffDirectory directory, PlaceScreen screen, TimeProvider clock)
{
    private static readonly TimeOnly Evening = new(18, 0);
    private static readonly TimeOnly Morning = new(5, 0);
    private static readonly TimeOnly ShiftChange = new(7, 0);

    public async Task ListAsync(CurrentStaff staff, PlaceFilter filter, PublicPlaceKind? kind, CancellationToken cancellationToken)
    {
        await CommonAsync(staff, cancellationToken);
        (screen.Filter, screen.Kind) = (filter, kind);
        var all = await LinesAsync(staff, cancellationToken);
        screen.Counts = Enum.GetValues<PlaceFilter>().ToDictionary(f => f, f => all.Count(l => Fits(l, f)));
        screen.Lines =
        [
            .. all.Where(l => Fits(l, filter) && (kind is null || l.Place.Kind == kind))
                .OrderByDescending(l => l.IsNow).ThenBy(l => l.Hamlet is null).ThenBy(l => l.Hamlet, StringComparer.Ordinal).ThenBy(l => VietnameseText.Fold(l.Place.Name), StringComparer.Ordinal),
        ];
    }

    public async Task FormAsync(CurrentStaff staff, PublicPlace? place, CancellationToken cancellationToken)
    {
        await CommonAsync(staff, cancellationToken);
        screen.Place = place;
    }

    public async Task ShiftAsync(CurrentStaff staff, DateOnly date, PatrolShift shift, CancellationToken cancellationToken)
    {
        await CommonAsync(staff, cancellationToken);
        (screen.Date, screen.Shift) = (date, shift);
        var from = date.ToDateTime(shift is PatrolShift.Day ? ShiftChange : ShiftChange.AddHours(12));
        screen.Stops =
        [
            .. from line in await LinesAsync(staff, cancellationToken)
               where line.Place.EndedOn is null || line.Place.EndedOn >= date
               from window in line.Place.Windows
               let part = window.Within(@from, @from.AddHours(12))
               where part is not null
               orderby part.Value.From, line.Hamlet, line.Place.Name
               select new PatrolStop(part.Value.From, part.Value.Until, line.Place, line.Hamlet),
        ];
        if (await db.Set<DutyShift>().AsNoTracking().SingleOrDefaultAsync(s => s.CommuneId == staff.CommuneId && s.Date == date, cancellationToken) is not { } duty) return;
        var person = shift is PatrolShift.Day ? duty.DayOfficerId : duty.NightOfficerId;
        screen.OnDuty = (await directory.NamesAsync([person], cancellationToken)).GetValueOrDefault(person);
    }

    private bool Fits(PlaceLine line, PlaceFilter filter) => (line.Place.EndedOn is not null) == (filter is PlaceFilter.Ended) && filter switch
    {
        PlaceFilter.Now => line.IsNow,
        PlaceFilter.Tonight => line.Place.Windows.Any(w => w.Within(clock.Today().ToDateTime(Evening), clock.Today().AddDays(1).ToDateTime(Morning)) is not null),
        PlaceFilter.All or PlaceFilter.Ended => true,
    };

    private async Task CommonAsync(CurrentStaff staff, CancellationToken cancellationToken)
    {
        (screen.Now, screen.MayKeep) = (clock.GetUtcNow(), staff.May(Permission.ManageOrganisation));
        screen.Hamlets = await communes.HamletsAsync(staff.CommuneId, cancellationToken);
    }

    private async Task<IReadOnlyList<PlaceLine>> LinesAsync(CurrentStaff staff, CancellationToken cancellationToken)
    {
        var local = clock.GetUtcNow().ToVietnam().DateTime;
        var names = (await communes.HamletsAsync(staff.CommuneId, cancellationToken, withEnded: true)).ToDictionary(h => h.Id, h => h.FullName);
        return [.. (await db.Set<PublicPlace>().AsNoTracking().Where(p => p.CommuneId == staff.CommuneId).ToListAsync(cancellationToken))
            .Select(p => new PlaceLine(p, p.HamletId is { } h ? names.GetValueOrDefault(h) : null, p.EndedOn is null && p.NeedsAttentionAt(local)))];
    }
}
