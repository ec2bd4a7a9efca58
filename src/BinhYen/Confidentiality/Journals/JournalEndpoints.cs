using System.Globalization;
using BinhYen.Platform.Journal;
using BinhYen.Platform.Persistence;
using BinhYen.Site;
using BinhYen.Staff;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Confidentiality.Journals;

/// <summary>The chief's pages about the journal: what was written, the signed days, a comparison with paper.</summary>
internal static class JournalEndpoints
{
    public static void MapJournal(this WebApplication app)
    {
        var journal = app.MapGroup("/journal").Require(Permission.ReadJournal);
        journal.MapGet("", (string? day, string? skip, CurrentStaff staff, JournalPages pages, CancellationToken cancellationToken) => pages.ListAsync(staff, day, skip, cancellationToken));
        journal.MapGet("/compare", () => SiteRoom.Page<ComparePage>());
        journal.MapPost("/compare", CompareAsync);
        journal.MapGet("/days/{number:int}", (int number, CurrentStaff staff, JournalPages pages, CancellationToken cancellationToken) => pages.PrintAsync(staff, number, cancellationToken));
    }

    private static async Task<IResult> CompareAsync(IFormCollection form, CurrentStaff staff, CompareMark compare, JournalScreen screen, CancellationToken cancellationToken)
    {
        if (form.Text("mark") is not { } text)
            return SiteRoom.Page<ComparePage>(StatusCodes.Status422UnprocessableEntity, new { Errors = FormErrors.Of("mark", "Dán dòng chữ đọc được từ mã vuông trên tờ mốc ngày.") });
        screen.Found = await compare.RunAsync(staff.CommuneId, text, cancellationToken);
        return SiteRoom.Page<ComparePage>(new { Typed = text });
    }
}

/// <summary>
/// Reads what these pages show. No entry has a number or a place among those that are veiled: of the running day they are left out, of a day that is over they are counted together. Everyday facts come singly, and whoever makes
/// an entry of their own every minute would read between two of them when a report about them came, or beside whose (decisions 0072, 0153). The chain's numbers stand with the signed days.
/// </summary>
internal sealed class JournalPages(BinhYenDb db, StaffDirectory directory, JournalVeil veil, JournalScreen screen, TimeProvider clock)
{
    private const int PageSize = 50;
    private const int DaysShown = 31;

    /// <param name="staff">Who reads.</param>
    /// <param name="from">The newest day to show, as <c>yyyy-MM-dd</c>; null for today.</param>
    /// <param name="skip">How many shown lines of that day are passed over.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<IResult> ListAsync(CurrentStaff staff, string? from, string? skip, CancellationToken cancellationToken)
    {
        screen.Days = await db.Set<JournalCheckpoint>().AsNoTracking().Where(c => c.CommuneId == staff.CommuneId).OrderByDescending(c => c.Number).Take(DaysShown).ToListAsync(cancellationToken);
        var day = DateOnly.TryParseExact(from, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var typed) && typed < clock.Today() ? typed : clock.Today();
        var (lines, passed) = (new List<JournalLine>(), int.TryParse(skip, out var some) && some > 0 ? some : 0);
        string? next = null;
        for (DateOnly? at = day; at is { } shown; at = await DayBeforeAsync(staff, shown, cancellationToken), passed = 0)
        {
            if (lines.Count >= PageSize)
            {
                next = At(shown, 0);
                break;
            }

            var ofDay = await LinesAsync(staff, shown, cancellationToken);
            var room = PageSize - lines.Count;
            lines.AddRange(ofDay.Skip(passed).Take(room));
            if (ofDay.Count - passed <= room) continue;
            next = At(shown, passed + room);
            break;
        }

        screen.Lines = lines;
        return SiteRoom.Page<JournalPage>(new { Next = next });
    }

    // What of a day may be shown, the newest first; behind it, once it is over, how much more there was.
    private async Task<List<JournalLine>> LinesAsync(CurrentStaff staff, DateOnly day, CancellationToken cancellationToken)
    {
        var (begin, end) = (VietnamTime.At(day, TimeOnly.MinValue), VietnamTime.At(day.AddDays(1), TimeOnly.MinValue));
        var (first, last) = await AroundAsync(staff, day, cancellationToken);
        var entries = await Of(staff).Where(e => e.Sequence >= first && e.Sequence <= last && e.At >= begin && e.At < end).OrderByDescending(e => e.Sequence).ToListAsync(cancellationToken);
        var veiled = await veil.OverAsync(staff, entries.Select(FactOf), cancellationToken);
        var shown = entries.FindAll(e => !veiled.Contains(FactOf(e)));
        var names = await directory.NamesAsync(shown.Select(e => StaffOf(e.Actor)).OfType<StaffId>(), cancellationToken);
        var lines = shown.ConvertAll(e => Line(e, names));
        if (day < clock.Today() && entries.Count > shown.Count) lines.Add(JournalLine.Veiled(entries.Count - shown.Count, begin));
        return lines;
    }

    private async Task<DateOnly?> DayBeforeAsync(CurrentStaff staff, DateOnly day, CancellationToken cancellationToken)
    {
        var begin = VietnamTime.At(day, TimeOnly.MinValue);
        var (_, last) = await AroundAsync(staff, day, cancellationToken);
        return await Of(staff).Where(e => e.Sequence <= last && e.At < begin).OrderByDescending(e => e.Sequence).Select(e => (DateTimeOffset?)e.At).FirstOrDefaultAsync(cancellationToken) is { } found ? VietnamTime.DateOf(found) : null;
    }

    // Where in the chain a day lies: the signed days before and after it bound the search, for entries are found by their place and not by their time.
    private async Task<(long First, long Last)> AroundAsync(CurrentStaff staff, DateOnly day, CancellationToken cancellationToken)
    {
        var days = db.Set<JournalCheckpoint>().AsNoTracking().Where(c => c.CommuneId == staff.CommuneId);
        var before = await days.Where(c => c.Day < day).OrderByDescending(c => c.Day).Select(c => (long?)c.FirstSequence).FirstOrDefaultAsync(cancellationToken);
        var after = await days.Where(c => c.Day > day).OrderBy(c => c.Day).Select(c => (long?)c.LastSequence).FirstOrDefaultAsync(cancellationToken);
        return (before ?? 0, after ?? long.MaxValue);
    }

    private static string At(DateOnly day, int skip) => string.Create(CultureInfo.InvariantCulture, $"day={day:yyyy-MM-dd}&skip={skip}");

    private IQueryable<JournalEntry> Of(CurrentStaff staff) => db.Set<JournalEntry>().AsNoTracking().Where(e => e.CommuneId == staff.CommuneId);

    private static JournalLine Line(JournalEntry e, IReadOnlyDictionary<StaffId, string> names) =>
        new(e.At, e.Fact, e.Subject, StaffOf(e.Actor) is { } id ? names.GetValueOrDefault(id, "cán bộ") : ActorInWords(e.Actor));

    public async Task<IResult> PrintAsync(CurrentStaff staff, int number, CancellationToken cancellationToken)
    {
        screen.Checkpoint = await db.Set<JournalCheckpoint>().AsNoTracking().SingleOrDefaultAsync(c => c.CommuneId == staff.CommuneId && c.Number == number, cancellationToken);
        return screen.Checkpoint is null ? SiteRoom.Page<NotFoundPage>(StatusCodes.Status404NotFound) : SiteRoom.Page<DayPage>();
    }

    private static VeiledFact FactOf(JournalEntry entry) => new(entry.Fact, entry.Subject, entry.Actor);

    private static StaffId? StaffOf(string actor) => actor.StartsWith("staff:", StringComparison.Ordinal) && Guid.TryParse(actor.AsSpan(6), out var id) ? new StaffId(id) : null;

    private static string ActorInWords(string actor) => actor switch
    {
        "reporter" => "người phản ánh",
        "system" => "hệ thống",
        "verifier" => "người xác minh",
        _ when actor.StartsWith("api:", StringComparison.Ordinal) => "phần mềm " + actor[4..],
        _ => actor,
    };
}

/// <summary>One entry as the chief reads it, or how many of a day are veiled.</summary>
/// <param name="At">When; of veiled ones only the day is shown.</param>
/// <param name="Fact">Durable name of the fact; null under the veil.</param>
/// <param name="Subject">What it is about; empty under the veil.</param>
/// <param name="Actor">Who, in words; empty under the veil.</param>
internal sealed record JournalLine(DateTimeOffset At, string? Fact, string Subject, string Actor)
{
    /// <summary>How many entries the line stands for.</summary>
    public int Count { get; private init; } = 1;

    public static JournalLine Veiled(int count, DateTimeOffset at) => new(at, null, "", "") { Count = count };
}

/// <summary>What these pages show: set by the endpoint, read while rendering.</summary>
internal sealed class JournalScreen
{
    public IReadOnlyList<JournalCheckpoint> Days { get; set; } = [];
    public IReadOnlyList<JournalLine> Lines { get; set; } = [];

    /// <summary>The day to print; null elsewhere.</summary>
    public JournalCheckpoint? Checkpoint { get; set; }

    /// <summary>What a comparison showed; null before one.</summary>
    public MarkComparison? Found { get; set; }
}
