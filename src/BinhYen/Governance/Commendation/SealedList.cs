using BinhYen.Cases;
using BinhYen.Confidentiality;
using BinhYen.Platform.Journal;
using BinhYen.Platform.Persistence;
using BinhYen.Platform.Storage;
using BinhYen.Platform.Text;
using BinhYen.Site;
using BinhYen.Staff;
using BinhYen.Vault;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Governance.Commendation;

/// <summary>One entry opened for the chief.</summary>
internal sealed record SealedLine(SealedCommendation Row, string Name, string Achievement, string Form, string Writer)
{
    public override string ToString() => "•••";
}

/// <summary>
/// The list of reporters to be thanked unseen (R-TT-64). Whoever handles a case puts in, the chief alone reads, and what is closed is
/// destroyed. The case is looked at and not kept: nothing here leads to a report.
/// </summary>
internal sealed class SealedList(BinhYenDb db, VisibleCases visible, SealedRecords seals, SecretWords secrets, IRecordSealer vault, StaffDirectory directory, TimeProvider clock)
{
    private const int LongestForm = 200;
    private const string NamePurpose = "sealed-commendation.name";
    private const string AchievementPurpose = "sealed-commendation.achievement";
    private const string FormPurpose = "sealed-commendation.form";

    /// <returns>What to mend; null when it was stored.</returns>
    public async Task<FormErrors?> PutAsync(CurrentStaff by, IFormCollection posted, CancellationToken cancellationToken)
    {
        var (name, achievement, form) = (posted.Text("name") ?? "", VietnameseText.Compose(posted.Raw("achievement")).Trim(), posted.Text("form") ?? "");
        var errors = new FormErrors()
            .Demand(await MayKnowAsync(by, posted.Text("case"), cancellationToken), "case", "Ghi số vụ việc bạn được xem. Tin về cán bộ, tin có xung đột lợi ích thì không lập ở đây: báo trực tiếp cấp trên.")
            .Demand(name.Length is > 1 and <= CommendationProposal.LongestName, "name", "Ghi họ tên người được khen, không quá 120 ký tự.")
            .Demand(achievement.Length is >= CommendationProposal.ShortestAchievement and <= CommendationProposal.LongestAchievement, "achievement", "Ghi thành tích bằng vài câu, từ 20 đến 1.500 ký tự.")
            .Demand(form.Length is > 2 and <= LongestForm, "form", "Ghi cách khen kín, không quá 200 ký tự.")
            .Demand(!CaseCode.Appears($"{name}\n{achievement}\n{form}"), "achievement", "Có số vụ việc. Bỏ số đó đi: danh sách kín không dẫn tới tin báo nào.");
        if (!errors.Any) errors = await secrets.CheckAsync(by.CommuneId, [KeyValuePair.Create("achievement", achievement), KeyValuePair.Create("form", form)], cancellationToken);
        if (errors.Any) return errors;
        var key = await seals.NewKeyAsync(by.CommuneId, cancellationToken);
        var row = new SealedCommendation
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()), CommuneId = by.CommuneId, KeyId = key, WrittenBy = by.Id, WrittenOn = clock.Today(),
            Name = await seals.SealAsync(key, NamePurpose, name, cancellationToken), Achievement = await seals.SealAsync(key, AchievementPurpose, achievement, cancellationToken),
            Form = await seals.SealAsync(key, FormPurpose, form, cancellationToken),
        };
        db.Add(row);
        Record(by, row.Id, "governance.sealed-commendation-written.v1");
        await db.SaveChangesAsync(cancellationToken);
        return null;
    }

    /// <summary>What waits, for the chief; each reading is in the journal.</summary>
    public async Task<IReadOnlyList<SealedLine>> ReadAsync(CurrentStaff chief, CancellationToken cancellationToken)
    {
        var rows = await db.Set<SealedCommendation>().AsNoTracking().Where(c => c.CommuneId == chief.CommuneId && c.ClosedOn == null).OrderBy(c => c.WrittenOn).ThenBy(c => c.Id).ToListAsync(cancellationToken);
        if (rows.Count == 0) return [];
        db.Record(JournalDraft.Of(chief.CommuneId, clock.GetUtcNow(), "governance.sealed-commendations-read.v1", "sealed-commendations", chief.JournalName));
        await db.SaveChangesAsync(cancellationToken);
        var names = await directory.NamesAsync(rows.Select(r => r.WrittenBy).Distinct(), cancellationToken);
        var lines = new List<SealedLine>();
        foreach (var row in rows)
            lines.Add(new SealedLine(row, await seals.OpenAsync(row.Name, NamePurpose, cancellationToken), await seals.OpenAsync(row.Achievement, AchievementPurpose, cancellationToken),
                await seals.OpenAsync(row.Form, FormPurpose, cancellationToken), names.GetValueOrDefault(row.WrittenBy, "tài khoản đã đóng")));
        return lines;
    }

    /// <summary>Thanked, or not to be: the words are destroyed either way.</summary>
    public async Task<Result> CloseAsync(CurrentStaff chief, Guid id, bool given, CancellationToken cancellationToken)
    {
        if (await db.Set<SealedCommendation>().SingleOrDefaultAsync(c => c.Id == id && c.CommuneId == chief.CommuneId && c.ClosedOn == null, cancellationToken) is not { } row) return CommendationRefusals.None;
        (row.ClosedOn, row.Given) = (clock.Today(), given);
        Record(chief, id, "governance.sealed-commendation-closed.v1");
        await db.SaveChangesAsync(cancellationToken);
        await vault.DestroyAsync([row.KeyId], "governance.sealed-commendation-closed", cancellationToken);
        return Result.Done;
    }

    // The chief reads the list: nobody who told of the leadership or of an officer may come into it.
    private async Task<bool> MayKnowAsync(CurrentStaff by, string? typed, CancellationToken cancellationToken)
    {
        if (!CaseCode.TryParse(typed, out var code)) return false;
        var seen = await visible.ForAsync(by, cancellationToken);
        return await seen.AnyAsync(c => c.Code == code && !c.HasConflict, cancellationToken);
    }

    private void Record(CurrentStaff by, Guid id, string fact) => db.Record(JournalDraft.Of(by.CommuneId, clock.GetUtcNow(), fact, $"sealed-commendation:{id}", by.JournalName));
}
