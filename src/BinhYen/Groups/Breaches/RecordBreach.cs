using BinhYen.Groups.Registry;
using BinhYen.Platform.Persistence;
using BinhYen.Staff;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Groups.Breaches;

/// <summary>Enters breaches of a group's rules, objections, and what became of them.</summary>
internal sealed class RecordBreach(BinhYenDb db, GroupWork work)
{
    public async Task<Result<GroupBreach>> EnterAsync(CurrentStaff by, string code, BreachKind? kind, BreachAction? action, DateOnly? on, CancellationToken cancellationToken)
    {
        if (!(await work.LoadAsync(by, code, GroupRight.Tend, cancellationToken)).TryGet(out var inHand, out var refusal)) return refusal;
        if (kind is not { } broken) return GroupRefusals.Invalid("Chọn điều đã vi phạm.");
        if (action is not { } done) return GroupRefusals.Invalid("Chọn việc đã làm.");
        if (on is not { } day || day > work.Today || day < work.Today.AddYears(-1)) return GroupRefusals.Invalid("Chọn ngày xảy ra, trong một năm gần đây và không ở tương lai.");
        var last = await db.Set<GroupBreach>().Where(b => b.GroupId == inHand.Group.Id).MaxAsync(b => (int?)b.Number, cancellationToken) ?? 0;
        var breach = new GroupBreach
        {
            Id = Guid.CreateVersion7(work.Now), CommuneId = by.CommuneId, GroupId = inHand.Group.Id, Number = last + 1, On = day, Kind = broken, Action = done, By = by.Id, At = work.Now,
        };
        db.Add(breach);
        var saved = await work.SaveAsync(by, inHand.Group, "groups.breach-entered.v1", cancellationToken, ("number", breach.Number), ("kind", broken.ToString()), ("action", done.ToString()), ("on", day));
        return saved.Succeeded ? breach : saved.Refusal;
    }

    /// <summary>Whoever tends the group takes an objection down; it names nobody.</summary>
    public async Task<Result> ObjectAsync(CurrentStaff by, string code, int number, CancellationToken cancellationToken)
    {
        if (!(await work.LoadAsync(by, code, GroupRight.Tend, cancellationToken)).TryGet(out var inHand, out var refusal)) return refusal;
        if (await FindAsync(inHand.Group, number, cancellationToken) is not { } breach) return NoSuchBreach;
        var result = breach.Object(work.Today);
        return result.Succeeded ? await work.SaveAsync(by, inHand.Group, "groups.breach-objected.v1", cancellationToken, ("number", number)) : result;
    }

    /// <summary>The leadership decides, and never who acted in the matter.</summary>
    public async Task<Result> DecideAsync(CurrentStaff by, string code, int number, bool upheld, CancellationToken cancellationToken)
    {
        if (!(await work.LoadAsync(by, code, GroupRight.Manage, cancellationToken)).TryGet(out var inHand, out var refusal)) return refusal;
        if (await FindAsync(inHand.Group, number, cancellationToken) is not { } breach) return NoSuchBreach;
        var result = breach.Decide(upheld, by.Id);
        return result.Succeeded ? await work.SaveAsync(by, inHand.Group, "groups.breach-objection-decided.v1", cancellationToken, ("number", number), ("upheld", upheld)) : result;
    }

    private static readonly Refusal NoSuchBreach = new("groups.no-breach", "Không có việc mang số này ở nhóm.", RefusalKind.NotFound);

    private Task<GroupBreach?> FindAsync(ZaloGroup group, int number, CancellationToken cancellationToken) =>
        db.Set<GroupBreach>().SingleOrDefaultAsync(b => b.GroupId == group.Id && b.Number == number, cancellationToken);
}
