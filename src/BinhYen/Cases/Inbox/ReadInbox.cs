using BinhYen.Communes;
using BinhYen.Platform.Persistence;
using BinhYen.Platform.Storage;
using BinhYen.Staff;
using BinhYen.Vault;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Cases.Inbox;

/// <summary>Reads one page of the inbox: a range of an index, never a count of everything (lessons 3).</summary>
internal sealed class ReadInbox(
    BinhYenDb db, VisibleCases visible, Colleagues colleagues, CommuneDirectory directory, CaseRulesOf rules, SealedRecords seals, IRecordSealer vault, ThreadSights sights, NotedSearches searches, CaseSearch search,
    TimeProvider clock)
{
    public const int MostCounted = 100;
    private const int PageSize = 25;
    private const int LongestLine = 110;

    public async Task<InboxView> HandleAsync(CurrentStaff staff, InboxQuery query, CancellationToken cancellationToken)
    {
        var seen = await visible.ForAsync(staff, cancellationToken);
        var counts = await CountAsync(staff, seen, cancellationToken);
        var list = await ListAsync(staff, Filtered(seen, query, staff), query, cancellationToken);
        var found = await list.Take(PageSize + 1).Select(c => new Found(
            c.Id, c.Code, c.Category, c.Urgency, c.State, c.HamletId, c.Handler, c.ReceivedAt, c.ListAt, c.NextDueAt, c.IsComplex, c.Version)).ToListAsync(cancellationToken);
        var page = found.Take(PageSize).ToList();
        string? next = found.Count <= PageSize ? null : new InboxCursor(IsByAge(query) ? page[^1].ReceivedAt : page[^1].ListAt, page[^1].Id).ToString();
        return new InboxView(query, await RowsAsync(staff, page, cancellationToken), counts, next);
    }

    /// <summary>The code of the case that comes after the one just finished, for "xong và tiếp"; null when the list is empty.</summary>
    public async Task<CaseCode?> NextAsync(CurrentStaff staff, InboxQuery query, CaseCode after, CancellationToken cancellationToken) =>
        await (await ListAsync(staff, Filtered(await visible.ForAsync(staff, cancellationToken), query, staff), query, cancellationToken))
            .Where(c => c.Code != after).Select(c => c.Code).FirstOrDefaultAsync(cancellationToken);

    private static bool IsByAge(InboxQuery query) => query.Tab is InboxTab.Done || query.Search is not null;

    private static IQueryable<Case> In(IQueryable<Case> seen, InboxTab tab, DateTimeOffset now) => tab switch
    {
        InboxTab.New => seen.Where(c => c.Queue == CaseQueue.New),
        InboxTab.Verify => seen.Where(c => c.Queue == CaseQueue.Verify),
        InboxTab.Answer => seen.Where(c => c.Queue == CaseQueue.Answer),
        InboxTab.DueSoon => seen.Where(c => c.Queue != CaseQueue.Done && c.ListAt <= now.AddDays(1)),
        InboxTab.Approve => seen.Where(c => c.AwaitsDecision),
        InboxTab.Done => seen.Where(c => c.Queue == CaseQueue.Done),
    };

    private async Task<IQueryable<Case>> ListAsync(CurrentStaff staff, IQueryable<Case> seen, InboxQuery query, CancellationToken cancellationToken)
    {
        var cursor = InboxCursor.Read(query.After);
        if (query.Search is { } words) return await SearchAsync(staff, seen, words, cursor, cancellationToken);
        var list = In(seen, query.Tab, clock.GetUtcNow());
        if (query.Tab is InboxTab.Done)
        {
            if (cursor is { } last) list = list.Where(c => c.ReceivedAt < last.At || (c.ReceivedAt == last.At && c.Id < last.Id));
            return list.OrderByDescending(c => c.ReceivedAt).ThenByDescending(c => c.Id);
        }

        if (cursor is { } row) list = list.Where(c => c.ListAt > row.At || (c.ListAt == row.At && c.Id > row.Id));
        return list.OrderBy(c => c.ListAt).ThenBy(c => c.Id);
    }

    private async Task<IQueryable<Case>> SearchAsync(CurrentStaff staff, IQueryable<Case> seen, string words, InboxCursor? cursor, CancellationToken cancellationToken)
    {
        // Some words of nine letters read as a code ("ABCDEFGHJ"): only one that is somebody's code here is one.
        if (CaseCode.TryParse(words, out var code) && await seen.AnyAsync(c => c.Code == code, cancellationToken)) return seen.Where(c => c.Code == code).OrderBy(c => c.Id);
        var terms = CaseTerms.OfQuery(await vault.BlindIndexAsync(staff.CommuneId.Value, cancellationToken), words);
        if (terms.Count == 0) return seen.Where(_ => false).OrderBy(c => c.Id);
        // Whoever may not read a text may not ask either whether a word stands in it.
        seen = await sights.ReadableAsync(staff, seen, cancellationToken);
        await searches.NoteAsync(db, staff, terms, cancellationToken);
        if (cursor is { } last) seen = seen.Where(c => c.Id < last.Id);
        var found = await search.NewestAsync(db, staff.CommuneId, seen, terms, PageSize + 1, cancellationToken);
        return seen.Where(c => found.Contains(c.Id)).OrderByDescending(c => c.Id);
    }

    private static IQueryable<Case> Filtered(IQueryable<Case> list, InboxQuery query, CurrentStaff staff)
    {
        if (query.State is { } state) list = list.Where(c => c.State == state);
        if (query.Category is { } category) list = list.Where(c => c.Category == category);
        if (query.Hamlet is { } hamlet) list = list.Where(c => c.HamletId == hamlet);
        if (query.Urgency is { } urgency) list = list.Where(c => c.Urgency == urgency);
        if (query.Mine) list = list.Where(c => c.Handler == staff.Id);
        return list;
    }

    private async Task<Dictionary<InboxTab, int>> CountAsync(CurrentStaff staff, IQueryable<Case> seen, CancellationToken cancellationToken)
    {
        var counts = new Dictionary<InboxTab, int>();
        foreach (var tab in Tabs(staff).Where(t => t is not InboxTab.Done))
            counts[tab] = await In(seen, tab, clock.GetUtcNow()).Take(MostCounted).CountAsync(cancellationToken);
        return counts;
    }

    /// <summary>The tabs an account has: only leaders decide.</summary>
    public static IEnumerable<InboxTab> Tabs(CurrentStaff staff) =>
        Enum.GetValues<InboxTab>().Where(tab => tab is not InboxTab.Approve || staff.May(Permission.ApproveCases));

    private async Task<IReadOnlyList<InboxRow>> RowsAsync(CurrentStaff staff, IReadOnlyList<Found> page, CancellationToken cancellationToken)
    {
        var ids = page.Select(f => f.Id).ToList();
        var hamlets = (await directory.HamletsAsync(staff.CommuneId, cancellationToken, withEnded: true)).ToDictionary(h => h.Id, h => h.FullName);
        var names = (await colleagues.OfAsync(staff.CommuneId, cancellationToken)).ToDictionary(c => c.Id, c => c.Name);
        var clocks = (await db.Set<CaseClock>().AsNoTracking().Where(k => ids.Contains(k.CaseId) && k.StoppedAt == null && k.CancelledAt == null)
            .ToListAsync(cancellationToken)).ToLookup(k => k.CaseId);
        // A list shows the first words only of what may be read.
        var sight = await sights.OfAsync(staff, ids, cancellationToken);
        var words = await FirstWordsAsync([.. ids.Where(id => sight.GetValueOrDefault(id, ThreadSight.Sealed) is ThreadSight.Open)], cancellationToken);
        var (now, calendar) = (clock.GetUtcNow(), (await rules.ForAsync(staff.CommuneId, cancellationToken)).Calendar);
        return [.. page.Select(f =>
        {
            var due = clocks[f.Id].Where(k => k.IsRunning).MinBy(k => k.DueAt);
            return new InboxRow(
                f.Code, f.Category, f.Urgency, f.State, f.Hamlet is { } h ? hamlets.GetValueOrDefault(h) : null, words.GetValueOrDefault(f.Id, ""),
                due is null ? null : DeadlineWords.For(due, now, calendar), due is null ? null : Handling.CaseWords.Of(due.Kind), due?.IsOverdue(now) is true,
                f.Handler is { } handler ? names.GetValueOrDefault(handler) : null, f.ReceivedAt, f.IsComplex, f.Version);
        })];
    }

    private async Task<Dictionary<CaseId, string>> FirstWordsAsync(List<CaseId> ids, CancellationToken cancellationToken)
    {
        var threads = (await db.Set<ReportThread>().AsNoTracking().Where(t => ids.Contains(t.CaseId)).Select(t => new { t.Id, t.CaseId, t.OpenedAt, t.KeyId, t.RestrictedAt })
            .ToListAsync(cancellationToken)).GroupBy(t => t.CaseId).ToDictionary(g => g.Key, g => g.OrderBy(t => t.OpenedAt).First());
        await vault.WarmAsync([.. threads.Values.Select(t => t.KeyId)], cancellationToken);
        var first = threads.Values.Select(t => t.Id).ToList();
        var messages = await db.Set<ThreadMessage>().AsNoTracking().Where(m => first.Contains(m.ThreadId) && m.Kind == ThreadMessageKind.Report)
            .Select(m => new { m.ThreadId, m.Text }).ToListAsync(cancellationToken);
        var words = new Dictionary<CaseId, string>();
        foreach (var (id, thread) in threads)
        {
            if (messages.Find(m => m.ThreadId == thread.Id) is not { } message) continue;
            words[id] = thread.RestrictedAt is not null ? ReportThread.RestrictedWords : OneLine(await seals.OpenAsync(message.Text, SealPurposes.ThreadMessage, cancellationToken));
        }

        return words;
    }

    private static string OneLine(string text)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= LongestLine ? line : line[..LongestLine].TrimEnd() + "…";
    }

    private sealed record Found(
        CaseId Id, CaseCode Code, CaseCategory Category, Urgency Urgency, CaseState State, HamletId? Hamlet, StaffId? Handler, DateTimeOffset ReceivedAt,
        DateTimeOffset ListAt, DateTimeOffset? NextDueAt, bool IsComplex, int Version);
}
