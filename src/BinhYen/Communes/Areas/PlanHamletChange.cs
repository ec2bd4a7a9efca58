using BinhYen.Platform.Journal;
using BinhYen.Platform.Persistence;
using BinhYen.Platform.Text;
using BinhYen.Site;
using BinhYen.Staff;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Communes.Areas;

/// <summary>Plans a renaming, merger or split, and takes a plan back while it has not taken effect.</summary>
internal sealed class PlanHamletChange(BinhYenDb db, CommuneDirectory communes, StaffDirectory directory, TimeProvider clock)
{
    /// <returns>What to mend; empty when it is planned.</returns>
    public async Task<FormErrors> HandleAsync(CurrentStaff by, HamletChangeKind kind, IFormCollection form, CancellationToken cancellationToken)
    {
        var present = await communes.HamletsAsync(by.CommuneId, cancellationToken);
        var from = form["from"].Select(v => Guid.TryParse(v, out var id) ? id : (Guid?)null).OfType<Guid>().Distinct().Where(id => present.Exists(h => h.Id.Value == id)).ToList();
        var survivor = kind is HamletChangeKind.Merge && form.Id("survivor") is { } one && from.Contains(one) ? new HamletId(one) : (HamletId?)null;
        var (term, name) = (form.Text("term"), form.Text("name"));
        if (survivor is { } goesOn && name is null) (term, name) = present.Where(h => h.Id == goesOn).Select(h => (h.Term, h.Name)).Single();
        var errors = Check(kind, present, from, term, name, form);
        var officer = form.Id("officer") is { } o ? new StaffId(o) : (StaffId?)null;
        var substitute = form.Id("substitute") is { } s ? new StaffId(s) : (StaffId?)null;
        if (kind is not HamletChangeKind.Rename) await CheckOfficersAsync(by, officer, substitute, errors, cancellationToken);
        var pending = await db.Set<HamletChange>().AsNoTracking().Where(c => c.CommuneId == by.CommuneId && c.CancelledAt == null && c.AppliedAt == null).ToListAsync(cancellationToken);
        errors.Demand(!pending.Exists(c => c.From.Intersect(from).Any()), "from", "Nơi này đã nằm trong một thay đổi đang chờ. Bỏ thay đổi đó trước.");
        if (errors.Any) return errors;

        var now = clock.GetUtcNow();
        var change = new HamletChange
        {
            Id = Guid.CreateVersion7(now), CommuneId = by.CommuneId, Kind = kind, From = from, Survivor = survivor, Term = term!, Name = name!, OfficerId = kind is HamletChangeKind.Rename ? null : officer,
            SubstituteId = kind is HamletChangeKind.Rename ? null : substitute, EffectiveOn = form.Date("on")!.Value, Basis = form.Text("basis")!, PlannedBy = by.Id, PlannedAt = now,
        };
        db.Add(change);
        db.Record(JournalDraft.Of(by.CommuneId, now, "communes.hamlet-change-planned.v1", $"hamlet-change:{change.Id}", by.JournalName, ("kind", kind.ToString()), ("on", change.EffectiveOn), ("hamlets", string.Join(' ', from))));
        await db.SaveChangesAsync(cancellationToken);
        return errors;
    }

    /// <returns>False when there is none, or it has taken effect.</returns>
    public async Task<bool> CancelAsync(CurrentStaff by, Guid id, CancellationToken cancellationToken)
    {
        var change = await db.Set<HamletChange>().SingleOrDefaultAsync(c => c.Id == id && c.CommuneId == by.CommuneId, cancellationToken);
        if (change is not { AppliedAt: null }) return false;
        if (change.CancelledAt is not null) return true;
        change.CancelledAt = clock.GetUtcNow();
        db.Record(JournalDraft.Of(by.CommuneId, clock.GetUtcNow(), "communes.hamlet-change-cancelled.v1", $"hamlet-change:{id}", by.JournalName));
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    private FormErrors Check(HamletChangeKind kind, List<Hamlet> present, List<Guid> from, string? term, string? name, IFormCollection form)
    {
        var on = form.Date("on");
        return new FormErrors()
            .Demand(kind is not HamletChangeKind.Merge || from.Count >= 2, "from", "Chọn ít nhất hai nơi để sáp nhập.")
            .Demand(kind is HamletChangeKind.Merge || from.Count == 1, "from", "Chọn một nơi.")
            .Demand(term is { Length: <= 20 }, "term", "Ghi cách gọi: thôn, xóm, ấp, bản, khu phố (tối đa 20 chữ).")
            .Demand(name is { Length: <= 80 }, "name", "Ghi tên mới, không kèm chữ thôn, xóm (tối đa 80 chữ).")
            .Demand(name is null || !present.Exists(h => !from.Contains(h.Id.Value) && VietnameseText.Fold(h.FullName) == VietnameseText.Fold($"{term} {name}")), "name", "Đã có nơi khác tên như vậy. Chọn tên khác.")
            .Demand(kind is not HamletChangeKind.Split || !present.Exists(h => VietnameseText.Fold(h.FullName) == VietnameseText.Fold($"{term} {name}")), "name", "Nơi mới phải có tên khác nơi cũ.")
            .Demand(on is not null, "on", "Chọn ngày có hiệu lực.")
            .Demand(on is null || on > clock.Today(), "on", "Ngày có hiệu lực từ ngày mai trở đi, để còn sửa lại được.")
            .Demand(form.Text("basis") is { Length: <= 120 }, "basis", "Ghi số quyết định, ví dụ “12/NQ-HĐND” (tối đa 120 chữ).");
    }

    private async Task CheckOfficersAsync(CurrentStaff by, StaffId? officer, StaffId? substitute, FormErrors errors, CancellationToken cancellationToken)
    {
        var able = (await directory.WhoMayAsync(by.CommuneId, Permission.HandleCases, cancellationToken)).Select(p => p.Id).ToHashSet();
        errors.Demand(officer is { } o && able.Contains(o), "officer", "Chọn cảnh sát khu vực phụ trách từ ngày đó.")
            .Demand(substitute is null || able.Contains(substitute.Value), "substitute", "Chọn người thay đang làm việc và được xử lý tin.")
            .Demand(substitute is null || substitute != officer, "substitute", "Người thay phải khác người phụ trách.");
    }
}
