using BinhYen.Platform.Journal;
using BinhYen.Platform.Persistence;
using BinhYen.Site;
using BinhYen.Staff;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Communes.Positions;

/// <summary>Gives a position to somebody from a day on; who held it before ends at that midnight.</summary>
internal sealed class FillPosition(BinhYenDb db, CommuneDirectory communes, StaffDirectory directory, EndPosition endPosition, TimeProvider clock)
{
    /// <returns>What to mend; empty when done.</returns>
    public async Task<FormErrors> HandleAsync(CurrentStaff by, PositionKind kind, HamletId? hamlet, IFormCollection form, CancellationToken cancellationToken)
    {
        var (name, from, acting) = (form.Text("holder"), form.Date("from"), form.Has("acting"));
        var place = hamlet is null ? null : (await communes.HamletsAsync(by.CommuneId, cancellationToken)).SingleOrDefault(h => h.Id == hamlet);
        var title = kind is PositionKind.Other ? form.Text("title") : place is null ? null : PositionWords.Title(kind, place);
        var account = form.Id("account") is { } id ? await directory.FindAsync(new StaffId(id), cancellationToken) : null;
        var errors = new FormErrors()
            .Demand(title is { Length: <= 120 }, "title", "Ghi tên chức vụ (tối đa 120 chữ).")
            .Demand(name is { Length: <= 120 }, "holder", "Ghi họ tên người giữ chức vụ (tối đa 120 chữ).")
            .Demand((form.Text("basis") ?? "").Length <= 120, "basis", "Căn cứ tối đa 120 chữ: số, ngày và nơi ban hành văn bản là đủ.")
            .Demand(from is not null, "from", "Chọn ngày bắt đầu.")
            .Demand(from is null || from >= clock.Today().AddYears(-30) && from <= clock.Today().AddYears(1), "from", "Ngày bắt đầu trong khoảng 30 năm trước đến một năm tới.")
            .Demand(form.Id("account") is null || account is { IsClosed: false } && account.CommuneId == by.CommuneId, "account", "Chọn tài khoản đang làm việc ở xã này.")
            .Demand(account is null || EndPosition.RoleOf(kind) is not { } role || account.Role == role, "account", "Tài khoản này không có vai trò Trưởng thôn. Nhờ quản trị đổi vai trò trước.");
        if (errors.Any) return errors;

        var (starts, now) = (VietnamTime.At(from!.Value, TimeOnly.MinValue), clock.GetUtcNow());
        var same = await db.Set<PositionHolding>().Where(p => p.CommuneId == by.CommuneId && p.Kind == kind && p.HamletId == hamlet && p.Title == title && p.IsActing == acting && (p.EndsAt == null || p.EndsAt > starts)).ToListAsync(cancellationToken);
        if (same.Exists(p => p.StartsAt >= starts)) return errors.Add("from", "Từ ngày này trở đi đã có người giữ chức vụ. Kết thúc người đó trước, hoặc chọn ngày sau.");
        foreach (var before in same.Where(p => p.StaffId is null || p.StaffId != account?.Id)) await endPosition.EndAsync(before, starts, by.JournalName, cancellationToken);
        foreach (var before in same.Where(p => p.StaffId is not null && p.StaffId == account?.Id)) before.EndsAt = starts;

        var holding = new PositionHolding
        {
            Id = Guid.CreateVersion7(now), CommuneId = by.CommuneId, Kind = kind, Title = title!, HamletId = hamlet, HolderName = name!, StaffId = account?.Id, IsActing = acting, StartsAt = starts, Basis = form.Text("basis") ?? "",
        };
        db.Add(holding);
        if (account is not null && EndPosition.RoleOf(kind) is { } carried) await ServeAgainAsync(account.Id, carried, cancellationToken);
        db.Record(JournalDraft.Of(by.CommuneId, now, "communes.position-filled.v1", $"position:{holding.Id}", by.JournalName, ("kind", kind.ToString()), ("hamlet", hamlet?.ToString()), ("from", from), ("acting", acting)));
        await db.SaveChangesAsync(cancellationToken);
        return errors;
    }

    /// <summary>Ends a position now or at a later minute.</summary>
    public async Task<bool> EndAsync(CurrentStaff by, Guid id, DateTimeOffset? at, CancellationToken cancellationToken)
    {
        var holding = await db.Set<PositionHolding>().SingleOrDefaultAsync(p => p.Id == id && p.CommuneId == by.CommuneId, cancellationToken);
        if (holding is null) return false;
        if (holding.EndsAt is not null && holding.EndsAt <= clock.GetUtcNow()) return true;
        await endPosition.EndAsync(holding, at ?? clock.GetUtcNow(), by.JournalName, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    private async Task ServeAgainAsync(StaffId account, StaffRole role, CancellationToken cancellationToken)
    {
        if (await db.Set<StaffMember>().SingleOrDefaultAsync(s => s.Id == account.Value && s.Role == role, cancellationToken) is { } member) member.ServesUntil = null;
    }
}
