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
        journal.MapGet("", (string? before, string? skip, CurrentStaff staff, JournalPages pages, CancellationToken cancellationToken) => pages.ListAsync(staff, before, skip, cancellationToken));
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
/// Reads what these pages show. Of the running day an entry has no number, and what is veiled is left out: everyday facts come singly, and
/// somebody who looks every few seconds would see the minute at which two numbers came that nobody explains. From the next day on every
/// number is there (decision 0072).
/// </summary>
internal sealed class JournalPages(BinhYenDb db, StaffDirectory directory, JournalVeil veil, JournalScreen screen, TimeProvider clock)
{
    private const int PageSize = 50;
    private const int DaysShown = 31;
    private const int ReadAtOnce = 500;

    /// <param name="staff">Who reads.</param>
    /// <param name="before">Number below which entries of days that are over are shown; null from the newest on.</param>
    /// <param name="skip">How many shown entries of the running day are passed over.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<IResult> ListAsync(CurrentStaff staff, string? before, string? skip, CancellationToken cancellationToken)
    {
        var (running, firstOfDay) = await RunningDayAsync(staff, cancellationToken);
        var upTo = long.TryParse(before, out var typed) && typed > 0 ? Math.Min(typed, firstOfDay) : firstOfDay;
        var fresh = before is null ? running.Skip(int.TryParse(skip, out var passed) && passed > 0 ? passed : 0).ToList() : [];
        var day = fresh.Take(PageSize).ToList();
        var over = fresh.Count > PageSize ? [] : await Of(staff).Where(e => e.Sequence < upTo).OrderByDescending(e => e.Sequence).Take(PageSize).ToListAsync(cancellationToken);
        screen.Days = await db.Set<JournalCheckpoint>().AsNoTracking().Where(c => c.CommuneId == staff.CommuneId).OrderByDescending(c => c.Number).Take(DaysShown).ToListAsync(cancellationToken);
        var names = await directory.NamesAsync(day.Concat(over).Select(e => StaffOf(e.Actor)).OfType<StaffId>(), cancellationToken);
        var veiled = await veil.OverAsync(staff, over.Select(FactOf), cancellationToken);
        screen.Lines =
        [
            .. day.Select(e => Line(e, names) with { Sequence = null }),
            .. over.Select(e => veiled.Contains(FactOf(e)) ? JournalLine.Veiled(e.Sequence, e.At) : Line(e, names)),
        ];
        return SiteRoom.Page<JournalPage>(new { Next = NextOf(fresh.Count, running.Count, over) });
    }

    // What of the running day may be shown, the newest first, and the number with which the day began.
    private async Task<(List<JournalEntry> Shown, long FirstOfDay)> RunningDayAsync(CurrentStaff staff, CancellationToken cancellationToken)
    {
        var (entries, begin, from) = (new List<JournalEntry>(), clock.DayBegan(), long.MaxValue);
        while (true)
        {
            var upTo = from;
            var some = await Of(staff).Where(e => e.Sequence < upTo).OrderByDescending(e => e.Sequence).Take(ReadAtOnce).ToListAsync(cancellationToken);
            var today = some.TakeWhile(e => e.At >= begin).ToList();
            entries.AddRange(today);
            if (today.Count > 0) from = today[^1].Sequence;
            if (today.Count < some.Count || some.Count < ReadAtOnce) break;
        }

        var veiled = await veil.OverAsync(staff, entries.Select(FactOf), cancellationToken);
        return (entries.FindAll(e => !veiled.Contains(FactOf(e))), from);
    }

    private IQueryable<JournalEntry> Of(CurrentStaff staff) => db.Set<JournalEntry>().AsNoTracking().Where(e => e.CommuneId == staff.CommuneId);

    // Neither way of going on says how many entries were left out.
    private static string? NextOf(int fresh, int running, List<JournalEntry> over) =>
        fresh > PageSize ? $"skip={running - fresh + PageSize}" : over.Count == PageSize ? $"before={over[^1].Sequence}" : null;

    private static JournalLine Line(JournalEntry e, IReadOnlyDictionary<StaffId, string> names) =>
        new(e.Sequence, e.At, e.Fact, e.Subject, StaffOf(e.Actor) is { } id ? names.GetValueOrDefault(id, "cán bộ") : ActorInWords(e.Actor));

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

/// <summary>One entry as the chief reads it.</summary>
/// <param name="Sequence">Its number in the chain; null on the running day.</param>
/// <param name="At">When; of a veiled one only the day is shown.</param>
/// <param name="Fact">Durable name of the fact; null under the veil.</param>
/// <param name="Subject">What it is about; empty under the veil.</param>
/// <param name="Actor">Who, in words; empty under the veil.</param>
internal sealed record JournalLine(long? Sequence, DateTimeOffset At, string? Fact, string Subject, string Actor)
{
    public static JournalLine Veiled(long sequence, DateTimeOffset at) => new(sequence, at, null, "", "");
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
