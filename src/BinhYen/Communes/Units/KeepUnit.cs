using BinhYen.Platform.Journal;
using BinhYen.Platform.Persistence;
using BinhYen.Platform.Text;
using BinhYen.Site;
using BinhYen.Staff;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Communes.Units;

/// <summary>Enters bodies, their answers to the invitation, new names and ends. Nothing is deleted: old papers quote it.</summary>
internal sealed class KeepUnit(BinhYenDb db, TimeProvider clock)
{
    /// <returns>What to mend; empty when it was added.</returns>
    public async Task<FormErrors> AddAsync(CurrentStaff by, IFormCollection form, CancellationToken cancellationToken)
    {
        var name = form.Text("name");
        var kind = Enum.TryParse<BodyKind>(form.Text("kind"), out var given) && Enum.IsDefined(given) ? given : (BodyKind?)null;
        HamletId? hamlet = form.Id("hamlet") is { } id ? new HamletId(id) : null;
        var known = await db.Set<CommuneUnit>().AsNoTracking().Where(u => u.CommuneId == by.CommuneId && u.EndedOn == null).Select(u => u.Name).ToListAsync(cancellationToken);
        var errors = new FormErrors()
            .Demand(name is { Length: <= 120 }, "name", "Ghi tên đơn vị (tối đa 120 chữ).")
            .Demand(name is null || !known.Exists(k => VietnameseText.Fold(k) == VietnameseText.Fold(name)), "name", "Đơn vị này đã có trong danh sách.")
            .Demand(kind is not null, "kind", "Chọn loại đơn vị.")
            .Demand((kind is BodyKind.SubHamlet) == hamlet is not null, "hamlet", kind is BodyKind.SubHamlet ? "Chọn thôn, xóm của tổ, đội này." : "Chỉ tổ, đội mới thuộc một thôn. Để trống ô này.")
            .Demand(hamlet is null || await db.Set<Hamlet>().AnyAsync(h => h.Id == hamlet && h.CommuneId == by.CommuneId && h.EndedOn == null, cancellationToken), "hamlet", "Thôn này không còn. Chọn thôn khác.");
        if (errors.Any) return errors;
        var unit = new CommuneUnit
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()), CommuneId = by.CommuneId, Kind = kind!.Value, Name = name!, HamletId = hamlet, StartedOn = form.Date("from"),
            OldNames = [.. (form.Text("oldNames") ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Take(20)],
        };
        db.Add(unit);
        Record(by, unit, "communes.unit-added.v1", ("kind", unit.Kind.ToString()));
        await db.SaveChangesAsync(cancellationToken);
        return errors;
    }

    public async Task<bool> AnswerAsync(CurrentStaff by, Guid id, InvitationAnswer answer, CancellationToken cancellationToken)
    {
        if (await FindAsync(by, id, cancellationToken) is not { EndedOn: null } unit) return false;
        if (unit.Answer == answer) return true;
        var today = clock.Today();
        unit.InvitedOn ??= today;
        (unit.Answer, unit.AnsweredOn) = (answer, answer is InvitationAnswer.Joined or InvitationAnswer.Declined ? today : null);
        Record(by, unit, "communes.unit-answered.v1", ("answer", answer.ToString()));
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    public async Task<bool> RenameAsync(CurrentStaff by, Guid id, string? name, CancellationToken cancellationToken)
    {
        if (await FindAsync(by, id, cancellationToken) is not { EndedOn: null } unit || name is not { Length: <= 120 }) return false;
        if (unit.Name == name) return true;
        (unit.OldNames, unit.Name) = ([.. unit.OldNames, unit.Name], name);
        Record(by, unit, "communes.unit-renamed.v1");
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    public async Task<bool> EndAsync(CurrentStaff by, Guid id, DateOnly? until, string? successor, CancellationToken cancellationToken)
    {
        if (await FindAsync(by, id, cancellationToken) is not { EndedOn: null } unit || until is not { } last || (unit.StartedOn is { } start && last < start)) return false;
        var next = successor is null ? null : await db.Set<CommuneUnit>().AsNoTracking().SingleOrDefaultAsync(u => u.CommuneId == by.CommuneId && u.Name == successor && u.EndedOn == null && u.Id != id, cancellationToken);
        if (successor is not null && next is null) return false;
        (unit.EndedOn, unit.SuccessorId) = (last, next?.Id);
        Record(by, unit, "communes.unit-ended.v1", ("until", last), ("successor", next?.Id.ToString()));
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    private Task<CommuneUnit?> FindAsync(CurrentStaff by, Guid id, CancellationToken cancellationToken) =>
        db.Set<CommuneUnit>().SingleOrDefaultAsync(u => u.Id == id && u.CommuneId == by.CommuneId, cancellationToken);

    private void Record(CurrentStaff by, CommuneUnit unit, string fact, params (string, object?)[] details) =>
        db.Record(JournalDraft.Of(by.CommuneId, clock.GetUtcNow(), fact, $"unit:{unit.Id}", by.JournalName, details));
}
