using BinhYen.Staff;

namespace BinhYen.Groups.Registry;

/// <summary>Notes the name a group really has, or lets a name stand that breaks the rule (C-06: listed, not blocked).</summary>
internal sealed class NameGroup(GroupWork work)
{
    /// <summary>The group was renamed in Zalo by hand; the registry follows.</summary>
    public async Task<Result> NoteAsync(CurrentStaff by, string code, string name, CancellationToken cancellationToken)
    {
        if (!(await work.LoadAsync(by, code, GroupRight.Tend, cancellationToken)).TryGet(out var inHand, out var refusal)) return refusal;
        name = GroupNaming.Clean(name);
        if (name.Length is 0 or > ZaloGroup.LongestName) return GroupRefusals.Invalid("Ghi tên nhóm như đang có trong Zalo, nhiều nhất 120 ký tự.");
        inHand.Group.NoteName(name);
        return await work.SaveAsync(by, inHand.Group, "groups.renamed.v1", cancellationToken, ("name", name));
    }

    /// <summary>An exception: the present name stays.</summary>
    public async Task<Result> ApproveAsync(CurrentStaff by, string code, string? because, CancellationToken cancellationToken)
    {
        if (!(await work.LoadAsync(by, code, GroupRight.Manage, cancellationToken)).TryGet(out var inHand, out var refusal)) return refusal;
        if (string.IsNullOrWhiteSpace(because) || because.Length > 300) return GroupRefusals.Invalid("Ghi lý do giữ tên này, nhiều nhất 300 ký tự.");
        inHand.Group.ApproveName(because);
        return await work.SaveAsync(by, inHand.Group, "groups.name-approved.v1", cancellationToken, ("name", inHand.Group.Name), ("because", because));
    }
}
