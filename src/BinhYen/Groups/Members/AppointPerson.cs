using BinhYen.Communes;
using BinhYen.Groups.Registry;
using BinhYen.Platform.Persistence;
using BinhYen.Staff;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Groups.Members;

/// <summary>What is asked for when somebody gets a duty in a group.</summary>
/// <param name="Duty">Which.</param>
/// <param name="Account">The account; null for an office holder or guest without one.</param>
/// <param name="PersonName">Name of somebody without an account.</param>
/// <param name="Position">The position held; null where the account's role says it.</param>
/// <param name="From">First day.</param>
/// <param name="Until">Last day; null for as long as it lasts. Guests need one (R-HG-44).</param>
internal sealed record AppointmentForm(GroupDuty Duty, StaffId? Account, string? PersonName, GroupRole? Position, DateOnly From, DateOnly? Until);

/// <summary>
/// Gives somebody a duty in a group from a day on. Duties with one holder pass over: the one before ends the day before,
/// so that at any date there is exactly one officer and one substitute (R-YC-85).
/// </summary>
internal sealed class AppointPerson(BinhYenDb db, GroupWork work, StaffDirectory directory)
{
    public async Task<Result> HandleAsync(CurrentStaff by, string code, AppointmentForm form, CancellationToken cancellationToken)
    {
        if (!(await work.LoadAsync(by, code, GroupRight.Manage, cancellationToken)).TryGet(out var inHand, out var refusal)) return refusal;
        var group = inHand.Group;
        if (!group.IsAlive) return GroupRefusals.WrongState(group.State);
        if (form.From < work.Today) return GroupRefusals.Invalid("Ngày bắt đầu từ hôm nay trở đi; việc đã qua giữ nguyên để tra cứu.");
        if (form.Until < form.From) return GroupRefusals.Invalid("Ngày cuối phải từ ngày đầu trở đi.");
        if (PurposeProblem(group, form) is { } wrong) return GroupRefusals.Invalid(wrong);
        if (await PersonProblemAsync(by, inHand, form, cancellationToken) is { } problem) return GroupRefusals.Invalid(problem);

        var later = await db.Set<GroupAppointment>().Where(a => a.GroupId == group.Id && a.Duty == form.Duty && (a.Until == null || a.Until >= form.From)).ToListAsync(cancellationToken);
        if (IsSingle(form.Duty)) EndBefore(later, form.From);
        else if (later.Any(a => IsSamePerson(a, form) && a.Position == form.Position)) return GroupRefusals.Invalid("Người này đang giữ việc đó rồi.");

        db.Add(new GroupAppointment
        {
            Id = Guid.CreateVersion7(work.Now), CommuneId = group.CommuneId, GroupId = group.Id, Duty = form.Duty, StaffId = form.Account,
            PersonName = form.Account is null ? GroupNaming.Clean(form.PersonName!) : null, Position = form.Position, From = form.From, Until = form.Until,
        });
        return await work.SaveAsync(by, group, "groups.appointed.v1", cancellationToken,
            ("duty", form.Duty.ToString()), ("staff", form.Account?.ToString()), ("position", form.Position?.ToString()), ("from", form.From), ("until", form.Until));
    }

    /// <summary>Ends a duty today. Officer and substitute are not ended but passed on.</summary>
    public async Task<Result> EndAsync(CurrentStaff by, string code, Guid appointment, CancellationToken cancellationToken)
    {
        if (!(await work.LoadAsync(by, code, GroupRight.Manage, cancellationToken)).TryGet(out var inHand, out var refusal)) return refusal;
        var today = work.Today;
        if (await db.Set<GroupAppointment>().SingleOrDefaultAsync(a => a.Id == appointment && a.GroupId == inHand.Group.Id && (a.Until == null || a.Until >= today), cancellationToken) is not { } duty)
            return GroupRefusals.NoSuchGroup;
        if (duty.Duty is GroupDuty.Officer or GroupDuty.Substitute && inHand.Group.State is GroupState.Active)
            return GroupRefusals.Invalid("Nhóm đang hoạt động luôn có một người phụ trách và một người thay. Giao cho người mới; người cũ tự kết thúc.");
        if (duty.From >= today) db.Remove(duty);
        else duty.Until = today.AddDays(-1);
        return await work.SaveAsync(by, inHand.Group, "groups.duty-ended.v1", cancellationToken, ("duty", duty.Duty.ToString()), ("staff", duty.StaffId?.ToString()));
    }

    // Who belongs to the committee belongs to its group; only guests are asked in, for a time (R-HG-42 to R-HG-44).
    private static string? PurposeProblem(ZaloGroup group, AppointmentForm form) => (group.Purpose, form.Duty) switch
    {
        (GroupPurpose.Committee, GroupDuty.Leader or GroupDuty.Deputy or GroupDuty.Representative) =>
            $"{form.Duty.InWords()} của nhóm Ban Chỉ đạo theo chức vụ trong ban, không giao tay. Đổi người ở Thôn, đơn vị, mục Chức vụ; người ngoài ban thì chọn việc Khách mời.",
        (not GroupPurpose.Committee, GroupDuty.Guest) => "Khách mời chỉ có ở nhóm của Ban Chỉ đạo.",
        (_, GroupDuty.Guest) when form.Until is null => "Khách mời phải có ngày kết thúc.",
        _ => null,
    };

    private async Task<string?> PersonProblemAsync(CurrentStaff by, GroupInHand inHand, AppointmentForm form, CancellationToken cancellationToken)
    {
        if (form.Account is null) return WithoutAccountProblem(inHand, form);
        if (await directory.FindAsync(form.Account.Value, cancellationToken) is not { IsClosed: false } card || card.CommuneId != by.CommuneId) return "Chọn người đang làm việc ở xã này.";
        if (form.Duty is GroupDuty.Officer or GroupDuty.Substitute)
        {
            var other = form.Duty is GroupDuty.Officer ? GroupDuty.Substitute : GroupDuty.Officer;
            var others = await db.Set<GroupAppointment>().AsNoTracking().Where(a => a.GroupId == inHand.Group.Id && a.Duty == other && (a.Until == null || a.Until >= form.From)).ToListAsync(cancellationToken);
            if (others.Any(a => a.StaffId == form.Account && (form.Until == null || a.From <= form.Until))) return "Người phụ trách và người thay phải là hai người khác nhau.";
        }

        if (form.Position is { } held && GroupRules.IsRole(held) && !GroupRules.Holds(card.Role, held)) return $"Tài khoản này không có vai trò {held.InWords()}. Bỏ trống ô chức vụ, hoặc nhờ quản trị đổi vai trò trước.";
        return PositionsFor(form.Duty, inHand.Facts) is { } allowed && !allowed.Any(position => position == form.Position || GroupRules.Holds(card.Role, position))
            ? $"{form.Duty.InWords()} của nhóm này phải là {string.Join(" hoặc ", allowed.Select(p => p.InWords()))}."
            : null;
    }

    private static string? WithoutAccountProblem(GroupInHand inHand, AppointmentForm form)
    {
        if (string.IsNullOrWhiteSpace(form.PersonName) || form.PersonName.Length > 120) return "Chọn một tài khoản, hoặc ghi họ tên người giữ chức vụ.";
        if (form.Duty is GroupDuty.Guest) return null;
        if (form.Duty is GroupDuty.Officer or GroupDuty.Substitute or GroupDuty.Moderator or GroupDuty.TechContact) return $"{form.Duty.InWords()} phải là cán bộ có tài khoản.";
        if (form.Position is not { } position) return "Chọn chức vụ của người này.";
        return form.Duty is not GroupDuty.Representative && PositionsFor(form.Duty, inHand.Facts) is { } allowed && !allowed.Contains(position)
            ? $"{form.Duty.InWords()} của nhóm này phải là {string.Join(" hoặc ", allowed.Select(p => p.InWords()))}."
            : null;
    }

    /// <summary>Positions the profile asks for; null where anybody of the staff will do. Groups of hamlets follow the profile; other units have the officer the chief chooses.</summary>
    public static IReadOnlyList<GroupRole>? PositionsFor(GroupDuty duty, GroupFacts facts) => PositionsFor(duty, facts.Group, facts.Rules);

    /// <summary>The same for a group that is only about to be.</summary>
    public static IReadOnlyList<GroupRole>? PositionsFor(GroupDuty duty, ZaloGroup group, GroupRules rules)
    {
        var ofHamlet = group is { Purpose: GroupPurpose.Residents, UnitKind: UnitKind.Hamlet or UnitKind.SubHamlet };
        return duty switch
        {
            GroupDuty.Officer => ofHamlet && !rules.CivilianLeads ? [rules.LeaderRole] : ofHamlet ? [GroupRole.AreaOfficer] : [GroupRole.RegularPoliceOfficer],
            GroupDuty.Substitute or GroupDuty.TechContact => [GroupRole.RegularPoliceOfficer],
            GroupDuty.Moderator => [GroupRole.RegularPoliceOfficer],
            GroupDuty.Leader => ofHamlet && rules.CivilianLeads ? [rules.LeaderRole] : null,
            GroupDuty.Deputy => ofHamlet && rules.DeputyRoles.Count > 0 ? rules.Spelled(rules.DeputyRoles) : null,
            GroupDuty.CoManager => ofHamlet && rules.CoManagerRoles.Count > 0 ? rules.Spelled(rules.CoManagerRoles) : null,
            GroupDuty.Representative or GroupDuty.Guest => null,
        };
    }

    private void EndBefore(List<GroupAppointment> later, DateOnly from)
    {
        foreach (var appointment in later)
        {
            if (appointment.From >= from) db.Remove(appointment);
            else appointment.Until = from.AddDays(-1);
        }
    }

    private static bool IsSingle(GroupDuty duty) => duty is GroupDuty.Officer or GroupDuty.Substitute or GroupDuty.Leader or GroupDuty.TechContact;

    private static bool IsSamePerson(GroupAppointment appointment, AppointmentForm form) =>
        form.Account is { } account ? appointment.StaffId == account : appointment.StaffId is null && GroupNaming.IsSame(appointment.PersonName ?? "", form.PersonName!);
}
