using BinhYen.Communes;
using BinhYen.Groups;
using BinhYen.Groups.Registry;
using BinhYen.Platform;
using BinhYen.Staff;
using BinhYen.Testing;

namespace BinhYen.Tests.Groups;

public sealed class FindTasksTests
{
    private static readonly IReadOnlyList<StaffId> Leadership = [GivenGroup.Chief];

    [Fact]
    public void A_group_in_order_gives_nobody_anything_to_do() => Of(GivenGroup.Facts()).ShouldBe([]);

    [Theory]
    [Requirement("R-DT-48")]
    [InlineData(6, null, false)]
    [InlineData(7, nameof(GroupTaskKind.CheckDue), false)]
    [InlineData(13, nameof(GroupTaskKind.CheckDue), false)]
    [InlineData(14, nameof(GroupTaskKind.CheckMissed), true)]
    [InlineData(40, nameof(GroupTaskKind.CheckMissed), true)]
    public void Settings_are_due_after_a_week_and_climb_to_the_leadership_after_another(int daysAgo, string? expected, bool raised)
    {
        var facts = GivenGroup.Facts();
        var tasks = Find(facts with { Look = GivenGroup.Look(facts.Group, GivenGroup.Today.AddDays(-daysAgo)) });
        if (expected is null) tasks.ShouldBeEmpty();
        else
        {
            var task = tasks.ShouldHaveSingleItem();
            (task.Kind, task.IsRaised, task.Owner).ShouldBe((Enum.Parse<GroupTaskKind>(expected), raised, GivenGroup.Officer));
        }
    }

    [Fact]
    [Requirement("R-DT-49")]
    public void Editing_rights_open_to_all_are_the_officers_to_mend_and_a_shared_link_is_asked_about()
    {
        var facts = GivenGroup.Facts();
        var wrong = Find(facts with { Look = GivenGroup.Look(facts.Group, GivenGroup.Today, editOnlyLeaders: false) }).ShouldHaveSingleItem();
        (wrong.Kind, wrong.Owner, wrong.Page).ShouldBe((GroupTaskKind.WrongSetting, GivenGroup.Officer, "check"));
        Find(facts with { Look = GivenGroup.Look(facts.Group, GivenGroup.Today, linkShared: true) }).ShouldHaveSingleItem().Sentence.ShouldContain("người ngoài vào được");
        Of(facts with { Look = GivenGroup.Look(facts.Group, GivenGroup.Today, joinApproval: false, history: true) }).ShouldBe([GroupTaskKind.WrongSetting, GroupTaskKind.WrongSetting]);
    }

    [Theory]
    [Requirement("R-YC-44")]
    [InlineData(200, null)]
    [InlineData(201, nameof(GroupTaskKind.OverAccountLimit))]
    [InlineData(899, nameof(GroupTaskKind.OverAccountLimit))]
    [InlineData(900, nameof(GroupTaskKind.NearlyFull))]
    [InlineData(1000, nameof(GroupTaskKind.Full))]
    public void A_growing_group_is_warned_about_in_time(int members, string? expected)
    {
        var facts = GivenGroup.Facts();
        var found = Of(facts with { Figure = GivenGroup.Figure(facts.Group, members) });
        if (expected is null) found.ShouldBeEmpty();
        else found.ShouldBe([Enum.Parse<GroupTaskKind>(expected)]);
    }

    [Fact]
    public void A_group_over_two_hundred_is_told_to_stay_made_by_hand()
    {
        var facts = GivenGroup.Facts();
        var task = Find(facts with { Figure = GivenGroup.Figure(facts.Group, 212) }).ShouldHaveSingleItem();
        task.Weight.ShouldBe(TaskWeight.Note);
        task.Sentence.ShouldContain("đừng chuyển sang nhóm của OA");
    }

    [Fact]
    public void A_group_without_a_figure_is_not_counted_as_empty()
    {
        var task = Find(GivenGroup.Facts() with { Figure = null }).ShouldHaveSingleItem();
        task.Kind.ShouldBe(GroupTaskKind.FigureOld);
        task.Sentence.ShouldStartWith("Chưa có số thành viên");
    }

    [Fact]
    [Requirement("R-YC-85")]
    public void A_group_without_officer_is_urgent_for_the_leadership_and_may_not_operate()
    {
        var facts = GivenGroup.Facts();
        facts = facts with { People = [.. facts.People.Where(p => p.Duty is not GroupDuty.Officer)] };
        var task = Find(facts)[0];
        (task.Kind, task.Weight, task.Owner).ShouldBe((GroupTaskKind.NoOfficer, TaskWeight.Urgent, null));
        FindTasks.MissingToOperate(facts).ShouldBe(["cán bộ phụ trách"]);
    }

    [Fact]
    [Requirement("R-YC-33")]
    public void Without_a_group_regulation_in_force_a_group_may_not_operate() =>
        FindTasks.MissingToOperate(GivenGroup.Facts() with { InForce = [] }).ShouldBe(["quy chế nhóm đang có hiệu lực"]);

    [Fact]
    [Requirement("R-HG-55")]
    public void Where_the_profile_demands_a_technical_contact_the_group_waits_for_one()
    {
        var facts = GivenGroup.Facts();
        facts = facts with { Rules = facts.Rules with { TechContactRequired = true } };
        Of(facts).ShouldBe([GroupTaskKind.NoTechContact]);
        FindTasks.MissingToOperate(facts).ShouldBe(["đầu mối kỹ thuật"]);
        FindTasks.MissingToOperate(facts with { People = [.. facts.People, GivenGroup.Appointed(facts.Group, GroupDuty.TechContact, GivenGroup.Officer)] }).ShouldBeEmpty();
    }

    [Fact]
    public void Whoever_is_away_is_covered_and_at_last_by_the_leadership()
    {
        var facts = GivenGroup.Facts();
        Find(facts with { Away = Away(GivenGroup.Away(GivenGroup.Officer)) }).ShouldHaveSingleItem().Owner.ShouldBe(GivenGroup.Substitute);

        var standIn = new StaffId(Guid.CreateVersion7());
        var both = facts with { Away = Away(GivenGroup.Away(GivenGroup.Officer, standIn), GivenGroup.Away(GivenGroup.Substitute)) };
        Tending.Of(both, Leadership).ShouldBe(new TendedBy(standIn, TendingBy.LeaveSubstitute));

        var nobody = facts with { Away = Away(GivenGroup.Away(GivenGroup.Officer), GivenGroup.Away(GivenGroup.Substitute)) };
        Tending.Of(nobody, Leadership).ShouldBe(new TendedBy(GivenGroup.Chief, TendingBy.Leadership));
        var task = Find(nobody)[0];
        (task.Kind, task.Weight, task.IsRaised).ShouldBe((GroupTaskKind.NobodyThere, TaskWeight.Urgent, true));
    }

    [Fact]
    [Requirement("R-YC-47", "R-HG-48")]
    public void Positions_the_profile_wants_in_the_group_and_nobody_holds_are_named()
    {
        var facts = GivenGroup.Facts();
        facts = facts with { Rules = facts.Rules with { MemberRoles = [GroupRole.HamletHead, GroupRole.TeamLeader, GroupRole.OrderPolice, GroupRole.Enterprise, GroupRole.Household] } };
        FindTasks.MissingRoles(facts).ShouldBe([GroupRole.HamletHead, GroupRole.TeamLeader, GroupRole.OrderPolice, GroupRole.Enterprise], "households are counted, not named");
        var leader = new GroupAppointment { GroupId = facts.Group.Id, Duty = GroupDuty.Representative, PersonName = "Mẫn Văn Kích", Position = GroupRole.TeamLeader, From = GivenGroup.Today };
        FindTasks.MissingRoles(facts with { People = [.. facts.People, leader] }).ShouldBe([GroupRole.HamletHead, GroupRole.OrderPolice, GroupRole.Enterprise]);
    }

    [Fact]
    [Requirement("R-HG-44")]
    public void A_guest_has_no_right_in_the_product_that_comes_from_being_a_guest()
    {
        var head = new CurrentStaff(GivenGroup.Officer, GivenGroup.CommuneId, StaffRole.HamletHead, "Trưởng thôn");
        var facts = GivenGroup.Facts(GivenGroup.Group(purpose: GroupPurpose.Committee, unit: UnitKind.Committee, unitName: "Ban Chỉ đạo"));
        bool May(GroupDuty duty, GroupRight right)
        {
            var held = facts with { People = [GivenGroup.Appointed(facts.Group, duty, GivenGroup.Officer)] };
            return GroupWork.May(head, held, Tending.Of(held, Leadership), right);
        }

        May(GroupDuty.CoManager, GroupRight.See).ShouldBeTrue();
        foreach (var right in Enum.GetValues<GroupRight>()) May(GroupDuty.Guest, right).ShouldBeFalse($"{right}");
    }

    [Fact]
    [Requirement("R-DT-39")]
    public void Where_a_unit_has_exactly_one_group_a_second_raises_a_warning()
    {
        var facts = GivenGroup.Facts() with { OfSameUnit = 2 };
        Of(facts).ShouldBeEmpty();
        Of(facts with { Rules = facts.Rules with { PerUnit = GroupsPerUnit.ExactlyOne } }).ShouldBe([GroupTaskKind.SecondGroup]);
    }

    [Theory]
    [InlineData(15, false, null)]
    [InlineData(14, false, nameof(GroupTaskKind.PackageEnds))]
    [InlineData(0, false, nameof(GroupTaskKind.PackageEnds))]
    [InlineData(3, true, null)]
    public void A_package_that_ends_is_told_two_weeks_before_unless_it_renews_itself(int days, bool renews, string? expected)
    {
        var group = GivenGroup.Group(GroupKind.Account);
        group.NoteAccount(new AccountGroup { ZaloId = "0a", Name = group.Name, AssetEndsOn = GivenGroup.Today.AddDays(days), AssetRenews = renews, Members = 40, MostMembers = 100, JoinNeedsApproval = true, LinkJoins = true });
        var found = Of(GivenGroup.Facts(group));
        if (expected is null) found.ShouldBeEmpty();
        else found.ShouldBe([Enum.Parse<GroupTaskKind>(expected)]);
    }

    [Fact]
    public void A_disabled_group_says_when_Zalo_deletes_it()
    {
        var group = GivenGroup.Group(GroupKind.Account);
        group.NoteAccount(new AccountGroup { ZaloId = "0a", Name = group.Name, IsDisabled = true, DeletedOn = new DateOnly(2026, 12, 30), Trouble = null });
        Find(GivenGroup.Facts(group))[0].Sentence.ShouldContain("30/12/2026");
    }

    [Fact]
    public void What_Zalo_has_otherwise_than_wanted_is_drift_and_what_it_does_not_tell_is_not()
    {
        var group = GivenGroup.Group(GroupKind.Account);
        AccountGroup told = new() { ZaloId = "0a", Name = group.Name };
        group.NoteAccount(told);
        AccountDrift.Of(group, new GroupRules(), GivenGroup.Commune).ShouldBeEmpty();
        group.NoteAccount(told with { Name = "Chợ quê", JoinNeedsApproval = false, LinkJoins = false, OnlyAccountWrites = true, NewcomersSeeHistory = true });
        AccountDrift.Of(group, new GroupRules(), GivenGroup.Commune).Select(d => d.Field).ShouldBe(["join_appr", "enable_msg_history", "enable_link_join", "lock_send_msg", "group_name"]);
    }

    private static IReadOnlyList<GroupTask> Find(GroupFacts facts) => FindTasks.Of(facts, Leadership);

    private static IReadOnlyList<GroupTaskKind> Of(GroupFacts facts) => [.. Find(facts).Select(t => t.Kind)];

    private static Dictionary<StaffId, Leave> Away(params Leave[] leaves) => leaves.ToDictionary(l => l.StaffId);
}
