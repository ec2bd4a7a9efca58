using System.Text.Json;
using BinhYen.Platform.Journal;
using BinhYen.Platform.Persistence;
using BinhYen.Site;
using BinhYen.Staff;
using BinhYen.Vault;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Communes.Households;

/// <summary>What a person decides about an import: columns, trial, entering, undoing, throwing the table away.</summary>
internal sealed class DecideImport(BinhYenDb db, RunImports runner, IRecordSealer vault, TimeProvider clock)
{
    /// <summary>How long a table is kept after the import was finished or left lying.</summary>
    public static readonly TimeSpan TableKept = TimeSpan.FromDays(7);

    /// <summary>Null when there is none in the commune.</summary>
    public Task<HouseholdImport?> FindAsync(CurrentStaff by, Guid id, CancellationToken cancellationToken) =>
        db.Set<HouseholdImport>().SingleOrDefaultAsync(i => i.Id == id && i.CommuneId == by.CommuneId, cancellationToken);

    /// <summary>Takes what the person says the columns are and starts the trial.</summary>
    /// <returns>What to mend; empty when the trial has begun.</returns>
    public async Task<FormErrors> ConfirmColumnsAsync(HouseholdImport import, IFormCollection form, CancellationToken cancellationToken)
    {
        var columns = import.Columns;
        var chosen = columns.Kept.Select((c, i) => c with { Field = HouseholdFields.Taken.Any(f => f.Name == form.Text($"c{i}")) ? form.Text($"c{i}")! : "" }).ToList();
        var errors = Check(import, chosen, form);
        HamletId? allIn = form.Id("allIn") is { } one ? new HamletId(one) : null;
        if (allIn is { } hamlet && !await db.Set<Hamlet>().AnyAsync(h => h.Id == hamlet && h.CommuneId == import.CommuneId && h.EndedOn == null, cancellationToken)) errors.Add("allIn", "Thôn này không còn. Chọn thôn khác.");
        if (errors.Any) return errors;
        import.ColumnsJson = JsonSerializer.Serialize(columns with { Kept = chosen, Answered = true });
        import.AllIn = allIn;
        import.Consent = Enum.Parse<ImportConsent>(form.Text("consent")!);
        import.ConsentDocument = import.Consent is ImportConsent.AllOnPaper ? form.Text("document")! : "";
        import.Restart(ImportState.Checking);
        await db.SaveChangesAsync(cancellationToken);
        runner.Nudge();
        return errors;
    }

    /// <summary>Moves on from a state the person saw; false when it was another by then.</summary>
    public async Task<bool> MoveAsync(CurrentStaff by, HouseholdImport import, ImportState from, ImportState to, CancellationToken cancellationToken)
    {
        if (import.State != from) return false;
        if (to is ImportState.Running or ImportState.Checking or ImportState.Columns) import.Restart(to);
        else import.State = to;
        if (to is ImportState.Running) import.Pages = null;
        if (to is ImportState.Running or ImportState.Undoing)
            db.Record(JournalDraft.Of(by.CommuneId, clock.GetUtcNow(), to is ImportState.Running ? "communes.household-import-run.v1" : "communes.household-import-undone.v1",
                $"import:{import.Id}", by.JournalName, ("rows", import.Rows), ("consent", import.Consent.ToString())));
        await db.SaveChangesAsync(cancellationToken);
        runner.Nudge();
        return true;
    }

    /// <summary>Throws the table away; before anything was entered that ends the import.</summary>
    public async Task ForgetAsync(CurrentStaff by, HouseholdImport import, CancellationToken cancellationToken)
    {
        if (import.IsBusy || import.Table is null) return;
        if (import.State is ImportState.Columns or ImportState.Checked) import.State = ImportState.Dropped;
        import.DropTable();
        db.Record(JournalDraft.Of(by.CommuneId, clock.GetUtcNow(), "communes.household-import-table-deleted.v1", $"import:{import.Id}", by.JournalName));
        await db.SaveChangesAsync(cancellationToken);
        await vault.DestroyAsync([import.KeyId], "household-import-closed", cancellationToken);
    }

    private static FormErrors Check(HouseholdImport import, List<ImportColumn> chosen, IFormCollection form)
    {
        var errors = new FormErrors();
        foreach (var twice in chosen.Select((c, i) => (c.Field, Index: i)).Where(c => c.Field.Length > 0).GroupBy(c => c.Field).Where(g => g.Count() > 1))
            errors.Add($"c{twice.Last().Index}", $"Hai cột cùng là “{HouseholdFields.Taken.Single(f => f.Name == twice.Key).Label}”. Chọn một cột, cột kia để “Bỏ qua”.");
        bool Has(string field) => chosen.Exists(c => c.Field == field);
        var consent = Enum.TryParse<ImportConsent>(form.Text("consent"), out var given) && Enum.IsDefined(given) ? given : (ImportConsent?)null;
        return errors
            .Demand(import.State is ImportState.Columns or ImportState.Checked, "c0", "Bảng này đang được xử lý hoặc đã nhập. Tải lại trang.")
            .Demand(Has("hamlet") || form.Id("allIn") is not null, "allIn", "Chọn cột ghi thôn, xóm, hoặc chọn một thôn cho cả bảng.")
            .Demand(Has("name") || Has("place"), "c0", "Chọn cột họ tên hoặc cột nơi ở để phân biệt các hộ.")
            .Demand(consent is not null, "consent", "Chọn các hộ đã đồng ý lưu tên, số điện thoại chưa.")
            .Demand(consent is not ImportConsent.ByColumn || Has("consent"), "consent", "Chưa có cột nào là “Đồng ý lưu tên, số điện thoại”. Chọn cột đó ở bảng trên.")
            .Demand(consent is not ImportConsent.AllOnPaper || form.Text("document") is { Length: <= 200 }, "document", "Ghi văn bản có ý kiến đồng ý, ví dụ “Biên bản họp thôn ngày 12/05/2026” (tối đa 200 chữ).");
    }
}
