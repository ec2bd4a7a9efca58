using BinhYen.Communes;
using BinhYen.Platform.Journal;
using BinhYen.Platform.Persistence;
using BinhYen.Site;
using BinhYen.Staff;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Campaigns.SelfManagement;

/// <summary>"Tự phòng, tự quản, tự bảo vệ": a checklist per hamlet (R-TT-31).</summary>
internal static class SelfEndpoints
{
    private const string Address = "/joining/self";

    public static void Map(WebApplication app)
    {
        var self = app.MapGroup(Address).Require(Permission.TendGroups);
        self.MapGet("", async (string? done, CurrentStaff staff, SelfShelf shelf, CancellationToken cancellationToken) =>
        {
            shelf.Notice = done is null ? null : "Đã ghi.";
            await shelf.FillAsync(staff, cancellationToken);
            return SiteRoom.Page<SelfPage>();
        });
        self.MapGet("/{hamlet:guid}", ShowAsync);
        self.MapPost("/{hamlet:guid}", MarkAsync);
    }

    private static async Task<IResult> ShowAsync(Guid hamlet, CurrentStaff staff, SelfShelf shelf, CancellationToken cancellationToken)
    {
        await shelf.FillAsync(staff, cancellationToken);
        return shelf.Open(new HamletId(hamlet)) ? SiteRoom.Page<SelfHamletPage>() : SiteRoom.Page<NotFoundPage>(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> MarkAsync(Guid hamlet, IFormCollection form, CurrentStaff staff, MarkHamlet mark, CancellationToken cancellationToken)
    {
        // Only the listed items are read; whatever else a form brings is not kept anywhere.
        var answers = Enum.GetValues<SelfItem>().Where(i => form.Text(i.ToString()) is "yes" or "no").ToDictionary(i => i, i => form.Text(i.ToString()) == "yes");
        return await mark.HandleAsync(staff, new HamletId(hamlet), answers, cancellationToken) ? Results.Redirect($"{Address}?done=1") : SiteRoom.Page<NotFoundPage>(StatusCodes.Status404NotFound);
    }
}

/// <summary>Records answers that changed; the older ones stay.</summary>
internal sealed class MarkHamlet(BinhYenDb db, SelfShelf shelf, TimeProvider clock)
{
    /// <returns>False when there is no such hamlet for this person.</returns>
    public async Task<bool> HandleAsync(CurrentStaff by, HamletId hamlet, IReadOnlyDictionary<SelfItem, bool> answers, CancellationToken cancellationToken)
    {
        await shelf.FillAsync(by, cancellationToken);
        if (!shelf.Open(hamlet) || !shelf.MayMark(hamlet)) return false;
        var changed = answers.Where(a => shelf.Of(hamlet, a.Key)?.Done != a.Value).ToList();
        if (changed.Count == 0) return true;
        foreach (var (item, done) in changed)
            db.Add(new SelfMark { Id = Guid.CreateVersion7(clock.GetUtcNow()), CommuneId = by.CommuneId, HamletId = hamlet, Item = item, Done = done, On = clock.Today(), At = clock.GetUtcNow(), By = by.Id });
        db.Record(JournalDraft.Of(by.CommuneId, clock.GetUtcNow(), "campaigns.self-marked.v1", $"hamlet:{hamlet}", by.JournalName, ("items", string.Join(',', changed.Select(c => $"{c.Key}={c.Value}")))));
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }
}

/// <summary>Checklists for their pages.</summary>
internal sealed class SelfShelf(BinhYenDb db, CommuneDirectory communes, HamletHelpers helpers)
{
    private IReadOnlyDictionary<(HamletId, SelfItem), SelfMark> newest = new Dictionary<(HamletId, SelfItem), SelfMark>();
    private IReadOnlySet<HamletId> mine = new HashSet<HamletId>();
    private CurrentStaff? staff;

    public string? Notice { get; set; }
    public IReadOnlyList<Hamlet> Hamlets { get; private set; } = [];

    /// <summary>The hamlet in front of the reader; null on the overview.</summary>
    public Hamlet? Hamlet { get; private set; }

    public async Task FillAsync(CurrentStaff reader, CancellationToken cancellationToken)
    {
        staff = reader;
        mine = await helpers.OfAsync(reader, cancellationToken);
        var all = await communes.HamletsAsync(reader.CommuneId, cancellationToken);
        Hamlets = reader.Role is StaffRole.HamletHead ? [.. all.Where(h => mine.Contains(h.Id))] : all;
        newest = (await db.Set<SelfMark>().AsNoTracking().Where(m => m.CommuneId == reader.CommuneId).OrderBy(m => m.At).ThenBy(m => m.Id).ToListAsync(cancellationToken))
            .GroupBy(m => (m.HamletId, m.Item)).ToDictionary(g => g.Key, g => g.Last());
    }

    public bool Open(HamletId id) => (Hamlet = Hamlets.FirstOrDefault(h => h.Id == id)) is not null;

    public bool MayMark(HamletId id) => staff is { } reader && (reader.May(Permission.ManageGroups) || mine.Contains(id));

    /// <summary>The newest answer; null when nobody answered.</summary>
    public SelfMark? Of(HamletId hamlet, SelfItem item) => newest.GetValueOrDefault((hamlet, item));

    /// <summary>How many items of a group are in place, and how many were answered.</summary>
    public (int Done, int Answered, int All) Of(HamletId hamlet, SelfGroup group)
    {
        var marks = Enum.GetValues<SelfItem>().Where(i => i.Group() == group).Select(i => Of(hamlet, i)).ToList();
        return (marks.Count(m => m is { Done: true }), marks.Count(m => m is not null), marks.Count);
    }
}
