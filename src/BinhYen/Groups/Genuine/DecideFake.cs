using BinhYen.Platform.Journal;
using BinhYen.Platform.Persistence;
using BinhYen.Platform.Storage;
using BinhYen.Staff;
using BinhYen.Vault;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Groups.Genuine;

/// <summary>A hint as the leadership reads it.</summary>
/// <param name="Report">The row.</param>
/// <param name="Told">What was told; null once decided.</param>
/// <param name="Trace">Number or link; null when none was given, or once decided.</param>
internal sealed record FakeHint(FakeReport Report, string? Told, string? Trace);

/// <summary>The leadership reads hints about fakes and closes them with an outcome.</summary>
internal sealed class DecideFake(BinhYenDb db, SealedRecords seals, IRecordSealer vault, IMeantOfficers meant, StaffDirectory staff, TimeProvider clock)
{
    private const int MostShown = 100;

    private static readonly Refusal NotThere = new("groups.no-fake", "Không có báo giả mạo này.", RefusalKind.NotFound);

    public async Task<IReadOnlyList<FakeHint>> WaitingAsync(CurrentStaff by, CancellationToken cancellationToken)
    {
        List<FakeHint> hints = [];
        var named = await meant.NamedInAsync(by.CommuneId, cancellationToken);
        foreach (var report in await db.Set<FakeReport>().AsNoTracking().Where(r => r.CommuneId == by.CommuneId && r.Outcome == FakeOutcome.Waiting).OrderBy(r => r.At).ThenBy(r => r.Id).Take(MostShown).ToListAsync(cancellationToken))
        {
            var hint = await OpenAsync(report, cancellationToken);
            if (await MayReadAsync(by, hint, named, cancellationToken)) hints.Add(hint);
        }

        return hints;
    }

    public async Task<IReadOnlyList<FakeReport>> DecidedAsync(CurrentStaff by, CancellationToken cancellationToken) =>
        await db.Set<FakeReport>().AsNoTracking().Where(r => r.CommuneId == by.CommuneId && r.Outcome != FakeOutcome.Waiting).OrderByDescending(r => r.DecidedAt).ThenBy(r => r.Id).Take(MostShown).ToListAsync(cancellationToken);

    /// <summary>How many wait that this person may read.</summary>
    public async Task<int> CountAsync(CurrentStaff by, CancellationToken cancellationToken) => (await WaitingAsync(by, cancellationToken)).Count;

    /// <summary>Closes a hint and destroys what was told.</summary>
    public async Task<Result> HandleAsync(CurrentStaff by, Guid id, FakeOutcome outcome, CancellationToken cancellationToken)
    {
        if (await db.Set<FakeReport>().SingleOrDefaultAsync(r => r.Id == id && r.CommuneId == by.CommuneId, cancellationToken) is not { } report)
            return NotThere;
        if (report.Outcome is FakeOutcome.Waiting && !await MayReadAsync(by, await OpenAsync(report, cancellationToken), await meant.NamedInAsync(by.CommuneId, cancellationToken), cancellationToken)) return NotThere;
        var decided = report.Decide(outcome, by.Id, clock.GetUtcNow());
        if (!decided.Succeeded) return decided;
        db.Record(JournalDraft.Of(by.CommuneId, clock.GetUtcNow(), "groups.fake-decided.v1", $"fake:{report.Id}", by.JournalName, ("outcome", outcome.ToString())));
        await db.SaveChangesAsync(cancellationToken);
        await vault.DestroyAsync([report.KeyId], "fake-decided", cancellationToken);
        return Result.Done;
    }

    private async Task<FakeHint> OpenAsync(FakeReport report, CancellationToken cancellationToken) =>
        new(report, await seals.OpenAsync(report.Told, FakeReport.ToldPurpose, cancellationToken), await seals.OpenOrNullAsync(report.Trace, FakeReport.TracePurpose, cancellationToken));

    // "Ông … tự xưng Công an" may be about a swindler or about the very officer: whom the words name reads them only when nobody else could.
    private async Task<bool> MayReadAsync(CurrentStaff by, FakeHint hint, Func<string, IReadOnlySet<StaffId>> namedIn, CancellationToken cancellationToken)
    {
        var named = namedIn($"{hint.Told}\n{hint.Trace}");
        return !named.Contains(by.Id) || (await staff.WhoMayAsync(by.CommuneId, Permission.ManageGroups, cancellationToken)).TrueForAll(p => named.Contains(p.Id));
    }
}
